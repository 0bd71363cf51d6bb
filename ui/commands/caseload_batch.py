"""`countermark caseload batch --employers ROWS.csv --stage S --out DIR`: a copy for each student and employer of a fair, after the exceptions."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.caseload.batch_pairs import Order
from app.caseload.students import name_key
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.services.batch_texts import employer_problem_line, outlook_lines, report_lines
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.caseload.batch_pairs import Card, EmployerList, Outlook, Pair
    from app.caseload.students import Student
    from app.services.batch_lists import ListedCopy
    from app.services.caseload_batch import FailedPair, Report

_STAGES = [stage.value for stage in Stage]


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parser."""
    batch = verbs.add_parser("batch", parents=[common], help="copies of every student for every employer of a fair")
    batch.add_argument(
        "--employers", metavar="ROWS", required=True, help="CSV or XLSX: recipient, kind, domain, e-mail"
    )
    batch.add_argument("--stage", choices=_STAGES, required=True)
    batch.add_argument("--format", default="pdf,docx", help="pdf,docx,txt,json")
    batch.add_argument("--out", metavar="DIR", required=True, help="one folder, one batch")
    batch.add_argument("--by", choices=[one.value for one in Order], default=Order.STUDENT.value, help="folders")
    batch.add_argument("--resume", action="store_true", help="go on with the batch of this folder")
    batch.add_argument("--check-again", action="store_true", help="check employers anew whose card is too old")
    batch.add_argument("--leave-out", metavar="NAME", action="append", default=[], help="an employer without copies")
    batch.add_argument("--preview", action="store_true", help="only tell what would be made, and what would not")
    batch.add_argument("--pseudonyms", action="store_true", help="no names, for a screen that others see")
    batch.set_defaults(run=_batch)


def _batch(options: argparse.Namespace) -> Result:
    from app.services import caseload_batch
    from app.services.batch_copies import earlier_copies
    from checkers.registers.tables import rows
    from ui.checking_child import ChildEngine
    from ui.commands.common import opened_caseload
    from ui.commands.copy import known_formats

    formats, out = known_formats(options.format), Path(options.out)
    with opened_caseload(options) as caseload:
        with rows(Path(options.employers)) as table:
            listed = caseload_batch.read_employers(table)
        cards = caseload_batch.check_employers(caseload, ChildEngine(), listed.employers, again=options.check_again)
        outlook = caseload_batch.look(caseload, cards).without(_left_out(options.leave_out, cards))
        earlier = earlier_copies(caseload, outlook.pairs, out)
        told = (*_left_columns(listed, options), *outlook_lines(outlook, options.language, _name(options), earlier))
        document = _outlook_json(outlook, listed, options)
        if options.preview:
            return Result(document, told)
        for line in told:
            print(line, file=sys.stderr)
        if not outlook.pairs:
            raise UserError("batch-nothing")
        order = Order(options.by)
        batch = caseload_batch.begin(
            caseload, out, Stage(options.stage), formats=formats, order=order, resume=options.resume
        )
        report = caseload_batch.run(caseload, batch, outlook, language=options.language)
    document |= _report_json(report, batch.id, out, options)
    return Result(document, report_lines(report, out, options.language, _name(options)), int(bool(report.failed)))


def _left_columns(listed: EmployerList, options: argparse.Namespace) -> tuple[str, ...]:
    """Return the sentence that names the columns of the list that are not used."""
    titles = messages.sentence("list-comma", options.language).join(listed.left)
    return (messages.sentence("employers-left", options.language, {"columns": titles}),) if titles else ()


def _left_out(wanted: Sequence[str], cards: Sequence[Card]) -> set[str]:
    """Return the employers of the list that are left out. Raises UserError `batch-no-employer`."""
    listed = {name_key(card.employer.name): card.employer.name for card in cards}
    for name in wanted:
        if name_key(name) not in listed:
            raise UserError("batch-no-employer", name=name)
    return {listed[name_key(name)] for name in wanted}


def _name(options: argparse.Namespace) -> Callable[[Student], str]:
    return lambda student: student.pseudonym if options.pseudonyms else student.name


def _outlook_json(outlook: Outlook, listed: EmployerList, options: argparse.Namespace) -> dict[str, object]:
    return {
        "exceptions": {one.value: count for one, count in outlook.counts().items()},
        "left_out": [_pair_json(pair, options) | {"reason": why.value} for pair, why in outlook.left_out],
        "unchecked": outlook.unchecked(),
        "cards": [_card_json(card) for card in outlook.cards],
        "problems": [
            {
                "row": one.row,
                "problem": one.problem.value,
                "other": one.other or None,
                "message": employer_problem_line(one, options.language),
            }
            for one in listed.problems
        ],
        "planned": len(outlook.pairs),
        "preview": options.preview,
    }


def _card_json(card: Card) -> dict[str, object]:
    return {
        "employer": card.employer.name,
        "check_id": card.check_id,
        "date": card.day,
        "reused": card.reused,
        "critical": list(card.critical),
        "warnings": list(card.warnings),
        "postings": card.postings,
    }


def _pair_json(pair: Pair, options: argparse.Namespace) -> dict[str, object]:
    student = pair.student
    who = student.pseudonym if options.pseudonyms else student.id
    return {"student": who, "employer": pair.employer.name}


def _report_json(report: Report, batch_id: str, out: Path, options: argparse.Namespace) -> dict[str, object]:
    from app.services.batch_lists import names

    return {
        "batch": batch_id,
        "copies": [_copy_json(one, options) for one in report.copies],
        "made": report.made,
        "already": len(report.copies) - report.made,
        "failed": [_failed_json(one, options) for one in report.failed],
        "mail_merge": str(out / names(options.language)[0]),
        "print_list": str(out / names(options.language)[1]),
        "seconds": round(report.seconds, 3),
    }


def _copy_json(copy: ListedCopy, options: argparse.Namespace) -> dict[str, object]:
    return {
        **_pair_json(copy.pair, options),
        "reference": copy.reference,
        "alias": copy.address,
        "files": [str(path) for path in copy.files],
    }


def _failed_json(failed: FailedPair, options: argparse.Namespace) -> dict[str, object]:
    message = messages.of_error(failed.error, options.language)
    return {**_pair_json(failed.pair, options), "code": failed.error.code, "message": message}
