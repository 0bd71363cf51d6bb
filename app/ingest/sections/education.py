"""Education entries from the rows of their section: schools, degrees, fields, dates, scores, courses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.resume import Education
from app.ingest.layout.line_roles import Words, divide, marks_dates
from app.ingest.layout.ordinals import without_ordinals
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.layout.study_places import (
    as_school,
    dates_open,
    is_study_item,
    labels_open,
    led_by_dates,
    look_alike,
    names_another_school,
    names_course,
    names_like_school,
    read_by_place,
    regular_parts,
    tells_study,
    with_names_whole,
    without_name,
)
from app.ingest.provenance import Notes
from app.ingest.sections.degrees_and_schools import (
    AREA,
    COUNTED,
    SCHOOL_NAME,
    SCORE,
    has_school,
    is_degree,
    named_in,
    names_school,
    school_and_subject,
    split_degree,
    split_degree_zh,
    whole_score,
    without_class,
    without_mode,
)
from app.ingest.sections.entries import fold_key
from app.ingest.sections.entry_headers import IN_BRACKETS
from app.ingest.sections.lexical_tests import is_place, without_dates
from app.ingest.sections.study_draft import StudyDraft, finished
from app.ingest.sections.study_pieces import (
    FROM_SCHOOL,
    LEVEL_ALONE,
    LEVEL_TOLD,
    SUBJECT,
    degrees_behind,
    has_degree,
    has_subject_between,
    in_two_scripts,
    is_bracketed_degree,
    lettered_degree,
    pieces_of,
    unlabelled_study,
    with_lettered_whole,
    without_level,
)
from app.ingest.sections.vocabulary import DEGREE
from app.text.characters import has_han
from app.text.dates import DateSpan, find_dates
from app.text.schools import LEVELS_ZH

_COURSES: Final = re.compile(
    r"(?i)^(?:relevant |selected |incoming |key |core )?(?:coursework|courses|modules|subjects|主修课程|相关课程|核心课程|主要课程|專業課程|课程)\s*[:：]\s*"
)


def read_education(rows: Sequence[Row], first: int, notes: Notes) -> list[Education]:
    """Return the entries of an education section; ids count from `first`."""
    rows, _ = without_ordinals(rows)
    listed = all(row.bullet or row.numbered for row in rows)  # then the items of the list are the entries
    marked = marks_dates(rows)
    items = set() if listed else {row.lo for row in rows if row.bullet and is_study_item(row.text)}
    rows = [
        unlabelled_study(
            replace(row, bullet=False, numbered=False)
            if listed or row.lo in items or (marked and find_dates(row.text))
            else row
        )
        for row in with_names_whole(rows)
    ]
    regular = regular_parts([row for row in rows if not LEVEL_TOLD.fullmatch(row.text)])
    rows = rows if regular else paragraphs(rows, prose=False, fresh=led_by_dates)
    school_first = _school_first(rows)
    told = [row for row in rows if not LEVEL_TOLD.fullmatch(row.text)]
    parts = regular or [told[part.start : part.end] for part in divide(told, _STUDIES)]
    alike = bool(regular) or look_alike(parts)
    opening = {
        part[0].lo: part for part in parts if regular or tells_study(part) or (alike and names_like_school(part))
    }
    dated = set() if regular else dates_open(rows) or labels_open(rows)
    drafts: list[StudyDraft] = []
    for row in rows:
        starts = (
            bool(drafts)
            and not drafts[-1].only_dated
            and (row.cells or (_names_study(row) if listed else row.lo in items or row.lo in (dated or opening)))
        )
        starts = starts and not (drafts and _is_degree_of_level(drafts[-1], row))
        if not drafts or (not row.bullet and starts):
            over = drafts[-1] if drafts and school_first and not (listed or row.cells or regular) else None
            drafts.append(_opened(over, row, opening.get(row.lo, ())) if over else StudyDraft())
        elif not (row.bullet or regular) and school_first and _second_degree(drafts[-1], row):
            drafts.append(_opened(drafts[-1], row))
        _fill(drafts[-1], row)
    drafts = _settled_by_place([draft for draft in drafts if not draft.empty])
    return [finished(draft, f"e{first + index}", notes) for index, draft in enumerate(drafts)]


def _settled_by_place(drafts: Sequence[StudyDraft]) -> list[StudyDraft]:
    """Return the entries, one that lacks school or degree with what stands where all entries together have it."""
    out: list[StudyDraft] = []
    for draft, (school, degree) in zip(drafts, read_by_place([draft.rows for draft in drafts]), strict=True):
        better = draft.inherited or as_school(draft.institution) < min(as_school(school), 1.0)
        if school and better and school not in draft.institution and not draft.tabled:
            draft = _refilled(draft, school)
        if degree and not draft.study_type and degree != draft.institution and not draft.tabled:
            _take_degree(draft, degree)
        _take_town(draft)
        out.append(draft)
    return out


def _refilled(draft: StudyDraft, school: str) -> StudyDraft:
    """Return an entry read once more, with a school that its place tells and without that in its lines."""
    row = next(row for row in draft.rows if school in row.text)
    new = StudyDraft(institution=school, school_row=row, placed=True)
    behind = re.match(rf"{re.escape(school)}, (?P<town>[^,\t(]+)", row.text[row.text.index(school) :])
    town = behind["town"].rstrip(". ") if behind else ""
    if _TOWN.fullmatch(town) and not AREA.search(town) and not has_degree(row.text):
        new.location = town
        row, whole = replace(row, text=row.text.replace(f", {town}", "", 1)), row
        draft.rows = [row if own is whole else own for own in draft.rows]
    for own in draft.rows:
        text = without_name(own.text, school) if own is row else own.text
        if re.search(r"\w", text):
            _fill(new, replace(own, text=text))
        else:
            new.rows.append(own)
    return new


def _take_town(draft: StudyDraft) -> None:
    """Store the town behind a school that no list knows: the one plain word behind its comma."""
    if not draft.institution or draft.location or has_school(draft.institution):
        return
    for text, row in draft.rest:
        town = text.rstrip(".")
        if f"{draft.institution}, {town}" in row.text and _TOWN.fullmatch(town) and not AREA.search(town):
            draft.location = town
            draft.rest = [(other, own) for other, own in draft.rest if other != text]
            return


_TOWN: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+)?")


def _take_degree(draft: StudyDraft, degree: str) -> None:
    """Store a degree that its place tells, if nothing else has it but the subject or a remark."""
    if degree == draft.area:
        draft.area = ""
    elif degree not in [text for text, _ in draft.rest]:
        return
    draft.rest = [(text, row) for text, row in draft.rest if text != degree]
    draft.study_type, draft.degree_row = degree, draft.rows[0]


def _names_study(row: Row) -> bool:
    """Return True if an item of a list names a degree, a school or a date, and so is a study of its own."""
    return has_degree(row.text) or has_school(row.text) or bool(find_dates(row.text))


def _opened(over: StudyDraft, row: Row, own: Sequence[Row] = ()) -> StudyDraft:
    """Return the draft of an entry below another one; the school above stands over it only if the layout says so.

    The row names a degree and no school, no other line of the entry (`own`) names one, and it follows without an empty
    line; a name right above it that nobody claimed is the school.
    """
    if any(has_school(near.text) for near in own):
        return StudyDraft()
    if not has_degree(row.text) or has_school(row.text) or not over.institution or names_another_school(row):
        return StudyDraft()
    last = over.rows[-1]
    if row.lo - last.hi > 1:
        return StudyDraft()
    text, source = over.rest[-1] if over.rest else ("", last)
    if source is last and len(over.rows) > 1 and not last.bullet and SCHOOL_NAME.match(text) and not is_degree(text):
        over.rest.pop()
        return StudyDraft(institution=text, school_row=last)
    return StudyDraft(institution=over.institution, school_row=over.school_row or over.rows[0], inherited=True)


_STUDIES: Final = Words(lambda name: has_degree(name), has_school, title_suffices=True, undated=-2.0, name_inside=-2.0)


def _school_first(rows: Sequence[Row]) -> bool:
    """Return True if entries of this section open with the school (else with the degree), by the first conclusive row."""
    for row in rows:
        if row.bullet:
            continue
        school, degree = has_school(row.text), has_degree(row.text)
        if school != degree:
            return school
        if school and degree:
            continue
        if not degree:
            return True
    return True


def _is_degree_of_level(draft: StudyDraft, row: Row) -> bool:
    """Return True if a row is the degree of the school above, of which only a level has been named, and no date:
    `Tertiary: Bayview State College` above `Bachelor of Science in Fisheries, 2011 - 2015`."""
    level = _SCHOOL_LEVEL.fullmatch(draft.study_type) is not None and bool(draft.institution)
    undated = not (draft.start or draft.end or draft.area or draft.rest)
    return level and undated and has_degree(row.text) and not has_school(row.text) and not row.cells


def _second_degree(draft: StudyDraft, row: Row) -> bool:
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


def _fill(draft: StudyDraft, row: Row) -> None:
    draft.rows.append(row)
    if row.bullet or _COURSES.match(row.text):
        draft.rest.append((" ".join(row.text.split()), row))
        _score(draft, row.text)
        return
    text, spans = without_dates(row.text)
    _dates(draft, spans)
    if row.label == SUBJECT and not (spans or has_school(text)) and len(text) < _SUBJECT_LONGEST:
        _take_subject(draft, value(text))
        return
    if row.cells:
        _fill_by_column(draft, row)
        return
    text, klass = without_class(text)
    draft.score = draft.score or klass
    lead = FROM_SCHOOL.split(text, maxsplit=1)
    if len(lead) == 2 and not draft.institution and is_degree(value(lead[0])) and not any(map(has_school, lead)):
        school, *behind = _BEHIND_SCHOOL.split(lead[1], maxsplit=1)  # `High School from U.P. Board, with 71%`
        draft.institution = value(school)
        text = "\t".join([lead[0], *behind])
    pieces = without_level(with_lettered_whole(pieces_of(text)))
    at = next((at for at in range(len(pieces)) if is_bracketed_degree(pieces[at:])), -1)
    if not draft.study_type and not draft.area and at >= 0:
        draft.study_type, draft.area, draft.degree_row = pieces[at], pieces[at + 1], row
        pieces = [*pieces[:at], *pieces[at + 2 :]]
    named = [piece for piece in pieces[1:] if has_school(piece)]
    plain = len(pieces) > 2 and not (has_school(pieces[0]) or has_degree(pieces[0]) or whole_score(pieces[0]))
    if named and plain and not draft.area and any(map(is_degree, pieces[1:])) and not is_place(pieces[0]):
        draft.area, pieces = pieces[0], pieces[1:]  # `Senior Leader Course, Diploma, Army Academy`
    if named and not draft.study_type and not has_degree(text) and not has_school(pieces[0]) and len(pieces[0]) <= 40:
        draft.study_type, pieces = pieces[0], pieces[1:]
    if not draft.area and has_subject_between(pieces):
        draft.area, pieces = pieces[1], [pieces[0], pieces[2]]
    modes: list[str] = []
    for told in pieces:
        whole = without_mode(told)[0] if not has_school(without_mode(told)[0]) else told
        modes += [without_mode(told)[1]] if whole != told else []
        piece, mode = (whole, "") if has_school(whole) and not school_and_subject(whole)[1] else without_mode(whole)
        modes += [mode] if mode else []
        school, major = school_and_subject(piece)
        for part in (school, major, *degrees_behind(piece, major)) if school else (piece,):
            _claim(draft, part, row)
    draft.rest += [(mode, row) for mode in modes]


def _take_subject(draft: StudyDraft, subject: str) -> None:
    """Store a labelled subject; the name that was taken for it is the school."""
    if draft.area and not draft.institution:
        draft.institution = draft.area
    draft.area = subject


_SUBJECT_LONGEST: Final = 60


def _fill_by_column(draft: StudyDraft, row: Row) -> None:
    """Fill a draft from the row of a table: each value from its own column."""
    told = [("level" if kind == "other" and is_degree(text) else kind, text) for kind, text in row.cells]
    for kind, text in sorted(told, key=lambda cell: cell[0] == "other"):
        if kind == "place" and not draft.institution:
            school, _, level = value(text).rpartition(" ")
            apart = has_han(school) and is_degree(level)
            draft.institution = school if apart else value(text)
            draft.study_type = draft.study_type or (level if apart else "")
        elif kind in ("role", "level"):
            for piece in filter(None, map(value, _PARTS_ZH.split(text) if has_han(text) else [text])):
                piece, mode = without_mode(without_class(piece)[0])
                _claim_study(draft, piece, row)
                draft.rest += [(mode, row)] if mode else []
        elif kind == "dates" or _claim_score(draft, text, row):
            continue
        elif (
            draft.study_type
            and not draft.area
            and _AREA_CELL.fullmatch(text)
            and not (is_place(text) or _BOARD.fullmatch(text))
        ):
            draft.area, mode = without_mode(text)
            draft.rest += [(mode, row)] if mode else []
        else:
            draft.rest.append((text, row))


_PARTS_ZH: Final = re.compile(r"\s*/\s*|[，,]?\s*主修[:：]?\s*(?=[\u3400-\u9fff])(?![^(（]*[)）])")
"""What parts a degree from its subject in one cell."""
_AREA_CELL: Final = re.compile(r"[^\d:：,，。;；]{2,40}")
"""A cell under a name that no list knows which may be the subject of the degree beside it (`Specialisation`)."""


def _claim_study(draft: StudyDraft, piece: str, row: Row) -> None:
    if (is_degree(piece) or names_course(piece)) and (
        not draft.study_type or _SCHOOL_LEVEL.fullmatch(draft.study_type)
    ):
        _degree(draft, piece)
    elif not draft.area and not LEVEL_ALONE.fullmatch(piece):
        draft.area = piece
    else:
        draft.rest.append((piece, row))


def _claim_score(draft: StudyDraft, piece: str, row: Row) -> bool:
    """Store the score in `piece`, keeping a piece with further content; return True if there is a score."""
    score = SCORE.search(piece)
    if score:
        _score(draft, piece)
        if len(fold_key(piece)) > len(fold_key(score.group())) + 6:
            draft.rest.append((piece, row))
        return True
    if whole_score(piece) and not draft.score:
        draft.score = whole_score(piece)
        return True
    return False


_NOISE: Final = re.compile(
    r"(?i)(?:GPA|expected|graduat(?:ed|ion|ing)|grad|left|completed?|passed|obtained|awarded|finished|class of|year|毕业|畢業)\W*"
)
"""Words beside a date or a degree that say nothing else."""
_LEFT_ZH: Final = re.compile("(?:毕业|畢業|肄业|肄業)$")
_LEVEL_IN_BRACKETS: Final = re.compile(r"(?P<school>[^()（）]+)[（(](?P<degree>[\u3400-\u9fff]{2,6})[)）]")
_ATTENDED: Final = re.compile(
    "(?:(?:在|于|於)(?P<school>[\u3400-\u9fff]{4,}?)(?:(?:就?读|念|上)(?P<degree>高中|初中|中专|大专|本科|书))?)"
)
"""A school told in a phrase, perhaps with what was attended there."""
_RANKED: Final = re.compile("(?:专业|專業|综合|年级|班级|成绩|成績)?排名|\\d+/\\d+")


def _claim(draft: StudyDraft, piece: str, row: Row) -> None:
    whole = _LEVEL_IN_BRACKETS.fullmatch(piece)
    if whole and has_school(whole["school"]) and is_degree(whole["degree"]) and not draft.institution:
        draft.institution, piece = whole["school"], whole["degree"]  # `安徽建筑大学（本科）`
    attended = _ATTENDED.fullmatch(piece)
    if attended and has_school(attended["school"]) and not draft.institution:  # `于江口县第二中学`, `在…中学读高中`
        draft.institution, piece = attended["school"], (attended["degree"] or "").removesuffix("书")
    faculty = _FACULTY_ZH.fullmatch(piece) and has_school(draft.institution)
    if _RANKED.fullmatch(piece) or faculty:
        draft.rest.append((piece, row))
    elif draft.placed and has_school(piece) and not draft.study_type:
        draft.study_type = piece  # `Vocational school`, where all entries have their degree
    else:
        _claim_part(draft, piece, row)


def _claim_part(draft: StudyDraft, piece: str, row: Row) -> None:
    if not re.search(r"\w", piece) or _claim_score(draft, piece, row):
        return
    if IN_BRACKETS.fullmatch(piece):
        draft.rest.append((piece, row))
        return
    major = re.match(r"(?i)majors?(?:ed)? in (?P<area>.+)$", piece)
    if major and not draft.area:
        draft.area = value(major["area"])
    elif has_school(piece) and not draft.institution and not is_degree(piece):
        draft.institution = named_in(piece)
    elif has_school(piece) and _BOARD.fullmatch(draft.institution) and not is_degree(piece):
        draft.rest.append(
            (draft.institution, row)
        )  # `Class XII, CBSE, Little Flower School`: who examined, and who taught
        draft.institution = named_in(piece)
    elif has_school(piece) and not has_school(draft.institution) and not draft.study_type and not is_degree(piece):
        draft.study_type, draft.institution = draft.institution, named_in(piece)
        _take_subject_beside(draft)
    elif _takes_place_of_subject(draft, piece):
        return
    elif has_degree(piece) and (
        not draft.study_type
        or _SCHOOL_LEVEL.fullmatch(draft.study_type)
        or (piece.startswith(draft.study_type) and not draft.area)
    ):
        _degree(draft, piece)
    elif draft.study_type and draft.area and not draft.institution and names_school(piece):
        draft.institution = piece
    elif is_place(piece):
        draft.location = draft.location or piece
    elif _NOISE.fullmatch(piece):
        return
    elif (not draft.institution and not has_degree(piece) and not draft.study_type and not draft.area) or (
        not draft.institution and draft.study_type and row is not draft.degree_row and not has_degree(piece)
    ):
        draft.institution = piece
    elif (
        not draft.area
        and not has_degree(piece)
        and len(piece) < 60
        and (draft.study_type or has_han(piece))
        and _areal(draft, piece)
    ) or (not draft.area and AREA.search(piece) and not has_degree(piece) and len(piece) < 60):
        draft.area = piece
    elif piece != draft.institution:
        _keep(draft, piece, row)


def _keep(draft: StudyDraft, piece: str, row: Row) -> None:
    """Store a piece that no field takes; behind a degree of which the last words were taken for the subject it is that."""
    if draft.phrase and row is draft.degree_row and _AREA_CELL.fullmatch(piece):
        draft.study_type, draft.area, draft.phrase = draft.phrase, piece, ""  # `Diploma de Especialização, Cozinha`
    else:
        draft.rest.append((piece, row))


def _take_subject_beside(draft: StudyDraft) -> None:
    """Store the subject that stood behind a degree that no list knows: `Staatlich geprüfter Techniker, Maschinenbau`."""
    text, row = draft.rest[-1] if draft.rest else ("", draft.rows[0])
    if (
        not draft.area
        and row is draft.rows[0]
        and f"{draft.study_type}, {text}" in row.text
        and _AREA_CELL.fullmatch(text)
    ):
        draft.area = text
        draft.rest.pop()


def _takes_place_of_subject(draft: StudyDraft, piece: str) -> bool:
    """Store a school before which its subject was taken for it; return True if a piece is one."""
    if has_school(piece) and _has_subject_below(draft):
        draft.study_type = value(draft.rows[0].text)  # `Certificate in Cookery (Level 4)`, its subject, its school
    elif not _follows_subject(draft, piece):  # `汽车驾驶 中专，某某学校`
        return False
    draft.area, draft.institution = draft.institution, named_in(piece)
    return True


def _has_subject_below(draft: StudyDraft) -> bool:
    """Return True if the row below a degree that is whole in its own row was taken for the school."""
    degree, *below = draft.rows
    alone = degree is draft.degree_row and not find_dates(degree.text) and bool(draft.area)
    return alone and len(below) == 2 and below[0].text == draft.institution and not has_school(draft.institution)


def _follows_subject(draft: StudyDraft, piece: str) -> bool:
    """Return True if a piece is the school, and what was taken for it before is the subject."""
    if draft.placed or draft.inherited or draft.area or has_school(draft.institution) or not has_school(piece):
        return False
    if _LEFT_ZH.sub("", piece) in LEVELS_ZH:
        return False
    return has_han(piece) or (bool(draft.study_type) and not is_degree(piece) and len(draft.rows) <= _HEAD)


_HEAD: Final = 3
"""Most rows in which a study has degree, subject and school."""
_FACULTY_ZH: Final = re.compile("[\u3400-\u9fff]{2,12}[学學]院")
"""A faculty behind its university: `北原大学 资源与环境学院`."""
_BOARD: Final = re.compile(r"(?i)[ci][bc]se|(?:[\w.]+ )*board(?: of [\w ]+)?")


def _areal(draft: StudyDraft, piece: str) -> bool:
    return not re.search(
        r"(?i)cum laude|honou?rs|distinction|dean|valedictorian|first class|奖学金|排名|^\(|thesis|advisor|全日制",
        piece,
    ) and all(IN_BRACKETS.fullmatch(text) for text, _ in draft.rest)


def _degree(draft: StudyDraft, piece: str) -> None:
    """Store type and subject of a degree; a school behind a label (`Secondary: …`) is the institution."""
    counted = COUNTED.match(piece)
    if counted:
        draft.rest.append((piece, draft.rows[-1]))
        piece = piece[counted.end() :]
    level = _LEVEL_BEHIND.search(piece)
    if level:  # `Certificate in Early Childhood Care (QQI Level 6)`
        draft.rest.append((value(level.group()), draft.rows[-1]))
        piece = piece[: level.start()]
    both = in_two_scripts(piece)
    chinese = None if both else split_degree_zh(piece)
    kind, area = (chinese if has_han(piece) else split_degree(piece) or lettered_degree(piece)) or (piece, "")
    if has_han(area) and (draft.area or is_place(area)):  # `古生物学，理学硕士`: the faculty belongs to the degree
        kind, area = piece, ""
    area = "" if _NOISE.fullmatch(area) else area
    suffix = _SUFFIX.match(area)
    if suffix:  # `B.Sc. (Ed.) Mathematics`
        kind, area = f"{kind} {suffix['suffix']}", suffix["area"]
    draft.study_type, draft.degree_row = kind, draft.rows[-1]
    draft.phrase = piece if area and _PHRASE.match(piece[len(kind) :]) else ""
    if has_school(area) and not draft.institution and _SCHOOL_LEVEL.fullmatch(kind):
        draft.institution = area
    elif area and not draft.area:
        draft.area = area


_PHRASE: Final = re.compile(
    r" (?:(?:d[eiu]|del|della|des) |d['’]|(?!(?:in|with|zu[rm]?|als|en|em|der|and|mit|für|option|mention|spécialité|from|at|of)\b)[a-zà-ž]{3})"
)
"""What joins a degree of no known form to the word that belongs to it, if a subject follows: `Brevet de technicien`."""
_SUFFIX: Final = re.compile(r"(?P<suffix>\((?:Ed|Hons?|Honours|Arts|Level \d{1,2})\.?\))\s*(?:in\s+)?(?P<area>.*)$")
"""What in brackets belongs to the degree before it, and the subject behind it."""
_BEHIND_SCHOOL: Final = re.compile(r"\s*,\s*|(?:\s+in)?\s*\t\s*|\s+(?=with\s)")
_LEVEL_BEHIND: Final = re.compile(r"\s*\((?:QQI|NFQ|NVQ|RQF|EQF|FETAC|SCQF|AQF)? ?Level \d{1,2}\)$")
_SCHOOL_LEVEL: Final = re.compile(
    r"(?i)tertiary|secondary|primary|elementary|vocational|college|(?:senior|junior) high(?: school)?"
)


def _score(draft: StudyDraft, text: str) -> None:
    match = SCORE.search(text)
    if match and not draft.score:
        draft.score = value(match["score"])


def _dates(draft: StudyDraft, spans: Sequence[DateSpan]) -> None:
    best = next((span for span in spans if span.ranged), spans[0] if spans else None)
    if best and draft.current and draft.only_dated and not best.ranged:  # a range that a narrow column broke
        draft.end, draft.end_raw, draft.current = best.first, best.raw_first, False
    if best is None or draft.start or draft.end:
        return
    if best.ranged:
        draft.start, draft.end, draft.start_raw, draft.end_raw = best.first, best.last, best.raw_first, best.raw_last
        draft.current = not best.last
    else:
        draft.end, draft.end_raw = best.first, best.raw_first
