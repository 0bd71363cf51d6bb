"""Runs rule packs over a text in linear time and returns where each rule fires. Never decides anything beyond that.

A cheap filter runs before any pattern: the fixed texts that occur (`literals`).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.checks import Severity
from app.text.characters import has_han
from checkers.rules import loader
from checkers.rules.concepts import Lexicon, Tags, matches, merge_spans, places_of
from checkers.rules.frames import Denials, complete_frames, required_concepts
from checkers.rules.literal_filter import Literals, Shape
from checkers.rules.model import Concept, Frame, Pack, Pattern, Rule
from checkers.rules.negation import Mode, is_negated
from checkers.rules.normalization import Normal, normalise
from checkers.scope.whose_words import posters_words

MAX_SPANS = 5
MAX_TRIES = 60
_WEIGHTY = (Severity.CRITICAL, Severity.WARNING)
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_ENGLISH = re.compile(r"\b(?:you|your|we|the|to|and|for|is|a|of|need|pay|no|ur|our|by|with|at|in|on|from|must)\b")
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
        self._order = {rule.code: number for number, rule in enumerate(self.rules)}
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        numbers = itertools.count()
        for rule in self.rules:
            for pattern in rule.patterns:
                number = next(numbers)
                for literal in pattern.literals:
                    self._entries[literal].append((number, rule, pattern))
        besides = (cue for rule in self.rules for cues in (rule.also, *rule.near) for cue in cues)
        own = (pattern.required_literals for rule in self.rules for pattern in rule.patterns)
        self._literals = Literals(itertools.chain(*own, *(cue.literals for cue in besides)))
        framed = tuple(rule for rule in self.rules if rule.frames)
        self._lexicon = Lexicon(concept for rule in framed for concept in _concepts(rule))
        self._framed: dict[bool, list[tuple[Rule, Frame, tuple[frozenset[Concept], ...]]]] = {False: [], True: []}
        for rule in framed:
            chinese = any(map(has_han, _words(rule)))
            self._framed[chinese] += [(rule, frame, required_concepts(frame)) for frame in rule.frames]

    def rule(self, code: str) -> Rule | None:
        """Return the rule of a signal's code (which may hold a kind after a colon), or None."""
        return self._by_code.get(code.partition(":")[0])

    def match(self, text: str) -> tuple[Hit, ...]:
        """Return all pattern rules that fire on the poster's words in `text`, in pack order, each with up to five spans."""
        own, hits = self.match_posting(normalise(text))
        return tuple(Hit(hit.rule, tuple(own.span(*span) for span in hit.spans)) for hit in hits)

    def match_posting(self, normal: Normal) -> tuple[Normal, tuple[Hit, ...]]:
        """Return the poster's words in a normalised text, and the rules that fire on them, with spans of the normalised text.

        Where nothing of weight fires, and nothing is kept from firing by words elsewhere in the text, it makes no difference whose words they
        are, and the text is returned undivided.
        """
        hits, silenced = self._fired(normal.text)
        if not silenced and not any(hit.rule.severity in _WEIGHTY for hit in hits):
            return normal, hits
        own = posters_words(normal)
        if own.text == normal.text:
            return own, hits
        if (
            own.text.isspace()
        ):  # nothing but warnings and denials: what no denial concerns still stands ("100 % legit, no scam")
            return own, tuple(
                hit for hit in hits if hit.rule.mode is Mode.NONE and hit.rule.severity is not Severity.CRITICAL
            )
        return own, self._fired(own.text)[0]

    def match_normal(self, normal: Normal) -> tuple[Hit, ...]:
        """Do as `match`, for a normalised text that is all the poster's words."""
        return tuple(
            Hit(hit.rule, tuple(normal.span(*span) for span in hit.spans)) for hit in self._fired(normal.text)[0]
        )

    def _fired(self, text: str) -> tuple[tuple[Hit, ...], bool]:
        """Return the rules that fire on a normalised text, and whether a frame was kept from it by words elsewhere (`never`)."""
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        shape = Shape(text)
        possible = frozenset(self._literals.possible_texts(shape))
        beside = _ConditionCache(text, possible)
        for rule, pattern, places in self._candidates(text, possible):
            if beside.can_fire(rule):
                _collect(rule, pattern, places, text, spans[rule.code])
        silenced = False
        framed = self._frames_in_languages(shape)
        if framed:
            tags = Tags(shape, self._lexicon)
            denials = Denials(tags)
            for rule, frame, needed in framed:
                if all(map(tags.any_of, needed)):
                    silenced |= _compose(rule, frame, tags, denials, spans)
        fired = sorted((code for code in spans if spans[code]), key=self._order.__getitem__)
        return tuple(Hit(self._by_code[code], tuple(merge_spans(spans[code]))) for code in fired), silenced

    def _frames_in_languages(self, shape: Shape) -> list[tuple[Rule, Frame, tuple[frozenset[Concept], ...]]]:
        """Return the frames in the languages of a text, each with the concepts it requires."""
        english = self._framed[False] if _ENGLISH.search(shape.text) else []
        return [*english, *self._framed[True]] if shape.han else english

    def _candidates(self, text: str, possible: frozenset[str]) -> list[tuple[Rule, Pattern, list[int]]]:
        """Return the patterns of which one literal of every set occurs, in pack order, each with the places of its literals. Each literal
        is looked for once, whatever the number of patterns that need it."""
        found: dict[int, tuple[Rule, Pattern, list[int]]] = {}
        for literal in possible:
            entries = [entry for entry in self._entries.get(literal, ()) if entry[2].may_match(possible)]
            if entries and (places := places_of(literal, text)):
                for number, rule, pattern in entries:
                    found.setdefault(number, (rule, pattern, []))[2].extend(places)
        return [found[number] for number in sorted(found)]


class _ConditionCache:
    """Cached test of the conditions that rules have beside their patterns, for one text. Rules share conditions, so each answer is kept."""

    def __init__(self, text: str, possible: frozenset[str]) -> None:
        self.text = text
        self.possible = possible
        self._known: dict[Pattern, bool] = {}

    def can_fire(self, rule: Rule) -> bool:
        """Return True if every `also` of the rule occurs, and all cues of one alternative of its `near` may."""
        if rule.near and not any(all(map(self._may_stand, cues)) for cues in rule.near):
            return False
        return all(map(self._matches_pattern, rule.also))

    def _may_stand(self, pattern: Pattern) -> bool:
        return not pattern.literals or not pattern.literals.isdisjoint(self.possible)

    def _matches_pattern(self, pattern: Pattern) -> bool:
        if pattern not in self._known:
            self._known[pattern] = self._may_stand(pattern) and pattern.regex.search(self.text) is not None
        return self._known[pattern]


def _concepts(rule: Rule) -> Iterable[Concept]:
    """Return all concepts that the frames of a rule use, and those that hide places of these."""
    for frame in rule.frames:
        slots = (slot.concepts for slot in (*frame.core, *frame.some))
        for concept in itertools.chain(frame.unless, frame.never, frame.doubts, *slots):
            yield concept
            yield from concept.not_in


def _words(rule: Rule) -> Iterable[str]:
    """Return the words that the frames of a rule may depend on."""
    return (word for concept in _concepts(rule) for word in concept.words)


def _compose(rule: Rule, frame: Frame, tags: Tags, denials: Denials, spans: dict[str, list[tuple[int, int]]]) -> bool:
    """Add to `spans` the spans where a frame of a rule is complete. Return True if words elsewhere in the text (`never`) forbid it."""
    for parts in complete_frames(frame, tags, denials, rule.mode):
        if any(tags.places(concept) for concept in frame.never):
            return True
        if len(spans[rule.code]) >= MAX_SPANS:
            return False
        spans[rule.code].extend(parts)
    return False


def _collect(rule: Rule, pattern: Pattern, places: list[int], text: str, spans: list[tuple[int, int]]) -> None:
    if len(spans) >= MAX_SPANS:
        return
    for match in itertools.islice(matches(pattern, places, text), MAX_TRIES):
        start, end = match.span()
        if start == end or is_negated(text, start, end, rule.mode) or _is_vetoed(rule, text, start, end):
            continue
        cues = _cues_near(rule, text, start, end) if rule.near else ()
        if cues is not None:
            spans.extend(((start, end), *cues))
            if len(spans) >= MAX_SPANS:
                return


def _is_vetoed(rule: Rule, text: str, start: int, end: int) -> bool:
    """Return True if an `unless` of the rule matches in the sentence around the match."""
    if not rule.unless:
        return False
    begin = max(0, start - 80)
    for stop in _SENTENCE_END.finditer(text, begin, start):
        begin = stop.end()
    after = _SENTENCE_END.search(text, end, end + 80)
    sentence = text[begin : after.start() if after else end + 80]
    return any(regex.search(sentence) for regex in rule.unless)


def _cues_near(rule: Rule, text: str, start: int, end: int) -> tuple[tuple[int, int], ...] | None:
    """Return the spans of the cues of the first alternative of `rule.near` that is complete around a match; None if none is."""
    low, high = max(0, start - rule.within), end + rule.within
    for cues in rule.near:
        found: list[tuple[int, int]] = []
        for cue in cues:
            place = _place_outside_match(cue, rule, text, (low, start), (end, high))
            if place is None:
                break
            found.append(place)
        else:
            return tuple(found)
    return None


def _place_outside_match(
    cue: Pattern, rule: Rule, text: str, before: tuple[int, int], after: tuple[int, int]
) -> tuple[int, int] | None:
    """Find the first place of a cue before or after the match (never inside it) that is not denied."""
    for low, high in (after, before):
        for match in cue.regex.finditer(text, low, high):
            if not is_negated(text, match.start(), match.end(), rule.mode):
                return match.span()
    return None


@functools.cache
def shipped_engine() -> Engine:
    """Return the engine of the packs that come with the program."""
    return Engine(loader.shipped_packs())
