"""Whether a variant of a sentence may be used: numbers, terms, certainty and responsibility stay what they were.

`hard_problems` are never allowed; `soft_problems` block a proposal and must be shown before a person's own variant is
accepted. Must never propose or apply anything itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from app.domain.prose import protected_terms
from app.domain.resume import Resume
from app.marks.phrases import HAN_NUMBERS, MEASURES, NUMBER_WORDS

_NUMBER: Final = re.compile(r"\d+(?:[.,:/]\d+)*")
_WORD_VALUES: Final = {word: value for value, word in enumerate(NUMBER_WORDS, 2)}
_HAN_NUMBER: Final = re.compile(
    rf"(?<![零〇一二两三四五六七八九十百千万亿几多数第\d])([{HAN_NUMBERS}])(?=[{MEASURES}](?![十百千万]))"
)
_ROLES: Final = (
    ("led", "managed", "headed", "directed", "owned", "supervised", "oversaw", "主导", "负责", "带领", "领导", "牵头", "管理"),
    ("assisted", "helped", "supported", "contributed", "participated", "took part", "joined", "协助", "参与", "配合", "支持"),
    ("designed", "architected", "invented", "created", "founded", "设计", "创建", "创办", "发明"),
    ("used", "utilized", "utilised", "leveraged", "maintained", "operated", "tested", "documented"),
    ("使用", "采用", "运用", "维护", "测试"),
)
"""Words of responsibility by rank: a variant may not move from one group to another."""
_HEDGES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:about|approximately|around|roughly)\b|大约|约(?=\s?\d)",
        r"\b(?:nearly|almost)\b|将近|近(?=\s?\d)|几乎",
        r"\b(?:over|more than)\b|超过|超(?=\s?\d)",
        r"\b(?:under|less than|fewer than)\b|不足(?=\s?\d)",
        r"\bup to\b|多达",
        r"\bat least\b|至少",
        r"\bonly\b",
        r"\b(?:mainly|mostly)\b|主要",
        r"左右",
        r"以上",
        r"以下",
    )
)
"""Words of certainty and limits, one class a row: a variant may change the word, never the class."""
_TENSE: Final = re.compile(r"\b(am|is|are|was|were|will|would|may|might|can|could|currently|formerly|previously)\b")


def hard_problems(resume: Resume, original: str, variant: str) -> tuple[str, ...]:
    """Codes of why a variant can never be used: `empty`, `invisible`, `numbers-changed`, `terms-changed`."""
    found = []
    if not variant.strip():
        found.append("empty")
    if any(_invisible(ch) for ch in variant):
        found.append("invisible")
    if _numbers(original) != _numbers(variant):
        found.append("numbers-changed")
    if any(original.count(term) != variant.count(term) for term in protected_terms(resume) if len(term) > 2):
        found.append("terms-changed")
    return tuple(found)


def _numbers(text: str) -> Counter[str]:
    """The numbers of a text; number words from two to twelve, and Chinese ones from two to ten
    before a measure word, count as the numbers they are."""
    words = Counter(str(value) for value in map(_WORD_VALUES.get, re.findall(r"[a-z]+", text.casefold())) if value)
    han = Counter(str(HAN_NUMBERS.index(found) + 2) for found in _HAN_NUMBER.findall(text))
    return Counter(_NUMBER.findall(text)) + words + han


def soft_problems(original: str, variant: str) -> tuple[str, ...]:
    """Codes of why a variant says something else: `responsibility`, `certainty`, `tense`."""
    found = []
    old, new = original.casefold(), variant.casefold()
    if any(_has(old, group) != _has(new, group) for group in _ROLES):
        found.append("responsibility")
    if any(len(hedge.findall(old)) != len(hedge.findall(new)) for hedge in _HEDGES):
        found.append("certainty")
    if Counter(_TENSE.findall(old)) != Counter(_TENSE.findall(new)):
        found.append("tense")
    return tuple(found)


def _invisible(ch: str) -> bool:
    return unicodedata.category(ch) in {"Cf", "Cc", "Co", "Cs", "Cn", "Zl", "Zp"} or (
        unicodedata.category(ch) == "Zs" and ch not in " \u3000"
    )


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(_count(text, word) for word in words)


def _count(text: str, word: str) -> int:
    if word.isascii():
        return len(re.findall(rf"\b{word}\b", text))
    return text.count(word)
