"""Recruitment platforms: facts that are shipped, the person's own state on each, and when a résumé there counts as public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Visibility(StrEnum):
    """Visibility of the person's résumé on a platform; UNKNOWN counts as public where the platform publishes by default, NONE says that
    there never was an account."""

    PUBLIC = "public"
    HIDDEN = "hidden"
    CLOSED = "closed"
    NONE = "none"
    UNKNOWN = "unknown"


class Topic(StrEnum):
    """Subject of a platform's guided steps."""

    HIDE = "hide"
    REFRESH = "refresh"
    DELETE = "delete"
    COMPLAIN = "complain"


@dataclass(frozen=True, slots=True)
class PlatformStep:
    """One guided step: words by language, the page, by language where the step is from, and when that was checked (ISO 8601);
    `own_page`: a page of the platform itself says it."""

    words: Mapping[str, str]
    url: str
    source: Mapping[str, str]
    checked: str
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class VisibilityQuestion:
    """A question about what others see of the person on a platform: id, words by language, source and day it was checked
    (both empty: a plain question that claims nothing)."""

    id: str
    words: Mapping[str, str]
    source: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: id, name by language, other names, domain, country ("": many), whether résumés are public by default, and steps.

    A topic without steps has no source: the person opens the official page `home` and pastes what it says. `home_source`, by language, is
    empty where the person gave the address. `own`: the person added the platform.
    """

    id: str
    name: Mapping[str, str]
    aliases: tuple[str, ...]
    domain: str
    country: str
    public_by_default: bool
    steps: Mapping[Topic, tuple[PlatformStep, ...]]
    home: str = ""
    home_source: Mapping[str, str] = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True, slots=True)
class PlatformState:
    """The person's own state on a platform.

    `since` the ISO day from which `visibility` holds, `looked` when the person last looked; `pasted` maps a topic to what the
    official page said and on what day it was pasted. `seen` maps the id of a question to whether others see it, and on what day
    the person looked. `review`: the ISO day on which to look again, as the person chose it ("": the usual time after looking).
    """

    visibility: Visibility = Visibility.UNKNOWN
    since: str = ""
    looked: str = ""
    pasted: Mapping[Topic, tuple[str, str]] = field(default_factory=dict)
    seen: Mapping[str, tuple[bool, str]] = field(default_factory=dict)
    review: str = ""


def counts_as_public(platform: Platform, state: PlatformState, *, got_something: bool) -> bool:
    """Return True if the résumé there is public: as the person said, or, until they say otherwise, where the platform publishes by default and got
    something."""
    assumed = platform.public_by_default and state.visibility is Visibility.UNKNOWN and (got_something or platform.own)
    return assumed or state.visibility is Visibility.PUBLIC
