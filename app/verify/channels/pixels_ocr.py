"""Text read from pixels by OCR: pictures wherever they are, and pages whose text layer cannot be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.verify import ocr
from app.verify.channels.pdf_pdfium import open_document
from app.verify.font_mapping import mapping_doubts
from app.verify.model import Channel, ExtractedText, Item, LimitReached, Problem, Source
from app.verify.pixels import illegible_pages, packed_pictures, pdf_pictures, veiled

if TYPE_CHECKING:
    from PIL import Image

_SCALE = 200 / 72
_MAX_SIDE = 5000


def _run(source: Source) -> Iterator[Item]:
    if not ocr.available():
        return
    try:
        if source.format == "pdf":
            yield from _pdf(source)
        else:
            yield from _embedded_pictures(source)
    except LimitReached:
        yield Problem(source.place("pictures"), "unreadable", "more pictures than can be read")


def _embedded_pictures(source: Source) -> Iterator[Item]:
    for where, picture in packed_pictures(source):
        if picture is not None:
            source.context.budget.spend("pictures")
            yield from _read(source, where, picture)


def _pdf(source: Source) -> Iterator[Item]:
    for where, picture in pdf_pictures(source):
        source.context.budget.spend("pictures")
        yield from _read(source, where, picture)
    doubtful = {number for doubt in mapping_doubts(source) for number in doubt.pages}
    numbers = sorted(doubtful | {page.page for page in illegible_pages(source) if page.reason != "picture"})
    if not numbers:
        return
    with open_document(source.data) as document:
        for number in numbers:
            source.context.budget.spend("pictures")
            page = document[number - 1]
            scale = min(_SCALE, _MAX_SIDE / max(page.get_width(), page.get_height(), 1))
            drawn = page.render(scale=scale, grayscale=True).to_pil()
            yield from _read(source, source.place(f"page {number}"), drawn)


def _read(source: Source, where: str, picture: Image.Image) -> Iterator[Item]:
    """Read a picture, and what the dark bars in it let through."""
    yield _recognised(f"{where}, read from pixels", ocr.recognise_text(picture))
    behind = veiled(picture)
    if behind is not None:
        source.context.budget.spend("pictures")
        yield _recognised(f"{where}, read through its bars", ocr.recognise_text(behind, sparse=True))


def _recognised(where: str, text: str | None) -> Item:
    if text is None:
        return Problem(where, "unreadable", "OCR failed")
    return ExtractedText(where, text, prose=True, recognised=True)


CHANNEL = Channel("ocr", ("pdf", "zip", "image"), _run)
