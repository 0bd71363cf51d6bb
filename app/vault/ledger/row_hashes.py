"""Hashes that the ledger chains, over canonical JSON (`app.domain.canonical_json`)."""

from __future__ import annotations

import hashlib
from typing import Final

from app.domain.canonical_json import canonical as canonical
from app.domain.canonical_json import encode
from app.domain.canonical_json import storable as storable

GENESIS: Final = "0" * 64
"""`previous` of the first ledger row."""


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def timestamp_covers(untrusted_response: bytes, row_hash_hex: str) -> bool:
    """Return True if an RFC 3161 response holds the SHA-256 of a row's hash.

    Its signature was checked when it was stored, and anyone can check it again with openssl.
    """
    return hashlib.sha256(row_hash_hex.encode()).digest() in untrusted_response


def body_hash(salt: str, body_text: str) -> str:
    """Return the salted hash that represents a body where a proof leaves it out; `salt` keeps it from being guessed."""
    return sha256(f"{salt}\n{body_text}".encode())


def row_hash(number: int, at: str, kind: str, body_sha256: str, previous: str) -> str:
    """Return the hash of a ledger row: SHA-256 of the canonical JSON of its five parts, the body by its hash."""
    parts = {"at": at, "body_sha256": body_sha256, "kind": kind, "number": number, "previous": previous}
    return sha256(storable(encode(parts)).encode())  # text and a number: nothing in it that `canonical` would refuse
