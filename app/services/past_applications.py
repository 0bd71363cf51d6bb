"""Reads past applications from a table: recipient, day, kind, status, channel, domain, disclosed, the job. All of it is untrusted.

A line that cannot be used is named and left out; the others are kept. Nothing is written before the file was read
whole.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from app.csv_file import plain_cell
from app.domain.applications import JobDetails, PastApplication, Status
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.ingest.formats.sniff import decoded
from app.services import csv_columns
from app.services.application_details import is_link
from app.services.csv_columns import COLUMNS

MAX_ROWS: Final = 10_000
HEADER_ROWS: Final = 8
"""Among so many first rows the titles are looked for: some lists have a headline above them."""
LONGEST: Final = 300
_LONGEST_NOTE: Final = 2_000
_LONGEST_LINE: Final = 20_000
_ENDLESS: Final = re.compile(rf"[^\r\n]{{{_LONGEST_LINE + 1}}}")
_HEAD: Final = 65_536
_TAG_MARKS: Final = re.compile(r"[,;|，、；]")


@dataclass(frozen=True, slots=True)
class PastFile:
    """The content of a file.

    `problems`: numbers of unusable lines with the column at fault; `untrusted_left`: titles of ignored columns.
    """

    applications: tuple[PastApplication, ...]
    problems: tuple[tuple[int, str], ...]
    untrusted_left: tuple[str, ...] = ()


def read_past(untrusted_data: bytes, *, today: str) -> PastFile:
    """Read a CSV file (UTF-8, UTF-16, GB 18030 or Windows-1252; comma, semicolon, tab or bar); see `read_rows`.

    Also raises UserError `past-quote`.
    """
    text = decoded(untrusted_data) or ""
    if _ENDLESS.search(text):
        raise UserError("past-columns", known=", ".join(COLUMNS))
    return read_rows(_records(text, _separator(text) or ","), today=today)


def _records(text: str, mark: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV file. Raises when an unclosed quotation mark swallows the rows after it."""
    reader, begun, day = csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1, -1
    try:
        for row in reader:
            day = header_columns(row).get("day", -1) if day < 0 else day
            if day >= 0 and any(_is_row(line.split(mark), day) for cell in row for line in cell.split("\n")[1:]):
                raise UserError("past-quote", line=begun)
            yield [plain_cell(cell) for cell in row]
            begun = reader.line_num + 1
    except csv.Error:  # a cell that grew too long
        raise UserError("past-quote", line=begun) from None


def _is_row(parts: Sequence[str], day: int) -> bool:
    """Return True if a line inside a cell is a row: it has a date in the column of days."""
    found = parts[day] if day < len(parts) else ""
    return any(csv_columns.parse_day(found, american=american) for american in (False, True))


def looks_like_applications(untrusted_data: bytes) -> bool:
    """Return True if a CSV file that begins so (the first 64 KB are enough) has the titles of a list of applications."""
    end = b"\n" if b"\n" in untrusted_data[:_HEAD] else b"\r"
    whole = untrusted_data[:_HEAD] if len(untrusted_data) < _HEAD else untrusted_data[:_HEAD].rpartition(end)[0]
    try:
        return bool(_separator(decoded(whole) or ""))
    except csv.Error:
        return False


def read_rows(untrusted_rows: Iterable[Sequence[str]], *, today: str) -> PastFile:
    """Read the rows of a table; the titles are in one of the first.

    `disclosed` holds kinds separated by spaces, semicolons or `|`; a day after `today` (ISO date) is an error of its
    line. Raises UserError `past-columns` or `past-too-many`.
    """
    rows = enumerate(untrusted_rows, 1)
    head, names = next(
        ((row, named) for _, row in islice(rows, HEADER_ROWS) if (named := header_columns(row))), ((), {})
    )
    if not names:
        raise UserError("past-columns", known=", ".join(COLUMNS))
    left = tuple(name.strip() for place, name in enumerate(head) if name.strip() and place not in names.values())
    lines = _lines(rows, names)
    american = csv_columns.is_month_first(cells[one] for _, cells in lines for one in ("day", "closes") if one in cells)
    found, problems = [], []
    for number, cells in lines:
        days = {one: csv_columns.parse_day(cells.get(one, ""), american=american) for one in ("day", "closes")}
        read = _application(cells, days["day"], days["closes"])
        if isinstance(read, str):
            problems.append((number, read))
        elif read.day > today and read.status is not Status.PLANNED:
            problems.append((number, "day"))
        else:
            found.append(read)
    return PastFile(tuple(found), tuple(problems), left)


def header_columns(row: Sequence[str]) -> dict[str, int]:
    """Return column → index of a row that holds the titles of a list of applications; empty for any other row."""
    names = csv_columns.match_headers([name for name in row if name])
    return {column: row.index(name) for column, name in names.items()} if {"recipient", "day"} <= names.keys() else {}


def _lines(rows: Iterable[tuple[int, Sequence[str]]], places: Mapping[str, int]) -> list[tuple[int, dict[str, str]]]:
    """Return number and cells (by column) of every line that is not empty."""
    lines = []
    for number, row in rows:
        cells = {
            column: " ".join(row[place].split())[: _LONGEST_NOTE if column == "notes" else LONGEST]
            if place < len(row)
            else ""
            for column, place in places.items()
        }
        if any(cells.values()):
            lines.append((number, cells))
        if len(lines) > MAX_ROWS or number > 2 * MAX_ROWS:
            raise UserError("past-too-many", limit=MAX_ROWS)
    return lines


def _separator(text: str) -> str:
    """Return the separator between the titles; empty where none of the first lines holds them. Cells below may hold others."""
    begin = text[: HEADER_ROWS * _LONGEST_LINE].splitlines()[:HEADER_ROWS]
    lines = [line[:_LONGEST_LINE] for line in begin]
    return next((mark for mark in ",;\t|" if any(map(header_columns, csv.reader(lines, delimiter=mark)))), "")


def _details(cells: Mapping[str, str], closes: str) -> JobDetails:
    """Return the job of one line; a link that is none stands in the notes. `closes`: an ISO date, or empty."""
    link, notes = cells.get("link", ""), cells.get("notes", "")
    if link and not is_link(link if "://" in link else f"https://{link}"):
        link, notes = "", "\n".join(filter(None, (notes, link)))
    texts = {name: cells.get(name, "") for name in ("employer", "place", "pay", "source", "contact")}
    tags = tuple(filter(None, map(str.strip, _TAG_MARKS.split(cells.get("tags", "")))))
    return JobDetails(title=cells.get("position", ""), link=link, closes=closes, notes=notes, tags=tags, **texts)


def _application(cells: Mapping[str, str], day: str, closes: str) -> PastApplication | str:
    """Return the application of one line, or the name of the column at fault. `day` and `closes`: ISO dates, or empty."""
    kind, status = csv_columns.parse_kind(cells.get("kind", "")), csv_columns.parse_status(cells.get("status", ""))
    words = cells.get("disclosed", "").casefold().replace(";", " ").replace("|", " ").split()
    if not cells["recipient"]:
        return "recipient"
    if kind is None:
        return "kind"
    if status is None:
        return "status"
    if not day and status is not Status.PLANNED:
        return "day"
    if any(word not in set(Kind) for word in words):
        return "disclosed"
    return PastApplication(
        cells["recipient"],
        kind,
        day,
        status,
        cells.get("channel", "") or cells.get("source", ""),
        tuple(dict.fromkeys(Kind(word) for word in words)),
        tuple(filter(None, [cells.get("domain", "").casefold()])),
        details=_details(cells, closes),
    )
