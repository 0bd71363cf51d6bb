"""The pattern rules over the posting's text, and over fields that the text does not contain."""

from __future__ import annotations

from app.domain.checks import Evidence, Posting, Signal
from checkers.base import CheckContext, Finding, evidence_at, signal_of

_FIELDS = ("title", "company_profile", "salary", "description")


def run(posting: Posting, context: CheckContext) -> Finding:
    """All rules that fire, in pack order."""
    signals: list[Signal] = []
    seen: set[str] = set()
    for hit in context.engine.match(posting.text):
        seen.add(hit.rule.code)
        signals.append(signal_of(hit.rule, tuple(evidence_at(posting, start, end) for start, end in hit.spans)))
    for name in _FIELDS:
        value = str(getattr(posting, name))
        if not value or value in posting.text:
            continue
        for hit in context.engine.match(value):
            if hit.rule.code not in seen:
                seen.add(hit.rule.code)
                spans = tuple(Evidence(value[start:end], start, end, name) for start, end in hit.spans)
                signals.append(signal_of(hit.rule, spans))
    return Finding(tuple(signals))
