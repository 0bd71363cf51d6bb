"""Words in the names of organisations: trades, kinds and places, and words that mark an organisation.

From `resources/lexicon/organization_words.tsv`, whose head explains the uses; trades at the end of Chinese names are in `industry_zh.txt`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from app import resources
from app.text.legal_forms import latin_pattern
from app.text.word_tables import alternation, is_wide, words

TABLE: Final = ("lexicon", "organization_words.tsv")
Use = Literal[
    "kind",
    "leading",
    "article",
    "affiliate",
    "trade",
    "namesake",
    "tail",
    "cue",
    "cue-end",
    "line",
    "mail",
    "registered",
    "dated",
]


@lru_cache(maxsize=32)
def name_words(use: Use) -> frozenset[str]:
    """Return the words with a use, as the table writes them (the head of the table says which are in the normal form)."""
    return frozenset(words(*TABLE, use))


def latin_words(use: Use) -> str:
    """Return a regular expression for the words with a use that are written in an alphabet."""
    return alternation(word for word in name_words(use) if not is_wide(word))


def wide_words(use: Use) -> str:
    """Return a regular expression for the Chinese, Japanese and Korean words with a use."""
    return alternation(word for word in name_words(use) if is_wide(word))


def organization_marks() -> str:
    """Return a regular expression for marks of an organisation's name in an alphabet: a legal form or a word like
    `hospital`."""
    return f"{latin_pattern('sure', 'head')}|{latin_words('cue')}"


def organization_marks_zh() -> str:
    """Return a regular expression for marks of a Chinese organisation's name, some of them at the end only."""
    return "|".join([wide_words("cue"), *(f"{word}$" for word in sorted(name_words("cue-end")))])


@lru_cache(maxsize=1)
def industry_endings() -> tuple[str, ...]:
    """Return the trade words that end Chinese company names, in the normal form, longest first."""
    from app.text.normalization import folded

    text = resources.path("lexicon", "industry_zh.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(sorted(sorted({folded(word) for line in lines for word in line.split("|")}), key=len, reverse=True))
