"""Cutting of a line among studies into school, degree, subject and score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.resume import Education
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.degrees_and_schools import (
    AREA,
    GAP,
    SCHOOL_NAME,
    SCORE,
    has_school,
    is_degree,
    lists_subjects,
    names_exams,
    split_degree_zh,
    whole_score,
)
from app.ingest.sections.entries import unlabelled
from app.ingest.sections.lexical_tests import CLAUSE, is_place
from app.ingest.sections.vocabulary import DEGREE
from app.text.characters import has_han
from app.text.places import is_city

_STRONG_SEPARATOR: Final = re.compile(r"\t+|\s*[|｜]\s*|\s+[·•]\s*|\s*[·•]\s+|\s{2,}|\s*—\s*|\s+[–-]\s+|\s*[;；]\s*")


def has_degree(text: str) -> bool:
    """Return True if a cell of a line names a degree, by a listed word or by letters with a subject."""
    cells = [cell for cell in re.split(r"\t+|\s*[|｜•·]\s*|\s+[–-]\s+", text) if not is_place(value(cell))]
    return any(
        DEGREE.search(_STATE.sub("", cell)) or is_degree(value(cell)) or lettered_degree(value(cell)) for cell in cells
    )


_LETTERED: Final = re.compile(
    r"(?P<kind>(?:[A-Z]\.)?(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Z][A-Za-z]{1,6}(?: ?\((?:Hons?\.?|Honours)\))?)(?:\s+in\s+|,\s+)(?P<area>[A-Z][a-zà-ÿ][\w&'’,-]*(?: [\w&'’,-]+){0,6}(?: \([A-Z][^()]{2,40}\))?)"
)
"""A degree by letters that no list knows, with its subject: `DNSEP in Visual Communication`, `BHSc (Honours), Population Health`."""


def lettered_degree(piece: str) -> tuple[str, str] | None:
    """Return type and subject of such a degree, or None."""
    match = None if has_school(piece) or is_place(piece) else _LETTERED.fullmatch(piece)
    return (match["kind"], match["area"]) if match else None


_STATE: Final = re.compile(r",\s*(?:MA|PA|MD|MS|BC|AB)\b")


def without_level(pieces: list[str]) -> list[str]:
    """Return the cells of a row without the level of a degree that another cell names: `College`, which is no school."""
    told = any(map(is_degree, pieces)) and sum(map(has_school, pieces)) > 1
    return [piece for piece in pieces if not (told and LEVEL_ALONE.fullmatch(piece))]


LEVEL_ALONE: Final = re.compile(
    r"(?i)(?:(?:under|post)?graduate )?(?:college|university|tertiary|vocational|secondary|elementary|primary)(?: level)?"
)


def with_lettered_whole(pieces: list[str]) -> list[str]:
    """Return the pieces, a degree by letters joined with the subject that a comma cut from it."""
    bare = (
        len(pieces) > 1 and not lettered_degree(pieces[0]) and not whole_score(pieces[1]) and not has_school(pieces[1])
    )
    if bare and lettered_degree(f"{pieces[0]}, {pieces[1]}"):
        return [f"{pieces[0]}, {pieces[1]}", *pieces[2:]]
    return pieces


def is_bracketed_degree(pieces: Sequence[str]) -> bool:
    """Return True if a degree ends with a bracket and its subject stands behind a comma, so that the bracket is part of
    the degree: `Meisterbrief (Master Craftswoman), Organ Building`."""
    if len(pieces) < 2 or not pieces[0].endswith(")") or has_han(pieces[0]) or not is_degree(pieces[0]):
        return False
    told = has_school(pieces[1]) or has_degree(pieces[1]) or is_place(pieces[1]) or whole_score(pieces[1])
    inner = pieces[0][pieces[0].rindex("(") :]
    subject = AREA.search(inner) is None or AREA.search(pieces[1]) is not None
    return not told and subject and re.fullmatch(r"[A-Z][^\d()]{3,50}", pieces[1]) is not None


def degrees_behind(piece: str, major: str) -> list[str]:
    """Return the degree behind school and subject (`…专业在职研究生学习`), if there is one."""
    found = split_degree_zh(piece[piece.index(major) + len(major) :])
    return [found[0]] if found else []


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a line without its dates: schools, degrees, subjects, scores and remarks."""
    out: list[str] = []
    for piece in (
        clause for whole in _STRONG_SEPARATOR.split(text) for told in _CLAUSE.split(whole) for clause in _parts_of(told)
    ):
        piece = value(re.sub(r"\s(?:in|with|at|on|im)$|^(?:with|gained|achieved)\s(?=\S)", "", piece.strip()))
        piece = _CELL_LABEL.sub("", piece)
        if has_han(piece) and re.search(r"\s", piece) and not re.search(r"[。；]", piece):
            out += _by_gaps(piece)
        elif piece:
            out += _comma_pieces(piece)
    return out


_CELL_LABEL: Final = re.compile(
    "^(?:(?:最高|毕业|畢業|就读|就讀|所学|所學|主修)?(?:院校|学校|學校|学历|學歷|学位|學位|专业|專業)|毕业于|畢業於)[:：]\\s*"
)
"""A label of a form inside a line."""


def _by_gaps(piece: str) -> list[str]:
    """Return the parts of a piece with Chinese in it; a name in two scripts (`Lund University 隆德大學`) is one."""
    parts = map(value, re.split("[,，]", GAP.sub("", piece)))
    cells = ([part] if in_two_scripts(part) else map(value, _GAP_ZH.split(part)) for part in parts)
    return [piece] if in_two_scripts(piece) else [cell for part in cells for cell in part if cell]


def in_two_scripts(piece: str) -> bool:
    """Return True if a piece is one school, degree or subject in Chinese and in Latin letters."""
    sides = _TWO_SCRIPTS.fullmatch(piece)
    if not sides:
        return False
    latin, chinese = (sides["latin"] or sides["latin2"]), (sides["chinese"] or sides["chinese2"])
    degrees = is_degree(latin) + is_degree(chinese)
    return has_school(latin) == has_school(chinese) and degrees != 1 and (len(latin) > _SHORT or degrees == 2)


_SHORT: Final = 4
"""Most letters of a degree beside its Chinese name that may be anything else: `学士 BA`."""


_LATIN: Final = r"[A-Za-zÀ-ž][A-Za-zÀ-ž .'’&()-]+"
_CHINESE: Final = r"[\u3400-\u9fff]{2,20}(?:[（(][\u3400-\u9fff]{2,6}[)）])?"
_TWO_SCRIPTS: Final = re.compile(
    rf"(?P<latin>{_LATIN}) (?P<chinese>{_CHINESE})|(?P<chinese2>{_CHINESE}) (?P<latin2>{_LATIN})"
)
"""A text in Latin letters beside one in Chinese."""


_CLAUSE: Final = re.compile(rf"{CLAUSE.pattern}|(?<=[\u3400-\u9fff])。(?=.)")


def _parts_of(text: str) -> list[str]:
    """Return a school and the degree behind a colon, or a degree and the school behind `from` or `at`; else the text."""
    school, _, degree = text.partition(": ")
    named = has_school(school) or (SCHOOL_NAME.fullmatch(school) and is_degree(degree) and not _TELLS.search(school))
    if " " in school and named and not has_degree(school) and has_degree(degree):
        return [school, degree]
    sides = text.split(" / ")
    if len(sides) > 1 and sum(has_school(side) and not is_degree(side) for side in sides) == 1:
        return sides  # `Vale Polytechnic / B.S. in Botany`
    lead, *behind = FROM_SCHOOL.split(text)
    return [lead, *behind] if not has_school(lead) or has_degree(lead) else [text]


_TELLS: Final = re.compile(
    r"(?i)\b(?:qualifications?|degrees?|levels?|courses?|awards?|programmes?|education|studies)\b"
)
"""Words of a label, of which no school is called."""
_MEASURE: Final = "(?:[人名次位项年月天个届门篇分元万家份余]|[小课学]时)"
"""What a number counts."""
_GAP_ZH: Final = re.compile(
    rf"(?<=[\u3400-\u9fff）)])\s+(?!\d+(?:\.\d+)?\s*(?:[%％]|/\s*\d|{_MEASURE}))"
    rf"|(?<!\d)\s+(?=[\u3400-\u9fff（(])|(?<=\d)\s+(?=[\u3400-\u9fff（(])(?!{_MEASURE})|[,，]"
)
"""A space beside a Chinese character, or a comma; not the usual spaces around a number with what it counts (`前 15%`, `接诊 60 人`)."""


FROM_SCHOOL: Final = re.compile(r"(?<=[\w).])\s+(?:from|at)\s+(?=[A-Z])")
"""What stands between a degree and its school; `at` may also be part of a school's name."""


def _comma_pieces(piece: str) -> list[str]:
    """Return `B.S. in X, Some University` and `Ph.D., Applied Mathematics` cut at commas; names and places keep
    theirs."""
    if is_place(piece):
        return [piece]
    cells = [cell.strip() for cell in _OUTER_COMMA.split(piece)]
    out: list[str] = []
    subjects = lists_subjects(piece)
    for cell in cells:
        of_exam = subjects and bool(out) and names_exams(out[-1]) and not has_school(cell)
        joins = out and (_is_comma_of_name(out[-1], cell) or of_exam)
        if joins:
            start = piece.index(out[-1])
            out[-1] = piece[start : piece.index(cell, start + len(out[-1])) + len(cell)]
        else:
            out.append(cell)
    return [found for found in map(value, out) if found]


_OUTER_COMMA: Final = re.compile(r"(?:,\s+|，|(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff]))(?![^(（\[]*[)）\]])")
"""A comma outside brackets."""


def _is_comma_of_name(before: str, cell: str) -> bool:
    """Return True if the comma belongs to a name: `University of California, Berkeley`, `Austin, TX`, `A, B and C`."""
    if SCORE.search(cell) or has_degree(cell) or has_school(cell) or SCORE.search(before):
        return False
    if is_place(f"{before}, {cell}"):
        return True
    if has_school(before) and not has_degree(before):
        return re.fullmatch(r"[A-Z][\w.-]+(?: [A-Z][\w.-]+)?", cell) is not None and AREA.search(cell) is None
    return False


_LABEL: Final = re.compile(
    r"(?i)^(?:year(?: of passing)?|(?:highest )?grade(?: passed)?|field of study|majors?|degree(?: obtained)?|speciali[sz]ation|university|board|qualification obtained|学位|学历|学科|时间)\s*[:：]\s*(?=\S)"
    r"|^field of study\s+(?=[A-Z])|^(?:最高|次高|第[一二三]|其他|其它)(?:学历|學歷|学位|學位)?\s*[:：\t]\s*(?=\S)"
)


def unlabelled_study(row: Row) -> Row:
    """Return a row of a form without its label, whether it is one of any entry or one of a study."""
    match = _LABEL.match(row.text)
    if match is None:
        return unlabelled(row)
    label = SUBJECT if _SUBJECT.match(match.group()) else "study"
    return replace(row, text=row.text[match.end() :], bullet=False, label=label)


_SUBJECT: Final = re.compile(r"(?i)field of study|majors?\b|speciali[sz]ation")
"""A label of nothing but the subject."""
SUBJECT: Final = "subject"
"""Label of a row that is nothing but the subject of a study."""


def matched_by_year(studies: Sequence[Education], notes: Notes) -> list[Education]:
    """Return the studies with qualifications listed apart from their schools (Nigeria) put to them: where one school
    without a degree and one degree without a school have the same year, and no other has. They are marked inherited."""
    schools = [study for study in studies if study.institution and not (study.study_type or study.area)]
    degrees = [study for study in studies if study.study_type and not study.institution and not study.start]
    pairs: dict[str, Education] = {}
    for school in schools if min(len(schools), len(degrees)) > 1 else ():
        alike = [degree for degree in degrees if school.end and degree.end[:4] == school.end[:4]]
        if len(alike) == 1 and sum(other.end[:4] == school.end[:4] for other in schools) == 1:
            pairs[school.id] = alike[0]
    taken = {degree.id for degree in pairs.values()}
    out: list[Education] = []
    for study in studies:
        degree = pairs.get(study.id)
        if degree:
            for name in ("study_type", "area", "score"):
                notes.lines[f"education.{study.id}.{name}"] = notes.lines[f"education.{degree.id}"]
            notes.inherited.add(f"education.{study.id}.study_type")
            named = {"study_type": degree.study_type, "area": degree.area, "score": study.score or degree.score}
            study = replace(study, courses=(*study.courses, *degree.courses), **named)  # type: ignore[arg-type]
        if study.id not in taken:
            out.append(study)
    return out


def has_subject_between(pieces: Sequence[str]) -> bool:
    """Return True if a plain name stands between school and degree: `Université de Roe，Télédétection，博士`."""
    if len(pieces) != 3 or not has_school(pieces[0]) or has_degree(pieces[0]) or not is_degree(pieces[2]):
        return False
    told = has_school(pieces[1]) or has_degree(pieces[1]) or whole_score(pieces[1]) or is_place(pieces[1])
    return not (told or is_city(pieces[1])) and pieces[1][:1].isupper() and _REMARK.search(pieces[1]) is None


_REMARK: Final = re.compile(
    r"(?i)cum laude|honou?rs|distinction|dean|valedictorian|class\b|thesis|advisor|full[- ]time"
)
"""What stands beside a degree and is no subject."""
LEVEL_TOLD: Final = re.compile(r"(?i)(?:[EN]QF|ISCED|level in [EN]QF)(?: level)? \d")
"""A level in a framework of qualifications, told in a line of its own."""
