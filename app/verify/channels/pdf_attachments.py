"""Files inside a PDF (attachments, associated files, media, 3-D): each is opened and searched by every channel."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from app.verify.model import Channel, Item, Source, sniff

_PACKED = ("pdf", "zip", "ole", "rtf")


def _run(source: Source) -> Iterator[Item]:
    for thing in source.pdf.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == pikepdf.Name.Image:
            continue
        try:
            data = thing.read_bytes()
        except pikepdf.PdfError:
            data = thing.read_raw_bytes()
        if thing.get("/Type") == pikepdf.Name.EmbeddedFile or sniff(data) in _PACKED:
            yield from source.nested(f"file in object {thing.objgen[0]}", data)


CHANNEL = Channel("pdf.attachments", ("pdf",), _run)
