"""Whose the files are: the owner's alone, whatever the umask was and whoever made the folder; an open folder is told and closed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from vault_samples import PASSPHRASE, fill

from app.files import make_private_folder, write_atomic
from app.vault.backup import local_backup
from app.vault.backup.backup_file import BackupPassphrase, restore, write_backup
from app.vault.keys.key_derivation import PassphraseUnlock
from app.vault.store.database import Database
from app.vault.vault import Vault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
UNLOCK = PassphraseUnlock(PASSPHRASE)


@pytest.fixture(params=[0o000, 0o022, 0o177])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))
    }


def wrong(folder: Path) -> dict[str, str]:
    found = rights(folder)
    return {name: oct(mode) for name, mode in found.items() if mode != (0o700 if (folder / name).is_dir() else 0o600)}


def test_every_file_of_a_vault_is_the_owner_s_alone(umask: int, tmp_path: Path, clock) -> None:
    folder = tmp_path / "a" / "b" / "vault"
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as vault:
        fill(vault, 2)
        local_backup.create_local_backup(vault)
        write_backup(vault, tmp_path / "a" / "backup.age", BackupPassphrase(PASSPHRASE))
        assert wrong(tmp_path / "a") == {}, "also the log that is there while it is open"
    restore(tmp_path / "a" / "backup.age", BackupPassphrase(PASSPHRASE), tmp_path / "a" / "again", clock=clock)
    assert wrong(tmp_path / "a") == {}


def test_a_database_is_never_open_to_others_also_while_it_is_made(tmp_path: Path, clock, monkeypatch) -> None:
    """SQLite would create it for everyone; what it writes first would stand there for a moment."""
    seen: list[int] = []
    real = Database.connect

    def connect(path: Path, *rest: object, **named: object) -> Database:
        seen.append(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0)
        return real(path, *rest, **named)

    monkeypatch.setattr(Database, "connect", connect)
    before = os.umask(0)
    try:
        Vault.create(tmp_path / "vault", PASSPHRASE, keyring=False, clock=clock).close()
    finally:
        os.umask(before)
    assert seen == [0o600, 0o600]


def test_a_file_and_its_folders_are_private_under_any_umask(umask: int, tmp_path: Path) -> None:
    make_private_folder(tmp_path / "x" / "y")
    write_atomic(tmp_path / "x" / "y" / "file", b"1")
    assert wrong(tmp_path / "x") == {}


def test_an_existing_folder_becomes_the_vault_s_own(tmp_path: Path, clock) -> None:
    folder = tmp_path / "chosen"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    with Vault.create(folder, PASSPHRASE, keyring=False, clock=clock) as vault:
        assert vault.notices == [], "an empty folder had nothing to show"
    assert wrong(folder) == {}


def opened_to_all(vault: Vault) -> Path:
    """The folder of a vault that an earlier version, a copy or an unpacked archive left open to everyone."""
    local_backup.create_local_backup(vault)
    vault.close()
    for path in (vault.folder, *vault.folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    return vault.folder


def test_an_open_folder_is_told_once_and_closed(vault: Vault, clock) -> None:
    folder = opened_to_all(vault)
    with Vault.open(folder, UNLOCK, clock=clock) as again:
        assert again.notices == ["folder-was-open"]
    assert wrong(folder) == {}
    with Vault.open(folder, UNLOCK, clock=clock) as again:
        assert again.notices == []


def test_a_folder_that_cannot_be_closed_is_told_each_time(vault: Vault, clock, monkeypatch) -> None:
    """As on a memory stick with FAT: its files have the rights that it was mounted with."""
    folder = opened_to_all(vault)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    for _ in range(2):
        with Vault.open(folder, UNLOCK, clock=clock) as again:
            assert again.notices == ["folder-open"]


def test_rights_that_the_owner_took_from_himself_stay(vault: Vault, clock) -> None:
    vault.close()
    (vault.folder / "vault.keys.copy").chmod(0o400)
    with Vault.open(vault.folder, UNLOCK, clock=clock):
        assert rights(vault.folder)["vault.keys.copy"] == 0o400
