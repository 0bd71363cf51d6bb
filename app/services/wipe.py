"""Deletes everything: the vault with its backups (of a caseload also the students' vaults), settings, entries in browsers, imported lists, cached look-ups, logged requests, keyring entries.

Touches no other file. What a disk keeps of deleted files cannot be promised away; the key goes first, so that what
may remain stays encrypted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from app import login_start, paths
from app.companion import browser_manifests as browser_entries
from app.errors import AppError, UserError
from app.files import problem_of
from app.vault.folder import BACKUPS, HEAD_FILE, LOCK, NEW_DATABASE, OFFICE, RESTORED_FILE, STUDENTS, remove_leftovers
from app.vault.keys import keyfile, keyring_slot
from app.vault.keys.key_derivation import SlotKind
from app.vault.keys.key_slots import keyring_entry
from app.vault.vault_file_names import CASELOAD_KEYS, DATABASE
from app.workers.cancellation import Progress, no_progress


def erase_everything(folder: Path, progress: Progress = no_progress, entries: Iterable[str] = ()) -> None:
    """Delete the (closed) vault in `folder` and all other data of the program, including `entries` of the keyring.

    Raises `EnvironmentProblem`. Cannot be stopped: half a vault would help nobody. A kill leaves data without any
    key.
    """
    progress("erase", 0, 0)
    backups = _backups(folder)
    known = {name: None for place in (folder, *backups) for name in _keyring_entries(place)}
    erase_vault(folder, progress)
    try:
        for path in _leftover_files():
            path.unlink(missing_ok=True)
    except OSError as error:
        raise problem_of(error, folder) from error
    browser_entries.remove_all()
    login_start.switch_off()
    _forget((*known, *entries))


def erase_vault(folder: Path, progress: Progress = no_progress) -> None:
    """Delete the (closed) vault in `folder` with its backups, and of a caseload all students' vaults: keys first. No other file is touched.

    Raises `EnvironmentProblem`.
    """
    keys = (*CASELOAD_KEYS, keyfile.NAME, keyfile.KEYS_COPY)
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", NEW_DATABASE, LOCK, HEAD_FILE, RESTORED_FILE)
    backups = _backups(folder)
    try:
        for place in (folder, *backups):
            for name in keys:
                (place / name).unlink(missing_ok=True)
        remove_leftovers(folder)
        for name in names:
            (folder / name).unlink(missing_ok=True)
        for number, backup in enumerate(backups):
            progress("erase", number, len(backups))
            shutil.rmtree(backup) if backup.is_dir() else backup.unlink()
        if (folder / BACKUPS).is_dir():
            (folder / BACKUPS).rmdir()
        for name in (STUDENTS, OFFICE):
            if (folder / name).is_dir():
                shutil.rmtree(folder / name)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise problem_of(error, folder) from error


def _backups(folder: Path) -> list[Path]:
    return sorted((folder / BACKUPS).iterdir()) if (folder / BACKUPS).is_dir() else []


def _leftover_files() -> Iterator[Path]:
    """Yield the program's files beside the vault, with leftovers of a kill or of damage."""
    settings = paths.settings_file()
    for path in (settings, paths.registers_file(), paths.answers_file(), paths.requests_file()):
        yield from (path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm", "-journal"))
        yield from path.parent.glob(f".{path.name}.????????.tmp")
    yield from settings.parent.glob(f"{settings.stem}.damaged*")


def _keyring_entries(place: Path) -> list[str]:
    """Return the names of the keyring entries that open the vault or backup in a folder."""
    try:
        content, _ = keyfile.load(place)
    except AppError:
        return []
    return [keyring_entry(content.vault_id, slot.id) for slot in content.of_kind(SlotKind.KEYRING)]


def _forget(entries: Iterable[str]) -> None:
    """Delete entries from the keyring. One that does not answer keeps a secret that opens nothing any more."""
    for entry in entries:
        try:
            keyring_slot.forget(entry)
        except UserError:
            return
