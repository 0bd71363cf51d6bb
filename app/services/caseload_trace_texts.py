"""Sentences on a trace among all students: whose copy and for whom, or that it cannot be told. In the window and on the command line the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import messages
from app.text.dates import long_day

if TYPE_CHECKING:
    from app.services.caseload_trace import CohortAnswer, CohortFinding


def finding_lines(found: CohortFinding, language: str, *, pseudonyms: bool) -> tuple[str, ...]:
    """Return what a trace found. With `pseudonyms` no name is in it."""
    owner = found.owner
    student = (owner.pseudonym if pseudonyms else owner.name) if owner else found.answer.student
    told = _recorded(found.answer, language, pseudonyms=pseudonyms)
    compared = _compared(found, student, language)
    return (*told, *(compared[1:] if found.answer.is_recorded_file else compared))


def _recorded(answer: CohortAnswer, language: str, *, pseudonyms: bool) -> list[str]:
    code = "cohort-recorded-file" if answer.is_recorded_file else "cohort-recorded-cites"
    return [
        messages.sentence(
            code,
            language,
            {
                "student": copy.student[:8] if pseudonyms else copy.name,
                "member": copy.member,
                "reference": copy.reference,
                "recipient": copy.recipient,
                "date": long_day(copy.day, language),
            },
        )
        for copy in answer.recorded
    ]


def _compared(found: CohortFinding, student: str, language: str) -> list[str]:
    answer, tests, unopened = found.answer, found.tests, found.unopened

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
                date=long_day(best.copy.created[:10], language),
                bound=f"{best.candidate.p_false:.1e}",
            )
        ]
    else:
        lines = [say("cohort-inconclusive")]
    for copy, recipient in answer.cited:
        date = long_day(copy.created[:10], language)
        lines.append(
            say("cohort-cites", student=student, reference=copy.reference, recipient=recipient.name, date=date)
        )
    lines.append(say("cohort-compared", copies=answer.copies, students=answer.students))
    lines += [say("cohort-unopened", count=unopened)] if unopened else []
    lines += [say("cohort-ended", count=found.ended)] if found.ended else []
    lines.append(say("trace-limits"))
    named = bool(answer.suspects)
    lines += [f"  - {messages.alternative(code, language, named=named)}" for code in answer.alternatives]
    return [*lines, say("trace-tests", count=tests)]
