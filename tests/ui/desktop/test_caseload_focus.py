"""Where the keyboard is while the page of students works: never on a button that nobody chose, so that Enter for the coming question locks nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import consented

from app import paths
from app.errors import UserError
from app.services.caseload import create_caseload
from ui.desktop.pages.caseload import incoming_packages, students_page
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def view(first_window: Window, until: Until) -> Iterator[CaseloadView]:
    made = create_caseload(paths.default_caseload(), "correct horse battery")
    first_window.show_folder(paths.default_caseload())
    first_window.opened(made.vault)
    first_window.show()
    first_window.activateWindow()
    until(first_window.isActiveWindow)
    assert isinstance(first_window.gate, CaseloadView)
    yield first_window.gate
    made.vault.close()


def asked_in_a_window(window: Window, until: Until) -> Callable[..., bool]:
    """A question that has the focus meanwhile and is answered with yes."""

    def ask(*_: object, **__: object) -> bool:
        dialog = QDialog(window)
        dialog.show()
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        dialog.close()
        return True

    return ask


def test_enter_after_what_was_done_leaves_nothing(
    view: CaseloadView, first_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    consented(view._caseload, "1", "王晓明", "Acme GmbH")
    view.refresh()
    until(lambda: view.model.rowCount() == 1 and not view._place.busy)
    monkeypatch.setattr(students_page, "confirm", asked_in_a_window(first_window, until))
    button = view.end
    until(button.isEnabled)
    button.setFocus()
    button.click()
    until(lambda: not view._place.busy and not button.isEnabled())
    first_window.activateWindow()
    until(first_window.isActiveWindow)
    focused = first_window.focusWidget()
    assert focused is None or focused is view or view.table.isAncestorOf(focused) or focused is view.table, (
        focused.text()
    )


def test_enter_during_an_import_locks_nothing(
    view: CaseloadView, first_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    began, go_on, left = threading.Event(), threading.Event(), list[str]()

    def choose(*_: object) -> str:
        """A file dialog, which has the focus meanwhile."""
        dialog = QDialog(first_window)
        dialog.show()
        dialog.activateWindow()
        until(dialog.isActiveWindow)
        dialog.close()
        return str(tmp_path / "a.consent")

    def read(*_: object, **__: object) -> bytes:
        began.set()
        assert go_on.wait(60)
        raise UserError("consent-damaged")

    view.locked.connect(lambda: left.append("locked"))
    monkeypatch.setattr(students_page, "open_file", choose)
    monkeypatch.setattr(incoming_packages, "read_file", read)
    view.take.setFocus()
    view.take.click()
    until(began.is_set)
    first_window.activateWindow()
    until(first_window.isActiveWindow)
    try:
        assert first_window.focusWidget() is view
        for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            QTest.keyClick(first_window.focusWidget(), pressed)
    finally:
        go_on.set()
    until(lambda: not view._place.busy)
    assert left == [] and first_window.gate is view
    assert first_window.focusWidget() is view.take, "it gets the focus back"
