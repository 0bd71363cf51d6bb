"""Divides a text into units (sentences of one speaker) and tells whose words each is: the poster's, or a notice, the reader's, another's, a quotation.

Everything about demands is judged on the poster's words alone. Structure comes first (speakers of a chat, quoted mail, lines), then data
(`notices`), then likeness (`likeness`) together with the words of a warning and the sentences beside. A sentence is never given to somebody
else because of a word elsewhere in the text: only its own words, and to a small part those beside it said by the same speaker, count.
Works on normalised text, in time linear in its length.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from checkers.rules.literals import Literals, Shape
from checkers.rules.negation import TOLD_BY, warning_places
from checkers.rules.normal import Normal
from checkers.scope.likeness import scores
from checkers.scope.notices import shipped_notices
from checkers.scope.speakers import Line, lines

Span = tuple[int, int]
WARNED = 1.75
"""How much a word of a warning in the sentence adds to its likeness to other people's words."""
NOTICE = 2.0
"""How much a phrase of a job board adds."""
BESIDE = 0.17
"""The part of the likeness of the sentences before and after, of the same speaker, that is added."""
OTHERS = -0.6
"""Above this a sentence is not the poster's."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")
_MORE_HINTS = (
    *"靠谱 靠不靠谱 请勿 勿信 不要信 严禁 不得 正规吗 真的吗 真的假的 是真的 求鉴定 不对劲 怪怪 小心 安全提 当心 谨慎 风险 官方声明 郑重声明".split(),
    *("legit", "suspicious", "trust", "is this real", "genuine", "safety", "avoid", "do not pay", "too good to be true", "careful", "caution"),
    *("worried", "red flag", "never ask", "never charge", "illegal", "charged", "court", "police", "trap"),
)


class Role(StrEnum):
    """Whose words a unit is."""

    POSTING = "posting"
    NOTICE = "notice"
    READER = "reader"
    OTHER = "other"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence (offsets in the normalised text) and whose words it is."""

    start: int
    end: int
    role: Role


@functools.cache
def hints() -> Literals:
    """Return the texts of which one occurs wherever a text holds a warning, a doubt or a report: without any, all words are the poster's."""
    return Literals((*TOLD_BY, *_MORE_HINTS))


def sentences(text: str, low: int = 0, high: int | None = None) -> list[Span]:
    """Return the sentences of a text (or of its part `low:high`) that hold more than blanks."""
    high = len(text) if high is None else high
    ends = [low, *(match.end() for match in _SENTENCE_END.finditer(text, low, high)), high]
    return [(start, end) for start, end in itertools.pairwise(ends) if text[start:end].strip()]


def units(shape: Shape) -> list[Unit]:
    """Return the units of a normalised text, in order."""
    text = shape.text
    found, chat = lines(text)
    spans: list[Span] = []
    owners: list[Line] = []
    for line in found:
        inside = sentences(text, line.start, line.end)
        spans += inside
        owners += [line] * len(inside)
    if not spans:
        return []
    noticed = _holding(spans, shipped_notices().places(shape))
    warned = _holding(spans, (start for start, _ in warning_places(text, hints().possible_texts(shape))))
    values = scores(text, spans) + WARNED * warned + NOTICE * noticed
    runs = np.array([line.run for line in owners])
    values = values + BESIDE * (_shifted(values, runs, 1) + _shifted(values, runs, -1))
    roles = (_role(line, bool(notice), chat) if value > OTHERS else Role.POSTING for value, line, notice in zip(values, owners, noticed, strict=True))
    return [Unit(start, end, role) for (start, end), role in zip(spans, roles, strict=True)]


def _holding(spans: Sequence[Span], places: Iterable[int]) -> NDArray[np.float64]:
    """Return 1.0 for every span that holds one of `places`, else 0.0."""
    held = np.zeros(len(spans))
    at = np.fromiter(places, dtype=np.int64)
    if len(at):
        number = np.searchsorted(np.array([start for start, _ in spans]), at, side="right") - 1
        held[number[number >= 0]] = 1.0
    return held


def _shifted(values: NDArray[np.float64], runs: NDArray[np.int64], by: int) -> NDArray[np.float64]:
    """Return for every sentence the value of the one `by` places before it; 0 where that is another speaker's or there is none."""
    moved = np.roll(values, by)
    same = np.roll(runs, by) == runs
    same[0 if by > 0 else -1] = False
    return np.where(same, moved, 0.0)


def _role(line: Line, noticed: bool, chat: bool) -> Role:
    """Return whose words a sentence is that is not the poster's."""
    if noticed:
        return Role.NOTICE
    if chat:
        return Role.READER
    return Role.QUOTED if line.depth else Role.OTHER


def posters_words(normal: Normal) -> Normal:
    """Return a normalised text in which all but the poster's words are blanks; every other character keeps its place."""
    return Normal(_posters_text(normal.text), normal.index)


@functools.lru_cache(maxsize=4)
def _posters_text(text: str) -> str:
    """Do as `posters_words`. The last results are kept for the next checker that asks about the same posting."""
    shape = Shape(text)
    if not hints().possible_texts(shape):
        return text
    parts: list[str] = []
    at = 0
    for unit in units(shape):
        if unit.role is not Role.POSTING:
            parts += [text[at : unit.start], _blanks(text[unit.start : unit.end])]
            at = unit.end
    return "".join([*parts, text[at:]])


def _blanks(words: str) -> str:
    """Return blanks as long as `words` that keep its line breaks and end a sentence."""
    kept = "".join("\n" if char == "\n" else " " for char in words) if "\n" in words else " " * len(words)
    return kept[:-1] + "\n"
