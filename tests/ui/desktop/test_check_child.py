"""A check is done by a child of the window: one that dies, is stopped, is replaced or loses its vault leaves the page usable."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from typing import IO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import resources
from app.services.vaults import open_vault
from app.workers import client, isolation
from app.workers.cancellation import CancelToken
from app.workers.child_pool import Pool
from app.workers.children import start_child
from checkers import card_json
from tests.patience import HANG_SECONDS
from tests.ui.desktop.conftest import PASSPHRASE
from ui.checking import Engine
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]

POSTING = "Warehouse clerk wanted\nCompany: {name}\nPay 2,000 a month. A deposit of 300 is due before the first day."


@pytest.fixture(autouse=True)
def quick_children(quick_children: None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that is held, stopped or killed starts as it does for people."""
    if "held" in request.fixturenames:
        monkeypatch.setattr(isolation, "start_child", start_child)


class Held:
    """Children that hear nothing of their job before `gate` opens."""

    def __init__(self) -> None:
        self.children: list[subprocess.Popen[bytes]] = []
        self.gate = threading.Event()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Checks that stay under way until the test says otherwise; no child waits ahead of them."""
    held, start, feed = Held(), isolation.start_child, client.write

    def started(command: list[str]) -> subprocess.Popen[bytes]:
        held.children.append(start(command))
        return held.children[-1]

    def fed(stdin: IO[bytes], message: bytes, *, last: bool = True) -> None:
        held.gate.wait(HANG_SECONDS)
        feed(stdin, message, last=last)

    isolation.end_spares()
    monkeypatch.setattr(Pool, "prepare", lambda _pool: None)  # nor one in the place of a child that was killed
    monkeypatch.setattr(isolation, "start_child", started)
    monkeypatch.setattr(client, "write", fed)
    return held


def page_of(window: Window) -> CheckPage:
    page = window.page("check")
    assert isinstance(page, CheckPage)
    return page


def paste(window: Window, name: str) -> CheckPage:
    """A person pastes a posting and presses the button."""
    window.go("check")
    page = page_of(window)
    page.begin()
    page.intake.text.setPlainText(POSTING.format(name=name))
    QTest.mouseClick(page.intake.go, Qt.MouseButton.LeftButton)
    return page


def checked(window: Window, until: Until, name: str) -> None:
    """The page can be used: a posting that is pasted now gets its card."""
    page = paste(window, name)
    until(lambda: page.stack.currentWidget() is page.card)
    assert page.card.result is not None
    assert page.card.result.card.posting.organisation == name


def test_a_child_that_is_killed_is_told_in_one_sentence(ready_window: Window, until: Until, held: Held) -> None:
    page = paste(ready_window, "Alpha Foods Ltd")
    until(lambda: held.children)
    assert page.busy.isVisible()
    held.children[0].kill()
    until(lambda: not page._place.busy)
    told = ready_window.messages.shown
    assert told.startswith("This posting could not be checked")
    assert "file" not in told
    assert "\n" not in told
    assert page.intake.isVisible(), "what was pasted can be checked again"
    assert "Alpha Foods Ltd" in page.intake.text.toPlainText()
    assert not ready_window.session.vault.checks.all()
    held.gate.set()
    checked(ready_window, until, "Beta Foods Ltd")
    assert ready_window.messages.shown == ""


def test_a_check_that_is_cancelled_ends_its_child_and_keeps_nothing(
    ready_window: Window, until: Until, held: Held
) -> None:
    page = paste(ready_window, "Alpha Foods Ltd")
    until(lambda: held.children)
    QTest.mouseClick(page.busy.button, Qt.MouseButton.LeftButton)
    until(lambda: not page._place.busy)
    assert held.children[0].poll() is not None
    assert page.intake.isVisible()
    assert "Alpha Foods Ltd" in page.intake.text.toPlainText()
    assert ready_window.messages.shown == ""
    assert not ready_window.session.vault.checks.all()
    held.gate.set()
    checked(ready_window, until, "Beta Foods Ltd")


def test_of_two_checks_in_a_row_the_second_waits_for_the_end_of_the_first(
    ready_window: Window, until: Until, held: Held
) -> None:
    page = paste(ready_window, "Alpha Foods Ltd")
    until(lambda: held.children)
    second = UntrustedInput("second.txt", untrusted_text=POSTING.format(name="Beta Foods Ltd"))
    ready_window.hand("check", second)  # dropped while the first is under way
    assert "second.txt" in ready_window.messages.shown and held.children[0].poll() is None
    page.busy.button.click()
    until(lambda: not page.busy.isVisible())
    ready_window.hand("check", second)
    assert page.busy.isVisible()
    until(lambda: len(held.children) == 2)
    until(lambda: held.children[0].poll() is not None)
    held.gate.set()
    until(lambda: page.stack.currentWidget() is page.card)
    assert [one.organisation for one in ready_window.session.vault.checks.all()] == ["Beta Foods Ltd"]
    assert held.children[-1].wait(HANG_SECONDS) == 0, "the child of a file ends with it"


def test_locking_stops_a_check_and_the_vault_opens_again(
    ready_window: Window, until: Until, locked: Callable[[Window], None], held: Held
) -> None:
    paste(ready_window, "Alpha Foods Ltd")
    until(lambda: held.children)
    folder = ready_window.session.folder
    locked(ready_window)
    assert held.children[0].poll() is not None
    assert isinstance(ready_window.gate, LockPage)
    assert ready_window.messages.shown == ""
    held.gate.set()
    ready_window.opened(open_vault(folder, PASSPHRASE))
    assert not ready_window.session.vault.checks.all()
    checked(ready_window, until, "Beta Foods Ltd")


@pytest.mark.parametrize("name", ["posting-en.html", "posting-zh.txt"])
def test_the_window_shows_the_card_that_one_process_makes(ready_window: Window, until: Until, name: str) -> None:
    data = resources.path("samples", name).read_bytes()
    ready_window.hand("check", UntrustedInput(name, untrusted_bytes=data))
    page = page_of(ready_window)
    until(lambda: page.card.result is not None)
    assert page.card.result is not None
    shown = page.card.result.card
    here = Engine().examine(data, name=name, url="", content_type="", created=shown.created, cancel=CancelToken())
    assert card_json.dump(shown) == card_json.dump(here)
    assert shown.signals
    stored = ready_window.session.stored_check(page.card.result.check_id)
    assert stored is not None
    assert stored.card == shown
