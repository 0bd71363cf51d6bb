"""Rolling automatic backups beside the database: `backups/<time>[-label]/`, each a whole vault folder.

The copy is made by SQLCipher itself (VACUUM INTO) and stays encrypted with the vault's key; the keys file goes with
it, so a backup opens with the key slots of its day. `backup.json` holds hashes, so that damage is noticed without a
key. Never overwrites anything and never leaves a half-made backup under a final name.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from app.clock import to_iso
from app.errors import UserError
from app.files import create_private, make_private_folder, open_file, problem_of, read_bytes, write_atomic
from app.vault.folder import BACKUPS, LARGEST_DATABASE, create_from_parts, require_new_folder
from app.vault.keys import keyfile
from app.vault.ledger.head import Head, HeadStore
from app.vault.ledger.row_hashes import sha256
from app.vault.vault_file_names import DATABASE
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.clock import Clock
    from app.vault.keys.key_slots import KeyAccess
    from app.vault.ledger.chain import Ledger
    from app.vault.store.database import Database

MANIFEST: Final = "backup.json"
_MANIFEST_BYTES: Final = 64 * 1024
EVERY: Final = timedelta(hours=24)
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_UNFINISHED: Final = ".unfinished-"
_KEEP_NEWEST: Final = 3
_KEEP_DAYS: Final = 7
_KEEP_WEEKS: Final = 5


class OpenVault(Protocol):
    """The parts of a vault that a backup is made from: `app.vault.vault.Vault` is one."""

    folder: Path
    clock: Clock
    database: Database
    access: KeyAccess
    ledger: Ledger

    @property
    def vault_id(self) -> str:
        """32 hex digits that identify the vault."""
        ...


@dataclass(frozen=True, slots=True)
class LocalBackup:
    """One backup folder: when it was made, and its database's size in bytes."""

    folder: Path
    made: datetime
    size: int


def local_backups(folder: Path) -> list[LocalBackup]:
    """Return the backups of the vault in `folder`, newest first."""
    found = []
    for path in (folder / BACKUPS).glob("*Z*"):
        try:
            made = datetime.strptime(path.name[:16] + "+0000", _STAMP + "%z")
        except ValueError:
            continue
        found.append(LocalBackup(path, made, _size_of(path / DATABASE)))
    return sorted(found, key=lambda backup: (backup.made, backup.folder.name), reverse=True)


def create_local_backup(vault: OpenVault, *, label: str = "", cancel: CancelToken | None = None) -> LocalBackup:
    """Create a backup now. Raises `EnvironmentProblem` (disk full) or `Cancelled`; nothing is left behind then."""
    token = cancel or CancelToken()
    root, now = vault.folder / BACKUPS, vault.clock()
    make_private_folder(root)
    for leftover in root.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    work = root / f"{_UNFINISHED}{secrets.token_hex(4)}"
    final = _free_name(root / (now.strftime(_STAMP) + (f"-{label}" if label else "")))
    try:
        make_private_folder(work)
        create_private(work / DATABASE)
        vault.database.execute_long("VACUUM INTO ?", [str(work / DATABASE)], token)
        keyfile.save(work, vault.access.content)
        write_atomic(work / MANIFEST, _manifest(vault, work))
        token.check()
        work.rename(final)
    except BaseException as error:
        shutil.rmtree(work, ignore_errors=True)
        if isinstance(error, OSError):
            raise problem_of(error, root) from error
        raise
    return LocalBackup(final, now, (final / DATABASE).stat().st_size)


def is_due(vault: OpenVault) -> bool:
    """Return True if a day has passed and the ledger grew since the last backup.

    Costs about a millisecond. A backup dated in the future (a clock that ran ahead) does not count.
    """
    now = vault.clock()
    known = [backup for backup in local_backups(vault.folder) if backup.made <= now and backup.size]
    if known and now - known[0].made < EVERY:
        return False
    head = vault.ledger.head()
    return head is not None and head.number > 1 and not (known and _head_of(known[0]) == head.hash)


def backup_if_due(vault: OpenVault, cancel: CancelToken | None = None) -> bool:
    """Create a backup if one is due, then prune old ones. Raises what `create_local_backup` raises."""
    if not is_due(vault):
        return False
    create_local_backup(vault, cancel=cancel)
    prune(vault.folder, vault.clock())
    return True


def prune(folder: Path, now: datetime) -> None:
    """Delete old backups: keeps the newest three, one a day for a week, one a week for five weeks, and labelled or future ones."""
    every = local_backups(folder)
    known = [backup for backup in every if "-" not in backup.folder.name and backup.made <= now and backup.size]
    for backup in known:
        if backup not in retained_backups(known):
            shutil.rmtree(backup.folder, ignore_errors=True)


def retained_backups(backups: Sequence[LocalBackup]) -> list[LocalBackup]:
    """Return which of `backups` (newest first) the retention keeps."""
    if not backups:
        return []
    kept = dict.fromkeys(backups[:_KEEP_NEWEST])
    newest = backups[0].made
    for name, period, count in (("day", 1, _KEEP_DAYS), ("week", 7, _KEEP_WEEKS)):
        seen: dict[tuple[str, int], LocalBackup] = {}
        for backup in backups:
            age = (newest.date() - backup.made.date()).days // period
            if age < count:
                seen[name, age] = backup  # the oldest of each period, so that periods do not starve each other
        kept |= dict.fromkeys(seen.values())
    return list(kept)


def damaged_files(backup: LocalBackup) -> list[str]:
    """Return names of the files of a backup whose hash differs; needs no key."""
    try:
        wanted = json.loads(read_bytes(backup.folder / MANIFEST, _MANIFEST_BYTES))
        hashes = {str(name): str(digest) for name, digest in wanted["sha256"].items()}
        if wanted["check"] != _check(wanted):
            return [MANIFEST]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return [MANIFEST]
    return [name for name, digest in hashes.items() if _hash_of(backup.folder / name) != digest]


def restore_local_backup(backup: LocalBackup, folder: Path) -> None:
    """Create a vault in `folder` (new or empty) from a local backup; it opens with the key slots of that day."""
    require_new_folder(folder)
    if damaged_files(backup):
        raise UserError("backup-damaged", path=str(backup.folder))
    try:
        data = read_bytes(backup.folder / DATABASE, LARGEST_DATABASE)
    except OSError as error:
        raise problem_of(error, backup.folder) from error
    create_from_parts(folder, data, keyfile.load(backup.folder)[0], created=to_iso(backup.made))


def recorded_heads(folder: Path, keeper: HeadStore) -> list[Head]:
    """Return the ledger heads recorded in the local backups of the vault in `folder`.

    Those of older versions carry none that can be authenticated.
    """
    found = []
    for backup in local_backups(folder):
        untrusted = _manifest_of(backup)
        kept = untrusted.get("head") if isinstance(untrusted, dict) else None
        if head := keeper.verified_head(kept):
            found.append(head)
    return found


def _size_of(path: Path) -> int:
    """Return the file's bytes; 0 for a missing one, so that the backup is still listed, and reported as damaged."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free_name(path: Path) -> Path:
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.name}.{number}")
    return candidate


def _manifest(vault: OpenVault, work: Path) -> bytes:
    keeper = HeadStore(vault.database, vault.vault_id)
    head = keeper.current_head()
    body: dict[str, object] = {
        "format": "countermark-local-backup",
        "created": to_iso(vault.clock()),
        "vault": vault.vault_id,
        "ledger": head.hash,
        "head": {"number": head.number, "hash": head.hash, "mac": keeper.mac(head)},
        "sha256": {name: _hash_of(work / name) for name in (DATABASE, keyfile.NAME, keyfile.KEYS_COPY)},
    }
    body["check"] = _check(body)
    return (json.dumps(body, indent=1) + "\n").encode()


def _check(body: dict[str, object]) -> str:
    bare = {key: value for key, value in body.items() if key != "check"}
    return sha256(json.dumps(bare, sort_keys=True).encode())


def _hash_of(path: Path) -> str:
    try:
        with open_file(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _manifest_of(backup: LocalBackup) -> object:
    try:
        return json.loads(read_bytes(backup.folder / MANIFEST, _MANIFEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None


def _head_of(backup: LocalBackup) -> str:
    untrusted = _manifest_of(backup)
    return str(untrusted.get("ledger", "")) if isinstance(untrusted, dict) else ""
