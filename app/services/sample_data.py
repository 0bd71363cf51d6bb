"""Sample data to try the program with, and its removal in one go.

The résumé of an invented person: nothing of it is erased, the versions stay in the ledger and are not offered any
more, copies made from them are voided. Invented applications: no facts, so they are deleted for good.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock
from app.domain.applications import DateKind, ImportantDate, Status
from app.domain.copies import MasterVersion, RecipientKind
from app.services.applications import ApplicationService
from app.services.stored_resume import MAIN, SAMPLE_END, offered_versions
from app.services.trash import Trash

if TYPE_CHECKING:
    from app.vault.vault import Vault

SAMPLE: Final = "sample"
"""The note of a version made from the shipped sample."""
POSTING: Final = "sample-posting"
"""How the names of the shipped postings begin, when they are checked as samples."""
APPLICATIONS: Final = "sample:applications"
"""Preference: ids of the invented recipients."""
_INVENTED: Final = (
    (RecipientKind.EMPLOYER, Status.INTERVIEW, 9, DateKind.FOLLOW_UP, -1),
    (RecipientKind.AGENCY, Status.SENT, 26, DateKind.EXPIRES, 60),
    (RecipientKind.PLATFORM, Status.GHOSTED, 48, DateKind.REPLY, -3),
)
"""What each is, how it stands and since how many days, a date and in how many days it is."""
REASON: Final = "made from the sample résumé"


def is_sample(versions: Sequence[MasterVersion]) -> bool:
    """Return True if the newest of these versions (oldest first) still is the sample's person, however it was edited."""
    samples = [version for version in versions if version.note == SAMPLE]
    return bool(samples) and _name(samples[-1]) == _name(versions[-1])


def remove(vault: Vault, clock: Clock = system_clock) -> int:
    """Stop offering all versions so far; void their copies and move their recipients to the trash (if they got nothing else).

    Returns how many copies were voided; nothing happens (0) when the newest version is not the sample.
    """
    versions = offered_versions(vault)
    if not is_sample(versions):
        return 0
    copies = [copy for copy in vault.copies.all() if copy.master == MAIN and not copy.voided]
    gone = [copy for copy in copies if copy.master_version <= versions[-1].number]
    kept = {copy.recipient_id for copy in copies} - {copy.recipient_id for copy in gone}
    with vault.transaction():
        for copy in gone:
            vault.copies.void(copy.copy_id, REASON)
        for recipient_id in {copy.recipient_id for copy in gone} - kept:
            Trash(vault, clock).add("recipient", recipient_id)
        vault.preferences.set(SAMPLE_END, versions[-1].number)
    return len(gone)


def add_applications(vault: Vault, names: Sequence[str], clock: Clock = system_clock) -> None:
    """Add three invented applications under these names, to fill the list and the board."""
    service, today = ApplicationService(vault, clock), clock()
    with vault.transaction():
        ids = []
        for name, (kind, status, since, date, until) in zip(names, _INVENTED, strict=True):
            recipient = vault.recipients.by_name(name) or vault.recipients.add(name, kind, ())
            ids.append(recipient.id)
            service.record_status(recipient.id, status, local_day(today - timedelta(days=since)))
            service.add_date(recipient.id, ImportantDate(date, local_day(today + timedelta(days=until))))
        vault.preferences.set(APPLICATIONS, ids)


def has_applications(vault: Vault) -> bool:
    """Return True if the invented applications exist."""
    return bool(vault.preferences.get(APPLICATIONS))


def remove_applications(vault: Vault, clock: Clock = system_clock) -> None:
    """Delete the invented applications; one that got a real copy meanwhile stays."""
    stored, trash = vault.preferences.get(APPLICATIONS), Trash(vault, clock)
    with vault.transaction():
        for recipient_id in map(str, stored if isinstance(stored, list) else ()):
            if not vault.recipients.is_in_ledger(recipient_id):
                trash.erase(recipient_id)
        vault.preferences.set(APPLICATIONS, None)


def _name(version: MasterVersion) -> str:
    basics = json.loads(version.document).get("basics", {})
    return str(basics.get("name", ""))
