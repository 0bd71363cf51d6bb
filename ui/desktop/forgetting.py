"""What must not outlive an open vault in the window beside its pages: open dialogs, copied text, cached pictures.

Never touches what another program copied.
"""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog


def dismiss_dialogs() -> None:
    """Answer every open dialog with no: they show what the vault holds, and would act on a closed one."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and not widget.isHidden():
            widget.reject()


def forget_copied() -> None:
    """Empty the clipboard (and X11's selection) if this program filled it, and drop cached pictures."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    QPixmapCache.clear()
