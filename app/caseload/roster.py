"""Rows of a roster → students to add, and what is wrong with the others, row by row. All of it is untrusted; a cell is text, whatever it looks like.

Reads no file: the rows come from whoever read the table. Adds nothing to a caseload.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from app.caseload.students import MAX_NAME, MAX_PURPOSE, name_key
from app.errors import UserError
from app.text.column_titles import match_titles

COLUMNS: Final = ("id", "name", "resume", "purpose", "expires")
MAX_ROWS: Final = 10_000
_HEADER_ROWS: Final = 8
"""Among so many first rows the titles are looked for."""
_MAX_ID: Final = 64
_MAX_PATH: Final = 1_000
_TITLES: Final[Mapping[str, frozenset[str]]] = {
    "id": frozenset(
        {
            "id",
            "student id",
            "student id number",
            "student number",
            "student no",
            "matriculation number",
            "matrikelnummer",
        }
        | {"学号", "编号", "学生编号", "学生学号"}
    ),
    "name": frozenset({"name", "student", "student name", "full name", "name of student", "姓名", "学生姓名"}),
    "resume": frozenset(
        {"resume", "cv", "curriculum vitae", "curriculum", "lebenslauf", "file", "file name", "file path"}
        | {"简历", "个人简历", "学生简历", "简历文件"}
    ),
    "purpose": frozenset({"purpose", "用途", "目的"}),
    "expires": frozenset({"expires", "expiry", "until", "valid until", "有效期", "有效期至", "截止日期", "到期"}),
}


class Problem(StrEnum):
    """Reason why a row is not taken; its column is the first part."""

    ID_MISSING = "id-missing"
    ID_LONG = "id-long"
    ID_TWICE = "id-twice"
    ID_KNOWN = "id-known"
    NAME_MISSING = "name-missing"
    NAME_LONG = "name-long"
    PURPOSE_LONG = "purpose-long"
    EXPIRES_NO_DAY = "expires-no-day"
    EXPIRES_PAST = "expires-past"
    RESUME_MISSING = "resume-missing"
    RESUME_OUTSIDE = "resume-outside"
    RESUME_UNREADABLE = "resume-unreadable"
    SAME_PERSON = "name-same-person"


@dataclass(frozen=True, slots=True)
class Entry:
    """A student to add; `row` counts from 1 with the titles. `resume`: the file, or None; `expires`: an ISO day, or empty."""

    row: int
    id: str
    name: str
    purpose: str
    expires: str
    resume: Path | None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that is not taken, and why. `other`: the row that has the same id or is the same person; 0 for none."""

    row: int
    problem: Problem
    other: int = 0


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read: `left` are titles of columns that are not used."""

    entries: tuple[Entry, ...]
    problems: tuple[RowProblem, ...]
    left: tuple[str, ...]


def read_roster(
    untrusted_rows: Iterable[Sequence[str]],
    folder: Path,
    *,
    today: str,
    known: Iterable[str] = (),
    day: Callable[[str], str] = str.strip,
) -> Roster:
    """Read a roster. `folder`: where it lies, which no résumé may be outside of; `known`: ids in the caseload; `day`: cell → ISO day, or "".

    Raises UserError `roster-columns` when no row has the titles `id` and `name`, `roster-too-long`.
    """
    rows = enumerate(untrusted_rows, 1)
    head, places = next(
        ((row, found) for _, row in islice(rows, _HEADER_ROWS) if (found := _header_columns(row))), ((), {})
    )
    if not places:
        raise UserError("roster-columns", columns=", ".join(COLUMNS))
    left = tuple(title.strip() for at, title in enumerate(head) if title.strip() and at not in places.values())
    entries, problems = list[Entry](), list[RowProblem]()
    seen, taken = dict[str, int](), set(known)
    for number, row in rows:
        if number > MAX_ROWS:
            raise UserError("roster-too-long", limit=MAX_ROWS)
        cells = {column: " ".join(row[at].split()) if at < len(row) else "" for column, at in places.items()}
        if not any(cell.strip() for cell in row):
            continue
        entry = _entry(number, cells, folder, today, day)
        if isinstance(entry, Problem):
            problems.append(RowProblem(number, entry))
        elif entry.id in seen:
            problems.append(RowProblem(number, Problem.ID_TWICE, seen[entry.id]))
        elif entry.id in taken:
            problems.append(RowProblem(number, Problem.ID_KNOWN))
        else:
            seen[entry.id] = number
            entries.append(entry)
    return Roster(tuple(entries), tuple(problems), left)


def _header_columns(row: Sequence[str]) -> dict[str, int]:
    """Return column → index of a row of titles; empty for any other row."""
    found = match_titles(row, _TITLES, files=["resume"])
    return found if {"id", "name"} <= found.keys() else {}


def _entry(
    number: int, cells: Mapping[str, str], folder: Path, today: str, day: Callable[[str], str]
) -> Entry | Problem:
    if (problem := _text_problem(cells)) is not None:
        return problem
    said = cells.get("expires", "")
    expires = day(said) if said else ""
    if said and not expires:
        return Problem.EXPIRES_NO_DAY
    if expires and expires < today:
        return Problem.EXPIRES_PAST
    resume = file_under(folder, cells["resume"]) if cells.get("resume") else None
    if isinstance(resume, Problem):
        return resume
    return Entry(number, cells["id"], cells["name"], cells.get("purpose", ""), expires, resume)


def _text_problem(cells: Mapping[str, str]) -> Problem | None:
    if not cells["id"]:
        return Problem.ID_MISSING
    if len(cells["id"]) > _MAX_ID:
        return Problem.ID_LONG
    if not cells["name"]:
        return Problem.NAME_MISSING
    if len(cells["name"]) > MAX_NAME:
        return Problem.NAME_LONG
    return Problem.PURPOSE_LONG if len(cells.get("purpose", "")) > MAX_PURPOSE else None


def file_under(folder: Path, untrusted_name: str) -> Path | Problem:
    """Return the file that a cell names, or why it is none. Links are followed first: what they lead to must be under `folder`."""
    if len(untrusted_name) > _MAX_PATH or "\0" in untrusted_name:
        return Problem.RESUME_MISSING
    try:
        root = folder.resolve(strict=True)
        path = (root / untrusted_name.replace("\\", "/")).resolve()
        if not path.is_relative_to(root):
            return Problem.RESUME_OUTSIDE
        return path if path.is_file() else Problem.RESUME_MISSING
    except (OSError, RuntimeError):  # a name too long, a loop of links
        return Problem.RESUME_MISSING


def names_somebody_else(listed: str, written: str) -> bool:
    """Return True if a résumé's name is not that of the list: no word is common to both, nor is one in the other. A name in another script, or none, tells nothing."""
    first, second = name_key(listed), name_key(written)
    if not first or not second or first.isascii() != second.isascii():
        return False
    words = [{name_key(word) for word in name.replace("-", " ").split()} for name in (listed, written)]
    return first not in second and second not in first and words[0].isdisjoint(words[1])


def person_key(name: str, resume_sha256: str) -> str:
    """Return what two rows of one person share: the name without case, width and spaces, and the file; empty without a file."""
    if not resume_sha256:
        return ""
    return f"{name_key(name)} {resume_sha256}"
