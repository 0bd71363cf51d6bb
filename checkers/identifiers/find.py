"""Finds identifiers of every family in a text and reads them. Pure."""

from __future__ import annotations

from checkers.identifiers.base import Family, Found, Reading
from checkers.identifiers.registry import FAMILIES

MAX_TEXT = 200_000
MAX_FOUND = 40
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def find_all(text: str) -> tuple[Found, ...]:
    """The identifiers of `text` in order of place; a span belongs to the first family that claims it."""
    flat = text[:MAX_TEXT].translate(_NARROW)  # one character for one: offsets stay
    taken: list[Found] = []
    for family in FAMILIES:
        for match in family.pattern.finditer(flat):
            group = "v" if match["v"] is not None else "n"
            start, end = match.span(group)
            if not any(start < other.end and other.start < end for other in taken):
                taken.append(Found(family, text[start:end], start, end, family.read(match[group])))
            if len(taken) >= MAX_FOUND:
                break
    return tuple(sorted(taken, key=lambda found: found.start))


def read(code: str, number: str) -> Reading:
    """The reading of a number of a known family. Raises KeyError for an unknown code."""
    family: Family = next((family for family in FAMILIES if family.code == code), None) or _unknown(code)
    return family.read(number)


def _unknown(code: str) -> Family:
    raise KeyError(code)
