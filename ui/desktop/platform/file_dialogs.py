"""File dialogs of the system, for opening and saving. Each opens in the folder of the one before, until the vault is locked; nothing of it is written down."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QRect, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

SHARE = 0.94
"""Of the screen, at most."""


class Way(Enum):
    """Direction in which files go: what is read and what is written mostly lie in two places."""

    READ = auto()
    WRITE = auto()


_folders: dict[Way, str] = {}


def forget_folders() -> None:
    """Forget which folders were used, at locking."""
    _folders.clear()


def last_folder(way: Way) -> str:
    """Return the path of the folder that was used last, at first that of the person's documents."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return _folders.get(way) or str(documents if documents.is_dir() else Path.home())


def remember(way: Way, folder: Path) -> None:
    """Open the next file window of this kind in a folder."""
    _folders[way] = str(folder)


def _fit_soon(parent: QWidget) -> None:
    """Have the next file window made as large as its content asks for, within its screen, once it is there.

    WORKAROUND(Qt 6.11): where the system has no file window, the toolkit's own opens higher than a laptop's screen with our sizes of lines.
    """
    QTimer.singleShot(0, parent, lambda: _fit(parent))


def _fit(parent: QWidget) -> None:
    window = QApplication.activeModalWidget()
    if not isinstance(window, QFileDialog) or not window.isVisible():
        return  # the system's own
    screen = QApplication.screenAt(parent.window().geometry().center()) or QApplication.primaryScreen()
    room = screen.availableGeometry()
    box = QRect(room.topLeft(), window.sizeHint().boundedTo(room.size() * SHARE))
    box.moveCenter(parent.window().geometry().center())
    box.moveTo(
        min(max(box.left(), room.left()), room.right() - box.width()),
        min(max(box.top(), room.top()), room.bottom() - box.height()),
    )
    window.setGeometry(box)


def open_file(parent: QWidget, title: str, kinds: str = "") -> str:
    """Return the path of the file that the person chose to read; "" for none. `kinds`: Qt's filters."""
    _fit_soon(parent)
    name, _ = QFileDialog.getOpenFileName(parent, title, last_folder(Way.READ), kinds)
    if name:
        remember(Way.READ, Path(name).parent)
    return name


def open_files(parent: QWidget, title: str, kinds: str = "") -> list[str]:
    """Return the paths of the files that the person chose to read. `kinds`: Qt's filters."""
    _fit_soon(parent)
    names, _ = QFileDialog.getOpenFileNames(parent, title, last_folder(Way.READ), kinds)
    if names:
        remember(Way.READ, Path(names[0]).parent)
    return names


def output_folder(parent: QWidget, title: str, start: str = "", *, remembered: bool = True) -> str:
    """Return the path of the folder that the person chose to write into; "" for none. `start` goes before the last one. One that is not `remembered` (a
    folder that others read) is not proposed for the next file."""
    _fit_soon(parent)
    name = QFileDialog.getExistingDirectory(parent, title, start or last_folder(Way.WRITE))
    if name and remembered:
        remember(Way.WRITE, Path(name))
    return name


def save_file(parent: QWidget, title: str, proposed: str, kinds: str = "") -> tuple[str, str]:
    """Return the path under which the person saves a file, "" for none, and the chosen one of `kinds` (Qt's filters)."""
    start = proposed if Path(proposed).is_absolute() else str(Path(last_folder(Way.WRITE)) / proposed)
    _fit_soon(parent)
    name, chosen = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if name:
        remember(Way.WRITE, Path(name).parent)
    return name, chosen
