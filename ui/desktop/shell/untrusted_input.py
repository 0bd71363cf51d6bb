"""Untrusted input that was dropped, pasted or chosen: a file that is read when needed, several pictures as pages in the order of their names, or text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QWidget

from app.files import read_file
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif")
"""How the names of pictures end."""
PASTED_PICTURE: Final = "pasted.png"
MOST_PAGES: Final = 12
"""Pictures that are taken together as the pages of one document: reading each takes seconds."""


@dataclass(frozen=True, slots=True)
class UntrustedInput:
    """File (`path`, or its bytes) or text from outside. `name` is the file's name without its folder, empty for text.
    `more` are the other files of the same drop or choice."""

    name: str
    path: Path | None = None
    untrusted_text: str = ""
    more: tuple[UntrustedInput, ...] = ()
    untrusted_bytes: bytes = b""

    @property
    def suffix(self) -> str:
        """Return the file's extension in lower case, with the dot."""
        return Path(self.name).suffix.lower()

    @property
    def pages(self) -> tuple[UntrustedInput, ...]:
        """Return several pictures as the pages of one document, in the order of their names (2 before 10); else empty."""
        files = (replace(self, more=()), *self.more)
        if not 1 < len(files) <= MOST_PAGES or any(one.suffix not in PICTURES for one in files):
            return ()
        return tuple(sorted(files, key=lambda one: _natural_key(one.name)))

    @property
    def title(self) -> str:
        """Return the file's name; for several files the first name and the number of the others."""
        first = (self.pages or (self,))[0].name
        return f"{first} +{len(self.more)}" if self.more else first

    def data(self) -> bytes:
        """Read and return the bytes (call it on a worker thread).

        Raises `UserError` `file-missing`, `not-a-file`, `file-unreadable`, `too-large`.
        """
        if self.path is None:
            return self.untrusted_bytes or self.untrusted_text.encode("utf-8", "replace")
        return read_file(self.path)


def _natural_key(name: str) -> list[tuple[str, int]]:
    """Return a sort key for names with their numbers ordered by value (natural sort)."""
    return [(word, int(number or -1)) for word, number in re.findall(r"([^0-9]*)([0-9]*)", name.casefold())]


def from_path(path: Path) -> UntrustedInput:
    """Return the input for a local file."""
    return UntrustedInput(path.name, path)


def from_paths(paths: Sequence[Path]) -> UntrustedInput:
    """Return the input for local files that belong together (at least one)."""
    first, *rest = map(from_path, paths)
    return UntrustedInput(first.name, first.path, more=tuple(rest))


def from_mime(mime: QMimeData | None) -> UntrustedInput | None:
    """Return the input of a drop or the clipboard: local files, else a link or text, else a picture, else None. Another program may announce what
    it then does not deliver."""
    if mime is None:
        return None
    urls = mime.urls() if mime.hasUrls() else []
    if paths := [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]:
        return from_paths(paths)
    text = urls[0].toString() if urls else mime.text() if mime.hasText() else ""
    if text.strip():
        return UntrustedInput("", untrusted_text=text)
    return _picture(mime) if mime.hasImage() else None


def _picture(mime: QMimeData) -> UntrustedInput | None:
    from PySide6.QtGui import QImage  # here: nothing of a picture is needed at the start

    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    return UntrustedInput(PASTED_PICTURE, untrusted_bytes=_png(image))


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(written, "PNG")  # type: ignore[call-overload]  # a device, in the words of the stubs a file
    return bytes(written.data().data())


def choose_file(parent: QWidget, title: str, kind: str, suffixes: Sequence[str]) -> UntrustedInput | None:
    """Open a dialog for one file (of `kind`, or any); return None if it was cancelled."""
    from ui.desktop.platform.file_dialogs import open_file

    everything = QCoreApplication.translate("incoming", "All files")
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    name = open_file(parent, title, f"{kind} ({patterns});;{everything} (*)")
    return from_path(Path(name)) if name else None


def choose_files(parent: QWidget, title: str, kind: str, suffixes: Sequence[str]) -> UntrustedInput | None:
    """Open a dialog for files that belong together; return None if it was cancelled."""
    from ui.desktop.platform.file_dialogs import open_files

    everything = QCoreApplication.translate("incoming", "All files")
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    names = open_files(parent, title, f"{kind} ({patterns});;{everything} (*)")
    return from_paths([Path(name) for name in names]) if names else None


def choose_pages(
    parent: QWidget, title: str, kind: str, suffixes: Sequence[str], refuse: Callable[[str], object]
) -> UntrustedInput | None:
    """Open a dialog for one file, or several pictures of one document; call `refuse` with a sentence for anything else."""
    incoming = choose_files(parent, title, kind, suffixes)
    if incoming is not None and incoming.more and not incoming.pages:
        refuse(one_by_one_sentence())
        return None
    return incoming


def pages_sentence(pages: Sequence[UntrustedInput]) -> str:
    """Return the sentence saying that several pictures were read as one document, and in which order."""
    names = QCoreApplication.translate("incoming", ", ").join(one_line(page.name) for page in pages)
    text = QCoreApplication.translate(
        "incoming",
        "These {count} pictures were read as the pages of one document, in the order of their names: {names}.",
    )
    return text.format(count=len(pages), names=names)


def one_by_one_sentence() -> str:
    """Return the sentence saying which files may be given together."""
    text = QCoreApplication.translate(
        "incoming",
        "Several files at once can only be lists, pictures of one posting or of one résumé ({most} at most), or on “Leaks” what belongs to one incident. Drop anything else file by file.",
    )
    return text.format(most=MOST_PAGES)
