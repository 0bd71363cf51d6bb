"""Reads and writes `vault.keys`, the JSON file of key slots, and its second copy `vault.keys.copy`.

The file carries a SHA-256 of its own content, so that damage is distinguished from a wrong passphrase; if one of the
two files is damaged the other one is used. Reading is strict: anything unexpected is damage, nothing is guessed.
Never holds a key or a secret in the clear.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.errors import AppError, UserError
from app.files import TooLarge, problem_of, read_bytes, write_atomic
from app.vault.keys.key_derivation import MAX_WORK, NONCE_BYTES, SALT_BYTES, Kdf, Slot, SlotKind

FORMAT: Final = "countermark-vault-keys"
VERSION: Final = 1
NAME: Final = "vault.keys"
KEYS_COPY: Final = "vault.keys.copy"
MAX_BYTES: Final = 64 * 1024
_MAX_SLOTS: Final = 16
_WRAPPED_BYTES: Final = 48
_HEX: Final = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Content of a keys file: vault id, SQLCipher salt (16 bytes, public), slots.

    `pending` holds the slots of a new key while the database is being re-keyed, else it is empty.
    """

    vault_id: str
    created: str
    salt: bytes
    slots: tuple[Slot, ...]
    pending: tuple[Slot, ...] = ()

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """Return the slots of one kind, the pending ones last."""
        return tuple(slot for slot in (*self.slots, *self.pending) if slot.kind == kind)

    def with_slots(self, slots: tuple[Slot, ...]) -> KeyFile:
        """Return the same content with other slots."""
        return replace(self, slots=slots)


class _Damaged(Exception):
    """A keys file does not have the content it was written with."""


def dump(keys: KeyFile) -> bytes:
    """Serialise a keys file: indented JSON with its own SHA-256."""
    body: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": keys.vault_id,
        "created": keys.created,
        "salt": keys.salt.hex(),
        "slots": [_slot_json(slot) for slot in keys.slots],
        "pending": [_slot_json(slot) for slot in keys.pending],
    }
    body["sha256"] = _digest(body)
    return (json.dumps(body, indent=1) + "\n").encode()


def parse(untrusted_data: bytes, path: str = "") -> KeyFile:
    """Inverse of `dump`. Raises UserError `not-a-vault` (naming `path`), `vault-newer` or `vault-keys-damaged`."""
    if not untrusted_data:
        raise UserError("vault-keys-damaged")
    try:
        body = json.loads(untrusted_data[: MAX_BYTES + 1])
    except (ValueError, RecursionError):
        raise _unreadable_error(FORMAT.encode() in untrusted_data, path) from None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise _unreadable_error(isinstance(body, dict) and "slots" in body, path)
    digest = body.pop("sha256", None)
    if digest != _digest(body):
        raise UserError("vault-keys-damaged")
    version = body.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UserError("vault-newer", version=version)
    try:
        return _read(body)
    except (_Damaged, ValueError, TypeError, KeyError):
        raise UserError("vault-keys-damaged") from None


def _unreadable_error(is_ours: bool, path: str) -> UserError:
    return UserError("vault-keys-damaged") if is_ours else UserError("not-a-vault", path=path)


def load(folder: Path) -> tuple[KeyFile, bool]:
    """Load the keys of a vault folder, and whether one of the two files is damaged.

    A file that is missing is not damage: a kill while the vault was created leaves no second copy. Raises UserError
    as `parse` does when neither file can be used, `vault-missing` when there is none.
    """
    first: UserError | None = None
    results: list[KeyFile | None] = []
    for name in (NAME, KEYS_COPY):
        data = _read_bytes(folder / name)
        try:
            results.append(parse(data, str(folder)) if data is not None else None)
        except UserError as error:
            if error.code == "vault-newer":
                raise
            first = first or error
            results.append(None)
    main, twin = results
    keys = main or twin
    if keys is None:
        raise first or UserError("vault-missing", path=str(folder))
    return keys, first is not None


def copies_differ(folder: Path) -> bool:
    """Return True if the two files differ: a kill between the two writes left the second one behind."""
    return _read_bytes(folder / NAME) != _read_bytes(folder / KEYS_COPY)


def save(folder: Path, keys: KeyFile) -> None:
    """Write both files, the leading one first. A kill in between leaves a valid leading file."""
    data = dump(keys)
    write_atomic(folder / NAME, data)
    write_atomic(folder / KEYS_COPY, data)


def _read_bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path, MAX_BYTES)
    except FileNotFoundError:
        return None
    except TooLarge:
        return b""  # no keys file is: damage
    except OSError as error:
        raise problem_of(error, path) from error


def _digest(body: Mapping[str, object]) -> str:
    try:
        text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    except (ValueError, RecursionError):
        return ""
    return hashlib.sha256(text.encode()).hexdigest()


def _slot_json(slot: Slot) -> dict[str, object]:
    out: dict[str, object] = {
        "id": slot.id,
        "kind": str(slot.kind),
        "created": slot.created,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": base64.b64encode(slot.wrapped).decode(),
    }
    if slot.kdf is not None:
        out["kdf"] = {
            "name": "argon2id",
            "memory_kib": slot.kdf.memory_kib,
            "iterations": slot.kdf.iterations,
            "lanes": slot.kdf.lanes,
        }
    return out


def _read(body: dict[str, object]) -> KeyFile:
    if body["version"] != VERSION:
        raise _Damaged
    slots, pending = _read_slots(body["slots"]), _read_slots(body["pending"])
    if sum(slot.kdf.work for slot in (*slots, *pending) if slot.kdf is not None) > MAX_WORK:
        raise _Damaged  # every slot of a kind is tried: many of them would hold the program up as one that costs much
    return KeyFile(_hex_id(body["vault"]), _text(body["created"]), _hex(body["salt"], SALT_BYTES), slots, pending)


def _read_slots(raw: object) -> tuple[Slot, ...]:
    if not isinstance(raw, list) or len(raw) > _MAX_SLOTS:
        raise _Damaged
    return tuple(_read_slot(item) for item in raw)


def _read_slot(raw: object) -> Slot:
    if not isinstance(raw, dict):
        raise _Damaged
    kind = SlotKind(raw["kind"])
    try:
        wrapped = base64.b64decode(_text(raw["wrapped"]), validate=True)
    except binascii.Error:
        raise _Damaged from None
    if len(wrapped) != _WRAPPED_BYTES or (kind is SlotKind.PASSPHRASE) != ("kdf" in raw):
        raise _Damaged
    return Slot(
        _hex_id(raw["id"]),
        kind,
        _text(raw["created"]),
        _hex(raw["salt"], SALT_BYTES),
        _hex(raw["nonce"], NONCE_BYTES),
        wrapped,
        _read_kdf(raw["kdf"]) if "kdf" in raw else None,
    )


def _read_kdf(raw: object) -> Kdf:
    if not isinstance(raw, dict) or raw.get("name") != "argon2id":
        raise _Damaged
    numbers = [raw[key] for key in ("memory_kib", "iterations", "lanes")]
    if not all(type(number) is int for number in numbers):
        raise _Damaged
    return Kdf(*numbers)


def _text(raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > 200:
        raise _Damaged
    return raw


def _hex_id(raw: object) -> str:
    if not _HEX.fullmatch(_text(raw)):
        raise _Damaged
    return str(raw)


def _hex(raw: object, size: int) -> bytes:
    data = bytes.fromhex(_text(raw))
    if len(data) != size:
        raise _Damaged
    return data


def is_readable(folder: Path) -> bool:
    """Return True if `folder` holds a keys file that can be read."""
    try:
        load(folder)
    except AppError:
        return False
    return True
