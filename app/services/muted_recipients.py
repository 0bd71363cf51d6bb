"""Recipients to whom the person decided to send nothing more. It stops nothing by itself: it is said where a copy is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock
from app.errors import UserError

if TYPE_CHECKING:
    from app.vault.vault import Vault

_MUTED: Final = "muted:"


class MutedService:
    """The muted recipients of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def set(self, recipient_id: str, *, muted: bool) -> None:
        """Mute a recipient from today on, or no longer. Raises `UserError` `recipient-unknown`."""
        if self._vault.recipients.get(recipient_id) is None:
            raise UserError("recipient-unknown", name=recipient_id)
        if bool(self.since(recipient_id)) is not muted:
            with self._vault.transaction():
                self._vault.preferences.set(_MUTED + recipient_id, local_day(self._clock()) if muted else None)

    def since(self, recipient_id: str) -> str:
        """Return the ISO date since which a recipient is muted; "" where it is not."""
        day = self._vault.preferences.get(_MUTED + recipient_id, "")
        return day if isinstance(day, str) else ""
