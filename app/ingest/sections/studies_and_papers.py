"""Tells studies from certificates where a section has both: courses among schools, and degrees among certificates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.ingest.layout.rows import Row, value
from app.ingest.sections.certificates import certificate_name, is_fellowship, is_paper
from app.ingest.sections.degrees_and_schools import SCHOOL_NAME, has_school, is_degree
from app.ingest.sections.lexical_tests import is_place, without_dates
from app.ingest.sections.vocabulary import DEGREE, SCHOOL
from app.text.characters import has_han
from app.text.dates import find_dates

_TRAINING: Final = re.compile(r"(?i)cours|train|cpd|bildung|formation|培训|培訓|课程|課程|进修|進修")
_PAPERS_TOO: Final = re.compile(
    r"(?i)certif|qualif|licen[cs]|accredit|credential|zertifik|证书|證書|资格|資格|证照|證照"
)
_PAPER: Final = re.compile(r"(?i)certificate|licen[cs]e|nvq|qqi|btec|minor|bootcamp|cap|ma|as")
"""Degrees (by their word) that count as certificates under a heading for certificates."""
_CELLS: Final = re.compile(r"\s*[,，|｜\t]\s*|\s+[·•–—]\s+")


def papers_among(title: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows among schools that are certificates.

    Under a heading that names courses or certificates as well and where each row has its date (`title`) also those that
    name neither a degree nor a school; and the items of a list below a label of courses (`Further training:`).
    """
    listed = [*_below_label_of_courses(rows), *(_brief_among_ranges(rows) if _TRAINING.search(title) else [])]
    told = _TRAINING.search(title) or _PAPERS_TOO.search(title)
    courses = told is not None and all(find_dates(row.text) for row in rows)
    whole = [at == 0 or bool(find_dates(above.text)) for at, above in enumerate([*rows[:1], *rows[:-1]])]
    return [
        row
        for row, ended in zip(rows, whole, strict=True)
        if row in listed
        or _is_lone_paper(row)
        or is_fellowship(row.text)
        or (_is_course(row) and (courses or (told and ended and _is_brief_course(row))))
    ]


def _below_label_of_courses(rows: Sequence[Row]) -> list[Row]:
    """Return the items of the lists whose row above names courses and ends with a colon."""
    out: list[Row] = []
    below = False
    for row in rows:
        item = row.bullet or row.numbered
        below = (below and item) or (row.text.endswith((":", "：")) and _TRAINING.search(row.text) is not None)
        out += [row] if below and item else []
    return out


def _brief_among_ranges(rows: Sequence[Row]) -> list[Row]:
    """Return the courses behind a year of their own, with no line below them, among studies behind ranges of dates."""
    spans = [find_dates(row.text) for row in rows]
    first = [bool(own) and own[0].start == 0 for own in spans]
    ends = [*first[1:], True]
    ranged = any(led and own[0].ranged for led, own in zip(first, spans, strict=True))
    brief = zip(rows, first, ends, strict=True)
    return [row for row, led, ended in brief if ranged and led and ended and _is_course(row)]


def _is_brief_course(row: Row) -> bool:
    """Return True if a row is one name with one date behind a comma or in brackets: `Safe Handling of Medicines, 2024`."""
    return _BRIEF_COURSE.match(row.text) is not None and find_dates(row.text)[0].start > 8


_BRIEF_COURSE: Final = re.compile(r"[A-Z][^,()\t|]{6,60}(?:, | \()[^,()\t|]{4,16}\)?$")


def studies_among(title: str, rows: Sequence[Row], *, coursework: bool) -> list[Row]:
    """Return the rows among certificates or courses (`coursework`) that are studies.

    These give years at a school for a degree, or the year of a degree and its school; a row called a certificate
    stays one where certificates are listed. Under a heading that names training or courses (`title`) degree and school
    may stand in two rows.
    """
    taught = _TRAINING.search(title) is not None
    groups = [*pairwise(rows), *zip(rows, rows[1:], rows[2:], strict=False)] if taught else []
    pairs = list(zip(rows[::2], rows[1::2], strict=False))
    all_paired = len(rows) == 2 * len(pairs) and all(map(_are_dated_study, pairs))
    sure = pairs if taught and all_paired else [group for group in groups if _are_study(group)]
    alike = {tuple(bool(find_dates(row.text)) for row in group) for group in sure}
    groups = [group for group in groups if tuple(bool(find_dates(row.text)) for row in group) in alike]
    sure += [group for group in groups if _names_both(group, plain=True)]
    paired = {row.lo for group in sure for row in group}
    tabled = any(kind == "role" and is_degree(text) for row in rows for kind, text in row.cells)
    paired |= {row.lo for row in rows if tabled and taught and any(span.ranged for span in find_dates(row.text))}
    return [row for row in rows if row.lo in paired or _is_lone_study(row, coursework=coursework)]


def _are_study(rows: Sequence[Row]) -> bool:
    """Return True if of two rows one names a degree and the other a school, and one of them, or a third that has nothing
    else, has a range of dates; beside years at it a plain name is a school, too."""
    ranged = any(span.ranged for row in rows for span in find_dates(row.text))
    return ranged and (_names_both(rows) or _names_both(rows, plain=True))


def _are_dated_study(pair: Sequence[Row]) -> bool:
    return sum(bool(find_dates(row.text)) for row in pair) == 1 and _names_both(pair)


def _names_both(rows: Sequence[Row], *, plain: bool = False) -> bool:
    if any(row.bullet for row in rows):
        return False
    texts = [text for row in rows if (text := value(without_dates(row.text)[0]))]
    degrees, schools = [text for text in texts if is_degree(text)], [text for text in texts if not is_degree(text)]
    named = [has_school(text) or (plain and SCHOOL_NAME.match(text.partition(",")[0]) is not None) for text in schools]
    whole = len(texts) == 2 or (len(texts) == 3 and not plain and named == [False, True] and _is_subject(schools[0]))
    return whole and len(degrees) == 1 and not has_school(degrees[0]) and named[-1:] == [True]


def _is_subject(text: str) -> bool:
    """Return True if a line between a degree and its school is a name as plain as that of a subject."""
    return re.fullmatch(r"[A-Z][A-Za-zÀ-ž&' -]{3,50}", text) is not None and not is_place(text)


def _is_lone_paper(row: Row) -> bool:
    named = SCHOOL.search(row.text) or DEGREE.search(row.text)
    return not named and is_paper(value(without_dates(row.text)[0]))


def _is_course(row: Row) -> bool:
    spans = find_dates(row.text)
    named = SCHOOL.search(row.text) is not None or any(
        map(is_degree, map(value, without_dates(row.text)[0].split("\t")))
    )
    return len(spans) == 1 and not spans[0].ranged and not named


def _is_lone_study(row: Row, *, coursework: bool) -> bool:
    if is_fellowship(row.text) or (has_han(row.text) and is_paper(certificate_name(row.text)[0])):
        return False
    spans, degree = find_dates(row.text), DEGREE.search(row.text)
    if spans and degree is None:
        ranged = any(span.ranged for span in spans) and has_han(row.text)
        return SCHOOL.search(row.text) is not None and (ranged or is_degree(value(row.text)))
    if not spans or degree is None:
        return False
    school = has_school(row.text)
    if any(span.ranged for span in spans):
        return school
    cells = [cell for cell in _CELLS.split(without_dates(row.text)[0]) if re.search(r"\w{2}", cell)]
    return len(cells) > 1 and (coursework or (school and _PAPER.fullmatch(degree.group()) is None))
