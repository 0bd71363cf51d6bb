"""The offline registers: one SQLite file with every imported list, and name search over it.

An import goes into tables of its own and becomes visible in one transaction; an interrupted import leaves the list that was
there. Search: equal core or number first (B-tree), else the rarest grams of a contentless FTS5 index, re-ranked by rapidfuzz.
Only equal cores or numbers are `found`; a near name is a caution, never a confirmation (measured: REGISTERS.md F.5).
"""

from __future__ import annotations

import heapq
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.cancel import CancelToken, Progress, no_progress
from app.clock import Clock, system_clock, to_iso
from app.errors import UserError
from app.files import make_private_folder, problem_of
from checkers.registers import mapping as mappings
from checkers.registers.names import core_name, grams, numerals, split_names
from checkers.registers.tables import Row, rows

_HEADER_ROWS: Final = 8
_BATCH: Final = 20_000
_RAREST: Final = 10
_POSTINGS: Final = 80_000
_CANDIDATES: Final = 300
NEAR: Final = 92.0
SIMILAR: Final = 80.0


@dataclass(frozen=True, slots=True)
class Register:
    """An imported list: key, rows, date of the data (ISO), source file name, when imported."""

    register: str
    rows: int
    as_of: str
    source: str
    imported: str


@dataclass(frozen=True, slots=True)
class Imported:
    """Result of an import."""

    register: str
    rows: int
    skipped: int
    as_of: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One name in a register. `match` is `equal` (same core name or number), `near` (≥ 92: compare letter by letter) or
    `similar`; `score` is 0–100."""

    name: str
    identifier: str
    status: str
    register: str
    as_of: str
    score: float
    match: str
    licence: str = ""
    valid_to: str = ""
    place: str = ""


_SCHEMA: Final = """
create table if not exists source(id integer primary key, key text unique, file text, as_of text, imported text, rows int, columns text);
create table if not exists remembered(header text primary key, columns text);
"""


class RegisterStore:
    """Opens (and makes) the registers file. Use as a context manager."""

    def __init__(self, path: Path, clock: Clock = system_clock) -> None:
        make_private_folder(path.parent)
        self._clock = clock
        self._path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("pragma journal_mode=wal")
            self._db.executescript(_SCHEMA)
        except sqlite3.DatabaseError as error:
            raise UserError("registers-damaged", path=str(path)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def registers(self) -> tuple[Register, ...]:
        """The imported lists."""
        found = self._db.execute("select key, rows, as_of, file, imported from source order by key").fetchall()
        return tuple(Register(*row) for row in found)

    def import_file(
        self,
        path: Path,
        *,
        mapping: str = "",
        key: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> Imported:
        """Import a list; a list of the same key is replaced. `mapping` is a mapping file; without one the header decides.

        Raises UserError `file-missing`, `table-unreadable`, `table-no-name`, `mapping-invalid`, EnvironmentProblem, Cancelled.
        """
        token = cancel or CancelToken()
        key = key or path.name.split(".")[0].lower()
        as_of = (
            to_iso(self._clock())[:10] if not path.exists() else date.fromtimestamp(path.stat().st_mtime).isoformat()
        )
        try:
            with rows(path) as source:
                self._db.execute("begin immediate")
                header, columns = self._header(source, mapping)
                number = self._fresh(key)
                kept, skipped = self._fill(number, source, columns, token, progress)
                if not kept:
                    raise UserError("table-no-name", path=path.name)
                self._finish(number, key, path.name, as_of, kept, header)
                self._db.execute("commit")
        except sqlite3.OperationalError as error:
            self._undo()
            raise problem_of(OSError(28 if "full" in str(error) else 5, str(error)), self._path) from error
        except BaseException:
            self._undo()
            raise
        return Imported(key, kept, skipped, as_of)

    def _undo(self) -> None:
        if self._db.in_transaction:
            self._db.execute("rollback")

    def _header(self, source: Iterator[Row], mapping: str) -> tuple[Row, mappings.ColumnMapping]:
        for row in islice(source, _HEADER_ROWS):
            found = mappings.from_file(Path(mapping), row) if mapping else mappings.guess(row)
            if found is not None:
                return row, found
        raise UserError("table-no-name", path="")

    def _fresh(self, key: str) -> int:
        known = self._db.execute("select id from source where key=?", (key,)).fetchone()
        if known is not None:
            for table in (f"org_{known[0]}", f"gram_{known[0]}", f"gram_v_{known[0]}"):
                self._db.execute(f"drop table if exists {table}")
            self._db.execute("delete from source where id=?", known)
        number = self._db.execute("select coalesce(max(id), 0) + 1 from source").fetchone()[0]
        self._db.execute(
            f"create table org_{number}(id integer primary key, name text, core text, identifier text, status text, licence text,"
            " valid_to text, place text)"
        )
        self._db.execute(
            f"create virtual table gram_{number} using fts5(g, content='', detail='none', columnsize=0,"
            " tokenize=\"unicode61 tokenchars '_'\")"
        )
        self._db.execute(f"create virtual table gram_v_{number} using fts5vocab(gram_{number}, 'row')")
        return int(number)

    def _fill(
        self,
        number: int,
        source: Iterator[Row],
        columns: mappings.ColumnMapping,
        token: CancelToken,
        progress: Progress,
    ) -> tuple[int, int]:
        kept = skipped = 0
        batch: list[tuple[object, ...]] = []
        for row in source:
            made = list(_orgs(row, columns))
            skipped += not made
            for org in made:
                kept += 1
                batch.append((kept, *org))
            if len(batch) >= _BATCH:
                token.check()
                self._flush(number, batch)
                progress("import", kept, 0)
        self._flush(number, batch)
        return kept, skipped

    def _flush(self, number: int, batch: list[tuple[object, ...]]) -> None:
        self._db.executemany(f"insert into org_{number} values (?,?,?,?,?,?,?,?)", batch)
        self._db.executemany(
            f"insert into gram_{number}(rowid, g) values (?, ?)",
            ((row[0], " ".join(grams(str(row[2])))) for row in batch),
        )
        batch.clear()

    def _finish(self, number: int, key: str, file: str, as_of: str, kept: int, header: Row) -> None:
        self._db.execute(f"create index org_core_{number} on org_{number}(core)")
        self._db.execute(f"create index org_number_{number} on org_{number}(identifier) where identifier <> ''")
        self._db.execute(f"insert into gram_{number}(gram_{number}) values ('optimize')")
        values = (number, key, file, as_of, to_iso(self._clock()), kept, "\t".join(header)[:4000])
        self._db.execute("insert into source values (?,?,?,?,?,?,?)", values)

    def search(self, name: str, *, limit: int = 10) -> tuple[Hit, ...]:
        """The best hits over all registers, best first: equal names or numbers first."""
        core = core_name(name)
        if not core:
            return ()
        hits: list[Hit] = []
        for number, key, as_of, count in self._db.execute("select id, key, as_of, rows from source").fetchall():
            exact = self._exact(number, name, core)
            found = exact or self._near(number, core, count)
            hits.extend(
                Hit(row[0], row[2], row[3], key, as_of, round(score, 1), match, row[4], row[5], row[6])
                for row, score, match in found
            )
        hits.sort(key=lambda hit: (hit.match != "equal", -hit.score, hit.name))
        return tuple(hits[:limit])

    def _exact(self, number: int, name: str, core: str) -> list[tuple[Sequence[str], float, str]]:
        wanted = name.strip().upper().replace(" ", "")
        columns = "name, core, identifier, status, licence, valid_to, place"
        found = self._db.execute(
            f"select {columns} from org_{number} where core=? union select {columns} from org_{number}"
            " where identifier=? and identifier <> '' limit 50",
            (core, wanted),
        ).fetchall()
        return [(row, 100.0, "equal") for row in found]

    def _near(self, number: int, core: str, count: int) -> list[tuple[Sequence[str], float, str]]:
        from rapidfuzz import fuzz

        picked = self._candidates(number, core, count)
        if not picked:
            return []
        marks = ",".join("?" * len(picked))
        found = self._db.execute(
            f"select name, core, identifier, status, licence, valid_to, place from org_{number} where id in ({marks})",
            picked,
        ).fetchall()
        wanted = numerals(core)
        ranked = []
        for row in found:
            other = row[1]
            score = max(
                fuzz.ratio(core, other),
                0.97 * fuzz.token_sort_ratio(core, other),
                0.90 * fuzz.partial_ratio(core, other),
            )
            if numerals(other) != wanted:
                score = min(score, NEAR - 1)
            if score >= SIMILAR * 0.75:
                ranked.append((row, min(score, 99.9), "near" if score >= NEAR else "similar"))
        ranked.sort(key=lambda item: -item[1])
        return ranked[:50]

    def _candidates(self, number: int, core: str, count: int) -> list[int]:
        document_frequency = []
        for gram in grams(core):
            row = self._db.execute(f"select doc from gram_v_{number} where term=?", (gram,)).fetchone()
            if row is not None:
                document_frequency.append((row[0], gram))
        weights: dict[int, float] = defaultdict(float)
        used = 0
        for frequency, gram in sorted(document_frequency)[:_RAREST]:
            if weights and used + frequency > _POSTINGS:
                break
            used += frequency
            weight = math.log(1 + count / frequency)
            quoted = '"' + gram.replace('"', '""') + '"'
            for (identifier,) in self._db.execute(
                f"select rowid from gram_{number} where gram_{number} match ?", (quoted,)
            ):
                weights[identifier] += weight
        return heapq.nlargest(_CANDIDATES, weights, key=weights.__getitem__)


def _orgs(row: Row, columns: mappings.ColumnMapping) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    name = columns.value(row, "name")
    identifier = _number(columns.value(row, "identifier"))
    place = " ".join(part for part in (columns.value(row, "country"), columns.value(row, "city")) if part)
    rest = (
        identifier,
        columns.value(row, "status"),
        columns.value(row, "licence"),
        _day(columns.value(row, "valid_to")),
        place[:200],
    )
    names = [part for text in (name, *columns.values(row, "other_name")) for part in split_names(text)]
    for part in dict.fromkeys(names):
        core = core_name(part)
        if core:
            yield (part, core, *rest)


def _number(text: str) -> str:
    """An identifier without spaces, upper case; one ruined by a spreadsheet (`9.14E+17`) is dropped."""
    text = text.strip().upper().replace(" ", "")
    return "" if "E+" in text else text


def _day(text: str) -> str:
    """A date or the end of a range as ISO text; what is no date stays as written."""
    import re

    found = re.findall(r"(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2}))?", text)
    if not found:
        return text[:40]
    year, month, day = found[-1]
    try:
        return datetime(int(year), int(month), int(day or 1)).date().isoformat()
    except ValueError:
        return text[:40]
