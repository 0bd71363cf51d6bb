"""After a view changed or work began, the focus stands where an early Enter does nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.patience import HANG_SECONDS
from ui.desktop.dialogs.incident import IncidentDialog
from ui.desktop.pages.leaks import page as leaks_page
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def active(ready_window: Window, qtbot: QtBot) -> Window:
    """The window with the focus of the keyboard."""
    ready_window.activateWindow()
    qtbot.waitUntil(ready_window.isActiveWindow)
    return ready_window


@pytest.fixture
def going_on() -> Iterator[threading.Event]:
    """Work waits for it."""
    event = threading.Event()
    yield event
    event.set()


def press_enter(window: Window, qtbot: QtBot) -> None:
    """Once nothing guards a new view any more."""
    assert window.focusWidget() is not None and not isinstance(window.focusWidget(), QAbstractButton)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)


def test_a_comparison_under_way_is_not_cancelled_by_it_and_a_cancelled_one_says_so(
    active: Window, qtbot: QtBot, until: Until, going_on: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    active.go("leaks")
    page = active.page("leaks")
    assert isinstance(page, LeaksPage)
    page._home = page.intake  # as with copies
    page._show(page.intake)

    def slow(*given: object, **_: object) -> object:
        going_on.wait(HANG_SECONDS)
        given[2].check()  # type: ignore[attr-defined]
        raise AssertionError("it was cancelled")

    monkeypatch.setattr(leaks_page, "compare", slow)
    page.intake.text.setPlainText("Something that surfaced")
    page.intake.go.setFocus()
    page.intake.go.click()
    assert page.stack.currentWidget() is page._busy_view
    press_enter(active, qtbot)
    assert page._place.busy and active.messages.shown == ""
    page.busy.button.click()
    going_on.set()
    until(lambda: not page._place.busy)
    assert "stopped" in active.messages.shown


def test_while_a_copy_is_made(
    active: Window,
    qtbot: QtBot,
    until: Until,
    tmp_path: Path,
    going_on: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    active.go("send")
    page = active.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Somebody")
    until(page.save.isEnabled)
    made = active.session.copies.make

    def slow(*given: object, **named: object) -> object:
        going_on.wait(HANG_SECONDS)
        return made(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(active.session.copies, "make", slow)
    page.save.setFocus()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    active.activateWindow()
    qtbot.waitUntil(active.isActiveWindow)

    def ask(*_: object) -> str:
        other.activateWindow()  # as behind the dialog that is just closing
        qtbot.waitUntil(other.isActiveWindow)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
    page.save.click()
    assert page._saving.busy
    other.hide()
    active.activateWindow()
    qtbot.waitUntil(active.isActiveWindow)
    press_enter(active, qtbot)
    assert page._saving.busy and page is active.focusWidget()
    going_on.set()
    until(lambda: page.stack.currentWidget() is page.done)


def test_after_a_comparison(active: Window, qtbot: QtBot, until: Until) -> None:
    """A second Enter would have begun an incident."""
    active.go("leaks")
    page = active.page("leaks")
    assert isinstance(page, LeaksPage)
    page._show(page.intake)
    page.intake.text.setPlainText("Something that surfaced in Leeds")
    page.intake.go.setFocus()
    page.intake.go.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    until(active.isActiveWindow)
    press_enter(active, qtbot)
    assert page.findChildren(IncidentDialog) == [] and QApplication.activeModalWidget() is None
    qtbot.keyClick(active.focusWidget(), Qt.Key.Key_Tab)
    assert active.focusWidget() is page.keeping.keep, "the next stop of the keyboard"


def test_after_an_incident_is_kept(active: Window, qtbot: QtBot, until: Until) -> None:
    active.go("leaks")
    page = active.page("leaks")
    assert isinstance(page, LeaksPage)
    page.dropped(UntrustedInput("", untrusted_text="Something that surfaced in Leeds"))
    until(lambda: page.stack.currentWidget() is page.answers)
    page.keeping.keep.setFocus()
    page.keeping.keep.click()
    (dialog,) = page.findChildren(IncidentDialog)
    dialog.keep.click()
    active.activateWindow()
    until(lambda: page.keeping.incident is not None)
    until(active.isActiveWindow)
    press_enter(active, qtbot)
    assert page.isAncestorOf(active.focusWidget()) or page is active.focusWidget()
    assert QApplication.activeModalWidget() is None


def test_after_a_reviewed_resume_is_kept(active: Window, qtbot: QtBot, until: Until, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Ann Lee\nann@example.org\n\nWork\nAnalyst, Acme Ltd, 2019 - 2021\n", "utf-8")
    active.go("resume")
    page = active.page("resume")
    assert isinstance(page, ResumePage)
    page.dropped(from_path(tmp_path / "cv.txt"))
    until(lambda: page.stack.currentWidget() is page.review and page.review.next.isEnabled())
    for box in page.review.form._waiting_boxes():
        box._confirm()
    assert page.review.form.waiting == 0
    page.review.next.setFocus()
    page.review.next.click()
    assert page.stack.currentWidget() is page.home and active.focusWidget() is page.home
    press_enter(active, qtbot)
    assert QApplication.activeModalWidget() is None
