"""Runs rule packs over a text in linear time and says where each rule fires. Never decides anything beyond that.

Before any pattern comes a cheap sieve: the pairs (Chinese) and fours (Latin) of characters that occur, then literals.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checkers.rules import loader
from checkers.rules.concepts import Lexicon, Tags, places_of, windows_around
from checkers.rules.frames import Denials, fires, wanted
from checkers.rules.model import Concept, Frame, Pack, Pattern, Rule
from checkers.rules.negation import Mode, negated, tells
from checkers.rules.normal import Normal, normalise

MAX_SPANS = 5
MAX_TRIES = 60
WARNED = 2
"""With so many words of a warning (`tells`) a text is taken to quote what it describes; frames need only one."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_HAN = re.compile("[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"\b(?:you|your|we|the|to|and|for|is|a|of|need|pay|no|ur)\b")
"""Frames in English words are not looked for in a text without any of these."""


_Entry = tuple[int, Rule, Pattern]
"""A pattern with its rule and its number in pack order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule and the spans (start, end) of the original text where it fires."""

    rule: Rule
    spans: tuple[tuple[int, int], ...]


class Engine:
    """The rules of some packs, compiled for matching. Immutable; may be shared by threads."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.rules = tuple(rule for pack in packs for rule in pack.rules)
        self._by_code = {rule.code: rule for rule in self.rules}
        self._latin: dict[tuple[str, ...], dict[str, list[_Entry]]] = defaultdict(dict)
        self._han: dict[tuple[str, str], dict[str, list[_Entry]]] = defaultdict(dict)
        numbers = itertools.count()
        for rule in self.rules:
            for pattern in rule.patterns:
                number = next(numbers)
                for literal in pattern.literals:
                    if _HAN.match(literal):
                        same_start = self._han[(literal[0], literal[1:2])]
                        same_start.setdefault(literal, []).append((number, rule, pattern))
                    else:
                        same_start = self._latin[tuple(literal[:4])]
                        same_start.setdefault(literal, []).append((number, rule, pattern))

        self._short = tuple(start for start in self._latin if len(start) < 4)
        framed = tuple(rule for rule in self.rules if rule.frames)
        self._chinese = frozenset(rule.code for rule in framed if any(map(_HAN.search, _words(rule))))
        self._lexicon = Lexicon(concept for rule in framed for concept in _concepts(rule))
        self._framed = [(rule, frame, wanted(frame)) for rule in framed for frame in rule.frames]

    def rule(self, code: str) -> Rule | None:
        """The rule with this code."""
        return self._by_code.get(code)

    def match(self, text: str) -> tuple[Hit, ...]:
        """All pattern rules that fire on `text`, in pack order, each with up to five spans."""
        return self.match_normal(normalise(text))

    def match_normal(self, normal: Normal) -> tuple[Hit, ...]:
        """As `match`, for a text normalised already."""
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        present: dict[re.Pattern[str], bool] = {}  # rules share the patterns of their `also`
        warned = tells(normal.text)
        for rule, pattern, places in self._candidates(normal.text):
            if warned >= WARNED and rule.mode is not Mode.NONE:
                continue
            if _all_present(rule, normal.text, present):
                _collect(rule, pattern, places, normal, spans[rule.code])
        if self._framed and not warned:
            tags = Tags(normal.text, self._lexicon)
            denials = Denials(tags)
            spoken = (_ENGLISH.search(normal.text) is not None, _HAN.search(normal.text) is not None)
            for rule, frame, needed in self._framed:
                if spoken[rule.code in self._chinese] and all(map(tags.any_of, needed)):
                    _compose(rule, frame, tags, denials, normal, spans)
        return tuple(Hit(rule, _merged(spans[rule.code])) for rule in self.rules if spans.get(rule.code))

    def _candidates(self, text: str) -> Iterable[tuple[Rule, Pattern, list[int]]]:
        """The patterns of which a literal occurs, in pack order, each with the places of its literals. Each literal is
        looked for once, whatever the number of patterns that need it."""
        found: dict[int, tuple[Rule, Pattern, list[int]]] = {}

        def note(literal: str, entries: list[_Entry]) -> None:
            places = places_of(literal, text)
            if places:
                for number, rule, pattern in entries:
                    found.setdefault(number, (rule, pattern, []))[2].extend(places)

        starts: set[tuple[str, ...]] = set(zip(text, text[1:], text[2:], text[3:], strict=False))
        starts.update(start for start in self._short if "".join(start) in text)
        for start in starts & self._latin.keys():
            for literal, entries in self._latin[start].items():
                if len(literal) < 5 or tuple(literal[-4:]) in starts:
                    note(literal, entries)
        if _HAN.search(text):
            pairs = set(itertools.pairwise(text))
            pairs.update((char, "") for char in set(text))
            for pair in pairs & self._han.keys():
                for literal, entries in self._han[pair].items():
                    note(literal, entries)
        return [found[number] for number in sorted(found)]


def _concepts(rule: Rule) -> Iterable[Concept]:
    """All concepts that the frames of a rule speak of, and those that hide places of these."""
    for frame in rule.frames:
        slots = (slot.concepts for slot in (*frame.core, *frame.some))
        for concept in itertools.chain(frame.unless, frame.never, *slots):
            yield concept
            yield from concept.not_in


def _words(rule: Rule) -> Iterable[str]:
    """The words that the frames of a rule may rest on."""
    return (word for concept in _concepts(rule) for word in concept.words)


def _compose(
    rule: Rule, frame: Frame, tags: Tags, denials: Denials, normal: Normal, spans: dict[str, list[tuple[int, int]]]
) -> None:
    """The spans where a frame of a rule is complete."""
    for parts in fires(frame, tags, denials, rule.mode):
        if len(spans[rule.code]) >= MAX_SPANS:
            return
        spans[rule.code].extend(normal.span(*part) for part in parts)


def _all_present(rule: Rule, text: str, known: dict[re.Pattern[str], bool]) -> bool:
    """Whether every `also` of the rule occurs in the text; each is looked for once."""
    for regex in rule.also:
        if regex not in known:
            known[regex] = regex.search(text) is not None
        if not known[regex]:
            return False
    return True


def _collect(rule: Rule, pattern: Pattern, places: list[int], normal: Normal, spans: list[tuple[int, int]]) -> None:
    text = normal.text
    if len(spans) >= MAX_SPANS:
        return
    tries = 0
    for low, high in windows_around(places, pattern.width):
        for match in pattern.regex.finditer(text, low, high):
            tries += 1
            if tries > MAX_TRIES or len(spans) >= MAX_SPANS:
                return
            start, end = match.span()
            if start == end or negated(text, start, end, rule.mode) or _vetoed(rule, text, start, end):
                continue
            cues = _cues_near(rule, text, start, end) if rule.near else ()
            if cues is not None:
                spans.extend(normal.span(*span) for span in ((start, end), *cues))


def _vetoed(rule: Rule, text: str, start: int, end: int) -> bool:
    """Whether an `unless` of the rule matches in the sentence around the match."""
    if not rule.unless:
        return False
    begin = max(0, start - 80)
    for stop in _SENTENCE_END.finditer(text, begin, start):
        begin = stop.end()
    after = _SENTENCE_END.search(text, end, end + 80)
    sentence = text[begin : after.start() if after else end + 80]
    return any(regex.search(sentence) for regex in rule.unless)


def _cues_near(rule: Rule, text: str, start: int, end: int) -> tuple[tuple[int, int], ...] | None:
    """Spans of the cues of the first alternative of `rule.near` that is complete around a match; None when none is."""
    low, high = max(0, start - rule.within), end + rule.within
    for cues in rule.near:
        found: list[tuple[int, int]] = []
        for cue in cues:
            place = _apart(cue, rule, text, (low, start), (end, high))
            if place is None:
                break
            found.append(place)
        else:
            return tuple(found)
    return None


def _apart(
    cue: re.Pattern[str], rule: Rule, text: str, before: tuple[int, int], after: tuple[int, int]
) -> tuple[int, int] | None:
    """The first place of a cue before or after the match (never inside it) that is not denied."""
    for low, high in (after, before):
        for match in cue.finditer(text, low, high):
            if not negated(text, match.start(), match.end(), rule.mode):
                return match.span()
    return None


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, overlapping ones joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


@functools.cache
def shipped_engine() -> Engine:
    """The engine of the packs that come with the program."""
    return Engine(loader.shipped())
