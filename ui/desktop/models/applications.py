"""Applications in the window's words, and everything that happened with one recipient, in order.

Statuses and dates are the person's notes (app.services.applications); copies, checks, traces and what was before the
program come from the ledger and are never edited here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.applications import DateKind, ImportantDate, Status
from app.services.ended_consents import cleared_copies
from app.text.printable import one_line

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, Recipient
    from app.vault.vault import Vault
    from ui.desktop.shell.session import Session


def status_name(status: Status) -> str:
    """A status in words."""
    translate = QCoreApplication.translate
    return {
        Status.PLANNED: translate("status", "Planned"),
        Status.SENT: translate("status", "Sent"),
        Status.REPLIED: translate("status", "They replied"),
        Status.INTERVIEW: translate("status", "Interview"),
        Status.OFFER: translate("status", "Offer"),
        Status.REJECTED: translate("status", "Rejected"),
        Status.GHOSTED: translate("status", "Ghosted"),
        Status.WITHDRAWN: translate("status", "Withdrawn"),
    }[status]


def date_name(date: ImportantDate) -> str:
    """Return the purpose of a date in words (the person's own where they gave some)."""
    translate = QCoreApplication.translate
    if date.label:
        return date.label
    return {
        DateKind.FOLLOW_UP: translate("date_kind", "Follow up"),
        DateKind.REPLY: translate("date_kind", "They owe me a reply"),
        DateKind.EXPIRES: translate("date_kind", "They no longer need the copy"),
        DateKind.OTHER: translate("date_kind", "Another date"),
    }[date.kind]


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline: when (an ISO date or RFC 3339), its kind (`copy`, `agency`, `void`, `check`, `trace`, `incident`,
    `status`, `before`, `unsaid`, `note`, `name`, `date`, `letter`, `letter-answer`, `consent-ended`), and what it is about: a reference, an organisation, a verdict, a
    title, a status, a channel, a reason, a name, the words of a date. `stage` and `channel` of a copy, the kind of a date; `done`
    of a date; `number` of the ledger's row; `other`: the agency that got the copy, the name that was corrected; `opens`: the id
    of the copy, check or incident that can be looked at."""

    at: str
    kind: str
    subject: str
    stage: str = ""
    done: bool = False
    number: int = 0
    channel: str = ""
    other: str = ""
    opens: str = ""


def timeline(session: Session, recipient: Recipient, application_id: str = "") -> tuple[Event, ...]:
    """Everything that happened with a recipient, newest first; of several applications with them, the statuses, dates and copies of one (empty: the
    first)."""
    from app.services.prior_disclosures import (
        agency_copies,
        core_name,
    )  # here: the tables of names are not needed at the start

    vault = session.vault
    application_id = application_id or recipient.id
    copies = _copies(session, application_id)
    ids, checks = {copy.copy_id for copy in copies}, {copy.check_id for copy in copies if copy.check_id}
    events = [
        Event(copy.created, "copy", copy.reference, copy.stage.value, channel=copy.channel, opens=copy.copy_id)
        for copy in copies
    ]
    renames = _renames(vault, recipient.id)
    names = [recipient.name, *(event.other for event in renames)]  # of one organisation: the person said so
    through = agency_copies(vault, names)
    events += [
        Event(copy.created, "agency", copy.reference, copy.stage.value, other=agency, opens=copy.copy_id)
        for copy, agency in ((one.copy, one.agency.name) for one in through if one.agency.id != recipient.id)
    ]
    cores = set(map(core_name, names))
    events += [
        Event(check.created, "check", check.organisation or check.title, opens=check.id)
        for check in vault.checks.headings()
        if check.id in checks or (check.organisation and core_name(check.organisation) in cores)
    ]
    events += _incidents(session, ids) + _letters(session, recipient.id)
    events += renames + _corrections(vault, recipient.id, ids | {one.copy.copy_id for one in through})
    service = session.applications
    before = service.reconstructed(recipient.id) if application_id == recipient.id else ()
    events += [Event(past.day, "before", past.channel, number=past.number) for past in before]
    events += [Event(step.day, "status", step.status.value) for step in service.history(application_id)]
    events += [
        Event(date.day, "date", date.label, date.kind.value, date.done) for date in service.dates(application_id)
    ]
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))


def _copies(session: Session, application_id: str) -> Sequence[CopyRecord]:
    from app.services.application_details import ApplicationDetails

    return ApplicationDetails(session.vault, session.clock).copies(application_id)


def _incidents(session: Session, copies: Collection[str]) -> list[Event]:
    """Return saved incidents in which one of these copies was named."""
    from app.services.incidents import answers_of

    return [
        Event(incident.when, "incident", incident.title, opens=incident.id)
        for incident in session.incidents.visible()
        if any(copy.copy_id in copies for answer in answers_of(incident) for copy in answer.copies)
    ]


def _letters(session: Session, recipient_id: str) -> list[Event]:
    """Return letters that were sent, and the answers to them."""
    from app.services.letters import LetterService

    events = []
    for letter in LetterService(session.vault, session.clock).all(recipient_id):
        if letter.sent:
            events.append(Event(letter.sent, "letter", letter.kind.value, other=letter.to))
        if letter.answer is not None:
            events.append(Event(letter.answered, "letter-answer", letter.kind.value, other=letter.answer.value))
    return events


def letter_event(event: Event) -> str:
    """Return the words of a letter that was sent, or of the answer to it."""
    from app.letters.model import Answer, LetterKind
    from ui.desktop.models.letter_words import answer_name, letter_kind_name

    translate, name = QCoreApplication.translate, letter_kind_name(LetterKind(event.subject))
    if event.kind == "letter-answer":
        return translate("letter", "{letter}: {answer}").format(letter=name, answer=answer_name(Answer(event.other)))
    sent = translate("letter", "Letter sent: {letter}").format(letter=name)
    return f"{sent} · {one_line(event.other)}" if event.other else sent


def _corrections(vault: Vault, recipient_id: str, copies: Collection[str]) -> list[Event]:
    """Return corrections in the ledger: copies that are void, notes that were written or changed."""
    entries = vault.ledger.entries
    void = [
        Event(entry.at, "void", str(entry.body.get("reference", "")))
        for entry in entries(kind="copy-voided")
        if entry.body.get("copy_id") in copies
    ]
    notes = [
        Event(entry.at, "note", "")
        for entry in entries(kind="recipient-changed")
        if entry.body.get("recipient_id") == recipient_id
        and _fact(entry.body, "before", "notes") != _fact(entry.body, "after", "notes")
    ]
    theirs = {entry.number for entry in entries(kind="reconstructed") if entry.body.get("recipient_id") == recipient_id}
    unsaid = [
        Event(entry.at, "unsaid", str(entry.body.get("reason", "")))
        for entry in entries(kind="reconstructed-voided")
        if entry.body.get("number") in theirs
    ]
    return void + unsaid + notes + _consent_ends(vault, copies)


def _consent_ends(vault: Vault, copies: Collection[str]) -> list[Event]:
    """Return the days on which files of these copies were deleted because the consent for them had ended, in a student's vault."""
    return [
        Event(at, "consent-ended", copy.reference)
        for at, ids in cleared_copies(vault)
        for copy_id in ids
        if copy_id in copies and (copy := vault.copies.get(copy_id)) is not None
    ]


def _renames(vault: Vault, recipient_id: str) -> list[Event]:
    """Return a recipient's earlier names in the ledger, the latest correction first."""
    found = [
        Event(entry.at, "name", after, other=before)
        for entry in vault.ledger.entries(kind="recipient-changed")
        if entry.body.get("recipient_id") == recipient_id
        and (before := str(_fact(entry.body, "before", "name"))) != (after := str(_fact(entry.body, "after", "name")))
    ]
    return found[::-1]


def _fact(body: Mapping[str, object], when: str, name: str) -> object:
    facts = body.get(when)
    return facts.get(name) if isinstance(facts, dict) else None
