"""Journeys J1, J4 and the file-and-text part of J2 as a person walks them: clicks and keys in one window.

The times they name leave minutes to read; a test that needs minutes of machine time would fail by its own `until`.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.applications import DateKind, ImportantDate, PastApplication, Status
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Kind, Operator, Stage
from app.services.network_request_log import read_requests
from app.services.vaults import create_vault
from ui.desktop.dialogs import vault_files
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.dialogs.official_page_result import GuidedDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.untrusted_input import from_path, from_paths
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.due_items import STALE_AFTER

Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"
POSTING = """Remote Parcel Coordinator
Northwind Logistics Ltd
Receive packages at your address, relabel them and forward them the same day. No experience required.
Before you start you pay a refundable training deposit of £150. Contact our manager on Telegram @northwind_hr.
"""
OFFICE = "Office: 4 Quay Street, Hull, United Kingdom\n"


@pytest.fixture(autouse=True)
def cheap_kdf() -> None:
    """A passphrase costs here what it costs a person."""


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def visit(window: Window, qtbot: QtBot, key: str) -> object:
    press(qtbot, window.rail.buttons[key])
    return window.page(key)


def copy_for(window: Window, qtbot: QtBot, until: Until, name: str, folder: Path, kind: RecipientKind) -> SendPage:
    page = visit(window, qtbot, "send")
    assert isinstance(page, SendPage)
    if page.stack.currentWidget() is page.done:  # the answer to the copy before
        press(qtbot, page.done.another)
    page.address_name(name)
    page.who.kind.setCurrentIndex(page.who.kind.findData(kind.value))
    page.who.kind.activated.emit(page.who.kind.currentIndex())
    until(page.save.isEnabled)
    page.save_into(folder)
    until(lambda: page.stack.currentWidget() is page.done)
    return page


def then_another(window: Window, qtbot: QtBot, until: Until, folder: Path, reference: str) -> None:
    """A copy for someone else, then one more begun from Today: the first employer is known under another spelling."""
    page = copy_for(window, qtbot, until, "Another Ltd", folder, RecipientKind.EMPLOYER)
    today = visit(window, qtbot, "today")
    assert isinstance(today, TodayPage)
    (make,) = (one for one in today.findChildren(QPushButton) if one.accessibleName() == "Make a copy")
    press(qtbot, make)
    assert page.stack.currentWidget() is page.desk, "a new copy, not the last one"
    assert page.desk.focusWidget() in (page.who.who, page.who.who.lineEdit())
    assert page.bar.need.isVisible() and not page.save.isEnabled(), "why it cannot be saved yet is said"
    page.address_name("NORTHWIND Logistics Limited")
    until(lambda: page.known.isVisible())
    assert reference in page.known.text()


def test_j1_before_applying(
    ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path, said_yes: list[str]
) -> None:
    """Paste → card in three groups with sources → level, unusual fields, earlier versions → preview → ledger entry."""
    window = ready_window
    check = visit(window, qtbot, "check")
    assert isinstance(check, CheckPage)
    check.intake.text.setPlainText(f"{POSTING}{OFFICE}")
    press(qtbot, check.intake.go)
    until(lambda: check.stack.currentWidget() is check.card)
    assert check.card.result is not None
    card = check.card.result.card
    assert card.needs_you and card.not_checked and card.signals
    assert all(signal.source and signal.advice for signal in card.signals)
    assert read_requests(window.session.vault) == (), "no network unless clicked"
    note_what_a_page_shows(check, qtbot, until, "Company name: NORTHWIND LOGISTICS LIMITED\nStatus: Active")
    assert check.card.result is not None
    (seen,) = check.card.result.card.confirmed
    assert (seen.code, seen.params.get("picture")) == ("pasted-same", None)
    said = {label.text() for label in check.findChildren(QLabel) if "safe" in label.text().lower()}
    assert said == {
        "This is a list of signs with their sources. It is not a verdict and cannot say that a posting is safe."
    }
    press(qtbot, check.card.send)
    page = window.page("send")
    assert isinstance(page, SendPage)
    assert page.who.name == "Northwind Logistics Ltd"
    assert said_yes == ["Serious signs"] and page.who.stage is Stage.BROWSE, "asked once, and the least is offered"
    page.who.stages.choose("apply")
    until(page.save.isEnabled)
    assert not page.known.isVisible()
    page.kinds.choose(Kind.PHONE, Operator.KEEP)
    until(page.save.isEnabled)
    assert page.unusual.isVisible() and "phone" in page.unusual.text().lower()
    assert "Amara Lindqvist" in page.reads.toPlainText()
    assert page.pages.count >= 1
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    (record,) = window.session.vault.copies.all()
    assert record.check_id == check.card.result.check_id
    assert window.session.vault.ledger.verify() is None
    then_another(window, qtbot, until, tmp_path, record.reference)


def note_what_a_page_shows(check: CheckPage, qtbot: QtBot, until: Until, shown: str | Path) -> None:
    """Press “Record the result” at an official page, give the text or a screenshot, and keep it."""

    def offered() -> list[QPushButton]:
        return [
            one
            for one in check.card.findChildren(QPushButton)
            if one.isVisible() and one.accessibleName().startswith("Record the result of ")
        ]

    def say() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GuidedDialog) and not dialog.keep.isEnabled()
        if isinstance(shown, Path):
            dialog.read(from_path(shown))
            until(dialog.keep.isEnabled)
        else:
            dialog.said.setPlainText(shown)
        press(qtbot, dialog.keep)

    until(lambda: not check.card.slices.busy and offered())
    before = check.card.result
    QTimer.singleShot(0, say)
    press(qtbot, offered()[0])
    until(lambda: check.card.result is not before)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no program that reads pictures")
def test_j1_with_screenshots(
    ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path, screenshot: Callable[[Path, str], Path]
) -> None:
    check = visit(ready_window, qtbot, "check")
    assert isinstance(check, CheckPage)
    ready_window.receive(from_path(screenshot(tmp_path / "chat.png", f"{POSTING}{OFFICE}")))
    until(lambda: check.stack.currentWidget() is check.card)
    assert check.card.result is not None
    assert any("deposit" in span.text for signal in check.card.result.card.signals for span in signal.evidence)
    page = screenshot(tmp_path / "register.png", "Company name: NORTHWIND LOGISTICS LIMITED\nStatus: Dissolved")
    note_what_a_page_shows(check, qtbot, until, page)
    line = check.card.result.card.needs_you[0]
    assert (line.code, line.evidence) == ("pasted-ended", "Dissolved")
    until(lambda: not check.card.slices.busy)
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    assert f"Screenshot register.png, SHA-256 {digest}" in [one.text() for one in check.card.findChildren(QLabel)]
    stored = ready_window.session.stored_check(check.card.result.check_id)
    assert stored is not None and line in stored.card.needs_you, "saved with the check"
    last, first = (tmp_path / "chat 10.png", tmp_path / "chat 9.png")
    for path, lines in ((first, POSTING.splitlines()[:3]), (last, POSTING.splitlines()[3:])):
        screenshot(path, "\n".join(lines))
    ready_window.go("today")
    ready_window.receive(from_paths([last, first]))
    until(lambda: "2 pictures" in ready_window.messages.shown)
    assert ready_window.messages.shown.endswith("in the order of their names: chat 9.png, chat 10.png.")
    card = check.card.result.card
    assert card.posting.title == "Remote Parcel Coordinator"
    assert 0 < card.posting.text.index("relabel") < card.posting.text.index("deposit")
    assert any("deposit" in span.text for signal in card.signals for span in signal.evidence)
    ready_window.go("resume")
    ready_window.messages.clear()
    screenshot(first, "Amara Lindqvist\namara@example.org\nLeeds, UK")
    screenshot(last, "Experience\nQuay Software Ltd, Software Engineer\n2019 - 2023")
    ready_window.receive(from_paths([last, first]))
    resume = ready_window.page("resume")
    until(lambda: resume.stack.currentWidget() is resume.review)  # type: ignore[attr-defined]
    assert ready_window.messages.shown.startswith("These 2 pictures were read as the pages of one document")
    assert resume._note == "chat 9.png +1"  # type: ignore[attr-defined]
    resume.show_stored()  # type: ignore[attr-defined]
    ready_window.go("check")
    last.write_text("no picture")
    ready_window.receive(from_paths([last, first]))
    until(lambda: ready_window.messages.shown.startswith("“chat 10.png” is damaged, or is not a picture."))
    assert len(ready_window.session.vault.checks.all()) == 3
    assert len(ready_window.session.vault.checks.latest()) == 2, "what was noted belongs to the first"


def test_a_picture_by_name_alone_is_checked_as_what_it_is(
    ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "chat.png").write_text(POSTING, "utf-8")
    check = visit(ready_window, qtbot, "check")
    assert isinstance(check, CheckPage)
    ready_window.receive(from_path(tmp_path / "chat.png"))
    until(lambda: check.stack.currentWidget() is check.card)
    assert check.card.result is not None
    assert any("deposit" in span.text for signal in check.card.result.card.signals for span in signal.evidence)
    assert "“chat.png” is not a picture" in ready_window.messages.shown
    (tmp_path / "chat.txt").write_text(POSTING, "utf-8")
    ready_window.receive(from_path(tmp_path / "chat.txt"))
    until(lambda: not check._place.busy)
    assert ready_window.messages.shown == ""


def test_an_agency_that_sends_it_again_is_warned_of(
    ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    page = copy_for(ready_window, qtbot, until, "Hengtong Ltd", tmp_path, RecipientKind.EMPLOYER)
    press(qtbot, page.done.another)
    assert not page.who.employer.isVisible()
    page.address_name("Orchard Talent")
    page.who.kind.setCurrentIndex(page.who.kind.findData(RecipientKind.AGENCY.value))
    page.who.kind.activated.emit(page.who.kind.currentIndex())
    qtbot.keyClicks(page.who.employer, "HENGTONG")
    until(lambda: page.known.isVisible())
    assert page.known.text().startswith("Hengtong Ltd already has a copy:")
    page.save_into(tmp_path)
    until(lambda: page.stack.currentWidget() is page.done)
    press(qtbot, page.done.another)
    page.who.kind.setCurrentIndex(0)
    page.address_name("Hengtong Ltd")
    until(lambda: page.known.isVisible() and "Orchard Talent" in page.known.text())
    assert "Hengtong Ltd already has a copy:" in page.known.text(), "each is told"
    known = ready_window.session.recipients.find("Hengtong Ltd")
    for day in ("2025-02-03", "2025-02-04"):
        past = PastApplication("Hengtong", RecipientKind.EMPLOYER, day)
        ready_window.session.applications.reconstruct(past)
    page.refresh()
    until(lambda: page.known.text().endswith("(and 1 more)"))
    assert len(page.known.text().splitlines()) == 3 and known.name in page.known.text()


def test_j2_a_text_or_file_that_surfaced(ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path) -> None:
    """Drop the file, paste the text → candidates with a bound and other ways it could have happened, or "cannot tell"."""
    page = copy_for(ready_window, qtbot, until, "Hengtong Logistics", tmp_path, RecipientKind.EMPLOYER)
    reference, text = page.done.reference.text(), page.reads.toPlainText()
    leaks = visit(ready_window, qtbot, "leaks")
    assert isinstance(leaks, LeaksPage)
    ready_window.receive(from_path(next(tmp_path.glob("*.pdf"))))
    until(lambda: leaks.stack.currentWidget() is leaks.answers)
    for again in (False, True):
        result = leaks.answer.result
        assert result is not None and 1 <= len(result.suspects) <= 3
        assert result.suspects[0].copy.reference == reference
        if again:
            break
        press(qtbot, leaks.another)
        leaks.intake.text.setPlainText(text)
        press(qtbot, leaks.intake.go)
        until(lambda: leaks.stack.currentWidget() is leaks.answers)
    press(qtbot, leaks.another)
    leaks.intake.text.setPlainText("An unrelated text about the weather in Leeds and the price of bread. " * 4)
    press(qtbot, leaks.intake.go)
    until(lambda: leaks.stack.currentWidget() is leaks.answers)
    assert leaks.answer.result is not None and leaks.answer.result.suspects == ()


def test_j4_switching_pc(
    first_window: Window,
    hermetic_home: Path,
    sample: object,
    qtbot: QtBot,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Transfer file and test-restore → wipe the old PC → first run, restore → report → everything is there."""
    window, folder = first_window, hermetic_home / "countermark" / "vault"
    window.opened(create_vault(folder, PASSPHRASE, keyring=False))
    window.session.imports.accept(sample, note="own")  # type: ignore[arg-type]
    page = copy_for(window, qtbot, until, "Hengtong Logistics", tmp_path, RecipientKind.EMPLOYER)
    reference = page.done.reference.text()
    known = window.session.recipients.find("Hengtong Logistics")
    window.session.applications.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, "2026-01-02"))
    head = window.session.vault.ledger.head()
    settings = visit(window, qtbot, "settings")
    assert isinstance(settings, SettingsPage)
    settings.show_sheet("vault")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "move.age"), ""))
    monkeypatch.setattr(vault_files, "new_secret", lambda *_: "of the backup")
    press(qtbot, settings.backup)
    until(lambda: "tested" in window.messages.shown)
    monkeypatch.setattr(EraseDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    press(qtbot, settings.deletion.erase)
    until(lambda: isinstance(window.gate, FirstRun))
    gate = window.gate
    assert isinstance(gate, FirstRun) and not (folder / "vault.db").exists()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "move.age"), ""))
    monkeypatch.setattr(vault_files, "ask_secret", lambda *_: "of the backup")
    press(qtbot, gate.welcome.restore)
    until(lambda: isinstance(window.gate, LockPage))
    assert "its ledger verified" in window.messages.shown and "Copies: 1" in window.messages.shown
    lock = window.gate
    assert isinstance(lock, LockPage)
    qtbot.keyClicks(lock.passphrase, PASSPHRASE)
    press(qtbot, lock.unlock)
    until(lambda: window.gate is None)
    assert window.session.vault.ledger.verify() is None and window.session.vault.ledger.get(head.number) == head
    assert [copy.reference for copy in window.session.vault.copies.all()] == [reference]
    today = window.page("today")
    assert isinstance(today, TodayPage) and today.due.count == 1, "reminders moved too"


def test_today_answers_what_to_do_now(ready_window: Window, qtbot: QtBot) -> None:
    """Follow-ups, replies that are owed, copies held too long; each leads to its recipient."""
    session, today = ready_window.session, ready_window.page("today")
    assert isinstance(today, TodayPage)
    for name, kind in (("A", DateKind.FOLLOW_UP), ("B", DateKind.REPLY), ("C", DateKind.EXPIRES)):
        known = session.recipients.add(name)
        session.applications.record_status(known.id, Status.SENT, "2026-01-01")
        session.applications.add_date(known.id, ImportantDate(kind, "2026-02-02" if name == "A" else "2026-02-03"))
    visit(ready_window, qtbot, "today")
    said = " | ".join(label.text() for label in today.due.findChildren(type(today.due.title)))
    assert today.due.count == 3
    for words in ("Follow up", "Their reply was due", "Ask them to delete it"):
        assert words in said
    assert today.due.title.text() == "Due now: 3" and "First" not in today.next_title.text(), "never the same twice"
    press(qtbot, next(one for one in today.due.findChildren(Button) if one.accessibleName() == "Open A"))
    applications = ready_window.stack.currentWidget()
    assert isinstance(applications, ApplicationsPage) and applications.about.who.text() == "A"


def test_today_names_a_card_gone_stale_while_its_application_is_open(ready_window: Window, qtbot: QtBot) -> None:
    session, today = ready_window.session, ready_window.page("today")
    assert isinstance(today, TodayPage)
    kept = session.checks.check(b"Packer wanted\nCompany: Acme\nWe pack parcels in Leeds.\n", name="saved.txt")
    known = session.recipients.add("ACME Ltd")
    session.applications.record_status(known.id, Status.INTERVIEW)
    visit(ready_window, qtbot, "today")
    assert today.due.count == 0
    now = session.clock()
    session.clock = lambda: now + STALE_AFTER + timedelta(days=1)
    today.refresh()
    said = [label.text() for label in today.due.findChildren(QLabel)]
    assert any("Check again before you send more" in text for text in said)
    today.due.check_asked.emit(kept.check_id)
    check = ready_window.page("check")
    assert isinstance(check, CheckPage) and check.card.isVisible()
    session.applications.record_status(known.id, Status.REJECTED)
    today.refresh()
    assert today.due.count == 0, "a card matters while the application is open"


def test_trying_the_own_last_copy_leaves_nothing(
    ready_window: Window, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    leaks = visit(ready_window, qtbot, "leaks")
    assert isinstance(leaks, LeaksPage)
    assert leaks.empty.isVisible(), "nothing to compare with yet"
    assert leaks.empty_past.isVisible(), "what was sent before the program can be entered here too"
    press(qtbot, leaks.empty.button)
    page = copy_for(ready_window, qtbot, until, "Hengtong Logistics", tmp_path, RecipientKind.EMPLOYER)
    before = ready_window.session.vault.ledger.head()
    visit(ready_window, qtbot, "leaks")
    press(qtbot, leaks.intake.sample)
    until(lambda: leaks.stack.currentWidget() is leaks.answers)
    assert leaks.answer.result is not None
    assert leaks.answer.result.suspects[0].copy.reference == page.done.reference.text()
    press(qtbot, leaks.sample_bar.remove)
    assert leaks.stack.currentWidget() is leaks.intake
    assert ready_window.session.vault.ledger.head() == before
    QApplication.processEvents()
