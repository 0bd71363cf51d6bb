"""Registration dates of domain names by RDAP (RFC 9082, 9083), server from our own snapshot of the IANA list (RFC 9224).

Asks only the registry itself over https, no third party in between. A suffix without a server (`.cn`, `.hk`, `.jp` …)
is "unknown", never a sign against anybody. Reads dates, state and registrar; never persons.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import datetime

from app import resources
from app.domain.checks import CardLine, Outcome
from app.errors import UserError
from app.text.domains import registrable
from app.text.hostnames import to_ascii
from checkers.net.types import Consent
from checkers.online.ask import Answer, LookupContext, NotAnswered, Request, request_to
from checkers.online.base import Query, entry_line, not_answered_by_status, register_infos, require_fit, unknown_line
from checkers.online.judge import days_since
from checkers.online.register import Row, row_of, rows_of, text_of

_HELD = frozenset({"client hold", "server hold", "pending delete", "redemption period"})
_VERY_YOUNG, _YOUNG = 30, 180


@functools.cache
def servers() -> Mapping[str, str]:
    """Return the https address of the RDAP server of each suffix (A-label)."""
    lines = resources.path("registers", "rdap_servers.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {suffix: server for server, suffixes in rows for suffix in suffixes.split()}


class Rdap:
    """Look-up by domain. `base` overrides the server list: every domain is asked there."""

    code = "rdap"
    needs_key = False

    def __init__(self, base: str = "") -> None:
        self.base = base

    def number_of(self, text: str) -> str:
        """Return "": domains have no numbers."""
        return ""

    def domain_of(self, query: Query) -> str:
        """Return the registrable domain in A-labels, "" when there is none."""
        host = query.domain.strip().rstrip(".").lower()
        try:
            host = to_ascii(host)
        except ValueError:
            return ""
        return registrable(host)

    def accepts(self, query: Query) -> bool:
        """Return True if there is a registrable domain; one of a suffix without a server is answered "not covered"."""
        return self.domain_of(query) != ""

    def covered(self, query: Query) -> bool:
        """Return True if a server is known for the domain's suffix."""
        return self._server(self.domain_of(query)) != ""

    def preview(self, query: Query) -> Request:
        """Build one request to the registry. Raises UserError `lookup-not-covered` when none may be asked."""
        require_fit(self, query)
        domain = self.domain_of(query)
        server = self._server(domain)
        if not server:
            raise UserError("lookup-not-covered", domain=domain)
        return request_to(
            self.code,
            f"{server}domain/{domain}",
            (domain,),
            pause=register_infos()[self.code].pause,
            accept="application/rdap+json",
            other_hosts=True,
        )

    def run(self, query: Query, online: LookupContext, consent: Consent) -> tuple[CardLine, ...]:
        """Ask the registry, and judge the response; see `Lookup.run`."""
        require_fit(self, query)
        if not self.covered(query):
            return unknown_line(self, online, query, "not-covered")
        try:
            request = self.preview(query)
            answer = online.ask(request, consent)
            lines = self._read(query, answer, online.now())
            online.cache_answer(request, answer)
            return lines
        except NotAnswered as error:
            return unknown_line(self, online, query, error.reason)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):  # an answer of another shape
            return unknown_line(self, online, query, "unreadable")

    def _server(self, domain: str) -> str:
        if self.base:
            return self.base.rstrip("/") + "/"
        labels = domain.split(".")
        suffixes = [".".join(labels[start:]) for start in range(1, len(labels))]
        return next((servers()[suffix] for suffix in suffixes if suffix in servers()), "")

    def _read(self, query: Query, answer: Answer, now: datetime) -> tuple[CardLine, ...]:
        domain = self.domain_of(query)
        if answer.status == 404:
            return (entry_line("online-domain-absent", Outcome.NOT_FOUND_HERE, self, answer, domain),)
        not_answered_by_status(answer.status)
        row = row_of(answer.json())
        if text_of(row, "ldhName").lower().rstrip(".") not in ("", domain):
            raise NotAnswered("unreadable")
        lines = []
        states = row.get("status")
        held = [str(one) for one in states if str(one).lower() in _HELD] if isinstance(states, list) else []
        if held:
            held_text = ", ".join(held)
            lines.append(
                entry_line(
                    "online-domain-held",
                    Outcome.CONFIRMED_BUT,
                    self,
                    answer,
                    domain,
                    evidence=held_text,
                    status=held_text,
                )
            )
        return (_age_line(self, domain, row, answer, now), *lines)


def _age_line(lookup: Rdap, domain: str, row: Row, answer: Answer, now: datetime) -> CardLine:
    """Return the age as a fact: under 30 days, under 180 days, or older."""
    since = _registered(row)
    days = days_since(since, now)
    if days is None:
        return entry_line("online-domain-no-date", Outcome.UNKNOWN, lookup, answer, domain)
    code, outcome = "online-domain-age", Outcome.CONFIRMED
    if days < _YOUNG:
        code = "online-domain-very-young" if days < _VERY_YOUNG else "online-domain-young"
        outcome = Outcome.CONFIRMED_BUT
    registrar = _registrar(row)
    evidence = " · ".join(part for part in (since, registrar) if part)
    return entry_line(
        code, outcome, lookup, answer, domain, evidence=evidence, since=since, days=str(days), registrar=registrar
    )


def _registered(row: Row) -> str:
    """Return the day of the last registration (a re-registration counts), YYYY-MM-DD, "" when the registry hides it."""
    events = rows_of(row.get("events") or [])
    dates = [
        text_of(one, "eventDate")[:10]
        for one in events
        if text_of(one, "eventAction") in ("registration", "reregistration")
    ]
    return max(dates, default="")


def _registrar(row: Row) -> str:
    """Return the name of the registrar, a company."""
    for entity in rows_of(row.get("entities") or []):
        roles, card = entity.get("roles"), entity.get("vcardArray")
        if isinstance(roles, list) and "registrar" in roles and isinstance(card, list) and len(card) > 1:
            for field in card[1]:
                if isinstance(field, list) and len(field) > 3 and field[0] == "fn":
                    return str(field[3])[:100]
    return ""
