"""Small settings that hold personal data (alias domain, mail account) and so live inside the vault. JSON values."""

from __future__ import annotations

import json
from typing import Any

from app.vault.ledger.row_hashes import canonical
from app.vault.store.database import Database, Row


class Preferences:
    """The preferences of one open vault."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, key: str, default: Any = None) -> Any:
        """Return the JSON value of `key`."""
        found = self._db.fetch_as(_value, "SELECT value FROM preferences WHERE key = ?", [key])
        return found[0] if found else default

    def with_prefix(self, prefix: str) -> dict[str, Any]:
        """Return the values of all keys that start with `prefix`: rest of the key → JSON value."""
        query = "SELECT value, key FROM preferences WHERE key GLOB ?"
        found = self._db.fetch_as(lambda row: (str(row[1]).removeprefix(prefix), _value(row)), query, [prefix + "*"])
        return dict(found)

    def set(self, key: str, value: object) -> None:
        """Store a JSON value; None removes the key."""
        with self._db.transaction() as sql:
            if value is None:
                sql.table("preferences").delete_where("key = ?", [key])
            else:
                sql.table("preferences").upsert({"key": key, "value": canonical(value)}, pk="key")


def _value(row: Row) -> Any:
    return json.loads(str(row[0]))
