"""The lists beside the copies of a batch: one to merge mails from, one to print by. Both name students, and forget one who is removed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import messages
from app.caseload.batch_pairs import Pair
from app.csv_file import csv_bytes, plain_cell
from app.errors import AppError
from app.files import problem_of, read_file, write_atomic

MAIL_MERGE: Final = "mail-merge.csv"
PRINT_LIST: Final = "print-list.csv"
_NAMES: Final = {"en": (MAIL_MERGE, PRINT_LIST), "zh": ("邮件合并.csv", "打印清单.csv")}
_MERGED: Final = ("student", "employer", "employer-email", "files", "reference", "address")
_PRINTED: Final = ("employer", "student", "reference", "file")
"""Columns; their titles are `batch-column-…`."""
_BETWEEN: Final = " | "
"""Between two files of one copy: no system has it in a name, no spreadsheet cuts a cell there."""


@dataclass(frozen=True, slots=True)
class ListedCopy:
    """A copy of a batch: its `files` as they lie there, its reference, and the e-mail address that it shows: one of its own, or the student's (may be
    empty)."""

    pair: Pair
    files: tuple[Path, ...]
    reference: str
    address: str


def write(out: Path, copies: Iterable[ListedCopy], language: str = "en") -> None:
    """Write both lists into the batch's folder, in place of earlier ones, named and with titles in `language`. Raises `EnvironmentProblem`."""

    def titles(columns: Sequence[str]) -> list[str]:
        return [messages.sentence(f"batch-column-{one}", language) for one in columns]

    rows = sorted(
        ((one.pair.student.name, one.pair.employer.name, one) for one in copies),
        key=lambda row: (row[0].casefold(), row[1].casefold(), row[2].reference),
    )
    merged = [
        (
            student,
            employer,
            one.pair.employer.email,
            _BETWEEN.join(_below(out, path) for path in one.files),
            one.reference,
            one.address,
        )
        for student, employer, one in rows
    ]
    printed = [
        (employer, student, one.reference, _below(out, path))
        for student, employer, one in sorted(rows, key=lambda row: row[1].casefold())
        for path in one.files
        if path.suffix == ".pdf"
    ]
    mails, prints = names(language)
    write_atomic(out / mails, csv_bytes([titles(_MERGED), *merged]))
    write_atomic(out / prints, csv_bytes([titles(_PRINTED), *printed]))
    for name in {*_every_name()} - {mails, prints}:  # of a run in another language: it would not be kept in step
        try:
            (out / name).unlink(missing_ok=True)
        except OSError as error:
            raise problem_of(error, out / name) from error


def names(language: str) -> tuple[str, str]:
    """Return the names of the list to merge mails from and of the one to print by."""
    return _NAMES["zh" if language.startswith("zh") else "en"]


def _every_name() -> Iterator[str]:
    return (name for pair in _NAMES.values() for name in pair)


def forget(out: Path, references: AbstractSet[str]) -> None:
    """Take the copies with these references out of both lists, where they lie there still."""
    for name in _every_name():
        path = out / name
        if not path.is_file():
            continue
        rows = [
            [plain_cell(cell) for cell in row]
            for row in csv.reader(io.StringIO(read_file(path).decode("utf-8-sig", "replace"), newline=""))
        ]
        kept = [row for row in rows if not references & set(row)]
        if len(kept) < len(rows):
            write_atomic(path, csv_bytes(kept))


def forget_quietly(out: Path, references: AbstractSet[str]) -> bool:
    """Do as `forget`; returns False where a list could not be read or written."""
    try:
        forget(out, references)
    except AppError:
        return False
    return True


def _below(out: Path, path: Path) -> str:
    return path.relative_to(out).as_posix() if path.is_relative_to(out) else str(path)
