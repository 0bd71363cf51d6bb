"""Past applications from a CSV file: recipient, day, kind, status, channel, domain, disclosed. All of it is untrusted.

A line that cannot be used is named and left out; the others are kept. Nothing is written before the file was read whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.applications import PastApplication, Status
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Kind
from app.errors import UserError

COLUMNS: Final = ("recipient", "day", "kind", "status", "channel", "domain", "disclosed")
MOST: Final = 10_000
LONGEST: Final = 300
_LONGEST_LINE: Final = 20_000


@dataclass(frozen=True, slots=True)
class PastFile:
    """What a file holds: `applications`, and the numbers of the lines that could not be used with the column at fault."""

    applications: tuple[PastApplication, ...]
    problems: tuple[tuple[int, str], ...]


def read_past(untrusted_data: bytes) -> PastFile:
    """Read a CSV file (UTF-8 or GB 18030; comma, semicolon or tab). `disclosed` holds kinds separated by spaces,
    semicolons or `|`. Raises UserError `past-columns` or `past-too-many`."""
    text = _decoded(untrusted_data)
    if max(map(len, text.splitlines()), default=0) > _LONGEST_LINE:
        raise UserError("past-columns", known=", ".join(COLUMNS))
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    names = {name.strip().casefold(): name for name in reader.fieldnames or () if name}
    if "recipient" not in names or "day" not in names:
        raise UserError("past-columns", known=", ".join(COLUMNS))
    found, problems = [], []
    try:
        for number, row in enumerate(reader, 2):
            if number > MOST + 1:
                raise UserError("past-too-many", limit=MOST)
            cells = {key: " ".join((row.get(name) or "").split())[:LONGEST] for key, name in names.items()}
            if not any(cells.values()):
                continue
            read = _application(cells)
            if isinstance(read, str):
                problems.append((number, read))
            else:
                found.append(read)
    except csv.Error:
        raise UserError("past-columns", known=", ".join(COLUMNS)) from None
    return PastFile(tuple(found), tuple(problems))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _application(cells: Mapping[str, str]) -> PastApplication | str:
    """The application of one line, or the name of the column at fault."""
    name, day = cells["recipient"], cells["day"].replace("/", "-").replace(".", "-")
    if not name:
        return "recipient"
    try:
        day = date(*(int(part) for part in day.split("-"))).isoformat()
    except (TypeError, ValueError):
        return "day"
    values = {}
    for column, known, default in (("kind", RecipientKind, "employer"), ("status", Status, "sent")):
        given = cells.get(column, "").casefold() or default
        if given not in set(known):
            return column
        values[column] = given
    words = cells.get("disclosed", "").casefold().replace(";", " ").replace("|", " ").split()
    if any(word not in set(Kind) for word in words):
        return "disclosed"
    return PastApplication(
        name,
        RecipientKind(values["kind"]),
        day,
        Status(values["status"]),
        cells.get("channel", ""),
        tuple(dict.fromkeys(Kind(word) for word in words)),
        tuple(filter(None, [cells.get("domain", "").casefold()])),
    )
