"""Postings from a browser: handed to the window through its local socket, one at a time, and kept in memory only."""

from __future__ import annotations

import base64
import json
import os
import stat
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog

from app import paths
from app.companion import browser_manifests, local_socket, message_frames
from app.services.vaults import create_vault, open_vault
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.settings.browser_card import BrowserCard
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell import jobs
from ui.desktop.shell.window import Window

from .conftest import PASSPHRASE

Until = Callable[[Callable[[], object]], None]
PAGE = {
    "url": "https://jobs.example/warehouse?id=7",
    "title": "Warehouse <b>packer</b>",
    "html": "<body><h1>Warehouse packer</h1><p>Pay a deposit of 300 yuan before you begin. Write on WeChat: packer2026.</p></body>",
}
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
BROWSER = browser_manifests.BROWSERS[0]


def body(**page: object) -> bytes:
    return json.dumps({"v": 1, "op": "posting", "page": {**PAGE, **page}}).encode()


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A short folder for sockets, and a program that could be started."""
    with tempfile.TemporaryDirectory(prefix="cm") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("APPIMAGE", sys.executable)
        yield


class Host:
    """The other end, as the host process has it: sends, and reads the answer in the event loop."""

    def __init__(self, until: Until) -> None:
        self.until = until
        self.socket = QLocalSocket()
        self.data = bytearray()
        self.ended = False
        self.socket.readyRead.connect(lambda: self.data.extend(self.socket.readAll().data()))
        self.socket.disconnected.connect(self._end)
        self.socket.connectToServer(local_socket.address(paths.default_vault()))
        assert self.socket.waitForConnected()

    def _end(self) -> None:
        self.ended = True

    def send(self, data: bytes) -> None:
        self.socket.write(data)
        self.socket.flush()

    def state(self) -> str:
        """The state answered, once the window has hung up."""
        self.until(lambda: self.ended)
        (size,) = struct.unpack("=I", self.data[:4])
        assert len(self.data) == 4 + size
        return str(json.loads(self.data[4:])["state"])


@pytest.fixture
def host(until: Until) -> Callable[..., Host]:
    """Connects, and sends what is given."""

    def connect(data: bytes = b"") -> Host:
        made = Host(until)
        made.send(data)
        return made

    return connect


def listen(window: Window, until: Until) -> None:
    browser_manifests.register(BROWSER)
    window.inbox.begin(paths.default_vault())
    until(lambda: window.inbox.listening)


@pytest.fixture
def listening(window: Window, until: Until) -> Window:
    """A window on an open vault that takes postings."""
    listen(window, until)
    return window


def check_page(window: Window) -> CheckPage:
    page = window.page("check")
    assert isinstance(page, CheckPage)
    return page


def card(window: Window, until: Until) -> CheckPage:
    """The Check page, with the card on it."""
    page = check_page(window)
    until(lambda: page.card.result is not None and not page.has_pending_input)
    return page


def test_the_card_of_a_posting_opens_with_its_address(
    listening: Window, host: Callable[..., Host], until: Until
) -> None:
    assert host(message_frames.frame(body())).state() == "shown"
    page = card(listening, until)
    assert page.card.result is not None
    posting = page.card.result.card.posting
    assert listening.stack.key == "check" and posting.url == PAGE["url"]
    assert "deposit of 300 yuan" in posting.text and page.card.result.card.signals
    stored = listening.session.vault.checks.get(page.card.result.check_id)
    assert stored is not None and stored.source_name == "page.mhtml"


def test_nothing_is_taken_before_a_browser_is_switched_on(window: Window, until: Until) -> None:
    window.inbox.begin(paths.default_vault())
    until(lambda: not jobs.busy())
    assert not window.inbox.listening and not Path(local_socket.address(paths.default_vault())).exists()


@pytest.mark.skipif(os.name == "nt", reason="no rights on a pipe's name")
def test_the_socket_is_this_users_alone(listening: Window) -> None:
    found = Path(local_socket.address(paths.default_vault())).stat()
    assert stat.S_IMODE(found.st_mode) & 0o077 == 0


def test_a_message_comes_in_pieces(listening: Window, host: Callable[..., Host], until: Until) -> None:
    data = message_frames.frame(body())
    sender = host(data[:2])
    for start in range(2, len(data), 50):
        sender.send(data[start : start + 50])
        sender.socket.waitForBytesWritten(0)
    assert sender.state() == "shown"


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (message_frames.frame(b""), "unreadable"),
        (message_frames.frame(b"{"), "unreadable"),
        (message_frames.frame(b"[" * 300_000), "unreadable"),
        (message_frames.frame(json.dumps({"v": 1, "op": "posting", "page": {"html": ""}}).encode()), "unreadable"),
        (struct.pack("=I", message_frames.MOST + 1), "too-large"),
        (b"GET / HTTP/1.1\r\n\r\n", "too-large"),
    ],
)
def test_what_is_no_posting_is_refused_and_changes_nothing(
    listening: Window, host: Callable[..., Host], until: Until, data: bytes, state: str
) -> None:
    before = listening.stack.key
    assert host(data).state() == state
    assert listening.stack.key == before and listening.inbox.last is None and listening.inbox._sender is None
    assert host(message_frames.frame(body())).state() == "shown", "the next one is taken"
    card(listening, until)


@pytest.mark.parametrize(
    "page",
    [
        {"html": "<div>" * 60_000 + "deposit 300 yuan", "title": "deep"},
        {"html": "<body>" + "<p>deposit 300 yuan</p>" * 120_000 + "</body>", "title": "wide"},
        {"html": "<script>while(1);</script><p>" + "\u202e\u200b\x00\ufffe" * 1_000 + "deposit 300 yuan</p>", "title": "\u202e"},
    ],
    ids=["deep", "wide", "odd"],
)  # fmt: skip
def test_a_hostile_page_ends_in_a_card_or_a_sentence(
    listening: Window, host: Callable[..., Host], until: Until, page: dict[str, object]
) -> None:
    assert host(message_frames.frame(body(**page))).state() == "shown"
    until(lambda: not check_page(listening).has_pending_input)
    assert check_page(listening).card.result is not None or listening.messages.shown


def test_a_sender_that_stands_still_is_let_go(listening: Window, host: Callable[..., Host]) -> None:
    sender = host(message_frames.frame(body())[:40])
    sender.until(lambda: listening.inbox._data)
    assert listening.inbox._patience.isActive()
    listening.inbox._patience.timeout.emit()
    assert sender.state() == "unreadable"


def test_only_one_is_in_flight(listening: Window, host: Callable[..., Host], until: Until) -> None:
    first = host(message_frames.frame(body())[:40])
    until(lambda: listening.inbox._data)
    assert host(message_frames.frame(body())).state() == "busy"
    first.send(message_frames.frame(body())[40:])
    assert first.state() == "shown"
    card(listening, until)


def test_a_sender_that_hangs_up_is_forgotten(listening: Window, host: Callable[..., Host], until: Until) -> None:
    gone = host(message_frames.frame(body())[:40])
    until(lambda: listening.inbox._data)
    gone.socket.abort()
    until(lambda: listening.inbox._sender is None)
    assert host(message_frames.frame(body())).state() == "shown"
    card(listening, until)


def test_a_busy_page_says_so_and_keeps_its_own(
    listening: Window, host: Callable[..., Host], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    page = check_page(listening)
    monkeypatch.setattr(CheckPage, "has_pending_input", property(lambda _page: True))
    monkeypatch.setattr(page, "dropped", given.append)
    assert host(message_frames.frame(body())).state() == "busy"
    assert given == [] and "still working" in listening.messages.shown


def test_an_open_question_is_answered_first(listening: Window, host: Callable[..., Host], until: Until) -> None:
    question = QDialog(listening)
    question.setModal(True)
    question.show()
    assert host(message_frames.frame(body())).state() == "busy"
    assert listening.stack.key != "check" or check_page(listening).card.result is None
    question.close()


def test_a_locked_window_keeps_the_last_posting_and_checks_it_after_unlocking(
    listening: Window, host: Callable[..., Host], until: Until, locked: Callable[[Window], None], hermetic_home: Path
) -> None:
    locked(listening)
    assert host(message_frames.frame(body(title="first", html="<p>another job</p>"))).state() == "waiting"
    assert host(message_frames.frame(body())).state() == "waiting"
    assert "waits" in listening.messages.shown
    assert b"deposit of 300" not in b"".join(path.read_bytes() for path in hermetic_home.rglob("*") if path.is_file())
    listening.opened(open_vault(paths.default_vault(), PASSPHRASE))
    page = card(listening, until)
    assert page.card.result is not None and page.card.result.card.posting.url == PAGE["url"]
    assert listening.inbox._waiting is None
    assert [one.title for one in listening.session.vault.checks.latest()] == ["Warehouse packer"], "the last one only"


def test_before_there_is_a_vault_a_posting_waits_for_it(
    first_window: Window, host: Callable[..., Host], until: Until
) -> None:
    listen(first_window, until)
    assert host(message_frames.frame(body())).state() == "waiting"
    first_window.opened(create_vault(paths.default_vault(), PASSPHRASE, keyring=False))
    card(first_window, until)
    first_window.close()


def test_what_came_before_does_not_go_into_a_students_vault(
    listening: Window, host: Callable[..., Host], until: Until, locked: Callable[[Window], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    locked(listening)
    assert host(message_frames.frame(body())).state() == "waiting"
    monkeypatch.setattr(Window, "is_own", property(lambda _window: False))
    listening.opened(open_vault(paths.default_vault(), PASSPHRASE))
    until(lambda: not jobs.busy())
    assert listening.inbox._waiting is not None and listening.session.vault.checks.latest() == []
    monkeypatch.undo()


def test_after_a_crash_the_socket_is_taken_over(window: Window, host: Callable[..., Host], until: Until) -> None:
    Path(local_socket.address(paths.default_vault())).write_bytes(b"")
    listen(window, until)
    assert host(message_frames.frame(body())).state() == "shown"
    card(window, until)


def test_digits_of_a_font_that_cannot_be_read_stay_marked(
    listening: Window, host: Callable[..., Host], until: Until
) -> None:
    glyphs = {"chars": ["\ue031", "\ue032"], "png": base64.b64encode(b"no picture").decode()}
    html = "<p>Warehouse packer, salary \ue031\ue032 元/月, five days a week, canteen.</p>"
    assert host(message_frames.frame(body(html=html, glyphs=glyphs))).state() == "shown"
    page = card(listening, until)
    assert page.card.result is not None and "□□" in page.card.result.card.posting.text


# -- Settings ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def browser_card(window: Window, until: Until) -> BrowserCard:
    """The card of Settings, in the window of the usual vault."""
    window.inbox.begin(paths.default_vault())
    until(lambda: not jobs.busy())
    window.show_settings("browser")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page.browser


def test_a_browser_is_switched_on_and_off(
    browser_card: BrowserCard, window: Window, host: Callable[..., Host], until: Until
) -> None:
    button, state = browser_card.switches["chrome"], browser_card.states["chrome"]
    assert (button.text().strip(), state.text()) == ("Switch on", "Off") and browser_card.switches.keys() == {
        one.key for one in browser_manifests.browsers()
    }
    button.click()
    path = browser_manifests.manifest_path(BROWSER)
    assert path.is_file() and window.inbox.listening and button.text().strip() == "Switch off"
    assert path.name in state.text().replace("\u200b", "")
    assert browser_card.switches["firefox"].text().strip() == "Switch on"
    assert "Nothing received" in browser_card.last.text()
    assert host(message_frames.frame(body())).state() == "shown"
    card(window, until)
    told = browser_card.last.text()
    assert "Warehouse <b>packer</b>" in told and "1 kB" in told and "2026" in told
    button.click()
    assert not path.exists() and not window.inbox.listening and button.text().strip() == "Switch on"
    assert not Path(local_socket.address(paths.default_vault())).exists()


def test_an_entry_that_cannot_be_written_says_why(
    browser_card: BrowserCard, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("APPIMAGE")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    browser_card.switches["firefox"].click()
    assert browser_manifests.registered() == () and "installed" in window.messages.shown and not window.inbox.listening
