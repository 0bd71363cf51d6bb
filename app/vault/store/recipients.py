"""Who receives copies. Two recipients never share a name (compared NFKC, case-folded)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.clock import Clock, to_iso
from app.domain.copies import Recipient, RecipientKind
from app.errors import UserError
from app.text.printable import proper_name
from app.vault.keys.macs import recipient_digest
from app.vault.ledger import record_facts
from app.vault.ledger.canonical_json import storable
from app.vault.ledger.chain import Ledger
from app.vault.search import full_text
from app.vault.store import copies
from app.vault.store.database import Database, Row, Value

if TYPE_CHECKING:
    from app.vault.ledger.record import Record

CHANGED: Final = "recipient-changed"
_COLUMNS: Final = "id, name, kind, domains, created, notes"


class Recipients:
    """The recipients of one open vault."""

    def __init__(self, database: Database, ledger: Ledger, clock: Clock, record: Record) -> None:
        self._db, self._ledger, self._clock, self._told = database, ledger, clock, record

    def add(self, name: str, kind: RecipientKind, domains: Sequence[str] = (), notes: str = "") -> Recipient:
        """Store a new one. Raises UserError `recipient-name-empty` or `recipient-exists`."""
        name, notes = storable(proper_name(name)), storable(notes)
        if not name:
            raise UserError("recipient-name-empty")
        made = Recipient(secrets.token_hex(8), name, kind, tuple(domains), to_iso(self._clock()), notes)
        with self._db.transaction() as sql:
            if self.by_name(name) is not None:
                raise UserError("recipient-exists", name=name)
            sql.table("recipients").insert({"id": made.id, "created": made.created, **_values(made)})
            full_text.index(self._db, "recipient", made.id)
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
            row = self._db.one("SELECT seq FROM recipients WHERE id = ?", [recipient.id])
            if not row or before is None:
                raise UserError("recipient-unknown", name=recipient.name)
            if before == recipient:
                return
            sql.table("recipients").update(int(str(row[0])), _values(recipient))
            if self.is_spoken_of(recipient.id):
                said = {
                    when: record_facts.recipient_facts(_values(one))
                    for when, one in (("before", before), ("after", recipient))
                }
                digest = self.digest(recipient.id)
                self._ledger.append(
                    CHANGED, {"recipient_id": recipient.id, **said, record_facts.RECIPIENT_RECORD: digest}
                )
            full_text.index(self._db, "recipient", recipient.id)
            copies.index(self._db, recipient.id)

    def get(self, recipient_id: str) -> Recipient | None:
        """The one with that id."""
        return self._one("id = ?", recipient_id)

    def by_name(self, name: str) -> Recipient | None:
        """The one with that name, however it is typed (full width, case, spaces)."""
        return self._one("name_key = ?", full_text.normal(proper_name(name)))

    def all(self) -> list[Recipient]:
        """Every recipient in the order added."""
        return self._told.recipients(self._db.made(_recipient, f"SELECT {_COLUMNS} FROM recipients ORDER BY seq"))

    def digest(self, recipient_id: str) -> str:
        """The digest of a recipient as it is stored now, for a ledger row that speaks of it."""
        return recipient_digest(self._db, recipient_id)

    def is_spoken_of(self, recipient_id: str) -> bool:
        """Whether a copy went to them, or the ledger says what they got before the program."""
        return bool(
            self._db.one("SELECT 1 FROM copies WHERE recipient_id = ?", [recipient_id])
            or self._db.one(
                "SELECT 1 FROM ledger WHERE kind != ? AND json_extract(body, '$.recipient_id') = ?",
                [CHANGED, recipient_id],
            )
        )

    def erase(self, recipient_id: str) -> None:
        """Erase one who never got anything; others are left alone (the ledger speaks of them)."""
        with self._db.transaction() as sql:
            row = self._db.one("SELECT seq FROM recipients WHERE id = ?", [recipient_id])
            if row and not self.is_spoken_of(recipient_id):
                full_text.remove(self._db, "recipient", int(str(row[0])))
                sql.table("recipients").delete(int(str(row[0])))

    def _one(self, where: str, value: str) -> Recipient | None:
        found = self._db.made(_recipient, f"SELECT {_COLUMNS} FROM recipients WHERE {where}", [value])
        return next(iter(self._told.recipients(found)), None)

    def reindex(self, recipient_id: str) -> None:
        """Find the recipient by what is noted about their dates as well; in the caller's transaction."""
        full_text.index(self._db, "recipient", recipient_id)


def _values(recipient: Recipient) -> dict[str, Value]:
    return {
        "name": recipient.name,
        "name_key": full_text.normal(recipient.name),
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
