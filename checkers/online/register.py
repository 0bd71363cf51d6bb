"""The steps that all company registers share: fit, ask, read, judge. A subclass adds its address and its parsing."""

from __future__ import annotations

import abc
from collections.abc import Mapping
from typing import cast

from app.domain.checks import CardLine, Outcome
from checkers.net.types import Consent
from checkers.online.ask import Answer, LookupContext, NotAnswered, Request
from checkers.online.base import Entry, Query, entry_line, register_infos, require_fit, unknown_line
from checkers.online.judge import judge

Row = Mapping[str, object]


class FormatInvalid(Exception):
    """The register says that the number cannot be one."""


class CompanyRegister(abc.ABC):
    """Base of the company registers; `base` is the address of the service without a slash at the end."""

    code: str
    default_base: str
    needs_key = False
    by_name = True

    def __init__(self, base: str = "") -> None:
        self.base = (base or self.default_base).rstrip("/")

    @abc.abstractmethod
    def number_of(self, text: str) -> str:
        """Return `text` as a number of this register, or ""; see `Lookup`."""

    @abc.abstractmethod
    def preview(self, query: Query) -> Request:
        """Build the request; see `Lookup`."""

    @abc.abstractmethod
    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the organisations in a response. Raises `NotAnswered`, `FormatInvalid`."""

    def accepts(self, query: Query) -> bool:
        """Return True if this register can answer: a number of its form, or a name where it is searched by name."""
        if query.number:
            return self.number_of(query.number) != ""
        return self.by_name and query.name.strip() != "" and len(query.name) <= 200

    def complete(
        self, entries: tuple[Entry, ...], query: Query, online: LookupContext, consent: Consent
    ) -> tuple[Entry, ...]:
        """Add to entries what a second request reveals; by default nothing."""
        return entries

    def run(self, query: Query, online: LookupContext, consent: Consent) -> tuple[CardLine, ...]:
        """Ask, and judge the response; see `Lookup`."""
        request = self.preview(query)
        try:
            answer = online.ask(request, consent)
            found = self.entries(query, answer)
            online.cache_answer(request, answer)
            found = self.complete(found, query, online, consent)
        except NotAnswered as error:
            return unknown_line(self, online, query, error.reason)
        except FormatInvalid:
            return (entry_line("online-format", Outcome.FORMAT_INVALID, self, answer, query.number),)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):  # an answer of another shape
            return unknown_line(self, online, query, "unreadable")
        return judge(self, query, found, answer, online.now())

    def pause(self) -> float:
        """Seconds between two requests to this service."""
        return register_infos()[self.code].pause

    def fit(self, query: Query) -> None:
        """Raise UserError `lookup-unfit` for a query that does not fit."""
        require_fit(self, query)


def row_of(value: object) -> Row:
    """Return `value` as a JSON object. Raises TypeError for anything else."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return cast(Row, value)


def rows_of(value: object) -> list[Row]:
    """Return `value` as a list of JSON objects. Raises TypeError for anything else."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    return [row_of(one) for one in value]


def text_of(row: Row, key: str, *missing: str) -> str:
    """Return a text of a row; "" when it is absent, null, or one of `missing` (a register's own word for nothing)."""
    value = row.get(key)
    text = "" if value is None or isinstance(value, dict | list) else str(value).strip()
    return "" if text in missing else text[:500]
