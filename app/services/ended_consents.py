"""Copies in a student's vault whose files were deleted because the consent for them had ended: the record of that, and the status of their applications."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from app.clock import local_day
from app.domain.applications import Status
from app.services.application_details import ApplicationDetails
from app.services.applications import ApplicationService

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord
    from app.vault.vault import Vault

CONSENT_ENDED: Final = "consent-ended"


def record(vault: Vault, cleared: Iterable[CopyRecord], reason: str) -> None:
    """Record whose files were deleted; an application of which no other copy is left, and of which nobody noted a status, is withdrawn: it counts as sent no
    more."""
    copies = {one.copy_id: one for one in cleared}
    if not copies:
        return
    details, service = ApplicationDetails(vault, vault.clock), ApplicationService(vault, vault.clock)
    with vault.transaction():
        vault.ledger.append(CONSENT_ENDED, {"reason": reason, "copies": list(copies)})
        known = {copy_id for _, ids in cleared_copies(vault) for copy_id in ids}
        for application in {details.application_of(one) for one in copies.values()}:
            left = [one for one in details.copies(application) if not one.voided and one.copy_id not in known]
            if not left and not service.history(application):
                service.record_status(application, Status.WITHDRAWN, local_day(vault.clock()))


def cleared_copies(vault: Vault) -> list[tuple[str, tuple[str, ...]]]:
    """Return the moments (RFC 3339) at which files were deleted because a consent had ended, each with the ids of their copies."""
    found = [(one.at, one.body.get("copies")) for one in vault.ledger.entries(kind=CONSENT_ENDED)]
    return [(at, tuple(map(str, ids))) for at, ids in found if isinstance(ids, list)]


def reopen(vault: Vault, copy: CopyRecord) -> None:
    """Take back that an application is withdrawn which was so because a consent ended: another one lets this copy of it go out."""
    details, service = ApplicationDetails(vault, vault.clock), ApplicationService(vault, vault.clock)
    application = details.application_of(copy)
    steps = service.history(application)
    if len(steps) != 1 or steps[0].status is not Status.WITHDRAWN:
        return
    cleared = {copy_id for _, ids in cleared_copies(vault) for copy_id in ids}
    if any(one.copy_id in cleared for one in details.copies(application)):
        service.undo_status(application)
