"""Tells if a caseload is in step with the office it belongs to, as its own vault says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from app.clock import from_iso, local_day

if TYPE_CHECKING:
    from app.vault.vault import Vault

STALE_DAYS: Final = 7
"""Days without a sync after which no consent is relied on; and without a word of colleagues, after which that is told."""
ROW: Final = "office"
SYNCED: Final = "office-synced"


class HasVault(Protocol):
    """A caseload, as far as it is asked here: its own vault, and the local day (ISO)."""

    vault: Vault

    @property
    def today(self) -> str:
        """The local day (ISO)."""
        ...


def is_joined(caseload: HasVault) -> bool:
    """Return True if a caseload belongs to an office."""
    return caseload.vault.preferences.get(ROW) is not None


def is_stale(caseload: HasVault) -> bool:
    """Return True if a caseload belongs to an office and has not been in step with it for a week: a withdrawal may have been told elsewhere."""
    if not is_joined(caseload):
        return False
    last = str(caseload.vault.preferences.get(SYNCED, ""))
    return not last or days_between(local_day(from_iso(last)), caseload.today) >= STALE_DAYS


def days_between(first: str, last: str) -> int:
    """Return the days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
