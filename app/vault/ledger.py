"""The append-only ledger: each row holds the hash of the row before it.

A correction is a new row. `verify` names the first row that is not as it was written and compares the stored
copies with what their rows say. The number of rows and the last hash are kept apart from the rows as well, so that a
cut-off tail is noticed. Never changes or deletes a row.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from app.cancel import CancelToken
from app.clock import Clock, to_iso
from app.domain.copies import LedgerEntry
from app.domain.records import LedgerProblem
from app.vault import blobs, timestamp
from app.vault.canonical import GENESIS, body_hash, canonical, row_hash, sha256
from app.vault.database import Database, Row

_COLUMNS: Final = "number, at, kind, body, previous, hash"
_ROW: Final = "number, at, kind, salt, body, previous, hash"
_HEAD: Final = "ledger_head"
_AT_ONCE: Final = 2000
"""Rows read at a time, so that a long ledger never stands in memory whole."""
_BLOB: Final = {"check": "source_sha256", "incident-file": "sha256", "timestamp": "sha256"}


class LedgerRow(NamedTuple):
    """A row as stored: `body` is its canonical JSON text, `salt` what was hashed before it."""

    number: int
    at: str
    kind: str
    salt: str
    body: str
    previous: str
    hash: str


class _Stored:
    """What the vault stores of copies and files, read in three passes: one question per row would take minutes."""

    def __init__(self, database: Database) -> None:
        self.whole = {
            digest for digest, data in blobs.all_of(database) if isinstance(data, bytes) and sha256(data) == digest
        }
        """Hashes of the files whose bytes are as they were stored."""
        self._copies = {
            str(copy_id): (reference, marks)
            for copy_id, reference, marks in database.execute(
                "SELECT copy_id, reference, lower(hex(assignment)) FROM copies"
            )
        }
        self._files = {
            (str(copy_id), str(file_format)): digest
            for copy_id, file_format, digest in database.execute("SELECT copy_id, format, sha256 FROM copy_files")
        }

    def check_copy(self, number: int, body: Mapping[str, object]) -> LedgerProblem | None:
        """What of a copy is not as its ledger row says."""
        reference, copy_id, files = str(body["reference"]), str(body["copy_id"]), body["files"]
        if self._copies.get(copy_id) != (reference, body["marks"]):
            return LedgerProblem(number, "copy-missing", reference)
        assert isinstance(files, list)
        for file in files:
            digest = self._files.get((copy_id, file["format"]))
            if digest is None:
                return LedgerProblem(number, "file-missing", f"{reference} {file['format']}")
            if digest != file["sha256"] or digest not in self.whole:
                return LedgerProblem(number, "file-changed", f"{reference} {file['format']}")
        return None


class Ledger:
    """The ledger of one open vault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    def append(self, kind: str, body: Mapping[str, object]) -> LedgerEntry:
        """Add a row now. `body` is JSON; part of the caller's transaction if one is open."""
        text = canonical(body)
        at = to_iso(self._clock())
        with self._db.transaction() as sql:
            last = self._db.one("SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1")
            number, previous = (int(str(last[0])) + 1, str(last[1])) if last else (1, GENESIS)
            salt = secrets.token_hex(16)
            digest = row_hash(number, at, kind, body_hash(salt, text), previous)
            row = {"number": number, "at": at, "kind": kind, "salt": salt, "body": text}
            row |= {"previous": previous, "hash": digest}
            sql.table("ledger").insert(row)
            sql.table("meta").upsert({"key": _HEAD, "value": f"{number} {digest}"}, pk="key")
        return LedgerEntry(number, at, kind, json.loads(text), previous, digest)

    def head(self) -> LedgerEntry | None:
        """The last row."""
        row = self._db.one(f"SELECT {_COLUMNS} FROM ledger ORDER BY number DESC LIMIT 1")
        return _entry(row) if row else None

    def get(self, number: int) -> LedgerEntry | None:
        """One row."""
        row = self._db.one(f"SELECT {_COLUMNS} FROM ledger WHERE number = ?", [number])
        return _entry(row) if row else None

    def entries(self, *, kind: str = "", newest_first: bool = False, limit: int = -1) -> Iterator[LedgerEntry]:
        """Rows in order, optionally of one kind; `limit` -1 means all."""
        order = "DESC" if newest_first else "ASC"
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM ledger WHERE ? IN ('', kind) ORDER BY number {order} LIMIT ?", [kind, limit]
        )
        return (_entry(row) for row in rows)

    def rows(self) -> Iterator[LedgerRow]:
        """The rows as stored, in order: what exports and proofs are made from. Read some at a time."""
        last = -(1 << 62)
        while found := self._db.execute(
            f"SELECT {_ROW} FROM ledger WHERE number > ? ORDER BY number LIMIT {_AT_ONCE}", [last]
        ):
            for row in found:
                yield LedgerRow(int(str(row[0])), *(str(part) for part in row[1:]))
            last = int(str(found[-1][0]))

    def verify(self, cancel: CancelToken | None = None) -> LedgerProblem | None:
        """None when every row, and every stored byte a row speaks of, is as written; else the first problem. Raises
        `Cancelled`.

        Codes: `unreadable`, `gap`, `previous`, `hash`, `head`, `copy-missing`, `file-missing`, `file-changed`,
        `master-changed`, `check-changed`, `incident-changed`, `copy-unrecorded`,
        `timestamp-changed` (a kept time-stamp is not about the row it was asked for).
        """
        previous, expected = GENESIS, 1
        recorded: dict[str, str] = {}
        stored = _Stored(self._db)
        for row in self.rows():
            if cancel is not None:
                cancel.check()
            if row.number != expected:
                return LedgerProblem(expected, "gap")
            if row.previous != previous:
                return LedgerProblem(row.number, "previous")
            if row.hash != row_hash(row.number, row.at, row.kind, body_hash(row.salt, row.body), row.previous):
                return LedgerProblem(row.number, "hash")
            problem = self._check_row(row.number, row.kind, row.body, recorded, stored)
            if problem is not None:
                return problem
            previous, expected = row.hash, expected + 1
        return self._check_whole(expected - 1, previous, recorded)

    def _check_row(
        self, number: int, kind: str, body_text: str, recorded: dict[str, str], stored: _Stored
    ) -> LedgerProblem | None:
        try:
            body = json.loads(body_text)
        except ValueError:
            return LedgerProblem(number, "unreadable")
        if kind == "master":
            row = self._db.one(
                "SELECT document FROM masters WHERE master = ? AND number = ?", [body["master"], body["number"]]
            )
            if not row or sha256(str(row[0]).encode()) != body["sha256"]:
                return LedgerProblem(number, "master-changed", f"{body['master']} {body['number']}")
        if kind == "copy":
            recorded[body["copy_id"]] = ""
            return stored.check_copy(number, body)
        if kind in ("incident", "incident-updated"):
            recorded[body["incident_id"]] = body["sha256"]
        if kind == "check":
            row = self._db.one("SELECT card FROM checks WHERE id = ?", [body["check_id"]])
            if not row or sha256(str(row[0]).encode()) != body["card_sha256"]:
                return LedgerProblem(number, "check-changed", str(body["check_id"]))
        for digest in (body[_BLOB[kind]], *body.get("pictures", ())) if kind in _BLOB else ():
            if digest and digest not in stored.whole:
                return LedgerProblem(number, "file-changed", f"{kind} {digest}")
        if kind == timestamp.KIND and not timestamp.covers(self._db, body):
            return LedgerProblem(number, "timestamp-changed", str(body["row"]))
        return None

    def _check_whole(self, count: int, last_hash: str, recorded: dict[str, str]) -> LedgerProblem | None:
        head = self._db.one("SELECT value FROM meta WHERE key = ?", [_HEAD])
        if (str(head[0]) if head else f"0 {GENESIS}") != f"{count} {last_hash}":
            return LedgerProblem(0, "head", str(count))
        for identifier, text in self._db.execute("SELECT id, body FROM incidents ORDER BY seq"):
            if sha256(str(text).encode()) != recorded.get(str(identifier)):
                return LedgerProblem(0, "incident-changed", str(identifier))
        for copy_id, reference in self._db.execute("SELECT copy_id, reference FROM copies ORDER BY seq"):
            if copy_id not in recorded:
                return LedgerProblem(0, "copy-unrecorded", str(reference))
        return None


def _entry(row: Row) -> LedgerEntry:
    number, at, kind, body, previous, digest = row
    return LedgerEntry(int(str(number)), str(at), str(kind), json.loads(str(body)), str(previous), str(digest))
