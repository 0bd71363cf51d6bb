"""Shows a finished file in the system's file manager, and opens a mail draft with the program that the system has for it. Changes no file."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def reveal(path: Path) -> None:
    """Show a file in its folder, selected where the system can do that; else open the folder."""
    if not path.is_file():
        open_folder(path)
    elif sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("/usr/bin/open", ["-R", str(path)])
    else:
        _ask_file_manager(path)


def open_folder(path: Path) -> None:
    """Open the folder of a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_draft(path: Path) -> bool:
    """Open a mail (`.eml`) with the system's mail program. Returns False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ask_file_manager(path: Path) -> None:
    """Ask the desktop's file manager to show a file (freedesktop.org: org.freedesktop.FileManager1); one that cannot opens the folder."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus, name = QDBusConnection.sessionBus(), "org.freedesktop.FileManager1"
    if not bus.isConnected():
        open_folder(path)
        return
    asked = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    asked.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(asked), QCoreApplication.instance())

    def answered(answer: QDBusPendingCallWatcher) -> None:
        if answer.isError():
            open_folder(path)
        answer.deleteLater()

    watcher.finished.connect(answered)
