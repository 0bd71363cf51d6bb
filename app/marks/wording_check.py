"""Checks a person's own wording of a sentence: numbers, terms, certainty and responsibility must stay what they were.

`hard_problems` are never allowed; `soft_problems` block a proposal and must be shown before a person's own variant is accepted. Must
never propose or apply anything itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from app.domain.prose_spelling import protected_terms
from app.domain.resume import Resume
from app.marks.wording_phrases import HAN_NUMBERS, MEASURES, NUMBER_WORDS

_NUMBER: Final = re.compile(r"\d+(?:[.,:/]\d+)*")
_WORD_VALUES: Final = {word: value for value, word in enumerate(NUMBER_WORDS, 2)}
_HAN_NUMBER: Final = re.compile(
    rf"(?<![零〇一二两三四五六七八九十百千万亿几多数第\d])([{HAN_NUMBERS}])(?=[{MEASURES}](?![十百千万]))"
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_ROLES: Final = tuple(
    map(
        _words,
        (
            "led,managed,headed,directed,owned,supervised,oversaw,ran,chaired,spearheaded,responsible for,in charge of,"
            "主导,负责,带领,领导,牵头,管理,主持,统筹",
            "assisted,helped,help,supported,contributed,participated,took part,joined,worked on,attended,"
            "协助,参与,配合,支持,参加,出席",
            "designed,architected,invented,created,founded,设计,创建,创办,发明",
            "used,utilized,utilised,leveraged,maintained,operated,tested,documented",
            "使用,采用,运用,维护,测试",
            "reviewed,audited,checked,verified,inspected,审核,审查,复核",
            "drafted,wrote,authored,co-wrote,co-authored,起草,编写,撰写,拟定",
            "approved,signed off,authorised,authorized,批准,审批",
            "advised,consulted,counselled,counseled,建议",
            "reported to,汇报",
            "coordinated,协调",
            "initiated,launched,started,began,rolled out,发起,启动",
            "shadowed,observed,旁听,见习",
        ),
    )
)
"""Words of responsibility: a variant may not move from one row to another."""
_HEDGES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:about|approximately|around|roughly)\b|大约|约(?=\s?\d)",
        r"\b(?:nearly|almost)\b|将近|近(?=\s?\d)|几乎",
        r"\b(?:over|more than)\b|超过|超(?=\s?\d)",
        r"\b(?:under|less than|fewer than)\b|不足(?=\s?\d)",
        r"\b(?:up to|at most|as many as)\b|多达|最多|至多",
        r"\bat least\b|至少|最少",
        r"\bonly\b|仅",
        r"\b(?:mainly|mostly|largely)\b|主要",
        r"左右",
        r"以上",
        r"以下",
        r"\b(?:some|partly|partially|in part)\b|部分(?<!大部分)|局部",
        r"\bmost\b|\bthe majority\b|大部分|多数",
        r"\b(?:all|entire|whole|fully|completely)\b|全部|所有|完全",
        r"\b(?:several|a number of)\b|若干|数(?=[名个家次位项])",
        r"\b(?:many|numerous|a large number of)\b|许多|众多|大量|多(?=[名个家位项])",
        r"\b(?:always|invariably)\b|总是|始终|一直",
        r"\b(?:usually|generally|normally|typically)\b|通常|一般",
        r"\b(?:often|frequently|regularly|repeatedly)\b|经常|多次|定期",
        r"\b(?:sometimes|occasionally|at times|from time to time)\b|偶尔|有时",
        r"\b(?:rarely|seldom|hardly)\b|很少",
        r"\b(?:never|not|no|without)\b|n't\b|从未|从不|未(?!来)|没有",
        r"\b(?:planned|proposed|intended|aimed|expected|attempted|tried|hoped)\b|计划|拟(?!定)|预计|有望|预期|尝试",
        r"基本(?=[完实解建达])",
        r"\b(?:basic|beginner|elementary)\b|入门|了解",
        r"\bfamiliar\b|熟悉",
        r"\b(?:good|solid|proficient)\b|良好|熟练|掌握",
        r"\bfluent(?:ly)?\b|流利",
        r"\bnative\b|母语",
        r"\b(?:expert|advanced|excellent)\b|精通|擅长",
        r"\b(?:double|triple|halve)[ds]?\b|翻倍|翻番|减半",
        r"\b(?:first|second|third|grand) (?:prize|place|class)\b|[一二三特]等奖|冠军|亚军|季军",
        r"\b(?:acting|interim)\b|代理|临时",
        r"\b(?:deputy|vice)\b|副",
        r"\b(?:assistant|associate|junior|trainee)\b|助理|初级",
        r"\bintern(?:ed|s|ship|ships)?\b|实习",
        r"\b(?:senior|lead|chief|head)\b|高级|资深|首席",
        r"\bco-(?!workers?\b)",
        r"\b(?:together with|along with|alongside|jointly|in collaboration with|in cooperation with)\b"
        r"|共同|协同|联合|合作",
        r"\b(?:as part of a team|in a team|part of)\b",
        r"\b(?:independently|single-handed(?:ly)?|alone|on my own)\b|独立|独自",
        r"\bunder (?:the )?(?:guidance|supervision|direction)\b|指导下|带领下|协助下|帮助下",
        r"期间|过程中",
    )
)
"""Words of certainty, extent, frequency, skill and rank, one class a row: a variant may change the word, never the class."""
_TENSE: Final = re.compile(
    r"\b(?:am|is|are|was|were|will|would|may|might|can|could|has|have|had|currently|formerly|previously)\b"
    r"|曾(?!经理)|现任|目前|正在|即将"
)


def hard_problems(resume: Resume, original: str, variant: str) -> tuple[str, ...]:
    """Return the codes of the reasons a variant can never be used: `empty`, `invisible`, `numbers-changed`, `terms-changed`."""
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
    """Count the numbers of a text; number words from two to twelve, and Chinese ones from two to ten before a measure word, count as the
    numbers they are."""
    words = Counter(str(value) for value in map(_WORD_VALUES.get, re.findall(r"[a-z]+", text.casefold())) if value)
    han = Counter(str(HAN_NUMBERS.index(found) + 2) for found in _HAN_NUMBER.findall(text))
    return Counter(_NUMBER.findall(text)) + words + han


def soft_problems(original: str, variant: str) -> tuple[str, ...]:
    """Return the codes of the reasons a variant says something else: `responsibility`, `certainty`, `tense`."""
    found = []
    old, new = original.casefold(), variant.casefold()
    if any(_has_word(old, group) != _has_word(new, group) for group in _ROLES):
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


def _has_word(text: str, words: tuple[str, ...]) -> bool:
    return any(_count(text, word) for word in words)


def _count(text: str, word: str) -> int:
    if word.isascii():
        return len(re.findall(rf"\b{word}\b", text))
    return text.count(word)
