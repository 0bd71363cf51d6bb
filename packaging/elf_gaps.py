"""Takes what nothing refers to out of a library that patchelf has changed (2 MB in a library of 15 kB): `elf_gaps.py LIBRARY TARGET`.

patchelf puts what it adds at the next address and offset that the linker's alignment of 2 MB allows; a page of x86-64 has 4 kB. What lies
behind a gap moves forward in the file by whole pages; addresses in memory stay. Only the offsets in the headers and the alignment of
segments change.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

PAGE: Final = 0x1000
LOAD: Final = 1
NOTHING: Final = 8
"""Type of a section that takes no room in the file (SHT_NOBITS)."""
X86_64: Final = 62


def segments(data: bytes | bytearray) -> Iterator[int]:
    """Yield where the program headers of a 64-bit library begin."""
    start, size, count = (*struct.unpack_from("<Q", data, 32), *struct.unpack_from("<HH", data, 54))
    yield from range(start, start + size * count, size)


def sections(data: bytes | bytearray) -> Iterator[int]:
    """Yield where the section headers of a 64-bit library begin."""
    start, size, count = (*struct.unpack_from("<Q", data, 40), *struct.unpack_from("<HH", data, 58))
    yield from range(start, start + size * count, size)


def _used(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the file (start, end) that something refers to."""
    yield 0, 64
    for start, size, count in ((32, 54, 56), (40, 58, 60)):
        at = struct.unpack_from("<Q", data, start)[0]
        yield at, at + struct.unpack_from("<H", data, size)[0] * struct.unpack_from("<H", data, count)[0]
    for at in segments(data):
        offset, size = struct.unpack_from("<Q", data, at + 8)[0], struct.unpack_from("<Q", data, at + 32)[0]
        yield offset, offset + size
    for at in sections(data):
        kind, offset, size = struct.unpack_from("<I", data, at + 4)[0], *struct.unpack_from("<QQ", data, at + 24)
        if kind != NOTHING:
            yield offset, offset + size


def gaps(data: bytes) -> list[tuple[int, int]]:
    """Return the runs of whole pages (start, end) that nothing refers to: zeros, and old tables of sections."""
    found, reach = list[tuple[int, int]](), 0
    for start, end in sorted(_used(data)):
        first = -(-reach // PAGE) * PAGE
        last = first + max(0, start - first) // PAGE * PAGE
        if last > first:
            found.append((first, last))
        reach = max(reach, end)
    return found


def closed(data: bytes) -> bytes:
    """Return a library of x86-64 without its gaps; anything else as it is."""
    if data[:6] != b"\x7fELF\x02\x01" or struct.unpack_from("<H", data, 18)[0] != X86_64 or not (cut := gaps(data)):
        return data

    def moved(offset: int) -> int:
        return offset - sum(end - start for start, end in cut if end <= offset)

    changed = bytearray(data)
    for at in segments(data):
        offset, align = struct.unpack_from("<Q", data, at + 8)[0], struct.unpack_from("<Q", data, at + 48)[0]
        struct.pack_into("<Q", changed, at + 8, moved(offset))
        if struct.unpack_from("<I", data, at)[0] == LOAD and align > PAGE:
            struct.pack_into("<Q", changed, at + 48, PAGE)
    for at in sections(data):
        struct.pack_into("<Q", changed, at + 24, moved(struct.unpack_from("<Q", data, at + 24)[0]))
    for field in (32, 40):
        struct.pack_into("<Q", changed, field, moved(struct.unpack_from("<Q", data, field)[0]))
    kept = [0, *(one for gap in cut for one in gap), len(data)]
    return b"".join(changed[start:end] for start, end in list(pairwise(kept))[::2])


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(closed(Path(sys.argv[1]).read_bytes()))
