"""Judges a register's entries against the name and number that were asked about. Pure; never says "safe".

Only an equal core name or an equal number counts as found. A number alone proves only that the number exists, so the
number's holder is always compared with the name, and the line says when there was no name to compare.
"""

from __future__ import annotations

from datetime import datetime

from app.domain.checks import CardLine, Outcome
from checkers.online.ask import Answer
from checkers.online.base import Entry, Lookup, Query, entry_line
from checkers.registers.names import core_name, split_names

_SHOWN = 3
_NEAR = 80.0
_YOUNG_DAYS = 183


def judge(
    lookup: Lookup, query: Query, entries: tuple[Entry, ...], answer: Answer, now: datetime
) -> tuple[CardLine, ...]:
    """Return the card lines for `entries`, the organisations that `lookup` gave for `query`."""
    number = lookup.number_of(query.number) if query.number else ""
    if number:
        held = [entry for entry in entries if lookup.number_of(entry.number) == number]
        lines = [line for entry in held[:1] for line in _of_number(lookup, query, entry, answer, now)]
    else:
        same = [entry for entry in entries if relation(query.name, entry) in ("same", "former")]
        same.sort(key=lambda entry: (relation(query.name, entry) != "same", entry.active is False))
        lines = [line for entry in same[:_SHOWN] for line in _of_name(lookup, query, entry, answer, now)]
    return tuple(lines) or (not_found(lookup, query, entries, answer),)


def relation(name: str, entry: Entry) -> str:
    """Return how `name` relates to an entry's names: `same`, `former` or `differs`; `none` when there is no name."""
    cores = {core for part in (name, *split_names(name)) if (core := core_name(part))}
    if not cores:
        return "none"
    if cores & {core_name(known) for known in (entry.name, *entry.other_names)}:
        return "same"
    return "former" if cores & {core_name(known) for known in entry.former_names} else "differs"


def not_found(lookup: Lookup, query: Query, entries: tuple[Entry, ...], answer: Answer) -> CardLine:
    """Return the line "not in this register", naming it and the day; similar names are listed without any weight."""
    from rapidfuzz import fuzz  # here: the window loads this module to offer the look-ups, and few are made

    asked = core_name(query.name)
    near = [
        f"{entry.name} ({entry.number})" if entry.number else entry.name
        for entry in entries
        if not query.number and asked and fuzz.ratio(asked, core_name(entry.name)) >= _NEAR
    ]
    code = "online-not-found-similar" if near else "online-not-found"
    subject = query.number or query.name
    return entry_line(code, Outcome.NOT_FOUND_HERE, lookup, answer, subject, evidence="; ".join(near[:_SHOWN]))


def _of_number(lookup: Lookup, query: Query, entry: Entry, answer: Answer, now: datetime) -> list[CardLine]:
    if not entry.name and entry.active is not False:  # the holder is withheld: no sign against anybody
        subject = query.name or query.number
        return [entry_line("online-name-withheld", Outcome.UNKNOWN, lookup, answer, subject, number=query.number)]
    code = {
        "same": "online-number-and-name",
        "former": "online-former-name",
        "differs": "online-name-differs",
        "none": "online-number-only",
    }[relation(query.name, entry)]
    return _lines(lookup, query, entry, answer, now, code)


def _of_name(lookup: Lookup, query: Query, entry: Entry, answer: Answer, now: datetime) -> list[CardLine]:
    code = "online-name-found" if relation(query.name, entry) == "same" else "online-former-name"
    return _lines(lookup, query, entry, answer, now, code)


def _lines(lookup: Lookup, query: Query, entry: Entry, answer: Answer, now: datetime, code: str) -> list[CardLine]:
    """Return the line on name and number, then the register's reservations about the organisation.

    A plain "confirmed" is not said beside a reservation.
    """

    def of(code: str, outcome: Outcome = Outcome.CONFIRMED_BUT, **params: str) -> CardLine:
        shown = {"name": entry.name, "number": entry.number, "status": entry.status, "since": entry.since}
        subject = query.name or query.number
        return entry_line(code, outcome, lookup, answer, subject, evidence=evidence, **(shown | params))

    evidence = " · ".join(part for part in (entry.name, entry.number, entry.status, entry.since) if part)
    reservations = []
    if entry.active is False:
        reservations.append(of("online-not-active"))
    elif entry.lapsed:
        reservations.append(of("online-lapsed"))
    if entry.remarks:
        reservations.append(of("online-remarks", remarks="; ".join(entry.remarks)))
    if (days := days_since(entry.since, now)) is not None and days < _YOUNG_DAYS:
        reservations.append(of("online-young", days=str(days)))
    if not entry.name:  # nothing to compare with
        return reservations
    if code not in ("online-number-and-name", "online-name-found"):
        return [of(code), *reservations]
    if reservations:
        return reservations
    unknown = [of("online-state-unknown", Outcome.UNKNOWN)] if entry.active is None else []
    return [of(code, Outcome.CONFIRMED), *unknown]


def days_since(day: str, now: datetime) -> int | None:
    """Return whole days from `day` (YYYY-MM-DD…) to now; None when it is no date or lies ahead."""
    try:
        passed = (now.date() - datetime.fromisoformat(day[:10]).date()).days
    except ValueError:
        return None
    return passed if passed >= 0 else None
