"""The window shows what the ledger says, tells what differs on every page, and opens an older vault after a yes alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.vaults import create_vault
from app.vault.backup import local_backup
from app.vault.store.database import Database
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "vault"))

from vault_samples import file_of, fill, record

Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"


@pytest.fixture
def older(first_window: Window, hermetic_home: Path) -> tuple[Window, Path]:
    """The lock screen before a vault whose database is that of a local backup, one copy behind."""
    folder = hermetic_home / "countermark" / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        recipient = fill(vault, 1)
        made = local_backup.create_local_backup(vault)
        vault.copies.add(record(recipient.id, 2), [file_of(b"2")])
    shutil.copy(made.folder / "vault.db", folder / "vault.db")
    first_window.show_gate()
    return first_window, folder


def unlock(window: Window, until: Until) -> LockPage:
    gate = window.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText(PASSPHRASE)
    gate.unlock.click()
    until(lambda: window.messages.shown)
    return gate


def act(window: Window) -> None:
    """Press the one action that the banner offers."""
    (button,) = [made for made in window.banner.findChildren(Button) if made.text() and made.isVisible()]
    button.click()


def test_an_older_vault_stays_closed_after_a_no(
    older: tuple[Window, Path], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, folder = older
    monkeypatch.setattr(Messages, "ask", lambda *_: False)
    gate = unlock(window, until)
    assert window.messages.shown == sentence("vault-step-back", {"missing": 1})
    assert not gate.earlier.isHidden(), "the other way on: a local backup"
    before = (folder / "vault.db").read_bytes()
    act(window)
    until(lambda: not gate._place.busy)
    assert window.gate is gate and (folder / "vault.db").read_bytes() == before


def test_an_older_vault_opens_after_a_yes_and_the_ledger_says_so(
    older: tuple[Window, Path], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = older
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    unlock(window, until)
    act(window)
    until(lambda: window.gate is None)
    assert sentence("vault-older-accepted") in window.messages.shown
    head = window.session.vault.ledger.head()
    assert head is not None and head.kind == "step-back-accepted"


def test_a_record_changed_with_the_key_is_told_on_every_page(
    first_window: Window, hermetic_home: Path, until: Until
) -> None:
    folder = hermetic_home / "countermark" / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        fill(vault, 1)
        key, salt = vault.access.database_key(), vault.access.content.salt
    second = Database.connect(folder / "vault.db", key, salt)
    second.execute("UPDATE recipients SET name = 'Evil Ltd'")
    second.close()
    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText(PASSPHRASE)
    gate.unlock.click()
    until(lambda: sentence("record-told") in first_window.messages.shown)
    assert "Acme 有限公司: the name is not what the ledger says" in first_window.messages.shown
    for key_of_page in ("applications", "leaks", "today"):
        first_window.go(key_of_page)
        assert sentence("record-told") in first_window.messages.shown, key_of_page
    (row,) = first_window.session.applications.rows()
    (card,) = first_window.session.applications.cards()
    assert row.name == card.name == "Acme 有限公司"


def test_a_sound_vault_says_nothing(first_window: Window, hermetic_home: Path, until: Until) -> None:
    folder = hermetic_home / "countermark" / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False) as vault:
        fill(vault, 1)
    first_window.show_gate()
    gate = first_window.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText(PASSPHRASE)
    gate.unlock.click()
    until(lambda: first_window.gate is None)
    until(lambda: first_window.session.vault.ledger_view._as_of is not None)
    until(lambda: not first_window.background._compare.busy)
    assert first_window.messages.shown == ""
