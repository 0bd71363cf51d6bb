"""A call is logged through the window: ticked facts are weighed, next steps kept, Today reminds; bad input loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.copies import RecipientKind
from app.domain.incident_reports import IncidentStatus, Money
from app.domain.sensitivity import Kind, Stage
from app.redact.policies import stage_policy
from app.services.checkup import CheckUpService
from app.services.copies import CopyRequest
from app.services.incident_reports import report_of
from ui.desktop.dialogs.checkup import CheckUpDialog
from ui.desktop.dialogs.evidence import EvidenceDialog
from ui.desktop.dialogs.first_hour import FirstHourDialog
from ui.desktop.dialogs.incident_report import IncidentReportDialog
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel))


def opened(window: Window, page: LeaksPage) -> IncidentReportDialog:
    page.log.click()
    found = [one for one in page.findChildren(IncidentReportDialog) if one.isVisible()]
    assert found
    return found[-1]


def make(window: Window, out: Path, name: str, stage: Stage) -> None:
    session = window.session
    recipient = session.recipients.find_or_add(name, RecipientKind.EMPLOYER)
    session.copies.make(CopyRequest(recipient, stage_policy(stage), ("txt",)), out)


def leaks(window: Window) -> LeaksPage:
    window.go("leaks")
    page = window.page("leaks")
    assert isinstance(page, LeaksPage)
    return page


def test_a_call_is_logged_and_says_who_could_know(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window = ready_window
    make(window, tmp_path, "Hengtong Logistics", Stage.INTERVIEW)
    make(window, tmp_path, "Quayside", Stage.BROWSE)
    page = leaks(window)
    dialog = opened(window, page)
    row = next(one for one in dialog.rows if one.fact.kind == Kind.PHONE.value)
    row.box.setChecked(True)
    row.unsure.setChecked(True)
    dialog.contact.setText("+44 20 7946 0000")
    dialog.other.setText("my shoe size")
    dialog.said.setPlainText("They offered a loan.")
    dialog.keep.click()
    until(lambda: page.incident.incident is not None and page.stack.currentWidget() is page.incident)
    incident = page.incident.incident
    assert incident is not None
    report = report_of(incident)
    assert [(one.value, one.sure) for one in report.knew] == [(row.fact.value, False), ("my shoe size", True)]
    shown = texts(page.incident)
    assert "no copy ever held it" in shown
    assert "1 of 2 lacked it" in shown
    assert "Cannot tell" in shown
    assert "They offered a loan." in shown


def test_a_time_that_is_none_keeps_the_dialog_and_what_was_typed(ready_window: Window, until: Until) -> None:
    page = leaks(ready_window)
    dialog = opened(ready_window, page)
    dialog.contact.setText("unknown")
    dialog.time.setText("half past nine")
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog.status_label.text()
    assert dialog.contact.text() == "unknown"
    dialog.time.setText("9:30")
    dialog.keep.click()
    until(lambda: ready_window.session.incidents.visible() != ())
    assert report_of(ready_window.session.incidents.visible()[0]).time == "09:30"


def test_next_steps_are_kept_at_once_and_today_reminds(ready_window: Window, until: Until) -> None:
    window, page = ready_window, leaks(ready_window)
    dialog = opened(window, page)
    dialog.contact.setText("somebody")
    dialog.keep.click()
    until(lambda: page.stack.currentWidget() is page.incident)
    steps = page.incident.steps
    steps.what.setText("Ask the platform")
    steps.day.setDate(QDate.currentDate())
    steps.add.click()
    incidents = window.session.incidents
    until(lambda: report_of(incidents.visible()[0]).follow_ups != ())
    steps = page.incident.steps
    steps.money.setCurrentIndex(steps.money.findData(Money.YES.value))
    steps.money.activated.emit(0)
    until(lambda: report_of(incidents.visible()[0]).money is Money.YES)
    assert "bank and the police" in texts(page.incident)
    steps = page.incident.steps
    steps.status.setCurrentIndex(steps.status.findData(IncidentStatus.WAITING.value))
    steps.status.activated.emit(0)
    until(lambda: report_of(incidents.visible()[0]).status is IncidentStatus.WAITING)
    page.incident.notes.text.setPlainText("Spoke with Ms Hollingworth")
    page.incident.notes.keep.click()
    until(lambda: report_of(incidents.visible()[0]).notes == "Spoke with Ms Hollingworth")
    assert report_of(incidents.visible()[0]).follow_ups[0].what == "Ask the platform"
    window.go("today")
    today = window.page("today")
    assert isinstance(today, TodayPage)
    assert "Ask the platform" in texts(today)


def test_an_evidence_pack_is_written_from_the_incident(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window, page = ready_window, leaks(ready_window)
    dialog = opened(window, page)
    dialog.contact.setText("somebody")
    dialog.keep.click()
    until(lambda: page.stack.currentWidget() is page.incident)
    page.incident.steps.evidence.click()
    chosen = [one for one in page.findChildren(EvidenceDialog) if one.isVisible()]
    assert chosen
    assert page.incident.incident is not None
    wizard = chosen[-1]
    wizard.next.click()
    wizard.next.click()
    until(lambda: not wizard.times.isHidden() and wizard.times.toPlainText() != "")
    wizard.next.click()
    wizard.write_into(tmp_path)
    until(lambda: list(tmp_path.glob("evidence-*/bagit.txt")) != [])
    until(lambda: "summary.pdf" in wizard.status_label.text())


def test_first_steps_are_shown_and_saved(ready_window: Window, tmp_path: Path) -> None:
    page = leaks(ready_window)
    page.first_steps.click()
    dialog = next(one for one in page.findChildren(FirstHourDialog) if one.isVisible())
    first = dialog.told()
    dialog.case.setCurrentIndex(1)
    dialog.case.activated.emit(1)
    assert dialog.told() != first
    assert dialog.told()[0] in texts(dialog)
    dialog.save_to(tmp_path / "steps.pdf")
    assert (tmp_path / "steps.pdf").read_bytes().startswith(b"%PDF")


def test_the_check_up_keeps_a_state_at_once_and_prints(ready_window: Window, until: Until, tmp_path: Path) -> None:
    window = ready_window
    make(window, tmp_path, "LinkedIn", Stage.BROWSE)
    window.go("today")
    today = window.page("today")
    assert isinstance(today, TodayPage)
    today.checkup.click()
    until(lambda: today.findChildren(CheckUpDialog) != [])
    dialog = today.findChildren(CheckUpDialog)[-1]
    assert "LinkedIn: nobody has said" in texts(dialog)
    box = dialog.boxes["linkedin"]
    box.setCurrentIndex(box.findData("hidden"))
    box.activated.emit(0)
    until(lambda: "LinkedIn: nobody has said" not in texts(dialog))
    dialog.save_to(tmp_path / "checkup.pdf")
    assert (tmp_path / "checkup.pdf").read_bytes().startswith(b"%PDF")
    dialog.close_it.click()
    assert CheckUpService(window.session.vault).last()
