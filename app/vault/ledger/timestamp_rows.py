"""Checks that a stored time-stamp is about the ledger row it names. Reads only."""

from __future__ import annotations

from collections.abc import Mapping

from app.vault.ledger.row_hashes import timestamp_covers
from app.vault.store import blob_store
from app.vault.store.database import Database


def timestamp_matches_row(database: Database, body: Mapping[str, object]) -> bool:
    """Return True if a stored response is about the row that its ledger row names, as that row stands today.

    Whoever wrote the whole chain anew could not have it stamped with an earlier time.
    """
    row = database.fetch_one("SELECT hash FROM ledger WHERE number = ?", [int(str(body["row"]))])
    data = blob_store.get(database, str(body["sha256"]))
    return bool(row) and row[0] == body["row_hash"] and data is not None and timestamp_covers(data, str(row[0]))
