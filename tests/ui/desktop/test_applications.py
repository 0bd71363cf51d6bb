"""Applications: how each stands, a timeline per recipient, and the list filtered by status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.applications import DateKind, ImportantDate, JobDetails, Status
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.application_details import ApplicationDetails
from app.services.copies import CopyRequest
from app.services.prior_disclosures import record_agency_copy
from ui.desktop.models.copies_table import SORTS
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.applications.tables import RECIPIENT
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button

Look = Callable[[QWidget], list[str]]


@pytest.fixture
def page(ready_window: Window, tmp_path: Path) -> ApplicationsPage:
    """Two copies for one employer, one for another."""
    session = ready_window.session
    for name, stage in (("Acme", Stage.APPLY), ("Acme", Stage.INTERVIEW), ("Borealis", Stage.APPLY)):
        request = CopyRequest(session.recipients.find_or_add(name), stage_policy(stage), ("txt",))
        session.copies.make(request, tmp_path)
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("table")
    return page


def test_among_the_copies_is_no_job_without_one_and_each_names_its_job(ready_window: Window, tmp_path: Path) -> None:
    session = ready_window.session
    job = ApplicationDetails(session.vault, session.clock).add("Acme", JobDetails("Night packer"))
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("table")
    page.entered()
    assert page.views.isVisible(), "the other views can be reached"
    assert page.model.rowCount() == 0 and page.none.isVisible() and page.none.text() == "No copies yet"
    page.search.setText("nobody")
    assert page.none.text() == "No results."
    page.search.clear()
    session.copies.make(CopyRequest(session.recipients.find("Acme"), stage_policy(Stage.APPLY), ("txt",)), tmp_path)
    page.entered()
    texts = page.model.texts(page.model.row(0))
    assert (page.model.rowCount(), texts[SORTS.index("title")]) == (1, "Night packer") and not page.none.isVisible()
    page.show_recipient(session.recipients.find("Acme").id)
    assert page.views.key == "list" and page.about.application_id == job


def choose(page: ApplicationsPage, name: str) -> None:
    rows = [number for number in range(page.model.rowCount()) if page.model.row(number).name == name]
    page.table.selectRow(rows[0])


def note(page: ApplicationsPage, status: Status, day: QDate) -> None:
    page.about.status.setCurrentIndex(page.about.status.findData(status.value))
    page.about.day.setDate(day)
    page.about.note.click()


def statuses(page: ApplicationsPage) -> list[tuple[str, str]]:
    rows = range(page.model.rowCount())
    return sorted((page.model.row(row).name, str(page.model.data(page.model.index(row, 4)))) for row in rows)


def test_a_status_is_noted_with_its_own_date(ready_window: Window, page: ApplicationsPage) -> None:
    choose(page, "Acme")
    note(page, Status.GHOSTED, QDate(2026, 3, 4))
    recipient = ready_window.session.recipients.find("Acme")
    (step,) = ready_window.session.applications.history(recipient.id)
    assert (step.status, step.day) == (Status.GHOSTED, "2026-03-04")
    assert statuses(page) == [("Acme", "Ghosted"), ("Acme", "Ghosted"), ("Borealis", "Sent")]
    assert page.about.now.text() == "Ghosted since 4 March 2026"


def test_the_latest_day_counts_and_the_last_note_can_be_undone(ready_window: Window, page: ApplicationsPage) -> None:
    choose(page, "Borealis")
    note(page, Status.WITHDRAWN, QDate(2026, 5, 1))
    note(page, Status.INTERVIEW, QDate(2026, 4, 1))
    recipient = ready_window.session.recipients.find("Borealis")
    assert page.about.now.text() == "Withdrawn since 1 May 2026"
    page.about.undo.click()
    assert [step.status for step in ready_window.session.applications.history(recipient.id)] == [Status.WITHDRAWN]
    page.about.undo.click()
    assert page.about.now.text() == "Sent"
    assert not page.about.undo.isVisible()


def test_the_timeline_holds_everything_of_one_recipient(ready_window: Window, page: ApplicationsPage) -> None:
    session = ready_window.session
    acme = session.recipients.find("Acme")
    copy = session.vault.copies.for_recipient(acme.id)[0]
    session.traces.trace("leak.txt", session.vault.copies.file_bytes(copy.copy_id, "txt"))
    choose(page, "Borealis")
    choose(page, "Acme")
    kinds = [event.kind for event in page.about.events]
    assert kinds.count("copy") == 2
    assert set(kinds) == {"copy"}, "what was compared and not saved stands against nobody"
    choose(page, "Borealis")
    assert [event.kind for event in page.about.events] == ["copy"]


def test_a_line_of_the_timeline_opens_its_copy_or_check(
    ready_window: Window, page: ApplicationsPage, until: Callable[[Callable[[], object]], None]
) -> None:
    session = ready_window.session
    copies = session.vault.copies.for_recipient(session.recipients.find("Acme").id)
    kept = session.checks.check(b"Packer wanted\nCompany: Acme\nWe pack parcels in Leeds.\n", name="saved.txt")
    assert kept.card.posting.organisation == "Acme"
    page.views.choose("board")
    page.board.opened.emit(copies[0].recipient_id)

    def press(name: str) -> None:
        next(one for one in page.about.findChildren(Button) if one.accessibleName().startswith(name)).click()

    for record in copies:
        press(f"Open: Copy {record.reference} made, ")
        assert page.tabs.currentWidget() is page.detail
        assert page.detail.reference.text() == record.reference
        page.tabs.setCurrentWidget(page.about)
    press("Open: Posting checked: Acme")
    check = ready_window.page("check")
    assert isinstance(check, CheckPage) and ready_window.stack.currentWidget() is check
    assert check.card.result is not None and check.card.result.check_id == kept.check_id


def told(page: ApplicationsPage, kind: str) -> list[str]:
    return [page.about._event_text(event) for event in page.about.events if event.kind == kind]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["Name corrected: Acne → Acme Ltd", "Name corrected: Acme → Acne"]),
        ("zh", ["更正名称：Acne → Acme Ltd", "更正名称：Acme → Acne"]),
    ],
)
def test_a_corrected_name_stands_on_the_timeline_with_its_day(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None], language: str, wanted: list[str]
) -> None:
    recipients = ready_window.session.recipients
    kept = ready_window.session.checks.check(b"Packer wanted\nCompany: Acme\nWe pack parcels.\n", name="saved.txt")
    recipients.edit("Acme", rename="Acne", notes="Ms Chen")
    recipients.edit("Acne", rename="Acme Ltd")
    recipients.edit("Acme Ltd", notes="Mr Chen")
    speak(ready_window, language, "light")
    page.show_recipient(recipients.find("Acme Ltd").id)
    assert told(page, "name") == wanted
    entry = next(iter(ready_window.session.vault.ledger.entries(kind="recipient-changed")))
    assert entry.at in {event.at for event in page.about.events if event.kind == "name"}
    assert [event.opens for event in page.about.events if event.kind == "check"] == [kept.check_id]
    page.show_recipient(recipients.find("Borealis").id)
    assert told(page, "name") == []


def test_what_an_agency_got_for_an_employer_stands_on_the_employers_timeline(
    ready_window: Window, page: ApplicationsPage, tmp_path: Path
) -> None:
    session = ready_window.session
    agency = session.recipients.add("Orchard Talent", RecipientKind.AGENCY)
    record = session.copies.make(CopyRequest(agency, stage_policy(Stage.APPLY), ("txt",)), tmp_path).record
    record_agency_copy(session.vault, agency.id, "ACME Ltd.", record.copy_id)
    session.recipients.edit("Acme", rename="Acme Holdings")  # what was said to the agency still means them
    page.show_recipient(session.recipients.find("Acme Holdings").id)
    line = f"Copy {record.reference} went to agency Orchard Talent for them, Apply"
    assert told(page, "agency") == [line]
    next(one for one in page.about.findChildren(Button) if one.accessibleName() == f"Open: {line}").click()
    assert page.tabs.currentWidget() is page.detail
    assert (page.detail.reference.text(), page.detail.who.text()) == (record.reference, "Orchard Talent")
    session.vault.copies.void(record.copy_id, "never sent")
    page.about.load(session, session.recipients.find("Acme Holdings"))
    assert told(page, "void") == [f"Copy {record.reference} made void"]
    assert page.about.now.text() == "Sent"  # their own copies still count
    for name in ("Borealis", "Orchard Talent"):
        page.show_recipient(session.recipients.find(name).id)
        assert told(page, "agency") == []


def test_the_list_is_filtered_by_status(page: ApplicationsPage) -> None:
    choose(page, "Acme")
    note(page, Status.GHOSTED, QDate(2026, 3, 4))
    page.statuses.setCurrentIndex(page.statuses.findData(Status.GHOSTED.value))
    page.statuses.activated.emit(page.statuses.currentIndex())
    assert {name for name, _ in statuses(page)} == {"Acme"}
    page.search.setText("Borealis")
    assert page.model.rowCount() == 0
    assert page.none.isVisible()


@pytest.mark.parametrize("stored", [None, 5, [1, {"status": "gone"}, {"status": "offer"}]])
def test_what_cannot_be_read_is_left_out(ready_window: Window, stored: object) -> None:
    with ready_window.session.vault.transaction():
        ready_window.session.vault.preferences.set("application:r1", stored)
    assert [step.status for step in ready_window.session.applications.history("r1")] in ([], [Status.OFFER])


@pytest.mark.parametrize(
    ("language", "theme", "scale"), [("en", "light", 100), ("zh", "dark", 100), ("en", "dark", 200)]
)
def test_the_page_is_whole(
    ready_window: Window,
    page: ApplicationsPage,
    speak: Callable[..., None],
    clipped: Look,
    nameless: Look,
    language: str,
    theme: str,
    scale: int,
) -> None:
    ready_window.resize(1366, 900)
    speak(ready_window, language, theme, scale)
    choose(page, "Acme")
    note(page, Status.GHOSTED, QDate(2026, 3, 4))
    for tab in (0, 1):
        page.tabs.setCurrentIndex(tab)
        assert clipped(ready_window) == []
        assert nameless(ready_window) == []


def test_the_columns_fit_the_window_and_what_matters_stays_whole(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None]
) -> None:
    name = "Hengtong International Logistics (Shanghai) Co., Ltd."
    ready_window.session.applications.record_status(
        ready_window.session.recipients.find_or_add(name).id, Status.WITHDRAWN
    )
    request = CopyRequest(ready_window.session.recipients.find_or_add(name), stage_policy(Stage.APPLY), ("txt",))
    made = ready_window.session.copies.make(request, Path(ready_window.session.folder) / "out")
    ready_window.session.applications.set_dates(
        made.recipient.id, (ImportantDate(DateKind.FOLLOW_UP, "2026-12-14", "Call them"),)
    )
    page.entered()
    table, rows = page.table, [page.model.row(number) for number in range(page.model.rowCount())]
    for language, scale in (("en", 100), ("zh", 100), ("en", 150)):
        speak(ready_window, language, "light", scale)
        measured = table.horizontalHeader().fontMetrics()
        for letters, status in (("J2J2-2J2J", "sent"), ("WMWM-WMWM", "withdrawn")):
            page.model.show_rows([row._replace(reference=letters, status=status) for row in rows])
            for width in (980, 1240, 1800):
                ready_window.resize(width, 760)
                QApplication.processEvents()
                assert table.horizontalScrollBar().maximum() == 0, (language, width)
                assert table.columnWidth(RECIPIENT) >= theme().px(130), "still read"
                shown = [place for place in range(len(SORTS)) if not table.isColumnHidden(place)]
                assert set(map(SORTS.index, ("recipient", "status", "next"))) <= set(shown)
                for place in set(shown) - {RECIPIENT}:
                    assert table.columnWidth(place) >= table.sizeHintForColumn(place), (language, scale, width, place)
                    title = measured.horizontalAdvance(page.model.names()[place])
                    assert table.columnWidth(place) >= title + 2 * 13, "what the style sheet leaves free beside it"
                assert width != 1240 or scale != 100 or len(shown) >= len(SORTS) - 1 - (status == "withdrawn")
    speak(ready_window, "en", "light")
    ready_window.resize(1212, 760)
    QApplication.processEvents()
    row = page.model.find(made.record.copy_id)
    unseen = [
        table.unseen_at(table.visualRect(page.model.index(row, place)).center())
        for place in (SORTS.index("status"), RECIPIENT)
    ]
    assert unseen == ["", f"{name} · Stage Apply · Job –"], "a column that stepped back is told, and what is cut"

    reference = SORTS.index("reference")
    page.model.show_rows([rows[0]._replace(reference="J2J2-2J2J")] * 99 + [rows[0]._replace(reference="WMWM-WMWM")])
    narrow = table.columnWidth(reference)
    table.scrollToBottom()
    assert table.columnWidth(reference) >= table.sizeHintForColumn(reference) > narrow, "whole further down, too"
    table.setColumnWidth(RECIPIENT, 140)
    ready_window.resize(1700, 760)
    assert table.columnWidth(RECIPIENT) == 140, "what was drawn by hand stays"


def test_a_page_of_a_closed_vault_says_nothing_any_more(ready_window: Window, page: ApplicationsPage) -> None:
    detail = page.about
    choose(page, "Acme")
    assert detail.now.text()
    before = detail.now.text()
    ready_window.lock()
    translations().retranslate()
    translations().finish()
    assert detail.now.text() == before
    assert not detail.__dict__.get("_spoken")


def test_notes_are_kept_for_the_one_they_were_written_about(ready_window: Window, page: ApplicationsPage) -> None:
    vault, notes = ready_window.session.vault, page.about.notes
    choose(page, "Acme")
    notes.text.setPlainText("Ms Chen asked for the certificate; back office 0571-88886666")
    assert notes.keep.isVisibleTo(page)
    notes.keep.click()
    acme = vault.recipients.by_name("Acme")
    assert acme is not None and acme.notes.startswith("Ms Chen")
    assert not notes.keep.isVisibleTo(page)
    assert [hit.id for hit in vault.search("0571-88886666")] == [acme.id], "Ctrl+K finds a number in the notes"
    notes.text.setPlainText("Called back")
    other = vault.recipients.add("Globex", RecipientKind.EMPLOYER)
    page.about.load(ready_window.session, other)
    assert notes.text.toPlainText() == ""
    assert [one.notes for one in vault.recipients.all() if one.name in ("Acme", "Globex")] == ["Called back", ""]
    page.about.load(ready_window.session, acme)
    notes.text.setPlainText("Left without a word")
    ready_window.go("today")
    again = vault.recipients.get(acme.id)
    assert again is not None and again.notes == "Left without a word"
    ready_window.go("applications")
    notes.text.setPlainText("Parking permit 7731")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(notes.text, away)  # as Ctrl+K makes it
    assert [hit.id for hit in vault.search("7731")] == [page.about.recipient_id], "what was typed a moment ago is found"


def test_another_recipient_is_offered_nothing_of_the_one_before(ready_window: Window, page: ApplicationsPage) -> None:
    choose(page, "Acme")
    dates = page.about.dates
    dates.kind.setCurrentIndex(dates.kind.findData(DateKind.OTHER.value))
    dates.kind.activated.emit(dates.kind.currentIndex())
    dates.label.setText("ring Morag")
    dates.day.setDate(QDate(2026, 1, 2))
    ready_window.show_recipient(ready_window.session.recipients.find("Borealis").id)
    assert page.focusWidget() is page.list, "who comes from elsewhere goes on with the keys"
    assert (dates.kind.currentData(), dates.label.text()) == (DateKind.FOLLOW_UP.value, "")
    assert dates.day.date() == QDate.currentDate().addDays(7)
    page.about.trash.click()
    assert page._shell.messages.shown.startswith("“Borealis” was moved to Trash.")
