"""Applications: jobs with statuses and the days they hold from, dates to remember, interviews, and rows for lists and boards.

Plain frozen values; never opens a database.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple

from app.domain.copies import RecipientKind
from app.domain.sensitivity import Kind


class Status(StrEnum):
    """Status of an application. `planned`: a recipient is known, nothing was sent."""

    PLANNED = "planned"
    SENT = "sent"
    REPLIED = "replied"
    INTERVIEW = "interview"
    OFFER = "offer"
    REJECTED = "rejected"
    GHOSTED = "ghosted"
    WITHDRAWN = "withdrawn"


OPEN = (Status.PLANNED, Status.SENT, Status.REPLIED, Status.INTERVIEW, Status.OFFER)
"""Statuses of an application that may still go on."""
ANSWERS = (Status.REPLIED, Status.INTERVIEW, Status.OFFER, Status.REJECTED)
"""Statuses that say that they answered."""
SENT = (Status.SENT, *ANSWERS, Status.GHOSTED)
"""Statuses that say that something was sent."""


@dataclass(frozen=True, slots=True)
class Step:
    """A status and the ISO date it holds from; `noted` is when the person entered it (RFC 3339), `entry` counts the entries of one card from 1 (0: of an older program)."""

    status: Status
    day: str
    noted: str
    entry: int = 0


class DateKind(StrEnum):
    """Purpose of a date.

    `expires`: from that day on the recipient has no reason left to hold the copy. `reply`: by then they owe an answer
    to what the person asked of them (to see, correct or delete their data).
    """

    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    EXPIRES = "expires"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ImportantDate:
    """An ISO date of one application; `label` is the person's own word for an `other` date; `done` is out of mind."""

    kind: DateKind
    day: str
    label: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date that has come: whose, of which application and job (`title`), and which of its dates it is (`index` into them)."""

    recipient_id: str
    name: str
    index: int
    date: ImportantDate
    application_id: str = ""
    title: str = ""


class ApplicationRow(NamedTuple):
    """One copy as a list shows it, with the status of its application. `made` is a moment (RFC 3339); `next_day` the next date that is not done
    (empty when none); `title` that of the job (empty: not known)."""

    recipient_id: str
    name: str
    kind: str
    copy_id: str
    reference: str
    stage: str
    made: str
    voided: str
    status: str
    next_day: str
    application_id: str
    title: str = ""


class ApplicationCard(NamedTuple):
    """One application as a list or board shows it: whom it goes to, how many copies, when the last was made (empty when none). `job` is the
    JSON of what is known of the job (empty: nothing), taken apart only when it is looked at: there may be thousands."""

    recipient_id: str
    name: str
    kind: str
    status: str
    copies: int
    last: str
    next_day: str
    application_id: str = ""
    job: str = ""

    @property
    def id(self) -> str:
        """The application's id."""
        return self.application_id or self.recipient_id

    @property
    def details(self) -> JobDetails:
        """The job, as far as it is known."""
        return details_of(self.job)


class ApplicationFilter(NamedTuple):
    """Which applications a list shows: those with every word of `wanted`, and of one status, source and tag where these are given."""

    wanted: str = ""
    status: str = ""
    source: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class JobDetails:
    """The job that an application is for, as the person keeps it. `employer` is empty where the recipient itself is the employer, and names the
    one behind an agency; `closes` is an ISO date; `check_id` the check it was read from."""

    title: str = ""
    employer: str = ""
    place: str = ""
    pay: str = ""
    link: str = ""
    closes: str = ""
    source: str = ""
    contact: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    check_id: str = ""


@functools.lru_cache(maxsize=512)
def details_of(stored: str) -> JobDetails:
    """Return the details in the JSON of a job; empty ones for what is no such JSON."""
    try:
        row = json.loads(stored) if stored else {}
    except ValueError:
        row = {}
    if not isinstance(row, dict):
        return JobDetails()
    tags = row.get("tags")
    names = [one.name for one in fields(JobDetails) if one.name != "tags"]
    texts = {name: str(row.get(name) or "") for name in names}
    return JobDetails(**texts, tags=tuple(map(str, tags)) if isinstance(tags, list) else ())


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview: a local moment (`2026-12-01T09:00`), its length in minutes, where or by what means, with whom, and notes."""

    id: str
    at: str
    minutes: int = 60
    place: str = ""
    contact: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationDocument:
    """A file kept with an application: its name, the hash of its bytes, its size in bytes, and when it was added."""

    name: str
    sha256: str
    size: int
    added: str


class EntryKind(StrEnum):
    """Kind of an entry of the calendar."""

    CLOSING = "closing"
    DATE = "date"
    INTERVIEW = "interview"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry of the calendar. `key` stays the same when its day changes; `day` is an ISO date; `begins` and `ends` are local moments (empty: the
    whole day); `date` of a date to remember."""

    key: str
    kind: EntryKind
    day: str
    recipient_id: str
    application_id: str
    name: str
    title: str = ""
    begins: str = ""
    ends: str = ""
    place: str = ""
    contact: str = ""
    date: ImportantDate | None = None
    done: bool = False


def recipient_of(application_id: str) -> str:
    """Return the id of the recipient that an application goes to: its own id up to the dot (the first application has no dot).

    >>> recipient_of("0a1b"), recipient_of("0a1b.2")
    ('0a1b', '0a1b')
    """
    return application_id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class PastApplication:
    """An application from before the program: who, on what ISO date, by what channel, and what kinds of personal data
    they got as far as the person remembers; `details` of the job."""

    name: str
    kind: RecipientKind
    day: str
    status: Status = Status.SENT
    channel: str = ""
    disclosed: tuple[Kind, ...] = ()
    domains: tuple[str, ...] = ()
    notes: str = ""
    details: JobDetails = JobDetails()


@dataclass(frozen=True, slots=True)
class Reconstructed:
    """A past application as the ledger records it. Weak evidence: it rests on memory.

    `kinds` as remembered, `fields` of master version `master_version` (0: there was no résumé) that those kinds mean.
    """

    number: int
    recipient_id: str
    name: str
    day: str
    channel: str
    kinds: tuple[str, ...]
    fields: tuple[str, ...]
    master_version: int
    application_id: str = ""
