"""Locks automatically after a while without input. Watches native windows only: a filter of every event would be slow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow


class Idle(QObject):
    """Calls `lock` when neither the window nor a dialog over it got input for the set minutes."""

    def __init__(self, parent: QObject, lock: Callable[[], object]) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lock)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)

    def begin(self, minutes: int) -> None:
        """Count from now; 0 minutes: never."""
        if minutes > 0:
            self._timer.start(minutes * 60_000)
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Nothing is open."""
        self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        """Watch a window that is being worked in, too: each dialog is one of its own."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any input puts it off."""
        touched = event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
        if touched and self._timer.isActive():
            self._timer.start()
        return False
