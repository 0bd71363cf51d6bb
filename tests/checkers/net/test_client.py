"""The network door against loopback servers and hostile names; test doors reach loopback by an explicit policy."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.domain.stored_records import BEGUN
from app.errors import Cancelled, UserError
from app.workers.cancellation import CancelToken
from checkers.net.client import PUBLIC_CLIENT, Consent, Fetched, HttpClient, Limits, RequestRecord, fetch_page
from checkers.net.ip_policy import is_public
from checkers.net.rate_limit import LONGEST_HOLD, retry_after_seconds
from tests.patience import HANG_SECONDS

Answer = Callable[[BaseHTTPRequestHandler], None]
QUICK = Limits(pause=0.0, seconds=HANG_SECONDS)


def respond(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **given}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def server(answer: Answer) -> Iterator[tuple[int, list[dict[str, str]]]]:
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
            answer(self)

        def log_message(self, *arguments: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield running.server_address[1], seen
    finally:
        running.shutdown()
        running.server_close()


def loopback_door(**names: str) -> HttpClient:
    """A door that may dial 127.0.0.1 and knows only the given names (dots written as two underscores)."""
    table = {name.replace("__", "."): address for name, address in names.items()}

    def resolve(host: str, port: int) -> tuple[str, ...]:
        return (table.get(host, "127.0.0.1"),)

    return HttpClient(
        lambda address: str(address) == "127.0.0.1" or is_public(address),
        ports=None,
        resolve=resolve,
        wait=lambda seconds: None,
    )


def get(
    client: HttpClient,
    url: str,
    limits: Limits = QUICK,
    *,
    granted: bool = True,
    host: str = "",
    cancel: CancelToken | None = None,
) -> tuple[Fetched | UserError, list[RequestRecord]]:
    log: list[RequestRecord] = []
    consent = Consent(host or url.split("/")[2].split("@")[-1].split(":")[0], "posting", granted)
    try:
        answer: Fetched | UserError = client.fetch(url, consent=consent, log=log.append, limits=limits, cancel=cancel)
    except UserError as error:
        answer = error
    begun = [record for record in log if record.result == BEGUN]
    ended = [record for record in log if record.result != BEGUN]
    assert begun == [replace(record, result=BEGUN) for record in ended], (
        "each is logged before it is sent, then its end"
    )
    return answer, ended


def code(result: Fetched | UserError) -> str:
    return result.code if isinstance(result, UserError) else f"fetched {result.status}"


BAD = "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0 224.0.0.1 255.255.255.255 240.0.0.1 198.18.0.1 192.0.2.1 192.0.0.8 168.63.129.16 ::1 :: fe80::1 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001:db8::1 fec0::1 2001:0:0:0:0:0:0:1 fe80::1%eth0 2606:4700::5efe:10.0.0.1".split()


@pytest.mark.parametrize("address", BAD)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_pass(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://①②⑦.0.0.1/",
    ],
)
def test_the_programs_own_door_never_reaches_this_machine(url: str) -> None:
    def resolve(host: str, port: int) -> tuple[str, ...]:  # what systems answer for numeric spellings
        return (
            tuple(str(info[4][0]) for info in socket.getaddrinfo(host, port)) if host != "localhost" else ("127.0.0.1",)
        )

    result, log = get(HttpClient(resolve=resolve), url, host=PUBLIC_host(url))
    assert code(result) in ("address-private", "host-unknown", "url-invalid")
    assert all(record.result == code(result) for record in log)


def PUBLIC_host(url: str) -> str:
    from checkers.net.client import host_of

    return host_of(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("file:///etc/passwd", "url-scheme"),
        ("ftp://a.example/", "url-scheme"),
        ("http://u:p@a.example/", "url-credentials"),
        ("http://a.example:99999/", "url-invalid"),
        ("http:///x", "url-invalid"),
        ("http://a b.example/", "url-invalid"),
    ],
)
def test_other_schemes_credentials_and_nonsense_are_refused_before_anything_is_sent(url: str, expected: str) -> None:
    log: list[RequestRecord] = []
    with pytest.raises(UserError) as caught:
        loopback_door().fetch(url, consent=Consent("a.example", "posting", True), log=log.append)
    assert caught.value.code == expected and log == []


def test_one_bad_answer_among_good_ones_is_enough_to_refuse() -> None:
    client = HttpClient(resolve=lambda host, port: ("1.1.1.1", "10.0.0.1"))
    assert code(get(client, "http://a.example/")[0]) == "address-private"


def test_without_consent_or_offline_nothing_is_sent_and_nothing_resolved() -> None:
    asked: list[str] = []
    client = HttpClient(resolve=lambda host, port: asked.append(host) or ("1.1.1.1",))
    assert code(get(client, "http://a.example/", granted=False)[0]) == "consent-missing"
    assert code(get(client, "http://a.example/", host="b.example")[0]) == "consent-missing"
    client.offline = True
    result, log = get(client, "http://a.example/")
    assert code(result) == "offline" and asked == [] and log == []
    assert PUBLIC_CLIENT.offline is False


def test_a_switch_that_is_turned_between_two_requests_stops_the_second() -> None:
    client, turned = loopback_door(), list[bool]()
    client.stay_offline = lambda: bool(turned)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        turned.append(True)
        respond(handler, b"", 302, Location="/elsewhere")

    with server(answer) as (port, seen):
        result, log = get(client, f"http://jobs.example:{port}/1")
    assert code(result) == "offline" and len(seen) == 1 and [record.result for record in log] == ["302"]


def test_a_page_is_fetched_with_neutral_headers_and_logged_once() -> None:
    with server(lambda handler: respond(handler, b"<p>hi</p>", Set_Cookie="a=b")) as (port, seen):
        client = loopback_door()
        result, log = get(client, f"http://jobs.example:{port}/1?q=2#frag")
        get(client, f"http://jobs.example:{port}/2")
    assert (
        isinstance(result, Fetched) and result.data == b"<p>hi</p>" and result.full_type == "text/html; charset=utf-8"
    )
    assert (
        [record.result for record in log] == ["200"]
        and log[0].host == "jobs.example"
        and log[0].sent.endswith("/1?q=2")
    )
    assert seen[0]["host"] == f"jobs.example:{port}" and seen[0]["user-agent"] == "Mozilla/5.0 (compatible)"
    assert not {"cookie", "referer", "authorization"} & (seen[0].keys() | seen[1].keys())


def test_the_name_is_resolved_once_and_that_address_is_dialled() -> None:
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    with server(lambda handler: respond(handler, b"ok")) as (port, _):
        client = HttpClient(
            lambda address: str(address) == "127.0.0.1", ports=None, resolve=lambda host, port: next(answers)
        )
        assert code(get(client, f"http://rebind.example:{port}/")[0]) == "fetched 200"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://inner.example/", "redirect-elsewhere"),
        ("http://www.firm.com:{port}/", "address-private"),
        ("file:///etc/passwd", "url-scheme"),
        ("/loop", "redirects-many"),
    ],
)
def test_redirects_are_checked_again_each_time(target: str, expected: str) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        respond(handler, b"", 302, Location=target.format(port=handler.server.server_address[1]))

    with server(answer) as (port, _):
        client = loopback_door(www__firm__com="10.0.0.9")
        assert code(get(client, f"http://firm.com:{port}/")[0]) == expected


def test_a_redirect_inside_the_same_site_is_followed() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/":
            respond(handler, b"", 301, Location=f"http://www.firm.com:{handler.server.server_address[1]}/x")
        else:
            respond(handler, b"there")

    with server(answer) as (port, _):
        result, log = get(loopback_door(), f"http://firm.com:{port}/")
    assert (
        isinstance(result, Fetched) and result.data == b"there" and [record.result for record in log] == ["301", "200"]
    )


def test_size_and_type_limits_hold_also_for_compressed_bodies() -> None:
    bomb = gzip.compress(b"a" * 5_000_000)
    with server(lambda handler: respond(handler, bomb, Content_Encoding="gzip")) as (port, _):
        assert code(get(loopback_door(), f"http://a.example:{port}/")[0]) == "page-large"
    with server(lambda handler: respond(handler, b"x", Content_Type="application/zip")) as (port, _):
        assert code(get(loopback_door(), f"http://a.example:{port}/")[0]) == "page-type"


@pytest.mark.parametrize("part", ["headers", "body"])
def test_dripping_bytes_end_at_the_time_limit(part: str) -> None:
    stop = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"" if part == "headers" else b"\r\n")
        handler.wfile.write(start)
        try:
            while not stop.wait(0.05):
                handler.wfile.write(b"X-A: b\r\n" if part == "headers" else b"a")
        except OSError:
            pass

    with server(answer) as (port, _):
        result, log = get(loopback_door(), f"http://a.example:{port}/", Limits(pause=0.0, seconds=0.6))
        stop.set()
    assert code(result) == "page-slow" and [record.result for record in log] == ["page-slow"]


def test_cancel_ends_a_stalled_fetch() -> None:
    stop, cancel = threading.Event(), CancelToken()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        cancel.cancel()
        stop.wait(HANG_SECONDS)

    with server(answer) as (port, _):
        with pytest.raises(Cancelled):
            get(loopback_door(), f"http://a.example:{port}/", cancel=cancel)
        stop.set()


def test_busy_servers_are_asked_again_and_give_up_in_the_end() -> None:
    busy = {"left": 1}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        busy["left"] -= 1
        respond(handler, b"ok", 503 if busy["left"] >= 0 else 200, Retry_After="0")

    with server(answer) as (port, seen):
        assert code(get(loopback_door(), f"http://a.example:{port}/")[0]) == "fetched 200"
        busy["left"] = 99
        assert code(get(loopback_door(), f"http://a.example:{port}/")[0]) == "fetched 503"
    assert len(seen) == 2 + QUICK.tries


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"retry-after": "7"}, 7.0),
        (503, {"retry-after": "Thu, 26 Nov 2026 10:00:30 GMT"}, 30.0),
        (503, {"retry-after": "soon"}, None),
        (200, {"retry-after": "7"}, None),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "42"}, 42.0),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795687225"}, 25.0),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795687225000"}, 25.0),
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795683600"}, 0.0),
        (200, {"ratelimit-remaining": "0", "ratelimit-reset": "9"}, 9.0),
        (200, {"ratelimit": '"default";r=0;t=30'}, 30.0),
        (200, {"ratelimit": "limit=10, remaining=0, reset=30"}, 30.0),
        (200, {"ratelimit": '"default";r=40;t=30'}, None),
        (200, {"x-ratelimit-remaining": "3", "x-ratelimit-reset": "42"}, None),
        (200, {"x-ratelimit-remaining": "0"}, None),
        (200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon"}, None),
        (429, {"retry-after": "999999999"}, LONGEST_HOLD),
        (429, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "12"}, 12.0),
    ],
)
def test_what_an_answer_asks_for(status: int, headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_seconds(status, headers, datetime(2026, 11, 26, 10, 0, tzinfo=UTC)) == seconds


def test_a_host_whose_allowance_is_used_up_is_left_alone_until_it_says_so_and_others_are_not() -> None:
    clock = {"now": 100.0}
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        clock["now"] += seconds

    def answer(handler: BaseHTTPRequestHandler) -> None:
        reset = {"/": "20", "/long": "900"}[handler.path]
        respond(handler, b"ok", X_RateLimit_Remaining="0", X_RateLimit_Reset=reset)

    with server(answer) as (port, seen):
        client = HttpClient(
            lambda address: str(address) == "127.0.0.1",
            ports=None,
            resolve=lambda host, port: ("127.0.0.1",),
            wait=wait,
            now=lambda: clock["now"],
        )
        limits = Limits(pause=0.0, seconds=HANG_SECONDS)
        first, second = f"http://a.example:{port}", f"http://b.example:{port}"
        assert code(get(client, f"{first}/", limits)[0]) == "fetched 200" and waited == []
        assert code(get(client, f"{second}/", limits)[0]) == "fetched 200" and waited == []
        assert code(get(client, f"{first}/long", limits)[0]) == "fetched 200" and sum(waited) == pytest.approx(20.0)
        refused, log = get(client, f"{first}/", limits)
        assert isinstance(refused, UserError) and refused.code == "host-busy" and refused.params["minutes"] == 15
        assert log == [] and len(seen) == 3 and sum(waited) == pytest.approx(20.0)
        clock["now"] += 900.0
        assert code(get(client, f"{first}/", limits)[0]) == "fetched 200"


def test_an_error_page_becomes_a_sentence() -> None:
    with server(lambda handler: respond(handler, b"no", 404)) as (port, _):
        consent = Consent("a.example", "posting", True)
        with pytest.raises(UserError) as caught:
            fetch_page(
                f"http://a.example:{port}/",
                consent=consent,
                log=lambda record: None,
                limits=QUICK,
                client=loopback_door(),
            )
    assert (caught.value.code, caught.value.params["status"]) == ("page-status", 404)


def test_requests_to_one_host_keep_their_distance() -> None:
    clock = {"now": 100.0}
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        clock["now"] += seconds

    client = HttpClient(now=lambda: clock["now"], wait=wait)
    client.await_turn("a.example", 1.0, CancelToken())
    client.await_turn("b.example", 1.0, CancelToken())
    assert waited == []
    client.await_turn("a.example", 1.0, CancelToken())
    assert sum(waited) == pytest.approx(1.0)
