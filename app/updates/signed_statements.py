"""Signed statements: one JSON file that says who vouches for what, until when. Reads no clock, stores nothing.

The same envelope carries news of a version, rule packs, registers, and an office's lists. Format, with test vectors:
docs/formats/signed-statement.md. Everything here comes from outside: what is not exactly as it must be is refused with one error.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.domain.canonical_json import canonical
from app.errors import UserError

FORMAT: Final = "countermark-signed"
VERSION: Final = 1
SMALL: Final = 64 * 1024
"""Bytes that news of a version may have at most."""
LONGEST: Final = timedelta(days=400)
"""Between the day of issue and the last day of a statement."""
_CONTEXT: Final = b"countermark-signed-1\0"
_KIND: Final = re.compile(r"[a-z][a-z-]{0,39}")
_SEQUENCES: Final = range(1, 2**53)
_FIELDS: Final = {"kind": str, "sequence": int, "issued": str, "expires": str, "body": dict}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that somebody vouches for. `kind` (`release`, `rules`, …), `sequence` (rises with every statement of a kind), both days inclusive,
    `body` as its kind defines it (JSON values, not yet looked at)."""

    kind: str
    sequence: int
    issued: date
    expires: date
    body: Mapping[str, Any]


def seal(statement: Statement, *keys: Ed25519PrivateKey) -> bytes:
    """Return the file of `statement`, signed with every one of `keys`."""
    content = {
        "kind": statement.kind,
        "sequence": statement.sequence,
        "issued": statement.issued.isoformat(),
        "expires": statement.expires.isoformat(),
        "body": statement.body,
    }
    text = canonical(content)
    signatures = [
        {"key": key.public_key().public_bytes_raw().hex(), "signature": _spelled(key.sign(_CONTEXT + text.encode()))}
        for key in keys
    ]
    file = {"format": FORMAT, "version": VERSION, "statement": text, "signatures": signatures}
    return (json.dumps(file, ensure_ascii=False, indent=1) + "\n").encode()


def open_statement(
    untrusted_bytes: bytes, *, kind: str, keys: frozenset[str], today: date, seen: int = 0, limit: int = SMALL
) -> Statement:
    """Return the statement in a file, once one of `keys` (Ed25519, hexadecimal) has signed it.

    `seen`: highest sequence of this kind so far; an older one is refused, the same one is not. `limit` in bytes.
    Raises UserError `signed-damaged`, `signed-unknown`, `signed-other-kind`, `signed-expired`, `signed-older`.
    """
    if len(untrusted_bytes) > limit:
        raise UserError("signed-damaged")
    text, signatures = _envelope(untrusted_bytes)
    if not any(key in keys and _holds(key, signature, text) for key, signature in signatures):
        raise UserError("signed-unknown")
    found = _statement(_parsed(text.encode()))
    if found.kind != kind:
        raise UserError("signed-other-kind")
    if today > found.expires:
        raise UserError("signed-expired", date=found.expires.isoformat())
    if found.sequence < seen:
        raise UserError("signed-older")
    return found


def signers(untrusted_bytes: bytes, limit: int = SMALL) -> tuple[str, ...]:
    """Return the keys (hexadecimal) whose signatures hold, whoever they are. Raises UserError `signed-damaged`."""
    if len(untrusted_bytes) > limit:
        raise UserError("signed-damaged")
    text, signatures = _envelope(untrusted_bytes)
    return tuple(dict.fromkeys(key for key, signature in signatures if _holds(key, signature, text)))


def _spelled(signature: bytes) -> str:
    return base64.b64encode(signature).decode()


def _parsed(untrusted_bytes: bytes) -> dict[str, Any]:
    try:
        found = json.loads(untrusted_bytes.decode("utf-8"))
    except (ValueError, RecursionError):
        raise UserError("signed-damaged") from None
    if not isinstance(found, dict):
        raise UserError("signed-damaged")
    return found


def _envelope(untrusted_bytes: bytes) -> tuple[str, list[tuple[str, str]]]:
    """Return the signed text and (key, signature) pairs."""
    found = _parsed(untrusted_bytes)
    text, signatures = found.get("statement"), found.get("signatures")
    right = found.get("format") == FORMAT and found.get("version") == VERSION
    if not (right and isinstance(text, str) and isinstance(signatures, list) and len(signatures) <= 8):
        raise UserError("signed-damaged")
    pairs = [(one.get("key"), one.get("signature")) for one in signatures if isinstance(one, dict)]
    return text, [(key, signature) for key, signature in pairs if isinstance(key, str) and isinstance(signature, str)]


def _holds(key: str, signature: str, text: str) -> bool:
    """Return whether `signature` is `key`'s for the statement."""
    try:
        signed = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signed, _CONTEXT + text.encode())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _statement(values: dict[str, Any]) -> Statement:
    """Return the statement that a signed text spells; raises UserError `signed-damaged` if it is none."""
    if values.keys() != _FIELDS.keys() or any(type(values[name]) is not kind for name, kind in _FIELDS.items()):
        raise UserError("signed-damaged")
    try:
        issued, expires = date.fromisoformat(values["issued"]), date.fromisoformat(values["expires"])
    except ValueError:
        raise UserError("signed-damaged") from None
    right = _KIND.fullmatch(values["kind"]) and values["sequence"] in _SEQUENCES
    if not right or not issued <= expires <= issued + LONGEST:
        raise UserError("signed-damaged")
    return Statement(values["kind"], values["sequence"], issued, expires, values["body"])
