"""Saved filters of the list of applications: a name for what is searched and chosen together. The person's own; kept in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.applications import ApplicationFilter
from app.errors import UserError
from app.text.printable import proper_name

if TYPE_CHECKING:
    from app.vault.vault import Vault

_KEY: Final = "application-filters"
LONGEST: Final = 60
MOST: Final = 50


class SavedFilters:
    """The saved filters of one vault, by name, in the order saved."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> dict[str, ApplicationFilter]:
        """Return name → filter."""
        stored = self._vault.preferences.get(_KEY)
        rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
        names = ApplicationFilter._fields
        return {
            str(row["name"]): ApplicationFilter(**{key: str(row.get(key) or "") for key in names})
            for row in rows
            if row.get("name")
        }

    def save(self, name: str, chosen: ApplicationFilter) -> str:
        """Save a filter under a name, in place of one of that name; return the name. Raises `UserError` `filter-name`, `filter-many`."""
        name = proper_name(name)
        if not name or len(name) > LONGEST:
            raise UserError("filter-name", limit=LONGEST)
        known = {**self.all(), name: chosen}
        if len(known) > MOST:
            raise UserError("filter-many", limit=MOST)
        self._store(known)
        return name

    def remove(self, name: str) -> ApplicationFilter | None:
        """Remove a filter; return it."""
        known = self.all()
        removed = known.pop(name, None)
        self._store(known)
        return removed

    def _store(self, known: dict[str, ApplicationFilter]) -> None:
        rows = [{"name": name, **one._asdict()} for name, one in known.items()]
        with self._vault.transaction():
            self._vault.preferences.set(_KEY, rows or None)
