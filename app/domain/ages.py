"""Ages in the unit in which people say them: days, months or years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS_AS_SUCH: Final = 24
"""Months up to which an age is told in months."""
_DAYS_AS_SUCH: Final = 45


@dataclass(frozen=True, slots=True)
class Age:
    """An age: `day`, `month` or `year`, and how many."""

    unit: str
    count: int

    @property
    def code(self) -> str:
        """Return the end of the code of its sentence: the unit, with `s` unless there is one."""
        return self.unit if self.count == 1 else f"{self.unit}s"


def age_of(then: str, now: str) -> Age:
    """Return how long ISO day `then` is before ISO day `now`, in whole units; a later day is 0 days ago. Raises ValueError for what is no date."""
    first, last = date.fromisoformat(then), date.fromisoformat(now)
    days = max(0, (last - first).days)
    if days <= _DAYS_AS_SUCH:
        return Age("day", days)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return Age("month", months) if months < _MONTHS_AS_SUCH else Age("year", months // 12)
