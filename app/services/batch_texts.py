"""Sentences on a batch of copies: what it would do, exceptions first, and what it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages

if TYPE_CHECKING:
    from app.caseload.batch_pairs import EmployerRowProblem, Outlook
    from app.caseload.students import Student
    from app.services.caseload_batch import Report


_MAX_NAMES: Final = 12


def outlook_lines(outlook: Outlook, language: str, name: Callable[[Student], str] | None = None) -> tuple[str, ...]:
    """Return sentences on what a batch would do: risky employers first, then what is left out, then how many copies.

    `name`: how a student is called on this screen; without it students are counted only; employers are named always.
    """
    left = [
        messages.sentence(f"batch-left-{obstacle.value}", language, {"count": count})
        + _named(outlook.concerned(obstacle, name), language)
        for obstacle, count in outlook.counts().items()
    ]
    return (
        *_risky_lines(outlook, language),
        *left,
        messages.sentence("batch-copies", language, {"count": len(outlook.pairs)}),
    )


def _risky_lines(outlook: Outlook, language: str) -> list[str]:
    """Return how many employers are risky, of each with a signal what its card says, and of whom no posting was checked."""
    if not outlook.cards:
        return []
    risky = sum(bool(card.critical) for card in outlook.cards)
    lines = [messages.sentence("batch-risky" if risky else "batch-risky-none", language, {"count": risky})]
    for card in outlook.cards:
        codes = (*card.critical, *card.warnings)
        meanings = [one.get(language) or one.get("en", "") for one in card.meanings]
        params = {
            "employer": card.employer.name,
            "day": card.signs_day or card.day,
            "signals": " ".join(meanings) or ", ".join(codes),
        }
        if codes:
            lines.append(messages.sentence("batch-red" if card.critical else "batch-warned", language, {**params}))
    if unchecked := outlook.unchecked():
        count = {"count": len(unchecked)}
        lines.append(messages.sentence("batch-unchecked", language, {**count}) + _named(unchecked, language))
    return lines


def _named(names: Sequence[str], language: str) -> str:
    """Return whom an exception is about, in a line's rest; the first of many."""
    shown = messages.sentence("list-comma", language).join(names[:_MAX_NAMES])
    rest = "…" if len(names) > _MAX_NAMES else ""
    return messages.sentence("batch-left-names", language, {"names": shown + rest}) if names else ""


def report_lines(report: Report, out: Path, language: str, name: Callable[[Student], str]) -> tuple[str, ...]:
    """Return sentences on what a batch made, and why and for whom it did not. `name`: how a student is called on this screen."""
    counts: dict[str, str | int] = {
        "made": report.made,
        "there": len(report.copies) - report.made,
        "failed": len(report.failed),
        "path": str(out),
    }
    failed = dict[str, dict[str, None]]()
    for one in report.failed:
        failed.setdefault(messages.of_error(one.error, language), {})[name(one.pair.student)] = None
    told = (why + _named(sorted(whom), language) for why, whom in sorted(failed.items()))
    return (messages.sentence("batch-made", language, counts), *told)


def employer_problem_line(problem: EmployerRowProblem, language: str) -> str:
    """Return the sentence for a row of employers that is not taken."""
    params: dict[str, str | int] = {"row": problem.row, "other": problem.other}
    return messages.sentence(f"employers-row-{problem.problem.value}", language, params)
