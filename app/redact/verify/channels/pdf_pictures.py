"""Pictures in a PDF: metadata inside their bytes (EXIF, XMP, comments, thumbnails) and text hidden in pixel data."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from app.redact.verify import decode
from app.redact.verify.image_bytes import pieces
from app.redact.verify.model import Channel, Item, Piece, Source


def _run(source: Source) -> Iterator[Item]:
    for thing in source.pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image:
            where = source.place(f"picture in object {thing.objgen[0]}")
            raw = bytes(thing.read_raw_bytes())
            source.context.budget.spend("unpacked", len(raw))
            yield from pieces(where, raw)
            plain = decode.inflate(raw, 30_000_000)
            if plain is not None:
                yield Piece(where, "\n\n\n".join(decode.runs(plain)), raw=plain)


CHANNEL = Channel("pdf.pictures", ("pdf",), _run)
