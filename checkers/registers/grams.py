"""Gram index of a register: maps each gram to the rows that hold it, as numbers and packed bytes. Knows nothing about files or SQL.

A gram is a 31-bit hash (a collision only lends a row a little weight before names are compared in full). The rows of a gram are stored
per segment as differences, so that reading 100,000 of them is one array operation; reading them row by row from FTS5 was the slowest part
of a search (see benchmarks/registers.py, which measures both). Differences of a frequent gram are single bytes (255: add it and go on),
those of a rare one base-128 numbers: each is the smaller, and the faster, of the two. Long lists lie end to end in pieces that fill a
page of the file; by themselves they would leave a tenth of it empty.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from checkers.registers.names import HAN

Ints = NDArray[np.int64]
SEGMENT: Final = 1 << 19
"""Rows per segment; a row inside its segment must fit 20 bits."""
_ROW_BITS: Final = 20
_ROW_MASK: Final = (1 << _ROW_BITS) - 1
BITS: Final = 31
MASK: Final = (1 << BITS) - 1
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_FREQUENT: Final = SEGMENT // 200
"""From how many rows in a segment on a gram is frequent."""
_COMMON: Final = SEGMENT // 32
"""From how many rows on the differences are deflated: seldom read, and much of the file."""
_LONG: Final = SEGMENT // 800
"""From how many rows on the differences lie in the segment's pieces."""
PIECE: Final = 8_144
"""Bytes of a piece: with what SQLite puts beside it, a page of 8 kB."""
_PLACE: Final = struct.Struct("<II")
_LINE: Final = 10
_BLANK: Final = 32
_HAN_RUNS: Final = re.compile(f"{HAN.pattern}+")


def gram_codes(core: str) -> Ints:
    """Return the distinct gram numbers of one core name, sorted: bigrams of Han text, padded trigrams per word of other scripts."""
    return _distinct_values(_keys([core]) >> _ROW_BITS)


@dataclass(frozen=True, slots=True)
class Segment:
    """Index of one segment: (gram, number of rows, packed rows or their place in the pieces) in order of the gram, the pieces, and the
    number of grams of each row (one byte per row, at most 255)."""

    lists: list[tuple[int, int, bytes]]
    pieces: list[bytes]
    sizes: bytes


def build_segment(cores: Sequence[str]) -> Segment:
    """Build the index of at most `SEGMENT` core names."""
    keys = _distinct_values(_keys(cores))
    rows = keys & _ROW_MASK
    sizes = np.bincount(rows, minlength=len(cores)).clip(max=255).astype(np.uint8)
    lists, long = list[tuple[int, int, bytes]](), bytearray()
    for gram, count, rows_of in _lists(keys >> _ROW_BITS, rows):
        lists.append((gram, count, _PLACE.pack(len(long), len(rows_of)) if is_long(count) else rows_of))
        long += rows_of if is_long(count) else b""
    pieces = [bytes(long[start : start + PIECE]) for start in range(0, len(long), PIECE)]
    return Segment(lists, pieces, sizes.tobytes())


def is_long(count: int) -> bool:
    """Return True if the row list of a gram with `count` rows is stored in pieces."""
    return count >= _LONG


def pieces_of(place: bytes) -> range:
    """Return the numbers of the pieces that hold the rows of a long list."""
    start, length = _PLACE.unpack(place)
    return range(start // PIECE, (start + length - 1) // PIECE + 1)


def pack_pieces(place: bytes, pieces: Mapping[int, bytes], base: int = 0) -> bytes:
    """Return the packed rows of a long list from pieces, which are numbered from `base` on."""
    start, length = _PLACE.unpack(place)
    first, begin = divmod(start, PIECE)
    if begin + length <= PIECE:
        return pieces[base + first][begin : begin + length]
    return b"".join(pieces[base + piece] for piece in pieces_of(place))[begin : begin + length]


def _lists(grams: Ints, rows: Ints) -> Iterator[tuple[int, int, bytes]]:
    if not len(grams):
        return
    starts = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1])))
    steps = np.concatenate((rows[:1], rows[1:] - rows[:-1]))
    steps[starts] = rows[starts]
    stops = np.concatenate((starts[1:], [len(grams)]))
    blob, ends = _encode(steps, np.repeat(stops - starts >= _FREQUENT, stops - starts))
    first = np.where(starts > 0, ends[starts - 1], 0)
    last = ends[stops - 1]
    for gram, count, begin, end in zip(
        grams[starts].tolist(), (stops - starts).tolist(), first.tolist(), last.tolist(), strict=True
    ):
        rows_of = blob[begin:end]
        yield gram, count, _deflate_differences(rows_of) if count >= _COMMON else rows_of


def _deflate_differences(differences: bytes) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15, 9, zlib.Z_RLE)
    return packer.compress(differences) + packer.flush()


def unpacked(blob: bytes, count: int) -> Ints:
    """Return the `count` row numbers of a gram inside its segment, ascending."""
    raw = np.frombuffer(zlib.decompress(blob, -15) if count >= _COMMON else blob, dtype=np.uint8)
    if count >= _FREQUENT:
        rows: Ints = np.cumsum(raw, dtype=np.int64)
        return rows if len(raw) == count else rows[raw != 255]
    last = np.flatnonzero(raw < 128)
    if len(last) == len(raw):
        return np.cumsum(raw, dtype=np.int64)
    first = np.concatenate(([0], last[:-1] + 1))
    values = (raw[first] & 127).astype(np.int64)
    length = last - first
    for place in (1, 2):
        longer = length >= place
        values[longer] |= (raw[first[longer] + place] & 127).astype(np.int64) << (7 * place)
    return np.cumsum(values)


def _distinct_values(values: Ints) -> Ints:
    """Return the distinct values, ascending (numpy's own `unique` hashes, which is slower than sorting here)."""
    values = np.sort(values)
    return values[np.concatenate(([True], values[1:] != values[:-1]))] if len(values) else values


def _keys(cores: Sequence[str]) -> Ints:
    """Return gram << 20 | row for every gram of every core."""
    parts = []
    for size, texts in ((3, [_latin(core) for core in cores]), (2, [_han(core) for core in cores])):
        rows = [index for index, text in enumerate(texts) if text]
        if rows:
            joined = "\n".join(texts[index] for index in rows)
            parts.append(_windows(joined, size, np.array(rows, dtype=np.int64)))
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


def _latin(core: str) -> str:
    """Return the words of a core outside Han text, each between bars."""
    text = core if core.isascii() else _HAN_RUNS.sub(" ", core).strip()
    return "_" + "_ _".join(text.split()) + "_" if text else ""


def _han(core: str) -> str:
    """Return the runs of Han text in a core; a single character gets a bar."""
    if core.isascii():
        return ""
    return " ".join(run if len(run) > 1 else run + "_" for run in _HAN_RUNS.findall(core))


def _windows(text: str, size: int, rows: Ints) -> Ints:
    chars = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    count = len(chars) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.int64)
    breaks = (chars == _LINE) | (chars == _BLANK)
    whole = ~breaks[:count]
    hashed = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        whole &= ~breaks[place : place + count]
        hashed ^= (chars[place : place + count] + np.uint64(1)) * np.uint64(_MULTIPLIERS[place])
        hashed ^= hashed >> np.uint64(29)
    line = np.cumsum(chars == _LINE)[:count]
    gram = (hashed[whole] * np.uint64(_MULTIPLIERS[0])) >> np.uint64(64 - BITS)
    keys: Ints = (gram.astype(np.int64) << _ROW_BITS) | rows[line[whole]]
    return keys


def _encode(values: Ints, frequent: NDArray[np.bool_]) -> tuple[bytes, Ints]:
    """Return the bytes of all values and the end offset of each: single bytes where `frequent` (255 adds and goes on), else little-endian
    base-128 numbers (high bit: more follows)."""
    longer = 1 + (values >= 1 << 7).astype(np.int64) + (values >= 1 << 14).astype(np.int64)
    lengths = np.where(frequent, 1 + values // 255, longer)
    ends = np.cumsum(lengths)
    begins = ends - lengths
    out = np.full(int(ends[-1]), 255, dtype=np.uint8)
    out[ends[frequent] - 1] = (values[frequent] % 255).astype(np.uint8)
    rare = np.flatnonzero(~frequent)
    for place in range(3):
        here = rare[lengths[rare] > place]
        piece = (values[here] >> (7 * place)) & 127
        more = lengths[here] > place + 1
        out[begins[here] + place] = (piece | (more.astype(np.int64) << 7)).astype(np.uint8)
    return out.tobytes(), ends
