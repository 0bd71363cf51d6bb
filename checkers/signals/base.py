"""The interface of checkers: functions from a posting and its context to signals and card lines. No checker touches the network."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from app import resources
from app.domain.checks import Basis, CardLine, Evidence, MissingPart, Outcome, Posting, Severity, Signal
from app.yaml_file import read_yaml
from checkers.trap_kinds import kinds

if TYPE_CHECKING:  # cards and look-ups name these without needing rules and lists
    from checkers.registers.store import RegisterStore
    from checkers.rules.engine import Engine
    from checkers.rules.model import Rule


def _shipped_rules() -> Engine:
    from checkers.rules.engine import shipped_engine

    return shipped_engine()


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The context of a check: the rules in force, the day (YYYY-MM-DD), and the site the person knows to be the employer's.

    `country` is where the person lives (ISO 3166; "": unknown). `registers` are the offline lists to look in; used in the thread that opened them.
    """

    engine: Engine = field(default_factory=_shipped_rules)
    today: str = ""
    employer_site: str = ""
    country: str = ""
    registers: RegisterStore | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The findings of one checker."""

    signals: tuple[Signal, ...] = ()
    confirmed: tuple[CardLine, ...] = ()
    needs_you: tuple[CardLine, ...] = ()
    not_checked: tuple[CardLine, ...] = ()


CheckFunction = Callable[[Posting, CheckContext], Finding]


@dataclass(frozen=True, slots=True)
class Checker:
    """A registered checker: stable name and function."""

    name: str
    run: CheckFunction


@functools.cache
def _missing_sentences() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(resources.path("lists", "missing_parts.yaml")))


def lowered(
    signal: Signal, missing: tuple[MissingPart, ...], severity: Severity = Severity.WARNING, why: str = "told"
) -> Signal:
    """Return a critical signal as a warning (or of another severity) that says which parts of the demand are missing; without any, `why` it is
    none: the words around it ("told") or the whole text ("genre") only tell of it."""
    table = _missing_sentences()
    parts = [table[part.value] for part in missing] or [table[why]]
    explanation = {
        language: " ".join([text, *(part[language] for part in parts)])
        if language == "en"
        else "".join([text, *(part[language] for part in parts)])
        for language, text in signal.explanation.items()
    }
    return replace(signal, severity=severity, missing=missing, explanation=explanation)


def signal_of(rule: Rule, evidence: tuple[Evidence, ...]) -> Signal:
    """Build the signal of a rule with its evidence."""
    return Signal(
        code=rule.code,
        severity=rule.severity,
        evidence=evidence,
        source=f"{rule.source} ({rule.date})",
        basis=rule.basis if rule.basis.law else Basis(),
        explanation=dict(rule.explanation),
        advice=dict(rule.advice),
        does=rule.does,
    )


def evidence_at(posting: Posting, start: int, end: int) -> Evidence:
    """Build evidence at a span of the posting's text."""
    return Evidence(posting.text[start:end], start, end)


def evidence_of(posting: Posting, value: str, field_name: str) -> tuple[Evidence, ...]:
    """Build evidence for a value: its first place in the text, else the field it was read from."""
    start = posting.text.find(value) if value else -1
    if start >= 0:
        return (Evidence(value, start, start + len(value)),)
    folded = posting.text.lower().find(value.lower()) if value else -1
    if folded >= 0:
        return (evidence_at(posting, folded, folded + len(value)),)
    return (Evidence(value, 0, len(value), field_name),) if value else ()


def logic_signal(context: CheckContext, code: str, evidence: tuple[Evidence, ...]) -> tuple[Signal, ...]:
    """Build the signal of a rule that is decided by code; nothing when a user pack removed it or there is no evidence."""
    rule = context.engine.rule(code)
    return (signal_of(rule, evidence),) if rule is not None and evidence else ()


def line(
    code: str, outcome: Outcome, subject: str = "", evidence: str = "", source: str = "", as_of: str = "", **params: str
) -> CardLine:
    """Build a card line; see `CardLine`."""
    return CardLine(code, outcome, subject, evidence, source, as_of, dict(params))


def reads_like(
    context: CheckContext, kind: str, evidence: tuple[Evidence, ...], severity: Severity
) -> tuple[Signal, ...]:
    """Build the signal of sentences that read like a demand of a kind (its id in the catalogue); nothing when a user pack removed its rule.
    Its code is the rule's with the kind."""
    rule = context.engine.rule("reads-like-a-demand")
    if rule is None or not evidence:
        return ()
    asks = kinds()[kind].asks
    signal = signal_of(rule, evidence)
    explanation = {language: text.format(asks=asks[language]) for language, text in signal.explanation.items()}
    return (replace(signal, code=f"{rule.code}:{kind}", severity=severity, kind=kind, explanation=explanation),)
