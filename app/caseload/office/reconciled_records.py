"""Records of an office's students, reconciled from the events of all members: current values, contradicting entries, consents, copies, notes.

The fold does not depend on the order in which files arrive, as long as what an author had seen comes first. Of two values that were set without
knowledge of each other both stay, and are shown, until somebody who has seen both sets one. Consents do not contradict each other: each member
says which ones they hold, and a consent is in the record while somebody holds it and nobody said that it was withdrawn. Pure; knows neither files
nor keys.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.caseload.office.event_file import FIELDS, Event, Kind

MAX_KEPT: Final = 5_000
"""Copies and notes of one student at most; more are not the work of people."""
MAX_HELD: Final = 50
"""Consents of one student that a member holds at most."""
WITHDRAWN: Final = "withdrawn"
"""Reason of an ending that ends the consent with everybody who has it."""
_CONSENTS: Final = "consents"
_ALONE: Final = "alone"


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
    """One student of the office. `fields`: by kind, the values that no later one replaces; more than one are a contradiction. Those of CONSENT are what
    each member holds: `consents` by id, empty for one that was withdrawn; `alone` (true) where an older program said one that stands for all."""

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
        """Kinds of which there are several different values. What several members hold is no contradiction."""
        kinds = ((kind, values) for kind, values in self.fields.items() if kind is not Kind.CONSENT)
        return tuple(kind for kind, values in kinds if any(one.data != values[0].data for one in values))

    @property
    def consents(self) -> tuple[Value, ...]:
        """The consents that members hold and nobody withdrew, the newest first, each once. Two that differ under one id are both there."""
        return self._held(self.fields.get(Kind.CONSENT, ()))

    def held_by(self, members: Collection[str]) -> tuple[Value, ...]:
        """Return the consents that members (keys, hex) hold."""
        return self._held(one for one in self.fields.get(Kind.CONSENT, ()) if one.stamp.author in members)

    def _held(self, statements: Iterable[Value]) -> tuple[Value, ...]:
        found = dict[str, Value]()
        for said in statements:
            for one in _rows(said.data).values():
                if one:
                    found.setdefault(_text(one), Value(said.stamp, one))
        return tuple(sorted(found.values(), key=lambda one: (_issued(one.data), _text(one.data)), reverse=True))

    @property
    def consent_ids(self) -> frozenset[str]:
        """Ids of all consents that members said of the student, withdrawn ones among them."""
        return frozenset(one for said in self.fields.get(Kind.CONSENT, ()) for one in _rows(said.data))

    @property
    def is_without_consent(self) -> bool:
        """True if members said what they hold, and nothing of it is left."""
        return bool(self.fields.get(Kind.CONSENT)) and not self.consents

    def says_what_is_held(self, member: str) -> bool:
        """Return True if a member's program (key, hex) says which consents it holds, and not only the newest."""
        return any(one.stamp.author == member and not one.data.get(_ALONE) for one in self.fields.get(Kind.CONSENT, ()))

    def without_terms(self, withdrawn: Collection[str]) -> StudentRecord:
        """Return the record with nothing but the ids left of consents that were withdrawn."""
        if not self.consent_ids & set(withdrawn):
            return self
        held = tuple(replace(one, data=_statement(one.data, withdrawn)) for one in self.fields.get(Kind.CONSENT, ()))
        return replace(self, fields={**self.fields, Kind.CONSENT: held})

    @property
    def origin(self) -> str:
        """Key (hex) of the member who set the record."""
        values = self.fields.get(Kind.RECORD, ())
        return values[0].stamp.author if values else ""

    def after(
        self, event: Event, stamp: Stamp, seen: Mapping[str, int], withdrawn: Collection[str] = ()
    ) -> StudentRecord:
        """Return the record after an event, whose author had seen others' files as `seen` says. All of those were applied before. `withdrawn`: ids of
        consents whose terms are not kept."""
        if event.kind is Kind.CONSENT:
            said = Value(stamp, _statement(event.data, withdrawn))
            stays = [one for one in self.fields.get(event.kind, ()) if not _superseded(one, said, seen)]
            return replace(self, fields={**self.fields, event.kind: _ordered([*stays, said])})
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


def consent_event(
    held: Sequence[Mapping[str, object]], known: Sequence[Mapping[str, object]] = ()
) -> dict[str, object]:
    """Return the data of a CONSENT event: by id, the consents that its author holds. Beside them, for programs that read one alone, the newest of
    these and of those that are `known`."""
    newest = max([*held, *known], key=_issued, default={})
    return {**newest, _CONSENTS: {str(one["id"]): dict(one) for one in held}}


def _text(consent: Mapping[str, object]) -> str:
    return json.dumps(consent, sort_keys=True)


def _issued(consent: Mapping[str, object]) -> str:
    return str(consent.get("issued", ""))


def _rows(untrusted_data: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the consents of a CONSENT event by id; one of an older program holds one alone."""
    if _CONSENTS not in untrusted_data:
        return {str(untrusted_data.get("id", "")): untrusted_data}
    rows = untrusted_data[_CONSENTS]
    if not isinstance(rows, dict):
        return {}
    return {str(key): one for key, one in list(rows.items())[:MAX_HELD] if isinstance(one, dict)}


def _statement(untrusted_data: Mapping[str, Any], withdrawn: Collection[str]) -> dict[str, object]:
    """Return what a CONSENT event says as it is kept."""
    rows = {key: {} if key in withdrawn else one for key, one in _rows(untrusted_data).items()}
    is_alone = _CONSENTS not in untrusted_data or untrusted_data.get(_ALONE) is True
    return {_CONSENTS: rows, **({_ALONE: True} if is_alone else {})}


def _superseded(old: Value, new: Value, seen: Mapping[str, int]) -> bool:
    """Return True if a member's statement takes the place of another: of an own one, or of an older program's that its author had seen and that has
    nothing more. (An older program meant all consents of the student by the one that it said.)"""
    if old.stamp.author == new.stamp.author:
        return True
    if not old.data.get(_ALONE) or old.stamp.number > seen.get(old.stamp.author, 0):
        return False
    return bool(new.data.get(_ALONE)) or _rows(old.data).keys() <= _rows(new.data).keys()


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
    the members whose programs have since confirmed that the student's key and record are gone there; `withdrawn`: ids of the consents that members said
    were withdrawn (several may have said one each)."""

    student: str
    reason: str
    package: str
    by: str
    at: str
    origin: tuple[bool, str, int, int]
    erased: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()

    def joined(self, other: Ending) -> Ending:
        """Return one ending of two about the same student, the same whichever came first. A withdrawal goes before other reasons."""
        first = min(self, other, key=lambda one: (one.origin[0], one.reason != WITHDRAWN, one.origin))
        return replace(first, erased=self.erased | other.erased, withdrawn=self.withdrawn | other.withdrawn)

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
            "withdrawn": sorted(self.withdrawn),
        }


def ending_of(event_kind: Kind, student: str, data: Mapping[str, Any], stamp: Stamp) -> Ending:
    """Return the ending that an event says; an ENDED one goes before an ERASED one."""
    origin = (event_kind is Kind.ERASED, stamp.author, stamp.number, stamp.index)
    reason, package = str(data.get("reason", ""))[:40], str(data.get("package", ""))[:64]
    withdrawn = frozenset({package} if reason == WITHDRAWN and package else ())
    return Ending(student, reason, package, stamp.author, stamp.at, origin, frozenset({stamp.author}), withdrawn)


def ending_from_json(row: Mapping[str, Any]) -> Ending:
    """Inverse of `Ending.to_json`."""
    confirmed, author, number, index = row["origin"]
    origin = (bool(confirmed), str(author), int(number), int(index))
    said = (str(row["student"]), str(row["reason"]), str(row["package"]), str(row["by"]), str(row["at"]))
    withdrawn = row.get("withdrawn", [row["package"]] if row["reason"] == WITHDRAWN and row["package"] else [])
    return Ending(*said, origin, frozenset(map(str, row["erased"])), frozenset(map(str, withdrawn)))
