"""Division of a section's rows into entries, each with head and body rows; entries told in sentences.

Anchored on dates, or by shape alone: repeating blocks of a few short lines around a line of dates, then longer lines. The
number of lines above and below the dates is the same in every block of a list: the chosen layout is the one under which
the blocks together look most like entries. In a job told in a sentence (`From 2015 to 2017 I was a shed hand with
Maclaren & Sons`, `…在某公司任销售经理，负责…`) position and employer are words of it; what it says beside them is returned as
well, never dropped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from app.ingest.layout.bullets import NUMBERED
from app.ingest.layout.line_features import (
    FREE_LABEL,
    beside_dates,
    could_name,
    field_label,
    fields_apart,
    has_range,
    is_verbal,
    mostly_date,
    tells_firm,
)
from app.ingest.layout.line_roles import divide, total
from app.ingest.layout.ordinals import without_ordinals
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.sections.degrees_and_schools import is_degree
from app.ingest.sections.lexical_tests import (
    is_organisation,
    is_pause,
    is_place,
    is_title,
    names_position,
    post_and_employer,
)
from app.text.characters import fold, has_han
from app.text.dates import find_dates, is_present
from app.text.organization_kinds import is_general

_LEAST: Final = 3.3
"""Minimum average score of several blocks."""
_ALONE: Final = 4.2
"""Minimum score of a single block."""


@dataclass(frozen=True, slots=True)
class Block:
    """Indices into the rows: first row of the head, first row behind the head, end (behind the last row)."""

    start: int
    body: int
    end: int


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """Return the entries of a list that no heading announces; empty unless their dates and names are conclusive."""
    rows = _without_outer_bullets(list(rows))
    dated = [part for part in divide(rows, inside=True) if any(map(_is_dated, rows[part.start : part.body]))]
    found = [part for part in dated if _names_job(rows[part.start : part.body])]
    score = sum(total(part.terms) + _body_score(rows[part.body : part.end]) for part in found)
    if 2 * len(found) <= len(dated) or score < (_LEAST if len(found) > 1 else _ALONE) * len(found):
        return []
    ends = [*(part.start for part in found[1:]), len(rows)]
    return [Block(part.start, part.body, end) for part, end in zip(found, ends, strict=True)]


def _is_dated(row: Row) -> bool:
    """Return True if a row is a range of dates, or a short name with one."""
    told = row.text.count("，") > 2 and not is_organisation(row.text)
    told = (
        told or re.search(r"[\u3400-\u9fff]。\s*\S", row.text) is not None
    )  # `十年经验，2018年起…，2023年起…，现可到岗`
    return len(row.text) <= 90 and not row.bullet and not told and has_range(row.text)


def _names_job(rows: Sequence[Row]) -> bool:
    """Return True if a head has two names of which one is no place; `Head Chef @ Casa Roe` has two."""
    names = [name for row in rows for piece in beside_dates(row.text) for name in post_and_employer(piece)]
    return len(names) > 1 and not (all(map(is_place, names)) or any(map(is_pause, names)))


def _body_score(rows: Sequence[Row]) -> float:
    """Score the first line of a body: it should be longer text or an item of a list."""
    if not rows:
        return -0.5
    first = rows[0]
    return 2.0 if first.bullet or FREE_LABEL.match(first.text) else 0.0 if could_open_entry(first) else 1.5


def _is_short(text: str) -> bool:
    """Return True if a text is as short and plain as a name or a position."""
    if has_han(text):
        return len(text) <= 24 and not re.search("[，。；：、]", text)
    listed = len(re.findall(r",\s+[a-zà-ÿ]", text)) > 1
    return len(text.split()) <= 8 and not listed and not re.search(r"[@:?!]|\d{4}", text)


def could_open_entry(row: Row) -> bool:
    """Return True if a row is short and plain like a name in a head, or a heading."""
    return could_name(row) and _is_short(row.text) and not is_verbal(row.text)


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


def unlabelled(row: Row) -> Row:
    """Return a row of a form without its label, which it remembers; one that names an employer or a school opens an
    entry, one of duties may begin with a number."""
    kind, cut = field_label(row.text)
    if not kind:
        return row
    text = row.text[cut:]
    number = NUMBERED.match(text) if kind == "duties" else None
    return replace(
        row,
        text=text[number.end() :] if number else text,
        bullet=False,
        numbered=number is not None,
        heading=OPENS if kind == "place" else row.heading,
        indent=row.stop or row.indent,
        label=kind,
    )


OPENS: Final = 9
"""Heading level given to a row that opens an entry by its label."""


def split_entries(rows: Sequence[Row]) -> list[Entry]:
    """Return the entries of a section with dated entries (work, projects, voluntary work)."""
    table = _table_end(rows)
    if table:
        return [*_table_entries(rows[:table]), *(split_entries(rows[table:]) if table < len(rows) else [])]
    rows, numbered = prepared(rows)
    joined_rows, told = sentences(paragraphs(rows))
    entries = _numbered_entries(rows, numbered) if not told else []
    if entries:
        return entries
    entries = _told_entries(joined_rows, told) if told else _divided(rows)
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
        named = {kind for kind, _ in row.cells} & {"dates", "place", "role"} and field_label(row.text)[0] != "duties"
        if row.cells and (not entries or named):
            entries.append(Entry([row]))
        else:
            entries[-1].body.append(row)
    return [Entry(entry.head, paragraphs([unlabelled(row) for row in entry.body])) for entry in entries]


def prepared(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """Return the rows without labels of forms, facts of firms and ordinals, broken ranges of dates joined; and which
    had an ordinal."""
    fields = [replace(row, text=text) for row in rows for text in fields_apart(row.text)]
    kept: list[Row] = []
    for row in _whole_names(fields):
        if not tells_firm(row.text):
            kept.append(row)
        elif kept:
            kept[-1] = replace(kept[-1], hi=row.hi)  # no gap is left where the line stood
    return without_ordinals(_whole_ranges(_with_items(_without_outer_bullets(list(map(unlabelled, kept))))))


def _without_outer_bullets(rows: list[Row]) -> list[Row]:
    """Return the rows, the bullets of an outer list gone if its items are the entries: the dates of each stand in it, or
    below it before any item of an inner list."""
    outer = min((row.indent for row in rows if row.bullet), default=0.0)
    at = [index for index, row in enumerate(rows) if row.bullet and row.indent <= outer + 0.5]
    parts = [rows[start:end] for start, end in pairwise([*at, len(rows)])]
    inside = [row for part in parts for row in part[1:]]
    if len(parts) < 2 or not inside or not all(row.indent > outer + 0.5 for row in inside):
        return rows
    heads = [[part[0], *itertools.takewhile(lambda row: not row.bullet, part[1:])] for part in parts]
    if not all(any(has_range(row.text) for row in head) and len(head) <= _HEAD for head in heads):
        return rows
    return [replace(row, bullet=False) if index in at else row for index, row in enumerate(rows)]


_HEAD: Final = 4
"""Most lines of the head of an entry that is an item of an outer list."""


def _whole_names(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, a name that a narrow column broke before its last word joined (`Killeen Youth Soccer` above
    `League`)."""
    out: list[Row] = []
    for row in rows:
        word = row.text.strip()
        held = out[-1] if out else None
        kind = word.isalpha() and word[0].isupper() and (is_general(word.lower()) or is_organisation(word))
        if held and kind and held.box and row.box and _is_broken_name(held, row):
            out[-1] = replace(held, text=f"{held.text} {word}", hi=row.hi)
        else:
            out.append(row)
    return out


def _is_broken_name(held: Row, row: Row) -> bool:
    alike = held.bold == row.bold and held.page == row.page and abs(held.indent - row.indent) < 3
    large = re.search(r", (?:[A-ZÀ-Þ][\w'’-]+ ?)+$", held.text) is not None
    return alike and large and row.lo - held.hi <= 1 and not (row.bullet or find_dates(held.text))


def _with_items(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, the lines beside a label of duties as items where one of them broke off with room to spare."""
    out = list(rows)
    for at, row in enumerate(rows):
        if row.label != "duties" or row.numbered or row.box is None:
            continue
        end = at + 1
        while end < len(rows) and _stands_below(rows[end - 1], rows[end], row.indent):
            end += 1
        block = rows[at:end]
        room = any(one.right_edge + max(2 * below.size, below.lead) < one.margin for one, below in pairwise(block))
        if room and not any(one.text[:1].islower() for one in block):
            out[at:end] = [replace(one, bullet=True) for one in block]
    return out


def _stands_below(above: Row, row: Row, indent: float) -> bool:
    plain = not (row.bullet or row.numbered or row.label or find_dates(row.text))
    return plain and row.page == above.page and row.lo - above.hi <= 1 and abs(row.indent - indent) < 3


def _divided(rows: Sequence[Row]) -> list[Entry]:
    """Return the entries of the best division of the rows, wrapped lines joined."""
    return [
        Entry(_unwrapped(rows[found.start : found.body]), paragraphs(rows[found.body : found.end]))
        for found in divide(rows)
    ]


def _unwrapped(head: Sequence[Row]) -> list[Row]:
    """Return the rows of a head, a line joined to the one it goes on from only where its words say that it does."""
    return paragraphs(
        head, fresh=lambda row: bool(row.label) or (row.text[:1].isupper() and not _open_ended(head, row))
    )


def _open_ended(head: Sequence[Row], row: Row) -> bool:
    """Return True if the line above a row of a head ends in the middle of a phrase."""
    above = next((known.text for known in head if known.hi + 1 == row.lo), "")
    return re.search(r"(?:[,，、&/-]|\b(?:and|of|the|for|at|und|de|für))$", above.rstrip()) is not None


def _told_entries(rows: Sequence[Row], told: set[int]) -> list[Entry]:
    """Return the entries of a section told in sentences: each opens with a job and its dates."""
    entries: list[Entry] = []
    for index, row in enumerate(rows):
        if index in told or not entries or (find_dates(row.text) and not entries[-1].body and not row.bullet):
            entries.append(Entry([row]))
        else:
            entries[-1].body.append(row)
    return entries


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


def _from_bullets(entry: Entry) -> Entry:
    """Return an entry whose head is only a date with its title taken from the first bullet.

    `Mar 2021 - Present` / `• Engineer, Globex`.
    """
    if not entry.body or not entry.head or not is_title(entry.body[0].text):
        return entry
    if has_han(entry.body[0].text) and re.search("[，。；：]", entry.body[0].text):
        return entry  # a sentence that ends with somebody's title
    names = [name for row in entry.head for name in beside_dates(row.text)]
    firms = len(names) < 2 or all(map(is_organisation, names))
    untitled = entry.dated and firms and not any(is_title(row.text) for row in entry.head)
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


_NARRATIVE_LONGEST: Final = 1_200
"""Maximum length of a paragraph about somebody's jobs, in characters."""
_CHINESE: Final = re.compile(
    r"^(?:(?:我|之前|以前|后来|後來|更早|再早|再之前|然后|接着|曾经|曾|从|從|自|最早|起初|先|是|一直|那时|就|开始)[\s，,]*)*"
    r"(?:跟着?[^，,在]{1,8})?(?:在|于|於)(?P<place>[^，,。；]{2,30}?)[，,]?"
    r"(?:担任|擔任|任职|任|做过|做了?|当过|当了?|當|干过?|从事|就职)(?:过)?(?P<role>[^，,。；：]{2,14})(?P<rest>(?:[，,。；：].*)?)$"
)
_WORD: Final = r"[A-ZÀ-Þ0-9][\w&'’.-]*"
_NAME: Final = rf"{_WORD}(?:\s+(?:(?:&|and|of|the|de|der|van|von|für|du|la)\s+){{0,2}}{_WORD}){{0,6}}(?:\s+family)?"
_ROLE: Final = r"(?:an?\s+|the\s+|their\s+)?(?P<role>[^,.;:()\d]{2,50}?)"
_AT: Final = r"(?:at|for|with|in|under|bei(?:m)?|im|chez|en)\s+(?:the\s+|der\s+)?"
_EUROPEAN: Final = (
    re.compile(
        rf"(?:\bI(?:['’]ve| have)?(?: \w+)? (?:was|am|been|became)|\bI['’]m|\b(?:[Ww]ork(?:ed|ing)?|[Ee]mployed|[Ss]erv(?:ed|ing)|[Ss]tarted|[Tt]rained|job) as"
        rf"|\bwar ich(?: als)?|\bj['’]étais) {_ROLE}\s+{_AT}(?P<place>{_NAME})"
    ),
    re.compile(
        rf"\b(?:[Ww]ork(?:ed|ing)?|[Ee]mployed|been) (?:{_AT}|by\s+)(?P<place>{_NAME})(?:[^,.;:()\d]{{0,30}},?\s+as {_ROLE}(?=[,.;:()\d]|\s(?:from|since|until|for|and)\b|$))"
    ),
)


def told_job(text: str) -> tuple[str, str, str] | None:
    """Return (position, employer, rest) of a sentence without its dates, or None.

    The rest is the whole sentence if position and employer stand in the middle of it.
    """
    if len(text) > _NARRATIVE_LONGEST:
        return None
    flat = " ".join(text.split())
    if has_han(flat):
        match = _CHINESE.match(flat.strip(" ,，、"))
        if match is None:
            return None
        return value(match["role"]), value(re.sub("(?:上班|工作|打工|干活)$", "", match["place"])), value(match["rest"])
    for pattern in _EUROPEAN:
        match = pattern.search(flat)
        if match:
            return value(match["role"]), re.sub(r"[.'’]+$", "", match["place"]), flat
    return None


_SENTENCE: Final = re.compile(r"(?<=[a-zà-ÿ\d)’'])[.!?]\s+(?=[A-ZÀ-Þ])|(?<=[。！])\s*(?=.)")


def sentences(rows: Sequence[Row]) -> tuple[list[Row], set[int]]:
    """Return the rows, those about jobs cut into sentences, and the indices of the sentences with a job and its dates."""
    out: list[Row] = []
    told: set[int] = set()
    for row in rows:
        pieces = _pieces(row)
        tells = [_is_job_sentence(piece.text) for piece in pieces]
        if not any(tells):
            out.append(row)
            continue
        told.update(len(out) + index for index, tell in enumerate(tells) if tell)
        out += pieces
    return out, told


def _pieces(row: Row) -> list[Row]:
    if not 30 < len(row.text) <= _NARRATIVE_LONGEST and not has_han(row.text):
        return [row]
    starts = [0, *(match.end() for match in _SENTENCE.finditer(row.text)), len(row.text)]
    texts = [row.text[start:end].strip() for start, end in itertools.pairwise(starts)]
    return [replace(row, text=text) for text in texts if text]


def _is_job_sentence(text: str) -> bool:
    spans = find_dates(text)
    if not spans or "\t" in text.strip():
        return False
    for span in reversed(spans):
        text = text[: span.start] + " " + text[span.end :]
    return told_job(text) is not None


def is_break(entry: Entry) -> bool:
    """Return True if an entry is a time without paid work."""
    return _is_pause(entry) or _names_nothing(entry)


def _is_pause(entry: Entry) -> bool:
    """Return True if the head of an entry names a time without paid work, and neither an employer nor a position."""
    names = [name for row in entry.head for piece in beside_dates(row.text) for name in re.split(r"[,，]\s*", piece)]
    others = [name for name in names if not is_pause(name.lstrip("(（ 起"))]
    paused = entry.dated and len(others) < len(names)
    return paused and not any(is_organisation(name) or names_position(name) for name in others)


def _names_nothing(entry: Entry) -> bool:
    """Return True if an entry is only dates and a few words that go on like a sentence and name neither an employer nor a
    position: `farm help for family, no wages`."""
    if len(entry.rows) > 2 or not entry.dated or any(row.bullet or row.cells or row.label for row in entry.rows):
        return False
    names = [name for row in entry.rows for name in beside_dates(row.text)]
    ended = entry.rows[-1].text.rstrip(" )").endswith(".")
    opened = all(name.lstrip("( ")[:1].islower() for name in names)
    return bool(names) and ended and opened and not any(map(names_position, names))


def is_study_entry(entry: Entry) -> bool:
    """Return True if the head of an entry is dated and names a degree, or says that somebody studied, and no position."""
    if entry.head and entry.head[0].cells:
        return any(kind == "role" and PUPIL.fullmatch(text) for kind, text in entry.head[0].cells)
    if not entry.dated:
        return False
    names = [name for row in entry.head for name in beside_dates(row.text)]
    studied = any(_STUDIED.search(name) or (is_degree(name) and not has_han(name)) for name in names)
    return studied and not any(map(names_position, names))


_STUDIED: Final = re.compile(r"(?:学习|學習|就读|就讀|毕业|畢業|在读|在讀|读书)[)）]?$")


PUPIL: Final = re.compile("(?i)[学學]生|[学學][习習]|student|pupil")
