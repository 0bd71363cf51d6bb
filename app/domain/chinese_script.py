"""The script in which a Chinese document is written: our own words in it (headings, labels) follow that of the résumé. Pure.

For our words alone: a person's words are never converted, for one simplified character may be several traditional ones.
"""

from __future__ import annotations

from typing import Final

_TRADITIONAL_TAGS: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_TRADITIONAL: Final = str.maketrans(
    "专业个习书兴况别历发号国奖学实总愿爱状现电简经结编网职荣获誉论证评话语贯资践邮长页项验务价",
    "專業個習書興況別歷發號國獎學實總願愛狀現電簡經結編網職榮獲譽論證評話語貫資踐郵長頁項驗務價",
)
"""The characters of our words that the scripts write differently, each in the one sense in which it occurs there (经历, never 日历)."""


def in_script(words: str, language: str) -> str:
    """Return words of ours (simplified, or of another language) in the script of a language tag (BCP 47)."""
    return words.translate(_TRADITIONAL) if language.lower().startswith(_TRADITIONAL_TAGS) else words
