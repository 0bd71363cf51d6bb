"""Applications: their statuses, dates to remember, and applications from before the program.

An application is one job; the first one with a recipient has the recipient's id (`app.domain.applications.recipient_of`).

Statuses and dates are the person's own notes and may be changed; what was disclosed before the program goes into the
ledger as `reconstructed` and is only ever voided by a further row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.clock import Clock, local_day, system_clock, to_iso
from app.domain.applications import (
    ApplicationCard,
    ApplicationFilter,
    ApplicationRow,
    DateKind,
    DueDate,
    ImportantDate,
    PastApplication,
    Reconstructed,
    Status,
    Step,
    recipient_of,
)
from app.domain.copies import Recipient
from app.domain.resume import fields
from app.services import stored_resume
from app.services.application_details import ApplicationDetails
from app.services.recipients import RecipientService
from app.vault.ledger.record_facts import RECIPIENT_RECORD
from app.vault.store import application_rows
from app.vault.store.application_rows import BEFORE, DATES, STEPS

if TYPE_CHECKING:
    from app.vault.vault import Vault


class ApplicationService:
    """The applications of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock

    # -- lists --------------------------------------------------------------------------------------------------------

    def rows(
        self, *, wanted: str = "", status: Status | None = None, sort: str = "made", descending: bool = True
    ) -> list[ApplicationRow]:
        """List copies, filtered and sorted by the database, as the ledger records them."""
        found = application_rows.list_rows(
            self._vault.database, self._today, wanted=wanted, status=status, sort=sort, descending=descending
        )
        return self._vault.ledger_view.rows(found)

    def latest_copies(self, count: int) -> list[ApplicationRow]:
        """List the copies made last, newest first."""
        return self._vault.ledger_view.rows(application_rows.latest_copies(self._vault.database, self._today, count))

    def cards(
        self, wanted: str | ApplicationFilter = "", *, sort: str = "made", descending: bool = True
    ) -> list[ApplicationCard]:
        """List one card for each application, filtered and sorted by the database."""
        chosen = ApplicationFilter(wanted) if isinstance(wanted, str) else wanted
        found = application_rows.list_cards(self._vault.database, self._today, chosen, sort=sort, descending=descending)
        return self._vault.ledger_view.cards(found)

    @property
    def _today(self) -> str:
        return local_day(self._clock())

    def without_news_since(self, day: str) -> list[ApplicationCard]:
        """List open applications without news since before an ISO date."""
        return self._vault.ledger_view.cards(application_rows.without_news(self._vault.database, self._today, day))

    # -- statuses -----------------------------------------------------------------------------------------------------

    def history(self, application_id: str) -> tuple[Step, ...]:
        """Return the statuses of an application, in the order of their days."""
        known = set(Status)
        steps = [
            Step(
                Status(str(row["status"])), str(row.get("day", "")), str(row.get("noted", "")), _count(row.get("entry"))
            )
            for row in _dicts(self._vault.preferences.get(STEPS + application_id))
            if row.get("status") in known
        ]
        return tuple(sorted(steps, key=lambda step: (step.day, step.noted)))

    def record_status(self, application_id: str, status: Status, day: str = "") -> None:
        """Record that a status holds from `day` (ISO date; empty: today)."""
        now = self._clock()
        steps = self.history(application_id)
        entry = 1 + max((step.entry for step in steps), default=0)
        self._keep_steps(application_id, (*steps, Step(status, day or local_day(now), to_iso(now), entry)))

    def is_undated(self, application_id: str, step: Step) -> bool:
        """Return True if the day of a step is only that of the sending: what a list said of an application from before the program."""
        before = self._vault.preferences.get(BEFORE + application_id)
        sent = before.get("day") if isinstance(before, dict) else None
        return step.status is not Status.SENT and step.day == sent

    def undo_status(self, application_id: str) -> None:
        """Remove the status that was recorded last."""
        steps = self.history(application_id)
        last = max(reversed(steps), key=lambda step: (step.noted, step.entry), default=None)
        self._keep_steps(application_id, tuple(step for step in steps if step is not last))

    def _keep_steps(self, application_id: str, steps: Sequence[Step]) -> None:
        ordered = sorted(steps, key=lambda step: (step.day, step.noted))  # SQL reads the last one
        rows = [
            {"status": step.status.value, "day": step.day, "noted": step.noted, "entry": step.entry} for step in ordered
        ]
        with self._vault.transaction():
            self._vault.preferences.set(STEPS + application_id, rows or None)

    # -- dates --------------------------------------------------------------------------------------------------------

    def dates(self, application_id: str) -> tuple[ImportantDate, ...]:
        """Return the dates of one application, earliest first."""
        return dates_of(self._vault.preferences.get(DATES + application_id))

    def set_dates(self, application_id: str, dates: Sequence[ImportantDate]) -> None:
        """Replace the dates of one application."""
        ordered = sorted(dates, key=lambda date: (date.day, date.kind, date.label))
        rows = [{"kind": date.kind.value, "day": date.day, "label": date.label, "done": date.done} for date in ordered]
        following = next((date.day for date in ordered if not date.done), "")
        with self._vault.transaction():
            self._vault.preferences.set(DATES + application_id, {"next": following, "all": rows} if rows else None)
            self._vault.recipients.reindex(recipient_of(application_id))

    def add_date(self, application_id: str, date: ImportantDate) -> None:
        """Add a date to one application."""
        self.set_dates(application_id, (*self.dates(application_id), date))

    def mark_date_done(self, application_id: str, index: int) -> None:
        """Mark the date at `index` as done."""
        dates = list(self.dates(application_id))
        date = dates[index]
        dates[index] = ImportantDate(date.kind, date.day, date.label, done=True)
        self.set_dates(application_id, dates)

    def due_dates(self, until: str = "") -> tuple[DueDate, ...]:
        """Return dates that are not done and come by the ISO day `until` (empty: today), earliest first."""
        today = until or local_day(self._clock())
        found = [
            DueDate(recipient_of(application_id), name, index, date, application_id, title)
            for application_id, name, title in application_rows.applications_due(self._vault.database, today)
            for index, date in enumerate(self.dates(application_id))
            if not date.done and date.day <= today
        ]
        return tuple(sorted(found, key=lambda due: due.date.day))

    def open_days(self) -> tuple[str, ...]:
        """Return the day of every open date, earliest first."""
        return tuple(application_rows.open_days(self._vault.database))

    def add_application(self, typed: PastApplication) -> Recipient:
        """Add an application that was typed in or read from a list.

        One that is only planned is the person's own note, any other is recorded as `reconstructed`. Raises
        `recipient-empty`.
        """
        if typed.status is not Status.PLANNED:
            return self.reconstruct(typed)
        with self._vault.transaction():
            recipient = RecipientService(self._vault).find_or_add(typed.name, typed.kind, typed.domains)
            self.record_status(self._job_of(recipient.id, typed), Status.PLANNED)
        return recipient

    def _job_of(self, recipient_id: str, typed: PastApplication) -> str:
        """Return the id of the application that what was typed is about, with its details stored."""
        self._append_notes(recipient_id, typed.notes)
        before = self._vault.preferences.get(BEFORE + recipient_id)
        same_day = isinstance(before, dict) and before.get("day") == typed.day
        return ApplicationDetails(self._vault, self._clock).take_in(recipient_id, typed.details, untitled=same_day)

    def _append_notes(self, recipient_id: str, notes: str) -> None:
        """Append the notes of a list to the recipient's notes, once."""
        known = self._vault.recipients.get(recipient_id)
        if known is not None and notes and notes not in known.notes:
            self._vault.recipients.update(replace(known, notes="\n".join(filter(None, (known.notes, notes)))))

    # -- before the program -------------------------------------------------------------------------------------------

    def reconstruct(self, past: PastApplication) -> Recipient:
        """Record an application from before the program: who, when, what they got. Raises `recipient-empty`."""
        master = stored_resume.latest(self._vault)
        leaves = fields(stored_resume.decode(master).resume) if master else ()
        with self._vault.transaction():
            recipient = RecipientService(self._vault).find_or_add(past.name, past.kind, past.domains)
            application_id = self._job_of(recipient.id, past)
            body = {
                "recipient_id": recipient.id,
                "recipient": recipient.name,
                "recipient_kind": recipient.kind.value,
                "day": past.day,
                "channel": past.channel,
                "kinds": [kind.value for kind in past.disclosed],
                "disclosed": [field.id for field in leaves if field.kind in past.disclosed],
                "master_version": master.number if master else 0,
                RECIPIENT_RECORD: self._vault.recipients.digest(recipient.id),
            }
            if application_id != recipient.id:
                body["application_id"] = application_id
            self._vault.ledger.append("reconstructed", body)
            self._vault.preferences.set(BEFORE + application_id, {"day": past.day})
            self.record_status(application_id, past.status, past.day)
        return recipient

    def reconstructed(self, recipient_id: str = "") -> tuple[Reconstructed, ...]:
        """Return the ledger's records from before the program, of one recipient or of all; without voided rows."""
        voided = {entry.body.get("number") for entry in self._vault.ledger.entries(kind="reconstructed-voided")}
        return tuple(
            _reconstructed(entry.number, entry.body)
            for entry in self._vault.ledger.entries(kind="reconstructed")
            if entry.number not in voided and recipient_id in ("", entry.body.get("recipient_id"))
        )

    def void_reconstructed(self, number: int, reason: str) -> None:
        """Void a reconstructed row by a further row; the ledger keeps both. The status recorded with it is withdrawn."""
        said = next((one for one in self.reconstructed() if one.number == number), None)
        with self._vault.transaction():
            self._vault.ledger.append("reconstructed-voided", {"number": number, "reason": reason})
            if said is not None:
                self._withdraw_status(said)

    def _withdraw_status(self, said: Reconstructed) -> None:
        steps = self.history(said.application_id)
        wrong = min((step for step in steps if step.day == said.day), key=lambda step: step.noted, default=None)
        self._keep_steps(said.application_id, [step for step in steps if step is not wrong])
        left = [one for one in self.reconstructed(said.recipient_id) if one.application_id == said.application_id]
        self._vault.preferences.set(BEFORE + said.application_id, {"day": left[-1].day} if left else None)


def dates_of(stored: object) -> tuple[ImportantDate, ...]:
    """Return the dates in a stored value, earliest first."""
    known = set(DateKind)
    return tuple(
        ImportantDate(
            DateKind(str(row["kind"])), str(row.get("day", "")), str(row.get("label", "")), row.get("done") is True
        )
        for row in _dicts(stored.get("all") if isinstance(stored, dict) else None)
        if row.get("kind") in known
    )


def _count(stored: object) -> int:
    return stored if isinstance(stored, int) else 0


def _dicts(stored: object) -> list[dict[str, object]]:
    return [row for row in stored if isinstance(row, dict)] if isinstance(stored, list) else []


def _reconstructed(number: int, body: Mapping[str, object]) -> Reconstructed:
    kinds, disclosed, version = body.get("kinds"), body.get("disclosed"), body.get("master_version")
    return Reconstructed(
        number,
        str(body.get("recipient_id", "")),
        str(body.get("recipient", "")),
        str(body.get("day", "")),
        str(body.get("channel", "")),
        tuple(map(str, kinds)) if isinstance(kinds, list) else (),
        tuple(map(str, disclosed)) if isinstance(disclosed, list) else (),
        version if isinstance(version, int) else 0,
        str(body.get("application_id") or body.get("recipient_id", "")),
    )
