"""Decision of the role of every line of a section with entries (work, voluntary work, projects): head of an entry or
line of its body.

One search (Viterbi over segments) chooses, for all lines together, the division with the highest total score: heads of
one to five lines, each followed by its body. Typography, columns, space, list marks and words add their terms to a
score; the entries of a section look alike, so a head of the section's usual shape gets a bonus, and the shape is chosen
with the division. Terms have names, so that a decision can be printed (`resume import --explain`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Final

from app.ingest.layout.line_features import (
    FREE_LABEL,
    SENTENCE,
    beside_dates,
    has_range,
    is_abbreviated,
    is_verbal,
    mostly_date,
)
from app.ingest.layout.rows import Row, paragraphs
from app.ingest.sections.heading_lines import is_in_capitals
from app.ingest.sections.lexical_tests import (
    is_duty,
    is_organisation,
    is_place,
    just_a_name,
    looks_like_place,
    name_weight,
    names_position,
    without_trailing_place,
)
from app.ingest.sections.vocabulary import heading_key, in_own_words, known_kind
from app.text.characters import has_han
from app.text.dates import find_dates

Terms = tuple[tuple[str, float], ...]
"""Named parts of a score."""

MOST: Final = 5
"""Maximum number of lines of a head."""
_ALIKE: Final = 1.5
"""Bonus for a head of the section's usual shape."""
HEAD_LABELS: Final = ("place", "role", "dates", "location")
"""Labels of a form that belong to the head of an entry."""
_LONG: Final = 160
"""Length from which a line with dates is a text, in characters; it may still tell a job at its beginning."""
_EMPTY: Final = 0.4
"""Extra space between two lines, in lines, that marks a new block."""
_SET_IN: Final = 6.0
_SPACES: Final = 1.0
"""Least indent of a line that is set in: in points, and in a text without places in characters."""
_NEARER: Final = 0.15
"""The same among names without dates and lists."""


_TELLS_JOB: Final = re.compile(r"^[A-Z][\w -]+, [A-Z][^,]+,.*\d{4}\W*$")
"""Position, employer, town and date in one line: `Inplant Trainee, Thornby Pumps, Leeds (December 2022)`."""
_YEAR_TOLD: Final = re.compile(r"\b(?:in|by|during|since|from|of)\s+(?:[A-Z][a-z]+ )?(?:19|20)\d\d\.?$")
"""A year at the end of what somebody did: `first-pass rate on inspections in 2023`."""
_LABELLED: Final = re.compile(r"[A-Z][a-z]+(?: [A-Za-z]+){0,2}: \S|[\u3400-\u9fff]{2,6}[:：]\s*\S")
"""A fact of the entry behind its label: `Supervisor: …`, 离职原因：…"""


@dataclass(frozen=True, slots=True)
class Words:
    """The two kinds of names in a head: `titles` tells a position (or a degree), `names` an employer (or a school).

    `title_suffices`: a dated line with a title alone tells an entry, even in a sentence (`B.Ed. in 2018 with 61 %.`).
    """

    titles: Callable[[str], bool]
    names: Callable[[str], bool]
    title_suffices: bool = False
    undated: float = -3.5
    """Term of a head with a name and without a date, among dated ones."""
    name_inside: float = -0.8
    """Term of a name in a body."""


JOBS: Final = Words(names_position, lambda name: is_organisation(name) and not names_position(name))


@dataclass(frozen=True, slots=True)
class Segment:
    """One entry: index of its first line, of the first line of its body, and behind its last line; terms of the head."""

    start: int
    body: int
    end: int
    terms: Terms


def _at_edge(text: str) -> bool:
    """Return True if a date stands at an edge of a text."""
    dates = find_dates(text)
    return bool(dates) and (
        not re.search(r"\w", text[: dates[0].start]) or dates[-1].end >= len(text.rstrip(" )）.|")) - 2
    )


class Traits:
    """Properties of one line that the scores are made of."""

    def __init__(
        self, row: Row, words: Words, *, gap: bool, loud: bool, inset: bool, marker: bool, joined: bool, item: bool
    ) -> None:
        """`gap`: space above; `loud`: set louder than the text; `inset`: further right than the heads; `marker`: its
        bullet only marks the place of a date; `joined`: the line above wrapped into it; `item`: the next of a numbered list."""
        self.row, self.gap, self.loud, self.inset, self.joined = row, gap, loud, inset, joined
        self.item = item
        self.words = words
        self.bullet = row.bullet and not marker

    @cached_property
    def spans(self) -> bool:
        """True if the line has a range of dates."""
        return any(span.ranged for span in find_dates(self.row.text))

    @cached_property
    def ranged(self) -> bool:
        """True if the line is dated by a range as a head is, and not a long text with one."""
        text = self.row.text
        if (
            not self.spans
            or self.bullet
            or self.joined
            or self.item
            or (self.row.numbered and not (self.titled or self.named))
        ):
            return False
        if len(text) >= _LONG or (self.sentence and len(text) > 60 and not _at_edge(text)):
            first = next(span.start for span in find_dates(text) if span.ranged)
            return self.titled and self.named and first < _LONG
        return not self.told

    @cached_property
    def told(self) -> bool:
        """True if a line ends like a sentence or an item of a list, and names no position and no employer: what somebody
        did in a year."""
        text = self.row.text.rstrip()
        closed = text.endswith(("；", ";")) or (self.sentence and len(text.split()) > 5 and text[-1] in ".!")
        opened = find_dates(text)[0].start == 0 and not has_han(text)
        return closed and not (self.titled or self.named or opened)

    @cached_property
    def single(self) -> bool:
        """True if a single date stands at an edge of the line."""
        text, dates = self.row.text, find_dates(self.row.text)
        item = self.row.numbered and not (self.titled and not self.activity and _TELLS_JOB.search(text))
        if self.spans or not dates or self.bullet or self.joined or item:
            return False
        if self.whole:
            return True
        if _YEAR_TOLD.search(text) and not (self.titled or self.named):
            return False
        told = (self.sentence and len(text.split()) > 5) or text.rstrip().endswith(("；", ";"))
        return len(text) < 90 and not told and (_at_edge(text) or "\t" in text)

    @cached_property
    def whole(self) -> bool:
        """True if the line alone tells a whole entry, perhaps as a sentence: title, name and date."""
        text = self.row.text
        named = self.titled and (self.named or self.words.title_suffices)
        return named and bool(find_dates(text)) and len(text) < _LONG and not self.activity

    @cached_property
    def only_date(self) -> bool:
        """True if the line is little but a date."""
        return mostly_date(self.row.text)

    @cached_property
    def sentence(self) -> bool:
        """True if the line ends like a sentence."""
        text = self.row.text
        return (
            SENTENCE.search(text) is not None and not is_abbreviated(text) and len(text) > (12 if has_han(text) else 24)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The pieces of the line beside its dates: names, positions, places."""
        return tuple(part for piece in beside_dates(self.row.text) for part in without_trailing_place(piece))

    @cached_property
    def titled(self) -> bool:
        """True if a piece names a position."""
        return any(map(self.words.titles, self.names))

    @cached_property
    def named(self) -> bool:
        """True if a piece has the marks of an organisation's name."""
        return any(map(self.words.names, self.names))

    @cached_property
    def placed(self) -> bool:
        """True if the line is only a place."""
        return bool(self.names) and all(is_place(name) for name in self.names)

    @cached_property
    def label(self) -> bool:
        """True if the line begins with a label of what follows (`Duties:`)."""
        text = self.row.text
        return (
            self.row.label == "duties"
            or FREE_LABEL.match(text) is not None
            or text.rstrip().endswith((":", "："))
            or _LABELLED.match(text) is not None
        )

    @cached_property
    def activity(self) -> bool:
        """True if the line tells what somebody did."""
        text = self.row.text
        return is_verbal(text) or is_duty(text) or (text[:1].islower() and not self.ranged)

    @cached_property
    def heading_words(self) -> bool:
        """True if the line is worded like a heading."""
        text = self.row.text
        shouted = is_in_capitals(text) and " " in text and not (self.titled or self.named)
        return bool(known_kind(text)) or in_own_words(heading_key(text)) or shouted

    @cached_property
    def _name_and_place(self) -> bool:
        """True if the line is an organisation and its town: `鼎曜精密股份有限公司，台中市`."""
        name, _, place = self.row.text.partition("，")
        return self.words.names(name) and is_place(place)

    @cached_property
    def _title_and_name(self) -> bool:
        """True if the line is a position and one other name: `後端工程師，立三電視`."""
        sides = self.row.text.split("，")
        titles = [self.words.titles(side) for side in sides]
        return (
            len(sides) == 2 and sum(titles) == 1 and all(2 <= len(side) <= 14 for side in sides) and not self.activity
        )

    @cached_property
    def short(self) -> bool:
        """True if the line is as short and plain as a name."""
        text = self.row.text
        if self.ranged:
            return len(text) <= 130 or self.titled
        if has_han(text):
            return len(text) <= 36 and (not re.search("[；。，]", text) or self._name_and_place or self._title_and_name)
        return len(text) <= 70 and len(text.split()) <= 10 and not self.sentence


def traits_of(rows: Sequence[Row], words: Words = JOBS) -> list[Traits]:
    """Return the traits of a section's lines; what is loud or set in is judged by the section as a whole."""
    gaps = gaps_of(rows, bare=words is JOBS and not any(row.bullet or find_dates(row.text) for row in rows))
    plain = [row for row in rows if not row.bullet]
    margin = min((row.indent for row in plain), default=0.0)
    body = median([row.size for row in rows]) if rows else 0.0
    bold = sum(row.bold for row in rows) > 0.6 * len(rows)
    marked = marks_dates(rows)
    begun = {row.lo for row in paragraphs(rows)}
    return [
        Traits(
            row,
            words,
            gap=gap,
            loud=bool(row.heading) or (row.bold and not bold) or (body > 0 and row.size > body + 0.6),
            inset=row.indent > margin + (_SET_IN if row.box else _SPACES),
            marker=marked and bool(find_dates(row.text)),
            item=row.numbered and above.numbered and row is not above and not find_dates(above.text),
            joined=row.lo not in begun and not (_ends_with_range(above) and _ends_with_range(row)),
        )
        for row, above, gap in zip(rows, [*rows[:1], *rows[:-1]], gaps, strict=True)
    ]


def _ends_with_range(row: Row) -> bool:
    """Return True if a line ends with a range of dates, as each of two entries of one line does."""
    spans = find_dates(row.text)
    return bool(spans) and spans[-1].ranged and spans[-1].end >= len(row.text.rstrip(" )）.|"))


def marks_dates(rows: Sequence[Row]) -> bool:
    """Return True if every range of dates near a line's edge has a bullet: the marks of a time line."""
    dated = [row for row in rows if has_range(row.text) and (len(row.text) < 90 or _ends_with_range(row))]
    alone = all(mostly_date(row.text) for row in dated)  # then one mark may be missing
    return len(dated) > 1 and sum(row.bullet for row in dated) >= (0.6 if alone else 1.0) * len(dated)


def gaps_of(rows: Sequence[Row], *, bare: bool = False) -> list[bool]:
    """Return, for each row, True if an empty line is above it; all False if almost every row has one.

    `bare`: the rows are names without dates and lists, and the nearer ones belong together.
    """
    rooms = [_room(above, row) for above, row in pairwise(rows)]
    bare = not any(
        row.bullet or find_dates(row.text) for row in rows
    )  # names in pairs: the nearer ones belong together
    usual = (min(rooms) if bare else median(rooms)) if rooms else 0.0
    gaps = [False, *(room > usual + (_NEARER if bare else _EMPTY) for room in rooms)] if rows else []
    return gaps if 3 * sum(gaps) <= 2 * len(gaps) else [False] * len(gaps)


def _room(above: Row, row: Row) -> float:
    """Return the empty space between two rows, in lines."""
    if above.box is None or row.box is None or above.page != row.page:
        return float(row.lo - above.hi - 1)
    return (row.box.top - above.box.bottom) / (row.box.height or 1.0)


def body_terms(line: Traits) -> Terms:
    """Return the terms of a line as part of a body."""
    return tuple(_body_terms(line))


def _body_terms(line: Traits) -> Iterator[tuple[str, float]]:
    if line.bullet:
        yield "bullet", 2.0
        return
    if line.joined:
        yield "continues", 1.0
        return
    if line.row.heading or line.row.label in HEAD_LABELS:
        yield "heading" if line.row.heading else "form", -3.0
    if line.row.numbered and not (line.ranged or line.single):
        yield "number", 1.5
    if line.label:
        yield "label", 1.5
    if line.ranged and line.short:
        yield "dates", -4.0
    elif line.single:
        yield "date", -2.0
    if line.sentence or len(line.row.text) > 110:
        yield "sentence", 1.5
    elif line.activity:
        yield "activity", 1.2
    elif line.titled and line.short:
        yield "position", -1.2
    elif line.named and line.short:
        yield "organisation", line.words.name_inside
    if line.inset:
        yield "inset", 0.5
    if line.loud and not line.label:
        yield "loud", -1.0
    if line.gap:
        yield "space", -0.5


def head_terms(lines: Sequence[Traits], start: int, end: int, *, dated: bool) -> Terms:
    """Return the terms of the lines from `start` to `end` as the head of an entry; `dated`: the section has ranges of
    dates."""
    head = lines[start:end]
    return (*_date_terms(head, dated=dated), *_name_terms(head), *_look_terms(lines, start, end, dated=dated))


def _date_terms(head: Sequence[Traits], *, dated: bool) -> Iterator[tuple[str, float]]:
    ranged = sum(line.ranged for line in head)
    single = sum(line.single for line in head)
    if ranged:
        yield "dates", 3.0
    elif single:
        yield "date", 2.0
    elif dated:
        yield "undated", head[0].words.undated if any(line.named for line in head) else -3.5
    if ranged + single > 1:
        yield "two dates", -4.0 * (ranged - 1) if ranged > 1 else -1.0


def _name_terms(head: Sequence[Traits]) -> Iterator[tuple[str, float]]:
    titles, organisations = sum(line.titled for line in head), sum(line.named and not line.titled for line in head)
    names = [name for line in head for name in line.names]
    if titles:
        yield "position", 1.5
    if any(line.named for line in head):
        yield "organisation", 1.0
    elif any(name_weight(name) > 0 and not names_position(name) and not is_place(name) for name in names):
        yield "name", 0.5
    if titles > 1:
        yield "two positions", -0.8 * (titles - 1)
    if organisations > 1:
        yield "two organisations", -0.8 * (organisations - 1)
    loose = [name for name in names if not looks_like_place(name)]
    if len(loose) > 1:
        yield "two names", 1.2
    more = len(loose) - 2 - any(just_a_name(name) and " " not in name for name in loose)  # it may be a town
    if more > 0:
        yield "many names", -0.6 * more
    yield "lines", -0.1 * len(head)
    if not names:
        yield "no name", -2.0


def _look_terms(lines: Sequence[Traits], start: int, end: int, *, dated: bool) -> Iterator[tuple[str, float]]:
    head = lines[start:end]
    first = head[0]
    for line in head:
        yield from _terms_of_line(line, first)
    if not dated and any(line.loud and not first.loud for line in head):
        yield "loud within", -1.5
    if first.joined:
        yield "continues", -2.0
    if first.inset and any((line.ranged or line.single) and not line.inset for line in head[1:]):
        yield "begins set in", -2.5
    if len(head) > 1 and head[1].gap and (first.gap or not start):
        yield "alone", -1.5
    if first.loud:
        yield "loud", 1.0
    if first.gap:
        yield "space", 1.0
    elif start:
        above = lines[start - 1]
        ended = above.bullet or above.sentence or above.row.numbered or (above.loud and not first.loud)
        yield ("end above", 0.8) if ended else ("name above", -0.8)
    if end < len(lines) and (lines[end].bullet or lines[end].label):
        yield "list below", 0.5


def _terms_of_line(line: Traits, first: Traits) -> Iterator[tuple[str, float]]:
    """Return the terms of the look of one line of a head; `first` is the first of its lines."""
    if line.row.label in HEAD_LABELS:
        yield "form", 0.5
        return
    if line.bullet:
        yield "bullet", -4.0
    elif line.label and not line.ranged:
        yield "label", -3.0
    elif (line.sentence or (line.activity and not line.titled) or not line.short) and not (line.ranged or line.whole):
        yield "text", -2.5
    elif line.heading_words and not line.ranged:
        yield "heading words", -2.0
    if line.row.numbered:
        yield "number", -1.0
    if line is not first and line.gap:
        yield "space within", -1.0
    if line is not first and line.row.heading and line.row.heading <= first.row.heading:
        yield "heading within", -2.0


def divide(rows: Sequence[Row], words: Words = JOBS, *, inside: bool = False) -> list[Segment]:
    """Return the entries of a section's rows: the division with the highest total score over all shapes of heads.

    `inside`: the entries may begin below other lines.
    """
    lines = traits_of(rows, words)
    if not lines:
        return []
    dated = any(line.ranged or line.single for line in lines)
    heads = {
        (start, end): head_terms(lines, start, end, dated=dated)
        for start in range(len(lines))
        for end in range(start + 1, min(start + MOST, len(lines)) + 1)
    }
    bodies = [total(body_terms(line)) for line in lines]
    shapes = {(end, _shape(lines, start, end)): None for start, end in heads}
    kinds = {shape for _, shape in shapes if shape[1] >= 0} or {(0, -1)}
    found = [_search(lines, heads, bodies, kind, inside=inside) for kind in sorted(kinds)]
    _, best = max(found, key=lambda pair: pair[0])
    return best


def total(terms: Terms) -> float:
    """Return the sum of terms."""
    return sum(value for _, value in terms)


def _shape(lines: Sequence[Traits], start: int, end: int) -> tuple[int, int]:
    """Return the shape of a head: number of its lines, and which one has the dates (-1: none)."""
    return end - start, next((at for at, line in enumerate(lines[start:end]) if line.ranged or line.single), -1)


def _search(
    lines: Sequence[Traits],
    heads: dict[tuple[int, int], Terms],
    bodies: Sequence[float],
    shape: tuple[int, int],
    *,
    inside: bool,
) -> tuple[float, list[Segment]]:
    """Return score and entries of the best division under a usual shape of heads.

    Every line is in a head or in a body; the first line opens a head, unless the entries may begin `inside`.
    """
    count = len(lines)
    best = [float("-inf")] * (count + 1)  # of all divisions of the lines above, the last one in an entry
    came: list[tuple[int, Terms | None, bool]] = [(0, None, True)] * (count + 1)
    for at in range(1, count + 1):
        if best[at - 1] + bodies[at - 1] > best[at]:
            best[at], came[at] = best[at - 1] + bodies[at - 1], (at - 1, None, False)
        for start in range(max(0, at - MOST), at):
            first = best[start] < 0 if inside else start == 0
            score = (0.0 if first else best[start]) + total(heads[start, at])
            score += _ALIKE * (_shape(lines, start, at) == shape)
            if score > best[at]:
                best[at], came[at] = score, (start, heads[start, at], first)
    return best[count], _traced(came, count)


def _traced(came: Sequence[tuple[int, Terms | None, bool]], count: int) -> list[Segment]:
    """Return the entries of a division from its last line back to the first of its first entry."""
    segments: list[Segment] = []
    at = end = count
    while at > 0:
        before, terms, first = came[at]
        if terms is not None:
            segments.append(Segment(before, at, end, terms))
            if first:
                break
            end = before
        at = before
    return segments[::-1]
