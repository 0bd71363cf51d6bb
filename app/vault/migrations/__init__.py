"""The schema versions in order, one file each. A released file is never edited: a change is a new file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.vault.migrations import v001_first

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Migration:
    """One step to schema `version`; `apply` runs inside a transaction and must not commit."""

    version: int
    name: str
    apply: Callable[[Database], None]


MIGRATIONS: tuple[Migration, ...] = (Migration(v001_first.VERSION, "v001_first", v001_first.apply),)
"""Every step, ascending."""


def newest() -> int:
    """Return the schema version this program writes; a vault with a higher one is refused."""
    return MIGRATIONS[-1].version
