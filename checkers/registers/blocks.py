"""Rows of a register as packed bytes: blocks of deflated names, and the table from numbers (identifiers, licences) to blocks.

Thirty-two rows share a block, packed against a dictionary of the list's own rows: a third of the size of the text, and a block is opened
in some microseconds. The cells beside a name are packed by `columns.py`; here they are text only if they cannot be packed there. Knows
nothing about files or SQL.
"""

from __future__ import annotations

import re
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
BUCKET_BITS: Final = 12
_CHECK_BITS: Final = 10
_BLOCK_BITS: Final = 14
_LOW_BITS: Final = 16
_HIGHS: Final = 1 << (_CHECK_BITS + _BLOCK_BITS - _LOW_BITS)
_DICTIONARY: Final = 32_768
_CELL: Final = "\x1f"
_ROW: Final = "\x1e"
_LEVEL: Final = 6
_SEPARATORS: Final = re.compile("[\x1e\x1f]")


def clean(cell: str) -> str:
    """Return a cell without the characters that separate rows and cells."""
    return cell if cell.isprintable() else _SEPARATORS.sub(" ", " ".join(cell.split()))


def line(cells: Sequence[str]) -> str:
    """Join a row into one line; empty cells at its end cost nothing."""
    return _CELL.join(cells).rstrip(_CELL)


def dictionary(lines: Sequence[str]) -> bytes:
    """Build the compression dictionary of a list: rows spread evenly over those given, for the parts that many rows share."""
    step = max(len(lines) // 1_600, 1)
    return _ROW.join(lines[::step]).encode("utf-8", "replace")[:_DICTIONARY]


def compress_lines(lines: Sequence[str], shared: bytes) -> Iterator[bytes]:
    """Yield one compressed block per `ROWS` lines."""
    primed = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, shared)
    for start in range(0, len(lines), ROWS):
        packer = primed.copy()
        text = _ROW.join(lines[start : start + ROWS]).encode("utf-8", "replace")
        yield packer.compress(text) + packer.flush()


def lines_of(block: bytes, shared: bytes) -> list[str]:
    """Return the lines of a block."""
    return zlib.decompressobj(-15, shared).decompress(block).decode("utf-8").split(_ROW)


def name_of(text: str) -> str:
    """Return the name in a line."""
    return text.partition(_CELL)[0]


def cells_of(text: str, beside: Sequence[str], text_columns: Sequence[int]) -> Cells:
    """Return the `WIDTH` cells of a line: its name, the cells `beside` it, and those of its own."""
    name, *own = text.split(_CELL)
    cells = [name, *beside]
    for place, cell in zip(text_columns, own, strict=False):
        cells[place + 1] = cell
    return tuple(cells)


def number_hash(number: str) -> int:
    """Return the 22-bit hash under which an identifier is indexed; rows found by it are compared in full."""
    return zlib.crc32(number.encode("utf-8", "replace")) >> (32 - BUCKET_BITS - _CHECK_BITS)


def bucket_of(hashed: int) -> int:
    """Return the bucket of a number's hash."""
    return hashed >> _CHECK_BITS


def packed_numbers(hashes: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Yield (bucket, packed entries) for the numbers of one segment.

    The first bits of the hash are the bucket, the others and the block that holds the row make 24 bits. Sixteen are written for each
    entry; the first eight, which ascend, are a bit per entry and a gap per step.
    """
    entries = np.array(hashes, dtype=np.int64) << _BLOCK_BITS | np.array(rows, dtype=np.int64) // ROWS
    entries = np.unique(entries)
    edges = np.searchsorted(entries, np.arange((1 << BUCKET_BITS) + 1) << (_CHECK_BITS + _BLOCK_BITS))
    lows = entries.astype("<u2")
    highs = (entries >> _LOW_BITS) & (_HIGHS - 1)
    for bucket in np.flatnonzero(np.diff(edges)).tolist():
        first, last = int(edges[bucket]), int(edges[bucket + 1])
        steps = np.zeros(_HIGHS + last - first, dtype=np.uint8)
        steps[highs[first:last] + np.arange(last - first)] = 1
        yield bucket, lows[first:last].tobytes() + np.packbits(steps).tobytes()


def blocks_with(entries: bytes, wanted: int) -> list[int]:
    """Return the blocks of one bucket's segment that may hold a number of the hash `wanted`."""
    count = (8 * len(entries) - _HIGHS) // (_LOW_BITS + 1)
    lows = np.frombuffer(entries, dtype="<u2", count=count).astype(np.int64)
    steps = np.unpackbits(np.frombuffer(entries, dtype=np.uint8, offset=2 * count), count=_HIGHS + count)
    values = lows | (np.flatnonzero(steps) - np.arange(count)) << _LOW_BITS
    found: list[int] = (
        values[values >> _BLOCK_BITS == wanted & ((1 << _CHECK_BITS) - 1)] & ((1 << _BLOCK_BITS) - 1)
    ).tolist()
    return found
