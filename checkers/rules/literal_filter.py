"""Multi-literal filter: finds the fixed texts that may occur in a text in one pass over its pairs, threes and fours of characters,
whatever the number of fixed texts.

A pair is known by its hash in a table of `_SIZE` places. A text can occur only when pairs (or fours, in Latin letters) at its beginning,
middle, end and between do; the few that pass are then looked for. Never misses one that occurs.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.text.characters import has_han

_BITS: Final = 16
_SIZE: Final = 1 << _BITS
_SHIFT: Final = np.uint32(32 - _BITS)
_MIX: Final = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_LONG: Final = 4
_AT: Final = (0, 4, 2, 1, 3)
"""Positions of a literal that are tested, in quarters of its length: the one that rules out most comes first."""
_SHORT: Final = 60
Codes = NDArray[np.uint32]
Places = NDArray[np.int64]
Table = NDArray[np.bool_]
_Kind = tuple[int, bool]
"""0 for characters, 1 for pairs, 2 for threes, 3 for fours; and whether Chinese characters are among them."""


class Shape:
    """A text with lazily built tables of its characters, pairs, threes and fours. For one text, in one thread."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.han = has_han(text)

    @functools.cached_property
    def tables(self) -> tuple[Table, Table, Table, Table]:
        """Return the tables of the hashes that occur: of characters, pairs, threes and fours."""
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        pairs = _pairs(codes)
        return (
            _code_table(codes * _MIX[1]),
            _code_table(pairs),
            _code_table(_three_letter_codes(pairs, codes)),
            _code_table(_four_letter_codes(pairs)),
        )


class Literals:
    """Fixed texts to look for, none empty. Immutable; may be shared by threads."""

    def __init__(self, literals: Iterable[str]) -> None:
        kinds: dict[_Kind, list[str]] = {}
        self._starts: dict[str, list[str]] = {}
        for literal in dict.fromkeys(literals):
            kinds.setdefault(_kind(literal), []).append(literal)
            self._starts.setdefault(literal[:2], []).append(literal)
        self._rows = [(kind, texts, _marks(texts, kind[0])) for kind, texts in kinds.items()]

    def possible_texts(self, shape: Shape) -> list[str]:
        """Return the texts that may occur: every one that does, and hardly any other."""
        if len(shape.text) < _SHORT:
            return self._walk(shape.text)
        found: list[str] = []
        for (size, han), texts, (first, *further) in self._rows:
            if han <= shape.han:
                table = shape.tables[size]
                kept = np.flatnonzero(table[first])
                for marks in further:
                    kept = kept[table[marks[kept]]]
                found += [texts[number] for number in kept.tolist()]
        return found

    def _walk(self, text: str) -> list[str]:
        """Do as `possible`, for a text so short that tables are not worth it."""
        found = {literal: None for char in set(text) & self._starts.keys() for literal in self._starts[char]}
        for at, pair in enumerate(map(operator.add, text, text[1:])):
            if pair in self._starts:
                found.update((literal, None) for literal in self._starts[pair] if text.startswith(literal, at))
        return list(found)


def _pairs(codes: Codes) -> Codes:
    return codes[:-1] * _MIX[0] + codes[1:] * _MIX[1]


def _three_letter_codes(pairs: Codes, codes: Codes) -> Codes:
    return pairs[:-1] * _MIX[2] + codes[2:] * _MIX[0]


def _four_letter_codes(pairs: Codes) -> Codes:
    return pairs[:-2] * _MIX[2] + pairs[2:] * _MIX[0] if len(pairs) > 2 else pairs[:0]


def _code_table(hashes: Codes) -> Table:
    table = np.zeros(_SIZE, dtype=np.bool_)
    table[hashes >> _SHIFT] = True
    return table


def _kind(literal: str) -> _Kind:
    """Return the kind of grams to test: threes and fours for Latin texts; Chinese pairs are distinctive enough."""
    size = min(len(literal), _LONG) - 1 if literal.isascii() else min(len(literal) - 1, 1)
    return size, has_han(literal)


def _marks(literals: list[str], size: int) -> tuple[Places, ...]:
    """Return the places in the table of the character, pair, three or four at each of `_AT` of each literal."""
    rows: list[list[int]] = []
    for literal in literals:
        codes = np.frombuffer(literal.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        places = (_hashes(codes, size) >> _SHIFT).tolist()
        rows.append([places[(len(places) - 1) * quarter // 4] for quarter in _AT])
    return tuple(map(np.ascontiguousarray, np.array(rows, dtype=np.int64).T))


def _hashes(codes: Codes, size: int) -> Codes:
    if size == 0:
        return codes * _MIX[1]
    pairs = _pairs(codes)
    return pairs if size == 1 else _three_letter_codes(pairs, codes) if size == 2 else _four_letter_codes(pairs)
