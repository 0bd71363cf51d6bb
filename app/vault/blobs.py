"""Exact bytes by their SHA-256, each kept once. Never changes stored bytes."""

from __future__ import annotations

from app.vault.canonical import sha256
from app.vault.database import Database


def put(database: Database, data: bytes) -> str:
    """Keep `data`; returns its hash in hex."""
    digest = sha256(data)
    with database.transaction() as sql:
        sql.table("blobs").insert({"sha256": digest, "size": len(data), "data": data}, ignore=True)
    return digest


def get(database: Database, digest: str) -> bytes | None:
    """The bytes with that hash."""
    row = database.one("SELECT data FROM blobs WHERE sha256 = ?", [digest])
    return row[0] if row and isinstance(row[0], bytes) else None
