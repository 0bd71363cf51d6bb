"""Numbers of public professional registers (NMC PIN, GMC number): found in a résumé, and kept in its copies from the stage apply on.

Who hires looks the number up there; the person is told, and may leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.per_object import per_object
from app.domain.policy import Policy
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Operator, Stage

REGISTERS: Final = frozenset(
    {
        "nmc",
        "gmc",
        "hcpc",
        "gdc",
        "gphc",
        "goc",
        "gosc",
        "gcc",
        "sssc",
        "gtcs",
        "nmbi",
        "coru",
        "pharmaceutical society of ni",
    }
    | {
        "social work england",
        "social care wales",
        "teaching council",
        "rcvs",
        "ahpra",
        "nzrn",
        "nursing council of new zealand",
    }
)
"""Registers of health, care and teaching (GB, IE, AU, NZ) that anybody may search and whose number forms of application ask for."""
_LESS: Final = frozenset(
    {"no", "number", "num", "nr", "pin", "registration", "registered", "register", "reg", "id", "ref", "reference"}
)
"""Words beside the name of a register in the label of its number."""


_BETWEEN: Final = _LESS | frozenset(
    (
        " ".join(sorted(REGISTERS)) + " "
        "number nos current active full live my the with as a of is are under uk nurse midwife adult child mental health part sub "
        "professional membership status code"
    ).split()
)
"""Words that may stand between the name of a register and its number in running text."""
_CHINESE: Final = r"(?:护士|护師|护师|医师|律师)执业(?:许可)?证书?"
"""Certificates of practice of nurses, doctors and lawyers (CN), which employers look up by their number. Certificates of qualification are
none: their number may hold that of the identity card."""
_IN_TEXT: Final = re.compile(
    rf"(?<![a-z])(?P<name>{'|'.join(sorted(map(re.escape, REGISTERS), key=len, reverse=True))}|nursing and midwifery council|"
    rf"general medical council)(?![a-z])(?P<between>[^\d\n.;]{{0,48}}?(?:no\.[^\d\n.;]{{0,4}})?)"
    rf"(?<![a-z0-9])(?P<number>(?:[a-z]{{1,4}}[ -]?)?\d[\da-z]{{3,13}}(?![\w])|\d{{2}}[-/]\d{{4,6}}(?![\w]))"
    rf"|(?P<han>{_CHINESE})(?:编?号码?)?[ \t]?[:：(（]?[ \t]?(?P<digits>\d{{10,17}})(?![\dx])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Registration:
    """A number of a register in a text: the register's `name` as written, and where the number stands (`[start:end]`, code points)."""

    name: str
    start: int
    end: int


def registrations_in(text: str) -> tuple[Registration, ...]:
    """Return the numbers that stand behind the name of a public professional register, with nothing but words of their label between."""
    found: list[Registration] = []
    for match in _IN_TEXT.finditer(text):
        if match["han"]:
            found.append(Registration(match["han"], *match.span("digits")))
        elif set(re.findall(r"[^\W\d_]+", match["between"].casefold())) <= _BETWEEN:
            found.append(Registration(match["name"], *match.span("number")))
    return tuple(found)


def _registrations(resume: Resume, stage: Stage) -> Mapping[str, Sequence[str]]:
    """Return the names of registers by the id of the field with their number, or of the text that holds it; none at the stage browse."""
    return _every_registration(resume) if stage is not Stage.BROWSE else {}


@per_object
def _every_registration(resume: Resume) -> Mapping[str, Sequence[str]]:
    numbers = (one for one in resume.personal.id_numbers if one.value and _is_register(one.kind))
    of_fields = {f"personal.id_numbers.{one.id}.value": [one.kind] for one in numbers}
    texts = {
        field.id: [one.name for one in registrations_in(field.value)] for field in fields(resume) if not field.kind
    }
    return of_fields | {key: names for key, names in texts.items() if names}


def registration_names(policy: Policy, resume: Resume) -> tuple[str, ...]:
    """Return the names of the registers whose numbers the policy keeps, each once, as the person wrote them."""
    found = _registrations(resume, policy.stage).items()
    return tuple(
        dict.fromkeys(name for key, names in found if policy.fields.get(key) is Operator.KEEP for name in names)
    )


def with_registrations(policy: Policy, resume: Resume) -> Policy:
    """Return the policy with the fields kept that are numbers of public professional registers, or texts that hold one, unless the stage
    is browse, or the policy says something of its own about the field."""
    kept = dict.fromkeys(_registrations(resume, policy.stage), Operator.KEEP)
    return Policy(policy.stage, policy.operators, {**kept, **policy.fields})


def _is_register(label: str) -> bool:
    if re.fullmatch(rf"{_CHINESE}(?:编?号码?)?", label.strip()):
        return True
    words = [word for word in re.split(r"[^a-z]+", label.casefold()) if word]
    return " ".join(word for word in words if word not in _LESS) in REGISTERS
