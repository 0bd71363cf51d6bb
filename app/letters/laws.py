"""Laws that a letter may quote, and the day by which each wants an answer: dated data (`resources/letters/laws`), switched on and off by country and day.

A sentence that is not confirmed from the text of the law is never given out to be printed (`Law.quoted` leaves it out).
"""

from __future__ import annotations

import calendar
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, cast

from app import resources
from app.errors import UserError
from app.yaml_file import read_yaml

NO_LAW: Final = "none"
"""The law of a letter that names none."""
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence about a law, by language, with its article, its source, the ISO day that was read, and whether it is confirmed."""

    kinds: tuple[str, ...]
    role: str
    article: str
    source: str
    checked: str
    confirmed: bool
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence for the person, never for a letter."""

    confirmed: bool
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """Time for an answer, in `days`, `working-days` or `months`. `statutory`: the law sets it; else it is our reminder, and `why` says so."""

    kinds: tuple[str, ...]
    count: int
    unit: str
    statutory: bool
    why: Mapping[str, str]

    def due(self, sent: date) -> date:
        """Return the last day for an answer to a letter sent on a day. Public holidays are not known: working days are Monday to Friday."""
        if self.unit == "days":
            return sent + timedelta(days=self.count)
        if self.unit == "months":
            years, month = divmod(sent.month - 1 + self.count, 12)
            year, month = sent.year + years, month + 1
            return date(year, month, min(sent.day, calendar.monthrange(year, month)[1]))
        day, left = sent, self.count
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < _SATURDAY
        return day


@dataclass(frozen=True, slots=True)
class Law:
    """A law on personal data. `first_day` and `last_day` (empty: not ended) bound its use; `part_only`: it holds in a part of its
    countries; `texts` names another text for some kinds of letters; `controller_first`: from that ISO day on a complaint goes to
    whoever holds the data before it goes to an authority (empty: no such rule)."""

    id: str
    name: Mapping[str, str]
    short: Mapping[str, str]
    countries: tuple[str, ...]
    part_only: bool
    first_day: str
    last_day: str
    addressee: Mapping[str, str]
    controller_first: str
    texts: Mapping[str, str]
    answers: tuple[AnswerTime, ...]
    sentences: tuple[Sentence, ...]
    advice: tuple[Advice, ...]

    def in_force(self, day: str) -> bool:
        """Return True if the law is in force on an ISO day."""
        return self.first_day <= day and (not self.last_day or day <= self.last_day)

    def quoted(self, kind: str, role: str) -> tuple[Sentence, ...]:
        """Return what a letter of a kind may quote in a role: confirmed sentences only."""
        return tuple(one for one in self.sentences if one.confirmed and kind in one.kinds and one.role == role)

    def unconfirmed(self, kind: str) -> tuple[Sentence, ...]:
        """Return what is not confirmed and so left out of letters of a kind; the person is to check it."""
        return tuple(one for one in self.sentences if not one.confirmed and kind in one.kinds)

    def answer_time(self, kind: str) -> AnswerTime:
        """Return the time for an answer to letters of a kind."""
        return next(one for one in self.answers if not one.kinds or kind in one.kinds)


@functools.cache
def laws() -> Mapping[str, Law]:
    """Return every law by its id, the plain request last."""
    found = {path.stem: _law(path.stem) for path in sorted(resources.path("letters", "laws").glob("*.yaml"))}
    return {key: found[key] for key in sorted(found, key=lambda key: (key == NO_LAW, key))}


def law_of(law_id: str, day: str) -> Law:
    """Return a law that is in force on an ISO day. Raises UserError `letter-law-unknown` or `letter-law-not-in-force`."""
    law = laws().get(law_id)
    if law is None:
        raise UserError("letter-law-unknown", law=law_id, known=", ".join(laws()))
    if not law.in_force(day):
        raise UserError(
            "letter-law-not-in-force", law=law_id, day=law.first_day if day < law.first_day else law.last_day
        )
    return law


def laws_in_force(day: str) -> tuple[Law, ...]:
    """Return the laws in force on an ISO day."""
    return tuple(law for law in laws().values() if law.in_force(day))


def first_guess(country: str, day: str) -> Law:
    """Return the law to begin with for a country (ISO 3166, `EU`, or ""): of the whole country and in force, else none in particular."""
    fitting = (law for law in laws_in_force(day) if country in law.countries and not law.part_only)
    return next(fitting, laws()[NO_LAW])


def _law(law_id: str) -> Law:
    row = cast("dict[str, Any]", read_yaml(resources.path("letters", "laws", f"{law_id}.yaml")))
    return Law(
        id=law_id,
        name=row["name"],
        short=row["short"],
        countries=tuple(row["countries"]),
        part_only=bool(row.get("part_only")),
        first_day=row["in_force"]["from"],
        last_day=row["in_force"]["to"],
        addressee=row["addressee"],
        controller_first=str(row.get("controller_first", "")),
        texts=row.get("texts", {}),
        answers=tuple(AnswerTime(**{**one, "kinds": tuple(one["kinds"])}) for one in row["answers"]),
        sentences=tuple(Sentence(**{**one, "kinds": tuple(one["kinds"])}) for one in row["sentences"]),
        advice=tuple(Advice(**one) for one in row["advice"]),
    )
