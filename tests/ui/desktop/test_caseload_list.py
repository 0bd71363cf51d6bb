"""The page of students as a list: in the order people read, nothing covered, the chosen one stays; forms for all who gave no consent."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))


from app import paths
from app.caseload.students import Keeper
from app.domain.sensitivity import Kind
from app.services import caseload_consent
from app.services.caseload import Caseload
from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog
from ui.desktop.dialogs.paper_consent import PaperConsentDialog
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def office(caseload: Caseload, first_window: Window) -> Window:
    """The window on a caseload of two students."""
    first_window.show_folder(paths.default_caseload())
    first_window.opened(caseload.vault)
    return first_window


def students(window: Window) -> CaseloadView:
    view = window.gate
    assert isinstance(view, CaseloadView)
    return view


def test_a_message_covers_no_button(office: Window) -> None:
    office.resize(1366, 768)
    view = students(office)
    office.messages.inform("Added: 12.\nRow 4: no id.\nRow 7: no file.")
    QApplication.processEvents()
    box = QRect(office.banner.mapToGlobal(QPoint()), office.banner.size())
    assert office.banner.isVisible() and view.table.isVisible()
    for button in view.findChildren(Button):
        if button.isVisible():
            assert not box.intersects(QRect(button.mapToGlobal(QPoint()), button.size())), button.text()


def test_students_are_sorted_as_people_read_and_the_chosen_one_stays(office: Window, caseload: Caseload) -> None:
    for number, name in (("10", "张三"), ("9", "安宁"), ("3", "李浩然")):
        caseload.add(number, name, Keeper.STUDENT)
    view = students(office)
    view.refresh()

    def shown(column: int) -> list[str]:
        return [view.model.cells(number)[column] for number in range(view.model.rowCount())]

    assert shown(0) == ["安宁", "李浩然", "Li Wei", "王晓明", "张三"]
    view.select(caseload.student("3").folder)
    view.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    row = view._row()
    assert shown(1) == ["1", "2", "3", "9", "10"] and row is not None and row.student.id == "3"
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown(1) == ["10", "9", "3", "2", "1"]
    assert dict(zip(shown(1), shown(6), strict=True))["1"] == "not compared"


def test_back_in_the_list_the_student_is_chosen(office: Window, caseload: Caseload) -> None:
    office.vaults._open(caseload.student("1"))
    office.leave_student()
    row = students(office)._row()
    assert row is not None and row.student.id == "1"


def test_forms_for_all_who_gave_no_consent(office: Window, caseload: Caseload, tmp_path: Path, until: Until) -> None:
    student = caseload.student("1")
    caseload.set_form_employers(["Acme GmbH", "Northwind"])
    dialog = PaperConsentDialog(
        *(caseload, student, student.name, office),
        missing=caseload_consent.without_consent(caseload),
        employers=caseload.form_employers,
        without_resume=caseload_consent.without_resume(caseload, caseload.students()),
    )
    assert dialog.employers.toPlainText() == "Acme GmbH\nNorthwind" and not dialog.unsaved()
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("fair"))
    assert dialog._kinds_of.isHidden(), "this student's résumé tells the kinds"
    dialog.whom.setCurrentIndex(1)
    assert not dialog._kinds_of.isHidden() and dialog.kinds[Kind.PHONE].isChecked()
    dialog.kinds[Kind.PHONE].click()
    dialog.kinds[Kind.BIRTH].click()
    assert dialog.whom.itemText(1).endswith("2") and dialog.print.text().strip() == "Save the forms…"
    assert dialog.windowTitle() == "Consent on paper, students: 2", "no name of one for all"
    dialog.write(tmp_path / "forms.pdf")
    until(lambda: (tmp_path / "forms.pdf").exists() and not dialog._place.busy)
    assert "one for each student: 2" in dialog.status_label.text() and dialog.focusWidget() is dialog.code
    first, second = (caseload.student(one).form for one in ("1", "2"))
    assert first is not None and second is not None and first.terms.employers == ("Acme GmbH", "Northwind")
    assert "phone" in first.terms.kinds
    assert second.terms.kinds == ("name", "email", "address", "birth", "employer", "school", "dates")
    accepted = list[int]()
    dialog.accepted.connect(lambda: accepted.append(1))
    dialog.code.setText(second.code)
    dialog.signed.click()
    assert "Li Wei" in dialog.status_label.text() and not dialog.code.text() and not accepted
    dialog.code.setText(first.code)
    dialog.signed.click()
    assert accepted and all(one.consent is not None for one in caseload.students())


def test_all_students_are_selected_by_a_key_and_get_forms_in_the_order_of_the_list(
    office: Window, caseload: Caseload, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in (("10", "张三"), ("9", "安宁")):
        caseload.add(number, name, Keeper.STUDENT)
    view, opened = students(office), list[PaperConsentDialog]()
    view.refresh()
    assert view.open.isEnabled() and view.remove.isEnabled()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in view.selected_students] == ["安宁", "Li Wei", "王晓明", "张三"]
    assert view.paper.isEnabled() and not (view.open.isEnabled() or view.remove.isEnabled() or view.end.isEnabled())
    monkeypatch.setattr(PaperConsentDialog, "exec", lambda asked: opened.append(asked))
    view.paper.click()
    assert [one.name for one in opened[0]._students] == ["安宁", "Li Wei", "王晓明", "张三"]
    assert opened[0].whom.currentText() == "The selected students: 4" and opened[0].whom.count() == 1
    view.select(caseload.student("9").folder)
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.paper.click()
    assert opened[1].whom.currentText() == "安宁"
    opened[1].whom.setCurrentIndex(1)
    assert [one.id for one in opened[1]._students] == ["10", "9", "2", "1"]
    for one in opened:
        one.reject()


def test_ticks_stay_while_a_student_is_looked_at(office: Window, caseload: Caseload) -> None:
    record = caseload.student("1")
    dialog = ComparedResumesDialog(caseload, [record], office)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.open_vault.click()
    assert dialog.wanted == record and not caseload.student("1").reviewed
    again = ComparedResumesDialog(caseload, [record], office, ticked=caseload.ticked)
    assert again.ticked == (record,)
    again.marked.click()
    assert caseload.student("1").reviewed and not caseload.ticked


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_buttons_stand_in_one_row_on_a_small_laptop(office: Window, language: str) -> None:
    translations().set_choice(language)
    office.resize(1366, 768)
    view = students(office)
    view.refresh()
    QApplication.processEvents()
    for row in ((view.take, view.fair, view.more), (view.open, view.paper, view.give, view.remove)):
        assert len({one.mapTo(office, QPoint()).y() for one in row}) == 1
