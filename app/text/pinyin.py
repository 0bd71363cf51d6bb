"""Conversion of Chinese to pinyin without tones.

Of pypinyin's 47,000 words only those are loaded whose characters are pronounced differently than alone
(`resources/lexicon/pinyin_words.txt`): all of them would take 45 MB and block the GUI for half a second.
"""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType
from typing import Final

from app import resources

LONGEST_SPELLING: Final = 40
"""Letters of the longest text that is tried as pinyin."""

NO_WORDS = "PYPINYIN_NO_PHRASES"
"""Environment variable that tells pypinyin, before its import, to load no words."""


def likely(text: str) -> list[str]:
    """Return the likely syllable of each character (`ü` as `v`); a run that is not Chinese stays in one piece,
    unchanged."""
    return list(_reader().lazy_pinyin(text))


def readings(text: str) -> list[list[str]]:
    """Return all syllables of each character."""
    reader = _reader()
    return list(reader.pinyin(text, style=reader.Style.NORMAL, heteronym=True))


def is_spelling(typed: str) -> bool:
    """Return True if (folded) text may be pinyin or initials of at least two characters: Latin letters, spaces and apostrophes."""
    letters = "".join(typed.replace("'", "").split())
    return 2 <= len(letters) <= LONGEST_SPELLING and letters.isascii() and letters.isalpha()


def find_spelled(text: str, typed: str) -> tuple[int, int] | None:
    """Return the span of the first part of `text`, with a Chinese character in it, that `typed` (lower case) spells; None if none.

    Each character is spelled by its syllable, or by the beginning of it that people type (`h`, `zh`); the last one by any
    beginning. Of a character with several readings each counts. Letters and digits of `text` spell themselves.
    """
    letters = "".join(typed.replace("'", "").split())
    units = [_spellings(character) for character in text]
    for start in range(len(units)):
        end = _spelled_until(units, start, letters)
        if end is not None and any(is_han(character) for character in text[start:end]):
            return start, end
    return None


def is_han(character: str) -> bool:
    """Return True if a character is a Chinese one that may have a reading."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def _spelled_until(units: list[tuple[str, ...]], start: int, letters: str) -> int | None:
    """Return the end of the shortest run of units from `start` that spells all `letters`."""
    reached = {0}
    for place in range(start, len(units)):
        following: set[int] = set()
        for done in reached:
            rest = letters[done:]
            for syllable in units[place]:
                if syllable.startswith(rest):
                    return place + 1
                following.update(done + size for size in _shortened(syllable) if rest.startswith(syllable[:size]))
        if not following:
            return None
        reached = following
    return None


def _shortened(syllable: str) -> set[int]:
    """Return how many letters of a syllable stand for it: all, the first, or its two-letter initial."""
    return {len(syllable), 1} | ({2} if syllable[:2] in ("zh", "ch", "sh") else set())


@cache
def _spellings(character: str) -> tuple[str, ...]:
    """Return the ways in which a character is typed; a space or sign cannot be typed, and breaks a run."""
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    if not is_han(character):
        return ()
    read = [one for one in readings(character)[0] if one.isascii()]
    return tuple(dict.fromkeys([*read, *(one.replace("v", "u") for one in read)]))


@cache
def _reader() -> ModuleType:
    os.environ[NO_WORDS] = "1"
    import pypinyin

    lines = resources.path("lexicon", "pinyin_words.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    pypinyin.load_phrases_dict({word: [[syllable] for syllable in syllables] for word, *syllables in words})
    return pypinyin
