"""Stored check cards: the dated result and the original it rests on. A card is never changed."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Final

from app.clock import Clock, to_iso
from app.domain.stored_records import CheckHeading, StoredCheck
from app.vault.keys.macs import RecordMac
from app.vault.ledger import record_facts
from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_hashes import canonical, storable
from app.vault.search import full_text
from app.vault.store import blob_store
from app.vault.store.database import Database, Row, Value

_COLUMNS: Final = "id, created, title, organisation, source_name, source_sha256, card"


class Checks:
    """The check cards of one open vault."""

    def __init__(self, database: Database, ledger: Ledger, clock: Clock) -> None:
        self._db, self._ledger, self._clock = database, ledger, clock

    def add(
        self,
        card: Mapping[str, object],
        source_name: str = "",
        source: bytes = b"",
        *,
        title: str = "",
        organisation: str = "",
        created: str = "",
        pictures: Iterable[bytes] = (),
    ) -> str:
        """Store a card, the exact bytes it was made from, the `pictures` its lines refer to, and a ledger row; returns its id.

        `created` is when the card was made (ISO 8601; empty: now), which may be some time before it is stored.
        The row names every picture of the card that is stored: one that an older version only noted is not.
        """
        title, organisation, source_name = storable(title), storable(organisation), storable(source_name)
        identifier, card_text = secrets.token_hex(8), canonical(card)
        with self._db.transaction() as sql:
            original = blob_store.store_blob(self._db, source) if source else ""
            for picture in pictures:
                blob_store.store_blob(self._db, picture)
            kept = [one for one in pictures_of(card) if blob_store.has(self._db, one)]
            row: dict[str, Value] = {
                "id": identifier,
                "created": created or to_iso(self._clock()),
                "title": title,
                "organisation": organisation,
                "source_name": source_name,
                "source_sha256": original,
                "card": card_text,
            }
            sql.table("checks").insert(row)
            digest = RecordMac(self._db).of("check", record_facts.record_text(row, record_facts.CHECK))
            body = {**record_facts.check_facts(row), record_facts.RECORD: digest}
            self._ledger.append("check", body | ({"pictures": kept} if kept else {}))
            full_text.index_row(self._db, "check", identifier)
        return identifier

    def get(self, check_id: str) -> StoredCheck | None:
        """Return the card with that id."""
        return next(iter(self._db.fetch_as(_check, f"SELECT {_COLUMNS} FROM checks WHERE id = ?", [check_id])), None)

    def all(self) -> list[StoredCheck]:
        """List every card, newest first."""
        return self._db.fetch_as(_check, f"SELECT {_COLUMNS} FROM checks ORDER BY seq DESC")

    def headings(self) -> list[CheckHeading]:
        """List the heading of every check, newest first, without reading cards."""
        rows = self._db.execute("SELECT id, created, title, organisation FROM checks ORDER BY seq DESC")
        return [CheckHeading(*map(str, row)) for row in rows]

    def latest(self) -> list[CheckHeading]:
        """List the heading of the newest check of each original, newest first.

        A correction or a later note is a check of the same original, and so is the same posting checked again.
        """
        newest = "SELECT max(seq) FROM checks GROUP BY CASE source_sha256 WHEN '' THEN id ELSE source_sha256 END"
        query = f"SELECT id, created, title, organisation FROM checks WHERE seq IN ({newest}) ORDER BY seq DESC"
        return [CheckHeading(*map(str, row)) for row in self._db.execute(query)]

    def with_critical_signs(self, check_ids: Iterable[str]) -> frozenset[str]:
        """Return which of these cards hold a critical signal."""
        wanted = list(check_ids)
        if not wanted:
            return frozenset()
        found = self._db.execute(
            "SELECT c.id FROM checks c JOIN json_each(?) wanted ON wanted.value = c.id WHERE EXISTS (SELECT 1"
            " FROM json_each(c.card, '$.signals') s WHERE json_extract(s.value, '$.severity') = 'critical')",
            [json.dumps(wanted)],
        )
        return frozenset(str(row[0]) for row in found)

    def organisations(self) -> list[tuple[str, str]]:
        """List id and organisation of every card that names one, newest first, without reading cards."""
        rows = self._db.execute("SELECT id, organisation FROM checks WHERE organisation <> '' ORDER BY seq DESC")
        return [(str(row[0]), str(row[1])) for row in rows]

    def source(self, check_id: str) -> bytes | None:
        """Return the exact bytes the card was made from, if stored."""
        stored = self.get(check_id)
        return blob_store.get(self._db, stored.source_sha256) if stored and stored.source_sha256 else None

    def has_picture(self, digest: str) -> bool:
        """Return True if the picture that a line refers to is stored."""
        return blob_store.has(self._db, digest)

    def picture(self, digest: str) -> bytes | None:
        """Return the exact bytes of a picture that a line refers to, if stored."""
        return blob_store.get(self._db, digest)


def pictures_of(card: Mapping[str, object]) -> dict[str, str]:
    """Return hash → name of the pictures that the lines of a card (of any shape) refer to."""
    groups = card.get("card")
    found: dict[str, str] = {}
    for lines in groups.values() if isinstance(groups, Mapping) else ():
        for line in lines if isinstance(lines, list | tuple) else ():
            told = line.get("params") if isinstance(line, Mapping) else None
            if isinstance(told, Mapping) and isinstance(digest := told.get("picture_sha256"), str) and digest:
                found[digest] = str(told.get("picture", ""))
    return found


def _check(row: Row) -> StoredCheck:
    identifier, created, title, organisation, source_name, digest, card = (str(part) for part in row)
    return StoredCheck(identifier, created, title, organisation, source_name, digest, json.loads(card))
