"""Conversion of positioned characters to lines, in content order and in a geometric (XY-cut) order.

A wide gap inside a line becomes a tab. Running heads, page numbers and lone bullets are marked `aside`. Nothing is
dropped and nothing is interpreted here.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from app.ingest.layout.bullets import is_bullet
from app.ingest.source import Box, TextLine
from app.ingest.value_folding import mend
from app.text.characters import is_ideograph

WIDE_GAP: Final = 1.15
"""A gap of at least this many em inside a line separates two cells."""
_JUMP: Final = 0.35


class Glyph(NamedTuple):
    """One character with its box (points, origin top left). `made` marks spaces and breaks that pdfium added."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    made: bool


def lines_of(glyphs: list[Glyph], page: int) -> list[TextLine]:
    """Return the lines in content order. Consecutive pieces on one visual line become one line."""
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    spaced = False
    for glyph in glyphs:
        if glyph.char in "\r\n" or (glyph.made and glyph.char.isspace()) or glyph.char == "\x00":
            spaced = True
            continue
        if row and not _same_row(row, glyph):
            rows.append(row)
            row = []
        if spaced and row:
            last = row[-1]
            row.append(Glyph(" ", last.x1, last.top, last.x1, last.bottom, last.size, last.bold, True))
        spaced = False
        row.append(glyph)
    if row:
        rows.append(row)
    lines = [_line(row, page) for row in rows]
    return [line for line in lines if line.text]


def _same_row(row: list[Glyph], glyph: Glyph) -> bool:
    ink = next((known for known in reversed(row) if not known.char.isspace()), row[-1])
    if glyph.char.isspace():
        return abs(glyph.top - ink.top) < max(ink.size, 1)
    overlap = min(ink.bottom, glyph.bottom) - max(ink.top, glyph.top)
    small, large = sorted((max(ink.size, 0.1), max(glyph.size, 0.1)))
    return overlap > 0.45 * small and glyph.x0 > ink.x0 - 0.6 * large and glyph.x0 > row[0].x0 - large


def _line(row: list[Glyph], page: int) -> TextLine:
    parts: list[str] = []
    stops: list[float] = []
    inked = [glyph for glyph in row if not glyph.char.isspace()]
    if not inked:
        return TextLine("", page)
    size = median(glyph.size for glyph in inked)
    wide = WIDE_GAP * _em_width(inked, size)
    last: Glyph | None = None
    pending = ""
    for glyph in row:
        if glyph.char.isspace():
            pending = pending or " "
            continue
        if last is None:
            stops.append(glyph.x0)
        elif _is_cell_gap(last, glyph, wide) and not _leader(parts, stops):
            parts.append("\t")
            stops.append(glyph.x0)
        elif pending or glyph.x0 - last.x1 > 0.25 * size:
            parts.append(" " if pending or not _joins_without_space(last.char, glyph.char) else "")
        parts.append(glyph.char)
        pending = ""
        last = glyph
    text = re.sub(r" +\t|\t +", "\t", mend("".join(parts))).strip()
    box = Box(
        min(glyph.x0 for glyph in inked),
        min(glyph.top for glyph in inked),
        max(glyph.x1 for glyph in inked),
        max(glyph.bottom for glyph in inked),
    )
    bold = 2 * sum(glyph.bold for glyph in inked) > len(inked)
    return TextLine(text, page, box, size, bold, stops=tuple(stops), aside=is_bullet(text))


def _is_cell_gap(last: Glyph, glyph: Glyph, wide: float) -> bool:
    """Return True if a gap separates cells; where bold text ends (a label), a smaller gap suffices."""
    return glyph.x0 - last.x1 > (0.55 * wide if last.bold and not glyph.bold else wide)


def _em_width(inked: list[Glyph], size: float) -> float:
    """Return the width of an em: a Han character is one em wide, else most fonts are about 0.85 of their line height."""
    han = [glyph.x1 - glyph.x0 for glyph in inked if is_ideograph(glyph.char)]
    return median(han) if han else 0.85 * size


def _leader(parts: list[str], stops: list[float]) -> bool:
    """Return True if the line so far is only a bullet: the gap after it is no cell border."""
    return len(stops) == 1 and is_bullet("".join(parts).strip())


def _joins_without_space(before: str, after: str) -> bool:
    return is_ideograph(before) or is_ideograph(after)


def reading_orders(lines: list[TextLine], width: float, height: float) -> tuple[list[TextLine], list[TextLine], bool]:
    """Return content order, geometric order, and True if they disagree enough for a warning."""
    marked = [_with_aside(line, height) for line in lines]
    content = _notes_moved(marked)
    geometric = xy_cut(marked, width)
    place = {id(line): index for index, line in enumerate(geometric)}
    steps = [(place[id(a)], place[id(b)]) for a, b in pairwise(marked)]
    broken = sum(abs(b - a) > 2 for a, b in steps)
    return content, geometric, len(steps) >= 8 and broken > _JUMP * len(steps)


_PAGE_FOOT: Final = re.compile(
    r"(?i)(?:(?:page|第)\s*)?\d{1,3}\s*(?:/|of|页|共)?\s*\d{0,3}\s*页?$|last updated.*|.{0,60}[–—·|-]\s*\d{1,3}\s*/\s*\d{1,3}$"
    r"|.{0,70}(?:curriculum vitae|résumé|resume|\bcv)\s+\d{1,3}$|powered by .*|generated (?:by|with) .*"
)


def _with_aside(line: TextLine, height: float) -> TextLine:
    box = line.box
    if box is None or not (box.bottom > 0.925 * height or box.top < 0.075 * height):
        return line
    flat = line.text.replace("\t", " ")
    if _PAGE_FOOT.fullmatch(flat) and "@" not in flat:
        return TextLine(line.text, line.page, box, line.size, line.bold, aside=True, stops=line.stops)
    return line


_NOTE_DATE: Final = re.compile(r"(?:19|20)\d\d|(?i:present)|至今")


def _notes_moved(lines: list[TextLine]) -> list[TextLine]:
    """Move margin notes (dates and places drawn after the text beside them) to the line they stand on."""
    out: list[TextLine] = []
    index = 0
    while index < len(lines):
        block = _note_at(lines, index)
        target = _line_beside_note(out, block[0]) if block else -1
        if block and target >= 0:
            host = out[target]
            text = "\t".join([host.text, *(note.text for note in block)])
            stops = (*host.stops, *(note.box.x0 if note.box else 0.0 for note in block))
            out[target] = TextLine(text, host.page, host.box, host.size, host.bold, aside=host.aside, stops=stops)
            index += len(block)
        else:
            out.append(lines[index])
            index += 1
    return out


def _note_at(lines: list[TextLine], index: int) -> list[TextLine]:
    """Return the short right-hand lines starting at `index`, drawn after the text beside them, one of them a date.

    The text after them must continue further left, otherwise they are a column of their own.
    """
    first, before = lines[index], lines[index - 1] if index else None
    if before is None or first.box is None or before.box is None or first.page != before.page:
        return []
    if first.box.top > before.box.bottom or first.box.x0 < before.box.x0 + 40:
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
    short = len(block) <= 4 and all(len(line.text) <= 40 for line in block)
    return block if apart and short and any(_NOTE_DATE.search(line.text) for line in block) else []


def _line_beside_note(lines: list[TextLine], note: TextLine) -> int:
    for index in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        box = lines[index].box
        if box is None or note.box is None or lines[index].page != note.page:
            return -1
        overlap = min(box.bottom, note.box.bottom) - max(box.top, note.box.top)
        if overlap > 0.5 * min(box.height, note.box.height) and note.box.x0 >= box.x1 - 2:
            return index
    return -1


def xy_cut(lines: list[TextLine], width: float) -> list[TextLine]:
    """Return the lines ordered by recursive cuts along empty vertical gutters and horizontal bands."""
    loose = [line for line in lines if line.box is None]
    return _split_columns([line for line in lines if line.box is not None], 0) + loose


def _split_columns(lines: list[TextLine], depth: int) -> list[TextLine]:
    if len(lines) < 2 or depth > 12:
        return sorted(lines, key=_by_row)
    gutter = _gap([(line.box.x0, line.box.x1) for line in lines if line.box], 9.0)
    if gutter is not None:
        left = [line for line in lines if line.box and line.box.x1 <= gutter]
        right = [line for line in lines if line.box and line.box.x1 > gutter]
        if min(len(left), len(right)) >= 3:
            return _split_columns(left, depth + 1) + _split_columns(right, depth + 1)
    typical = median(line.box.height for line in lines if line.box)
    band = _gap([(line.box.top, line.box.bottom) for line in lines if line.box], 0.5 * typical)
    if band is None:
        return sorted(lines, key=_by_row)
    upper = [line for line in lines if line.box and line.box.bottom <= band]
    lower = [line for line in lines if line.box and line.box.bottom > band]
    return _split_columns(upper, depth + 1) + _split_columns(lower, depth + 1)


def _by_row(line: TextLine) -> tuple[float, float]:
    return (round(line.box.top / 3), line.box.x0) if line.box else (0.0, 0.0)


def _gap(spans: list[tuple[float, float]], least: float) -> float | None:
    """Return the middle of the widest uncovered stretch of at least `least` points between the spans, or None."""
    best, where = least, None
    reach = None
    for start, end in sorted(spans):
        if reach is not None and start - reach > best:
            best, where = start - reach, (start + reach) / 2
        reach = end if reach is None else max(reach, end)
    return where
