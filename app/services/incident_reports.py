"""Logs what surfaced as a call, a message or a visit, and keeps the report as it grows. Every change is a further ledger row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from app import messages
from app.clock import Clock, local_day, system_clock
from app.domain.caller_facts import StatedFact
from app.domain.incident_reports import Case, Channel, FollowUp, IncidentReport, IncidentStatus, Money
from app.domain.incidents import Surfaced
from app.domain.stored_records import Incident
from app.errors import UserError
from app.reader_country import known_country
from app.services.incidents import (
    MAX_PLACE,
    MAX_TEXT,
    TITLE,
    Details,
    IncidentService,
    details_of,
    distinct_names,
    text_of,
)
from app.services.own_notes import OwnNoteService
from app.text.clock_times import time_of_day

if TYPE_CHECKING:
    from app.services.caller_facts import CallerAnswer
    from app.vault.vault import Vault

MAX_NOTES: Final = 20_000
MAX_FOLLOW_UPS: Final = 200
MAX_JOINED: Final = 100
_SHORT: Final = 300


class IncidentReportService:
    """The reports of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock) -> None:
        self._vault, self._clock = vault, clock
        self._incidents = IncidentService(vault, clock)

    def log(
        self, report: IncidentReport, attachments: Sequence[Surfaced] = (), answer: CallerAnswer | None = None
    ) -> Incident:
        """Store a report with its attachments exactly as they are, and the posting of its check as it was kept, all or nothing.

        `answer`: how what the caller knew was weighed at that time. Raises `UserError` `incident-title-missing`,
        `incident-day-unknown`, `incident-day-future`, `incident-time-unknown`, `incident-unknown` (of one joined), `check-unknown`.
        """
        report = self.validate(report)
        if report.check:
            attachments = (*self._posting(report.check), *attachments)
        with self._vault.transaction():
            body = {**body_of(report), **({"weighed": weighed_json(answer, self._clock)} if answer else {})}
            made = self._vault.incidents.add(report.channel.value, report.title, report.day, body)
            for name, one in zip(distinct_names(attachments), attachments, strict=True):
                self._vault.incidents.add_file(made.id, name, one.untrusted_data)
            self._meet(made.id, report)
            found = self._vault.incidents.get(made.id)
        assert found is not None
        return found

    def of_check(self, check_id: str, title: str) -> Incident:
        """Return the incident of a check card, with the posting as it was kept; logged with `title` where there is none yet, or it is in
        the trash.

        Raises `UserError` `check-unknown`, `incident-title-missing`.
        """
        stored = self._vault.checks.get(check_id)
        if stored is None:
            raise UserError("check-unknown", check=check_id)
        for one in self._incidents.visible():
            if report_of(one).check == check_id:
                return self._get(one.id)
        report = IncidentReport(
            *(Channel.POSTING, _line(title)[:TITLE], local_day(self._clock())),
            where=_line(stored.source_name)[:MAX_PLACE],
            check=check_id,
        )
        return self.log(report)

    def revise(self, incident_id: str, report: IncidentReport, answer: CallerAnswer | None = None) -> Incident:
        """Store what is known now, as a further fact that keeps what stood before; without a difference nothing is written.

        Raises `UserError` like `log`, and `incident-unknown`.
        """
        report = self.validate(report)
        with self._vault.transaction():
            incident = self._get(incident_id)
            body = {**incident.body, **body_of(report)}
            if answer is not None:
                body["weighed"] = weighed_json(answer, self._clock)
            if (report.title, report.day, body) != (incident.title, incident.when, dict(incident.body)):
                self._vault.incidents.correct(incident_id, report.title, report.day, body)
                self._meet(incident_id, report)
            return self._get(incident_id)

    def attach(self, incident_id: str, attachments: Sequence[Surfaced]) -> Incident:
        """Add files to an incident, exactly as they are. Raises `UserError` `incident-unknown`."""
        with self._vault.transaction():
            incident = self._get(incident_id)
            taken = [file.name for file in incident.files]
            for name, one in zip(distinct_names(attachments, taken), attachments, strict=True):
                self._vault.incidents.add_file(incident_id, name, one.untrusted_data)
            return self._get(incident_id)

    def report(self, incident_id: str) -> IncidentReport:
        """Return the report of an incident. Raises `UserError` `incident-unknown`."""
        return report_of(self._get(incident_id))

    def attached_at(self, incident_id: str) -> dict[str, str]:
        """Return when each file of an incident was taken into the vault (RFC 3339), by name, as the ledger says."""
        rows = self._vault.ledger.entries(kind="incident-file")
        return {str(one.body["name"]): one.at for one in rows if one.body.get("incident_id") == incident_id}

    def due(self, until: str = "") -> tuple[tuple[Incident, FollowUp], ...]:
        """Return the follow-ups of visible incidents that come by the ISO day `until` (empty: today), earliest first."""
        today = until or local_day(self._clock())
        found = [
            (incident, one)
            for incident in self._incidents.visible()
            for one in report_of(incident).follow_ups
            if not one.done and one.day and one.day <= today
        ]
        return tuple(sorted(found, key=lambda pair: pair[1].day))

    def validate(self, report: IncidentReport) -> IncidentReport:
        """Return the report as it is stored. Raises `UserError` like `log`."""
        details = self._incidents.validate(Details(report.title, report.day, report.where))
        clock = time_of_day(report.time)
        if report.time.strip() and not clock:
            raise UserError("incident-time-unknown")
        for one in report.joined:
            self._get(one)
        if report.check and self._vault.checks.get(report.check) is None:
            raise UserError("check-unknown", check=report.check)
        return replace(
            report,
            title=details.title,
            day=details.day,
            where=details.where,
            time=clock,
            contact=_line(report.contact),
            country=known_country(report.country),
            amount=_line(report.amount),
            said=report.said[:MAX_TEXT],
            notes=report.notes[:MAX_NOTES],
            knew=tuple(replace(one, value=_line(one.value)) for one in report.knew if _line(one.value)),
            follow_ups=tuple(_follow_up(one) for one in report.follow_ups if _line(one.what))[:MAX_FOLLOW_UPS],
            joined=tuple(dict.fromkeys(report.joined))[:MAX_JOINED],
            cases=tuple(_case(one) for one in report.cases if _line(one.office))[:MAX_FOLLOW_UPS],
        )

    def _meet(self, incident_id: str, report: IncidentReport) -> None:
        said = (report.contact, report.said, report.where, report.notes)
        OwnNoteService(self._vault, self._clock).meet_incident(incident_id, report.title, *said)

    def _posting(self, check_id: str) -> tuple[Surfaced, ...]:
        stored, original = self._vault.checks.get(check_id), self._vault.checks.source(check_id)
        return (Surfaced(stored.source_name or "posting.txt", original),) if stored is not None and original else ()

    def get(self, incident_id: str) -> IncidentReport:
        """Return the report of an incident. Raises UserError `incident-unknown`."""
        return report_of(self._get(incident_id))

    def _get(self, incident_id: str) -> Incident:
        incident = self._vault.incidents.get(incident_id)
        if incident is None:
            raise UserError("incident-unknown", incident=incident_id)
        return incident


def title_in(title: str, channel: Channel, language: str, *, bare: bool = False) -> str:
    """Return the title of a report; the name of its kind that begins one that the program made (`Call · …`) is told in a language, or (`bare`)
    left out."""
    head, joint, rest = title.partition(" · ")
    kinds = [messages.sentence(f"incident-kind-{channel.value}", key) for key in messages.languages()]
    if not joint or head.casefold() not in [one.casefold() for one in kinds]:
        return title
    name = messages.sentence(f"incident-kind-{channel.value}", language)
    return rest if bare else f"{name[:1].upper()}{name[1:]} · {rest}"


def report_of(incident: Incident) -> IncidentReport:
    """Return the report stored with an incident; what another version wrote is read as far as possible."""
    body, details = incident.body, details_of(incident)
    return IncidentReport(
        channel=Channel(incident.kind) if incident.kind in set(Channel) else Channel.FILE,
        title=details.title,
        day=details.day,
        where=details.where,
        time=_text(body, "time"),
        contact=_text(body, "contact"),
        said=text_of(incident),
        knew=tuple(_fact(one) for one in _list(body, "knew")),
        money=Money(found) if (found := _text(body, "money")) in set(Money) else Money.UNKNOWN,
        amount=_text(body, "amount"),
        status=IncidentStatus(found)
        if (found := _text(body, "status")) in set(IncidentStatus)
        else IncidentStatus.OPEN,
        notes=_text(body, "notes"),
        follow_ups=tuple(
            FollowUp(_text(one, "day"), _text(one, "what"), one.get("done") is True, _text(one, "step"))
            for one in _list(body, "follow_ups")
            if isinstance(one, Mapping)
        ),
        joined=tuple(one for one in _list(body, "joined") if isinstance(one, str)),
        cases=tuple(
            Case(*(_text(one, key) for key in ("day", "office", "number", "reply")))
            for one in _list(body, "cases")
            if isinstance(one, Mapping)
        ),
        check=_text(body, "check"),
        country=_text(body, "country"),
    )


def weighed_json(answer: CallerAnswer, clock: Clock = system_clock) -> dict[str, object]:
    """Return a weighing as it is stored with an incident: counts, names as they were then, and the verdict."""
    result = answer.result
    return {
        "day": local_day(clock()),
        "verdict": result.verdict.value,
        "total": result.total,
        "had_all": [answer.recipients[key].name for key in result.had_all],
        "missing": {one.stated.value: result.total - one.holders for one in answer.facts},
        "named": [answer.recipients[one.id].name for one in result.named],
        "mass": round(result.mass, 4),
    }


def body_of(report: IncidentReport) -> dict[str, object]:
    """Return a report as the body of its incident."""
    return {
        "where": report.where,
        "says": report.said,
        "time": report.time,
        "contact": report.contact,
        "knew": [{"value": one.value, "implied": one.implied, "sure": one.sure} for one in report.knew],
        "money": report.money.value,
        "amount": report.amount,
        "status": report.status.value,
        "notes": report.notes,
        "follow_ups": [
            {"day": one.day, "what": one.what, "done": one.done, **({"step": one.step} if one.step else {})}
            for one in report.follow_ups
        ],
        "joined": list(report.joined),
        **({"cases": [asdict(one) for one in report.cases]} if report.cases else {}),
        **({"check": report.check} if report.check else {}),
        **({"country": report.country} if report.country else {}),
    }


def _follow_up(one: FollowUp) -> FollowUp:
    try:
        day = date.fromisoformat(one.day).isoformat() if one.day else ""
    except ValueError:
        raise UserError("incident-day-unknown") from None
    return FollowUp(day, _line(one.what), one.done, one.step)


def _case(one: Case) -> Case:
    try:
        day = date.fromisoformat(one.day).isoformat()
    except ValueError:
        raise UserError("incident-day-unknown") from None
    return Case(day, _line(one.office), _line(one.number), one.reply.strip()[:MAX_NOTES])


def _fact(stored: object) -> StatedFact:
    if isinstance(stored, Mapping):
        return StatedFact(_text(stored, "value"), stored.get("implied") is True, stored.get("sure", True) is not False)
    return StatedFact(str(stored))


def _text(stored: Mapping[str, object], key: str) -> str:
    found = stored.get(key)
    return found if isinstance(found, str) else ""


def _list(stored: Mapping[str, object], key: str) -> list[object]:
    found = stored.get(key)
    return found if isinstance(found, list) else []


def _line(text: str) -> str:
    return " ".join(text.split())[:_SHORT]
