"""The employer's name: given at all, as registered or only as a brand."""

from __future__ import annotations

import re

from app.domain.checks import Outcome, Posting
from app.text.legal_forms import latin_pattern
from app.text.organizations import wide_words
from checkers.signals.base import CheckContext, Finding, evidence_of, line, logic_signal

_LEGAL = re.compile(
    rf"{wide_words('registered')}|"
    rf"\b(?:{latin_pattern('sure', 'head')}|sa|co)\b\.?",
    re.IGNORECASE,
)
_HIDDEN_NAME = re.compile(
    r"^(?:某|知名|一家|世界500强|大型|国内|上市|外资|保密|匿名)|某(?:知名|大型|上市|著名|"
    r"互联网|外企|国企)|confidential|undisclosed|our client|a leading",
    re.IGNORECASE,
)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check the employer's name."""
    firm = posting.organisation
    if firm and _HIDDEN_NAME.search(firm):
        return Finding(
            signals=logic_signal(context, "employer-undisclosed", evidence_of(posting, firm, "organisation"))
        )
    if not firm and posting.brand:
        return Finding(needs_you=(line("employer-brand-only", Outcome.NEEDS_MANUAL, posting.brand),))
    if firm and not _LEGAL.search(firm):
        return Finding(needs_you=(line("employer-not-registered-name", Outcome.NEEDS_MANUAL, firm),))
    return Finding()
