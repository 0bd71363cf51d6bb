"""Notices new files in the folder that the person chose (mostly that of downloads), while the vault is open. Nothing is opened by itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.vault.vault import Vault
    from ui.desktop.shell.background import Background
    from ui.desktop.shell.messages import Messages

KEY: Final = "arrivals:folder"
"""Where the vault keeps the path of the folder."""
KINDS: Final = frozenset(
    ".pdf .docx .doc .odt .rtf .txt .html .htm .mht .mhtml .eml .png .jpg .jpeg .webp .heic .xlsx .xls .csv .zip".split()
)
"""Endings of what may hold a posting, a contract or a leaked copy; half a download has another one."""
SETTLE_MS: Final = 700
"""A file counts as whole when it did not change for so long."""
MOST: Final = 20_000
"""Entries of the folder that are looked at."""
_Stamp = tuple[int, int]


def watched_folder(vault: Vault) -> str:
    """Return the path of the folder that is watched; "" for none."""
    found = vault.preferences.get(KEY, "")
    return found if isinstance(found, str) else ""


def set_watched_folder(vault: Vault, folder: str) -> None:
    """Choose the folder to be watched; "" for none."""
    with vault.transaction():
        vault.preferences.set(KEY, folder or None)


class Receiver(Protocol):
    """Protocol of the window for new files."""

    @property
    def messages(self) -> Messages:
        """Return the messages of the window."""

    @property
    def background(self) -> Background:
        """Return what works in the background of the window."""

    def hand(self, key: str, incoming: UntrustedInput) -> None:
        """Open a page and give it a file."""

    def isActiveWindow(self) -> bool:
        """Return True if the window has the keyboard."""


class Arrivals(QObject):
    """Watch over one folder, for a window. `arrived` carries the path of a file that came into it and is whole."""

    arrived = Signal(Path)

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self._window: Receiver = window  # type: ignore[assignment]  # a window is both
        self._folder: Path | None = None
        self._known: set[str] = set()
        self._growing: dict[str, _Stamp] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())
        self._settle.timeout.connect(self.look)
        self.arrived.connect(self._tell)

    def watch(self, folder: str) -> bool:
        """Watch a folder from now on ("": none); what lies in it already is no news. Returns False where it cannot be watched."""
        self._settle.stop()
        self._growing.clear()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._folder = Path(folder) if folder else None
        self._known = {name for name, _ in self._files()}
        return not folder or self._watcher.addPath(folder)

    def look(self) -> None:
        """Tell of what came and is whole; look again for what still grows."""
        seen = dict(self._files())
        fresh = {name: stamp for name, stamp in seen.items() if name not in self._known}
        whole = [name for name, stamp in fresh.items() if self._growing.get(name) == stamp and stamp[0] > 0]
        self._known = (self._known & seen.keys()) | set(whole)
        self._growing = {name: stamp for name, stamp in fresh.items() if name not in whole}
        if self._growing:
            self._settle.start()
        for name in whole:
            if self._folder is not None:  # an earlier one may have locked the vault
                self.arrived.emit(self._folder / name)

    def _files(self) -> Iterator[tuple[str, _Stamp]]:
        """Yield name, size and time of change of each file that could be of interest; links and hidden files are none."""
        if self._folder is None:
            return
        try:
            with os.scandir(self._folder) as entries:
                for _, entry in zip(range(MOST), entries, strict=False):
                    if Path(entry.name).suffix.lower() in KINDS and entry.is_file(follow_symlinks=False):
                        found = entry.stat(follow_symlinks=False)
                        yield entry.name, (found.st_size, found.st_mtime_ns)
        except OSError:  # the folder was moved, a stick was pulled out
            return

    def _tell(self, path: Path) -> None:
        """Offer to check a new file; on the screen of the system it is told without its name."""
        text = self.tr("“{name}” arrived in the folder you watch.").format(name=one_line(path.name))
        self._window.messages.inform(text, self.tr("Check it"), lambda: self._window.hand("check", from_path(path)))
        if not self._window.isActiveWindow():
            self._window.background.reminders.tell(self.tr("A new file arrived."))
