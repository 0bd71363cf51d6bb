"""The board: cards are moved by keys, by menu and by dropping, announced, and moved back by undo; dates; past ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.applications import DateKind, ImportantDate, JobDetails, PastApplication, Status
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Kind, Stage
from app.redact.policies import stage_policy
from app.services.application_details import ApplicationDetails
from app.services.copies import CopyRequest
from ui.desktop.dialogs.past_applications import PastDialog
from ui.desktop.models.board_cards import MIME
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]


@pytest.fixture
def page(ready_window: Window) -> ApplicationsPage:
    for name in ("Acme", "Borealis"):
        ready_window.session.recipients.add(name)
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    page.views.choose("board")
    return page


def lanes(page: ApplicationsPage) -> dict[str, list[str]]:
    return {
        status.value: [card.name for card in view.lane.cards]
        for status, view in page.board.lanes.items()
        if view.lane.cards
    }


def test_a_card_is_moved_by_keys_and_back_by_undo(
    ready_window: Window, page: ApplicationsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    acme = ready_window.session.recipients.find("Acme").id
    page.board.choose(acme)
    view = page.board.lanes[Status.PLANNED]
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert lanes(page) == {"planned": ["Borealis"], "sent": ["Acme"]}
    moved = page.board.lanes[Status.SENT]
    assert moved.hasFocus(), "the focus goes with the card"
    assert moved.current is not None
    assert said == ["Acme moved to “Sent”."] == [ready_window.messages.shown]
    qtbot.keyClick(moved, Qt.Key.Key_Left)
    assert view.hasFocus(), "arrows alone go between lanes"
    moved.menu_asked.disconnect()
    moved.menu_asked.connect(lambda asked, _where, by_key: said.append(f"menu of {asked}, by key {by_key}"))
    qtbot.keyClick(moved, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert said.pop() == f"menu of {acme}, by key True", "also where the keyboard has no key for menus"
    for _ in range(2):  # the second finds nothing more
        qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert lanes(page) == {"planned": ["Borealis", "Acme"]}
    ready_window.messages.inform("Something", "Do more", lambda: said.append("more"))
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "more" not in said, "undo does nothing further"


@pytest.fixture
def narrow_board(
    ready_window: Window, page: ApplicationsPage, qapp: QApplication, speak: Callable[..., None]
) -> ApplicationsPage:
    """More lanes and cards than fit: the last lane holds one that was withdrawn, the first forty planned; scrolled to the top."""
    session = ready_window.session
    with session.vault.transaction():
        for number in range(40):
            session.recipients.add(f"Planned {number}")
        session.applications.record_status(session.recipients.find("Acme").id, Status.WITHDRAWN)
    speak(ready_window, "en", "light", 200)
    ready_window.resize(1366, 768)
    page.entered()
    qapp.processEvents()
    page.board.verticalScrollBar().setValue(0)
    return page


def scrolled(page: ApplicationsPage) -> tuple[int, int]:
    bar = page.board.lanes[Status.PLANNED].verticalScrollBar()
    return page.board.verticalScrollBar().value(), bar.value()


def test_the_board_stays_where_it_is_when_it_is_opened_or_refreshed(
    ready_window: Window, narrow_board: ApplicationsPage, qapp: QApplication, qtbot: QtBot
) -> None:
    page, session = narrow_board, ready_window.session
    acme, highest = session.recipients.find("Acme").id, narrow_board.board.verticalScrollBar().maximum()
    page.board.choose(acme)
    assert page.board.lanes[Status.WITHDRAWN].hasFocus() and page.board.verticalScrollBar().maximum() > 150
    assert scrolled(page) == (0, 0), "nobody pressed a key"
    page.board.verticalScrollBar().setValue(150)
    page.board.lanes[Status.PLANNED].verticalScrollBar().setValue(300)
    for again in (
        lambda: None,
        lambda: session.applications.record_status(session.recipients.find("Planned 7").id, Status.SENT),
    ):
        again()
        page.entered()
        qapp.processEvents()
        assert scrolled(page) == (150, 300)
    ready_window.go("today")
    ready_window.go("applications")
    page.views.choose("table")
    page.show_recipient(acme)
    qapp.processEvents()
    page.views.choose("board")
    qtbot.waitUntil(lambda: page.board.verticalScrollBar().maximum() == highest)
    assert scrolled(page) == (150, 300)
    page.board.moved.emit(session.recipients.find("Planned 30").id, "withdrawn")
    qapp.processEvents()
    assert scrolled(page) == (150, 300), "a card that the hand dropped is where it was dropped"


def test_an_opened_card_stays_in_sight_beside_what_opens(
    ready_window: Window, narrow_board: ApplicationsPage, qtbot: QtBot
) -> None:
    board, holder = narrow_board.board, narrow_board.board.lanes[Status.WITHDRAWN].parentWidget()
    ready_window.resize(1700, 800)
    qtbot.waitUntil(lambda: board.width() > 1300)
    acme = ready_window.session.recipients.find("Acme").id
    board.opened.emit(acme)
    qtbot.waitUntil(
        lambda: board.width() < 1100 and board.rect().contains(holder.mapTo(board, holder.rect().bottomRight()))
    )


def test_an_opened_card_stays_in_sight_however_late_the_details_are_laid_out(
    narrow_board: ApplicationsPage, ready_window: Window, qtbot: QtBot
) -> None:
    board, view = narrow_board.board, narrow_board.board.lanes[Status.WITHDRAWN]
    holder, bar = view.parentWidget(), narrow_board.board.verticalScrollBar()
    ready_window.resize(1700, 800)
    qtbot.waitUntil(lambda: board.width() > 1300)
    board.keep_in_sight(ready_window.session.recipients.find("Acme").id)
    qtbot.waitUntil(lambda: board.rect().contains(holder.mapTo(board, holder.rect().bottomRight())))
    ready_window.resize(1100, 800)
    qtbot.waitUntil(
        lambda: board.width() < 1100 and board.rect().contains(holder.mapTo(board, holder.rect().bottomRight()))
    )
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    ready_window.resize(1000, 800)
    qtbot.waitUntil(lambda: board.width() < 1000 and bar.maximum() > 0)
    assert bar.value() == 0, "the person scrolled: it stays there"


@pytest.mark.parametrize(
    ("language", "scale", "rows"), [("en", 100, 1), ("zh", 100, 1), ("en", 150, 2), ("zh", 150, 2), ("en", 200, 2)]
)
def test_the_board_fits_its_width(
    ready_window: Window, page: ApplicationsPage, qapp: QApplication, speak: Callable[..., None],
    language: str, scale: int, rows: int,
) -> None:  # fmt: skip
    """On a laptop's screen with text of any size: lanes that do not fit go below, and nothing scrolls sideways."""
    ready_window.resize(1366, 768)
    speak(ready_window, language, "light", scale)
    page.entered()
    qapp.processEvents()
    board = page.board
    holders = [view.parentWidget() for view in board.lanes.values()]
    assert board.horizontalScrollBar().maximum() == 0
    assert all(holder.geometry().right() < board.viewport().width() for holder in holders), "no lane is cut off"
    assert len({holder.y() for holder in holders}) == rows
    assert [(holder.y(), holder.x()) for holder in holders] == sorted((holder.y(), holder.x()) for holder in holders)


def test_a_plan_says_until_when_one_can_apply(ready_window: Window, page: ApplicationsPage) -> None:
    service = ApplicationDetails(ready_window.session.vault, ready_window.session.clock)
    made = service.add("Cobalt", JobDetails(title="Nurse", closes="2026-12-05"))
    model = page.board.lanes[Status.PLANNED].lane
    (card,) = (one for one in ready_window.session.applications.cards() if one.id == made)
    assert model.details(card) == (("no copy",), ("due 5 Dec",))
    lines, coming = model.details(card._replace(status="sent"))
    assert len(lines) == 2 and coming == (), "once it is sent that day is past"


def test_the_board_follows_the_keys(ready_window: Window, narrow_board: ApplicationsPage, qtbot: QtBot) -> None:
    page, bar = narrow_board, narrow_board.board.verticalScrollBar()
    planned, last = page.board.lanes[Status.PLANNED], page.board.lanes[Status.WITHDRAWN]
    page.board.choose(ready_window.session.recipients.find("Borealis").id)
    qtbot.keyClick(planned, Qt.Key.Key_Right)
    assert last.hasFocus() and bar.value() == bar.maximum()
    bar.setValue(0)
    qtbot.keyClick(last, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() > 0 and page.board.lanes[Status.GHOSTED].hasFocus()
    qtbot.keyClick(page.board.lanes[Status.GHOSTED], Qt.Key.Key_Left)
    assert planned.hasFocus() and bar.value() == 0
    qtbot.keyClick(planned, Qt.Key.Key_End)
    down = planned.verticalScrollBar()
    assert down.value() == down.maximum() > 0
    bar.setValue(bar.maximum())
    qtbot.keyClick(planned, Qt.Key.Key_Up)
    assert bar.value() == 0, "a card that is chosen by a key is brought into sight"


def test_a_card_is_moved_by_menu(ready_window: Window, page: ApplicationsPage) -> None:
    acme = ready_window.session.recipients.find("Acme").id
    menu = page.board.menu(acme)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names[0] == "Open"
    assert len(names) == 1 + len(Status)
    next(action for action in menu.actions() if "Offer" in action.text()).trigger()
    assert lanes(page) == {"planned": ["Borealis"], "offer": ["Acme"]}
    assert [step.status for step in ready_window.session.applications.history(acme)] == [Status.OFFER]


def test_a_card_is_dropped_on_another_lane(ready_window: Window, page: ApplicationsPage) -> None:
    mime = QMimeData()
    mime.setData(MIME, ready_window.session.recipients.find("Acme").id.encode())
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(10, 10), Qt.DropAction.MoveAction, mime, left, none)
    page.board.lanes[Status.GHOSTED].dropEvent(drop)
    assert lanes(page)["ghosted"] == ["Acme"]


def test_cards_and_lanes_are_named_for_assistive_technology(page: ApplicationsPage) -> None:
    QAccessible.setActive(True)
    view = page.board.lanes[Status.PLANNED]
    told = QAccessible.queryAccessibleInterface(view)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == "Planned: 2"
    assert "Ctrl" in told.text(QAccessible.Text.Description)
    card = view.lane.data(view.lane.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(card).startswith("Borealis, Planned, no copy")


def test_a_card_opens_what_is_known_and_escape_closes_it(page: ApplicationsPage, qtbot: QtBot) -> None:
    view = page.board.lanes[Status.PLANNED]
    view.setFocus()
    assert page.tabs.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.tabs.isVisible()
    assert page.about.who.text() == "Borealis"
    page.close_detail.click()
    assert page.tabs.isHidden()
    assert view.hasFocus()


@pytest.mark.parametrize(
    ("language", "theme", "scale"), [("en", "light", 100), ("zh", "dark", 150), ("en", "dark", 200)]
)
def test_the_board_is_whole(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None], clipped: Look, nameless: Look,
    language: str, theme: str, scale: int,
) -> None:  # fmt: skip
    ready_window.resize(1366, 900)
    speak(ready_window, language, theme, scale)
    page.board.opened.emit(ready_window.session.recipients.find("Acme").id)
    page.about.dates.edited.emit((ImportantDate(DateKind.OTHER, "2027-01-01", "second interview"),))
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []


def test_dates_are_added_ticked_off_and_shown_today(ready_window: Window, page: ApplicationsPage) -> None:
    session = ready_window.session
    acme = session.recipients.find("Acme").id
    page.board.opened.emit(acme)
    page.about.dates.day.setDate(QDate(2026, 1, 2))
    page.about.dates.add.click()
    assert session.applications.dates(acme) == (ImportantDate(DateKind.FOLLOW_UP, "2026-01-02"),)
    ready_window.go("today")
    today = ready_window.page("today")
    assert isinstance(today, TodayPage)
    assert today.due.isVisible()
    assert today.due.count == 1
    next(one for one in today.due.findChildren(Button) if one.accessibleName() == "Done: Follow up, Acme").click()
    assert today.due.isHidden()
    assert session.applications.dates(acme)[0].done
    assert ready_window.messages.shown == "Done: Follow up"
    ready_window.banner.acted.emit()
    assert today.due.count == 1 and not session.applications.dates(acme)[0].done
    assert ready_window.messages.shown == ""


def test_past_applications_are_typed_in_or_read(
    ready_window: Window, clipped: Look, nameless: Look, until: Until, speak: Callable[..., None], qtbot: QtBot
) -> None:
    session = ready_window.session
    dialog = PastDialog(session, ready_window.messages, ready_window)
    dialog.show()
    assert not dialog.keep.isEnabled()
    dialog.name.setText("  Old   Co ")
    dialog.title.setText(" Night  clerk ")
    dialog.kinds[Kind.PHONE].setChecked(True)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    (kept,) = session.applications.reconstructed()
    assert (kept.name, kept.kinds, kept.fields) == ("Old Co", ("phone",), ("basics.phone",))
    assert [card.details.title for card in session.applications.cards()] == ["Night clerk"] and not dialog.title.text()
    table = "recipient,day\nNorthwind,2025-02-03\nBad,never\n"
    dialog.read(UntrustedInput("past.csv", untrusted_text=table))
    until(lambda: "3 (day)" in dialog.status_label.text())
    assert [one.name for one in session.applications.reconstructed()] == ["Old Co", "Northwind"]
    speak(ready_window, "zh", "light")
    dialog.read(UntrustedInput("past.csv", untrusted_text="公司,日期\n,2025-02-03\n"))
    until(lambda: "第 2 行（接收方）" in dialog.status_label.text())
    speak(ready_window, "en", "light")
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    said = dialog.status_label.visibleRegion().boundingRect()
    assert said == dialog.status_label.rect(), "what became of the file is in sight"
    dialog.name.setText("Nobody")
    qtbot.keyClick(dialog.close_it, Qt.Key.Key_Return)
    assert dialog.isHidden() and [one.name for one in session.recipients.all() if one.name == "Nobody"] == [], (
        "Enter presses the button that has the focus"
    )


def test_an_application_that_is_planned_is_typed_in(ready_window: Window, page: ApplicationsPage) -> None:
    session = ready_window.session
    head = session.vault.ledger.head()
    dialog = PastDialog(session, ready_window.messages, ready_window)
    dialog.show()
    assert dialog.status.currentData() == Status.SENT and dialog.day.isEnabled()
    dialog.status.setCurrentIndex(dialog.status.findData(Status.PLANNED.value))
    assert not dialog.day.isEnabled() and not dialog.kinds[Kind.PHONE].isEnabled()
    dialog.name.setText("Ouseburn Ceramics")
    dialog.keep.click()
    page.entered()
    assert lanes(page) == {"planned": ["Ouseburn Ceramics", "Borealis", "Acme"]}
    assert session.vault.ledger.head() == head, "a plan is no fact"
    page.board.opened.emit(session.recipients.find("Ouseburn Ceramics").id)
    page.about.send.click()
    send = ready_window.page("send")
    assert isinstance(send, SendPage) and ready_window.stack.currentWidget() is send
    assert send.who.name == "Ouseburn Ceramics", "the next step of a plan is one press"


def test_a_misspelt_name_is_corrected_and_the_ledger_keeps_the_old_one(
    ready_window: Window, page: ApplicationsPage, answer: Callable[[str], None]
) -> None:
    vault = ready_window.session.vault
    ready_window.session.applications.reconstruct(PastApplication("Hexwroth", RecipientKind.EMPLOYER, "2025-02-03"))
    page.entered()
    page.show_recipient(ready_window.session.recipients.find("Hexwroth").id)
    for name, found in (("Acme", "Hexwroth"), (" ", "Hexwroth"), ("Hexworth  Ltd", "Hexworth Ltd")):
        answer(name)
        ready_window.messages.clear()
        page.about.rename.click()
        assert page.about.who.text() == found
        assert bool(ready_window.messages.shown) is (name == "Acme"), "somebody else has that name"
    assert page.jobs.row(page.list.currentIndex().row()).name == "Hexworth Ltd"
    row = vault.ledger.head()
    assert row.kind == "recipient-changed" and row.body["before"]["name"] == "Hexwroth"  # type: ignore[index]


def test_the_timeline_says_what_was_before(ready_window: Window, page: ApplicationsPage) -> None:
    past = PastApplication("Old Co", RecipientKind.EMPLOYER, "2025-02-03", channel="mail")
    ready_window.session.applications.reconstruct(past)
    page.entered()
    page.show_recipient(ready_window.session.recipients.find("Old Co").id)
    assert [(event.kind, event.subject) for event in page.about.events] == [("before", "mail"), ("status", "sent")]


def test_a_recipient_goes_to_the_trash_and_back(ready_window: Window, page: ApplicationsPage) -> None:
    acme = ready_window.session.recipients.find("Acme").id
    page.board.opened.emit(acme)
    page.about.trash.click()
    assert lanes(page) == {"planned": ["Borealis"]}
    assert [one.name for one in ready_window.session.known_recipients()] == ["Borealis"]
    ready_window.banner.acted.emit()
    assert lanes(page) == {"planned": ["Borealis", "Acme"]}


def test_what_is_asked_for_and_lies_in_the_trash_is_offered_back(
    ready_window: Window, page: ApplicationsPage, tmp_path: Path
) -> None:
    session = ready_window.session
    acme = session.recipients.find("Acme")
    made = session.copies.make(CopyRequest(acme, stage_policy(Stage.APPLY), ("txt",)), tmp_path)
    for one in session.known_recipients():
        session.trash.add("recipient", one.id)
    page.entered()
    assert page.empty.isVisible() and page.empty.title.text() == "All applications are in Trash"
    for ask in (
        lambda: ready_window.show_recipient(acme.id),
        lambda: ready_window.show_copy(made.record.copy_id),
    ):
        ask()
        assert ready_window.messages.shown == "“Acme” is in Trash."
    page.trash.open.click()
    assert ready_window.stack.currentWidget() is ready_window.page("settings")
    ready_window.show_recipient(acme.id)
    ready_window.banner.acted.emit()
    assert page.list.isVisible() and page.about.who.text() == "Acme" and not page.empty.isVisible()
    session.trash.restore("recipient", session.recipients.find("Borealis").id)
    page.entered()
    assert page.trash.open.isHidden() and page.empty.title.text() == "No copies yet"


def test_a_copy_that_was_never_used_is_not_sent(ready_window: Window, page: ApplicationsPage, tmp_path: Path) -> None:
    session, said = ready_window.session, {}
    for name in ("Acme", "Borealis"):
        request = CopyRequest(session.recipients.find(name), stage_policy(Stage.APPLY), ("txt",))
        made = session.copies.make(request, tmp_path)
        said[name] = made.record.reference
    session.copies.make(CopyRequest(session.recipients.find("Acme"), stage_policy(Stage.APPLY), ("txt",)), tmp_path)
    for record in session.vault.copies.all():
        if record.reference in said.values():
            session.vault.copies.void(record.copy_id, "sent by mistake")
    assert {card.name: card.status for card in session.applications.cards()} == {"Acme": "sent", "Borealis": "planned"}
    page.views.buttons["table"].click()
    page.entered()
    references = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert {f"{said[name]} (void)" for name in said} < set(references)
    page.show_recipient(session.recipients.find("Borealis").id)
    assert page.about.now.text() == "Planned"


def test_a_void_copy_needs_a_reason(
    ready_window: Window, page: ApplicationsPage, answer: Callable[[str], None], tmp_path: object
) -> None:
    session = ready_window.session
    request = CopyRequest(session.recipients.find("Acme"), stage_policy(Stage.APPLY), ("txt",))
    made = session.copies.make(request, tmp_path)  # type: ignore[arg-type]
    page.entered()
    page.show_copy(made.record.copy_id)
    answer("")
    page.detail.void.click()
    assert session.vault.copies.get(made.record.copy_id).voided == ""  # type: ignore[union-attr]
    answer("sent by mistake")
    page.detail.void.click()
    assert session.vault.copies.get(made.record.copy_id).voided == "sent by mistake"  # type: ignore[union-attr]
    assert page.detail.void.isHidden()
    QApplication.processEvents()
