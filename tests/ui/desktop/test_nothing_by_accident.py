"""Nothing by accident: wheel, focus and stray keys on every input of every page and dialog, and what would be sent before and
after. `make test` takes one input of each kind of every scene, and some more; `make check-full` takes all.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from benchmarks.screenshots import Scenes
from benchmarks.waiting import in_sight
from tests.sampling import repeats, sample
from tests.ui.desktop.acts import NO_KEYS, NO_PHASE, TURNS, turn
from tests.ui.desktop.conftest import never_lock
from tests.ui.desktop.markup import markup_in
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.outline import Outline
from ui.desktop.widgets.redaction_canvas import RedactionCanvas

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that open offscreen

Until = Callable[[Callable[[], object]], None]
INPUTS = (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractButton, RedactionCanvas)
INPUTS_OF_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
STRAY = (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)


def state(widget: QWidget) -> object:
    """What is chosen, typed or drawn in an input; None where it is none."""
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    if isinstance(widget, QDateEdit):
        return widget.date().toString(Qt.DateFormat.ISODate)
    if isinstance(widget, QCalendarWidget):
        return widget.selectedDate().toString(Qt.DateFormat.ISODate)
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractButton):
        return widget.isChecked()
    if isinstance(widget, QTabBar | RedactionCanvas):
        return widget.currentIndex() if isinstance(widget, QTabBar) else tuple(widget.boxes)
    return widget.currentIndex().row() if isinstance(widget, QAbstractItemView) else None


def chosen(root: QWidget) -> list[tuple[str, str, object]]:
    """Everything that is chosen below a widget; the outline of a résumé only shows which field has the focus, and the list of a box what could be
    taken."""
    shown = (
        one
        for one in root.findChildren(QWidget)
        if not isinstance(one, Outline) and not isinstance(one.window().parent(), QComboBox)
    )
    found = ((type(one).__name__, one.accessibleName(), state(one)) for one in shown)
    return [one for one in found if one[2] is not None]


def would_be_sent(window: Window) -> object:
    """What a copy made now would hold and for whom, what is stored, and what is in force."""
    if window.gate is not None:
        return window.settings
    session, page = window.session, window.page("send")
    assert isinstance(page, SendPage)
    resume = session.imports.current(session.master)
    asked = page._request_maker(page.choices.policy(resume))() if resume is not None else None
    formats = page.bar.chosen, page.who.represented, page.who.name
    return asked, formats, resume, session.vault.ledger.head(), session.copies.alias_scheme(), window.settings


class Hands(Scenes):
    """A studio that turns the wheel over everything in sight, goes through it, and types where nothing is to be typed."""

    faults: list[str]
    is_chosen: int

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        self.settle()
        root = what or self._window
        self.faults += [f"{name}, {fault}" for fault in markup_in(root)]
        focused, sent, before = QApplication.focusWidget(), would_be_sent(self._window), chosen(root)
        inputs = [one for one in in_sight(root) if isinstance(one, INPUTS)]
        for widget in sample(inputs, 3, seed=name, by=type):
            self.touched += 1
            if widget.focusPolicy() is Qt.FocusPolicy.WheelFocus:
                self.faults.append(f"{name}: the wheel gives the focus to {type(widget).__name__}")
            for act in (self.wheel, self.come_and_go, self.stray):
                stood = state(widget)
                act(widget)
                if state(widget) != stood:
                    about = f"{type(widget).__name__} {widget.accessibleName()!r}"
                    self.faults.append(f"{name}, {about}, {act.__name__}: {stood} → {state(widget)}")
        if focused is not None:
            focused.setFocus()
        if chosen(root) != before:
            self.faults.append(f"{name}: {sorted(set(before) ^ set(chosen(root)))}")
        if would_be_sent(self._window) != sent:
            self.faults.append(f"{name}: something else would be sent or is stored")
        assert "\n".join(self.faults) == ""

    def wheel(self, widget: QWidget) -> None:
        for _ in range(2):  # without the focus, then with it
            for step in TURNS:
                turn(widget, *step)
            widget.setFocus()

    def come_and_go(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        widget.clearFocus()

    def stray(self, widget: QWidget) -> None:
        typed_in = isinstance(widget, INPUTS_OF_TEXT) or isinstance(widget.parent(), QLineEdit)
        if typed_in or (isinstance(widget, QComboBox) and widget.isEditable()):
            return  # to type there is to act
        widget.setFocus()
        for key in STRAY:
            QTest.keyClick(widget, key)
            if isinstance(widget, QComboBox):
                widget.hidePopup()  # which a letter opens, choosing nothing


def test_a_letter_opens_the_list_at_its_choice_and_enter_takes_it(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.show_settings("general")
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    chosen = list[str]()
    page.theme.activated.connect(lambda: chosen.append(page.theme.currentData()))
    page.theme.setFocus()
    stood = page.theme.currentIndex()
    QTest.keyClick(page.theme, Qt.Key.Key_D)
    view = page.theme.view()
    assert view.isVisible() and view.currentIndex().data() == "Dark"
    assert page.theme.currentIndex() == stood and chosen == []
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert page.theme.currentIndex() == stood and chosen == []
    QTest.keyClick(page.theme, Qt.Key.Key_D)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == ["dark"]
    QTest.keyClick(page.theme, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not page.theme.view().isVisible(), "a shortcut is none"


def test_nothing_in_any_scene_is_changed_by_wheel_focus_or_stray_keys(
    first_window: Window, qapp: QApplication, tmp_path: Path, hermetic_home: Path
) -> None:
    never_lock(first_window)
    first_window.activateWindow()
    hands = Hands(qapp, first_window, tmp_path, "en-light", ())
    hands.faults, hands.touched = [], 0
    hands.run(hermetic_home / "countermark" / "vault", tmp_path)
    first_window.close()
    assert hands.touched > repeats(800, 150)


def test_over_an_input_the_page_scrolls(ready_window: Window, until: Until) -> None:
    ready_window.go("send")
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    send.address_name("Somebody")
    until(send.save.isEnabled)
    send.window().resize(1000, 640)
    send.left.setCurrentWidget(send.single)
    box = next(iter(send.single.boxes.values()))
    until(lambda: box.isVisible())
    around = [one for one in send.findChildren(QAbstractScrollArea) if one.isAncestorOf(box)]
    bar = next(one.verticalScrollBar() for one in around if one.verticalScrollBar().maximum() > 0)
    for focused in (False, True):
        bar.setValue(0)
        box.setFocus() if focused else box.clearFocus()
        turn(box, QPoint(0, -120), NO_KEYS, NO_PHASE)
        assert bar.value() > 0


def test_an_open_calendar_turns_its_months_and_chooses_nothing(window: Window, qtbot: QtBot) -> None:
    box = DateBox()
    qtbot.addWidget(box)
    box.setDate(QDate(2026, 11, 24))
    box.show()
    box._calendar()
    calendar = box.calendarWidget()
    calendar.setSelectedDate(QDate(2026, 11, 24))
    calendar.window().show()
    month = calendar.monthShown()
    view = calendar.findChild(QAbstractItemView)
    assert view is not None
    turn(view.viewport(), QPoint(0, -120), NO_KEYS, NO_PHASE)
    assert calendar.monthShown() != month, "to look at another month is to look"
    for one in calendar.findChildren(QWidget):
        for step in TURNS:
            turn(one, *step)
    assert calendar.selectedDate() == box.date() == QDate(2026, 11, 24)
    calendar.window().hide()
    assert box.date() == QDate(2026, 11, 24)
