"""Brings the search index up to what this version finds rows by: once for each vault, beside all other work.

Checks were once found by their titles alone, incidents by the JSON they are kept in. Nothing but the index is written;
stopped half-way, the next run goes over what is done in no time.
"""

from __future__ import annotations

import time
from typing import Final

from app.cancel import CancelToken, check
from app.vault import search
from app.vault.database import Database

KEY: Final = "search"
VERSION: Final = "2"
"""Of what rows are found by; a change of `app/vault/searched.py` that matters for rows already kept raises it."""
_TABLES: Final = {"check": "checks", "incident": "incidents"}
_BATCH: Final = 5
"""Rows in one transaction: whoever else needs the vault waits no longer than for these."""
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
        refs = [str(row[0]) for row in database.execute(f"SELECT id FROM {table} ORDER BY seq DESC")]
        for start in range(0, len(refs), _BATCH):
            check(cancel)
            with database.transaction():
                changed += sum(search.index(database, kind, ref) for ref in refs[start : start + _BATCH])
            time.sleep(_TURN)
    with database.transaction() as sql:
        sql.table("meta").upsert({"key": KEY, "value": VERSION}, pk="key")
    return changed
