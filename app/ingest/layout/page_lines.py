"""Conversion of the model of a page to lines in reading order: tables by their cells, everything else by its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.ingest.layout.bullets import BULLET, NUMBERED
from app.ingest.layout.page import Glyph, Page, hull, stands_in
from app.ingest.layout.reading_order import Block, Orders, mark_running_text, reading_orders
from app.ingest.layout.rows import glue, opens_duty
from app.ingest.layout.ruled_tables import rows_of_cells, ruled_tables
from app.ingest.layout.table_rows import lines_of_table, with_headings
from app.ingest.layout.text_lines import lines_of
from app.ingest.source import Box, TextLine
from app.text.characters import HAN, is_ideograph

_BULLET_REACH: Final = 2.6
"""Greatest distance of a disc from the line that it opens, in em."""
_PADDING: Final = (1.0, 8.0)
_MIN_FILLED: Final = 3


def lines_of_page(page: Page) -> Orders:
    """Return the lines of a page in reading order, and in the order by place."""
    tables = [table for table in ruled_tables(page.rules) if _is_filled(table, page.glyphs)]
    lines: list[TextLine] = []
    blocks: list[Block] = []
    for stretch in _stretches(page.glyphs, tables):
        if stretch.cells:
            held = _lines_of_ruled_table(stretch, page)
            blocks += [Block(hull(stretch.cells), held)] if held else []
        else:
            held = [mark_running_text(line, page.height) for line in _lines_with_bullets(stretch.glyphs, page)]
            blocks += [Block(line.box, (line,)) for line in held if line.box]
        lines += held
    return reading_orders(lines, blocks)


def _is_filled(table: Sequence[Box], glyphs: Sequence[Glyph]) -> bool:
    """Return True if three cells or more hold text."""
    filled: set[Box] = set()
    whole = hull(table)
    for glyph in glyphs:
        if not glyph.char.isspace() and stands_in(glyph.box, whole):
            filled.update(cell for cell in table if stands_in(glyph.box, cell))
            if len(filled) >= _MIN_FILLED:
                return True
    return False


@dataclass(slots=True)
class _Stretch:
    """Letters outside tables, or those of one table with its cells."""

    cells: Sequence[Box] = ()
    glyphs: list[Glyph] = field(default_factory=list)


def _stretches(glyphs: Iterable[Glyph], tables: Sequence[Sequence[Box]]) -> list[_Stretch]:
    """Return the letters in stretches; a table stands where its first letter does."""
    whole = [(_Stretch(table), hull(table)) for table in tables]
    out = [_Stretch()]
    here = out[0]
    flowing = out[0]
    for glyph in glyphs:
        if not glyph.made:
            here = next((held for held, box in whole if stands_in(glyph.box, box)), flowing)
        if here.cells and not here.glyphs:
            flowing = _Stretch()
            out += [here, flowing]
        here.glyphs.append(glyph)
    return [stretch for stretch in out if stretch.glyphs]


def _lines_with_bullets(glyphs: Sequence[Glyph], page: Page) -> list[TextLine]:
    """Return the lines of letters; one with a disc drawn before it, or a lone bullet, is an item of a list."""
    lines = lines_of(glyphs, page.number)
    marks = [*page.discs, *(line.box for line in lines if line.aside and line.box)]
    return [replace(line, bullet=True) if _has_mark(line, marks) else line for line in lines] if marks else lines


def _has_mark(line: TextLine, marks: Iterable[Box]) -> bool:
    box = line.box
    if box is None or line.aside:
        return False
    first = box.x0 - _BULLET_REACH * line.size
    return any(
        first <= mark.x0 and mark.x1 <= box.x0 + 0.5 and box.top < (mark.top + mark.bottom) / 2 < box.bottom
        for mark in marks
    )


def _lines_of_ruled_table(table: _Stretch, page: Page) -> list[TextLine]:
    """Return the lines of a table, those of its letters outside all cells after it. A cell's lines are whole and so
    have no place."""
    held: dict[Box, list[Glyph]] = {cell: [] for cell in table.cells}
    loose: list[Glyph] = []
    here = loose
    for glyph in table.glyphs:
        if not glyph.made:
            here = next((held[cell] for cell in table.cells if stands_in(glyph.box, cell)), loose)
        here.append(glyph)
    rows = rows_of_cells(table.cells)
    widest = max(map(len, rows))
    cells = [[_paragraphs_of_cell(held[cell], cell, page) for cell in row] for row in rows]
    return lines_of_table(with_headings(row, widest) for row in cells) + lines_of(loose, page.number)


def _paragraphs_of_cell(glyphs: Sequence[Glyph], cell: Box, page: Page) -> list[TextLine]:
    lines = sorted(_lines_with_bullets(glyphs, page), key=lambda line: line.box.top if line.box else 0.0)
    return unwrapped([line for line in lines if not line.aside], cell.x0, cell.x1)


def unwrapped(lines: Sequence[TextLine], left: float, right: float) -> list[TextLine]:
    """Return the paragraphs of a cell between two edges, without places.

    A line goes on if its end and the next line's first word pass the cell's edge less its padding.
    """
    starts = [line.box.x0 for line in lines if line.box]
    if not starts:
        return []
    edge = right - min(max(min(starts) - left, _PADDING[0]), _PADDING[1])
    out: list[TextLine] = []
    end = 0.0
    for line in lines:
        if out and _goes_on(out[-1], line, end, edge):
            out[-1] = replace(out[-1], text=glue(out[-1].text, line.text))
        else:
            out.append(line)
        end = line.box.x1 if line.box else 0.0
    return [replace(line, box=None, stops=()) for line in out]


def _goes_on(held: TextLine, line: TextLine, end: float, edge: float) -> bool:
    if line.box is None or line.bullet or BULLET.match(line.text) or NUMBERED.match(line.text):
        return False
    if opens_duty(line.text) and not held.text.endswith((",", "，", "、")):
        return False
    return end + _width_of_first_word(line, line.box) > edge - 1.5


_WORD_END: Final = re.compile(rf"[\s{HAN}]")


def _width_of_first_word(line: TextLine, box: Box) -> float:
    han = sum(map(is_ideograph, line.text))
    unit = (box.x1 - box.x0) / max(len(line.text) + han, 1)  # an ideograph is twice as wide as a letter or a figure
    if is_ideograph(line.text[0]):
        return 2 * unit
    return (len(_WORD_END.split(line.text, maxsplit=1)[0]) + 0.5) * unit
