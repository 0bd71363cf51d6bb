"""Ways in, a new key, the ledger as files, restoring on a new computer and going back: each by a press, and its "no"."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.sensitivity import Stage
from app.errors import EnvironmentProblem, UserError
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from app.services.vaults import create_vault, open_vault, open_with_sheet
from app.vault.backup import backup_file, local_backup
from app.vault.keys import key_slots
from app.vault.keys.key_derivation import SlotKind
from ui.desktop.dialogs import vault_files
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.save_as import with_ending
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.settings import vault_card
from ui.desktop.pages.settings.vault_card import EXPORTS, KeepingCard
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.window import Window

Locked = Callable[[Window], None]
Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"


@pytest.fixture
def card(ready_window: Window) -> KeepingCard:
    ready_window.go("settings")
    ready_window.page("settings").show_sheet("vault")  # type: ignore[attr-defined]
    made = ready_window.page("settings").findChild(KeepingCard)
    assert isinstance(made, KeepingCard)
    return made


@pytest.fixture
def saved(hermetic_home: Path, tmp_path: Path) -> Path:
    """A backup made elsewhere, of a vault with one résumé, by passphrase and for an age key."""
    identity = pyrage.x25519.Identity.generate()
    with create_vault(tmp_path / "old pc", PASSPHRASE, keyring=False) as vault:
        vault.masters.add("main", "{}")
        backup_file.write_backup(vault, tmp_path / "a.age", backup_file.BackupPassphrase("of the backup"))
        backup_file.write_backup(vault, tmp_path / "b.age", backup_file.BackupRecipient(str(identity.to_public())))
    (tmp_path / "identity").write_text(f" {identity}\n")
    return tmp_path


@pytest.mark.parametrize("name", ["a.age", "b.age"])
def test_a_backup_is_restored_on_a_new_computer_from_the_first_run(
    first_window: Window, hermetic_home: Path, saved: Path, name: str, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    """First a wrong secret, then the right one; then the vault opens with its passphrase."""
    gate, vault = first_window.gate, hermetic_home / "countermark" / "vault"
    assert isinstance(gate, FirstRun)
    right = "of the backup" if name == "a.age" else (saved / "identity").read_text()
    given = {"secret": "wrong one"}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved / name), ""))
    monkeypatch.setattr(vault_files, "ask_secret", lambda *_: given["secret"])
    gate.welcome.restore.click()
    until(lambda: first_window.messages.shown)
    assert first_window.messages.shown == sentence("backup-wrong-secret") and not vault.exists()
    first_window.messages.clear()
    given["secret"] = right
    gate.welcome.restore.click()
    until(lambda: isinstance(first_window.gate, LockPage))
    lock = first_window.gate
    assert isinstance(lock, LockPage)
    lock.passphrase.setText(PASSPHRASE)
    lock.unlock.click()
    until(lambda: first_window.gate is None)
    assert first_window.session.vault.masters.latest("main") is not None
    first_window.lock()


def test_no_backup_or_no_passphrase_restores_nothing(
    first_window: Window, hermetic_home: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    for chosen, secret in (("", "of the backup"), (str(saved / "a.age"), "")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, chosen=chosen: (chosen, ""))
        monkeypatch.setattr(vault_files, "ask_secret", lambda *_, secret=secret: secret)
        gate.welcome.restore.click()
    assert not (hermetic_home / "countermark" / "vault").exists() and first_window.gate is gate
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved / "a.age"), ""))
    monkeypatch.setattr(vault_files, "ask_secret", lambda *_: "a wrong one")
    gate.welcome.restore.setFocus()
    gate.welcome.restore.click()
    until(lambda: first_window.messages.shown)
    assert not (hermetic_home / "countermark" / "vault").exists() and first_window.gate is gate
    until(lambda: gate.focusWidget() is gate.welcome.restore)  # one key from the next try


def test_a_damaged_vault_goes_back_to_a_local_backup_and_is_kept_aside(
    first_window: Window, hermetic_home: Path, answer: Callable[[str], None], until: Until
) -> None:
    folder = hermetic_home / "countermark" / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        vault.masters.add("main", "{}")
        made = local_backup.create_local_backup(vault)
        vault.masters.add("main", '{"after": 1}')
    data = bytearray((folder / "vault.db").read_bytes())
    data[2000] ^= 1
    (folder / "vault.db").write_bytes(data)
    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage) and gate.earlier.isHidden()
    gate.passphrase.setText(PASSPHRASE)
    gate.unlock.click()
    until(lambda: first_window.messages.shown)
    assert not gate.earlier.isHidden()
    answer("")
    gate.earlier.click()
    assert sorted(path.name for path in folder.parent.glob("vault*")) == ["vault"], "a no changes nothing"
    answer("yes")
    gate.earlier.click()
    until(lambda: gate.earlier.isHidden())
    (aside,) = folder.parent.glob("vault-damaged-*")
    assert (aside / "vault.db").read_bytes() == bytes(data) and aside.name in first_window.messages.shown
    assert [found.folder.name for found in local_backup.local_backups(folder)] == [made.folder.name]
    gate.unlock.click()
    until(lambda: first_window.gate is None)
    assert [version.document for version in first_window.session.vault.masters.versions("main")] == ["{}"]
    first_window.lock()


def test_a_vault_that_is_open_elsewhere_is_not_moved_away(hermetic_home: Path) -> None:
    from app.services.vaults import replace_with_local_backup

    folder = hermetic_home / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        vault.masters.add("main", "{}")
        made = local_backup.create_local_backup(vault)
        with pytest.raises(UserError, match="vault-in-use"):
            replace_with_local_backup(folder, made.folder.name)
        with pytest.raises(UserError, match="backup-missing"):
            replace_with_local_backup(folder, "20200101T000000Z")
    assert sorted(path.name for path in hermetic_home.glob("vault*")) == ["vault"]


def test_the_keyring_is_turned_on_and_off(
    card: KeepingCard, ready_window: Window, memory_keyring: dict[str, str], until: Until
) -> None:
    ways = ready_window.session.vault.access
    card.keyring.click()
    until(lambda: ready_window.messages.shown)
    assert ways.has(SlotKind.KEYRING) and card.keyring.isChecked() and len(memory_keyring) == 1
    ready_window.messages.clear()
    card.keyring.click()
    until(lambda: ready_window.messages.shown)
    assert not ways.has(SlotKind.KEYRING) and not card.keyring.isChecked() and not memory_keyring


def test_a_keyring_that_cannot_be_used_is_told_and_stays_off(
    card: KeepingCard, ready_window: Window, until: Until
) -> None:
    card.keyring.click()
    until(lambda: ready_window.messages.shown)
    assert ready_window.messages.shown == sentence("keyring-unavailable")
    assert not card.keyring.isChecked() and not ready_window.session.vault.access.has(SlotKind.KEYRING)


def test_a_new_key_ends_the_sheet_and_says_so(
    card: KeepingCard, ready_window: Window, locked: Locked, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    vault = ready_window.session.vault
    code, before = vault.access.new_recovery().code, vault.access.database_key()
    for secret, shown in (("", ""), ("wrong one", sentence("wrong-passphrase"))):
        monkeypatch.setattr(vault_card, "ask_secret", lambda *_, secret=secret: secret)
        card.rekey.click()
        until(lambda shown=shown: not card._place.busy and ready_window.messages.shown == shown)
    assert vault.access.database_key() == before
    monkeypatch.setattr(vault_card, "ask_secret", lambda *_: PASSPHRASE)
    card.rekey.click()
    until(lambda: sentence("rekeyed") in ready_window.messages.shown)
    assert vault.access.database_key() != before and len(ready_window.messages.shown.splitlines()) == 2
    folder = vault.folder
    locked(ready_window)
    with pytest.raises(UserError, match="no-recovery-slot"):
        open_with_sheet(folder, code)
    open_vault(folder, PASSPHRASE).close()


def test_a_new_key_that_fails_half_way_locks_the_window_and_loses_nothing(
    card: KeepingCard, ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    real = key_slots.keyfile.save

    def full(folder: Path, content: object) -> None:
        if not content.pending:  # type: ignore[attr-defined]
            raise EnvironmentProblem("disk-full", path=str(folder))
        real(folder, content)  # type: ignore[arg-type]

    monkeypatch.setattr(vault_card, "ask_secret", lambda *_: PASSPHRASE)
    folder = ready_window.session.folder
    with monkeypatch.context() as patch:
        patch.setattr(key_slots.keyfile, "save", full)
        card.rekey.click()
        until(lambda: isinstance(ready_window.gate, LockPage))
    assert ready_window.messages.shown == sentence("disk-full", {"path": str(folder)})
    with open_vault(folder, PASSPHRASE) as again:
        assert again.ledger.verify() is None and again.masters.latest("main") is not None


@pytest.mark.parametrize("ending", ["csv", "json", "ics", "zip"])
def test_the_ledger_is_exported_from_the_window(
    card: KeepingCard, ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until, ending: str
) -> None:
    session = ready_window.session
    session.copies.make(
        CopyRequest(session.recipients.find_or_add("Acme"), stage_policy(Stage.APPLY), ("txt",)), tmp_path / "sent"
    )
    kind = {"csv": "CSV", "json": "JSON", "ics": "iCalendar", "zip": "ZIP"}[ending]
    chosen = ("", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    card.export.click()
    assert not card._place.busy
    chosen = (str(tmp_path / "ledger.csv"), f"{kind} (*.{ending})")
    card.export.click()
    until(lambda: ready_window.messages.shown)
    made = tmp_path / f"ledger.{ending}"
    assert made.stat().st_size > 100 and made.name in ready_window.messages.shown
    if ending == "zip":
        zipfile.ZipFile(made).extractall(tmp_path / "p")
        command = [sys.executable, "-I", str(tmp_path / "p" / "verify_proof.py")]
        assert subprocess.run(command, capture_output=True).returncode == 0


def test_the_ending_follows_the_kind_that_was_chosen() -> None:
    assert with_ending(Path("a.csv"), EXPORTS, "ZIP (*.zip)") == Path("a.zip")
    assert with_ending(Path("a"), EXPORTS, "JSON (*.json)") == Path("a.json")
    assert with_ending(Path("a.ICS"), EXPORTS, "iCalendar (*.ics)") == Path("a.ICS")
    assert with_ending(Path("a.json"), EXPORTS, "") == Path("a.json")
    assert with_ending(Path("a.json"), EXPORTS, "CSV (*.csv)") == Path("a.json"), (
        "typed, and the first kind stood there"
    )
    assert with_ending(Path("of 2026.11.29"), "Backups (*.age)") == Path("of 2026.11.29.age"), (
        "no part of a name is lost"
    )


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl program as authority")
def test_a_time_stamp_is_asked_for_and_brought_in(
    card: KeepingCard, ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "vault"))
    from timestamp_authority import Authority

    authority = Authority(tmp_path / "tsa")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    card.request.click()
    assert ready_window.session.vault.preferences.get("timestamp-requests") is None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "q.tsq"), ""))
    card.request.click()
    until(lambda: ready_window.messages.shown)
    (tmp_path / "r.tsr").write_bytes(authority.stamp((tmp_path / "q.tsq").read_bytes()))
    ready_window.session.vault.masters.add("main", "{}")
    ready_window.messages.clear()
    given = ["", str(tmp_path / "r.tsr"), "", str(tmp_path / "r.tsr"), str(tmp_path / "tsa" / "ca.pem")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (given.pop(0), ""))
    for _ in range(2):
        card.stamp.click()
        assert not card._place.busy
    card.stamp.click()
    until(lambda: ready_window.messages.shown)
    assert "Stamper" in ready_window.messages.shown and not given
    assert ready_window.session.vault.ledger.verify() is None


def test_a_sheet_that_cannot_be_written_leaves_the_old_one(
    ready_window: Window, locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    code = ready_window.session.vault.access.new_recovery().code
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "sheet.pdf"), ""))
    ready_window.page("settings").sheet.click()  # type: ignore[attr-defined]
    until(lambda: ready_window.messages.shown)
    assert ready_window.messages.shown == sentence("file-problem", {"path": str(tmp_path / "no" / "sheet.pdf")})
    folder = ready_window.session.folder
    locked(ready_window)
    open_with_sheet(folder, code).close()


def test_the_passphrase_of_a_backup_is_asked_twice(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(dialog: PassphraseDialog) -> int:
        dialog.first.setText("one passphrase")
        assert dialog.first.accessibleName() == "Backup passphrase", "not a new one of the vault"
        assert "differ from your vault's" in dialog.hint.text(), "nothing differs before it is typed twice"
        dialog.again.setText("another one")
        assert dialog.hint.text() == "The passphrases don't match."
        assert not dialog.yes.isEnabled() and dialog.windowTitle() == "Backup passphrase"
        dialog.again.setText("one passphrase")
        assert dialog.yes.isEnabled() and dialog.yes.text() == "Back up"
        return answers.pop(0)

    answers = [1, 0]
    monkeypatch.setattr(PassphraseDialog, "exec", typed)
    for given in ("one passphrase", ""):
        assert vault_files.new_secret(ready_window) == given
