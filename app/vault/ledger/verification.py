"""Compares the tables with the ledger: every recorded field of every record that has a row.

One pass over the rows in their order checks the chain and collects the latest recorded state of each record; then
that is compared with the tables. Whoever can write the tables (and has the key) changes what is shown, but not what
was recorded. Reads only; a table or a column of any shape is a problem, not an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.domain.applications import recipient_of
from app.domain.stored_records import LedgerProblem
from app.vault.keys.macs import RecordMac
from app.vault.ledger import record_facts
from app.vault.ledger.differences import BROKEN, Body, Reconciliation
from app.vault.ledger.record_facts import Columns, parse_json_column
from app.vault.ledger.row_hashes import GENESIS, body_hash, canonical, row_hash, sha256
from app.vault.ledger.row_kinds import ATTESTED, TIMESTAMP
from app.vault.ledger.rows import HEAD, LedgerRow
from app.vault.ledger.timestamp_rows import timestamp_matches_row
from app.vault.store import blob_store
from app.vault.store.database import Database, Value, damaged_error
from app.workers.cancellation import CancelToken, check

_BLOB: Final = {"check": "source_sha256", "incident-file": "sha256", TIMESTAMP: "sha256"}
_RECIPIENT: Final = ("recipient", "recipient_kind", record_facts.RECIPIENT_RECORD)
"""What a `copy` row says of somebody else than the copy."""
_BESIDE: Final = (*_RECIPIENT, record_facts.LAYOUT)
"""What it says beside the columns of the tables."""
_BEFORE: Final = "before:"
_EDITED: Final = "edited-copies"
DETAILS: Final = "details"
"""The field of what a row does not show: values withheld, domains and notes of a recipient, when something was added."""
_ABSENT: Final = object()
_TRIES: Final = 2


@dataclass(slots=True)
class RecordedFacts:
    """The recorded state of one record: number of the latest row about it, its facts, and the digest of its text.

    `digest` is empty where an older version wrote the row and none was made since; `own`: the very row that holds the
    facts has the digest, so both were made of the same columns.
    """

    number: int
    facts: dict[str, object]
    digest: str = ""
    own: bool = True


_FORMS: Final[Mapping[str, tuple[Callable[[Columns], dict[str, object]], Sequence[str]]]] = {
    "recipient": (record_facts.recipient_facts, record_facts.RECIPIENT),
    "check": (record_facts.check_facts, record_facts.CHECK),
    "incident": (record_facts.incident_facts, record_facts.INCIDENT),
    "master": (record_facts.master_facts, record_facts.MASTER),
}
"""How a record of a kind is told of, and its columns."""


class _Row(NamedTuple):
    """One record of the tables: its facts and its text (app/vault/ledger/record_facts.py), computed on demand."""

    facts: Callable[[], Mapping[str, object]]
    text: Callable[[], str]


class StoredRecords:
    """The records in the tables that the ledger mentions; check cards on request.

    Long columns (résumés, cards, the body of an incident) are read one by one: only their position is held.
    """

    def __init__(self, database: Database, *, cards: bool) -> None:
        self._db = database
        self.files: dict[str, list[Columns]] = {}
        for row in self._read("copy_files", ("copy_id", *record_facts.FILE), "copy_id, format"):
            self.files.setdefault(str(row["copy_id"]), []).append(row)
        joined = "copies LEFT JOIN copy_details USING (copy_id)"
        self.copies = {str(row["copy_id"]): row for row in self._read(joined, (*record_facts.COPY, "voided"), "seq")}
        self.recipients = {str(row["id"]): row for row in self._read("recipients", record_facts.RECIPIENT, "seq")}
        kept = self._read("incident_files", record_facts.INCIDENT_FILE, "incident_id, name")
        self.incident_files = {" ".join(map(str, (row["incident_id"], row["name"]))): row for row in kept}
        self.places = {
            "incident": {str(row["id"]): row["seq"] for row in self._read("incidents", ("id", "seq"), "seq")},
            "master": {
                master_key(row): row["seq"] for row in self._read("masters", ("master", "number", "seq"), "seq")
            },
            "check": {str(row["id"]): row["seq"] for row in self._read("checks", ("id", "seq"), "seq")}
            if cards
            else {},
        }
        self.before = {key.removeprefix(_BEFORE): parse_json_column(value) for key, value in self._preferences(_BEFORE)}
        edited = dict(self._preferences(_EDITED)).get(_EDITED)
        found = parse_json_column(edited) if edited is not None else {}
        self.edited: Mapping[str, object] = found if isinstance(found, dict) else {}

    def row(self, kind: str, key: str) -> _Row | None:
        """Return the row of a record, in both its forms."""
        if kind == "copy":
            copy, files = self.copies.get(key), self.files.get(key, [])
            if copy is None:
                return None
            return _Row(lambda: record_facts.copy_facts(copy, files), lambda: record_facts.copy_text(copy, files))
        if kind == "incident-file":
            kept = self.incident_files.get(key)
            return (
                None
                if kept is None
                else _Row(lambda: kept, lambda: record_facts.record_text(kept, record_facts.INCIDENT_FILE))
            )
        shown, names = _FORMS[kind]
        row = self.recipients.get(key) if kind == "recipient" else self._long(kind, key, names)
        return None if row is None else _Row(lambda: shown(row), lambda: record_facts.record_text(row, names))

    def _long(self, kind: str, key: str, names: Sequence[str]) -> Columns | None:
        place = self.places[kind].get(key)
        row = (
            self._db.fetch_one(f"SELECT {', '.join(names)} FROM {kind}s WHERE seq = ?", [place])
            if place is not None
            else ()
        )
        return dict(zip(names, row, strict=True)) if row else None

    def _read(self, table: str, names: Collection[str], order: str) -> Iterator[Columns]:
        for row in self._db.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {order}"):
            yield dict(zip(names, row, strict=True))

    def _preferences(self, prefix: str) -> Iterator[tuple[str, Value]]:
        query = "SELECT key, value FROM preferences WHERE key GLOB ?"
        yield from ((str(key), value) for key, value in self._db.execute(query, [prefix + "*"]))


class LedgerReplay:
    """One pass over the ledger's rows that collects the recorded state of each record.

    `recorded`: state by kind and id; `problems`: findings; `differing`: recorded state of records whose table row
    differs; `unrecorded`: ids of copies without a row.
    """

    def __init__(
        self,
        database: Database,
        *,
        cards: bool,
        whole_blobs: set[str] | None = None,
    ) -> None:
        self.database, self.cards, self._whole_blobs = database, cards, whole_blobs
        self.tables = StoredRecords(database, cards=cards)
        self.recorded: dict[str, dict[str, RecordedFacts]] = {
            kind: {} for kind in ("copy", "recipient", "check", "incident", "incident-file", "master", "before")
        }
        self.problems: list[LedgerProblem] = []
        self.voided: dict[str, tuple[int, str]] = {}
        self.edited: dict[str, tuple[int, object]] = {}
        self.differing: dict[str, dict[str, Body]] = {"copy": {}, "recipient": {}, "edited": {}}
        self.unrecorded: set[str] = set()
        self._past: dict[int, tuple[str, object]] = {}
        self._take: dict[str, Callable[[int, Body], None]] = {
            "master": self._master,
            "copy": self._copy,
            "copy-voided": self._void,
            "copy-edited": self._edit,
            "recipient-changed": self._recipient_changed,
            "check": self._check,
            "incident": self._incident,
            "incident-updated": self._incident_updated,
            "incident-file": self._incident_file,
            "reconstructed": self._reconstructed,
            "reconstructed-voided": self._reconstructed_voided,
            TIMESTAMP: self._timestamp,
            ATTESTED: self._take_attested_digests,
        }

    def run(self, rows: Iterable[LedgerRow], cancel: CancelToken | None) -> None:
        """Follow the chain to its end, or to its first break."""
        previous, expected = GENESIS, 1
        for row in rows:
            check(cancel)
            broken = _link(row, expected, previous)
            if broken:
                self.problems.append(LedgerProblem(expected if broken == "gap" else row.number, broken))
                return
            try:
                self._compare_record(row)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                self.problems.append(LedgerProblem(row.number, "unreadable"))
                return
            previous, expected = row.hash, expected + 1
        head = self.database.fetch_one("SELECT value FROM meta WHERE key = ?", [HEAD])
        if (str(head[0]) if head else f"0 {GENESIS}") != f"{expected - 1} {previous}":
            self.problems.append(LedgerProblem(0, "head", str(expected - 1)))
            return
        _Comparison(self).run()

    def _compare_record(self, row: LedgerRow) -> None:
        take = self._take.get(row.kind)
        if take is None:
            return
        body = json.loads(row.body)
        take(row.number, body)
        if self._whole_blobs is not None and row.kind in _BLOB:
            for digest in (body[_BLOB[row.kind]], *body.get("pictures", ())):
                if digest and not self._is_whole(digest):
                    self.problems.append(LedgerProblem(row.number, "file-changed", f"{row.kind} {digest}"))

    def _is_whole(self, digest: object) -> bool:
        """Return True if the bytes of that hash are as stored; those added during the comparison are read now."""
        found = self._whole_blobs
        assert found is not None
        if digest not in found:
            data = blob_store.get(self.database, str(digest))
            if data is None or sha256(data) != digest:
                return False
            found.add(str(digest))
        return True

    # -- what each kind of row says ------------------------------------------------------------------------------------

    def _record(self, kind: str, key: str, number: int, body: Body, digest: str = record_facts.RECORD) -> RecordedFacts:
        parts = {
            name: value
            for name, value in body.items()
            if name not in (record_facts.RECORD, record_facts.RECIPIENT_RECORD)
        }
        made = self.recorded[kind][key] = RecordedFacts(number, parts, str(body.get(digest, "")))
        return made

    def _copy(self, number: int, body: Body) -> None:
        copy_id = str(body["copy_id"])
        self._recipient(number, body)
        self._record("copy", copy_id, number, {name: value for name, value in body.items() if name not in _BESIDE})
        if self._whole_blobs is not None:
            self._copy_files(number, str(body["reference"]), copy_id, body["files"])

    def _copy_files(self, number: int, reference: str, copy_id: str, recorded: object) -> None:
        kept = {str(row["format"]): row["sha256"] for row in self.tables.files.get(copy_id, ())}
        for file in _list(recorded) if copy_id in self.tables.copies else ():
            digest = kept.get(str(file["format"]))
            if digest is None:
                self.problems.append(LedgerProblem(number, "file-missing", f"{reference} {file['format']}"))
            elif digest != file["sha256"] or not self._is_whole(digest):
                self.problems.append(LedgerProblem(number, "file-changed", f"{reference} {file['format']}"))

    def _void(self, number: int, body: Body) -> None:
        self.voided[str(body["copy_id"])] = number, str(body["reason"] or "voided")

    def _edit(self, number: int, body: Body) -> None:
        self.edited[str(body["copy_id"])] = number, body["excluded"]

    def _recipient(self, number: int, body: Body) -> None:
        """Take a recipient's name and kind from a row that mentions it in passing."""
        key = str(body["recipient_id"])
        known = self.recorded["recipient"].get(key)
        parts = {"name": body["recipient"], "kind": body["recipient_kind"]}
        digest = str(body.get(record_facts.RECIPIENT_RECORD, ""))
        if known is not None:
            parts = {**known.facts, **parts}
        if known is None or digest:
            self.recorded["recipient"][key] = RecordedFacts(number, parts, digest)
        else:
            self.recorded["recipient"][key] = RecordedFacts(number, parts, known.digest, known.own)

    def _recipient_changed(self, number: int, body: Body) -> None:
        after = _mapping(body["after"])
        digest = str(body.get(record_facts.RECIPIENT_RECORD, ""))
        self.recorded["recipient"][str(body["recipient_id"])] = RecordedFacts(number, dict(after), digest)

    def _master(self, number: int, body: Body) -> None:
        self._record("master", master_key(body), number, body)

    def _check(self, number: int, body: Body) -> None:
        said = {name: value for name, value in body.items() if name != "pictures"}
        self._record("check", str(body["check_id"]), number, said)

    def _incident(self, number: int, body: Body) -> None:
        self._record("incident", str(body["incident_id"]), number, body)

    def _incident_updated(self, number: int, body: Body) -> None:
        key = str(body["incident_id"])
        known = self.recorded["incident"][key].facts
        said = {name: value for name, value in body.items() if name in known or name == record_facts.RECORD}
        self._record("incident", key, number, {**known, **said})

    def _incident_file(self, number: int, body: Body) -> None:
        self._record("incident-file", f"{body['incident_id']} {body['name']}", number, body)

    def _reconstructed(self, number: int, body: Body) -> None:
        key = str(body.get("application_id") or body["recipient_id"])
        self._recipient(number, body)
        self._past[number] = key, body["day"]
        self._record("before", key, number, {"day": body["day"]})

    def _reconstructed_voided(self, number: int, body: Body) -> None:
        gone = self._past.pop(int(str(body["number"])), None)
        if gone is not None:
            left = [day for key, day in self._past.values() if key == gone[0]]
            self._record("before", gone[0], number, {"day": left[-1]} if left else {})

    def _timestamp(self, number: int, body: Body) -> None:
        if self._whole_blobs is not None and not timestamp_matches_row(self.database, body):
            self.problems.append(LedgerProblem(number, "timestamp-changed", str(body["row"])))

    def _take_attested_digests(self, number: int, body: Body) -> None:
        """Take the digests of records whose own rows carry none."""
        for kind, digests in body.items():
            for key, digest in _mapping(digests).items():
                if kind == "before":
                    self.recorded[kind][key] = RecordedFacts(number, {}, str(digest))
                elif key in self.recorded[kind]:
                    self.recorded[kind][key].digest, self.recorded[kind][key].own = str(digest), False


class _Comparison:
    """Compares the collected recorded state with the tables."""

    def __init__(self, walk: LedgerReplay) -> None:
        self._walk, self._tables, self._recorded = walk, walk.tables, walk.recorded
        self._mac = RecordMac(walk.database)

    def run(self) -> None:
        for key, recorded in self._recorded["copy"].items():
            self._copy(key, recorded)
        self._order()
        for key, recorded in self._recorded["recipient"].items():
            if not self._compare_record(
                "recipient", str(recorded.facts["name"]), recorded, self._tables.row("recipient", key)
            ):
                self._walk.differing["recipient"][key] = recorded.facts
        for kind in ("master", "incident", *(("check",) if self._walk.cards else ())):
            for key, recorded in self._recorded[kind].items():
                self._compare_record(kind, key, recorded, self._tables.row(kind, key))
        for key, recorded in self._recorded["incident-file"].items():
            self._compare_record("incident-file", key, recorded, self._tables.row("incident-file", key))
        self._compare_manual_edits()
        self._before()
        self._unrecorded()

    def _compare_record(self, kind: str, subject: str, recorded: RecordedFacts, row: _Row | None) -> bool:
        """Compare one record; whether it is as its rows say."""
        if row is None:
            self._add_problem(recorded.number, f"{kind}-missing", subject)
            return False
        as_written = bool(recorded.digest) and self._mac.of(kind, row.text()) == recorded.digest
        if as_written and recorded.own:
            return True
        may_lack = (
            ("domains", "notes") if kind == "recipient" else ()
        )  # an older row speaks of a recipient by name and kind
        differing = [
            name
            for name, value in row.facts().items()
            if not (name in may_lack and name not in recorded.facts) and recorded.facts.get(name, _ABSENT) != value
        ]
        if not differing and recorded.digest and not as_written:
            differing = [DETAILS]
        for name in differing:
            self._add_problem(recorded.number, f"{kind}-changed", subject, name)
        return not differing

    def _copy(self, copy_id: str, recorded: RecordedFacts) -> None:
        row = self._tables.copies.get(copy_id)
        number, reason = self._walk.voided.get(copy_id, (recorded.number, ""))
        reference = str(recorded.facts["reference"])
        recorded.facts["files"] = _by_format(recorded.facts["files"])  # the table has them so
        same = self._compare_record("copy", reference, recorded, self._tables.row("copy", copy_id))
        if row and row["voided"] != reason:
            self._add_problem(number, "copy-changed", reference, "void")
            same = False
        if row and not same:
            self._walk.differing["copy"][copy_id] = {**recorded.facts, "voided": reason}

    def _order(self) -> None:
        """Check that of two copies the later one has the higher number, as in the ledger."""
        recorded, kept = self._recorded["copy"], [key for key in self._tables.copies if key in self._recorded["copy"]]
        for wanted, found in zip((key for key in recorded if key in self._tables.copies), kept, strict=True):
            if wanted != found:
                self._add_problem(
                    recorded[wanted].number, "copy-changed", str(recorded[wanted].facts["reference"]), "order"
                )
                return

    def _compare_manual_edits(self) -> None:
        """Compare which marks of a copy do not count because the person changed them by hand."""
        recorded, kept = self._walk.edited, self._tables.edited
        for copy_id in dict.fromkeys((*recorded, *kept)):
            number, excluded = recorded.get(copy_id, (0, []))
            if _sorted(excluded) != _sorted(kept.get(copy_id, [])):
                copy = self._recorded["copy"].get(copy_id)
                subject = str(copy.facts["reference"]) if copy else copy_id
                self._add_problem(number, "copy-changed", subject, "edited")
                self._walk.differing["edited"][copy_id] = {"excluded": excluded}

    def _before(self) -> None:
        """Compare the day of an application from before the program, stored beside the recipient for the lists."""
        recorded, kept = self._recorded["before"], self._tables.before
        for key in dict.fromkeys((*recorded, *kept)):
            said, found = recorded.get(key, RecordedFacts(0, {})), kept.get(key)
            if said.digest:
                same = self._mac.of("before", canonical(found)) == said.digest
            else:
                same = said.facts.get("day") == (found.get("day") if isinstance(found, dict) else found)
            if not same:
                known = self._recorded["recipient"].get(recipient_of(key))
                self._add_problem(
                    said.number, "recipient-changed", str(known.facts["name"]) if known else key, "before"
                )

    def _unrecorded(self) -> None:
        for copy_id, row in self._tables.copies.items():
            if copy_id not in self._recorded["copy"]:
                self._add_problem(0, "copy-unrecorded", str(row["reference"]))
                self._walk.unrecorded.add(copy_id)
        kept: dict[str, Collection[str]] = {**self._tables.places, "incident-file": self._tables.incident_files}
        for kind, keys in kept.items():
            for key in keys:
                if key not in self._recorded[kind]:
                    self._add_problem(0, f"{kind}-unrecorded", key)

    def _add_problem(self, number: int, code: str, subject: str, name: str = "") -> None:
        self._walk.problems.append(LedgerProblem(number, code, subject, name))


def reconcile(
    database: Database, rows: Callable[[], Iterable[LedgerRow]], cancel: CancelToken | None = None
) -> Reconciliation:
    """Compare the tables with the ledger, but for check cards and stored bytes, which take long. Raises `Cancelled`, and
    UserError `vault-damaged` where a table cannot be read."""
    return _stable_comparison(database, lambda: _reconciliation_of(LedgerReplay(database, cards=False), rows(), cancel))


def reconcile_all(
    database: Database, rows: Callable[[], Iterable[LedgerRow]], cancel: CancelToken | None = None
) -> Reconciliation:
    """Compare everything, stored bytes first: they take longest, and others may use the database meanwhile.

    Raises `Cancelled`, and UserError `vault-damaged` where a table cannot be read.
    """
    found = set[str]()
    for digest, data in blob_store.all_of(database):
        check(cancel)
        if isinstance(data, bytes) and sha256(data) == digest:
            found.add(digest)
    return _stable_comparison(
        database, lambda: _reconciliation_of(LedgerReplay(database, cards=True, whole_blobs=found), rows(), cancel)
    )


def _stable_comparison(database: Database, compare: Callable[[], Reconciliation]) -> Reconciliation:
    """A comparison during which nobody added a row: others may use the database meanwhile, unless they never leave off."""
    for _ in range(_TRIES):
        before = database.fetch_one("SELECT value FROM meta WHERE key = ?", [HEAD])
        found = compare()
        if database.fetch_one("SELECT value FROM meta WHERE key = ?", [HEAD]) == before:
            return found
    with database.hold_lock():
        return compare()


def _reconciliation_of(walk: LedgerReplay, rows: Iterable[LedgerRow], cancel: CancelToken | None) -> Reconciliation:
    try:
        walk.run(rows, cancel)
    except (ValueError, LookupError, TypeError, AttributeError) as error:  # a row of another shape, though in the chain
        raise damaged_error(walk.database.path, "a ledger row") from error
    differing = walk.differing
    return Reconciliation(
        tuple(walk.problems), differing["copy"], differing["recipient"], differing["edited"], frozenset(walk.unrecorded)
    )


def attestation(database: Database, rows: Iterable[LedgerRow]) -> dict[str, dict[str, str]] | None:
    """Build the body of an `attested` row: digests of all records as stored now whose rows carry none.

    An older version wrote those. Empty where there is none; None where the chain is broken.
    """
    walk = LedgerReplay(database, cards=True)
    walk.run(rows, None)
    if any(problem.code in BROKEN for problem in walk.problems):
        return None
    tables, mac = walk.tables, RecordMac(database)
    made: dict[str, dict[str, str]] = {}
    for kind in ("copy", "recipient", "check", "incident", "master"):
        bare = [key for key, recorded in walk.recorded[kind].items() if not recorded.digest]
        made[kind] = {key: mac.of(kind, row.text()) for key in bare if (row := tables.row(kind, key))}
    noted = [key for key, recorded in walk.recorded["before"].items() if not recorded.digest and key in tables.before]
    made["before"] = {key: mac.of("before", canonical(tables.before[key])) for key in noted}
    return {kind: digests for kind, digests in made.items() if digests}


def master_key(row: Mapping[str, object]) -> str:
    """Return name and number of a master version as one key."""
    return f"{row['master']} {row['number']}"


def _link(row: LedgerRow, expected: int, previous: str) -> str:
    """Return the problem of a row's position in the chain; empty if there is none."""
    if row.number != expected:
        return "gap"
    if row.previous != previous:
        return "previous"
    right = row_hash(row.number, row.at, row.kind, body_hash(row.salt, row.body), row.previous)
    return "" if row.hash == right else "hash"


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError
    return value


def _list(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list):
        raise TypeError
    return [_mapping(one) for one in value]


def _by_format(files: object) -> object:
    """Return the files of a copy in one order: the table has another than the row."""
    try:
        return sorted(files, key=lambda file: str(file["format"]))  # type: ignore[call-overload]
    except (TypeError, KeyError):
        return files


def _sorted(values: object) -> object:
    return sorted(map(str, values)) if isinstance(values, list) else values
