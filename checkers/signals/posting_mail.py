"""Checks a saved mail besides its words: attached files, a text part that says something else, and its receiver's tests of the sender.

A passed test says that the mail came through that domain; it never says that the sender is honest. Opens nothing, asks no network.
"""

from __future__ import annotations

from app.domain.checks import CardLine, Evidence, Outcome, Posting, Signal
from app.text.mail_results import MailResults, read_results
from checkers.intake.attachments import HIDES, LOCKED, RUNS
from checkers.signals.base import CheckContext, Finding, evidence_of, line, logic_signal

_CODES = {RUNS: "attachment-runs", HIDES: "attachment-hides", LOCKED: "attachment-locked"}


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check a mail's attachments, parts and authentication results; nothing for a posting that is no mail."""
    if "mail" not in posting.notes:
        return Finding()
    signals = [*_attachment_signals(posting, context)]
    own = next((note.partition(":")[2] for note in posting.notes if note.startswith("mail-parts-differ:")), "")
    signals += logic_signal(context, "mail-parts-differ", evidence_of(posting, own, "notes"))
    needs_you = _attachment_lines(posting)
    results = read_results(posting.authentication)
    if not results.results:
        absent = line("mail-results-absent", Outcome.NOT_CHECKED)
        return Finding(tuple(signals), needs_you=needs_you, not_checked=(absent,))
    failed = _failure(results)
    if failed:
        signals += logic_signal(context, failed, (_evidence(posting.authentication, "authentication"),))
    elif results.passed:
        needs_you += (_passed_line(results),)
    return Finding(tuple(signals), needs_you=needs_you)


def _attachment_signals(posting: Posting, context: CheckContext) -> list[Signal]:
    rows = [row.split("\t") for row in posting.attachments]
    signals: list[Signal] = []
    for mark, code in _CODES.items():
        evidence = tuple(_evidence(row[0], "attachments") for row in rows if row[-1] == mark and len(row) > 1)
        signals += logic_signal(context, code, evidence)
    return signals


def _attachment_lines(posting: Posting) -> tuple[CardLine, ...]:
    """Return one line that lists the attached files by name and type."""
    rows = [row.split("\t") for row in posting.attachments]
    listed = ", ".join(f"{row[0]} ({row[1]})" if len(row) > 1 and row[1] not in _CODES else row[0] for row in rows)
    return (line("mail-attachments", Outcome.NEEDS_MANUAL, listed, count=str(len(rows))),) if rows else ()


def _failure(results: MailResults) -> str:
    """Return the code of the signal that failed tests give; DMARC, which joins the others with the sender's address, decides where it was made."""
    if "dmarc" in results.passed or not results.failed:
        return ""
    if "dmarc" in results.failed or not results.passed:
        return "mail-sender-failed"
    return "mail-sender-partly"


def _passed_line(results: MailResults) -> CardLine:
    method = "dmarc" if "dmarc" in results.passed else results.passed[0]
    code = "mail-sender-passed" if results.domains.get(method) else "mail-sender-passed-unnamed"
    return line(code, Outcome.NEEDS_MANUAL, results.domains.get(method, ""), results.text, server=results.server or "?")


def _evidence(text: str, field: str) -> Evidence:
    shown = text[:300]
    return Evidence(shown, 0, len(shown), field)
