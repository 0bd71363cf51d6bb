"""Session lock and sleep on Windows: WM_WTSSESSION_CHANGE and WM_POWERBROADCAST, read from Qt's native events.

https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change
Never changes or swallows a message.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

WM_WTSSESSION_CHANGE: Final = 0x02B1
WM_POWERBROADCAST: Final = 0x0218
LOCKING: Final = {
    (WM_WTSSESSION_CHANGE, 0x2),  # WTS_CONSOLE_DISCONNECT: another user is switched to
    (WM_WTSSESSION_CHANGE, 0x4),  # WTS_REMOTE_DISCONNECT
    (WM_WTSSESSION_CHANGE, 0x7),  # WTS_SESSION_LOCK
    (WM_POWERBROADCAST, 0x4),  # PBT_APMSUSPEND
}
_THIS_SESSION: Final = 0


class Filter(QAbstractNativeEventFilter):
    """Calls `told` on each message of `LOCKING`."""

    def __init__(self, told: Callable[[], None]) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview[int], message: int) -> object:
        """Inspect one native event; it goes on to Qt in any case."""
        if QByteArray(kind).data() == b"windows_generic_MSG":
            given = wintypes.MSG.from_address(int(message))
            if (given.message, given.wParam) in LOCKING:
                self._told()
        return False, 0


def watch(window: int, told: Callable[[], None]) -> Filter:
    """Subscribe the window (its HWND) to session messages; returns what has to be referenced."""
    made = Filter(told)
    application = QCoreApplication.instance()
    assert application is not None
    application.installNativeEventFilter(made)
    if sys.platform == "win32":
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)
    return made
