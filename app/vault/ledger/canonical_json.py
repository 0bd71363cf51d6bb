"""Canonical JSON: the one text form whose hash the ledger chains. Never accepts NaN or non-string keys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final

GENESIS: Final = "0" * 64
"""`previous` of the first ledger row."""

_ENCODE: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def canonical(value: object) -> str:
    """Serialise to canonical JSON: keys sorted by code point, no spaces, non-ASCII as itself, no NaN.

    Raises ValueError or TypeError otherwise.
    """
    _check(value)
    return storable(_ENCODE(value))


def storable(untrusted_text: str) -> str:
    """Replace lone surrogates and NUL in a text by `?`.

    No UTF-8 file can hold surrogates (a JSON file can spell them); NUL ends a query and marks lost bytes in a damaged
    vault.
    """
    return untrusted_text.encode("utf-8", "replace").decode().replace("\0", "?")


def _check(value: object) -> None:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("keys of canonical JSON are text")
        for item in value.values():
            _check(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            _check(item)


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
    return sha256(storable(_ENCODE(parts)).encode())  # text and a number: nothing in it that `canonical` would refuse
