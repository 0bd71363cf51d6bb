"""Each platform has a page: state, what it got, what others see, own notes, a letter; reached from Today, Leaks, and by search."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget

from app.clock import local_day, system_clock
from app.domain.copies import RecipientKind
from app.domain.platforms import Topic, Visibility
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from app.services.known_platforms import ORDER
from app.services.platforms import PlatformService
from ui.desktop.dialogs.checkup import CheckUpDialog
from ui.desktop.dialogs.incident_report import IncidentReportDialog
from ui.desktop.dialogs.letter import LetterDialog
from ui.desktop.dialogs.past_applications import PastDialog
from ui.desktop.dialogs.platform import PlatformDialog
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.dialogs.short_questions import LinesDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
TODAY = local_day(system_clock())


def texts(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part))


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def answer(act: Callable[[QDialog], None]) -> list[QDialog]:
    """Do something in the dialog that opens next, as the person would; returns those that were answered."""
    answered: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            answered.append(dialog)
            act(dialog)
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    return answered


@pytest.fixture
def page(ready_window: Window) -> ApplicationsPage:
    ready_window.show_platform("")
    found = ready_window.page("applications")
    assert isinstance(found, ApplicationsPage)
    return found


def test_every_platform_has_a_page_that_is_reached_from_three_places(
    ready_window: Window, page: ApplicationsPage
) -> None:
    platforms = page.platforms
    assert list(platforms.list.buttons) == list(ORDER)
    for key in ORDER:
        platforms.list.buttons[key].click()
        assert platforms.page.view is not None and platforms.page.view.platform.id == key
        page.back.click()
    page.back.click()
    assert page.stack.currentWidget() is not platforms
    for origin in ("today", "leaks"):
        ready_window.go(origin)
        found = ready_window.page(origin)
        assert isinstance(found, TodayPage | LeaksPage)
        found.platforms.click()
        assert ready_window.stack.currentWidget() is page
        assert page.stack.currentWidget() is platforms
        page.back.click()


def test_what_is_chosen_is_kept_at_once(ready_window: Window, page: ApplicationsPage) -> None:
    page.platforms.list.buttons["boss"].click()
    shown, service = page.platforms.page, PlatformService(ready_window.session.vault)
    choose(shown.state, "hidden")
    box, told = shown.answers["phone"]
    choose(box, "yes")
    state = service.state("boss")
    assert (state.visibility, state.since, state.looked) == (Visibility.HIDDEN, TODAY, TODAY)
    assert state.seen == {"phone": (True, TODAY)}
    assert told.text()
    assert "Hidden" in shown.standing.text()
    choose(box, "")
    assert service.state("boss").seen == {}


def test_what_the_official_page_says_is_pasted_shown_and_put_back(
    ready_window: Window, page: ApplicationsPage, until: Until
) -> None:
    page.platforms.list.buttons["zhaopin"].click()
    shown, service = page.platforms.page, PlatformService(ready_window.session.vault)

    def paste(dialog: QDialog) -> None:
        assert isinstance(dialog, LinesDialog)
        dialog.editor.setPlainText("设置 → 隐私 → 隐藏")
        dialog.yes.click()

    assert answer(paste) == []
    shown.slices.finish()
    shown.notes[Topic.HIDE].click()
    assert service.state("zhaopin").pasted[Topic.HIDE] == ("设置 → 隐私 → 隐藏", TODAY)
    until(lambda: "设置 → 隐私 → 隐藏" in texts(shown))
    page.platforms._forget_note("zhaopin", Topic.HIDE.value)
    until(lambda: "Open the official page" in texts(shown) and "设置 → 隐私 → 隐藏" not in texts(shown))
    ready_window.messages.undo()
    assert service.state("zhaopin").pasted[Topic.HIDE][1] == TODAY
    until(lambda: "设置 → 隐私 → 隐藏" in texts(shown))


def test_what_it_got_is_shown_or_recorded(
    ready_window: Window, page: ApplicationsPage, until: Until, tmp_path: Path
) -> None:
    session = ready_window.session
    page.platforms.list.buttons["linkedin"].click()
    shown = page.platforms.page
    until(lambda: "No copy recorded." in texts(shown))

    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, PastDialog)
        assert dialog.kind.currentData() == RecipientKind.PLATFORM.value
        dialog.keep.click()
        dialog.close_it.click()

    answer(record)
    shown.record.click()
    until(lambda: "from memory" in texts(shown))
    recipient = session.recipients.find("LinkedIn")
    session.copies.make(CopyRequest(recipient, stage_policy(Stage.BROWSE), ("txt",)), tmp_path)
    page.platforms.refresh()
    until(lambda: session.vault.copies.all()[0].reference in texts(shown))
    assert "treated as public" in shown.standing.text()


def test_letter_and_incident_begin_with_the_platform(
    ready_window: Window, page: ApplicationsPage, until: Until
) -> None:
    page.platforms.list.buttons["indeed"].click()
    shown = page.platforms.page
    written = answer(lambda dialog: dialog.reject())
    shown.letter.click()
    assert isinstance(written[0], LetterDialog)
    assert ready_window.session.recipients.find("Indeed").domains == ("indeed.com",)
    shown.incident_asked.emit("indeed")
    leaks = ready_window.page("leaks")
    dialog = next(one for one in leaks.findChildren(IncidentReportDialog) if one.isVisible())
    dialog.keep.click()
    until(lambda: ready_window.session.incidents.visible() != ())
    assert ready_window.session.incidents.visible()[0].body["where"] == "Indeed"


def test_an_own_platform_is_added_and_its_removal_undone(ready_window: Window, page: ApplicationsPage) -> None:
    page.platforms.list.add.click()
    dialog = next(one for one in page.findChildren(PlatformDialog) if one.isVisible())
    dialog.name.setText("Harbour & Jobs")
    dialog.address.setText("no address")
    dialog.keep.click()
    assert dialog.isVisible() and dialog.status_label.text()
    dialog.address.setText("harbour.example/privacy")
    dialog.keep.click()
    shown = page.platforms.page
    assert "Harbour & Jobs" in texts(shown)
    shown.removed.emit(dialog.added)
    assert dialog.added not in page.platforms.list.buttons
    ready_window.messages.undo()
    assert shown.view is not None and shown.view.platform.home == "https://harbour.example/privacy"


def test_today_asks_to_look_again_when_the_day_has_come(ready_window: Window, page: ApplicationsPage) -> None:
    session = ready_window.session
    page.platforms.list.buttons["liepin"].click()
    shown = page.platforms.page
    shown.day.setDate(QDate.currentDate().addDays(30))
    shown.review_chosen.emit("liepin", shown.day.date().toString("yyyy-MM-dd"))
    ready_window.go("today")
    today = ready_window.page("today")
    assert "Liepin" not in texts(today)
    session.__dict__.pop("platforms", None)
    session.clock = lambda: system_clock() + timedelta(days=31)
    today.entered()
    assert "Liepin" in texts(today)
    assert isinstance(today, TodayPage)
    (today.due.now._rows or today.due.soon._rows)[0][1]().open()
    assert page.platforms.page.view is not None and page.platforms.page.view.platform.id == "liepin"
    assert ready_window.stack.currentWidget() is page


def test_search_opens_the_page_of_a_platform(ready_window: Window, until: Until) -> None:
    dialog = SearchDialog(ready_window.session.search, ready_window)
    dialog.show()
    dialog.box.setText("猎聘")
    until(lambda: dialog.hits.count() == 1)
    dialog.hits.itemActivated.emit(dialog.hits.item(0))
    assert dialog.chosen is not None
    ready_window.open_hit(dialog.chosen)
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    assert page.platforms.page.view is not None and page.platforms.page.view.platform.id == "liepin"


def test_a_copy_opened_elsewhere_leaves_the_platforms(
    ready_window: Window, page: ApplicationsPage, tmp_path: Path
) -> None:
    session = ready_window.session
    recipient = session.recipients.find_or_add("LinkedIn", RecipientKind.PLATFORM)
    session.copies.make(CopyRequest(recipient, stage_policy(Stage.BROWSE), ("txt",)), tmp_path)
    ready_window.show_platform("linkedin")
    page.platforms.page.copy_opened.emit(session.vault.copies.all()[0].copy_id)
    assert page.stack.currentWidget() is not page.platforms
    assert page.about.recipient_id == recipient.id


def test_the_check_up_lists_used_platforms_first_and_goes_on_letter_by_letter(ready_window: Window) -> None:
    session = ready_window.session
    session.platforms.set_state("indeed", Visibility.PUBLIC)
    dialog = CheckUpDialog(session, session.checkup.run(), ready_window)
    dialog.show()
    assert next(iter(dialog.boxes)) == "indeed"
    assert len(dialog.boxes) == len(session.platforms.views())
    recipients = [session.recipients.add(name) for name in ("Ann", "Ben")]
    found = dataclasses.replace(dialog.found, letters=tuple((one, "erase") for one in recipients))
    dialog.found = found
    dialog._show_findings()
    dialog.letters[recipients[0].id].setFocus()
    later = dataclasses.replace(found, letters=found.letters[1:])
    session.checkup.run = lambda: later  # type: ignore[method-assign]
    dialog.refresh()
    assert dialog.focusWidget() is dialog.letters[recipients[1].id]


def test_the_check_up_says_what_to_do_where_it_is_public_and_takes_another_platform(ready_window: Window) -> None:
    session = ready_window.session
    dialog = CheckUpDialog(session, session.checkup.run(), ready_window)
    dialog.show()
    box = dialog.boxes["boss"]
    assert box.currentText() == "Not answered", "nothing was sent there: nothing is assumed"
    assert not dialog.following["boss"].isVisibleTo(dialog)
    box.setCurrentIndex(box.findData(Visibility.PUBLIC.value))
    box.activated.emit(box.currentIndex())
    told = dialog.following["boss"].text()
    assert "Look again on" in told and "zhipin" in told.replace("\u200b", "")
    dialog.add.click()
    adding = next(one for one in dialog.findChildren(PlatformDialog) if one.isVisible())
    adding.name.setText("Totaljobs")
    adding.keep.click()
    assert adding.added in dialog.boxes
    dialog.close()
