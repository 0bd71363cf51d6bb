"""Conversion of lines to rows: wrapped table cells joined, bullets recognised, headings split from content on the same
line.

A row remembers the source lines it came from (`lo` to `hi`, inclusive) so that every value can be found again.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from app.ingest.layout.bullets import BULLET, COLUMN_BULLET, DUTY_LABEL, NUMBERED, own_bullets
from app.ingest.layout.page_furniture import is_furniture
from app.ingest.sections.vocabulary import VERBS, known_kind
from app.ingest.source_lines import Box, TextLine
from app.ingest.value_folding import clean, printable
from app.text.characters import fold, has_han, is_ideograph
from app.text.dates import find_dates

_NARROW: Final = 320.0
"""Width in points below which a block may be narrower than its column."""
_NARROWEST: Final = 9
"""Least width, in em, of a block of wrapped text."""
_HANGING: Final = 0.35
"""Least indent of the text of an item behind its bullet, in em."""
_LONG_ITEM: Final = 20
"""Least width, in em, of an item of a list that a line in small letters below it goes on from."""
_ITEM_WIDTH: Final = 32
"""Greatest usual width of the items of a list, in widths of a letter."""


@dataclass(frozen=True, slots=True)
class Row:
    """One logical line: text without its bullet, source lines, and layout cues (0 where the format has none).

    `margin` is the right end of the page's text, `column` that of its lines with the same left edge; `lead` is
    the room that the first word needs behind another line.
    `cells` are kind and text of the cells of a table whose columns are named (`layout.tables`); `label` is the kind of
    the label that a form put before the text (`line_features.field_label`).
    """

    text: str
    lo: int
    hi: int
    page: int = 0
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    bullet: bool = False
    numbered: bool = False
    indent: float = 0.0
    stop: float = 0.0
    last_x1: float = 0.0
    margin: float = 0.0
    column: float = 0.0
    lead: float = 0.0
    cells: tuple[tuple[str, str], ...] = ()
    label: str = ""

    @property
    def right_edge(self) -> float:
        """Return the right edge of the row's last line."""
        return self.last_x1 or (self.box.x1 if self.box else 0.0)


def rows_of(lines: Sequence[TextLine]) -> list[Row]:
    """Return the rows of all lines that belong to the person (no running heads, no link targets, no lone bullets)."""
    rows: list[Row] = []
    last_stop = 0.0
    edges: dict[int, float] = {}
    for line in lines:
        edges[line.page] = max(edges.get(line.page, 0.0), line.box.x1 if line.box and not line.aside else 0.0)
    apart = _begun_below_dates(lines, edges)
    signs = own_bullets(line.text for line in lines if not line.aside)
    for index, line in enumerate(lines):
        if line.aside or line.link or not line.text.strip() or is_furniture(line.text):
            continue
        if rows and _continues_last_cell(lines[rows[-1].hi], line, last_stop, rows[-1], edges, apart):
            held = rows[-1]
            rows[-1] = replace(held, text=glue(held.text, line.text), hi=index, box=_joint_box(held.box, line.box))
            continue
        if rows and _closes_bracket(lines[rows[-1].hi], line, rows[-1], edges):
            held = rows[-1]
            rows[-1] = replace(
                held,
                text=glue(held.text, line.text),
                hi=index,
                box=_joint_box(held.box, line.box),
                last_x1=line.box.x1 if line.box else 0.0,
            )
            continue
        rows += _with_columns_apart(_row(line, index, signs))
        last_stop = line.stops[-1] if line.stops else 0.0
    return _with_items_whole(_with_edges(rows), lines)


def _begun_below_dates(lines: Sequence[TextLine], edges: Mapping[int, float]) -> set[tuple[int, int]]:
    """Return the places, as page and points, at which a line begins right below a name behind a date that had room for it: the
    lines there are names of their own in all entries."""
    out: set[tuple[int, int]] = set()
    for above, line in pairwise(lines):
        if above.box is None or line.box is None or len(above.stops) < 2 or above.page != line.page:
            continue
        behind = re.search(r"\d", above.text.split("\t")[-2]) is not None and not line.bullet and "\t" not in line.text
        near = abs(line.box.x0 - above.stops[-1]) < 2.5 and line.box.top - above.box.bottom < 0.9 * above.box.height
        if behind and near and above.box.x1 + line.lead <= edges[line.page] - line.size and line.text[:1].isupper():
            out.add((line.page, round(line.box.x0)))
    return out


def _with_items_whole(rows: Sequence[Row], lines: Sequence[TextLine]) -> list[Row]:
    """Return the rows, a wrapped item of a list joined where its place says that it goes on: every line without a bullet
    that begins where the items' texts do stands right below one of them, so that no head and no item begins there."""
    pairs = pairwise([*rows[:1], *rows])
    below = [_is_below_item(above, row, lines[above.lo].bullet) for above, row in pairs]
    for at in range(1, len(rows)):
        below[at] = below[at] or (below[at - 1] and _is_below_item(rows[at - 1], rows[at], listed=True))
    own = {(row.page, round(row.indent)) for row, item in zip(rows, below, strict=True) if not (row.bullet or item)}
    out: list[Row] = []
    for row, item in zip(rows, below, strict=True):
        apart = any((row.page, round(row.indent) + near) in own for near in (-1, 0, 1))
        if item and not apart and _has_wrapped(out[-1], row):
            out[-1] = _joined(out[-1], row)
        else:
            out.append(row)
    return out


def _has_wrapped(held: Row, row: Row) -> bool:
    """Return True if the last line of an item is long, and leaves little room in its column beside the first word of the
    next."""
    room = row.column - held.right_edge - row.lead
    return room < _RAGGED * (row.column - row.indent) and held.right_edge - row.indent > _SHORTEST * row.size


def _is_below_item(above: Row, row: Row, listed: bool) -> bool:
    """Return True if a plain row begins where the text of the item above it does (`listed`: it has a bullet of its own)."""
    if not listed or row.bullet or row.numbered or row.heading or "\t" in row.text or row.bold != above.bold:
        return False
    if row.box is None or above.box is None or row.page != above.page or _is_range(row.text):
        return False
    level = abs(row.indent - above.indent) < 1.5 and abs(row.size - above.size) < 0.3
    return level and -0.6 * row.box.height < row.box.top - above.box.bottom < 0.6 * row.box.height


def _joined(held: Row, row: Row) -> Row:
    """Return a row with the next one as the rest of its text."""
    box = _joint_box(held.box, row.box)
    return replace(held, text=glue(held.text, row.text), hi=row.hi, box=box, last_x1=row.right_edge)


_SHORTEST: Final = 7
"""Least width of a line of an item that goes on, in em."""
_RAGGED: Final = 0.3
"""Greatest room that a wrapped line leaves at its end, as a part of its column."""


def _with_columns_apart(row: Row) -> list[Row]:
    """Return an item of a list, and those that stand beside it behind bullets of their own, as rows."""
    pieces = COLUMN_BULLET.split(row.text) if row.bullet else [row.text]
    return [replace(row, text=piece) for piece in pieces if piece]


def _with_edges(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the right edges of their page and of their column.

    The column's edge is the furthest end of lines without cells that begin at the same place, or of two that end alike.
    """
    pages: dict[int, float] = {}
    columns: dict[tuple[int, int], float] = {}
    set_right = Counter(
        (row.page, round(row.indent), round(row.box.x1)) for row in rows if row.box and "\t" in row.text
    )
    for row in rows:
        end = row.box.x1 if row.box else 0.0
        pages[row.page] = max(pages.get(row.page, 0.0), end)
        held = row.box and ("\t" not in row.text or set_right[row.page, round(row.indent), round(end)] > 1)
        for near in (-1, 0, 1) if held else ():
            place = (row.page, round(row.indent) + near)
            columns[place] = max(columns.get(place, 0.0), end)
    return [
        replace(row, margin=pages[row.page], column=columns.get((row.page, round(row.indent)), 0.0)) for row in rows
    ]


def _row(line: TextLine, index: int, signs: re.Pattern[str] | None) -> Row:
    text = printable(line.text).replace("\u3000", "  ")
    text = text if BULLET.match(text) else _ICON.sub("\t", text).strip("\t")
    match = BULLET.match(text) or (signs.match(text) if signs else None)
    number = None if match else NUMBERED.match(text)
    cut = match.end() if match else number.end() if number else 0
    indent = line.box.x0 if line.box else (line.stops[0] if line.stops else 0.0)
    return Row(
        text[cut:].strip() or text.strip(),
        index,
        index,
        line.page,
        line.box,
        line.size,
        line.bold,
        line.heading,
        line.bullet or match is not None,
        number is not None,
        indent,
        line.stops[1] if len(line.stops) > 1 else 0.0,
        lead=line.lead,
    )


_ICON: Final = re.compile(
    r"\s*(?<![\w\ue000-\uf8ff])[\ue000-\uf8ff⌂\u2607-\u2649\u2668-\u26ff\u2701-\u2712\U0001f300-\U0001faff🖂](?![\ue000-\uf8ff])\ufe0f?\s*"
)
"""A symbol that stands for a label and parts the facts on a line: `Now 📍 Galway`."""
UNFINISHED: Final = re.compile(
    r"(?:\b(?:and|or|of|the|for|in|to|with|from|through|by|und|oder|für|der|von|et|de|des|du)|[,(（、，&])$"
)
"""End of a line in the middle of a phrase: the next line goes on from it, however much room there was."""


def _continues_last_cell(
    above: TextLine,
    line: TextLine,
    last_stop: float,
    row: Row,
    edges: Mapping[int, float],
    apart: Container[tuple[int, int]],
) -> bool:
    """Return True if `line` continues the last cell of the tabbed row above it; `edges` are the right ends of the pages, `apart` the
    places at which names of their own begin below dated ones.

    Behind a date it does so only if the cell breaks off in a phrase or had no room for the first word of `line`.
    """
    if "\t" not in row.text or line.box is None or above.box is None or line.page != above.page or "\t" in line.text:
        return False
    cells = row.text.split("\t")
    label = cells[-2].strip()
    if known_kind(cells[0]) or len(label) > 24 or DUTY_LABEL.fullmatch(label):
        return False  # content under a heading; duties that may be items, which `paragraphs` joins
    if re.search(r"\d", label):  # an entry behind its date
        full = above.box.x1 + line.lead > edges[line.page] and above.bold == line.bold
        full = full and (line.page, round(line.box.x0)) not in apart
        if not (UNFINISHED.search(cells[-1]) or line.text[:1].islower() or full):
            return False
    below = -2 < line.box.top - above.box.bottom + 0.35 * above.box.height < 0.9 * above.box.height
    return below and abs(line.box.x0 - last_stop) < 2.5 and last_stop > row.indent + 20 and not _opens_item(line.text)


def _closes_bracket(above: TextLine, line: TextLine, row: Row, edges: Mapping[int, float]) -> bool:
    """Return True if `line` goes on from the head of an entry that wrapped: inside the bracket with its date, or before its
    date, for want of room."""
    if above.box is None or line.box is None or row.bullet or line.bullet or _opens_item(line.text):
        return False
    alike = above.bold >= line.bold and abs(above.size - line.size) < 0.3 and abs(above.box.x0 - line.box.x0) < 1.5
    step = line.box.top - above.box.bottom
    if not alike or line.page != above.page or not -0.6 * line.size < step < 0.6 * line.size or len(line.text) > _REST:
        return False
    opened = row.text.count("(") + row.text.count("（") > row.text.count(")") + row.text.count("）")
    closes = re.match(r"[^(（]*[)）]\W*$", line.text) is not None
    if opened and closes:
        return bool(find_dates(f"{row.text} {line.text}"))
    full = above.box.x1 + line.lead > min(edges[line.page], row.column or edges[line.page]) - 0.5 * line.size
    headed = above.bold and full and not find_dates(row.text) and _DATE_LAST.search(line.text) is not None
    return headed and not known_kind(row.text)


_REST: Final = 60
"""Greatest length of the rest of a wrapped head, in characters."""
_DATE_LAST: Final = re.compile(r"[(（][^()（）]*\d{4}[^()（）]*[)）]$")


def _opens_item(text: str) -> bool:
    return BULLET.match(text) is not None or NUMBERED.match(text) is not None


def _joint_box(first: Box | None, second: Box | None) -> Box | None:
    if first is None or second is None:
        return first
    return Box(min(first.x0, second.x0), first.top, max(first.x1, second.x1), second.bottom)


def glue(before: str, after: str) -> str:
    """Join two wrapped pieces into one text: no space inside a number, an address token or Chinese text."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return before + after
    if (
        is_ideograph(before[-1])
        or is_ideograph(after[0])
        or before[-1] in "，。；：、（(—-"
        or after[0] in "，。；：、）)"
    ):
        return before + after
    if re.search(r"\s[–—-]$", before):  # `Programming in Java –` / `2023`
        return f"{before} {after}"
    flat, start = fold(before), fold(after)[0]
    tail = re.split(r"\s", flat)[-1]
    if (flat[-1].isdigit() and start in "0123456789-") or flat[-1] == "-" or (start.isdigit() and "_" in tail):
        return before + after
    first = re.split(r"\s", fold(after))[0]
    if "@" in tail or (tail.endswith(".") and "@" in first):
        return before + after
    if len(tail) > 1 and "@" in first and not tail.endswith((",", ";", ":")) and first.startswith("@"):
        return before + after
    return f"{before} {after}"


def paragraphs(
    rows: Sequence[Row],
    *,
    prose: bool = True,
    rest: Callable[[str], bool] = lambda word: False,
    fresh: Callable[[Row], bool] = lambda row: False,
) -> list[Row]:
    """Return the rows with wrapped sentences joined to the row they continue.

    Without `prose` only bullets are continued, and items of a list in a narrow column by the single words of which `rest`
    says that they may end one. A row that is `fresh` never continues another.
    """
    left, right = _edges(rows)
    listed = _are_list_items(rows, left, right)
    reach = max((row.right_edge for row in rows if row.box and "\t" not in row.text), default=math.inf)
    longest = max((len(row.text) for row in rows if row.lo == row.hi), default=0)
    rests = _rests_of_items(rows, rest)
    out: list[Row] = []
    for row in rows:
        if (out and row.lo in rests and not fresh(row)) or (
            out
            and (prose or out[-1].bullet or has_han(row.text) or _breaks_off(out[-1].text))
            and not fresh(row)
            and not (listed and _begins_item(out[-1], row))
            and _goes_on(out[-1], row, left, right, reach)
            and not _had_room(out[-1], row, longest)
        ):
            out[-1] = _joined(out[-1], row)
        else:
            out.append(row)
    return out


def _rests_of_items(rows: Sequence[Row], rest: Callable[[str], bool]) -> set[int]:
    """Return the source lines of single words that end the item above them in a narrow column: there was no room for them,
    and the lines for which there was room, one at least, are longer items (`Tekla` / `Structures`)."""
    pairs = [
        (a, b) for a, b in pairwise(rows) if _stand_in_line(a, b) and not (a.bullet or b.bullet or has_han(b.text))
    ]
    narrow = [(a, b) for a, b in pairs if 0 < b.column - b.indent < _NARROW_LIST and _is_next_line(a, b)]
    begun = [b for a, b in narrow if a.right_edge + b.lead <= b.column]
    if len(begun) < _BEGUN or any(len(row.text.split()) < 2 or row.text[:1].islower() for row in begun):
        return set()
    return {
        b.lo
        for a, b in narrow
        if a.right_edge + b.lead > b.column + 0.5
        and (a.right_edge < b.column - 0.5 or b.text[:1].islower())  # else it may be the longest item, and whole
        and len(b.text.split()) == 1
        and rest(b.text)
        and len(a.text.split()) > 1
        and not a.text.rstrip().endswith((".", ";", ":"))
    }


_NARROW_LIST: Final = 190.0
"""Greatest width of a column in which items of a list wrap, in points."""
_BEGUN: Final = 1
"""Least number of items that surely begin with their line."""


def _is_next_line(a: Row, b: Row) -> bool:
    """Return True if a row stands right below another one in the same type."""
    if a.box is None or b.box is None or abs(a.size - b.size) > 0.3 or a.bold != b.bold or "\t" in a.text + b.text:
        return False
    return -0.6 * b.box.height < b.box.top - a.box.bottom < 0.6 * b.box.height


def _are_list_items(rows: Sequence[Row], left: float, right: float) -> bool:
    """Return True if short lines stand one below the other as the items of a list: a third of the breaks had room for
    the next line's first word."""
    if right == math.inf or len(rows) < 3:
        return False
    pairs = [(a, b) for a, b in pairwise(rows) if _stand_in_line(a, b) and not b.bullet]
    width = median(len(row.text) * (2 if has_han(row.text) else 1) for row in rows)
    if len(pairs) < 2 or width > _ITEM_WIDTH:
        return False
    return 3 * sum(not _full(a, b, left, right) for a, b in pairs) >= len(pairs)


def _stand_in_line(a: Row, b: Row) -> bool:
    return a.box is not None and b.box is not None and a.page == b.page and abs(a.indent - b.indent) < 3


def _begins_item(held: Row, row: Row) -> bool:
    """Return True if, in a list of short lines, `row` is an item of its own: not set in, and not behind a comma or
    half a phrase."""
    goes_on = held.text.rstrip().endswith((",", "，", "、", "-")) or _breaks_off(held.text)
    return row.indent <= held.indent + 2.5 and not goes_on


def _breaks_off(text: str) -> bool:
    """Return True if a line ends with a word that needs another: `Sabarmati Institute of`."""
    return text[-1:].isalpha() and UNFINISHED.search(text) is not None


def _edges(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the left and right edge of a block of text.

    The right edge is known only when several rows end there or it is the edge of the page's text; else it is
    infinite, and nothing counts as wrapped. Where a narrow block's column is wider than the block, the column's edge
    counts: a line that does not reach it has not wrapped.
    """
    boxes = [row.box for row in rows if row.box]
    left, right = min((box.x0 for box in boxes), default=0.0), max((box.x1 for box in boxes), default=0.0)
    column = max((row.column for row in rows), default=0.0)
    if column > right + 4 and right - left < _NARROW:
        return left, column
    ends = sum(box.x1 > right - 0.08 * (right - left) for box in boxes)
    page = max((row.margin for row in rows), default=0.0)
    size = median(row.size for row in rows) if rows else 0.0
    known = (ends >= 2 and right - left > _NARROWEST * size) or right > page - 0.15 * (page - left)
    return left, right if known else math.inf


_ENDS: Final = re.compile(r"[.。!！?？;；:：]$")


def _goes_on(held: Row, row: Row, left: float, right: float, longest: float) -> bool:
    if row.bullet or row.numbered or row.heading or row.bold != held.bold or held.heading:
        return False
    if held.box is None or row.box is None:
        return _goes_on_unboxed(held, row)
    if row.page != held.page:
        return held.bullet and row.text[:1].islower() and not _ENDS.search(held.text)
    step = row.box.top - held.box.bottom
    if not -0.6 * row.box.height < step < 0.8 * row.box.height or abs(row.size - held.size) > 0.6:
        return False
    if UNFINISHED.search(held.text) and "\t" not in row.text and row.indent > held.indent - 3:
        return not find_dates(row.text[:12])
    if held.bullet or held.numbered:
        small = (
            row.text[:1].islower()
            and not _ENDS.search(held.text)
            and held.right_edge - held.indent > _LONG_ITEM * row.size
        )
        return row.box.x0 > held.indent - 3 and (
            row.box.x0 > held.indent + max(2.5, _HANGING * row.size)
            or (small and abs(row.box.x0 - held.indent) < 3)
            or (
                _full(held, row, left, right)
                and (row.text[:1].islower() or (_is_middle(held.text, row.text) and not _ENDS.search(held.text)))
            )
            or (
                held.bullet
                and abs(row.box.x0 - held.indent) < 1
                and not row.text[:1].isupper()
                and not _ENDS.search(held.text)
                and not _is_range(row.text)
                and _full(held, row, left, right)
            )
        )
    if "\t" in held.text or _ENDS.search(held.text) or (_DATE_LAST.search(held.text) and _DATE_LAST.search(row.text)):
        return False
    if abs(row.indent - held.indent) >= 3:
        return _goes_on_indented(held, row, left, right, longest)
    return _full(held, row, left, right) and not opens_duty(row.text) and not _is_range(row.text)


def _is_middle(held: str, text: str) -> bool:
    """Return True if a line may go on from another in the middle of a sentence by its first letter: an ideograph, or a
    figure behind one."""
    figured = has_han(held) and re.match(r"\d", text) is not None and not find_dates(text[:20])
    return has_han(text[:1]) or figured


def _is_range(text: str) -> bool:
    """Return True if a row is a range of dates and nothing else, as below an employer: it continues no line."""
    spans = find_dates(text) if len(text) < 40 else []
    return len(spans) == 1 and spans[0].ranged and spans[0].start == 0 and spans[0].end >= len(text.rstrip(" .)"))


def _goes_on_indented(held: Row, row: Row, left: float, right: float, longest: float) -> bool:
    """Return True if `row` goes on from a line that is set out (a hanging indent) or set in (as the first one of a
    Chinese paragraph is, by two characters)."""
    shift = row.indent - held.indent
    if 2.5 < shift < 3 * row.size and row.text[:1].islower():
        return held.right_edge + row.lead > longest
    begun = held.lo < held.hi and held.box is not None and abs(row.indent - held.box.x0) < 3
    first = held.lo == held.hi and -3 * row.size < shift < -1.2 * row.size
    return (first or begun) and has_han(row.text) and _full(held, row, left, right)


def _full(held: Row, row: Row, left: float, right: float) -> bool:
    """Return True if the last line of `held` had no room for the first word of `row`, so that it had to wrap."""
    if held.box is None or row.box is None:
        return False
    if right == math.inf:
        return False
    width = max(right - left, 1.0)
    last = row.box.x1 - row.box.x0
    letters = 1 if has_han(row.text) else len(row.text.split(" ", 1)[0])
    first = row.lead or letters / max(len(row.text), 1) * last
    return held.right_edge > right - first - 0.05 * width and held.right_edge - left > 0.6 * width


def opens_duty(text: str) -> bool:
    """Return True if a row begins like a new achievement: with a capitalised verb of the typical kind."""
    first = text.split(" ", 1)[0]
    return first[:1].isupper() and (re.fullmatch(r"[A-Z][a-z-]{2,}ed", first) is not None or first.lower() in VERBS)


def _had_room(held: Row, row: Row, longest: int) -> bool:
    """Return True if plain text broke the line before `row` although its first word had room in the longest of the
    lines."""
    if held.box is not None or held.lo != held.hi or held.bullet:
        return False
    return len(held.text) + len(row.text.split(" ", 1)[0]) < longest


def _goes_on_unboxed(held: Row, row: Row) -> bool:
    if row.indent <= 0 and held.indent <= 0 and held.size:
        return False  # formats with real paragraphs
    longish = len(held.text) >= 55
    return (longish and row.text[:1].islower()) or (
        held.bullet and row.indent > held.indent and not _ENDS.search(held.text)
    )


def value(text: str) -> str:
    """Return a value trimmed of separators and dangling brackets."""
    text = re.sub(r"^\.\s+", "", clean(text).strip(" |｜·•✓✔☑,，;；:：、/–—-\t"))
    if text.count("(") + text.count("（") != text.count(")") + text.count("）"):
        text = text.strip("()（）").strip(" |,，;；–—-")
    return text


def share_column(first: Row, second: Row) -> bool:
    """Return True if a quarter of the narrower row lies above or below the other, or one has no place on a page."""
    if first.box is None or second.box is None:
        return True
    overlap = min(first.box.x1, second.box.x1) - max(first.box.x0, second.box.x0)
    return overlap > 0.25 * min(first.box.x1 - first.box.x0, second.box.x1 - second.box.x0)


def are_left_aligned(first: Row, second: Row) -> bool:
    """Return True if both rows begin at the same place, to 3 points."""
    return first.box is not None and second.box is not None and abs(first.box.x0 - second.box.x0) < 3
