"""The student's side of sharing: one draft or one incident shown to a counsellor who has a consent in force, and suggestions that come back, each of which the student accepts or declines. Nothing is changed that the student did not accept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from app.caseload import keys, sealed_container, shared_matter
from app.caseload.shared_matter import Answer, Ends, GivenCopy, Matter, MatterKind, MatterLabel, Part, Suggestion
from app.clock import local_day
from app.domain.copies import CopyRecord
from app.domain.incident_reports import FollowUp, IncidentReport
from app.domain.policy import Policy
from app.domain.resume import Field, Resume, fields, rewrite
from app.domain.stored_records import Incident
from app.errors import UserError
from app.services import stored_resume, student_keys
from app.services.caseload_student_consent import ConsentService, Given, chosen
from app.services.imports import ImportService
from app.services.incident_reports import IncidentReportService, body_of, report_of
from app.services.incidents import answers_of
from app.services.letters import LetterService
from app.services.recipients import RecipientService
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

INCIDENT_PARTS: Final = ("title", "where", "contact", "said", "notes")
"""Texts of an incident for which suggestions can be made: names of `IncidentReport`."""
_SHARED: Final = "matter-shared:"
_ANSWER: Final = "matter-answer:"


class Decision(StrEnum):
    """Decision of the student about a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that was shared: with whom, and what it is of here (`source`: name of the résumé, or id of the incident)."""

    label: MatterLabel
    counsellor: str
    source: str


@dataclass(frozen=True, slots=True)
class Received:
    """An answer that came: to what, and for each suggestion the decision so far."""

    label: MatterLabel
    shared: Shared
    answer: Answer
    decisions: tuple[Decision, ...]


class SharingService:
    """Drafts and incidents that a person shares from one open vault, their own."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def consents(self) -> list[Given]:
        """List the consents under which something can be shared today."""
        today = local_day(self._vault.clock())
        return [one for one in ConsentService(self._vault).given() if one.is_in_force(today)]

    def draft(self, policy: Policy, question: str, *, master: str = stored_resume.MAIN) -> Matter:
        """Return a résumé as it would be shared: what `policy` withholds is not in it. Raises as `chosen`."""
        left = chosen(self._vault, policy, master).resume
        parts = tuple(Part(one.id, one.value) for one in fields(left))
        return Matter(MatterKind.DRAFT, question, parts)

    def incident(
        self,
        incident_id: str,
        question: str,
        *,
        files: Sequence[str] = (),
        recipients: Sequence[str] = (),
        copies: Sequence[str] = (),
    ) -> Matter:
        """Return an incident as it would be shared, with those of its `files` that are named, and what the `recipients` (by name, and those that
        its comparison named) got by the ledger: kinds of data and days, no values. `copies`: references of copies whose files go with it, exactly as
        they were handed over.

        Raises UserError `incident-unknown`, `recipient-unknown`, `copy-unknown`, `file-missing`, `matter-files` (too many).
        """
        found = self._vault.incidents.get(incident_id)
        if found is None:
            raise UserError("incident-unknown", incident=incident_id)
        report = replace(report_of(found), joined=(), check="")
        stored = {"kind": report.channel.value, "title": report.title, "when": report.day, "body": body_of(report)}
        texts = (Part(key, str(getattr(report, key))) for key in INCIDENT_PARTS)
        chosen_files = []
        for name in files:
            data = self._vault.incidents.file_bytes(incident_id, name)
            if data is None:
                raise UserError("file-missing", path=name)
            chosen_files.append((name, data))
        chosen_files += [one for reference in copies for one in self._copy_files(reference)]
        if len(chosen_files) > shared_matter.MAX_FILES:
            raise UserError("matter-files", limit=shared_matter.MAX_FILES)
        return Matter(
            MatterKind.INCIDENT,
            question,
            tuple(one for one in texts if one.text),
            stored,
            self._copies(found, recipients),
            tuple(chosen_files),
        )

    def named_copies(self, incident_id: str) -> list[tuple[str, str]]:
        """List (reference, recipient) of the copies that an incident's latest comparison named."""
        found = self._vault.incidents.get(incident_id)
        return [(one.reference, recipient) for one, recipient in self._named(found)] if found else []

    def _named(self, incident: Incident) -> Iterator[tuple[CopyRecord, str]]:
        names = {one.id: one.name for one in self._vault.recipients.all()}
        for one in (copy for comparison in answers_of(incident)[:1] for copy in comparison.copies):
            record = self._vault.copies.get(one.copy_id)
            if record is not None and not record.voided:
                yield record, names.get(record.recipient_id, "")

    def _copy_files(self, reference: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files of a copy by what an incident calls them."""
        record = self._vault.copies.by_reference(reference)
        if record is None:
            raise UserError("copy-unknown", reference=reference)
        for file in record.files:
            yield f"{record.reference}.{file.format}", self._vault.copies.file_bytes(record.copy_id, file.format)

    def _copies(self, incident: Incident, recipients: Sequence[str]) -> tuple[GivenCopy, ...]:
        service = RecipientService(self._vault)
        found = [service.find(name) for name in recipients]
        for one in (copy for comparison in answers_of(incident)[:1] for copy in comparison.copies):
            record = self._vault.copies.get(one.copy_id)
            recipient = self._vault.recipients.get(record.recipient_id) if record else None
            found += [recipient] if recipient and recipient not in found else []
        letters = LetterService(self._vault, self._vault.clock)
        return tuple(
            GivenCopy(one.name, one.kind.value, held.day[:10], tuple(kind.value for kind in held.kinds))
            for one in dict.fromkeys(found)
            for held in letters.holdings(one.id)
        )

    def share(self, consent_id: str, what: Matter, title: str, source: str) -> tuple[MatterLabel, bytes]:
        """Seal a matter for the counsellor of a consent, and record it. Raises UserError `matter-no-consent`, `consent-too-large`."""
        given = next((one for one in self.consents() if one.terms.id == consent_id), None)
        if given is None:
            raise UserError("matter-no-consent")
        secret = student_keys.sign_key(self._vault)
        own_age = keys.age_recipient(student_keys.age_key(self._vault))
        ends = Ends(keys.public_key(secret), own_age, given.address)
        today = local_day(self._vault.clock())
        label, data = shared_matter.share(what, title, ends, secret, issued=today, language="")
        row = {"label": shared_matter.label_to_json(label), "counsellor": given.counsellor, "source": source}
        with self._vault.transaction():
            self._vault.preferences.set(_SHARED + label.id, row)
            facts = {"matter": label.id, "kind": label.kind.value, "consent": consent_id, "sha256": label.data_sha256}
            self._vault.ledger.append("matter-shared", {**facts, "counsellor": given.address.fingerprint})
        return label, data

    def shared(self) -> list[Shared]:
        """List what was shared, latest first."""
        rows = self._vault.preferences.with_prefix(_SHARED).values()
        return sorted((_shared(row) for row in rows), key=lambda one: (one.label.issued, one.label.id), reverse=True)

    def take_answer(self, untrusted_data: bytes, *, cancel: CancelToken | None = None) -> Received:
        """Take a counsellor's answer; it changes nothing yet.

        Raises UserError as `matter.open_answer`, `matter-unknown` (an answer to nothing that was shared from here, or by somebody else than
        the counsellor it was shared with).
        """
        found = sealed_container.read(untrusted_data, cancel=cancel)
        secret = student_keys.age_key(self._vault)
        label = shared_matter.open_answer(found, secret)
        about = next((one for one in self.shared() if one.label.id == label.answers), None)
        if about is None or label.ends != about.label.ends:
            raise UserError("matter-unknown")
        known = self._vault.preferences.get(_ANSWER + label.id)
        if known is None:
            answer = shared_matter.read_answer(found, label, secret)
            decisions = [Decision.OPEN.value] * len(answer.suggestions)
            words = {"message": answer.message, "rows": shared_matter.suggestions_json(answer), "decisions": decisions}
            row = {"label": shared_matter.label_to_json(label), **words}
            self._vault.preferences.set(_ANSWER + label.id, row)
        return self.answer(label.id)

    def answers(self) -> list[Received]:
        """List the answers that were taken, latest first."""
        rows = self._vault.preferences.with_prefix(_ANSWER)
        found = (self.answer(key.removeprefix(_ANSWER)) for key in rows)
        return sorted(found, key=lambda one: (one.label.issued, one.label.id), reverse=True)

    def answer(self, answer_id: str) -> Received:
        """Return an answer that was taken. Raises UserError `matter-unknown`."""
        row = self._vault.preferences.get(_ANSWER + answer_id)
        if row is None:
            raise UserError("matter-unknown")
        label = shared_matter.label_from_json(row["label"])
        shared = _shared(self._vault.preferences.get(_SHARED + label.answers))
        answer = Answer(str(row["message"]), shared_matter.suggestions_of(row["rows"]))
        return Received(label, shared, answer, tuple(Decision(one) for one in row["decisions"]))

    def accept(self, answer_id: str, number: int) -> None:
        """Accept a suggestion (numbers count from 0): the résumé gets a new version, or the incident a further fact.

        Raises UserError `suggestion-unknown` (there is no such one, or it was decided), `suggestion-changed` (its text is not as it was shared).
        """
        received, suggestion = self._open_one(answer_id, number)
        with self._vault.transaction():
            if received.shared.label.kind is MatterKind.DRAFT:
                self._change_resume(received.shared, suggestion)
            else:
                self._change_incident(received.shared, suggestion)
            self._decide(answer_id, number, Decision.ACCEPTED)

    def decline(self, answer_id: str, number: int) -> None:
        """Decline a suggestion; nothing changes but that. Raises UserError `suggestion-unknown`."""
        self._open_one(answer_id, number)
        self._decide(answer_id, number, Decision.DECLINED)

    def _open_one(self, answer_id: str, number: int) -> tuple[Received, Suggestion]:
        received = self.answer(answer_id)
        if not 0 <= number < len(received.decisions) or received.decisions[number] is not Decision.OPEN:
            raise UserError("suggestion-unknown", number=number + 1)
        return received, received.answer.suggestions[number]

    def _decide(self, answer_id: str, number: int, decision: Decision) -> None:
        row = self._vault.preferences.get(_ANSWER + answer_id)
        decisions = [decision.value if at == number else one for at, one in enumerate(row["decisions"])]
        self._vault.preferences.set(_ANSWER + answer_id, {**row, "decisions": decisions})

    def _change_resume(self, shared: Shared, suggestion: Suggestion) -> None:
        resume = stored_resume.current(self._vault, shared.source).resume
        place = _place(resume, suggestion)

        def change(field: Field) -> str:
            return suggestion.after if field.id == place else field.value

        ImportService(self._vault).accept(rewrite(resume, change), master=shared.source)

    def _change_incident(self, shared: Shared, suggestion: Suggestion) -> None:
        service = IncidentReportService(self._vault, self._vault.clock)
        report = service.report(shared.source)
        service.revise(shared.source, changed_report(report, suggestion))


def changed_report(report: IncidentReport, suggestion: Suggestion) -> IncidentReport:
    """Return a report with one suggestion applied. Raises UserError `suggestion-changed`."""
    if suggestion.key == shared_matter.STEP:
        return replace(report, follow_ups=(*report.follow_ups, FollowUp(suggestion.day, suggestion.after)))
    if suggestion.key not in INCIDENT_PARTS or getattr(report, suggestion.key) != suggestion.before:
        raise UserError("suggestion-changed")
    changed: dict[str, Any] = {suggestion.key: suggestion.after}
    return replace(report, **changed)


def _place(resume: Resume, suggestion: Suggestion) -> str:
    """Return the id of the field that a suggestion is for: the one it names, or the only one of that section with that text (its place in a list
    may have changed). Raises UserError `suggestion-changed`."""
    section = suggestion.key.split(".")[0]
    same = [one.id for one in fields(resume) if one.value == suggestion.before and one.id.split(".")[0] == section]
    if suggestion.key in same:
        return suggestion.key
    if len(same) != 1:
        raise UserError("suggestion-changed")
    return same[0]


def _shared(row: Mapping[str, Any]) -> Shared:
    return Shared(shared_matter.label_from_json(row["label"]), str(row["counsellor"]), str(row["source"]))
