"""One person's encrypted store: create, open, close, and the repositories in it.

A vault is a folder (docs/vault-format.md). Opening writes nothing until the key has been proven and the version
accepted. Never falls back to plain text, never overwrites an existing vault.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from app import __version__
from app.cancel import CancelToken, Progress, check, no_progress
from app.clock import Clock, to_iso
from app.domain.records import SearchHit
from app.errors import AppError, UserError
from app.files import create_private, make_private_folder, problem_of
from app.vault import access, keyfile, keyring_slot, keys, migrations, reindex, search, wal
from app.vault.checks import Checks
from app.vault.copies import Copies
from app.vault.database import APPLICATION_ID, Database, preload_writing
from app.vault.database import preload as preload_database
from app.vault.folder import (
    DATABASE,
    NEW_DATABASE,
    InstanceLock,
    adopt_new_database,
    discard,
    require_room,
    require_vault,
    restrict_rights,
    sweep,
)
from app.vault.incidents import Incidents
from app.vault.keyfile import KeyFile
from app.vault.keys import SlotKind, Unlock
from app.vault.ledger import Ledger
from app.vault.masters import Masters
from app.vault.migrate import migrate, pending
from app.vault.preferences import Preferences
from app.vault.recipients import Recipients
from app.vault.wordings import Wordings

_MARK_SECRET: Final = "mark_secret"
_VAULT_ID: Final = "vault_id"


class Vault:
    """An open vault. `notices` are codes of things a person should hear about (`keyring-…`,
    `keys-file-damaged`: one of the two was, and was mended; `wal-damaged`: the last changes may be lost; `folder-…`: see `restrict_rights`)."""

    def __init__(
        self,
        folder: Path,
        database: Database,
        ways: access.Access,
        lock: InstanceLock,
        notices: list[str],
        clock: Clock,
    ) -> None:
        self.folder = folder
        self.database = database
        self.access = ways
        self.lock = lock
        self.notices = notices
        self.clock = clock
        self.ledger = Ledger(database, clock)
        self.masters = Masters(database, self.ledger, clock)
        self.recipients = Recipients(database, self.ledger, clock)
        self.copies = Copies(database, self.ledger)
        self.checks = Checks(database, self.ledger, clock)
        self.incidents = Incidents(database, self.ledger, clock)
        self.preferences = Preferences(database)
        self.wordings = Wordings(database)

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, *, keyring: bool, clock: Clock, cancel: CancelToken | None = None
    ) -> Vault:
        """Make a vault in `folder` (new or empty), opened by `passphrase` and, with `keyring`, by the OS keyring.

        A keyring that cannot be used is a notice, not a failure. Raises UserError `vault-exists`, `folder-not-empty`
        or `passphrase-empty`, or `Cancelled`; a kill leaves no vault or a whole one.
        """
        require_room(folder)
        secret = keys.passphrase_bytes(passphrase)
        made_folder = not folder.exists()
        make_private_folder(folder)
        lock = InstanceLock(folder)
        try:
            vault = cls._build(folder, secret, lock, clock, cancel)
        except BaseException:
            lock.release(undo=True)
            discard(folder / NEW_DATABASE)
            if made_folder:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise
        if keyring:
            try:
                vault.access.add_keyring()
            except AppError as problem:
                vault.notices.append(problem.code)
        return vault

    @classmethod
    def _build(cls, folder: Path, secret: bytes, lock: InstanceLock, clock: Clock, cancel: CancelToken | None) -> Vault:
        key, now = keys.new_key(), to_iso(clock())
        vault_id, salt = secrets.token_hex(16), secrets.token_bytes(keys.SALT_BYTES)
        slot = keys.seal(vault_id, SlotKind.PASSPHRASE, secret, key, now, keys.CURRENT_KDF)
        check(cancel)  # what took long is done, and nothing is written yet
        content = KeyFile(vault_id, now, salt, (slot,))
        sweep(folder)
        _make_database(folder / NEW_DATABASE, content, key, clock)
        keyfile.save(folder, content)
        adopt_new_database(folder)
        database = Database.connect(folder / DATABASE, key, salt)
        database.start_writing()
        told = restrict_rights(folder)
        notices = [told] if told == "folder-open" else []  # an empty folder that was chosen had nothing to show
        return cls(folder, database, access.Access(folder, content, key, database, clock), lock, notices, clock)

    @classmethod
    def open(cls, folder: Path, unlock: Unlock, *, clock: Clock) -> Vault:
        """Open the vault in `folder`.

        Raises UserError `vault-missing`, `not-a-vault`, `vault-empty`, `vault-keys-missing`, `vault-keys-damaged`,
        `vault-database-missing`, `vault-newer`, `vault-damaged`, `vault-in-use`, `wrong-passphrase`,
        `wrong-recovery-code`, `recovery-…`, `keyring-…`; nothing is written then.
        """
        require_vault(folder)
        content, damaged = keyfile.load(folder)
        found = access.candidates(content, unlock)
        lock = InstanceLock(folder)
        try:
            if not (folder / DATABASE).exists():
                adopt_new_database(folder)
            cut = wal.damaged(folder / f"{DATABASE}-wal")
            database, winner = _connect(folder, content, found)
        except BaseException:
            lock.release(undo=True)
            raise
        ways = access.Access(folder, content, winner.key, database, clock)
        notices = [*(["keys-file-damaged"] if damaged else []), *(["wal-damaged"] if cut else [])]
        vault = cls(folder, database, ways, lock, notices, clock)
        try:
            vault._get_ready(winner, unlock)
        except BaseException:
            vault.close()
            raise
        return vault

    def _get_ready(self, winner: access.Candidate, unlock: Unlock) -> None:
        sweep(self.folder)
        self.database.start_writing()
        if told := restrict_rights(self.folder):
            self.notices.append(told)
        self.access.settle(pending_won=winner.pending)
        if pending(self.database):
            from app.vault.local_backup import make_local

            make_local(self, label=f"before-v{migrations.newest()}")
            migrate(self.database)
        with contextlib.suppress(AppError):  # a later opening tries again
            if not self.access.upgrade(winner.slot, unlock) and keyfile.twins_differ(self.folder):
                self.access.mend_files()

    def close(self) -> None:
        """Close the database, overwrite the key, release the lock. Harmless when closed."""
        self.database.close()
        self.access.wipe()
        self.lock.release()

    def sealed(self) -> Vault:
        """The same open vault for one last job, its local backup: whoever holds this one finds it locked.

        Neither holds the key any more; SQLCipher's connection does until it is closed.
        """
        database = self.database.taken_over()
        ways = access.Access(self.folder, self.access.content, b"", database, self.clock)
        self.access.wipe()
        return Vault(self.folder, database, ways, self.lock, [], self.clock)

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing for everything written inside; a nested one is a savepoint; other threads wait."""
        with self.database.transaction():
            yield

    @property
    def vault_id(self) -> str:
        """32 hex digits that name this vault."""
        return self.access.content.vault_id

    @property
    def mark_secret(self) -> bytes:
        """32 random bytes, made once, that key the marks of every copy."""
        return bytes.fromhex(str(self.database.one("SELECT value FROM meta WHERE key = ?", [_MARK_SECRET])[0]))

    def search(self, query: str, cancel: CancelToken | None = None, *, limit: int = 50) -> list[SearchHit]:
        """What contains every word of `query`: recipients, copies, checks, incidents; newest first in each. Raises
        `Cancelled`."""
        return search.search(self.database, query, cancel, limit=limit)

    @property
    def search_is_behind(self) -> bool:
        """Whether an earlier version kept rows that are not yet found by all their words."""
        return reindex.is_behind(self.database)

    def catch_up_search(self, cancel: CancelToken | None = None, progress: Progress = no_progress) -> int:
        """Index what is behind (about a minute for 5,000 checks, once); returns how many rows. Raises `Cancelled`."""
        return reindex.catch_up(self.database, cancel, progress)


def preload(*, writing: bool = False) -> None:
    """Import what opening a vault needs (about 100 ms, once) and, with `writing`, changing it; may run in a thread while
    a person types."""
    preload_database()
    keys.preload()
    if writing:
        preload_writing()


def keyring_available() -> bool:
    """Whether a keyring that can be trusted answers on this machine (asks it, up to five seconds)."""
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
            sql.table("meta").insert({"key": _MARK_SECRET, "value": secrets.token_hex(32)})
            sql.table("meta").insert_all([{"key": key, "value": value} for key, value in reindex.NEW.items()])
            facts = {"vault_id": content.vault_id, "schema": migrations.newest(), "program": __version__}
            Ledger(database, clock).append("vault", facts)
    finally:
        database.close()


def _connect(folder: Path, content: KeyFile, found: list[access.Candidate]) -> tuple[Database, access.Candidate]:
    """The database and the candidate that opened it; refuses other databases and newer versions."""
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
    raise problem or UserError("vault-damaged", path=str(folder))


def _accept(database: Database, content: KeyFile) -> None:
    version = database.user_version
    if version > migrations.newest():
        raise UserError("vault-newer", version=version)
    stored = database.one("SELECT value FROM meta WHERE key = ?", [_VAULT_ID])
    if database.application_id != APPLICATION_ID or not stored or stored[0] != content.vault_id:
        raise UserError("not-a-vault", path=str(database.path))
