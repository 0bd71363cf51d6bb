"""QR and other codes made of bars or squares: in pictures, and on pages where they are drawn as paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.verify.channels.pdf_pdfium import open_document
from app.verify.model import Channel, ExtractedText, Item, Source
from app.verify.pixels import packed_pictures, pdf_pictures

if TYPE_CHECKING:
    from PIL import Image

_SCALE: Final = 1.5
"""Pixels in a point: the squares of a code that a telephone can read from paper have more than one point."""

_MAX_SIDE: Final = 3000


def _run(source: Source) -> Iterator[Item]:
    if source.format != "pdf":
        for where, picture in packed_pictures(source):
            if picture is not None:
                yield from _read(source, where, picture)
        return
    for where, picture in pdf_pictures(source):
        yield from _read(source, where, picture)
    if source.context.own:  # the allow-list of what our writer draws has no room for one
        return
    with open_document(source.data) as document:
        for number, page in enumerate(document, 1):
            scale = min(_SCALE, _MAX_SIDE / max(page.get_width(), page.get_height(), 1))
            drawn = page.render(scale=scale, grayscale=True).to_pil()
            yield from _read(source, source.place(f"page {number}"), drawn)


def _read(source: Source, where: str, picture: Image.Image) -> Iterator[Item]:
    import zxingcpp

    source.context.budget.spend("codes")
    grey = picture.convert("L")
    grey.thumbnail((_MAX_SIDE, _MAX_SIDE))
    for code in zxingcpp.read_barcodes(grey):
        yield ExtractedText(f"{where}, {code.format}", code.text, prose=True, raw=bytes(code.bytes))


CHANNEL = Channel("codes", ("pdf", "zip", "image"), _run)
