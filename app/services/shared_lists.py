"""Lists that counsellors hand to each other: employers of a fair, notes on employers, rules, official lists. Signed, dated, expiring; no personal data.

A list is a signed statement (docs/formats/signed-statement.md) of the kind `fair-list`, `employer-notes`, `rules` or `register`. It is signed with the caseload's
own key. The rows of a register are not kept here: whoever takes one puts them among the registers of the computer. Whoever reads one decides once whose key it is, after comparing the fingerprint in person or by telephone. An expired list is
shown no longer; a newer one of the same author and title takes the place of the older.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.caseload import keys
from app.clock import Clock, system_clock
from app.errors import UserError
from app.services import child_tasks
from app.services.compute import LOCAL, Compute
from app.services.list_privacy import COLUMNS, FAIR, NOTES, REGISTER, RULES
from app.updates.signed_statements import FORMAT, Statement, open_statement, seal, signers
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken

LARGEST: Final = 12_000_000
"""Bytes of a list at most."""
MAX_ROWS: Final[Mapping[str, int]] = {FAIR: 2_000, NOTES: 2_000, RULES: 200, REGISTER: 20_000}
MAX_CELL: Final = 500
MAX_TITLE: Final = 100
_LIST: Final = "shared-list:"
_PUBLISHER: Final = "shared-list-publisher:"
_SEQUENCE: Final = "shared-list-sequence"


@dataclass(frozen=True, slots=True)
class SharedList:
    """A list as it was signed: `key` is its author's (hexadecimal), `author` what the person here calls them, `rows` as COLUMNS says (of a register
    only when it is taken), `as_of` the day of a register's data, `count` how many rows there are."""

    kind: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    issued: str
    expires: str
    key: str
    author: str = ""
    as_of: str = ""
    count: int = 0


def fingerprint(key: str) -> str:
    """Return what two people read to each other to compare a key (hexadecimal)."""
    return keys.fingerprint(bytes.fromhex(key))


def is_signed(untrusted_bytes: bytes) -> bool:
    """Return True if a file says that it is a signed statement (proves nothing yet)."""
    return untrusted_bytes[:1] == b"{" and FORMAT.encode() in untrusted_bytes[:200]


class SharedLists:
    """Lists and their authors, in the vault of a caseload. `sign_key` is the caseload's own Ed25519 key (32 bytes)."""

    def __init__(self, vault: Vault, sign_key: bytes, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock
        self._key = Ed25519PrivateKey.from_private_bytes(sign_key)

    @property
    def own_key(self) -> str:
        """The public half of the key that signs here, hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(
        self,
        kind: str,
        title: str,
        rows: Sequence[Mapping[str, str]],
        days: int,
        *,
        as_of: str = "",
        leave_out: bool = False,
        compute: Compute = LOCAL,
        cancel: CancelToken | None = None,
    ) -> bytes:
        """Return the file of a list. `as_of`: the ISO day of a register's data; `leave_out`: rows with personal data are left out instead of refused.

        Raises UserError `shared-list-invalid`, `shared-list-personal` (params row, text, more).
        """
        cells = [[row.get(column, "").strip() for column in COLUMNS[kind]] for row in rows]
        body: dict[str, object] = {"title": title.strip(), "rows": cells}
        if kind == REGISTER:
            body["as_of"] = as_of
        _checked(kind, body)
        searched = tuple(map(tuple, cells))
        found = compute.run(child_tasks.personal_in_list, title, searched, kind, long=True, cancel=cancel)
        if found and not (leave_out and found[0][0] > 0):
            row, text = found[0]
            raise UserError("shared-list-personal", row=row, text=text, more=len(found) - 1)
        personal = {row - 1 for row, _ in found}
        body["rows"] = [row for place, row in enumerate(cells) if place not in personal]
        _checked(kind, body)
        issued = self._today()
        if not 1 <= days <= 400:
            raise UserError("shared-list-invalid", limit=MAX_ROWS[kind])
        sequence = int(self._vault.preferences.get(_SEQUENCE, 0)) + 1
        self._vault.preferences.set(_SEQUENCE, sequence)
        made = seal(Statement(kind, sequence, issued, issued + timedelta(days=days), body), self._key)
        if len(made) > LARGEST:
            raise UserError("shared-list-invalid", limit=MAX_ROWS[kind])
        return made

    def count(self, data: bytes) -> int:
        """Return the rows of a file that was just signed here. Raises UserError `signed-damaged`."""
        kind = next(one for one in COLUMNS if self._is_kind(data, self.own_key, one))
        said = open_statement(data, kind=kind, keys=frozenset({self.own_key}), today=date.min, limit=LARGEST)
        return len(said.body["rows"])

    def trust(self, key: str, name: str) -> None:
        """Take lists signed with `key` from now on, as those of `name`."""
        self._vault.preferences.set(_PUBLISHER + key, name.strip())

    def forget(self, key: str) -> None:
        """Take no more lists of `key`, and forget those that came."""
        for entry, stored in self._vault.preferences.with_prefix(_LIST).items():
            if stored["key"] == key:
                self._vault.preferences.set(_LIST + entry, None)
        self._vault.preferences.set(_PUBLISHER + key, None)

    def authors(self) -> dict[str, str]:
        """Return the names of trusted authors by key."""
        found = self._vault.preferences.with_prefix(_PUBLISHER)
        return {key: str(name) for key, name in found.items()}

    def signer(self, untrusted_bytes: bytes) -> str:
        """Return the key of whoever signed a file. Raises UserError `signed-damaged`, `signed-unknown` if nobody's signature holds."""
        found = signers(untrusted_bytes, LARGEST)
        if not found:
            raise UserError("signed-unknown")
        return found[0]

    def take(self, untrusted_bytes: bytes, use: Callable[[SharedList], object] | None = None) -> SharedList:
        """Keep the list in a file of a trusted author, once `use` did with it what else is done; where that raises, it is not kept.

        Raises UserError `signed-*`, `shared-list-invalid`, `shared-list-stranger`, and what `use` raises.
        """
        key = self.signer(untrusted_bytes)
        if key != self.own_key and key not in self.authors():
            raise UserError("shared-list-stranger", fingerprint=fingerprint(key))
        kind = next((one for one in COLUMNS if self._is_kind(untrusted_bytes, key, one)), "")
        if not kind:
            raise UserError("signed-other-kind")
        said = open_statement(untrusted_bytes, kind=kind, keys=frozenset({key}), today=self._today(), limit=LARGEST)
        rows = _checked(kind, said.body)
        title, count = str(said.body["title"]), len(rows)
        entry = _LIST + hashlib.sha256(f"{key}\0{kind}\0{title}".encode()).hexdigest()
        before = self._vault.preferences.get(entry)
        if before is not None and before["sequence"] > said.sequence:
            raise UserError("signed-older")
        stored = {
            "kind": kind,
            "title": title,
            "rows": [] if kind == REGISTER else [list(row) for row in rows],
            "as_of": str(said.body.get("as_of", "")),
            "count": count,
            "issued": said.issued.isoformat(),
            "expires": said.expires.isoformat(),
            "key": key,
            "sequence": said.sequence,
        }
        found = replace(self._shown(stored), rows=rows)
        if use is not None:
            use(found)
        self._vault.preferences.set(entry, stored)
        return found

    def lists(self) -> tuple[SharedList, ...]:
        """Return the lists that hold today, by title; what is over is deleted."""
        found = []
        for entry, stored in self._vault.preferences.with_prefix(_LIST).items():
            if date.fromisoformat(stored["expires"]) < self._today():
                self._vault.preferences.set(_LIST + entry, None)
            else:
                found.append(self._shown(stored))
        return tuple(sorted(found, key=lambda one: (one.kind, one.title, one.key)))

    def notes_on(self, employer: str) -> tuple[tuple[SharedList, tuple[str, ...]], ...]:
        """Return rows of employers' notes about `employer`, each with its list; names are compared without case and space."""
        wanted = _plain(employer)
        notes = [one for one in self.lists() if one.kind == NOTES]
        return tuple((one, row) for one in notes for row in one.rows if _plain(row[0]) == wanted)

    def _is_kind(self, untrusted_bytes: bytes, key: str, kind: str) -> bool:
        try:
            open_statement(untrusted_bytes, kind=kind, keys=frozenset({key}), today=date.min, limit=LARGEST)
        except UserError as error:
            if error.code == "signed-other-kind":
                return False
            raise
        return True

    def _shown(self, stored: Mapping[str, Any]) -> SharedList:
        rows = tuple(tuple(row) for row in stored["rows"])
        author = "" if stored["key"] == self.own_key else self.authors().get(stored["key"], "")
        days = (stored["issued"], stored["expires"])
        more = (str(stored.get("as_of", "")), int(stored.get("count", len(rows))))
        return SharedList(stored["kind"], stored["title"], rows, *days, stored["key"], author, *more)

    def _today(self) -> date:
        return self._clock().date()


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _checked(kind: str, body: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a list's body; raises UserError `shared-list-invalid`."""
    title, rows = body.get("title"), body.get("rows")
    if not (
        isinstance(title, str)
        and 0 < len(title) <= MAX_TITLE
        and isinstance(rows, list)
        and 0 < len(rows) <= MAX_ROWS[kind]
    ):
        raise UserError("shared-list-invalid", limit=MAX_ROWS[kind])
    if kind == REGISTER:
        try:
            date.fromisoformat(str(body.get("as_of")))
        except ValueError:
            raise UserError("shared-list-invalid", limit=MAX_ROWS[kind]) from None
    for row in rows:
        right = isinstance(row, list) and len(row) == len(COLUMNS[kind]) and all(map(_is_cell, row))
        if not right or not row[0]:
            raise UserError("shared-list-invalid", limit=MAX_ROWS[kind])
    return tuple(tuple(row) for row in rows)


def _is_cell(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) <= MAX_CELL and cell.isprintable()
