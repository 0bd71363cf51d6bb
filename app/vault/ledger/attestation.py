"""Attests records of older versions, whose rows do not cover every column (app/vault/ledger/record_facts.py).

One further row freezes how those records stand when this version first opens the vault: "as found on" the row's date,
no more than that. From then on every change is seen. Never attests a record twice, nor one that the ledger does not
mention.
"""

from __future__ import annotations

from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_kinds import ATTESTED
from app.vault.ledger.rows import COVERED
from app.vault.store.database import Database


def is_due(database: Database) -> bool:
    """Return True if an older version has written rows since the last attestation, or none was made yet."""
    covered = database.fetch_one("SELECT value FROM meta WHERE key = ?", [COVERED])
    last = database.fetch_one("SELECT max(number) FROM ledger")
    return not covered or covered[0] != str(last[0])


def attest(database: Database, ledger: Ledger) -> bool:
    """Append the attestation row if one is needed; returns True if it was. A broken chain is left as it is."""
    from app.vault.ledger.verification import attestation

    with database.transaction() as sql:
        body = attestation(database, ledger.rows())
        if body is None:
            return False
        if body:
            ledger.append(ATTESTED, body)
        last = database.fetch_one("SELECT max(number) FROM ledger")
        sql.table("meta").upsert({"key": COVERED, "value": str(last[0])}, pk="key")
    return bool(body)


def opened_before(database: Database) -> bool:
    """Return True if this version has opened the vault before."""
    return bool(database.fetch_one("SELECT 1 FROM meta WHERE key = ?", [COVERED]))
