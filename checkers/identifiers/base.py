"""The types of identifier families. Data only; each family's file says its register and where its rule comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class State(StrEnum):
    """Results of an offline test.

    `well_formed` (a check digit fits), `recognised` (right shape; the number carries no check digit), `unusual`
    (fits, but compare it with the licence), `invalid` (cannot have been issued), `unrecognised`.
    """

    WELL_FORMED = "well_formed"
    RECOGNISED = "recognised"
    UNUSUAL = "unusual"
    INVALID = "invalid"
    UNRECOGNISED = "unrecognised"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as written in registers, its state, and facts that it carries (`region`, `year`, `kind`, `state`, `since` …)."""

    number: str
    state: State
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of number.

    Stable code, country (ISO, `*` = any), names per language, the official register that knows it, the pattern (group
    `v`, or `n` where it has two shapes, = the number, with its label so that nothing else is taken for it) and the
    offline test. `accepts` says of a match whether it is such a number at all, where the pattern alone takes in too much.
    """

    code: str
    country: str
    name: Mapping[str, str]
    register: str
    pattern: re.Pattern[str]
    read: Callable[[str], Reading]
    accepts: Callable[[str], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class FoundIdentifier:
    """A number found in a text: its family, span (code points) and reading."""

    family: Family
    text: str
    start: int
    end: int
    reading: Reading


class StdnumModule(Protocol):
    """The interface of python-stdnum modules that is used."""

    def compact(self, number: str) -> str:
        """Return the number without separators."""

    def is_valid(self, number: str) -> bool:
        """Return True if format and check digits fit."""


def stdnum_reader(module: StdnumModule) -> Callable[[str], Reading]:
    """Return the offline test of a python-stdnum module whose numbers carry a check digit."""

    def tested(text: str) -> Reading:
        if module.is_valid(text):
            return Reading(module.compact(text), State.WELL_FORMED)
        return Reading("".join(text.split()).upper(), State.INVALID)

    return tested


def labelled(labels: str, number: str) -> re.Pattern[str]:
    """Return the pattern of `number` behind one of `labels`.

    Between them at most a few signs and the words "no.", "number", "号".
    """
    return re.compile(
        rf"(?<![A-Za-z])(?:{labels})[\s:：#(（]{{0,4}}(?:(?:reg(?:istration)?\.?\s?)?(?:no|nr|number|num|号码|号|號碼|番号)\.?)?[\s:：#.)）]{{0,4}}"
        rf"(?P<v>{number})(?![0-9A-Za-z])",
        re.IGNORECASE,
    )


def recognised(number: str, **facts: str) -> Reading:
    """Return the reading of a number of the right shape that carries no check digit."""
    return Reading(number, State.RECOGNISED, facts)
