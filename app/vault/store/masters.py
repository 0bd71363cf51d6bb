"""Versions of the master résumé. A version is never changed: an edit is a new version, with a ledger row."""

from __future__ import annotations

from typing import Final

from app.clock import Clock, to_iso
from app.domain.copies import MasterVersion
from app.vault.keys.macs import RecordMac
from app.vault.ledger import record_facts
from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_hashes import storable
from app.vault.store.database import Database, Row, Value

_COLUMNS: Final = "master, number, created, document, note"


class Masters:
    """The master résumés of one open vault."""

    def __init__(self, database: Database, ledger: Ledger, clock: Clock) -> None:
        self._db, self._ledger, self._clock = database, ledger, clock

    def add(self, master: str, document: str, note: str = "") -> MasterVersion:
        """Store the next version of `master` and its ledger row."""
        master, document, note = storable(master), storable(document), storable(note)
        with self._db.transaction() as sql:
            last = self._db.fetch_one("SELECT max(number) FROM masters WHERE master = ?", [master])[0]
            version = MasterVersion(master, int(str(last or 0)) + 1, to_iso(self._clock()), document, note)
            row: dict[str, Value] = {
                "master": master,
                "number": version.number,
                "created": version.created,
                "note": note,
                "document": document,
            }
            sql.table("masters").insert(row)
            digest = RecordMac(self._db).of("master", record_facts.record_text(row, record_facts.MASTER))
            self._ledger.append("master", {**record_facts.master_facts(row), record_facts.RECORD: digest})
        return version

    def latest(self, master: str) -> MasterVersion | None:
        """Return the newest version."""
        query = f"SELECT {_COLUMNS} FROM masters WHERE master = ? ORDER BY number DESC LIMIT 1"
        return next(iter(self._db.fetch_as(_version, query, [master])), None)

    def get(self, master: str, number: int) -> MasterVersion | None:
        """Return one version."""
        query = f"SELECT {_COLUMNS} FROM masters WHERE master = ? AND number = ?"
        return next(iter(self._db.fetch_as(_version, query, [master, number])), None)

    def versions(self, master: str) -> list[MasterVersion]:
        """List every version, oldest first."""
        query = f"SELECT {_COLUMNS} FROM masters WHERE master = ? ORDER BY number"
        return self._db.fetch_as(_version, query, [master])

    def names(self) -> list[str]:
        """List the names of the résumés in the order they were first added."""
        rows = self._db.execute("SELECT master FROM masters GROUP BY master ORDER BY min(seq)")
        return [str(row[0]) for row in rows]


def _version(row: Row) -> MasterVersion:
    master, number, created, document, note = row
    return MasterVersion(str(master), int(str(number)), str(created), str(document), str(note))
