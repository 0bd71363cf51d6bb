"""The safety card for going somewhere: always on the card, because no check can say that an invitation is harmless."""

from __future__ import annotations

from app.domain.checks import Outcome, Posting
from checkers.applicable_law import jurisdiction_of
from checkers.jurisdictions import police_number
from checkers.signals.base import CheckContext, Finding, line


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return the line that names what to do before travelling to an interview or a workplace out of town, and the police there
    (else where the reader lives), if a source says their number."""
    where = jurisdiction_of(posting, context.country)
    there = where.place or where.reader
    if there == "CN":
        return Finding(needs_you=(line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location),))
    number = police_number(there)
    if not number:
        return Finding(
            needs_you=(line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location, where="unsourced"),)
        )
    told = line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location, where="abroad", police=number)
    return Finding(needs_you=(told,))
