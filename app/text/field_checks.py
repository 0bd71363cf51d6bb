"""Checks of one field of a résumé as a person typed it: e-mail address, link, phone number, date. Never changes a value.

Lenient: a value is doubted only where no such address, number or date could be written like it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.domain.sensitivity import Kind
from app.text.characters import narrow
from app.text.mail_and_web_addresses import host_of, without_scheme

_MAILED: Final = re.compile(r"[^\s@<>()]{1,64}@[^\s@.<>()]{1,63}(?:\.[^\s@.<>()]{1,63}){1,6}")
_HOST: Final = re.compile(r"[^\s@.:]{1,63}(?:\.[^\s@.:]{1,63}){1,8}(?::\d{1,5})?")
_SCHEME: Final = re.compile(r"(?i)([a-z][a-z0-9+.-]{1,9}):")
_EXTENSION: Final = re.compile(r"(?i)\s*(?:ext\.?|extension|x|转|轉|分机|#)\s*\d{1,6}$")
_NUMBER: Final = re.compile(r"[\d\s()+./\-–·]+")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_FEWEST, _MOST = 5, 15
"""Digits of a phone number (ITU-T E.164: at most 15)."""
_YEARS: Final = range(1900, 2101)
_LONGEST: Final = 300
_BETWEEN: Final = re.compile(r"[;,；，、]")


def problem(kind: Kind | None, name: str, value: str) -> str:
    """Return the code of the sentence that says what may be wrong with a field, or an empty text. `kind` and `name` are those of the
    attribute; a date is reduced ISO 8601 where it could be read."""
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return ""
    if name in ("start", "end", "date", "birth_date"):
        return _date_problem(value)
    if name == "url":
        return "" if _is_link(value) else "field-link"
    if kind is Kind.EMAIL:
        return "" if all(_MAILED.fullmatch(narrow(one)) for one in _several(value)) else "field-email"
    if kind is Kind.PHONE:
        return "" if all(map(_is_number, _several(value))) else "field-phone"
    return ""


def ends_before_start(start: str, end: str) -> bool:
    """Return True if both are reduced ISO dates and the end is certainly the earlier one (`2020` and `2020-03` may be the same)."""
    if not (_DATE.fullmatch(start) and _DATE.fullmatch(end)):
        return False
    length = min(len(start), len(end))
    return end[:length] < start[:length]


def _several(value: str) -> Sequence[str]:
    return [one.strip() for one in _BETWEEN.split(value) if one.strip()]


def _is_link(value: str) -> bool:
    scheme = _SCHEME.match(value)
    web = scheme is None or scheme[1].lower() in ("http", "https") or "." in scheme[1]
    return web and not re.search(r"\s", value) and bool(_HOST.fullmatch(host_of(without_scheme(value))))


def _is_number(value: str) -> bool:
    number = _EXTENSION.sub("", narrow(value))
    return bool(_NUMBER.fullmatch(number)) and _FEWEST <= sum(char.isdigit() for char in number) <= _MOST


def _date_problem(value: str) -> str:
    found = _DATE.fullmatch(value)
    if found is None:
        return "field-date"
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        date(year, month, day)
    except ValueError:
        return "field-date"
    return "" if year in _YEARS else "field-year"
