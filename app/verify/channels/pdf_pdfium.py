"""PDF page text as PDFium extracts it, in content order, hidden text included: what most readers copy out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from app.verify.model import Channel, ExtractedText, Item, LimitReached, Source
from app.workers.pdf_form_graph import TooManyForms, check_forms

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]


def open_document(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF with PDFium, form fields included. Raises `LimitReached` for one that PDFium would not get to the end of."""
    import pypdfium2

    try:
        check_forms(data)
    except TooManyForms as error:
        raise LimitReached(str(error)) from error
    return pypdfium2.PdfDocument(data)


def restore_hyphens(text: str) -> str:
    """Replace what PDFium writes for a hyphen at a line's end (U+FFFE, U+0002) with a hyphen."""
    return text.replace("\ufffe", "-").replace("\x02", "-").replace("\r\n", "\n")


@lru_cache(maxsize=4)
def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of each page in content order."""
    with open_document(data) as document:
        return tuple(restore_hyphens(page.get_textpage().get_text_range()) for page in document)


def _run(source: Source) -> Iterator[Item]:
    for number, text in enumerate(page_texts(source.data), 1):
        yield ExtractedText(source.place(f"page {number}"), text, prose=True)
        joined = "".join(text.split("\n"))  # a number broken over table cells
        yield ExtractedText(source.place(f"page {number}, lines joined"), joined, prose=False)


CHANNEL = Channel("pdf.pdfium", ("pdf",), _run)
