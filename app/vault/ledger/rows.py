"""The type of a stored ledger row, and where in `meta` the head of the chain is stored. Reads and writes nothing."""

from __future__ import annotations

from typing import Final, NamedTuple

HEAD: Final = "ledger_head"
"""The key in `meta` of the number and hash of the last row."""
COVERED: Final = "ledger_covered"
"""The key in `meta` of the number of the last row up to which every record has a digest in some row. A row of an older version
leaves a gap, which the next opening closes (app/vault/ledger/attestation.py)."""


class LedgerRow(NamedTuple):
    """A row as stored: `body` is its canonical JSON text, `salt` precedes it in the hash."""

    number: int
    at: str
    kind: str
    salt: str
    body: str
    previous: str
    hash: str
