"""Splitting of a line near the name that lists profession, home and contact data, into cells.

`Baker, Mallow, Co. Cork`, `Ann Roe — shop assistant — Tullamore — 086 555 0121`, 周建军，驾驶员，成都市金牛区，13980550162.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.rows import Row
from app.ingest.sections.contact import emails, phones
from app.ingest.sections.counties import is_county
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title
from app.ingest.sections.person import CELLS
from app.ingest.sections.personal import labels_in, native_of
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.kinship import BRACKETS

DOER: Final = re.compile(r"(?i)[a-z]{2,}(?:er|or|ist|ian|ant|man|woman|hand|crew|wright|eur|euse|tin|rin)s?$")
"""Endings of words for somebody who does something."""
_COMMA: Final = re.compile(r"\s*[,，]\s*")
_DASH: Final = re.compile(r"\s+[-–—]{1,2}\s+")
DISTRICT: Final = re.compile(r"(?<![\w])[A-Z][a-z]+ (?:\d{1,2}W?|[A-Z]{1,2}\d{1,2}[A-Z]?)$")
"""Postal districts: `Dublin 24`, `London SE15`."""
_LONGEST: Final = 160
"""Maximum length of such a line, in characters."""
_CELL_ZH: Final = 16
_CELLS_ZH: Final = 3


def set_apart(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, with tabs between the parts of lines that list several facts."""
    return [row if len(row.text) > _LONGEST or row.bullet else _split_native_name(row) for row in rows]


def _split_native_name(row: Row) -> Row:
    text = row.text
    for match in BRACKETS.finditer(row.text):
        if native_of(match["inner"].strip()):
            text = text.replace(match.group(), f"\t{match['inner'].strip()}\t", 1)
    return replace(row, text=_chinese(text) if has_han(text) else _european(text))


def _chinese(text: str) -> str:
    cells = _COMMA.split(text)
    reached = bool(phones(text, zh=True) or emails(text))
    short = all(len(cell) <= _CELL_ZH or emails(cell) for cell in cells)
    if not reached or len(cells) < _CELLS_ZH or not short or re.search(r"[。；：:]", text) or any(labels_in(text)):
        return text
    return "\t".join(cells)


def _european(text: str) -> str:
    finds = [*emails(text), *phones(text, zh=False)]
    for find in sorted(finds, key=lambda find: -find.start):
        before, behind = text[: find.start], text[find.end :]
        text = re.sub(r",\s*$", "\t", before) + find.raw + re.sub(r"^\s*,\s*", "\t", behind)
    if finds and len(_DASH.findall(text)) > 1:
        text = _DASH.sub("\t", text)
    for cell in filter(None, map(str.strip, CELLS.split(text))):
        text = text.replace(cell, _split_place(cell), 1)
    return text


def _split_place(cell: str) -> str:
    """Return a profession and the place behind it with a tab between them; any other cell unchanged."""
    pieces = _COMMA.split(cell)
    for count in (2, 3):
        lead, tail = pieces[:-count], pieces[-count:]
        placed = (
            DISTRICT.fullmatch(tail[-1]) is not None
            or is_place(", ".join(tail))
            or is_county(tail[-1])
            or is_place(", ".join(tail[-2:]))
        )
        if lead and placed and all(map(_names_work, lead)) and not any(map(_names_work, tail)) and not find_dates(cell):
            return f"{', '.join(lead)}\t{', '.join(tail)}"
    return cell


def _names_work(piece: str) -> bool:
    words = re.sub(r"\s*\([^()]*\)$", "", piece).split()
    told = is_title(piece) or bool(words and DOER.search(words[-1]))
    return (
        told
        and len(words) <= 6
        and not re.search(r"\d", piece)
        and not (is_organisation(piece) and not is_title(piece))
    )
