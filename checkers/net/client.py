"""The program's HTTP client, its only network access. Opens nothing by itself: every call carries a consent and is logged.

Guarantees: http(s) only; the name is resolved once and that address is dialled (no rebinding); every answer of the
resolver must be public, on every redirect too; no cookies, no credentials, no proxy from the environment, no Referer;
size, time and redirect limits hold against hostile servers. It never follows a redirect to a
party that the person did not agree to contact, and never lowers TLS checks.
"""

from __future__ import annotations

import ipaddress
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from app.clock import Clock, system_clock, to_iso
from app.domain.stored_records import BEGUN
from app.errors import AppError, UserError
from app.workers.cancellation import CancelToken
from checkers.net.ip_policy import AddressPolicy, is_public
from checkers.net.rate_limit import retry_after_seconds
from checkers.net.sockets import RequestSockets, system_resolver
from checkers.net.types import MAX_SHOWN, PAGE_TYPES, Consent, Fetched, Limits, RequestRecord, host_of, split_url

if TYPE_CHECKING:
    import ssl

    import requests

__all__ = [
    "PAGE_TYPES",
    "PUBLIC_CLIENT",
    "Consent",
    "Fetched",
    "HttpClient",
    "Limits",
    "RequestRecord",
    "fetch",
    "fetch_page",
    "host_of",
]

USER_AGENT = "Mozilla/5.0 (compatible)"
"""Says what every browser and fetcher says first, and nothing else: whoever keeps a suspect page must not learn that it is being
looked into, with what, or on which system. No register asked here wants to be told a name."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REPEATED = frozenset({307, 308})
_RETRY = frozenset({429, 503})

Resolver = Callable[[str, int], tuple[str, ...]]


class HttpClient:
    """HTTP client with an IP policy. The program has one, `PUBLIC_CLIENT`; tests build one that may reach a loopback server.

    `offline` refuses everything, and so does `stay_offline` as long as it returns True: asked before everything that
    is sent, redirects and retries too. `roots` is a PEM file of the certificate authorities to trust instead of the
    usual ones (an office or school with its own). Thread-safe.
    """

    def __init__(
        self,
        allow: AddressPolicy = is_public,
        *,
        ports: tuple[int, ...] | None = (80, 443),
        resolve: Resolver = system_resolver,
        roots: Path | None = None,
        clock: Clock = system_clock,
        wait: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.offline = False
        self.stay_offline: Callable[[], bool] = lambda: False
        self._allow = allow
        self._ports = ports
        self._resolve = resolve
        self.verify: str | bool = str(roots) if roots is not None else True
        self._clock = clock
        self._wait = wait
        self._now = now
        self._lock = threading.Lock()
        self._last: dict[str, float] = {}
        self._free: dict[str, float] = {}

    def fetch(
        self,
        url: str,
        *,
        consent: Consent,
        log: Callable[[RequestRecord], None],
        limits: Limits | None = None,
        cancel: CancelToken | None = None,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        """Fetch `url` once agreed; returns any final HTTP status.

        Refuses with `UserError` codes `offline`, `consent-missing`, `url-*`, `address-private`, `host-unknown`,
        `host-busy`, `redirect-elsewhere`, `redirects-many`, `page-*`, `connect-failed`, `tls-failed`. Raises
        `Cancelled`. `log` gets each request twice: before anything of it is sent, as `BEGUN`, and when it has ended.
        What `log` raises the first time is raised here, and nothing is sent.
        """
        limits = limits or Limits()
        self.require_online()
        host = host_of(url)
        if not consent.granted or consent.host.lower() != host:
            raise UserError("consent-missing", host=host)
        job = _Job(self, consent, log, limits, cancel or CancelToken(), method, body, dict(headers or {}))
        return job.run(url)

    def require_online(self) -> None:
        """Raise UserError `offline` while the program is to stay offline."""
        if self.offline or self.stay_offline():
            raise UserError("offline")

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Resolve `host` to the addresses to dial; refuses when any of them is not allowed."""
        if self._ports is not None and port not in self._ports:
            raise UserError("address-private", host=host)
        try:
            found = self._resolve(host, port)
        except OSError:
            raise UserError("host-unknown", host=host) from None
        if not found:
            raise UserError("host-unknown", host=host)
        for address in found:
            if not self._allow(ipaddress.ip_address(address)):
                raise UserError("address-private", host=host)
        return found

    def tls(self, host: str) -> ssl.SSLContext:
        """Return a TLS context for a connection that is no web request: certificate and name checked, the same authorities."""
        from requests.utils import DEFAULT_CA_BUNDLE_PATH

        from checkers.net.transport import tls_context

        context = tls_context(host, web=False)
        context.load_verify_locations(self.verify if isinstance(self.verify, str) else DEFAULT_CA_BUNDLE_PATH)
        return context

    def await_turn(self, host: str, pause: float, cancel: CancelToken, until: float = float("inf")) -> None:
        """Wait until `pause` seconds have passed since the last request to `host`, and its last Retry-After has ended.

        Raises UserError `host-busy` when that ends after `until`.
        """
        while True:
            cancel.check()
            with self._lock:
                now, free = self._now(), self._free.get(host, float("-inf"))
                if free > until:
                    raise UserError("host-busy", host=host, minutes=ceil((free - now) / 60))
                left = max(self._last.get(host, float("-inf")) + pause, free) - now
                if left <= 0:
                    self._last[host] = now
                    return
            self._wait(min(left, 0.2))

    def apply_rate_limit(self, host: str, status: int, headers: Mapping[str, str]) -> float | None:
        """Block requests to `host` as long as its response asks for; returns the seconds, None when it asks for nothing."""
        seconds = retry_after_seconds(status, headers, self._clock())
        with self._lock:
            if seconds is None:
                self._free.pop(host, None)
            else:
                self._free[host] = self._now() + seconds
        return seconds

    def pause(self, seconds: float, cancel: CancelToken) -> None:
        """Wait, in small steps that a cancel can interrupt."""
        until = self._now() + seconds
        while (left := until - self._now()) > 0:
            cancel.check()
            self._wait(min(left, 0.2))

    def now(self) -> float:
        """Return monotonic seconds."""
        return self._now()

    def timestamp(self) -> str:
        """Return the time for the log (RFC 3339)."""
        return to_iso(self._clock())


@dataclass(slots=True)
class _Job:
    """One fetch with its redirects and retries, under one time budget."""

    client: HttpClient
    consent: Consent
    log: Callable[[RequestRecord], None]
    limits: Limits
    cancel: CancelToken
    method: str
    body: bytes | None
    headers: dict[str, str]
    until: float = 0.0

    def run(self, url: str) -> Fetched:
        self.until = self.client.now() + self.limits.seconds
        tries = 1
        for _ in range(self.limits.redirects + self.limits.tries + 1):
            answer = self._fetch_logged(url)
            held = self.client.apply_rate_limit(host_of(url), answer.status, answer.headers)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                target = self._redirect_target(url, answer.headers["location"])
                self._redirected(url, answer.status, target)
                url = target
                continue
            if answer.status in _RETRY and self.method == "GET" and tries < self.limits.tries:
                wait = held if held is not None else 2.0 ** (tries - 1)
                if self.client.now() + wait < self.until:
                    self.client.pause(wait, self.cancel)
                    tries += 1
                    continue
            return answer
        raise UserError("redirects-many")

    def _redirect_target(self, url: str, location: str) -> str:
        if self.limits.redirects <= 0:
            raise UserError("redirects-many")
        self.limits = replace(self.limits, redirects=self.limits.redirects - 1)
        target = urljoin(url, location)
        host = host_of(target)
        if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
            raise UserError("redirect-elsewhere", host=host)
        if not self.limits.other_hosts and not _same_party(self.consent.host.lower(), host):
            raise UserError("redirect-elsewhere", host=host)
        return target

    def _redirected(self, url: str, status: int, target: str) -> None:
        """Drop what must not follow a redirect.

        A key or a body goes only to the origin (scheme, host, port) that the person agreed to send it to (as
        https://fetch.spec.whatwg.org/#http-redirect-fetch does with `Authorization`), and only a 307 or 308 repeats a
        body.
        """
        if _origin(url) != _origin(target):
            self.headers = {name: value for name, value in self.headers.items() if name.lower() == "accept"}
            self.body, self.method = None, "GET"
        elif status not in _REPEATED and self.method != "GET":
            self.headers = {name: value for name, value in self.headers.items() if name.lower() != "content-type"}
            self.body, self.method = None, "GET"

    def _fetch_logged(self, url: str) -> Fetched:
        parts, host, port = split_url(url)
        self.client.await_turn(host, self.limits.pause, self.cancel, self.until)
        self.client.require_online()  # the switch may have been turned meanwhile
        shown = f"{self.method} {parts.scheme}://{parts.netloc}{parts.path or '/'}" + (
            f"?{parts.query}" if parts.query else ""
        )
        record = RequestRecord(host, shown[:MAX_SHOWN], self.consent.why, self.client.timestamp(), BEGUN)
        self.log(record)
        result = "bug"
        try:
            answer = self._send_in_thread(parts, host, port)
            result = str(answer.status)
            return answer
        except AppError as error:
            result = error.code
            raise
        finally:
            self.log(replace(record, result=result))

    def _send_in_thread(self, parts: SplitResult, host: str, port: int) -> Fetched:
        """Send in a helper thread, so that neither a stalled resolver nor dripping bytes can outlast the budget."""
        box: queue.SimpleQueue[Fetched | Exception] = queue.SimpleQueue()
        line = RequestSockets()

        def work() -> None:
            try:
                box.put(self._transfer(line, parts, host, port))
            except Exception as error:  # handed to the calling thread, which raises it
                box.put(error)

        threading.Thread(target=work, daemon=True, name="net").start()
        while True:
            try:
                outcome = box.get(timeout=0.05)
                break
            except queue.Empty:
                if self.cancel.cancelled or self.client.now() >= self.until:
                    line.close_all()
                    self.cancel.check()
                    raise UserError("page-slow", seconds=int(self.limits.seconds)) from None
        if isinstance(outcome, Exception):
            raise _user_error(outcome, host) from outcome
        return outcome

    def _transfer(self, line: RequestSockets, parts: SplitResult, host: str, port: int) -> Fetched:
        address = self.client.addresses(host, port)[0]
        import requests  # here: the window has no need of it before a person asks for a look-up

        from checkers.net.transport import PinnedAdapter

        with requests.Session() as session:
            session.trust_env = False
            session.headers.clear()
            session.mount(f"{parts.scheme}://", PinnedAdapter(line, address, host))
            default = 443 if parts.scheme == "https" else 80
            named = f"[{host}]" if ":" in host else host
            fixed = {
                "Host": named if port == default else f"{named}:{port}",
                "User-Agent": USER_AGENT,
                "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.1",
                "Accept-Encoding": "gzip, deflate",
                "Connection": "close",
            }
            request = requests.Request(self.method, parts._replace(fragment="").geturl(), data=self.body)
            prepared = session.prepare_request(request)
            prepared.headers.update({**fixed, **self.headers})
            connect = max(0.1, min(10.0, self.until - self.client.now()))
            with session.send(
                prepared,
                stream=True,
                allow_redirects=False,
                timeout=(connect, max(0.1, self.limits.seconds)),
                verify=self.client.verify,
            ) as answer:
                return self._read(answer)

    def _read(self, answer: requests.Response) -> Fetched:
        full_type = answer.headers.get("content-type", "")
        kind = full_type.partition(";")[0].strip().lower()
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status_code in _REDIRECTS or answer.status_code in _RETRY:
            return Fetched(answer.url, answer.status_code, kind, full_type, b"", headers)
        if answer.status_code < 400 and self.limits.content_types and kind and kind not in self.limits.content_types:
            raise UserError("page-type", type=kind[:60])
        data = bytearray()
        while True:
            chunk = answer.raw.read1(16_384, decode_content=True)
            if not chunk:
                break
            data += chunk
            if len(data) > self.limits.size:
                raise UserError("page-large", limit=max(1, self.limits.size // 1_000_000))
        return Fetched(answer.url, answer.status_code, kind, full_type, bytes(data), headers)


def _user_error(error: Exception, host: str) -> Exception:
    """Translate a network error to a UserError; bugs stay what they are."""
    if isinstance(error, AppError):
        return error
    import requests
    import urllib3

    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return UserError("tls-failed", host=host)
    if isinstance(error, requests.RequestException | urllib3.exceptions.HTTPError | OSError):
        return UserError("connect-failed", host=host)
    return error


def _same_party(agreed: str, host: str) -> bool:
    """Return True if `host` belongs to the party whose host was agreed to."""
    from app.text.domains import owner_domain

    return agreed == host or (owner_domain(agreed) != "" and owner_domain(agreed) == owner_domain(host))


def _origin(url: str) -> tuple[str, str, int]:
    parts, host, port = split_url(url)
    return parts.scheme, host, port


PUBLIC_CLIENT = HttpClient()


def fetch(
    url: str,
    *,
    consent: Consent,
    log: Callable[[RequestRecord], None],
    limits: Limits | None = None,
    cancel: CancelToken | None = None,
) -> Fetched:
    """Fetch a page through the program's one client; see `HttpClient.fetch`."""
    return PUBLIC_CLIENT.fetch(url, consent=consent, log=log, limits=limits, cancel=cancel)


def fetch_page(
    url: str,
    *,
    consent: Consent,
    log: Callable[[RequestRecord], None],
    limits: Limits | None = None,
    cancel: CancelToken | None = None,
    client: HttpClient | None = None,
) -> Fetched:
    """Fetch a posting's page; an HTTP error is a `UserError` `page-status` (param `status`)."""
    answer = (client or PUBLIC_CLIENT).fetch(url, consent=consent, log=log, limits=limits, cancel=cancel)
    if answer.status >= 300:
        raise UserError("page-status", status=answer.status, host=host_of(url))
    return answer
