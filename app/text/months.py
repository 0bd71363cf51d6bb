"""Month names: which word is which month, in the languages of the readers (`resources/lexicon/months.txt`, from the Unicode CLDR).

The one list of them for whoever reads dates; the verifier keeps its own. Loaded when first needed.
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
    """Language → the words of its twelve months, lower case, as they are written."""
    lines = resources.path("lexicon", "months.txt").read_text("utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    table = {language: tuple(tuple(words.split()) for words in months) for language, *months in rows}
    table["en"] = tuple((whole, *short) for whole, short in zip(ENGLISH, table["en"], strict=True))
    return table


@lru_cache(maxsize=8)
def month_numbers(*languages: str) -> Mapping[str, int]:
    """Word → month (1–12) in some languages (default: all), lower case, as it is written and in the normal form. A word
    that is two months (`listopada`) is that of the language named first."""
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
    """The words for a month (1–12) in every language, in the normal form, long ones first."""
    words = {word for months in _table().values() for word in months[month - 1]}
    return tuple(sorted({folded(word) for word in words if not _looks_latin(word)}, key=_long_first))


@lru_cache(maxsize=1)
def any_month() -> str:
    """Any name of a month with its full stop, as a regular expression over the normal form."""
    return rf"(?:{alternatives(word for month in range(1, 13) for word in normal_names(month))})\.?"


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for one of some words, long ones first; grouped by first letters, for it is tried at every place."""
    grouped: dict[str, list[str]] = {}
    for word in sorted(set(words), key=_long_first):
        grouped.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in grouped.items())


def _looks_latin(word: str) -> bool:
    """Whether a short name in another script is a Latin word in the normal form, which knows look-alikes (`мар`, map)."""
    return len(word) < 4 and folded(word).isascii() and not unicodedata.name(word[0]).startswith("LATIN")


def _long_first(word: str) -> tuple[int, str]:
    return -len(word), word
