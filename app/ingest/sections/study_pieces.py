"""Cutting of a line among studies into school, degree, subject and score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.ingest.layout.rows import value
from app.ingest.sections.degrees_and_schools import (
    AREA,
    GAP,
    SCORE,
    has_school,
    is_degree,
    lists_subjects,
    names_exams,
    split_degree_zh,
    whole_score,
)
from app.ingest.sections.lexical_tests import CLAUSE, is_place
from app.ingest.sections.vocabulary import DEGREE
from app.text.characters import has_han

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
    return not told and AREA.search(inner) is None and re.fullmatch(r"[A-Z][^\d()]{3,50}", pieces[1]) is not None


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
        if has_han(piece) and re.search(r"\s", piece) and not re.search(r"[。；]", piece):
            out += _by_gaps(piece)
        elif piece:
            out += _comma_pieces(piece)
    return out


def _by_gaps(piece: str) -> list[str]:
    """Return the parts of a piece with Chinese in it; a name in two scripts (`Lund University 隆德大學`) is one."""
    cells = [cell for cell in map(value, _GAP_ZH.split(GAP.sub("", piece))) if cell]
    return [piece] if in_two_scripts(piece) else cells


def in_two_scripts(piece: str) -> bool:
    """Return True if a piece is one school, degree or subject in Chinese and in Latin letters."""
    sides = _TWO_SCRIPTS.fullmatch(piece)
    if not sides:
        return False
    latin, chinese = (sides["latin"] or sides["latin2"]), (sides["chinese"] or sides["chinese2"])
    return has_school(latin) == has_school(chinese) and is_degree(latin) == is_degree(chinese)


_LATIN: Final = r"[A-Za-zÀ-ž][A-Za-zÀ-ž .'’&()-]{4,}"
_TWO_SCRIPTS: Final = re.compile(
    rf"(?P<latin>{_LATIN}) (?P<chinese>[\u3400-\u9fff]{{2,20}})|(?P<chinese2>[\u3400-\u9fff]{{2,20}}) (?P<latin2>{_LATIN})"
)
"""A text in Latin letters beside one in Chinese."""


_CLAUSE: Final = re.compile(rf"{CLAUSE.pattern}|(?<=[\u3400-\u9fff])。(?=.)")


def _parts_of(text: str) -> list[str]:
    """Return a school and the degree behind a colon, or a degree and the school behind `from` or `at`; else the text."""
    school, _, degree = text.partition(": ")
    if " " in school and has_school(school) and not has_degree(school) and has_degree(degree):
        return [school, degree]
    lead, *behind = FROM_SCHOOL.split(text)
    return [lead, *behind] if not has_school(lead) or has_degree(lead) else [text]


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


_OUTER_COMMA: Final = re.compile(r"(?:,\s+|，|(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff]))(?![^(（]*[)）])")
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
