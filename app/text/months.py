"""Month names and their numbers, in all supported languages (`resources/lexicon/months.txt`, from the Unicode CLDR).

All date parsers share this list; the verifier keeps its own. Loaded on first use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from app import resources
from app.domain.style import MONTHS
from app.text.normalization import folded

ENGLISH: Final = tuple(name.lower() for name in MONTHS)
"""January to December in full, lower case."""

ENGLISH_SHORT: Final = tuple(name[:3] for name in ENGLISH)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Language → the words for its twelve months, lower case, as written."""
    lines = resources.path("lexicon", "months.txt").read_text("utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    table = {language: tuple(tuple(words.split()) for words in months) for language, *months in rows}
    table["en"] = tuple((whole, *short) for whole, short in zip(ENGLISH, table["en"], strict=True))
    return table


@lru_cache(maxsize=8)
def month_numbers(*languages: str) -> Mapping[str, int]:
    """Word → month (1–12) in some languages (default: all), lower case, as written and in the normal form.

    A word for two months (`listopada`) has the month of the language named first.
    """
    found: dict[str, int] = {}
    for language in languages or _table():
        for number, words in enumerate(_table()[language], 1):
            for word in words:
                found.setdefault(word, number)
                if not _looks_latin(word):
                    found.setdefault(folded(word), number)
    return MappingProxyType(found)


@lru_cache(maxsize=12)
def normal_names(month: int) -> tuple[str, ...]:
    """Return the words for a month (1–12) in all languages, in the normal form, long ones first."""
    words = {word for months in _table().values() for word in months[month - 1]}
    return tuple(sorted({folded(word) for word in words if not _looks_latin(word)}, key=_long_first))


@lru_cache(maxsize=1)
def any_month() -> str:
    """Return a regular expression, over the normal form, for any month name with its full stop."""
    return rf"(?:{alternatives(word for month in range(1, 13) for word in normal_names(month))})\.?"


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, long ones first.

    Grouped by first letters for speed: it is tried at every position.
    """
    grouped: dict[str, list[str]] = {}
    for word in sorted(set(words), key=_long_first):
        grouped.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in grouped.items())


def _looks_latin(word: str) -> bool:
    """Return True if the normal form of a short name in another script is a Latin word (look-alikes: `мар`, map)."""
    return len(word) < 4 and folded(word).isascii() and not unicodedata.name(word[0]).startswith("LATIN")


def _long_first(word: str) -> tuple[int, str]:
    return -len(word), word
