"""The verifier's own reading of a Chinese clause: tells a name from characters cut out of other words (上海大学 in 上海大学生).

Of all ways to read the clause in words of the dictionary the likeliest counts, words being as likely as they are frequent.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf, log
from typing import Final

from app.verify.folding import fold_letters, is_cjk_letter
from app.verify.lexicon import dictionary_entry

_REACH: Final = 6
"""Letters read on each side."""
_LONGEST: Final = 4
_STRANGE: Final = 18.0
"""Negative logarithm of the probability of a letter that no dictionary has."""
_NAME: Final = 12.0
"""The same of a name that is withheld: it is known to be in the résumé."""
_CALL: Final = 15.0
"""The same of a form of address."""
_COMMON: Final = 12.0
"""Cost below which a word is common."""


def is_cut_from_words(text: str, start: int, end: int, *, call: bool = False) -> bool:
    """Return True if the clause reads better in words that reach over the edges of `text[start:end]` than with the name in it. A `call` (a
    surname and a title) is less likely than a name, and none if its surname ends a common word (史 in 历史老师)."""
    first, last = start, end
    while first and start - first < _REACH and is_cjk_letter(text[first - 1]):
        first -= 1
    while last < len(text) and last - end < _REACH and is_cjk_letter(text[last]):
        last += 1
    left, name, right = (fold_letters(part) for part in (text[first:start], text[start:end], text[end:last]))
    clause, low, high = left + name + right, len(left), len(left + name)
    if call and any(_cost(clause[begin : low + 1]) < _COMMON for begin in range(max(0, low - _LONGEST + 1), low)):
        return True
    named = _read(left) + (_CALL if call else _NAME) + _read(right)
    for begin in range(max(0, low - _LONGEST), high):
        for stop in range(begin + 2, min(begin + _LONGEST, len(clause)) + 1):
            over = begin < low < stop or begin < high < stop
            longer_name = begin <= low and high <= stop and _kind(clause[begin:stop]) == "organisation"
            if (
                over
                and not longer_name
                and _read(clause[:begin]) + _cost(clause[begin:stop]) + _read(clause[stop:]) < named
            ):
                return True
    return False


def _kind(form: str) -> str:
    entry = dictionary_entry(form)
    return entry[0] if entry else ""


def _cost(form: str) -> float:
    """Return the negative logarithm of the probability of a word; infinite if there is none."""
    entry = dictionary_entry(form)
    if entry is None:
        return _STRANGE if len(form) == 1 else inf
    return _STRANGE - log(10) * entry[1] / 3


@lru_cache(maxsize=4_000)
def _read(clause: str) -> float:
    """Return the cost of the likeliest reading of a clause."""
    costs = [0.0]
    for stop in range(1, len(clause) + 1):
        costs.append(min(costs[at] + _cost(clause[at:stop]) for at in range(max(0, stop - _LONGEST), stop)))
    return costs[-1]
