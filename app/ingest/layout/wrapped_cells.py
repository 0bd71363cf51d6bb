"""Rows of a table without rules and without names of columns (`dates | position | employer`), whose cells wrap.

Two full rows with their cells at the same places show the columns. A line below an opening that stands in one of them goes
on in that cell only if its first word had no room there; a list below a row does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.line_features import mostly_date
from app.ingest.layout.page import hull, is_level
from app.ingest.layout.rows import glue
from app.ingest.source_lines import TextLine

_SAME: Final = 1.0
"""Greatest difference of the left edges of two cells of one column, in points."""
_LEAST: Final = 3
"""Least number of columns."""
_DEEPEST: Final = 4.5
"""Greatest depth of a row, in em."""
_SLACK: Final = 1.0
"""What a cell's line may end before its edge and still be full, in em: the padding."""


def with_wrapped_cells(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with the rows of such tables whole, each a line with tabs."""
    columns = _columns_of(lines)
    if not columns:
        return list(lines)
    edge = max((line.box.x1 for line in lines if line.box and not line.aside), default=0.0)
    out: list[TextLine] = []
    at = 0
    while at < len(lines):
        stops = next((stops for stops in columns if _opens(lines[at], stops)), None)
        end = _end_of_row(lines, at, stops) if stops else at + 1
        row = _whole_row(lines[at:end], stops, edge) if stops and end > at + 1 else None
        out += [row] if row else lines[at : at + 1]
        at = end if row else at + 1
    return out


def _columns_of(lines: Sequence[TextLine]) -> list[tuple[float, ...]]:
    """Return the left edges of the columns of each such table: two lines have them, and a date in the first."""
    full = [line for line in lines if len(line.stops) >= _LEAST and mostly_date(line.text.partition("\t")[0])]
    found: list[tuple[float, ...]] = []
    for line in full:
        alike = [other for other in full if len(other.stops) == len(line.stops) and _within(other.stops, line.stops)]
        if len(alike) > 1 and not any(_within(line.stops, known) for known in found):
            found.append(line.stops)
    return found


def _within(stops: Sequence[float], columns: Sequence[float]) -> bool:
    """Return True if every edge is that of a column."""
    return bool(stops) and all(any(abs(stop - column) <= _SAME for column in columns) for stop in stops)


def _opens(line: TextLine, columns: Sequence[float]) -> bool:
    """Return True if a line begins in the first column, with a date, and may go on in others."""
    placed = line.box is not None and not line.aside and not line.bullet and _within(line.stops, columns)
    return placed and abs(line.stops[0] - columns[0]) <= _SAME and mostly_date(line.text.partition("\t")[0])


def _end_of_row(lines: Sequence[TextLine], at: int, columns: Sequence[float]) -> int:
    """Return the index behind the lines that follow an opening in the columns right of the first."""
    opening, end = lines[at], at + 1
    while end < len(lines):
        line = lines[end]
        if line.box is None or opening.box is None or line.aside or line.bullet or not _within(line.stops, columns[1:]):
            break
        if not -0.5 * line.size < line.box.top - opening.box.top < _DEEPEST * line.size:
            break
        end += 1
    return end


def _whole_row(lines: Sequence[TextLine], columns: Sequence[float], edge: float) -> TextLine | None:
    """Return the line of a row from its lines; None if one of them stands below a cell that had room for it."""
    texts, ends = [""] * len(columns), [0.0] * len(columns)
    for line in lines:
        cells = line.text.split("\t")
        if len(cells) != len(line.stops) or len(cells) != len(line.ends):
            return None
        for text, stop, end in zip(cells, line.stops, line.ends, strict=True):
            column = next(k for k, place in enumerate(columns) if abs(stop - place) <= _SAME)
            right = columns[column + 1] if column + 1 < len(columns) else edge
            level = lines[0].box is not None and line.box is not None and is_level(lines[0].box, line.box)
            if texts[column] and ends[column] + line.lead < right - _SLACK * line.size:
                return None
            if not texts[column] and not level:
                return None
            texts[column] = glue(texts[column], text) if texts[column] else text
            ends[column] = end
    if not all(texts):
        return None
    box = hull(line.box for line in lines if line.box)
    return replace(lines[0], text="\t".join(texts), stops=tuple(columns), ends=tuple(ends), box=box)
