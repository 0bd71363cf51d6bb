"""Deleting everything: the vault with its backups beside it, settings and imported lists. Touches no other file.

What a disk keeps of deleted files cannot be promised away; the key goes first, so that what may remain stays encrypted.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from app import paths
from app.cancel import Progress, no_progress
from app.files import problem_of
from app.vault import keyfile
from app.vault.folder import BACKUPS, DATABASE, LOCK, NEW_DATABASE


def erase_everything(folder: Path, progress: Progress = no_progress) -> None:
    """Delete the (closed) vault in `folder` and what the program keeps besides. Raises `EnvironmentProblem`.

    Cannot be stopped: half a vault would help nobody. A kill leaves data without any key.
    """
    keys, names = (keyfile.NAME, keyfile.TWIN), (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", NEW_DATABASE, LOCK)
    backups = sorted((folder / BACKUPS).iterdir()) if (folder / BACKUPS).is_dir() else []
    progress("erase", 0, 0)
    try:
        for place in (folder, *backups):
            for name in keys:
                (place / name).unlink(missing_ok=True)
        for name in names:
            (folder / name).unlink(missing_ok=True)
        for number, backup in enumerate(backups):
            progress("erase", number, len(backups))
            shutil.rmtree(backup) if backup.is_dir() else backup.unlink()
        if (folder / BACKUPS).is_dir():
            (folder / BACKUPS).rmdir()
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        for path in (paths.settings_file(), paths.registers_file()):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise problem_of(error, folder) from error
