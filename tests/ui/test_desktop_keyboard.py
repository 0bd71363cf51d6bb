"""The whole window without a mouse: pages by shortcut, every control in the tab chain, names spoken by QAccessible."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.widgets.rail import PAGES
from ui.desktop.window import Window

REACHABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


def test_pages_by_shortcut(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.activateWindow()
    for number, key in enumerate(PAGES, 1):
        qtbot.keyClick(ready_window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert ready_window.stack.currentWidget() is ready_window.page(key)
        assert ready_window.rail.buttons[key].isChecked()


def tab_chain(window: QWidget) -> set[QWidget]:
    """Widgets that Tab reaches, from the first one round to it."""
    first = window.nextInFocusChain()
    chain, widget = set(), first
    while True:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window) and widget.isEnabled():
            chain.add(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            return chain


def test_every_control_can_be_reached_by_tab(ready_window: Window) -> None:
    for key in PAGES:
        ready_window.go(key)
        QApplication.processEvents()
        chain = tab_chain(ready_window)
        for kind in REACHABLE:
            for control in ready_window.page(key).findChildren(kind):
                inner = isinstance(control.parent(), QComboBox) or control.objectName().startswith("qt_")
                if inner or not control.isVisible() or not control.isEnabled():
                    continue
                assert control in chain, f"{key}: {type(control).__name__} {control.accessibleName()}"


def test_assistive_technology_hears_names_and_roles(ready_window: Window) -> None:
    QAccessible.setActive(True)
    for key in PAGES:
        ready_window.go(key)
        for button in ready_window.page(key).findChildren(QAbstractButton):
            if button.isVisible() and not button.objectName().startswith("qt_"):
                interface = QAccessible.queryAccessibleInterface(button)
                assert interface.text(QAccessible.Text.Name).strip()
                assert interface.role() in (
                    QAccessible.Role.Button,
                    QAccessible.Role.CheckBox,
                    QAccessible.Role.RadioButton,
                )


def test_text_fields_let_tab_through(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.go("check")
    text = ready_window.page("check").findChild(QPlainTextEdit)
    assert text is not None
    assert text.tabChangesFocus()
