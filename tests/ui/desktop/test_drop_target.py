"""What is dropped on the photo dialog and on the students' page, through real drag and drop events; what they cannot take is not accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.desktop.dialogs.id_scan import KINDS
from ui.desktop.dialogs.photo import PhotoDialog
from ui.desktop.shell.drop_target import DropTarget
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def drop(widget: QWidget, path: Path) -> tuple[bool, bool]:
    """Drag `path` over `widget` and let it go there; whether the drag and the drop were accepted."""
    mime, buttons, keys = QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    entered = QDragEnterEvent(where.toPoint(), copy, mime, buttons, keys)
    dropped = QDropEvent(where, copy, mime, buttons, keys)
    for event in (entered, dropped):
        event.ignore()
        QApplication.sendEvent(widget, event)
    return entered.isAccepted(), dropped.isAccepted()


def test_a_picture_dropped_on_the_photo_dialog_is_shown_and_a_document_is_not_taken(
    window: Window, tmp_path: Path, until: Until
) -> None:
    picture, document = tmp_path / "me.JPG", tmp_path / "cv.pdf"
    Image.new("RGB", (300, 400), (10, 90, 40)).save(picture, "JPEG")
    document.write_bytes(b"%PDF-1.7")
    dialog = PhotoDialog(parent=window)
    dialog.show()
    assert drop(dialog, document) == (False, False)
    assert drop(dialog, picture) == (True, True)
    until(lambda: dialog.use.isEnabled())
    assert not dialog.status_label.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "kinds", "taken"), [("a.PDF", KINDS, True), ("a.txt", KINDS, False), ("a.txt", (), True)]
)
def test_what_is_taken_is_handed_over_once(
    qapp: QApplication, tmp_path: Path, name: str, kinds: tuple[str, ...], taken: bool, until: Until
) -> None:
    (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "last.pdf").write_text("x", "utf-8")
    widget, got = QWidget(), list[str]()
    DropTarget(widget, lambda incoming: got.append(incoming.name), kinds)
    assert drop(widget, tmp_path / name) == (taken, taken)
    assert drop(widget, tmp_path / "last.pdf") == (True, True)
    until(lambda: "last.pdf" in got)
    assert got == [name, "last.pdf"][0 if taken else 1 :]
