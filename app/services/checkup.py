"""The yearly check-up: who still holds what, what is past its date, what is still public, and the letters to send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock
from app.domain.applications import DateKind
from app.domain.caller_facts import OwnFact
from app.domain.copies import CopyRecord, Recipient
from app.domain.platforms import Visibility
from app.domain.sensitivity import Kind
from app.services.applications import ApplicationService
from app.services.caller_facts import CallerFactService
from app.services.platforms import PlatformService, PlatformView

if TYPE_CHECKING:
    from app.vault.vault import Vault

OLD_AFTER: Final = 365
"""Days after which a copy is asked about, where no date was set."""
EVERY_DAYS: Final = 365
_LAST: Final = "checkup:last"
_CONTACTS: Final = (Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.MESSENGER)


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """The latest copy that a recipient holds, how many they got, and the ISO day on which their need for it ended ("": none set)."""

    recipient: Recipient
    copy: CopyRecord
    count: int
    expired: str
    old: bool


@dataclass(frozen=True, slots=True)
class OldContact:
    """A telephone number, address or account that was given up, and the recipients that still have it."""

    fact: OwnFact
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class CheckUp:
    """The result of a check-up on an ISO day.

    `held` oldest copy first; `platforms` those used; `open_requests` (recipient, ISO day by which they owe an answer); `letters`
    the recipients that a letter should go to, each with its kind (`erase`, `access`).
    """

    day: str
    held: tuple[HeldCopy, ...]
    platforms: tuple[PlatformView, ...]
    open_requests: tuple[tuple[Recipient, str], ...]
    old_contacts: tuple[OldContact, ...]
    letters: tuple[tuple[Recipient, str], ...]
    last: str


class CheckUpService:
    """The check-ups of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def run(self) -> CheckUp:
        """Go through everything that is out; writes nothing. Raises `UserError` `ledger-broken`."""
        today = local_day(self._clock())
        recipients = {one.id: one for one in self._vault.recipients.all()}
        held = self._held(recipients, today)
        platforms = PlatformService(self._vault, self._clock).used()
        asked = self._open_requests(recipients)
        old = self._old_contacts(recipients)
        waiting = {recipient.id for recipient, _ in asked}
        return CheckUp(today, held, platforms, asked, old, _letters(held, platforms, waiting, recipients), self.last())

    def done(self) -> None:
        """Record that the check-up was gone through today."""
        with self._vault.transaction():
            self._vault.preferences.set(_LAST, local_day(self._clock()))

    def last(self) -> str:
        """Return the ISO day of the last check-up, "" before the first."""
        found = self._vault.preferences.get(_LAST)
        return found if isinstance(found, str) else ""

    def is_due(self) -> bool:
        """Return True a year after the last check-up, or after the first copy where there was none."""
        copies = self._vault.copies.all()
        since = self.last() or (copies[-1].created[:10] if copies else "")
        return bool(since) and _days(since, local_day(self._clock())) >= EVERY_DAYS

    def _held(self, recipients: dict[str, Recipient], today: str) -> tuple[HeldCopy, ...]:
        applications = ApplicationService(self._vault, self._clock)
        latest: dict[str, CopyRecord] = {}
        counts: dict[str, int] = {}
        for copy in self._vault.copies.all():
            if copy.voided or copy.recipient_id not in recipients:
                continue
            latest.setdefault(copy.recipient_id, copy)
            counts[copy.recipient_id] = counts.get(copy.recipient_id, 0) + 1
        found = []
        for key, copy in reversed(latest.items()):  # of two of one second the earlier first
            dates = applications.dates(key)
            ended = [one.day for one in dates if one.kind is DateKind.EXPIRES and one.day <= today]
            old = _days(copy.created[:10], today) >= OLD_AFTER
            found.append(HeldCopy(recipients[key], copy, counts[key], min(ended, default=""), old))
        return tuple(sorted(found, key=lambda one: one.copy.created))

    def _open_requests(self, recipients: dict[str, Recipient]) -> tuple[tuple[Recipient, str], ...]:
        applications = ApplicationService(self._vault, self._clock)
        found = [
            (recipient, one.day)
            for recipient in recipients.values()
            for one in applications.dates(recipient.id)
            if one.kind is DateKind.REPLY and not one.done
        ]
        return tuple(sorted(found, key=lambda pair: pair[1]))

    def _old_contacts(self, recipients: dict[str, Recipient]) -> tuple[OldContact, ...]:
        known = CallerFactService(self._vault).known_by()
        found = [
            OldContact(fact, tuple(recipients[one] for one in ids if one in recipients))
            for fact, ids in known
            if fact.old and fact.kind in _CONTACTS and ids
        ]
        return tuple(one for one in found if one.recipients)


def _letters(
    held: Sequence[HeldCopy], platforms: Sequence[PlatformView], waiting: set[str], recipients: dict[str, Recipient]
) -> tuple[tuple[Recipient, str], ...]:
    """Return whom to write to: to delete what is past its date or on a closed account, to say what they hold where it is old."""
    wanted: dict[str, str] = {}
    for one in held:
        if one.expired:
            wanted[one.recipient.id] = "erase"
        elif one.old:
            wanted[one.recipient.id] = "access"
    for view in platforms:
        if view.state.visibility is Visibility.CLOSED:
            wanted |= {copy.recipient_id: "erase" for copy in view.copies}
    return tuple((recipients[key], kind) for key, kind in wanted.items() if key in recipients and key not in waiting)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
