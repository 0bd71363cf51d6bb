"""`countermark caseload trace FILE…`: whose copy something that surfaced is consistent with, among all students, or "cannot tell"."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from app.domain.attribution import Verdict
from ui.commands.common import INCONCLUSIVE, Result, Subparsers, read_input

if TYPE_CHECKING:
    from app.caseload.office.reconciled_records import RecordedCopy
    from app.services.caseload_trace import CohortAnswer


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parser."""
    trace = verbs.add_parser("trace", parents=[common], help="whose copy a leaked file is consistent with")
    trace.add_argument("file", help="a file, or - for standard input")
    trace.add_argument("--pseudonyms", action="store_true", help="no name, for a screen that others see")
    trace.set_defaults(run=_trace)


def _trace(options: argparse.Namespace) -> Result:
    from app.services.caseload_trace import trace_cohort
    from app.services.caseload_trace_texts import finding_lines
    from ui.commands.common import opened_caseload

    name, data = read_input(options.file)
    with opened_caseload(options) as caseload:
        found = trace_cohort(caseload, name, data)
    answer, owner = found.answer, found.owner
    who = {"pseudonym": owner.pseudonym} if owner else None
    if owner and who and not options.pseudonyms:
        who |= {"id": owner.id, "name": owner.name}
    status = INCONCLUSIVE if answer.verdict is Verdict.INCONCLUSIVE else 0
    colleagues = [_recorded_json(one, pseudonyms=options.pseudonyms) for one in answer.recorded]
    document = {
        "student": who,
        "colleagues": colleagues,
        **_document(answer, options.language),
        "tests_made": found.tests,
        "unopened": found.unopened,
        "ended": found.ended,
    }
    return Result(document, finding_lines(found, options.language, pseudonyms=options.pseudonyms), status)


def _recorded_json(copy: RecordedCopy, *, pseudonyms: bool) -> dict[str, object]:
    named = {} if pseudonyms else {"id": copy.student_id, "name": copy.name}
    facts = {"reference": copy.reference, "recipient": copy.recipient, "day": copy.day}
    return {"office_id": copy.student, **named, "member": copy.member, **facts}


def _document(answer: CohortAnswer, language: str) -> dict[str, object]:
    return {
        "verdict": answer.verdict.value,
        "candidates": [
            {
                "copy_id": one.candidate.copy_id,
                "reference": one.copy.reference,
                "recipient": one.recipient.name,
                "created": one.copy.created,
                "bits": round(one.candidate.bits, 2),
                "p_false": one.candidate.p_false,
                "layers": {layer: round(bits, 2) for layer, bits in one.candidate.layers.items()},
            }
            for one in answer.suspects
        ],
        "cited": [{"reference": copy.reference, "recipient": recipient.name} for copy, recipient in answer.cited],
        "conflict": answer.conflict,
        "bits_needed": round(answer.bits_needed, 2),
        "alternatives": [
            messages.alternative(code, language, named=bool(answer.suspects)) for code in answer.alternatives
        ],
        "copies_considered": answer.copies,
        "students": answer.students,
        "seconds": round(answer.seconds, 3),
    }
