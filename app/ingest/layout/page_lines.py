"""Conversion of the model of a page to lines in reading order: tables by their cells (`ruled_tables`, `column_tables`, `wrapped_cells`), columns and
everything else by its place (`reading_order`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.ingest.layout.column_tables import ColumnTable, column_tables, lines_of_column_table
from app.ingest.layout.dated_columns import DatedTable, cells_of, dated_tables, lines_of_dated_table
from app.ingest.layout.joined_lines import with_whole_dates, with_whole_headings, with_whole_heads
from app.ingest.layout.label_column import headings_of_columns, with_headings_apart
from app.ingest.layout.line_features import mostly_date
from app.ingest.layout.page import Glyph, Page, hull, stands_in
from app.ingest.layout.page_furniture import mark_running_text
from app.ingest.layout.reading_order import Block, Orders, reading_orders
from app.ingest.layout.ruled_tables import rows_of_cells, ruled_tables
from app.ingest.layout.table_rows import TableRow, lines_of_table, unwrapped
from app.ingest.layout.text_lines import lines_of, lines_of_rows, rows_of_glyphs
from app.ingest.layout.wrapped_cells import with_wrapped_cells
from app.ingest.sections.vocabulary import known_kind
from app.ingest.source_lines import Box, TextLine

_BULLET_REACH: Final = 2.6
"""Greatest distance of a disc from the line that it opens, in em."""
_MIN_FILLED: Final = 3
_SAME_EDGE: Final = 1.0
_NOWHERE: Final = Box(0, 0, 0, 0)
_NOTHING: Final = TextLine("", 0)


def lines_of_page(page: Page) -> Orders:
    """Return the lines of a page in reading order, and in the order by place."""
    tables = [table for table in ruled_tables(page.rules) if _is_filled(table, page.glyphs)]
    lines: list[TextLine] = []
    blocks: list[Block] = []
    for stretch in _stretches(page.glyphs, tables):
        if stretch.cells:
            held = _lines_of_ruled_table(stretch, page)
            blocks += [Block(hull(stretch.cells), held)] if held else []
            lines += held
        else:
            found = _blocks_outside_tables(stretch.glyphs, page)
            blocks += found
            lines += [line for block in found for line in block.lines]
    orders = reading_orders(lines, blocks)
    return Orders(with_whole_heads(orders.lines), with_whole_heads(orders.by_place), orders.differ)


def _blocks_outside_tables(glyphs: Sequence[Glyph], page: Page) -> list[Block]:
    """Return the lines outside ruled tables, each a block of its own; a table without rules is one block."""
    rows = [row for row in rows_of_glyphs(glyphs) if any(not glyph.char.isspace() for glyph in row)]
    lines = [mark_running_text(line, page.height) for line in _with_bullets(lines_of_rows(rows, page.number), page)]
    tables: list[ColumnTable | DatedTable] = [*column_tables(rows, lines)]
    free = [line if all(at not in table.members for table in tables) else _NOTHING for at, line in enumerate(lines)]
    tables += dated_tables(rows, free)
    members = {at: table for table in tables for at in table.members}
    first = {min(table.members) if isinstance(table, DatedTable) else table.members[0] for table in tables}
    forms = [table.box.x0 for table in tables]
    blocks: list[Block] = []
    flow: list[TextLine] = []
    for at, line in enumerate(lines):
        table = members.get(at)
        if table is None:
            flow.append(line)
        elif at in first:
            blocks += _blocks_of(flow, forms)
            blocks[-1:] = map(_with_heading, blocks[-1:])
            blocks.append(Block(table.box, _lines_of_open_table(table, rows, page)))
            flow = []
    return blocks + _blocks_of(flow, forms)


def _lines_of_open_table(table: ColumnTable | DatedTable, rows: Sequence[list[Glyph]], page: Page) -> list[TextLine]:
    """Return the lines of a table without rules."""
    if isinstance(table, ColumnTable):
        return lines_of_column_table(table, rows, page)
    entries = [cells_of(entry, table.gutters, rows, page.number) for entry in table.entries]
    return lines_of_dated_table([[_with_bullets(cell, page) for cell in cells] for cells in entries], page.width)


def _blocks_of(flow: Sequence[TextLine], forms: Sequence[float]) -> list[Block]:
    lines = [
        piece
        for line in with_whole_headings(with_wrapped_cells(with_whole_dates(flow)))
        for piece in headings_of_columns(line)
    ]
    return [
        Block(line.box or _NOWHERE, read) for line, read in zip(lines, with_headings_apart(lines, forms), strict=True)
    ]


def _with_heading(block: Block) -> Block:
    """Return what stands before a table, marked as a heading if it is a known one."""
    last = block.lines[-1]
    marked = replace(last, bold=True, heading=2) if known_kind(last.text) else last
    return replace(block, lines=(*block.lines[:-1], marked))


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


def _with_bullets(lines: list[TextLine], page: Page) -> list[TextLine]:
    """Return the lines; one with a disc drawn before it, or a lone bullet, is an item of a list.

    A disc behind a date is a mark on a time line, as is every one under a disc before a date: what follows it is a head.
    """
    marks = [*page.discs, *(line.box for line in lines if line.aside and line.box)]
    dates = [line.box for line in lines if line.box and mostly_date(line.text)] if marks else []
    marks = _without_time_line(marks, dates)
    held = [(line, next((mark for mark in marks if _opens(mark, line)), None)) for line in lines]
    times = [mark.x0 for line, mark in held if mark and mostly_date(line.text)]
    return [
        replace(line, bullet=True) if mark and all(abs(mark.x0 - x) > _SAME_EDGE for x in times) else line
        for line, mark in held
    ]


def _without_time_line(marks: Sequence[Box], dates: Sequence[Box]) -> list[Box]:
    """Return the marks without those behind a date, but where one date of another column is level with a list of them."""
    behind = [mark for mark in marks if any(_is_beside(mark, date) for date in dates)]
    lone = [mark for mark in behind if _share(behind, mark) < _TIMES * _share(marks, mark)]
    return [mark for mark in marks if mark not in behind or mark in lone]


def _share(marks: Sequence[Box], mark: Box) -> int:
    return sum(abs(other.x0 - mark.x0) <= _SAME_EDGE for other in marks)


_TIMES: Final = 0.3
"""Least share of the marks on one edge that stand behind dates on a time line."""


def _is_beside(mark: Box, date: Box) -> bool:
    return date.x1 <= mark.x0 and date.top < (mark.top + mark.bottom) / 2 < date.bottom


def _opens(mark: Box, line: TextLine) -> bool:
    """Return True if a mark stands right before a line, on its height."""
    box = line.box
    if box is None or line.aside:
        return False
    first = box.x0 - _BULLET_REACH * line.size
    return first <= mark.x0 and mark.x1 <= box.x0 + 0.5 and box.top < (mark.top + mark.bottom) / 2 < box.bottom


def _lines_of_ruled_table(table: _Stretch, page: Page) -> list[TextLine]:
    """Return the lines of a table, those of its letters outside all cells after it. A cell's lines are whole and so
    have no place."""
    held: dict[Box, list[Glyph]] = {cell: [] for cell in table.cells}
    loose: list[Glyph] = []
    here = loose
    before: Glyph | None = None
    for glyph in table.glyphs:
        if not glyph.made and not (before and _goes_on(before, glyph)):
            here = next((held[cell] for cell in table.cells if stands_in(glyph.box, cell)), loose)
        before = before if glyph.made else glyph
        here.append(glyph)
    rows = rows_of_cells(table.cells)
    below = [row[0].top for row in rows[1:]] + [float("inf")]
    lines = lines_of_table(
        TableRow([_paragraphs_of_cell(held[cell], cell, page) for cell in row], row[0].bottom > next_top + _SAME_EDGE)
        for row, next_top in zip(rows, below, strict=True)
    )
    return lines + lines_of(loose, page.number)


_TOUCHING: Final = 0.12
"""Greatest space between two letters of a word, in em; cells have more between their texts."""


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Return True if a letter goes on from the one before it, and so belongs to its cell though it overflows that."""
    level = abs(before.baseline - glyph.baseline) < 0.1 * glyph.em
    return (
        level
        and not glyph.char.isspace()
        and -_TOUCHING * glyph.em < glyph.box.x0 - before.box.x1 < _TOUCHING * glyph.em
    )


def _paragraphs_of_cell(glyphs: Sequence[Glyph], cell: Box, page: Page) -> list[TextLine]:
    lines = sorted(
        _with_bullets(lines_of(glyphs, page.number), page), key=lambda line: line.box.top if line.box else 0.0
    )
    return unwrapped([line for line in lines if not line.aside], cell.x0, cell.x1)
