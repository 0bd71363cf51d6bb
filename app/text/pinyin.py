"""Chinese read as pinyin without tones.

Of pypinyin's 47,000 words only those are loaded whose characters are read otherwise than alone (`resources/lexicon/pinyin_words.txt`):
all of them would take 45 MB and half a second, during which the window stands still.
"""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

from app import resources

NO_WORDS = "PYPINYIN_NO_PHRASES"
"""The variable by which pypinyin is told, before it is imported, to leave its words out."""


def likely(text: str) -> list[str]:
    """The likely reading of each character (`ü` as `v`); what is not Chinese stands in one piece as it is."""
    return list(_reader().lazy_pinyin(text))


def readings(text: str) -> list[list[str]]:
    """Every reading of each character."""
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
