"""`countermark meeting …`: plans for meetings away from home, printed and recalled until the person is back."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages
from app.domain.meetings import MeetingPlan, is_overdue, missing_parts
from ui.commands.common import Result, Subparsers, unlocked_vault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.offices import Channel

_TEXTS: Final = (
    ("country", "CODE", "country of the meeting, such as CN or MM"),
    ("place-told", "TEXT", "address as they told it"),
    ("place-found", "TEXT", "address as you found it yourself"),
    ("contact", "TEXT", "who receives you"),
    ("number-found", "NUMBER", "a number of theirs that you found yourself"),
    ("checked-how", "TEXT", "where you found it, and what they said"),
    ("transport", "TEXT", "how you go and come back"),
    ("trusted", "NAME", "who waits to hear from you"),
    ("trusted-phone", "NUMBER", "their telephone"),
    ("words", "TEXT", "what you say when you want to leave"),
)


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("meeting", parents=[common], help="plans for meetings away from home").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    add = verbs.add_parser("add", parents=[common], help="make a plan")
    add.add_argument("title", help="what it is, such as the employer's name")
    add.add_argument("--begins", required=True, metavar="MOMENT", help="such as 2026-12-01T09:00, where you are")
    add.add_argument("--back-by", required=True, metavar="MOMENT", help="when you will be back")
    for name, shown, told in _TEXTS:
        add.add_argument(f"--{name}", default="", metavar=shown, help=told)
    add.add_argument("--recipient", default="", metavar="NAME", help="the application it belongs to")
    _add_out(add)
    add.set_defaults(run=_add)
    verbs.add_parser("list", parents=[common], help="list the plans").set_defaults(run=_list)
    show = verbs.add_parser("show", parents=[common], help="show one plan")
    show.add_argument("id")
    _add_out(show)
    show.set_defaults(run=_show)
    back = verbs.add_parser("back", parents=[common], help="record that you are back")
    back.add_argument("id")
    back.set_defaults(run=_back)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help="save it to print: .pdf, .docx or .txt")


def _add(options: argparse.Namespace) -> Result:
    from app.services.meetings import MeetingService
    from app.services.recipients import RecipientService

    texts = {key: getattr(options, key) for name, _, _ in _TEXTS for key in (name.replace("-", "_"),)}
    with unlocked_vault(options) as vault:
        recipient = RecipientService(vault).find(options.recipient).id if options.recipient else ""
        service = MeetingService(vault)
        draft = MeetingPlan("", options.title, options.begins, options.back_by, recipient_id=recipient, **texts)
        if options.out:  # a page that cannot be written leaves no half plan behind
            _write_page(service.validate(draft), options)
        plan, now = service.keep(draft), service.now()
    said = messages.sentence("meeting-kept", options.language, {"id": plan.id, "title": plan.title})
    return Result(_json(plan, now, options), (said, *_lines(plan, options)))


def _list(options: argparse.Namespace) -> Result:
    from app.services.meetings import MeetingService

    with unlocked_vault(options) as vault:
        service = MeetingService(vault)
        plans, now = service.all(), service.now()
    rows = [_json(one, now, options) for one in plans]
    lines = tuple(f"{one.id}\t{one.begins}\t{one.back_by}\t{_state(one, now)}\t{one.title}" for one in plans)
    return Result({"meetings": rows}, lines)


def _show(options: argparse.Namespace) -> Result:
    from app.services.meetings import MeetingService

    with unlocked_vault(options) as vault:
        service = MeetingService(vault)
        plan, now = service.get(options.id), service.now()
    if options.out:
        _write_page(plan, options)
    return Result(_json(plan, now, options), _lines(plan, options))


def _back(options: argparse.Namespace) -> Result:
    from app.services.meetings import MeetingService

    with unlocked_vault(options) as vault:
        service = MeetingService(vault)
        plan, now = service.mark_back(options.id), service.now()
    said = messages.sentence("meeting-back", options.language, {"title": plan.title})
    return Result(_json(plan, now, options), (said,))


def _write_page(plan: MeetingPlan, options: argparse.Namespace) -> None:
    from app.files import write_atomic
    from app.services.meeting_text import meeting_page

    page = meeting_page(plan, _police(plan, options.language), options.out.name, options.language)
    write_atomic(options.out, page, replace=False)


def _police(plan: MeetingPlan, language: str) -> Sequence[Channel]:
    from app.reader_country import reader_country
    from checkers.country_offices import emergency_of_plan

    return emergency_of_plan(plan, reader_country(), language)


def _state(plan: MeetingPlan, now: str) -> str:
    return "back" if plan.returned else "overdue" if is_overdue(plan, now) else "planned"


def _json(plan: MeetingPlan, now: str, options: argparse.Namespace) -> dict[str, object]:
    from app.services.meeting_text import overdue_steps

    police = _police(plan, options.language)
    return {
        **asdict(plan),
        "state": _state(plan, now),
        "missing": list(missing_parts(plan)),
        "call": [{"name": one.name, "number": one.reached, "source": one.source} for one in police],
        "if_overdue": list(overdue_steps(plan, police, options.language)),
    }


def _lines(plan: MeetingPlan, options: argparse.Namespace) -> tuple[str, ...]:
    from app.services.meeting_text import meeting_text

    return tuple(meeting_text(plan, _police(plan, options.language), options.language).splitlines())
