"""`countermark incident …`: log what surfaced, list it, show it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.clock import local_day, system_clock
from app.domain.incident_reports import Case, Channel, FollowUp, IncidentReport, IncidentStatus, Money
from app.domain.incidents import Surfaced
from app.errors import UserError
from app.files import read_file
from ui.commands import incident_evidence
from ui.commands.common import Result, Subparsers, unlocked_vault, with_student

if TYPE_CHECKING:
    from app.domain.stored_records import Incident
    from app.vault.vault import Vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    common = with_student(common)
    verbs = nouns.add_parser(
        "incident", parents=[common], help="calls, messages and files that surfaced"
    ).add_subparsers(dest="verb", required=True, metavar="ACTION")
    add = verbs.add_parser("add", parents=[common], help="log what surfaced")
    add.add_argument("title", help="a few words by which you find it again")
    add.add_argument("--kind", choices=[one.value for one in Channel], default=Channel.CALL.value)
    add.add_argument("--when", metavar="DATE", default="", help="ISO date (default: today)")
    add.add_argument("--time", metavar="HH:MM", default="")
    add.add_argument("--from", dest="contact", default="", metavar="NUMBER", help="number or address")
    add.add_argument("--where", default="", help="where it surfaced")
    add.add_argument("--said", default="", metavar="TEXT", help="what they said")
    add.add_argument("--facts", type=Path, metavar="FILE", help='what they knew: {"knew": ["value"]}')
    add.add_argument(
        "--money", choices=[one.value for one in Money], default=Money.UNKNOWN.value, help="was money lost"
    )
    add.add_argument("--amount", default="", help="how much, in your words")
    add.add_argument(
        "--file", action="append", type=Path, default=[], metavar="FILE", help="attachment (may be repeated)"
    )
    add.add_argument("--join", action="append", default=[], metavar="ID", help="an incident that belongs to it")
    add.add_argument(
        "--country", default="", metavar="CODE", help="where you are: whose offices are named, such as CN or GB"
    )
    add.add_argument("--check", default="", metavar="ID", help="the check card of its posting, which is kept with it")
    add.set_defaults(run=_add)
    verbs.add_parser("list", parents=[common], help="list incidents, the latest first").set_defaults(run=_list)
    show = verbs.add_parser("show", parents=[common], help="show one incident")
    show.add_argument("id")
    show.set_defaults(run=_show)
    _add_group_parsers(verbs, common)
    pack = verbs.add_parser("evidence", parents=[common], help="write a pack that opens and checks without the program")
    incident_evidence.add_arguments(pack)
    stamp = verbs.add_parser("stamp", parents=[common], help="a time-stamp for a pack: its request, then its response")
    incident_evidence.add_stamp_arguments(stamp)
    change = verbs.add_parser(
        "update", parents=[common], help="status, notes, follow-ups; the ledger keeps what was before"
    )
    _add_update_arguments(change)


def _add_update_arguments(change: argparse.ArgumentParser) -> None:
    change.add_argument("id")
    change.add_argument("--status", choices=[one.value for one in IncidentStatus])
    change.add_argument("--money", choices=[one.value for one in Money])
    change.add_argument("--amount")
    change.add_argument("--country", metavar="CODE", help="where you are, such as CN or GB")
    change.add_argument("--note", metavar="TEXT", help="added to the notes")
    change.add_argument("--follow-up", nargs=2, action="append", default=[], metavar=("DATE", "WHAT"))
    change.add_argument(
        "--done", type=int, action="append", default=[], metavar="N", help="number of a follow-up that is done"
    )
    change.add_argument("--join", action="append", default=[], metavar="ID")
    change.add_argument(
        "--case", nargs=2, action="append", default=[], metavar=("OFFICE", "NUMBER"), help="it was reported there today"
    )
    change.add_argument(
        "--reply", nargs=2, action="append", default=[], metavar=("N", "TEXT"), help="what the office of case N replied"
    )
    change.set_defaults(run=_update)


def _add_group_parsers(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    join = verbs.add_parser("join", parents=[common], help="join incidents that belong together; `split` undoes it")
    join.add_argument("ids", nargs="+", metavar="ID")
    join.set_defaults(run=_join)
    split = verbs.add_parser("split", parents=[common], help="take an incident out of those it was joined with")
    split.add_argument("id")
    split.set_defaults(run=_split)
    attach = verbs.add_parser("attach", parents=[common], help="add files to an incident, exactly as they are")
    attach.add_argument("id")
    attach.add_argument("files", nargs="+", type=Path, metavar="FILE")
    attach.set_defaults(run=_attach)


def _join(options: argparse.Namespace) -> Result:
    from app.services.joined_incidents import JoinedIncidentService

    with unlocked_vault(options) as vault:
        service = JoinedIncidentService(vault)
        service.join(options.ids)
        found = service.together([one.id for one in service.group(options.ids[0])])
    document = {
        "joined": [_json(one, options.language) for one in found.incidents],
        "repeated": list(found.repeated),
        "once": list(found.once),
        "files": found.files,
    }
    return Result(document, tuple(line for one in found.incidents for line in _lines(one, options.language)))


def _split(options: argparse.Namespace) -> Result:
    from app.services.joined_incidents import JoinedIncidentService

    with unlocked_vault(options) as vault:
        JoinedIncidentService(vault).split(options.id)
        incident = _get(vault, options.id)
    return Result(_json(incident, options.language), _lines(incident, options.language))


def _attach(options: argparse.Namespace) -> Result:
    from app.services.incident_reports import IncidentReportService

    files = [Surfaced(path.name, read_file(path)) for path in options.files]
    with unlocked_vault(options) as vault:
        service = IncidentReportService(vault)
        incident = service.attach(options.id, files)
        added = service.attached_at(options.id)
    document = _json(incident, options.language)
    document["files"] = [
        {"name": one.name, "sha256": one.sha256, "bytes": one.size, "added": added.get(one.name, "")}
        for one in incident.files
    ]
    return Result(document, _lines(incident, options.language))


def _add(options: argparse.Namespace) -> Result:
    from app.services.caller_facts import CallerFactService
    from app.services.incident_reports import IncidentReportService
    from ui.commands.trace_facts import facts_lines, read_facts

    knew, when = read_facts(options.facts) if options.facts else ([], "")
    files = [Surfaced(path.name, read_file(path)) for path in options.file]
    report = IncidentReport(
        Channel(options.kind),
        options.title,
        options.when or when or local_day(system_clock()),
        time=options.time,
        contact=options.contact,
        where=options.where,
        said=options.said,
        knew=tuple(knew),
        money=Money(options.money),
        amount=options.amount,
        joined=tuple(options.join),
        check=options.check,
        country=_country(options.country),
    )
    with unlocked_vault(options) as vault:
        service = IncidentReportService(vault)
        report = service.validate(report)
        answer = CallerFactService(vault).weigh(report.knew, when=report.day) if knew else None
        incident = _joined(vault, service.log(report, files, answer))
        document = _json(incident, options.language)
    first = messages.sentence("incident-logged", options.language, {"id": incident.id, "title": incident.title})
    return Result(document, (first, *(facts_lines(answer, options.language) if answer else ())))


def _list(options: argparse.Namespace) -> Result:
    from app.services.incidents import IncidentService

    with unlocked_vault(options) as vault:
        found = IncidentService(vault).visible()
    rows = [_json(one, options.language) for one in found]
    return Result({"incidents": rows}, tuple(f"{one.when}  {one.kind:8} {one.id}  {one.title}" for one in found))


def _show(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        incident = _get(vault, options.id)
    return Result(_json(incident, options.language), _lines(incident, options.language))


def _update(options: argparse.Namespace) -> Result:
    from dataclasses import replace

    from app.incidents import next_steps
    from app.services.incident_reports import IncidentReportService, report_of
    from checkers.country_offices import JurisdictionOffices

    with unlocked_vault(options) as vault:
        before = report_of(_get(vault, options.id))
        follow_ups = [
            replace(one, done=one.done or number in options.done) for number, one in enumerate(before.follow_ups, 1)
        ]
        follow_ups += [FollowUp(day, what) for day, what in options.follow_up]
        report = replace(
            before,
            status=IncidentStatus(options.status) if options.status else before.status,
            money=Money(options.money) if options.money else before.money,
            amount=before.amount if options.amount is None else options.amount,
            country=before.country if options.country is None else _country(options.country),
            notes="\n".join(one for one in (before.notes, options.note) if one),
            follow_ups=tuple(follow_ups),
            joined=(*before.joined, *options.join),
        )
        report = next_steps.with_cases(report, _cases(before, options), _home(report), JurisdictionOffices())
        incident = _joined(vault, IncidentReportService(vault).revise(options.id, report))
    return Result(_json(incident, options.language), _lines(incident, options.language))


def _joined(vault: Vault, incident: Incident) -> Incident:
    """Let those that an incident was joined with name it too."""
    from app.services.incident_reports import report_of
    from app.services.joined_incidents import JoinedIncidentService

    if joined := report_of(incident).joined:
        JoinedIncidentService(vault).join((incident.id, *joined))
    return _get(vault, incident.id)


def _cases(before: IncidentReport, options: argparse.Namespace) -> tuple[Case, ...]:
    """Return the reports to offices with those of the options, and their replies."""
    from dataclasses import replace

    today = local_day(system_clock())
    cases = [*before.cases, *(Case(today, office, number) for office, number in options.case)]
    for number, text in options.reply:
        if not number.isdecimal() or not 1 <= int(number) <= len(cases):
            raise UserError("case-unknown", number=number[:20])
        cases[int(number) - 1] = replace(cases[int(number) - 1], reply=text)
    return tuple(cases)


def _get(vault: Vault, incident_id: str) -> Incident:
    incident = vault.incidents.get(incident_id)
    if incident is None:
        raise UserError("incident-unknown", incident=incident_id)
    return incident


def _country(code: str) -> str:
    """Return a country as it is stored. Raises UserError `country-unknown`."""
    from app.reader_country import COUNTRIES, known_country

    if code and not known_country(code):
        raise UserError("country-unknown", country=code[:20], countries=", ".join(COUNTRIES))
    return known_country(code)


def _home(report: IncidentReport) -> str:
    from app.services.incident_letters import home_of

    return home_of(report)


def _is_money_urgent(report: IncidentReport) -> bool:
    from app.incidents import next_steps
    from checkers.country_offices import JurisdictionOffices

    return next_steps.is_money_urgent(report, _home(report), JurisdictionOffices())


def _steps(report: IncidentReport, language: str) -> list[tuple[FollowUp, str]]:
    """Return the follow-ups of a report with what each says in a language."""
    from app.incidents import next_steps
    from checkers.country_offices import JurisdictionOffices

    home, book = _home(report), JurisdictionOffices()
    return [(one, next_steps.said(one, language, home, book)) for one in report.follow_ups]


def _proposed(report: IncidentReport, language: str) -> list[str]:
    """Return what may be done next and is not on the list yet."""
    from app.incidents import next_steps
    from checkers.country_offices import JurisdictionOffices

    book = JurisdictionOffices()
    return [next_steps.step_text(one, language, book) for one in next_steps.proposed(report, _home(report), book)]


def _json(incident: Incident, language: str) -> dict[str, object]:
    from app.services.incident_reports import report_of

    report = report_of(incident)
    return {
        "id": incident.id,
        "created": incident.created,
        "kind": report.channel.value,
        "title": report.title,
        "when": report.day,
        "time": report.time,
        "from": report.contact,
        "where": report.where,
        "said": report.said,
        "knew": [{"value": one.value, "implied": one.implied, "sure": one.sure} for one in report.knew],
        "money": report.money.value,
        "amount": report.amount,
        "status": report.status.value,
        "notes": report.notes,
        "follow_ups": [
            {"day": one.day, "what": told, "done": one.done, **({"step": one.step} if one.step else {})}
            for one, told in _steps(report, language)
        ],
        "next": _proposed(report, language),
        "joined": list(report.joined),
        "cases": [asdict(one) for one in report.cases],
        "check": report.check,
        "country": report.country,
        "files": [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in incident.files],
        "weighed": incident.body.get("weighed"),
        "compared": incident.body.get("compared", []),
    }


def _lines(incident: Incident, language: str) -> tuple[str, ...]:
    from app.services.incident_reports import report_of, title_in

    report = report_of(incident)
    kind = messages.sentence(f"incident-kind-{report.channel.value}", language)
    head = " · ".join(one for one in (report.day, report.time, kind, report.contact, report.where) if one)
    lines = [title_in(report.title, report.channel, language), head]
    if report.said:
        lines.append(report.said)
    if report.knew:
        lines.append(
            messages.sentence("incident-knew", language, {"what": ", ".join(one.value for one in report.knew)})
        )
    if _is_money_urgent(report):
        lines.append(messages.sentence("incident-money-first", language))
    lines.append(messages.sentence(f"incident-status-{report.status.value}", language))
    lines += [report.notes] if report.notes else []
    lines += [
        f"  {number}. [{'x' if one.done else ' '}] {one.day} {told}"
        for number, (one, told) in enumerate(_steps(report, language), 1)
    ]
    for number, case in enumerate(report.cases, 1):
        told: dict[str, str | int] = {"office": case.office, "number": case.number or "–", "text": case.reply}
        lines.append(f"  {number}. {case.day} {messages.sentence('evidence-case', language, told)}")
        lines += [f"     {messages.sentence('evidence-case-reply', language, told)}"] if case.reply else []
    lines += [f"  {one.name}  {one.size}  sha256 {one.sha256}" for one in incident.files]
    return tuple(lines)
