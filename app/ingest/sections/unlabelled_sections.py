"""Extraction of lists of jobs under an unlisted heading ("What paid the rent", 流过汗的日子) or none, by the shape of their
blocks.

They are removed from the section they were assigned to.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.rows import Row
from app.ingest.sections.contents import kind_by_content
from app.ingest.sections.entries import unlabelled
from app.ingest.sections.heading_synonyms import in_own_words, means_only, meant_kind
from app.ingest.sections.headings import DECORATION, heading_key, known_kind
from app.ingest.sections.lexical_tests import is_organisation, is_place, just_a_name, names_position
from app.ingest.sections.repeating_blocks import Block, blocks_of, could_head, gaps_of
from app.ingest.sections.sections import Zone
from app.ingest.sections.unknown_headings import is_in_capitals
from app.ingest.sections.words import DEGREE, SCHOOL
from app.text.characters import has_han
from app.text.dates import find_dates

_KEPT: Final = ("volunteer", "projects", "publications")
"""Sections that have entries with dates of their own."""
_OPEN: Final = ("head", "summary", "contact", "personal", "target")
"""Sections in which no list of entries is expected: a list found there is extracted, whatever its heading."""


def split_sections(zones: Sequence[Zone]) -> list[Zone]:
    """Return the zones, with lists of jobs or of schooling inside others moved to zones of their own."""
    return [piece for zone in zones for piece in _pieces(zone)]


def _pieces(zone: Zone) -> list[Zone]:
    rows = zone.rows
    if zone.kind in _KEPT or (zone.kind == "other" and known_kind(zone.title) == "other"):
        return [zone]
    blocks = blocks_of([unlabelled(row) for row in rows])
    if zone.kind == "education":
        blocks = [block for block in blocks if not _is_study(rows, block)]
    if not blocks:
        return [zone]
    gaps = gaps_of(rows)
    if zone.kind == "work":
        cut = _tail(rows, gaps, blocks, schools_only=True)
        return [replace(zone, rows=rows[:cut]), *_zones_behind_list(rows, gaps, cut)]
    end = _tail(rows, gaps, blocks)
    first, lists = _lists(rows, gaps, blocks, end)
    settled = zone.kind not in _OPEN and zone.heading is not None and known_kind(zone.title) != ""
    if settled and lists[0].heading is None:
        return [zone]
    return [
        piece
        for piece in [replace(zone, rows=rows[:first]), *lists, *_zones_behind_list(rows, gaps, end)]
        if piece.rows
    ]


def _lists(rows: Sequence[Row], gaps: Sequence[bool], blocks: Sequence[Block], end: int) -> tuple[int, list[Zone]]:
    """Return the index of the first row, and the blocks in zones of their own, jobs or schooling."""
    kinds = ["education" if _is_study(rows, block) else "work" for block in blocks]
    changes = [at for at, kind in enumerate(kinds) if at == 0 or kind != kinds[at - 1]]
    headed = [_heading_of(rows, gaps, blocks[at], kinds[at]) for at in changes]
    starts = [start if heading is None else heading for heading, start in headed]
    zones = []
    for at, (heading, start), stop in zip(changes, headed, [*starts[1:], end], strict=True):
        row = rows[heading] if heading is not None else None
        zones.append(Zone(kinds[at], row.text if row else "", list(rows[start:stop]), row))
    return starts[0], zones


def _heading_of(rows: Sequence[Row], gaps: Sequence[bool], block: Block, kind: str) -> tuple[int | None, int]:
    """Return the index of the heading of a list that opens with a block (None without one), and of its first entry.

    Above a school the heading may have been taken for a line of the block.
    """
    start = block.start
    above = kind == "education" and start + 1 < block.body and SCHOOL.search(rows[start].text) is None
    if above and _is_list_heading(rows, gaps, start):
        return start, start + 1
    return (start - 1, start) if start and _is_list_heading(rows, gaps, start - 1) else (None, start)


def _is_study(rows: Sequence[Row], block: Block) -> bool:
    head = rows[block.start : block.body]
    texts = [row.text for row in head]
    named = any(SCHOOL.search(text) or len(_degree(text)) > _SHORT for text in texts)
    return named and not any(map(names_position, texts))


_SHORT: Final = 3
"""Maximum length of a degree that may also be a company's legal form (`Vestfisk AS`), in letters."""


def _degree(text: str) -> str:
    found = DEGREE.search(text)
    return found.group() if found else ""


def _is_list_heading(rows: Sequence[Row], gaps: Sequence[bool], index: int) -> bool:
    """Return True if a row is set above a list like a heading: it is loud, colloquial, or has space above it."""
    row = rows[index]
    text = row.text.strip()
    if (
        index == 0
        or row.bullet
        or row.numbered
        or find_dates(text)
        or len(text) > 60
        or "@" in text
        or not could_head(row)
    ):
        return False
    named = names_position(text) or is_organisation(text) or is_place(text)
    if in_own_words(heading_key(text)) or DECORATION.match(text):
        return True
    if is_in_capitals(text) or row.bold > rows[index - 1].bold:
        return not named
    return gaps[index] and not named and (has_han(text) or not just_a_name(text))


def _tail(rows: Sequence[Row], gaps: Sequence[bool], blocks: Sequence[Block], *, schools_only: bool = False) -> int:
    """Return the index where the last block of a list ends and other content begins (with `schools_only`: schools)."""
    last = blocks[-1]
    spaced = any(any(gaps[block.body + 1 : block.end]) for block in blocks[:-1])
    for index in range(last.body + 1, last.end):
        apart = _is_loud(rows, index) or (gaps[index] and not spaced and _is_plain(rows[index]))
        if apart and not schools_only:
            return index
        if _names_school(rows, index):
            above = index - 1
            return (
                above
                if above > last.body
                and (_is_list_heading(rows, gaps, above) or means_only(heading_key(rows[above].text)))
                else index
            )
    return last.end


def _is_plain(row: Row) -> bool:
    return not (row.bullet or row.numbered) and could_head(row)


def _is_loud(rows: Sequence[Row], index: int) -> bool:
    """Return True if a row is set off from the text above it like a heading: in capitals or in bold type."""
    text = rows[index].text
    able = _is_plain(rows[index]) and len(text) > 4 and not DEGREE.search(text)
    return able and (is_in_capitals(text) or rows[index].bold > rows[index - 1].bold)


def _names_school(rows: Sequence[Row], index: int) -> bool:
    """Return True if a row names a school or a degree, and a date stands in it or shortly below."""
    row = rows[index]
    if row.bullet or names_position(row.text) or not (SCHOOL.search(row.text) or DEGREE.search(row.text)):
        return False
    return len(row.text) <= 90 and any(find_dates(near.text) for near in rows[index : index + 3])


def _zones_behind_list(rows: Sequence[Row], gaps: Sequence[bool], start: int) -> list[Zone]:
    """Return the zones of the rows behind a list, section by section."""
    starts = [
        at for at in range(start, len(rows)) if at == start or (gaps[at] and _is_plain(rows[at])) or _is_loud(rows, at)
    ]
    return [_section(rows, gaps, at, end) for at, end in itertools.pairwise([*starts, len(rows)])]


def _section(rows: Sequence[Row], gaps: Sequence[bool], start: int, end: int) -> Zone:
    """Return the rows of one section as a zone.

    The first row is its heading if it looks like one, or if the other rows alone make a list.
    """
    head, rest = rows[start], rows[start + 1 : end]
    plain = _is_plain(head) and not (
        SCHOOL.search(head.text) or names_position(head.text) or is_organisation(head.text)
    )
    if rest and (_is_list_heading(rows, gaps, start) or (plain and kind_by_content(rest))):
        return Zone(meant_kind(heading_key(head.text)) or "other", head.text, list(rest), head)
    return Zone("education" if kind_by_content(rows[start:end]) == "education" else "other", "", [head, *rest])
