"""A clipboard that forgets: text put there by the program is removed after a while and when the vault is locked, unless something else replaced it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS: Final = 60
_SECRET: Final = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    ("CanIncludeInClipboardHistory", b"\x00\x00\x00\x00"),
    ("CanUploadToCloudClipboard", b"\x00\x00\x00\x00"),
)
"""Hints of KDE, macOS and Windows that this is not to be kept."""


class ForgettingClipboard(QObject):
    """Puts text on the clipboard for a while. `left` carries the seconds left (0: it is gone)."""

    left = Signal(int)

    def __init__(self, parent: QObject, seconds: int = SECONDS) -> None:
        super().__init__(parent)
        self._seconds, self._remaining, self._mine = seconds, 0, b""
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.tick)

    def put(self, text: str) -> None:
        """Copy a text, and remove it after a while."""
        mime = QMimeData()
        mime.setText(text)
        for name, value in _SECRET:
            mime.setData(name, value)
        QGuiApplication.clipboard().setMimeData(mime)
        self._mine, self._remaining = _digest(text), self._seconds
        self._tick.start()
        self.left.emit(self._remaining)

    def tick(self) -> None:
        """A second went by."""
        self._remaining -= 1
        if self._remaining <= 0:
            self.forget()
        else:
            self.left.emit(self._remaining)

    def forget(self) -> None:
        """Remove the text now, if it is still ours."""
        self._tick.stop()
        clipboard = QGuiApplication.clipboard()
        if self._mine and _digest(clipboard.text()) == self._mine:
            clipboard.clear()
        self._mine, self._remaining = b"", 0
        self.left.emit(0)


def clear_own_clipboards() -> None:
    """Empty the clipboard (and X11's selection) if this program filled it: the vault is being locked."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _digest(text: str) -> bytes:
    import hashlib  # here: it loads OpenSSL, 3 ms of the start

    return hashlib.sha256(text.encode()).digest()
