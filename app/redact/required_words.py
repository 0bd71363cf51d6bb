r"""Compute sets of strings of each of which every match of a regular expression contains one, so that it need not be tried on a text without them.

Conservative: no strings are reported where a match might do without all of them. The strings of all expressions are looked up in one pass
over a text, with every digit written 0 and every white space as a space: `000-00-0000` is what each number of a certain form holds. Small
choices are written out: `\d\d ?(?:yo|ans)` needs `00yo`, `00 yo`, `00ans` or `00 ans`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from app import pattern_cache

Words = frozenset[str]
Needs = tuple[Words, ...]
"""Sets of strings: of each of them a match contains one."""
FACT: Final = "required strings"

_MOST: Final = 8_000
"""Maximum number of strings."""
_FEW: Final = 1_000
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
    sets = {
        _shortest(words)
        for words in _sets_of(parser.parse(pattern.pattern, pattern.flags))
        if words and "" not in words and _worth(words)
    }
    return tuple(sorted(sets, key=lambda words: (-min(map(_weight, words)), len(words), sorted(words))))[:_SETS]


def _shortest(words: Words) -> Words:
    """Return strings without those that hold another of them, if they are few."""
    if len(words) > _FEW:
        return words
    kept: list[str] = []
    for word in sorted(words, key=lambda one: (len(one), one)):
        if not any(one in word for one in kept):
            kept.append(word)
    return frozenset(kept)


class _Index:
    """The strings that expressions need, by four characters of them (of shorter ones all)."""

    def __init__(self) -> None:
        self.numbers: dict[Words, int] = {}
        self.in_order: list[Words] = []
        self.by_key: dict[str, tuple[str, ...]] = {}
        self.sets_of: dict[str, tuple[int, ...]] = {}
        """String → numbers of the sets that hold it (numbers, so that the garbage collector has nothing to follow)."""

    def number_of(self, words: Words) -> int:
        """Return the number of a set of strings, which is made known."""
        if words not in self.numbers:
            self._add(words)
        return self.numbers[words]

    def _add(self, words: Words) -> None:
        for word in words:
            if word not in self.sets_of:
                key = _key(word)
                self.by_key[key] = (*self.by_key.get(key, ()), word)
            self.sets_of[word] = (*self.sets_of.get(word, ()), len(self.in_order))
        self.numbers[words] = len(self.in_order)
        self.in_order.append(words)

    def held(self, text: str) -> tuple[set[int], set[str]]:
        """Return the numbers of the sets of whose strings a text holds one, and these strings: one pass for all of them."""
        keys = set(text)
        for size in range(2, _KEY + 1):
            keys.update([text[at : at + size] for at in range(len(text) - size + 1)])
        near = chain.from_iterable(map(self.by_key.__getitem__, self.by_key.keys() & keys))
        strings = {word for word in near if len(word) <= _KEY or word in text}
        return set(chain.from_iterable(map(self.sets_of.__getitem__, strings))), strings


_KEY: Final = 4
DIGIT: Final = "0"
"""What stands for every digit in the strings."""
SPACE: Final = " "
"""What stands for every white space in the strings."""
_INDEX: Final = _Index()
_DIGIT: Final = re.compile(r"\d")
_SPACE: Final = re.compile(r"[^\S ]")


_COMMONEST: Final = " 0etaoinsrhldcumfpgwybvkxjqz"


def _key(word: str) -> str:
    """Return four characters of a string that stand together in few texts."""
    return max((word[at : at + _KEY] for at in range(max(1, len(word) - _KEY + 1))), key=_rarity)


def _rarity(part: str) -> int:
    return sum(_COMMONEST.find(char) % _RAREST for char in part)


_RAREST: Final = 40
"""Rarity of a character that is not among `_COMMONEST`, plus one."""


Mask = int
"""Sets of strings, one bit each, by the number that the index gives them."""


def mask_of(needs: Needs) -> Mask:
    """Return the sets of strings that a match needs as `Held.one_of_each` asks for them."""
    return sum(1 << _INDEX.number_of(words) for words in set(needs))


class Held:
    """The strings that a text holds, of those that are asked for."""

    def __init__(self, text: str) -> None:
        self._text = _SPACE.sub(SPACE, _DIGIT.sub(DIGIT, text))
        numbers, self._strings = _INDEX.held(self._text)
        self._known = len(_INDEX.in_order)
        held = bytearray(self._known // 8 + 1)
        for number in numbers:
            held[number >> 3] |= 1 << (number & 7)
        self._held = int.from_bytes(held, "little")

    def one_of_each(self, mask: Mask) -> bool:
        """Return False if the text holds none of the strings of a set of which a match needs one."""
        if mask >> self._known:
            self._learn()
        return self._held & mask == mask

    def strings(self, needs: Needs) -> tuple[Words, ...] | None:
        """Return of each set the strings that the text holds; None if it holds none of one of them."""
        if not self.one_of_each(mask_of(needs)):
            return None
        return tuple(words & self._strings for words in needs)

    def has_each(self, sets: Iterable[Words], start: int, end: int) -> bool:
        """Return True if a part of the text holds a string of each set."""
        part = self._text[start:end]
        return all(any(word in part for word in words) for words in sets)

    def _learn(self) -> None:
        """Look up the sets that were not known when the text was read."""
        for number, words in enumerate(_INDEX.in_order[self._known :], self._known):
            strings = {word for word in words if word in self._text}
            if strings:
                self._held |= 1 << number
                self._strings |= strings
        self._known = len(_INDEX.in_order)


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
        best = best if words is None or "" in words else _better(best, words)
    return best


def _sets_of(tree: Iterable[tuple[Any, Any]]) -> Iterator[Words | None]:
    """Yield the sets of the parts of a parsed pattern, as long as they can be written out; None for parts that may match without any."""
    run = _EMPTY
    for operation, argument in _flat(tree):
        if operation in _WITHOUT_WIDTH:
            yield _of_part(operation, argument)
            continue
        forms, whole = _forms(operation, argument)
        if not forms or not whole or len(run) * len(forms) > _MOST_FORMS:
            yield _joined(run, forms) if forms and len(run) * len(forms) <= _MOST_FORMS else run
            if not forms:
                yield _of_part(operation, argument)
            run = forms or _EMPTY
        else:
            run = _joined(run, forms)
    yield run


_EMPTY: Final = frozenset([""])
_MOST_FORMS: Final = 200
"""Maximum number of ways to write a part of an expression that are written out."""
_MOST_REPEATED: Final = 3
"""Maximum number of times that a part is repeated of which each is written out; of more, the fewest are."""
_WITHOUT_WIDTH: Final = (constants.ASSERT, constants.ASSERT_NOT, constants.AT)
_REPEATS: Final = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


def _flat(tree: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a parsed pattern in order, those of groups among them."""
    for operation, argument in tree:
        if operation is constants.SUBPATTERN and not argument[1] & re.IGNORECASE:
            yield from _flat(argument[-1])
        else:
            yield operation, argument


def _joined(first: Words, second: Words) -> Words:
    return frozenset(left + right for left in first for right in second)


def _forms(operation: Any, argument: Any) -> tuple[Words, bool]:
    """Return the ways to write a part of a parsed pattern, none if they are too many, and True if it is no longer than they."""
    if operation is constants.LITERAL:
        return frozenset([_plain(chr(argument))]), True
    if operation is constants.IN:
        return _characters(argument), True
    if operation is constants.BRANCH:
        branches = [_forms_of_sequence(branch) for branch in argument[1]]
        every = frozenset().union(*branches) if all(branches) else frozenset()
        return (every, True) if len(every) <= _MOST_FORMS else (frozenset(), False)
    if operation in _REPEATS:
        least, most, part = argument[0], argument[1], _forms_of_sequence(argument[2])
        whole = most <= _MOST_REPEATED or least == most
        times = range(least, most + 1) if whole else [least]
        repeated = [_repeated(part, count) for count in times] if part else []
        every = frozenset().union(*repeated) if repeated and all(repeated) else frozenset()
        return (every, whole) if every and len(every) <= _MOST_FORMS and every != _EMPTY else (frozenset(), False)
    return frozenset(), False


def _repeated(forms: Words, count: int) -> Words:
    """Return the ways to write a part some times, none if they are too many."""
    if len(forms) > 1 and len(forms) ** min(count, 10) > _MOST_FORMS:
        return frozenset()
    joined = _EMPTY
    for _ in range(count):
        joined = _joined(joined, forms)
    return joined


def _forms_of_sequence(tree: Iterable[tuple[Any, Any]]) -> Words:
    """Return the ways to write a sequence of parts, none if they are too many or a part cannot be written out."""
    run = _EMPTY
    for operation, argument in _flat(tree):
        if operation in _WITHOUT_WIDTH:
            continue
        forms, whole = _forms(operation, argument)
        if not whole or not forms or len(run) * len(forms) > _MOST_FORMS:
            return frozenset()
        run = _joined(run, forms)
    return run


def _plain(char: str) -> str:
    return DIGIT if char.isdecimal() else SPACE if char.isspace() else char


_LARGEST: Final = 16
"""Maximum number of characters of a class that are written out."""


def _characters(items: Iterable[tuple[Any, Any]]) -> Words:
    """Return the characters of a class, none if they are too many."""
    found: set[str] = set()
    for kind, value in items:
        if kind is constants.LITERAL:
            found.add(_plain(chr(value)))
        elif kind is constants.RANGE and value[1] - value[0] < 64:
            found.update(_plain(chr(code)) for code in range(value[0], value[1] + 1))
        elif kind is constants.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return frozenset()
    return frozenset(found) if len(found) <= _LARGEST else frozenset()


_CATEGORIES: Final = {constants.CATEGORY_DIGIT: DIGIT, constants.CATEGORY_SPACE: SPACE}


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
    return None
