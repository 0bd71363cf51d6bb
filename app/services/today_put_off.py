"""Rows of Today that a person put off to a day: until then they are listed apart. What the row is about stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock

if TYPE_CHECKING:
    from app.vault.vault import Vault

DATE: Final = "date"
"""Kind of the rows whose key ends with the day of a date of an application."""
_KEY: Final = "today-put-off"
_FORGOTTEN_AFTER: Final = timedelta(days=400)
"""A row that was put off to a day so long ago is not remembered any more."""


class PutOffService:
    """Keys of rows → the ISO day to which each was put off, in one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def days(self) -> dict[str, str]:
        """Return key → day of the rows that are put off to a day after today."""
        today = local_day(self._clock())
        return {key: day for key, day in self._stored().items() if day > today}

    def put_off(self, key: str, day: str) -> None:
        """Put a row off to an ISO day after today; an earlier day, or "", brings it back now."""
        past = local_day(self._clock() - _FORGOTTEN_AFTER)
        kept = {known: until for known, until in self._stored().items() if until > past and known != key}
        if day > local_day(self._clock()):
            kept[key] = day
        with self._vault.transaction():
            self._vault.preferences.set(_KEY, kept or None)

    def remind_days(self, days: Sequence[str]) -> tuple[str, ...]:
        """Return the open days of dates, with the day of a row that is put off in place of the date's own."""
        left = list(days)
        for key, until in self.days().items():
            kind, _, rest = key.partition(":")
            own = rest.rpartition(":")[2]
            if kind == DATE and own in left:
                left.remove(own)
                left.append(until)
        return tuple(sorted(left))

    def _stored(self) -> dict[str, str]:
        stored = self._vault.preferences.get(_KEY)
        return {key: day for key, day in stored.items() if isinstance(day, str)} if isinstance(stored, dict) else {}


def row_key(kind: str, *parts: str) -> str:
    """Return the key of a row: what it is about, and the day it came from, last.

    >>> row_key("date", "0a1b", "follow-up", "2026-12-01")
    'date:0a1b:follow-up:2026-12-01'
    """
    return ":".join((kind, *parts))


def proposed_days(today: date) -> tuple[tuple[str, date], ...]:
    """Return the days that are offered, with a word for each: tomorrow, in three days, in one week, in one month (30 days).

    >>> [(word, day.isoformat()) for word, day in proposed_days(date(2026, 11, 30))][::3]
    [('tomorrow', '2026-12-01'), ('month', '2026-12-30')]
    """
    steps = {"tomorrow": 1, "three-days": 3, "week": 7, "month": 30}
    return tuple((word, today + timedelta(days=days)) for word, days in steps.items())
