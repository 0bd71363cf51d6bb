"""Drop-down boxes that only the person changes; `Choice` shrinks (text that does not fit is elided, the whole is in the tooltip)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.safe_text import Text, explain
from ui.desktop.widgets.wheel_guard import WheelScrollsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionComboBox

LETTERS = 12
"""Room for so many is asked for, however long the longest choice is."""


def show_from_start(box: QComboBox, name: str) -> None:
    """Set the text of an editable box so that a long one is seen from its beginning."""
    line = box.lineEdit()
    assert line is not None
    if line.text() != name:
        box.setEditText(name)
        line.setCursorPosition(0)


def add_hidden_label(owner: Translatable, box: QComboBox, name: Callable[[], str]) -> None:
    """Give a box without a visible label an accessible name, in the language in force.

    WORKAROUND(QTBUG: on Linux and the like `QAccessibleComboBox` gives its value for its name, and leaves the name to
    the label beside it): there is such a label, invisible.
    """
    holder = box.parentWidget()
    assert holder is not None, "put into its place first: the label is looked for beside it"
    label = Text(parent=holder)
    label.hide()
    label.setBuddy(box)
    owner.bind_text(box.setAccessibleName, name)
    owner.bind_text(label.setText, name)


_TYPES: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_OPENS_OR_STEPS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4)


class ComboBox(WheelScrollsPage, QComboBox):
    """Drop-down box of the window: the wheel scrolls past it, and of the keys only an arrow changes it while it is closed.

    (By itself the toolkit takes the first choice with a letter that is typed, and the last when somebody pages down.)
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the next choice by an arrow; the space bar, Enter, F4, Alt with an arrow or a letter opens the list, in which letters search."""
        if not self.isEditable() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # never the button that goes on: whoever chose in the list often presses it once more
            if not event.isAutoRepeat():
                self.showPopup()
        elif self.isEditable() or Qt.Key(event.key()) in _OPENS_OR_STEPS:
            super().keyPressEvent(event)
        elif event.text().isalnum() and not event.modifiers() & ~_TYPES and self.count():
            self.showPopup()  # nothing is chosen by a letter before Enter
            self.view().keyboardSearch(event.text())
        else:
            event.ignore()


class NameBox(ComboBox):
    """A name that is typed, or chosen from the list of known ones. What is typed stays as it is typed.

    (By itself the toolkit writes the rest of a known name behind the cursor, and whoever then goes on has named
    somebody they never typed. As a list below the line it would take the next click for itself.)
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names, keeping what is typed."""
        typed = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(names)
            self.setCurrentIndex(-1)  # nobody is chosen
            show_from_start(self, typed)


class Choice(ComboBox):
    """For choices of any length, outside text among them (a caller puts it on one line).

    No screen before the first page has one: `QStyle` is imported here, for its enumerations cost 5 ms of the start.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self._explain)

    def shown(self) -> str:
        """The choice in force, as far as there is room for it."""
        from PySide6.QtWidgets import QStyleOptionComboBox

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._cut(option)

    def _cut(self, option: QStyleOptionComboBox) -> str:
        from PySide6.QtWidgets import QStyle

        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its text, cut where it does not fit."""
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._cut(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the text for the new width."""
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        text = self.currentText()
        explain(self, "" if self.shown() == text else text)
