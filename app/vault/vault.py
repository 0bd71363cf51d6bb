"""One person's encrypted store: create, open, close, and the repositories in it.

A vault is a folder (docs/vault-format.md). Opening writes nothing until the key has been proven and the version
accepted. Never falls back to plain text, never overwrites an existing vault.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from app import __version__
from app.clock import Clock, to_iso
from app.domain.stored_records import SearchHit
from app.errors import AppError, UserError
from app.files import create_private, make_private_folder, open_file, problem_of
from app.vault import migrations
from app.vault.folder import (
    HEAD_FILE,
    NEW_DATABASE,
    RESTORED_FILE,
    InstanceLock,
    adopt_new_database,
    remove_database,
    remove_leftovers,
    require_new_folder,
    require_vault,
    restrict_rights,
)
from app.vault.keys import key_derivation, key_slots, keyfile, keyring_slot
from app.vault.keys.key_derivation import SlotKind, Unlock
from app.vault.keys.keyfile import KeyFile
from app.vault.keys.macs import MARK_SECRET, mark_secret
from app.vault.ledger import attestation
from app.vault.ledger.chain import Ledger
from app.vault.ledger.head import Head, HeadStore, Rollback, pending_restore_date
from app.vault.ledger.ledger_view import LedgerView
from app.vault.ledger.row_kinds import ACCEPTED, RESTORED
from app.vault.ledger.rows import COVERED
from app.vault.repair import wal_repair
from app.vault.search import reindex
from app.vault.search.full_text import search as find
from app.vault.store.checks import Checks
from app.vault.store.copies import Copies
from app.vault.store.database import APPLICATION_ID, Database, preload_writing
from app.vault.store.database import preload as preload_database
from app.vault.store.incidents import Incidents
from app.vault.store.masters import Masters
from app.vault.store.migrate import migrate, pending_steps
from app.vault.store.preferences import Preferences
from app.vault.store.recipients import Recipients
from app.vault.store.wordings import Wordings
from app.vault.vault_file_names import DATABASE
from app.workers.cancellation import CancelToken, Progress, check, no_progress

_VAULT_ID: Final = "vault_id"
_SlotMaker = Callable[[str, bytes, str], tuple[key_derivation.Slot, ...]]
"""(vault id, database key, time) → the slots of a new vault."""


class OlderVault(StrEnum):
    """Policy for a vault that is older than the one last used.

    Refuse it, open it knowingly (recorded in the ledger), or open it only to examine it.
    """

    REFUSE = "refuse"
    ACCEPT = "accept"
    EXAMINE = "examine"


@dataclass(frozen=True, slots=True)
class _ExternalState:
    """Knowledge of the ledger outside the database.

    The head stored beside it, the date of the backup the vault was just restored from (None: of none), and the heads
    missing in the ledger.
    """

    kept: Head | None
    restored: str | None
    back: Rollback | None


class Vault:
    """An open vault.

    `notices` are codes of things a person should hear about (`keyring-…`, `keys-file-damaged`: one of the two was,
    and was repaired; `wal-damaged`: the last changes may be lost; `folder-…`: see `restrict_rights`;
    `vault-restored`: it was made from a backup; `vault-older-accepted`; `vault-head-missing`: what would reveal an
    older vault was not there). `rollback` is set while it is examined though it is older than the one last used.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        access: key_slots.KeyAccess,
        lock: InstanceLock,
        notices: list[str],
        clock: Clock,
    ) -> None:
        self.folder = folder
        self.database = database
        self.access = access
        self.lock = lock
        self.notices = notices
        self.clock = clock
        self.rollback: Rollback | None = None
        self.ledger = Ledger(database, clock)
        self.ledger.after_append = self._keep_head
        self.ledger_view = LedgerView(database, self.ledger)
        self.masters = Masters(database, self.ledger, clock)
        self.recipients = Recipients(database, self.ledger, clock, self.ledger_view)
        self.copies = Copies(database, self.ledger, self.ledger_view)
        self.checks = Checks(database, self.ledger, clock)
        self.incidents = Incidents(database, self.ledger, clock)
        self.preferences = Preferences(database)
        self.wordings = Wordings(database)

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, *, keyring: bool, clock: Clock, cancel: CancelToken | None = None
    ) -> Vault:
        """Create a vault in `folder` (new or empty), opened by `passphrase` and, with `keyring`, by the OS keyring.

        A keyring that cannot be used is a notice, not a failure. Raises UserError `vault-exists`, `folder-not-empty`
        or `passphrase-empty`, or `Cancelled`; a kill leaves no vault or a whole one.
        """
        require_new_folder(folder)
        secret = key_derivation.passphrase_bytes(passphrase)

        def slots(vault_id: str, key: bytes, now: str) -> tuple[key_derivation.Slot, ...]:
            return (key_derivation.seal(vault_id, SlotKind.PASSPHRASE, secret, key, now, key_derivation.CURRENT_KDF),)

        vault = cls._create(folder, key_derivation.new_key(), slots, clock, cancel)
        if keyring:
            try:
                vault.access.add_keyring()
            except AppError as problem:
                vault.notices.append(problem.code)
        return vault

    @classmethod
    def create_for_key(cls, folder: Path, key: bytes, *, clock: Clock) -> Vault:
        """Create a vault in `folder` that has no slots: only `key` (32 random bytes, kept by the caller) opens it.

        Raises as `create` does; a kill leaves no vault or a whole one.
        """
        require_new_folder(folder)
        return cls._create(folder, key, lambda *_: (), clock, None)

    @classmethod
    def _create(cls, folder: Path, key: bytes, slots: _SlotMaker, clock: Clock, cancel: CancelToken | None) -> Vault:
        made_folder = not folder.exists()
        make_private_folder(folder)
        lock = InstanceLock(folder)
        try:
            return cls._build(folder, key, slots, lock, clock, cancel)
        except BaseException:
            lock.release(undo=True)
            for name in (NEW_DATABASE, HEAD_FILE):
                remove_database(folder / name)
            if made_folder:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise

    @classmethod
    def _build(
        cls,
        folder: Path,
        key: bytes,
        slots: _SlotMaker,
        lock: InstanceLock,
        clock: Clock,
        cancel: CancelToken | None,
    ) -> Vault:
        now = to_iso(clock())
        vault_id, salt = secrets.token_hex(16), secrets.token_bytes(key_derivation.SALT_BYTES)
        made = slots(vault_id, key, now)
        check(cancel)  # what took long is done, and nothing is written yet
        content = KeyFile(vault_id, now, salt, made)
        remove_leftovers(folder)
        _make_database(folder / NEW_DATABASE, content, key, clock)
        keyfile.save(folder, content)
        adopt_new_database(folder)
        database = Database.connect(folder / DATABASE, key, salt)
        database.start_writing()
        told = restrict_rights(folder)
        notices = [told] if told == "folder-open" else []  # an empty folder that was chosen had nothing to show
        return cls(folder, database, key_slots.KeyAccess(folder, content, key, database, clock), lock, notices, clock)

    @classmethod
    def open(cls, folder: Path, unlock: Unlock, *, clock: Clock, older: OlderVault = OlderVault.REFUSE) -> Vault:
        """Open the vault in `folder`.

        Raises UserError `vault-missing`, `not-a-vault`, `vault-empty`, `vault-keys-missing`, `vault-keys-damaged`,
        `vault-database-missing`, `vault-newer`, `vault-damaged`, `vault-in-use`, `vault-files-mixed`, `wrong-passphrase`,
        `wrong-recovery-code`, `recovery-…`, `keyring-…`, and, unless `older` says otherwise, `vault-step-back` or
        `vault-other-history`; nothing is written then.
        """
        require_vault(folder)
        content, damaged = keyfile.load(folder)
        found = key_slots.candidates(content, unlock)
        lock = InstanceLock(folder)
        try:
            if not (folder / DATABASE).exists():
                adopt_new_database(folder)
            cut = wal_repair.has_damaged_frames(folder / f"{DATABASE}-wal")
            database, winner = _connect(folder, content, found)
            try:
                outside = _read_external_state(folder, HeadStore(database, content.vault_id), older)
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release(undo=True)
            raise
        ways = key_slots.KeyAccess(folder, content, winner.key, database, clock)
        notices = [*(["keys-file-damaged"] if damaged else []), *(["wal-damaged"] if cut else [])]
        vault = cls(folder, database, ways, lock, notices, clock)
        try:
            vault._get_ready(winner, unlock)
            vault._begin_record(outside, older)
        except BaseException:
            vault.close()
            raise
        return vault

    def _get_ready(self, winner: key_slots.Candidate, unlock: Unlock) -> None:
        remove_leftovers(self.folder)
        self.database.start_writing()
        if told := restrict_rights(self.folder):
            self.notices.append(told)
        self.access.settle_rekey(pending_won=winner.pending)
        if pending_steps(self.database):
            from app.vault.backup.local_backup import create_local_backup

            create_local_backup(self, label=f"before-v{migrations.newest()}")
            migrate(self.database)
        with contextlib.suppress(AppError):  # a later opening tries again
            if not self.access.upgrade(winner, unlock) and keyfile.copies_differ(self.folder):
                self.access.rewrite_files()

    def _begin_record(self, outside: _ExternalState, older: OlderVault) -> None:
        """Record in the ledger what happened to the vault since it was last open, and store its head outside.

        In this order: a kill in between repeats nothing, and leaves the head behind the ledger, never ahead of it.
        """
        back, seen = outside.back, attestation.opened_before(self.database)
        if outside.restored is not None:
            self._note_restored(outside.restored, back)
        elif back is not None and older is OlderVault.EXAMINE:
            self.rollback = back
            return
        elif back is not None:
            self.ledger.append(ACCEPTED, back.body())
            self.notices.append("vault-older-accepted")
        elif outside.kept is None and seen:
            self.notices.append("vault-head-missing")
        if outside.kept is None or outside.kept != self._heads.current_head():
            self._keep_head()
        if attestation.is_due(self.database):
            attestation.attest(self.database, self.ledger)

    def _note_restored(self, created: str, back: Rollback | None) -> None:
        last = self.ledger.head()
        if last is None or last.kind != RESTORED:  # else a kill came between the row and this
            left = back.body() if back else {"missing": 0, "left": []}
            self.ledger.append(RESTORED, {"created": created, **left})
        self._keep_head()
        remove_database(self.folder / RESTORED_FILE)
        self.notices.append("vault-restored")

    @property
    def _heads(self) -> HeadStore:
        return HeadStore(self.database, self.vault_id)

    def _keep_head(self) -> None:
        """Store the ledger's head beside the database. Where that fails (a full disk) it stays behind."""
        with contextlib.suppress(AppError):
            self._heads.write(self.folder)

    def close(self) -> None:
        """Close the database, overwrite the key, release the lock. Harmless when closed."""
        self.database.close()
        self.access.wipe()
        self.lock.release()

    def sealed(self) -> Vault:
        """Return the same open vault for one last job, its local backup: holders of this one find it locked.

        Neither holds the key any more; SQLCipher's connection does until it is closed.
        """
        database = self.database.take_over()
        ways = key_slots.KeyAccess(self.folder, self.access.content, b"", database, self.clock)
        self.access.wipe()
        return Vault(self.folder, database, ways, self.lock, [], self.clock)

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Run all or nothing of what is written inside; a nested one is a savepoint; other threads wait."""
        with self.database.transaction():
            yield

    @property
    def vault_id(self) -> str:
        """32 hex digits that identify this vault."""
        return self.access.content.vault_id

    @property
    def mark_secret(self) -> bytes:
        """32 random bytes, made once, that key the marks of every copy."""
        return mark_secret(self.database)

    def search(self, query: str, cancel: CancelToken | None = None, *, limit: int = 50) -> list[SearchHit]:
        """Return what contains every word of `query`: recipients, copies, checks, incidents; newest first in each.

        Raises `Cancelled`.
        """
        return find(self.database, query, cancel, limit=limit)

    @property
    def search_is_behind(self) -> bool:
        """Return True if an earlier version stored rows that are not yet indexed by all their words."""
        return reindex.is_behind(self.database)

    def catch_up_search(self, cancel: CancelToken | None = None, progress: Progress = no_progress) -> int:
        """Index what is behind (about a minute for 5,000 checks, once); returns how many rows. Raises `Cancelled`."""
        return reindex.catch_up(self.database, cancel, progress)


def preload(*, writing: bool = False) -> None:
    """Import what opening a vault needs (about 100 ms, once) and, with `writing`, changing it; may run in a thread while
    a person types."""
    preload_database()
    key_derivation.preload()
    if writing:
        preload_writing()


def keyring_available() -> bool:
    """Return True if a trusted keyring answers on this machine (asks it, up to five seconds)."""
    return keyring_slot.available()


def _make_database(path: Path, content: KeyFile, key: bytes, clock: Clock) -> None:
    try:
        create_private(path)
    except OSError as error:
        raise problem_of(error, path) from error
    database = Database.connect(path, key, content.salt, create=True)
    try:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(database)
        with database.transaction() as sql:
            sql.table("meta").insert({"key": _VAULT_ID, "value": content.vault_id})
            sql.table("meta").insert({"key": MARK_SECRET, "value": secrets.token_hex(32)})
            sql.table("meta").insert({"key": COVERED, "value": "0"})
            sql.table("meta").insert_all([{"key": key, "value": value} for key, value in reindex.NEW.items()])
            facts = {"vault_id": content.vault_id, "schema": migrations.newest(), "program": __version__}
            Ledger(database, clock).append("vault", facts)
        HeadStore(database, content.vault_id).write(path.parent)
    finally:
        database.close()


def _connect(folder: Path, content: KeyFile, found: list[key_slots.Candidate]) -> tuple[Database, key_slots.Candidate]:
    """Return the database and the candidate key that opened it; refuses other databases and newer versions."""
    problem: AppError | None = None
    for candidate in found:
        try:
            database = Database.connect(folder / DATABASE, candidate.key, content.salt)
        except UserError as error:
            problem = problem or error
            continue
        try:
            _accept(database, content)
        except BaseException:
            database.close()
            raise
        return database, candidate
    if _is_of_another(folder / DATABASE, content.salt):
        raise UserError("vault-files-mixed", name=DATABASE, path=str(folder))
    raise problem or UserError("vault-damaged", path=str(folder))


def _is_of_another(path: Path, salt: bytes) -> bool:
    """Return True if a database that no key opens begins with another salt: decay does not change one random salt into another."""
    try:
        with open_file(path) as source:
            found = source.read(len(salt))
    except OSError:
        return False
    same = sum(ours == theirs for ours, theirs in zip(salt, found, strict=False))
    return len(found) == len(salt) and len(set(found)) > len(salt) // 2 and same < len(salt) // 4


def _read_external_state(folder: Path, heads: HeadStore, older: OlderVault) -> _ExternalState:
    """Return what is known outside the database. Raises the error that refuses a vault older than the one last used."""
    from app.vault.backup import local_backup

    kept, restored = heads.read(folder), pending_restore_date(folder)
    back = heads.find_rollback([*([kept] if kept else []), *local_backup.recorded_heads(folder, heads)])
    if back is not None and older is OlderVault.REFUSE and (kept is not None or restored is None):
        raise back.error()
    return _ExternalState(kept, restored if kept is None else None, back)


def _accept(database: Database, content: KeyFile) -> None:
    version = database.user_version
    if version > migrations.newest():
        raise UserError("vault-newer", version=version)
    stored = database.fetch_one("SELECT value FROM meta WHERE key = ?", [_VAULT_ID])
    if database.application_id != APPLICATION_ID or not stored or stored[0] != content.vault_id:
        raise UserError("not-a-vault", path=str(database.path))
