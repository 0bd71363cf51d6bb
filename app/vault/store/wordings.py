"""Wording variants of a field, per master résumé. Only approved ones may be used in a copy."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.stored_records import Wording
from app.vault.store.database import Database


class Wordings:
    """The wording variants of one open vault."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def list(self, master: str, *, approved_only: bool = False) -> list[Wording]:
        """List the variants of `master` in the order they were set."""
        rows = self._db.execute(
            "SELECT field_id, text, approved FROM wordings WHERE master = ? AND approved >= ?"
            " ORDER BY field_id, position",
            [master, int(approved_only)],
        )
        return [Wording(str(field), str(text), bool(approved)) for field, text, approved in rows]

    def set(self, master: str, field_id: str, variants: Sequence[Wording]) -> None:
        """Replace the variants of one field; repeated texts are stored once."""
        kept = {variant.text: variant for variant in variants if variant.field_id == field_id}
        with self._db.transaction() as sql:
            sql.table("wordings").delete_where("master = ? AND field_id = ?", [master, field_id])
            sql.table("wordings").insert_all(
                {
                    "master": master,
                    "field_id": field_id,
                    "position": position,
                    "text": variant.text,
                    "approved": int(variant.approved),
                }
                for position, variant in enumerate(kept.values())
            )
