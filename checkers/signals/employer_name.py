"""The employer's name: given at all, as registered or only as a brand."""

from __future__ import annotations

import re

from app.domain.checks import Outcome, Posting
from checkers.signals.base import CheckContext, Finding, evidence_of, line, logic_signal

_LEGAL = re.compile(
    r"公司|事务所|合伙企业|集团|医院|学校|大学|学院|研究院|研究所|中心|委员会|个体|经营部|商行|工作室|店|厂|社|局|"
    r"\b(?:ltd|limited|inc|llc|plc|gmbh|ag|sa|bv|pte|pty|bhd|corp|corporation|llp|co)\b\.?",
    re.IGNORECASE,
)
_VEIL = re.compile(
    r"^(?:某|知名|一家|世界500强|大型|国内|上市|外资|保密|匿名)|某(?:知名|大型|上市|著名|"
    r"互联网|外企|国企)|confidential|undisclosed|our client|a leading",
    re.IGNORECASE,
)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check the employer's name."""
    firm = posting.organisation
    if firm and _VEIL.search(firm):
        return Finding(
            signals=logic_signal(context, "employer-undisclosed", evidence_of(posting, firm, "organisation"))
        )
    if not firm and posting.brand:
        return Finding(needs_you=(line("employer-brand-only", Outcome.NEEDS_MANUAL, posting.brand),))
    if firm and not _LEGAL.search(firm):
        return Finding(needs_you=(line("employer-not-registered-name", Outcome.NEEDS_MANUAL, firm),))
    return Finding()
