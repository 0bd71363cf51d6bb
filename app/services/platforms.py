"""Recruitment platforms of a person: their state on each, what the platform got, and when to look again.

Facts are shipped as data with their source; what the person reads on an official page is kept with its day. Never opens a page.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from app import resources
from app.clock import Clock, local_day, system_clock
from app.domain.applications import PastApplication, Reconstructed
from app.domain.copies import CopyRecord, Recipient, RecipientKind
from app.domain.platforms import (
    Platform,
    PlatformState,
    Topic,
    Visibility,
    VisibilityQuestion,
    counts_as_public,
)
from app.domain.sensitivity import Kind
from app.domain.stored_records import SearchHit
from app.errors import UserError
from app.services.applications import ApplicationService
from app.services.known_platforms import ORDER, OWN, known_platforms, own_rows, platform_at
from app.services.prior_disclosures import core_name
from app.services.recipients import RecipientService
from app.text import pinyin
from app.yaml_file import read_yaml

if TYPE_CHECKING:
    from app.vault.vault import Vault

REVIEW_DAYS: Final = 182
"""Days after which the person is asked to look again, where they chose no day: half a year."""
PUBLIC_DAYS: Final = 30
"""The same where the résumé is public, as they said: a month, time to hide it or to have found a job."""
LONGEST: Final = 5_000
NAME: Final = 80
"""Most characters of the name of a platform that the person adds."""
_KEY: Final = "platform:"


@dataclass(frozen=True, slots=True)
class PlatformView:
    """A platform as the person has it: facts, state, what it got, and the ISO day of the next review ("": none).

    `copies` are those of the ledger, the latest first, `past` what the person remembers of the time before the program.
    `counts_as_public`: it is public, or nobody has said otherwise and the platform publishes by default.
    """

    platform: Platform
    state: PlatformState
    copies: tuple[CopyRecord, ...]
    review: str
    counts_as_public: bool
    past: tuple[Reconstructed, ...] = ()

    @property
    def used(self) -> bool:
        """Return True if the platform got something, or the person has said something of it."""
        if self.copies or self.past or self.platform.own:
            return True
        return self.state.visibility is not Visibility.NONE and self.state != PlatformState()


def by_country(views: Iterable[PlatformView], home: str) -> tuple[PlatformView, ...]:
    """Return platforms with those that are used first, then those of a country (ISO 3166; "": not known) and of many, then the others."""
    return tuple(sorted(views, key=lambda one: (not one.used, bool(home) and one.platform.country not in ("", home))))


@functools.cache
def questions() -> tuple[VisibilityQuestion, ...]:
    """Return the questions by which a person looks at themselves as an employer would; "yes" always means: others see it."""
    rows = cast("dict[str, Any]", read_yaml(resources.path("lists", "platform_checklist.yaml")))["questions"]
    return tuple(
        VisibilityQuestion(
            row["id"], {key: row[key] for key in ("en", "zh")}, row.get("source", ""), row.get("checked", "")
        )
        for row in rows
    )


class PlatformService:
    """The platforms of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    # -- what there is ------------------------------------------------------------------------------------------------

    def all(self) -> tuple[Platform, ...]:
        """Return the platforms that are shipped, then those that the person added."""
        return known_platforms(self._vault)

    def find(self, name: str) -> Platform:
        """Return the platform with an id, a name or another name. Raises `UserError` `platform-unknown`."""
        wanted, every = core_name(name), self.all()
        for one in every:
            if name == one.id or wanted in _names(one):
                return one
        known = ", ".join((*ORDER, *(one.name["en"] for one in every if one.own)))
        raise UserError("platform-unknown", name=name[:NAME], known=known)

    def at(self, address: str) -> Platform | None:
        """Return the platform to which a web address belongs, or None."""
        return platform_at(self._vault, address)

    def view(self, name: str) -> PlatformView:
        """Return one platform with its state. Raises `UserError` `platform-unknown`."""
        return self._views([self.find(name)])[0]

    def views(self) -> tuple[PlatformView, ...]:
        """Return every platform with its state. One that got nothing and of which nothing was said counts as not used."""
        return self._views(self.all())

    def used(self) -> tuple[PlatformView, ...]:
        """Return the platforms that got something, or of which the person has said something."""
        return tuple(one for one in self._views(self.all(), untouched=False) if one.used)

    def due(self, until: str = "") -> tuple[PlatformView, ...]:
        """Return the platforms whose day to look again comes by the ISO day `until` (empty: today), the longest due first."""
        today = until or local_day(self._clock())
        return tuple(sorted((one for one in self.used() if one.review and one.review <= today), key=lambda x: x.review))

    def search(self, wanted: str) -> list[SearchHit]:
        """Return the platforms whose name (also in pinyin), domain or own notes hold what is typed, as search hits."""
        typed = wanted.strip().casefold()
        if not typed:
            return []
        found, spells = [], pinyin.is_spelling(typed)
        for one in self.all():
            state = self.state(one.id)
            names = (*one.name.values(), *one.aliases, one.domain)
            noted = next((text for text, _ in state.pasted.values() if typed in text.casefold()), "")
            spelled = spells and any(pinyin.find_spelled(name, typed) for name in names)
            if noted or spelled or any(typed in name.casefold() for name in names):
                found.append(SearchHit("platform", one.id, " · ".join(dict.fromkeys(one.name.values())), noted[:160]))
        return found

    # -- what the person says -----------------------------------------------------------------------------------------

    def set_state(self, name: str, visibility: Visibility, day: str = "") -> PlatformView:
        """Record the visibility from an ISO day ("": today); that day counts as looked at.

        Raises `UserError` `platform-unknown`, `incident-day-unknown`, `incident-day-future`.
        """
        platform, said = self.find(name), self._past_day(day)
        before = self.state(platform.id)
        since = before.since if before.visibility is visibility and before.since else said
        self._keep(platform.id, replace(before, visibility=visibility, since=since, looked=said))
        return self.view(platform.id)

    def answer(self, name: str, seen: Mapping[str, bool | None], day: str = "") -> PlatformView:
        """Record what others see, by question id (None: forget the answer), on an ISO day ("": today); it counts as looked at.

        Raises `UserError` `platform-unknown`, `platform-question-unknown`, `incident-day-unknown`, `incident-day-future`.
        """
        platform, said = self.find(name), self._past_day(day)
        known = [one.id for one in questions()]
        for key in seen:
            if key not in known:
                raise UserError("platform-question-unknown", name=key[:NAME], known=", ".join(known))
        before = self.state(platform.id)
        kept = {key: value for key, value in before.seen.items() if key not in seen}
        kept |= {key: (value, said) for key, value in seen.items() if value is not None}
        looked = max(before.looked, said) if any(value is not None for value in seen.values()) else before.looked
        self._keep(platform.id, replace(before, seen=kept, looked=looked))
        return self.view(platform.id)

    def paste(self, name: str, topic: Topic, text: str) -> None:
        """Keep what an official page says of a topic, with today's date; empty text forgets it. Raises `UserError` `platform-unknown`."""
        platform = self.find(name)
        before = self.state(platform.id)
        pasted = {key: value for key, value in before.pasted.items() if key is not topic}
        if text.strip():
            pasted[topic] = text.strip()[:LONGEST], local_day(self._clock())
        self._keep(platform.id, replace(before, pasted=pasted))

    def set_review(self, name: str, day: str = "") -> PlatformView:
        """Choose the ISO day on which to look again ("": half a year after looking).

        Raises `UserError` `platform-unknown`, `incident-day-unknown`.
        """
        platform = self.find(name)
        self._keep(platform.id, replace(self.state(platform.id), review=_iso(day) if day else ""))
        return self.view(platform.id)

    def add(self, name: str, address: str = "") -> Platform:
        """Add a platform of the person's own, with the address of its official page ("": not known yet).

        Raises `UserError` `platform-name-missing`, `platform-exists`, `platform-address-wrong`.
        """
        called = " ".join(name.split())[:NAME]
        if not core_name(called):
            raise UserError("platform-name-missing")
        if any(core_name(called) in _names(one) for one in self.all()):
            raise UserError("platform-exists", name=called)
        home = _address(address)
        rows = own_rows(self._vault)
        taken = [int(number) for row in rows if (number := row["id"].removeprefix("own-")).isdigit()]
        made = {"id": f"own-{max(taken, default=0) + 1}", "name": called, "home": home}
        with self._vault.transaction():
            self._vault.preferences.set(OWN, [*rows, made])
        return self.find(made["id"])

    def remove(self, name: str) -> tuple[Platform, PlatformState]:
        """Remove a platform that the person added; return it with its state. Copies stay.

        Raises `UserError` `platform-unknown`, `platform-shipped`.
        """
        platform = self.find(name)
        if not platform.own:
            raise UserError("platform-shipped", name=platform.name["en"])
        state = self.state(platform.id)
        with self._vault.transaction():
            self._vault.preferences.set(OWN, [row for row in own_rows(self._vault) if row["id"] != platform.id])
            self._vault.preferences.set(_KEY + platform.id, None)
        return platform, state

    def restore(self, platform: Platform, state: PlatformState) -> None:
        """Put back a platform or its state as it was before a change."""
        with self._vault.transaction():
            if platform.own and all(one.id != platform.id for one in self.all()):
                row = {"id": platform.id, "name": platform.name["en"], "home": platform.home}
                self._vault.preferences.set(OWN, [*own_rows(self._vault), row])
            self._keep(platform.id, state)

    def known_recipient(self, view: PlatformView) -> Recipient | None:
        """Return the recipient that a platform is (the one that got something last); None where there is none yet."""
        recipients = self._vault.recipients.all()
        ids = _recipients_of([view.platform], recipients)[view.platform.id]
        known = {one.id: one for one in recipients if one.id in ids}
        latest = next((copy.recipient_id for copy in view.copies), next((one.recipient_id for one in view.past), ""))
        return known.get(latest) or next(iter(known.values()), None)

    def recipient(self, name: str, language: str) -> Recipient:
        """Return the platform as a recipient, added where there is none. Raises `UserError` `platform-unknown`."""
        view = self.view(name)
        if found := self.known_recipient(view):
            return found
        domains = (view.platform.domain,) if view.platform.domain else ()
        called = view.platform.name["zh" if language.startswith("zh") else "en"]
        return RecipientService(self._vault).find_or_add(called, RecipientKind.PLATFORM, domains)

    def record(self, name: str, day: str, kinds: Sequence[Kind], channel: str, language: str) -> PlatformView:
        """Record something the platform got before or outside of the program, as weak evidence from memory.

        Raises `UserError` `platform-unknown`, `incident-day-unknown`, `incident-day-future`.
        """
        platform, said = self.find(name), self._past_day(day)
        recipient = self.recipient(platform.id, language)
        typed = PastApplication(recipient.name, recipient.kind, said, channel=channel, disclosed=tuple(kinds))
        ApplicationService(self._vault, self._clock).add_application(typed)
        return self.view(platform.id)

    # -- what is stored -----------------------------------------------------------------------------------------------

    def state(self, platform_id: str) -> PlatformState:
        """Return the state on a platform; what another version wrote is read as far as possible."""
        return _state(self._vault.preferences.get(_KEY + platform_id))

    def _keep(self, platform_id: str, state: PlatformState) -> None:
        value = {
            "visibility": state.visibility.value,
            "since": state.since,
            "looked": state.looked,
            "pasted": {topic.value: list(said) for topic, said in state.pasted.items()},
            "seen": {key: list(said) for key, said in state.seen.items()},
            "review": state.review,
        }
        with self._vault.transaction():
            self._vault.preferences.set(_KEY + platform_id, value)

    def _views(self, wanted: Iterable[Platform], *, untouched: bool = True) -> tuple[PlatformView, ...]:
        """Return the views; without `untouched`, none of those that no recipient belongs to and of which nothing is stored."""
        ids = _recipients_of(wanted := tuple(wanted), self._vault.recipients.all())
        past = ApplicationService(self._vault, self._clock).reconstructed() if any(ids.values()) else ()
        states = self._vault.preferences.with_prefix(_KEY)
        if not untouched:
            wanted = tuple(one for one in wanted if one.own or ids[one.id] or one.id in states)
        return tuple(self._view(one, _state(states.get(one.id)), ids[one.id], past) for one in wanted)

    def _view(
        self, platform: Platform, state: PlatformState, ids: Sequence[str], past: Sequence[Reconstructed]
    ) -> PlatformView:
        copies = [copy for key in ids for copy in self._vault.copies.for_recipient(key) if not copy.voided]
        got = tuple(sorted(copies, key=lambda one: one.created, reverse=True))
        before = tuple(one for one in past if one.recipient_id in ids)
        public = counts_as_public(platform, state, got_something=bool(got or before))
        last = state.looked or max((*(one.created[:10] for one in got), *(one.day for one in before)), default="")
        return PlatformView(platform, state, got, _review(state, last), public, before)

    def _past_day(self, day: str) -> str:
        today = local_day(self._clock())
        said = _iso(day) if day else today
        if said > today:
            raise UserError("incident-day-future")
        return said


def _state(stored: object) -> PlatformState:
    """Return a state as it is stored, read as far as possible."""
    if not isinstance(stored, dict):
        return PlatformState()
    visibility, pasted, seen = str(stored.get("visibility", "")), stored.get("pasted"), stored.get("seen")
    return PlatformState(
        Visibility(visibility) if visibility in set(Visibility) else Visibility.UNKNOWN,
        str(stored.get("since", "")),
        str(stored.get("looked", "")),
        {
            Topic(key): (str(value[0]), str(value[1]))
            for key, value in (pasted.items() if isinstance(pasted, dict) else ())
            if key in set(Topic) and isinstance(value, list) and len(value) == 2
        },
        {
            str(key): (value[0] is True, str(value[1]))
            for key, value in (seen.items() if isinstance(seen, dict) else ())
            if isinstance(value, list) and len(value) == 2
        },
        str(stored.get("review", "")),
    )


def _recipients_of(wanted: Iterable[Platform], recipients: Iterable[Recipient]) -> dict[str, list[str]]:
    """Return, by platform id, the ids of the recipients that are the platform: by one of its names, or by its domain.

    Each recipient is looked at once: there may be thousands.
    """
    by_name: dict[str, list[str]] = {}
    found: dict[str, list[str]] = {}
    for platform in wanted:
        found[platform.id] = []
        for name in (*_names(platform), *([f"@{platform.domain}"] if platform.domain else [])):
            by_name.setdefault(name, []).append(platform.id)
    for recipient in recipients:
        keys = [core_name(recipient.name), *(f"@{one.lower().removeprefix('www.')}" for one in recipient.domains)]
        for platform_id in dict.fromkeys(one for key in keys for one in by_name.get(key, ())):
            found[platform_id].append(recipient.id)
    return found


def _review(state: PlatformState, last: str) -> str:
    """Return the ISO day of the next review: the chosen one until the person looked after it; of a closed account, where there is none, and of one
    that is not used, none."""
    if state.visibility in (Visibility.CLOSED, Visibility.NONE):
        return ""
    if state.review > last:
        return state.review
    try:
        days = PUBLIC_DAYS if state.visibility is Visibility.PUBLIC else REVIEW_DAYS
        return (date.fromisoformat(last) + timedelta(days=days)).isoformat()
    except ValueError:
        return ""


def _names(platform: Platform) -> frozenset[str]:
    return _core_names((*platform.name.values(), *platform.aliases)) | {platform.id}


@functools.lru_cache(maxsize=256)
def _core_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(core_name, names))


def _iso(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise UserError("incident-day-unknown") from None


def _address(typed: str) -> str:
    """Return a web address in full ("" for none). Raises `UserError` `platform-address-wrong`."""
    address = typed.strip()
    if not address:
        return ""
    full = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(full)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme not in ("http", "https") or "." not in host or any(sign.isspace() for sign in full):
        raise UserError("platform-address-wrong")
    return full[:LONGEST]
