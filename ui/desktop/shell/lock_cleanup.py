"""Cleans up when the vault is locked: open dialogs, the clipboard, pictures, folder names.

Never touches what another program copied or chose.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog


def dismiss_dialogs() -> None:
    """Close every open dialog unasked: dialogs show what the vault holds, and would act on a closed one."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and not widget.isHidden():
            widget.done(QDialog.DialogCode.Rejected.value)


def forget_copied_and_shown() -> None:
    """Empty the clipboard if this program filled it, and drop cached pictures and chosen folders."""
    from ui.desktop.platform import clipboard, file_dialogs

    clipboard.clear_own_clipboards()
    QPixmapCache.clear()
    file_dialogs.forget_folders()


class Folders:
    """Guard that keeps folders chosen in file dialogs (often named after an employer) out of Qt's own settings file.

    WORKAROUND: QFileDialog always keeps them there, for all programs made with Qt, and has no switch for it. Where
    that is a file of its own, this program's Qt writes to nowhere; where it is the registry or a property list, the
    previous entries are restored.
    """

    KEYS: Final = ("FileDialog/lastVisited", "FileDialog/history")

    def __init__(self, platform: str = sys.platform) -> None:
        if platform not in ("win32", "darwin"):
            QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        settings = self._settings()
        self._before = {key: settings.value(key) for key in self.KEYS if settings.contains(key)}

    def put_back(self) -> None:
        """Restore the entries from before the program started."""
        settings = self._settings()
        for key in self.KEYS:
            if key in self._before:
                settings.setValue(key, self._before[key])
            else:
                settings.remove(key)
        settings.sync()

    def _settings(self) -> QSettings:
        return QSettings(QSettings.Scope.UserScope, "QtProject")
