"""`countermark caseload share …`: from your own vault: show a counsellor one draft or one incident, and decide on each suggestion that comes back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from app.files import read_file, write_atomic
from ui.commands.common import Result, Subparsers, unlocked_vault

if TYPE_CHECKING:
    from app.services.caseload_student_sharing import Received, SharingService


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the parsers of `share`."""
    acts = verbs.add_parser(
        "share", parents=[common], help="from your own vault: show one draft or incident"
    ).add_subparsers(dest="act", required=True, metavar="ACT")
    draft = acts.add_parser("draft", parents=[common], help="a résumé, as far as you choose")
    draft.add_argument("--stage", choices=("browse", "apply", "interview", "offer"), default="")
    draft.add_argument("--policy", metavar="FILE", default="", help="which fields, one by one")
    draft.add_argument("--master", default="main", help="which résumé, if you keep several")
    incident = acts.add_parser("incident", parents=[common], help="an incident as you logged it")
    incident.add_argument("id")
    incident.add_argument("--file", action="append", default=[], metavar="NAME", help="one of its files, too")
    incident.add_argument("--copy", action="append", default=[], metavar="REF", help="a copy's files, too")
    incident.add_argument("--recipient", action="append", default=[], metavar="NAME", help="say also what they got")
    for parser, run in ((draft, _draft), (incident, _incident)):
        parser.add_argument("--consent", default="", metavar="ID", help="under which consent (default: the only one)")
        parser.add_argument("--question", default="", help="what you want to know")
        parser.add_argument("--out", metavar="FILE", required=True)
        parser.set_defaults(run=run)
    acts.add_parser("list", parents=[common], help="what you shared, and the answers").set_defaults(run=_list)
    answer = acts.add_parser("answer", parents=[common], help="take a counsellor's answer; it changes nothing yet")
    answer.add_argument("file")
    answer.set_defaults(run=_answer)
    for name, run in (("accept", _accept), ("decline", _decline)):
        parser = acts.add_parser(name, parents=[common], help=f"{name} suggestions of an answer")
        parser.add_argument("answer", help="its id")
        parser.add_argument("number", type=int, nargs="+", help="of the suggestion, from 1")
        parser.set_defaults(run=run)


def _draft(options: argparse.Namespace) -> Result:
    from app.services.caseload_student_sharing import SharingService
    from ui.commands.copy import policy_of

    with unlocked_vault(options) as vault:
        service = SharingService(vault)
        policy = policy_of(options.stage or ("" if options.policy else "apply"), options.policy)
        what = service.draft(policy, options.question, master=options.master)
        title = messages.sentence("matter-title-draft", options.language)
        label, data = service.share(_consent(service, options.consent), what, title, options.master)
    return _written(label.id, data, options)


def _incident(options: argparse.Namespace) -> Result:
    from app.services.caseload_student_sharing import SharingService

    with unlocked_vault(options) as vault:
        service = SharingService(vault)
        what = service.incident(
            options.id, options.question, files=options.file, recipients=options.recipient, copies=options.copy
        )
        title = messages.sentence("matter-title-incident", options.language)
        label, data = service.share(_consent(service, options.consent), what, title, options.id)
    return _written(label.id, data, options)


def _consent(service: SharingService, wanted: str) -> str:
    known = [one.terms.id for one in service.consents() if one.terms.id.startswith(wanted)]
    if len(known) != 1:
        raise UserError("matter-no-consent" if not known else "matter-which-consent")
    return known[0]


def _written(matter_id: str, data: bytes, options: argparse.Namespace) -> Result:
    write_atomic(Path(options.out), data, replace=False)
    told = messages.sentence("matter-written", options.language, {"path": options.out})
    honest = messages.sentence("consent-honest", options.language)
    return Result({"file": options.out, "matter": matter_id, "bytes": len(data)}, (told, honest))


def _list(options: argparse.Namespace) -> Result:
    from app.services.caseload_student_sharing import SharingService

    with unlocked_vault(options) as vault:
        service = SharingService(vault)
        shared, answers = service.shared(), service.answers()
    rows: list[dict[str, object]] = [
        {
            "matter": one.label.id,
            "kind": one.label.kind.value,
            "title": one.label.title,
            "counsellor": one.counsellor,
            "issued": one.label.issued,
            "of": one.source,
        }
        for one in shared
    ]
    lines = [f"{one.label.id}  {one.label.issued}  {one.counsellor}  {one.label.title}" for one in shared]
    told = [line for one in answers for line in ("", *_answer_lines(one))]
    return Result({"shared": rows, "answers": [_answer_json(one) for one in answers]}, (*lines, *told))


def _answer(options: argparse.Namespace) -> Result:
    from app.services.caseload_student_sharing import SharingService

    data = read_file(Path(options.file))
    with unlocked_vault(options) as vault:
        received = SharingService(vault).take_answer(data)
    return Result(_answer_json(received), _answer_lines(received))


def _accept(options: argparse.Namespace) -> Result:
    return _decided(options, accepted=True)


def _decline(options: argparse.Namespace) -> Result:
    return _decided(options, accepted=False)


def _decided(options: argparse.Namespace, *, accepted: bool) -> Result:
    from app.services.caseload_student_sharing import SharingService

    with unlocked_vault(options) as vault:
        service = SharingService(vault)
        decide = service.accept if accepted else service.decline
        for number in dict.fromkeys(options.number):
            decide(options.answer, number - 1)
        received = service.answer(options.answer)
    return Result(_answer_json(received), _answer_lines(received))


def _answer_json(received: Received) -> dict[str, object]:
    rows = [
        {"number": at, "key": one.key, "before": one.before, "after": one.after, "why": one.why, "day": one.day}
        for at, one in enumerate(received.answer.suggestions, 1)
    ]
    for row, decision in zip(rows, received.decisions, strict=True):
        row["decision"] = decision.value
    about = {"answer": received.label.id, "matter": received.shared.label.id, "counsellor": received.shared.counsellor}
    return {**about, "message": received.answer.message, "suggestions": rows}


def _answer_lines(received: Received) -> tuple[str, ...]:
    lines = [f"{received.label.id}  {received.label.issued}  {received.shared.counsellor}"]
    lines += [received.answer.message] if received.answer.message else []
    for number, (one, decision) in enumerate(zip(received.answer.suggestions, received.decisions, strict=True), 1):
        lines.append(f"{number}  {decision.value}  {one.key}  {one.day}".rstrip())
        lines += [f"   - {one.before}"] if one.before else []
        lines += [f"   + {one.after}", *([f"   {one.why}"] if one.why else [])]
    return tuple(lines)
