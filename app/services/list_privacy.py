"""Personal data in lists that counsellors hand to each other: which columns a list has, and what is looked for in which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from app.domain.sensitivity import Kind

FAIR: Final = "fair-list"
NOTES: Final = "employer-notes"
REGISTER: Final = "register"
RULES: Final = "rules"
"""Kinds of lists, as the signed files name them."""
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    FAIR: ("recipient", "kind", "domain"),
    NOTES: ("employer", "note", "source", "date"),
    RULES: ("words", "severity", "explanation", "source"),
    REGISTER: ("name", "identifier", "status", "licence", "valid_to", "country", "city", "other_name"),
}
"""Columns by kind; the first one is never empty."""
_PERSONAL: Final = frozenset(
    {Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.ADDRESS, Kind.BIRTH, Kind.ID_NUMBER, Kind.REFEREE}
)
_OFFICIAL: Final = _PERSONAL - {Kind.ADDRESS}
"""In an official list the addresses are those of organisations."""
_NUMBERS: Final = frozenset({Kind.EMAIL, Kind.ID_NUMBER})
"""Registration and licence numbers look like telephone numbers, and like many countries' short numbers of persons."""
_LONG_NUMBER: Final = 18
"""Letters and digits of the one number of a person that is told apart: a Chinese identity card's."""
_LOOKED_FOR: Final[tuple[tuple[AbstractSet[Kind], frozenset[str]], ...]] = (
    (_OFFICIAL, frozenset({"name", "other_name"})),
    (_OFFICIAL - {Kind.NAME}, frozenset({"status", "country", "city"})),
    (_NUMBERS, frozenset({"identifier", "licence", "valid_to"})),
)
"""Kinds of personal data that are looked for in which columns of an official list."""
_FIRMS: Final = 1.4
"""Caution of the search: a cell of one word, such as the firm `Odd`, has nothing around it that tells a firm from a person."""
_CHUNK: Final = 100
"""Rows of an official list that are searched at once."""


def personal_data(rows: Sequence[Sequence[str]], kind: str = "") -> list[tuple[int, str]]:
    """Return (row from 1, text) of personal data that the detectors find in a list of a kind."""
    if kind == REGISTER:
        return _in_register(rows)
    return [(number, text) for number, row in enumerate(rows, 1) for cell in row for text in _found(cell, _PERSONAL)]


def _found(text: str, kinds: AbstractSet[Kind]) -> list[str]:
    from app.redact.personal_data_scan import scan

    # the names of firms are what such a list is for: one taken for a person would keep it from being shared
    return [span.text for span in scan(text, caution=_FIRMS) if span.kind in kinds]


def _in_register(rows: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Return the personal data in an official list: many rows are searched as one text, and those of a text that has some one by one."""
    found = list[tuple[int, str]]()
    for kinds, columns in _LOOKED_FOR:
        places = [place for place, column in enumerate(COLUMNS[REGISTER]) if column in columns]
        wanted = _may_be_personal if kinds is _NUMBERS else bool
        texts = ["\n".join(filter(wanted, (row[place] for place in places))) for row in rows]
        for first in range(0, len(texts), _CHUNK):
            chunk = texts[first : first + _CHUNK]
            if _found("\n".join(chunk), kinds):
                found += [(number, text) for number, one in enumerate(chunk, first + 1) for text in _found(one, kinds)]
    return sorted(found)


def _may_be_personal(number: str) -> bool:
    return "@" in number or sum(map(str.isalnum, number)) == _LONG_NUMBER
