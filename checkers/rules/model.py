"""Data classes for rules and packs: the checked content of a rule pack in YAML. Frozen; compares by code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from app.domain.checks import Basis, Severity
from checkers.rules.negation import Mode
from checkers.rules.patterns import PatternFacts


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern, and the measured properties of its matches."""

    regex: re.Pattern[str]
    known: PatternFacts

    @property
    def literals(self) -> frozenset[str]:
        """Return the literals of which one occurs in every match, if there are any."""
        return self.known.literals

    @property
    def required_literals(self) -> Iterable[str]:
        """Return all literals to look for before `may_match` can be asked."""
        return chain(self.known.literals, *self.known.beside)

    def may_match(self, there: frozenset[str]) -> bool:
        """Return True if a text in which only `there` of the literals occur can hold a match."""
        return not any(map(there.isdisjoint, self.known.beside))

    @property
    def width(self) -> int:
        """Return the maximum number of characters of a match together with what it looks around at."""
        return self.known.width


@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """A class of words and shapes that mean one thing for the rules (see `checkers.rules.concepts`). `plain` ones cannot be
    denied (an amount, "before you start"). Places that overlap one of a `not_in` concept do not count."""

    name: str
    words: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    not_in: tuple[Concept, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a frame: one of some concepts, at most `before` characters before the first part or `after` after it (None: anywhere
    within the reach of the frame)."""

    concepts: tuple[Concept, ...]
    before: int | None
    after: int | None

    @property
    def plain(self) -> bool:
        """Return True if the concepts of the slot cannot be denied."""
        return all(concept.plain for concept in self.concepts)


@dataclass(frozen=True, slots=True)
class Frame:
    """A composition of concepts: all of `core` (the first is where it is looked for), at least `least` of `some`, within
    `reach` sentences and `within` characters; nothing of `unless` in the sentence, nothing of `never` in the text. Where
    one of `doubts` stands in the sentence (words of ordinary duties), two more of `some` are needed."""

    core: tuple[Slot, ...]
    some: tuple[Slot, ...]
    least: int
    unless: tuple[Concept, ...]
    never: tuple[Concept, ...]
    doubts: tuple[Concept, ...]
    reach: int
    within: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It fires where one of `frames` is complete, or where one of `patterns` matches, is not denied (`mode`), no
    `unless` matches in the same sentence, and every `also` matches somewhere in the text. With `near`, a match counts only beside weak cues: one of
    the alternatives must have all its cues (none of them denied) within `within` characters to either side. A rule
    with `logic` is fired by code of that name instead. Rules with the same `says` or topic mean the same trap: about the
    same words they are one signal; with the same `does` their advice tells the same. `line` is its place."""

    code: str
    severity: Severity
    patterns: tuple[Pattern, ...]
    unless: tuple[re.Pattern[str], ...]
    also: tuple[Pattern, ...]
    near: tuple[tuple[Pattern, ...], ...]
    within: int
    frames: tuple[Frame, ...]
    mode: Mode
    logic: str
    topic: str
    says: str
    explanation: Mapping[str, str]
    advice: Mapping[str, str]
    does: str
    basis: Basis
    source: str
    date: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A rule pack: name, version (a date), and its rules in order."""

    name: str
    version: str
    rules: tuple[Rule, ...]
