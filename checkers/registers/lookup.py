"""Name and number search in one imported list. Reads only.

Equal core or number first, then near names: the rows that share the rarest grams of the name, weighted by rarity, the best of
them compared in full by rapidfuzz. Only equal cores or numbers are `equal`; a near name is a caution, never a confirmation (measured:
an absent name has a "97 % hit" too often, REGISTERS.md F.5). Numerals must be equal: "Fund II" is not "Fund III".
"""

from __future__ import annotations

import math
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from checkers.registers import blocks, grams
from checkers.registers.names import HAN, core_name, numerals

NEAR: Final = 92.0
SIMILAR: Final = 60.0
SEGMENT_BITS: Final = 12
_RAREST: Final = 30
_ROWS: Final = 900_000
_CANDIDATES: Final = 160
_EQUALS: Final = 200
_LEAST_SHARE: Final = 0.3
_KEPT: Final = 50
_HOLDS: Final = 97.0
_SAME_WORDS: Final = 99.95
_SAFE_SUM: Final = np.float32(1e-3)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """One name in a register. `match` is `equal` (same core name or number), `near` (≥ 92: compare letter by letter) or
    `similar`; `score` is 0–100."""

    name: str
    identifier: str
    status: str
    register: str
    as_of: str
    score: float
    match: str
    licence: str = ""
    valid_to: str = ""
    place: str = ""


def plain_number(text: str) -> str:
    """A number as it is stored: full-width folded, no blanks, upper case."""
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def likeness(core: str, other: str) -> float:
    """0–100: the best of plain, re-ordered and partial likeness, the latter two at a discount."""
    return max(
        fuzz.ratio(core, other), 0.97 * fuzz.token_sort_ratio(core, other), 0.90 * fuzz.partial_ratio(core, other)
    )


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row compared with the name: `order` puts a name that holds every word asked for before one that is spelt otherwise."""

    cells: blocks.Cells
    core: str
    score: float
    order: float
    match: str


def _judged(cells: blocks.Cells, core: str, wanted: str) -> _Judged:
    other = core_name(cells[0])
    if other == core or wanted in (cells[1], cells[3]):
        return _Judged(cells, other, 100.0, 100.0, "equal")
    score = likeness(core, other)
    if score >= NEAR and numerals(other) != numerals(core):
        score = NEAR - 1
    return _Judged(cells, other, min(score, 99.9), _order(core, other), "near" if score >= NEAR else "similar")


def _order(core: str, other: str) -> float:
    """Where a name stands among those that are not equal. Here one wrong letter, or two that changed places, weigh as much as one
    too many, which `likeness` (whose limits were measured) does not say."""
    words, others = core.split(), other.split()
    if sorted(words) == sorted(others):
        return _SAME_WORDS
    if len(core) < len(other) and (core in other if HAN.search(core) else set(words) <= set(others)):
        return _HOLDS + (100 - _HOLDS) * len(core) / len(other)
    sorted_likeness = OSA.normalized_similarity(" ".join(sorted(words)), " ".join(sorted(others)))
    plain = OSA.normalized_similarity(core, other)
    return max(100 * plain, 97 * sorted_likeness, 0.80 * fuzz.partial_ratio(core, other))


class ListReader:
    """Searches list `number` (of `count` names). `about` is its key and date. Keeps the packing dictionary and the sizes of rows."""

    def __init__(self, db: sqlite3.Connection, number: int, count: int, about: tuple[str, str]) -> None:
        self._db = db
        self._number = number
        self._count = count
        self._about = about
        frames = dict(db.execute(f"select id, content from frame_{number}").fetchall())
        self._shared: bytes = frames.pop(0)
        self._sizes = [np.frombuffer(frames[key], dtype=np.uint8) for key in sorted(frames)]

    def search(self, name: str) -> list[tuple[float, Hit]]:
        """(place in the order, hit) for a name or a number, best first. A second name with the same core comes after all others."""
        core = core_name(name)
        if not core:
            return []
        rows, equal = self._candidates(core)
        found = self._read(dict.fromkeys([*self._numbered(name), *equal, *rows]))
        wanted = plain_number(name)
        ranked = [entry for entry in (_judged(cells, core, wanted) for cells in found) if entry.score >= SIMILAR]
        ranked.sort(key=lambda entry: (entry.match != "equal", -entry.order))
        seen: set[str] = set()
        hits: list[tuple[float, Hit]] = []
        for entry in dict.fromkeys(ranked):
            again = entry.match != "equal" and entry.core in seen
            hits.append((entry.order - 100 * again, self._hit(entry)))
            seen.add(entry.core)
        hits.sort(key=lambda hit: (hit[1].match != "equal", -hit[0]))
        return hits[:_KEPT]

    def _hit(self, entry: _Judged) -> Hit:
        name, identifier, status, licence, valid_to, place = entry.cells
        return Hit(name, identifier, status, *self._about, round(entry.score, 1), entry.match, licence, valid_to, place)

    def _numbered(self, name: str) -> list[int]:
        """Rows whose identifier or licence may be `name`."""
        wanted = plain_number(name)
        if not any(char.isdigit() for char in wanted):
            return []
        hashed = blocks.number_hash(wanted)
        first = (hashed >> 16) << SEGMENT_BITS
        query = f"select id, entries from number_{self._number} where id between ? and ?"
        rows: list[int] = []
        for place, entries in self._db.execute(query, (first, first + (1 << SEGMENT_BITS) - 1)):
            segment = place & ((1 << SEGMENT_BITS) - 1)
            rows += (blocks.rows_with(entries, hashed) + segment * grams.SEGMENT).tolist()[:_KEPT]
        return rows

    def _read(self, rows: Iterable[int]) -> list[blocks.Cells]:
        """The rows, in the order given."""
        wanted = list(rows)
        opened: dict[int, list[str]] = {}
        numbers = list({row // blocks.ROWS for row in wanted})
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            for number, packed in self._db.execute(
                f"select id, lines from block_{self._number} where id in ({marks})", some
            ):
                opened[number] = blocks.lines_of(packed, self._shared)
        return [blocks.cells_of(opened[row // blocks.ROWS][row % blocks.ROWS]) for row in wanted]

    def _candidates(self, core: str) -> tuple[list[int], list[int]]:
        """(rows that share most with `core`, rows that have exactly its grams)."""
        codes = grams.gram_codes(core).tolist()[:400]
        chosen = self._rarest(codes)
        total = np.float32(0)
        for _, weight in chosen:
            total += weight
        held = self._lists([code for code, _ in chosen])
        near: list[tuple[float, int]] = []
        equal: list[int] = []
        least = np.float32(_LEAST_SHARE) * total
        for segment, sizes in enumerate(self._sizes):
            weights = np.zeros(len(sizes), dtype=np.float32)
            for code, weight in chosen:
                for count, packed in held.get((code << SEGMENT_BITS) | segment, ()):
                    weights[grams.unpacked(packed, count)] += weight
            most = weights.max(initial=np.float32(0))
            if most <= 0:
                continue
            rows = np.flatnonzero(weights >= min(least, most * np.float32(0.8)))
            base = segment * grams.SEGMENT
            same = rows[(weights[rows] >= total - _SAFE_SUM) & (sizes[rows] == min(len(codes), 255))]
            equal += (same[:_EQUALS] + base).tolist()
            rank = weights[rows] - np.abs(sizes[rows].astype(np.float32) - len(codes)) * (total / np.float32(400))
            if len(rows) > _CANDIDATES:
                best = np.argpartition(-rank, _CANDIDATES)[:_CANDIDATES]
                rows, rank = rows[best], rank[best]
            near += zip(rank.tolist(), (rows + base).tolist(), strict=True)
        near.sort(reverse=True)
        return [row for _, row in near[:_CANDIDATES]], equal

    def _rarest(self, codes: list[int]) -> list[tuple[int, np.float32]]:
        """(gram, weight) of the rarest grams the list knows, rarest first; at most `_ROWS` rows are read through them."""
        segments = range(len(self._sizes))
        keys = [(code << SEGMENT_BITS) | segment for code in codes for segment in segments]
        frequency: dict[int, int] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            for key, count in self._db.execute(f"select id, n from gram_{self._number} where id in ({marks})", some):
                frequency[key >> SEGMENT_BITS] = frequency.get(key >> SEGMENT_BITS, 0) + count
        chosen: list[tuple[int, np.float32]] = []
        used = 0
        for count, code in sorted((count, code) for code, count in frequency.items())[:_RAREST]:
            if chosen and used + count > _ROWS:
                break
            used += count
            chosen.append((code, np.float32(math.log(1 + self._count / count))))
        return chosen

    def _lists(self, codes: list[int]) -> dict[int, list[tuple[int, bytes]]]:
        """(number of rows, packed rows) of grams, by gram and segment."""
        held: dict[int, list[tuple[int, bytes]]] = {}
        for code in codes:
            first = code << SEGMENT_BITS
            query = f"select id, n, rows from gram_{self._number} where id between ? and ?"
            for key, count, rows in self._db.execute(query, (first, first + (1 << SEGMENT_BITS) - 1)):
                held[key] = [(count, rows)]
        return held
