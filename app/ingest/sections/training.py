"""Separation of degrees, courses and certificates that share a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.ingest.layout.rows import Row, value
from app.ingest.sections.certificates import is_paper
from app.ingest.sections.lexical_tests import without_dates
from app.ingest.sections.words import DEGREE, SCHOOL
from app.text.dates import find_dates

_TRAINING: Final = re.compile(r"(?i)cours|train|cpd|培训|培訓|课程|課程|进修|進修")
_PAPER: Final = re.compile(r"(?i)certificate|licen[cs]e|nvq|qqi|btec|minor|bootcamp|cap|ma|as")
"""Degrees (by their word) that count as certificates under a heading for certificates."""
_CELLS: Final = re.compile(r"\s*[,，|｜\t]\s*|\s+[·•–—]\s+")


def papers_among(title: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows among schools that are certificates.

    Under a heading that names courses and where each row has its date (`title`) also those that name neither a
    degree nor a school.
    """
    courses = _TRAINING.search(title) is not None and all(find_dates(row.text) for row in rows)
    return [row for row in rows if _is_lone_paper(row) or (courses and _is_course(row))]


def studies_among(rows: Sequence[Row], *, coursework: bool) -> list[Row]:
    """Return the rows among certificates or courses (`coursework`) that are studies.

    These give years at a school for a degree, or the year of a degree and its school; a row called a certificate
    stays one where certificates are listed.
    """
    return [row for row in rows if _is_lone_study(row, coursework=coursework)]


def _is_lone_paper(row: Row) -> bool:
    named = SCHOOL.search(row.text) or DEGREE.search(row.text)
    return not named and is_paper(value(without_dates(row.text)[0]))


def _is_course(row: Row) -> bool:
    spans = find_dates(row.text)
    return len(spans) == 1 and not spans[0].ranged and not (SCHOOL.search(row.text) or DEGREE.search(row.text))


def _is_lone_study(row: Row, *, coursework: bool) -> bool:
    spans, degree = find_dates(row.text), DEGREE.search(row.text)
    if not spans or degree is None:
        return False
    school = SCHOOL.search(row.text) is not None
    if any(span.ranged for span in spans):
        return school
    cells = [cell for cell in _CELLS.split(without_dates(row.text)[0]) if re.search(r"\w{2}", cell)]
    return len(cells) > 1 and (coursework or (school and _PAPER.fullmatch(degree.group()) is None))
