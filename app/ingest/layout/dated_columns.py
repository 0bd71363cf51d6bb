"""Tables without rules and without names of columns: dates on the left, and on their heights two or more columns that
wrap (`2019–2021 | Senior | Kestrel Ltd | - Answered calls`).

Nothing but geometry tells them: white space runs between the same columns through all entries, and every cell begins on
the height of its entry's date. A column of notes on the right, or a second column of the page, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from app.ingest.layout.bullets import BULLET, is_bullet
from app.ingest.layout.column_tables import GlyphRow, column_ends, word_spans
from app.ingest.layout.joined_lines import are_one_date
from app.ingest.layout.line_features import mostly_date
from app.ingest.layout.page import hull, is_level
from app.ingest.layout.rows import glue
from app.ingest.layout.table_rows import unwrapped
from app.ingest.layout.text_lines import line_of
from app.ingest.sections.vocabulary import known_kind
from app.ingest.source_lines import Box, TextLine
from app.text.dates import find_dates

_GUTTER: Final = 0.45
"""Least width of the white space between two columns, in em."""
_SAME_EDGE: Final = 2.0
_FURTHEST: Final = 4.0
"""Greatest distance of two lines of one table, in em."""
_LEAST_ROWS: Final = 4
_LEAST_COLUMNS: Final = 3
_ALIGNED: Final = 0.6
"""Least part of the lines of a column that begin at its edge."""
_SHORT: Final = 24
"""Most characters of what may stand below a date in its column."""


@dataclass(frozen=True, slots=True)
class DatedTable:
    """A table: for each entry the indices of its glyph rows, the middles of the gutters, and the box of all."""

    entries: list[list[int]]
    gutters: list[float]
    box: Box

    @property
    def members(self) -> list[int]:
        """Return the indices of all glyph rows."""
        return [at for entry in self.entries for at in entry]


def dated_tables(rows: Sequence[GlyphRow], lines: Sequence[TextLine]) -> list[DatedTable]:
    """Return the tables among the glyph rows of a page; `lines` are the lines of the same rows."""
    boxed = [at for at, line in enumerate(lines) if line.box and line.text and line.stops]
    order = sorted(boxed, key=lambda at: _box(lines[at]).top)
    tables: list[DatedTable] = []
    used: set[int] = set()
    for at in order:
        if at not in used and _is_dated(lines[at]):
            table = _table_from(at, [other for other in order if other not in used], rows, lines)
            if table is not None:
                tables.append(table)
                used.update(table.members)
    return tables


def _box(line: TextLine) -> Box:
    assert line.box is not None
    return line.box


def _is_dated(line: TextLine) -> bool:
    """Return True if a line begins with a date that its first cell is."""
    spans, cell = find_dates(line.text[:60]), line.text.partition("\t")[0]
    if not spans or spans[0].start:
        return False
    return mostly_date(cell) or spans[0].ranged or _BROKEN.fullmatch(cell[spans[0].end :]) is not None


_BROKEN: Final = re.compile(r"\s*[-–—~～至]\s*(?:[A-Za-z]{3,9}\.?)?")
"""End of a date that wrapped: `Feb 2015–Aug`."""


def _table_from(
    first: int, order: Sequence[int], rows: Sequence[GlyphRow], lines: Sequence[TextLine]
) -> DatedTable | None:
    """Return the table whose first date opens a line; None if there is none."""
    members = _region(first, order, lines)
    entries = _entries(members, lines, _box(lines[first]).x0)
    if len(entries) < 2 or len(members) < _LEAST_ROWS:
        return None
    gutters = _gutters(members, rows, lines[first].size)
    while gutters and _parts_dates([cells_of(entry, gutters, rows, 0) for entry in entries]):
        del gutters[0]
    if len(gutters) + 1 < _LEAST_COLUMNS:
        return None
    held = [cells_of(entry, gutters, rows, 0) for entry in entries]
    cells = [[[_box(line) for line in cell if not line.aside] for cell in row] for row in held]
    if not all(_begins_level(row) for row in cells) or not _is_told_below(cells, lines[first].size):
        return None
    if not all(_is_edge([cell for row in cells for cell in row[k]]) for k in range(1, len(gutters) + 1)):
        return None
    return DatedTable(entries, gutters, hull(_box(lines[at]) for at in members))


def _region(first: int, order: Sequence[int], lines: Sequence[TextLine]) -> list[int]:
    """Return the lines from a date on, up to one at the place of the dates that is neither a date nor a short note."""
    start = _box(lines[first])
    edge, em, reach = start.x0, lines[first].size, start.bottom
    out: list[int] = []
    for at in order:
        box = _box(lines[at])
        if box.top < start.top - 0.5 * em:
            continue
        left = box.x0 < edge + _SAME_EDGE
        level = any(other != at and is_level(_box(lines[other]), box) for other in order)
        note = len(lines[at].text.partition("\t")[0]) <= _SHORT and (level or "\t" in lines[at].text)
        stops = left and not _is_dated(lines[at]) and not (note and not lines[at].bold)
        if stops or box.x0 < edge - _SAME_EDGE or box.top - reach > _FURTHEST * em or known_kind(lines[at].text):
            break
        out.append(at)
        reach = max(reach, box.bottom)
    return out


def _entries(members: Sequence[int], lines: Sequence[TextLine], edge: float) -> list[list[int]]:
    """Return the lines by entries: each begins at a date that is not right below the one before it."""
    dates: list[Box] = []
    above = ""
    for at in members:
        box, text = _box(lines[at]), lines[at].text.partition("\t")[0]
        if abs(box.x0 - edge) > _SAME_EDGE or not _is_dated(lines[at]):
            continue
        wrapped = above and box.top - dates[-1].bottom < 0.6 * box.height and _is_one(above, text)
        if _is_apart(box, dates, members, lines) and not wrapped:
            dates.append(box)
            above = text
    entries: list[list[int]] = [[] for _ in dates]
    for at in members:
        box = _box(lines[at])
        begun = [n for n, date in enumerate(dates) if box.top > date.top - 0.6 * date.height]
        if begun:
            entries[begun[-1]].append(at)
    return entries


def _is_one(above: str, text: str) -> bool:
    """Return True if a date is the rest of the one above it."""
    return are_one_date(above, text) or above[-1] in "-–—~～至"


def _is_apart(box: Box, dates: Sequence[Box], members: Sequence[int], lines: Sequence[TextLine]) -> bool:
    """Return True if a date stands on the height of something else, or is the first."""
    beside = any(is_level(_box(lines[at]), box) and _box(lines[at]) != box for at in members) or any(
        _box(lines[at]) == box and "\t" in lines[at].text for at in members
    )
    return not dates or (beside and box.top > dates[-1].bottom)


def _gutters(members: Sequence[int], rows: Sequence[GlyphRow], em: float) -> list[float]:
    """Return where the white spaces that run through all rows begin; bullets stand in them, and belong to what follows."""
    spans = sorted(span for at in members for span in word_spans([g for g in rows[at] if not is_bullet(g.char)]))
    out: list[float] = []
    reach = spans[0][1] if spans else 0.0
    for start, end in spans:
        if start - reach > _GUTTER * em:
            out.append(reach + min(0.5 * em, 0.3 * (start - reach)))
        reach = max(reach, end)
    return out


def _parts_dates(entries: Sequence[Sequence[Sequence[TextLine]]]) -> bool:
    """Return True if the first white space stands inside the dates (`10/2018` / `– today`)."""
    behind = [cells[1][0].text for cells in entries if cells[1]]
    return 2 * sum(mostly_date(text) or text[0] in "-–—－~至" for text in behind) > len(behind)


def cells_of(
    entry: Sequence[int], gutters: Sequence[float], rows: Sequence[GlyphRow], page: int
) -> list[list[TextLine]]:
    """Return the lines of an entry, column by column, from top to bottom."""
    out: list[list[TextLine]] = []
    for left, right in pairwise([float("-inf"), *gutters, float("inf")]):
        held = [[glyph for glyph in rows[at] if left <= (glyph.x0 + glyph.x1) / 2 < right] for at in entry]
        found = [line for part in held if (line := line_of(part, page)).text]
        out.append(sorted(found, key=lambda line: _box(line).top))
    return out


def lines_of_dated_table(entries: Sequence[Sequence[Sequence[TextLine]]], width: float) -> list[TextLine]:
    """Return the lines of a table, entry by entry, without places: the date beside the first name, the other names, then
    what stands in the last column. `entries`: their cells, bullets marked; `width`: of the page."""
    columns = [[line for cells in entries for line in cells[k]] for k in range(len(entries[0]))]
    spans = [hull(_box(line) for line in column) for column in columns]
    em = median(line.size for column in columns for line in column)
    ends = column_ends(spans, width - spans[0].x0, em)
    out: list[TextLine] = []
    for cells in entries:
        date, *names, last = (
            _whole_items(unwrapped([line for line in cell if not line.aside], span.x0, end))
            for cell, span, end in zip(cells, spans, ends, strict=True)
        )
        date = _whole_date(date)
        told = any(line.bullet or BULLET.match(line.text) or len(line.text) > _NAME for line in last) or len(last) > 1
        heads = [*date[:1], *(line for cell in names for line in cell[:1]), *([] if told else last)]
        single = all(len(cell) <= 1 for cell in names)
        firsts = heads if single else [*date[:1], *names[0][:1]]
        text = "\t".join(line.text for line in firsts)
        out.append(replace(firsts[0], text=text, bold=any(line.bold for line in firsts)))
        out += date[1:]
        if not single:
            out += [*names[0][1:], *(line for cell in names[1:] for line in cell), *([] if told else last)]
        out += last if told else []
    return out


def _whole_date(cell: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines below and with a date, one that wrapped joined."""
    wrapped = len(cell) > 1 and _is_one(cell[0].text, cell[1].text)
    return [replace(cell[0], text=f"{cell[0].text} {cell[1].text}"), *cell[2:]] if wrapped else list(cell)


def _whole_items(cell: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a cell that begins with an item of a list, those without a mark joined to the item above."""
    out: list[TextLine] = []
    for line in cell:
        marked = line.bullet or BULLET.match(line.text) is not None
        if marked or not out or not (cell[0].bullet or BULLET.match(cell[0].text)):
            out.append(line)
        else:
            out[-1] = replace(out[-1], text=glue(out[-1].text, line.text))
    return out


_NAME: Final = 60
"""Most characters of a name in the last column; anything longer tells what was done."""


def _begins_level(cells: Sequence[Sequence[Box]]) -> bool:
    """Return True if every filled cell begins on the very height of the first."""
    return bool(cells[0]) and all(_distance(cells[0][0], cell[0]) < _LEVEL for cell in cells[1:] if cell)


def _distance(a: Box, b: Box) -> float:
    """Return how far the middles of two lines are from one height, as a part of the height of a line."""
    return abs(a.top + a.bottom - b.top - b.bottom) / (a.height + b.height)


_LEVEL: Final = 0.25
"""Greatest distance of the heights of the first lines of an entry's cells, as a part of the height of a line."""


def _is_told_below(cells: Sequence[Sequence[Sequence[Box]]], em: float) -> bool:
    """Return True if the last column holds long text of several lines, and something in all entries but one: no notes."""
    last = [row[-1] for row in cells]
    wide = max((box.x1 - box.x0 for cell in last for box in cell), default=0.0) > _WIDE * em
    return wide and any(len(cell) > 1 for cell in last) and sum(bool(cell) for cell in last) >= len(last) - 1


_WIDE: Final = 10
"""Least width of the longest line of the last column, in em; notes on the right (a town) are shorter."""


def _is_edge(boxes: Sequence[Box]) -> bool:
    """Return True if most lines of a column begin at its edge, or behind a bullet there."""
    edges = sorted(box.x0 for box in boxes)
    best = max((sum(abs(x - edge) < _SAME_EDGE for x in edges) for edge in edges), default=0)
    return bool(edges) and best >= _ALIGNED * len(edges)
