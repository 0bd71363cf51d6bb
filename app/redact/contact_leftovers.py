"""Find what an import left of the contact data in an untitled section: streets told by their shape, houses before a town, days long past, numbers of no
known kind.

What stands among contact data and found no field is withheld unless it is plainly harmless (a town, a right to work, a number of years): a copy promises no street,
and no list of kinds of streets is complete. The person may keep such a line as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.policy import Policy
from app.domain.resume import Resume
from app.domain.sensitivity import Kind, Operator
from app.redact.personal_data_scan import Span
from app.text.dates import find_dates
from app.text.lexicons import is_ordinary, title_words
from app.text.normalization import folded
from app.text.numbered_streets import numbered_street
from app.text.organization_kinds import forms_of_kind
from app.text.places import place_names

_CELL: Final = re.compile(r"[^|｜·•;；\t]+")
_HOUSE: Final = re.compile(
    r"(?P<house>[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+){0,3}), (?P<town>[A-ZÀ-Þ][^\d,]{2,30})(?:,.*)?"
)
_FULL: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_WORDS: Final = re.compile(r"日\s*期|年\s*月\s*日?|出|生|于|於|\b(?:date|day|of|on|dated?|born|birth)\b")
YOUNGEST: Final = 2013
"""Who looks for work was born before; later days may be those of a document."""
_NUMBER: Final = re.compile(r"(?<![\w./@\-])(?=[A-Z\d/\-]*\d)[A-Z\d][A-Z\d/\-]{5,}(?![\w@])")


def spans_of_leftovers(resume: Resume, policy: Policy) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id what the lines of untitled sections hold that is not plainly harmless; places are those of the field's text."""
    lines = (
        (f"sections.{one.id}.lines.{line.id}", line.text)
        for one in resume.sections
        if not one.title
        for line in one.lines
    )
    return {key: tuple(_spans(text)) for key, text in lines if policy.fields.get(key) is not Operator.KEEP}


def _spans(text: str) -> Iterator[Span]:
    for cell in _CELL.finditer(text):
        start = cell.start() + len(cell.group()) - len(cell.group().lstrip())
        written = cell.group().strip()
        if street := numbered_street(written) or _house(written):
            yield Span(start, start + len(street), Kind.ADDRESS, street, "address", "a street among contact data")
        elif _is_bare_day(written):
            yield Span(start, start + len(written), Kind.BIRTH, written, "birth", "a day among contact data")
        elif (number := _NUMBER.search(written)) and not (find_dates(written) or _is_explained(written)):
            at = start + number.start()
            yield Span(
                at, at + len(number.group()), Kind.ID_NUMBER, number.group(), "identity", "a number among contact data"
            )


def _is_bare_day(written: str) -> bool:
    """Return True if a text is one full date, long past, and says no more than that (`日期 1990年11月5日`, its label cut in two): among contact data that
    is a birth."""
    days = find_dates(written)
    if len(days) != 1 or days[0].ranged or not _FULL.fullmatch(days[0].first):
        return False
    around = folded(written[: days[0].start] + " " + written[days[0].end :])
    return not any(map(str.isalnum, _DAY_WORDS.sub(" ", around))) and int(days[0].first[:4]) < YOUNGEST


def _house(written: str) -> str:
    """Return the name of a house before a known town (`Rose Cottage, Paisley`), or an empty text."""
    found = _HOUSE.fullmatch(written)
    if not found or folded(found["town"]) not in place_names() or folded(found["house"]) in place_names():
        return ""
    words = folded(found["house"]).split()
    known = any(forms_of_kind(word) or word in title_words() for word in words)
    return "" if known else found["house"]


def _is_explained(written: str) -> bool:
    """Return True if words of the language say what a number is of: `Wiring Regulations 2391-52`."""
    return any(is_ordinary(word) for word in re.findall(r"[a-z]{3,}", folded(written)))
