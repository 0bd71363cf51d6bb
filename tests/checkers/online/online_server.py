"""A loopback server that answers as a register would, and a door that may reach it. No real register is ever called."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app.domain.checks import CardLine
from checkers.net.client import Consent, HttpClient, RequestRecord
from checkers.online.ask import LookupContext
from checkers.online.base import Lookup, Query
from checkers.online.cache import AnswerCache

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Reply:
    """What the register answers: body, HTTP status, headers. With `hold` it waits until the test is over."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hold: bool = False


Script = Callable[[str], Reply]
"""From the path asked for to the answer."""


@dataclass
class Register:
    """A running loopback register: its base address and the requests it saw (path, lower-case headers)."""

    base: str
    seen: list[tuple[str, dict[str, str]]]


@contextmanager
def register(script: Script | Reply) -> Iterator[Register]:
    seen: list[tuple[str, dict[str, str]]] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            reply = script if isinstance(script, Reply) else script(self.path)
            if reply.hold:
                over.wait()
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def log_message(self, *arguments: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Register(f"http://register.example:{running.server_address[1]}/api", seen)
    finally:
        over.set()
        running.shutdown()
        running.server_close()


class Ticking:
    """A monotonic clock that moves by `step` whenever it is read, and by what is waited: no test sleeps."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 0.0
        self.step = step
        self.waited: list[float] = []

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


class Key:
    """One key for every service that wants one."""

    def __init__(self, key: str = "secret key/1") -> None:
        self._key = key

    def key(self, service: str) -> str:
        return self._key


@dataclass
class Asked:
    """What came of a look-up: the lines, the log, and the clock of the door."""

    lines: tuple[CardLine, ...]
    log: list[RequestRecord]
    clock: Ticking

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.lines]

    @property
    def outcomes(self) -> list[str]:
        return [one.outcome.value for one in self.lines]


def loopback_door(clock: Ticking) -> HttpClient:
    """A door through which every host is this machine, and time is `clock`'s."""
    return HttpClient(
        lambda address: str(address) == "127.0.0.1",
        ports=None,
        resolve=lambda host, port: ("127.0.0.1",),
        wait=clock.wait,
        now=clock,
        clock=lambda: NOW,
    )


def online(
    log: list[RequestRecord], clock: Ticking, *, key: str = "secret key/1", cache: AnswerCache | None = None
) -> LookupContext:
    return LookupContext(loopback_door(clock), log.append, Key(key), cache or AnswerCache(), clock=lambda: NOW)


def ask(
    lookup: Lookup, query: Query, *, key: str = "secret key/1", cache: AnswerCache | None = None, step: float = 0.0
) -> Asked:
    log: list[RequestRecord] = []
    clock = Ticking(step)
    lines = lookup.run(query, online(log, clock, key=key, cache=cache), Consent("register.example", "lookup", True))
    return Asked(lines, log, clock)
