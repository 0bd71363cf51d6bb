"""Compute strings of which every match of a regular expression contains at least one, so that a pattern need not be tried on a text without them.

Conservative: no strings are reported where a match might do without all of them. Looking a few strings up costs a small part of a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

Words = frozenset[str]

_MOST: Final = 48
"""Maximum number of strings: more cost as much as the search."""
_SHORTEST: Final = 2
"""Minimum weight of a string: two letters, or one character beyond Latin."""


@lru_cache(maxsize=2_000)
def required_words(pattern: re.Pattern[str]) -> Words:
    """Return strings of which every match of `pattern` contains at least one; empty if there are none, or none worth asking for."""
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    words = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    return words if words and _worth(words) else frozenset()


class Held:
    """The strings that a text holds, of those that were asked for; each is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked: set[str] = set()
        self._held: set[str] = set()

    def one_of(self, words: Words) -> bool:
        """Return False if the text holds none of the strings that a match needs; True if it needs none."""
        if not words:
            return True
        new = words - self._asked
        if new:
            self._asked |= new
            self._held.update(word for word in new if word in self._text)
        return not words.isdisjoint(self._held)


def _weight(word: str) -> int:
    return sum(1 if char < "\u0370" else 2 for char in word)


def _worth(words: Words) -> bool:
    return len(words) <= _MOST and min(map(_weight, words)) >= _SHORTEST


def _better(first: Words | None, second: Words | None) -> Words | None:
    """Return the set that fails more often: of longer strings, then of fewer."""
    if first is None or second is None:
        return second if first is None else first
    return max(first, second, key=lambda words: (_worth(words), min(min(map(_weight, words)), 4), -len(words)))


def _of_sequence(tree: Iterable[tuple[Any, Any]]) -> Words | None:
    best: Words | None = None
    run = ""
    for operation, argument in [*tree, (None, None)]:
        if operation is constants.LITERAL:
            run += chr(argument)
            continue
        if run:
            best, run = _better(best, frozenset([run])), ""
        best = _better(best, _of_part(operation, argument))
    return best


def _of_part(operation: Any, argument: Any) -> Words | None:
    """Return the strings of one part of a parsed pattern; None if it may match without any."""
    if operation is constants.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        return None if None in branches else frozenset().union(*(one for one in branches if one))
    if operation is constants.SUBPATTERN:
        return None if argument[1] & re.IGNORECASE else _of_sequence(argument[-1])
    if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
        return _of_sequence(argument[2]) if argument[0] else None
    if operation is constants.ATOMIC_GROUP:
        return _of_sequence(argument)
    if operation is constants.ASSERT:
        return _of_sequence(argument[1])
    if operation is constants.IN and all(kind is constants.LITERAL for kind, _ in argument):
        return frozenset(chr(value) for _, value in argument)
    return None
