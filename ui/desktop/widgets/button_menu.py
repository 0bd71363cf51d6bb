"""A menu of buttons that have no room on a page: each entry has a button's words, and presses it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from ui.desktop.widgets.safe_text import no_key


def hide_in_menu(buttons: Iterable[QWidget], page: QWidget) -> None:
    """Give a page buttons that stand in none of its layouts."""
    for button in buttons:
        button.setParent(page)
        button.hide()


def button_menu(buttons: Iterable[QAbstractButton], parent: QWidget) -> QMenu:
    """Return the menu; what cannot be pressed now cannot be chosen. It is deleted once it is left."""
    menu = QMenu(parent)
    for button in buttons:
        action = menu.addAction(no_key(button.text().strip()))
        action.setEnabled(button.isEnabled())
        action.triggered.connect(button.click)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def pop_up(buttons: Iterable[QAbstractButton], below: QWidget) -> None:
    """Show the menu below a widget."""
    button_menu(buttons, below).popup(below.mapToGlobal(QPoint(0, below.height())))
