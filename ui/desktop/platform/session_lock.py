"""Reports when the computer's session is locked or suspended, so that the vault is locked with it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget


class SessionLock(QObject):
    """`locked` fires when the session is locked or the computer is about to sleep; `watcher` lives as long."""

    locked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.watcher: object = _watcher(window, self.locked.emit)


def watch(window: QWidget, told: Callable[[], None]) -> SessionLock:
    """Call `told` whenever the session is locked, for as long as `window` lives; needs a shown window.

    It is called from the event loop, never from inside the system's own call.
    """
    lock = SessionLock(window)
    lock.locked.connect(told, Qt.ConnectionType.QueuedConnection)
    return lock


def _watcher(window: QWidget, told: Callable[[], None]) -> object:
    if sys.platform == "win32":
        from ui.desktop.platform import session_lock_windows

        return session_lock_windows.watch(int(window.winId()), told)
    if sys.platform == "darwin":
        from ui.desktop.platform import session_lock_macos

        return session_lock_macos.watch(session_lock_macos.core_foundation(), told)
    from ui.desktop.platform.session_lock_dbus import Listener

    return Listener(window, told)
