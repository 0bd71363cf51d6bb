"""Pictures in a PDF: metadata inside their bytes (EXIF, XMP, comments, thumbnails) and text hidden in pixel data."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

import pikepdf

from app.verify import decode
from app.verify.image_bytes import extract
from app.verify.model import Channel, ExtractedText, Item, Source

_MAX_PIXELS = 30_000_000


def _run(source: Source) -> Iterator[Item]:
    for thing in source.pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image:
            where = source.place(f"picture in object {thing.objgen[0]}")
            raw = bytes(thing.read_raw_bytes())
            source.context.budget.spend("unpacked", len(raw))
            yield from extract(where, raw)
            plain = _strip_filters(thing, raw)
            if plain != raw:
                source.context.budget.spend("unpacked", len(plain))
                if plain.startswith((b"\xff\xd8", b"\x00\x00\x00\x0cjP")):
                    yield from extract(where, plain)
                else:
                    yield ExtractedText(where, "\n\n\n".join(decode.printable_runs(plain)), raw=plain)


def _strip_filters(stream: pikepdf.Stream, data: bytes) -> bytes:
    """Return the bytes behind the leading packing filters, up to the picture's own codec."""
    filters = stream.get("/Filter")
    names = filters.as_list() if isinstance(filters, pikepdf.Array) else [filters]
    for name in (str(name) for name in names):
        if name in ("/FlateDecode", "/Fl"):
            data = decode.inflate(data, _MAX_PIXELS) or data
        elif name in ("/ASCII85Decode", "/A85"):
            data = _ascii85(data)
        elif name in ("/ASCIIHexDecode", "/AHx"):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
            data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        else:
            break
    return data


def _ascii85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.partition(b"~>")[0].removeprefix(b"<~"))
    except (ValueError, binascii.Error):
        return data


CHANNEL = Channel("pdf.pictures", ("pdf",), _run)
