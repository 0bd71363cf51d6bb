"""Keyed digests (HMAC-SHA256) with keys derived from the vault's mark secret.

For values that whoever has the key can prove and nobody else can guess. The mark secret and not the database key: it
stays when the vault is re-keyed, and whoever restores a backup has it.
"""

from __future__ import annotations

import hmac
from typing import Final

from app.errors import UserError
from app.vault.ledger import record_facts
from app.vault.store.database import Database

MARK_SECRET: Final = "mark_secret"
"""The key in `meta` of 32 random bytes (hex), made once, that also key the marks of every copy."""
_LENGTH: Final = 32
"""Hex digits of a digest that a ledger row carries: 128 bits."""


def mark_secret(database: Database) -> bytes:
    """Return the vault's mark secret. Raises UserError `vault-damaged` where it is lost."""
    row = database.fetch_one("SELECT value FROM meta WHERE key = ?", [MARK_SECRET])
    try:
        return bytes.fromhex(str(row[0]))
    except (IndexError, ValueError):
        raise UserError("vault-damaged", path=str(database.path)) from None


def derived_key(database: Database, purpose: str) -> bytes:
    """Derive a 32-byte key for one purpose."""
    return hmac.digest(mark_secret(database), f"countermark {purpose} v1".encode(), "sha256")


class RecordMac:
    """Keyed digests of texts that a ledger row must cover but not show (values withheld, notes about a recipient)."""

    def __init__(self, database: Database) -> None:
        self._key = derived_key(database, "record")

    def of(self, kind: str, text: str) -> str:
        """Return the digest of a record's text (32 hex digits)."""
        return hmac.digest(self._key, f"{kind}\n{text}".encode(), "sha256").hex()[:_LENGTH]


def recipient_digest(database: Database, recipient_id: str) -> str:
    """Return the digest of a recipient as stored now; empty when there is none."""
    row = database.fetch_one(f"SELECT {', '.join(record_facts.RECIPIENT)} FROM recipients WHERE id = ?", [recipient_id])
    columns = dict(zip(record_facts.RECIPIENT, row, strict=False))
    return RecordMac(database).of("recipient", record_facts.record_text(columns, record_facts.RECIPIENT)) if row else ""
