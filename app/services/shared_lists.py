"""Lists that counsellors hand to each other: employers of a fair, notes on employers. Signed, dated, expiring; no personal data.

A list is a signed statement (docs/formats/signed-statement.md) of the kind `fair-list` or `employer-notes`. It is signed with the caseload's
own key. Whoever reads one decides once whose key it is, after comparing the fingerprint in person or by telephone. An expired list is
shown no longer; a newer one of the same author and title takes the place of the older.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.caseload import keys
from app.clock import Clock, system_clock
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.updates.signed import FORMAT, Statement, open_statement, seal, signers
from app.vault.vault import Vault

LARGEST: Final = 2_000_000
"""Bytes of a list at most."""
MAX_ROWS: Final = 2_000
MAX_CELL: Final = 500
MAX_TITLE: Final = 100
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "fair-list": ("recipient", "kind", "domain"),
    "employer-notes": ("employer", "note", "source", "date"),
}
"""Columns by kind; the first one is never empty."""
_PERSONAL: Final = frozenset(
    {Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.ADDRESS, Kind.BIRTH, Kind.ID_NUMBER, Kind.REFEREE}
)
_LIST: Final = "shared-list:"
_PUBLISHER: Final = "shared-list-publisher:"
_SEQUENCE: Final = "shared-list-sequence"


@dataclass(frozen=True, slots=True)
class SharedList:
    """A list as it was signed: `key` is its author's (hexadecimal), `author` what the person here calls them, `rows` as COLUMNS says."""

    kind: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    issued: str
    expires: str
    key: str
    author: str = ""


def fingerprint(key: str) -> str:
    """Return what two people read to each other to compare a key (hexadecimal)."""
    return keys.fingerprint(bytes.fromhex(key))


def personal_data(rows: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Return (row from 1, text) of personal data that the detectors find in a list."""
    from app.redact.scan import scan

    return [
        (number, span.text)
        for number, row in enumerate(rows, 1)
        for cell in row
        for span in scan(cell)
        if span.kind in _PERSONAL
    ]


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

    def sign(self, kind: str, title: str, rows: Sequence[Mapping[str, str]], days: int) -> bytes:
        """Return the file of a list. Raises UserError `shared-list-invalid`, `shared-list-personal` (params row, text, more)."""
        cells = [[row.get(column, "").strip() for column in COLUMNS[kind]] for row in rows]
        body = {"title": title.strip(), "rows": cells}
        _checked(kind, body)
        if found := personal_data([[title], *cells]):
            row, text = found[0]
            raise UserError("shared-list-personal", row=row - 1, text=text, more=len(found) - 1)
        issued = self._today()
        if not 1 <= days <= 400:
            raise UserError("shared-list-invalid")
        sequence = int(self._vault.preferences.get(_SEQUENCE, 0)) + 1
        self._vault.preferences.set(_SEQUENCE, sequence)
        return seal(Statement(kind, sequence, issued, issued + timedelta(days=days), body), self._key)

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

    def take(self, untrusted_bytes: bytes) -> SharedList:
        """Keep the list in a file of a trusted author. Raises UserError `signed-*`, `shared-list-invalid`, `shared-list-stranger`."""
        key = self.signer(untrusted_bytes)
        if key != self.own_key and key not in self.authors():
            raise UserError("shared-list-stranger", fingerprint=fingerprint(key))
        kind = next((one for one in COLUMNS if self._is_kind(untrusted_bytes, key, one)), "")
        if not kind:
            raise UserError("signed-other-kind")
        said = open_statement(untrusted_bytes, kind=kind, keys=frozenset({key}), today=self._today(), limit=LARGEST)
        rows = _checked(kind, said.body)
        title = str(said.body["title"])
        entry = _LIST + hashlib.sha256(f"{key}\0{kind}\0{title}".encode()).hexdigest()
        before = self._vault.preferences.get(entry)
        if before is not None and before["sequence"] > said.sequence:
            raise UserError("signed-older")
        stored = {
            "kind": kind,
            "title": title,
            "rows": [list(row) for row in rows],
            "issued": said.issued.isoformat(),
            "expires": said.expires.isoformat(),
            "key": key,
            "sequence": said.sequence,
        }
        self._vault.preferences.set(entry, stored)
        return self._shown(stored)

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
        notes = [one for one in self.lists() if one.kind == "employer-notes"]
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
        return SharedList(
            stored["kind"], stored["title"], rows, stored["issued"], stored["expires"], stored["key"], author
        )

    def _today(self) -> date:
        return self._clock().date()


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _checked(kind: str, body: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a list's body; raises UserError `shared-list-invalid`."""
    title, rows = body.get("title"), body.get("rows")
    if not (
        isinstance(title, str) and 0 < len(title) <= MAX_TITLE and isinstance(rows, list) and 0 < len(rows) <= MAX_ROWS
    ):
        raise UserError("shared-list-invalid")
    for row in rows:
        right = isinstance(row, list) and len(row) == len(COLUMNS[kind]) and all(map(_is_cell, row))
        if not right or not row[0]:
            raise UserError("shared-list-invalid")
    return tuple(tuple(row) for row in rows)


def _is_cell(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) <= MAX_CELL and cell.isprintable()
