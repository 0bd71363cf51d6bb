"""Words for reports of calls and messages: channels, statuses, kinds of facts, and the sentences of a weighing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.domain.caller_facts import OwnFact
from app.domain.checks import Severity
from app.domain.incident_reports import Case, Channel, FollowUp, IncidentReport, IncidentStatus, Money
from app.domain.sensitivity import Kind
from app.incidents import next_steps
from app.incidents.caller_fact_weighing import WAYS
from app.letters.model import Letter
from app.reader_country import known_country
from app.services import incident_letters
from app.services.incident_letters import home_of
from app.services.incident_reports import report_of, title_in
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.domain.stored_records import Incident
    from app.services.checks import CheckResult

NAMED: Final = 8
"""Most names in one sentence."""


def channel_name(channel: Channel) -> str:
    """Return the name of a way in which something surfaces."""
    name = sentence(f"incident-kind-{channel.value}")
    return name[:1].upper() + name[1:]


def incident_title(incident: Incident, *, bare: bool = False) -> str:
    """Return the title of an incident on one line; a kind that begins it is named in the language in force, or (`bare`) left out."""
    return title_in(one_line(incident.title), report_of(incident).channel, translations().language, bare=bare)


def posting_report(checked: CheckResult | None) -> IncidentReport:
    """Return what the card of a posting says for a report of it: who to write to, where it was, and the words its serious signs rest on."""
    empty = IncidentReport(Channel.POSTING, "", "")
    if checked is None:
        return empty
    posting, grave = checked.card.posting, (Severity.CRITICAL, Severity.WARNING)
    quotes = [one_line(span.text) for one in checked.card.signals if one.severity in grave for span in one.evidence[:1]]
    head = " · ".join(one_line(one) for one in (posting.title, posting.organisation or posting.brand) if one)
    contacts = (one.partition(":")[::2] for one in posting.contacts)
    numbers = [one_line(value) for kind, value in contacts if kind != "url"]
    said = "\n".join([*([head] if head else []), *(f"“{one}”" for one in dict.fromkeys(filter(None, quotes)))])
    return replace(
        empty,
        contact=", ".join(list(dict.fromkeys(numbers))[:3]),
        where=one_line(posting.url or posting.source),
        said=said,
    )


def case_country(told: str, checked: CheckResult | None) -> str:
    """Return the country of a case: the one the person told, else the one that the card of its posting is for; "" where neither is known."""
    return told or (known_country(checked.card.lines or checked.card.law) if checked is not None else "")


def proposed_steps(report: IncidentReport, joined: Sequence[IncidentReport] = ()) -> tuple[str, ...]:
    """Return the steps (`app/incidents/next_steps.py`) that may be taken next and are not on the list yet, here or in one of those `joined`."""
    return next_steps.proposed(report, home_of(report), _book(), joined)


def step_text(step: str) -> str:
    """Return what a step says."""
    return next_steps.step_text(step, translations().language, _book())


def follow_up_text(report: IncidentReport, one: FollowUp) -> str:
    """Return what a follow-up says: a proposed step in the language of the window, anything else as it was written."""
    return one_line(next_steps.said(one, translations().language, home_of(report), _book()))


def with_step(report: IncidentReport, step: str, day: str) -> IncidentReport:
    """Return a report with a proposed step on its list, by an ISO day."""
    return next_steps.with_step(report, step, day, translations().language, _book())


def with_cases(report: IncidentReport, cases: tuple[Case, ...]) -> IncidentReport:
    """Return a report with its reports to offices; steps that they are about are done."""
    return next_steps.with_cases(report, cases, home_of(report), _book())


def with_letter_sent(report: IncidentReport, letter: Letter, recipient: str) -> IncidentReport:
    """Return a report after a letter was sent: one that asks where the data came from is a step done, a complaint a report to an office."""
    return incident_letters.with_letter_sent(report, letter, recipient, translations().language, _book())


def is_money_urgent(report: IncidentReport) -> bool:
    """Return True if money was lost and those who are turned to first were not told yet."""
    return next_steps.is_money_urgent(report, home_of(report), _book())


def offices_to_note(report: IncidentReport) -> list[str]:
    """Return the offices offered where a report is noted: those of the incident's steps first, then the others of its country."""
    from checkers.country_offices import ORDER, offices_by_kind

    home, language = home_of(report), translations().language
    beside = next_steps.addressees(report, home, language, _book())
    offices = offices_by_kind(home, language)
    return list(dict.fromkeys([*beside, *(offices[kind].name for kind in ORDER if kind in offices)]))


def _book() -> next_steps.OfficeBook:
    from checkers.country_offices import JurisdictionOffices

    return JurisdictionOffices()


def status_text(status: IncidentStatus) -> str:
    """Return the name of an incident's status."""
    translate = QCoreApplication.translate
    return {
        IncidentStatus.OPEN: translate("report", "Open"),
        IncidentStatus.WAITING: translate("report", "Waiting for an answer"),
        IncidentStatus.CLOSED: translate("report", "Closed"),
    }[status]


def money_text(money: Money) -> str:
    """Return the answer to "was money lost"."""
    translate = QCoreApplication.translate
    return {
        Money.NO: translate("report", "No money was lost"),
        Money.YES: translate("report", "Money was lost"),
        Money.UNKNOWN: translate("report", "Not known"),
    }[money]


def fact_kind(fact: OwnFact) -> str:
    """Return the name of the kind of an own fact."""
    if fact.kind in set(Kind):
        return vocabulary.kind(Kind(fact.kind))
    if fact.kind == "label":
        return QCoreApplication.translate("report", "Job title")
    return QCoreApplication.translate("report", "Studies")


def fact_line(fact: OwnFact) -> str:
    """Return an own fact with its kind; a value that was given up says so."""
    translate = QCoreApplication.translate
    template = translate("report", "{kind}: {value} (earlier)") if fact.old else translate("report", "{kind}: {value}")
    return template.format(kind=fact_kind(fact), value=one_line(fact.value))


def weighed_lines(weighed: Mapping[str, object]) -> list[str]:
    """Return the sentences of a stored weighing: exclusions first, then what may be said. Another version's is left out."""
    translate = QCoreApplication.translate
    try:
        total, missing = int(str(weighed["total"])), weighed["missing"]
        had, named = _names(weighed["had_all"]), _names(weighed["named"])
        verdict, mass = str(weighed["verdict"]), float(str(weighed["mass"]))
        if not isinstance(missing, Mapping):
            return []
        lacked = [(one_line(str(key)), int(str(count))) for key, count in missing.items()]
    except (KeyError, ValueError, TypeError):
        return []
    if had:
        line = translate("report", "{had} of {total} recipients had all of it: {names}")
        lines = [line.format(had=len(had), total=total, names=_joined(had))]
    elif total:
        lines = [translate("report", "No recipient had all of it. Recipients: {total}").format(total=total)]
    else:
        lines = [sentence("facts-nobody-yet")]
    lines += [_lacked(value, count, total) for value, count in lacked if count]
    said = {
        "probable": translate("report", "Probably consistent with {names} ({percent} against every other source)."),
        "few": translate("report", "Consistent with one of these, but not which one: {names} (together {percent})."),
    }.get(verdict, sentence("facts-had-is-not-enough" if had else "facts-inconclusive"))
    return [*lines, said.format(names=_joined(named), percent=f"{mass:.0%}")]


def ways_lines() -> list[str]:
    """Return the other ways in which a caller may have come to know it."""
    return [sentence(f"facts-way-{code}") for code in WAYS]


def _lacked(value: str, count: int, total: int) -> str:
    translate = QCoreApplication.translate
    if count == total:
        return translate("report", "“{value}”: no copy ever showed it; this came from elsewhere.").format(value=value)
    line = translate("report", "“{value}”: {count} of {total} lacked it.")
    return line.format(value=value, count=count, total=total)


def _names(stored: object) -> list[str]:
    if not isinstance(stored, list):
        raise TypeError
    return [one_line(str(one)) for one in stored]


def _joined(names: list[str]) -> str:
    shown = QCoreApplication.translate("report", ", ").join(names[:NAMED])
    return f"{shown} …" if len(names) > NAMED else shown
