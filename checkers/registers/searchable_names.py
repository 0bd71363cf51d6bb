"""Searchable names of one row of a list, with the cells stored beside them. Called millions of times an import, so it is kept short."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from checkers.registers import lookup
from checkers.registers.column_mapping import ColumnMapping
from checkers.registers.import_batch import Rest
from checkers.registers.names import core_name, split_names

Entry = tuple[str, str, Rest]
"""(name, core, (identifier, status, licence, valid to, place))."""
_PLACE: Final = 200


def reader(columns: ColumnMapping) -> Callable[[Sequence[str]], list[Entry]]:
    """Return a function that reads the names of a row; it finds none in a row without a name."""
    name_at, others_at, number_at, status_at, licence_at, valid_at, country_at, city_at = (
        columns.columns.get(field, ())
        for field in ("name", "other_name", "identifier", "status", "licence", "valid_to", "country", "city")
    )

    def entries(row: Sequence[str]) -> list[Entry]:
        name = _first_filled(row, name_at)
        others = [cell for place in others_at if (cell := _first_filled(row, (place,)))] if others_at else []
        if not name and not others:
            return []
        country, city = _first_filled(row, country_at), _first_filled(row, city_at)
        rest = (
            number_of(_first_filled(row, number_at)),
            _first_filled(row, status_at),
            number_of(_first_filled(row, licence_at)),
            last_day(_first_filled(row, valid_at)),
            (f"{country} {city}" if country and city else country or city)[:_PLACE],
        )
        names = [part for text in (name, *others) for part in split_names(text)]
        if len(names) > 1:
            names = list(dict.fromkeys(names))
        return [(part, core, rest) for part in names if (core := core_name(part))]

    return entries


def _first_filled(row: Sequence[str], places: Sequence[int]) -> str:
    """Return the first cell of these that is not empty."""
    for place in places:
        if place < len(row) and (cell := row[place].strip()):
            return cell
    return ""


def number_of(text: str) -> str:
    """Normalise an identifier: no blanks, upper case, full-width folded; one ruined by a spreadsheet (`9.14E+17`) is dropped."""
    if not text:
        return ""
    plain = text.upper() if text.isalnum() and text.isascii() else lookup.plain_number(text)
    return "" if "E+" in plain else plain


_DAY: Final = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2}))?")
_UK_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")


def last_day(text: str) -> str:
    """Return a date, or the end of a range, as ISO text; any other text stays as written (`长期`)."""
    if not text:
        return ""
    found = _DAY.findall(text)
    parts = found[-1] if found else None
    if parts is None and (british := _UK_DAY.findall(text)):
        day, month, year = british[-1]
        parts = (year, month, day)
    if parts is None and re.fullmatch(r"[34]\d{4}", text):
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(text)).isoformat()  # a spreadsheet's day number
    if parts is None:
        return text[:40]
    try:
        return datetime(int(parts[0]), int(parts[1]), int(parts[2] or 1)).date().isoformat()
    except ValueError:
        return text[:40]
