"""The append-only ledger: each row holds the hash of the row before it.

A correction is a new row. `verify` names the first row that is not as it was written and compares every stored record
with its rows (app/vault/ledger/verification.py). The number of rows and the last hash are stored apart from the
rows as well, so that a truncated tail is noticed. Never changes or deletes a row.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from app.clock import Clock, to_iso
from app.domain.copies import LedgerEntry
from app.domain.stored_records import LedgerProblem
from app.vault.ledger.row_hashes import GENESIS, body_hash, canonical, row_hash
from app.vault.ledger.row_kinds import KINDS
from app.vault.ledger.rows import COVERED, HEAD, LedgerRow
from app.vault.store.database import Database, Row
from app.workers.cancellation import CancelToken

_COLUMNS: Final = "number, at, kind, body, previous, hash"
_ROW: Final = "number, at, kind, salt, body, previous, hash"
_KEEP_COVERED: Final = "UPDATE meta SET value = ? WHERE key = ? AND value = ?"
_AT_ONCE: Final = 2000
"""Rows read at a time, so that a long ledger never stands in memory whole."""


class Ledger:
    """The ledger of one open vault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock
        self.after_append: Callable[[], None] | None = None
        """Called once after each transaction that added rows."""

    def append(self, kind: str, body: Mapping[str, object]) -> LedgerEntry:
        """Append a row now, as part of the caller's transaction if one is open. `body` is JSON.

        Raises ValueError for a kind that app/vault/ledger/row_kinds.py does not list.
        """
        if kind not in KINDS:
            raise ValueError(f"no kind of row: {kind!r}")
        text = canonical(body)
        at = to_iso(self._clock())
        with self._db.transaction() as sql:
            last = self._db.fetch_one("SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1")
            number, previous = (int(str(last[0])) + 1, str(last[1])) if last else (1, GENESIS)
            salt = secrets.token_hex(16)
            digest = row_hash(number, at, kind, body_hash(salt, text), previous)
            row = {"number": number, "at": at, "kind": kind, "salt": salt, "body": text}
            row |= {"previous": previous, "hash": digest}
            sql.table("ledger").insert(row)
            sql.table("meta").upsert({"key": HEAD, "value": f"{number} {digest}"}, pk="key")
            self._db.execute(_KEEP_COVERED, [str(number), COVERED, str(number - 1)])
            if self.after_append is not None:
                self._db.after_commit(self.after_append)
        return LedgerEntry(number, at, kind, json.loads(text), previous, digest)

    def head(self) -> LedgerEntry | None:
        """Return the last row."""
        query = f"SELECT {_COLUMNS} FROM ledger ORDER BY number DESC LIMIT 1"
        return next(iter(self._db.fetch_as(_entry, query)), None)

    def get(self, number: int) -> LedgerEntry | None:
        """Return the row with that number."""
        query = f"SELECT {_COLUMNS} FROM ledger WHERE number = ?"
        return next(iter(self._db.fetch_as(_entry, query, [number])), None)

    def entries(self, *, kind: str = "", newest_first: bool = False, limit: int = -1) -> Iterator[LedgerEntry]:
        """Iterate over rows in order, optionally of one kind; `limit` -1 means all."""
        order = "DESC" if newest_first else "ASC"
        query = f"SELECT {_COLUMNS} FROM ledger WHERE ? IN ('', kind) ORDER BY number {order} LIMIT ?"
        return iter(self._db.fetch_as(_entry, query, [kind, limit]))

    def rows(self) -> Iterator[LedgerRow]:
        """Iterate over the rows as stored, in order, in batches: what exports and proofs are made from."""
        last = -(1 << 62)
        while found := self._db.execute(
            f"SELECT {_ROW} FROM ledger WHERE number > ? ORDER BY number LIMIT {_AT_ONCE}", [last]
        ):
            for row in found:
                yield LedgerRow(int(str(row[0])), *(str(part) for part in row[1:]))
            last = int(str(found[-1][0]))

    def verify(self, cancel: CancelToken | None = None) -> LedgerProblem | None:
        """Return the first problem of the ledger, or None when every row, record and stored byte is as written.

        Raises `Cancelled`.
        """
        return next(iter(self.problems(cancel)), None)

    def problems(self, cancel: CancelToken | None = None) -> tuple[LedgerProblem, ...]:
        """Return everything that is not as written: the chain up to its first break or, when whole, every record.

        Raises `Cancelled`. Codes of the chain: `unreadable`, `gap`, `previous`, `hash`, `head`. Of stored records:
        `file-missing`, `file-changed`, `timestamp-changed` (a stored time-stamp is not about the row it was asked
        for), and of each kind of record (`copy`, `recipient`, `check`, `incident`, `incident-file`, `master`)
        `…-changed` with the field, `…-missing`, `…-unrecorded`.
        """
        from app.vault.ledger.verification import reconcile_all

        return reconcile_all(self._db, self.rows, cancel).problems


def _entry(row: Row) -> LedgerEntry:
    number, at, kind, body, previous, digest = row
    return LedgerEntry(int(str(number)), str(at), str(kind), json.loads(str(body)), str(previous), str(digest))
