"""Conversion of Chinese to pinyin without tones.

Of pypinyin's 47,000 words only those are loaded whose characters are pronounced differently than alone
(`resources/lexicon/pinyin_words.txt`): all of them would take 45 MB and block the GUI for half a second.
"""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

from app import resources

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


@cache
def _reader() -> ModuleType:
    os.environ[NO_WORDS] = "1"
    import pypinyin

    lines = resources.path("lexicon", "pinyin_words.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    pypinyin.load_phrases_dict({word: [[syllable] for syllable in syllables] for word, *syllables in words})
    return pypinyin
