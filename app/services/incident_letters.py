"""Changes in the report of an incident by a letter that was sent about it."""

from __future__ import annotations

from dataclasses import replace

from app.domain.incident_reports import Case, IncidentReport
from app.incidents import next_steps
from app.letters.model import Letter, LetterKind
from app.reader_country import reader_country


def home_of(report: IncidentReport) -> str:
    """Return the country (ISO 3166) whose offices an incident is reported to: where the person said they are, else that of the reader."""
    return report.country or reader_country()


def with_letter_sent(
    report: IncidentReport, letter: Letter, recipient: str, language: str, book: next_steps.OfficeBook
) -> IncidentReport:
    """Return a report after a letter was sent to a recipient (its name): one that asks where the data came from is a step done, a complaint a
    report to an office. A letter of another kind changes nothing."""
    if letter.kind is LetterKind.COMPLAINT:
        told = replace(report, cases=(*report.cases, Case(letter.sent, letter.to or recipient)))
        return next_steps.with_cases(told, told.cases, home_of(report), book)
    if letter.kind is LetterKind.SOURCE:
        return next_steps.with_letter_sent(report, letter.sent, language, home_of(report), book)
    return report
