"""The person's own notes about employers and recruiters, and where one was met again. Nobody else sees them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """Subject of a note: an organisation, or a person who recruits."""

    EMPLOYER = "employer"
    RECRUITER = "recruiter"


class SightingKind(StrEnum):
    """Record in which the subject of a note was met again."""

    CHECK = "check"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Sighting:
    """The subject of a note met again: in which record (its id and title), on what ISO day, by what it was recognised (a name, number or
    address as it stands there), and whether the person has seen that it was."""

    kind: SightingKind
    id: str
    title: str
    day: str
    by: str
    seen: bool = False


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note. `avoid`: the person wants nothing to do with them; `phones`, `mails` and `accounts` (WeChat, QQ, Telegram …) are as typed;
    `created` and `changed` are ISO days (`created` empty: not stored yet)."""

    kind: NoteKind
    name: str
    text: str = ""
    avoid: bool = False
    phones: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    id: str = ""
    created: str = ""
    changed: str = ""
    met: tuple[Sighting, ...] = ()

    @property
    def title(self) -> str:
        """Return the name, or else the first number or address."""
        return next(filter(None, (self.name, *self.phones, *self.mails, *self.accounts)), "")


@dataclass(frozen=True, slots=True)
class NoteMatch:
    """A note that fits a posting or an incident, and by what: `by` is the text that both have; `by_name` when nothing but a name is the same."""

    note: OwnNote
    by: str
    by_name: bool = False
