"""Words that name a school, from `resources/lexicon/organization_words.tsv`: in a résumé's entry, and in running text, where fewer are safe
(`mit` is a university and the German for "with")."""

from __future__ import annotations

from typing import Literal

from app.text.organizations import TABLE
from app.text.word_tables import alternation, is_wide, words


def school_names() -> str:
    """A regular expression for the words of a school's name as people write them in an entry about their education."""
    latin = alternation(word for word in _of("school") if not is_wide(word))
    wide = alternation(word for word in _of("school") if is_wide(word))
    return rf"(?i)\b(?:{latin}|uc [a-z]+)\b|{wide}|(?:{alternation(_of('school-end'))})(?![\u4e00-\u9fff])"


def school_words_in_text() -> str:
    """A regular expression, over the normal form, for words that make a line one about schooling wherever it stands."""
    return alternation(_of("school-line"))


def _of(use: Literal["school", "school-end", "school-line"]) -> tuple[str, ...]:
    return words(*TABLE, use)
