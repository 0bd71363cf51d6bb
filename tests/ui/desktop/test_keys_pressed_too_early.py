"""Keys and clicks that began before what they would answer was there, Enter in texts of several lines, and where the focus is
while a button works and after something was saved. Time is virtual: a test says when the moment is over.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from benchmarks.waiting import in_sight
from tests.ui.desktop.acts import NO_KEYS, click, key, question
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.diagnostics import DiagnosticsDialog
from ui.desktop.dialogs.official_page_result import GuidedDialog
from ui.desktop.dialogs.open_link import ConsentDialog
from ui.desktop.dialogs.short_questions import ConfirmDialog, LinesDialog
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that open offscreen

Until = Callable[[Callable[[], object]], None]


def dialogs(window: Window) -> Iterator[tuple[Dialog, QAbstractButton]]:
    """Questions, and the button that goes on."""
    for made in (
        ConfirmDialog(question(), window),
        ConsentDialog("https://jobs.example.org/1", window),
        DiagnosticsDialog("a report", 0, window),
    ):
        yield made, made.yes  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", range(3))
def test_a_question_is_not_answered_before_it_can_be_read(window: Window, qtbot: QtBot, number: int) -> None:
    dialog, yes = next(itertools.islice(dialogs(window), number, None))
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for focused in (dialog.focusWidget(), yes):
        if focused is not None:
            focused.setFocus()
        for which in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            key(dialog, which)
            key(dialog, which, held=True)
    click(yes)
    click(yes, QEvent.Type.MouseButtonDblClick)
    assert answers == [] and dialog.isVisible()
    dialog._hesitation.moment.timeout.emit()  # the moment is over
    dialog._hesitation.moment.stop()
    key(dialog, Qt.Key.Key_Space)
    assert answers == [1], "now it is an answer"


def test_what_is_typed_into_a_field_of_a_new_dialog_is_typed(window: Window, qtbot: QtBot) -> None:
    """Who opens the search and goes on typing loses no letter."""
    dialog = LinesDialog(question(), window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for which in (Qt.Key.Key_X, Qt.Key.Key_Space, Qt.Key.Key_X):
        key(dialog, which)
    assert dialog.editor.toPlainText() == "x x"
    dialog.done(0)  # what was typed would be asked about


def test_no_question_takes_a_held_key_for_an_answer(window: Window, qtbot: QtBot) -> None:
    dialog = LinesDialog(question(), window)
    dialog.open()
    dialog.editor.setPlainText("a line")
    line = QLineEdit(dialog)
    line.show()
    line.setFocus()
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_KEYS, "\r", True))
    assert dialog.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("modifier", [NO_KEYS, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier])
@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_text_of_several_lines_presses_nothing(
    window: Window, qtbot: QtBot, enter: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    for dialog, text in (
        ((made := LinesDialog(question(), window)), made.editor),
        ((guided := GuidedDialog("A register", window)), guided.said),
        ((shown := DiagnosticsDialog("a report", 0, window)), shown.text),
        ((asked := ConsentDialog("https://jobs.example.org/1", window)), asked.link),
    ):
        dialog.open()
        if not text.isReadOnly():
            text.setPlainText("a line")
        text.setFocus()
        qtbot.keyClick(text, enter, modifier)
        assert dialog.isVisible(), type(dialog).__name__
        dialog.done(0)  # what was typed would be asked about


def test_a_passphrase_that_is_still_typed_presses_nothing_on_the_page_behind(
    ready_window: Window, qtbot: QtBot
) -> None:
    """The keyring was quicker: the vault is open, and the rest of the passphrase comes."""
    ready_window.activateWindow()
    qtbot.waitUntil(ready_window.isActiveWindow)
    ready_window.show_gate()
    ready_window.enter("today")
    seen = ready_window.stack.key, ready_window.messages.shown
    button = next(one for one in in_sight(ready_window.page("today")) if isinstance(one, QAbstractButton))
    pressed: list[bool] = []
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    for which in (Qt.Key.Key_H, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Return):
        key(ready_window, which)
    assert pressed == [] and (ready_window.stack.key, ready_window.messages.shown) == seen
    ready_window.stack._hesitation.moment.timeout.emit()
    key(ready_window, Qt.Key.Key_Space)
    assert pressed == [True]


def test_the_second_of_a_double_click_presses_nothing_on_the_next_page(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    opened: list[bool] = []
    page.scan.clicked.disconnect()
    page.scan.clicked.connect(lambda: opened.append(True))
    click(page.scan, QEvent.Type.MouseButtonDblClick)
    assert opened == []
    click(page.scan)
    assert opened == [True], "one click is meant"


def test_saving_leaves_the_focus_where_it_was(ready_window: Window, qtbot: QtBot, until: Until) -> None:
    ready_window.activateWindow()
    qtbot.waitUntil(ready_window.isActiveWindow)
    ready_window.go("resume")
    page = ready_window.page("resume")
    assert isinstance(page, ResumePage)
    field = page.home.form.sections["basics"].boxes[1].editor
    field.setFocus()
    qtbot.keyClicks(field, "x")
    page.home.save_asked.emit(page.home.form.resume)  # by the banner, or where a click does not take the focus
    assert QApplication.focusWidget() is field and not page.home.dirty
    qtbot.keyClicks(field, "y")
    page.home.save.setFocus()
    page.home.save.click()
    assert QApplication.focusWidget() is page.home.send, "beside it, not Search"


def test_the_focus_waits_for_a_button_that_works(ready_window: Window, qtbot: QtBot, until: Until) -> None:
    ready_window.go("send")
    send, window = ready_window.page("send"), ready_window
    assert isinstance(send, SendPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    send.address_name("Somebody")
    until(send.save.isEnabled)
    send.save.setFocus()
    send.save.setEnabled(False)
    assert QApplication.focusWidget() is None, "the next key would press what stands behind it"
    send.save.setEnabled(True)
    assert QApplication.focusWidget() is send.save
    send.save.setEnabled(False)
    send.who.employer.setFocus()
    send.who.who.setFocus()
    send.save.setEnabled(True)
    assert send.who.who.hasFocus(), "the person went on"
