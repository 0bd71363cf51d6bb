"""PDF page text by position: glyphs drawn out of order or one by one are read in visual order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.verify.channels.pdf_pdfium import open_document
from app.verify.model import Channel, ExtractedText, Item, Source

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]


class Glyph(NamedTuple):
    """A character and its origin on the page in points, with the width and height of its box."""

    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """A page's size in points and its characters."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


@lru_cache(maxsize=4)
def page_glyphs(data: bytes) -> tuple[PageGlyphs, ...]:
    """Return every page of a PDF with its characters (cached: two channels use them)."""
    with open_document(data) as document:
        return tuple(PageGlyphs(page.get_width(), page.get_height(), tuple(_glyphs(page))) for page in document)


def _glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Return every character of a page with its box."""
    import pypdfium2.raw as api  # type: ignore[import-untyped]

    opened = page.get_textpage()
    textpage = opened.raw
    left, right, bottom, top = box = tuple(ctypes.c_double() for _ in range(4))
    into = tuple(map(ctypes.byref, box))
    found = []
    for index in range(api.FPDFText_CountChars(textpage)):
        code = api.FPDFText_GetUnicode(textpage, index)
        if code < 32 or not api.FPDFText_GetCharBox(textpage, index, *into):
            continue
        character = "-" if code == 0xFFFE else chr(code)
        width, height = right.value - left.value, top.value - bottom.value
        found.append(Glyph(character, left.value, (top.value + bottom.value) / 2, width, height))
    opened.close()
    return found


def _lines(found: Sequence[Glyph], *, upright: bool) -> str:
    """Group glyphs into lines (columns if not `upright`), each sorted along its direction."""
    size = sorted(max(glyph.height, glyph.width) for glyph in found)[len(found) // 2] or 1.0
    placed = [
        (-y, x, width, letter) if upright else (-x, -y, height, letter)
        for letter, x, y, width, height in found
        if not letter.isspace()
    ]
    lines: list[list[_Placed]] = []
    last = float("-inf")
    for glyph in sorted(placed, key=itemgetter(0)):
        if not lines or glyph[0] - last > size * 0.45:
            lines.append([])
            last = glyph[0]
        lines[-1].append(glyph)
    return "\n".join(_join_glyphs(sorted(line, key=itemgetter(1)), size) for line in lines)


_Placed = tuple[float, float, float, str]
"""A character across and along its line, with its extent along it."""


def _join_glyphs(line: list[_Placed], size: float) -> str:
    out: list[str] = []
    end: float | None = None
    for _, start, extent, text in line:
        if end is not None and start - end > size * 0.22:
            out.append(" ")
        out.append(text)
        end = start + extent
    return "".join(out)


def _run(source: Source) -> Iterator[Item]:
    for number, sheet in enumerate(page_glyphs(source.data), 1):
        if sheet.glyphs:
            yield ExtractedText(
                source.place(f"page {number}, by position"), _lines(sheet.glyphs, upright=True), prose=True
            )
            yield ExtractedText(source.place(f"page {number}, by columns"), _lines(sheet.glyphs, upright=False))


CHANNEL = Channel("pdf.geometry", ("pdf",), _run)
