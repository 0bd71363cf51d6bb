"""The extension in a real Chromium and a real Firefox: one click, and what the program gets of the page."""

from __future__ import annotations

import functools
import http.server
import io
import os
import runpy
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from fontTools.ttLib import TTFont

from app import paths, resources
from app.companion import browser_manifests, extension_ids, local_socket, message_frames
from app.companion.page_as_mhtml import as_saved_page
from app.companion.page_message import PageCapture, State, parse
from app.ingest.readings import digits_in_lettering
from checkers.intake.posting_reader import extract
from tests.companion.remote import Chromium, Firefox, chromium, firefox
from tests.sampling import FULL, full_only, sample

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the browsers of Debian")
ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).with_name("pages")
BY_KEY = {one.key: one for one in browser_manifests.BROWSERS}
Browser = Chromium | Firefox


class Window:
    """Stands in the place of the program's window: takes messages, answers each with `state`."""

    def __init__(self) -> None:
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(local_socket.address(paths.default_vault()))
        self.server.listen()
        self.state = State.SHOWN
        self.taken: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            with client, client.makefile("rwb") as stream:
                body = message_frames.read_frame(stream)
                if body is not None:
                    self.taken.append(body)
                    stream.write(message_frames.answer_frame({"ok": True, "state": self.state.value}))

    def last(self) -> PageCapture:
        return parse(self.taken[-1])


class Pages(http.server.SimpleHTTPRequestHandler):
    """Serves the pages of this folder, a font of its own making, and pages made for a test."""

    made: ClassVar[dict[str, bytes]] = {}

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/")
        data = self.made.get(name)
        if data is None and (PAGES / name).is_file():
            data = (PAGES / name).read_bytes()
        self.send_response(404 if data is None else 200)
        kind = "font/ttf" if name.endswith(".ttf") else "text/html; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, format: str, *args: object) -> None:
        pass


def hidden_digits(order: str) -> bytes:
    """A font in which U+E031 and those behind it are drawn as the digits in `order`."""
    font = TTFont(resources.path("fonts", "NotoSans-Bold.ttf"))
    for table in font["cmap"].tables:
        if table.isUnicode():
            for at, digit in enumerate(order):
                table.cmap[0xE031 + at] = table.cmap[ord(digit)]
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


ORDER = "7301948265"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the pages."""
    Pages.made = {"digits.ttf": hidden_digits(ORDER)}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home, and a short folder for sockets, that a browser of this module has for its whole life."""
    with tempfile.TemporaryDirectory(prefix="cm") as folder, pytest.MonkeyPatch.context() as patch:
        place = Path(folder)
        (place / "run").mkdir(mode=0o700)
        program = place / "countermark"
        code = "from ui.main import main; raise SystemExit(main())"
        note = f"[ $# -gt 0 ] || echo $$ >>'{place}/started'"  # without arguments it is the window
        program.write_text(f"#!/bin/sh\n{note}\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -P -c '{code}' \"$@\"\n")
        program.chmod(0o755)
        values = {
            "HOME": str(place),
            "XDG_CONFIG_HOME": str(place / ".config"),
            "XDG_RUNTIME_DIR": str(place / "run"),
            "COUNTERMARK_HOME": str(place / "data"),
            "APPIMAGE": str(program),
        }
        for name, value in values.items():
            patch.setenv(name, value)
        yield place


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest, home: Path) -> Iterator[Browser]:
    """A browser in which the person has switched the program on."""
    packer: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "browser_extension.py"))
    extension, profile = home / f"extension-{request.param}", home / f"profile-{request.param}"
    packer["unpack"](extension, packer["contents"](request.param))
    entry = BY_KEY[request.param]
    browser_manifests.register(entry)
    if request.param == "firefox":
        with firefox(profile, extension, extension_ids.ADD_ON) as started:
            yield started
        return
    hosts = profile / "NativeMessagingHosts"  # a profile of another place has its own list of hosts
    hosts.mkdir(parents=True)
    shutil.copy(browser_manifests.manifest_path(entry), hosts)
    with chromium(profile, extension, extension_ids.EXTENSIONS[0]) as started:
        yield started


@pytest.fixture
def window(browser: Browser, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The program's end, at the home that the browser knows."""
    for name, value in {"XDG_RUNTIME_DIR": home / "run", "COUNTERMARK_HOME": home / "data"}.items():
        monkeypatch.setenv(name, str(value))
    made = Window()
    yield made
    name = made.server.getsockname()
    made.server.shutdown(socket.SHUT_RDWR)
    made.server.close()
    Path(name).unlink(missing_ok=True)


@pytest.fixture
def hand_over(browser: Browser, window: Window, site: str) -> Callable[[str], PageCapture]:
    """Opens a page, presses the button, and returns what the program got."""

    def act(name: str) -> PageCapture:
        browser.open(f"{site}/{name}")
        browser.click()
        assert browser.told() == "Countermark is checking this posting."
        return window.last()

    return act


def test_the_page_in_sight_is_handed_over(hand_over: Callable[[str], PageCapture], site: str) -> None:
    page = hand_over("board.html?job=7&token=TOKENINADDRESS#place")
    assert (
        page.url == f"{site}/board.html?job=7&token=TOKENINADDRESS" and page.title == "Warehouse packer – Example Board"
    )
    for kept in ("Written by a script", "In the shadow", "Slotted text", "wx-packer-2026", "mailto:hr@employer.example",
                 "https://apply.example/job/7", "JobPosting", "Example Board GmbH", 'class="salary"', "Seen in a hidden box"):  # fmt: skip
        assert kept in page.markup, kept
    for secret in ("CSRF", "SESSION", "PROFILE", "DRAFT", "Jane Reader", "13800138000", "onclick", "TRACKER", "OPTION", "PIXEL", "FRAME", "COMMENT", "Privacy policy"):  # fmt: skip
        assert secret not in page.markup, secret
    name, data = as_saved_page(page)
    posting = extract(data, name=name)
    assert posting.url == page.url and posting.title == "Warehouse packer" and "Written by a script" in posting.text
    assert "Seen in a hidden box" in posting.text
    for unseen in ("decoy one", "decoy two", "decoy three", "decoy four"):
        assert unseen in page.markup and unseen not in posting.text, unseen
    assert len({word for word in posting.hidden if word.startswith("decoy")}) == 4


def test_digits_of_the_sites_font_are_read_from_their_picture(hand_over: Callable[[str], PageCapture]) -> None:
    page = hand_over("digits.html")
    assert "".join(page.glyphs) == "".join(chr(0xE031 + at) for at in range(10)) and page.picture.startswith(b"\x89PNG")
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed (`make test` installs it: tesseract-ocr)")
    digits = digits_in_lettering(page.glyphs, page.picture)
    assert digits == ORDER
    name, data = as_saved_page(page, digits)
    posting = extract(data, name=name)
    assert "7301-9482元/月" in posting.text and "lettering-read" in posting.notes


def test_a_selection_goes_instead_of_the_page(browser: Browser, window: Window, site: str) -> None:
    browser.open(f"{site}/board.html")
    browser.evaluate("getSelection().selectAllChildren(document.querySelector('#job')); 0")
    browser.click()
    assert browser.told() == "Countermark is checking this posting."
    page = window.last()
    assert page.markup == "" and page.text.startswith("Warehouse packer") and "Other jobs" not in page.text


ANSWERS = [
    (State.WAITING, "Unlock Countermark"),
    (State.BUSY, "Countermark is busy"),
    (State.TOO_LARGE, "too large"),
    (State.UNREADABLE, "could not read"),
    (State.OFF, "Settings → Browser"),
]


@pytest.mark.parametrize(("state", "sentence"), sample(ANSWERS, 2))
def test_the_button_says_what_the_program_answered(
    browser: Browser, window: Window, site: str, state: State, sentence: str
) -> None:
    window.state = state
    browser.open(f"{site}/board.html")
    browser.click()
    assert sentence in browser.told()


def test_what_cannot_be_read_is_said(browser: Browser, window: Window, site: str) -> None:
    Pages.made["empty.html"] = b"<title>x</title>"
    Pages.made["frame.html"] = b"<p>Loading</p><iframe src='board.html'></iframe>"
    for name, sentence in (("empty.html", "no text"), ("frame.html", "frame of another site")):
        browser.open(f"{site}/{name}")
        browser.click()
        assert sentence in browser.told()
    closed = "about:blank" if isinstance(browser, Firefox) else "chrome://version/"
    browser.open(closed)
    browser.click()
    assert ("no text" if isinstance(browser, Firefox) else "lets no extension read") in browser.told()
    assert window.taken == []


DEEP = b"<title>deep</title><p>Deposit 300 yuan first, says the top</p>" + b"<div>" * 3_000 + b"the bottom"
MANY = b"<title>many</title><h1>Packer</h1>" + b"<p>pay a deposit of 300 yuan</p>" * 40_000
SIGNS = b"<title>signs</title>" + b"<p>\x01 a word of a posting, and one more &lt;/script&gt;&amp;amp;</p>" * 5_000


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("deep", DEEP, "Deposit 300 yuan"),
        ("many", MANY, "pay a deposit of 300 yuan"),
        pytest.param("signs", SIGNS, "script>&amp;", marks=full_only),
        pytest.param("wide", b"<title>wide</title><p>" + b"deposit " * 700_000, "deposit", marks=full_only),
        pytest.param("vast", b"<title>vast</title>" + b"<i>deposit</i>" * 300_000, "deposit", marks=full_only),
    ],
)
def test_a_hostile_page_is_cut_and_read(
    hand_over: Callable[[str], PageCapture], window: Window, name: str, data: bytes, text: str
) -> None:
    Pages.made[f"{name}.html"] = data
    page = hand_over(f"{name}.html")
    assert page.title == name and len(window.taken[-1]) < 4_000_000
    assert len(page.text) <= 400_000
    posting = extract(as_saved_page(page)[1], name="page.mhtml")
    assert text in posting.text


def test_a_page_cannot_call_the_program(browser: Browser, window: Window, site: str) -> None:
    browser.open(f"{site}/board.html")
    assert browser.evaluate("typeof (globalThis.browser ?? globalThis.chrome)?.runtime?.connectNative") == "undefined"
    assert window.taken == []


def test_the_extension_reaches_no_network(browser: Browser, window: Window, site: str) -> None:
    if isinstance(browser, Firefox):
        pytest.skip("the worker of Chromium is asked; the policy is the same")
    browser.open(f"{site}/board.html")
    browser.click()
    code = f"fetch('{site}/board.html').then(() => 'reached', () => 'refused')"
    assert browser.evaluate(code, browser.worker()) == "refused"
    browser.told()


def test_a_closed_program_is_started_and_the_posting_waits_in_it(
    browser: Browser, home: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not FULL and isinstance(browser, Firefox):
        pytest.skip("Chromium stands for both: `make check-full` asks both")
    browser.open(f"{site}/board.html")
    browser.click()
    assert "Unlock Countermark" in browser.told()
    browser.open(f"{site}/board.html")
    browser.click()
    assert "Unlock Countermark" in browser.told()
    (number,) = (home / "started").read_text().split()
    os.kill(int(number), signal.SIGKILL)
    (home / "started").unlink()
    for socket_file in (home / "run").glob("countermark-browser-*"):
        socket_file.unlink()


def test_without_the_program_the_button_says_what_is_missing(browser: Browser, home: Path, site: str) -> None:
    """Last of this file: the entry is gone afterwards."""
    places = [*home.glob("profile-*/NativeMessagingHosts/*.json"), *home.rglob("native-messaging-hosts/*.json")]
    kept = {path: path.read_bytes() for path in places}
    for path in places:
        path.unlink()
    browser.open(f"{site}/board.html")
    browser.click()
    assert "did not answer" in browser.told()
    for path, data in kept.items():
        path.write_bytes(data)
