"""Finds identifiers of every family in a text and reads them. Pure."""

from __future__ import annotations

import functools
import re
from typing import Final

from app.text.characters import has_han, narrow
from checkers.identifiers.base import Family, FoundIdentifier, Reading
from checkers.identifiers.registry import FAMILIES

MAX_TEXT = 400_000
MAX_FOUND = 40


_FIGURES: Final = re.compile(r"[0-9]{3}")
_CLOSE: Final = re.compile(r"[0-9](?:[^0-9\n]{0,6}[0-9]){4}")
"""Five figures near each other: every number but Chinese licences, which may be short, holds as many."""
_LABEL: Final = 120
"""How far before the figures of a number its label may begin; no pattern of a family reaches further."""
_REST: Final = 60


def _windows(flat: str, figures: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the parts of a text in which a number can be: around such digits."""
    out: list[tuple[int, int]] = []
    for match in figures.finditer(flat):
        low, high = max(0, match.start() - _LABEL), match.end() + _REST
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


@functools.lru_cache(maxsize=4)
def find_all(text: str) -> tuple[FoundIdentifier, ...]:
    """Find the identifiers of `text` in order; a span belongs to the first family that matches it. Cached."""
    flat = narrow(text[:MAX_TEXT])
    taken: list[FoundIdentifier] = []
    windows = {False: _windows(flat, _CLOSE), True: _windows(flat, _FIGURES) if has_han(flat) else []}
    for family in FAMILIES:
        short = family.country == "CN" and bool(windows[True])
        for match in (match for window in windows[short] for match in family.pattern.finditer(flat, *window)):
            group = "v" if match["v"] is not None else "n"
            start, end = match.span(group)
            if family.accepts(match[group]) and not any(start < other.end and other.start < end for other in taken):
                taken.append(FoundIdentifier(family, text[start:end], start, end, family.read(match[group])))
            if len(taken) >= MAX_FOUND:
                break
    return tuple(sorted(taken, key=lambda found: found.start))


def read(code: str, number: str) -> Reading:
    """Validate a number of a known family. Raises KeyError for an unknown code."""
    family: Family = next((family for family in FAMILIES if family.code == code), None) or _unknown(code)
    return family.read(number)


def _unknown(code: str) -> Family:
    raise KeyError(code)
