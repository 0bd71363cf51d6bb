"""Today lists what is due, what comes in two weeks and who has not answered: once each, with counts, in rows that open as a whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.clock import local_day, system_clock
from app.domain.applications import DateKind, ImportantDate, Interview, JobDetails, PastApplication
from app.domain.copies import RecipientKind
from app.domain.platforms import Visibility
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.application_details import ApplicationDetails
from app.services.copies import CopyRequest
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.put_off_menu import LaterMenu
from ui.desktop.widgets.saved_items import ClickableRow


@pytest.fixture
def today(ready_window: Window) -> TodayPage:
    page = ready_window.page("today")
    assert isinstance(page, TodayPage)
    return page


def later(window: Window, days: int) -> str:
    return local_day(window.session.clock() + timedelta(days=days))


def rows(part: QWidget) -> list[tuple[str, ...]]:
    """The texts of each row that is shown."""
    return [
        tuple(label.text() for label in row.findChildren(QLabel) if label.text())
        for row in part.findChildren(ClickableRow)
        if row.isVisible()
    ]


def test_what_comes_in_two_weeks_is_listed_apart(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    for name, days in (("Now", 0), ("Soon", 5), ("Edge", 14), ("Far", 15)):
        known = session.recipients.add(name)
        session.applications.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, later(ready_window, days)))
    session.platforms.set_state("BOSS直聘", Visibility.PUBLIC)
    session.platforms.set_review("BOSS直聘", later(ready_window, 3))
    ready_window.go("today")
    assert today.due.now.title.text() == "Due now: 1" and today.due.count == 1
    assert today.due.soon.title.text() == "In the next two weeks: 3"
    assert [row[0] for row in rows(today.due.soon)] == ["BOSS Zhipin", "Soon", "Edge"]


def test_interviews_and_last_days_to_apply_are_listed(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    jobs = ApplicationDetails(session.vault, session.clock)
    names = [("Today", 0), ("Soon", 3), ("Far", 20)]
    for name, days in names:
        known = session.recipients.add(name)
        at = f"{later(ready_window, days)}T23:30"
        jobs.set_interview(known.id, Interview("", at, place="Room 4"))
    closing = session.recipients.add("Closing")
    jobs.set(closing.id, JobDetails(title="Nurse", closes=later(ready_window, 2)))
    ready_window.go("today")
    assert [row[0] for row in rows(today.due.now)] == ["Today"]
    assert "23:30" in rows(today.due.now)[0][1] and "Room 4" in rows(today.due.now)[0][1]
    assert [row[0] for row in rows(today.due.soon)] == ["Closing · Nurse", "Soon"]
    assert today.due.waiting.count == 0, "nobody is listed twice"


def test_copies_past_their_date_and_answers_that_are_waited_for(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    for name, days in (("Young", -3), ("Week", -10), ("Month", -30)):
        session.applications.reconstruct(PastApplication(name, RecipientKind.EMPLOYER, later(ready_window, days)))
    old = session.applications.reconstruct(PastApplication("Past", RecipientKind.EMPLOYER, later(ready_window, -40)))
    session.applications.add_date(old.id, ImportantDate(DateKind.EXPIRES, later(ready_window, -1)))
    ready_window.go("today")
    assert [row[0] for row in rows(today.due.now)] == ["Past"]
    assert "Ask them to delete it" in rows(today.due.now)[0][1]
    assert today.due.waiting.title.text() == "Waiting for an answer: 2"
    (month, week) = rows(today.due.waiting)
    assert month[0] == "Month" and "Follow up" in month[1] and week[0] == "Week" and "Follow up" not in week[1]


def test_nobody_is_listed_twice(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    known = session.applications.reconstruct(PastApplication("Acme", RecipientKind.EMPLOYER, later(ready_window, -30)))
    session.applications.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, later(ready_window, 2)))
    ready_window.go("today")
    assert [row[0] for row in rows(today.due)] == ["Acme"]


def test_the_next_step_is_not_offered_again_below(ready_window: Window, today: TodayPage, tmp_path: Path) -> None:
    ready_window.go("today")
    assert today.next.accessibleName() == "Make a copy" and today.next_card.isVisible()
    assert not today.shortcuts["send"].isVisible() and today.shortcuts["check"].isVisible()
    request = CopyRequest(ready_window.session.recipients.find_or_add("Northwind"), stage_policy(Stage.APPLY), ("txt",))
    ready_window.session.copies.make(request, tmp_path)
    today.refresh()
    assert not today.next_card.isVisible() and today.shortcuts["send"].isVisible()


def test_a_check_with_serious_signs_is_shown_as_such(ready_window: Window, today: TodayPage) -> None:
    checks = ready_window.session.checks
    checks.check(b"Packer wanted\nCompany: Acme\nWe pack parcels in Leeds.\n", name="plain.txt")
    serious = "招聘打包员\n公司：甲公司\n入职前须缴纳押金300元，并把身份证原件交公司保管。"
    checks.check(serious.encode(), name="serious.txt")
    ready_window.go("today")
    first, second = rows(today.recent_checks)
    assert first[1].startswith("Serious signs · ") and "Serious" not in second[1]


def test_an_opened_page_is_read_anew_only_where_the_vault_or_the_time_has_changed(
    ready_window: Window, today: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, read = ready_window.session, list[int]()
    now = session.clock()
    monkeypatch.setattr(session, "clock", lambda: now)
    real = today.due.show_due
    monkeypatch.setattr(today.due, "show_due", lambda *given: (read.append(1), real(*given)))

    def opened() -> int:
        read.clear()
        ready_window.go("settings")
        ready_window.go("today")
        return len(read)

    opened()
    assert opened() == 0, "nothing has changed"
    session.vault.recipients.add("Harbour Jobs", RecipientKind.AGENCY, ())
    assert (opened(), opened()) == (1, 0)
    monkeypatch.setattr(session, "clock", lambda: now + timedelta(minutes=1))
    assert opened() == 1, "a meeting may have become overdue"


def test_a_row_names_its_job_and_opens_it(ready_window: Window, today: TodayPage) -> None:
    """Several jobs at one employer are several rows, and each opens its own."""
    session = ready_window.session
    jobs = ApplicationDetails(session.vault, session.clock)
    for title, days in (("Nurse", 3), ("Porter", 4)):
        made = jobs.add("Acme", JobDetails(title=title, closes=later(ready_window, days)))
        session.applications.add_date(made, ImportantDate(DateKind.FOLLOW_UP, later(ready_window, 0)))
    ready_window.go("today")
    assert [row[0] for row in rows(today.due.now)] == ["Acme · Nurse", "Acme · Porter"]
    assert [row[0] for row in rows(today.due.soon)] == ["Acme · Nurse", "Acme · Porter"]
    row = today.due.soon.findChildren(ClickableRow)[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, row.height() // 2))
    page = ready_window.stack.currentWidget()
    assert isinstance(page, ApplicationsPage) and page.about.application_id == made


def test_a_whole_row_opens(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    known = session.recipients.add("Acme")
    session.applications.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, later(ready_window, 0)))
    ready_window.go("today")
    row = today.due.now.findChild(ClickableRow)
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, row.height() // 2))
    page = ready_window.stack.currentWidget()
    assert isinstance(page, ApplicationsPage) and page.about.who.text() == "Acme"


@pytest.fixture
def no_popup(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform of the tests cannot grab the pointer as a menu does."""
    monkeypatch.setattr(LaterMenu, "popup", lambda _menu, _at: None)


def put_off_by_menu(page: TodayPage, section: QWidget, entry: str) -> None:
    """Press "Remind me later" of the first row of a section, and choose an entry of its menu."""
    shown = [one for one in section.findChildren(Button) if one.isVisible()]
    later = next(one for one in shown if one.accessibleName().startswith("Remind me later"))
    later.click()
    menu = page.due.findChildren(LaterMenu)[-1]
    next(one for one in menu.actions() if one.text().startswith(entry)).trigger()
    menu.aboutToHide.emit()
    QApplication.processEvents()


@pytest.mark.usefixtures("no_popup")
def test_a_row_is_put_off_to_a_day_and_comes_back_on_it(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    for name, days in (("Acme", -1), ("Beta", 0)):
        known = session.recipients.add(name)
        session.applications.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, later(ready_window, days)))
    ready_window.go("today")
    put_off_by_menu(today, today.due.now, "In a week")
    assert [row[0] for row in rows(today.due.now)] == ["Beta"] and today.due.now.title.text() == "Due now: 1"
    assert today.due.later.title.text() == "Put off: 1" and rows(today.due.later) == [], "out of mind until then"
    assert session.applications.open_days() == (later(ready_window, -1), later(ready_window, 0)), "the date stays"
    assert session.put_off.remind_days(session.applications.open_days()) == (
        later(ready_window, 0),
        later(ready_window, 7),
    )
    session.put_off._clock = lambda: system_clock() + timedelta(days=7)
    today.refresh()
    QApplication.processEvents()
    assert [row[0] for row in rows(today.due.now)] == ["Acme", "Beta"] and not today.due.later.isVisible()


@pytest.mark.usefixtures("no_popup")
def test_what_was_put_off_is_brought_back_or_undone(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    session.applications.reconstruct(PastApplication("Week", RecipientKind.EMPLOYER, later(ready_window, -10)))
    ready_window.go("today")
    put_off_by_menu(today, today.due.waiting, "Tomorrow")
    assert today.due.waiting.count == 0 and "Week" in ready_window.messages.shown
    QTest.keyClick(ready_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert today.due.waiting.count == 1 and today.due.later.count == 0 and not ready_window.messages.shown
    put_off_by_menu(today, today.due.waiting, "Tomorrow")
    today.due.later.more.click()
    QApplication.processEvents()
    (row,) = rows(today.due.later)
    assert row[0] == "Week" and "No news since" in row[1] and "Put off until" in row[1]
    next(one for one in today.due.later.findChildren(Button) if "Bring back" in one.accessibleName()).click()
    assert today.due.waiting.count == 1 and today.due.later.count == 0


@pytest.mark.usefixtures("no_popup")
def test_two_rows_are_put_off_to_one_day(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    for name in ("Acme", "Beta"):
        known = session.recipients.add(name)
        session.applications.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, later(ready_window, 0)))
    ready_window.go("today")
    for _ in range(2):
        put_off_by_menu(today, today.due.now, "Tomorrow")
    today.due.later.more.click()
    QApplication.processEvents()
    assert [row[0] for row in rows(today.due.later)] == ["Acme", "Beta"] and today.due.now.count == 0


def test_an_interview_of_today_cannot_be_put_off(ready_window: Window, today: TodayPage) -> None:
    session = ready_window.session
    known = session.recipients.add("Acme")
    jobs = ApplicationDetails(session.vault, session.clock)
    jobs.set_interview(known.id, Interview("", f"{later(ready_window, 0)}T23:30"))
    ready_window.go("today")
    assert [row[0] for row in rows(today.due.now)] == ["Acme"]
    assert not [one for one in today.due.findChildren(Button) if one.accessibleName().startswith("Remind me later")]
