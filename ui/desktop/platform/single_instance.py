"""One window per vault: starting the program again brings the existing window to the front."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCryptographicHash, QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS: Final = 1000
_SHOWN: Final = b"shown"


def show_first(folder: Path) -> bool:
    """Bring the existing window of the vault in `folder` to the front; False when there is none that answers."""
    if os.name != "nt" and not Path(address(folder)).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket  # here: most starts need it only when the window stands

    socket = QLocalSocket()
    socket.connectToServer(address(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.waitForReadyRead(WAIT_MS)
    return bytes(socket.readAll().data()) == _SHOWN


def answer(window: QWidget, folder: Path) -> QLocalServer:
    """Come to the front when a second start asks for it, for as long as `window` lives."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    if not server.listen(address(folder)):
        QLocalServer.removeServer(address(folder))  # left by a crash: nobody answered there
        server.listen(address(folder))

    def greeted() -> None:
        socket = server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        socket.write(_SHOWN)
        socket.disconnectFromServer()

    server.newConnection.connect(greeted)
    return server


def address(folder: Path) -> str:
    """Return the local socket of a vault's window: in this user's runtime folder, or (Windows) a pipe of this user."""
    name = os.path.normcase(folder.resolve()).encode("utf-8", "surrogatepass")
    digest = bytes(QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).data()).hex()[:16]
    if os.name == "nt":
        import getpass

        return f"countermark-{getpass.getuser()}-{digest}"
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return f"{place}/countermark-{digest}"
