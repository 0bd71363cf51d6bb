"""Run by test_locking on a bus of its own: the real window on a real vault, and a small logind and screen saver.

Prints one JSON line per case: what was signalled, and whether the window has locked its vault since.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["XDG_SESSION_ID"] = "2"

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from app.services.vaults import create_vault, open_vault
from app.vault.keys import key_derivation
from ui.desktop.platform import session_lock
from ui.desktop.platform.session_lock_dbus import LOGIND, SAVERS, session_path
from ui.desktop.shell import app as desktop

PASSPHRASE = "correct horse battery"
OURS, OTHERS = session_path("2"), session_path("c7")
FENCE = "org.example.Fence"
MANAGER = "/org/freedesktop/login1"


def cases() -> list[tuple[str, str, str, str, list[object], bool]]:
    """(sender, path, interface, signal, arguments, whether the vault must be locked after it)."""
    savers = [("saver", "/ScreenSaver", name, "ActiveChanged", [True], True) for name in SAVERS]
    return [
        ("saver", "/ScreenSaver", SAVERS[0], "ActiveChanged", [False], False),
        *savers,
        ("logind", OTHERS, f"{LOGIND}.Session", "Lock", [], False),
        ("saver", OURS, f"{LOGIND}.Session", "Lock", [], False),  # not logind: anyone on the system bus may say it
        ("logind", OURS, f"{LOGIND}.Session", "Lock", [], True),
        ("logind", MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", [False], False),
        ("logind", MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", [True], True),
        ("logind", OURS, f"{LOGIND}.Session", "Lock", [], True),
    ]


class Fence(QObject):
    """Counts fence signals as both connections of the window hear them."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0
        slot: Any = SLOT("arrived(QDBusMessage)")
        for bus in (QDBusConnection.sessionBus(), QDBusConnection.systemBus()):
            assert bus.connect("", "", FENCE, "Passed", self, slot)

    @Slot(QDBusMessage)
    def arrived(self, _message: QDBusMessage) -> None:
        """One more."""
        self.passed += 1


def main(folder: Path) -> None:
    """Signal each case and tell what became of it."""
    key_derivation.CURRENT_KDF = key_derivation.Kdf(64, 1, 1)
    application, window = desktop.open_window(["--vault", str(folder)])
    window.show()
    bus = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    logind, saver = QDBusConnection.connectToBus(bus, "logind"), QDBusConnection.connectToBus(bus, "saver")
    assert logind.registerService(LOGIND)
    fence = Fence()
    watch = session_lock.watch(window, window.lock)
    assert watch.watcher.heard == len(SAVERS) + 2  # type: ignore[attr-defined]
    window.opened(create_vault(folder, PASSPHRASE, keyring=False))

    def until(condition: Callable[[], bool]) -> bool:
        limit = time.monotonic() + 600
        while not condition() and time.monotonic() < limit:
            application.processEvents()
        return condition()

    for sender, path, interface, member, arguments, locks in cases():
        if window._session is None:
            window.opened(open_vault(folder, PASSPHRASE))
        message = QDBusMessage.createSignal(path, interface, member)
        message.setArguments(arguments)
        (logind if sender == "logind" else saver).send(message)
        if not locks:  # a signal sent after it on the same connections has arrived: so has what came before it
            sent = fence.passed
            passing = QDBusMessage.createSignal("/fence", FENCE, "Passed")
            (logind if sender == "logind" else saver).send(passing)
            until(lambda before=sent: fence.passed >= before + 2)
            application.processEvents()
        locked = until(lambda: window._session is None) if locks else window._session is None
        print(
            json.dumps({"signal": f"{sender} {path} {member} {arguments}", "locked": locked, "wanted": locks}),
            flush=True,
        )
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
