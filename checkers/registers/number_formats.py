"""Number formats of an Excel workbook that show a date or a span of time, and the conversion of a stored number in one (ECMA-376 part 1,
18.8.30 and 18.17.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

DATES: Final = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
"""Numbers of built-in formats that show dates or times; those from 27 on, except 45 and 47, in Chinese, Japanese and Korean editions."""
SPANS: Final = frozenset((46,))
_LITERAL: Final = re.compile(r'"[^"]*"|\[(?!(?:hh?|mm?|ss?)\])[^\]]*\]')
_SPAN: Final = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_DATE: Final = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_SINCE_1900: Final = datetime(1899, 12, 30)
_SINCE_1904: Final = datetime(1904, 1, 1)
_LEAP_DAY: Final = 60
"""29 February 1900, which never was and which Excel counts."""
_DAY_MS: Final = 86_400_000


def kind(number: int, codes: Mapping[int, str]) -> str:
    """Return `day`, `time` (a span) or nothing, by the number of a format; `codes` are those that the workbook brings."""
    if number not in codes:
        return "time" if number in SPANS else "day" if number in DATES else ""
    code = codes[number].partition(";")[0]  # of a positive number
    return "time" if _SPAN.search(code) else "day" if _DATE.search(_LITERAL.sub("", code)) else ""


def convert_number(number: float, *, since_1904: bool, span: bool) -> object:
    """Convert a number to the span, the time of day (below 1) or the date and time that it stands for; the number itself if there is
    none."""
    try:
        if span:
            return timedelta(milliseconds=round(number * _DAY_MS))
        days, rest = divmod(number, 1)
        part = timedelta(milliseconds=round(rest * _DAY_MS))
        if 0 <= number < 1 and not part.days:
            return (datetime.min + part).time()
        days += not since_1904 and 0 < number < _LEAP_DAY
        return (_SINCE_1904 if since_1904 else _SINCE_1900) + timedelta(days=days) + part
    except (OverflowError, ValueError):
        return number
