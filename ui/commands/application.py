"""`countermark application …`: jobs applied for, their details, statuses, interviews, calendar and insights."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages
from app.domain.applications import ApplicationFilter, Interview, JobDetails, Status, recipient_of
from app.domain.copies import RecipientKind
from ui.commands.common import Result, Subparsers, unlocked_vault

if TYPE_CHECKING:
    from app.services.application_warnings import ApplicationWarning
    from app.vault.vault import Vault

_TEXTS: Final = (
    ("title", "TEXT", "title of the job"),
    ("employer", "NAME", "the employer behind an agency"),
    ("place", "TEXT", "where the job is"),
    ("pay", "TEXT", "what it pays"),
    ("link", "ADDRESS", "web address of the posting"),
    ("closes", "DATE", "last day to apply"),
    ("source", "TEXT", "where you found it"),
    ("contact", "TEXT", "contact person"),
    ("notes", "TEXT", "your notes on the job"),
)
_SORTS: Final = ("made", "recipient", "title", "status", "next", "closes", "place", "source")


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser(
        "application", parents=[common], help="jobs you apply for: list, calendar, insights"
    ).add_subparsers(dest="verb", required=True, metavar="ACTION")
    listing = verbs.add_parser("list", parents=[common], help="list applications")
    listing.add_argument("--search", default="", metavar="WORDS", help="only those with every word")
    listing.add_argument("--status", default="", choices=[one.value for one in Status])
    listing.add_argument("--source", default="", metavar="TEXT", help="only those found there")
    listing.add_argument("--tag", default="", metavar="TEXT", help="only those with this tag")
    listing.add_argument("--sort", default="made", choices=_SORTS)
    listing.set_defaults(run=_list)
    show = verbs.add_parser("show", parents=[common], help="show one application")
    show.add_argument("id")
    show.set_defaults(run=_show)
    add = verbs.add_parser("add", parents=[common], help="add an application for one job")
    add.add_argument(
        "name", nargs="?", default="", help="employer, agency or platform it goes to (or as the check read it)"
    )
    add.add_argument("--kind", choices=[kind.value for kind in RecipientKind], default="employer")
    add.add_argument("--check", default="", metavar="ID", help="fill it from this check of a posting")
    _add_details(add)
    add.set_defaults(run=_add)
    edit = verbs.add_parser("edit", parents=[common], help="change details or status; what is not given stays")
    edit.add_argument("id")
    _add_details(edit)
    edit.set_defaults(run=_edit)
    interview = verbs.add_parser("interview", parents=[common], help="add an interview")
    interview.add_argument("id")
    interview.add_argument("--at", required=True, metavar="MOMENT", help="such as 2026-12-01T09:00, where you are")
    interview.add_argument("--minutes", type=int, default=60)
    for name in ("place", "contact", "notes"):
        interview.add_argument(f"--{name}", default="", metavar="TEXT")
    interview.set_defaults(run=_interview)
    calendar = verbs.add_parser("export-calendar", parents=[common], help="write all dates as an iCalendar file")
    calendar.add_argument("file", type=Path, metavar="FILE", help="a new file, such as applications.ics")
    calendar.add_argument("--without-names", action="store_true", help="say what a day is for, and nobody's name")
    calendar.set_defaults(run=_export_calendar)
    insights = verbs.add_parser("insights", parents=[common], help="sent, answered and days to answer")
    insights.add_argument("--out", type=Path, metavar="FILE", help="save the charts as PDF")
    insights.set_defaults(run=_insights)


def _add_details(parser: argparse.ArgumentParser) -> None:
    for name, shown, told in _TEXTS:
        parser.add_argument(f"--{name}", metavar=shown, help=told)
    parser.add_argument("--tag", action="append", metavar="TEXT", help="tags (may be repeated)")
    parser.add_argument("--status", choices=[one.value for one in Status], help="status from now on")
    parser.add_argument("--date", default="", metavar="DATE", help="since when the status holds (default: today)")


def _given(options: argparse.Namespace, details: JobDetails) -> JobDetails:
    """Return details with what the options say in place of what was there."""
    said = {name: getattr(options, name) for name, _, _ in _TEXTS if getattr(options, name) is not None}
    changed = replace(details, **said)
    return changed if options.tag is None else replace(changed, tags=tuple(options.tag))


def _list(options: argparse.Namespace) -> Result:
    from app.services.applications import ApplicationService

    chosen = ApplicationFilter(options.search, options.status, options.source, options.tag)
    with unlocked_vault(options) as vault:
        descending = options.sort in ("made", "status")
        cards = ApplicationService(vault).cards(chosen, sort=options.sort, descending=descending)
    rows = [
        {
            "id": one.application_id,
            **{key: value for key, value in one._asdict().items() if key not in ("application_id", "job")},
            **asdict(one.details),
        }
        for one in cards
    ]
    lines = tuple(
        "\t".join(
            (one.application_id, one.details.title or "–", one.name, _status(one.status, options), one.next_day or "–")
        )
        for one in cards
    )
    return Result({"applications": rows}, lines)


def _show(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        return _result(vault, options.id, options)


def _add(options: argparse.Namespace) -> Result:
    from app.services.application_details import ApplicationDetails

    with unlocked_vault(options) as vault:
        service = ApplicationDetails(vault)
        name, details = service.read_posting(options.check) if options.check else ("", JobDetails())
        with vault.transaction():
            made = service.add(options.name or name, _given(options, details), RecipientKind(options.kind))
            _record_status(vault, made, options)
        return _result(vault, made, options)


def _edit(options: argparse.Namespace) -> Result:
    from app.services.application_details import ApplicationDetails

    with unlocked_vault(options) as vault:
        service = ApplicationDetails(vault)
        with vault.transaction():
            service.set(options.id, _given(options, service.get(options.id)))
            _record_status(vault, options.id, options)
        return _result(vault, options.id, options)


def _record_status(vault: Vault, application_id: str, options: argparse.Namespace) -> None:
    from app.services.application_details import checked
    from app.services.applications import ApplicationService

    if options.status:
        day = checked(JobDetails(closes=options.date)).closes
        ApplicationService(vault).record_status(application_id, Status(options.status), day)


def _interview(options: argparse.Namespace) -> Result:
    from app.services.application_details import ApplicationDetails

    with unlocked_vault(options) as vault:
        service = ApplicationDetails(vault)
        service.set(options.id, service.get(options.id))  # refuses an id that there is not
        typed = Interview("", options.at, options.minutes, options.place, options.contact, options.notes)
        service.set_interview(options.id, typed)
        return _result(vault, options.id, options)


def _result(vault: Vault, application_id: str, options: argparse.Namespace) -> Result:
    """Return everything about one application. Raises `UserError` `application-unknown`."""
    from app.errors import UserError
    from app.services.application_details import ApplicationDetails
    from app.services.application_warnings import warnings_about
    from app.services.applications import ApplicationService

    details, service = ApplicationDetails(vault), ApplicationService(vault)
    recipient = vault.recipients.get(recipient_of(application_id))
    if recipient is None or not details.exists(application_id):
        raise UserError("application-unknown", id=application_id[:40])
    job, steps = details.get(application_id), service.history(application_id)
    copies, warnings = details.copies(application_id), warnings_about(vault, application_id)
    sent = any(not one.voided for one in copies)
    status = steps[-1].status if steps else Status.SENT if sent else Status.PLANNED
    data = {
        "id": application_id,
        "recipient": recipient.name,
        "recipient_kind": recipient.kind.value,
        **asdict(job),
        "status": status.value,
        "statuses": [asdict(one) for one in steps],
        "dates": [asdict(one) for one in service.dates(application_id)],
        "interviews": [asdict(one) for one in details.interviews(application_id)],
        "documents": [asdict(one) for one in details.documents(application_id)],
        "copies": [one.reference for one in copies],
        "warnings": [{**asdict(one), "message": _warning(one, options.language)} for one in warnings],
    }
    shown = [f"{name}: {value}" for name, _, _ in _TEXTS if (value := getattr(job, name))]
    head = f"{application_id}\t{recipient.name}\t{_status(status.value, options)}"
    return Result(data, (head, *shown, *(_warning(one, options.language) for one in warnings)))


def _warning(one: ApplicationWarning, language: str) -> str:
    return messages.sentence(f"application-warning-{one.kind.value}", language, {"name": one.name, "title": one.title})


def _status(status: str, options: argparse.Namespace) -> str:
    return messages.sentence(f"application-{status}", options.language)


def _export_calendar(options: argparse.Namespace) -> Result:
    from app.files import write_atomic
    from app.services.application_calendar import calendar_file, entries

    with unlocked_vault(options) as vault:
        found = [one for one in entries(vault) if not one.done]
        names = not options.without_names
        data = calendar_file(found, vault.vault_id, vault.clock(), options.language, names=names)
    write_atomic(options.file, data, replace=False)
    said = messages.sentence("calendar-written", options.language, {"path": str(options.file), "count": len(found)})
    return Result({"path": str(options.file), "entries": len(found)}, (said,))


def _insights(options: argparse.Namespace) -> Result:
    from app.files import write_atomic
    from app.services.application_insights import By, insights_pdf, limits, outcomes, section, summary

    with unlocked_vault(options) as vault:
        found = outcomes(vault)
    if options.out:
        write_atomic(options.out, insights_pdf(found, options.language), replace=False)
    tables = {by.value: section(found, by, options.language) for by in By}
    lines = [summary(found, options.language)]
    for one in tables.values():
        lines += ["", one.title, *("\t".join(row) for row in one.table)]
    data = {
        "sent": len(found),
        "answered": sum(bool(one.answered) for one in found),
        "days": [one.days for one in found if one.days is not None],
        **{key: [list(row) for row in one.table] for key, one in tables.items()},
    }
    return Result(data, (*lines, "", limits(options.language)))
