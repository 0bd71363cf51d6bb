"""Adding the students of a roster to a caseload: a preview that adds nothing, then a vault and a first résumé version for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.caseload.roster import Entry, Problem, Roster, RowProblem, names_somebody_else, person_key, read_roster
from app.caseload.students import Keeper, Student
from app.csv_file import plain_cell
from app.errors import UserError
from app.files import read_file
from app.services import csv_columns
from app.services.caseload import Caseload
from app.services.imports import ImportService
from app.vault.ledger.row_hashes import sha256
from app.workers.cancellation import CancelToken, Progress, check, no_progress


@dataclass(frozen=True, slots=True)
class Added:
    """Result of adding a roster: the students, rows whose file could not be read as a résumé, and `others`: rows of students added whose résumé
    names somebody else."""

    students: tuple[Student, ...]
    problems: tuple[RowProblem, ...]
    others: tuple[int, ...] = ()


def preview(caseload: Caseload, untrusted_rows: Iterable[Sequence[str]], folder: Path) -> Roster:
    """Read a roster that lies in `folder`; same persons (name and file) are problems of their later row. Adds nothing.

    Raises as `read_roster`.
    """
    students = caseload.students()
    rows = ([plain_cell(cell) for cell in row] for row in untrusted_rows)
    roster = read_roster(rows, folder, today=caseload.today, known=[one.id for one in students], day=_day)
    known = {person_key(one.name, one.resume_sha256): 0 for one in students}
    entries, problems = [], list(roster.problems)
    for entry in roster.entries:
        try:
            key = person_key(entry.name, sha256(read_file(entry.resume)) if entry.resume else "")
        except UserError:
            problems.append(RowProblem(entry.row, Problem.RESUME_UNREADABLE))
            continue
        if key and key in known:
            problems.append(RowProblem(entry.row, Problem.SAME_PERSON, known[key]))
            continue
        known[key] = entry.row
        entries.append(entry)
    return replace(roster, entries=tuple(entries), problems=tuple(sorted(problems, key=lambda one: one.row)))


def _day(cell: str) -> str:
    return csv_columns.parse_day(cell, american=None)


def add(
    caseload: Caseload,
    roster: Roster,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Added:
    """Add the students of a previewed roster, one after the other; those added before a cancellation stay. Raises `Cancelled`.

    A student without a file is one who keeps the résumé, and sends a package; a file makes a vault that is kept for the student.
    """
    added, problems, others = list[Student](), list[RowProblem](), list[int]()
    try:
        for number, entry in enumerate(roster.entries):
            check(cancel)
            progress("students", number, len(roster.entries))
            made = _add_one(caseload, entry, cancel)
            if isinstance(made, RowProblem):
                problems.append(made)
                continue
            student, name = made
            added.append(student)
            if names_somebody_else(entry.name, name):
                others.append(entry.row)
    finally:
        if added:
            caseload.back_up()
    progress("students", len(roster.entries), len(roster.entries))
    return Added(tuple(added), tuple(problems), tuple(others))


def _add_one(caseload: Caseload, entry: Entry, cancel: CancelToken | None) -> tuple[Student, str] | RowProblem:
    """Return the student, and the name in the résumé (empty: there is none)."""
    purpose, until = entry.purpose, entry.expires
    if entry.resume is None:
        return caseload.add(entry.id, entry.name, Keeper.STUDENT, asked_purpose=purpose, asked_until=until), ""
    try:
        data = read_file(entry.resume)
        from app.ingest.reading import read_resume

        draft = read_resume(entry.resume.name, data, cancel=cancel)
    except UserError:
        return RowProblem(entry.row, Problem.RESUME_UNREADABLE)
    student = caseload.add(
        entry.id,
        entry.name,
        Keeper.COUNSELLOR,
        asked_purpose=purpose,
        asked_until=until,
        resume_sha256=sha256(data),
        fill=lambda vault: ImportService(vault).accept(draft.resume, draft=draft),
    )
    return student, draft.resume.basics.name


def set_reviewed(caseload: Caseload, student: Student) -> Student:
    """Record that somebody compared the résumé read from a file with the file, and return the record."""
    reviewed = replace(student, reviewed=caseload.today)
    caseload.store(reviewed)
    return reviewed
