"""Suppresses input for a moment after a dialog or page appears, so that input meant for the old view does not answer it.

A dialog opens, or another page, under a key that is still held, a passphrase that is still being typed, or the second
half of a double click. For a moment such input goes nowhere. It is caught at the native window, where there are few
events: a filter of the whole application would be called for every one.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

MOMENT_MS: Final = 600
"""Nobody has read a question, and decided, in less; each key that is caught begins it anew, so that what is typed in one go goes
nowhere whole."""
_SHORTCUTS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_CLICKS: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class InputGuard(QObject):
    """Event filter that ignores input in the window of its parent for a moment: keys that press a button (Enter, space), with `clicks`
    every click, else only the second of a double click, with `typing` every key."""

    def __init__(self, owner: QWidget, *, clicks: bool = False) -> None:
        super().__init__(owner)
        self._owner, self._clicks, self._typing = owner, clicks, False
        self.moment = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self.moment.timeout.connect(self._end)

    def begin(self, *, typing: bool = False) -> None:
        """Start ignoring input, because a new view has just appeared."""
        handle = self._owner.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
            self._typing = typing
            self.moment.start()

    def _end(self) -> None:
        handle = self._owner.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the input to be ignored."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._presses(event):
            self.moment.start()
            return True
        return event.type() in (_CLICKS if self._clicks else _CLICKS[1:])

    def _presses(self, event: QKeyEvent) -> bool:
        if self._typing and event.text() and not event.modifiers() & _SHORTCUTS:
            return True
        if event.key() == Qt.Key.Key_Space:
            focused = QApplication.focusWidget()
            return focused is None or not focused.testAttribute(
                Qt.WidgetAttribute.WA_InputMethodEnabled
            )  # there it is a letter
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
