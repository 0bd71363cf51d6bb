"""Incidents and their files, stored as received. Adding to an incident is a ledger row; nothing is erased."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Final

from app.clock import Clock, to_iso
from app.domain.stored_records import Incident, IncidentFile
from app.errors import UserError
from app.vault.keys.macs import RecordMac
from app.vault.ledger import record_facts
from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_hashes import canonical, sha256, storable
from app.vault.search import full_text
from app.vault.store import blob_store
from app.vault.store.database import Database, Row, Value

_COLUMNS: Final = "id, created, kind, title, occurred, body"


class Incidents:
    """The incidents of one open vault."""

    def __init__(self, database: Database, ledger: Ledger, clock: Clock) -> None:
        self._db, self._ledger, self._clock = database, ledger, clock

    def add(self, kind: str, title: str, when: str, body: Mapping[str, object]) -> Incident:
        """Store an incident and its ledger row. `when` is the ISO date it surfaced."""
        title = storable(title)
        made = Incident(secrets.token_hex(8), to_iso(self._clock()), kind, title, when, body)
        text = canonical(body)
        with self._db.transaction() as sql:
            row: dict[str, Value] = {
                "id": made.id,
                "created": made.created,
                "kind": kind,
                "title": title,
                "occurred": when,
                "body": text,
            }
            sql.table("incidents").insert(row)
            self._ledger.append(
                "incident", {**record_facts.incident_facts(row), record_facts.RECORD: self._digest(made.id)}
            )
            full_text.index_row(self._db, "incident", made.id)
        return made

    def update(self, incident_id: str, title: str, body: Mapping[str, object]) -> None:
        """Store new knowledge about an incident; the ledger row holds the hash of the new body."""
        title, text = storable(title), canonical(body)
        with self._db.transaction() as sql:
            sql.table("incidents").update(self._seq(incident_id), {"title": title, "body": text})
            said = {"incident_id": incident_id, "title": title, "sha256": sha256(text.encode())}
            self._ledger.append(full_text.CHANGED, {**said, record_facts.RECORD: self._digest(incident_id)})
            full_text.index_changed(self._db, incident_id)

    def correct(self, incident_id: str, title: str, when: str, body: Mapping[str, object]) -> None:
        """Correct an incident. The ledger row, of the same kind as that of `update`, also holds the previous values.

        These are the title, the day and each part of the body that differs. Raises UserError `incident-unknown`.
        """
        title, text = storable(title), canonical(body)
        with self._db.transaction() as sql:
            known = self.get(incident_id)
            row = {"title": title, "occurred": when, "body": text}
            sql.table("incidents").update(self._seq(incident_id), row)
            assert known is not None, "it has a place"
            differing = [key for key in sorted({*known.body, *body}) if known.body.get(key) != body.get(key)]
            before = {"title": known.title, "when": known.when, **{key: known.body.get(key) for key in differing}}
            said = {"incident_id": incident_id, "title": title, "when": when, "before": before}
            said |= {"sha256": sha256(text.encode()), record_facts.RECORD: self._digest(incident_id)}
            self._ledger.append(full_text.CHANGED, said)
            full_text.index_changed(self._db, incident_id)

    def add_file(self, incident_id: str, name: str, data: bytes, media_type: str = "") -> IncidentFile:
        """Store a file with an incident. Raises UserError `incident-unknown` or `incident-file-exists`."""
        name = storable(name)
        with self._db.transaction() as sql:
            self._seq(incident_id)
            if self.file_bytes(incident_id, name) is not None:
                raise UserError("incident-file-exists", name=name)
            file = IncidentFile(name, blob_store.store_blob(self._db, data), len(data), media_type)
            row = {"name": name, "sha256": file.sha256, "size": file.size, "media_type": media_type}
            sql.table("incident_files").insert({"incident_id": incident_id, **row})
            self._ledger.append("incident-file", {"incident_id": incident_id, **row})
        return file

    def get(self, incident_id: str) -> Incident | None:
        """Return the incident with that id."""
        query = f"SELECT {_COLUMNS} FROM incidents WHERE id = ?"
        return next(iter(self._db.fetch_as(self._incident, query, [incident_id])), None)

    def all(self, *, without: str = "") -> list[Incident]:
        """List every incident, newest first; without one key of its body, for lists that need no long text."""
        columns = _COLUMNS.replace("body", "json_remove(body, ?)") if without else _COLUMNS
        query = f"SELECT {columns} FROM incidents ORDER BY seq DESC"
        return self._db.fetch_as(self._incident, query, [f'$."{without}"'] if without else [])

    def file_bytes(self, incident_id: str, name: str) -> bytes | None:
        """Return the exact bytes of one file."""
        row = self._db.fetch_one(
            "SELECT sha256 FROM incident_files WHERE incident_id = ? AND name = ?", [incident_id, name]
        )
        return blob_store.get(self._db, str(row[0])) if row else None

    def _digest(self, incident_id: str) -> str:
        """Return the digest of an incident as stored now."""
        names = record_facts.INCIDENT
        row = self._db.fetch_one(f"SELECT {', '.join(names)} FROM incidents WHERE id = ?", [incident_id])
        return RecordMac(self._db).of("incident", record_facts.record_text(dict(zip(names, row, strict=True)), names))

    def _seq(self, incident_id: str) -> int:
        row = self._db.fetch_one("SELECT seq FROM incidents WHERE id = ?", [incident_id])
        if not row:
            raise UserError("incident-unknown", incident=incident_id)
        return int(str(row[0]))

    def _incident(self, row: Row) -> Incident:
        identifier, created, kind, title, when, body = (str(part) for part in row)
        files = self._db.execute(
            "SELECT name, sha256, size, media_type FROM incident_files WHERE incident_id = ? ORDER BY name",
            [identifier],
        )
        kept = tuple(IncidentFile(str(file[0]), str(file[1]), int(str(file[2])), str(file[3])) for file in files)
        return Incident(identifier, created, kind, title, when, json.loads(body), kept)
