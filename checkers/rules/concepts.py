"""Concepts: wide classes of words and shapes (an amount, a paper, a promise of return) and where they stand in a text.

Words of all concepts are looked up in one pass over the text; patterns of a concept run only when a rule asks for that
concept. A place inside a place of a `not_in` concept does not count: the amount in "salary 5,000" is no price.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from checkers.rules.model import Concept, Pattern
from checkers.rules.patterns import NUMERALS

MAX_PLACES = 300
NEXT = 60
Span = tuple[int, int]
_TOKEN = re.compile(r"[a-z0-9'@#&]+")
_LATIN = re.compile(r"[a-z0-9'@#& -]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_NUMERALS = re.compile(f"[{NUMERALS}]{{1,{NEXT}}}")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")


def is_latin(word: str) -> bool:
    """Whether a word of a concept is matched by whole tokens (English) and not by characters (Chinese)."""
    return _LATIN.fullmatch(word.rstrip("~")) is not None


def forms(word: str) -> Iterator[str]:
    """A word, and, when it ends in `~`, its regular English forms."""
    if not word.endswith("~"):
        yield word
        return
    stem = word[:-1]
    yield from (stem, stem + "s", stem + "ed", stem + "ing")
    if stem.endswith("e"):
        yield from (stem + "d", stem[:-1] + "ing")
    elif stem.endswith("y"):
        yield from (stem[:-1] + "ies", stem[:-1] + "ied")
    else:
        yield from (stem + "es", stem + stem[-1] + "ed", stem + stem[-1] + "ing")


class Lexicon:
    """The words of some concepts, indexed. Immutable; may be shared by threads."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._han: dict[tuple[str, str], list[tuple[str, Concept]]] = defaultdict(list)
        self._latin: dict[str, list[Concept]] = defaultdict(list)
        self._phrases: dict[tuple[str, str], list[tuple[str, Concept]]] = defaultdict(list)
        for concept in dict.fromkeys(concepts):
            for word in dict.fromkeys(itertools.chain.from_iterable(map(forms, concept.words))):
                tokens = _TOKEN.findall(word)
                if not is_latin(word):
                    self._han[(word[0], word[1])].append((word, concept))
                elif len(tokens) == 1:
                    self._latin[tokens[0]].append(concept)
                else:
                    self._phrases[(tokens[0], tokens[1])].append((word, concept))

    def places(self, text: str) -> dict[Concept, list[Span]]:
        """Where the words of each concept stand in a normalised text, in order."""
        found: dict[Concept, list[Span]] = defaultdict(list)
        if _HAN.search(text):
            for at, pair in enumerate(itertools.pairwise(text)):
                if pair in self._han:
                    for word, concept in self._han[pair]:
                        if len(word) == 2 or text.startswith(word, at):
                            found[concept].append((at, at + len(word)))
        tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
        for token, start in tokens:
            if token in self._latin:
                for concept in self._latin[token]:
                    found[concept].append((start, start + len(token)))
        for (first, start), (second, _) in itertools.pairwise(tokens):
            if (first, second) in self._phrases:
                for word, concept in self._phrases[(first, second)]:
                    end = start + len(word)
                    if text.startswith(word, start) and not text[end : end + 1].isalnum():
                        found[concept].append((start, end))
        return found


class Tags:
    """A normalised text and the places of concepts in it. For one text, in one thread."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self._words = lexicon.places(text)
        self._places: dict[Concept, list[Span]] = {}
        self._literals: dict[str, list[int]] = {}

    def any_of(self, concepts: frozenset[Concept]) -> bool:
        """Whether a word of one of `concepts` stands anywhere."""
        return not concepts.isdisjoint(self._words)

    def places(self, concept: Concept) -> list[Span]:
        """Where a concept stands, in order, longest first at one place, without what lies inside a `not_in` concept."""
        known = self._places.get(concept)
        if known is None:
            found = list(self._words.get(concept, ()))
            for pattern in concept.patterns:
                found.extend(self._shaped(pattern))
            if found and concept.not_in:
                hiding = sorted(itertools.chain.from_iterable(self.places(other) for other in concept.not_in))
                found = [span for span in found if not any(_overlap(span, one) for one in hiding)]
            known = self._places[concept] = sorted(set(found), key=lambda span: (span[0], -span[1]))[:MAX_PLACES]
        return known

    def inside(self, concept: Concept, low: int, high: int) -> Iterator[Span]:
        """The places of a concept that lie in a part of the text."""
        known = self.places(concept)
        for number in range(bisect_left(known, (low, 0)), len(known)):
            if known[number][0] >= high:
                return
            if known[number][1] <= high:
                yield known[number]

    def _shaped(self, pattern: Pattern) -> Iterator[Span]:
        windows: Iterable[Span] = ((0, len(self.text)),)
        if pattern.numeral:
            windows = windows_around(self._numerals, pattern.width)
        elif pattern.literals:
            places: list[int] = []
            for literal in pattern.literals:
                if literal not in self._literals:
                    self._literals[literal] = places_of(literal, self.text)
                places += self._literals[literal]
            windows = windows_around(places, pattern.width) if places else ()
        for low, high in windows:
            for match in itertools.islice(pattern.regex.finditer(self.text, low, high), MAX_PLACES):
                if match.end() > match.start():
                    yield match.span()

    @functools.cached_property
    def _numerals(self) -> list[int]:
        return [match.start() for match in _NUMERALS.finditer(self.text)]

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def sentences(self, start: int, end: int, reach: int) -> Span:
        """The sentences that hold `start:end`, and `reach` more to either side."""
        ends = self._ends
        first = bisect_left(ends, start + 1) - 1 - reach
        last = bisect_left(ends, end) + reach
        return (ends[first] if first >= 0 else 0), (ends[last] if last < len(ends) else len(self.text))


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def places_of(literal: str, text: str) -> list[int]:
    """Where a literal stands; of places closer than `NEXT` one is enough."""
    places: list[int] = []
    at = text.find(literal)
    while at >= 0:
        places.append(at)
        at = text.find(literal, at + NEXT)
    return places


def windows_around(places: list[int], width: int) -> list[Span]:
    """The parts of a text that a match of `width` can lie in, to either side of each place of a literal, overlapping ones joined."""
    out: list[Span] = []
    for place in sorted(places):
        low, high = max(0, place - width), place + NEXT + width
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out
