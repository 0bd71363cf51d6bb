"""Checks if the posting's validity date has passed. Only a date that the posting itself states counts."""

from __future__ import annotations

import re
from datetime import date

from app.domain.checks import Posting
from checkers.signals.base import CheckContext, Finding, evidence_of, logic_signal

_DATE = re.compile(r"(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return a signal when `valid_through` lies before today."""
    match = _DATE.search(posting.valid_through)
    if match is None or not context.today:
        return Finding()
    try:
        until = date(*(int(part) for part in match.groups()))
        expired = until < date.fromisoformat(context.today[:10])
    except ValueError:
        return Finding()
    evidence = evidence_of(posting, posting.valid_through, "valid_through") if expired else ()
    return Finding(signals=logic_signal(context, "posting-expired", evidence))
