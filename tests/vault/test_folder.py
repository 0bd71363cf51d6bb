"""What a kill leaves half-written is swept away, and nothing else."""

from __future__ import annotations

import pytest
from vault_samples import PASSPHRASE, fill

from app.errors import UserError
from app.services.vaults import open_vault, open_with_sheet, verify_vault
from app.vault.vault import Vault

FILES = ["vault.db", "vault.head", "vault.keys", "vault.keys.copy", "vault.lock"]
LEFTOVERS = (".vault.keys.0123abcd.tmp", "..vault.new.db.0123abcd.tmp", ".vault.new.db", ".vault.new.db-wal")


def test_leftovers_do_not_stop_a_new_vault(folder, clock):
    folder.mkdir()
    for name in LEFTOVERS:
        (folder / name).write_bytes(b"half")
    Vault.create(folder, PASSPHRASE, keyring=False, clock=clock).close()
    assert sorted(path.name for path in folder.iterdir()) == FILES


def test_leftovers_are_swept_on_opening_and_other_files_stay(vault, folder, reopen):
    vault.close()
    for name in (*LEFTOVERS, ".backup-0123abcd.db", ".vault.db.0123abcd.tmp", ".mine.tmp", "notes.txt"):
        (folder / name).write_bytes(b"x")
    reopen().close()
    assert {path.name for path in folder.iterdir()} - set(FILES) == {
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


@pytest.mark.parametrize("by", ["passphrase", "sheet"])
def test_a_vault_copied_between_operating_systems_opens(vault, folder, tmp_path, clock, by):
    """Other paths, other line endings, a byte order mark, the small files that systems leave in folders, no lock file, no
    twin, paths of the other system in its records."""
    fill(vault, 2)
    sheet = vault.access.new_recovery()
    for copy_id, path in (("copy1", "C:\\Users\\小明\\cv.txt"), ("copy2", "/home/小明/cv.txt")):
        vault.copies.set_path(copy_id, "txt", path)
    vault.close()
    moved = tmp_path / "另一台 电脑" / "My Vault"
    moved.mkdir(parents=True, mode=0o700)
    (moved / "vault.db").write_bytes((folder / "vault.db").read_bytes())
    keys = (folder / "vault.keys").read_bytes()
    (moved / "vault.keys").write_bytes(b"\xef\xbb\xbf" + keys.replace(b"\n", b"\r\n"))
    (moved / "vault.head").write_bytes((folder / "vault.head").read_bytes().replace(b"\n", b"\r\n"))
    for name in (".DS_Store", "._vault.db", "._vault.keys", "Thumbs.db", "desktop.ini"):
        (moved / name).write_bytes(b"\0\5\x16\7")
    with (
        open_with_sheet(moved, sheet.code, clock=clock)
        if by == "sheet"
        else open_vault(moved, PASSPHRASE, clock=clock) as again
    ):
        assert again.copies.count() == 2 and again.ledger.verify() is None and again.notices == []
        again.masters.add("main", "{}")
    assert verify_vault(moved, PASSPHRASE, clock=clock) == []
