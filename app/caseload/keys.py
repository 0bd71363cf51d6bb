"""Keys of a caseload: the key that wraps the keys of the students' vaults, and who signs and receives packages.

Wrapping is AES-256-GCM. The wrapping keys are in a file of their own beside the caseload's database, encrypted with a secret that is in it:
neither a copy of the database nor one of the file opens a student's vault. Formats: docs/formats/caseload.md. Never logs, prints or
writes a key in the clear.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.domain.canonical_json import canonical
from app.errors import UserError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
_NONCE: Final = 12
FORMAT: Final = "countermark-caseload-keys"
VERSION: Final = 1
_ADDRESS: Final = re.compile(r"countermark:1:(age1[02-9ac-hj-np-z]{58}):([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class WrappingKeys:
    """The keys that wrap, by generation: one, and two only while they are being changed."""

    by_generation: Mapping[int, bytes] = field(repr=False)

    @property
    def newest(self) -> int:
        """The generation that new wraps use."""
        return max(self.by_generation)

    def advanced(self) -> WrappingKeys:
        """Return these keys and a new generation."""
        return WrappingKeys({**self.by_generation, self.newest + 1: secrets.token_bytes(KEY_BYTES)})

    def only_newest(self) -> WrappingKeys:
        """Return the newest generation alone."""
        return WrappingKeys({self.newest: self.by_generation[self.newest]})


def first_keys() -> WrappingKeys:
    """Return the wrapping keys of a new caseload."""
    return WrappingKeys({1: secrets.token_bytes(KEY_BYTES)})


def wrap(keys: WrappingKeys, caseload: str, folder: str, student: str, key: bytes) -> tuple[str, int]:
    """Encrypt the key of a student's vault with the newest generation: (base64 of nonce, ciphertext and tag; generation).

    The caseload, the folder and the student's id are authenticated: a record's key opens no other record.
    """
    nonce = secrets.token_bytes(_NONCE)
    context = _context(caseload, folder, student, keys.newest)
    sealed = _aead(keys.by_generation[keys.newest]).encrypt(nonce, key, context)
    return base64.b64encode(nonce + sealed).decode(), keys.newest


def unwrap(keys: WrappingKeys, caseload: str, folder: str, student: str, wrapped: str, generation: int) -> bytes:
    """Return the key of a student's vault. Raises UserError `caseload-key-missing` if this caseload's keys do not open it."""
    from cryptography.exceptions import InvalidTag

    try:
        data = base64.b64decode(wrapped, validate=True)
        key = _aead(keys.by_generation[generation]).decrypt(
            data[:_NONCE], data[_NONCE:], _context(caseload, folder, student, generation)
        )
    except (InvalidTag, KeyError, ValueError):
        raise UserError("caseload-key-missing") from None
    return key


def _context(caseload: str, folder: str, student: str, generation: int) -> bytes:
    parts = {"caseload": caseload, "folder": folder, "generation": generation, "student": student}
    return canonical(parts).encode()


def _aead(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def dump(keys: WrappingKeys, caseload: str, secret: bytes) -> bytes:
    """Serialise the wrapping keys, encrypted with the caseload's `secret` (32 bytes, kept in its database)."""
    rows = []
    for generation, key in sorted(keys.by_generation.items()):
        nonce = secrets.token_bytes(_NONCE)
        sealed = _aead(secret).encrypt(nonce, key, _file_context(caseload, generation))
        rows.append({"generation": generation, "wrapped": base64.b64encode(nonce + sealed).decode()})
    body: dict[str, object] = {"format": FORMAT, "version": VERSION, "caseload": caseload, "keys": rows}
    body["sha256"] = _digest(body)
    return (json.dumps(body, indent=1) + "\n").encode()


def parse(untrusted_data: bytes, caseload: str, secret: bytes) -> WrappingKeys:
    """Inverse of `dump`. Raises UserError `caseload-keys-damaged`, or `vault-newer`."""
    from cryptography.exceptions import InvalidTag

    try:
        body = json.loads(untrusted_data)
        digest = body.pop("sha256")
        if body["format"] != FORMAT or digest != _digest(body) or body["caseload"] != caseload:
            raise UserError("caseload-keys-damaged")
        if body["version"] != VERSION:
            raise UserError("vault-newer", version=int(body["version"]))
        found = {}
        for row in body["keys"]:
            generation, data = int(row["generation"]), base64.b64decode(row["wrapped"], validate=True)
            found[generation] = _aead(secret).decrypt(data[:_NONCE], data[_NONCE:], _file_context(caseload, generation))
    except (InvalidTag, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UserError("caseload-keys-damaged") from None
    if not found:
        raise UserError("caseload-keys-damaged")
    return WrappingKeys(found)


def _file_context(caseload: str, generation: int) -> bytes:
    return canonical({"caseload": caseload, "format": FORMAT, "generation": generation}).encode()


def _digest(body: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(body).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Address:
    """Public keys that a counsellor gives to students: the age key that packages are encrypted to, and the Ed25519 key (32 bytes)."""

    recipient: str
    verify_key: bytes

    @property
    def text(self) -> str:
        """The address as one line of 120 characters, which fits a QR code of version 7."""
        return f"countermark:1:{self.recipient}:{_unpadded(self.verify_key)}"

    @property
    def fingerprint(self) -> str:
        """Four groups of five letters, to be compared by reading them aloud."""
        return fingerprint(self.recipient.encode() + b"\0" + self.verify_key)


def parse_address(untrusted_text: str) -> Address:
    """Inverse of `Address.text`, from a text or what a QR code says. Raises UserError `counsellor-key-invalid`."""
    found = _ADDRESS.fullmatch(untrusted_text.strip())
    if found is None:
        raise UserError("counsellor-key-invalid")
    import pyrage  # type: ignore[import-untyped]

    try:
        pyrage.x25519.Recipient.from_str(found[1])
        key = base64.urlsafe_b64decode(found[2] + "=")
    except (pyrage.RecipientError, binascii.Error):
        raise UserError("counsellor-key-invalid") from None
    return Address(found[1], key)


def fingerprint(key: bytes) -> str:
    """Return a short form of a public key that people compare: 100 bits of its SHA-256 in RFC 4648 base 32, `ABCDE-FGHIJ-KLMNO-PQRST`."""
    letters = base64.b32encode(hashlib.sha256(key).digest()).decode()[:20]
    return "-".join(letters[at : at + 5] for at in range(0, 20, 5))


def _unpadded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Identity:
    """Secret keys of a counsellor: an age key that opens packages, and an Ed25519 key (32 bytes)."""

    age_key: str = field(repr=False)
    sign_key: bytes = field(repr=False)

    @property
    def address(self) -> Address:
        """The public half."""
        return Address(age_recipient(self.age_key), public_key(self.sign_key))


def new_identity() -> Identity:
    """Return the keys of a new counsellor."""
    return Identity(new_age_key(), new_sign_key())


def new_age_key() -> str:
    """Return a new age key (`AGE-SECRET-KEY-1…`)."""
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def age_recipient(age_key: str) -> str:
    """Return the recipient (`age1…`) that belongs to an age key."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(age_key).to_public())


def new_sign_key() -> bytes:
    """Return a new Ed25519 secret key (32 bytes)."""
    return secrets.token_bytes(KEY_BYTES)


def _private(sign_key: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(sign_key)


def public_key(sign_key: bytes) -> bytes:
    """Return the public half (32 bytes) of an Ed25519 secret key."""
    return _private(sign_key).public_key().public_bytes_raw()


def sign(sign_key: bytes, message: bytes) -> bytes:
    """Return the Ed25519 signature (64 bytes; RFC 8032)."""
    return _private(sign_key).sign(message)


def signed_by(verify_key: bytes, signature: bytes, message: bytes) -> bool:
    """Return True if `signature` is one of `verify_key` over `message`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
