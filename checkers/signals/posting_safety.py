"""The safety card for going somewhere: always on the card, because no check can say that an invitation is harmless."""

from __future__ import annotations

from app.domain.checks import Outcome, Posting
from checkers.signals.base import CheckContext, Finding, line


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return the line that names what to do before travelling to an interview or a workplace out of town."""
    return Finding(needs_you=(line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location),))
