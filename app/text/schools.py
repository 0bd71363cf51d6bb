"""Words that name a school, from `resources/lexicon/organization_words.tsv`.

In an entry of a résumé, and in running text, where fewer are safe (`mit` is a university and the German for
"with").
"""

from __future__ import annotations

from typing import Final, Literal

from app.text.organizations import TABLE
from app.text.word_tables import alternation, is_wide, words

LEVELS_ZH: Final = ("高中", "初中", "國中", "小学", "小學", "技校", "职高", "高職")
"""Levels of schooling that also end the name of a school."""


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
