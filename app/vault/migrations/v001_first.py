"""Schema version 1: the tables of the first release.

Tables are STRICT. `seq` columns are explicit integer primary keys because the search index refers to them and an
implicit rowid may change in VACUUM. The ledger refuses UPDATE and DELETE by trigger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION: Final = 1

_STATEMENTS: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE blobs (seq INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,"
    " data BLOB NOT NULL) STRICT",
    "CREATE TABLE masters (seq INTEGER PRIMARY KEY, master TEXT NOT NULL, number INTEGER NOT NULL,"
    " created TEXT NOT NULL, note TEXT NOT NULL, document TEXT NOT NULL, UNIQUE (master, number)) STRICT",
    "CREATE TABLE recipients (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
    " name_key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, domains TEXT NOT NULL, created TEXT NOT NULL,"
    " notes TEXT NOT NULL) STRICT",
    "CREATE TABLE copies (seq INTEGER PRIMARY KEY, copy_id TEXT NOT NULL UNIQUE, reference TEXT NOT NULL UNIQUE,"
    " recipient_id TEXT NOT NULL REFERENCES recipients (id), stage TEXT NOT NULL, master TEXT NOT NULL,"
    " master_version INTEGER NOT NULL, created TEXT NOT NULL, channel TEXT NOT NULL, spec_version INTEGER NOT NULL,"
    " assignment BLOB NOT NULL, aliases TEXT NOT NULL, check_id TEXT NOT NULL, voided TEXT NOT NULL,"
    " FOREIGN KEY (master, master_version) REFERENCES masters (master, number)) STRICT",
    "CREATE INDEX copies_by_master ON copies (master)",
    "CREATE INDEX copies_by_recipient ON copies (recipient_id)",
    "CREATE TABLE copy_details (copy_id TEXT PRIMARY KEY REFERENCES copies (copy_id), policy TEXT NOT NULL,"
    " disclosed TEXT NOT NULL, withheld TEXT NOT NULL) STRICT",
    "CREATE TABLE copy_files (copy_id TEXT NOT NULL REFERENCES copies (copy_id), format TEXT NOT NULL,"
    " name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES blobs (sha256), size INTEGER NOT NULL,"
    " path TEXT NOT NULL, PRIMARY KEY (copy_id, format)) STRICT, WITHOUT ROWID",
    "CREATE TABLE ledger (number INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, salt TEXT NOT NULL,"
    " body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only');"
    " END",
    "CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only');"
    " END",
    "CREATE TABLE checks (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created TEXT NOT NULL,"
    " title TEXT NOT NULL, organisation TEXT NOT NULL, source_name TEXT NOT NULL, source_sha256 TEXT NOT NULL,"
    " card TEXT NOT NULL) STRICT",
    "CREATE TABLE incidents (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created TEXT NOT NULL,"
    " kind TEXT NOT NULL, title TEXT NOT NULL, occurred TEXT NOT NULL, body TEXT NOT NULL) STRICT",
    "CREATE TABLE incident_files (incident_id TEXT NOT NULL REFERENCES incidents (id), name TEXT NOT NULL,"
    " sha256 TEXT NOT NULL REFERENCES blobs (sha256), size INTEGER NOT NULL, media_type TEXT NOT NULL,"
    " PRIMARY KEY (incident_id, name)) STRICT, WITHOUT ROWID",
    "CREATE TABLE preferences (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE wordings (master TEXT NOT NULL, field_id TEXT NOT NULL, position INTEGER NOT NULL,"
    " text TEXT NOT NULL, approved INTEGER NOT NULL, PRIMARY KEY (master, field_id, text)) STRICT, WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search USING fts5(text, ref UNINDEXED, tokenize = 'trigram')",
)


def apply(database: Database) -> None:
    """Create the tables; runs inside the transaction of the migration."""
    for statement in _STATEMENTS:
        database.execute(statement)
