"""Find addresses written as a row between commas: from a unit or a house (`Flat 302, Sai Residency, …`) or a street with its number up to
the town (`Rue du Midi 39, 2502 Biel`). Reads the text with its capitals: every part of the row begins with one, or with a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.prepared_text import Document
from app.text.postal_addresses import street_pattern

Range = tuple[int, int]

_UNIT: Final = (
    r"(?i:flat|apt\.?|apartment|unit|block|blk\.?|room|rm\.?|house|hse|plot|building|bldg|villa|tower|floor|door no\.?|lot i{0,3}[a-z]?|rr|p\.?\s?o\.? box|suite|shop|street|wing|phase|h\.?no\.?|d\.?no\.?|gala)"
    r"(?: no\.?)? ?#?(?:[A-Za-z]{0,2}-?\d[\w/\-]{0,8}|[A-Z](?![A-Za-z]))"
)
_CHARACTER: Final = r"(?:[^,\n;|:!?.\"“”]|\.(?=[,\w ]{0,1}[,A-Z\d])(?! [A-Z][a-z]+ )|\.(?=\n|$))"
_PART: Final = rf", ?(?=[A-Z\d#(])(?!(?:I|We|My|The|And|But|Tel|Phone|Mob|Email|Can|NUM|Band)\b){_CHARACTER}{{2,40}}"
_STREET: Final = (
    rf"(?:\d{{1,5}}[A-Za-z]?(?:[/\-]\d{{1,4}})? (?:[A-Z][\w'\-]{{1,20}} ){{1,4}}(?i:{street_pattern('text')})\b)"
)
_TOWN: Final = r"(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})? [A-Z\u00c0-\u00de][^\W\d_'\-]{1,24}(?:[/ \-][A-Z\u00c0-\u00de][^\W\d_'\-]{1,24}){0,2}"
_ROWS: Final = (
    re.compile(
        rf"(?<![\w/#])(?P<v>(?:{_UNIT}|#\d{{1,5}}(?:-\d{{1,5}})?|\d{{1,3}}/F){_CHARACTER}{{0,40}}(?:{_PART}){{2,8}})"
    ),
    re.compile(rf"(?<![\w/#])(?P<v>{_STREET}(?:{_PART}){{1,5}})"),
    re.compile(
        rf"(?<![\w/#])(?P<v>(?:\d{{1,4}}(?: bis| ter)?,? [^\W\d_]{{2,12}} )?[A-Z\u00c0-\u00de][^\W\d_][\w.'\-]{{1,24}}(?: [\w.'\-]{{2,20}}){{0,4}}(?: \d{{1,4}}[a-z]?(?: [a-z]{{2,6}})?)?(?:, [^,\n;|]{{1,24}}){{0,3}}, ?{_TOWN})"
    ),
    re.compile(rf"(?<![\w/#])(?P<v>\d{{1,4}}(?: bis| ter)?,? [a-z]{{3,12}} [^,\n;|\d]{{3,40}}, ?{_TOWN})"),
)
_NAME_OF_A_PLACE: Final = re.compile(r"\b[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{2,}\b|\b[A-Z]{2,}(?: [A-Z]{2,})+\b")
"""One word at least as names of places are written: `plot 346, POMI and CESMM4, CostX 7.2` has none."""
_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 160


def address_lines(document: Document) -> Iterator[Range]:
    """Yield the rows of a text that are an address."""
    cased = document.cased
    if len(cased) != len(document.text) or "," not in cased:
        return
    for index, row in enumerate(_ROWS):
        for found in row.finditer(cased):
            start, end = found.span("v")
            end = min(end, start + _LONGEST)
            while end > start and cased[end - 1] in " .,(":
                end -= 1
            before_town = cased[start:end].rsplit(",", 1)[0]
            named = index or _NAME_OF_A_PLACE.search(cased, start, end)
            if named and (index < 2 or _DIGIT.search(before_town)):
                yield start, end
