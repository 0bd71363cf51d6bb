"""Finds the fields of a résumé in which words of a finished copy stand, also where the copy's layout ran two or more fields together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.domain.resume import Field
from app.text.exact_words import exact_spans, joins
from app.text.normalization import normalise

_LEAST: Final = 0.5
"""Fields must account for more than this part of the letters; the others are signs and words that the layout put between them."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters and digits of a text without case: `text`, the index in the original of each, and where a word may begin or end (0 to length)."""

    text: str
    original: str
    spans: tuple[tuple[int, int], ...]
    breaks: frozenset[int]

    def written(self, start: int, end: int) -> str:
        """Return the original words of these letters."""
        return self.original[self.spans[start][0] : self.spans[end - 1][1]]


def _letters(original: str) -> _Letters:
    normal = normalise(original)
    places = [at for at, char in enumerate(normal.text) if char.isalnum()]
    breaks = {0, len(places)}
    for number, (before, at) in enumerate(itertools.pairwise(places), 1):
        one, other = normal.cased[before], normal.cased[at]
        if at - before > 1 or not joins(one, other) or (other.isupper() and not one.isupper()):
            breaks.add(number)
    spans = tuple(normal.original_span(at, at + 1) for at in places)
    return _Letters("".join(normal.text[at] for at in places), original, spans, frozenset(breaks))


def places_of(words: str, texts: Sequence[Field]) -> list[tuple[Field, str]]:
    """Return each field in which the words stand, with the words as that field writes them; for those that run from one field into the
    next, each field's part. Letter case and signs are ignored only where the words stand nowhere as they are."""
    if inside := [(field, words) for field in texts if exact_spans(field.value, words)]:
        return inside
    wanted, held = _letters(words), [(field, _letters(field.value)) for field in texts]
    if not wanted.text:
        return []
    loosely = [(field, found) for field, letters in held if (found := _inside(wanted.text, letters))]
    return loosely or _parts(wanted, [(field, letters) for field, letters in held if letters.text])


def _inside(wanted: str, letters: _Letters) -> str:
    start = letters.text.find(wanted)
    while start >= 0:
        if start in letters.breaks and start + len(wanted) in letters.breaks:
            return letters.written(start, start + len(wanted))
        start = letters.text.find(wanted, start + 1)
    return ""


def _parts(wanted: _Letters, held: Sequence[tuple[Field, _Letters]]) -> list[tuple[Field, str]]:
    """Return the parts of the words: the end of a field first, whole fields, and the beginning of one last, those that account for most letters."""
    words, stops = wanted.text, sorted(wanted.breaks)
    size = len(words)

    def piece(start: int, end: int) -> list[tuple[Field, str]]:
        """Return the fields whose end (at the beginning of the words), beginning (at their end) or whole text these letters are."""
        found, part = [], words[start:end]
        for field, letters in held:
            length, total = end - start, len(letters.text)
            if not start and letters.text.endswith(part) and total - length in letters.breaks:
                found.append((field, letters.written(total - length, total)))
            elif end == size and letters.text.startswith(part) and length in letters.breaks:
                found.append((field, letters.written(0, length)))
            elif letters.text == part:
                found.append((field, letters.written(0, total)))
        return found

    @cache
    def best(at: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Return how many letters from `at` fields can account for, and the pieces."""
        if at >= size:
            return 0, ()
        later = [stop for stop in stops if stop > at]
        choices = [best(later[0])]
        for stop in later:
            if (at, stop) != (0, size) and piece(at, stop):
                covered, pieces = best(stop)
                choices.append((covered + stop - at, ((at, stop), *pieces)))
        return max(choices, key=lambda choice: (choice[0], -len(choice[1])))

    covered, pieces = best(0)
    if covered <= _LEAST * size:
        return []
    return [place for start, end in pieces for place in piece(start, end)]
