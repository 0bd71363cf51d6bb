"""Reduced motion on Linux, from the desktop's portal on the session bus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

SERVICE: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Settings"
STILL: Final[dict[tuple[str, str], object]] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""The settings that are asked for, each with the value that means: keep still."""


class Portal(QObject):
    """Calls `told` with every answer and every change; either setting is enough to reduce motion."""

    def __init__(self, parent: QObject, told: Callable[[bool], None]) -> None:
        super().__init__(parent)
        self._told = told
        self._asked: dict[QDBusPendingCallWatcher, tuple[str, str]] = {}
        self._still = dict.fromkeys(STILL, False)
        bus = QDBusConnection.sessionBus()
        changed: Any = SLOT("changed(QDBusMessage)")  # the binding takes text where its own type hints say bytes
        bus.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self, changed)
        for setting in STILL:
            question = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            question.setArguments(list(setting))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            self._asked[watcher] = setting
            watcher.finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        setting = self._asked.pop(watcher)
        if not watcher.isError():
            self._take(setting, watcher.reply().arguments())
        watcher.deleteLater()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """Some setting of the desktop was changed."""
        arguments = message.arguments()
        setting = tuple(arguments[:2])
        if setting in STILL:
            self._take(setting, arguments[2:])

    def _take(self, setting: tuple[str, str], values: list[Any]) -> None:
        self._still[setting] = is_reduced_motion(setting, values)
        self._told(any(self._still.values()))


def is_reduced_motion(setting: tuple[str, str], values: list[Any]) -> bool:
    """Return True if a setting has the one value for reduced motion. Variants are unpacked; no value, or any other, does not."""
    value: object = values[0] if values else None
    while isinstance(value, QDBusVariant):
        value = value.variant()
    wanted = STILL[setting]
    return type(value) is type(wanted) and value == wanted
