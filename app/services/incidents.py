"""Incidents: files that surfaced, stored exactly as received, with the results of comparing them. Compares nothing by itself.

What is learnt later is a further ledger row (`incident-updated`); nothing is erased, and the same files are stored
once.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from app.clock import Clock, from_iso, local_day, system_clock, to_iso
from app.domain.attribution import Verdict
from app.domain.incidents import Comparison, FileAnswer, NamedCopy, Surfaced
from app.domain.stored_records import Incident
from app.errors import UserError
from app.services.own_notes import OwnNoteService
from app.services.trash import Trash
from app.vault.ledger.row_hashes import storable
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.services.traces import TraceResult
    from app.vault.vault import Vault

TITLE: Final = 80
"""Most characters of a title."""
MAX_PLACE: Final = 200
"""Most characters of where it surfaced."""
MAX_TEXT: Final = 200_000
"""Most characters of what it says: so many are searched."""
PASTED: Final = "pasted.txt"
"""The name under which pasted text is kept."""
_PROPOSED: Final = 48
LONG_TEXT: Final = "says"
"""The key of an incident's body that may be long: lists go without it."""
_ANSWERS, _WHERE, _SAYS = "compared", "where", LONG_TEXT


@dataclass(frozen=True, slots=True)
class Details:
    """A person's description of an incident: a short title, the ISO date it surfaced, and where (may be empty)."""

    title: str
    day: str
    where: str = ""


class IncidentService:
    """The incidents of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock, self._trash = vault, clock, Trash(vault, clock)

    def validate(self, details: Details) -> Details:
        """Return the details as they are stored.

        Raises `UserError` `incident-title-missing`, `incident-day-unknown` or `incident-day-future` (by the local
        date).
        """
        title = " ".join(details.title.split())[:TITLE]
        if not title:
            raise UserError("incident-title-missing")
        try:
            day = date.fromisoformat(details.day).isoformat()
        except ValueError:
            raise UserError("incident-day-unknown") from None
        if day > local_day(self._clock()):
            raise UserError("incident-day-future")
        return Details(title, day, " ".join(details.where.split())[:MAX_PLACE])

    def save(
        self,
        details: Details,
        surfaced: Sequence[Surfaced],
        answer: Comparison,
        *,
        text: str = "",
        cancel: CancelToken | None = None,
    ) -> Incident:
        """Store what surfaced with its result, all or nothing; an incident with the same files gets the result added instead.

        `text` is the incident's text, for search. Raises `UserError` like `validate`, `EnvironmentProblem`,
        `Cancelled`.
        """
        token = cancel or CancelToken()
        details = self.validate(details)
        with self._vault.transaction():
            if (known := self.find_same(surfaced)) is not None:
                return self.add_answer(known.id, answer)
            body = {_WHERE: details.where, _SAYS: text[:MAX_TEXT], _ANSWERS: [_encoded(answer)]}
            made = self._vault.incidents.add(_kind(surfaced), details.title, details.day, body)
            for name, one in zip(distinct_names(surfaced), surfaced, strict=True):
                self._vault.incidents.add_file(made.id, name, one.untrusted_data)
                token.check()
            OwnNoteService(self._vault, self._clock).meet_incident(made.id, details.title, details.where, text)
        return self._get(made.id)

    def add_answer(self, incident_id: str, answer: Comparison) -> Incident:
        """Add the result of a later comparison, as a new fact; an incident in the trash is restored.

        Raises `UserError` `incident-unknown`.
        """
        with self._vault.transaction():
            incident = self._get(incident_id)
            stored = incident.body.get(_ANSWERS)
            before = stored if isinstance(stored, list) else []
            body = {**incident.body, _ANSWERS: [*before, _encoded(answer)]}
            self._vault.incidents.update(incident_id, incident.title, body)
            self._trash.restore("incident", incident_id)
        return self._get(incident_id)

    def correct(self, incident_id: str, details: Details) -> Incident:
        """Correct title, day and place, as a further fact that keeps the previous ones; without a difference nothing is written.

        Raises `UserError` like `validate`, and `incident-unknown`.
        """
        details = self.validate(details)
        with self._vault.transaction():
            incident = self._get(incident_id)
            if details != details_of(incident):
                body = {**incident.body, _WHERE: details.where}
                self._vault.incidents.correct(incident_id, details.title, details.day, body)
        return self._get(incident_id)

    def find_same(self, surfaced: Sequence[Surfaced]) -> Incident | None:
        """Return the incident that holds exactly these files, whatever their names; also one in the trash."""
        hashes = {hashlib.sha256(one.untrusted_data).hexdigest() for one in surfaced}
        found = (
            one for one in self._vault.incidents.all(without=_SAYS) if {file.sha256 for file in one.files} == hashes
        )
        return next(found, None) if hashes else None

    def visible(self) -> tuple[Incident, ...]:
        """Return the incidents that are not in the trash, the one that surfaced last first."""
        hidden = self._trash.ids("incident")
        kept = [one for one in self._vault.incidents.all(without=_SAYS) if one.id not in hidden]
        return tuple(sorted(kept, key=lambda one: one.when, reverse=True))

    def surfaced(self, incident: Incident) -> tuple[Surfaced, ...]:
        """Return what surfaced, as it was received; a file that cannot be read any more is left out."""
        names = [file.name for file in incident.files]
        kept = [(name, self._vault.incidents.file_bytes(incident.id, name)) for name in names]
        pasted = incident.kind == "text"
        return tuple(Surfaced("" if pasted else name, data) for name, data in kept if data is not None)

    def _get(self, incident_id: str) -> Incident:
        incident = self._vault.incidents.get(incident_id)
        if incident is None:
            raise UserError("incident-unknown", incident=incident_id)
        return incident


def build_comparison(answers: Sequence[tuple[str, TraceResult]], at: str) -> Comparison:
    """Build what is stored of the results (file name, result) of everything that surfaced together; at least one."""
    files = tuple(_answer(name, result) for name, result in answers)
    considered = max(result.attribution.copies_considered for _, result in answers)
    codes = dict.fromkeys(code for _, result in answers for code in result.attribution.alternatives)
    return Comparison(at, considered, files, tuple(codes))


def _answer(name: str, result: TraceResult) -> FileAnswer:
    named = tuple(
        NamedCopy(one.copy.copy_id, one.copy.reference, one.recipient.name, one.candidate.p_false)
        for one in result.named
    )
    verdict, note = result.attribution.verdict, result.attribution.note
    if note != "contact-row":
        return FileAnswer(name, verdict, note, named)
    return FileAnswer(name, verdict, note, named, tuple(one.name for one in result.known_by), result.recipients)


def answers_of(incident: Incident) -> tuple[Comparison, ...]:
    """Return the results stored with an incident, latest first; what cannot be decoded is left out."""
    stored = incident.body.get(_ANSWERS)
    found = [_decode_result(one) for one in (stored if isinstance(stored, list) else ())]
    return tuple(one for one in reversed(found) if one is not None)


def unreadable_answers(incident: Incident) -> tuple[bool, int]:
    """Return whether the latest stored result is of a newer version, and how many are."""
    stored = incident.body.get(_ANSWERS)
    unread = [_decode_result(one) is None for one in (stored if isinstance(stored, list) else ())]
    return bool(unread and unread[-1]), sum(unread)


def where_of(incident: Incident) -> str:
    """Return where it surfaced, in the person's words; may be empty."""
    stored = incident.body.get(_WHERE)
    return stored if isinstance(stored, str) else ""


def text_of(incident: Incident) -> str:
    """Return the incident's text, as far as it is searched; empty where that was not stored."""
    stored = incident.body.get(_SAYS)
    return stored if isinstance(stored, str) else ""


def details_of(incident: Incident) -> Details:
    """Return the person's present description of an incident."""
    return Details(incident.title, incident.when, where_of(incident))


def caller_facts_of(incident: Incident) -> tuple[str, ...]:
    """Return what the caller or sender knew, where that was recorded."""
    stored = incident.body.get("knew")
    values = [one.get("value") if isinstance(one, dict) else one for one in stored] if isinstance(stored, list) else []
    return tuple(one for one in values if isinstance(one, str))


def proposed_title(untrusted_name: str, untrusted_text: str) -> str:
    """Return a short title: the file's name without its ending, or the first words of the text."""
    words = PurePath(untrusted_name).stem if untrusted_name else untrusted_text[: 20 * _PROPOSED]
    title = " ".join(words.split())
    if len(title) <= _PROPOSED:
        return title
    cut = title[:_PROPOSED]
    return (cut.rsplit(" ", 1)[0] if " " in cut[_PROPOSED // 2 :] else cut).rstrip(" .,;:|·。，；：、") + "…"


def _kind(surfaced: Sequence[Surfaced]) -> str:
    names = [one.untrusted_name.lower() for one in surfaced]
    if not any(names):
        return "text"
    return "mail" if all(name.endswith((".eml", ".mbox")) for name in names) else "file"


def distinct_names(surfaced: Sequence[Surfaced], known: Sequence[str] = ()) -> Iterator[str]:
    """Yield a distinct name for each on any system, and from those `known`: two folders may both hold a `resume.pdf`."""
    taken = {name.casefold() for name in known}
    for one in surfaced:
        path, number = PurePath(storable(one.untrusted_name) or PASTED), 1
        name = path.name or PASTED
        while name.casefold() in taken:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        taken.add(name.casefold())
        yield name


def _encoded(answer: Comparison) -> dict[str, object]:
    files = [
        {
            "name": one.name,
            "verdict": one.verdict.value,
            "note": one.note,
            "copies": [
                {
                    "copy_id": copy.copy_id,
                    "reference": copy.reference,
                    "recipient": copy.recipient,
                    "p_false": copy.p_false,
                }
                for copy in one.copies
            ],
            "known_by": list(one.known_by),
            "recipients": one.recipients,
        }
        for one in answer.files
    ]
    return {"at": answer.at, "considered": answer.considered, "files": files, "alternatives": list(answer.alternatives)}


def _decode_result(stored: object) -> Comparison | None:
    """Decode a stored result; None for what this version cannot read."""
    try:
        answer = _mapping(stored)
        files = tuple(_file(_mapping(one)) for one in _list(answer["files"]))
        codes = tuple(map(str, _list(answer["alternatives"])))
        at = to_iso(from_iso(str(answer["at"])))
        return Comparison(at, int(str(answer["considered"])), files, codes) if files else None
    except (KeyError, TypeError, ValueError):
        return None


def _file(stored: Mapping[str, object]) -> FileAnswer:
    named = tuple(
        NamedCopy(str(one["copy_id"]), str(one["reference"]), str(one["recipient"]), _parse_bound(one["p_false"]))
        for one in map(_mapping, _list(stored["copies"]))
    )
    known, recipients = tuple(map(str, _list(stored["known_by"]))), int(str(stored["recipients"]))
    return FileAnswer(
        str(stored["name"]), Verdict(str(stored["verdict"])), str(stored["note"]), named, known, recipients
    )


def _parse_bound(stored: object) -> float:
    bound = float(str(stored))
    if not 0 <= bound < math.inf:
        raise ValueError
    return bound


def _mapping(stored: object) -> Mapping[str, object]:
    if not isinstance(stored, Mapping):
        raise TypeError
    return stored


def _list(stored: object) -> list[object]:
    if not isinstance(stored, list):
        raise TypeError
    return stored
