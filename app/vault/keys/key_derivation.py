"""Keys from a passphrase, a recovery code or a keyring secret, and the slots in which they wrap the database key.

The database key is 32 random bytes. A slot holds it encrypted with AES-256-GCM under a key that only its secret can
derive (Argon2id, RFC 9106, for a passphrase; HKDF-SHA256 for the two high-entropy secrets). The vault id, the slot's
id, kind and derivation parameters are authenticated, so a slot cannot be moved or weakened. Never logs, prints or
writes a secret.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.errors import UserError

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
SALT_BYTES: Final = 16


class SlotKind(StrEnum):
    """Kind of secret that opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    KEYRING = "keyring"


MAX_MEMORY_KIB: Final = 512 * 1024
MAX_WORK: Final = 10 * 64 * 1024 * 3
"""KiB times iterations that one keys file may cost in all: ten times today's one slot (two stand there while a vault gets a new key), about three
seconds of a processor. A file that someone planted holds nobody up for longer."""


@dataclass(frozen=True, slots=True)
class Kdf:
    """Argon2id cost: memory in KiB (512 MiB at most), iterations, lanes. Raises ValueError for what costs more than `MAX_WORK`."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if not (
            1 <= self.lanes <= 16 and 1 <= self.iterations <= 64 and 8 * self.lanes <= self.memory_kib <= MAX_MEMORY_KIB
        ):
            raise ValueError("Argon2id parameters out of range")
        if self.work > MAX_WORK:
            raise ValueError("Argon2id parameters cost too much")

    @property
    def work(self) -> int:
        """KiB filled in all: the cost of the derivation, proportional to its time on one processor."""
        return self.memory_kib * self.iterations

    def weaker_than(self, other: Kdf) -> bool:
        """Return True if this costs an attacker less than `other`."""
        return self.work < other.work


CURRENT_KDF: Final = Kdf(memory_kib=64 * 1024, iterations=3, lanes=4)
"""What new slots get and weaker ones are raised to on unlock (RFC 9106, second recommended option)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One key slot. `kdf` is None unless `kind` is passphrase; `wrapped` is the encrypted key with its tag."""

    id: str
    kind: SlotKind
    created: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    kdf: Kdf | None = None


@dataclass(frozen=True, slots=True)
class PassphraseUnlock:
    """Open with a passphrase."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyringUnlock:
    """Open with the key stored in the operating system's keyring; gives up after `seconds`."""

    seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class RecoveryUnlock:
    """Open with the code of the printed recovery sheet, as typed (spaces, dashes and case do not matter)."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RawKeyUnlock:
    """Open with the database key itself (32 bytes): a caseload keeps the keys of its students' vaults, wrapped."""

    key: bytes = field(repr=False)


Unlock = PassphraseUnlock | KeyringUnlock | RecoveryUnlock | RawKeyUnlock


def preload() -> None:
    """Import the parts of `cryptography` that slots need."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2
    import cryptography.hazmat.primitives.kdf.hkdf  # noqa: F401


def new_key() -> bytes:
    """Return a fresh random 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes of a passphrase, the same on every keyboard and system (NFKC). Raises UserError `passphrase-empty`."""
    normal = unicodedata.normalize("NFKC", passphrase)
    if not normal.strip():
        raise UserError("passphrase-empty")
    return normal.encode("utf-8", "surrogatepass")


def seal(
    vault_id: str, kind: SlotKind, secret: bytes, key: bytes, created: str, kdf: Kdf | None = None, slot_id: str = ""
) -> Slot:
    """Create a slot in which `secret` opens `key`. `secret` is a passphrase's bytes or ≥ 20 random bytes."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    bare = Slot(slot_id or secrets.token_hex(8), kind, created, salt, nonce, b"", kdf)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapped = AESGCM(_wrapping_key(bare, secret)).encrypt(nonce, key, _slot_context(vault_id, bare))
    return Slot(bare.id, kind, created, salt, nonce, wrapped, kdf)


def decrypt_database_key(vault_id: str, slot: Slot, secret: bytes) -> bytes | None:
    """Return the database key, or None when `secret` is wrong (or the slot was altered)."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        key = AESGCM(_wrapping_key(slot, secret)).decrypt(slot.nonce, slot.wrapped, _slot_context(vault_id, slot))
    except InvalidTag:
        return None
    return key if len(key) == KEY_BYTES else None


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    if slot.kdf is not None:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        cost = slot.kdf
        derivation = Argon2id(
            salt=slot.salt,
            length=KEY_BYTES,
            iterations=cost.iterations,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        )
        return derivation.derive(secret)
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = f"countermark {slot.kind} slot v1".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=slot.salt, info=info).derive(secret)


def _slot_context(vault_id: str, slot: Slot) -> bytes:
    cost = slot.kdf
    parts = {
        "vault": vault_id,
        "slot": slot.id,
        "kind": str(slot.kind),
        "kdf": [cost.memory_kib, cost.iterations, cost.lanes] if cost else None,
    }
    return json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()
