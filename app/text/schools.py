"""Words that name a school, from `resources/lexicon/organization_words.tsv`.

In an entry of a résumé, and in running text, where fewer are safe (`mit` is a university and the German for
"with").
"""

from __future__ import annotations

import re
from typing import Final, Literal

from app.text.organizations import TABLE
from app.text.word_tables import alternation, is_wide, words

LEVELS_ZH: Final = ("高中", "初中", "國中", "小学", "小學", "技校", "职高", "高職")
"""Levels of schooling that also end the name of a school."""

NAME_ENDS_ZH: Final = ("大学", "大學", "学院", "學院", "学校", "學校", "党校", "研究所", "研究院")
"""Words that end the name of a school or institute, after which a subject may follow at once."""
SCHOOL_OF: Final = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3} (?:School|College|Academy) of [A-Z][\w &]{2,40}$")
"""A named school of a subject: `Pratt School of Engineering`, which is a name of its own and no faculty."""
CAMPUS: Final = re.compile(r"(?i)\buniversity of\b|\bstate (?:polytechnic )?(?:university|college)\b|^the \w+$")
"""Beginning of a name that a comma and a place may follow: `University of California, Davis`."""
PUBLIC: Final = re.compile(
    r"(?i)^(?:(?:government|govt\.?|federal) .*(?:school|college|university|polytechnic|hospital|cent(?:re|er))|general hospital|state school\b.*|institute (?:for|of) .*)$"
)
"""A public institution named by its kind alone, which only its town tells from others: `General Hospital, Gusau`."""
RUNS_SCHOOLS: Final = r"\b(?:schools|school district)$"
"""Who runs several schools, told behind one of them: `Laurel Gap Middle School, Tyler County Schools`."""
FOR_PUPILS: Final = re.compile(
    r"(?i)\b(?:school|lyc[ée]e|vidyalaya)\b|(?:gymnasium|schule)\b|^st\.? [\w'’.-]+ college$"
)
"""A school for pupils, told from others of its name by its town (`Lycée Simone-Duval, Reims`), as no university is."""


def school_names() -> str:
    """Return a regular expression for words of a school's name as people write them in an education entry."""
    latin = alternation(word for word in _school_words("school") if not is_wide(word))
    wide = alternation(word for word in _school_words("school") if is_wide(word))
    return rf"(?i)\b(?:{latin}|uc [a-z]+)\b|{wide}|(?:{alternation(_school_words('school-end'))})(?![\u4e00-\u9fff])"


def school_words_in_text() -> str:
    """Return a regular expression, over the normal form, for words that mark a line about schooling anywhere in a
    text."""
    return alternation(_school_words("school-line"))


def _school_words(use: Literal["school", "school-end", "school-line"]) -> tuple[str, ...]:
    return words(*TABLE, use)
