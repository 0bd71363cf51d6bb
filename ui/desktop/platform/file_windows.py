"""The system's file windows. Each opens in the folder of the one before, until the vault is locked; nothing of it is written down."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class Way(Enum):
    """Direction in which files go: what is read and what is written mostly lie in two places."""

    READ = auto()
    WRITE = auto()


_folders: dict[Way, str] = {}


def forget_folders() -> None:
    """Forget which folders were used, at locking."""
    _folders.clear()


def last_folder(way: Way) -> str:
    """Return the path of the folder that was used last; "" for the system's own choice."""
    return _folders.get(way, "")


def remember(way: Way, folder: Path) -> None:
    """Open the next file window of this kind in a folder."""
    _folders[way] = str(folder)


def open_file(parent: QWidget, title: str, kinds: str = "") -> str:
    """Return the path of the file that the person chose to read; "" for none. `kinds`: Qt's filters."""
    name, _ = QFileDialog.getOpenFileName(parent, title, last_folder(Way.READ), kinds)
    if name:
        remember(Way.READ, Path(name).parent)
    return name


def open_files(parent: QWidget, title: str, kinds: str = "") -> list[str]:
    """Return the paths of the files that the person chose to read. `kinds`: Qt's filters."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, last_folder(Way.READ), kinds)
    if names:
        remember(Way.READ, Path(names[0]).parent)
    return names


def output_folder(parent: QWidget, title: str, start: str = "") -> str:
    """Return the path of the folder that the person chose to write into; "" for none. `start` goes before the last one."""
    name = QFileDialog.getExistingDirectory(parent, title, start or last_folder(Way.WRITE))
    if name:
        remember(Way.WRITE, Path(name))
    return name


def save_file(parent: QWidget, title: str, proposed: str, kinds: str = "") -> tuple[str, str]:
    """Return the path under which the person saves a file, "" for none, and the chosen one of `kinds` (Qt's filters)."""
    folder = last_folder(Way.WRITE)
    start = str(Path(folder) / proposed) if folder and not Path(proposed).is_absolute() else proposed
    name, chosen = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if name:
        remember(Way.WRITE, Path(name).parent)
    return name, chosen
