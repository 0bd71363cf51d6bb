"""What a lock, or the end of the program, keeps of what a person was at, and what it forgets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from pytestqt.qtbot import QtBot

from app import resources
from app.errors import UserError
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"


def test_a_review_goes_on_after_the_lock_where_it_was(window: Window, qtbot: QtBot, until: Until) -> None:
    window.receive(from_path(resources.path("samples", "resume-zh.docx")))
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    until(lambda: page.stack.currentWidget() is page.review and page.review.next.isEnabled())
    asked = [box for part in page.review.form.sections.values() for box in part.boxes if box.waiting]
    asked[0].editor.setText("王小明")  # type: ignore[union-attr]
    qtbot.keyClick(asked[1].editor, Qt.Key.Key_Return)
    before, waiting = page.review.resume, page.review.form.waiting
    window.lock()
    gate = window.gate
    assert isinstance(gate, LockPage)
    qtbot.keyClicks(gate.passphrase, PASSPHRASE)
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    until(lambda: window.gate is None)
    page = window.page("resume")
    assert isinstance(page, ResumePage)
    assert window.session.imports.current() is None, "nothing is kept that was not looked over"
    assert page.stack.currentWidget() is page.review
    until(page.review.next.isEnabled)
    assert (page.review.resume, page.review.form.waiting) == (before, waiting) and before.basics.name == "王小明"
    page.review.discard.click()
    assert page.stack.currentWidget() is not page.review
    window.session.vault.preferences.set("draft", ["cv.txt", "{}"])
    assert window.session.imports.take_draft() is None, "of another version: the file is read again"
    assert window.session.imports.take_draft() is None and window.session.vault.preferences.get("draft") is None


def test_unsaved_edits_survive_the_lock(ready_window: Window) -> None:
    page = ready_window.page("resume")
    assert isinstance(page, ResumePage)
    page.home.form.sections["basics"].boxes[0].editor.setText("Li Wei")  # type: ignore[union-attr]
    vault, kept = ready_window.session.vault, []
    add = vault.masters.add
    vault.masters.add = lambda *rest: kept.append(add(*rest)) or kept[-1]  # type: ignore[method-assign,func-returns-value]
    ready_window.lock()
    assert "Li Wei" in kept[0].document


def test_lock_forgets_every_page_and_opens_again(ready_window: Window, qtbot: QtBot, until: Until) -> None:
    ready_window.go("resume")
    ready_window.lock()
    gate = ready_window.gate
    assert isinstance(gate, LockPage)
    assert not ready_window.rail.isVisible()
    qtbot.keyClicks(gate.passphrase, "wrong passphrase")
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    until(lambda: ready_window.messages.shown)
    gate.passphrase.clear()
    qtbot.keyClicks(gate.passphrase, PASSPHRASE)
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    until(lambda: ready_window.gate is None)
    assert ready_window.session.imports.current() is not None
    today = ready_window.page("today")
    assert isinstance(today, TodayPage)
    assert ready_window.focusWidget() is today.next, "the keyboard is at the next step, and a screen reader says it"


def test_closing_the_window_closes_the_vault(ready_window: Window) -> None:
    vault = ready_window.session.vault
    ready_window.closeEvent(QCloseEvent())
    with pytest.raises(UserError, match="vault-locked"):
        vault.masters.names()
