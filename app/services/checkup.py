"""The yearly check-up: who still holds what, what is past its date, what is still public, the backup, and last the letters to send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock
from app.domain.applications import OPEN, DateKind
from app.domain.caller_facts import OwnFact
from app.domain.copies import CopyRecord, Recipient
from app.domain.platforms import Visibility
from app.domain.sensitivity import Kind
from app.letters.model import Letter, LetterKind
from app.services.applications import ApplicationService
from app.services.caller_facts import CallerFactService
from app.services.letters import LetterService
from app.services.platforms import PlatformService, PlatformView

if TYPE_CHECKING:
    from app.vault.vault import Vault

OLD_AFTER: Final = 365
"""Days after which a copy is asked about, where no date was set."""
EVERY_DAYS: Final = 365
_LAST: Final = "checkup:last"
_BACKUP: Final = "checkup:backup"
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

    `held` oldest copy first; `platforms` all, with what was said of each; `open_requests` (recipient, ISO day by which they owe an answer); `letters`
    the recipients that a letter should go to, each once with its kind (`LetterKind`: `erase`, `access`, or what follows an
    earlier letter); `backup` whether a backup could be opened, as the person said, and on what ISO day (None: not asked within
    the year).
    """

    day: str
    held: tuple[HeldCopy, ...]
    platforms: tuple[PlatformView, ...]
    open_requests: tuple[tuple[Recipient, str], ...]
    old_contacts: tuple[OldContact, ...]
    letters: tuple[tuple[Recipient, str], ...]
    last: str
    backup: tuple[bool, str] | None = None


class CheckUpService:
    """The check-ups of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def run(self) -> CheckUp:
        """Go through everything that is out; writes nothing. Raises `UserError` `ledger-broken`."""
        today = local_day(self._clock())
        recipients = {one.id: one for one in self._vault.recipients.all()}
        held = self._held(recipients, today)
        platforms = PlatformService(self._vault, self._clock).views()
        asked = self._open_requests(recipients)
        old = self._old_contacts(recipients)
        letters = self._letters(held, platforms, asked, old, recipients)
        return CheckUp(today, held, platforms, asked, old, letters, self.last(), self._backup(today))

    def record_backup(self, opened: bool) -> None:
        """Record today whether a backup could be opened."""
        with self._vault.transaction():
            self._vault.preferences.set(_BACKUP, {"opened": opened, "day": local_day(self._clock())})

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
        day = self.next_day()
        return bool(day) and day <= local_day(self._clock())

    def next_day(self) -> str:
        """Return the ISO day of the next check-up, "" where nothing was sent and none was made yet."""
        since = self.last()
        if not since:
            first = next(self._vault.ledger.entries(kind="copy", limit=1), None)
            since = first.at[:10] if first else ""
        return (date.fromisoformat(since) + timedelta(days=EVERY_DAYS)).isoformat() if since else ""

    def _backup(self, today: str) -> tuple[bool, str] | None:
        stored = self._vault.preferences.get(_BACKUP)
        if not isinstance(stored, dict):
            return None
        day = str(stored.get("day", ""))
        try:
            return (stored.get("opened") is True, day) if _days(day, today) < EVERY_DAYS else None
        except ValueError:
            return None

    def _letters(
        self,
        held: Sequence[HeldCopy],
        platforms: Sequence[PlatformView],
        asked: Sequence[tuple[Recipient, str]],
        old: Sequence[OldContact],
        recipients: dict[str, Recipient],
    ) -> tuple[tuple[Recipient, str], ...]:
        """Return whom to write to, each once.

        To delete: what is past its date, on a closed account, or a contact that was given up, where the application is over. To say what
        they hold: where it is old. Who owes an answer is asked for nothing new; what follows an earlier letter comes first.
        """
        wanted: dict[str, str] = {}
        for one in held:
            if one.expired:
                wanted[one.recipient.id] = LetterKind.ERASE
            elif one.old:
                wanted[one.recipient.id] = LetterKind.ACCESS
        for view in platforms:
            if view.state.visibility is Visibility.CLOSED:
                got = [one.recipient_id for one in view.copies] + [one.recipient_id for one in view.past]
                wanted |= dict.fromkeys(got, LetterKind.ERASE)
        applications = ApplicationService(self._vault, self._clock)
        for recipient in (recipient for one in old for recipient in one.recipients):
            steps = applications.history(recipient.id)
            if steps and steps[-1].status not in OPEN:
                wanted.setdefault(recipient.id, LetterKind.ERASE)
        waiting = {recipient.id for recipient, _ in asked}
        wanted = {key: kind for key, kind in wanted.items() if key not in waiting}
        wanted |= {letter.recipient_id: kind for letter, kind in self.follow_ups()}
        return tuple((recipients[key], str(kind)) for key, kind in wanted.items() if key in recipients)

    def follow_ups(self) -> tuple[tuple[Letter, LetterKind], ...]:
        """Return the letters that something may follow now, with its kind: after silence or a refusal. The latest of each recipient."""
        service = LetterService(self._vault, self._clock)
        latest = {one.recipient_id: one for one in service.all() if one.sent}
        found = ((one, service.next_kind(one)) for one in latest.values())
        return tuple((one, kind) for one, kind in found if kind is not None)

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


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
