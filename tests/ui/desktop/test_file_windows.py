"""The system's file windows open where the last one was, until the vault is locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ui.desktop.platform.file_windows import Way, last_folder, open_file, output_folder, save_file
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
    assert begun == ["", str(tmp_path / "in")]
    save_file(window, "Save", "letter.pdf")
    save_file(window, "Save", "other.pdf")
    assert begun[2:] == ["letter.pdf", str(tmp_path / "out" / "other.pdf")], (
        "reading and writing have folders of their own"
    )
    output_folder(window, "Into", "/of the vault")
    assert begun[4:] == ["/of the vault"]
    output_folder(window, "Into")
    assert begun[5:] == [str(tmp_path)]


def test_locking_forgets_the_folders(ready_window: Window, begun: list[str]) -> None:
    open_file(ready_window, "Open")
    assert last_folder(Way.READ)
    ready_window.lock()
    assert not last_folder(Way.READ)


def test_no_choice_keeps_the_folder(window: Window, begun: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    open_file(window, "Open")
    kept = last_folder(Way.READ)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert open_file(window, "Open") == "" and last_folder(Way.READ) == kept
