"""Session lock and suspend on Linux, from logind (system bus) and the desktop's screen saver (session bus)."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIND: Final = "org.freedesktop.login1"
SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""Interfaces whose `ActiveChanged(true)` says that the screen is locked (KDE uses the first)."""


class Listener(QObject):
    """Calls `told` on each such signal. `heard` counts the subscribed signals."""

    def __init__(self, parent: QObject, told: Callable[[], None]) -> None:
        super().__init__(parent)
        self._told = told
        self._session = session_path(os.environ.get("XDG_SESSION_ID", ""))
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # The binding takes text where its own type hints say bytes, and refuses bytes.
        switched: Any = SLOT("switched(QDBusMessage)")
        locked: Any = SLOT("session_locked(QDBusMessage)")
        heard = [session.connect("", "", name, "ActiveChanged", self, switched) for name in SAVERS]
        heard += [
            system.connect(LOGIND, "", f"{LOGIND}.Manager", "PrepareForSleep", self, switched),
            system.connect(LOGIND, "", f"{LOGIND}.Session", "Lock", self, locked),
        ]
        self.heard = sum(heard)

    @Slot(QDBusMessage)
    def switched(self, message: QDBusMessage) -> None:
        """Handle a signal: `true` means locked, or about to suspend."""
        if message.arguments()[:1] == [True]:
            self._told()

    @Slot(QDBusMessage)
    def session_locked(self, message: QDBusMessage) -> None:
        """logind asks a session to lock: ours, or some session while ours has no name."""
        if self._session in ("", message.path()):
            self._told()


def session_path(identifier: str) -> str:
    """The object path of the logind session with that id (its bytes escaped as sd_bus_path_encode does); "" for ""."""
    escaped = "".join(
        ch if ch.isascii() and (ch.isalpha() or (ch.isdigit() and at > 0)) else f"_{ord(ch):02x}"
        for at, ch in enumerate(identifier)
    )
    return f"/org/freedesktop/login1/session/{escaped}" if identifier else ""
