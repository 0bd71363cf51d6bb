"""Compute which characters every match of a regular expression must contain, so that a pattern need not be tried on a text without them.

Conservative: a class is reported only if no match can do without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from app import pattern_cache

_CLASSES: Final[dict[str, tuple[tuple[int, int], ...]]] = {
    "digit": ((0x30, 0x39),),
    "wide": ((0x2E80, 0xD7FF), (0xF900, 0xFAFF)),
    "at": ((0x40, 0x40),),
    "colon": ((0x3A, 0x3A),),
}
"""Classes of characters by the ranges of their code points. `wide`: Han, kana and Hangul."""
_PRESENT: Final = {
    "digit": re.compile(r"\d"),
    "wide": re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff]"),
    "at": re.compile("@"),
    "colon": re.compile(":"),
}


FACT: Final = "required characters"


@lru_cache(maxsize=2_000)
def required(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the names of the classes of which every match of `pattern` contains a character."""
    known = pattern_cache.fact(FACT, pattern)
    return _computed(pattern) if known is None else frozenset(known)


def _computed(pattern: re.Pattern[str]) -> frozenset[str]:
    tree = parser.parse(pattern.pattern, pattern.flags)
    return frozenset(name for name in _CLASSES if _needs(tree, name))


def present(text: str) -> frozenset[str]:
    """Return the names of the classes that occur in a text."""
    return frozenset(name for name, pattern in _PRESENT.items() if pattern.search(text))


def _needs(tree: Iterable[tuple[Any, Any]], name: str) -> bool:
    return any(_item_needs(operation, argument, name) for operation, argument in tree)


def _item_needs(operation: Any, argument: Any, name: str) -> bool:
    """Return True if a part of a parsed pattern cannot match without a character of the class."""
    if operation is constants.LITERAL:
        return _inside(argument, argument, name)
    if operation is constants.IN:
        return all(_set_item_inside(kind, value, name) for kind, value in argument)
    if operation is constants.BRANCH:
        return all(_needs(branch, name) for branch in argument[1])
    if operation is constants.SUBPATTERN:
        return _needs(argument[-1], name)
    if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
        return bool(argument[0]) and _needs(argument[2], name)
    if operation is constants.ATOMIC_GROUP:
        return _needs(argument, name)
    if operation is constants.ASSERT:
        return _needs(argument[1], name)
    return False


def _set_item_inside(kind: Any, value: Any, name: str) -> bool:
    if kind is constants.LITERAL:
        return _inside(value, value, name)
    if kind is constants.RANGE:
        return _inside(value[0], value[1], name)
    return kind is constants.CATEGORY and value is constants.CATEGORY_DIGIT and name == "digit"


def _inside(first: int, last: int, name: str) -> bool:
    return any(low <= first and last <= high for low, high in _CLASSES[name])
