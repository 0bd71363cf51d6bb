"""Division of a section's rows into entries, each with head and body rows.

Anchored on dates, or by shape alone: repeating blocks of a few short lines around a line of dates, then longer lines. The
number of lines above and below the dates is the same in every block of a list: the chosen layout is the one under which
the blocks together look most like entries.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from app.ingest.layout.line_features import (
    FIELD_LABEL,
    FREE_LABEL,
    SENTENCE,
    beside_dates,
    could_name,
    ends_body,
    has_range,
    is_abbreviated,
    is_verbal,
    mostly_date,
)
from app.ingest.layout.ordinals import without_ordinals
from app.ingest.layout.rows import Row, paragraphs
from app.ingest.sections.entry_headers import sentences
from app.ingest.sections.lexical_tests import (
    is_duty,
    is_organisation,
    is_place,
    is_title,
    just_a_name,
    name_weight,
    names_position,
    without_dates,
)
from app.text.characters import fold, has_han
from app.text.dates import find_dates, is_present

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


@dataclass(slots=True)
class Entry:
    """Head rows (before the body) and body rows of one entry."""

    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """Return all rows."""
        return [*self.head, *self.body]

    @property
    def dated(self) -> bool:
        """Return True if the head contains a date."""
        return any(find_dates(row.text) for row in self.head)


_EMPLOYER_LABEL: Final = re.compile(
    r"(?i)^(?:employer|company|organi[sz]ation|institution|school|college|单位|公司|工作单位|學校|学校|公司名稱)"
)


def unlabelled(row: Row) -> Row:
    """Return a row of a form without its label; a row that names an employer or a school opens an entry."""
    label = FIELD_LABEL.match(row.text)
    if label is None:
        return row
    level = OPENS if _EMPLOYER_LABEL.match(row.text) else row.heading
    return replace(row, text=row.text[label.end() :], bullet=False, numbered=False, heading=level)


OPENS: Final = 9
"""Heading level given to a row that opens an entry by its label."""


def split_entries(rows: Sequence[Row]) -> list[Entry]:
    """Return the entries of a section with dated entries (work, projects, voluntary work)."""
    table = _table_end(rows)
    if table:
        return [*_table_entries(rows[:table]), *(split_entries(rows[table:]) if table < len(rows) else [])]
    rows, numbered = without_ordinals(_whole_ranges([unlabelled(row) for row in rows]))
    margin = min((row.indent for row in rows if not row.bullet), default=0.0)
    joined_rows, told = sentences(paragraphs(rows))
    shaped = [] if told else _numbered_entries(rows, numbered) or _block_entries(rows)
    if shaped:
        return shaped
    opening = _opening(joined_rows) | {index: index for index in told}
    gaps = gaps_of(joined_rows)
    entries: list[Entry] = []
    opened = -1
    for index, row in enumerate(joined_rows):
        after = joined_rows[index + 1] if index + 1 < len(joined_rows) else None
        current = entries[-1] if entries else None
        opened = opening.get(index, opened)
        if opening.get(index) == index:
            entries.append(Entry([row]))
        elif index in opening:
            entries[-1].head.append(row)
        elif current is not None and (
            (opened in told and not find_dates(row.text))
            or _is_body(row, current, margin)
            or _goes_on(joined_rows, gaps, index, current)
        ):
            current.body.append(row)
        elif current is None or current.body or _starts_next_entry(current, row, after):
            entries.append(Entry([row]))
        else:
            current.head.append(row)
    return _merged([_from_bullets(entry) for entry in entries])


def _table_end(rows: Sequence[Row]) -> int:
    """Return the number of rows of a table at the top whose columns are named; 0 without one."""
    if not rows or not rows[0].cells:
        return 0
    last = max(index for index, row in enumerate(rows) if row.cells)
    return next(
        (at for at in range(last + 1, len(rows)) if has_range(rows[at].text) and not rows[at].bullet), len(rows)
    )


def _table_entries(rows: Sequence[Row]) -> list[Entry]:
    """Return one entry for each row of a table that names or dates anything; the lines below belong to the row."""
    entries: list[Entry] = []
    for row in rows:
        if row.cells and (not entries or {kind for kind, _ in row.cells} & {"dates", "place", "role"}):
            entries.append(Entry([row]))
        else:
            entries[-1].body.append(row)
    return [Entry(entry.head, paragraphs(entry.body)) for entry in entries]


_PARTS: Final = re.compile(r"\s*[,，]\s*|\t+|\s{2,}")


def _numbered_entries(rows: Sequence[Row], opening: Sequence[int]) -> list[Entry]:
    """Return the entries of a numbered section (`2) Cashier at …, 2012 - 2014`); empty if there are fewer than two.

    `opening`: indices of the rows with a number.
    """
    entries: list[Entry] = []
    ends = [*opening[1:], len(rows)]
    for at, end in zip(opening, ends, strict=False) if len(opening) > 1 else ():
        if has_range(rows[at].text) and (is_title(rows[at].text) or len(_PARTS.split(rows[at].text)) > 2):
            entries.append(Entry([rows[at]], paragraphs(rows[at + 1 : end])))
            continue
        first, *others = split_entries(rows[at:end])
        entries.append(first)
        for entry in others:
            if any(has_range(row.text) for row in entry.head):
                entries.append(entry)
            else:
                entries[-1].body += entry.rows
    return entries


def _block_entries(rows: Sequence[Row]) -> list[Entry]:
    """Return the entries of a section that consists only of blocks of one shape; else none."""
    blocks = blocks_of(rows)
    bodies = [row for block in blocks for row in rows[block.body : block.end]]
    gaps = gaps_of(rows)
    alike = len({block.body - block.start for block in blocks}) == 1 or all(gaps[block.start] for block in blocks[1:])
    if len(blocks) < 2 or not alike or blocks[0].start > 0 or any(map(_may_date, bodies)):
        return []
    return [Entry(list(rows[block.start : block.body]), paragraphs(rows[block.body : block.end])) for block in blocks]


def _may_date(row: Row) -> bool:
    """Return True if a row in a body may be the head of an entry of another shape."""
    return not row.bullet and (mostly_date(row.text) or (has_range(row.text) and _date_leads(row.text)))


def _goes_on(rows: Sequence[Row], gaps: Sequence[bool], index: int, current: Entry) -> bool:
    """Return True if a row that names a position belongs to the current body.

    `Mentor to student nurses` below other duties, with no date near that would be another entry's.
    """
    row = rows[index]
    apart = gaps[index] or row.bold or row.heading or is_organisation(row.text) or row.lo - rows[index - 1].hi > 1
    near = itertools.takewhile(lambda at: at == index or not gaps[at], range(index, min(index + 3, len(rows))))
    return bool(current.body) and current.dated and not apart and not any(find_dates(rows[at].text) for at in near)


def _opening(rows: Sequence[Row]) -> dict[int, int]:
    """Return rows above the dates of their entry that open it: index of each to the index of its first row.

    Their number is taken from the first entry, as the entries of a section look alike; later ones may have fewer.
    """
    found: dict[int, int] = {}
    dated = [
        index for index, row in enumerate(rows) if not row.bullet and has_range(row.text) and _date_leads(row.text)
    ]
    height = dated[0] if dated else 0
    if not 1 <= height <= 2 or not all(map(could_name, rows[:height])):
        return found
    last = -1
    for index in dated:
        names = 0
        while names < height and index - names - 1 > last and could_name(rows[index - names - 1]):
            if names and rows[index - names].lo - rows[index - names - 1].hi > 1:
                break  # an empty line
            names += 1
        first = index - names
        alone = first == 0 or _ends_body(rows[first - 1], rows[first])
        if names == height or (names and alone and mostly_date(rows[index].text)):
            found.update(dict.fromkeys(range(first, index + 1), first))
        last = index
    return found


def _ends_body(above: Row, row: Row) -> bool:
    """Return True if a body ends above a row: with a bullet, a sentence, a date or an empty line."""
    return above.bullet or ends_body(above) or bool(find_dates(above.text)) or row.lo - above.hi > 1


def _is_body(row: Row, current: Entry, margin: float) -> bool:
    text = row.text
    if not current.body and _names_employer(row, current):
        return False
    if not current.body and not row.bullet and _completes_head(row, current):
        return False
    if row.heading or (not current.body and not row.bullet and is_place(text)):
        return False
    if row.bullet:
        return not (not current.body and not current.head)
    if row.numbered and not has_range(text):
        return True
    dates = find_dates(text)
    if dates and _date_leads(text):
        return False
    if FREE_LABEL.match(text):
        return True
    if row.indent > margin + 6 and not has_range(text) and current.dated:
        return True
    if len(text) > 110 or (SENTENCE.search(text) and len(text) > 24 and not is_abbreviated(text)):
        return True
    unmarked = not dates and not (row.bold or is_title(text) or is_organisation(text))
    if unmarked and (_is_complete_head(current) or (has_han(text) and current.dated and _names_a_position(current))):
        return True
    return (text[:1].islower() and not dates) or is_verbal(text) or (current.dated and not dates and is_duty(text))


def _completes_head(row: Row, current: Entry) -> bool:
    """Return True if a row completes the head above it: anything below bare dates, a position below an employer."""
    if not current.dated or not could_name(row) or row.text[:1].islower() or is_verbal(row.text):
        return False
    if has_han(row.text) and not (is_title(row.text) or is_organisation(row.text)):
        return False
    bare = all(mostly_date(known.text) for known in current.head)
    return bare or (not _names_a_position(current) and names_position(row.text) and len(row.text) <= 40)


def _names_a_position(current: Entry) -> bool:
    """Return True if a row of a head names a position."""
    return any(is_title(without_dates(known.text)[0]) for known in current.head)


def _is_complete_head(current: Entry) -> bool:
    """Return True if a head is complete: it has its dates and, on two rows or more, two other parts."""
    if not current.dated:
        return False
    rests = [without_dates(row.text)[0] for row in current.head]
    if len(rests) == 1:
        pieces = [piece for piece in re.split(r"\t+|\s{2,}|\s*[|｜‖]\s*", rests[0]) if re.search(r"\w", piece)]
        pieces = [piece for piece in pieces if not is_place(piece.strip())]
        return len(pieces) >= 2 and any(map(is_title, pieces))
    return sum(bool(re.search(r"\w", rest)) for rest in rests) >= 2


def _whole_ranges(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with ranges of dates that a narrow column broke (`Aug 2016 –` above `Apr 2019`) joined."""
    out: list[Row] = []
    for row in rows:
        if out and _breaks_off(out[-1].text) and len(row.text) < 120 and _date_opens(row.text):
            held = out[-1]
            out[-1] = replace(held, text=f"{held.text} {row.text}", hi=row.hi)
        else:
            out.append(row)
    return out


def _breaks_off(text: str) -> bool:
    """Return True if a row ends behind a date and a dash."""
    end = _BROKEN.search(text) if len(text) < 40 else None
    spans = find_dates(text) if end else []
    return end is not None and bool(spans) and not spans[-1].last and spans[-1].end >= len(text[: end.start()].rstrip())


_BROKEN: Final = re.compile(r"(?:[-–—~〜～至到]|\b(?:to|until|till|bis))\s*$")


def _date_opens(text: str) -> bool:
    spans = find_dates(text)
    return bool(spans and spans[0].start == 0) or is_present(re.split(r"[\s\t]", text.strip())[0])


def _names_employer(row: Row, current: Entry) -> bool:
    """Return True if a row right under `dates ⇥ position` names the employer, indented like the position or not."""
    head = current.head[0].text if len(current.head) == 1 else ""
    text = row.text
    short = len(text) <= 70 and not row.bullet and not (SENTENCE.search(text) and not is_abbreviated(text))
    rest = without_dates(head)[0]
    if len([piece for piece in re.split(r"\t+|\s*[|｜]\s*", rest) if re.search(r"\w", piece)]) != 1:
        return False
    if short and not find_dates(text) and current.dated and could_name(row) and not is_organisation(rest):
        beside = re.search(r"\s{3,}|\t", head) is not None and find_dates(head)[0].start == 0
        if beside and (name_weight(text) > 0 or is_organisation(text)):
            return True
    plain = short and "\t" in head and not find_dates(text) and (is_organisation(text) or not has_han(text))
    return plain and is_title(rest) and not is_organisation(rest)


def _date_leads(text: str) -> bool:
    """Return True if a date stands at either edge of the row, so that the row is a head and not a sentence with a
    year."""
    flat = text.rstrip(" )）.|")
    spans = find_dates(text)
    if any(span.ranged for span in spans):
        return len(text) < 160
    if SENTENCE.search(text) and len(text.split()) > 5 and not is_title(text):
        return False
    return bool(spans) and len(text) < 90 and (spans[0].start <= 2 or spans[-1].end >= len(flat) - 2 or "\t" in text)


def _starts_next_entry(current: Entry, row: Row, after: Row | None) -> bool:
    """Return True if a further head row starts the next entry although no body came between."""
    dated = bool(find_dates(row.text))
    if len(current.head) >= 4:
        return True
    if current.dated and dated and not mostly_date(row.text):
        return True
    if not current.dated:
        return False
    titled = any(names_position(without_dates(known.text)[0]) for known in current.head)
    named = len(current.head) > 1 or any(
        "\t" in without_dates(known.text)[0].strip("\t") or "," in known.text for known in current.head
    )
    if "\t" not in row.text and is_place(row.text):
        return False
    if (
        titled
        and named
        and after is not None
        and not after.bullet
        and find_dates(after.text)
        and not find_dates(row.text)
    ):
        return True
    return titled and named and (is_title(row.text) or (row.bold and not current.head[-1].bold))


def _from_bullets(entry: Entry) -> Entry:
    """Return an entry whose head is only a date with its title taken from the first bullet.

    `Mar 2021 - Present` / `• Engineer, Globex`.
    """
    if not entry.body or not entry.head or not is_title(entry.body[0].text):
        return entry
    names = sum(len(beside_dates(row.text)) for row in entry.head)
    untitled = entry.dated and names < 2 and not any(is_title(row.text) for row in entry.head)
    untitled = untitled and len(entry.body[0].text) <= 80
    if untitled or all(mostly_date(row.text) for row in entry.head):
        return Entry([*entry.head, entry.body[0]], entry.body[1:])
    return entry


def _merged(entries: list[Entry]) -> list[Entry]:
    """Return the entries with false heads (no date, no position, no organisation) merged into the body before."""
    out: list[Entry] = []
    for entry in entries:
        text = " ".join(row.text for row in entry.head)
        plain = not entry.dated and not is_title(text) and not is_organisation(text)
        loud = any(row.bold or row.heading for row in entry.head)
        if out and plain and not loud and out[-1].body:
            out[-1].body += entry.rows
        else:
            out.append(entry)
    return out


def fold_key(text: str) -> str:
    """Return a lower-case comparison form of a row."""
    return re.sub(r"\W+", " ", fold(text).lower()).strip()
