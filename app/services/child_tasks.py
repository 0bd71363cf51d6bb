"""Functions that the window has computed in a child process: of plain data, without a vault, a file or a secret.

Each takes and gives what its signature declares; `app.workers.codec` carries that over and makes nothing else. Mark values are drawn where the
vault is (`app.services.copy_plan`): what comes here is which value each carrier has, and never what it was drawn from.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.domain.attribution import Attribution, DrillResult, ScenarioBits
from app.domain.compose import compose
from app.domain.design import Arrangement, Layout
from app.domain.document import Document
from app.domain.hidden_sections import is_hidden, without_sections
from app.domain.identifying_names import OwnerNames, PrintedName
from app.domain.optional_items import Leeway
from app.domain.policy import DerivedForm, Policy, ProtectedValue, Redaction, WordChoice
from app.domain.resume import Location, Resume
from app.domain.sensitivity import Kind
from app.domain.style import Style, default_style
from app.marks.assignment import unpack
from app.marks.issued_copies import IssuedVersion
from app.marks.specification import NO_LEEWAY, Spec, Wording, build_spec
from app.services.proofreading import proofread
from app.workers import codec
from app.workers.cancellation import CancelToken, Progress

CONTACT_ROW: Final = 4_000
"""Characters of a text without any mark in which contact data of others is looked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """Content of a copy: `packed` the values of its marks, `aliases` field id → address to print, what its footer says, and the `words` that
    it withholds or writes another way; `plain`: it is handed over as data alone; `layout` and `arrangement` its look, `pinned` and `hidden` sections, the `day` it is signed."""

    resume: Resume
    spec: Spec
    packed: bytes
    policy: Policy
    aliases: Mapping[str, str]
    reference: str
    notice: str
    words: tuple[WordChoice, ...] = ()
    layout: Layout = field(default_factory=Layout)
    arrangement: Arrangement = field(default_factory=Arrangement)
    pinned: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    day: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class PlannedCopy:
    """The résumé with marks, its style, what the redaction made of it, and the document."""

    marked: Resume
    style: Style
    redaction: Redaction
    document: Document


@dataclass(frozen=True, slots=True)
class ComparedText:
    """Result of comparing a text with copies: the attribution, and the contact data in it, `own` of the person's and `others`."""

    attribution: Attribution
    own: tuple[str, ...]
    others: tuple[str, ...]


def specify(
    resume: Resume,
    wordings: tuple[Wording, ...],
    version: int,
    pinned: tuple[str, ...] = (),
    hidden: tuple[str, ...] = (),
    leeway: Leeway = NO_LEEWAY,
) -> Spec:
    """The carriers of a master version (see `build_spec`): of what is not `hidden`, without the order of sections that are `pinned`, with the
    `leeway` that the person gives."""
    return build_spec(without_sections(resume, hidden), wordings, version, pinned, leeway)


def plan(order: Order) -> PlannedCopy:
    """A copy before it is rendered: marks, then redaction of exactly the text that will be printed, then the document."""
    from app.marks.apply import apply_marks
    from app.marks.layers.wording import readings
    from app.redact.engine import redact

    marked, style = apply_marks(order.resume, order.spec, unpack(order.spec, order.packed), order.pinned)
    read = readings(order.resume, order.spec.carriers)
    redacted = redact(marked, order.policy, aliases=order.aliases, words=order.words, readings=read)
    redaction = _shown(redacted, order.hidden)
    document = compose(
        redaction.resume,
        style,
        reference=order.reference,
        notice=order.notice,
        layout=order.layout,
        arrangement=order.arrangement,
        day=order.day,
    )
    return PlannedCopy(marked, style, redaction, document)


def _shown(redaction: Redaction, hidden: tuple[str, ...]) -> Redaction:
    """Return what is left of a redaction without the hidden sections: redacted like the others first, so that what stands in them is known."""
    if not hidden:
        return redaction
    disclosed = tuple(field for field in redaction.disclosed if not is_hidden(field, hidden))
    return replace(redaction, resume=without_sections(redaction.resume, hidden), disclosed=disclosed)


def unusual_kinds(marked: Resume, redaction: Redaction) -> tuple[Kind, ...]:
    """Kinds of which a copy shows a value as it stands though its stage alone would not."""
    from app.redact.engine import kinds_shown_beyond_stage

    return kinds_shown_beyond_stage(marked, redaction)


def alternatives(resume: Resume) -> tuple[tuple[str, str, str], ...]:
    """Other wordings of its sentences, in document order: field id, the other sentence, code of the rule (see `propose`)."""
    from app.marks.wording_proposals import propose

    return tuple((one.field_id, one.variant, one.rule) for one in propose(resume))


def address_parts(line: str) -> Location:
    """The parts of a home address that was typed in one line; empty where they could not be told (see `home_address`)."""
    from app.ingest.sections.addresses import home_address

    return home_address(line) or Location()


def identifying_names(resume: Resume) -> tuple[OwnerNames, ...]:
    """Names that give the person, an employer or a school away (see `names_report`)."""
    from app.redact.identifying_names_report import names_report

    return names_report(resume)


def printed_names(original: Resume, redaction: Redaction) -> tuple[PrintedName, ...]:
    """Names that may give somebody away and that a copy prints (see `app.redact.identifying_names_report`)."""
    from app.redact import identifying_names_report

    return identifying_names_report.printed_names(original, redaction)


def derive(absent: tuple[ProtectedValue, ...], marked: Resume) -> tuple[DerivedForm, ...]:
    """Every other way in which withheld values may be written."""
    from app.redact.derived_forms import derived_forms

    return derived_forms(absent, marked)


@dataclass(frozen=True, slots=True)
class Measured:
    """A copy to be measured: what it was made of, its document, and the `wordings` and `leeway` of its master."""

    order: Order
    document: Document
    wordings: tuple[Wording, ...] = ()
    leeway: Leeway = NO_LEEWAY


def estimate(copy: Measured, copies: int, *, cancel: CancelToken) -> tuple[ScenarioBits, ...]:
    """Return the traceability of a copy among `copies`, and what it would be with everything ticked (see `meter`)."""
    from app.marks.assignment import pack
    from app.marks.traceability_estimate import Ticked, everything_ticked, meter, typical_copy

    order = copy.order
    shown = without_sections(order.resume, order.hidden)
    spec, wordings = everything_ticked(shown, copy.wordings, copy.leeway, order.pinned)
    other = typical_copy(spec)
    made = plan(replace(order, spec=spec, packed=pack(spec, other)))
    document = as_carried(made.document, made.redaction.resume) if order.plain else made.document
    ticked = Ticked(spec, wordings, other, document)
    assignment = unpack(order.spec, order.packed)
    return meter(
        order.resume, order.spec, assignment, copies=copies, document=copy.document, ticked=ticked, cancel=cancel
    )


def as_carried(document: Document, resume: Resume) -> Document:
    """Return the document of a copy that is handed over as data alone: it carries no headings, no way of writing and no arrangement."""
    return compose(resume, default_style(document.language))


def drill(
    document: Document, copy_id: str, issued: tuple[IssuedVersion, ...], *, cancel: CancelToken, progress: Progress
) -> tuple[DrillResult, ...]:
    """Attacks on a copy, each traced among all copies (see `traceability_trial.simulate_attacks`)."""
    from app.marks import traceability_trial

    return traceability_trial.simulate_attacks(document, copy_id, issued, cancel=cancel, progress=progress)


def compare(untrusted_texts: tuple[str, ...], issued: tuple[IssuedVersion, ...], held: frozenset[str]) -> ComparedText:
    """Which copies readings of one text are consistent with, and which contact data stands in it: of the values `held`, and, where
    nothing of a copy was found, any other."""
    from app.marks.attribution import attribute_many
    from app.marks.contact_exclusion import found_contacts
    from app.redact.personal_data_scan import contacts_in

    attribution = attribute_many(untrusted_texts, issued)
    text = "\n".join(untrusted_texts)
    own = found_contacts(text, set(held))
    others: tuple[str, ...] = ()
    if attribution.note in ("no-marks", "contact-row", "reference-cited"):
        others = tuple(value for value in contacts_in(text[:CONTACT_ROW]) if not found_contacts(value, set(own)))
    return ComparedText(attribution, tuple(sorted(own)), others)


def changed_places(resume: Resume, spec: Spec, packed: bytes, text: str) -> tuple[str, ...]:
    """Ids of the carriers of which the text of a copy shows something else than the copy was given."""
    import numpy as np

    from app.marks.assignment import pack
    from app.marks.attribution import placed_factors
    from app.marks.carriers import FIXED
    from app.marks.likelihood_factors import ChoiceFactor, OrderFactor
    from app.marks.observation import Reader

    body = np.frombuffer(pack(spec, unpack(spec, packed))[-spec.width :], dtype=np.uint8)[None, :]
    found = []
    for placed in placed_factors(spec, Reader(resume, spec).observe(text), ""):
        own, factor = body[:, placed.start : placed.start + placed.factor.width], placed.factor
        if isinstance(factor, ChoiceFactor) and own[0, 0] == FIXED:
            continue
        if isinstance(factor, ChoiceFactor):
            differs = bool(factor.table[0, int(own[0, 0])] < factor.table[0].max())
        else:
            differs = isinstance(factor, OrderFactor) and bool(factor.statistics(own)[0][0] > 0)
        if differs:
            found.append(placed.place)
    return tuple(found)


def explain(
    untrusted_texts: tuple[str, ...], issued: tuple[IssuedVersion, ...], copy_ids: tuple[str, ...]
) -> dict[str, object]:
    """Everything behind an answer, JSON-ready (see `app.marks.calculation_report`)."""
    from app.marks.calculation_report import calculation

    return calculation(untrusted_texts, issued, copy_ids)


Task = Callable[..., Any]


def personal_in_list(title: str, rows: tuple[tuple[str, ...], ...], kind: str) -> tuple[tuple[int, str], ...]:
    """Return (row from 1, text) of personal data in a list of a kind (`app.services.list_privacy`); row 0 is its title."""
    from app.services.list_privacy import personal_data

    return (*((0, text) for _, text in personal_data([[title]])), *personal_data(rows, kind))


TASKS: Final[Mapping[str, Task]] = {
    task.__name__: task
    for task in (
        *(specify, plan, proofread, unusual_kinds, alternatives, identifying_names, printed_names, address_parts),
        *(derive, estimate, drill, compare, changed_places, explain, personal_in_list),
    )
}


@functools.cache
def signature(name: str) -> tuple[dict[str, Any], Any, frozenset[str]]:
    """Of a task: its arguments in order with their types, the type it gives, and which of `cancel` and `progress` it takes."""
    hints = typing.get_type_hints(TASKS[name])
    result = hints.pop("return")
    watched = frozenset(hints) & {"cancel", "progress"}
    return {one: hint for one, hint in hints.items() if one not in watched}, result, watched


def call(task: Task, arguments: Sequence[Any], cancel: CancelToken, progress: Progress) -> Any:
    """Do a task in this process."""
    taken = signature(task.__name__)[2]
    given = {"cancel": cancel, "progress": progress}
    return task(*arguments, **{name: given[name] for name in taken})


def run(header: dict[str, Any], payload: bytes, cancel: CancelToken, progress: Progress) -> dict[str, Any]:
    """The job of the child: `task` with `arguments`, each encoded by the type that the task declares."""
    task = TASKS[header["task"]]
    expected, result, _ = signature(task.__name__)
    arguments = [codec.decode(hint, data) for hint, data in zip(expected.values(), header["arguments"], strict=True)]
    return {"result": codec.encode(result, call(task, arguments, cancel, progress))}


def warm() -> None:
    """Load what the first copy and the first comparison need."""
    import json

    from app import resources
    from app.domain.resume_json import from_json
    from app.domain.sensitivity import Stage
    from app.marks.assignment import assign, pack
    from app.marks.issued_copies import IssuedCopy
    from app.redact.policies import stage_policy

    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    spec = specify(resume, (), 1)
    packed = pack(spec, assign(bytes(16), "warm", spec))
    plan(Order(resume, spec, packed, stage_policy(Stage.BROWSE), {}, "", ""))
    compare(("-",), (IssuedVersion(resume, spec, (IssuedCopy("", "", packed),)),), frozenset())
