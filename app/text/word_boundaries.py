"""Boundaries of Chinese words: tells a name from a row of characters cut out of other words (上海大学 in 上海大学生).

Of two readings of a clause the one with fewer words counts, then the one with fewer single characters (maximum matching).
"""

from __future__ import annotations

from typing import Final

from app.text.lexicons import is_han, is_long_word, is_word

_AROUND: Final = 6
"""Characters read on each side."""
_LONGEST: Final = 4

_Cost = tuple[int, int]


def cuts_words(text: str, start: int, end: int, *, of_person: bool = False) -> bool:
    """Return True if the clause around `text[start:end]` (in the normal form) reads better in dictionary words that go beyond it; for a
    person's name, whose two characters may be anything, also if it reads as well with a word across its edge (英文强, 老胡同).

    >>> cuts_words("获全上海大学生辩论赛亚军", 2, 6), cuts_words("在上海大学生物系", 1, 5)
    (True, False)
    """
    first, last = start, end
    while first > max(0, start - _AROUND) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + _AROUND) and is_han(text[last]):
        last += 1
    if first == start and last == end:
        return False
    named = (_cost(text[first:start]), (1, 0), _cost(text[end:last]))
    in_words, as_name = _cost(text[first:last]), (sum(one[0] for one in named), sum(one[1] for one in named))
    across = (first < start and is_word(text[start - 1 : start + 1])) or (
        end < last and is_word(text[end - 1 : end + 1])
    )
    return in_words < as_name or (of_person and across and in_words == as_name)


def _cost(row: str) -> _Cost:
    """Return the number of words and of single characters of the best reading of a row of characters."""
    best: list[_Cost] = [(0, 0)]
    for stop in range(1, len(row) + 1):
        best.append(
            min(
                (best[stop - size][0] + 1, best[stop - size][1] + (size == 1))
                for size in range(1, min(stop, _LONGEST) + 1)
                if size == 1 or _is_in_dictionary(row[stop - size : stop])
            )
        )
    return best[-1]


def _is_in_dictionary(form: str) -> bool:
    return is_word(form) if len(form) == 2 else is_long_word(form)
