"""The verifier's own reading of a Chinese clause: tells a name from characters cut out of other words (上海大学 in 上海大学生).

Walks from the left over the dictionary; of all ways the one with the fewest words counts, then with the fewest single characters.
"""

from __future__ import annotations

from functools import lru_cache

from app.verify.folding import fold_letters, is_cjk_letter
from app.verify.lexicon import is_long_word, is_word

_REACH = 6
"""Letters read on each side."""


def is_cut_from_words(text: str, start: int, end: int, *, tie: bool = False) -> bool:
    """Return True if the clause reads better in words that reach over the edges of `text[start:end]`; `tie`: or as well, with a word of
    two characters over an edge."""
    first, last = start, end
    while first and start - first < _REACH and is_cjk_letter(text[first - 1]):
        first -= 1
    while last < len(text) and last - end < _REACH and is_cjk_letter(text[last]):
        last += 1
    if (first, last) == (start, end):
        return False
    left, whole, right = (_read(fold_letters(part)) for part in (text[first:start], text[first:last], text[end:last]))
    split = left[0] + 1 + right[0], left[1] + right[1]
    if whole != split:
        return whole < split
    edges = [(text[start - 1 : start + 1], first < start), (text[end - 1 : end + 1], end < last)]
    return tie and any(inside and is_word(fold_letters(pair)) for pair, inside in edges)


@lru_cache(maxsize=2_000)
def _read(clause: str) -> tuple[int, int]:
    """Return (words, single characters) of the best reading of a clause."""
    costs = {0: (0, 0)}
    for at in range(len(clause)):
        words, singles = costs[at]
        for stop in range(at + 1, min(at + 4, len(clause)) + 1):
            form = clause[at:stop]
            if len(form) == 1 or is_word(form) or is_long_word(form):
                cost = words + 1, singles + (len(form) == 1)
                costs[stop] = min(costs.get(stop, cost), cost)
    return costs[len(clause)]
