"""Words a page carries but does not show, digits drawn by a special font, pages that are no posting, and text that was not read. Reports them;
guesses nothing."""

from __future__ import annotations

from app.domain.checks import CardLine, Evidence, Outcome, Posting
from checkers.signals.base import CheckContext, Finding, line, logic_signal

_NO_POSTING = frozenset(("blocked-page", "login-page", "error-page", "search-page"))
_UNREAD = frozenset(
    ("font-digits", "lettering-read", "several-postings", "too-complex", "text-cut", "page-cut", "chat-cut")
)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check for hidden words; lines for what could not be read."""
    evidence: tuple[Evidence, ...] = ()
    if "hidden-words" in posting.notes and posting.hidden:
        shown = posting.hidden[0]
        evidence = (Evidence(shown, 0, len(shown), "hidden"),)
    lines = tuple(_line(posting, *note.partition(":")[::2]) for note in posting.notes)
    no_posting = tuple(one for one in lines if one is not None and one.outcome is Outcome.NEEDS_MANUAL)
    unread = tuple(one for one in lines if one is not None and one.outcome is Outcome.UNKNOWN)
    return Finding(
        signals=logic_signal(context, "page-hidden-words", evidence), needs_you=no_posting, not_checked=unread
    )


def _line(posting: Posting, code: str, figures: str) -> CardLine | None:
    """Return the line for a note; None for notes that are no message. One about a page that is no posting asks the person to bring it."""
    if code in _NO_POSTING:
        return line(f"note-{code}", Outcome.NEEDS_MANUAL)
    if code not in _UNREAD:
        return None
    read, _, whole = figures.partition("/")
    subject = posting.salary if code in ("font-digits", "lettering-read") else ""
    return line(f"note-{code}", Outcome.UNKNOWN, subject, **({"read": read, "whole": whole} if whole else {}))
