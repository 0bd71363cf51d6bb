"""The person's state on each recruitment platform, what the platform got, and when to look again."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from app import resources
from app.clock import Clock, local_day, system_clock
from app.domain.copies import CopyRecord, Recipient
from app.domain.platforms import Platform, PlatformState, PlatformStep, Topic, Visibility
from app.errors import UserError
from app.services.prior_disclosures import core_name
from app.yaml_file import read_yaml

if TYPE_CHECKING:
    from app.vault.vault import Vault

ORDER: Final = ("zhaopin", "51job", "liepin", "boss", "58", "24365", "linkedin", "indeed")
REVIEW_DAYS: Final = 180
"""Days after which the person is asked to look again."""
LONGEST: Final = 5_000
_KEY: Final = "platform:"


@dataclass(frozen=True, slots=True)
class PlatformView:
    """A platform as the person has it: facts, state, the copies it got, and the ISO day of the next review ("": none is due).

    `counts_as_public`: it is public, or nobody has said otherwise and the platform publishes by default.
    """

    platform: Platform
    state: PlatformState
    copies: tuple[CopyRecord, ...]
    review: str
    counts_as_public: bool


@functools.cache
def platforms() -> tuple[Platform, ...]:
    """Return every platform that is shipped, in the order in which they are shown."""
    return tuple(_platform(one) for one in ORDER)


class PlatformService:
    """The platforms of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    def views(self) -> tuple[PlatformView, ...]:
        """Return every platform with its state. One that got nothing and of which nothing was said counts as not used."""
        recipients = self._vault.recipients.all()
        copies = self._vault.copies.all()
        return tuple(self._view(one, recipients, copies) for one in platforms())

    def used(self) -> tuple[PlatformView, ...]:
        """Return the platforms that got a copy, or of which the person has said something."""
        return tuple(one for one in self.views() if one.copies or one.state.looked)

    def set_state(self, name: str, visibility: Visibility, day: str = "") -> PlatformView:
        """Record the visibility from an ISO day ("": today); that day counts as looked at.

        Raises `UserError` `platform-unknown`, `incident-day-unknown`, `incident-day-future`.
        """
        platform, today = find(name), local_day(self._clock())
        try:
            said = date.fromisoformat(day).isoformat() if day else today
        except ValueError:
            raise UserError("incident-day-unknown") from None
        if said > today:
            raise UserError("incident-day-future")
        before = self.state(platform.id)
        since = before.since if before.visibility is visibility and before.since else said
        self._keep(platform.id, replace(before, visibility=visibility, since=since, looked=said))
        return next(one for one in self.views() if one.platform is platform)

    def paste(self, name: str, topic: Topic, text: str) -> None:
        """Keep what an official page says of a topic, with today's date; empty text forgets it. Raises `UserError` `platform-unknown`."""
        platform = find(name)
        before = self.state(platform.id)
        pasted = {key: value for key, value in before.pasted.items() if key is not topic}
        if text.strip():
            pasted[topic] = text.strip()[:LONGEST], local_day(self._clock())
        self._keep(platform.id, replace(before, pasted=pasted))

    def state(self, platform_id: str) -> PlatformState:
        """Return the state on a platform; what another version wrote is read as far as possible."""
        stored = self._vault.preferences.get(_KEY + platform_id)
        if not isinstance(stored, dict):
            return PlatformState()
        visibility, pasted = str(stored.get("visibility", "")), stored.get("pasted")
        return PlatformState(
            Visibility(visibility) if visibility in set(Visibility) else Visibility.UNKNOWN,
            str(stored.get("since", "")),
            str(stored.get("looked", "")),
            {
                Topic(key): (str(value[0]), str(value[1]))
                for key, value in (pasted.items() if isinstance(pasted, dict) else ())
                if key in set(Topic) and isinstance(value, list) and len(value) == 2
            },
        )

    def _keep(self, platform_id: str, state: PlatformState) -> None:
        pasted = {topic.value: list(said) for topic, said in state.pasted.items()}
        value = {"visibility": state.visibility.value, "since": state.since, "looked": state.looked, "pasted": pasted}
        with self._vault.transaction():
            self._vault.preferences.set(_KEY + platform_id, value)

    def _view(self, platform: Platform, recipients: list[Recipient], copies: list[CopyRecord]) -> PlatformView:
        ids = {one.id for one in recipients if is_of(platform, one)}
        state = self.state(platform.id)
        got = tuple(one for one in copies if one.recipient_id in ids)
        assumed = platform.public_by_default and state.visibility is Visibility.UNKNOWN and bool(got)
        public = state.visibility is Visibility.PUBLIC or assumed
        last = state.looked or max((one.created[:10] for one in got), default="")
        open_ = last and state.visibility is not Visibility.CLOSED
        review = (date.fromisoformat(last) + timedelta(days=REVIEW_DAYS)).isoformat() if open_ else ""
        return PlatformView(platform, state, got, review, public)


def find(name: str) -> Platform:
    """Return the platform with an id, a name or another name. Raises `UserError` `platform-unknown`."""
    wanted = core_name(name)
    for one in platforms():
        if wanted in {one.id, *map(core_name, (*one.name.values(), *one.aliases))}:
            return one
    raise UserError("platform-unknown", name=name[:80], known=", ".join(ORDER))


def is_of(platform: Platform, recipient: Recipient) -> bool:
    """Return True if a recipient is a platform: by one of its names, or by its domain."""
    names = {core_name(one) for one in (*platform.name.values(), *platform.aliases)}
    own = {domain.lower().removeprefix("www.") for domain in recipient.domains}
    return core_name(recipient.name) in names or platform.domain in own


def _platform(platform_id: str) -> Platform:
    row = cast("dict[str, Any]", read_yaml(resources.path("platforms", f"{platform_id}.yaml")))
    return Platform(
        platform_id,
        row["name"],
        tuple(map(str, row["aliases"])),
        str(row["domain"]),
        str(row["country"] or ""),
        bool(row["public_by_default"]),
        {Topic(key): tuple(map(_step, steps)) for key, steps in row["steps"].items()},
    )


def _step(row: Mapping[str, str]) -> PlatformStep:
    return PlatformStep({key: row[key] for key in ("en", "zh")}, row["url"], row["source"], row["checked"])
