"""Recipients of copies. Two recipients never share a name (compared NFKC, case-folded)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.clock import Clock, to_iso
from app.domain.copies import Recipient, RecipientKind
from app.errors import UserError
from app.text.printable import proper_name
from app.vault.keys.macs import recipient_digest
from app.vault.ledger import record_facts
from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_hashes import storable
from app.vault.search import full_text
from app.vault.store import copies
from app.vault.store.database import Database, Row, Value

if TYPE_CHECKING:
    from app.vault.ledger.ledger_view import LedgerView

CHANGED: Final = "recipient-changed"
_COLUMNS: Final = "id, name, kind, domains, created, notes"


def _no_caution(_name: str) -> Mapping[str, str]:
    return {}


class Recipients:
    """The recipients of one open vault."""

    def __init__(self, database: Database, ledger: Ledger, clock: Clock, record: LedgerView) -> None:
        self._db, self._ledger, self._clock, self._ledger_view = database, ledger, clock, record
        self.offered: tuple[str, ...] = ()
        """Names that are offered though no copy went to them yet: a caseload sets those whom a student's consent names."""
        self.caution: Callable[[str], Mapping[str, str]] = _no_caution
        """Name → what is to be known of a recipient before a copy is made, by language: a caseload sets what its check card says."""

    def add(self, name: str, kind: RecipientKind, domains: Sequence[str] = (), notes: str = "") -> Recipient:
        """Store a new recipient. Raises UserError `recipient-name-empty` or `recipient-exists`."""
        name, notes = storable(proper_name(name)), storable(notes)
        if not name:
            raise UserError("recipient-name-empty")
        made = Recipient(secrets.token_hex(8), name, kind, tuple(domains), to_iso(self._clock()), notes)
        with self._db.transaction() as sql:
            if self.by_name(name) is not None:
                raise UserError("recipient-exists", name=name)
            sql.table("recipients").insert({"id": made.id, "created": made.created, **_values(made)})
            full_text.index_row(self._db, "recipient", made.id)
        return made

    def update(self, recipient: Recipient) -> None:
        """Store changed name, kind, domains or notes; the copies are found by the new ones from now on.

        Once the ledger speaks of them, the correction is a further row that says what was and what is. Raises UserError
        `recipient-name-empty`, `recipient-exists` or `recipient-unknown`."""
        name = storable(proper_name(recipient.name))
        if not name:
            raise UserError("recipient-name-empty")
        recipient = replace(recipient, name=name, notes=storable(recipient.notes))
        with self._db.transaction() as sql:
            before = self.get(recipient.id)
            other = self.by_name(recipient.name)
            if other is not None and other.id != recipient.id:
                raise UserError("recipient-exists", name=recipient.name)
            row = self._db.fetch_one("SELECT seq FROM recipients WHERE id = ?", [recipient.id])
            if not row or before is None:
                raise UserError("recipient-unknown", name=recipient.name)
            if before == recipient:
                return
            sql.table("recipients").update(int(str(row[0])), _values(recipient))
            if self.is_in_ledger(recipient.id):
                said = {
                    when: record_facts.recipient_facts(_values(one))
                    for when, one in (("before", before), ("after", recipient))
                }
                digest = self.digest(recipient.id)
                self._ledger.append(
                    CHANGED, {"recipient_id": recipient.id, **said, record_facts.RECIPIENT_RECORD: digest}
                )
            full_text.index_row(self._db, "recipient", recipient.id)
            copies.reindex_recipient(self._db, recipient.id)

    def get(self, recipient_id: str) -> Recipient | None:
        """Return the recipient with that id."""
        return self._one("id = ?", recipient_id)

    def by_name(self, name: str) -> Recipient | None:
        """Return the recipient with that name, however it is typed (full width, case, spaces)."""
        return self._one("name_key = ?", full_text.name_key(proper_name(name)))

    def all(self) -> list[Recipient]:
        """List every recipient in the order added."""
        return self._ledger_view.recipients(
            self._db.fetch_as(_recipient, f"SELECT {_COLUMNS} FROM recipients ORDER BY seq")
        )

    def digest(self, recipient_id: str) -> str:
        """Return the digest of a recipient as stored now, for a ledger row that mentions it."""
        return recipient_digest(self._db, recipient_id)

    def is_in_ledger(self, recipient_id: str) -> bool:
        """Return True if a copy went to them, or the ledger records what they got before the program."""
        return bool(
            self._db.fetch_one("SELECT 1 FROM copies WHERE recipient_id = ?", [recipient_id])
            or self._db.fetch_one(
                "SELECT 1 FROM ledger WHERE kind != ? AND json_extract(body, '$.recipient_id') = ?",
                [CHANGED, recipient_id],
            )
        )

    def erase(self, recipient_id: str) -> None:
        """Erase a recipient who never got anything; others are left alone (the ledger mentions them)."""
        with self._db.transaction() as sql:
            row = self._db.fetch_one("SELECT seq FROM recipients WHERE id = ?", [recipient_id])
            if row and not self.is_in_ledger(recipient_id):
                full_text.remove_row(self._db, "recipient", int(str(row[0])))
                sql.table("recipients").delete(int(str(row[0])))

    def _one(self, where: str, value: str) -> Recipient | None:
        found = self._db.fetch_as(_recipient, f"SELECT {_COLUMNS} FROM recipients WHERE {where}", [value])
        return next(iter(self._ledger_view.recipients(found)), None)

    def reindex(self, recipient_id: str) -> None:
        """Re-index the recipient, including the notes about their dates, in the caller's transaction."""
        full_text.index_row(self._db, "recipient", recipient_id)


def _values(recipient: Recipient) -> dict[str, Value]:
    return {
        "name": recipient.name,
        "name_key": full_text.name_key(recipient.name),
        "kind": str(recipient.kind),
        "domains": json.dumps(list(recipient.domains), ensure_ascii=False),
        "notes": recipient.notes,
    }


def _recipient(row: Row) -> Recipient:
    identifier, name, kind, domains, created, notes = row
    return Recipient(
        str(identifier),
        str(name),
        RecipientKind(str(kind)),
        tuple(json.loads(str(domains))),
        str(created),
        str(notes),
    )
