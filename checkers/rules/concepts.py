"""Concepts of rules: wide classes of words and shapes (an amount, a paper, a promise of return) and where they stand in a text.

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

from checkers.rules.literal_filter import Literals, Shape
from checkers.rules.model import Concept, Pattern
from checkers.rules.patterns import NUMERALS

MAX_PLACES = 300
_NUMERAL_RUN = 60
Span = tuple[int, int]
_TOKEN = re.compile(r"[a-z0-9'@#&]+")
_PIECE = re.compile(r"[a-z0-9'@#&]+|[^a-z0-9'@#&]+")
_LATIN = re.compile(r"[a-z0-9'@#& -]+")
_NUMERALS = re.compile(f"[{NUMERALS}]{{1,{_NUMERAL_RUN}}}")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")


def is_latin(word: str) -> bool:
    """Return True if a word of a concept is matched by whole tokens (English), False if by characters (Chinese)."""
    return _LATIN.fullmatch(word.rstrip("~")) is not None


def forms(word: str) -> Iterator[str]:
    """Yield a word and, if it ends in `~`, its regular English forms."""
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
    """Index of the words of some concepts. Immutable; may be shared by threads."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        concepts = tuple(dict.fromkeys(concepts))
        self._han: dict[str, list[Concept]] = defaultdict(list)
        self._latin: dict[str, list[Concept]] = defaultdict(list)
        self._phrases: dict[str, dict[str, list[tuple[str, Concept]]]] = {}
        for concept in concepts:
            for word in dict.fromkeys(itertools.chain.from_iterable(map(forms, concept.words))):
                tokens = _TOKEN.findall(word)
                if not is_latin(word):
                    self._han[word].append(concept)
                elif len(tokens) == 1:
                    self._latin[tokens[0]].append(concept)
                else:
                    self._phrases.setdefault(tokens[0], {}).setdefault(tokens[1], []).append((word, concept))
        self._han_words = Literals(self._han)
        self._pattern_literals = Literals(
            literal for concept in concepts for pattern in concept.patterns for literal in pattern.required_literals
        )

    def literals(self, shape: Shape) -> frozenset[str]:
        """Return the literals of the concepts' patterns that may occur in a text."""
        return frozenset(self._pattern_literals.possible_texts(shape))

    def places(self, shape: Shape) -> dict[Concept, list[Span]]:
        """Find the words of each concept in a normalised text; returns concept → spans."""
        text = shape.text
        found: dict[Concept, list[Span]] = defaultdict(list)
        for word in self._han_words.possible_texts(shape):
            at = text.find(word)
            while at >= 0:
                for concept in self._han[word]:
                    found[concept].append((at, at + len(word)))
                at = text.find(word, at + 1)
        tokens, starts = _tokens(text)
        latin, phrases = self._latin, self._phrases
        for number, concepts in [one for one in enumerate(map(latin.get, tokens)) if one[1]]:
            for concept in concepts or ():
                found[concept].append((starts[number], starts[number] + len(tokens[number])))
        for number, seconds in [one for one in enumerate(map(phrases.get, tokens[:-1])) if one[1]]:
            start = starts[number]
            for word, concept in (seconds or {}).get(tokens[number + 1], ()):
                end = start + len(word)
                if text.startswith(word, start) and not text[end : end + 1].isalnum():
                    found[concept].append((start, end))
        return found


def _tokens(text: str) -> tuple[list[str], list[int]]:
    """Return the words and numbers of a text, and their offsets."""
    pieces = _PIECE.findall(text)
    starts = [0, *itertools.accumulate(map(len, pieces))][:-1]
    first = 0 if pieces and _TOKEN.match(pieces[0]) else 1
    return pieces[first::2], starts[first::2]


class Tags:
    """A normalised text and the places of concepts in it. For one text, in one thread."""

    def __init__(self, shape: Shape, lexicon: Lexicon) -> None:
        self.text = shape.text
        self._words = lexicon.places(shape)
        self._there = frozenset(self._words)
        self._possible = lexicon.literals(shape)
        self._places: dict[Concept, list[Span]] = {}
        self._literals: dict[str, list[int]] = {}
        self._around_numerals: dict[int, list[Span]] = {}

    def any_of(self, concepts: frozenset[Concept]) -> bool:
        """Return True if a word of one of `concepts` occurs in the text."""
        return not concepts.isdisjoint(self._there)

    def places(self, concept: Concept) -> list[Span]:
        """Return the spans of a concept, in order, longest first at one offset, without those inside a `not_in` concept."""
        known = self._places.get(concept)
        if known is None:
            found = list(self._words.get(concept, ()))
            for pattern in concept.patterns:
                if not pattern.literals or pattern.may_match(self._possible):
                    found.extend(self._pattern_spans(pattern))
            if found and concept.not_in:
                hiding = merge_spans(itertools.chain.from_iterable(self.places(other) for other in concept.not_in))
                found = [span for span in found if not _is_hidden(span, hiding)]
            known = self._places[concept] = sorted(set(found), key=lambda span: (span[0], -span[1]))[:MAX_PLACES]
        return known

    def spans_inside(self, concept: Concept, low: int, high: int) -> Iterator[Span]:
        """Yield the spans of a concept that lie in a part of the text."""
        known = self.places(concept)
        for number in range(bisect_left(known, (low, 0)), len(known)):
            if known[number][0] >= high:
                return
            if known[number][1] <= high:
                yield known[number]

    def _pattern_spans(self, pattern: Pattern) -> Iterator[Span]:
        if pattern.literals:
            there = pattern.literals & self._possible
            if not there:
                return
            found = matches(pattern, [place for one in there for place in self._literal_places(one)], self.text)
        elif pattern.known.numeral:
            windows = self._numeral_windows(pattern.width)
            found = (match for low, high in windows for match in pattern.regex.finditer(self.text, low, high))
        else:
            found = pattern.regex.finditer(self.text)
        for match in itertools.islice(found, MAX_PLACES):
            if match.end() > match.start():
                yield match.span()

    def _literal_places(self, literal: str) -> list[int]:
        if literal not in self._literals:
            self._literals[literal] = places_of(literal, self.text)
        return self._literals[literal]

    def _numeral_windows(self, width: int) -> list[Span]:
        if width not in self._around_numerals:
            self._around_numerals[width] = windows_around(self._numerals, width, _NUMERAL_RUN)
        return self._around_numerals[width]

    @functools.cached_property
    def _numerals(self) -> list[int]:
        return [match.start() for match in _NUMERALS.finditer(self.text)]

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def sentences(self, start: int, end: int, reach: int) -> Span:
        """Return the span of the sentences that hold `start:end`, and of `reach` more to either side."""
        ends = self._ends
        first = bisect_left(ends, start + 1) - 1 - reach
        last = bisect_left(ends, end) + reach
        return (ends[first] if first >= 0 else 0), (ends[last] if last < len(ends) else len(self.text))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Sort spans and merge overlapping ones."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _is_hidden(span: Span, hiding: list[Span]) -> bool:
    """Return True if a span overlaps one of `hiding`, which are sorted and disjoint."""
    number = bisect_left(hiding, (span[1], 0)) - 1
    return number >= 0 and hiding[number][1] > span[0]


def places_of(literal: str, text: str) -> list[int]:
    """Return every offset of a literal in `text`."""
    places: list[int] = []
    at = text.find(literal)
    while at >= 0:
        places.append(at)
        at = text.find(literal, at + 1)
    return places


def matches(pattern: Pattern, places: list[int], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, given all offsets of its literals: at these offsets, or around them."""
    if not pattern.known.leads:
        for low, high in windows_around(places, pattern.width):
            yield from pattern.regex.finditer(text, low, high)
        return
    end = 0
    for place in sorted(places):
        if place >= end and (match := pattern.regex.match(text, place)):
            end = match.end()
            yield match


def windows_around(places: list[int], width: int, size: int = 0) -> list[Span]:
    """Return the parts of a text that a match of `width` can lie in, to either side of each place (of up to `size` characters), with
    overlapping ones merged."""
    out: list[Span] = []
    for place in sorted(places):
        low, high = max(0, place - width), place + size + width
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out
