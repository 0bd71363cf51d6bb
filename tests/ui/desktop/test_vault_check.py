"""The window's check of the vault, and the way out of a damaged one: told, asked, written; a "no" writes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.services.vaults import create_vault, open_vault
from ui.desktop.dialogs import vault_check
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button

Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def act(window: Window) -> None:
    """Press the one action that the banner offers."""
    (button,) = [made for made in window.banner.findChildren(Button) if made.text() and made.isVisible()]
    button.click()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, object]:
    """What the person says to the question, and the folder they choose."""
    given: dict[str, object] = {"sure": True, "folder": str(tmp_path / "out")}
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(Messages, "ask", lambda *_: given["sure"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: given["folder"])
    return given


def test_a_sound_vault_is_said_to_be_sound(ready_window: Window, until: Until) -> None:
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    page.check.click()
    until(lambda: ready_window.messages.shown)
    assert ready_window.messages.shown == sentence("vault-ok")


def test_damage_is_named_and_what_can_be_read_is_written_out(
    ready_window: Window, until: Until, answers: dict[str, object], tmp_path: Path
) -> None:
    vault = ready_window.session.vault
    until(lambda: not ready_window.background._compare.busy)  # it was as the ledger says when it was opened
    vault.database.execute("DROP TRIGGER ledger_no_update")
    vault.database.execute("UPDATE ledger SET kind = 'x' WHERE number = 2")
    page = ready_window.page("settings")
    page.check.click()  # type: ignore[attr-defined]
    until(lambda: ready_window.messages.shown)
    assert "2 hash" in ready_window.messages.shown and "damage-" not in ready_window.messages.shown
    answers["sure"] = False
    act(ready_window)
    answers["sure"], folder, answers["folder"] = True, answers["folder"], ""
    act(ready_window)
    assert list((tmp_path / "out").iterdir()) == [], "a no, or no folder, writes nothing"
    answers["folder"] = folder
    act(ready_window)
    until(lambda: "out" in ready_window.messages.shown)
    rows = (tmp_path / "out" / "masters.jsonl").read_text("utf-8").splitlines()
    assert json.loads(rows[0])["note"] == "sample"
    ready_window.lock()


@pytest.mark.parametrize("way", ["passphrase", "sheet"])
def test_a_vault_that_does_not_open_can_be_written_out(
    first_window: Window,
    hermetic_home: Path,
    until: Until,
    answers: dict[str, object],
    tmp_path: Path,
    way: str,
    answer: Callable[[str], None],
) -> None:
    folder = hermetic_home / "countermark" / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        vault.masters.add("main", "{}")
        code = " ".join(vault.access.new_recovery().groups)
    flip(folder / "vault.db", 2000)
    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage)
    if way == "sheet":
        answer(code)
        gate.sheet.click()
    else:
        gate.passphrase.setText(PASSPHRASE)
        gate.unlock.click()
    until(lambda: first_window.messages.shown)
    assert first_window.messages.shown == sentence("vault-damaged", {"path": str(folder / "vault.db")})
    act(first_window)
    until(lambda: "out" in first_window.messages.shown)
    assert (tmp_path / "out" / "masters.jsonl").exists()


@pytest.mark.parametrize("wanted", [True, False])
def test_whoever_needed_the_sheet_is_offered_a_new_passphrase_at_once(
    first_window: Window,
    hermetic_home: Path,
    until: Until,
    answer: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    wanted: bool,
) -> None:
    folder, asked = hermetic_home / "countermark" / "vault", list[PassphraseDialog]()
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        code = " ".join(vault.access.new_recovery().groups)

    def fill(dialog: PassphraseDialog) -> PassphraseDialog.DialogCode:
        asked.append(dialog)
        assert not dialog.lead.isHidden() and "recovery sheet" in dialog.lead.text()
        for editor in (dialog.first, dialog.again):
            editor.setText("seven quiet rivers of tin")
        return PassphraseDialog.DialogCode.Accepted if wanted else PassphraseDialog.DialogCode.Rejected

    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage)
    answer(code)
    monkeypatch.setattr(PassphraseDialog, "exec", fill)
    gate.sheet.click()
    until(lambda: asked)
    if wanted:
        until(lambda: "recovery sheet" in first_window.messages.shown)
    assert isinstance(first_window.stack.currentWidget(), SettingsPage), "the sheet is made anew there, too"
    first_window.lock()
    until(lambda: not first_window._last_work.place.busy)
    open_vault(folder, "seven quiet rivers of tin" if wanted else PASSPHRASE).close()


def test_a_wrong_passphrase_offers_nothing(first_window: Window, hermetic_home: Path, until: Until) -> None:
    folder = hermetic_home / "countermark" / "vault"
    create_vault(folder, PASSPHRASE, keyring=False).close()
    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText("something else")
    gate.unlock.click()
    until(lambda: first_window.messages.shown)
    assert not [made for made in first_window.banner.findChildren(Button) if made.text() and made.isVisible()]
    open_vault(folder, PASSPHRASE).close()


def test_many_findings_are_counted(ready_window: Window) -> None:
    from app.vault.repair.inspection import Damage

    text = vault_check.damage_sentences([Damage(f"backups/{number}", "backup") for number in range(40)])
    assert len(text.splitlines()) == vault_check.SHOWN + 2
    assert "28" in text.splitlines()[-1]


def test_an_unreachable_keyring_is_no_message_but_a_damaged_vault_is(
    first_window: Window, hermetic_home: Path, until: Until
) -> None:
    folder = hermetic_home / "countermark" / "vault"
    create_vault(folder, PASSPHRASE, keyring=False).close()
    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage)
    gate.try_keyring()
    until(lambda: not gate._place.busy)
    assert not first_window.messages.shown
    (folder / "vault.db").write_bytes(b"")
    gate.try_keyring()
    until(lambda: first_window.messages.shown)
