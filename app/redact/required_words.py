"""Compute sets of strings of each of which every match of a regular expression contains one, so that it need not be tried on a text without them.

Conservative: no strings are reported where a match might do without all of them. The strings of all expressions are looked up in one pass
over a text, with every digit written 0: `000-00-0000` is what each number of a certain form holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import starmap
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from app import pattern_cache

Words = frozenset[str]
Needs = tuple[Words, ...]
"""Sets of strings: of each of them a match contains one."""
FACT: Final = "required strings"

_MOST: Final = 4_000
"""Maximum number of strings."""
_SETS: Final = 4
"""Maximum number of sets asked for."""
_SHORTEST: Final = 2
"""Minimum weight of a string: two letters, or one character beyond Latin."""


@lru_cache(maxsize=2_000)
def required_words(pattern: re.Pattern[str]) -> Needs:
    """Return the sets of strings that a match of `pattern` needs; empty if there are none, or none worth asking for."""
    known = pattern_cache.fact(FACT, pattern)
    return _computed(pattern) if known is None else tuple(frozenset(words.split(_BETWEEN)) for words in known)


def as_fact(needs: Needs) -> tuple[str, ...]:
    """Return sets of strings as a file of facts holds them (`app/pattern_cache.py`)."""
    return tuple(_BETWEEN.join(sorted(words)) for words in needs)


_BETWEEN: Final = "\0"


def _computed(pattern: re.Pattern[str]) -> Needs:
    if pattern.flags & re.IGNORECASE:
        return ()
    sets = {words for words in _sets_of(parser.parse(pattern.pattern, pattern.flags)) if words and _worth(words)}
    return tuple(sorted(sets, key=lambda words: (-min(map(_weight, words)), len(words), sorted(words))))[:_SETS]


class _Index:
    """The strings that expressions need, by what stands in a text that holds them: their first three characters (of shorter ones all)."""

    def __init__(self) -> None:
        self.known: set[Words] = set()
        self.in_order: list[Words] = []
        self.words: dict[str, set[str]] = {}

    def add(self, words: Words) -> None:
        """Make strings known."""
        for word in words:
            self.words.setdefault(word[:_KEY], set()).add(word)
        self.known.add(words)
        self.in_order.append(words)

    def held(self, text: str) -> set[str]:
        """Return the known strings that a text holds: one pass for all of them."""
        keys = set(text)
        for size in range(2, _KEY + 1):
            keys.update(map("".join, zip(*(text[at:] for at in range(size)), strict=False)))
        return {word for key in self.words.keys() & keys for word in self.words[key] if word in text}


_KEY: Final = 3
DIGIT: Final = "0"
"""What stands for every digit in the strings."""
_DIGIT: Final = re.compile(r"\d")
_INDEX: Final = _Index()


class Held:
    """The strings that a text holds, of those that are asked for."""

    def __init__(self, text: str) -> None:
        self._text = _DIGIT.sub(DIGIT, text)
        self._held = _INDEX.held(self._text)
        self._known = len(_INDEX.known)

    def one_of_each(self, needs: Needs) -> bool:
        """Return False if the text holds none of the strings of a set of which a match needs one."""
        for words in needs:
            if words not in _INDEX.known:
                _INDEX.add(words)
            while self._known < len(_INDEX.known):
                self._held.update(word for word in _INDEX.in_order[self._known] if word in self._text)
                self._known += 1
            if words.isdisjoint(self._held):
                return False
        return True


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
    """Return the set that fails most often."""
    best: Words | None = None
    for words in _sets_of(tree):
        best = _better(best, words)
    return best


def _sets_of(tree: Iterable[tuple[Any, Any]]) -> Iterator[Words | None]:
    """Yield the sets of the parts of a parsed pattern; None for parts that may match without any."""
    run = ""
    for operation, argument in _flat(tree):
        if operation in _WITHOUT_WIDTH:
            yield _of_part(operation, argument)
            continue
        char, least, most = _repeated(operation, argument)
        run += char * least
        if not char or least != most:
            yield frozenset([run]) if run else None
            run = char * least
        if not char:
            yield _of_part(operation, argument)
    yield frozenset([run]) if run else None


_WITHOUT_WIDTH: Final = (constants.ASSERT, constants.ASSERT_NOT, constants.AT)
_REPEATS: Final = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


def _flat(tree: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a parsed pattern in order, those of groups among them."""
    for operation, argument in tree:
        if operation is constants.SUBPATTERN and not argument[1] & re.IGNORECASE:
            yield from _flat(argument[-1])
        else:
            yield operation, argument


def _repeated(operation: Any, argument: Any) -> tuple[str, int, int]:
    """Return the character (digits as `DIGIT`) that a part of a parsed pattern is, and how often it stands at least and at most; "" if it is
    another part."""
    if operation in _REPEATS and len(argument[2]) == 1:
        char, least, most = _repeated(*argument[2][0])
        return (char, argument[0], argument[1]) if (least, most) == (1, 1) else ("", 0, 0)
    if operation is constants.LITERAL:
        return _as_digit(chr(argument)), 1, 1
    if operation is constants.IN and all(starmap(_is_of_digits, argument)):
        return DIGIT, 1, 1
    return "", 0, 0


def _as_digit(char: str) -> str:
    return DIGIT if char.isdecimal() else char


def _is_of_digits(kind: Any, value: Any) -> bool:
    if kind is constants.LITERAL:
        return chr(value).isdecimal()
    if kind is constants.RANGE:
        return chr(value[0]).isdecimal() and value[0] // 16 == value[1] // 16 and chr(value[1]).isdecimal()
    return kind is constants.CATEGORY and value is constants.CATEGORY_DIGIT


def _of_part(operation: Any, argument: Any) -> Words | None:
    """Return the strings of one part of a parsed pattern; None if it may match without any."""
    if operation is constants.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        return None if None in branches else frozenset().union(*(one for one in branches if one))
    if operation is constants.SUBPATTERN:
        return None if argument[1] & re.IGNORECASE else _of_sequence(argument[-1])
    if operation in _REPEATS:
        return _of_sequence(argument[2]) if argument[0] else None
    if operation is constants.ATOMIC_GROUP:
        return _of_sequence(argument)
    if operation is constants.ASSERT:
        return _of_sequence(argument[1])
    if operation is constants.IN and all(kind is constants.LITERAL for kind, _ in argument):
        return frozenset(_as_digit(chr(value)) for _, value in argument)
    return None
