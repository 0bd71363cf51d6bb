"""What follows a redirect and what does not, who counts as the same party, and that a request is in the log before it is sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.domain.stored_records import BEGUN
from app.errors import EnvironmentProblem, UserError
from app.text.domains import owner_domain
from app.text.hostnames import to_ascii, to_unicode
from checkers.net.client import Consent, HttpClient, Limits, RequestRecord, host_of

SECRET = {
    "Authorization": "Basic a2V5Og==",
    "X-Api-Key": "key-77",
    "Cookie": "sid=9",
    "Accept": "application/rdap+json",
}
BODY = b"taxNumber=DE-SECRET"


class Server(ThreadingHTTPServer):
    """Answers `to` (status, address) on `/`, and a page elsewhere; keeps what it got as (method, path, headers, body)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.to = (302, "")
        self.got: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.got.append(
            (self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        )
        status, location = self.server.to if self.path == "/" else (200, "")
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def servers(count: int) -> Iterator[list[Server]]:
    running = [Server() for _ in range(count)]
    for one in running:
        threading.Thread(target=one.serve_forever, daemon=True).start()
    try:
        yield running
    finally:
        for one in running:
            one.shutdown()
            one.server_close()


def client() -> HttpClient:
    return HttpClient(lambda address: address.is_loopback, ports=None, resolve=lambda host, port: ("127.0.0.1",))


LIMITS = Limits(pause=0.0, seconds=5.0, content_types=(), other_hosts=True)


def post(url: str, limits: Limits = LIMITS) -> list[RequestRecord]:
    log: list[RequestRecord] = []
    consent = Consent(host_of(url), "lookup", granted=True)
    client().fetch(url, consent=consent, log=log.append, limits=limits, method="POST", body=BODY, headers=SECRET)
    return log


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("host", ["other.example", "firm.example"])
def test_no_key_and_no_body_follow_to_another_host_or_port(status: int, host: str) -> None:
    """The second server has another port, so `firm.example` there is another origin, too."""
    with servers(2) as (first, second):
        first.to = (status, f"http://{host}:{second.port}/there")
        post(f"http://firm.example:{first.port}/")
    (sent,), (followed,) = first.got, second.got
    assert sent[3] == BODY and sent[2]["authorization"] == SECRET["Authorization"]
    method, _, headers, body = followed
    assert (method, body) == ("GET", b"") and headers["accept"] == SECRET["Accept"]
    assert not {"authorization", "x-api-key", "cookie", "content-type", "content-length"} & headers.keys()
    assert "SECRET" not in str(followed) and "key-77" not in str(followed)


@pytest.mark.parametrize(("status", "again"), [(301, False), (302, False), (303, False), (307, True), (308, True)])
def test_at_the_same_origin_only_307_and_308_repeat_a_body(status: int, again: bool) -> None:
    with servers(1) as (only,):
        only.to = (status, "/there")
        post(f"http://firm.example:{only.port}/")
    method, _, headers, body = only.got[1]
    assert (method, body) == (("POST", BODY) if again else ("GET", b""))
    assert headers["authorization"] == SECRET["Authorization"], "the same server was given it already"


def test_what_was_left_behind_does_not_come_back() -> None:
    with servers(2) as (first, second):
        first.to = (307, f"http://other.example:{second.port}/")
        second.to = (307, f"http://firm.example:{first.port}/back")
        post(f"http://firm.example:{first.port}/")
    assert first.got[1][1] == "/back" and "authorization" not in first.got[1][2] and first.got[1][3] == b""


# ------------------------------------------------------------------------------------------------ parties


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.firm.co.uk", "firm.co.uk"),
        ("me.github.io", "me.github.io"),
        ("a.me.github.io", "me.github.io"),
        ("github.io", ""),
        ("me.blogspot.com", "me.blogspot.com"),
        ("x.netlify.app", "x.netlify.app"),
        ("localhost", ""),
        ("127.0.0.1", ""),
    ],
)
def test_a_party_is_who_may_name_hosts(host: str, expected: str) -> None:
    assert owner_domain(host) == expected


@pytest.mark.parametrize(
    ("host", "followed"),
    [("www.me.github.io", True), ("evil.github.io", False), ("github.io", False), ("me.github.io.evil.example", False)],
)
def test_a_redirect_to_a_neighbour_below_a_private_suffix_is_refused(host: str, followed: bool) -> None:
    with servers(1) as (only,):
        only.to = (302, f"http://{host}:{only.port}/there")
        limits = Limits(pause=0.0, seconds=5.0, content_types=())
        if followed:
            post(f"http://me.github.io:{only.port}/", limits)
            return
        with pytest.raises(UserError, match="redirect-elsewhere"):
            post(f"http://me.github.io:{only.port}/", limits)
    assert len(only.got) == 1


# -------------------------------------------------------------------------------------------- host names


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("Straße.DE", "xn--strae-oqa.de"),
        ("faß.example", "xn--fa-hia.example"),
        ("ＷＷＷ．Firm．com", "www.firm.com"),
        ("例子。中国.", "xn--fsqu00a.xn--fiqs8s"),
        ("my_firm.example", "my_firm.example"),
        ("xn--strae-oqa.de", "xn--strae-oqa.de"),
        ("①②⑦.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
    ],
)
def test_a_host_is_read_as_browsers_read_it(host: str, expected: str) -> None:
    assert to_ascii(host) == expected


@pytest.mark.parametrize(
    "host", ["", ".", "a..b", "-a.com", "xn--a", "a%b.com", "a b.com", "a/b", "x" * 64 + ".com", "a." * 127 + "com", "\u200d.com", "fe80::1%eth0", "☃.net"]
)  # fmt: skip
def test_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(ValueError):
        to_ascii(host)
    if host:
        with pytest.raises(UserError, match="url-invalid"):
            host_of(f"https://[{host}]/" if ":" in host else f"https://{host}/" if host != "a/b" else "https:///")


def test_the_host_of_another_spelling_is_another_host() -> None:
    assert host_of("https://straße.example/") != host_of("https://strasse.example/")
    assert to_unicode("www.xn--strae-oqa.de") == "www.straße.de"


# ------------------------------------------------------------------------------------------------- the log


def test_a_request_is_in_the_log_before_anything_of_it_is_sent() -> None:
    seen: list[tuple[str, int]] = []
    with servers(1) as (only,):

        def log(record: RequestRecord) -> None:
            seen.append((record.result, len(only.got)))

        url = f"http://firm.example:{only.port}/page"
        client().fetch(url, consent=Consent("firm.example", "posting", granted=True), log=log, limits=LIMITS)
    assert seen == [(BEGUN, 0), ("200", 1)]


def test_what_cannot_be_logged_is_not_sent_nor_resolved() -> None:
    resolved: list[str] = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        resolved.append(host)
        return ("127.0.0.1",)

    def log(record: RequestRecord) -> None:
        raise EnvironmentProblem("disk-full", path="requests.jsonl")

    with servers(1) as (only,):
        closed = HttpClient(lambda address: True, ports=None, resolve=resolve)
        with pytest.raises(EnvironmentProblem, match="disk-full"):
            url = f"http://firm.example:{only.port}/page"
            closed.fetch(url, consent=Consent("firm.example", "posting", granted=True), log=log, limits=LIMITS)
    assert only.got == [] and resolved == []


def test_a_suspect_s_server_learns_no_name_of_this_program() -> None:
    with servers(1) as (only,):
        url = f"http://firm.example:{only.port}/page"
        client().fetch(
            url, consent=Consent("firm.example", "posting", granted=True), log=lambda record: None, limits=LIMITS
        )
    headers = only.got[0][2]
    assert headers["user-agent"] == "Mozilla/5.0 (compatible)"
    assert not any(
        word in str(headers).lower() for word in ("countermark", "简历", "python", "requests", "linux", "urllib")
    )
