"""PDF page text by position: glyphs drawn out of order or one by one are read in visual order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from app.verify.channels.pdf_pdfium import Glyph, read_pages
from app.verify.model import Channel, ExtractedText, Item, Source


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
    for number, sheet in enumerate(read_pages(source.data), 1):
        if sheet.glyphs:
            yield ExtractedText(
                source.place(f"page {number}, by position"), _lines(sheet.glyphs, upright=True), prose=True
            )
            yield ExtractedText(source.place(f"page {number}, by columns"), _lines(sheet.glyphs, upright=False))


CHANNEL = Channel("pdf.geometry", ("pdf",), _run)
