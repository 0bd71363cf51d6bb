"""Creating, opening, refusing and closing a vault, on real SQLCipher files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading

import pytest
from vault_samples import PASSPHRASE, fill, snapshot

from app.errors import UserError
from app.vault import migrations
from app.vault.keys import key_derivation, keyfile
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.repair.inspection import verify_open
from app.vault.store.database import Database
from app.vault.vault import Vault


def refused(folder, clock, code, unlock=None):
    """Opening fails with `code` and the folder is as before."""
    before = snapshot(folder) if folder.exists() else None
    with pytest.raises(UserError) as caught:
        Vault.open(folder, unlock or PassphraseUnlock(PASSPHRASE), clock=clock)
    assert caught.value.code == code
    assert (snapshot(folder) if folder.exists() else None) == before


def test_created_vault_opens_again_with_the_same_secret(vault, reopen):
    secret = vault.mark_secret
    assert len(secret) == 32
    vault.close()
    with reopen() as again:
        assert again.mark_secret == secret
        assert again.ledger.verify() is None
        assert again.ledger.head().kind == "vault"
        assert again.database.user_version == migrations.newest()
        names = again.database.execute("SELECT name FROM _sqlite_migrations")
        assert names == [(step.name,) for step in migrations.MIGRATIONS]


def test_passphrase_is_the_same_in_every_unicode_form(folder, clock):
    Vault.create(folder, "Äpfel ｆｕｌｌ", keyring=False, clock=clock).close()
    Vault.open(folder, PassphraseUnlock("A\u0308pfel full"), clock=clock).close()


def test_wrong_passphrase(vault, folder, clock):
    vault.close()
    refused(folder, clock, "wrong-passphrase", PassphraseUnlock("nearly"))


def test_missing_vault(folder, clock):
    refused(folder, clock, "vault-missing")
    folder.mkdir()
    refused(folder, clock, "vault-missing")


def test_a_file_or_other_json_is_no_vault(tmp_path, folder, clock):
    file = tmp_path / "note.txt"
    file.write_text("hello")
    refused(file, clock, "not-a-vault") if file.is_dir() else None
    with pytest.raises(UserError, match="not-a-vault"):
        Vault.open(file, PassphraseUnlock(PASSPHRASE), clock=clock)
    folder.mkdir()
    (folder / "vault.db").write_bytes(b"SQLite format 3\0" * 300)
    refused(folder, clock, "vault-keys-missing")
    (folder / "vault.keys").write_text('{"some": "json"}')
    refused(folder, clock, "not-a-vault")


def test_empty_and_foreign_database(vault, folder, clock):
    vault.close()
    database = folder / "vault.db"
    database.write_bytes(b"")
    refused(folder, clock, "vault-empty")
    database.write_bytes(b"x" * 8192)
    refused(folder, clock, "vault-damaged")
    database.unlink()
    refused(folder, clock, "vault-database-missing")


def test_newer_versions_are_refused(vault, folder, clock):
    vault.database.execute(f"PRAGMA user_version = {migrations.newest() + 1}")
    vault.close()
    refused(folder, clock, "vault-newer")
    body = json.loads((folder / "vault.keys").read_text())
    body["version"] = 2
    del body["sha256"]
    body["sha256"] = keyfile._digest(body)
    for name in ("vault.keys", "vault.keys.copy"):
        (folder / name).write_text(json.dumps(body))
    refused(folder, clock, "vault-newer")


def test_damaged_keys_are_told_from_a_wrong_passphrase(vault, folder, clock):
    vault.close()
    for name in ("vault.keys", "vault.keys.copy"):
        data = bytearray((folder / name).read_bytes())
        data[len(data) // 2] ^= 1
        (folder / name).write_bytes(data)
    refused(folder, clock, "vault-keys-damaged")


def test_one_damaged_keys_file_is_survived_and_told(vault, folder, reopen):
    vault.close()
    (folder / "vault.keys").write_bytes(b"")
    with reopen() as again:
        assert again.notices == ["keys-file-damaged"]
        assert [damage.code for damage in verify_open(again)] == ["keys-file"]
    assert (folder / "vault.keys").read_bytes() == (folder / "vault.keys.copy").read_bytes()
    with reopen() as mended:
        assert mended.notices == []


def test_keys_of_another_vault_do_not_open(vault, folder, clock, tmp_path):
    vault.close()
    other = tmp_path / "other"
    Vault.create(other, PASSPHRASE, keyring=False, clock=clock).close()
    for name in ("vault.keys", "vault.keys.copy"):
        shutil.copy(other / name, folder / name)
    refused(folder, clock, "vault-files-mixed")


def test_existing_vault_and_full_folder_are_never_overwritten(vault, folder, clock, tmp_path):
    vault.close()
    before = snapshot(folder)
    with pytest.raises(UserError, match="vault-exists"):
        Vault.create(folder, "other", keyring=False, clock=clock)
    assert snapshot(folder) == before
    full = tmp_path / "photos"
    full.mkdir()
    (full / "cat.jpg").write_bytes(b"x")
    with pytest.raises(UserError, match="folder-not-empty"):
        Vault.create(full, "other", keyring=False, clock=clock)
    assert list(snapshot(full).values()) == [b"x"]


def test_empty_passphrase_makes_nothing(folder, clock):
    with pytest.raises(UserError, match="passphrase-empty"):
        Vault.create(folder, "  ", keyring=False, clock=clock)
    assert not folder.exists()


def test_second_instance_is_refused_here_and_from_another_process(vault, folder, clock, reopen):
    with pytest.raises(UserError, match="vault-in-use"):
        reopen()
    code = (
        "import sys; from pathlib import Path; from app.vault.folder import InstanceLock\n"
        "from app.errors import UserError\n"
        "try: InstanceLock(Path(sys.argv[1]))\n"
        "except UserError as error: print(error.code)"
    )
    output = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "vault-in-use"
    vault.close()
    reopen().close()


def test_keyring_that_is_absent_is_a_notice(folder, clock):
    with Vault.create(folder, PASSPHRASE, keyring=True, clock=clock) as made:
        assert made.notices == ["keyring-unavailable"]
        assert [slot.kind for slot in made.access.key_slots()] == ["passphrase"]


def test_closed_vault_holds_no_key_and_answers_nothing(vault):
    vault.close()
    with pytest.raises(UserError, match="vault-locked"):
        vault.masters.names()
    with pytest.raises(UserError, match="vault-locked"):
        vault.access.database_key()
    assert not any(vault.access._key)
    vault.close()


def test_transaction_is_all_or_nothing_and_nests(vault, folder):
    key, salt = vault.access.database_key(), vault.access.content.salt
    with pytest.raises(RuntimeError), vault.transaction():
        fill(vault)
        raise RuntimeError
    assert vault.masters.names() == [] and vault.recipients.all() == [] and vault.search("acme") == []
    with vault.transaction():
        vault.masters.add("main", "{}")
        with pytest.raises(RuntimeError), vault.transaction():
            vault.masters.add("main", "{}")
            raise RuntimeError
    assert len(vault.masters.versions("main")) == 1
    second = Database.connect(folder / "vault.db", key, salt)
    assert second.fetch_one("SELECT count(*) FROM masters") == (1,)
    before = vault.database.changes
    assert vault.database.changes == before, "reading changes nothing"
    second.execute("INSERT INTO preferences (key, value) VALUES ('two', '2')")
    beside, _ = vault.database.changes, second.close()
    assert beside != before, "what another connection writes counts"
    vault.preferences.set("one", 1)
    assert vault.database.changes != beside
    assert vault.ledger.verify() is None


def test_threads_take_turns(vault):
    def add(name):
        for _ in range(10):
            with vault.transaction():
                vault.masters.add(name, "{}")
                vault.masters.add(name, "{}")

    threads = [threading.Thread(target=add, args=(f"m{index}",)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert vault.ledger.verify() is None
    assert [len(vault.masters.versions(f"m{index}")) for index in range(4)] == [20] * 4


def test_file_is_encrypted_and_needs_the_key(vault, folder):
    fill(vault)
    vault.close()
    data = (folder / "vault.db").read_bytes()
    assert not data.startswith(b"SQLite") and b"Acme" not in data
    with pytest.raises(UserError, match="vault-damaged"):
        Database.connect(folder / "vault.db", key_derivation.new_key(), bytes(16))


def test_opening_loads_no_numpy_and_keeps_nobody_from_it():
    program = (
        "import sys\nfrom app.vault.vault import preload\npreload()\nassert 'numpy' not in sys.modules\nimport numpy"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
