"""Names of schools without a known word or inside a sentence, and fields of study beside them."""

from __future__ import annotations

import re
from typing import Final

from app.ingest.sections.lexical_tests import is_place, just_a_name
from app.ingest.sections.words import SCHOOL
from app.text.characters import has_han


def has_school(text: str) -> bool:
    """Return True if a text names a school, not only a degree with such a word in it."""
    named = re.search(r"(?<![\w'’-])[A-Z][\w'’-]+ (?:School|College) of [A-Z]\w+$", text) is not None
    return named or SCHOOL.search(_DEGREE_PHRASE.sub("", text)) is not None


_DEGREE_PHRASE: Final = re.compile(
    r"(?i)high school diploma|(?<!college of )\b[\w-]+ education\b(?! cent)|college of \w+$|school of \w+$|study abroad|(?<![\w.])(?:[\w.]+ ){0,3}school (?:leaving )?certificate|文憑考試|文凭考试|中[学學]文[凭憑]"
)


AREA: Final = re.compile(
    r"(?i)science|engineering|mathematics|physics|chemistry|biology|business|economics|arts?\b|history|studies|management|"
    r"administration|design|finance|accounting|marketing|psychology|computing|informatics|statistics|law|medicine|nursing"
)


def names_school(piece: str) -> bool:
    """Return True if the text behind a degree and its field is a school's name without a known word: `TU Dublin`,
    `UCD`."""
    return (
        just_a_name(piece) and not is_place(piece) and AREA.search(piece) is None and (" " in piece or piece.isupper())
    )


_ATTENDED_CUE: Final = re.compile(
    r"^(?:我)?(?:于|在)?(?:就读于|就讀於|毕业于|畢業於|就读|毕业)(?=.)|(?:毕业|畢業|就读|就讀)$"
)
_NAMED_SCHOOL: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*\s+(?:(?:of|the|and|&|de|du|für|of the)\s+){0,2}){0,6}[A-ZÀ-Þ][\w.'’-]*"
)


def named_in(piece: str) -> str:
    """Return the school named in a sentence (`I left Waikaka Plains College at the end`); any other piece unchanged."""
    if has_han(piece):
        return _ATTENDED_CUE.sub("", piece) or piece
    words = piece.split()
    if sum(word[:1].islower() for word in words) < 4 and words[0] not in (
        "I",
        "Then",
        "After",
        "Left",
        "Attended",
        "Went",
    ):
        return piece
    runs = (re.sub(r"^I\s+", "", match.group()) for match in _NAMED_SCHOOL.finditer(piece[:400]))
    return next((run for run in runs if " " in run and has_school(run)), piece)


SCHOOL_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|de|&)){1,5}$")
SCHOOL_OF: Final = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3} (?:School|College|Academy) of [A-Z][\w &]{2,40}$")
