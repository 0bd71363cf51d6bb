"""PDF page text as PDFium reads it, in content order: what most readers copy out, hidden text included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from app.verify.model import Channel, Item, Piece, Source

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document, forms included."""
    import pypdfium2

    return pypdfium2.PdfDocument(data)


def mended(text: str) -> str:
    """PDFium writes U+FFFE or U+0002 where a hyphen ends a line."""
    return text.replace("\ufffe", "-").replace("\x02", "-").replace("\r\n", "\n")


@lru_cache(maxsize=4)
def page_texts(data: bytes) -> tuple[str, ...]:
    """The text of each page."""
    with opened(data) as document:
        return tuple(mended(page.get_textpage().get_text_range()) for page in document)


def _run(source: Source) -> Iterator[Item]:
    for number, text in enumerate(page_texts(source.data), 1):
        yield Piece(source.place(f"page {number}"), text, prose=True)
        joined = "".join(text.split("\n"))  # a number broken over table cells
        yield Piece(source.place(f"page {number}, lines joined"), joined, prose=False)


CHANNEL = Channel("pdf.pdfium", ("pdf",), _run)
