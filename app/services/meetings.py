"""Keeps plans for meetings away from home in the vault: they are the person's own notes, and no rows of the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from app.clock import Clock, system_clock
from app.domain.meetings import MeetingPlan, is_overdue
from app.domain.stored_records import SearchHit
from app.errors import UserError
from app.text import pinyin
from app.text.characters import fold

if TYPE_CHECKING:
    from app.vault.vault import Vault

MEETINGS: Final = "meeting:"
"""Preferences: each plan by its id."""
AHEAD: Final = timedelta(days=2)
"""A plan is recalled this long before it begins."""
STAY: Final = timedelta(days=90)
"""Longest time away: more is a wrong year."""
LONGEST: Final = 130
"""Most columns of a part (a Chinese character takes two), so that a plan is one page."""
_MINUTES: Final = "%Y-%m-%dT%H:%M"
_PARTS: Final = tuple(one.name for one in fields(MeetingPlan) if one.name != "id")


class MeetingService:
    """The plans of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def keep(self, plan: MeetingPlan) -> MeetingPlan:
        """Store a plan, a new one (without an id) under the next id; return it as it is stored.

        Raises `UserError` `meeting-title-missing`, `meeting-moment-unknown`, `meeting-back-before`, `meeting-back-past` (of a
        plan that is overdue the time may stay), `meeting-stay-long`, `meeting-unknown`, `meeting-part-long`, `country-code-unknown`.
        """
        plan = self.validate(plan)
        with self._vault.transaction():
            before = self.get(plan.id) if plan.id else None
            if plan.back_by <= self.now() and (before is None or before.back_by != plan.back_by):
                raise UserError("meeting-back-past")
            begun = datetime.fromisoformat(plan.begins)
            if datetime.fromisoformat(plan.back_by) - begun > STAY and (before is None or before.begins != plan.begins):
                raise UserError("meeting-stay-long", days=STAY.days)
            if before is None:
                taken = [int(key) for key in self._vault.preferences.with_prefix(MEETINGS) if key.isdigit()]
                plan = replace(plan, id=str(max(taken, default=0) + 1))
            self._store(plan)
        return plan

    def validate(self, plan: MeetingPlan) -> MeetingPlan:
        """Return a plan as it is stored. Raises like `keep`."""
        row = {name: " ".join(str(getattr(plan, name)).split()) for name in _PARTS}
        if any(_columns(text) > LONGEST for text in row.values()):
            raise UserError("meeting-part-long", limit=LONGEST)
        plan = MeetingPlan(plan.id, **row)
        if not plan.title:
            raise UserError("meeting-title-missing")
        code = plan.country.upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise UserError("country-code-unknown", country=code[:20])
        begins, back_by = _moment(plan.begins), _moment(plan.back_by)
        if back_by <= begins:
            raise UserError("meeting-back-before")
        return replace(plan, country="GB" if code == "UK" else code, begins=begins, back_by=back_by)

    def get(self, plan_id: str) -> MeetingPlan:
        """Return a plan. Raises `UserError` `meeting-unknown`."""
        found = _plan(plan_id, self._vault.preferences.get(MEETINGS + plan_id))
        if found is None:
            raise UserError("meeting-unknown", id=plan_id[:40])
        return found

    def all(self) -> tuple[MeetingPlan, ...]:
        """Return every plan, the one that begins last first."""
        stored = self._vault.preferences.with_prefix(MEETINGS)
        known = (_plan(key, stored[key]) for key in sorted(filter(str.isdigit, stored), key=int))
        return tuple(sorted((one for one in known if one), key=lambda one: one.begins, reverse=True))

    def search(self, wanted: str) -> list[SearchHit]:
        """Return the plans whose title (also in pinyin), address or people hold what is typed, as search hits."""
        typed = fold(wanted).strip()
        if not typed:
            return []
        spells = pinyin.is_spelling(typed)
        found = []
        for one in self.all():
            texts = (one.title, one.place_told, one.place_found, one.contact, one.trusted)
            held = next((text for text in texts if typed in fold(text)), "")
            if held or (spells and pinyin.find_spelled(fold(one.title), typed)):
                found.append(SearchHit("meeting", one.id, one.title, "" if held == one.title else held))
        return found

    def mark_back(self, plan_id: str, back: bool = True) -> MeetingPlan:
        """Record that the person is back (or that it was ticked by mistake). Raises `UserError` `meeting-unknown`."""
        with self._vault.transaction():
            plan = replace(self.get(plan_id), returned=self.now() if back else "")
            self._store(plan)
        return plan

    def discard(self, plan_id: str) -> None:
        """Remove a plan. Raises `UserError` `meeting-unknown`."""
        with self._vault.transaction():
            self.get(plan_id)
            self._vault.preferences.set(MEETINGS + plan_id, None)

    def overdue(self) -> tuple[MeetingPlan, ...]:
        """Return the plans whose time to be back has passed, the oldest first, until the person says that they are back."""
        return self.overdue_and_ahead()[0]

    def ahead(self) -> tuple[MeetingPlan, ...]:
        """Return the plans that begin soon or have begun, and are not overdue, the next first."""
        return self.overdue_and_ahead()[1]

    def overdue_and_ahead(self) -> tuple[tuple[MeetingPlan, ...], tuple[MeetingPlan, ...]]:
        """Return both, read once."""
        now, until = self.now(), self._local(self._clock() + AHEAD)
        plans = self.all()
        late = [one for one in plans if is_overdue(one, now)]
        coming = [one for one in plans if not one.returned and one not in late and one.begins <= until]
        return _by_time(late), _by_time(coming)

    def open_days(self) -> tuple[str, ...]:
        """Return the day of each plan on which the person has to be back and has not said so."""
        return tuple(one.back_by[:10] for one in self.all() if not one.returned)

    def now(self) -> str:
        """Return the present local moment, as plans write it."""
        return self._local(self._clock())

    def _local(self, moment: datetime) -> str:
        return moment.astimezone().strftime(_MINUTES)

    def _store(self, plan: MeetingPlan) -> None:
        self._vault.preferences.set(MEETINGS + plan.id, {name: getattr(plan, name) for name in _PARTS})


def _by_time(plans: Iterable[MeetingPlan]) -> tuple[MeetingPlan, ...]:
    return tuple(sorted(plans, key=lambda one: one.begins))


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _moment(text: str) -> str:
    """Return a local moment with its minutes. Raises `UserError` `meeting-moment-unknown`."""
    try:
        return datetime.strptime(text.strip().replace(" ", "T"), _MINUTES).strftime(_MINUTES)
    except ValueError:
        raise UserError("meeting-moment-unknown", text=text[:40]) from None


def _plan(plan_id: str, stored: object) -> MeetingPlan | None:
    """Return a stored plan; None for what is none."""
    if not isinstance(stored, dict) or not stored.get("begins") or not stored.get("back_by"):
        return None
    return MeetingPlan(plan_id, **{name: str(stored.get(name, "")) for name in _PARTS})
