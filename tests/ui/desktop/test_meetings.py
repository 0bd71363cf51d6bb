"""A meeting is planned in the window, Today recalls it, and says whom to call until the person ticks that they are back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.copies import RecipientKind
from app.domain.meetings import MeetingPlan
from ui.desktop.dialogs.meeting import MeetingDialog
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.window import Window
from ui.desktop.widgets.due_items import DueLine

Until = Callable[[Callable[[], object]], None]


def first_due(page: TodayPage) -> DueLine | None:
    """The line that stands first among what is due now."""
    return page.due.now._rows[0][1]() if page.due.now.count else None


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel))


def today(window: Window) -> TodayPage:
    window.go("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


def at(window: Window, when: datetime) -> None:
    """Set the session's clock; services made so far are forgotten."""
    window.session.clock = lambda: when.astimezone().astimezone(UTC)
    window.session.__dict__.pop("meetings", None)


def test_a_plan_is_made_recalled_overdue_and_ended(ready_window: Window, tmp_path: Path) -> None:
    window = ready_window
    at(window, datetime(2026, 12, 1, 8, 0))
    dialog = MeetingDialog(window.session, None, window)
    dialog.show()
    dialog.title.setText("Interview in Tianjin")
    for box in (dialog.day, dialog.back_day):
        box.setDate(QDate(2026, 12, 1))
    dialog.time.setText("9:00")
    dialog.country.setCurrentIndex(dialog.country.findData("CN"))
    dialog.lines["place_told"].setText("静海区 3 号楼")
    dialog.lines["trusted"].setText("Li Mei")
    dialog.lines["trusted_phone"].setText("139 0000 0000")
    dialog.keep.click()
    assert "Write it like" in dialog.status_label.text(), "without a time to be back nothing is kept"
    assert dialog.lines["trusted"].text() == "Li Mei"
    dialog.back_time.setText("9:30")
    dialog.day.setDate(QDate(2026, 11, 1))
    dialog.back_day.setDate(QDate(2026, 11, 1))
    dialog.keep.click()
    assert "already past" in dialog.status_label.text() and window.session.meetings.all() == ()
    dialog.day.setDate(QDate(2026, 12, 1))
    dialog.back_day.setDate(QDate(2026, 12, 1))
    dialog.back_time.setText("18:00")
    dialog.keep.click()
    assert "take no lift from them" in texts(dialog)
    dialog.save_to(tmp_path / "plan.txt")
    assert "call the police (110)" in (tmp_path / "plan.txt").read_text("utf-8")
    dialog.close()
    page = today(window)
    assert "Interview in Tianjin" in texts(page.due)
    assert "call Li Mei" not in texts(page.due)
    at(window, datetime(2026, 12, 1, 18, 0))
    page = today(window)
    shown = texts(page.due)
    for told in ("first call Li Mei · 139 0000 0000", "the police (110)", "静海区 3 号楼", "1 December 2026 18:00"):
        assert told in shown
    assert first_due(page) is not None
    assert first_due(page).glyph == "critical"
    assert first_due(page).done is not None
    first_due(page).done().click()
    assert first_due(page) is None
    window.messages.undo()
    assert first_due(page) is not None


def test_an_application_opens_its_own_plan(ready_window: Window) -> None:
    session = ready_window.session
    known = session.recipients.find_or_add("Quayside", RecipientKind.EMPLOYER)
    kept = session.meetings.keep(
        MeetingPlan("", "Second interview", "2099-01-01T09:00", "2099-01-01T18:00", country="JP", recipient_id=known.id)
    )
    dialog = MeetingDialog(session, kept, ready_window)
    assert dialog.title.text() == "Second interview"
    assert dialog.written() == kept, "what is shown is what is kept, the country too"
    dialog.which.setCurrentIndex(0)
    dialog.which.activated.emit(0)
    assert dialog.written().id == ""
    assert session.meetings.get(kept.id) == kept


def test_the_country_is_asked_for_and_told_by_the_address(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.dialogs.meeting.reader_country", lambda: "")
    dialog = MeetingDialog(ready_window.session, None, ready_window)
    assert dialog.country.currentData() == "" and "Choose" in dialog.country.currentText()
    dialog.lines["place_told"].setText("苏州工业园区星湖街 328 号")
    assert dialog.written().country == "CN"
    dialog.country.setCurrentIndex(dialog.country.findData("GB"))
    dialog.country.activated.emit(dialog.country.currentIndex())
    dialog.lines["place_found"].setText("上海市浦东新区")
    assert dialog.written().country == "GB", "what the person chose stays"


def test_a_page_that_is_left_open_tells_when_somebody_is_not_back(ready_window: Window) -> None:
    window = ready_window
    at(window, datetime(2026, 12, 1, 8, 0))
    window.session.meetings.keep(
        MeetingPlan("", "Interview", "2026-12-01T09:00", "2026-12-01T18:00", country="CN", trusted="Li Mei")
    )
    page = today(window)
    assert page.watch.isActive()
    row = page.due.now.findChildren(QWidget)
    page.watch.timeout.emit()
    assert page.due.now.findChildren(QWidget) == row, "nothing moves while nobody is late"
    at(window, datetime(2026, 12, 1, 18, 1))
    page.watch.timeout.emit()
    assert "first call Li Mei" in texts(page.due)
