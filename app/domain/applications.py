"""Applications: statuses with the days they hold from, dates to remember, and rows for lists and boards.

Plain frozen values; never opens a database.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Step:
    """A status and the ISO date it holds from; `noted` is when the person entered it (RFC 3339)."""

    status: Status
    day: str
    noted: str


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
    """A date that has come: whose, and which of their dates it is (`index` into them)."""

    recipient_id: str
    name: str
    index: int
    date: ImportantDate


class ApplicationRow(NamedTuple):
    """One copy, or a recipient without one (`copy_id` empty), as a list shows it. `made` is a moment or an ISO date;
    `next_day` the next date that is not done (empty when none)."""

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


class ApplicationCard(NamedTuple):
    """One recipient as a board shows it: how many copies, when the last was made (empty when none)."""

    recipient_id: str
    name: str
    kind: str
    status: str
    copies: int
    last: str
    next_day: str


@dataclass(frozen=True, slots=True)
class PastApplication:
    """An application from before the program: who, on what ISO date, by what channel, and what kinds of personal data
    they got as far as the person remembers."""

    name: str
    kind: RecipientKind
    day: str
    status: Status = Status.SENT
    channel: str = ""
    disclosed: tuple[Kind, ...] = ()
    domains: tuple[str, ...] = ()
    notes: str = ""


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
