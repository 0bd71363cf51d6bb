"""Education entries from the rows of their section: schools, degrees, fields, dates, scores, courses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.resume import Education, Line
from app.ingest.layout.ordinals import without_ordinals
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.sections.entries import fold_key, unlabelled
from app.ingest.sections.header_parts import CLAUSE
from app.ingest.sections.lexical_tests import is_place, without_dates, without_town
from app.ingest.sections.provenance import Notes
from app.ingest.sections.schools import AREA, SCHOOL_NAME, SCHOOL_OF, has_school, named_in, names_school
from app.ingest.sections.scores import GAP, SCORE, whole_score, without_class
from app.ingest.sections.words import DEGREE, DEGREE_ZH, SCHOOL
from app.text.characters import has_han
from app.text.dates import DateSpan, find_dates

_COURSES: Final = re.compile(
    r"(?i)^(?:relevant |selected |incoming |key |core )?(?:coursework|courses|modules|主修课程|相关课程|核心课程|主要课程|專業課程|课程)\s*[:：]\s*"
)
_STRONG_SEPARATOR: Final = re.compile(r"\t+|\s*[|｜]\s*|\s+[·•]\s*|\s*[·•]\s+|\s{2,}|\s*—\s*|\s+[–-]\s+|\s*[;；]\s*")


@dataclass(slots=True)
class _Draft:
    institution: str = ""
    location: str = ""
    study_type: str = ""
    area: str = ""
    start: str = ""
    end: str = ""
    start_raw: str = ""
    end_raw: str = ""
    score: str = ""
    current: bool = False
    rows: list[Row] = field(default_factory=list)
    rest: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.institution or self.study_type or self.area or self.end or self.rest)


def read_education(rows: Sequence[Row], first: int, notes: Notes) -> list[Education]:
    """Return the entries of an education section; ids count from `first`."""
    rows, _ = without_ordinals(rows)
    listed = all(row.bullet or row.numbered for row in rows)  # then the items of the list are the entries
    rows = [unlabelled(replace(row, bullet=False, numbered=False) if listed else row) for row in rows]
    rows = paragraphs(rows, prose=False, fresh=_led_by_dates)
    school_first = _school_first(rows)
    drafts: list[_Draft] = []
    for row in rows:
        if not drafts or (not row.bullet and _starts_entry(drafts[-1], row, school_first)):
            inherits = school_first and drafts and _has_degree(row.text) and not has_school(row.text)
            school = drafts[-1].institution if inherits else ""
            drafts.append(_Draft(institution=school, rows=drafts[-1].rows[:1] if school else []))
        elif not row.bullet and school_first and _second_degree(drafts[-1], row):
            drafts.append(_Draft(institution=drafts[-1].institution, rows=drafts[-1].rows[:1]))
        _fill(drafts[-1], row)
    return [_finish(draft, f"e{first + index}", notes) for index, draft in enumerate(d for d in drafts if not d.empty)]


def _has_degree(text: str) -> bool:
    cells = [cell for cell in re.split(r"\t+|\s*[|｜•·]\s*|\s+[–-]\s+", text) if not is_place(value(cell))]
    return any(DEGREE.search(_STATE.sub("", cell)) for cell in cells)


_STATE: Final = re.compile(r",\s*(?:MA|PA|MD|MS|BC|AB)\b")


def _school_first(rows: Sequence[Row]) -> bool:
    """Return True if entries of this section open with the school (else with the degree), by the first conclusive row."""
    for row in rows:
        if row.bullet:
            continue
        school, degree = has_school(row.text), _has_degree(row.text)
        if school != degree:
            return school
        if school and degree:
            continue
        if not degree:
            return True
    return True


def _starts_entry(draft: _Draft, row: Row, school_first: bool) -> bool:
    """Return True if a row opens the next entry."""
    text, spans = without_dates(row.text)
    words = value(text)
    if not words or is_place(words) or _COURSES.match(row.text) or SCORE.search(row.text):
        return False
    school, degree = has_school(words), _has_degree(words)
    if draft.empty or not (draft.institution or draft.study_type):
        return False
    dated = bool(draft.start or draft.end)
    if _led_by_dates(row) and _led_by_dates(draft.rows[0]):
        return True
    if draft.rows and draft.rows[-1].bullet and (school or degree or row.bold or (spans and dated)):
        return True
    if school and draft.institution and _is_name(words) and not degree:
        return True
    if dated and draft.institution and row.bold and words.isupper() and draft.rows[0].text.isupper():
        return True
    if school and degree:
        return bool(draft.institution) and bool(draft.study_type)
    if spans and dated and (school or degree):
        return bool(draft.institution) if school_first else bool(draft.study_type)
    if (
        spans
        and dated
        and draft.institution
        and len(draft.rows) == 1
        and "," in words
        and (draft.study_type or not degree)
    ):
        return True
    if not school_first:
        return degree and bool(draft.study_type) and bool(draft.institution or dated)
    unnamed = not school and not degree
    return unnamed and bool(spans) and dated and bool(draft.institution) and bool(draft.study_type)


def _led_by_dates(row: Row) -> bool:
    """Return True if a row opens with a range of dates, in which case every entry of its section does."""
    spans = find_dates(row.text)
    return bool(spans) and spans[0].ranged and not row.text[: spans[0].start].strip()


def _second_degree(draft: _Draft, row: Row) -> bool:
    """Return True if a row names another degree of the school already named."""
    text, _ = without_dates(row.text)
    words = value(text)
    if (
        not (draft.institution and draft.study_type)
        or has_school(words)
        or re.search(r"(?i)minor|advisor|thesis", words)
    ):
        return False
    match = DEGREE.match(words)
    return (
        match is not None
        and len(words) < 80
        and value(words) != draft.study_type
        and not words.startswith(draft.study_type)
    )


def _is_name(words: str) -> bool:
    return len(words) < 90 and not words.endswith(".")


def _fill(draft: _Draft, row: Row) -> None:
    draft.rows.append(row)
    if row.bullet or _COURSES.match(row.text):
        draft.rest.append((" ".join(row.text.split()), row))
        _score(draft, row.text)
        return
    text, spans = without_dates(row.text)
    _dates(draft, spans)
    text, klass = without_class(text)
    draft.score = draft.score or klass
    pieces = _pieces(text)
    named = [piece for piece in pieces[1:] if has_school(piece)]
    if named and not draft.study_type and not _has_degree(text) and not has_school(pieces[0]) and len(pieces[0]) <= 40:
        draft.study_type, pieces = pieces[0], pieces[1:]
    for piece in pieces:
        _claim(draft, piece, row)


def _pieces(text: str) -> list[str]:
    out: list[str] = []
    for piece in (
        clause
        for whole in _STRONG_SEPARATOR.split(text)
        for told in CLAUSE.split(whole)
        for clause in _FROM.split(told)
    ):
        piece = value(re.sub(r"\s(?:in|with|at|on|im)$", "", piece.rstrip()))
        if has_han(piece) and re.search(r"\s", piece) and not re.search(r"[。；]", piece):
            out += [cell for cell in map(value, re.split(r"\s+|[,，]", GAP.sub("", piece))) if cell]
        elif piece:
            out += _comma_pieces(piece)
    return out


_FROM: Final = re.compile(r"(?<=[\w)])\s+from\s+(?=[A-Z])")


def _comma_pieces(piece: str) -> list[str]:
    """Return `B.S. in X, Some University` and `Ph.D., Applied Mathematics` cut at commas; names and places keep
    theirs."""
    if is_place(piece):
        return [piece]
    cells = [cell.strip() for cell in re.split(r",\s+|，", piece)]
    out: list[str] = []
    for cell in cells:
        joins = out and (_is_comma_of_name(out[-1], cell))
        if joins:
            start = piece.index(out[-1])
            out[-1] = piece[start : piece.index(cell, start + len(out[-1])) + len(cell)]
        else:
            out.append(cell)
    return [found for found in map(value, out) if found]


def _is_comma_of_name(before: str, cell: str) -> bool:
    """Return True if the comma belongs to a name: `University of California, Berkeley`, `Austin, TX`, `A, B and C`."""
    if SCORE.search(cell) or _has_degree(cell) or has_school(cell) or SCORE.search(before):
        return False
    if is_place(f"{before}, {cell}"):
        return True
    if has_school(before) and not _has_degree(before):
        return re.fullmatch(r"[A-Z][\w.-]+(?: [A-Z][\w.-]+)?", cell) is not None and AREA.search(cell) is None
    return False


def _claim_score(draft: _Draft, piece: str, row: Row) -> bool:
    """Store the score in `piece`, keeping a piece with further content; return True if there is a score."""
    score = SCORE.search(piece)
    if score:
        _score(draft, piece)
        if len(fold_key(piece)) > len(fold_key(score.group())) + 6:
            draft.rest.append((piece, row))
        return True
    if whole_score(piece) and not draft.score:
        draft.score = piece
        return True
    return False


def _claim(draft: _Draft, piece: str, row: Row) -> None:
    if not re.search(r"\w", piece) or _claim_score(draft, piece, row):
        return
    major = re.match(r"(?i)majors?(?:ed)? in (?P<area>.+)$", piece)
    if major and not draft.area:
        draft.area = value(major["area"])
    elif has_school(piece) and not draft.institution and not (_degree_only(piece)):
        draft.institution = named_in(piece)
    elif has_school(piece) and not has_school(draft.institution) and not draft.study_type and not _degree_only(piece):
        draft.study_type, draft.institution = draft.institution, named_in(piece)
    elif has_han(piece) and has_school(piece) and not has_school(draft.institution) and not draft.area:
        draft.area, draft.institution = draft.institution, named_in(piece)  # `汽车驾驶 中专，某某学校`
    elif _has_degree(piece) and (not draft.study_type or (piece.startswith(draft.study_type) and not draft.area)):
        _degree(draft, piece)
    elif draft.study_type and draft.area and not draft.institution and names_school(piece):
        draft.institution = piece
    elif is_place(piece):
        draft.location = draft.location or piece
    elif re.fullmatch(r"(?i)(?:GPA|expected|graduated|graduation|grad)\W*", piece):
        return
    elif (not draft.institution and not _has_degree(piece) and not draft.study_type and not draft.area) or (
        not draft.institution and draft.study_type and row is not draft.rows[0] and not _has_degree(piece)
    ):
        draft.institution = piece
    elif (
        not draft.area
        and not _has_degree(piece)
        and len(piece) < 60
        and (draft.study_type or has_han(piece))
        and _areal(draft, piece)
    ) or (not draft.area and AREA.search(piece) and not _has_degree(piece) and len(piece) < 60):
        draft.area = piece
    elif piece != draft.institution:
        draft.rest.append((piece, row))


def _areal(draft: _Draft, piece: str) -> bool:
    return (
        not re.search(
            r"(?i)cum laude|honou?rs|distinction|dean|valedictorian|first class|奖学金|排名|^\(|thesis|advisor|全日制",
            piece,
        )
        and not draft.rest
    )


def _degree_only(piece: str) -> bool:
    match = DEGREE.search(piece)
    return match is not None and match.start() == 0 and not SCHOOL.search(piece[match.end() :])


def _degree(draft: _Draft, piece: str) -> None:
    """Split `B.S. in Computer Science` into study type and area; Chinese degree words stand alone."""
    if has_han(piece):
        inner = re.match(r"^(?P<area>[^（(]+)[（(](?P<degree>[^）)]{2,8})[）)]$", piece)
        if inner and DEGREE_ZH.fullmatch(inner["degree"]):
            draft.study_type, draft.area = inner["degree"], draft.area or value(inner["area"])
            return
        match = DEGREE_ZH.search(piece)
        if match:
            draft.study_type = match.group()
            rest = (
                value(piece[: match.start()] + " " + piece[match.end() :])
                if match.start() == 0 or match.end() == len(piece)
                else ""
            )
            if rest and not draft.area:
                draft.area = value(rest)
            return
    parts = re.match(
        r"(?P<type>.*?(?:of|degree)?\s?(?:Science|Arts|Engineering|Fine Arts|Business Administration|Technology|Commerce|Education|Philosophy|Laws?|Applied Science|Music|Architecture|Design|Nursing|Social Work|Public Health)?)"
        r"(?:\s+in\s+|\s*(?:,|(?<!\d):(?!\d))\s*|\s+(?:degree )?in\s+)(?P<area>.+)$",
        piece,
    )
    if parts and DEGREE.search(parts["type"]):
        draft.study_type, area = value(parts["type"]), value(parts["area"])
    else:
        match = re.match(rf"(?:{DEGREE.pattern})(?:\s*\(Hon(?:our)?s\.?\))?", piece)
        of = re.match(r"(?i)(?:bachelor|master|doctor|associate)(?:'s|’s)?\s+(?:of|degree)\b", piece)
        if match and not of and match.end() < len(piece) and piece[match.end()] in " .,":
            draft.study_type, area = piece[: match.end()].strip(" ,"), value(piece[match.end() :].removeprefix("."))
        else:
            draft.study_type, area = piece, ""
    if area and not draft.area:
        draft.area = re.sub(r"(?i)^majors? in ", "", area)


def _score(draft: _Draft, text: str) -> None:
    match = SCORE.search(text)
    if match and not draft.score:
        draft.score = value(match["score"])


def _dates(draft: _Draft, spans: Sequence[DateSpan]) -> None:
    best = next((span for span in spans if span.ranged), spans[0] if spans else None)
    if best is None or draft.start or draft.end:
        return
    if best.ranged:
        draft.start, draft.end, draft.start_raw, draft.end_raw = best.first, best.last, best.raw_first, best.raw_last
        draft.current = not best.last
    else:
        draft.end, draft.end_raw = best.first, best.raw_first


_EXAM: Final = re.compile(
    r"(?i)level|gcse|kcse|wassce|ssce|hsc|sslc|matric|leaving|high school|abitur|bac|ncea|ged|certificate|abschluss"
)


def _finish(draft: _Draft, education_id: str, notes: Notes) -> Education:
    base = f"education.{education_id}"
    lo, hi = min(row.lo for row in draft.rows), max(row.hi for row in draft.rows)
    notes.put(base, lo, hi)
    if draft.start:
        notes.put(f"{base}.start", lo, hi, draft.start_raw, 0.9)
    if draft.end:
        notes.put(f"{base}.end", lo, hi, draft.end_raw, 0.9)
    courses: list[Line] = []
    if (
        not draft.institution
        and _EXAM.search(draft.study_type)
        and SCHOOL_NAME.match(draft.area)
        and not AREA.search(draft.area)
    ):
        draft.institution, draft.area = draft.area, ""  # `KCSE, Garissa Girls`
    draft.institution, town = without_town(re.sub(r"\s*\([a-z][a-z ]+\)$", "", draft.institution))
    location = town or draft.location
    if location:
        notes.put(f"{base}.location", lo, hi, location, 0.8)
    if not draft.institution:  # `B.A. Textile Design, Limerick School of Design`
        draft.institution = next((text for text, row in draft.rest if not row.bullet and SCHOOL_OF.match(text)), "")
        draft.rest = [(text, row) for text, row in draft.rest if text != draft.institution]
    for text, row in draft.rest:
        line_id = f"c{len(courses) + 1}"
        notes.put(f"{base}.courses.{line_id}", row.lo, row.hi)
        courses.append(Line(line_id, text))
    named = (draft.institution, location, "", draft.area, draft.study_type)
    return Education(education_id, *named, draft.start, draft.end, draft.score, "", tuple(courses), draft.current)
