"""The offline registers: one SQLite file with every imported list. Import, list and search; asks no network.

An import goes into tables of its own, one segment (half a million names) per transaction, and becomes visible in the last one. An
interrupted import leaves the list that was there, and the same file goes on where it stopped. Cores of names are not stored: search
compares the names themselves.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from app.clock import Clock, local_day, system_clock, to_iso
from app.errors import AppError, UserError
from app.files import NotAFile, make_private, make_private_folder, problem_of
from app.workers.cancellation import CancelToken, Progress, check, no_progress
from checkers.registers import blocks, grams
from checkers.registers import column_mapping as mappings
from checkers.registers.file_version import FORMAT, is_settled
from checkers.registers.import_batch import Batch
from checkers.registers.list_descriptions import (
    Imported,
    OutdatedList,
    Register,
    SignedBy,
    UnfinishedImport,
    file_date,
    key_of,
)
from checkers.registers.lookup import CODING, PIECE_BITS, SEGMENT_BITS, Hit, ListReader
from checkers.registers.searchable_names import reader
from checkers.registers.tables import Row, Table, rows

_HEADER_ROWS: Final = 8
_EXAMPLES: Final = 12
_BATCH: Final = 20_000
_TABLES: Final = ("gram_v", "gram", "piece", "org", "block", "number", "frame")
_SCHEMA: Final = """
create table if not exists source(id integer primary key, key text unique, file text, as_of text, imported text, rows int, columns text);
create table if not exists remembered(header text primary key, columns text);
create table if not exists outdated(key text primary key, file text, as_of text);
create table if not exists signed(key text primary key, author text, expires text);
create table if not exists unfinished(id integer primary key, key text unique, mark text, read int, kept int, skipped int, segments int);
"""
_LAYOUT: Final = "pragma page_size=8192; pragma auto_vacuum=incremental;"
"""Rows are long: smaller pages leave more of the file empty. Room that a list leaves is given back."""

__all__ = ["Hit", "Imported", "OutdatedList", "Register", "RegisterStore", "UnfinishedImport"]


class RegisterStore:
    """Opens (and makes) the registers file. Use as a context manager, in one thread.

    `read_only`: a process that may write nothing searches it. Lists of an older layout are then `outdated`, and stay.
    """

    def __init__(self, path: Path, clock: Clock = system_clock, *, read_only: bool = False) -> None:
        if path.exists() and not path.is_file():
            raise problem_of(NotAFile(), path)  # SQLite would wait for a pipe for ever
        self._clock, self._path, self._read_only = clock, path, read_only
        self._readers: dict[int, ListReader] = {}
        self._current = True
        try:
            if read_only:
                self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
                self._current = self._db.execute("pragma user_version").fetchone()[0] == FORMAT
            else:
                make_private_folder(path.parent)
                self._open_for_writing()
        except sqlite3.Error as error:
            if hasattr(self, "_db"):
                self._db.close()
            if isinstance(error, sqlite3.OperationalError):
                raise problem_of(OSError(5, str(error)), path) from error
            raise UserError("registers-damaged", path=str(path)) from error

    def _open_for_writing(self) -> None:
        self._db = sqlite3.connect(self._path, isolation_level=None)
        make_private(self._path)
        self._db.executescript(_LAYOUT)
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")
        self._db.execute("pragma cache_size=-65536")
        self._db.executescript(_SCHEMA)
        self._upgrade()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, and leave it without a log beside it: with one, a read-only process could not read it."""
        if not self._read_only:
            with contextlib.suppress(sqlite3.Error):  # somebody else has it open, who will do it
                self._db.execute("pragma busy_timeout=0")
                self._db.execute("pragma journal_mode=delete")
        self._db.close()

    def _upgrade(self) -> None:
        """Drop lists of an older format, which cannot be searched (public data); `outdated` names them until they are imported again."""
        if self._db.execute("pragma user_version").fetchone()[0] == FORMAT:
            return
        self._db.execute("insert or replace into outdated select key, file, as_of from source")
        for (number,) in self._db.execute("select id from source union select id from unfinished").fetchall():
            self._drop(int(number))
        self._db.execute("pragma journal_mode=delete")
        self._db.executescript(f"{_LAYOUT} vacuum;")  # the file takes the layout of a new one
        self._db.execute("pragma journal_mode=wal")
        self._db.execute(f"pragma user_version={FORMAT}")

    def _drop(self, number: int) -> None:
        self._readers.clear()
        for table in _TABLES:
            self._db.execute(f"drop table if exists {table}_{number}")
        self._db.execute("delete from source where id=?", (number,))
        self._db.execute("delete from unfinished where id=?", (number,))

    def registers(self) -> tuple[Register, ...]:
        """Return the imported lists that are searched: a signed one until its last day."""
        today = local_day(self._clock())
        return tuple(one for one in self._all() if not one.expires or today <= one.expires)

    def expired(self) -> tuple[Register, ...]:
        """Return the signed lists whose last day is over: they stay until they are removed, and are not searched."""
        today = local_day(self._clock())
        return tuple(one for one in self._all() if one.expires and today > one.expires)

    def _all(self) -> tuple[Register, ...]:
        if not self._current:
            return ()
        found = self._db.execute("select key, rows, as_of, file, imported from source order by key").fetchall()
        signed: dict[str, tuple[str, str]] = {}
        if self._db.execute("select 1 from sqlite_master where name='signed'").fetchone():
            rows = self._db.execute("select key, author, expires from signed")
            signed = {key: (author, expires) for key, author, expires in rows}
        return tuple(_register(row, signed) for row in found)

    def outdated(self) -> tuple[OutdatedList, ...]:
        """Return the lists that an older version imported and that must be imported again."""
        known = "select key, file, as_of from outdated" + (
            "" if self._current else " union select key, file, as_of from source"
        )
        return tuple(OutdatedList(*row) for row in self._db.execute(f"{known} order by key"))

    def unfinished(self) -> tuple[UnfinishedImport, ...]:
        """Return the imports that were stopped and go on when the same file comes again."""
        found = self._db.execute("select key, kept from unfinished where kept > 0 order by key")
        return tuple(UnfinishedImport(*row) for row in found)

    def remove(self, key: str, cancel: CancelToken | None = None) -> None:
        """Delete a list; nothing happens if there is none of that key. If `Cancelled` is raised, the list stays."""
        with self._db:
            self._db.execute("begin immediate")
            for table in ("source", "unfinished"):
                for (number,) in self._db.execute(f"select id from {table} where key=?", (key,)).fetchall():
                    self._drop(int(number))
            for table in ("outdated", "signed"):
                self._db.execute(f"delete from {table} where key=?", (key,))
            check(cancel)
        self._give_back()

    def _give_back(self) -> None:
        """Return the space of dropped lists to the disk."""
        self._db.executescript("pragma incremental_vacuum")  # `execute` would free one page

    def import_file(
        self,
        path: Path,
        *,
        mapping: str = "",
        chosen: mappings.ChosenMapping | None = None,
        key: str = "",
        as_of: str = "",
        signed: SignedBy | None = None,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> Imported:
        """Import a list; a list of the same key is replaced. `mapping` is a mapping file (remembered for tables with the same header), or
        `chosen` the person's choice for it; without either the header decides. `as_of` defaults to the date in the file's name, else the
        file's own date; `signed`: whose list this is and until when it is searched. An import that was interrupted goes on where it stopped when the same file comes again.

        Raises UserError `file-missing`, `table-unreadable`, `table-no-name`, `mapping-invalid`, `too-large`, EnvironmentProblem,
        Cancelled.
        """
        token = cancel or CancelToken()
        key = key or key_of(path)
        try:
            with rows(path, token) as source:
                dated = as_of or file_date(path)
                self._db.execute("begin immediate")
                header, columns = self._header(source, mapping, path.name, chosen)
                state = self._interrupted_import(key, _mark(path, columns))
                self._fill(state, source, columns, token, progress)
                if not state.kept:
                    raise UserError("table-no-name", path=path.name)
                self._finish(state.number, (key, path.name, dated), state.kept, header)
                self._note_signed(key, signed)
                token.check()
                self._db.execute("commit")
            self._give_back()
        except sqlite3.OperationalError as error:
            self._undo()
            raise problem_of(OSError(28 if "full" in str(error) else 5, str(error)), self._path) from error
        except BaseException:
            self._undo()
            raise
        return Imported(key, state.kept, state.skipped, dated)

    def _undo(self) -> None:
        if self._db.in_transaction:
            self._db.execute("rollback")

    def propose(self, path: Path, cancel: CancelToken | None = None) -> mappings.Proposal:
        """Propose a reading of a table, from its first rows. Raises UserError `file-missing`, `table-unreadable`, `table-no-name` (no
        rows), `too-large`, and `Cancelled`."""
        with rows(path, cancel) as source:
            first = tuple(tuple(row) for row in islice(source, _HEADER_ROWS + _EXAMPLES))
        if not any(map(any, first)):
            raise UserError("table-no-name", path=path.name)
        key, dated = key_of(path), file_date(path)
        for place, row in enumerate(first[:_HEADER_ROWS]):
            if (known := self._known_mapping(row)) is not None:
                return mappings.Proposal(key, dated, first, place, known, remembered=True)
            if (guessed := mappings.guess(row)) is not None:
                return mappings.Proposal(key, dated, first, place, guessed)
        place = mappings.likely_header(first[:_HEADER_ROWS])
        return mappings.Proposal(key, dated, first, place, mappings.ColumnMapping({}))

    def _header(
        self, source: Iterator[Row], mapping: str, name: str, chosen: mappings.ChosenMapping | None
    ) -> tuple[Row, mappings.ColumnMapping]:
        """Return the header row (title rows above it are passed over) and the mapping of its columns."""
        if chosen is not None:
            header = next(islice(source, chosen.header, None), [])
            self._remember(header, chosen.columns)
            return header, chosen.columns
        wrong: UserError | None = None
        for row in islice(source, _HEADER_ROWS):
            try:
                found = (
                    mappings.from_file(Path(mapping), row)
                    if mapping
                    else self._known_mapping(row) or mappings.guess(row)
                )
            except UserError as error:
                wrong = error
                continue
            if found is not None:
                if mapping:
                    self._remember(row, found)
                return row, found
        raise wrong or UserError("table-no-name", path=name)

    def _known_mapping(self, header: Sequence[str]) -> mappings.ColumnMapping | None:
        found = self._db.execute(
            "select columns from remembered where header=?", (mappings.header_key(header),)
        ).fetchone()
        return mappings.from_text(found[0], header) if found is not None else None

    def _remember(self, header: Sequence[str], mapping: mappings.ColumnMapping) -> None:
        text = mappings.to_text(mapping, header)
        self._db.execute("insert or replace into remembered values (?, ?)", (mappings.header_key(header), text))

    def _interrupted_import(self, key: str, mark: str) -> _State:
        """Return the state at which an interrupted import of the same file stopped, else a fresh one."""
        known = self._db.execute(
            "select id, mark, read, kept, skipped, segments from unfinished where key=?", (key,)
        ).fetchone()
        if known is not None and known[1] == mark:
            number, _, *counts = known
            (shared,) = self._db.execute(f"select content from frame_{number} where id=0").fetchone()
            return _State(number, shared, *counts)
        if known is not None:
            self._drop(int(known[0]))
        number = int(
            self._db.execute(
                "select coalesce(max(id), 0) + 1 from (select id from source union select id from unfinished)"
            ).fetchone()[0]
        )
        self._db.execute(f"create table block_{number}(id integer primary key, lines blob, cells blob)")
        self._db.execute(f"create table gram_{number}(id integer primary key, n int, rows blob)")
        self._db.execute(f"create table piece_{number}(id integer primary key, content blob)")
        self._db.execute(f"create table number_{number}(id integer primary key, entries blob)")
        self._db.execute(f"create table frame_{number}(id integer primary key, content blob)")
        self._db.execute("insert into unfinished values (?,?,?,0,0,0,0)", (number, key, mark))
        return _State(number, None)

    def _fill(
        self,
        state: _State,
        source: Table,
        columns: mappings.ColumnMapping,
        token: CancelToken,
        progress: Progress,
    ) -> None:
        for passed, _ in enumerate(islice(source, state.read), 1):
            if passed % _BATCH == 0:
                token.check()
        batch, entries = Batch(), reader(columns)
        for row in source:
            made = entries(row)
            if len(batch.cores) + len(made) > grams.SEGMENT:
                self._flush(state, batch, token)
                self._db.execute("commit")
                self._db.execute("begin immediate")
            state.read += 1
            state.skipped += not made
            for name, core, rest in made:
                batch.add(name, core, rest)
            if state.read % _BATCH == 0:
                token.check()
                kept = state.kept + len(batch.cores)
                progress("import", kept, max(kept, round(kept / source.share)))
        if batch.cores:
            self._flush(state, batch, token)
        token.check()

    def _flush(self, state: _State, batch: Batch, token: CancelToken) -> None:
        """Write one segment and record the progress of the import."""
        number, segment = state.number, state.segments
        made = batch.rows()
        token.check()
        if state.shared is None:
            state.shared = blocks.dictionary(made.lines)
            self._db.execute(f"insert into frame_{number} values (0, ?)", (state.shared,))
        self._db.executemany(
            f"insert into block_{number} values (?, ?, ?)",
            zip(
                range(segment * grams.SEGMENT // blocks.ROWS, 1 << 62),
                blocks.compress_lines(made.lines, state.shared),
                made.cells,
                strict=False,
            ),
        )
        token.check()
        index = grams.build_segment(batch.cores)
        token.check()
        self._db.executemany(
            f"insert into gram_{number} values (?, ?, ?)",
            ((segment << grams.BITS | gram, count, packed) for gram, count, packed in index.lists),
        )
        self._db.executemany(
            f"insert into piece_{number} values (?, ?)",
            ((segment << PIECE_BITS | place, piece) for place, piece in enumerate(index.pieces)),
        )
        self._db.executemany(
            f"insert into number_{number} values (?, ?)",
            (
                ((bucket << SEGMENT_BITS) | segment, entries)
                for bucket, entries in blocks.packed_numbers(made.hashes, made.places)
            ),
        )
        frames = ((segment + 1, zlib.compress(index.sizes, 6)), (CODING + segment, made.coding.to_bytes()))
        self._db.executemany(f"insert into frame_{number} values (?, ?)", frames)
        state.kept += len(batch.cores)
        state.segments += 1
        self._db.execute(
            "update unfinished set read=?, kept=?, skipped=?, segments=? where id=?",
            (state.read, state.kept, state.skipped, state.segments, number),
        )
        batch.clear()

    def _finish(self, number: int, about: tuple[str, str, str], kept: int, header: Row) -> None:
        for (older,) in self._db.execute("select id from source where key=?", (about[0],)).fetchall():
            self._drop(int(older))
        self._db.execute("delete from unfinished where id=?", (number,))
        self._db.execute("delete from outdated where key=?", (about[0],))
        values = (number, *about, to_iso(self._clock()), kept, "\t".join(header)[:4000])
        self._db.execute("insert into source values (?,?,?,?,?,?,?)", values)

    def _note_signed(self, key: str, signed: SignedBy | None) -> None:
        self._db.execute("delete from signed where key=?", (key,))
        if signed is not None:
            self._db.execute("insert into signed values (?,?,?)", (key, signed.author, signed.expires))

    def search(self, name: str, *, limit: int = 10) -> tuple[Hit, ...]:
        """Return the best hits over all registers, best first: equal names or numbers first. Only `equal` means "found"."""
        searched = {one.register for one in self.registers()}
        found = self._db.execute("select id, key, as_of, rows from source").fetchall()
        lists = [row for row in found if row[1] in searched]
        hits = [
            hit
            for number, key, as_of, count in lists
            for hit in self._reader(number, count, (key, as_of)).search(name, limit)
        ]
        hits.sort(key=lambda hit: (hit[1].match != "equal", -hit[0], hit[1].name))
        return tuple(hit for _, hit in hits[:limit])

    def _reader(self, number: int, count: int, about: tuple[str, str]) -> ListReader:
        if number not in self._readers:
            self._readers[number] = ListReader(self._db, number, count, about)
        return self._readers[number]


@dataclass
class _State:
    """Progress of an import: its number, packing dictionary, rows read, names kept, rows skipped, segments written."""

    number: int
    shared: bytes | None
    read: int = 0
    kept: int = 0
    skipped: int = 0
    segments: int = 0


def _register(row: Sequence[Any], signed: Mapping[str, tuple[str, str]]) -> Register:
    """Return a list as `Register`: `row` is its key, rows, day, file and time; `signed`: key → author and last day."""
    key, count, as_of, file, imported = row
    author, expires = signed.get(key, ("", ""))
    return Register(key, count, as_of, file, imported, author, expires)


def close_for_readers(path: Path) -> None:
    """Leave the registers file in a state that a read-only process can use (`is_settled`): called before one is started.

    Waits for nobody: a process that has the file open at the moment keeps the log beside it, and a reader can use both.
    """
    if is_settled(path):
        return
    with contextlib.suppress(AppError, sqlite3.Error):  # a file that cannot be used is named by who reads it
        with contextlib.closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as database:
            if database.execute("pragma user_version").fetchone()[0] == FORMAT:
                database.execute("pragma journal_mode=delete")
                return
        RegisterStore(path).close()


def _mark(path: Path, columns: mappings.ColumnMapping) -> str:
    """Return a fingerprint of a file and its mapping (size, time of change, columns), to recognise it unchanged."""
    about = path.stat()
    return f"{about.st_size} {about.st_mtime_ns} {sorted(columns.columns.items())}"
