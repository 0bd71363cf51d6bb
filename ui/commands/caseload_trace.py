"""`countermark caseload trace FILE…`: whose copy something that surfaced is consistent with, among all students, or "cannot tell"."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from app.domain.attribution import Verdict
from ui.commands.common import INCONCLUSIVE, Result, Subparsers, read_input

if TYPE_CHECKING:
    from app.services.caseload_trace import CohortAnswer


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parser."""
    trace = verbs.add_parser("trace", parents=[common], help="whose copy a leaked file is consistent with")
    trace.add_argument("file", help="a file, or - for standard input")
    trace.add_argument("--pseudonyms", action="store_true", help="no name, for a screen that others see")
    trace.set_defaults(run=_trace)


def _trace(options: argparse.Namespace) -> Result:
    from app.services.caseload_trace import CohortTrace, copies_of, record_trace
    from app.services.caseload_vaults import each_student
    from ui.commands.common import opened_caseload

    name, data = read_input(options.file)
    with opened_caseload(options) as caseload:
        students, unopened = each_student(caseload, copies_of)
        answer = CohortTrace(students).trace(name, data)
        tests = record_trace(caseload.vault, data, answer)
        owner = caseload.student(answer.student) if answer.student else None
    who = {"pseudonym": owner.pseudonym} if owner else None
    if owner and who and not options.pseudonyms:
        who |= {"id": owner.id, "name": owner.name}
    shown = (who or {}).get("name", answer.student)
    status = INCONCLUSIVE if answer.verdict is Verdict.INCONCLUSIVE else 0
    document = {"student": who, **_document(answer, options.language), "tests_made": tests, "unopened": unopened}
    return Result(document, _lines(answer, shown, tests, unopened, options.language), status)


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


def _lines(answer: CohortAnswer, student: str, tests: int, unopened: int, language: str) -> tuple[str, ...]:
    def say(code: str, **params: str | int) -> str:
        return messages.sentence(code, language, params)

    if answer.suspects:
        best = answer.suspects[0]
        lines = [
            say(
                f"cohort-{answer.verdict.value}",
                student=student,
                reference=best.copy.reference,
                recipient=best.recipient.name,
                date=best.copy.created[:10],
                bound=f"{best.candidate.p_false:.1e}",
            )
        ]
    else:
        lines = [say("cohort-inconclusive")]
    for copy, recipient in answer.cited:
        date = copy.created[:10]
        lines.append(
            say("cohort-cites", student=student, reference=copy.reference, recipient=recipient.name, date=date)
        )
    lines.append(say("cohort-compared", copies=answer.copies, students=answer.students))
    lines += [say("cohort-unopened", count=unopened)] if unopened else []
    lines.append(say("trace-limits"))
    named = bool(answer.suspects)
    lines += [f"  - {messages.alternative(code, language, named=named)}" for code in answer.alternatives]
    return (*lines, say("trace-tests", count=tests))
