"""Which of many fixed texts occur in a text: one pass over its pairs and fours of characters, whatever the number of texts.

A pair is known by its hash in a table of `_SIZE` places. A text can occur only when its first, middle and last pair (or four, in
Latin letters) do; the few that pass are then looked for. Never misses one that occurs.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

_BITS: Final = 16
_SIZE: Final = 1 << _BITS
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_SHIFT: Final = np.uint32(32 - _BITS)
_MIX: Final = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_LONG: Final = 4
_SHORT: Final = 60
Codes = NDArray[np.uint32]
Places = NDArray[np.int64]
Table = NDArray[np.bool_]
_Kind = tuple[int, bool]
"""0 for characters, 1 for pairs, 2 for fours; and whether Chinese characters are among them."""


class Shape:
    """A text with, once asked for, a table each of its characters, pairs and fours. For one text, in one thread."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.han = _HAN.search(text) is not None

    @functools.cached_property
    def tables(self) -> tuple[Table, Table, Table]:
        """Which hashes of characters, pairs and fours occur."""
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        pairs = _pairs(codes)
        return _seen(codes * _MIX[1]), _seen(pairs), _seen(_fours(pairs))


class Literals:
    """Fixed texts to look for, none empty. Immutable; may be shared by threads."""

    def __init__(self, literals: Iterable[str]) -> None:
        kinds: dict[_Kind, list[str]] = {}
        self._starts: dict[str, list[str]] = {}
        for literal in dict.fromkeys(literals):
            kinds.setdefault(_kind(literal), []).append(literal)
            self._starts.setdefault(literal[:2], []).append(literal)
        self._rows = [(kind, texts, _marks(texts, kind[0])) for kind, texts in kinds.items()]

    def possible(self, shape: Shape) -> list[str]:
        """The texts that may occur: every one that does, and hardly any other."""
        if len(shape.text) < _SHORT:
            return self._walk(shape.text)
        found: list[str] = []
        for (size, han), texts, (first, middle, last) in self._rows:
            if han <= shape.han:
                table = shape.tables[size]
                kept = np.flatnonzero(table[first])
                kept = kept[table[last[kept]]]
                found += [texts[number] for number in kept[table[middle[kept]]].tolist()]
        return found

    def _walk(self, text: str) -> list[str]:
        """As `possible`, for a text so short that tables are not worth it."""
        found = {literal: None for char in set(text) & self._starts.keys() for literal in self._starts[char]}
        for at, pair in enumerate(map(operator.add, text, text[1:])):
            if pair in self._starts:
                found.update((literal, None) for literal in self._starts[pair] if text.startswith(literal, at))
        return list(found)


def _pairs(codes: Codes) -> Codes:
    return codes[:-1] * _MIX[0] + codes[1:] * _MIX[1]


def _fours(pairs: Codes) -> Codes:
    return pairs[:-2] * _MIX[2] + pairs[2:] * _MIX[0] if len(pairs) > 2 else pairs[:0]


def _seen(hashes: Codes) -> Table:
    table = np.zeros(_SIZE, dtype=np.bool_)
    table[hashes >> _SHIFT] = True
    return table


def _kind(literal: str) -> _Kind:
    """Fours for Latin texts; Chinese pairs are telling enough."""
    size = 2 if len(literal) >= _LONG and literal.isascii() else min(len(literal) - 1, 1)
    return size, _HAN.search(literal) is not None


def _marks(literals: list[str], size: int) -> tuple[Places, Places, Places]:
    """The places in the table of the first, middle and last character, pair or four of each literal."""
    rows: list[tuple[int, int, int]] = []
    for literal in literals:
        codes = np.frombuffer(literal.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        hashes = codes * _MIX[1] if size == 0 else _pairs(codes) if size == 1 else _fours(_pairs(codes))
        places = (hashes >> _SHIFT).tolist()
        rows.append((places[0], places[len(places) // 2], places[-1]))
    first, middle, last = np.array(rows, dtype=np.int64).T
    return np.ascontiguousarray(first), np.ascontiguousarray(middle), np.ascontiguousarray(last)
