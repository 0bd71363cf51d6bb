"""The vault folder seen from outside, and the lock that lets one program use it at a time.

Inspecting never writes. The lock is an operating-system lock on the empty file `vault.lock`: it disappears with the
process that held it, so a crash cannot leave a vault locked.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app.errors import UserError
from app.files import (
    NotAFile,
    make_private,
    make_private_folder,
    move_new,
    open_to_others,
    problem_of,
    write_atomic,
)
from app.vault.keys import keyfile
from app.vault.keys.keyfile import KeyFile
from app.vault.vault_file_names import DATABASE

LOCK: Final = "vault.lock"
HEAD_FILE: Final = "vault.head"
"""Where the ledger stood when it was last written (app/vault/ledger/head.py)."""
STUDENTS: Final = "students"
"""The folder of these vaults."""
OFFICE: Final = "office"
"""The folder of a caseload's own copy of its office's sealed files."""
RESTORED_FILE: Final = "vault.restored"
"""Of what backup the vault was made, until it is opened."""
BACKUPS: Final = "backups"
NEW_DATABASE: Final = ".vault.new.db"
"""A database being made; it becomes `vault.db` once the keys file stands."""
LARGEST_DATABASE: Final = 1 << 32
"""Bytes of a database, its log or a backup that are read into memory: more than any vault has, less than fills a machine for ever."""
WORK: Final = ".backup-"
"""Beginning of the name of a snapshot being taken."""
_TEMPORARY: Final = re.compile(r"\.vault\.(?:db|keys|keys\.copy|head|restored)\.[0-9a-f]{8}\.tmp")
_HARMLESS: Final = {LOCK, ".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"}
_BESIDE: Final = {HEAD_FILE, RESTORED_FILE}
"""What is written before the keys file when a vault is made, and no vault by itself."""


def require_vault(folder: Path) -> None:
    """Raise the UserError that says why `folder` cannot be opened as a vault; writes nothing."""
    with _translate_os_errors(folder):
        _require_vault(folder)


def _require_vault(folder: Path) -> None:
    if not folder.is_dir():
        raise UserError("not-a-vault" if folder.exists() else "vault-missing", path=str(folder))
    database, keys = folder / DATABASE, folder / keyfile.NAME
    if not keys.exists() and not (folder / keyfile.KEYS_COPY).exists():
        raise UserError("vault-keys-missing" if database.exists() else "vault-missing", path=str(folder))
    if not database.exists() and not (folder / NEW_DATABASE).exists():
        raise UserError("vault-database-missing", path=str(folder))
    for path in (database, *(folder / f"{DATABASE}{suffix}" for suffix in ("-wal", "-shm", "-journal")), folder / LOCK):
        if path.exists() and not path.is_file():  # SQLite would wait for a pipe for ever
            raise problem_of(NotAFile(), path)
    if database.exists() and database.stat().st_size == 0:
        raise UserError("vault-empty", path=str(folder))


def restrict_rights(folder: Path) -> str:
    """Remove access rights of others than the owner from a vault's folder and the program's files in it.

    Returns the code of a notice: `folder-was-open` (others could look in, and no longer can), `folder-open` (they
    still can: the disk or its owner allows no change), or "".
    """
    was_open = open_to_others(folder)
    database = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
    kept = [folder / name for name in (*database, LOCK, keyfile.NAME, keyfile.KEYS_COPY, *sorted(_BESIDE))]
    backups = sorted((folder / BACKUPS).rglob("*")) if (folder / BACKUPS).is_dir() else []
    for path in (*kept, folder / BACKUPS, *backups):
        make_private(path)
    if make_private(folder):
        return "folder-was-open" if was_open else ""
    return "folder-open"


def require_new_folder(folder: Path) -> None:
    """Raise UserError `vault-exists` or `folder-not-empty` unless a vault may be created in `folder`."""
    with _translate_os_errors(folder):
        _require_new_folder(folder)


@contextlib.contextmanager
def _translate_os_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise problem_of(error, folder) from error


def _require_new_folder(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UserError("folder-not-empty", path=str(folder))
    names = {entry.name for entry in folder.iterdir()}
    if names & {DATABASE, keyfile.NAME, keyfile.KEYS_COPY}:
        raise UserError("vault-exists", path=str(folder))
    if any(name not in _HARMLESS | _BESIDE and not _is_leftover(name) for name in names):
        raise UserError("folder-not-empty", path=str(folder))


def _is_leftover(name: str) -> bool:
    """Return True if a kill may have left `name`: an unfinished database, or a temporary file of an atomic write."""
    return name.startswith((NEW_DATABASE, f".{NEW_DATABASE}")) or bool(_TEMPORARY.fullmatch(name))


def remove_leftovers(folder: Path) -> None:
    """Remove files that a killed process left half-written in a vault folder; the caller holds the lock."""
    for entry in folder.glob(".*"):
        if _is_leftover(entry.name) or entry.name.startswith(WORK):
            remove_database(entry)


def remove_database(path: Path) -> None:
    """Remove a database file of ours with its SQLite side files (-wal, -shm, -journal)."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def adopt_new_database(folder: Path) -> None:
    """Finish creating a vault whose keys file exists; also run on opening, after a kill in between."""
    move_new(folder / NEW_DATABASE, folder / DATABASE)
    remove_database(folder / NEW_DATABASE)


def create_from_parts(folder: Path, database: bytes, keys: KeyFile, *, created: str) -> None:
    """Create a vault in `folder` (new or empty) from the parts of a backup that was `created` then.

    A kill leaves no vault or a whole one; an error (disk full) leaves the folder as it was.
    """
    made = not folder.exists()
    make_private_folder(folder)
    try:
        remove_database(folder / HEAD_FILE)
        write_atomic(folder / RESTORED_FILE, json.dumps({"created": created}).encode())
        write_atomic(folder / NEW_DATABASE, database)
        keyfile.save(folder, keys)
        adopt_new_database(folder)
    except BaseException:
        if not (folder / DATABASE).exists():
            for name in (keyfile.NAME, keyfile.KEYS_COPY, NEW_DATABASE, RESTORED_FILE):
                remove_database(folder / name)
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


class InstanceLock:
    """Exclusive lock on a vault folder, held while the vault is open."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        self._made = not path.exists()
        self._path = path
        try:
            self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise problem_of(error, path) from error
        if not _acquire(self._handle):
            os.close(self._handle)
            self._handle = None
            raise UserError("vault-in-use", path=str(folder))

    @property
    def held(self) -> bool:
        """Return True if this object still holds the lock."""
        return self._handle is not None

    def release(self, *, undo: bool = False) -> None:
        """Release the lock; with `undo` also remove the lock file if this object created it."""
        if self._handle is None:
            return
        if undo and self._made and sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._path.unlink()
        os.close(self._handle)
        self._handle = None


def _acquire(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
