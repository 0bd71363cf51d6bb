"""Brings the search index up to date in the background: once for each vault, and then only the rows that an older
program added or changed since (the ledger says which).

Checks were once found by their titles alone, incidents by the JSON they are stored in, and all rows by their accents.
About 10 ms for each row (a minute for 5,000 checks); nothing but the index is written, and stopped half-way, the next
run passes over what is done ten times as fast. Recipients and copies are short and come first.
"""

from __future__ import annotations

import time
from collections import deque
from typing import Final

from app.vault.search import full_text
from app.vault.store.database import Database
from app.workers.cancellation import CancelToken, Progress, check, no_progress

KEY: Final = "search"
VERSION: Final = "3"
"""Of what rows are found by; a change of `app/vault/search/searchable_text.py` or `letters.py` that matters for rows already kept raises it."""
TABLES: Final = {"recipient": "recipients", "copy": "copies", "check": "checks", "incident": "incidents"}
NEW: Final = {KEY: VERSION, full_text.LEDGER: "0", **{full_text.MARK + kind: "0" for kind in TABLES}}
"""What a new vault keeps: it has no row, and all are indexed."""
_BATCH: Final = {"recipient": 50, "copy": 50, "check": 5, "incident": 5}
"""Most rows in one transaction."""
_HOLD: Final = 0.05
"""Seconds after which a transaction takes no further row: whoever else needs the vault waits little longer."""
_TURN: Final = 0.005
"""Seconds between two transactions, in which whoever waits for the vault gets it."""


def is_behind(database: Database) -> bool:
    """Return True if rows may exist that are not indexed by everything this version searches."""
    since = _indexed_up_to(database, full_text.LEDGER)
    changed = since < 0 or database.fetch_one(
        "SELECT 1 FROM ledger WHERE number > ? AND kind = ? LIMIT 1", [since, full_text.CHANGED]
    )
    return bool(changed) or any(
        _newest_row(database, table) > _indexed_until(database, kind) for kind, table in TABLES.items()
    )


def catch_up(database: Database, cancel: CancelToken | None = None, progress: Progress = no_progress) -> int:
    """Index rows that are behind: changed ones, then added ones, the newest first; returns how many. Raises `Cancelled`."""
    changed, marks = 0, {full_text.MARK + kind: _newest_row(database, table) for kind, table in TABLES.items()}
    marks[full_text.LEDGER] = _newest_row(database, "ledger", "number")
    behind = [("incident", _changed_incidents(database)), *((kind, _rows_behind(database, kind)) for kind in TABLES)]
    total = sum(len(refs) for _, refs in behind)
    for kind, refs in behind:
        while refs:
            check(cancel)
            changed += _index_batch(database, kind, refs)
            progress("index", total - sum(len(left) for _, left in behind), total)
            time.sleep(_TURN)
    with database.transaction() as sql:
        stored = {KEY: VERSION, **{key: str(last) for key, last in marks.items()}}
        sql.table("meta").upsert_all([{"key": key, "value": value} for key, value in stored.items()], pk="key")
    return changed


def _indexed_up_to(database: Database, mark: str) -> int:
    """Return the row up to which this version has indexed all; -1: none, not even an empty table was examined."""
    rows = database.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", [KEY, mark])
    found = {str(key): str(value) for key, value in rows}
    return int(found.get(mark, -1)) if found.get(KEY) == VERSION else -1


def _indexed_until(database: Database, kind: str) -> int:
    return _indexed_up_to(database, full_text.MARK + kind)


def _newest_row(database: Database, table: str, column: str = "seq") -> int:
    return int(str(database.fetch_one(f"SELECT coalesce(max({column}), 0) FROM {table}")[0]))


def _rows_behind(database: Database, kind: str) -> deque[str]:
    key = "copy_id" if kind == "copy" else "id"
    rows = database.execute(
        f"SELECT {key} FROM {TABLES[kind]} WHERE seq > ? ORDER BY seq DESC", [_indexed_until(database, kind)]
    )
    return deque(str(row[0]) for row in rows)


def _changed_incidents(database: Database) -> deque[str]:
    """Return incidents changed since, of those that are not behind as a whole."""
    rows = database.execute(
        "SELECT id FROM incidents WHERE seq <= ? AND id IN (SELECT json_extract(body, '$.incident_id') FROM ledger"
        " WHERE number > ? AND kind = ?) ORDER BY seq DESC",
        [_indexed_until(database, "incident"), _indexed_up_to(database, full_text.LEDGER), full_text.CHANGED],
    )
    return deque(str(row[0]) for row in rows)


def _index_batch(database: Database, kind: str, refs: deque[str]) -> int:
    """Index the first of these rows in one transaction and remove them from `refs`; returns how many changed."""
    changed, until = 0, time.monotonic() + _HOLD
    with database.transaction():
        for _ in range(min(_BATCH[kind], len(refs))):
            changed += full_text.index_row(database, kind, refs.popleft())
            if time.monotonic() > until:
                break
    return changed
