"""Find words in a text exactly as they are written, capitals included, whatever white space and signs the layout put between their letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.text.normalization import normalise

_GAP: Final = r"[\W_]{0,6}"
"""Signs and line breaks that a layout may put between two letters."""


def exact_spans(text: str, words: str) -> list[tuple[int, int]]:
    """Return where `words` stand in `text`, as spans of `text` without overlaps; letters of an alphabet that touch them belong to the span,
    but only where the words are told apart from those by their capitals (`Grab` in `GrabPay`, not in `Grabber`)."""
    if not (pattern := _pattern(words)):
        return []
    normal = normalise(text)
    spans = []
    for found in pattern.finditer(normal.cased):
        start, end = found.span()
        if _begins_word(normal.cased, start) and _ends_word(normal.cased, end):
            while start and joins(normal.cased[start - 1], normal.cased[start]):
                start -= 1
            while end < len(normal.cased) and _goes_on(normal.cased, end):
                end += 1
            spans.append(normal.original_span(start, end))
    return spans


def holds_words(text: str, words: str) -> bool:
    """Return True if the words stand in the text."""
    return bool(exact_spans(text, words))


@lru_cache(maxsize=1_000)
def _pattern(words: str) -> re.Pattern[str] | None:
    written = normalise(words).cased
    letters = [char for char in written if char.isalnum()] or [char for char in written if not char.isspace()]
    return re.compile(_GAP.join(map(re.escape, letters))) if letters else None


def joins(char: str, other: str) -> bool:
    """Return True if two characters are of one word in an alphabet; Han, kana and Hangul have no spaces between words."""
    return char.isalnum() and other.isalnum() and ord(char) < 0x2E80 and ord(other) < 0x2E80


def _goes_on(text: str, end: int) -> bool:
    """Return True if the letter or the sign on a letter (a vowel of Tamil) at `end` is of the word before it."""
    return unicodedata.category(text[end]).startswith("M") or joins(text[end], text[end - 1])


def _begins_word(text: str, start: int) -> bool:
    if not start or not joins(text[start - 1], text[start]):
        return True
    return text[start].isupper() and not text[start - 1].isupper()


def _ends_word(text: str, end: int) -> bool:
    if end >= len(text) or not joins(text[end], text[end - 1]):
        return True
    return text[end].isupper() and not text[end - 1].isupper()
