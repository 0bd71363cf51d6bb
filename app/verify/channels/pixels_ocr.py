"""Text read from pixels by OCR: pictures wherever they are, and pages whose text layer cannot be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import ocr
from app.verify.channels.pdf_pdfium import open_document
from app.verify.font_mapping import mapping_doubts
from app.verify.model import Channel, ExtractedText, Item, LimitReached, Problem, Source
from app.verify.pixels import illegible_pages, packed_pictures, pdf_pictures

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
            yield _read(where, ocr.recognise_text(picture))


def _pdf(source: Source) -> Iterator[Item]:
    for where, picture in pdf_pictures(source):
        source.context.budget.spend("pictures")
        yield _read(where, ocr.recognise_text(picture))
    doubtful = {number for doubt in mapping_doubts(source) for number in doubt.pages}
    numbers = sorted(doubtful | {page.page for page in illegible_pages(source) if page.reason != "picture"})
    if not numbers:
        return
    with open_document(source.data) as document:
        for number in numbers:
            source.context.budget.spend("pictures")
            page = document[number - 1]
            scale = min(_SCALE, _MAX_SIDE / max(page.get_width(), page.get_height(), 1))
            yield _read(
                source.place(f"page {number}"), ocr.recognise_text(page.render(scale=scale, grayscale=True).to_pil())
            )


def _read(where: str, text: str | None) -> Item:
    if text is None:
        return Problem(where, "unreadable", "OCR failed")
    return ExtractedText(f"{where}, read from pixels", text, prose=True)


CHANNEL = Channel("ocr", ("pdf", "zip", "image"), _run)
