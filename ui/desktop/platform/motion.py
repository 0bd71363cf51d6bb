"""Reports if this computer asks for reduced motion, once the window is shown and at every change."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication


class Motion(QObject):
    """Calls `told` with True if motion is to be reduced."""

    def __init__(self, parent: QObject, told: Callable[[bool], None]) -> None:
        super().__init__(parent)
        self._told = told
        self._ask: Callable[[], bool] = bool

    @Slot()
    def begin(self) -> None:
        """Ask, and listen from now on."""
        if sys.platform == "win32":
            from ui.desktop.platform import motion_windows

            self.watch(partial(motion_windows.prefers_reduced_motion, motion_windows.user32()))
        elif sys.platform == "darwin":
            from ui.desktop.platform import motion_macos

            self.watch(partial(motion_macos.prefers_reduced_motion, motion_macos.runtime()))
        elif os.environ.get("DBUS_SESSION_BUS_ADDRESS"):  # without it, Qt would start a bus of its own
            from ui.desktop.platform.motion_portal import Portal

            Portal(self, self._told)

    def watch(self, ask: Callable[[], bool]) -> None:
        """Poll a system that reports no change: now, and whenever the program becomes active."""
        self._ask = ask
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._look)
        self._told(ask())

    def _look(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._told(self._ask())
