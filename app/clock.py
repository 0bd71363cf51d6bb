"""Source of the current time; tests replace it by a fixed one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the current time in UTC, with whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def to_iso(moment: datetime) -> str:
    """Return RFC 3339 text in UTC, e.g. `2026-11-24T09:30:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_iso(text: str) -> datetime:
    """Inverse of `to_iso`; raises ValueError on anything else."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(f"no moment: {text!r}")
    return datetime.fromisoformat(text)


def local_day(moment: datetime) -> str:
    """Return the local ISO date of a moment: the day a person means by "today"."""
    return moment.astimezone().date().isoformat()


def local_moment(moment: str) -> tuple[str, str]:
    """Return the day and the time of a moment (RFC 3339) where the person is."""
    when = from_iso(moment).astimezone()
    return when.date().isoformat(), f"{when:%H:%M}"
