"""What a kill leaves half-written is swept away, and nothing else."""

from __future__ import annotations

import pytest
from vault_samples import PASSPHRASE

from app.errors import UserError
from app.vault.vault import Vault

LEFTOVERS = (".vault.keys.0123abcd.tmp", "..vault.new.db.0123abcd.tmp", ".vault.new.db", ".vault.new.db-wal")


def test_leftovers_do_not_stop_a_new_vault(folder, clock):
    folder.mkdir()
    for name in LEFTOVERS:
        (folder / name).write_bytes(b"half")
    Vault.create(folder, PASSPHRASE, keyring=False, clock=clock).close()
    assert sorted(path.name for path in folder.iterdir()) == ["vault.db", "vault.keys", "vault.keys.copy", "vault.lock"]


def test_leftovers_are_swept_on_opening_and_other_files_stay(vault, folder, reopen):
    vault.close()
    for name in (*LEFTOVERS, ".backup-0123abcd.db", ".vault.db.0123abcd.tmp", ".mine.tmp", "notes.txt"):
        (folder / name).write_bytes(b"x")
    reopen().close()
    assert {path.name for path in folder.iterdir()} - {"vault.db", "vault.keys", "vault.keys.copy", "vault.lock"} == {
        ".mine.tmp",
        "notes.txt",
    }


@pytest.mark.parametrize("name", [".mine.tmp", ".vault.keys.tmp", "cv.pdf"])
def test_a_folder_with_other_files_is_not_used(folder, clock, name):
    folder.mkdir()
    (folder / name).write_bytes(b"x")
    with pytest.raises(UserError, match="folder-not-empty"):
        Vault.create(folder, PASSPHRASE, keyring=False, clock=clock)


def test_a_vault_whose_making_was_cut_short_after_the_keys_is_finished(vault, folder, reopen):
    secret = vault.mark_secret
    vault.close()
    (folder / "vault.db").rename(folder / ".vault.new.db")
    with reopen() as again:
        assert again.mark_secret == secret
