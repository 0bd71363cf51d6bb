"""A plan for a meeting away from home: where and with whom, how that was checked, when the person is back, and who is told if not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

REQUIRED: Final = ("place_found", "number_found", "transport", "trusted", "trusted_phone")
"""Parts without which a plan is not whole."""

ELSEWHERE: Final = "ZZ"
"""Code of a country that is not listed (ISO 3166 leaves it to users)."""


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A plan. `begins` and `back_by` are local moments (`2026-12-01T09:00`), `returned` another ("": not back yet).

    `country` (ISO 3166, `ELSEWHERE`, or "": not said) is where it takes place; `place_told` the address as they told it, `place_found` as the person
    found it; `contact` who receives them, `number_found` a number of the organisation that the person found, `checked_how` where and
    how; `trusted` and `trusted_phone` whoever waits to hear from them; `words` what they say to leave ("": the proposed words).
    """

    id: str
    title: str
    begins: str
    back_by: str
    country: str = ""
    place_told: str = ""
    place_found: str = ""
    contact: str = ""
    number_found: str = ""
    checked_how: str = ""
    transport: str = ""
    trusted: str = ""
    trusted_phone: str = ""
    words: str = ""
    recipient_id: str = ""
    returned: str = ""


def missing_parts(plan: MeetingPlan) -> tuple[str, ...]:
    """Return the names of the parts that are still open."""
    return tuple(name for name in REQUIRED if not getattr(plan, name))


def is_overdue(plan: MeetingPlan, now: str) -> bool:
    """Return True if the person should have been back by a local moment and has not said so."""
    return not plan.returned and plan.back_by <= now
