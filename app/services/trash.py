"""The trash: recipients, applications, checks and incidents hidden, to be restored within thirty days.

What the ledger mentions (copies, cards, incidents) is never erased from under it: after thirty days only what was no
fact is deleted for good, that is a recipient who never got anything, or an application without a copy, with the notes about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from app.clock import Clock, from_iso, system_clock, to_iso
from app.domain.applications import recipient_of
from app.services.prior_disclosures import ACTING
from app.vault.store import application_rows
from app.vault.store.application_rows import BEFORE, DATES, STEPS

if TYPE_CHECKING:
    from app.vault.vault import Vault

PREFIX: Final = "trash:"
KINDS: Final = ("recipient", "application", "check", "incident")
RETENTION: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TrashItem:
    """An item in the trash; `erasable` when it is deleted for good after thirty days."""

    kind: str
    id: str
    title: str
    at: str
    erasable: bool


class Trash:
    """The trash of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def add(self, kind: str, identifier: str) -> None:
        """Move an item to the trash."""
        if kind not in KINDS:
            raise ValueError(f"nothing of kind {kind!r} can be in the trash")
        with self._vault.transaction():
            self._vault.preferences.set(f"{PREFIX}{kind}:{identifier}", {"at": to_iso(self._clock())})

    def restore(self, kind: str, identifier: str) -> None:
        """Restore an item from the trash."""
        with self._vault.transaction():
            self._vault.preferences.set(f"{PREFIX}{kind}:{identifier}", None)

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of a kind that are in the trash."""
        return frozenset(self._vault.preferences.with_prefix(f"{PREFIX}{kind}:"))

    def all(self) -> tuple[TrashItem, ...]:
        """Return everything in the trash, latest first."""
        found = [
            TrashItem(kind, identifier, title, str(stored.get("at", "")), self._is_erasable(kind, identifier))
            for kind in KINDS
            for identifier in self.ids(kind)
            if isinstance(stored := self._vault.preferences.get(f"{PREFIX}{kind}:{identifier}"), dict)
            and (title := self._title(kind, identifier))
        ]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def erase_expired(self) -> int:
        """Erase what is erasable and has been there for thirty days; returns how many."""
        limit = self._clock() - RETENTION
        old = [one for one in self.all() if one.erasable and from_iso(one.at) < limit]
        for one in old:
            if one.kind == "application":
                self.erase_application(one.id)
            else:
                self.erase(one.id)
        return len(old)

    def erase_application(self, application_id: str) -> None:
        """Erase one application: its details, statuses, dates, interviews and documents."""
        from app.services.application_details import ApplicationDetails

        ApplicationDetails(self._vault, self._clock).discard(application_id)

    def erase(self, recipient_id: str) -> None:
        """Erase a recipient whom the ledger does not mention, with the notes about them, the letters that were never sent and the meetings planned."""
        from app.services.letters import MAILBOX, LetterService  # here: the first window needs neither laws nor texts
        from app.services.meetings import MeetingService

        meetings = MeetingService(self._vault, self._clock)
        letters = LetterService(self._vault, self._clock)
        with self._vault.transaction():
            for letter in letters.all(recipient_id):
                letters.discard(letter.id)
            for application_id in application_rows.applications_of(self._vault.database, recipient_id):
                self.erase_application(application_id)
            for plan in meetings.all():
                if plan.recipient_id == recipient_id:
                    meetings.discard(plan.id)
            self._vault.recipients.erase(recipient_id)
            for key in (f"{PREFIX}recipient:", STEPS, DATES, BEFORE, ACTING, MAILBOX):
                self._vault.preferences.set(key + recipient_id, None)

    def _title(self, kind: str, identifier: str) -> str:
        if kind == "recipient":
            recipient = self._vault.recipients.get(identifier)
            return recipient.name if recipient else ""
        if kind == "application":
            return self._application_title(identifier)
        if kind == "check":
            check = self._vault.checks.get(identifier)
            return (check.title or check.organisation or check.source_name or "…") if check else ""
        incident = self._vault.incidents.get(identifier)
        return incident.title if incident else ""

    def _application_title(self, application_id: str) -> str:
        recipient = self._vault.recipients.get(recipient_of(application_id))
        job = self._vault.preferences.get(application_rows.JOB + application_id)
        title = str(job.get("title") or "") if isinstance(job, dict) else ""
        return " · ".join(filter(None, (title, recipient.name))) if recipient else ""

    def _is_erasable(self, kind: str, identifier: str) -> bool:
        if kind == "application":  # the first one with a recipient is there as long as the recipient is
            owners = self._vault.preferences.with_prefix(application_rows.COPY_OF).values()
            return "." in identifier and identifier not in owners
        if kind != "recipient":
            return False
        return not self._vault.recipients.is_in_ledger(identifier)
