"""An open vault and the services that work on it, built when first used so that the window paints early.

The vault serialises calls by itself; services may be called beside the window.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock, system_clock

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, Recipient
    from app.services.checks import CheckResult, CheckService
    from app.services.copies import CopyService
    from app.services.imports import ImportService
    from app.services.recipients import RecipientService
    from app.services.traces import TraceService
    from app.vault.vault import Vault


class Session:
    """The services of one open vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self.vault = vault
        self.clock = clock

    @cached_property
    def imports(self) -> ImportService:
        """Reads résumé files and keeps accepted versions."""
        from app.services.imports import ImportService

        return ImportService(self.vault)

    @cached_property
    def recipients(self) -> RecipientService:
        """Who receives copies."""
        from app.services.recipients import RecipientService

        return RecipientService(self.vault)

    @cached_property
    def copies(self) -> CopyService:
        """Plans, previews and makes copies."""
        from app.services.copies import CopyService

        return CopyService(self.vault, self.clock)

    @cached_property
    def traces(self) -> TraceService:
        """Compares what surfaced with every copy."""
        from app.services.traces import TraceService

        return TraceService(self.vault)

    @cached_property
    def checks(self) -> CheckService:
        """Checks postings."""
        from app.services.checks import CheckService
        from ui.engine import Engine

        return CheckService(Engine(), self.vault, self.clock)

    def copy_rows(self) -> tuple[tuple[CopyRecord, Recipient], ...]:
        """All copies with their recipients, newest first, straight from the vault (loads no writer of copies)."""
        recipients = {recipient.id: recipient for recipient in self.vault.recipients.all()}
        return tuple((record, recipients[record.recipient_id]) for record in self.vault.copies.all())

    def stored_check(self, check_id: str) -> CheckResult | None:
        """A card that the vault keeps, as it was shown on its day; None when it cannot be read any more."""
        from app.services.checks import CheckResult
        from checkers import card_json

        stored = self.vault.checks.get(check_id)
        try:
            return CheckResult(card_json.load(stored.card), check_id, 0.0) if stored else None
        except ValueError:
            return None

    @property
    def folder(self) -> Path:
        """Where the vault is kept."""
        return Path(self.vault.folder)

    def close(self) -> bool:
        """Make the local backup that is due, overwrite the key, close the vault and forget the services that read it.

        False when the backup was due and could not be made.
        """
        from app.services.vaults import close_vault

        for service in ("imports", "recipients", "copies", "traces", "checks"):
            self.__dict__.pop(service, None)
        return close_vault(self.vault)
