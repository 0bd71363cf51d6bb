"""Classification of a section by its content, where its heading is not conclusive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row, value
from app.ingest.sections.contact import emails, links, phones
from app.ingest.sections.lexical_tests import is_organisation, is_title
from app.ingest.sections.person import CELLS
from app.ingest.sections.words import DEGREE, LANGUAGE_NAME, SCHOOL
from app.text.characters import has_han
from app.text.dates import find_dates

_CERTIFICATE: Final = re.compile(
    r"(?i)\b(?:certificat\w+|licen[cs]e\w*|permit|ticket|card|cpr|first aid|osha|nvq|registration)\b|证$|证（|证书|執照|执照|证照|證照|上岗证|驾照|駕照|[一二三四五]级$|认证"
)
_ITEMS: Final = re.compile(r"\s*[,，、;；|｜•·/]\s*|\t+|\s{2,}")


def kind_by_content(rows: Sequence[Row]) -> str:
    """Return the kind of a section (a key of `words.SECTIONS`), or an empty text if its rows are inconclusive."""
    heads = [row for row in rows if not row.bullet and not row.numbered] or list(rows)
    share = 1 / len(heads)
    reached = sum(bool(emails(row.text) or phones(row.text, zh=has_han(row.text))) for row in heads)
    schools = sum(map(_names_study, heads))
    works = sum(is_title(row.text) or is_organisation(row.text) for row in heads) - schools
    dated = sum(bool(find_dates(row.text)) for row in heads)
    if reached:
        others = any(
            is_title(cell) or is_organisation(cell) for row in rows for cell in map(value, CELLS.split(row.text))
        )
        return "references" if others else "contact" if (reached + _linked(heads)) * share >= 0.4 else ""
    if schools and dated and schools >= works and schools * share >= 0.3:
        return "education"
    if (any(has_range(row.text) for row in heads) and (works > 0 or dated > 1)) or (dated > 1 and works > 1):
        return "work"
    items = [item for row in rows for item in map(value, _ITEMS.split(row.text)) if item]
    if items and sum(LANGUAGE_NAME.search(item) is not None for item in items) >= 0.6 * len(items):
        return "languages"
    if items and sum(_CERTIFICATE.search(item) is not None for item in items) >= 0.5 * len(items):
        return "certificates"
    return "skills" if _lists_things(rows) else ""


def _names_study(row: Row) -> bool:
    """Return True if a row names a degree, or a school without a position: `Lecturer in Law, University of Bergh` is a
    job."""
    return DEGREE.search(row.text) is not None or (SCHOOL.search(row.text) is not None and not is_title(row.text))


def _lists_things(rows: Sequence[Row]) -> bool:
    """Return True if rows are only a list of three or more short items without a sentence, a date or a position."""
    items = [item for row in rows for item in map(value, re.split(r"\s*[,，、;；|｜•·]\s*|\t+", row.text)) if item]
    short = all(len(item) <= 16 if has_han(item) else len(item.split()) <= 4 for item in items)
    plain = not any(find_dates(row.text) or row.text.rstrip().endswith((".", "。", ":", "：")) for row in rows)
    named = sum(is_title(item) or is_organisation(item) for item in items)
    return len(items) >= 3 and short and plain and 4 * named <= len(items)


def is_study(rows: Sequence[Row]) -> bool:
    """Return True if rows name degrees and no position: a list of studies, regardless of the heading."""
    titled = any(is_title(cell) for row in rows for cell in map(value, CELLS.split(row.text)))
    return not titled and any(DEGREE.search(row.text) for row in rows) and kind_by_content(rows) == "education"


def _linked(rows: Sequence[Row]) -> int:
    return sum(bool(links(row.text)) for row in rows)
