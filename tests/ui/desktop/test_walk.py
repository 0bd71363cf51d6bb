"""A walk through the window clause by clause: what can be stopped, put back and reached, and what a timeline holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.domain.applications import DateKind, ImportantDate
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.applications import ApplicationService
from app.services.copies import CopyRequest
from app.vault.backup import backup_file
from app.vault.keys import key_derivation
from app.vault.ledger import export
from tests.ui.desktop.held import Held, Until
from ui.desktop.dialogs import vault_files
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.past_applications import PastDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.pages.today.page import TodayPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.page import Scroll


def settings(window: Window) -> SettingsPage:
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_sheet("vault")
    return page


@pytest.mark.parametrize("where", ["_encrypt", "_verify_content"])
def test_a_backup_that_is_stopped_leaves_no_file(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until, where: str
) -> None:
    page, target = settings(ready_window), tmp_path / "vault.age"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(vault_files, "new_secret", lambda *_: "a backup passphrase")
    held = Held(monkeypatch, backup_file, where)
    page.backup.click()
    held.stop(page.busy, until)
    assert list(tmp_path.glob("*")) == [] and not ready_window.messages.shown


def test_a_restore_is_shown_and_one_that_is_stopped_leaves_no_vault(
    first_window: Window, window: Window, hermetic_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    until: Until,
) -> None:  # fmt: skip
    saved, folder = tmp_path / "a.age", hermetic_home / "countermark" / "elsewhere"
    backup_file.write_backup(window.session.vault, saved, backup_file.BackupPassphrase("of the backup"))
    gate = FirstRun(folder, window.messages)
    window.stack.addWidget(gate)
    window.stack.setCurrentWidget(gate)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    monkeypatch.setattr(vault_files, "ask_secret", lambda *_: "of the backup")
    held = Held(monkeypatch, backup_file, "_verify_content")
    gate.welcome.restore.click()
    assert not gate.welcome.next.isEnabled(), "no second vault is begun meanwhile"
    held.stop(gate.welcome.busy, until)
    assert not (folder / "vault.keys").exists() and gate.welcome.next.isEnabled()


def test_an_export_that_is_stopped_leaves_nothing_readable(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    page = settings(ready_window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    held = Held(monkeypatch, export, "to_json")
    page.take_along.click()
    held.stop(page.busy, until)
    assert list(tmp_path.glob("*")) == [] and not ready_window.messages.shown


def test_the_passphrase_changes_beside_the_window_and_stays_when_stopped(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    page, access = settings(ready_window), ready_window.session.vault.access
    monkeypatch.setattr(PassphraseDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(PassphraseDialog, "passphrase", "another horse battery")
    with monkeypatch.context() as patch:
        held = Held(patch, key_derivation, "seal")
        page.passphrase.click()
        held.stop(page.busy, until)
    assert access.check_passphrase("correct horse battery") and not ready_window.messages.shown
    page.passphrase.click()
    until(lambda: ready_window.messages.shown)
    assert access.check_passphrase("another horse battery")


def test_a_table_of_past_applications_is_read_whole_or_not_at_all(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    dialog = PastDialog(ready_window.session, ready_window.messages, ready_window)
    dialog.show()
    table = "recipient,day\n" + "".join(f"Firm {number},2025-02-03\n" for number in range(20))
    with monkeypatch.context() as patch:
        held = Held(patch, ApplicationService, "reconstruct")
        dialog.read(UntrustedInput("past.csv", untrusted_text=table))
        held.stop(dialog.busy, until)
    assert ready_window.session.applications.reconstructed() == () and dialog.added == 0
    dialog.read(UntrustedInput("past.csv", untrusted_text=table))
    until(lambda: dialog.added == 20)


def test_a_posting_dropped_on_send_is_looked_at_first(ready_window: Window, until: Until) -> None:
    ready_window.go("send")
    ready_window.receive(
        UntrustedInput("", untrusted_text="Accountant wanted in Leeds. Send your CV to jobs@example.org.")
    )
    page = ready_window.page("check")
    until(lambda: page.stack.currentWidget() is page.card)  # type: ignore[attr-defined]
    assert ready_window.stack.currentWidget() is page


def test_a_picture_dropped_on_send_is_a_posting_where_the_person_says_so(
    ready_window: Window, tmp_path: Path, said_yes: list[str]
) -> None:
    Image.new("RGB", (300, 200), "white").save(path := tmp_path / "screen.png")
    ready_window.go("send")
    ready_window.receive(from_path(path))
    assert said_yes == ["What does the picture show?"]
    assert ready_window.stack.currentWidget() is ready_window.page("check")


@pytest.fixture
def page(ready_window: Window, tmp_path: Path) -> ApplicationsPage:
    """One copy for one employer, on show."""
    session = ready_window.session
    session.copies.make(
        CopyRequest(session.recipients.find_or_add("Acme"), stage_policy(Stage.APPLY), ("txt",)), tmp_path
    )
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    return page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_timeline_holds_dates_notes_and_what_was_made_void(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None], language: str
) -> None:
    session = ready_window.session
    acme = session.recipients.find("Acme")
    page.about.notes.text.setPlainText("Ms Chen called")
    page.about.notes.keep.click()
    session.applications.add_date(acme.id, ImportantDate(DateKind.REPLY, "2026-01-02", done=True))
    session.applications.add_date(acme.id, ImportantDate(DateKind.OTHER, "2026-01-03", "second interview"))
    session.vault.copies.void(session.vault.copies.for_recipient(acme.id)[0].copy_id, "never sent")
    page.show_recipient(acme.id)
    page.about.load(session, acme)
    speak(ready_window, language, "light")
    told = {event.kind: page.about._event_text(event) for event in page.about.events}
    assert set(told) == {"copy", "void", "note", "date"}
    dates = [page.about._event_text(event) for event in page.about.events if event.kind == "date"]
    wanted = {
        "en": ["second interview (open)", "They owe me a reply (done)"],
        "zh": ["second interview（未完成）", "对方应答复我（已完成）"],
    }
    assert dates == wanted[language]


def test_a_date_that_was_removed_can_be_put_back(ready_window: Window, page: ApplicationsPage) -> None:
    service, acme = ready_window.session.applications, ready_window.session.recipients.find("Acme").id
    kept = (ImportantDate(DateKind.FOLLOW_UP, "2026-01-02"), ImportantDate(DateKind.OTHER, "2026-01-03", "talk"))
    service.set_dates(acme, kept)
    page.entered()
    page.about.load(ready_window.session, ready_window.session.recipients.find("Acme"))
    page.about.dates._remove(1)
    assert service.dates(acme) == kept[:1] and "talk" in ready_window.messages.shown
    ready_window.banner.acted.emit()
    assert service.dates(acme) == kept == page.about.dates.dates and not ready_window.messages.shown


def test_everything_that_is_due_can_be_shown(ready_window: Window) -> None:
    session = ready_window.session
    for number in range(9):
        due = ImportantDate(DateKind.FOLLOW_UP, "2026-01-02")
        session.applications.add_date(session.recipients.find_or_add(f"Firm {number}").id, due)
    ready_window.go("today")
    today = ready_window.page("today")
    assert isinstance(today, TodayPage)
    assert today.due.now._lines.count() == 6 and today.due.now.more.isVisible()
    today.due.now.more.click()
    assert today.due.now._lines.count() == 9 == today.due.now.count and not today.due.now.more.isVisible()


def squeezed(root: QWidget) -> list[str]:
    """Widgets in layouts below `root` that are lower than they need."""
    found = []
    for widget in root.findChildren(QWidget):
        holder = widget.parentWidget()
        layout = holder.layout() if holder is not None else None
        if widget.isVisible() and layout is not None and layout.indexOf(widget) >= 0 and not isinstance(widget, Scroll):
            tall = widget.hasHeightForWidth()
            needed = (
                widget.heightForWidth(widget.width())
                if tall
                else widget.minimumHeight() or widget.minimumSizeHint().height()
            )
            if widget.height() < needed - 1:
                found.append(f"{type(widget).__name__} {widget.height()} < {needed}")
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_stands_beside_the_list_scrolls_and_is_never_squeezed(
    ready_window: Window, page: ApplicationsPage, speak: Callable[..., None], clipped: Callable[[QWidget], list[str]],
    language: str,
) -> None:  # fmt: skip
    service, acme = ready_window.session.applications, ready_window.session.recipients.find("Acme")
    service.set_dates(acme.id, [ImportantDate(DateKind.EXPIRES, f"2027-01-0{day}") for day in range(1, 9)])
    ready_window.resize(1240, 820)
    speak(ready_window, language, "light")
    page.show_recipient(acme.id)
    page.about.load(ready_window.session, acme)
    for view in ("table", "board"):
        page.views.choose(view)
        page.board.opened.emit(acme.id)
        assert clipped(page.about) == [] and squeezed(page.about) == []
        bars = [scroll.verticalScrollBar().maximum() for scroll in page.about.findChildren(Scroll)]
        assert max(bars) > 0
