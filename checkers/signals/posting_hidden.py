"""Words a page carries but does not show, and digits drawn by a special font. Reports them; guesses nothing."""

from __future__ import annotations

from app.domain.checks import Evidence, Outcome, Posting
from checkers.signals.base import CheckContext, Finding, line, logic_signal


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check for hidden words; lines for what could not be read."""
    evidence: tuple[Evidence, ...] = ()
    if "hidden-words" in posting.notes and posting.hidden:
        shown = posting.hidden[0]
        evidence = (Evidence(shown, 0, len(shown), "hidden"),)
    lines = tuple(
        line(f"note-{note}", Outcome.UNKNOWN, posting.salary if note == "font-digits" else "")
        for note in posting.notes
        if note in ("font-digits", "blocked-page", "several-postings", "too-complex")
    )
    return Finding(signals=logic_signal(context, "page-hidden-words", evidence), not_checked=lines)
