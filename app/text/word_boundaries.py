"""Boundaries of Chinese words: tells a name from a row of characters cut out of other words (上海大学 in 上海大学生).

The most probable reading of a clause in the words of the dictionary (`resources/lexicon/words_zh.txt`), each with the probability of its
count, as in a unigram segmentation by Viterbi. Costs are natural logarithms of inverse probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final

from app.text.lexicons import WordClass, is_han, word_entry, words_beginning_with

_AROUND: Final = 8
"""Characters read on each side."""
_LONGEST: Final = 4
_TOTAL: Final = log(6.0e7)
"""Logarithm of the sum of all counts of the dictionary."""
_COSTS: Final = tuple(_TOTAL - log(digit * 10**power * 1.4) for power in range(7) for digit in (1, 2, 5))
"""Cost of a word by the step of its count, in the middle of the step."""
_CROSSED: Final = 12.0
"""Margin below which a reading that goes over an edge is a likely one."""
UNKNOWN: Final = _TOTAL
"""Cost of a character that the dictionary does not have."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """Fit of the edges of a row of characters in the clause.

    `margin`: how much dearer than the words beside the row the best reading is in which a word goes over an edge (at most `UNKNOWN`, also
    where none does); what the name itself costs has to be less. `inner`: cost of the row in words of the language. `entry`: what the
    dictionary says of the whole row. `before`, `after`: the words beside it, empty where no ideograph touches it.
    """

    margin: float
    inner: float
    entry: WordClass | None
    before: str
    after: str

    @property
    def is_crossed(self) -> bool:
        """Return True if a reading in which a word goes over an edge is a likely one."""
        return self.margin < _CROSSED


def boundary(text: str, start: int, end: int) -> Boundary:
    """Return how well `text[start:end]`, ideographs in the normal form, can be cut out of the clause around it."""
    first, last = start, end
    while first > max(0, start - _AROUND) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + _AROUND) and is_han(text[last]):
        last += 1
    entry = word_entry(text[start:end]) if end - start <= _LONGEST else None
    return _boundary(text[first:last], start - first, end - first, entry[0] if entry else None)


def ends_word_before(text: str, start: int) -> bool:
    """Return True if the ideograph at `start` ends a common word that begins before it (史 in 历史老师)."""
    for begin in range(max(0, start + 1 - _LONGEST), start):
        entry = word_entry(text[begin : start + 1])
        if entry is not None and _COSTS[entry[1]] < _CROSSED:
            return True
    return False


@lru_cache(maxsize=4_000)
def divide(clause: str) -> tuple[str, ...]:
    """Return the words of a row of ideographs in the normal form, by its best reading."""
    size = len(clause)
    rest = [0.0] * (size + 1)
    stops = [0] * size
    for begin in range(size - 1, -1, -1):
        known = words_beginning_with(clause[begin])
        entry = known.get("")
        best, stop = (UNKNOWN if entry is None else _COSTS[entry[1]]) + rest[begin + 1], begin + 1
        for end in range(begin + 2, min(begin + _LONGEST, size) + 1):
            entry = known.get(clause[begin + 1 : end])
            if entry is not None and _COSTS[entry[1]] + rest[end] < best:
                best, stop = _COSTS[entry[1]] + rest[end], end
        rest[begin], stops[begin] = best, stop
    words: list[str] = []
    at = 0
    while at < size:
        words.append(clause[at : stops[at]])
        at = stops[at]
    return tuple(words)


@lru_cache(maxsize=2_000)
def _boundary(clause: str, start: int, end: int, entry: WordClass | None) -> Boundary:
    left, right = _costs_to(clause), _costs_from(clause)
    split = left[start] + right[end]
    crossing = [
        left[begin] + cost + right[stop]
        for edge in (start, end)
        for begin in range(max(0, edge - _LONGEST + 1), edge)
        for stop, cost in _words_at(clause, begin)
        if stop > edge and not (begin <= start and end <= stop and _is_organisation(clause[begin:stop]))
    ]
    inner = _costs_to(clause[start:end])[-1]
    margin = min([UNKNOWN, *(cost - split for cost in crossing)])
    ends = [(cost + right[stop], stop) for stop, cost in _words_at(clause, end)] if end < len(clause) else [(0.0, end)]
    begins = [
        (left[begin] + cost, begin)
        for begin in range(max(0, start - _LONGEST), start)
        for stop, cost in _words_at(clause, begin)
        if stop == start
    ] or [(0.0, start)]
    return Boundary(margin, inner, entry, clause[min(begins)[1] : start], clause[end : min(ends)[1]])


def _is_organisation(form: str) -> bool:
    """Return True for a longer name of the dictionary (上海交大 around 交大): it is no other reading."""
    entry = word_entry(form)
    return entry is not None and entry[0] == "organisation"


def _words_at(clause: str, begin: int) -> list[tuple[int, float]]:
    """Return end and cost of each word that begins at an index."""
    known = words_beginning_with(clause[begin])
    rows = (
        (stop, known.get(clause[begin + 1 : stop])) for stop in range(begin + 1, min(begin + _LONGEST, len(clause)) + 1)
    )
    found = [(stop, _COSTS[entry[1]]) for stop, entry in rows if entry is not None]
    return found if found and found[0][0] == begin + 1 else [(begin + 1, UNKNOWN), *found]


@lru_cache(maxsize=4_000)
def _costs_to(clause: str) -> tuple[float, ...]:
    """Return the cost of the best reading of the first 0, 1, 2 … characters."""
    best = [0.0] + [float("inf")] * len(clause)
    for begin in range(len(clause)):
        for stop, cost in _words_at(clause, begin):
            best[stop] = min(best[stop], best[begin] + cost)
    return tuple(best)


@lru_cache(maxsize=4_000)
def _costs_from(clause: str) -> tuple[float, ...]:
    """Return the cost of the best reading from each index to the end."""
    best = [float("inf")] * len(clause) + [0.0]
    for begin in reversed(range(len(clause))):
        best[begin] = min(cost + best[stop] for stop, cost in _words_at(clause, begin))
    return tuple(best)
