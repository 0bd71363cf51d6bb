"""The ledger's head, stored outside the database as well, so that a vault that has gone back (an older database put in its place) is noticed.

`vault.head` holds the number and hash of the last row, authenticated with a key that only the vault holds and bound
to its id. It is written after each transaction that added rows: a kill leaves it behind the database, never ahead of
it. The local backups carry the same. A vault created from a backup has a `vault.restored` until it is first opened,
which is then recorded in the ledger.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from app.errors import UserError
from app.files import read_bytes, write_atomic
from app.vault.folder import HEAD_FILE, RESTORED_FILE
from app.vault.keys.macs import derived_key
from app.vault.ledger.row_hashes import canonical
from app.vault.ledger.row_kinds import ACCEPTED, RESTORED
from app.vault.ledger.rows import HEAD
from app.vault.store.database import Database, Row

_FORMAT: Final = "countermark-head"
_MOST: Final = 4096
"""Bytes of a head file at most."""


class Head(NamedTuple):
    """Number and hash of the last row of a ledger."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Rollback:
    """Heads of this vault's ledger that were known outside it and are not in it: the newest, and all."""

    newest: Head
    heads: tuple[Head, ...]
    rows: int
    """Rows that the ledger has now."""

    @property
    def missing(self) -> int:
        """Return the least number of missing rows; 0 if the ledger is as long but has another history."""
        return max(self.newest.number - self.rows, 0)

    def error(self) -> UserError:
        """The UserError that refuses to open the vault."""
        if self.missing:
            return UserError("vault-step-back", missing=self.missing)
        return UserError("vault-other-history", row=self.newest.number)

    def body(self) -> dict[str, object]:
        """The body of the ledger row that records it."""
        left = [{"number": head.number, "hash": head.hash} for head in self.heads]
        return {"missing": self.missing, "left": left}


class HeadStore:
    """Writes, reads and authenticates the ledger heads of one vault."""

    def __init__(self, database: Database, vault_id: str) -> None:
        self._db, self._vault_id = database, vault_id
        self._key = derived_key(database, "head")

    def mac(self, head: Head) -> str:
        """Return the MAC of a head of this vault."""
        text = canonical([self._vault_id, head.number, head.hash])
        return hmac.digest(self._key, text.encode(), "sha256").hex()

    def current_head(self) -> Head:
        """Return the last row of the database."""
        found = self._db.fetch_as(_head, "SELECT value FROM meta WHERE key = ?", [HEAD])
        return found[0] if found else Head(0, "")

    def write(self, folder: Path) -> None:
        """Write the present head to `folder`. Raises `EnvironmentProblem`."""
        head = self.current_head()
        document = {
            "format": _FORMAT,
            "version": 1,
            "vault": self._vault_id,
            "number": head.number,
            "hash": head.hash,
            "mac": self.mac(head),
        }
        write_atomic(folder / HEAD_FILE, (json.dumps(document, indent=1) + "\n").encode())

    def read(self, folder: Path) -> Head | None:
        """Read the head stored in `folder`; None where there is none, or none that this vault wrote.

        Raises UserError `vault-files-mixed` for another vault's.
        """
        try:
            untrusted = json.loads(read_bytes(folder / HEAD_FILE, _MOST))
        except (OSError, ValueError, RecursionError):
            return None
        vault = untrusted.get("vault") if isinstance(untrusted, dict) else None
        if isinstance(vault, str) and len(vault) == len(self._vault_id) and vault != self._vault_id:
            raise UserError("vault-files-mixed", name=HEAD_FILE, path=str(folder))
        return self.verified_head(untrusted)

    def verified_head(self, untrusted: object) -> Head | None:
        """Return the head of a JSON object with `number`, `hash` and `mac`; None if its MAC is not this vault's."""
        if not isinstance(untrusted, dict):
            return None
        number, digest, mac = untrusted.get("number"), untrusted.get("hash"), untrusted.get("mac")
        if type(number) is not int or not isinstance(digest, str) or not isinstance(mac, str):
            return None
        head = Head(number, digest)
        return head if hmac.compare_digest(self.mac(head).encode(), mac.encode()) else None

    def find_rollback(self, known: Iterable[Head]) -> Rollback | None:
        """Return the heads known outside that are neither in this ledger nor were left behind knowingly."""
        gone = [head for head in set(known) if not self._has_row(head)]
        if gone:
            left = self._left_behind()
            gone = [head for head in gone if head not in left]
        if not gone:
            return None
        ordered = tuple(sorted(gone, reverse=True))
        return Rollback(ordered[0], ordered, self.current_head().number)

    def _has_row(self, head: Head) -> bool:
        """Return True if the ledger has that row: looked up by its hash, which is indexed (a body may be long)."""
        return self._db.fetch_one("SELECT number FROM ledger WHERE hash = ?", [head.hash]) == (head.number,)

    def _left_behind(self) -> set[Head]:
        query = "SELECT body FROM ledger WHERE kind IN (?, ?)"
        bodies = self._db.fetch_as(lambda row: _heads_left(json.loads(str(row[0]))), query, [RESTORED, ACCEPTED])
        return {head for heads in bodies for head in heads}


def stated_number(folder: Path) -> int:
    """Return the number of rows that the head file in `folder` states, without proof; 0 where it states none."""
    try:
        untrusted = json.loads(read_bytes(folder / HEAD_FILE, _MOST))
    except (OSError, ValueError, RecursionError):
        return 0
    number = untrusted.get("number") if isinstance(untrusted, dict) else None
    return number if type(number) is int else 0


def _head(row: Row) -> Head:
    number, _, digest = str(row[0]).partition(" ")
    return Head(int(number), digest)


def pending_restore_date(folder: Path) -> str | None:
    """Return when the backup was made from which the vault in `folder` was restored and not opened since, or None."""
    try:
        untrusted = json.loads(read_bytes(folder / RESTORED_FILE, _MOST))
    except (OSError, ValueError, RecursionError):
        return "" if (folder / RESTORED_FILE).exists() else None
    return str(untrusted.get("created", ""))[:40] if isinstance(untrusted, dict) else ""


def _heads_left(body: dict[str, object]) -> Sequence[Head]:
    heads = body["left"]
    if not isinstance(heads, list):
        raise ValueError("left")
    return [Head(int(one["number"]), str(one["hash"])) for one in heads]
