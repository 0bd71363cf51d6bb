"""Column encoding of the cells beside a name (identifier, status, licence, last day, place): a few bytes a row instead of text.

The encoding depends on the content of a column: few distinct values are numbered; numbers of a register, which are alike in shape, become
integers whose digits are the letters that occur at each place (a beginning that many share is numbered too); anything else stays text.
Decided per segment, from its own rows. Knows nothing about files or SQL.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Chars = NDArray[np.uint32]
Ints = NDArray[np.int64]
_MOST_VALUES: Final = 1 << 16
_MOST_SHAPES: Final = 40
_MOST_KINDS: Final = 200
_LONGEST: Final = 48
_CHUNK: Final = 1 << 60
_PREFIX: Final = 12
_SAMPLE: Final = 4_096
_WORTH: Final = 0.8
"""A number is packed if that takes at most this share of its bytes as text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Common form of similar values: `heads` are their distinct beginnings, `letters` those of each place after, `chunks` gives the
    places that share an integer: (first, end, bits). Values that are only numbered are heads without more."""

    heads: tuple[str, ...]
    letters: tuple[str, ...] = ()
    chunks: tuple[tuple[int, int, int], ...] = ()

    @property
    def widths(self) -> tuple[int, ...]:
        """Return the bits of the fields: the beginning, then each integer."""
        return (_bits(len(self.heads)), *(bits for _, _, bits in self.chunks))

    def text(self, fields: Sequence[int]) -> str:
        """Decode fields to their value."""
        parts = [self.heads[fields[0]]]
        for (first, end, _), number in zip(self.chunks, fields[1:], strict=True):
            letters = []
            for place in range(end - 1, first - 1, -1):
                number, index = divmod(number, len(self.letters[place]))
                letters.append(self.letters[place][index])
            parts += reversed(letters)
        return "".join(parts)


Shapes = tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """Encoding of one segment's cells: the shapes of each column (none: kept as text), and the combinations of shapes that occur."""

    columns: tuple[Shapes, ...]
    kinds: tuple[tuple[int, ...], ...]

    @property
    def text_columns(self) -> tuple[int, ...]:
        """Return the columns that are kept as text."""
        return tuple(place for place, shapes in enumerate(self.columns) if not shapes)

    def shapes(self, kind: int) -> list[Shape | None]:
        """Return the shape of each column in records of a kind; None for text."""
        chosen = zip(self.columns, self.kinds[kind], strict=True)
        return [shapes[index] if shapes else None for shapes, index in chosen]

    def size(self, kind: int) -> int:
        """Return the bytes of a record of a kind."""
        widths = sum(sum(shape.widths) for shape in self.shapes(kind) if shape is not None)
        return (_bits(len(self.kinds)) + widths + 7) // 8

    def to_bytes(self) -> bytes:
        """Serialise the coding for storage."""
        columns = [[[shape.heads, shape.letters, shape.chunks] for shape in shapes] for shapes in self.columns]
        return zlib.compress(json.dumps([columns, self.kinds]).encode(), 6)


def from_bytes(stored: bytes) -> Coding:
    """Restore a coding from the bytes of `to_bytes`."""
    columns, kinds = json.loads(zlib.decompress(stored))
    return Coding(
        tuple(
            tuple(Shape(tuple(heads), tuple(letters), tuple(map(tuple, chunks))) for heads, letters, chunks in shapes)
            for shapes in columns
        ),
        tuple(map(tuple, kinds)),
    )


class Reader:
    """Reads the cells of rows that were packed with a coding."""

    def __init__(self, coding: Coding) -> None:
        self.text_columns = coding.text_columns
        self._bits = _bits(len(coding.kinds))
        self._mask = (1 << self._bits) - 1
        self._sizes = [coding.size(kind) for kind in range(len(coding.kinds))]
        self._shapes = [
            [(shape, shape.widths) if shape is not None else None for shape in coding.shapes(kind)]
            for kind in range(len(coding.kinds))
        ]

    def cells(self, block: bytes, row: int) -> list[str]:
        """Return the cells of a row of a block; those kept as text are empty."""
        place = 0
        for _ in range(row if self._bits else 0):
            place += self._sizes[block[place] & self._mask]
        kind = block[place] & self._mask if self._bits else 0
        size = self._sizes[kind]
        place += 0 if self._bits else row * size
        record = int.from_bytes(block[place : place + size], "little") >> self._bits
        cells = []
        for known in self._shapes[kind]:
            fields = []
            for bits in known[1] if known else ():
                fields.append(record & ((1 << bits) - 1))
                record >>= bits
            cells.append(known[0].text(fields) if known else "")
        return cells


def _bits(count: int) -> int:
    """Return the number of bits needed to distinguish `count` values."""
    return max(count - 1, 0).bit_length()


# -- packing a segment ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _PackedColumn:
    """One column: its shapes, the shape number of each row, and per shape the rows that have it and their fields."""

    shapes: Shapes
    which: Ints
    rows: tuple[Ints, ...] = ()
    fields: tuple[list[Words], ...] = ()


def pack_columns(columns: Sequence[Sequence[str]], rows: int) -> tuple[Coding, list[bytes]]:
    """Return (coding, one block of bytes per `rows` rows) for columns of equal length."""
    count = len(columns[0])
    made: list[_PackedColumn] = []
    kind_of, kinds = np.zeros(count, dtype=np.int64), np.zeros((1, 0), dtype=np.int64)
    for column in columns:
        one = _column(column)
        joint = kind_of * max(len(one.shapes), 1) + one.which
        known, inverse = np.unique(joint, return_inverse=True)
        if len(known) > _MOST_KINDS:
            one = _PackedColumn((), np.zeros(count, dtype=np.int64))
            known, inverse = np.unique(kind_of, return_inverse=True)
        before, which = np.divmod(known, max(len(one.shapes), 1))
        kinds = np.concatenate((kinds[before], which[:, None]), axis=1)
        kind_of = inverse.reshape(count)
        made.append(one)
    coding = Coding(tuple(one.shapes for one in made), tuple(map(tuple, kinds.tolist())))
    return coding, _blocks(coding, made, kind_of, rows)


def _blocks(coding: Coding, made: Sequence[_PackedColumn], kind_of: Ints, rows: int) -> list[bytes]:
    sizes = np.array([coding.size(kind) for kind in range(len(coding.kinds))], dtype=np.int64)
    ends = np.cumsum(sizes[kind_of])
    out = np.zeros(int(ends[-1]), dtype=np.uint8)
    begins = ends - sizes[kind_of]
    place_of = [_rank_in_shape(one, len(kind_of)) for one in made]
    for kind, size in enumerate(sizes.tolist()):
        if not size:
            continue
        members = np.flatnonzero(kind_of == kind)
        words = np.zeros((len(members), size // 8 + 2), dtype="<u8")
        words[:, 0] = kind
        at = _bits(len(coding.kinds))
        for one, places, index in zip(made, place_of, coding.kinds[kind], strict=True):
            if one.shapes:
                for field, bits in zip(one.fields[index], one.shapes[index].widths, strict=True):
                    _write_bits(words, at, field[places[members]])
                    at += bits
        out[begins[members][:, None] + np.arange(size)] = words.view(np.uint8)[:, :size]
    edges, whole = [*begins[::rows].tolist(), len(out)], out.tobytes()
    return [whole[first:last] for first, last in pairwise(edges)]


def _rank_in_shape(one: _PackedColumn, count: int) -> Ints:
    """Return the position of each row among the rows of its shape."""
    places = np.zeros(count, dtype=np.int64)
    for rows in one.rows:
        places[rows] = np.arange(len(rows))
    return places


def _write_bits(words: Words, at: int, values: Words) -> None:
    """Write values into the records from bit `at` on."""
    word, shift = divmod(at, 64)
    words[:, word] |= values << np.uint64(shift)
    if shift:
        words[:, word + 1] |= values >> np.uint64(64 - shift)


def _column(cells: Sequence[str]) -> _PackedColumn:
    """Encode a column as numbered values or by shape, or leave it as text, whichever is small."""
    known = dict.fromkeys(cells)
    everything = np.arange(len(cells), dtype=np.int64)
    if len(known) <= _MOST_VALUES and len(known) * 4 <= len(cells) + 1024:
        code_of = {value: code for code, value in enumerate(known)}
        codes = np.fromiter(map(code_of.__getitem__, cells), dtype=np.uint64, count=len(cells))
        return _PackedColumn((Shape(tuple(known)),), np.zeros(len(cells), dtype=np.int64), (everything,), ([codes],))
    lengths = np.fromiter(map(len, cells), dtype=np.int64, count=len(cells))
    distinct = np.unique(lengths).tolist()
    text = _PackedColumn((), np.zeros(len(cells), dtype=np.int64))
    if len(distinct) > _MOST_SHAPES or distinct[-1] > _LONGEST:
        return text
    shapes, rows_of, fields_of = list[Shape](), list[Ints](), list[list[Words]]()
    which = np.zeros(len(cells), dtype=np.int64)
    saved = 0.0
    for length in distinct:
        rows = np.flatnonzero(lengths == length)
        shape, fields = _shape([cells[row] for row in rows.tolist()], length)
        which[rows] = len(shapes)
        saved += len(rows) * (_WORTH * length - sum(shape.widths) / 8) - sum(map(len, shape.heads))
        shapes.append(shape)
        rows_of.append(rows)
        fields_of.append(fields)
    return _PackedColumn(tuple(shapes), which, tuple(rows_of), tuple(fields_of)) if saved > 0 else text


def _shape(cells: Sequence[str], length: int) -> tuple[Shape, list[Words]]:
    """Return the shape of values of one length, and their fields."""
    if not length:
        return Shape(("",)), [np.zeros(len(cells), dtype=np.uint64)]
    chars = np.array(cells, dtype=f"<U{length}").view("<u4").reshape(len(cells), length)
    letters = [np.flatnonzero(np.bincount(chars[:, place])) for place in range(length)]
    head = _head(chars, letters)
    beginnings, codes = np.unique(chars[:, :head].copy().view(f"<U{head}"), return_inverse=True) if head else (
        np.array([""]), np.zeros(len(cells), dtype=np.int64)
    )  # fmt: skip
    heads = tuple(str(text).ljust(head, "\0") for text in beginnings.tolist())
    fields, chunks = [codes.reshape(len(cells)).astype(np.uint64)], []
    first, number, most = head, np.zeros(len(cells), dtype=np.uint64), 1
    for place in range(head, length):
        count = len(letters[place])
        if most * count > _CHUNK:
            chunks.append((first - head, place - head, _bits(most)))
            fields.append(number)
            first, number, most = place, np.zeros(len(cells), dtype=np.uint64), 1
        index = np.zeros(int(letters[place][-1]) + 1, dtype=np.uint64)
        index[letters[place]] = np.arange(count, dtype=np.uint64)
        number = number * np.uint64(count) + index[chars[:, place]]
        most *= count
    if first < length:
        chunks.append((first - head, length - head, _bits(most)))
        fields.append(number)
    alphabet = tuple("".join(map(chr, places.tolist())) for places in letters[head:])
    return Shape(heads, alphabet, tuple(chunks)), fields


def _head(chars: Chars, letters: Sequence[Ints]) -> int:
    """Return the number of leading letters that are best numbered as one: few beginnings stand for many combinations of letters."""
    sample = chars[:: max(len(chars) // _SAMPLE, 1)]
    best, least = 0, 0.0
    spelt = 0.0
    for head in range(1, min(len(letters), _PREFIX) + 1):
        spelt += math.log2(len(letters[head - 1]))
        found = len(np.unique(sample[:, :head].copy().view(f"<U{head}")))
        if found * 8 > len(sample):
            break
        gain = math.log2(found) - spelt + 32 * 8 * found / len(chars)
        if gain < least:
            best, least = head, gain
    return best
