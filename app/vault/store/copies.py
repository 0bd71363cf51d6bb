"""The copies that were made, with their exact bytes. Only `path` and `voided` ever change; voiding has a ledger row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from app.domain.copies import CopyFile, CopyRecord
from app.domain.policy import Withheld
from app.domain.sensitivity import Kind, Operator, Stage
from app.domain.stored_records import AssignedCopy
from app.errors import UserError
from app.vault.keys.macs import RecordMac, recipient_digest
from app.vault.ledger import record_facts
from app.vault.ledger.chain import Ledger
from app.vault.ledger.row_hashes import canonical, sha256
from app.vault.search import full_text
from app.vault.store import blob_store
from app.vault.store.database import Database, Row, Value, damaged_error

if TYPE_CHECKING:
    from app.vault.ledger.ledger_view import LedgerView

_COLUMNS: Final = (
    "c.copy_id, c.reference, c.recipient_id, c.stage, d.policy, c.master, c.master_version, c.created, c.channel,"
    " d.disclosed, d.withheld, c.assignment, c.spec_version, c.aliases, c.check_id, c.voided"
)
_FROM: Final = "FROM copies c JOIN copy_details d USING (copy_id)"


class Copies:
    """The copies of one open vault."""

    def __init__(self, database: Database, ledger: Ledger, record: LedgerView) -> None:
        self._db, self._ledger, self._ledger_view = database, ledger, record
        self.before_add: Callable[[str], None] = _nothing
        """Raises UserError where no copy may go to the recipient of that name: a caseload sets it for students, who consent to some."""
        self.names_tell_recipient = False
        """True if the usual name of a copy's files tells the recipient: a caseload sets it, where somebody else hands the copies over."""

    def _recipient(self, recipient_id: str) -> Row:
        found = self._db.fetch_one("SELECT name, kind FROM recipients WHERE id = ?", [recipient_id])
        if not found:
            raise UserError("recipient-unknown", name=recipient_id)
        return found

    def add(
        self,
        record: CopyRecord,
        files: Sequence[tuple[CopyFile, bytes]],
        layout: Mapping[str, str] | None = None,
    ) -> None:
        """Store the record, the exact bytes and the ledger row, all or nothing; `layout` (theme, density, paper, pages) is told there alone.

        Raises ValueError when a file's hash or size is not that of its bytes, UserError `recipient-unknown`,
        `master-unknown` or `reference-taken`, and what `before_add` raises.
        """
        self.before_add(str(self._recipient(record.recipient_id)[0]))
        for file, data in files:
            if file.sha256 != sha256(data) or file.size != len(data):
                raise ValueError(f"hash or size of the {file.format} file is not that of its bytes")
        with self._db.transaction() as sql:
            recipient = self._recipient(record.recipient_id)
            self._require(record)
            copy, details = _rows(record)
            sql.table("copies").insert(copy)
            sql.table("copy_details").insert(details)
            written = [_file_values(file) for file, _ in files]
            for values, (_, data) in zip(written, files, strict=True):
                blob_store.store_blob(self._db, data)
                sql.table("copy_files").insert({"copy_id": record.copy_id, **values})
            columns = {**copy, **details}
            body = record_facts.copy_facts(columns, written)
            body |= {"recipient": recipient[0], "recipient_kind": recipient[1]}
            body |= {record_facts.LAYOUT: dict(layout)} if layout else {}
            body |= {record_facts.RECORD: RecordMac(self._db).of("copy", record_facts.copy_text(columns, written))}
            self._ledger.append(
                "copy", body | {record_facts.RECIPIENT_RECORD: recipient_digest(self._db, record.recipient_id)}
            )
            full_text.index_row(self._db, "copy", record.copy_id)

    def all(self) -> list[CopyRecord]:
        """List every copy, newest first, without bytes."""
        files: dict[str, list[CopyFile]] = {}
        query = "SELECT copy_id, format, name, sha256, size, path FROM copy_files ORDER BY copy_id, format"
        for copy_id, file in self._db.fetch_as(lambda row: (str(row[0]), _file(row[1:])), query):
            files.setdefault(copy_id, []).append(file)
        query = f"SELECT {_COLUMNS} {_FROM} ORDER BY c.seq DESC"
        return self._ledger_view.copies(self._db.fetch_as(lambda row: _record(row, files.get(str(row[0]), [])), query))

    def get(self, copy_id: str) -> CopyRecord | None:
        """Return the copy with that id."""
        return self._find("c.copy_id = ?", copy_id)

    def by_reference(self, reference: str) -> CopyRecord | None:
        """Return the copy with that reference (case and surrounding spaces are ignored)."""
        return self._find("c.reference = ?", reference.strip().upper())

    def for_recipient(self, recipient_id: str) -> list[CopyRecord]:
        """List the copies one recipient got, newest first."""
        others = self._ledger_view.copies_reassigned_to(
            recipient_id
        )  # their ledger rows name it, the table somebody else
        places = ", ".join("?" * (1 + len(others)))
        query = f"SELECT {_COLUMNS} {_FROM} WHERE c.recipient_id = ? OR c.copy_id IN ({places}) ORDER BY c.seq DESC"
        found = self._db.fetch_as(
            lambda row: _record(row, self._files(str(row[0]))), query, [recipient_id, "", *others]
        )
        return [copy for copy in self._ledger_view.copies(found) if copy.recipient_id == recipient_id]

    def sequence_number(self, copy_id: str) -> int:
        """Return the copy's number in the order of making (of two copies of one second the later has the higher); 0: none."""
        row = self._db.fetch_one("SELECT seq FROM copies WHERE copy_id = ?", [copy_id])
        return int(str(row[0])) if row else 0

    def file_bytes(self, copy_id: str, file_format: str) -> bytes:
        """Return the exact bytes handed over. Raises UserError `copy-file-unknown` or `vault-damaged`."""
        row = self._db.fetch_one(
            "SELECT f.sha256, b.data FROM copy_files f JOIN blobs b USING (sha256)"
            " WHERE f.copy_id = ? AND f.format = ?",
            [copy_id, file_format],
        )
        if not row:
            raise UserError("copy-file-unknown", format=file_format)
        digest, data = row
        if (
            not isinstance(data, bytes)
            or sha256(data) != digest
            or self._ledger_view.file_differs(copy_id, file_format, digest)
        ):
            raise UserError("vault-damaged", path=str(self._db.path))
        return data

    def require_release(self, copy_id: str) -> None:
        """Raise what `before_add` raises where no copy may go to the recipient of this one now: its files leave under the terms of a new copy."""
        record = self.get(copy_id)
        if record is not None:
            self.before_add(str(self._recipient(record.recipient_id)[0]))

    def layout(self, copy_id: str) -> dict[str, str]:
        """Return theme, density, paper and pages of a copy as its ledger row tells them; empty where an older program made it."""
        for entry in self._ledger.entries(kind="copy", newest_first=True):
            if entry.body.get("copy_id") == copy_id:
                found = entry.body.get(record_facts.LAYOUT)
                return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
        return {}

    def set_path(self, copy_id: str, file_format: str, path: str) -> None:
        """Store where a file was last written."""
        with self._db.transaction() as sql:
            if not self._db.fetch_one(
                "SELECT 1 FROM copy_files WHERE copy_id = ? AND format = ?", [copy_id, file_format]
            ):
                raise UserError("copy-file-unknown", format=file_format)
            sql.table("copy_files").update((copy_id, file_format), {"path": path})

    def last_paths(self, count: int) -> list[str]:
        """List where the files of the newest copies were written, at most `count`."""
        rows = self._db.execute(
            "SELECT f.path FROM copies c JOIN copy_files f USING (copy_id) WHERE f.path != '' ORDER BY c.seq DESC LIMIT ?",
            [count],
        )
        return [str(row[0]) for row in rows]

    def assigned(self, master: str) -> list[AssignedCopy]:
        """List every marked copy of one master as attribution needs it, oldest first; fast for 100,000.

        Copies without marks (specification 0: ID scans) are not among them.
        """
        rows = self._db.execute(
            "SELECT copy_id, reference, master, master_version, spec_version, assignment, aliases, recipient_id,"
            " created, voided FROM copies WHERE master = ? AND spec_version > 0 ORDER BY seq",
            [master],
        )
        try:  # one call: 100,000 of them would be slow
            aliases = json.loads(f"[{','.join([str(row[6]) for row in rows])}]")
            found = [AssignedCopy._make((*row[:6], given, *row[7:])) for row, given in zip(rows, aliases, strict=True)]
        except (ValueError, RecursionError) as error:
            raise damaged_error(self._db.path, "aliases") from error
        return self._ledger_view.assigned(master, found)

    def count(self) -> int:
        """Count the copies."""
        return int(str(self._db.fetch_one("SELECT count(*) FROM copies")[0]))

    def void(self, copy_id: str, reason: str) -> None:
        """Mark a copy as void because of `reason`: a new ledger row; nothing is erased."""
        with self._db.transaction() as sql:
            row = self._db.fetch_one("SELECT seq, reference FROM copies WHERE copy_id = ?", [copy_id])
            if not row:
                raise UserError("copy-unknown", reference=copy_id)
            sql.table("copies").update(int(str(row[0])), {"voided": reason or "voided"})
            self._ledger.append("copy-voided", {"copy_id": copy_id, "reference": row[1], "reason": reason})
            full_text.index_row(self._db, "copy", copy_id)

    def _require(self, record: CopyRecord) -> None:
        if not self._db.fetch_one(
            "SELECT 1 FROM masters WHERE master = ? AND number = ?", [record.master, record.master_version]
        ):
            raise UserError("master-unknown", master=record.master, number=record.master_version)
        if self._db.fetch_one(
            "SELECT 1 FROM copies WHERE reference = ? OR copy_id = ?", [record.reference, record.copy_id]
        ):
            raise UserError("reference-taken", reference=record.reference)

    def _find(self, where: str, value: str) -> CopyRecord | None:
        query = f"SELECT {_COLUMNS} {_FROM} WHERE {where}"
        found = self._db.fetch_as(lambda row: _record(row, self._files(str(row[0]))), query, [value])
        return next(iter(self._ledger_view.copies(found)), None)

    def _files(self, copy_id: str) -> list[CopyFile]:
        query = "SELECT format, name, sha256, size, path FROM copy_files WHERE copy_id = ? ORDER BY format"
        return self._db.fetch_as(_file, query, [copy_id])


def reindex_recipient(database: Database, recipient_id: str) -> None:
    """Re-index a recipient's copies by its present name and domains, in the caller's transaction."""
    for (copy_id,) in database.execute("SELECT copy_id FROM copies WHERE recipient_id = ?", [recipient_id]):
        full_text.index_row(database, "copy", str(copy_id))


def _rows(record: CopyRecord) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the rows of `copies` and `copy_details`."""
    withheld = [
        [item.field, str(item.kind), str(item.operator), item.reason, item.before, item.after]
        for item in record.withheld
    ]
    copy: dict[str, Value] = {
        "copy_id": record.copy_id,
        "reference": record.reference,
        "recipient_id": record.recipient_id,
        "stage": str(record.stage),
        "master": record.master,
        "master_version": record.master_version,
        "created": record.created,
        "channel": record.channel,
        "spec_version": record.spec_version,
        "assignment": record.assignment,
        "aliases": canonical(dict(record.aliases)),
        "check_id": record.check_id,
        "voided": record.voided,
    }
    details: dict[str, Value] = {
        "copy_id": record.copy_id,
        "policy": canonical(dict(record.policy)),
        "disclosed": canonical(list(record.disclosed)),
        "withheld": canonical(withheld),
    }
    return copy, details


def _file_values(file: CopyFile) -> dict[str, Value]:
    return {"format": file.format, "name": file.name, "sha256": file.sha256, "size": file.size, "path": file.path}


def _file(row: Row) -> CopyFile:
    file_format, name, digest, size, path = row
    return CopyFile(str(file_format), str(name), str(digest), int(str(size)), str(path))


def _record(row: Row, files: Sequence[CopyFile]) -> CopyRecord:
    assignment = row[11]
    if not isinstance(assignment, bytes):
        raise TypeError("assignment")
    text = [str(part) for part in row]
    return CopyRecord(
        copy_id=text[0],
        reference=text[1],
        recipient_id=text[2],
        stage=Stage(text[3]),
        policy=json.loads(text[4]),
        master=text[5],
        master_version=int(text[6]),
        created=text[7],
        channel=text[8],
        disclosed=tuple(json.loads(text[9])),
        withheld=tuple(
            Withheld(field, Kind(kind), Operator(operator), reason, before, after)
            for field, kind, operator, reason, before, after in json.loads(text[10])
        ),
        assignment=assignment,
        spec_version=int(text[12]),
        aliases=json.loads(text[13]),
        files=tuple(files),
        check_id=text[14],
        voided=text[15],
    )


def _nothing(_recipient: str) -> None:
    """Refuse nothing."""
