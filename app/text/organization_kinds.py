"""Kinds of organisations in the words of their names (`resources/lexicon/organization_kinds.txt`), and the head that tells it from others."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app import resources


class _Kinds(NamedTuple):
    """`groups`: word → the words that may stand for it; `before`: words that stand before a kind only."""

    groups: dict[str, frozenset[str]]
    before: frozenset[str]


@lru_cache(maxsize=1)
def _kinds() -> _Kinds:
    groups: dict[str, frozenset[str]] = {}
    before: frozenset[str] = frozenset()
    for line in resources.path("lexicon", "organization_kinds.txt").read_text(encoding="utf-8").splitlines():
        words = frozenset(line.split())
        if line.startswith("[before]"):
            before = words - {"[before]"}
        elif line and not line.startswith("#"):
            groups.update((word, groups.get(word, frozenset()) | words) for word in words)
    return _Kinds(groups, before)


def forms_of_kind(word: str) -> frozenset[str]:
    """Return the words that may stand for a kind of organisation, itself included; empty if the word is none.

    >>> sorted(forms_of_kind("vets"))
    ['vet', 'veterinarians', 'veterinary', 'vets']
    """
    return _kinds().groups.get(word, frozenset())


def is_general(word: str) -> bool:
    """Return True if a word of a name says what an organisation is, or stands before such a word only."""
    return word in _kinds().groups or word in _kinds().before


def heads_of(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a name that stand before what the organisation is, and those that end it behind it; each may be empty.

    >>> heads_of(["harbour", "valley", "aged", "care"]), heads_of(["royal", "infirmary", "of", "kelbrook"])
    ((('harbour', 'valley'), ()), ((), ('kelbrook',)))
    """
    general = [at for at, word in enumerate(words) if is_general(word)]
    if not general:
        return (), ()
    return tuple(words[: general[0]]), tuple(words[general[-1] + 1 :])
