"""The ZIP container itself: names, comments, extra fields, and every byte between, before and after the entries."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from app.verify import decode
from app.verify.model import Channel, ExtractedText, Item, Source

_MAX_FORGOTTEN = 5_000_000
_LOCAL = struct.Struct("<4s5H3I2H")


def _run(source: Source) -> Iterator[Item]:
    archive = source.zip
    yield from _bytes(source.place("archive comment"), archive.comment)
    covered: list[tuple[int, int]] = []
    for entry in archive.infolist():
        yield ExtractedText(source.place("entry name"), entry.filename)
        yield from _bytes(source.place(f"{entry.filename}: comment"), entry.comment)
        yield from _bytes(source.place(f"{entry.filename}: extra field"), entry.extra)
        header = source.data[entry.header_offset : entry.header_offset + _LOCAL.size]
        if len(header) == _LOCAL.size:
            name, extra = _LOCAL.unpack(header)[-2:]
            start = entry.header_offset + _LOCAL.size
            yield from _bytes(
                source.place(f"{entry.filename}: local header"), source.data[start : start + name + extra]
            )
            covered.append((entry.header_offset, start + name + extra + entry.compress_size))
    gaps = _uncovered(source.data, covered, archive.start_dir)
    yield from _bytes(source.place("between entries"), gaps)
    yield from _unlisted_entries(source, gaps)


def _unlisted_entries(source: Source, gaps: bytes) -> Iterator[Item]:
    """Yield entries that the directory no longer lists: each local header, and its inflated bytes."""
    for found in re.finditer(rb"PK\x03\x04", gaps):
        header = gaps[found.start() : found.start() + _LOCAL.size]
        if len(header) == _LOCAL.size:
            name, extra = _LOCAL.unpack(header)[-2:]
            plain = decode.inflate(gaps[found.start() + _LOCAL.size + name + extra :], _MAX_FORGOTTEN)
            if plain is not None:
                source.context.budget.spend("unpacked", len(plain))
                where = source.place("entry that is not listed")
                yield ExtractedText(
                    where, decode.decode_text(plain) or "\n\n\n".join(decode.printable_runs(plain)), raw=plain
                )


def _uncovered(data: bytes, covered: list[tuple[int, int]], directory: int) -> bytes:
    gaps: list[bytes] = []
    at = 0
    for start, end in sorted(covered):
        if start > at:
            gaps.append(data[at:start])
        at = max(at, end)
    gaps.append(data[at:directory])
    end = data.rfind(b"PK\x05\x06")
    gaps.append(data[end + 22 :] if end >= 0 else b"")
    return b"\n\n\n".join(gap for gap in gaps if gap)


def _bytes(where: str, data: bytes) -> Iterator[Item]:
    if data:
        yield ExtractedText(where, decode.decode_text(data) or "\n\n\n".join(decode.printable_runs(data)), raw=data)
        if (plain := decode.inflate(data[30:], 1_000_000)) is not None:
            yield ExtractedText(where, "\n\n\n".join(decode.printable_runs(plain)), raw=plain)


CHANNEL = Channel("zip.container", ("zip",), _run)
