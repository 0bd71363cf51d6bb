"""Harmless alternatives to a sentence, by rule, for the person to tick. Offline; never applied unasked.

Chinese and English. A proposal that would change a number, a term, responsibility, certainty or tense is not made
(`app.marks.wording_check`); each one differs from the master in one place and is shown as a full sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.resume import Resume
from app.domain.style import language_group
from app.marks.sentences import prose_of
from app.marks.wording_check import hard_problems, soft_problems
from app.marks.wording_phrases import (
    FIXED_PAIRS,
    HAN_NUMBERS,
    MEASURES,
    NUMBER_WORDS,
    PHRASES_EN,
    PHRASES_ZH,
    Rule,
)

MAX_PER_FIELD: Final = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """One alternative sentence for a field; `rule` is a stable code: `reorder`, `number-word`, `joining`, `time-first` or `phrase`."""

    field_id: str
    original: str
    variant: str
    rule: str


_VERB_FORM: Final = re.compile(r"(ed|ing|wrote|built|led|ran|cut|set|made|kept|took|won|sold|sent|began|grew|held)$")
_FREE: Final = "|".join(
    rf"(?<=\b{word} )"
    for word in ("with", "for", "by", "in", "of", "on", "from", "between", "into", "using", "via", "up", "across")
)
"""Words before a list after which its first item has no adjective that would move with it."""
_PHRASE_END: Final = r"(?=[,.;]|$| (?:in|on|at|for|with|from|by|to|that|which|so)\b)"
_ITEM: Final = r"[A-Za-z](?:[A-Za-z0-9+#./-]{0,16}[A-Za-z0-9+#])?"
_PAIR: Final = re.compile(rf"(?:{_FREE})({_ITEM}) and ({_ITEM}){_PHRASE_END}")
_SERIES: Final = re.compile(rf"(?:{_FREE})({_ITEM}), ({_ITEM})(?=,? and {_ITEM})")
_THREE_ITEMS: Final = re.compile(rf"(?:{_FREE})({_ITEM}), ({_ITEM})(,?) and ({_ITEM}){_PHRASE_END}")
_YEAR_LAST: Final = re.compile(r"^([A-Z][a-z]+(?:ed|t|ew|e)) (.*) in ((?:19|20)\d\d)(\.?)$")
_MIDDLE_ZH: Final = re.compile(r"(?<=、)([\u3400-\u9fff]{2,6})、([\u3400-\u9fff]{2,6})(?=、|和|与|及|以及|等)")
_FIRST_ZH: Final = re.compile(
    r"(?<=[（(：:])([\u3400-\u9fff]{2,6})、([\u3400-\u9fff]{2,6})(?=、|和|与|及|以及|等|[）)])"
    r"|(?<=包括|包含|涵盖|涉及)([\u3400-\u9fff]{2,6})、([\u3400-\u9fff]{2,6})(?=、|和|与|及|以及|等)"
)
_LATIN_ZH: Final = re.compile(rf"(?<![A-Za-z0-9])({_ITEM})(、|与|和|及)({_ITEM})(?![A-Za-z0-9])")
_HAN_DIGIT: Final = r"(?:^|(?<=[\u3400-\u9fff，、（]))(?<![第几多数零一二两三四五六七八九十百千万亿\d])"


def propose(resume: Resume) -> tuple[Proposal, ...]:
    """Return alternatives for every sentence, at most `MAX_PER_FIELD` each, in document order."""
    chinese = language_group(resume.language) == "zh"
    rules = (
        (_reorder_zh, _number_words_zh, _phrases_zh) if chinese else (_reorder, _number_words, _time_first, _phrases)
    )
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
    """Yield the items of a series or a pair of plain one-word items in another order, or joined by other words."""

    def with_(start: int, new: str, end: int) -> str:
        return f"{text[:start]}{new}{text[end:]}"

    for match in _SERIES.finditer(text):
        first, second = match.groups()
        if _movable(first, second):
            yield "reorder", with_(match.start(), f"{second}, {first}", match.end())
    for match in _THREE_ITEMS.finditer(text):
        one, two, comma, three = match.groups()
        if _movable(one, two, three):
            yield "reorder", with_(match.start(), f"{three}, {two}{comma} and {one}", match.end())
            yield "reorder", with_(match.start(), f"{one}, {three}{comma} and {two}", match.end())
    for match in _PAIR.finditer(text):
        first, second = match.groups()
        if _movable(first, second):
            yield "reorder", with_(match.start(), f"{second} and {first}", match.end())
            yield "joining", with_(match.start(), f"{first} as well as {second}", match.end())


def _movable(*items: str) -> bool:
    pairs = {(one.casefold(), two.casefold()) for one in items for two in items}
    return not pairs & FIXED_PAIRS and not any(_VERB_FORM.search(item) for item in items)


def _number_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield `three teams` ↔ `3 teams`: counts from two to twelve before a plain word, away from other figures."""
    for value, word in enumerate(NUMBER_WORDS, 2):
        for old, new in ((word, str(value)), (str(value), word)):
            for match in re.finditer(rf"(?<=[a-z] ){old}(?= [a-z]{{3,}})", text):
                around = text[max(0, match.start() - 20) : match.start()] + text[match.end() : match.end() + 20]
                if not re.search(r"\d", around):
                    yield "number-word", f"{text[: match.start()]}{new}{text[match.end() :]}"


def _time_first(text: str) -> Iterator[tuple[str, str]]:
    """Yield `In 2021, moved the archive` for `Moved the archive in 2021`."""
    if found := _YEAR_LAST.match(text):
        verb, rest, year, stop = found.groups()
        yield "time-first", f"In {year}, {verb.lower()} {rest}{stop}"


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    yield from _apply_rules(text, PHRASES_EN)


def _reorder_zh(text: str) -> Iterator[tuple[str, str]]:
    """Yield two items of a 、-list whose limits are certain, in the other order: in its middle, after an opening mark, or Latin."""
    for pattern in (_MIDDLE_ZH, _FIRST_ZH):
        for match in pattern.finditer(text):
            first, second = (item for item in match.groups() if item)
            yield "reorder", f"{text[: match.start()]}{second}、{first}{text[match.end() :]}"
    for match in _LATIN_ZH.finditer(text):
        first, joint, second = match.groups()
        yield "reorder", f"{text[: match.start()]}{second}{joint}{first}{text[match.end() :]}"


def _number_words_zh(text: str) -> Iterator[tuple[str, str]]:
    """Yield `3个` ↔ `三个`: counts from two to ten before a measure word."""
    for value, word in enumerate(HAN_NUMBERS, 2):
        for old, new in ((word, str(value)), (str(value), word)):
            for match in re.finditer(rf"{_HAN_DIGIT}{old}(?=[{MEASURES}])", text):
                yield "number-word", f"{text[: match.start()]}{new}{text[match.end() :]}"


def _phrases_zh(text: str) -> Iterator[tuple[str, str]]:
    yield from _apply_rules(text, PHRASES_ZH)


def _apply_rules(text: str, rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Apply each rule at its first place."""
    for pattern, new in rules:
        variant = re.sub(pattern, new, text, count=1)
        if variant != text:
            yield "phrase", variant
