"""Applies pending migrations: in order, each in one transaction together with its record and `user_version`.

Never runs on a vault of a newer version and never without the backup its caller makes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from app.vault import migrations
from app.vault.migrations import Migration

if TYPE_CHECKING:
    from sqlite_utils import Database as SqliteUtilsDatabase

    from app.vault.store.database import Database

SET: Final = "countermark"


def pending_steps(database: Database, steps: Sequence[Migration] | None = None) -> list[Migration]:
    """Return the steps (of all, if not given) that this database has not seen."""
    version = database.user_version
    return [step for step in steps or migrations.MIGRATIONS if step.version > version]


def migrate(database: Database, steps: Sequence[Migration] | None = None) -> int:
    """Apply pending steps; returns how many ran. A failing step leaves the version before it."""
    todo = pending_steps(database, steps)
    with database.exclusive() as target:
        from sqlite_utils import Migrations  # here: the database decides how it is imported

        recorded = Migrations(SET)
        for step in todo:
            recorded(name=step.name)(_apply_step(step))
        recorded.apply(target)
    return len(todo)


def _apply_step(step: Migration) -> Callable[[SqliteUtilsDatabase], None]:
    def run(target: SqliteUtilsDatabase) -> None:
        step.apply(target)
        target.execute(f"PRAGMA user_version = {step.version}")

    return run
