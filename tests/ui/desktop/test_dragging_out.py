"""A finished file is dragged out of the window into a mail or a form: it carries the very file that the ledger knows, to be copied."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from app.domain.copies import CopyFile, CopyRecord
from ui.desktop.pages.applications.copy_detail import CopyDetail
from ui.desktop.pages.send.copy_done import FileChip
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[QUrl], Qt.DropAction]]:
    """What was dragged out, and what the other side may do with it."""
    seen: list[tuple[list[QUrl], Qt.DropAction]] = []

    def exec_(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert not drag.pixmap().isNull(), "something is seen under the pointer"
        seen.append((drag.mimeData().urls(), actions))
        return actions

    monkeypatch.setattr(QDrag, "exec", exec_)
    return seen


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders that were opened in the system's file manager."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    return opened


def file_name(chip: FileChip) -> str:
    return chip.text().strip()


def pull(chip: FileChip, pixels: int) -> None:
    """Press the mouse on a file, move it, and let go."""
    start = chip.rect().center()
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 5):
        QTest.mouseMove(chip, start + QPoint(0, pixels * step // 4))
    QTest.mouseRelease(
        chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(0, chip.height() * 3)
    )


def save_again(window: Window, record: CopyRecord, gone: CopyFile, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a copy is there no more: on the Applications page it is saved again, as it was sent."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    window.show_copy(record.copy_id)
    detail = window.findChild(CopyDetail)
    assert detail is not None and len(detail.findChildren(FileChip)) == len(record.files) - 1
    (again,) = (one for one in detail.findChildren(QPushButton) if one.text().strip() == f"Save {gone.name} again…")
    again.click()
    QApplication.processEvents()
    assert hashlib.sha256(to.read_bytes()).hexdigest() == gone.sha256, "the very file that was sent"
    assert to.name in [file_name(chip) for chip in detail.findChildren(FileChip) if not chip.isHidden()]
    assert window.session.vault.ledger.verify() is None


def test_a_finished_file_can_be_dragged_out(
    ready_window: Window,
    tmp_path: Path,
    until: Until,
    drags: list[tuple[list[QUrl], Qt.DropAction]],
    folders: list[str],
    clipped: Callable[[QWidget], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    for kind in page.formats.values():
        kind.setChecked(True)
    page.address_name("Öresund & Söhne 招聘")
    until(page.save.isEnabled)
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    record = ready_window.session.vault.copies.all()[0]
    chips = page.done.findChildren(FileChip)
    assert clipped(page.done) == [], "four names stand whole"
    files = {Path(file.path).name: file for file in record.files}
    assert sorted(file_name(chip) for chip in chips) == sorted(files)
    for chip in chips:
        file = files[file_name(chip)]
        pull(chip, QApplication.startDragDistance() * 3)
        QTest.keySequence(chip, QKeySequence.StandardKey.Copy)
        assert [Path(url.toLocalFile()).name for url in QGuiApplication.clipboard().mimeData().urls()] == [
            file_name(chip)
        ]
        urls, actions = drags.pop()
        assert not drags, "one drag at a time"
        assert actions == Qt.DropAction.CopyAction, "the file stays where it was saved"
        assert [url.toLocalFile() for url in urls] == [file.path]
        assert urls[0].fileName() == Path(file.path).name
        assert hashlib.sha256(Path(urls[0].toLocalFile()).read_bytes()).hexdigest() == file.sha256
    assert {Path(file.path).suffix for file in record.files} == {".pdf", ".docx", ".txt", ".json"}
    assert not folders, "a drag is no press"
    pull(chips[0], QApplication.startDragDistance() // 2)
    assert not drags, "a hand that trembles drags nothing"
    QTest.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert folders == [str(tmp_path)], "a press shows where it lies"
    Path(files[file_name(chips[0])].path).unlink()
    tell: list[str] = []
    chips[0].missing.connect(lambda: tell.append("gone"))
    QTest.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert tell == ["gone"] and folders == [str(tmp_path)]
    save_again(ready_window, record, files[file_name(chips[0])], tmp_path / "elsewhere", monkeypatch)
