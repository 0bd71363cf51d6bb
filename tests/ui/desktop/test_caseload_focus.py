"""Where the keyboard is while the page of students works: never on a button that nobody chose, so that Enter for the coming question locks nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import consented

from app import paths, resources
from app.errors import UserError
from app.services.caseload import create_caseload
from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.caseload import incoming_packages, students_page
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.jobs import Outcomes
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
    assert focused in (view.table, view.none.button), focused


def test_after_a_roster_and_a_comparison_the_keyboard_is_on_the_students(
    view: CaseloadView, first_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "wang.json").write_bytes(resources.path("samples", "resume-zh.json").read_bytes())
    (tmp_path / "roster.csv").write_text("id,name,resume\n7,赵磊,wang.json\n8,Li Wei,\n", encoding="utf-8")
    asked, answer = list[str](), asked_in_a_window(first_window, until)

    def ask(parent: object, question: Question, *, main: str) -> bool:
        asked.append(question.text())
        assert main == "yes", "adding loses nothing"
        return answer()

    monkeypatch.setattr(students_page, "confirm", ask)
    monkeypatch.setattr(students_page, "open_file", lambda *_: str(tmp_path / "roster.csv"))
    view.add.setFocus()
    view.add.click()
    until(lambda: view.model.rowCount() == 2 and not view._place.busy)
    assert "Row 2: the list says" in asked[0], "before anything is added"
    first_window.activateWindow()
    until(first_window.isActiveWindow)
    assert first_window.focusWidget() is view.table

    def compared(dialog: ComparedResumesDialog) -> int:
        answer()
        dialog.all.click()
        for row in range(dialog.list.count()):  # whose résumé names somebody else is ticked by hand alone
            dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
        dialog.marked.click()
        return dialog.result()

    monkeypatch.setattr(ComparedResumesDialog, "exec", compared)
    view.reviewed.setFocus()
    view.reviewed.click()
    first_window.activateWindow()
    until(first_window.isActiveWindow)
    assert first_window.focusWidget() is view.table and not view.reviewed.isEnabled()
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(view.table, pressed)
    assert first_window.gate is view


def test_rows_stay_where_they_are_while_the_page_works(view: CaseloadView, first_window: Window, until: Until) -> None:
    consented(view._caseload, "1", "王晓明", "Acme GmbH")
    view.refresh()
    until(lambda: view.model.rowCount() == 1 and not view._place.busy)
    first_window.resize(1366, 768)
    QApplication.processEvents()
    before, held = view.table.mapTo(view, QPoint()), threading.Event()
    view._place.start(lambda _token, _progress: held.wait(60), Outcomes(lambda _: None))
    try:
        until(view.busy.isVisible)
        QApplication.processEvents()
        assert view.table.mapTo(view, QPoint()) == before
        assert view.busy.button.visibleRegion().boundingRect().size() == view.busy.button.size()
    finally:
        held.set()
    until(lambda: not view._place.busy)


def test_a_confirmation_goes_by_itself_also_behind_a_dialog(
    view: CaseloadView, first_window: Window, until: Until
) -> None:
    first_window.messages.inform("Students added: 4.")
    dialog = QDialog(first_window)
    dialog.show()
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    first_window.messages._leave()
    assert not first_window.messages.shown
    dialog.close()


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
