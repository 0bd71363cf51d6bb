"""The views of the Applications page: jobs as a list, board and calendar, saved filters, insights, and the job beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain import applications
from app.domain.applications import ApplicationFilter, DateKind, ImportantDate, Interview, JobDetails, Status
from app.domain.charts import Chart, ChartKind, Series
from app.services.application_details import ApplicationDetails
from ui.desktop.dialogs import base
from ui.desktop.dialogs.application import ApplicationDialog
from ui.desktop.dialogs.interview import InterviewDialog
from ui.desktop.dialogs.meeting import MeetingDialog
from ui.desktop.models.applications_table import SORTS, ApplicationsTable
from ui.desktop.pages.applications.page import VIEWS, ApplicationsPage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.chart import ChartView
from ui.desktop.widgets.flow_layout import Point
from ui.desktop.widgets.safe_text import Text

Look = Callable[[QWidget], list[str]]
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def service(ready_window: Window) -> ApplicationDetails:
    session = ready_window.session
    return ApplicationDetails(session.vault, session.clock)


@pytest.fixture
def page(ready_window: Window, service: ApplicationDetails) -> ApplicationsPage:
    """Two jobs at one employer, one at another."""
    service.add("Acme", JobDetails(title="Packer", place="Leeds", source="Indeed", tags=("nights",)))
    second = service.add("Acme", JobDetails(title="Picker", source="Reed"))
    service.add("Borealis", JobDetails(title="Clerk"))
    ready_window.session.applications.record_status(second, Status.INTERVIEW)
    ready_window.go("applications")
    found = ready_window.page("applications")
    assert isinstance(found, ApplicationsPage)
    return found


def titles(page: ApplicationsPage) -> list[str]:
    return sorted(page.jobs.row(number).details.title for number in range(page.jobs.rowCount()))


def job(page: ApplicationsPage, title: str) -> str:
    cards = (page.jobs.row(number) for number in range(page.jobs.rowCount()))
    return next(card.id for card in cards if card.details.title == title)


def press(page: ApplicationsPage, name: str) -> None:
    next(one for one in page.about.job.findChildren(Button) if one.accessibleName() == name).click()


def meanwhile(act: Callable[[QWidget], None]) -> None:
    """Act on the next dialog that waits for an answer."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        act(dialog)

    QTimer.singleShot(0, look)


def test_the_list_shows_jobs_and_is_narrowed(page: ApplicationsPage) -> None:
    assert page.views.key == "list" and titles(page) == ["Clerk", "Packer", "Picker"]
    page.search.setText("nights")
    assert titles(page) == ["Packer"]
    page.search.clear()
    page.filters.source.setCurrentIndex(page.filters.source.findData("Reed"))
    page.filters.source.activated.emit(1)
    assert titles(page) == ["Picker"] and page.about.job.title.text() == "Picker"
    page.filters.save("At Reed")
    page.filters.show_filter(ApplicationFilter())
    assert len(titles(page)) == 3
    page.filters.saved.setCurrentIndex(page.filters.saved.findData("At Reed"))
    page.filters.saved.activated.emit(1)
    assert titles(page) == ["Picker"]
    page.filters.remove.click()
    assert page.filters.saved.count() == 1
    page._shell.messages.undo()
    assert page.filters.saved.findData("At Reed") == 1


def test_nothing_is_taken_apart_for_rows_out_of_sight(page: ApplicationsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(applications, "details_of", lambda stored: asked.append(stored) or JobDetails())
    table = ApplicationsTable()
    table.read(page._shell.session.applications)
    page.board.show_cards(page._shell.session.applications.cards())
    assert table.rowCount() == 3 and asked == []
    table.data(table.index(1, 0))
    assert len(asked) == 1


@pytest.mark.parametrize(("width", "scale"), [(1366, 100), (1366, 150)])
def test_the_list_shows_jobs_and_their_next_date_on_a_small_laptop(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None], width: int, scale: int
) -> None:
    for job_id, title in ((job(page, "Packer"), "Warehouse operative"), (job(page, "Picker"), "Registered nurse")):
        details = ApplicationDetails(ready_window.session.vault, ready_window.session.clock)
        details.set(job_id, JobDetails(title=title, place="Leeds, West Yorkshire"))
        details.set_interview(job_id, Interview("", f"{QDate.currentDate().year()}-12-31T23:30"))
    for language in ("en", "zh"):
        speak(ready_window, language, "light", scale)
        ready_window.resize(width, 700)
        page.entered()
        QApplication.processEvents()
        table, seen = page.list, {key for key in SORTS if not page.list.isColumnHidden(SORTS.index(key))}
        assert {"title", "recipient", "status", "next"} <= seen, language
        for key in ("title", "status", "next"):
            place = SORTS.index(key)
            assert table.columnWidth(place) >= table.sizeHintForColumn(place), (language, key)


def test_statuses_and_dates_are_of_one_job(ready_window: Window, page: ApplicationsPage) -> None:
    packer, picker = job(page, "Packer"), job(page, "Picker")
    page.show_application(packer)
    assert page.about.now.text() == "Planned"
    page.about.status.setCurrentIndex(page.about.status.findData("rejected"))
    page.about.note.click()
    session = ready_window.session
    assert [one.status for one in session.applications.history(packer)] == [Status.REJECTED]
    assert [one.status for one in session.applications.history(picker)] == [Status.INTERVIEW]
    assert page.about.application_id == packer, "the one on show stays"
    page.views.choose("board")
    page.board.moved.emit(picker, "offer")
    assert session.applications.history(picker)[-1].status is Status.OFFER
    ready_window.banner.acted.emit()
    assert session.applications.history(picker)[-1].status is Status.INTERVIEW


def test_the_status_interview_asks_for_its_date_at_once(
    ready_window: Window, page: ApplicationsPage, service: ApplicationDetails
) -> None:
    packer, asked = job(page, "Packer"), list[bool]()
    page.show_application(packer)
    page.about.status.setCurrentIndex(page.about.status.findData("interview"))

    def not_known(dialog: QWidget) -> None:
        assert isinstance(dialog, InterviewDialog)
        asked.append(dialog.lead.isVisible())
        dialog.cancel.click()

    meanwhile(not_known)
    page.about.note.click()
    history = ready_window.session.applications.history
    assert asked == [True] and history(packer)[-1].status is Status.INTERVIEW, "kept without a date"
    assert service.interviews(packer) == ()

    def add(dialog: QWidget) -> None:
        assert isinstance(dialog, InterviewDialog)
        asked.append(True)
        dialog.day.setDate(QDate(2030, 12, 3))
        dialog.time.setText("09:30")
        dialog.keep.click()

    page.views.choose("board")
    page.board.moved.emit(packer, "replied")
    meanwhile(add)
    page.board.moved.emit(packer, "interview")
    assert len(asked) == 2 and [one.at for one in service.interviews(packer)] == ["2030-12-03T09:30"]
    page.board.moved.emit(packer, "replied")
    page.board.moved.emit(packer, "interview")
    assert len(asked) == 2, "one is ahead: nothing is asked"

    def plan(dialog: QWidget) -> None:
        assert isinstance(dialog, MeetingDialog)
        asked.append(True)
        assert dialog.written().begins == "2030-12-03T09:30", "a plan for it begins with what is known"
        assert dialog.back_day.date() == QDate(2030, 12, 3)
        dialog.close_it.click()

    page.show_application(packer)
    meanwhile(plan)
    page.about.meet.click()
    assert len(asked) == 3


def test_details_are_edited_and_the_change_is_undone(
    ready_window: Window, page: ApplicationsPage, service: ApplicationDetails
) -> None:
    packer = job(page, "Packer")
    page.show_application(packer)

    def edit(dialog: QWidget) -> None:
        assert isinstance(dialog, ApplicationDialog)
        dialog.lines["link"].setText("no address")
        dialog.keep.click()
        assert dialog.isVisible() and "web address" in dialog.status_label.text()
        dialog.lines["link"].setText("jobs.example.org/7")
        dialog.lines["title"].setText("Chief packer")
        dialog.keep.click()

    meanwhile(edit)
    page.about.job.edit.click()
    assert service.get(packer).title == "Chief packer" and "Chief packer" in titles(page)
    assert page.about.job.title.text() == "Chief packer"
    ready_window.banner.acted.emit()
    assert service.get(packer).title == "Packer" and service.get(packer).link == ""


def test_a_job_is_added_warned_about_and_taken_back(ready_window: Window, page: ApplicationsPage) -> None:
    def add(dialog: QWidget) -> None:
        assert isinstance(dialog, ApplicationDialog)
        dialog.who.setCurrentText("Acme")
        dialog.lines["title"].setText("PACKER")
        dialog.show_warnings()
        told = [label.text() for label in dialog.findChildren(Text)]
        assert any("already have an application for this job" in one for one in told)
        dialog.keep.click()

    meanwhile(add)
    page.add.click()
    assert titles(page) == ["Clerk", "PACKER", "Packer", "Picker"] and page.about.job.title.text() == "PACKER"
    ready_window.banner.acted.emit()
    assert titles(page) == ["Clerk", "Packer", "Picker"]


def test_a_warning_never_moves_the_button_under_the_pointer(
    ready_window: Window, page: ApplicationsPage, qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there a moment after the last key; while the pointer presses, the dialog keeps its size."""
    dialog = ApplicationDialog(ready_window.session, "", "Acme", None, ready_window)
    dialog.show()
    pressed = [Qt.MouseButton.LeftButton]
    monkeypatch.setattr(base.QGuiApplication, "mouseButtons", lambda: pressed[0])
    before = dialog.size()
    qtbot.keyClicks(dialog.lines["title"], "PACKER")
    told = lambda: [one for one in dialog.findChildren(Text) if "already have" in one.text()]  # noqa: E731
    until(lambda: bool(told()))
    for number in range(8):  # more than the dialog has room for
        point = Point("warning", "warning")
        point.label.setText(f"Warning {number}")
        dialog._warnings.addWidget(point)
    dialog.fit()
    assert dialog.size() == before
    pressed[0] = Qt.MouseButton.NoButton
    until(lambda: dialog.height() > before.height())
    dialog.mark_saved()
    dialog.reject()


def test_a_checked_posting_becomes_a_card(ready_window: Window, page: ApplicationsPage, until: Until) -> None:
    ready_window.go("check")
    check = ready_window.page("check")
    assert isinstance(check, CheckPage)
    text = "Warehouse Assistant – Northgate Logistics, Leeds\nShifts of 8 hours."
    check.dropped(UntrustedInput("", untrusted_text=text))
    until(lambda: check.stack.currentWidget() is check.card)
    meanwhile(lambda dialog: dialog.keep.click())  # type: ignore[attr-defined]
    check.track.click()
    assert ready_window.stack.currentWidget() is page and page.about.who.text() == "Northgate Logistics"
    details = page.about.job.details
    assert (details.title, details.place) == ("Warehouse Assistant", "Leeds") and details.check_id


def test_documents_and_interviews_are_kept_and_come_back(
    ready_window: Window, page: ApplicationsPage, service: ApplicationDetails, tmp_path: Path
) -> None:
    packer = job(page, "Packer")
    page.show_application(packer)
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF plan")
    page.about.job.keep_document(path)
    page.about.job.keep_document(tmp_path / "missing.pdf")
    assert ready_window.messages.shown and len(service.documents(packer)) == 1
    page.about.job.save_document("plan.pdf", tmp_path / "saved.pdf")
    assert (tmp_path / "saved.pdf").read_bytes() == b"%PDF plan"
    press(page, "Remove: plan.pdf")
    assert service.documents(packer) == ()
    ready_window.banner.acted.emit()
    assert service.document_bytes(packer, "plan.pdf") == b"%PDF plan"

    def add(dialog: QWidget) -> None:
        assert isinstance(dialog, InterviewDialog)
        dialog.time.setText("soon")
        dialog.keep.click()
        assert dialog.isVisible() and dialog.status_label.text() == "Write the time like 10:30."
        dialog.day.setDate(QDate(2030, 12, 3))
        dialog.time.setText("9.30 am")
        dialog.keep.click()

    history = ready_window.session.applications.history
    before = history(packer)
    meanwhile(add)
    page.about.job.add_interview.click()
    assert [one.at for one in service.interviews(packer)] == ["2030-12-03T09:30"]
    assert history(packer)[-1].status is Status.INTERVIEW
    ready_window.banner.acted.emit()
    assert history(packer) == before and len(service.interviews(packer)) == 1, "only the status is undone"
    press(page, "Remove: Interview: 3 December 2030, 09:30")
    assert service.interviews(packer) == ()
    ready_window.banner.acted.emit()
    assert [one.at for one in service.interviews(packer)] == ["2030-12-03T09:30"]


def test_the_calendar_goes_by_keys_and_is_exported(
    ready_window: Window, page: ApplicationsPage, service: ApplicationDetails, tmp_path: Path
) -> None:
    packer = job(page, "Packer")
    service.set_interview(packer, Interview("", "2030-12-03T09:30"))
    ready_window.session.applications.add_date(packer, ImportantDate(DateKind.FOLLOW_UP, "2031-01-05"))
    page.views.choose("calendar")
    calendar = page.calendar
    calendar.show_day(QDate(2030, 12, 1))
    assert calendar.month.text() == "December 2030"
    assert next(one.accessibleName() for one in calendar._view.findChildren(Button)) == "Open: Interview, Acme"
    calendar.show_day(QDate(2030, 11, 30))
    assert calendar._view.findChildren(Button), "on the last day of a month one sees what comes next"
    calendar.show_day(QDate(2030, 12, 1))
    QTest.keyClick(calendar.grid, Qt.Key.Key_Down)
    QTest.keyClick(calendar.grid, Qt.Key.Key_PageDown)
    assert calendar.grid.day == QDate(2031, 1, 8) and calendar.month.text() == "January 2031"
    calendar.opened.emit(packer)
    assert page.tabs.isVisible() and page.about.application_id == packer
    calendar.names.setChecked(False)
    calendar.export_to(tmp_path / "jobs.ics")
    written = (tmp_path / "jobs.ics").read_text("utf-8")
    assert written.count("BEGIN:VEVENT") == 2 and "Packer" not in written and "Acme" not in written


def test_insights_are_shown_and_printed(
    ready_window: Window, page: ApplicationsPage, tmp_path: Path, until: Until
) -> None:
    page.views.choose("insights")
    insights = page.insights
    assert "1 of 1; too few to compare" in insights.lead.text()
    insights.by.buttons["source"].click()
    assert insights.chart.model.index(0, 0).data() == "Reed" and insights.chart.picture.isVisible()
    insights.print_to(tmp_path / "jobs.pdf")
    until(lambda: (tmp_path / "jobs.pdf").exists())


@pytest.mark.parametrize("scale", [100, 200])
def test_every_day_of_the_calendar_shows_its_number_whole(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None], scale: int
) -> None:
    speak(ready_window, "en", "light", scale)
    ready_window.resize(1366, 700)
    page.views.choose("calendar")
    QApplication.processEvents()
    grid = page.calendar.grid
    assert (grid.height() - grid._cell()[0]) // 6 >= grid.fontMetrics().height() + 3


def test_the_numbers_beside_a_chart_are_whole_on_a_small_laptop(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None]
) -> None:
    page.views.choose("insights")
    for language in ("en", "zh"):
        speak(ready_window, language, "light", 150)
        ready_window.resize(1366, 700)
        page.insights.refresh()
        QApplication.processEvents()
        assert page.insights.chart.table.horizontalScrollBar().maximum() == 0, language
        assert page.insights.chart.picture.width() >= 300


def test_the_numbers_beside_a_chart_are_whole_at_every_width(ready_window: Window) -> None:
    view = ChartView(ready_window)
    months = ("Jun 2026", "Jul 2026", "Aug 2026", "Not stated")
    chart = Chart(ChartKind.STACKED, "By month", months, (Series("Sent", (2, 3, 13, 1)),), "")
    rows = [(month, "13", "3 of 3; too few to compare", "too few (answers: 1)") for month in months]
    view.show_section("By month", chart, (("", "Sent", "Answered", "Median days"), *rows))
    view.show()
    for width in range(700, 1300, 7):
        view.resize(width, 600)
        QApplication.processEvents()
        assert view.table.horizontalScrollBar().maximum() == 0, width


def test_one_of_several_jobs_goes_to_the_trash_alone(ready_window: Window, page: ApplicationsPage) -> None:
    page.show_application(job(page, "Picker"))
    page.about.trash.click()
    assert titles(page) == ["Clerk", "Packer"]
    ready_window.banner.acted.emit()
    assert titles(page) == ["Clerk", "Packer", "Picker"]


@pytest.mark.parametrize("look", [("en", "light"), ("zh", "dark")], ids="-".join)
def test_every_view_is_whole_and_the_board_fits(
    ready_window: Window,
    page: ApplicationsPage,
    look: tuple[str, str],
    speak: Callable[[Window, str, str, int], None],
    clipped: Look,
    nameless: Look,
) -> None:
    speak(ready_window, *look, 100)
    ready_window.resize(1366, 768)
    for view in VIEWS:
        page.views.choose(view)
        assert clipped(page) == [] and nameless(page) == [], view
    page.views.choose("board")
    QApplication.processEvents()
    assert page.board.widget().width() <= page.board.viewport().width()
    assert page.board.horizontalScrollBar().maximum() == 0


def test_undo_of_a_job_that_was_added_takes_everything_back(
    ready_window: Window, page: ApplicationsPage, service: ApplicationDetails
) -> None:
    def add(dialog: QWidget) -> None:
        assert isinstance(dialog, ApplicationDialog)
        dialog.who.setCurrentText(employer)
        dialog.lines["title"].setText("Ledger clerk")
        dialog.keep.click()

    names = {one.name for one in ready_window.session.recipients.all()}
    for name in ("Oakfield Accounts", "Acme"):
        employer = name
        meanwhile(add)
        page.add_application()
        assert "Ledger clerk" in titles(page)
        ready_window.banner.acted.emit()
        assert titles(page) == ["Clerk", "Packer", "Picker"]
        assert {one.name for one in ready_window.session.recipients.all()} == names


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a sentence that opens offscreen
def test_a_day_that_is_not_understood_is_told_before_anything_is_saved(
    ready_window: Window, page: ApplicationsPage, service: ApplicationDetails
) -> None:
    packer, told = job(page, "Packer"), list[str]()
    dialog = InterviewDialog(ready_window.session, packer, None, ready_window)
    box = dialog.day
    box.tell_refused = lambda: (told.append(box.refused), box._forget_refused(), box.setFocus())  # type: ignore[method-assign]

    def type_day(text: str) -> None:
        box.setFocus()
        box.lineEdit().selectAll()
        QTest.keyClicks(box, text)
        QTest.keyClick(box, Qt.Key.Key_Tab)

    def press(by_key: bool) -> None:
        if by_key:
            QTest.keyClick(dialog.time, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    def answer(_dialog: QWidget) -> None:
        dialog.time.setText("09:30")
        for by_key in (False, True):
            type_day("one of these days")
            press(by_key)
            assert dialog.isVisible() and "one of these days" in told.pop() and dialog.focusWidget() is box
        type_day("tomorrow")
        press(by_key=True)

    meanwhile(answer)
    dialog.exec()
    tomorrow = QDate.currentDate().addDays(1).toString(Qt.DateFormat.ISODate)
    assert [one.at for one in service.interviews(packer)] == [f"{tomorrow}T09:30"] and not told
