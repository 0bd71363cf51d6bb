"""Harmless alternatives to a sentence, by rule, for the person to tick. Offline; never applied unasked.

Chinese and English. A proposal that would change a number, a term, responsibility, certainty or tense is not made
(`app.marks.wordings`); each one differs from the master in one place and is shown as a full sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.resume import Resume
from app.domain.style import family
from app.marks.units import prose_of
from app.marks.wordings import hard_problems, soft_problems

MAX_PER_FIELD: Final = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """One alternative sentence for a field; `rule` is a stable code: `reorder`, `number-word` or `phrase`."""

    field_id: str
    original: str
    variant: str
    rule: str


_PHRASES_EN: Final = (
    (
        r"\b(?<=[a-z] )(?<!within )(?<!in )(?<!for )(?<!of )(?<!about )(?<!after )(?<!over )(?<!under )(?<!than )(?<!on )(?<!by )(?<!to )(?<!from )(?<!through )(?<!half )(?<!such )(?<!quite )a (day|week|month|year)\b",
        r"per \1",
    ),
    (r"\bper (day|week|month|year)\b", r"a \1"),
    (
        r"\b[Ee]very (?=(?:day|week|fortnight|month|quarter|year|morning|evening|Monday|delivery|step|release)\b)",
        "each ",
    ),
    (r"\beach (?=(?:day|week|fortnight|month|quarter|year|morning|evening|delivery|step|release)\b)", "every "),
    (r"\bin order to\b", "to"),
    (r"\bbecause of\b", "owing to"),
    (r"\bowing to\b", "because of"),
    (r"\bvia\b", "through"),
    (r"\bcolleagues\b", "co-workers"),
    (r"\bco-workers\b", "colleagues"),
    (r"(?<=\d )staff\b", "employees"),
    (r"(?<=\d )employees\b", "staff"),
    (r"^Reduced\b", "Lowered"),
    (r"^Increased\b", "Raised"),
    (r"^Wrote\b", "Authored"),
    (r"^Set up\b", "Established"),
    (r"\bnightly\b", "overnight"),
    (r"\badditional\b", "further"),
    (r"\bvarious\b", "different"),
    (r"\bfor example\b", "for instance"),
    (r"\bentire\b", "whole"),
    (r"\bresulting in\b", "leading to"),
    (r"\bleading to\b", "resulting in"),
    (r"\bquickly\b", "rapidly"),
    (r", cutting\b", ", reducing"),
    (r", reducing\b", ", cutting"),
)
"""One-way rules: pattern and what may stand there instead. Kept to phrases that fit any sentence of a résumé."""
_PHRASES_ZH: Final = (
    (r"每天", "每日"),
    (r"每日(?!报)", "每天"),
    (r"每月(?=[\u3400-\u9fff])", "每个月"),
    (r"提升(?=\d|了|至|到)", "提高"),
    (r"提高(?=\d|了|至|到)", "提升"),
    (r"(?<=缩短|增长|降低|提升|提高|减少|扩大)到", "至"),
    (r"(?<=缩短|增长|降低|提升|提高|减少|扩大)至", "到"),
    (r"降到(?=\d)", "降至"),
    (r"由(?=\d)", "从"),
    (r"从(?=\d)", "由"),
    (r"节省", "节约"),
    (r"节约", "节省"),
    (r"(?<=，)并(?=[为对由将在向与])", "并且"),
    (r"(?:^|(?<=，))根据", "依据"),
    (r"(?:^|(?<=，))通过", "借助"),
    (r"编写", "撰写"),
    (r"搭建", "构建"),
    (r"开展(?=培训|合作|调研)", "进行"),
    (r"发现(?=\d)", "找出"),
    (r"修正", "更正"),
    (r"以及", "及"),
    (r"(?<=活动|项目|任职)期间", "过程中"),
    (r"(?<=[\u3400-\u9fff]{2})与(?=[\u3400-\u9fff]{2})(?!会)", "和"),
)
_NUMBER_WORDS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIXED: Final = frozenset(
    {("research", "development"), ("terms", "conditions"), ("trial", "error"), ("health", "safety"), ("back", "forth")}
    | {("profit", "loss"), ("mergers", "acquisitions"), ("supply", "demand"), ("input", "output"), ("drag", "drop")}
)
"""Pairs whose order is part of the term."""
_VERBISH: Final = re.compile(r"(ed|ing|wrote|built|led|ran|cut|set|made|kept|took|won|sold|sent|began|grew|held)$")
_FREE: Final = "|".join(
    rf"(?<=\b{word} )"
    for word in ("with", "for", "by", "in", "of", "on", "from", "between", "into", "using", "via", "up")
)
"""Words before a list after which its first item has no adjective that would move with it."""
_AFTER: Final = r"(?=[,.;]|$| (?:in|on|at|for|with|from|by|to|that|which)\b)"
_PAIR: Final = re.compile(rf"(?:{_FREE})([a-z]{{3,14}}) and ([a-z]{{3,14}}){_AFTER}")
_SERIES: Final = re.compile(rf"(?:{_FREE})([a-z]{{3,14}}), ([a-z]{{3,14}})(?=,? and [a-z])")
_MIDDLE_ZH: Final = re.compile(r"(?<=、)([\u3400-\u9fff]{2,6})、([\u3400-\u9fff]{2,6})(?=、|和|与|及|以及)")


def propose(resume: Resume) -> tuple[Proposal, ...]:
    """Alternatives for every sentence, at most `MAX_PER_FIELD` each, in document order."""
    rules = (_reorder_zh, _phrases_zh) if family(resume.language) == "zh" else (_reorder, _number_words, _phrases)
    found: list[Proposal] = []
    for key, text, _ in prose_of(resume):
        kept: dict[str, Proposal] = {}
        for rule in rules:
            for code, variant in rule(text):
                if variant != text and not hard_problems(resume, text, variant) and not soft_problems(text, variant):
                    kept.setdefault(variant, Proposal(key, text, variant, code))
        found.extend(list(kept.values())[:MAX_PER_FIELD])
    return tuple(found)


def _reorder(text: str) -> Iterator[tuple[str, str]]:
    """Two coordinated one-word items, or the first two of a series, in the other order."""
    for pattern, joint in ((_SERIES, ", "), (_PAIR, " and ")):
        for match in pattern.finditer(text):
            first, second = match.groups()
            fixed = (first, second) in _FIXED or (second, first) in _FIXED
            if not fixed and not _VERBISH.search(first) and not _VERBISH.search(second):
                yield "reorder", f"{text[: match.start()]}{second}{joint}{first}{text[match.end() :]}"


def _number_words(text: str) -> Iterator[tuple[str, str]]:
    """`three teams` ↔ `3 teams`: counts from two to twelve before a plain word, away from other figures."""
    for value, word in enumerate(_NUMBER_WORDS, 2):
        for old, new in ((word, str(value)), (str(value), word)):
            for match in re.finditer(rf"(?<=[a-z] ){old}(?= [a-z]{{3,}})", text):
                around = text[max(0, match.start() - 20) : match.start()] + text[match.end() : match.end() + 20]
                if not re.search(r"\d", around):
                    yield "number-word", f"{text[: match.start()]}{new}{text[match.end() :]}"


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    yield from _substituted(text, _PHRASES_EN)


def _reorder_zh(text: str) -> Iterator[tuple[str, str]]:
    """Two middle items of a 、-list, whose limits are certain, in the other order."""
    for match in _MIDDLE_ZH.finditer(text):
        yield "reorder", f"{text[: match.start()]}{match[2]}、{match[1]}{text[match.end() :]}"


def _phrases_zh(text: str) -> Iterator[tuple[str, str]]:
    yield from _substituted(text, _PHRASES_ZH)


def _substituted(text: str, rules: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Each rule at its first place."""
    for pattern, new in rules:
        variant = re.sub(pattern, new, text, count=1)
        if variant != text:
            yield "phrase", variant
