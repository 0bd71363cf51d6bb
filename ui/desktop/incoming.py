"""What a person dropped, pasted or chose: a file that is read when needed, or text. All of it is untrusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import UserError

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif")
"""How the names of pictures end."""
PASTED_PICTURE: Final = "pasted.png"
LIMIT: Final = 64_000_000
"""Largest file read, in bytes."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file (`path`, or its bytes) or a text. `name` is the file's name without its folder, empty for text.
    `more` are the other files of the same drop or choice."""

    name: str
    path: Path | None = None
    untrusted_text: str = ""
    more: tuple[Incoming, ...] = ()
    untrusted_bytes: bytes = b""

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, with the dot."""
        return Path(self.name).suffix.lower()

    def data(self) -> bytes:
        """The bytes, read now (call it beside the window).

        Raises `UserError` `file-missing`, `file-unreadable`, `too-large`.
        """
        if self.path is None:
            return self.untrusted_bytes or self.untrusted_text.encode("utf-8", "replace")
        try:
            if self.path.stat().st_size > LIMIT:
                raise UserError("too-large", limit=LIMIT // 1_000_000)
            return self.path.read_bytes()
        except FileNotFoundError:
            raise UserError("file-missing", path=str(self.path)) from None
        except OSError:
            raise UserError("file-unreadable", path=str(self.path)) from None


def of_path(path: Path) -> Incoming:
    """A file on this computer."""
    return Incoming(path.name, path)


def of_paths(paths: Sequence[Path]) -> Incoming:
    """Several files that belong together (at least one)."""
    first, *rest = map(of_path, paths)
    return Incoming(first.name, first.path, more=tuple(rest))


def of_mime(mime: QMimeData | None) -> Incoming | None:
    """What a drop or the clipboard holds: local files, else a link or text, else a picture, else None."""
    if mime is None:
        return None
    if paths := [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]:
        return of_paths(paths)
    if mime.hasUrls():
        return Incoming("", untrusted_text=mime.urls()[0].toString())
    if mime.hasText() and mime.text().strip():
        return Incoming("", untrusted_text=mime.text())
    return Incoming(PASTED_PICTURE, untrusted_bytes=_png(mime.imageData())) if mime.hasImage() else None


def _png(image: QImage) -> bytes:
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]  # a device, in the words of the stubs a file
    return bytes(written.data().data())


def choose_file(parent: QWidget, title: str, kind: str, suffixes: Sequence[str]) -> Incoming | None:
    """Let the person choose one file (of `kind`, or any); None when they did not."""
    everything = QCoreApplication.translate("incoming", "All files")
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kind} ({patterns});;{everything} (*)")
    return of_path(Path(name)) if name else None


def choose_files(parent: QWidget, title: str, kind: str, suffixes: Sequence[str]) -> Incoming | None:
    """Let the person choose files that belong together; None when they did not."""
    everything = QCoreApplication.translate("incoming", "All files")
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", f"{kind} ({patterns});;{everything} (*)")
    return of_paths([Path(name) for name in names]) if names else None
