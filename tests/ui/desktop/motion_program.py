"""Run by test_motion on a bus of its own: the real window, and a small portal beside it.

Prints one JSON line per step: what the desktop said, whether the window keeps still, and whether it has to.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtDBus import QDBusPendingCallWatcher

from ui.desktop.platform.motion import Motion
from ui.desktop.platform.motion_portal import INTERFACE, PATH, SERVICE
from ui.desktop.shell import app as desktop
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme

MOTION, ANIMATIONS = (
    ("org.freedesktop.appearance", "reduced-motion"),
    ("org.gnome.desktop.interface", "enable-animations"),
)
COLOUR = ("org.freedesktop.appearance", "accent-color")
Setting = tuple[str, str]


class Portal:
    """Answers `Read` out of `values` (D-Bus type and value) from a thread of its own; while `silent`, not at all."""

    def __init__(self) -> None:
        self.values: dict[Setting, tuple[str, object]] = {}
        self.silent, self.asked = False, 0
        self._bus = open_dbus_connection("SESSION")
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            call = self._bus.receive()
            if call.header.message_type is not MessageType.method_call:
                continue
            assert call.header.fields[HeaderFields.member] == "Read"
            self.asked += 1
            value = self.values.get(call.body)
            if value is None and not self.silent:
                self._bus.send(new_error(call, "org.freedesktop.portal.Error.NotFound"))
            elif not self.silent:
                self._bus.send(new_method_return(call, "v", (("v", value),)))

    def change(self, setting: Setting, kind: str, value: object) -> None:
        """Change a setting and tell everybody."""
        self.values[setting] = (kind, value)
        address = DBusAddress(PATH, interface=INTERFACE)
        self._bus.send(new_signal(address, "SettingChanged", "ssv", (*setting, (kind, value))))


class Stage:
    """A window whose event loop runs while something is waited for."""

    def __init__(self) -> None:
        self.application, self.window = desktop.open_window()

    def until(self, condition: Callable[[], bool]) -> bool:
        """Let events come until a condition holds; only a hang ends it otherwise."""
        limit = time.monotonic() + 600
        while not condition() and time.monotonic() < limit:
            self.application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return condition()

    def tell(self, said: str, still: bool) -> None:
        """Wait until the window keeps still, or moves, as it has to."""
        self.until(lambda: theme().reduced_motion is still)
        print(json.dumps({"said": said, "still": theme().reduced_motion, "wanted": still}), flush=True)

    def answered(self, motion: Motion) -> bool:
        """Wait until every question has its answer."""
        return self.until(lambda: not motion.findChildren(QDBusPendingCallWatcher))


def begun(window: Window) -> Motion:
    """Ask anew, as another start would."""
    motion = Motion(window, theme().follow_system_motion)
    motion.begin()
    return motion


def main() -> None:
    """Say each thing and tell what became of it."""
    stage = Stage()
    window = stage.window
    told: list[int] = []
    window.painted.connect(lambda: told.append(len(window._motion.children())))
    window.show()
    assert stage.until(lambda: bool(window._motion.children())) and stage.answered(window._motion)
    assert told == [0], "nothing is asked before the window stands"
    stage.tell("no portal", still=False)
    portal = Portal()
    assert stage.answered(begun(window)) and portal.asked == 2
    stage.tell("a portal that knows neither setting", still=False)
    portal.values[MOTION] = ("u", 1)
    first = begun(window)
    stage.tell("reduced motion at the start", still=True)
    assert stage.answered(first)
    portal.change(COLOUR, "(ddd)", (0.1, 0.2, 0.3))
    portal.change(MOTION, "u", 0)
    stage.tell("another setting, then motion again", still=False)
    portal.change(ANIMATIONS, "b", False)
    stage.tell("no animations", still=True)
    portal.change(ANIMATIONS, "b", True)
    stage.tell("animations again", still=False)
    portal.silent, portal.asked = True, 0
    begun(window)
    stage.until(lambda: portal.asked == 2)
    stage.tell("a portal that does not answer", still=False)
    window.close()


if __name__ == "__main__":
    main()
