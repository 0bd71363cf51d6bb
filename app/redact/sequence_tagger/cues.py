"""Words that say what stands beside them (kinship, illness, pay, dwelling, firms …), in many languages (resources/tagger/cues.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app import resources
from app.text.months import month_numbers
from app.text.normalization import folded

_UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3]")
_WORD: Final = re.compile(r"[^\W\d_\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3]+(?:'m)?")
_SHORTEST: Final = 3


class Cue(NamedTuple):
    """A word at `[start:end]` of the normal form with its class."""

    start: int
    end: int
    of_class: str


class _Lists(NamedTuple):
    words: Mapping[str, str]
    beginnings: Mapping[str, str]
    unspaced: Mapping[str, Sequence[tuple[str, str]]]
    """First character → words that begin with it, longest first, with their class."""


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    unspaced: dict[str, dict[str, str]] = {}
    for line in resources.path("tagger", "cues.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            of_class, _, forms = line.partition(":")
            for form in forms.split("|"):
                word = folded(form).strip()
                if _UNSPACED.search(word):
                    unspaced.setdefault(word[0], {}).setdefault(word, of_class)
                elif word.endswith("*"):
                    beginnings.setdefault(word[:-1], of_class)
                else:
                    words.setdefault(word.split()[-1], of_class)
    for month in month_numbers():
        words.setdefault(folded(month).strip("."), "month")
    by_first = {first: sorted(forms.items(), key=lambda one: -len(one[0])) for first, forms in unspaced.items()}
    return _Lists(words, beginnings, by_first)


@lru_cache(maxsize=8_000)
def _class_of(word: str) -> str:
    lists = _lists()
    found = lists.words.get(word, "")
    if found:
        return found
    for size in range(len(word), _SHORTEST, -1):
        if word[:size] in lists.beginnings:
            return lists.beginnings[word[:size]]
    return ""


def cues(text: str) -> Iterator[Cue]:
    """Yield the cues of a text in the normal form: those of scripts with spaces, then the others."""
    for found in _WORD.finditer(text):
        of_class = _class_of(found.group())
        if of_class:
            yield Cue(found.start(), found.end(), of_class)
    unspaced = _lists().unspaced
    end = 0
    for at, char in enumerate(text):
        if at >= end and char in unspaced:
            for form, of_class in unspaced[char]:
                if text.startswith(form, at) and (len(form) > 1 or _stands_apart(text, at)):
                    end = at + len(form)
                    yield Cue(at, end, of_class)
                    break


def _stands_apart(text: str, at: int) -> bool:
    """Return True if no ideograph or syllable stands beside the one at a position, on one side at least."""
    return at == 0 or not _UNSPACED.match(text, at - 1) or not _UNSPACED.match(text, at + 1)
