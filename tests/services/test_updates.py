"""Asking for a newer version: twelve hours apart, only when agreed, with one bare request; nothing is believed that is not signed."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import app
from app.errors import UserError
from app.services.network_request_log import RequestLine
from app.services.updates import News, Publisher, UpdateService, due_news, publisher
from app.updates.signed_statements import Statement, seal
from checkers.net.client import HttpClient
from ui import online_lookups

KEY = Ed25519PrivateKey.generate()
PUBLISHER = Publisher("https://example.org/release.json", frozenset({KEY.public_key().public_bytes_raw().hex()}))


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def news_file(version: str, sequence: int = 1) -> bytes:
    body = {"version": version, "page": f"https://example.org/{version}", "files": {}}
    return seal(Statement("release", sequence, date(2026, 11, 1), date(2027, 3, 1), body), KEY)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def service(tmp_path: Path, hands: Hands) -> UpdateService:
    return UpdateService(tmp_path / "home" / "updates.json", PUBLISHER, hands)


def test_twelve_hours_apart_however_the_question_ended(service: UpdateService, hands: Hands) -> None:
    asked = list[str]()

    def answer(address: str) -> bytes:
        asked.append(address)
        return b"<html>" if len(asked) == 1 else news_file("9.0.0")

    assert due_news(service, False, answer) == News() and not asked, "nobody agreed"
    assert due_news(service, True, answer).version == "" and len(asked) == 1
    hands.now += timedelta(hours=11, minutes=59)
    assert due_news(service, True, answer).version == "" and len(asked) == 1
    hands.now += timedelta(minutes=1)
    assert due_news(service, True, answer).newer and asked == [PUBLISHER.address] * 2
    hands.now -= timedelta(days=400)
    assert service.is_due(), "a clock that was set back does not silence it"


def test_an_older_statement_is_refused_and_what_was_known_stays(service: UpdateService) -> None:
    assert service.take(news_file("9.0.0", 5)).newer
    with pytest.raises(UserError, match="signed-older"):
        service.take(news_file("9.1.0", 4))
    assert service.news().version == "9.0.0"
    assert not service.take(news_file(app.__version__, 6)).newer


def test_a_damaged_memory_is_no_memory(service: UpdateService, tmp_path: Path) -> None:
    service.take(news_file("9.0.0"))
    (tmp_path / "home" / "updates.json").write_text('{"version": 3, "other": 1}')
    assert service.news() == News()
    assert service.take(news_file("9.0.0")).newer


def test_a_build_that_nobody_publishes_asks_nobody_and_believes_nobody(tmp_path: Path) -> None:
    own = publisher()
    assert own.development and len(own.keys) == 2
    service = UpdateService(tmp_path / "updates.json", own)
    assert not service.address
    for attempt in (
        lambda: service.ask(lambda address: pytest.fail(address)),
        lambda: service.take(news_file("9.0.0")),
    ):
        with pytest.raises(UserError, match="updates-none"):
            attempt()
    assert due_news(service, True, lambda address: pytest.fail(address)) == News()


@pytest.fixture
def server() -> Iterator[tuple[int, list[str]]]:
    """A publisher on loopback: its port, and every line it was sent."""
    lines = list[str]()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            lines.append(self.requestline)
            lines.extend(f"{name}: {value}" for name, value in self.headers.items())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(news_file("9.0.0"))

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.server_port, lines
        running.shutdown()


def test_the_question_says_nothing_of_the_person_or_the_program(
    tmp_path: Path, server: tuple[int, list[str]], hands: Hands
) -> None:
    port, lines = server
    loopback = HttpClient(lambda address: True, ports=None)
    place = Publisher(f"http://127.0.0.1:{port}/release.json", PUBLISHER.keys)
    logged = list[RequestLine]()
    service = UpdateService(tmp_path / "updates.json", place, hands)
    assert service.ask(online_lookups.fetch_news(logged.append, client=loopback)).newer
    assert lines[0] == "GET /release.json HTTP/1.1"
    assert {line.partition(":")[0].lower() for line in lines[1:]} <= {
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "connection",
    }
    sent = " ".join(lines).lower()
    assert app.__version__ not in sent and "countermark" not in sent and "python" not in sent
    assert [line.why for line in logged] == ["updates", "updates"] and json.loads(
        (tmp_path / "updates.json").read_text()
    )["asked"]
