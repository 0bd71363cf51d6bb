"""Recognition of entries by shape alone: repeating blocks of a few short lines around a line of dates, then longer
lines.

Used with and without a heading that announces a list of jobs. The number of lines above and below the dates is the
same in every block of a list: the chosen layout is the one under which the blocks together look most like entries.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from app.ingest.layout.line_features import FREE_LABEL, beside_dates, could_name, is_verbal, mostly_date
from app.ingest.layout.rows import Row
from app.ingest.sections.lexical_tests import is_organisation, is_place, just_a_name, names_position
from app.ingest.sections.orthographic_shape import is_duty, name_weight
from app.text.characters import has_han
from app.text.dates import find_dates

_MOST: Final = 3
"""Maximum number of lines above or below the dates of one entry."""
_EMPTY: Final = 0.4
"""Extra space between two rows, in lines, that marks a new block."""
_SAMPLE: Final = 40
"""Number of entries by which the layout of a list is judged."""
_LEAST: Final = 1.0
"""Minimum average score of several blocks."""
_ALONE: Final = 4.0
"""Minimum score of a single block."""


@dataclass(frozen=True, slots=True)
class Block:
    """Indices into the rows: first row of the head, first row behind the head, end (behind the last row)."""

    start: int
    body: int
    end: int


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """Return the blocks of rows in which every entry has its dates, employer and position on lines of their own."""
    dated = [index for index, row in enumerate(rows) if _is_dated(row)]
    if not dated:
        return []
    gaps = gaps_of(rows)
    reach = _rows_around_dates(rows, dated, gaps)
    sample, near = dated[:_SAMPLE], reach[:_SAMPLE]
    own = min(len(beside_dates(rows[index].text)) for index in sample)
    layouts = [
        (up, down)
        for up, down in itertools.product(range(_MOST + 1), repeat=2)
        if 2 <= up + down + own <= 4 and any(above >= up and below >= down for above, below in near)
    ]
    scored = [(_score(rows, gaps, _cut_blocks(rows, sample, near, layout)), layout) for layout in layouts]
    best, layout = max(scored, default=(0.0, (0, 0)), key=lambda found: found[0])
    if best < (_LEAST if len(dated) > 1 else _ALONE):
        return []
    return _cut_blocks(rows, dated, reach, layout)


def _is_dated(row: Row) -> bool:
    """Return True if a row is a range of dates, or a short name with one."""
    spans = find_dates(row.text) if len(row.text) <= 90 else []
    if row.bullet or not any(span.ranged for span in spans):
        return False
    beside = beside_dates(row.text)
    return len(beside) <= 1 and all(_is_short(piece) and not is_duty(piece) for piece in beside)


def _is_short(text: str) -> bool:
    """Return True if a text is as short and plain as a name or a position."""
    if has_han(text):
        return len(text) <= 24 and not re.search("[，。；：、]", text)
    listed = len(re.findall(r",\s+[a-zà-ÿ]", text)) > 1
    return len(text.split()) <= 8 and not listed and not re.search(r"[@:?!]|\d{4}", text)


def could_head(row: Row) -> bool:
    """Return True if a row is short and plain like a name in a head, or a heading."""
    return could_name(row) and _is_short(row.text) and not is_verbal(row.text)


def gaps_of(rows: Sequence[Row]) -> list[bool]:
    """Return, for each row, True if an empty line is above it; all False if almost every row has one."""
    rooms = [_room(above, row) for above, row in itertools.pairwise(rows)]
    usual = median(rooms) if rooms else 0.0
    gaps = [False, *(room > usual + _EMPTY for room in rooms)]
    return gaps if 3 * sum(gaps) <= 2 * len(gaps) else [False] * len(gaps)


def _room(above: Row, row: Row) -> float:
    """Return the empty space between two rows, in lines."""
    if above.box is None or row.box is None or above.page != row.page:
        return float(row.lo - above.hi - 1)
    return (row.box.top - above.box.bottom) / (row.box.height or 1.0)


def _rows_around_dates(rows: Sequence[Row], dated: Sequence[int], gaps: Sequence[bool]) -> list[tuple[int, int]]:
    """Return, for each row of dates, how many rows above and below could belong to its head."""
    found = []
    for last, index, following in zip([-1, *dated], dated, [*dated[1:], len(rows)], strict=False):
        above = below = 0
        while (
            above < _MOST
            and index - above - 1 > last
            and not gaps[index - above]
            and could_head(rows[index - above - 1])
        ):
            above += 1
        while (
            below < _MOST
            and index + below + 1 < following
            and not gaps[index + below + 1]
            and could_head(rows[index + below + 1])
        ):
            below += 1
        found.append((above, below))
    return found


def _cut_blocks(
    rows: Sequence[Row], dated: Sequence[int], reach: Sequence[tuple[int, int]], layout: tuple[int, int]
) -> list[Block]:
    """Return the blocks under a layout; a block with less space has fewer rows in its head."""
    up, down = layout
    heads: list[tuple[int, int]] = []
    for index, (above, below) in zip(dated, reach, strict=True):
        start = max(index - min(above, up), heads[-1][1] if heads else 0)
        heads.append((start, index + min(below, down) + 1))
    ends = [start for start, _ in heads[1:]] + [len(rows)]
    return [Block(start, max(body, start + 1), end) for (start, body), end in zip(heads, ends, strict=True)]


def _score(rows: Sequence[Row], gaps: Sequence[bool], blocks: Sequence[Block]) -> float:
    """Return the average likeness of the blocks to entries."""
    total = 0.0
    size = max(block.body - block.start for block in blocks)
    for at, block in enumerate(blocks):
        total += _head_score(rows[block.start : block.body]) - 1.0 * (size - (block.body - block.start))
        total += _body_score(rows[block.body : block.end], gaps[block.body : block.end])
        total += _border_score(rows, gaps, block.start, first=at == 0)
    return total / len(blocks)


def _head_score(rows: Sequence[Row]) -> float:
    """Score a head: a position and an employer, at most a place besides."""
    names = [name for row in rows for name in beside_dates(row.text)]
    titles = sum(map(names_position, names))
    marked = sum(is_organisation(name) and not names_position(name) for name in names)
    named = marked or any(name_weight(name) > 0 and not names_position(name) and not is_place(name) for name in names)
    if all(map(is_place, names)):  # a column of places and dates beside its list
        return -4.0
    score = (
        2.0 * bool(titles)
        + 1.0 * bool(named)
        + 1.0 * bool(marked)
        - 1.5 * max(titles - 1, 0)
        - 1.0 * max(marked - 1, 0)
    )
    score += any(mostly_date(row.text) for row in rows)
    placed = any(map(is_place, names)) or sum(map(just_a_name, names)) > 1
    return score - 2.0 * max(len(names) - 2 - placed, 0) - 2.0 * (len(names) < 2)


def _body_score(rows: Sequence[Row], gaps: Sequence[bool]) -> float:
    """Score a body: it should begin with longer text or a list."""
    if not rows:
        return -0.5
    first = rows[0]
    if first.bullet or FREE_LABEL.match(first.text):
        return 2.0
    if not could_head(first):
        return 1.5
    marked = names_position(first.text) or is_place(first.text) or is_organisation(first.text)
    return 0.5 if gaps[0] else -2.0 if marked else 0.0


def _border_score(rows: Sequence[Row], gaps: Sequence[bool], start: int, *, first: bool) -> float:
    """Score the row above a head: it should end another entry or be a heading."""
    if start == 0 or gaps[start]:
        return 2.0
    above = rows[start - 1]
    if first:
        return 0.0
    if not could_head(above):
        return 1.0
    return -2.0 if names_position(above.text) or is_organisation(above.text) else -1.0
