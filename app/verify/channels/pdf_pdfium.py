"""PDF page text as PDFium extracts it, in content order, hidden text included: what most readers copy out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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


class Glyph(NamedTuple):
    """A character and its origin on the page in points, with the width and height of its box."""

    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as PDFium reads it: its text in content order, its size in points and its characters by place."""

    text: str
    width: float
    height: float
    glyphs: tuple[Glyph, ...]


@lru_cache(maxsize=4)
def read_pages(data: bytes) -> tuple[ReadPage, ...]:
    """Return every page of a PDF (kept: each page is loaded once for all channels that ask PDFium)."""
    with open_document(data) as document:
        return tuple(map(_read_page, document))


def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of each page in content order."""
    return tuple(page.text for page in read_pages(data))


def _read_page(page: pypdfium2.PdfPage) -> ReadPage:
    opened = page.get_textpage()
    text = restore_hyphens(opened.get_text_range())
    glyphs = tuple(_glyphs(opened))
    opened.close()
    return ReadPage(text, page.get_width(), page.get_height(), glyphs)


def _glyphs(opened: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Yield every character of a page with its box."""
    import pypdfium2.raw as api  # type: ignore[import-untyped]

    textpage = opened.raw
    left, right, bottom, top = box = tuple(ctypes.c_double() for _ in range(4))
    into = tuple(map(ctypes.byref, box))
    code_at, box_at = api.FPDFText_GetUnicode, api.FPDFText_GetCharBox
    for index in range(api.FPDFText_CountChars(textpage)):
        code = code_at(textpage, index)
        if code >= 32 and box_at(textpage, index, *into):
            low, high, start = bottom.value, top.value, left.value
            character = "-" if code == 0xFFFE else chr(code)
            yield Glyph(character, start, (high + low) / 2, right.value - start, high - low)


def _run(source: Source) -> Iterator[Item]:
    for number, text in enumerate(page_texts(source.data), 1):
        yield ExtractedText(source.place(f"page {number}"), text, prose=True)
        joined = "".join(text.split("\n"))  # a number broken over table cells
        yield ExtractedText(source.place(f"page {number}, lines joined"), joined, prose=False)


CHANNEL = Channel("pdf.pdfium", ("pdf",), _run)
