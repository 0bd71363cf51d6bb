"""Examines a vault: keys files, write-ahead log, every page, the ledger, the search index, the local backups.

Each finding names the file, what is wrong and what is affected. A vault that cannot be opened any more is examined
all the same, also on a disk that lets nothing be written. Never repairs the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.clock import Clock
from app.domain.stored_records import LedgerProblem
from app.errors import AppError, Cancelled
from app.files import problem_of, read_bytes
from app.vault.backup.local_backup import damaged_files, local_backups
from app.vault.folder import require_vault
from app.vault.keys import key_slots, keyfile
from app.vault.keys.key_derivation import Unlock
from app.vault.ledger.differences import BROKEN
from app.vault.repair import pages, salvage, wal_repair
from app.vault.vault import OlderVault, Vault
from app.vault.vault_file_names import DATABASE
from app.workers.cancellation import CancelToken, check

_DISK: Final = ("read-only", "no-permission", "disk-full", "file-problem")
UNOPENABLE: Final = ("vault-damaged", "not-a-vault", "vault-empty", "vault-newer", "vault-locked", *_DISK)
"""Codes of what keeps a vault from opening with the right secret: damage, or a disk that lets nothing be written."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One finding: which file of the vault folder (`where`), what is wrong (`code`), what is affected (`detail`).

    `code` is `keys-file`, `log`, `header`, `pages`, `content`, `whole` (pages are damaged but every row and file can
    be read), `ledger` (the chain), `record` (a record differs from the chain: `problem`), `step-back`,
    `other-history`, `structure` (a table or its indexes do not fit together), `search-index`, `database` or `backup`;
    `detail` lists pages, rows, copies or files.
    """

    where: str
    code: str
    detail: str = ""
    problem: LedgerProblem | None = None


def verify_folder(folder: Path, unlock: Unlock, *, clock: Clock) -> list[Damage]:
    """Examine a closed vault, openable or not; an empty list means nothing was found.

    Opening repairs what has a second copy: a damaged keys file is reported once. Raises UserError when there is no
    vault, neither keys file is readable, or `unlock` is wrong.
    """
    require_vault(folder)
    found = _keys_files(folder)
    if wal_repair.has_damaged_frames(folder / f"{DATABASE}-wal"):
        found.append(Damage(f"{DATABASE}-wal", "log"))
    try:
        vault = Vault.open(folder, unlock, clock=clock, older=OlderVault.EXAMINE)
    except AppError as error:
        if error.code not in UNOPENABLE:
            raise
        content = keyfile.load(folder)[0]
        key = _best_key(folder, content, unlock)
        found += _database(_with_log(folder), key, content.salt) or [Damage(DATABASE, "database", error.code)]
        return found + _backups(folder)
    with vault:
        if back := vault.rollback:
            code, detail = ("step-back", back.missing) if back.missing else ("other-history", back.newest.number)
            found.append(Damage(DATABASE, code, str(detail)))
        return found + _open_vault(vault)


def verify_open(vault: Vault, cancel: CancelToken | None = None) -> list[Damage]:
    """Examine a vault that is open here. Raises `Cancelled`."""
    found = _keys_files(vault.folder)
    if "keys-file-damaged" in vault.notices:
        found.append(Damage(keyfile.NAME, "keys-file", "mended"))
    if "wal-damaged" in vault.notices:
        found.append(Damage(f"{DATABASE}-wal", "log"))
    return found + _open_vault(vault, cancel)


def salvage_folder(folder: Path, unlock: Unlock, out: Path, cancel: CancelToken | None = None) -> list[str]:
    """Export everything readable of a damaged, closed vault to `out` (plain text!); returns names of what is lost.

    What a leftover log holds counts as in the database.
    """
    content = keyfile.load(folder)[0]
    return _salvage(_with_log(folder), _best_key(folder, content, unlock), content.salt, out, cancel)


def salvage_open(vault: Vault, out: Path, cancel: CancelToken | None = None) -> list[str]:
    """Export everything readable of a vault that is open here; see `salvage_folder`."""
    with vault.database.exclusive():
        vault.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        data = _with_log(vault.folder)  # the rest needs no lock: the window goes on meanwhile
    return _salvage(data, vault.access.database_key(), vault.access.content.salt, out, cancel)


def _salvage(data: bytes, key: bytes, salt: bytes, out: Path, cancel: CancelToken | None) -> list[str]:
    image = salvage.DecryptedImage(data, key, pages.damaged_pages(data, key, salt, cancel))
    try:
        check(cancel)
        lost = image.unreadable()
        return lost + [name for name in salvage.export_readable(image, out, cancel) if name not in lost]
    finally:
        image.close()


def _best_key(folder: Path, content: keyfile.KeyFile, unlock: Unlock) -> bytes:
    """Return the key that fits most pages: two are possible when a re-keying was cut short."""
    data = _with_log(folder)
    found = [candidate.key for candidate in key_slots.candidates(content, unlock)]
    return min(found, key=lambda key: len(pages.damaged_pages(data, key, content.salt)))


def _open_vault(vault: Vault, cancel: CancelToken | None = None) -> list[Damage]:
    with vault.database.exclusive():
        vault.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        data = _with_log(vault.folder)  # the rest needs no lock: the window goes on meanwhile
    found = _database(data, vault.access.database_key(), vault.access.content.salt, cancel)
    try:
        for problem in vault.ledger.problems(cancel):
            told = " ".join(filter(None, (str(problem.number), problem.code, problem.detail, problem.field)))
            broken = problem.code in BROKEN
            found.append(Damage(DATABASE, "ledger", told) if broken else Damage(DATABASE, "record", told, problem))
        found += _structure(vault, cancel)
        if not found:
            _search_index(vault, found)
    except Cancelled:
        raise
    except AppError as error:
        if not found:
            found.append(Damage(DATABASE, "database", error.code))
    return found + _backups(vault.folder, cancel)


def _backups(folder: Path, cancel: CancelToken | None = None) -> list[Damage]:
    found = []
    for backup in local_backups(folder):
        check(cancel)
        found += [Damage(f"backups/{backup.folder.name}/{name}", "backup") for name in damaged_files(backup)]
    return found


def _structure(vault: Vault, cancel: CancelToken | None) -> list[Damage]:
    """Find tables and indexes that do not fit together: each page may be authentic, and an older one among newer.

    (The search index is examined by itself: it can be rebuilt.)
    """
    found = []
    names = vault.database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for name in (str(row[0]) for row in names):
        check(cancel)
        if not name.startswith(("search", "sqlite_")):
            said = vault.database.execute(f"PRAGMA integrity_check('{name}')")
            found += [Damage(DATABASE, "structure", name)] if said != [("ok",)] else []
    return found


def _search_index(vault: Vault, found: list[Damage]) -> None:
    try:
        vault.database.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    except AppError:
        found.append(Damage(DATABASE, "search-index"))


def _keys_files(folder: Path) -> list[Damage]:
    found = []
    for name in (keyfile.NAME, keyfile.KEYS_COPY):
        try:
            if name == keyfile.NAME or (folder / name).exists():
                keyfile.parse(_bytes(folder / name))
        except AppError:
            found.append(Damage(name, "keys-file"))
    return found


def _database(data: bytes, key: bytes, salt: bytes, cancel: CancelToken | None = None) -> list[Damage]:
    found = [] if data[: len(salt)] == salt else [Damage(DATABASE, "header")]
    bad = pages.damaged_pages(data, key, salt, cancel)
    if bad:
        found.append(Damage(DATABASE, "pages", ", ".join(map(str, bad))))
        image = salvage.DecryptedImage(data, key, bad)
        try:
            lost = [Damage(DATABASE, "content", name) for name in image.unreadable()]
            found += lost or [Damage(DATABASE, "whole")]
        finally:
            image.close()
    return found


def _with_log(folder: Path) -> bytes:
    """Return the database with a leftover log replayed (an open vault's log has just been emptied)."""
    try:
        data = pages.read_tolerant(folder / DATABASE)
    except OSError as error:
        raise problem_of(error, folder / DATABASE) from error
    return wal_repair.replay(data, folder / f"{DATABASE}-wal")


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path, keyfile.MAX_BYTES)
    except OSError as error:
        raise problem_of(error, path) from error
