"""Tables without rules: a row that names its columns, and below it cells parted by white space.

The columns go on as long as all gutters between them stay open; lines of prose close them. Cells may wrap and may be
set to the top or the middle of their row, so rows are told by the white space between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from app.ingest.layout.joined_lines import are_one_date
from app.ingest.layout.page import Glyph, Page, hull, is_level
from app.ingest.layout.table_rows import TableRow, lines_of_table, unwrapped
from app.ingest.layout.tables import columns_of
from app.ingest.layout.text_lines import line_of
from app.ingest.sections.vocabulary import known_kind
from app.ingest.source_lines import Box, TextLine

GlyphRow = Sequence[Glyph]
_GUTTER: Final = 0.45
"""Least width of the white space between two columns, in em."""
_WORD_GAP: Final = 0.2
_ROW_SPACE: Final = 0.25
"""What the white space between two rows exceeds that between two lines of a cell by, in em."""
_FURTHEST: Final = 4.0
"""Greatest distance of two lines of one table, in em."""
_NEAR_MARGIN: Final = 2.0
_MAX_ROWS: Final = 200


@dataclass(slots=True)
class ColumnTable:
    """A table: indices of its glyph rows (the header first), the middles of its gutters, and its box."""

    members: list[int]
    gutters: list[float]
    box: Box


def column_tables(rows: Sequence[GlyphRow], lines: Sequence[TextLine]) -> list[ColumnTable]:
    """Return the tables among the glyph rows of a page; `lines` are the lines of the same rows."""
    tables: list[ColumnTable] = []
    used: set[int] = set()
    for index, line in enumerate(lines):
        if index not in used and line.box and len(line.stops) >= 3 and columns_of(line.text):
            table = _table_below(index, rows, lines, used)
            if table is not None:
                tables.append(table)
                used.update(table.members)
    return tables


def _table_below(
    header: int, rows: Sequence[GlyphRow], lines: Sequence[TextLine], used: set[int]
) -> ColumnTable | None:
    """Return the table under a row of names; None if nothing below it stands in its columns."""
    head = lines[header]
    assert head.box is not None
    columns = _Columns(rows[header], head)
    members, end = [header], head.box.bottom
    below = [(box.top, at) for at, line in enumerate(lines) if (box := line.box) and at not in used]
    for top, at in sorted(place for place in below if place[0] > head.box.top + 0.5 * head.size)[:_MAX_ROWS]:
        line = lines[at]
        if line.aside or line.box is None:
            continue
        if top - end > _FURTHEST * head.size or columns_of(line.text):
            break
        if known_kind(line.text) and not any(
            is_level(line.box, box) for _, n in below if n != at and (box := lines[n].box)
        ):
            break  # a heading; a word of a wrapped cell has neighbours
        if line.box.x0 < head.box.x0 - 0.5 * head.size or not columns.stay_open(rows[at]):
            break
        members.append(at)
        end = max(end, line.box.bottom)
    if len(members) < 2:
        return None
    return ColumnTable(members, columns.gutters, hull(box for at in members if (box := lines[at].box)))


class _Columns:
    """Gutters between columns, narrowed by each row that is found to stand in them."""

    def __init__(self, header: GlyphRow, line: TextLine) -> None:
        self._least = _GUTTER * line.size
        starts = [*line.stops, float("inf")]
        ink = [glyph for glyph in header if not glyph.char.isspace()]
        cells = [[g for g in ink if a - 0.1 <= g.x0 < b - 0.1] for a, b in pairwise(starts)]
        middles = [(cell[0].x0 + cell[-1].x1) / 2 for cell in cells if cell]
        self._spaces = list(pairwise(middles))
        self._covered = word_spans(header)
        self.gutters = _open_gutters(self._spaces, self._covered, self._least) or []

    def stay_open(self, row: GlyphRow) -> bool:
        """Return True, and take the row into account, if no gutter is closed by it."""
        covered = [*self._covered, *word_spans(row)]
        gutters = _open_gutters(self._spaces, covered, self._least)
        if gutters is None:
            return False
        self._covered, self.gutters = covered, gutters
        return True


def _open_gutters(
    spaces: Iterable[tuple[float, float]], covered: Sequence[tuple[float, float]], least: float
) -> list[float] | None:
    """Return the middle of the widest gap in each space; None if one has no gap of at least `least`."""
    gutters = []
    for start, end in spaces:
        best, where = least, None
        reach = start
        for x0, x1 in sorted((x0, x1) for x0, x1 in covered if x1 > start and x0 < end):
            if x0 - reach >= best:
                best, where = x0 - reach, (x0 + reach) / 2
            reach = max(reach, x1)
        if end - reach >= best:
            where = (end + reach) / 2
        if where is None:
            return None
        gutters.append(where)
    return gutters


def word_spans(row: GlyphRow) -> list[tuple[float, float]]:
    """Return the left and right edges of the words of a row."""
    spans: list[tuple[float, float]] = []
    parted = True
    for glyph in row:
        if glyph.char.isspace():
            parted = True
        elif parted or glyph.x0 - spans[-1][1] > _WORD_GAP * glyph.em:
            spans.append((glyph.x0, glyph.x1))
            parted = False
        else:
            spans[-1] = (spans[-1][0], max(spans[-1][1], glyph.x1))
    return spans


def lines_of_column_table(table: ColumnTable, rows: Sequence[GlyphRow], page: Page) -> list[TextLine]:
    """Return the lines of a table, row by row, without places: a cell's lines are whole."""
    edges = list(pairwise([float("-inf"), *table.gutters, float("inf")]))
    header, *body = ([_piece(rows[at], *edge, page.number) for edge in edges] for at in table.members)
    columns = [[piece for row in (header, *body) if (piece := row[k])] for k in range(len(edges))]
    spans = [hull(piece.box for piece in column if piece.box) for column in columns]
    pieces = [(piece, k) for row in body for k, piece in enumerate(row) if piece]
    em = median(piece.size for piece, _ in pieces)
    ends = column_ends(spans, page.width - spans[0].x0, em)
    out = [TableRow([[piece] for piece in header if piece])]
    for group in _table_rows(pieces, em):
        cells = [[piece for piece, column in group if column == k] for k in range(len(edges))]
        whole = [unwrapped(cell, span.x0, end) for cell, span, end in zip(cells, spans, ends, strict=True)]
        out.append(TableRow(whole))
    return lines_of_table(out)


def column_ends(spans: Sequence[Box], margin: float, em: float) -> list[float]:
    """Return the right edges of columns, from the extents of their text.

    The narrowest gutter is taken for the padding of all. The last column ends at the page's right `margin` (as wide
    as the left one) if its text comes near.
    """
    padding = min(b.x0 - a.x1 for a, b in pairwise(spans))
    last = spans[-1].x1
    ends = [max(a.x1, b.x0 - padding) for a, b in pairwise(spans)]
    return [*ends, margin if 0 < margin - last < _NEAR_MARGIN * em else last]


def _piece(row: GlyphRow, left: float, right: float, page: int) -> TextLine | None:
    """Return the part of a row between two gutters as a line; None if there is nothing."""
    line = line_of([glyph for glyph in row if left <= (glyph.x0 + glyph.x1) / 2 < right], page)
    return line if line.text else None


Piece = tuple[TextLine, int]
"""A line of a cell, and the cell's column."""


def _table_rows(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Return the pieces by rows of the table, each from top to bottom.

    Pieces on overlapping heights form a band. If some bands are further apart than others, rows are parted there;
    else a band that fills the first column begins a row, unless that cell's text is unfinished.
    """
    bands, spaces = _bands(pieces, em)
    parting = min(spaces, default=0.0) + _ROW_SPACE * em
    by_space = any(space > parting for space in spaces)
    out: list[list[Piece]] = []
    for band, space in zip(bands, [float("inf"), *spaces], strict=True):
        if not out or (space > parting if by_space else _begins_row(out[-1], band)):
            out.append([])
        out[-1] += band
    return out


def _begins_row(row: Sequence[Piece], band: Sequence[Piece]) -> bool:
    """Return True if a band fills the first column, and not with the rest of the row's date."""
    held, more = (" ".join(piece.text for piece, column in part if column == 0) for part in (row, band))
    return bool(more) and not are_one_date(held, more)


def _bands(pieces: Sequence[Piece], em: float) -> tuple[list[list[Piece]], list[float]]:
    """Return the pieces in bands of overlapping heights, and the spaces between these; a line is one em high."""
    bands: list[list[Piece]] = []
    spaces: list[float] = []
    reach = 0.0
    placed = [((box.top + box.bottom) / 2, piece) for piece in pieces if (box := piece[0].box)]
    for middle, piece in sorted(placed, key=lambda item: item[0]):
        if bands and middle - em / 2 < reach - 0.05 * em:
            bands[-1].append(piece)
        else:
            spaces += [middle - em / 2 - reach] if bands else []
            bands.append([piece])
        reach = max(reach, middle + em / 2)
    return bands, spaces
