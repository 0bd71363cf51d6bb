"""The interface of online look-ups: preview the request, send it once agreed, read the response.

A look-up never decides that somebody is honest. It sends a name, a number or a domain of an employer, never anything
about the person, and never the posting's text.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

import yaml

from app import resources
from app.domain.checks import CardLine, Outcome
from app.errors import UserError
from checkers.net.types import Consent
from checkers.online.ask import Answer, LookupContext, NotAnswered, Request
from checkers.signals.base import line


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a register: an organisation's name, its number, or both (then they are compared); or a domain. Untrusted."""

    name: str = ""
    number: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation as a register shows it.

    `active` None = the register does not say. `lapsed` = only a fee is due. `remarks` are warnings in the register's
    words, `since` the day it was founded (YYYY-MM-DD) where known.
    """

    name: str
    number: str
    status: str = ""
    active: bool | None = None
    other_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    lapsed: bool = False
    remarks: tuple[str, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """A register's entry in `resources/registers/online.yaml`."""

    title: Mapping[str, str]
    covers: Mapping[str, str]
    country: str
    pause: float
    licence: str
    checked: str
    smoke: Query
    places: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)


class Lookup(Protocol):
    """A register that can be asked. `code` names it; `base` is the address of its service (injectable for tests)."""

    code: str
    base: str
    needs_key: bool

    def number_of(self, text: str) -> str:
        """Return `text` as a number of this register in its own form, or "" when it cannot be one."""

    def accepts(self, query: Query) -> bool:
        """Return True if this register can answer `query`."""

    def preview(self, query: Query) -> Request:
        """Build the request. Opens nothing. Raises UserError `lookup-unfit` (param `register`)."""

    def run(self, query: Query, online: LookupContext, consent: Consent) -> tuple[CardLine, ...]:
        """Ask, and judge the response. Raises UserError `consent-missing`, `offline`, `lookup-unfit`; Cancelled."""


@functools.cache
def register_infos() -> Mapping[str, RegisterInfo]:
    """Load all registers' entries by code."""
    loaded = yaml.safe_load(resources.path("registers", "online.yaml").read_text("utf-8"))
    return {str(code): _register_info(row) for code, row in cast("Mapping[str, Mapping[str, object]]", loaded).items()}


def _register_info(row: Mapping[str, object]) -> RegisterInfo:
    def words(key: str) -> dict[str, str]:
        return {str(name): str(text) for name, text in cast("Mapping[str, str]", row.get(key, {})).items()}

    return RegisterInfo(
        title=words("title"),
        covers=words("covers"),
        country=str(row["country"]),
        pause=float(cast(float, row["pause"])),
        licence=str(row["licence"]),
        checked=str(row["checked"]),
        smoke=Query(**words("smoke")),
        places=tuple(str(place) for place in cast("list[str]", row.get("places", []))),
        tables=words("tables"),
    )


def entry_line(code: str, outcome: Outcome, lookup: Lookup, answer: Answer, subject: str, **params: str) -> CardLine:
    """Build a card line about a register's response: its titles, coverage and licence, and the age of a cached response."""
    about = register_infos()[lookup.code]
    evidence = params.pop("evidence", "")
    known = {
        "register": lookup.code,
        "title_en": about.title["en"],
        "title_zh": about.title["zh"],
        "proves_en": about.covers["en"],
        "proves_zh": about.covers["zh"],
        "licence": about.licence,
        "asked": answer.at[:10],
        "age_hours": str(answer.age_hours),
    }
    return line(code, outcome, subject, evidence, about.title["en"], answer.at, **known, **params)


def unknown_line(lookup: Lookup, online: LookupContext, query: Query, reason: str) -> tuple[CardLine, ...]:
    """Build the line "could not be found out": its code is `online-unknown-<reason>` (see `NotAnswered`)."""
    subject = query.domain or query.name or query.number
    answer = Answer(0, "", online.timestamp(), 0)
    return (entry_line(f"online-unknown-{reason}", Outcome.UNKNOWN, lookup, answer, subject, number=query.number),)


def unfit_error(lookup: Lookup) -> UserError:
    """Return the error for a query that this register cannot take."""
    return UserError("lookup-unfit", register=lookup.code)


def require_fit(lookup: Lookup, query: Query) -> None:
    """Raise UserError `lookup-unfit` for a query that this register cannot take."""
    if not lookup.accepts(query):
        raise unfit_error(lookup)


def not_answered_by_status(status: int) -> None:
    """Raise `NotAnswered` for an HTTP status that says nothing about the query."""
    if status == 429:
        raise NotAnswered("limited")
    if status in (401, 403, 407, 451):
        raise NotAnswered("refused")
    if status >= 300:
        raise NotAnswered("down")
