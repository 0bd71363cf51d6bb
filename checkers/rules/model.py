"""Rules and packs as data: what a rule pack in YAML becomes after it was checked. Frozen; compares by code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.checks import Basis, Severity
from checkers.rules.negation import Mode


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern, literals of which at least one occurs in every match, and how many characters a match and what it
    looks around at can take."""

    regex: re.Pattern[str]
    literals: frozenset[str]
    width: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It fires where one of `patterns` matches, is not denied (`mode`), no `unless` matches in the same
    sentence, and every `also` matches somewhere in the text. With `near`, a match counts only beside weak cues: one of
    the alternatives must have all its cues (none of them denied) within `within` characters to either side. A rule
    with `logic` is fired by code of that name instead. `line` is its place."""

    code: str
    severity: Severity
    patterns: tuple[Pattern, ...]
    unless: tuple[re.Pattern[str], ...]
    also: tuple[re.Pattern[str], ...]
    near: tuple[tuple[re.Pattern[str], ...], ...]
    within: int
    mode: Mode
    logic: str
    topic: str
    explanation: Mapping[str, str]
    advice: Mapping[str, str]
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
