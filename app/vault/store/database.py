"""Database connection of a vault (SQLCipher), owned by this module alone; every write goes through sqlite-utils.

This is the only module that imports sqlcipher3 and the first that imports sqlite_utils: sqlite_utils takes its
exception classes from `pysqlite3` when that exists, so the SQLCipher driver is registered under that name before
(WORKAROUND: otherwise its `except OperationalError` clauses never match). It is imported with the first write: opening
and reading do without (half of what the imports cost). Calls from several threads are
serialised by a lock that a transaction holds to its end. Errors of the engine become `AppError`s here. Never opens a
database without a key, never writes a plain-text one.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from app.errors import AppError, EnvironmentProblem, UserError
from app.later_modules import LaterModule, put_off
from app.vault.search import search_folding

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database as SqliteUtilsDatabase

    from app.workers.cancellation import CancelToken

APPLICATION_ID: Final = 0x434D524B
"""`CMRK` in the SQLite header."""

_ROOM: Final = 64 * 1024
"""Bytes that opening needs at least."""
_STEPS: Final = 20_000
"""Steps of the engine (some milliseconds) between two looks whether a long statement is to stop."""
_NO_WRITE: Final = ("SELECT ", "PRAGMA ", "VACUUM ")
"""Statements that begin no transaction, so that the connection itself may run them."""

Value = str | int | float | bytes | None
Row = tuple[Value, ...]
T = TypeVar("T")


def preload() -> None:
    """Import what opening and reading need; may run in a thread while a person types."""
    import sqlcipher3.dbapi2  # type: ignore[import-untyped]  # noqa: F401


def preload_writing() -> None:
    """Import what writing needs (about 60 ms once); may run in a thread."""
    import sqlcipher3
    import sqlcipher3.dbapi2

    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
    with (
        _block_imports("numpy", "pandas"),
        put_off("dateutil.parser", click=LaterModule("click", Group=object), sqlite3=sqlcipher3.dbapi2),
    ):
        import sqlite_utils  # noqa: F401


@contextlib.contextmanager
def _block_imports(*names: str) -> Iterator[None]:
    """Block the import of these names in this thread unless they are loaded.

    WORKAROUND: sqlite_utils imports numpy and pandas where they are installed, only to name their types (50 ms of
    every start); without them it does the same. Other threads import what they like meanwhile.
    """
    import importlib.abc  # here: it drags in tempfile and more, which opening does not need

    thread = threading.get_ident()

    class Absent(importlib.abc.MetaPathFinder):
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name in names and threading.get_ident() == thread:
                raise ModuleNotFoundError(name, name=name)

    finder = Absent()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def app_error(error: Exception, path: Path) -> AppError | None:
    """Translate an error of the database engine to an `AppError`; None for a misuse of the driver, which is a bug of ours.

    It is the machine's fault, or the vault is not as this program made it (a page, a table, a trigger, a malformed
    value).
    """
    text = str(error).lower()
    if "full" in text:
        return EnvironmentProblem("disk-full", path=str(path))
    if "readonly" in text or "unable to open" in text:
        return EnvironmentProblem("read-only", path=str(path))
    if "locked" in text and "malformed" not in text:
        return EnvironmentProblem("vault-busy", path=str(path))
    if "disk i/o" in text:  # what SQLite also says when its shared memory finds no room
        return EnvironmentProblem("disk-full" if _is_full(path.parent) else "file-problem", path=str(path))
    if not isinstance(error, _misuse()):
        return damaged_error(path, str(error).partition(" with text")[0])  # what follows would be of the vault
    return None


def damaged_error(path: Path, problem: str) -> UserError:
    """Return the error of a vault whose content is not as this program wrote it; `problem` must hold no value of it."""
    return UserError("vault-damaged", path=str(path), problem=problem)


def _is_full(folder: Path) -> bool:
    import shutil

    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


def _driver_error() -> type[Exception]:
    import sqlcipher3.dbapi2

    error: type[Exception] = sqlcipher3.dbapi2.Error
    return error


def _misuse() -> tuple[type[Exception], ...]:
    """Return the exceptions of a misuse of the driver: every other one is about the content of the file."""
    import sqlcipher3.dbapi2 as driver

    return driver.ProgrammingError, driver.InterfaceError, driver.NotSupportedError


class Database:
    """An open vault database. Use `transaction()` around every write."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path = path
        self._connection: Connection | None = connection
        self._sql: SqliteUtilsDatabase | None = None
        self._lock = threading.RLock()
        self._after: list[Callable[[], None]] = []

    @classmethod
    def connect(cls, path: Path, key: bytes, salt: bytes, *, create: bool = False) -> Database:
        """Open `path` with the raw 32-byte `key` and 16-byte `salt`; a wrong key raises UserError `vault-damaged`.

        Without `create` a missing or empty file is an error (an empty file would open as a new vault).
        """
        if not create and (not path.is_file() or path.stat().st_size == 0):
            raise UserError("vault-empty", path=str(path))
        import sqlcipher3.dbapi2

        try:
            connection = sqlcipher3.dbapi2.connect(str(path), check_same_thread=False, timeout=5.0)
        except _driver_error() as error:
            raise app_error(error, path) or error from error
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cache_size = -16000"):
                connection.execute(f"PRAGMA {pragma}")
            connection.create_function("folded", 1, search_folding.fold, deterministic=True)
            return cls(path, connection)
        except _driver_error() as error:
            connection.close()
            raise app_error(error, path) or error from error

    def start_writing(self) -> None:
        """Switch to write-ahead logging; every commit is on the disk before it is acknowledged.

        The log is truncated when it starts over, so that after a commit no older frames follow it
        (app/vault/repair/wal_repair.py).
        """
        self.execute("PRAGMA journal_mode = WAL")
        self.execute("PRAGMA journal_size_limit = 0")
        self.execute("PRAGMA synchronous = FULL")

    @property
    def user_version(self) -> int:
        """The schema version."""
        return int(str(self.fetch_one("PRAGMA user_version")[0]))

    @property
    def application_id(self) -> int:
        """`APPLICATION_ID` for a vault."""
        return int(str(self.fetch_one("PRAGMA application_id")[0]))

    @property
    def in_transaction(self) -> bool:
        """True if a transaction is open."""
        return self._connection is not None and self._connection.in_transaction

    @contextlib.contextmanager
    def exclusive(self) -> Iterator[SqliteUtilsDatabase]:
        """Yield the sqlite-utils database, for this thread alone; engine errors become `AppError`s."""
        with self._engine() as connection:
            if self._sql is None:
                preload_writing()
                from sqlite_utils import Database as SqliteUtilsDatabase

                self._sql = SqliteUtilsDatabase(connection, execute_plugins=False)
            yield self._sql

    @contextlib.contextmanager
    def _engine(self) -> Iterator[Connection]:
        with self._lock:
            if self._connection is None:
                raise UserError("vault-locked")
            try:
                yield self._connection
            except _driver_error() as error:
                raise app_error(error, self.path) or error from error

    @contextlib.contextmanager
    def hold_lock(self) -> Iterator[None]:
        """Hold the lock: a reader of many statements waits for other threads once, not at every statement."""
        with self._engine():
            yield

    @contextlib.contextmanager
    def transaction(self) -> Iterator[SqliteUtilsDatabase]:
        """Run all or nothing; other threads wait. A nested one is a savepoint of the outer one."""
        with self.exclusive() as sql:
            outermost = not self.in_transaction
            try:
                with sql.atomic():
                    yield sql
            finally:
                due = self._hooks_due(outermost)
            for act in due:
                act()

    def after_commit(self, act: Callable[[], None]) -> None:
        """Run `act` once after the open transaction has committed; not at all if it fails."""
        if act not in self._after:
            self._after.append(act)

    def _hooks_due(self, outermost: bool) -> list[Callable[[], None]]:
        if not outermost:
            return []
        due, self._after = self._after, []
        return due

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and return its rows. A write outside a transaction commits itself."""
        if statement.startswith(_NO_WRITE):
            with self._lock:  # as in `_engine`, without a generator for each of many small questions
                connection = self._connection
                if connection is None:
                    raise UserError("vault-locked")
                try:
                    return connection.execute(statement, tuple(values)).fetchall()
                except _driver_error() as error:
                    raise app_error(error, self.path) or error from error
        with self.exclusive() as sql:
            rows: list[Row] = sql.execute(statement, tuple(values)).fetchall()
            return rows

    def execute_long(self, statement: str, values: Sequence[Value], cancel: CancelToken) -> None:
        """Run one statement that takes long; raises `Cancelled` soon after someone asked to stop."""
        with self._engine() as connection:
            connection.set_progress_handler(lambda: int(cancel.cancelled), _STEPS)
            try:
                connection.execute(statement, tuple(values)).fetchall()
            except _driver_error():
                cancel.check()
                raise
            finally:
                connection.set_progress_handler(None, 0)

    def take_over(self) -> Database:
        """Move the connection to a new object: holders of this one find the vault locked from now on."""
        with self._lock:
            if self._connection is None:
                raise UserError("vault-locked")
            connection, self._connection, self._sql = self._connection, None, None
        return Database(self.path, connection)

    def fetch_as(self, maker: Callable[[Row], T], statement: str, values: Sequence[Value] = ()) -> list[T]:
        """Return the rows of a query, each converted by `maker`.

        A row that cannot be converted (malformed JSON, an unknown stage) is damage: UserError `vault-damaged`.
        """
        rows = self.execute(statement, values)
        try:
            return [maker(row) for row in rows]
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise damaged_error(self.path, f"a row is not as it was written ({type(error).__name__})") from error

    @property
    def changes(self) -> tuple[int, int]:
        """Return numbers of which one differs whenever something was written since: through this connection, or another."""
        with self._engine() as connection:
            return connection.total_changes, self.changes_of_others

    @property
    def changes_of_others(self) -> int:
        """Return a number that changes whenever another connection has written (`PRAGMA data_version`)."""
        return int(str(self.fetch_one("PRAGMA data_version")[0]))

    def fetch_one(self, statement: str, values: Sequence[Value] = ()) -> Row:
        """Return the first row; an empty tuple if there is none."""
        rows = self.execute(statement, values)
        return rows[0] if rows else ()

    def close(self) -> None:
        """Close the connection; SQLCipher wipes its key. Harmless when closed."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = self._sql = None
