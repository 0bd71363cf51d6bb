"""Incidents that belong together: joined, split again, and what they say together. Each change is a further ledger row; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.clock import Clock, system_clock
from app.domain.incident_reports import IncidentReport
from app.domain.stored_records import Incident
from app.errors import UserError
from app.services.caller_facts import CallerFactService, stands_in
from app.services.incident_reports import MAX_JOINED, IncidentReportService, report_of
from app.services.incidents import LONG_TEXT

if TYPE_CHECKING:
    from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Together:
    """Content of several incidents: `repeated` stands in more than one of them (number or address, what was known, the person's own data in a
    text), `once` in one alone, `files` is the number of files they hold."""

    incidents: tuple[Incident, ...]
    repeated: tuple[str, ...]
    once: tuple[str, ...]
    files: int


class JoinedIncidentService:
    """The joined incidents of one vault. Every member of a group names all others."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._reports = vault, IncidentReportService(vault, clock)

    def group(self, incident_id: str) -> tuple[Incident, ...]:
        """Return an incident and all that are joined with it, earliest first, without their long texts. Raises `UserError` `incident-unknown`."""
        every = {one.id: one for one in self._vault.incidents.all(without=LONG_TEXT)}
        if incident_id not in every:
            raise UserError("incident-unknown", incident=incident_id)
        links = {key: set(report_of(one).joined) & every.keys() for key, one in every.items()}
        found, waiting = {incident_id}, [incident_id]
        while waiting:
            at = waiting.pop()
            near = links[at] | {key for key, others in links.items() if at in others}  # earlier versions linked one way
            waiting += near - found
            found |= near
        return _ordered(every[key] for key in found)

    def join(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Join incidents, with all that were joined with them before; return what each was joined with until now (for `restore`).

        Raises `UserError` `incident-join-few`, `incident-join-many`, `incident-unknown`.
        """
        if len(set(incident_ids)) < 2:
            raise UserError("incident-join-few")
        with self._vault.transaction():
            members = {one.id: one for key in dict.fromkeys(incident_ids) for one in self.group(key)}
            if len(members) > MAX_JOINED:
                raise UserError("incident-join-many", limit=MAX_JOINED)
            ordered = [one.id for one in _ordered(members.values())]
            return self._link({key: tuple(other for other in ordered if other != key) for key in ordered})

    def split(self, incident_id: str) -> Mapping[str, tuple[str, ...]]:
        """Take one incident out of its group; the others stay joined. Return what each was joined with until now.

        Raises `UserError` `incident-unknown`.
        """
        with self._vault.transaction():
            others = [one.id for one in self.group(incident_id) if one.id != incident_id]
            links: dict[str, tuple[str, ...]] = {key: tuple(two for two in others if two != key) for key in others}
            return self._link(links | {incident_id: ()})

    def restore(self, before: Mapping[str, tuple[str, ...]]) -> None:
        """Undo a `join` or a `split` by what it returned. Raises `UserError` `incident-unknown`."""
        with self._vault.transaction():
            self._link(before)

    def together(self, incident_ids: Sequence[str]) -> Together:
        """Return what incidents say together; unknown ids are left out."""
        found = _ordered(
            one for key in dict.fromkeys(incident_ids) if (one := self._vault.incidents.get(key)) is not None
        )
        reports = [report_of(one) for one in found]
        own = (
            [one.value for one in CallerFactService(self._vault).own_facts()]
            if any(one.said for one in reports)
            else []
        )
        known = list(dict.fromkeys(value for one in reports for value in _values(one)))
        folded = {value.casefold() for value in known}
        named = [*known, *(value for value in own if value.casefold() not in folded)]
        counts = ((value, sum(_says(one, value) for one in reports)) for value in named)
        said = {value: count for value, count in counts if count}
        return Together(
            found,
            tuple(value for value, count in said.items() if count > 1),
            tuple(value for value, count in said.items() if count == 1),
            sum(len(one.files) for one in found),
        )

    def _link(self, links: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        before = {}
        for key, others in links.items():
            incident = self._vault.incidents.get(key)
            if incident is None:
                raise UserError("incident-unknown", incident=key)
            report = report_of(incident)
            before[key] = report.joined
            if report.joined != others:  # of one from an earlier version nothing but this is written anew
                self._reports.revise(key, replace(report, joined=others))
        return before


def _ordered(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda one: (one.when, one.created, one.id)))


def _values(report: IncidentReport) -> list[str]:
    """Return what an incident says, each value once."""
    return list(dict.fromkeys(one for one in (report.contact, *(fact.value for fact in report.knew)) if one))


def _says(report: IncidentReport, value: str) -> bool:
    """Return True if an incident says a value: as what was known, or in the words that surfaced."""
    return value in _values(report) or (bool(report.said) and stands_in(value, report.said))
