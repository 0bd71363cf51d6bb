"""Name and number search in one imported list. Reads only.

Equal core or number first, then near names: the rows that share the rarest grams of the name, weighted by rarity, the best of
them compared in full by rapidfuzz. Only equal cores or numbers are `equal`; a near name is a caution, never a confirmation (measured:
an absent name has a "97 % hit" too often). Numerals must be equal: "Fund II" is not "Fund III".
"""

from __future__ import annotations

import math
import sqlite3
import unicodedata
import zlib
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from checkers.registers import blocks, column_encoding, grams
from checkers.registers.names import HAN, core_name, numerals

NEAR: Final = 92.0
SIMILAR: Final = 60.0
SEGMENT_BITS: Final = 12
PIECE_BITS: Final = 20
CODING: Final = 1 << SEGMENT_BITS
"""From this number on a list's frames say how the segments' cells are packed."""
_RAREST: Final = 30
_ROWS: Final = 700_000
_CANDIDATES: Final = 160
_EQUALS: Final = 200
_LEAST_SHARE: Final = 0.3
_KEPT: Final = 50
_HOLDS: Final = 97.0
_HELD: Final = 70.0
_SAME_WORDS: Final = 99.95
_SLIPS: Final = 2
_VOWELS: Final = frozenset("aeiouy")
_UNIT: Final = 1_000
"""A gram's weight (the logarithm of its rarity) is counted in thousandths, so that sums are exact."""
_BITS: Final = 20
_ONE: Final = 1 << _BITS
"""Above this, the sum for a row counts its shared grams; below, their weights (at most `_RAREST` times log(2³⁰))."""
_ALIKE: Final = 200
_ENOUGH: Final = 5
_SHORT: Final = 8
_CLOSE: Final = 90.0
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
    """Normalise a number as it is stored: full-width folded, no blanks, upper case."""
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def likeness(core: str, other: str) -> float:
    """Return 0–100: the best of plain, re-ordered and partial likeness, the latter two at a discount."""
    return max(
        fuzz.ratio(core, other), 0.97 * fuzz.token_sort_ratio(core, other), 0.90 * fuzz.partial_ratio(core, other)
    )


@dataclass(frozen=True, slots=True)
class _RankedRow:
    """A row compared with the name: `order` puts a name that holds every word asked for before one that is spelt otherwise."""

    row: int
    name: str
    core: str
    score: float
    order: float
    match: str


def _judge_row(row: int, name: str, core: str, *, is_its_number: bool) -> _RankedRow:
    other = core_name(name)
    if other == core or is_its_number:
        return _RankedRow(row, name, other, 100.0, 100.0, "equal")
    score = likeness(core, other)
    if score >= NEAR and numerals(other) != numerals(core):
        score = NEAR - 1
    return _RankedRow(row, name, other, min(score, 99.9), _order(core, other), "near" if score >= NEAR else "similar")


def _order(core: str, other: str) -> float:
    """Return the sort key of a name that is not equal, higher for a closer one. Here one wrong letter, or two that changed places, weigh
    as much as one too many, which `likeness` (whose limits were measured) does not say."""
    words, others = core.split(), other.split()
    if sorted(words) == sorted(others):
        return _SAME_WORDS
    if len(core) < len(other) and (core in other if HAN.search(core) else set(words) <= set(others)):
        return _HOLDS + (100 - _HOLDS) * len(core) / len(other)
    if len(other) < len(core) and not HAN.search(core) and set(others) <= set(words):
        return _HELD + (_HOLDS - _HELD) * len(other) / len(core)
    sorted_likeness = OSA.normalized_similarity(" ".join(sorted(words)), " ".join(sorted(others)))
    slips = OSA.distance(core, other)
    edits = slips - (_slip_bonus(core, other, slips) if slips <= _SLIPS else 0)
    plain = 1 - edits / max(len(core), len(other))
    return max(100 * plain, 97 * sorted_likeness, 0.80 * fuzz.partial_ratio(core, other))


def _slip_bonus(core: str, other: str, edits: int) -> float:
    """Return a bonus, in edits (at most 0.45), for edits that are likely slips: letters that changed places, a letter doubled or its
    double dropped, one vowel for another."""
    steps = Levenshtein.editops(core, other)
    swapped = len(steps) - edits
    ease = 0.4 * swapped
    for step in steps:
        if step.tag == "replace":
            ease += 0.1 * (not swapped and core[step.src_pos] in _VOWELS and other[step.dest_pos] in _VOWELS)
        else:
            text, at = (core, step.src_pos) if step.tag == "delete" else (other, step.dest_pos)
            ease += 0.2 * (text[at] in (text[at - 1 : at], text[at + 1 : at + 2]))
    return min(ease, 0.45)


def _is_doubtful(judged: Sequence[_RankedRow]) -> bool:
    """Return True if the rows read so far may lack the name that was meant: none is equal, and few are close."""
    if any(entry.match == "equal" for entry in judged):
        return False
    return len({entry.core for entry in judged if entry.order >= _CLOSE}) < _ENOUGH


class _SharedWeights:
    """Weights that the rows of a list share with a name of `count` grams, `asked` of which were read; these weigh `total`."""

    def __init__(self, count: int, asked: int, total: int) -> None:
        self._count = count
        self._total = total
        self._least = 1 if asked <= 3 else max(2, asked // 5)
        self._rows: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)]
        self._sums: list[NDArray[np.int32]] = [np.empty(0, dtype=np.int32)]
        self._sizes: list[Floats] = [np.empty(0, dtype=np.float32)]

    def add(self, base: int, sums: NDArray[np.int32], sizes: NDArray[np.uint8]) -> None:
        """Add the sums of a segment (see `_ONE`) that begins at row `base`, and the number of grams of each of its rows."""
        rows = np.flatnonzero(sums >= self._least * _ONE)
        self._rows.append(rows + base)
        self._sums.append(sums[rows])
        self._sizes.append(sizes[rows].astype(np.float32))

    def candidates(self) -> tuple[list[int], list[int], list[int]]:
        """Return (rows that have exactly the name's grams, rows that share most weight whatever else they hold, rows whose grams are most
        nearly the name's, rare or not: what a misspelling leaves of a short word)."""
        rows, sums, sizes = np.concatenate(self._rows), np.concatenate(self._sums), np.concatenate(self._sizes)
        weights, counts = sums & (_ONE - 1), sums >> _BITS
        equal = rows[(weights >= self._total) & (sizes == min(self._count, 255))][:_EQUALS]
        heavy = np.flatnonzero(weights >= min(_LEAST_SHARE * self._total, weights.max(initial=0) * 0.8))
        rank = weights[heavy] - np.abs(sizes[heavy] - self._count) * np.float32(self._total / 400)
        alike = np.flatnonzero(counts * 2 >= counts.max(initial=0))
        likeness = counts[alike].astype(np.float32) / (sizes[alike] + self._count)
        return equal.tolist(), _best_rows(rank, rows[heavy], _CANDIDATES), _best_rows(likeness, rows[alike], _ALIKE)


def _swapped_spellings(core: str) -> Iterator[str]:
    """Yield the spellings of a short name with two neighbouring letters swapped: these leave hardly a gram of it."""
    for at in range(len(core) - 1):
        first, second = core[at], core[at + 1]
        if first != second and " " not in (first, second):
            yield core[:at] + second + first + core[at + 2 :]


def _best_rows(rank: NDArray[np.floating], rows: NDArray[np.int64], most: int) -> list[int]:
    """Return the `most` rows of the highest rank, best first."""
    if len(rows) > most:
        best = np.argpartition(-rank, most)[:most]
        rank, rows = rank[best], rows[best]
    found: list[int] = rows[np.argsort(-rank, kind="stable")].tolist()
    return found


_Stored = dict[int, tuple[int, bytes]]
"""By key (segment and gram), how many rows have a gram, and these packed or where they lie."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that are packed together: their lines, and the cells beside them as stored."""

    lines: list[str]
    beside: bytes

    def name(self, row: int) -> str:
        """Return the name of a row (its number in the whole list)."""
        return blocks.name_of(self.lines[row % blocks.ROWS])


class ListReader:
    """Searches list `number` (of `count` names). `about` is its key and date. Keeps the packing dictionary and the sizes of rows."""

    def __init__(self, db: sqlite3.Connection, number: int, count: int, about: tuple[str, str]) -> None:
        self._db = db
        self._number = number
        self._count = count
        self._about = about
        frames = dict(db.execute(f"select id, content from frame_{number} where id < ?", (CODING,)).fetchall())
        self._shared: bytes = frames.pop(0)
        self._sizes = [np.frombuffer(zlib.decompress(frames[key]), dtype=np.uint8) for key in sorted(frames)]
        self._bases = [segment << grams.BITS for segment in range(len(self._sizes))]
        self._sums = np.zeros(max(map(len, self._sizes), default=0), dtype=np.int32)
        self._codings: dict[int, column_encoding.Reader] = {}

    def search(self, name: str, limit: int) -> list[tuple[float, Hit]]:
        """Return (sort key, hit) for a name or a number, best first, at most `limit`. A second name with the same core comes after all
        others."""
        core = core_name(name)
        if not core:
            return []
        opened: dict[int, _Block] = {}
        numbered = self._numbered(plain_number(name), opened)
        equal, heavy, alike = self._shared_grams(core).candidates()
        first = dict.fromkeys([*numbered, *equal, *heavy])
        judged = self._judge(first, core, set(numbered), opened)
        if _is_doubtful(judged):
            if len(grams.gram_codes(core)) <= _SHORT:
                alike = self._shared_grams(core, [*_swapped_spellings(core)]).candidates()[2]
            judged += self._judge([row for row in alike if row not in first], core, set(), opened)
        return self._rank_hits([entry for entry in judged if entry.score >= SIMILAR], opened, min(limit, _KEPT))

    def _judge(
        self, rows: Iterable[int], core: str, numbered: Container[int], opened: dict[int, _Block]
    ) -> list[_RankedRow]:
        rows = list(rows)
        self._open({row // blocks.ROWS for row in rows}, opened)
        return [
            _judge_row(row, opened[row // blocks.ROWS].name(row), core, is_its_number=row in numbered) for row in rows
        ]

    def _rank_hits(self, judged: list[_RankedRow], opened: dict[int, _Block], limit: int) -> list[tuple[float, Hit]]:
        seen: set[str] = set()
        ordered: list[tuple[float, _RankedRow]] = []
        for entry in sorted(judged, key=lambda entry: (entry.match != "equal", -entry.order, entry.name, entry.row)):
            again = entry.match != "equal" and entry.core in seen
            ordered.append((entry.order - 100 * again, entry))
            seen.add(entry.core)
        ordered.sort(key=lambda place: (place[1].match != "equal", -place[0]))
        hits: dict[Hit, float] = {}  # a list that says the same twice is heard once
        for place, entry in ordered:
            hits.setdefault(self._hit(entry, opened), place)
            if len(hits) >= limit:
                break
        return [(place, hit) for hit, place in hits.items()]

    def _hit(self, entry: _RankedRow, opened: dict[int, _Block]) -> Hit:
        name, identifier, status, licence, valid_to, place = self._cells(entry.row, opened[entry.row // blocks.ROWS])
        return Hit(name, identifier, status, *self._about, round(entry.score, 1), entry.match, licence, valid_to, place)

    def _numbered(self, wanted: str, opened: dict[int, _Block]) -> list[int]:
        """Return the rows whose identifier or licence is `wanted`."""
        if not any(char.isdigit() for char in wanted):
            return []
        hashed = blocks.number_hash(wanted)
        first = blocks.bucket_of(hashed) << SEGMENT_BITS
        query = f"select id, entries from number_{self._number} where id between ? and ?"
        found: list[int] = []
        for key, entries in self._db.execute(query, (first, first + (1 << SEGMENT_BITS) - 1)).fetchall():
            base = (key & ((1 << SEGMENT_BITS) - 1)) * grams.SEGMENT // blocks.ROWS
            found += [base + block for block in blocks.blocks_with(entries, hashed)[:_KEPT]]
        self._open(found, opened)
        return [row for number in found for row in self._rows_with(wanted, number, opened[number])]

    def _rows_with(self, wanted: str, number: int, block: _Block) -> list[int]:
        rows = range(number * blocks.ROWS, number * blocks.ROWS + len(block.lines))
        return [row for row in rows if wanted in itemgetter(1, 3)(self._cells(row, block))]

    def _cells(self, row: int, block: _Block) -> blocks.Cells:
        """Return all cells of a row."""
        segment = row // grams.SEGMENT
        if segment not in self._codings:
            query = f"select content from frame_{self._number} where id=?"
            (stored,) = self._db.execute(query, (CODING + segment,)).fetchone()
            self._codings[segment] = column_encoding.Reader(column_encoding.from_bytes(stored))
        coding = self._codings[segment]
        place = row % blocks.ROWS
        return blocks.cells_of(block.lines[place], coding.cells(block.beside, place), coding.text_columns)

    def _open(self, numbers: Iterable[int], opened: dict[int, _Block]) -> None:
        """Read the blocks that are not open yet."""
        missing = [number for number in dict.fromkeys(numbers) if number not in opened]
        for number, packed, cells in self._read("block", "lines, cells", missing):
            opened[number] = _Block(blocks.lines_of(packed, self._shared), cells)

    def _shared_grams(self, core: str, others: Sequence[str] = ()) -> _SharedWeights:
        """Sum the gram weight that each row of the list shares with `core`; grams that only other spellings of it have are counted
        without weight."""
        codes = grams.gram_codes(core).tolist()[:400]
        more = {code for other in others for code in grams.gram_codes(other).tolist()}.difference(codes)
        stored = self._grams([*codes, *more])
        chosen = self._rarest(codes, stored)
        shared = _SharedWeights(len(codes), len(chosen), sum(weight for _, weight in chosen))
        chosen += [(code, 0) for code, _ in self._rarest(more, stored)]
        held = self._gathered(stored, [code for code, _ in chosen])
        for segment, sizes in enumerate(self._sizes):
            sums = self._sums[: len(sizes)]
            sums.fill(0)
            for code, weight in chosen:
                if (found := held.get(self._bases[segment] | code)) is not None:
                    count, packed = found
                    sums[grams.unpacked(packed, count)] += weight + _ONE
            shared.add(segment * grams.SEGMENT, sums, sizes)
        return shared

    def _rarest(self, codes: Iterable[int], stored: _Stored) -> list[tuple[int, int]]:
        """Return (gram, weight) of the rarest grams the list knows, rarest first; at most `_ROWS` rows are read through them."""
        frequency = {
            code: sum(known[0] for base in self._bases if (known := stored.get(base | code)) is not None)
            for code in codes
        }
        chosen: list[tuple[int, int]] = []
        used = 0
        for count, code in sorted((count, code) for code, count in frequency.items() if count)[:_RAREST]:
            if chosen and used + count > _ROWS:
                break
            used += count
            chosen.append((code, round(_UNIT * math.log(1 + self._count / count))))
        return chosen

    def _grams(self, codes: Iterable[int]) -> _Stored:
        """Return the stored entries of every segment for the grams in `codes`."""
        keys = [base | code for base in self._bases for code in sorted(codes)]
        return {key: (count, rows) for key, count, rows in self._read("gram", "n, rows", keys)}

    def _gathered(self, stored: _Stored, codes: Sequence[int]) -> _Stored:
        """Return the packed rows of grams by key, those of long lists gathered from their pieces."""
        held = {base | code: stored[base | code] for base in self._bases for code in codes if base | code in stored}
        long = {key: key >> grams.BITS << PIECE_BITS for key, (count, _) in held.items() if grams.is_long(count)}
        wanted = {base + piece for key, base in long.items() for piece in grams.pieces_of(held[key][1])}
        pieces = dict(self._read("piece", "content", sorted(wanted)))
        for key, base in long.items():
            count, place = held[key]
            held[key] = count, grams.pack_pieces(place, pieces, base)
        return held

    def _read(self, table: str, what: str, keys: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Yield (key, columns `what`) of the rows of a table of the list that have these keys."""
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            yield from self._db.execute(f"select id, {what} from {table}_{self._number} where id in ({marks})", some)
