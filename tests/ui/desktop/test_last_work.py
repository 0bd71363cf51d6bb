"""What is still done when the vault is locked already: its backup, which can be stopped, and deleting, which cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.domain.resume import Resume
from app.errors import EnvironmentProblem, UserError
from app.services import vaults, wipe
from app.services.vaults import create_vault, open_vault
from app.vault.backup import local_backup
from app.workers.cancellation import CancelToken
from tests.ui.desktop.conftest import PASSPHRASE
from tests.ui.desktop.held import Held, Until
from tests.ui.desktop.test_locking import texts
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.gate.wipe import ErasePage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.window import Window


def lock_page(window: Window) -> LockPage:
    assert isinstance(window.gate, LockPage)
    return window.gate


def erase(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EraseDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.deletion.erase.click()


def test_the_vault_is_locked_for_everyone_while_its_backup_is_made_and_can_be_stopped(
    ready_window: Window, sample: Resume, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    vault, folder = ready_window.session.vault, ready_window.session.folder
    held = Held(monkeypatch, local_backup, "create_local_backup")
    ready_window.lock()
    gate = lock_page(ready_window)
    assert sample.basics.name not in texts()
    for read in (vault.access.database_key, lambda: vault.masters.latest("main"), lambda: vault.search("a")):
        with pytest.raises(UserError, match="vault-locked"):
            read()
    until(held.reached.is_set)
    assert not gate.unlock.isEnabled() and gate.passphrase.isEnabled()
    assert "backup" in gate.busy.label.text()
    held.stop(gate.busy, until)
    assert ready_window.messages.shown == sentence("local-backup-stopped")
    assert gate.unlock.isEnabled() and list((folder / "backups").iterdir()) == []
    open_vault(folder, PASSPHRASE).close()
    assert len(local_backup.local_backups(folder)) == 1, "the next opening makes it"


def test_who_types_while_the_backup_is_made_gets_in_after_it(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, until: Until
) -> None:
    folder, held = ready_window.session.folder, Held(monkeypatch, local_backup, "create_local_backup")
    ready_window.lock()
    until(held.reached.is_set)
    qtbot.keyClicks(lock_page(ready_window).passphrase, PASSPHRASE + "\r")
    held.go()
    until(lambda: ready_window.gate is None)
    assert len(local_backup.local_backups(folder)) == 1
    assert ready_window.session.imports.current() is not None


@pytest.mark.parametrize("patient", [True, False])
def test_quitting_while_a_backup_is_made_loses_nothing(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until, patient: bool
) -> None:
    vault, folder, held = (
        ready_window.session.vault,
        ready_window.session.folder,
        Held(monkeypatch, vaults, "close_vault"),
    )
    ready_window.close()
    until(held.reached.is_set)
    assert ready_window.isVisible() and isinstance(ready_window.gate, LockPage)
    if not patient:
        ready_window.close()
        assert ready_window.isVisible(), "what was begun is put away first"
    held.go()
    until(lambda: not ready_window.isVisible())
    assert not vault.lock.held
    assert len(local_backup.local_backups(folder)) == patient
    with open_vault(folder, PASSPHRASE) as again:
        assert len(again.masters.versions("main")) == 1 and again.ledger.verify() is None


def test_the_end_of_the_computers_session_is_not_held_up(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    folder = ready_window.session.folder
    monkeypatch.setattr(QApplication, "isSavingSession", lambda _: True)
    real = vaults.close_vault

    def until_stopped(vault: object, token: CancelToken) -> bool:
        assert threading.current_thread() is not threading.main_thread()
        while not token.cancelled:
            threading.Event().wait(0.01)
        return real(vault, token)  # type: ignore[arg-type]

    monkeypatch.setattr(vaults, "close_vault", until_stopped)
    ready_window.close()
    assert not ready_window.isVisible()
    assert list((folder / "backups").iterdir()) == []
    open_vault(folder, PASSPHRASE).close()


def test_an_opening_tells_of_the_backup_it_makes_and_whoever_stops_it_gets_in(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    ready_window.lock()
    until(lambda: not ready_window._last_work.place.busy)
    gate, folder = lock_page(ready_window), Path(ready_window._folder)
    monkeypatch.setattr(local_backup, "is_due", lambda _vault: True)
    before = local_backup.local_backups(folder)
    gate.passphrase.setText(PASSPHRASE)
    held = Held(monkeypatch, local_backup, "create_local_backup")
    gate.unlock.click()
    until(held.reached.is_set)
    until(lambda: gate.busy.isVisible() and "backup" in gate.busy.label.text())
    gate.busy.button.click()
    held.go()
    until(lambda: ready_window.gate is None)
    assert ready_window.messages.shown == sentence("local-backup-stopped")
    assert local_backup.local_backups(folder) == before


def test_deleting_says_so_is_not_stopped_by_quitting_and_begins_anew(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    vault, folder = ready_window.session.vault, ready_window.session.folder
    held = Held(monkeypatch, wipe, "erase_everything")
    erase(ready_window, monkeypatch)
    page = ready_window.gate
    assert isinstance(page, ErasePage)
    until(held.reached.is_set)
    assert page.busy.isVisible() and page.busy.label.text() and not page.busy.button.isVisible()
    assert "cannot be stopped" in page.hint.text()
    with pytest.raises(UserError, match="vault-locked"):
        vault.masters.latest("main")
    for _ in range(2):
        ready_window.close()
        assert ready_window.isVisible()
    held.go()
    until(lambda: not ready_window.isVisible())
    assert not folder.exists() and isinstance(ready_window.gate, FirstRun)


def test_what_cannot_be_deleted_is_told(ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until) -> None:
    def failing(*_: object) -> None:
        raise EnvironmentProblem("read-only", path="x")

    monkeypatch.setattr(wipe, "erase_everything", failing)
    erase(ready_window, monkeypatch)
    until(lambda: isinstance(ready_window.gate, LockPage))
    until(lambda: ready_window.messages.shown)
    assert ready_window.messages.shown == sentence("read-only", {"path": "x"})


def test_the_keys_of_the_backups_go_before_any_data(hermetic_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = hermetic_home / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        local_backup.create_local_backup(vault)
    left: list[list[str]] = []
    real: Callable[..., None] = wipe.shutil.rmtree

    def looking(path: Path) -> None:
        left.append([found.name for found in folder.rglob("vault.keys*")])
        real(path)

    monkeypatch.setattr(wipe.shutil, "rmtree", looking)
    wipe.erase_everything(folder)
    assert left == [[]] and not folder.exists()
