"""Checks a posting: runs every registered checker and assembles the card. Never raises for odd postings, never says "safe".

The card has no score. What was not examined is always said, and so is what only the person can settle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.checks import CardLine, CheckCard, Outcome, Posting
from app.errors import Cancelled
from checkers import stage_advice
from checkers.applicable_law import jurisdiction_of
from checkers.guided import lookups
from checkers.merge_signals import merge_signals
from checkers.signals.base import CheckContext, Checker, Finding, line
from checkers.signals.registry import CHECKERS


def check(
    posting: Posting, *, created: str, context: CheckContext | None = None, checkers: Iterable[Checker] = CHECKERS
) -> CheckCard:
    """Return the card of `posting`, dated `created` (RFC 3339). Pure: the same posting, rules and day give the same card."""
    context = context or CheckContext(today=created[:10])
    findings = [_run(checker, posting, context) for checker in checkers]
    signals = [signal for finding in findings for signal in finding.signals]
    needs_you = [entry for finding in findings for entry in finding.needs_you]
    not_checked = [entry for finding in findings for entry in finding.not_checked]
    where = jurisdiction_of(posting, context.country)
    card = CheckCard(
        posting=posting,
        created=created,
        confirmed=tuple(entry for finding in findings for entry in finding.confirmed),
        needs_you=(*lookups.lines(posting), *needs_you),
        not_checked=(*not_checked, *_not_checked_lines(posting, created, context)),
        signals=merge_signals(signals, posting, context.engine, reader=context.country),
        law=where.law,
        lines=where.lines,
    )
    return replace(card, stage=stage_advice.stage_for(card, context.engine))


def _run(checker: Checker, posting: Posting, context: CheckContext) -> Finding:
    try:
        return checker.run(posting, context)
    except (Cancelled, KeyboardInterrupt):
        raise
    except Exception as error:  # one broken checker must not hide the others; the card says so
        failed = line("check-failed", Outcome.UNKNOWN, checker.name, type(error).__name__)
        return Finding(not_checked=(failed,))


def _not_checked_lines(posting: Posting, created: str, context: CheckContext) -> tuple[CardLine, ...]:
    """Return lines about what this check never examined."""
    subject = posting.organisation or posting.brand
    registers = () if context.registers else (line("registers-not-asked", Outcome.NOT_CHECKED, subject, as_of=created),)
    return (
        *registers,
        line("online-not-asked", Outcome.NOT_CHECKED, subject, as_of=created),
        line("people-not-checked", Outcome.NOT_CHECKED, as_of=created),
    )
