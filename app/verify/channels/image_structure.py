"""Allow-list for a picture of our own: pixels, and nothing before, between or after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.verify import jpeg
from app.verify.model import Channel, Item, Problem, Source

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PIXELS: Final = frozenset([b"IHDR", b"IDAT", b"IEND"])


def _run(source: Source) -> Iterator[Item]:
    if source.depth == 0 and (
        excerpt := _png(source.data) if source.data.startswith(_PNG) else jpeg.jpeg_objection(source.data)
    ):
        yield Problem("file", "structure", excerpt)


def _png(data: bytes) -> str:
    """Return the first thing in a PNG that is not pixels; empty when there is none."""
    at, name = len(_PNG), b""
    while at + 12 <= len(data) and name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name not in _PIXELS:
            return f"chunk {name.decode('ascii', 'replace')}"
        at += 12 + length
    if name != b"IEND":
        return "damaged"
    return "" if at == len(data) else "bytes after the picture"


CHANNEL = Channel("image.structure", ("image",), _run, own_only=True)
