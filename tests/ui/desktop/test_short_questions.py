"""The short questions: what Enter and Escape mean, what has to be given, and a passphrase that is shown only when asked to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.applications import PastApplication
from app.domain.copies import RecipientKind
from ui.desktop.dialogs import short_questions
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.secret_line import SecretLine

QUESTION = Question(lambda: "A title", lambda: "What it means.", lambda: "Do it", lambda: "Leave it", lambda: "A field")
HIDDEN, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
Keys = str | Qt.Key


def press(*keys: Keys) -> None:
    """Type texts and keys, one after the other, into whatever of the next question has the focus."""

    def typed() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, short_questions.AskDialog)
        if not dialog.isActiveWindow():
            dialog.activateWindow()
            QTimer.singleShot(0, typed)
            return
        for key in keys:
            assert dialog.isVisible(), f"answered before {key}"
            focused = dialog.focusWidget() or dialog
            QTest.keyClicks(focused, key) if isinstance(key, str) else QTest.keyClick(focused, key)
        if dialog.isVisible() and not (isinstance(dialog, short_questions.SecretDialog) and dialog._trial.busy):
            dialog.done(0)

    QTimer.singleShot(0, typed)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ((Qt.Key.Key_Return,), False),
        ((Qt.Key.Key_Escape,), False),
        ((Qt.Key.Key_Backtab, Qt.Key.Key_Return), True),
        ((Qt.Key.Key_Backtab, Qt.Key.Key_Space), True),
    ],
)
def test_enter_and_escape_mean_no_and_yes_has_to_be_gone_to(
    first_window: Window, keys: tuple[Keys, ...], answer: bool
) -> None:
    press(*keys)
    assert first_window.messages.ask(QUESTION) is answer


def test_a_line_is_given_with_enter_once_there_is_something(first_window: Window) -> None:
    for keys, given in (
        ((Qt.Key.Key_Return, "why", Qt.Key.Key_Return), "why"),
        (("  ", Qt.Key.Key_Return, "why", Qt.Key.Key_Return), "why"),
        (("why ", Qt.Key.Key_Return), "why"),
        (("why", Qt.Key.Key_Escape), ""),
    ):
        press(*keys)
        assert short_questions.ask_line(first_window, QUESTION) == given, keys
    press("new", Qt.Key.Key_Return)
    assert short_questions.ask_line(first_window, QUESTION, "old") == "new", (
        "what stands there is marked, to be typed over"
    )
    press("K3F", Qt.Key.Key_Return, "9Q", Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert short_questions.ask_lines(first_window, QUESTION) == "K3F\n9Q", "there Enter begins a line, and Tab leaves"
    for keys, place in (
        ((Qt.Key.Key_Return,), 0),
        ((Qt.Key.Key_Down, Qt.Key.Key_Return), 1),
        ((Qt.Key.Key_Down, Qt.Key.Key_Escape), -1),
    ):
        press(*keys)
        assert short_questions.ask_one_of(first_window, QUESTION, ("one", "other")) == place


def test_a_question_is_heard_whole(first_window: Window) -> None:
    dialog = short_questions.LineDialog(QUESTION, SecretLine(), first_window)
    dialog.show()
    told = QAccessible.queryAccessibleInterface(dialog)
    assert told.role() is QAccessible.Role.Dialog
    assert told.text(QAccessible.Text.Name) == "A title" and told.text(QAccessible.Text.Description) == "What it means."
    line = QAccessible.queryAccessibleInterface(dialog.editor)
    assert line.text(QAccessible.Text.Name) == "A field" and line.state().passwordEdit


def test_a_passphrase_is_shown_only_while_asked_to(first_window: Window) -> None:
    line = SecretLine()
    dialog = short_questions.LineDialog(QUESTION, line, first_window)
    dialog.show()
    QTest.keyClicks(line, " two  words ")
    assert line.echoMode() is HIDDEN and line.eye.accessibleName() == "Show what is typed (Ctrl+H)"
    QTest.keyClick(line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert line.echoMode() is SHOWN and line.eye.accessibleName() == "Hide what is typed (Ctrl+H)"
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData, "no input method learns it"
    QTest.keyClick(line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert line.echoMode() is HIDDEN and line.text() == " two  words " and dialog.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not line.eye, "the button is no stop between two fields"
    line.eye.click()
    line.clear()
    assert line.echoMode() is HIDDEN, "the next one begins hidden"
    press(" two  words ", Qt.Key.Key_Return)
    assert short_questions.ask_secret(first_window, QUESTION, str) == " two  words ", "exactly as it was typed"


def test_a_past_application_is_taken_back_for_a_reason(ready_window: Window, answer: Callable[[str], None]) -> None:
    session, page = ready_window.session, ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    session.applications.reconstruct(PastApplication("Hexwroth", RecipientKind.EMPLOYER, "2025-02-03"))
    ready_window.go("applications")
    page.show_recipient(session.recipients.find("Hexwroth").id)
    (row,) = (event.number for event in page.about.events if event.kind == "before")
    for reason in ("", "another firm"):
        answer(reason)
        page.about.void_asked.emit(row)
        said = [event.subject for event in page.about.events if event.kind == "unsaid"]
        assert said == ([reason] if reason else [])
