"""Sends one look-up through the HTTP client: consent, key, cache, limits, log. The only user of `HttpClient` in this package.

Never sends without a granted consent, never writes a key into the log or the cache, and turns every failure of a
service into `NotAnswered`: a service that is down says nothing about an employer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote

from app.clock import Clock, from_iso, system_clock, to_iso
from app.errors import UserError
from app.workers.cancellation import CancelToken
from checkers.net.types import Consent, Fetched, Limits, RequestRecord, host_of
from checkers.online.cache import AnswerCache

if TYPE_CHECKING:
    from checkers.net.client import HttpClient

KEY_MARK: Final = "YOUR-KEY"
"""Stands in an address where the person's key will be put; shown, logged and cached in this form."""
_PASSED_CODES: Final = frozenset({"offline", "consent-missing"})
_REASONS: Final = {
    "page-slow": "slow",
    "host-busy": "limited",
    "page-large": "unreadable",
    "page-type": "unreadable",
    "tls-failed": "tls",
    "redirect-elsewhere": "redirected",
    "redirects-many": "redirected",
}
_SIZE: Final = 2 * 1024 * 1024


class Keys(Protocol):
    """Source of the person's own keys for services that need one."""

    def key(self, service: str) -> str:
        """Return the key for the look-up `service`, "" when there is none."""


class NoKeys:
    """An empty source of keys."""

    def key(self, service: str) -> str:
        """Return ""."""
        return ""


class NotAnswered(Exception):
    """The register did not answer the question. `reason`: `down`, `limited`, `refused`, `unreadable`, `slow`, `tls`,
    `unreachable`, `redirected`, `key`, `key-refused`, `not-covered`, `no-date`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Request:
    """A request as shown before it is sent.

    Host, exact address (a key shown as `YOUR-KEY`), the values that leave (and, as always, this machine's network
    address), and the register's code. `headers` hold no key.
    """

    register: str
    host: str
    url: str
    leaves: tuple[str, ...]
    key_header: bool = False
    accept: str = "application/json"
    other_hosts: bool = False
    pause: float = 1.0

    @property
    def needs_key(self) -> bool:
        """True if the person's key goes along."""
        return self.key_header or KEY_MARK in self.url


@dataclass(frozen=True, slots=True)
class Answer:
    """A register's response: HTTP status, text, when it was fetched (RFC 3339), its age in whole hours.

    `kept`: from the cache of an earlier look-up.
    """

    status: int
    text: str
    at: str
    age_hours: int
    kept: bool = False

    def json(self) -> object:
        """Parse the response as JSON. Raises `NotAnswered` for anything else."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            raise NotAnswered("unreadable") from None


@dataclass(frozen=True, slots=True)
class LookupContext:
    """The environment of a look-up: HTTP client, request log, the person's keys, cache, clock, cancel token."""

    client: HttpClient
    log: Callable[[RequestRecord], None]
    keys: Keys = field(default_factory=NoKeys)
    cache: AnswerCache = field(default_factory=AnswerCache)
    clock: Clock = system_clock
    cancel: CancelToken = field(default_factory=CancelToken)
    seconds: float = 30.0

    def now(self) -> datetime:
        """Return the current time."""
        return self.clock()

    def timestamp(self) -> str:
        """Return the current time as text (RFC 3339)."""
        return to_iso(self.clock())

    def ask(self, request: Request, consent: Consent) -> Answer:
        """Return the response to `request`, cached or fetched. Raises `NotAnswered`; UserError `consent-missing`, `offline`."""
        if not consent.granted or consent.host.lower() != request.host:
            raise UserError("consent-missing", host=request.host)
        kept = self.cache.get(request.register, request.url, self.now())
        if kept is not None:
            age = self.now() - from_iso(kept.at)
            return Answer(kept.status, kept.text, kept.at, int(age.total_seconds() // 3600), kept=True)
        key = self.keys.key(request.register).strip() if request.needs_key else ""
        if request.needs_key and (not key or not key.isascii() or not key.isprintable()):
            raise NotAnswered("key")
        fetched = self._fetch(request, consent, key)
        return Answer(fetched.status, _text(fetched), self.timestamp(), 0)

    def cache_answer(self, request: Request, answer: Answer) -> None:
        """Cache a response once it has been read: services also report their own trouble with HTTP 200."""
        if not answer.kept:
            self.cache.put(request.register, request.url, answer.status, answer.text, answer.at)

    def _fetch(self, request: Request, consent: Consent, key: str) -> Fetched:
        headers = {"Accept": request.accept, **(_basic(key) if request.key_header else {})}

        def log(record: RequestRecord) -> None:
            sent = record.sent.replace(quote(key, safe=""), KEY_MARK) if key else record.sent
            self.log(RequestRecord(record.host, sent, record.why, record.at, record.result))

        limits = Limits(
            size=_SIZE,
            seconds=self.seconds,
            redirects=2,
            pause=request.pause,
            content_types=(),
            other_hosts=request.other_hosts,
        )
        try:
            return self.client.fetch(
                request.url.replace(KEY_MARK, quote(key, safe="")),
                consent=consent,
                log=log,
                limits=limits,
                cancel=self.cancel,
                headers=headers,
            )
        except UserError as error:
            if error.code in _PASSED_CODES:
                raise
            raise NotAnswered(_REASONS.get(error.code, "unreachable")) from error


def request_to(
    register: str,
    url: str,
    leaves: tuple[str, ...],
    *,
    pause: float,
    key_header: bool = False,
    accept: str = "",
    other_hosts: bool = False,
) -> Request:
    """Build a `Request` to `url`."""
    return Request(register, host_of(url), url, leaves, key_header, accept or "application/json", other_hosts, pause)


def _basic(key: str) -> Mapping[str, str]:
    """Return the HTTP Basic header with the key as user and no password (RFC 7617)."""
    import base64

    return {"Authorization": "Basic " + base64.b64encode(f"{key}:".encode()).decode()}


def _text(fetched: Fetched) -> str:
    """Return the body as text: all registers asked here answer in UTF-8."""
    return fetched.data.decode("utf-8-sig", "replace")
