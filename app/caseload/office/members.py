"""The members of an office: who they are, since when, who was removed at which number, and the keys of the epochs.

The list is written as a whole by the office's owner, sealed (age) to every member who is not removed. Each list names the owner of the
next one. Removing somebody begins a new epoch, whose key they do not get. Knows no folders.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.caseload import keys
from app.caseload.keys import Address, Identity, parse_address
from app.caseload.students import Malformed
from app.domain.canonical_json import canonical
from app.errors import UserError

MAX_MEMBERS: Final = 200
MAX_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Member:
    """A counsellor of the office. `joined`: ISO day; `last_number`: number of the last file that counts, once removed (None: a member);
    `added_by`: key (hex) of the owner who added and so vouches for them (empty: the founder, or an older program's list)."""

    address: Address
    name: str
    joined: str
    last_number: int | None = None
    added_by: str = ""

    @property
    def key(self) -> str:
        """The Ed25519 key (hex) that signs this member's files."""
        return self.address.verify_key.hex()

    def to_json(self) -> dict[str, object]:
        """Return the member as JSON."""
        return {
            "address": self.address.text,
            "name": self.name,
            "joined": self.joined,
            "last_number": self.last_number,
            "added_by": self.added_by,
        }


@dataclass(frozen=True, slots=True)
class Members:
    """The list of members of one generation, the office's title, its owner's key (hex), and the keys by epoch."""

    title: str
    generation: int
    owner: str
    members: tuple[Member, ...]
    epochs: Mapping[int, bytes] = field(repr=False)

    @property
    def epoch(self) -> int:
        """The newest epoch."""
        return max(self.epochs)

    @property
    def current(self) -> tuple[Member, ...]:
        """The members who were not removed."""
        return tuple(one for one in self.members if one.last_number is None)

    def by_key(self, key: str) -> Member | None:
        """Return the member (removed or not) with an Ed25519 key (hex)."""
        return next((one for one in self.members if one.key == key), None)

    def named(self, name: str) -> Member:
        """Return the one member of a name, or with a fingerprint. Raises UserError `office-member-unknown`."""
        found = [one for one in self.current if name.strip() in (one.name, one.address.fingerprint)]
        if len(found) != 1:
            raise UserError("office-member-unknown", name=name)
        return found[0]

    def with_member(self, address: Address, name: str, today: str) -> Members:
        """Return the next list, with somebody more (or again). Raises UserError `office-member-name`, `office-member-exists`, `office-full`."""
        name = " ".join(name.split())
        if not name or len(name) > MAX_NAME or not name.isprintable():
            raise UserError("office-member-name")
        if any(name == one.name or address.verify_key == one.address.verify_key for one in self.current):
            raise UserError("office-member-exists", name=name)
        if len(self.members) >= MAX_MEMBERS:
            raise UserError("office-full", limit=MAX_MEMBERS)
        others = tuple(one for one in self.members if one.address.verify_key != address.verify_key)
        founder = self.owner == address.verify_key.hex()
        return self._next((*others, Member(address, name, today, added_by="" if founder else self.owner)))

    def without_member(self, key: str, last_number: int) -> Members:
        """Return the next list, in which a member is removed and a new epoch begins."""
        members = tuple(replace(one, last_number=last_number) if one.key == key else one for one in self.members)
        epochs = {**self.epochs, self.epoch + 1: secrets.token_bytes(keys.KEY_BYTES)}
        return replace(self._next(members), epochs=epochs)

    def with_owner(self, key: str) -> Members:
        """Return the next list, after which another member is the owner."""
        return replace(self._next(self.members), owner=key)

    def _next(self, members: tuple[Member, ...]) -> Members:
        return replace(self, generation=self.generation + 1, members=members)

    def to_json(self) -> dict[str, object]:
        """Return the list as JSON, with the keys."""
        return {
            "title": self.title,
            "generation": self.generation,
            "owner": self.owner,
            "members": [one.to_json() for one in self.members],
            "epochs": {str(number): key.hex() for number, key in self.epochs.items()},
        }


def first_members(title: str, identity: Identity, name: str, today: str) -> Members:
    """Return the list of a new office, with its founder. Raises UserError `office-member-name`."""
    key = identity.address.verify_key.hex()
    nobody = Members(" ".join(title.split()), 0, key, (), {1: secrets.token_bytes(keys.KEY_BYTES)})
    return nobody.with_member(identity.address, name, today)


def members_from_json(row: Mapping[str, Any]) -> Members:
    """Inverse of `Members.to_json`. Raises `Malformed`."""
    try:
        members = tuple(_member(one) for one in row["members"])
        epochs = {int(number): bytes.fromhex(key) for number, key in row["epochs"].items()}
        made = Members(str(row["title"])[:MAX_NAME], int(row["generation"]), str(row["owner"]), members, epochs)
    except (ValueError, TypeError, KeyError, AttributeError, UserError):
        raise Malformed("members") from None
    if not epochs or len(members) > 2 * MAX_MEMBERS or any(len(key) != keys.KEY_BYTES for key in epochs.values()):
        raise Malformed("members")
    return made


def _member(row: Mapping[str, Any]) -> Member:
    last = row["last_number"]
    return Member(
        parse_address(str(row["address"])),
        str(row["name"])[:MAX_NAME],
        str(row["joined"])[:10],
        None if last is None else int(last),
        str(row.get("added_by", ""))[:64],
    )


def seal_members(members: Members, line: bytes) -> bytes:
    """Return the list sealed to all who are members, bound to the line of its file's header."""
    import pyrage  # type: ignore[import-untyped]

    plain = canonical({"header": line.decode(), "list": members.to_json()}).encode()
    readers = [pyrage.x25519.Recipient.from_str(one.address.recipient) for one in members.current]
    return bytes(pyrage.encrypt(plain, readers))


def open_members(untrusted_body: bytes, line: bytes, identity: Identity) -> Members | None:
    """Return the list; None if it is not sealed to this identity, who is no member then. Raises `Malformed`."""
    import pyrage

    try:
        plain = pyrage.decrypt(untrusted_body, [pyrage.x25519.Identity.from_str(identity.age_key)])
    except pyrage.DecryptError as error:
        if str(error) == "No matching keys found":
            return None
        raise Malformed("members") from None
    try:
        row = json.loads(plain)
        if row["header"] != line.decode():
            raise Malformed("members")
        return members_from_json(row["list"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Malformed("members") from None
