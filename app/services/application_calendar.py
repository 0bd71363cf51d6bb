"""The calendar of applications: closing dates, dates to remember, interviews and planned meetings, and their export as iCalendar (RFC 5545)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from app import messages
from app.clock import Clock, system_clock
from app.domain.applications import CalendarEntry, DateKind, EntryKind, recipient_of
from app.services.application_details import interviews_of
from app.services.applications import dates_of
from app.services.meetings import MeetingService
from app.text.printable import one_line
from app.vault.store import application_rows

if TYPE_CHECKING:
    from app.vault.vault import Vault

MEDIA_TYPE: Final = "text/calendar"
_FOLD: Final = 75
"""Octets of the longest content line, without its line break (RFC 5545, 3.1)."""
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
"""Characters of a TEXT value that are escaped (RFC 5545, 3.3.11); every text is on one line."""
_MINUTES: Final = "%Y-%m-%dT%H:%M"


def entries(
    vault: Vault, clock: Clock = system_clock, *, first: str = "0001-01-01", last: str = "9999-12-31"
) -> tuple[CalendarEntry, ...]:
    """Return everything that has a day between two ISO dates, earliest first; nothing of what is in the trash."""
    found: list[CalendarEntry] = []
    rows = application_rows.with_days(vault.database, first, last)
    for application_id, name, title, closes, dates, interviews, sent in rows:
        owner = (recipient_of(application_id), application_id, name, title)
        found += _dates(json.loads(dates or "null"), owner)
        found += _interviews(json.loads(interviews or "null"), owner)
        if closes:
            found.append(CalendarEntry(f"closing {application_id}", EntryKind.CLOSING, closes, *owner, done=sent))
    for plan in MeetingService(vault, clock).all():
        key, day = f"meeting {plan.id}", plan.begins[:10]
        found.append(
            CalendarEntry(
                *(key, EntryKind.MEETING, day, plan.recipient_id, plan.recipient_id, plan.title),
                begins=plan.begins,
                ends=plan.back_by,
                place=plan.place_found or plan.place_told,
                done=bool(plan.returned),
            )
        )
    shown = (one for one in found if first <= one.day <= last)
    return tuple(sorted(shown, key=lambda one: (one.day, one.begins, one.name)))


def _dates(stored: object, owner: tuple[str, str, str, str]) -> Iterator[CalendarEntry]:
    seen: dict[str, int] = {}
    for one in dates_of(stored):
        base = f"date {owner[1]} {one.kind.value} {one.label}"
        seen[base] = seen.get(base, 0) + 1
        yield CalendarEntry(f"{base} {seen[base]}", EntryKind.DATE, one.day, *owner, date=one, done=one.done)


def _interviews(stored: object, owner: tuple[str, str, str, str]) -> Iterator[CalendarEntry]:
    for one in interviews_of(stored):
        ends = datetime.strptime(one.at, _MINUTES) + timedelta(minutes=one.minutes)
        yield CalendarEntry(
            *(f"interview {owner[1]} {one.id}", EntryKind.INTERVIEW, one.at[:10], *owner),
            begins=one.at,
            ends=ends.strftime(_MINUTES),
            place=one.place,
            contact=one.contact,
        )


def summary(entry: CalendarEntry, language: str) -> str:
    """Return what an entry is, with whose job it is about, in a language."""
    if entry.kind is EntryKind.MEETING:
        return messages.sentence("calendar-meeting", language, {"name": one_line(entry.name)})
    subject = " · ".join(filter(None, (one_line(entry.title), one_line(entry.name))))
    return messages.sentence("calendar-entry", language, {"what": what(entry, language), "name": subject})


def what(entry: CalendarEntry, language: str) -> str:
    """Return what kind of day an entry is, in the person's own words where they gave some."""
    if entry.date is not None:
        if entry.date.label and entry.date.kind is DateKind.OTHER:
            return one_line(entry.date.label)
        return messages.sentence(f"calendar-{entry.date.kind.value}", language)
    return messages.sentence(f"calendar-{entry.kind.value}", language)


def calendar_file(
    found: Iterable[CalendarEntry], vault_id: str, now: datetime, language: str, *, names: bool = True
) -> bytes:
    """Return an iCalendar file of what is not done; each entry keeps its UID, so that importing it again changes it and adds none.

    Moments are in UTC (those of the vault are local ones of this computer), whole days have no time zone. Without `names`, entries say what they
    are and nothing else.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Countermark//Applications//EN", "CALSCALE:GREGORIAN"]
    stamp = _utc(now)
    for one in found:
        if not one.done:
            lines += _event(one, vault_id, stamp, language, names)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR")).encode()


def _event(entry: CalendarEntry, vault_id: str, stamp: str, language: str, names: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'countermark:{vault_id}/{entry.key}')}"
    yield f"DTSTAMP:{stamp}"
    if entry.begins:
        yield f"DTSTART:{_utc(datetime.strptime(entry.begins, _MINUTES))}"
        yield f"DTEND:{_utc(datetime.strptime(entry.ends, _MINUTES))}"
    else:
        day = date.fromisoformat(entry.day)
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(summary(entry, language) if names else what(entry, language))}"
    if names and entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    if names and entry.contact:
        yield f"DESCRIPTION:{_text(entry.contact)}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    """Return a moment in UTC; one without a time zone is a local one of this computer."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(untrusted: str) -> str:
    return one_line(untrusted).translate(_ESCAPED)


def _folded(line: str) -> str:
    """Return a content line with its CRLF, folded at 75 octets and never inside a character."""
    parts, room, size = [""], _FOLD, 0
    for sign in line:
        width = len(sign.encode())
        if size + width > room:
            parts.append("")
            room, size = _FOLD - 1, 0  # a continuation begins with a space
        parts[-1] += sign
        size += width
    return "\r\n ".join(parts) + "\r\n"
