"""Exact bytes by their SHA-256, each stored once. Never changes stored bytes; erases only what nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from app.vault.ledger.row_hashes import sha256
from app.vault.store.database import Database, Value


def store_blob(database: Database, data: bytes) -> str:
    """Store `data`; returns its hash in hex."""
    digest = sha256(data)
    with database.transaction() as sql:
        sql.table("blobs").insert({"sha256": digest, "size": len(data), "data": data}, ignore=True)
    return digest


def get(database: Database, digest: str) -> bytes | None:
    """Return the bytes with that hash, or None."""
    row = database.fetch_one("SELECT data FROM blobs WHERE sha256 = ?", [digest])
    return row[0] if row and isinstance(row[0], bytes) else None


def has(database: Database, digest: str) -> bool:
    """Return True if bytes with that hash are stored, without reading them."""
    return bool(database.fetch_one("SELECT 1 FROM blobs WHERE sha256 = ?", [digest]))


def erase_unreferenced(database: Database, digest: str) -> None:
    """Erase bytes unless a copy, a check, an incident, the ledger or a preference refers to them, in the caller's transaction."""
    database.execute(
        "DELETE FROM blobs WHERE sha256 = ?"
        " AND NOT EXISTS (SELECT 1 FROM copy_files WHERE sha256 = ?)"
        " AND NOT EXISTS (SELECT 1 FROM incident_files WHERE sha256 = ?)"
        " AND NOT EXISTS (SELECT 1 FROM checks WHERE source_sha256 = ? OR instr(card, ?))"
        " AND NOT EXISTS (SELECT 1 FROM ledger WHERE instr(body, ?))"
        " AND NOT EXISTS (SELECT 1 FROM preferences WHERE instr(value, ?))",
        [digest] * 7,
    )


def all_of(database: Database) -> Iterator[tuple[str, Value]]:
    """Iterate over every (hash, bytes) in the order stored, a few at a time, so that gigabytes are never in memory."""
    last = 0
    while rows := database.execute("SELECT seq, sha256, data FROM blobs WHERE seq > ? ORDER BY seq LIMIT 32", [last]):
        yield from ((str(row[1]), row[2]) for row in rows)
        last = int(str(rows[-1][0]))
