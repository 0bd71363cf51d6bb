"""Records of an office's students, reconciled from the events of all members: current values, contradicting entries, copies, notes.

The fold does not depend on the order in which files arrive, as long as what an author had seen comes first. Of two values that were set without
knowledge of each other both stay, and are shown, until somebody who has seen both sets one. Pure; knows neither files nor keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.caseload.office.event_file import FIELDS, Event, Kind

MAX_KEPT: Final = 5_000
"""Copies and notes of one student at most; more are not the work of people."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Origin of an event: its author's key (hex), the number of the file, the place in it, how many files the author had seen, and the author's time."""

    author: str
    number: int
    index: int
    rank: int
    at: str

    @property
    def order(self) -> tuple[int, str, int, int]:
        """The order in which everybody shows events: what was seen comes before what saw it."""
        return self.rank, self.author, self.number, self.index


@dataclass(frozen=True, slots=True)
class Value:
    """A value and its origin."""

    stamp: Stamp
    data: Mapping[str, Any]

    def to_json(self) -> dict[str, object]:
        """Return the value as JSON."""
        one = self.stamp
        return {"stamp": [one.author, one.number, one.index, one.rank, one.at], "data": dict(self.data)}


def value_from_json(row: Mapping[str, Any]) -> Value:
    """Inverse of `Value.to_json`."""
    author, number, index, rank, at = row["stamp"]
    return Value(Stamp(str(author), int(number), int(index), int(rank), str(at)), dict(row["data"]))


@dataclass(frozen=True, slots=True)
class StudentRecord:
    """One student of the office. `fields`: by kind, the values that no later one replaces; more than one are a contradiction."""

    id: str
    fields: Mapping[Kind, tuple[Value, ...]] = field(default_factory=dict)
    copies: tuple[Value, ...] = ()
    notes: tuple[Value, ...] = ()

    def current(self, kind: Kind) -> Mapping[str, Any]:
        """Return the value that is shown first: the last in everybody's order; empty if there is none."""
        values = self.fields.get(kind, ())
        return values[-1].data if values else {}

    @property
    def contradictions(self) -> tuple[Kind, ...]:
        """Kinds of which there are several different values."""
        return tuple(kind for kind, values in self.fields.items() if any(one.data != values[0].data for one in values))

    @property
    def origin(self) -> str:
        """Key (hex) of the member who set the record."""
        values = self.fields.get(Kind.RECORD, ())
        return values[0].stamp.author if values else ""

    def after(self, event: Event, stamp: Stamp, seen: Mapping[str, int]) -> StudentRecord:
        """Return the record after an event, whose author had seen others' files as `seen` says. All of those were applied before."""
        value = Value(stamp, event.data)
        if event.kind in FIELDS:
            before = self.fields.get(event.kind, ())
            left = [one for one in before if not _replaced(one.stamp, stamp, seen)]
            return replace(self, fields={**self.fields, event.kind: _ordered([*left, value])})
        if event.kind is Kind.COPIES:
            return replace(self, copies=_with_copy(self.copies, value)[:MAX_KEPT])
        return replace(self, notes=_ordered([*self.notes, value])[:MAX_KEPT])

    def to_json(self) -> dict[str, object]:
        """Return the record as JSON."""
        return {
            "id": self.id,
            "fields": {kind.value: [one.to_json() for one in values] for kind, values in self.fields.items()},
            "copies": [one.to_json() for one in self.copies],
            "notes": [one.to_json() for one in self.notes],
        }


def record_from_json(row: Mapping[str, Any]) -> StudentRecord:
    """Inverse of `StudentRecord.to_json`."""
    fields = {Kind(kind): tuple(map(value_from_json, values)) for kind, values in row["fields"].items()}
    copies, notes = tuple(map(value_from_json, row["copies"])), tuple(map(value_from_json, row["notes"]))
    return StudentRecord(str(row["id"]), fields, copies, notes)


@dataclass(frozen=True, slots=True)
class RecordedCopy:
    """A copy that a colleague's program recorded in an office: the office's id of the student, the student's id and name, the `member` who said so,
    and of the copy its id, reference, recipient, ISO day and the hashes of its files. Nothing of it can be compared but reference and hashes."""

    student: str
    student_id: str
    name: str
    member: str
    copy_id: str
    reference: str
    recipient: str
    day: str
    hashes: tuple[str, ...]


def _replaced(old: Stamp, new: Stamp, seen: Mapping[str, int]) -> bool:
    return old.author == new.author or old.number <= seen.get(old.author, 0)


def _with_copy(copies: tuple[Value, ...], new: Value) -> tuple[Value, ...]:
    """Return copies with one more. Of one copy that several members said it is the word of who made it that counts, then the first in order."""
    copy = new.data.get("copy")
    same = [one for one in copies if one.data.get("copy") == copy] if copy is not None else []
    kept = min([*same, new], key=lambda one: (bool(one.data.get("received")), one.stamp.order))
    return _ordered([*(one for one in copies if one not in same), kept])


def _ordered(values: list[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda one: one.stamp.order))


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a student in the office: `reason` and `package` as the member said who ended it; `by`: that member's key (hex); `erased`: keys of
    the members whose programs have since confirmed that the student's key and record are gone there."""

    student: str
    reason: str
    package: str
    by: str
    at: str
    origin: tuple[bool, str, int, int]
    erased: frozenset[str] = frozenset()

    def joined(self, other: Ending) -> Ending:
        """Return one ending of two about the same student, the same whichever came first."""
        first = min(self, other, key=lambda one: one.origin)
        return replace(first, erased=self.erased | other.erased)

    def to_json(self) -> dict[str, object]:
        """Return the ending as JSON. No name is in it."""
        return {
            "student": self.student,
            "reason": self.reason,
            "package": self.package,
            "by": self.by,
            "at": self.at,
            "origin": list(self.origin),
            "erased": sorted(self.erased),
        }


def ending_of(event_kind: Kind, student: str, data: Mapping[str, Any], stamp: Stamp) -> Ending:
    """Return the ending that an event says; an ENDED one goes before an ERASED one."""
    origin = (event_kind is Kind.ERASED, stamp.author, stamp.number, stamp.index)
    reason, package = str(data.get("reason", ""))[:40], str(data.get("package", ""))[:64]
    return Ending(student, reason, package, stamp.author, stamp.at, origin, frozenset({stamp.author}))


def ending_from_json(row: Mapping[str, Any]) -> Ending:
    """Inverse of `Ending.to_json`."""
    confirmed, author, number, index = row["origin"]
    origin = (bool(confirmed), str(author), int(number), int(index))
    said = (str(row["student"]), str(row["reason"]), str(row["package"]), str(row["by"]), str(row["at"]))
    return Ending(*said, origin, frozenset(map(str, row["erased"])))
