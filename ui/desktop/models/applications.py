"""What the person noted about an application, and everything that happened with one recipient, in order.

Statuses are kept in the vault's preferences under `application:<recipient id>`, each with the day it holds from; copies,
checks and traces come from the ledger and are never edited here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.clock import to_iso

if TYPE_CHECKING:
    from app.domain.copies import Recipient
    from ui.desktop.session import Session

KEY: Final = "application:"


class Status(StrEnum):
    """How an application stands."""

    SENT = "sent"
    REPLIED = "replied"
    INTERVIEW = "interview"
    OFFER = "offer"
    REJECTED = "rejected"
    GHOSTED = "ghosted"
    WITHDRAWN = "withdrawn"


def status_name(status: Status) -> str:
    """A status in words."""
    translate = QCoreApplication.translate
    return {
        Status.SENT: translate("status", "Sent"),
        Status.REPLIED: translate("status", "They replied"),
        Status.INTERVIEW: translate("status", "Interview"),
        Status.OFFER: translate("status", "Offer"),
        Status.REJECTED: translate("status", "Rejected"),
        Status.GHOSTED: translate("status", "Ghosted"),
        Status.WITHDRAWN: translate("status", "Withdrawn"),
    }[status]


@dataclass(frozen=True, slots=True)
class Step:
    """A status and the ISO date it holds from; `noted` is when the person entered it (RFC 3339)."""

    status: Status
    day: str
    noted: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline: when (an ISO date or RFC 3339), its kind (`copy`, `check`, `trace`, `status`), and what
    it is about: a reference, an organisation, a verdict, or a status; `stage` of a copy."""

    at: str
    kind: str
    subject: str
    stage: str = ""


def history(session: Session, recipient_id: str) -> tuple[Step, ...]:
    """The statuses noted for a recipient, in the order of their days."""
    return _steps(session.vault.preferences.get(KEY + recipient_id, []))


def _steps(stored: object) -> tuple[Step, ...]:
    known = set(Status)
    rows = [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []
    steps = [
        Step(Status(row["status"]), str(row.get("day", "")), str(row.get("noted", "")))
        for row in rows
        if row.get("status") in known
    ]
    return tuple(sorted(steps, key=lambda step: (step.day, step.noted)))


def note(session: Session, recipient_id: str, status: Status, day: str) -> None:
    """Note that a status holds from `day` (ISO date)."""
    before = history(session, recipient_id)
    steps = (*before, Step(status, day, to_iso(session.clock())))
    rows = [{"status": step.status.value, "day": step.day, "noted": step.noted} for step in steps]
    with session.vault.transaction():
        session.vault.preferences.set(KEY + recipient_id, rows)


def undo(session: Session, recipient_id: str) -> None:
    """Take back the status that was noted last."""
    steps = history(session, recipient_id)
    last = max(steps, key=lambda step: step.noted, default=None)
    rows = [{"status": step.status.value, "day": step.day, "noted": step.noted} for step in steps if step is not last]
    with session.vault.transaction():
        session.vault.preferences.set(KEY + recipient_id, rows or None)


def status_of(session: Session, recipient_id: str) -> Status:
    """How an application stands; a copy that was sent and nothing else is `sent`."""
    return latest(history(session, recipient_id))


def latest(steps: Sequence[Step]) -> Status:
    """The status of the last day."""
    return steps[-1].status if steps else Status.SENT


def timeline(session: Session, recipient: Recipient) -> tuple[Event, ...]:
    """Everything that happened with a recipient, newest first."""
    vault = session.vault
    copies = vault.copies.for_recipient(recipient.id)
    ids, checks = {copy.copy_id for copy in copies}, {copy.check_id for copy in copies if copy.check_id}
    events = [Event(copy.created, "copy", copy.reference, copy.stage.value) for copy in copies]
    name = recipient.name.casefold()
    events += [
        Event(check.created, "check", check.organisation or check.title)
        for check in vault.checks.all()
        if check.id in checks or (check.organisation and check.organisation.casefold() == name)
    ]
    for entry in vault.ledger.entries(kind="trace"):
        found = entry.body.get("candidates")
        verdict = str(entry.body.get("verdict", ""))
        if verdict != "inconclusive" and isinstance(found, list) and ids.intersection(found):
            events.append(Event(entry.at, "trace", verdict))
    events += [Event(step.day, "status", step.status.value) for step in history(session, recipient.id)]
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))
