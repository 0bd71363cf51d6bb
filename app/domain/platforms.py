"""Recruitment platforms: facts that are shipped, and the person's own state on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Visibility(StrEnum):
    """Visibility of the person's résumé on a platform; UNKNOWN counts as public where the platform publishes by default."""

    PUBLIC = "public"
    HIDDEN = "hidden"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Topic(StrEnum):
    """Subject of a platform's guided steps."""

    HIDE = "hide"
    REFRESH = "refresh"
    DELETE = "delete"
    COMPLAIN = "complain"


@dataclass(frozen=True, slots=True)
class PlatformStep:
    """One guided step: words by language, the page, where the step is from and when that was checked (ISO 8601)."""

    words: Mapping[str, str]
    url: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: id, name by language, other names, domain, country ("": many), whether résumés are public by default, and steps.

    A topic without steps has no source: the person opens the official page and pastes what it says.
    """

    id: str
    name: Mapping[str, str]
    aliases: tuple[str, ...]
    domain: str
    country: str
    public_by_default: bool
    steps: Mapping[Topic, tuple[PlatformStep, ...]]


@dataclass(frozen=True, slots=True)
class PlatformState:
    """The person's own state on a platform.

    `since` the ISO day from which `visibility` holds, `looked` when the person last looked; `pasted` maps a topic to what the
    official page said and on what day it was pasted.
    """

    visibility: Visibility = Visibility.UNKNOWN
    since: str = ""
    looked: str = ""
    pasted: Mapping[Topic, tuple[str, str]] = field(default_factory=dict)
