"""Data that employers usually expect at a stage, beyond what the stage discloses by itself.

Kinds that employers of a country expect are offered as one choice, never made. A number of a public professional register is
kept when one applies, for who hires looks it up there; the person is told, and may leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from app.domain.policy import Policy
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Operator, Stage, discloses_more

_PHONE: Final[Mapping[Stage, tuple[Kind, ...]]] = {Stage.APPLY: (Kind.PHONE,)}
EXPECTED: Final[Mapping[str, Mapping[Stage, tuple[Kind, ...]]]] = dict.fromkeys(("GB", "IE", "US", "CA", "CN"), _PHONE)
"""By country (ISO 3166): recruiters there ring applicants, and forms ask for a number with the application."""

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


def registration_fields(resume: Resume, stage: Stage) -> tuple[str, ...]:
    """Return the ids of the fields with numbers of public professional registers, which a copy of this stage keeps by itself."""
    if stage is Stage.BROWSE:
        return ()
    numbers = (one for one in resume.personal.id_numbers if one.value and _is_register(one.kind))
    return tuple(f"personal.id_numbers.{one.id}.value" for one in numbers)


def with_registrations(policy: Policy, resume: Resume) -> Policy:
    """Return the policy with these fields kept, where it says nothing of its own about them or about their kind's being shown."""
    kept = dict.fromkeys(registration_fields(resume, policy.stage), Operator.KEEP)
    return Policy(policy.stage, policy.operators, {**kept, **policy.fields})


def _is_register(label: str) -> bool:
    words = [word for word in re.split(r"[^a-z]+", label.casefold()) if word]
    return " ".join(word for word in words if word not in _LESS) in REGISTERS


def expected_kinds(country: str, policy: Policy, resume: Resume) -> tuple[Kind, ...]:
    """Return the kinds that employers of `country` expect at the policy's stage, that the résumé has and that the policy does not show."""
    there = {field.kind for field in fields(resume)}
    wanted = EXPECTED.get(country, {}).get(policy.stage, ())
    return tuple(kind for kind in wanted if kind in there and discloses_more(Operator.KEEP, policy.operators[kind]))


def is_expected(country: str, stage: Stage, kind: Kind) -> bool:
    """Return True if employers of `country` usually expect data of this kind at the stage."""
    return kind in EXPECTED.get(country, {}).get(stage, ())


def with_kinds(policy: Policy, kinds: tuple[Kind, ...]) -> Policy:
    """Return the policy with these kinds kept."""
    return Policy(policy.stage, {**policy.operators, **dict.fromkeys(kinds, Operator.KEEP)}, policy.fields)
