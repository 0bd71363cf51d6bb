"""Tracing something that surfaced: text or file → the copies it is consistent with, or "cannot tell"."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import re
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.attribution import Attribution, Candidate, EvidenceItem, Verdict, verdict_of
from app.domain.copies import CopyRecord, Recipient
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind
from app.domain.stored_records import AssignedCopy, LedgerProblem
from app.domain.style import language_group
from app.errors import UserError
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.services import child_tasks, stored_resume
from app.services.compute import LOCAL, Compute
from app.services.copy_plan import spec_of
from app.services.cover_letters import issued_letters
from app.services.manual_edits import excluded_carriers
from app.text.languages import written_language
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.vault.vault import Vault

FILE_BITS: Final = 128.0
"""Bits of a whole-file match: half of SHA-256's length, its collision bound."""
LONG_ENOUGH: Final = 120
"""Letters from which on a text is taken for one in a language."""
MAX_NAMED: Final = 3
"""Most copies that an answer names."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A candidate with the copy and recipient it stands for."""

    candidate: Candidate
    copy: CopyRecord
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class HeldContact:
    """A phone number, e-mail address or account in a text, and the recipients whose copies held it (may be none)."""

    value: str
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class TraceResult:
    """Result of a trace: the attribution, the suspects best first, how many texts were ever tested, and the time taken.

    `known_by` are the recipients who ever got a phone number, e-mail address or account of the text, `recipients` how
    many ever got a copy: "n of N recipients ever had this number"; `contacts` gives it for each value. `cited` are
    the copies whose reference the text holds without their body. `changed`: records that differ from the ledger; the
    result rests on the ledger. `translate_into`: language of the résumés (`en`, `zh`) where nothing is named and the text is in another one:
    translated back it may say more.
    """

    attribution: Attribution
    suspects: tuple[Suspect, ...]
    tests_made: int
    seconds: float
    known_by: tuple[Recipient, ...] = ()
    recipients: int = 0
    contacts: tuple[HeldContact, ...] = ()
    cited: tuple[tuple[CopyRecord, Recipient], ...] = ()
    changed: tuple[LedgerProblem, ...] = ()
    translate_into: str = ""

    @property
    def unknown_contacts(self) -> tuple[str, ...]:
        """Phone numbers, addresses and accounts of the text that no copy held."""
        return tuple(one.value for one in self.contacts if not one.recipients)

    @property
    def named(self) -> tuple[Suspect, ...]:
        """The suspects that may be named, at most three: none when the answer is "cannot tell"."""
        return self.suspects[:MAX_NAMED] if self.attribution.verdict is not Verdict.INCONCLUSIVE else ()


class TraceService:
    """Compares what surfaced with every copy the ledger holds."""

    def __init__(self, vault: Vault, compute: Compute = LOCAL) -> None:
        self._vault, self._compute = vault, compute
        self._last: tuple[str, bytes, tuple[str, ...]] | None = None

    def trace(
        self,
        name: str,
        data: bytes,
        *,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
        record: bool = True,
    ) -> TraceResult:
        """Trace one file or text (empty `name` = pasted text). Raises `UserError` for unreadable input, `ledger-broken`.

        `record` is off for a try with something that did not surface: then the ledger says nothing of it.
        """
        began = time.perf_counter()
        token = cancel or CancelToken()
        progress("read", 0, 2)
        untrusted_texts = self._read(name, data, token)
        token.check()
        progress("compare", 1, 2)
        changed = self._vault.ledger_view.require(token)
        records = self._vault.copies.all()
        issued = self.issued_versions(records)
        held = _contacts_held(issued)
        found = self._compute.run(
            child_tasks.compare, untrusted_texts, issued, frozenset(held), long=True, cancel=token, progress=progress
        )
        attribution = with_exact_file(found.attribution, records, data)
        token.check()
        contacts = self._contacts(found, attribution, held, records)
        if attribution.note == "no-marks" and contacts:
            attribution = dataclasses.replace(attribution, note="contact-unheld")
        sent = self._sent_copies([*(one.copy_id for one in attribution.candidates), *attribution.cited], records)
        suspects = tuple(Suspect(one, *sent[one.copy_id]) for one in attribution.candidates)
        cited = tuple(sent[copy_id] for copy_id in attribution.cited)
        known_by, total = self._known_by(attribution, records)
        tests = self._record(data, attribution) if record else self._tests()
        progress("done", 2, 2)
        seconds, other = time.perf_counter() - began, _other_language(attribution, untrusted_texts[0], issued)
        return TraceResult(attribution, suspects, tests, seconds, known_by, total, contacts, cited, changed, other)

    def calculation(
        self, name: str, data: bytes, result: TraceResult, *, cancel: CancelToken | None = None
    ) -> dict[str, object]:
        """Everything behind a result of `trace` for the same file or text: constants, every factor, and what each says of
        the copies named (JSON-ready). Counts as no further test. Raises `UserError` like `trace`."""
        token = cancel or CancelToken()
        untrusted_texts = self._read(name, data, token)
        named = tuple(one.copy_id for one in result.attribution.candidates)
        return self._compute.run(
            child_tasks.explain, untrusted_texts, self.issued_versions(), named, long=True, cancel=token
        )

    def text(self, name: str, data: bytes, *, cancel: CancelToken | None = None) -> str:
        """Return the text of a file or text: its first reading. Raises `UserError` like `trace`."""
        return self._read(name, data, cancel or CancelToken())[0]

    def _read(self, name: str, data: bytes, cancel: CancelToken) -> tuple[str, ...]:
        if self._last is None or self._last[:2] != (name, data):  # the calculation reads what was just traced
            self._last = name, data, readings_of(name, data, cancel)
        return self._last[2]

    def issued_versions(self, records: Sequence[CopyRecord] | None = None) -> tuple[IssuedVersion, ...]:
        """Return every master version and specification that has copies, with their marks and the contact data each showed.

        `records` saves reading the copies again.
        """
        if records is None:
            self._vault.ledger_view.require()
            records = self._vault.copies.all()
        shown = {record.copy_id: record for record in records}
        edited = excluded_carriers(self._vault)
        versions: list[IssuedVersion] = []
        for name in self._vault.masters.names():
            groups: dict[tuple[int, int], list[AssignedCopy]] = defaultdict(list)
            for row in self._vault.copies.assigned(name):
                groups[row.master_version, row.spec_version].append(row)
            for (number, version), rows in groups.items():
                master = stored_resume.version(self._vault, name, number)
                contacts = _contact_values(master.resume)
                copies = tuple(_issued_copy(row, shown[row.copy_id], contacts, edited) for row in rows)
                versions.append(IssuedVersion(master.resume, spec_of(master, version, self._compute), copies))
        return (*versions, *issued_letters(self._vault, records))

    def _sent_copies(
        self, copy_ids: Sequence[str], records: Sequence[CopyRecord]
    ) -> Mapping[str, tuple[CopyRecord, Recipient]]:
        """Return copies and their recipients. None is skipped: the next one would be named in its place."""
        copies = {record.copy_id: record for record in records}
        recipients = {recipient.id: recipient for recipient in self._vault.recipients.all()}
        try:
            return {one: (copies[one], recipients[copies[one].recipient_id]) for one in copy_ids}
        except KeyError:
            raise UserError("vault-damaged", path=str(self._vault.folder)) from None

    def _contacts(
        self,
        compared: child_tasks.ComparedText,
        attribution: Attribution,
        held: Mapping[str, set[str]],
        records: Sequence[CopyRecord],
    ) -> tuple[HeldContact, ...]:
        """The person's own contact data in a text, and where nothing of a copy was found also any other, with who held it."""
        owned = set(compared.own)
        found = [value for value in held if value in owned]
        if attribution.note in ("no-marks", "contact-row", "reference-cited"):
            found += compared.others
        owners = {record.copy_id: record.recipient_id for record in records}
        recipients = {recipient.id: recipient for recipient in self._vault.recipients.all()}
        return tuple(
            HeldContact(value, tuple(sorted((recipients[one] for one in ids), key=lambda one: one.name)))
            for value in found
            for ids in [{owners[copy_id] for copy_id in held.get(value, ())}]
        )

    def _known_by(self, attribution: Attribution, records: Sequence[CopyRecord]) -> tuple[tuple[Recipient, ...], int]:
        """Return the recipients behind `known_by`, by name, and how many recipients ever got a copy."""
        copies = frozenset(attribution.known_by)
        known = {record.recipient_id for record in records if record.copy_id in copies}
        found = [recipient for recipient in self._vault.recipients.all() if recipient.id in known]
        return tuple(sorted(found, key=lambda one: one.name)), len({record.recipient_id for record in records})

    def _tests(self) -> int:
        return int(str(self._vault.preferences.get("traces", 0)))

    def _record(self, data: bytes, attribution: Attribution) -> int:
        tests = self._tests() + 1
        best: Sequence[Candidate] = attribution.candidates[:1]
        body: dict[str, object] = {
            "sha256": hashlib.sha256(data).hexdigest(),
            "verdict": attribution.verdict.value,
            "copies_considered": attribution.copies_considered,
            "candidates": [candidate.copy_id for candidate in best],
        }
        with self._vault.transaction():
            self._vault.preferences.set("traces", tests)
            self._vault.ledger.append("trace", body)
        return tests


def readings_of(name: str, data: bytes, cancel: CancelToken) -> tuple[str, ...]:
    """Return the readings of a file; pasted text that begins with `<` but is no readable format is text all the same."""
    from app.ingest.readings import read_texts

    try:
        return read_texts(name or "pasted.txt", data, cancel=cancel)
    except UserError as error:
        if name or error.code != "unsupported-format":
            raise
        try:
            return (data.decode("utf-8"),)
        except UnicodeDecodeError:
            raise error from None


def _contact_values(resume: Resume) -> dict[str, str]:
    """Return phone numbers, e-mail addresses and messenger accounts of a version: field id → value."""
    kinds = (Kind.PHONE, Kind.EMAIL, Kind.MESSENGER)
    return {field.id: field.value for field in fields(resume) if field.kind in kinds}


def _contacts_held(issued: Sequence[IssuedVersion]) -> dict[str, set[str]]:
    """Contact data of the person, in the order of the versions, with the ids of the copies that showed it."""
    held: dict[str, set[str]] = defaultdict(set)
    for version in issued:
        for value in _contact_values(version.resume).values():
            held[value] |= set()
        for copy in version.copies:
            for value in (*copy.disclosed, *copy.aliases.values()):
                held[value].add(copy.copy_id)
    return held


def _issued_copy(
    row: AssignedCopy, record: CopyRecord, contacts: Mapping[str, str], edited: Mapping[str, frozenset[str]]
) -> IssuedCopy:
    """Return a copy with the contact data it showed: what was kept, and the address that an alias reveals (`user+tag@…`)."""
    kept = [contacts[key] for key in record.disclosed if key in contacts]
    bare = [re.sub(r"\+[^@]*@", "@", alias) for alias in row.aliases.values() if "+" in alias]
    disclosed = tuple(dict.fromkeys(kept + bare))
    excluded = edited.get(row.copy_id, frozenset())
    return IssuedCopy(row.copy_id, row.reference, row.assignment, dict(row.aliases), disclosed, excluded)


def _other_language(attribution: Attribution, untrusted_text: str, issued: Sequence[IssuedVersion]) -> str:
    """Return the language group of the résumés if a text that names nobody is written in another one, else nothing."""
    groups = {language_group(version.resume.language) for version in issued}
    long = sum(char.isalpha() for char in untrusted_text) >= LONG_ENOUGH
    if attribution.verdict is not Verdict.INCONCLUSIVE or len(groups) != 1 or not long:
        return ""
    own = groups.pop()
    return own if language_group(written_language(untrusted_text)) != own else ""


def judged_together(results: Sequence[TraceResult]) -> tuple[TraceResult, ...]:
    """Correct the results of several files of one incident: each bound is multiplied by their number.

    Each file was one more chance to name a wrong copy; a verdict that its bound no longer carries is lowered.
    """
    return tuple(_for_many(one, len(results)) for one in results)


def strength(result: TraceResult) -> tuple[int, float]:
    """Return a sort key for the results of several files of one incident: the surest first."""
    bound = result.suspects[0].candidate.p_false if result.suspects else 1.0
    return (Verdict.IDENTIFIED, Verdict.PROBABLE, Verdict.INCONCLUSIVE).index(result.attribution.verdict), bound


def _for_many(result: TraceResult, count: int) -> TraceResult:
    if count < 2:
        return result
    answer = result.attribution
    candidates = tuple(_with_more_tests(one, count) for one in answer.candidates)
    suspects = tuple(
        dataclasses.replace(one, candidate=_with_more_tests(one.candidate, count)) for one in result.suspects
    )
    verdict = answer.verdict
    if verdict is not Verdict.INCONCLUSIVE and candidates:
        verdict = verdict_of(candidates[0].p_false, conflict=answer.conflict)
    needed = answer.bits_needed + math.log2(count)
    raised = dataclasses.replace(answer, verdict=verdict, candidates=candidates, bits_needed=needed)
    return dataclasses.replace(result, attribution=raised, suspects=suspects)


def _with_more_tests(candidate: Candidate, count: int) -> Candidate:
    return dataclasses.replace(candidate, p_false=min(1.0, candidate.p_false * count))


def with_exact_file(attribution: Attribution, records: Sequence[CopyRecord], data: bytes) -> Attribution:
    """Put the copy whose stored bytes are exactly these first.

    By chance alone that is a SHA-256 collision; when several copies have the same bytes, none is named for it.
    """
    digest = hashlib.sha256(data).hexdigest()
    found = [copy for copy in records if digest in {file.sha256 for file in copy.files}]
    if len(found) != 1:
        return attribution
    copy_id = found[0].copy_id
    proof = EvidenceItem("file", "sha256", digest, digest, FILE_BITS)
    rest = [one for one in attribution.candidates if one.copy_id != copy_id]
    known = [one for one in attribution.candidates if one.copy_id == copy_id]
    layers = dict(known[0].layers) if known else {}
    evidence = known[0].evidence if known else ()
    bits = FILE_BITS + max(0.0, known[0].bits if known else 0.0)
    bound = attribution.copies_considered * 2.0**-FILE_BITS
    best = Candidate(copy_id, bits, bound, {**layers, "file": FILE_BITS}, (proof, *evidence))
    named = attribution.verdict is not Verdict.INCONCLUSIVE
    kept = (best, *rest) if named else (best,)
    return dataclasses.replace(
        attribution, verdict=Verdict.IDENTIFIED, candidates=kept, note="", cited=(), conflict=False
    )
