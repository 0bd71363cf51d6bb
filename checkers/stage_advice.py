"""Proposes a stage after a check: how much a posting deserves to be told. The person chooses."""

from __future__ import annotations

from typing import Final

from app.domain.checks import CheckCard, Severity
from checkers.rules.engine import Engine

_GREEDY: Final = frozenset({"data", "papers"})
"""Topics of rules about identity numbers, bank data, codes and documents asked early."""


def stage_for(card: CheckCard, engine: Engine) -> str:
    """Return `browse` (no name, no contact) where a critical signal is present or personal data is asked early, else "".

    `engine` holds the rules behind the signals.
    """
    rules = (engine.rule(signal.code) for signal in card.signals)
    greedy = any(rule is not None and rule.topic in _GREEDY for rule in rules)
    return "browse" if greedy or any(signal.severity is Severity.CRITICAL for signal in card.signals) else ""
