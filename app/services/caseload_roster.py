"""Adding the students of a roster to a caseload: a preview that reads every résumé and adds nothing, then a vault and a first résumé version for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.caseload.roster import Entry, Problem, Roster, RowProblem, names_somebody_else, person_key, read_roster
from app.caseload.students import Keeper, Student
from app.csv_file import plain_cell
from app.domain.draft import Draft
from app.errors import UserError
from app.files import read_file
from app.services import csv_columns
from app.services.caseload import Caseload
from app.services.imports import ImportService
from app.vault.ledger.row_hashes import sha256
from app.workers.cancellation import CancelToken, Progress, check, no_progress


@dataclass(frozen=True, slots=True)
class ReadResume:
    """The résumé that a row names, as it was read: SHA-256 of the file, and the draft."""

    sha256: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Preview:
    """A roster with the résumés that its entries name, by row, and `others`: rows whose résumé names somebody else."""

    roster: Roster
    resumes: Mapping[int, ReadResume]
    others: tuple[int, ...] = ()

    def other_name(self, row: int) -> tuple[str, str]:
        """Return the name in the list and the name in the résumé, of a row of `others`."""
        name = next(one.name for one in self.entries if one.row == row)
        return name, self.resumes[row].draft.resume.basics.name

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Students to be added."""
        return self.roster.entries

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """Rows that are not taken, in order."""
        return self.roster.problems

    @property
    def left(self) -> tuple[str, ...]:
        """Titles of columns that are not used."""
        return self.roster.left


def preview(
    caseload: Caseload,
    untrusted_rows: Iterable[Sequence[str]],
    folder: Path,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Preview:
    """Read a roster that lies in `folder`, and the résumés it names; same persons (name and file) are problems of their later row. Adds nothing.

    Raises as `read_roster`, and `Cancelled`.
    """
    students = caseload.students()
    rows = ([plain_cell(cell) for cell in row] for row in untrusted_rows)
    roster = read_roster(rows, folder, today=caseload.today, known=[one.id for one in students], day=_day)
    known = {person_key(one.name, one.resume_sha256): 0 for one in students}
    entries, problems, others = list[Entry](), list(roster.problems), list[int]()
    resumes = dict[int, ReadResume]()
    for number, entry in enumerate(roster.entries):
        check(cancel)
        progress("read", number, len(roster.entries))
        try:
            data = read_file(entry.resume) if entry.resume else None
            key = person_key(entry.name, sha256(data) if data is not None else "")
            if key and key in known:
                problems.append(RowProblem(entry.row, Problem.SAME_PERSON, known[key]))
                continue
            if entry.resume is not None and data is not None:
                resumes[entry.row] = _read(entry.resume.name, data, cancel)
        except UserError:
            problems.append(RowProblem(entry.row, Problem.RESUME_UNREADABLE))
            continue
        known[key] = entry.row
        entries.append(entry)
        read = resumes.get(entry.row)
        if read is not None and names_somebody_else(entry.name, read.draft.resume.basics.name):
            others.append(entry.row)
    told = tuple(sorted(problems, key=lambda one: one.row))
    return Preview(replace(roster, entries=tuple(entries), problems=told), resumes, tuple(others))


def _read(name: str, data: bytes, cancel: CancelToken | None) -> ReadResume:
    from app.ingest.reading import read_resume

    return ReadResume(sha256(data), read_resume(name, data, cancel=cancel))


def _day(cell: str) -> str:
    return csv_columns.parse_day(cell, american=None)


def add(
    caseload: Caseload,
    seen: Preview,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> tuple[Student, ...]:
    """Add the students of a previewed roster, one after the other, and return them; those added before a cancellation stay. Raises `Cancelled`.

    A student without a file is one who keeps the résumé, and sends a package; a file makes a vault that is kept for the student.
    """
    added = list[Student]()
    try:
        for number, entry in enumerate(seen.entries):
            check(cancel)
            progress("students", number, len(seen.entries))
            made = _add_one(caseload, entry, seen.resumes.get(entry.row))
            if entry.row in seen.others:
                made = replace(made, other_name=True)
                caseload.store(made)
            added.append(made)
    finally:
        if added:
            caseload.back_up()
    progress("students", len(seen.entries), len(seen.entries))
    return tuple(added)


def _add_one(caseload: Caseload, entry: Entry, read: ReadResume | None) -> Student:
    purpose, until = entry.purpose, entry.expires
    if read is None:
        return caseload.add(entry.id, entry.name, Keeper.STUDENT, asked_purpose=purpose, asked_until=until)
    draft = read.draft
    return caseload.add(
        entry.id,
        entry.name,
        Keeper.COUNSELLOR,
        asked_purpose=purpose,
        asked_until=until,
        resume_sha256=read.sha256,
        fill=lambda vault: ImportService(vault).accept(draft.resume, draft=draft),
    )


def set_reviewed(caseload: Caseload, student: Student) -> Student:
    """Record that somebody compared the résumé read from a file with the file, and return the record."""
    reviewed = replace(student, reviewed=caseload.today)
    caseload.store(reviewed)
    return reviewed
