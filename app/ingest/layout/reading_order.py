"""Reading order of the lines of a page: the order in which they are drawn, or an order by place.

The order of the file is right most of the time, and better where notes wrap (dates in two lines beside a head). The
order by place is taken only on evidence that the file's is broken: it goes back up into lines already told, or it
tells dates far from the lines they stand on. Which order yields more fields cannot decide, for duties do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from app.ingest.layout.line_features import mostly_date
from app.ingest.layout.page import hull, is_level, widest_gap
from app.ingest.layout.rows import glue
from app.ingest.sections.labelled_personal_facts import label_only
from app.ingest.sections.vocabulary import heading_key, known_kind, meant_kind
from app.ingest.source_lines import Box, TextLine

_JUMP: Final = 0.35
_GUTTER: Final = 7.0
"""Least width of the white space between two columns, in points."""
_BAND: Final = 0.45
"""Least height of the white space between two regions, as a part of the height of a line."""
_BETWEEN: Final = 3
"""Lines between others told before that show that a file's order is broken."""
_LEAST: Final = 3
"""Least number of pieces of a column."""
_OVERFLOW: Final = 0.35
"""Greatest part of a line that may stand in a column that is not its own."""
_SCRAP: Final = 3
"""Most characters of a piece of a wrapped heading that no date belongs to."""
_RAISED: Final = 1.7
"""Most that a section begins above the heading beside it, as a part of the height of the heading."""
_FAR: Final = 3.0
"""Least space above a region that shares one column only with that above it, as a part of the height of a line."""
_LABELS: Final = 3
"""Least number of labels that make a column of them."""
_LABEL: Final = 28
"""Most characters of a label beside its value."""
_MAX_LINES: Final = 2_000
"""A page of more lines is read in the order of the file."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together (one, or those of a table), and their place."""

    box: Box
    lines: Sequence[TextLine]


@dataclass(frozen=True, slots=True)
class Orders:
    """The lines of a page in the order to be read and in the order by place; `differ` if a person should be told."""

    lines: list[TextLine]
    by_place: list[TextLine]
    differ: bool


def reading_orders(lines: Sequence[TextLine], blocks: Sequence[Block] | None = None) -> Orders:
    """Return the orders of lines that come in the order of the file.

    `blocks` are the same lines with their places; without them every line with a box is one.
    """
    if blocks is None:
        blocks = [Block(line.box, (line,)) for line in lines if line.box]
    if len(lines) > _MAX_LINES:
        return Orders(list(lines), list(lines), False)
    rows = rows_by_place(blocks)
    placed = [line for row in rows for line in _joined(row)]
    told = move_notes(lines)
    broken = goes_back(told) or has_late_dates(told)
    where = {id(line): at for at, line in enumerate(line for row in rows for block in row for line in block.lines)}
    steps = [(where[id(a)], where[id(b)]) for a, b in pairwise(lines) if id(a) in where and id(b) in where]
    jumps = sum(abs(b - a) > 2 for a, b in steps)
    return Orders(placed if broken else told, placed, len(steps) >= 8 and jumps > _JUMP * len(steps))


_NOTE_DATE: Final = re.compile(r"(?:19|20)\d\d|(?i:present)|至今")


def move_notes(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with margin notes (dates and places drawn after the text beside them) moved to the line they
    stand on."""
    out: list[TextLine] = []
    index = 0
    while index < len(lines):
        block = _note_at(lines, index)
        target = _line_beside_note(out, block[0]) if block else -1
        if block and target >= 0:
            host = out[target]
            text = "\t".join([host.text, *(note.text for note in block)])
            stops = (*host.stops, *(note.box.x0 if note.box else 0.0 for note in block))
            ends = (*host.ends, *(note.box.x1 if note.box else 0.0 for note in block))
            out[target] = replace(host, text=text, stops=stops, ends=ends)
            index += len(block)
        else:
            out.append(lines[index])
            index += 1
    return out


def _note_at(lines: Sequence[TextLine], index: int) -> list[TextLine]:
    """Return the short right-hand lines starting at `index`, drawn after the text beside them, one of them a date.

    The text after them must continue further left, otherwise they are a column of their own.
    """
    first, before = lines[index], lines[index - 1] if index else None
    if before is None or first.box is None or before.box is None or first.page != before.page:
        return []
    if first.box.top > before.box.bottom or first.box.x0 < before.box.x0 + 40 or known_kind(first.text):
        return []
    block = [first]
    for line in lines[index + 1 : index + 5]:
        last = block[-1].box
        if line.box is None or last is None or not -1 < line.box.top - last.bottom + last.height < 2.2 * last.height:
            break
        if abs(line.box.x1 - first.box.x1) > 3 and abs(line.box.x0 - first.box.x0) > 3:
            break
        block.append(line)
    after = lines[index + len(block)].box if index + len(block) < len(lines) else None
    apart = after is None or after.x0 < min(line.box.x0 for line in block if line.box) - 20
    short = len(block) <= 4 and all(len(line.text) <= 40 and "\t" not in line.text for line in block)
    told = any(_NOTE_DATE.search(line.text) for line in block)
    near = [*lines[max(0, index - _NOTES) : index], *lines[index + len(block) : index + len(block) + _NOTES]]
    return block if apart and short and told and not _is_card(block, near) else []


def _is_card(block: Sequence[TextLine], near: Sequence[TextLine]) -> bool:
    """Return True if lines stand beside an entry with a date of its own, line beside line: they are one as well."""
    level = [
        known
        for known in near
        if any(a and b and is_level(a, b) for a in [known.box] for b in [line.box for line in block])
    ]
    return len(block) > 1 and len(level) > 1 and any(_NOTE_DATE.search(known.text) for known in level)


_NOTES: Final = 5


def _line_beside_note(lines: Sequence[TextLine], note: TextLine) -> int:
    for index in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        box = lines[index].box
        if box is None or note.box is None or lines[index].page != note.page:
            return -1
        overlap = min(box.bottom, note.box.bottom) - max(box.top, note.box.top)
        if overlap > 0.5 * min(box.height, note.box.height) and note.box.x0 >= box.x1 - 2:
            return index
    return -1


def goes_back(lines: Sequence[TextLine]) -> bool:
    """Return True if the file goes back up to a line between lines already told, above and below it.

    A new column is no such step, for it stands over and under nothing that was told. Three lines between others told
    before, headings say, are as good: then those were drawn apart from what stands below them.
    """
    told: list[Box] = []
    between = 0
    for line in lines:
        box = line.box
        if box is None or line.aside:
            continue
        slack = 0.3 * box.height
        column = [known for known in told if _share_column(known, box)]
        if any(known.top > box.bottom - slack for known in column) and any(
            known.bottom < box.top + slack for known in column
        ):
            between += 1
            if between >= _BETWEEN or box.bottom < told[-1].top + slack:
                return True
        told.append(box)
    return False


def has_late_dates(lines: Sequence[TextLine]) -> bool:
    """Return True if a date stands three lines or more, in the order of the file, from every line on its height."""
    for at, line in enumerate(lines):
        if line.box is None or not mostly_date(line.text) or _stands_in_entry(lines, at):
            continue
        level = [(n, other) for n, other in enumerate(lines) if n != at and other.box and is_level(line.box, other.box)]
        near = [abs(at - n) for n, other in level if len(other.text) > _SCRAP and not _tells_itself(other.text)]
        if near and min(near) >= 3:
            return True
    return False


def _stands_in_entry(lines: Sequence[TextLine], at: int) -> bool:
    """Return True if a date stands right below the line told before it, or right above the one told after it, and that
    is no date: it belongs there, whatever else is on its height."""
    box = lines[at].box
    for other, step in ((at - 1, 1), (at + 1, -1)):
        near = lines[other].box if 0 <= other < len(lines) else None
        if box is None or near is None or mostly_date(lines[other].text) or abs(near.x0 - box.x0) > _SAME_PLACE:
            continue
        space = box.top - near.bottom if step > 0 else near.top - box.bottom
        if -0.5 * box.height < space < 0.6 * box.height:
            return True
    return False


_SAME_PLACE: Final = 1.5
"""Greatest difference of the left edges of two lines that stand one below the other, in points."""


def _tells_itself(text: str) -> bool:
    """Return True if a line is a heading, or the date of another entry beside this one."""
    return bool(known_kind(text)) or mostly_date(text)


def _overlaps(a: Box, b: Box) -> bool:
    """Return True if two boxes stand one above the other."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 2


def _share_column(a: Box, b: Box) -> bool:
    """Return True if two boxes stand in one column; a long address that runs over into the next is not in that."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > max(2.0, _OVERFLOW * min(a.x1 - a.x0, b.x1 - b.x0))


def rows_by_place(blocks: Sequence[Block], depth: int = 0) -> list[list[Block]]:
    """Return blocks by columns and regions, cut along white space, then by height; those on one height are a row."""
    if len(blocks) < 2 or depth > 14:
        return _rows_of_column(blocks)
    gutter = widest_gap(map(_extent, blocks), _GUTTER)
    if gutter is not None:
        left, right = _split(blocks, gutter)
        first = min(block.box.top for block in right) if right else 0.0
        above = [block for block in left if block.box.bottom < first + 0.3 * block.box.height]
        if right and above and len(left) - len(above) >= _LEAST:  # the columns begin below them
            rest = [block for block in blocks if block not in above]
            return rows_by_place(above, depth + 1) + rows_by_place(rest, depth + 1)
        headings = _headings_beside(left, right)
        if headings:
            return _under_headings(headings, rows_by_place(right, depth + 1))
        if min(len(left), len(right)) >= 3 and not _are_notes(left, right):
            return rows_by_place(left, depth + 1) + rows_by_place(right, depth + 1)
    bands = _with_columns_whole(_bands(blocks))
    if len(bands) > 1:
        return [row for band in bands for row in rows_by_place(band, depth + 1)]
    top, rest = _above_columns(blocks)
    if top:
        return rows_by_place(top, depth + 1) + rows_by_place(rest, depth + 1)
    return _rows_of_column(blocks)


def _above_columns(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the few blocks above two columns that close the white space between these, and the columns; nothing if
    there are none."""
    ordered = sorted(blocks, key=lambda block: block.box.top)
    for count in range(1, min(_MOST_ABOVE, len(ordered) - 2 * _LEAST) + 1):
        top, rest = ordered[:count], ordered[count:]
        gutter = widest_gap(map(_extent, rest), _GUTTER)
        if gutter is None or max(b.box.bottom for b in top) > rest[0].box.top + 0.3 * rest[0].box.height:
            continue
        left, right = _split(rest, gutter)
        if min(len(left), len(right)) >= _LEAST and not _are_notes(left, right):
            return top, rest
    return [], []


_MOST_ABOVE: Final = 12


def _split(blocks: Sequence[Block], gutter: float) -> tuple[list[Block], list[Block]]:
    return [b for b in blocks if _extent(b)[1] <= gutter], [b for b in blocks if _extent(b)[1] > gutter]


def _extent(block: Block) -> tuple[float, float]:
    """Return the edges of a block; an e-mail address, which no column can break, may run over the edge of its own."""
    text = block.lines[0].text
    unbroken = len(block.lines) == 1 and "@" in text and " " not in text.strip() and len(text) > _UNBROKEN
    return block.box.x0, block.box.x0 + (block.box.x1 - block.box.x0) * (0.5 if unbroken else 1.0)


_UNBROKEN: Final = 20


def _bands(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks in bands parted by white space right across."""
    least = _BAND * median(block.box.height for block in blocks)
    bands: list[list[Block]] = []
    reach = 0.0
    for block in sorted(blocks, key=lambda block: block.box.top):
        if not bands or block.box.top - reach > least:
            bands.append([])
            reach = block.box.bottom
        bands[-1].append(block)
        reach = max(reach, block.box.bottom)
    return bands


def _with_columns_whole(bands: Sequence[list[Block]]) -> list[list[Block]]:
    """Return the bands, joined where they share a gutter: columns run through the space between their paragraphs."""
    out: list[list[Block]] = []
    for band in bands:
        if out and _share_gutter(out[-1], band):
            out[-1] = out[-1] + band
        else:
            out.append(band)
    return out


def _share_gutter(above: list[Block], band: list[Block]) -> bool:
    both = above + band
    gutter = widest_gap(map(_extent, both), 1.3 * _GUTTER)
    if gutter is None:
        return False
    left, right = _split(both, gutter)
    if min(len(left), len(right)) < 2 or _are_notes(left, right):
        return False
    if all(_split(band, gutter)):
        return True
    space = min(block.box.top for block in band) - max(block.box.bottom for block in above)
    return all(_split(above, gutter)) and space < _FAR * median(block.box.height for block in both)


def _are_notes(left: Sequence[Block], right: Sequence[Block]) -> bool:
    """Return True if one side is only margin notes on the other: short, on the other's heights, half of them dates.

    A column of dates may hold headings too, between the heights of the other side.
    """
    if _are_labels(left, right):
        return True
    for notes, text in ((right, left), (left, right)):
        if any(len(line.text) > 40 for note in notes for line in note.lines):
            continue
        level = [any(is_level(note.box, other.box) for other in text) for note in notes]
        dates = [mostly_date(note.lines[0].text) for note in notes]
        if sum(level) >= 0.8 * len(notes) and sum(dates) >= 0.5 * len(notes):
            return True
        few = notes is right and len(notes) <= 0.7 * len(text)
        if few and all(level) and sum(dates) >= 0.3 * len(notes):
            return True
        beside = sum(level) - sum(on and date for on, date in zip(level, dates, strict=True))
        if (
            3 * sum(dates) >= len(notes)
            and all(on for on, date in zip(level, dates, strict=True) if date)
            and not beside
        ):
            return True
    return False


def _headings_beside(left: Sequence[Block], right: Sequence[Block]) -> list[Block]:
    """Return the headings that the left side is nothing but, wrapped ones whole; none if it holds anything else.

    They stand on other heights than what is beside them, or are three at least.
    """
    groups: list[list[Block]] = []
    for block in sorted(left, key=lambda block: block.box.top):
        box = block.box
        if groups and box.top - groups[-1][-1].box.bottom < _BAND * box.height:
            groups[-1].append(block)
        else:
            groups.append([block])
    groups = [part for group in groups for part in ([group] if _heads(group) else [[block] for block in group])]
    first = min(right, key=lambda block: block.box.top)
    level = any(is_level(a.box, first.box) for a in left)
    if not all(map(_heads, groups)) or (level and len(groups) < _LABELS):
        return []
    if any(known_kind(line.text) for block in right for line in block.lines) or len(right) < len(groups):
        return []
    return [_one_heading(group) for group in groups]


def _heads(group: Sequence[Block]) -> bool:
    return all(len(block.lines) == 1 for block in group) and bool(known_kind(_heading_text(group)))


def _heading_text(group: Sequence[Block]) -> str:
    return " ".join(block.lines[0].text for block in group)


def _one_heading(group: Sequence[Block]) -> Block:
    line = replace(group[0].lines[0], text=_heading_text(group), bold=True, heading=2)
    return Block(hull(block.box for block in group), (line,))


def _under_headings(headings: Sequence[Block], rows: Sequence[list[Block]]) -> list[list[Block]]:
    """Return rows with the headings beside them, each before the row that begins its section: of those that begin
    near the heading, the one with most space above."""
    out = list(rows)
    for heading in headings:
        box = heading.box
        line = heading.lines[0].box or box
        near: list[tuple[float, int]] = []
        for at, row in enumerate(out):
            top = min(block.box.top for block in row)
            if box.top - _RAISED * line.height < top < box.bottom or (not near and top >= box.bottom):
                above = [block.box.bottom for block in out[at - 1]] if at else [float("-inf")]
                near.append((max(above) - top, at))
        out.insert(min(near)[1] if near else len(out), [heading])
    return out


def _are_labels(left: Sequence[Block], right: Sequence[Block]) -> bool:
    """Return True if the left side is only labels of what stands on their heights (`Languages` / `English, Twi`), and
    headings."""
    level = [block for block in left if any(is_level(block.box, other.box) for other in right)]
    apart = [block for block in left if block not in level]
    texts = [line.text.strip() for block in level for line in block.lines]
    headed = all(known_kind(line.text) for block in apart for line in block.lines)
    if len(level) < _LABELS or not headed or any(len(text) > _LABEL for text in texts):
        return False
    known = sum(bool(label_only(text) or known_kind(text) or meant_kind(heading_key(text))) for text in texts)
    return 4 * known >= 3 * len(texts)


def _rows_of_column(blocks: Sequence[Block]) -> list[list[Block]]:
    rows: list[list[Block]] = []
    for block in sorted(blocks, key=lambda block: block.box.top + block.box.bottom):
        row = rows[-1] if rows else []
        if row and is_level(row[0].box, block.box) and not any(_overlaps(other.box, block.box) for other in row):
            row.append(block)
        else:
            rows.append([block])
    return [sorted(row, key=lambda block: block.box.x0) for row in rows]


def _joined(row: Sequence[Block]) -> list[TextLine]:
    """Return the lines of a row; pieces on one height become one line with tabs."""
    lines = [line for block in row for line in block.lines]
    if len(row) == 1 or len(lines) > len(row):
        return lines
    text, stops, ends = lines[0].text, lines[0].stops, lines[0].ends
    for (before, after), line in zip(pairwise(row), lines[1:], strict=True):
        wide = after.box.x0 - before.box.x1 > 0.8 * line.size
        text = f"{text}\t{line.text}" if wide else glue(text, line.text)
        stops = (*stops, *line.stops) if wide else stops
        ends = (*ends, *line.ends) if wide else (*ends[:-1], *line.ends)
    longest = max(lines, key=lambda line: len(line.text))
    first = lines[0]
    return [
        replace(
            longest,
            text=text,
            stops=stops,
            ends=ends,
            box=hull(block.box for block in row),
            bold=first.bold,
            bullet=first.bullet,
            aside=len(text) <= 3 and longest.aside,
        )
    ]
