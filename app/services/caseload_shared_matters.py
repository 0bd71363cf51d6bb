"""The counsellor's side of what a student shares: kept in that student's vault and nowhere else, and answered with suggestions.

An incident that was shared becomes one of the student's vault, so that its letters and its evidence pack are made there, in the student's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from app.caseload import sealed_container, sealing, shared_matter
from app.caseload.sealed_container import Package
from app.caseload.shared_matter import Answer, GivenCopy, Matter, MatterKind, MatterLabel, Part
from app.caseload.students import State, Student, valid_day
from app.clock import local_day
from app.domain.applications import PastApplication
from app.domain.copies import RecipientKind
from app.domain.incidents import Surfaced
from app.domain.sensitivity import Kind
from app.domain.stored_records import Incident
from app.errors import UserError
from app.services.applications import ApplicationService
from app.services.caseload import Caseload
from app.services.incident_reports import IncidentReportService, report_of
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

_MATTER: Final = "matter:"


@dataclass(frozen=True, slots=True)
class IncomingMatter:
    """A shared matter whose label was opened, and whose it is."""

    label: MatterLabel
    package: Package
    student: Student


@dataclass(frozen=True, slots=True)
class HeldMatter:
    """A matter in a student's vault. `incident_id`: of the incident that it became there (empty: it is a draft); `answered`: ISO days of answers."""

    label: MatterLabel
    question: str
    parts: tuple[Part, ...]
    incident_id: str
    answered: tuple[str, ...]


def is_matter(caseload: Caseload, untrusted_data: bytes, *, cancel: CancelToken | None = None) -> bool:
    """Return True if a file is a shared matter rather than a consent package. Raises as `look`."""
    return shared_matter.is_matter(sealed_container.read(untrusted_data, cancel=cancel), caseload.identity.age_key)


def look(caseload: Caseload, untrusted_data: bytes, *, cancel: CancelToken | None = None) -> IncomingMatter:
    """Open the label of what a student shares; nothing else of it is decrypted, and nothing stored.

    Raises UserError as `matter.open_shared`, `matter-no-student` (no student here has that key, or none whose consent is in force),
    `consent-replayed`.
    """
    found = sealed_container.read(untrusted_data, cancel=cancel)
    label = shared_matter.open_shared(found, caseload.identity)
    key = label.ends.student_key.hex()
    student = next((one for one in caseload.students() if one.student_key == key), None)
    if student is None or student.state(caseload.today) is not State.ACTIVE:
        raise UserError("matter-no-student")
    given = student.in_force(caseload.today)
    if caseload.ended(label.id) or all(label.issued < one.issued for one in given):
        raise UserError("consent-replayed")
    return IncomingMatter(label, found, student)


def take(caseload: Caseload, incoming: IncomingMatter) -> HeldMatter:
    """Take a matter into the student's vault. Raises UserError `consent-altered`, `incident-…` for an incident that no vault would take."""
    label, student = incoming.label, incoming.student
    what = shared_matter.read_matter(incoming.package, label, caseload.identity.age_key)
    with caseload.open_student(student) as vault, vault.transaction():
        incident_id = _as_incident(vault, what) if label.kind is MatterKind.INCIDENT else ""
        parts = [[one.key, one.text] for one in what.parts]
        row = {"label": shared_matter.label_to_json(label), "question": what.question, "parts": parts}
        vault.preferences.set(_MATTER + label.id, {**row, "incident": incident_id, "answered": []})
    with caseload.vault.transaction():
        caseload.note_taken(label.id)
        facts = {"student": student.folder, "matter": label.id, "kind": label.kind.value, "sha256": label.data_sha256}
        caseload.vault.ledger.append("matter-received", facts)
    return HeldMatter(label, what.question, what.parts, incident_id, ())


def _as_incident(vault: Vault, what: Matter) -> str:
    """Store a shared incident as one of the student's vault, with what its recipients got; return its id."""
    stored = what.report
    try:
        body = stored["body"]
        if not isinstance(body, dict):
            raise TypeError("body")
        kind, title = sealing.bounded(stored["kind"], 40), sealing.bounded(stored["title"], 1_000)
        shared = Incident("", "", kind, title, valid_day(stored["when"]), body)
        report = replace(report_of(shared), joined=(), check="")
    except (ValueError, KeyError, TypeError):
        raise UserError("consent-altered") from None
    for one in what.copies:
        ApplicationService(vault, vault.clock).reconstruct(_past(one))
    files = [Surfaced(name, data) for name, data in what.files]
    return IncidentReportService(vault, vault.clock).log(report, files).id


def _past(one: GivenCopy) -> PastApplication:
    try:
        kind, kinds = RecipientKind(one.kind), tuple(Kind(found) for found in one.kinds)
    except ValueError:
        raise UserError("consent-altered") from None
    return PastApplication(one.recipient, kind, one.day, disclosed=kinds)


def matters(vault: Vault) -> list[HeldMatter]:
    """List what a student shared, of the student's open vault, latest first."""
    rows = vault.preferences.with_prefix(_MATTER).values()
    return sorted((_held(row) for row in rows), key=lambda one: (one.label.issued, one.label.id), reverse=True)


def held(vault: Vault, matter_id: str) -> HeldMatter:
    """Return one matter by its id or the beginning of it. Raises UserError `matter-unknown`."""
    found = [one for one in matters(vault) if matter_id and one.label.id.startswith(matter_id)]
    if len(found) != 1:
        raise UserError("matter-unknown")
    return found[0]


def answer(caseload: Caseload, student: Student, matter_id: str, said: Answer) -> tuple[MatterLabel, bytes]:
    """Seal an answer for the student, and record that there was one (its words are not kept here).

    Raises UserError `student-consent-ended`, `matter-unknown`, `matter-answer-empty`, `suggestion-unfit` (for a part that was not shared, or as it did not stand there).
    """
    caseload.require_not_ended(student)
    with caseload.open_student(student) as vault:
        about = held(vault, matter_id)
        _require_fitting(about, said)
        today = local_day(vault.clock())
        label, data = shared_matter.reply(said, about.label, caseload.identity.sign_key, issued=today, language="")
        row = vault.preferences.get(_MATTER + about.label.id)
        vault.preferences.set(_MATTER + about.label.id, {**row, "answered": [*about.answered, today]})
    facts = {"student": student.folder, "matter": about.label.id, "sha256": label.data_sha256}
    caseload.vault.ledger.append("matter-answered", {**facts, "suggestions": len(said.suggestions)})
    return label, data


def _require_fitting(about: HeldMatter, said: Answer) -> None:
    if not said.suggestions and not said.message.strip():
        raise UserError("matter-answer-empty")
    texts: Mapping[str, str] = {one.key: one.text for one in about.parts}
    for number, one in enumerate(said.suggestions, 1):
        is_step = one.key == shared_matter.STEP and about.label.kind is MatterKind.INCIDENT and bool(one.after.strip())
        if one.day:
            try:
                valid_day(one.day)
            except ValueError:
                raise UserError("consent-day", day=one.day[:40]) from None
        if not is_step and (texts.get(one.key) != one.before or one.after == one.before):
            raise UserError("suggestion-unfit", number=number)


def _held(row: Mapping[str, Any]) -> HeldMatter:
    return HeldMatter(
        shared_matter.label_from_json(row["label"]),
        str(row["question"]),
        tuple(Part(str(key), str(text)) for key, text in row["parts"]),
        str(row["incident"]),
        tuple(str(one) for one in row["answered"]),
    )
