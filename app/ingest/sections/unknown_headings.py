"""Recognition of unlisted headings by the rows below them, and of labels of lists.

Below the headings stands a text about the person, or names with their numbers; the labels are in capitals or in
people's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from app.ingest.layout.rows import Row
from app.ingest.sections.contact import emails, phones
from app.ingest.sections.heading_synonyms import announces_prose, in_own_words, meant_kind
from app.ingest.sections.headings import heading_key, known_kind
from app.ingest.sections.lexical_tests import is_organisation, is_title
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.kinship import OF_KIN


def is_in_capitals(text: str) -> bool:
    """Return True if a text is in capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    return len(letters) > 3 and not has_han(text) and text.upper() == text


def could_head(row: Row) -> bool:
    """Return True if a row is short and plain enough to be a heading."""
    text = row.text.strip()
    return not (row.bullet or row.numbered or "\t" in text or "@" in text or len(text) > 40 or find_dates(text))


def with_summary_line(rows: Sequence[Row], kinds: list[str]) -> list[str]:
    """Return the kinds, with `summary` for a line before all entries that has only a text about the person below it."""
    reached = False
    ends = _next_headings(kinds)
    dated = list(accumulate((bool(row.bullet or find_dates(row.text)) for row in rows), initial=0))
    for index, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        below, end = index + 1, ends[index]
        plain = below < end and dated[below] == dated[end]
        apart = index > 0 and (row.lo - rows[index - 1].hi > 1 or row.bold or row.heading or bool(kind))
        named = known_kind(row.text) or row.bullet or is_title(row.text) or is_organisation(row.text)
        if apart and plain and not named and announces_prose(row.text, rows[below].text, reached=reached):
            return [*kinds[:index], "summary", *kinds[index + 1 :]]
        if kind in LISTED:
            break
        reached = reached or is_reached(row.text)
    return kinds


def _next_headings(kinds: Sequence[str]) -> list[int]:
    """Return, for each row, the index of the next one below it that has a kind, or the number of rows."""
    ends, end = [0] * len(kinds), len(kinds)
    for index in range(len(kinds) - 1, -1, -1):
        ends[index] = end
        end = index if kinds[index] else end
    return ends


LISTED: Final = ("work", "volunteer", "projects", "education", "skills", "references")
"""Sections behind which a text is no introduction."""


def with_reference_line(rows: Sequence[Row], kinds: list[str]) -> list[str]:
    """Return the kinds, with `references` for a short separate line behind other sections above names with a number or
    an address.

    Each name below has one; none of them is the person.
    """
    begun = next((index for index, kind in enumerate(kinds) if kind in LISTED), len(rows))
    kinds = list(kinds)
    for index in range(begun + 1, len(rows) - 1):
        row, end = rows[index], index + 1
        while end < len(rows) and not kinds[end] and rows[end].lo - rows[end - 1].hi <= 1:
            end += 1
        below = rows[index + 1 : end]
        short = (
            could_head(row) and len(row.text.split()) <= 4 and len(row.text) <= 24 and not re.search(r"\d", row.text)
        )
        apart = is_in_capitals(row.text) or row.bold or row.lo - rows[index - 1].hi > 1
        if kinds[index] or not (short and apart and below) or meant_kind(heading_key(row.text)) == "contact":
            continue
        if not is_organisation(row.text) and not is_title(row.text) and all(is_vouching(known.text) for known in below):
            kinds[index] = "references"
    return kinds


def is_vouching(text: str) -> bool:
    """Return True if a text begins with a name, not with a word for a relative, and contains a number or an address."""
    named = _PERSON.match(text) is not None and OF_KIN.match(text) is None
    return named and is_reached(text) and not find_dates(text)


def is_reached(text: str) -> bool:
    """Return True if a text contains a number or an address."""
    return bool(emails(text) or phones(text, zh=has_han(text)))


_PERSON: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]*\.? (?:\([a-z.]+\) )?){1,3}[A-ZÀ-Þ][\w'’-]+\b|[\u3400-\u9fff·]{2,4}(?![\u3400-\u9fff])"
)


_LABEL_OWN: Final = re.compile(r"^(?P<head>[^:：\d@\t]{3,30}):\s+(?P<rest>\S.*)$")


def label_line(rows: Sequence[Row], index: int) -> re.Match[str] | None:
    """Return the match of a list's label in a separate line, in capitals or in people's own words: `CARDS: TWIC`,
    `Tools I know: …`."""
    row = rows[index]
    match = _LABEL_OWN.match(row.text)
    apart = index > 0 and row.lo - rows[index - 1].hi > 1
    if match is None or not apart:
        return None
    key = heading_key(match["head"])
    spoken = in_own_words(key) or is_in_capitals(match["head"])
    return match if spoken and (meant_kind(key) or known_kind(key)) in _LISTS_OF_THINGS else None


_LISTS_OF_THINGS: Final = ("skills", "certificates", "languages", "interests", "awards")
