"""The system's file windows open where the last one was, until the vault is locked."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.desktop.platform.file_dialogs import Way, last_folder, open_file, output_folder, save_file
from ui.desktop.shell.window import Window


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where each file window began; each answers with something in the test's own folder."""
    seen: list[str] = []

    def answer(path: Path) -> object:
        return lambda _parent, _title, start="", kinds="": (seen.append(start), (str(path), kinds))[1]

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer(tmp_path / "in" / "posting.pdf"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer(tmp_path / "out" / "letter.pdf"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: (seen.append(given[2]), str(tmp_path))[1])
    return seen


def test_a_file_window_opens_where_the_last_one_was(window: Window, begun: list[str], tmp_path: Path) -> None:
    open_file(window, "Open")
    open_file(window, "Open")
    assert begun == [str(Path.home()), str(tmp_path / "in")]
    save_file(window, "Save", "letter.pdf")
    save_file(window, "Save", "other.pdf")
    assert begun[2:] == [str(Path.home() / "letter.pdf"), str(tmp_path / "out" / "other.pdf")], (
        "reading and writing have folders of their own"
    )
    output_folder(window, "Into", "/of the vault")
    assert begun[4:] == ["/of the vault"]
    output_folder(window, "Into")
    assert begun[5:] == [str(tmp_path)]


def test_locking_forgets_the_folders(ready_window: Window, begun: list[str]) -> None:
    open_file(ready_window, "Open")
    assert last_folder(Way.READ) != str(Path.home())
    ready_window.lock()
    assert last_folder(Way.READ) == str(Path.home())


def test_no_choice_keeps_the_folder(window: Window, begun: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    open_file(window, "Open")
    kept = last_folder(Way.READ)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert open_file(window, "Open") == "" and last_folder(Way.READ) == kept


@pytest.mark.parametrize("scale", [100, 200])
def test_the_toolkits_own_file_window_fits_the_screen(window: Window, tmp_path: Path, scale: int) -> None:
    window.change_settings(dataclasses.replace(window.settings, text_scale=scale))
    window.show()
    seen: list[tuple[bool, int]] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QFileDialog)
        room = QApplication.primaryScreen().availableGeometry()
        seen.append((room.contains(shown.geometry()), shown.height() - shown.sizeHint().height()))
        shown.reject()

    QTimer.singleShot(0, window, lambda: QTimer.singleShot(0, window, look))
    assert save_file(window, "Save", str(tmp_path / "letter.pdf"), "PDF (*.pdf)") == ("", "")
    assert seen == [(True, 0)]
