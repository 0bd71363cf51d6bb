"""Brings the search index up to what this version finds rows by: once for each vault, beside all other work.

Checks were once found by their titles alone, incidents by the JSON they are kept in. Nothing but the index is written;
stopped half-way, the next run goes over what is done in no time.
"""

from __future__ import annotations

import time
from collections import deque
from typing import Final

from app.cancel import CancelToken, check
from app.vault import search
from app.vault.database import Database

KEY: Final = "search"
VERSION: Final = "2"
"""Of what rows are found by; a change of `app/vault/searched.py` that matters for rows already kept raises it."""
_TABLES: Final = {"check": "checks", "incident": "incidents"}
_BATCH: Final = 5
"""Most rows in one transaction."""
_HOLD: Final = 0.05
"""Seconds after which a transaction takes no further row: whoever else needs the vault waits little longer."""
_TURN: Final = 0.005
"""Seconds between two transactions, in which whoever waits for the vault gets it."""


def is_behind(database: Database) -> bool:
    """Whether rows may be kept that are not found by all that this version finds them by."""
    stored = database.one("SELECT value FROM meta WHERE key = ?", [KEY])
    return not stored or stored[0] != VERSION


def catch_up(database: Database, cancel: CancelToken | None = None) -> int:
    """Index what is behind, the newest first; returns how many rows were. Raises `Cancelled`."""
    changed = 0
    for kind, table in _TABLES.items() if is_behind(database) else ():
        refs = deque(str(row[0]) for row in database.execute(f"SELECT id FROM {table} ORDER BY seq DESC"))
        while refs:
            check(cancel)
            changed += _some(database, kind, refs)
            time.sleep(_TURN)
    with database.transaction() as sql:
        sql.table("meta").upsert({"key": KEY, "value": VERSION}, pk="key")
    return changed


def _some(database: Database, kind: str, refs: deque[str]) -> int:
    """Index the first of these rows, in one transaction, and take them off; returns how many changed."""
    changed, until = 0, time.monotonic() + _HOLD
    with database.transaction():
        for _ in range(min(_BATCH, len(refs))):
            changed += search.index(database, kind, refs.popleft())
            if time.monotonic() > until:
                break
    return changed
