"""Takes the fonts that Typst's library carries (its own, twice: 19 MB) out of it, for a program that brings fonts of its own: `small_typst.py LIBRARY TARGET`.

The program compiles with `include_embedded_fonts=False` (app/render/typesetter.py), so nothing reads them. Whole pages between the first and the
last byte of a run of fonts leave the file; the segment around them becomes several, and addresses in memory stay. To undo it, put the file of the
wheel of the same version back.
"""

from __future__ import annotations

import re
import struct
import sys
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from elf_gaps import LOAD, NOTHING, PAGE, X86_64, sections, segments

SPARE: Final = (4, 6)
"""Kinds of program headers that no loader needs (PT_NOTE, PT_PHDR): the new segments take their places."""
SFNT: Final = re.compile(rb"OTTO|\x00\x01\x00\x00")
TAG: Final = re.compile(rb"[A-Za-z0-9/ ]{4}")
NEAR: Final = 16
"""Bytes between two fonts of one run, at most: what aligns the next."""


class Run(NamedTuple):
    """Part of the file, from the first byte to behind the last."""

    start: int
    end: int


def _font_end(data: bytes, start: int) -> int:
    """Return where the font at `start` ends, by its table of tables; 0 where none begins."""
    count = struct.unpack_from(">H", data, start + 4)[0]
    if not 8 <= count <= 40:
        return 0
    end = 0
    for at in range(start + 12, start + 12 + 16 * count, 16):
        offset, length = struct.unpack_from(">II", data, at + 8)
        if not TAG.fullmatch(data[at : at + 4]) or start + offset + length > len(data):
            return 0
        end = max(end, start + offset + length)
    return end


def runs(data: bytes) -> list[Run]:
    """Return the runs of fonts, one behind the other."""
    found = list[Run]()
    for begin in SFNT.finditer(data, 0, len(data) - 700):
        start = begin.start()
        if (found and start < found[-1].end) or not (end := _font_end(data, start)):
            continue
        if found and start - found[-1].end <= NEAR:
            found[-1] = Run(found[-1].start, end)
        else:
            found.append(Run(start, end))
    return found


def holes(data: bytes) -> list[Run]:
    """Return the whole pages inside the runs."""
    pages = (Run(-(-run.start // PAGE) * PAGE, run.end // PAGE * PAGE) for run in runs(data))
    return [page for page in pages if page.end > page.start]


def _split(header: bytes, cut: list[Run]) -> list[bytes]:
    """Return the program headers of the parts of a segment that is loaded, at their old offsets."""
    kind, flags, offset, address, physical, size, memory, align = struct.unpack("<IIQQQQQQ", header)
    inside = [hole for hole in cut if kind == LOAD and offset <= hole.start and hole.end <= offset + size]
    if not inside:
        return [header]
    edges = [offset, *(edge for hole in inside for edge in hole), offset + size]
    parts = list(pairwise(edges))[::2]
    last = offset + memory  # what is only in memory lies behind the last part
    return [
        struct.pack(
            "<IIQQQQQQ",
            *(kind, flags, start, address + start - offset, physical + start - offset, end - start),
            *((last if end == offset + size else end) - start, align),
        )
        for start, end in parts
    ]


def without(data: bytes, cut: list[Run]) -> bytes:
    """Return a library of x86-64 without parts of one of its segments. Raises ValueError where there is no room for more segments."""

    def moved(offset: int) -> int:
        return offset - sum(hole.end - hole.start for hole in cut if hole.end <= offset)

    changed, places = bytearray(data), list(segments(data))
    headers = [part for at in places for part in _split(data[at : at + 56], cut)]
    for spare in SPARE:
        if len(headers) > len(places):
            headers = [one for one in headers if struct.unpack_from("<I", one)[0] != spare]
    if len(headers) > len(places):
        raise ValueError("no room for another segment")
    struct.pack_into("<H", changed, 56, len(headers))
    for at, header in zip(places, headers, strict=False):
        changed[at : at + 56] = header
        struct.pack_into("<Q", changed, at + 8, moved(struct.unpack_from("<Q", header, 8)[0]))
    for at in sections(data):
        kind, offset, size = struct.unpack_from("<I", data, at + 4)[0], *struct.unpack_from("<QQ", data, at + 24)
        struct.pack_into("<Q", changed, at + 24, moved(offset))
        if kind != NOTHING and (first := next((hole.start for hole in cut if offset < hole.start < offset + size), 0)):
            struct.pack_into("<Q", changed, at + 32, first - offset)
    for field in (32, 40):
        struct.pack_into("<Q", changed, field, moved(struct.unpack_from("<Q", data, field)[0]))
    kept = [0, *(edge for hole in cut for edge in hole), len(data)]
    return b"".join(changed[start:end] for start, end in list(pairwise(kept))[::2])


def main(library: str, target: str) -> None:
    """Write the smaller library and print both sizes; end with a sentence where it stays as it is."""
    data = Path(library).read_bytes()
    if data[:6] != b"\x7fELF\x02\x01" or struct.unpack_from("<H", data, 18)[0] != X86_64 or not (cut := holes(data)):
        raise SystemExit("Typst stays as it is: no library of x86-64 with fonts.")
    try:
        made = without(data, cut)
    except ValueError as error:
        raise SystemExit(f"Typst stays as it is: {error}.") from None
    Path(target).write_bytes(made)
    print(f"Typst: {len(data):,} bytes, now {len(made):,}")


if __name__ == "__main__":
    main(*sys.argv[1:])
