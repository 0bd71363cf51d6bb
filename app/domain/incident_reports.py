"""A person's report of a call, a message or a visit: when, from whom, what they said and knew, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.caller_facts import StatedFact


class Channel(StrEnum):
    """Way in which something surfaced, or that the person gave money, documents or codes away; its value is the kind of the stored incident."""

    CALL = "call"
    MESSAGE = "message"
    MAIL = "mail"
    FILE = "file"
    TEXT = "text"
    VISIT = "visit"
    ALERT = "alert"
    POSTING = "posting"
    GIVEN = "given"


class IncidentStatus(StrEnum):
    """Status of an incident."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


class Money(StrEnum):
    """Answer to "was money lost": the first of the next steps depends on it."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to do about an incident: by what ISO date ("": none), what, whether it is done, and which proposed step it is ("": the person's
    own; `app/incidents/next_steps.py`). The words of a step are as they were said when it was taken."""

    day: str
    what: str
    done: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A report to an office: on what ISO day, to which, its case number ("": none yet), and what it replied ("": nothing yet)."""

    day: str
    office: str
    number: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """A person's report.

    `day` is an ISO date, `time` "HH:MM" or "" where it is not known; `contact` a number or address; `joined` are the
    ids of incidents that belong to this one; `check` is the id of the check card of its posting ("": none); `country` is where the person
    said they are (ISO 3166; "": they did not say).
    """

    channel: Channel
    title: str
    day: str
    time: str = ""
    contact: str = ""
    where: str = ""
    said: str = ""
    knew: tuple[StatedFact, ...] = ()
    money: Money = Money.UNKNOWN
    amount: str = ""
    status: IncidentStatus = IncidentStatus.OPEN
    notes: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    joined: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    check: str = ""
    country: str = ""
