"""Reader of the word tables of `resources/lexicon` and `resources/places`, and patterns of their words.

A line has a word as it is written, its language or country, and its uses; `#` opens a comment. Uses are named subsets: a word
that is safe in the cell of a form is often a false positive in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app import resources


class Entry(NamedTuple):
    """One line of a word table."""

    written: str
    where: tuple[str, ...]
    uses: frozenset[str]


@lru_cache(maxsize=16)
def entries(folder: str, name: str) -> tuple[Entry, ...]:
    """Return the lines of the table `resources/FOLDER/NAME`, in order."""
    text = resources.path(folder, name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Entry(word, tuple(where.split()), frozenset(uses.split())) for word, where, uses in rows)


@lru_cache(maxsize=128)
def words(folder: str, name: str, use: str) -> tuple[str, ...]:
    """Return the words of a table that have a use, in the order of the table.

    Raises `LookupError` for a use that no line has, so that a misspelt one cannot pass for an empty list.
    """
    found = tuple(entry.written for entry in entries(folder, name) if use in entry.uses)
    if not found:
        raise LookupError(f"no word of {name} has the use {use}")
    return found


def is_wide(word: str) -> bool:
    """Return True if a word has a Chinese, Japanese or Korean letter.

    >>> is_wide("大学"), is_wide("ооо"), is_wide("Ltd")
    (True, False, False)
    """
    return max(word) >= "\u2e80"


def alternation(words: Iterable[str]) -> str:
    r"""Return a regular expression for any of the words, the longest first; `*` in a word stands for letters.

    >>> alternation(["school", "*schule"])
    '[^\\W\\d_]*schule|school'
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ").replace(r"\*", r"[^\W\d_]*") for word in ordered)
