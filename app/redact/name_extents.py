"""Extend the name of a person to what is written as part of it: initials before a surname (`T. K. Lindgren`), the other words of a name in capitals
(`NII AYITEY ODONKOR`, `FU, CHANGHAI`), and what tells a son from his father (`JNR`)."""

from __future__ import annotations

import re
from typing import Final

Range = tuple[int, int]

_UPPER: Final = "A-Z\u00c0-\u00de"
_INITIALS: Final = re.compile(rf"(?<![\w.])(?:[{_UPPER}]\.[ -]?){{1,3}}\Z")
_CAPITALS: Final = rf"[{_UPPER}][{_UPPER}'’\-]+"
_BEFORE: Final = re.compile(rf"(?:(?<=\n)|\A|(?<=[:|\t\u3040-\u9fff] ))(?:{_CAPITALS}(?:,|\.)? ){{1,6}}\Z")
_BEHIND: Final = re.compile(rf"(?:,? {_CAPITALS}\.?){{1,4}}(?=\n|\Z)")
_JUNIOR: Final = re.compile(r",? \(?(?i:jnr|jr|snr|sr|ii|iii)\b\.?\)?")
_NAME_IN_CAPITALS: Final = re.compile(rf"{_CAPITALS}(?:[ ,.]+{_CAPITALS})*\.?")


def widened_name(cased: str, start: int, end: int) -> Range:
    """Return the range of the whole name around `[start:end]` of a text in the normal form with its capitals."""
    line = cased.rfind("\n", 0, start) + 1
    if initials := _INITIALS.search(cased, max(line, start - 12), start):
        start = initials.start()
    if _NAME_IN_CAPITALS.fullmatch(cased, start, end):
        before, behind = _BEFORE.search(cased, line, start), _BEHIND.match(cased, end)
        start, end = before.start() if before else start, behind.end() if behind else end
    junior = _JUNIOR.match(cased, end)
    return start, junior.end() if junior else end
