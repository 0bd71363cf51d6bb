"""Everything that takes long says what it does and can be stopped; nothing of it stays then, and the page is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from app import paths, resources
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.render import recovery_sheet
from app.services import check_print, vaults
from app.services.copies import CopyRequest
from app.services.manual_edits import excluded_carriers
from app.vault.backup import local_backup
from app.vault.keys import key_derivation, keyring_slot
from app.vault.keys.key_derivation import SlotKind
from app.vault.ledger import proof
from app.vault.repair import inspection, salvage
from checkers.online.companies_house import CompaniesHouse
from checkers.registers.store import RegisterStore
from tests.ui.desktop.conftest import PASSPHRASE
from tests.ui.desktop.held import Held, Until
from ui.desktop.dialogs import edited_copy, vault_check
from ui.desktop.dialogs.diagnostics import DiagnosticsDialog
from ui.desktop.dialogs.edited_copy import EditedDialog
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.dialogs.register_request import LookupDialog
from ui.desktop.models import diagnostics
from ui.desktop.models.copy_preview import Preview
from ui.desktop.pages.check.check_lookups import LookupsCard
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send import page as send_page
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings import vault_card
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.session import Session
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window

Locked = Callable[[Window], None]


def settings(window: Window, sheet_key: str = "vault") -> SettingsPage:
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_sheet(sheet_key)
    return page


def saves_to(patch: pytest.MonkeyPatch, path: Path) -> None:
    patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def checked(window: Window, until: Until) -> CheckPage:
    posting = "Company: Northgate Logistics Ltd\nCompany number 00445790\nLeeds, UK"
    window.hand("check", UntrustedInput("", untrusted_text=posting))
    page = window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card)
    return page


def test_making_a_vault(
    first_window: Window, hermetic_home: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    gate.welcome.next.click()
    gate.make.back.click()
    assert gate.welcome.restore.isVisible(), "whoever has a backup finds the way back to it"
    gate.welcome.next.click()
    for box in (gate.make.first, gate.make.again):
        box.setText(PASSPHRASE)
    folder = hermetic_home / "countermark" / "vault"
    with monkeypatch.context() as patch:
        held = Held(patch, key_derivation, "seal")
        gate.make.make.click()
        held.stop(gate.make.busy, until)
    assert not folder.exists()
    assert gate.steps.currentIndex() == 1
    gate.make.make.click()
    until(lambda: gate.steps.currentIndex() == 2)
    with monkeypatch.context() as patch:
        saves_to(patch, hermetic_home / "sheet.pdf")
        held = Held(patch, recovery_sheet, "recovery_sheet")
        gate.sheet.save.click()
        held.stop(gate.sheet.busy, until)
    assert not (hermetic_home / "sheet.pdf").exists()
    assert not first_window.session.vault.access.has(SlotKind.RECOVERY)
    assert gate.steps.currentIndex() == 2
    assert gate.sheet.save.isEnabled()


def test_unlocking(ready_window: Window, locked: Locked, monkeypatch: pytest.MonkeyPatch, until: Until) -> None:
    locked(ready_window)
    gate = ready_window.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText(PASSPHRASE)
    with monkeypatch.context() as patch:
        held = Held(patch, vaults, "open_vault")
        gate.unlock.click()
        assert not gate.unlock.isEnabled()
        held.stop(gate.busy, until)
    assert ready_window.gate is gate
    assert not ready_window.messages.shown
    gate.unlock.click()
    until(lambda: ready_window.gate is None)


def test_the_keyring_a_new_key_and_a_proof(
    ready_window: Window, memory_keyring: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    card, vault = settings(ready_window).keeping, ready_window.session.vault
    with monkeypatch.context() as patch:
        held = Held(patch, keyring_slot, "store")
        card.keyring.click()
        assert not card.rekey.isEnabled(), "one at a time"
        held.stop(card.busy, until)
    assert not vault.access.has(SlotKind.KEYRING)
    assert not card.keyring.isChecked()
    assert not memory_keyring, "nothing is left in the keyring"
    before = vault.access.database_key()
    monkeypatch.setattr(vault_card, "ask_secret", lambda *_: PASSPHRASE)
    with monkeypatch.context() as patch:
        held = Held(patch, key_derivation, "seal")
        card.rekey.click()
        held.stop(card.busy, until)
    assert vault.access.database_key() == before
    assert not vault.access.content.pending
    saves_to(monkeypatch, tmp_path / "proof.zip")
    with monkeypatch.context() as patch:
        held = Held(patch, proof, "to_proof")
        card.export.click()
        held.stop(card.busy, until)
    assert not (tmp_path / "proof.zip").exists()
    assert not ready_window.messages.shown


def test_looking_over_a_vault_and_writing_it_out(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until, said_yes: list[str]
) -> None:
    page, vault = settings(ready_window), ready_window.session.vault
    with monkeypatch.context() as patch:
        held = Held(patch, inspection, "_database")
        page.check.click()
        assert not page.backup.isEnabled(), "one at a time"
        held.stop(page.busy, until)
    assert not ready_window.messages.shown
    assert page.backup.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    with monkeypatch.context() as patch:
        held = Held(patch, salvage, "_export_readable")
        vault_check.export_readable(
            page, ready_window.messages, page._place, page.busy.report,
            lambda out, token: vaults.salvage_open_vault(vault, out, token),
        )  # fmt: skip
        held.stop(page.busy, until)
    assert list((tmp_path / "out").iterdir()) == []
    assert not ready_window.messages.shown


def test_going_back_to_a_local_backup(
    ready_window: Window, locked: Locked, monkeypatch: pytest.MonkeyPatch, until: Until, answer: Callable[[str], None]
) -> None:
    folder = ready_window.session.folder
    local_backup.create_local_backup(ready_window.session.vault)
    locked(ready_window)
    before = {path.name: path.read_bytes() for path in folder.glob("vault.*")}
    gate = ready_window.gate
    assert isinstance(gate, LockPage)
    held = Held(monkeypatch, local_backup, "restore_local_backup")
    answer("yes")
    gate._put_back()
    held.stop(gate.busy, until)
    assert {path.name: path.read_bytes() for path in folder.glob("vault.*")} == before
    assert [path.name for path in folder.parent.glob("vault*")] == ["vault"]
    assert not ready_window.messages.shown


def test_the_diagnostics(ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until) -> None:
    card = settings(ready_window, "help").diagnostics
    monkeypatch.setattr(DiagnosticsDialog, "exec", lambda _: pytest.fail("it was shown"))
    held = Held(monkeypatch, diagnostics, "redact_report")
    card.report.click()
    held.stop(card.busy, until)
    assert card.report.isEnabled()


def test_a_list_that_is_looked_into_or_removed(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    table = tmp_path / "firms.csv"
    table.write_text("Company name\nAlpha Foods Ltd\n", "utf-8")
    with RegisterStore(paths.registers_file()) as store:
        store.import_file(table)
    card = settings(ready_window, "registers").registers
    until(lambda: card.found.registers)
    monkeypatch.setattr(RegisterDialog, "exec", lambda _: pytest.fail("it was asked"))
    with monkeypatch.context() as patch:
        held = Held(patch, RegisterStore, "propose")
        card.begin(from_path(table))
        held.stop(card.busy, until)
    with monkeypatch.context() as patch:
        held = Held(patch, RegisterStore, "remove")
        card.removers[0].click()
        held.stop(card.busy, until)
    assert [one.register for one in card.found.registers] == ["firms"]
    assert not ready_window.messages.shown


def test_a_card_that_is_printed_and_a_register_that_is_asked(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    page = checked(ready_window, until)
    with monkeypatch.context() as patch:
        saves_to(patch, tmp_path / "card.pdf")
        held = Held(patch, check_print, "card_pages")
        page.card.print.click()
        held.stop(page.print_busy, until)
    assert not (tmp_path / "card.pdf").exists()
    page.card.slices.finish()
    lookups = page.card.view.findChildren(LookupsCard)[-1]
    monkeypatch.setattr(LookupDialog, "exec", lambda _: QDialog.DialogCode.Accepted.value)
    held = Held(monkeypatch, CompaniesHouse, "run")
    next(button for button in lookups.buttons if "Companies House" in button.text()).click()
    assert not any(button.isEnabled() for button in lookups.buttons)
    held.stop(lookups.busy, until)
    assert all(button.isEnabled() for button in lookups.buttons)
    assert len(ready_window.session.vault.checks.all()) == 1, "no new card"
    assert not ready_window.messages.shown


def test_comparing_a_copy_changed_by_hand(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    session = ready_window.session
    request = CopyRequest(session.recipients.find_or_add("Northwind"), stage_policy(Stage.APPLY), ("txt",))
    made = session.copies.make(request, tmp_path)
    dialog = EditedDialog(session, ready_window.messages, made.record, ready_window)
    dialog.show()
    text = Path(made.record.files[0].path).read_text("utf-8")
    held = Held(monkeypatch, edited_copy, "record_manual_edit")
    dialog.read(UntrustedInput("sent.txt", untrusted_text=text + "\nand more"))
    held.stop(dialog.busy, until)
    assert dialog.file.isEnabled()
    assert not excluded_carriers(session.vault)
    assert not ready_window.messages.shown


@pytest.mark.parametrize("key", ["resume", "leaks"])
def test_of_two_files_in_a_row_the_second_shows_that_it_is_under_way(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until, key: str
) -> None:
    session = ready_window.session
    request = CopyRequest(session.recipients.find_or_add("Northwind"), stage_policy(Stage.APPLY), ("txt",))
    session.copies.make(request, tmp_path)
    ready_window.go(key)
    page = ready_window.page(key)
    assert isinstance(page, ResumePage | LeaksPage)
    service = (session.imports, "read") if isinstance(page, ResumePage) else (session.traces, "trace")
    held = Held(monkeypatch, *service)
    data = resources.path("samples", "resume-en.json").read_bytes()
    for number in range(2):
        ready_window.hand(key, UntrustedInput(f"{number}.json", untrusted_bytes=data))
        until(held.reached.is_set)
        assert page.busy.isVisible()
    held.stop(page.busy, until)


def test_a_check_of_the_whole_vault_is_stopped_in_its_backups(ready_window: Window, until: Until) -> None:
    from app.errors import Cancelled
    from app.workers.cancellation import CancelToken

    local_backup.create_local_backup(ready_window.session.vault)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        inspection._backups(ready_window.session.folder, token)
    assert inspection._backups(ready_window.session.folder) == []


def test_a_preview_that_is_late_says_so_and_can_be_asked_for_again(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    with monkeypatch.context() as patch:
        held = Held(patch, send_page, "make_preview")
        page.address_name("Northwind")
        held.stop(page.drawing, until)
    assert not page.save.isEnabled(), "what is shown is out of date"
    assert "was stopped" in ready_window.messages.shown
    ready_window.banner.acted.emit()
    until(page.save.isEnabled)
    assert not ready_window.messages.shown


def test_a_preview_that_is_asked_for_is_not_planned_a_second_time(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    page.address_name("Acme")
    until(page.save.isEnabled)
    made: list[CopyRequest] = []
    real = send_page.make_preview

    def counted(session: Session, request: CopyRequest, *more: object) -> Preview:
        made.append(request)
        return real(session, request, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(send_page, "make_preview", counted)
    page.who.stages.choose(Stage.OFFER.value)
    page.refresh()
    until(page.save.isEnabled)
    assert len(made) == 1
