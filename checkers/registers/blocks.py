"""Rows of a register as packed bytes: blocks of deflated rows, and the table from numbers (identifiers, licences) to rows.

Thirty-two rows share a block, packed against a dictionary of the list's own rows: a third of the size of the text, and a block
is opened in some microseconds. Knows nothing about files or SQL.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Cells = tuple[str, ...]
Ints = NDArray[np.int64]
ROWS: Final = 32
"""Rows per block."""
WIDTH: Final = 6
"""Cells per row: name, identifier, status, licence, valid to, place."""
_DICTIONARY: Final = 8_192
_CELL: Final = "\x1f"
_ROW: Final = "\x1e"
_LEVEL: Final = 6


def line(cells: Sequence[str]) -> str:
    """A row as one line; empty cells at its end cost nothing."""
    kept = [cell if cell.isprintable() else " ".join(cell.split()) for cell in cells]
    return _CELL.join(kept).rstrip(_CELL)


def dictionary(lines: Sequence[str]) -> bytes:
    """What many rows of a list have in common, for packing: rows spread evenly over those given."""
    step = max(len(lines) // 400, 1)
    return _ROW.join(lines[::step]).encode("utf-8", "replace")[:_DICTIONARY]


def packed(lines: Sequence[str], shared: bytes) -> Iterator[bytes]:
    """One block of bytes per `ROWS` lines."""
    primed = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, shared)
    for start in range(0, len(lines), ROWS):
        packer = primed.copy()
        text = _ROW.join(lines[start : start + ROWS]).encode("utf-8", "replace")
        yield packer.compress(text) + packer.flush()


def lines_of(block: bytes, shared: bytes) -> list[str]:
    """The lines of a block."""
    return zlib.decompressobj(-15, shared).decompress(block).decode("utf-8").split(_ROW)


def cells_of(text: str) -> Cells:
    """A line as its `WIDTH` cells."""
    cells = text.split(_CELL)
    return tuple(cells + [""] * (WIDTH - len(cells)))


def number_hash(number: str) -> int:
    """The 24-bit number under which an identifier is indexed; rows found by it are compared in full."""
    return zlib.crc32(number.encode("utf-8", "replace")) >> 8


def packed_numbers(hashes: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """(bucket, packed entries) for the numbers of one segment: 256 buckets by the first eight bits, two bytes and a row each."""
    order = np.argsort(np.array(hashes, dtype=np.int64), kind="stable")
    keys = np.array(hashes, dtype=np.int64)[order]
    places = np.array(rows, dtype="<u4")[order]
    edges = np.searchsorted(keys, np.arange(257) << 16)
    for bucket in np.flatnonzero(np.diff(edges)).tolist():
        begin, end = int(edges[bucket]), int(edges[bucket + 1])
        yield bucket, (keys[begin:end] & 0xFFFF).astype("<u2").tobytes() + places[begin:end].tobytes()


def rows_with(entries: bytes, wanted: int) -> Ints:
    """The rows of one bucket that carry the hash `wanted`."""
    count = len(entries) // 6
    keys = np.frombuffer(entries, dtype="<u2", count=count)
    rows = np.frombuffer(entries, dtype="<u4", count=count, offset=2 * count)
    found: Ints = rows[keys == (wanted & 0xFFFF)].astype(np.int64)
    return found
