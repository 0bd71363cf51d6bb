"""Tracing among all students: a leaked file or text → whose copy it is consistent with and for whom it was made, or "cannot tell".

Every copy of every vault that was opened counts in the bound, compared or not. An answer is about one student: nothing of another one is in it.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.caseload.copy_index import IndexedCopy, build_index
from app.caseload.office.reconciled_records import RecordedCopy
from app.domain.attribution import Attribution, Verdict
from app.domain.copies import CopyRecord, Recipient
from app.domain.resume import fields
from app.marks.aliases import token_in
from app.marks.attribution import Examiner
from app.marks.issued_copies import IssuedVersion
from app.marks.reference import find_references
from app.marks.reference_and_alias_evidence import alias_tokens
from app.services import caseload_office, office_step
from app.services.caseload_vaults import count_ended, each_student
from app.services.compute import LOCAL, Compute
from app.services.traces import MAX_NAMED, Suspect, TraceService, readings_of, with_exact_file
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class StudentCopies:
    """Copies of one student, as tracing needs them: `student` as an answer names them, versions with their copies, records, recipients by id."""

    student: str
    issued: tuple[IssuedVersion, ...]
    records: tuple[CopyRecord, ...]
    recipients: Mapping[str, Recipient]


@dataclass(frozen=True, slots=True)
class CohortAnswer:
    """Answer of a trace among all students. `student` is empty where it cannot be told; `suspects` and `cited` are copies of that student
    alone. `bits` are those of the best copy; `copies` and `students` say among how many."""

    verdict: Verdict
    student: str
    suspects: tuple[Suspect, ...]
    cited: tuple[tuple[CopyRecord, Recipient], ...]
    conflict: bool
    bits: float
    bits_needed: float
    alternatives: tuple[str, ...]
    copies: int
    students: int
    seconds: float
    recorded: tuple[RecordedCopy, ...] = ()
    """Copies of one colleague's student, of the office's records, that the text cites or that these bytes are. Only where no own student is told."""
    is_recorded_file: bool = False
    """True if the bytes are exactly those of the one copy in `recorded`."""


def copies_of(student: str, vault: Vault, compute: Compute = LOCAL) -> StudentCopies:
    """Return what tracing needs of an open vault. Raises UserError `ledger-broken`, and what damaged vaults raise."""
    vault.ledger_view.require()
    records = vault.copies.all()
    issued = TraceService(vault, compute).issued_versions(records)
    return StudentCopies(student, issued, tuple(records), {one.id: one for one in vault.recipients.all()})


class CohortTrace:
    """All students' copies in one index; built once, asked many times. `recorded`: copies of colleagues' students, of which an office knows."""

    def __init__(self, students: Sequence[StudentCopies], recorded: Sequence[RecordedCopy] = ()) -> None:
        self._students = tuple(students)
        self._recorded = tuple(recorded)
        self._colleagues = defaultdict[str, list[int]](list)
        for place, copy in enumerate(recorded):
            for value in {copy.reference, *copy.hashes} - {""}:
                self._colleagues[value].append(place)
        self._owner = {copy.copy_id: place for place, one in enumerate(students) for copy in one.records}
        self._counts = [sum(len(version.copies) for version in one.issued) for one in students]
        texts = [
            "\n".join(field.value for version in one.issued for field in fields(version.resume)) for one in students
        ]
        self._index = build_index(texts, _indexed(students))

    def trace(self, name: str, data: bytes, *, cancel: CancelToken | None = None) -> CohortAnswer:
        """Trace one file or text (empty `name` = pasted text). Raises `UserError` for unreadable input."""
        began = time.perf_counter()
        token = cancel or CancelToken()
        untrusted_texts = readings_of(name, data, token)
        chosen = self._worth_comparing(untrusted_texts, hashlib.sha256(data).hexdigest())
        token.check()
        issued = [version for place in chosen for version in self._students[place].issued]
        others = sum(self._counts) - sum(self._counts[place] for place in chosen) + len(self._recorded)
        attribution = Examiner(issued, others=others).examine(untrusted_texts)
        records = [record for place in chosen for record in self._students[place].records]
        found = self._answer(with_exact_file(attribution, records, data))
        found = self._with_recorded(found, untrusted_texts, hashlib.sha256(data).hexdigest())
        return replace(found, seconds=time.perf_counter() - began)

    def _with_recorded(self, found: CohortAnswer, untrusted_texts: Sequence[str], digest: str) -> CohortAnswer:
        """Return an answer with what the office's records say of the text. Nothing of a colleague's student stands beside one of one's own."""
        same = self._of_colleagues([digest])
        cited = self._of_colleagues([one for text in untrusted_texts for one in find_references(text)])
        hits = same or cited
        if not hits:
            return found
        if found.student or len({one.student for one in hits}) != 1:
            return replace(found, conflict=True)
        if len(same) == 1:
            return replace(found, verdict=Verdict.IDENTIFIED, recorded=same, is_recorded_file=True)
        return replace(found, recorded=hits)

    def _of_colleagues(self, values: Iterable[str]) -> tuple[RecordedCopy, ...]:
        places = dict.fromkeys(place for one in values for place in self._colleagues.get(one, ()))
        return tuple(self._recorded[place] for place in places)

    def _worth_comparing(self, untrusted_texts: Sequence[str], digest: str) -> tuple[int, ...]:
        """Return the students whose copies are compared: all where there is one; else those to whom something exact points, and the nearest."""
        if len(self._students) == 1:
            return (0,)
        exact = [digest]
        for text in untrusted_texts:
            exact += [*find_references(text), *alias_tokens(text)]
        near = [place for text in untrusted_texts for place in self._index.near(text)]
        return tuple(dict.fromkeys([*self._index.exact(exact), *near]))

    def _answer(self, found: Attribution) -> CohortAnswer:
        named = found.candidates[:MAX_NAMED] if found.verdict is not Verdict.INCONCLUSIVE else ()
        owners = [self._owner[one.copy_id] for one in named[:1]] or list({self._owner[one] for one in found.cited})
        known = self._students[owners[0]] if len(owners) == 1 else None
        copies = {one.copy_id: one for one in known.records} if known else {}

        def sent(copy_id: str) -> tuple[CopyRecord, Recipient]:
            assert known is not None
            return copies[copy_id], known.recipients[copies[copy_id].recipient_id]

        return CohortAnswer(
            found.verdict,
            known.student if known else "",
            tuple(Suspect(one, *sent(one.copy_id)) for one in named if one.copy_id in copies),
            tuple(sent(copy_id) for copy_id in found.cited if copy_id in copies),
            found.conflict,
            max((one.bits for one in found.candidates), default=0.0),
            found.bits_needed,
            _with_student(found.alternatives),
            found.copies_considered,
            len(self._students),
            0.0,
        )


def _with_student(alternatives: tuple[str, ...]) -> tuple[str, ...]:
    """Return other ways a leak may have happened, and among them that the student has the file, too: before the counsellor's own."""
    own = alternatives.index("sent-yourself") if "sent-yourself" in alternatives else len(alternatives)
    return (*alternatives[:own], "student", *alternatives[own:])


@dataclass(frozen=True, slots=True)
class CohortFinding:
    """Answer of a trace in a caseload: whose it is (None: it cannot be told), how many texts were traced so far, vaults that did not open, and
    students who were left out because their consent is over."""

    answer: CohortAnswer
    owner: Student | None
    tests: int
    unopened: int
    ended: int = 0


def trace_cohort(
    caseload: Caseload, name: str, data: bytes, *, compute: Compute = LOCAL, cancel: CancelToken | None = None
) -> CohortFinding:
    """Trace a file or text among the copies of all students whose consent is not over and, of an office, those that colleagues recorded; record
    that it was done.

    Raises `UserError` for unreadable input, `Cancelled`.
    """
    token = cancel or CancelToken()

    def read(student: str, vault: Vault) -> StudentCopies:
        token.check()
        return copies_of(student, vault, compute)

    students, unopened = each_student(caseload, read)
    recorded = caseload_office.OfficeService(caseload).colleagues_copies() if office_step.is_joined(caseload) else []
    answer = CohortTrace(students, recorded).trace(name, data, cancel=token)
    tests = record_trace(caseload.vault, data, answer)
    owner = caseload.student(answer.student) if answer.student else None
    return CohortFinding(answer, owner, tests, unopened, count_ended(caseload))


def record_trace(vault: Vault, data: bytes, answer: CohortAnswer) -> int:
    """Record a trace in the caseload's ledger, without a name; returns how many texts were traced so far."""
    tests = int(str(vault.preferences.get("traces", 0))) + 1
    body: dict[str, object] = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "verdict": answer.verdict.value,
        "copies_considered": answer.copies,
        "candidates": [one.candidate.copy_id for one in answer.suspects[:1]],
        "recorded": [one.copy_id for one in answer.recorded[:1]],
    }
    with vault.transaction():
        vault.preferences.set("traces", tests)
        vault.ledger.append("trace", body)
    return tests


def _indexed(students: Sequence[StudentCopies]) -> Iterable[IndexedCopy]:
    for place, one in enumerate(students):
        for record in one.records:
            token = next((token for alias in record.aliases.values() if (token := token_in(alias))), "")
            yield IndexedCopy(place, record.reference, token, tuple(file.sha256 for file in record.files))
