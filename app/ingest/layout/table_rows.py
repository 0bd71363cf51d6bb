"""Conversion of the rows of a table to lines: the one rule for the tables of PDF, Word, OpenDocument and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from app.ingest.layout.bullets import BULLET, NUMBERED
from app.ingest.layout.label_column import kind_of_label
from app.ingest.layout.rows import glue, opens_duty
from app.ingest.layout.tables import BETWEEN_LINES, columns_of
from app.ingest.sections.labelled_personal_facts import label_only
from app.ingest.sections.vocabulary import ENTRIES, LISTS, heading_key, is_document_title, known_kind, meant_kind
from app.ingest.source_lines import Box, TextLine
from app.text.characters import has_han
from app.text.dates import find_dates

Cell = Sequence[TextLine]
"""The paragraphs of a cell."""
_PADDING: Final = (1.0, 8.0)
"""Least and greatest padding of a cell, in points."""
_TOLERANCE: Final = 0.5
_PARAGRAPH_SPACE: Final = 0.25
"""What the space between two paragraphs exceeds that between two lines by at least, in em."""
_LABEL_LINE: Final = 6
_LABEL: Final = 14
"""Most characters of a line of a broken label, and of the whole."""
_HEADING: Final = 10
"""Most characters of a row of one cell that heads a part of a form by what its words mean."""
_LONG: Final = 0.4
"""Part of a cell's width behind which a line that goes on in small letters was broken."""


class TableRow(NamedTuple):
    """The cells of a row; `spans` is True if the first one spans further rows."""

    cells: Sequence[Cell]
    spans: bool = False


def lines_of_table(rows: Iterable[TableRow]) -> list[TextLine]:
    """Return the lines of a table, row by row.

    An empty cell counts for nothing, but under a row of three cells or more that has none: that one names the columns, and every value
    keeps to its own, its lines joined. In a form such a row may stand before each list. A row whose cells are one line each, but for the last, becomes one line with tabs and the last cell's other lines.
    The cells of any other row follow one another. A heading before the cells it is about is a line of its own.
    """
    whole = list(_rows_with_whole_labels(rows))
    held = [row._replace(cells=[cell for cell in row.cells if any(line.text for line in cell)]) for row in whole]
    named = bool(held) and len(held[0].cells) == len(whole[0].cells) > 2
    kinds: list[str] = []
    width = len(held[0].cells) if held else 0
    widest = max((len(row.cells) for row in held), default=0)
    margin = _heads_rows(held)
    out: list[TextLine] = []
    for (cells, spans), row in zip(held, whole, strict=True):
        heads = bool(cells) and _is_heading(cells, spans=spans, widest=widest, margin=margin)
        brief = len(cells) > 2 or (len(cells) == 2 and all(len(cell) == 1 for cell in cells))
        names = columns_of("\t".join(cell[0].text for cell in cells)) if brief else []
        if names:  # a form may have such a row before each of its lists
            named, kinds, width = len(cells) == len(row.cells), names, len(cells)
        elif heads:
            kinds = []
        if named and not heads and 1 < len(cells) < len(row.cells) and any(line.text for line in row.cells[0]):
            out += _lines_of_row(_with_blanks(row.cells))
            continue
        if heads:
            out.append(replace(cells[0][0], bold=True, heading=2))
            cells = cells[1:]
        out += _lines_of_row(cells, kinds if len(cells) == width else ()) if cells else []
    return out


def _rows_with_whole_labels(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    """Yield the rows of a table with the labels whole that a narrow cell broke; behind a date, alone before one,
    and below the names of as many columns, there are none."""
    width = 0
    for row in rows:
        whole = _with_whole_labels(row.cells)
        texts = [cell[0].text if cell else "" for cell in whole]
        names = len(whole) > 2 and all(texts) and bool(columns_of("\t".join(texts)))
        width = len(whole) if names else width
        told = [" ".join(line.text for line in cell) for cell in row.cells if cell]
        dated = [_is_range(text) for text in told]
        valued = not names and (len(whole) == width or dated[:1] == [True] or dated == [False, True])
        yield row if valued else row._replace(cells=whole)


def _is_range(text: str) -> bool:
    """Return True if a text is a range of dates and nothing else."""
    spans = find_dates(text)
    return len(spans) == 1 and spans[0].ranged and spans[0].end - spans[0].start >= len(text.strip()) - 1


def _heads_rows(rows: Sequence[TableRow]) -> bool:
    """Return True if the first of two cells is the heading of a section in most rows, one of entries among them."""
    firsts = [row.cells[0][0].text for row in rows if len(row.cells) == 2 and len(row.cells[0]) == 1]
    kinds = [kind_of_label(text) for text in firsts]
    told = any(kind in ENTRIES for kind in kinds) and 3 * sum(map(bool, kinds)) >= 2 * len(kinds)
    return len(firsts) > 2 and told and max(len(row.cells) for row in rows) == 2


def _with_whole_labels(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row with the labels of a Chinese form whole that a narrow cell broke (`出生` / `年月`,
    `教` / `育` / `经` / `历`): short lines without a figure, before the last cell."""
    return [[_whole_label(cell)] if _is_broken_label(cell) else cell for cell in cells[:-1]] + list(cells[-1:])


def _is_broken_label(cell: Cell) -> bool:
    texts = [re.sub(r"\s", "", line.text) for line in cell]
    plain = len(texts) > 1 and all(0 < len(text) <= _LABEL_LINE and has_han(text) for text in texts)
    return (
        plain
        and sum(map(len, texts)) <= _LABEL
        and not any(
            line.bullet or find_dates(line.text) or line.text.rstrip().endswith(("。", "；", ";")) for line in cell
        )
    )


def _whole_label(cell: Cell) -> TextLine:
    return replace(cell[0], text="".join(re.sub(r"\s", "", line.text) for line in cell))


def _with_blanks(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row up to the last that has text, an empty one as an empty line."""
    last = max(index for index, cell in enumerate(cells) if any(line.text for line in cell))
    return [cell if any(line.text for line in cell) else [TextLine("")] for cell in cells[: last + 1]]


def _is_heading(cells: Sequence[Cell], *, spans: bool, widest: int, margin: bool) -> bool:
    """Return True if the first cell of a row is the heading of a section.

    It is one if it is known as such and stands alone, beside all rows of its section, or, in a form of more than two
    columns, before a single cell; in a table of two columns only if most rows have one there (`margin`), for else it is a labelled list. Before dated lines other words
    may be one: those that mean a section of entries, or only "résumé" (`简历` in a form).
    """
    alone = len(cells) == 1 or spans or (len(cells) == 2 and (widest > 2 or margin))
    if not alone or len(cells[0]) != 1:
        return False
    text = cells[0][0].text
    dated = any(span.ranged for line in cells[-1] for span in find_dates(line.text)) and len(cells) == 2
    means_entries = meant_kind(heading_key(text)) in ENTRIES or is_document_title(text)
    form = len(cells) == 1 and widest > 2 and len(text) <= _HEADING and bool(meant_kind(heading_key(text)))
    beside = margin and len(cells) == 2 and bool(kind_of_label(text))
    listed = beside or (
        len(cells) == 2 and len(text) <= _HEADING and meant_kind(heading_key(text)) in LISTS and not label_only(text)
    )
    return bool(known_kind(text)) or (dated and means_entries and not find_dates(text)) or form or listed


def _lines_of_row(row: Sequence[Cell], kinds: Sequence[str] = ()) -> list[TextLine]:
    """Return the lines of a row; `kinds`: of the columns, where their names are known, so that each cell is one value.

    Only what was done in a job is several lines there, which stand below the row's own.
    """
    told = [kind == "other" and _is_list(cell) for cell, kind in zip(row[:-1], kinds, strict=False)]
    below = [line for cell, lists in zip(row, told, strict=False) if lists for line in cell]
    if kinds:
        cells = [
            [TextLine("")] if lists else [_joined(cell, kind)]
            for cell, lists, kind in zip(row[:-1], told, kinds, strict=False)
        ]
    else:
        cells = [_with_whole_date(cell) for cell in row[:-1]]  # type: ignore[misc]
    cells.append(_with_names_first(row[-1], kinds) if kinds else row[-1])  # type: ignore[arg-type]
    if len(cells) == 2 and len(cells[0]) > 1 and (margin := _margin_of_dates(cells[1])):
        return _beside_margin(cells[0], margin)
    if len(cells) == 1 or any(len(cell) > 1 for cell in cells[:-1]):
        return [line for cell in cells for line in cell]
    lead = cells[0][0]
    text = "\t".join(cell[0].text for cell in cells)
    return [TextLine(text, lead.page, size=lead.size, bold=lead.bold), *cells[-1][1:], *below]


def _margin_of_dates(cell: Cell) -> Cell:
    """Return the one or two lines of a cell that holds the dates of an entry, and perhaps its town; else nothing."""
    lines = _with_whole_date(cell)
    spans = find_dates(lines[0].text)
    dated = len(spans) == 1 and not spans[0].start and spans[0].end >= len(lines[0].text.strip()) - 1
    return lines if dated and len(lines) <= 2 and all(len(line.text) <= _DATES_LONGEST for line in lines) else []


def _beside_margin(cell: Cell, margin: Cell) -> list[TextLine]:
    """Return the lines of an entry's cell, the first ones with the lines of the margin right of them."""
    beside = [replace(line, text=f"{line.text}\t{own.text}") for line, own in zip(cell, margin, strict=False)]
    return [*beside, *cell[len(margin) :]]


_DATES_LONGEST: Final = 40


def _is_list(cell: Cell) -> bool:
    """Return True if a cell holds several sentences or items, and not one name that wrapped (`MV Fjell` / `Bulk`)."""
    marked = any(line.bullet or _MARKED.search(line.text.strip()) for line in cell)
    return len(cell) > 1 and (marked or sum(len(line.text) for line in cell) > _NAME_LONGEST)


_MARKED: Final = re.compile(rf"{BULLET.pattern}|{NUMBERED.pattern}|[。；;.]$")
_NAME_LONGEST: Final = 60


_OF_NAMES: Final = ("named", "place", "role")
"""Columns whose cells may have an employer and a position in two lines."""


def _with_names_first(cell: Cell, kinds: Sequence[str]) -> Cell:
    """Return the last cell of a row, the two lines of an employer and a position as one; between dates and these alone
    what was done stands below them."""
    named = len(cell) == 2 or (len(kinds) == 2 and len(cell) > 2 and not any(line.bullet for line in cell[:2]))
    return [_joined(cell[:2], kinds[-1]), *cell[2:]] if named and kinds[-1] in _OF_NAMES else cell


def _joined(cell: Cell, kind: str) -> TextLine:
    """Return a cell's lines as one; two lines of a column of names may be an employer and a position."""
    two = len(cell) == 2 and kind in _OF_NAMES and not any(find_dates(line.text) for line in cell)
    return replace(cell[0], text=(BETWEEN_LINES if two else " ").join(line.text.strip() for line in cell))


def _with_whole_date(cell: Cell) -> Cell:
    """Join a date that a narrow column broke over several lines (`Mar 2021 –` / `now`) into one line."""
    text = " ".join(line.text.strip() for line in cell)
    spans = find_dates(text) if 1 < len(cell) <= 3 and len(text) <= _DATES_LONGEST else []
    whole = len(spans) == 1 and spans[0].end - spans[0].start >= len(text) - 5
    return [replace(cell[0], text=text)] if whole else cell


def unwrapped(lines: Sequence[TextLine], left: float, right: float) -> list[TextLine]:
    """Return the paragraphs of a cell between two edges, without places.

    A line goes on if its end and the next line's first word pass the cell's edge less its padding, and if the space
    between the two is not wider than between others.
    """
    boxes = [line.box for line in lines if line.box]
    if not boxes:
        return []
    start = min(box.x0 for box in boxes)
    edge = right - min(max(start - left, _PADDING[0]), _PADDING[1]) - _TOLERANCE
    closest = min((b.top - a.bottom for a, b in pairwise(boxes)), default=0.0)
    out: list[TextLine] = []
    last: Box | None = None
    for line in lines:
        near = last and line.box and line.box.top - last.bottom < closest + _PARAGRAPH_SPACE * line.size
        if near and last and _goes_on(out[-1], line, last.x1, start, edge):
            out[-1] = replace(out[-1], text=glue(out[-1].text, line.text))
        else:
            out.append(line)
        last = line.box
    return [replace(line, box=None, stops=(), ends=()) for line in out]


def _goes_on(held: TextLine, line: TextLine, end: float, start: float, edge: float) -> bool:
    """Return True if `line` had no room behind `held`, which ends at `end`, and is no item of its own."""
    if line.bullet or BULLET.match(line.text) or NUMBERED.match(line.text) or line.bold != held.bold:
        return False
    if _opens_duty(line.text) and not held.text.endswith((",", "，", "、")):
        return False
    if "\t" in held.text or (_SENTENCE.search(held.text) and line.text[:1].isupper()):
        return False
    small = line.text[:1].islower() and end - start > _LONG * (edge - start)
    return small or end + line.lead > edge


_SENTENCE: Final = re.compile(r"[a-zà-ÿ\d)%]{2}[.;]$|[。；]$")


def _opens_duty(text: str) -> bool:
    """Return True if a line begins a duty; a single word (`Design`) may be the end of a name."""
    return opens_duty(text) and (" " in text or text.endswith("ed"))
