"""Rule packs from other people: used only when signed by a known key and not expired. Never fetches a pack or a key.

A signed pack is `NAME.yaml` with `NAME.yaml.sig` beside it: the Ed25519 signature (RFC 8032) over the exact bytes of
the pack, in base64. The pack names its last day in `expires` (YYYY-MM-DD, that day included), so that stale advice
ends by itself. Keys stand in `resources/rules/keys.yaml`.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app import resources
from app.errors import UserError
from app.files import TooLarge, read_bytes
from app.yaml_file import read_yaml
from checkers.rules.loader import MAX_PACK, read_pack, unreadable
from checkers.rules.model import Pack

_EXPIRES = re.compile(r"^expires:[ \t]{0,4}[\"']?(\d{4}-\d{2}-\d{2})[\"']?[ \t]{0,4}\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Key:
    """A publisher whose packs are accepted: name, raw 32-byte public key, and the last day it may sign for."""

    name: str
    public: bytes
    until: date


def shipped_keys() -> tuple[Key, ...]:
    """Return the keys that come with the program."""
    return read_keys(resources.path("rules", "keys.yaml"))


def read_keys(path: Path) -> tuple[Key, ...]:
    """Read a key list (`keys`: list of `name`, `ed25519` in base64, `until`). Raises `UserError` `rule-keys-invalid` (param file)."""
    loaded = read_yaml(path)
    try:
        rows = loaded["keys"] if isinstance(loaded, dict) else None
        if not isinstance(rows, list):
            raise ValueError("no list of keys")
        keys = tuple(
            Key(str(row["name"]), base64.b64decode(str(row["ed25519"]), validate=True), _day(str(row["until"])))
            for row in rows
        )
        if any(len(key.public) != 32 for key in keys):
            raise ValueError("an Ed25519 key has 32 bytes")
    except (KeyError, TypeError, ValueError):
        raise UserError("rule-keys-invalid", file=path.name) from None
    return keys


def _day(text: str) -> date:
    return date.fromisoformat(text)


def read_signed(name: str, data: bytes, signature: bytes | None, keys: tuple[Key, ...], today: str) -> Pack:
    """Return the pack in `data`, once its signature and dates hold on `today` (YYYY-MM-DD).

    Raises `UserError` `rule-pack-unsigned`, `rule-pack-forged` (no key fits), `rule-pack-expired` (params file, until),
    `rule-pack-undated`, `rule-pack-invalid` (of the loader). Nothing of the text is read before the signature holds.
    """
    if not signature or not signature.strip():
        raise UserError("rule-pack-unsigned", file=name)
    if len(data) > MAX_PACK:
        raise UserError("rule-pack-invalid", file=name, line=1, why="larger than 2 MB")
    key = _signer(data, signature, keys)
    if key is None:
        raise UserError("rule-pack-forged", file=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UserError("rule-pack-invalid", file=name, line=1, why="cannot be read as UTF-8 text") from None
    found = _EXPIRES.search(text)
    try:
        until = min(_day(found.group(1)), key.until) if found else None
    except ValueError:
        until = None
    if until is None:
        raise UserError("rule-pack-undated", file=name)
    if _day(today[:10]) > until:
        raise UserError("rule-pack-expired", file=name, until=until.isoformat())
    return read_pack(name, text)


def _signer(data: bytes, signature: bytes, keys: tuple[Key, ...]) -> Key | None:
    """Return the first key whose signature this is, or None."""
    try:
        raw = base64.b64decode(signature.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key.public).verify(raw, data)
        except InvalidSignature:
            continue
        return key
    return None


@dataclass(frozen=True, slots=True)
class UserPacks:
    """Packs of a folder that can be used, and by file name the reason others cannot (an error code with its params)."""

    packs: tuple[Pack, ...]
    refused: Mapping[str, UserError]


def read_user_packs(own: Path, community: Path, *, keys: tuple[Key, ...], today: str) -> UserPacks:
    """Load the person's own packs (`own`: need no signature, the person put them there) and signed packs of others (`community`). A pack
    that cannot be used never stops the others; missing folders are empty."""
    packs: list[Pack] = []
    refused: dict[str, UserError] = {}
    for folder, signed in ((own, False), (community, True)):
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            try:
                packs.append(_read(path, signed, keys, today))
            except UserError as error:
                refused[path.name] = error
    return UserPacks(tuple(packs), refused)


def _signature(path: Path) -> bytes | None:
    """Read the signature file beside a pack; None if there is none. One too long to be a signature is returned as empty, which fits no
    key."""
    try:
        return read_bytes(path, 1_000)
    except FileNotFoundError:
        return None
    except TooLarge:
        return b""


def _read(path: Path, signed: bool, keys: tuple[Key, ...], today: str) -> Pack:
    try:
        data = read_bytes(path, MAX_PACK)
        if not signed:
            return read_pack(path.name, data.decode("utf-8"))
        beside = path.with_name(f"{path.name}.sig")
        return read_signed(path.name, data, _signature(beside), keys, today)
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path.name, error) from None
