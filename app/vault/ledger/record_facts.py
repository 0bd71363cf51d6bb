"""Builds what a ledger row records of a record from table rows: the same code when the row is written and when it is compared.

Two forms of each record: its *facts* (the parts that the row shows; a proof may show them to a third party) and its
*text* (every column, values withheld and notes included; the row carries its keyed digest alone, as `record`). Reads
nothing by itself. A column of any shape is taken as it is: then it differs from what was written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from app.vault.ledger.row_hashes import sha256
from app.vault.store.database import Value

Columns = Mapping[str, Value]

COPY: Final = (
    *(
        "copy_id",
        "reference",
        "recipient_id",
        "stage",
        "master",
        "master_version",
        "created",
        "channel",
        "spec_version",
    ),
    *("assignment", "aliases", "check_id", "policy", "disclosed", "withheld"),
)
"""Columns of `copies` and `copy_details` that never change once written; `voided` has rows of its own."""
FILE: Final = ("format", "name", "sha256", "size")
"""Columns of `copy_files` that never change; where a file was last written (`path`) is no fact."""
RECIPIENT: Final = ("id", "name", "kind", "domains", "created", "notes")
CHECK: Final = ("id", "created", "title", "organisation", "source_name", "source_sha256", "card")
INCIDENT: Final = ("id", "created", "kind", "title", "occurred", "body")
INCIDENT_FILE: Final = ("incident_id", "name", "sha256", "size", "media_type")
MASTER: Final = ("master", "number", "created", "note", "document")

RECORD: Final = "record"
"""Under this key a row carries the digest of the record's text."""
RECIPIENT_RECORD: Final = "recipient_record"
"""Under this key a row carries the digest of the text of the recipient it speaks of, as it was then."""
LAYOUT: Final = "layout"
"""Under this key the row of a copy tells its look (theme, density, paper, pages), which no table holds."""
_WITHHELD: Final = ("field", "kind", "operator", "reason")
_ENCODE: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def copy_facts(copy: Columns, files: Sequence[Columns]) -> dict[str, object]:
    """Return the body of a `copy` row, without the recipient's part."""
    withheld, marks = parse_json_column(copy["withheld"]), copy["assignment"]
    return {
        "copy_id": copy["copy_id"],
        "reference": copy["reference"],
        "recipient_id": copy["recipient_id"],
        "stage": copy["stage"],
        "policy": parse_json_column(copy["policy"]),
        "master": copy["master"],
        "master_version": copy["master_version"],
        "created": copy["created"],
        "channel": copy["channel"],
        "disclosed": parse_json_column(copy["disclosed"]),
        "withheld": [_shown_parts(one) for one in withheld] if isinstance(withheld, list) else withheld,
        "marks": marks.hex() if isinstance(marks, bytes) else marks,
        "spec_version": copy["spec_version"],
        "aliases": parse_json_column(copy["aliases"]),
        "check_id": copy["check_id"],
        "files": [{key: file[key] for key in FILE} for file in files],
    }


def recipient_facts(recipient: Columns) -> dict[str, object]:
    """Return `before` or `after` of a `recipient-changed` row."""
    return {
        "name": recipient["name"],
        "kind": recipient["kind"],
        "domains": parse_json_column(recipient["domains"]),
        "notes": recipient["notes"],
    }


def check_facts(check: Columns) -> dict[str, object]:
    """Return the body of a `check` row, without the stored pictures."""
    return {
        "check_id": check["id"],
        "title": check["title"],
        "organisation": check["organisation"],
        "source_name": check["source_name"],
        "source_sha256": check["source_sha256"],
        "card_sha256": sha256(str(check["card"]).encode()),
    }


def incident_facts(incident: Columns) -> dict[str, object]:
    """Return the body of an `incident` row; one of `incident-updated` holds some of it."""
    return {
        "incident_id": incident["id"],
        "kind": incident["kind"],
        "title": incident["title"],
        "when": incident["occurred"],
        "sha256": sha256(str(incident["body"]).encode()),
    }


def master_facts(master: Columns) -> dict[str, object]:
    """Return the body of a `master` row."""
    return {
        "master": master["master"],
        "number": master["number"],
        "sha256": sha256(str(master["document"]).encode()),
        "note": master["note"],
    }


def copy_text(copy: Columns, files: Sequence[Columns]) -> str:
    """Return every column of a copy and its files as one text, for its digest."""
    ordered = sorted(files, key=lambda file: str(file["format"]))
    return record_text(copy, COPY) + "".join(f"\n{record_text(file, FILE)}" for file in ordered)


def record_text(columns: Columns, names: Sequence[str]) -> str:
    """Return the named columns of a row as one text, bytes as hex."""
    values = (columns[name] for name in names)
    return _ENCODE([value.hex() if isinstance(value, bytes) else value for value in values])


def parse_json_column(value: Value) -> object:
    """Return the JSON in a column, or the column itself when it holds none."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return value


def _shown_parts(item: object) -> object:
    """Return the parts of a withheld item that a row shows: never the value."""
    return dict(zip(_WITHHELD, item, strict=False)) if isinstance(item, list) else item
