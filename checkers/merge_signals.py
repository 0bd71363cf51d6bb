"""Merges signals for the card: those that say the same of the same words are one, with the law of the place and the reader's offices.

Rules of several packs know the same trap in different words. A person reads one signal with all sources, not three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from app.domain.checks import Evidence, Posting, Severity, Signal
from checkers.applicable_law import jurisdiction_of, localize
from checkers.rules.concepts import Span, merge_spans
from checkers.rules.engine import Engine
from checkers.rules.model import Rule
from checkers.rules.normalization import normalise
from checkers.signals.employer_agency import is_agency
from checkers.signals.quotes import quotes
from checkers.trap_kinds import kind_of, kind_of_sum, kinds

ORDER = {Severity.CRITICAL: 0, Severity.WARNING: 1, Severity.NOTICE: 2, Severity.INFO: 3}
_SAME = 0.5
"""This much of the shorter evidence must lie in the other for two signals to be about the same words."""
_FEES = frozenset(("registration-fee", "deposit", "as-a-whole"))
"""Kinds that say of a sum only that it is asked."""
_DATED = re.compile(r" \(\d{4}-\d\d-\d\d\)$")


def merge_signals(
    signals: Iterable[Signal], posting: Posting, engine: Engine, *, reader: str = ""
) -> tuple[Signal, ...]:
    """Return the signals most severe first, each code once, equal ones joined, each with its kind, the law of the posting's
    place and the offices of the `reader`'s country (ISO 3166; "": unknown)."""
    once = [
        replace(signal, kind=_kind_id(engine.rule(signal.code)))
        for signal in list({signal.code: signal for signal in reversed(list(signals))}.values())[::-1]
    ]
    ranked = sorted(once, key=lambda signal: (ORDER[signal.severity], _general(engine.rule(signal.code))))
    kept = _joined(ranked, posting, lambda signal, other: _say_the_same(signal, other, engine))
    told = [_with_quotes(signal, posting, engine) for signal in sorted(kept, key=_severity)]
    told = _joined(told, posting, lambda signal, other: _adds_nothing(signal, other, engine))
    found = [(_named_by_its_sum(signal, engine), engine.rule(signal.code)) for signal in told]
    return localize(found, jurisdiction_of(posting, reader), agency=is_agency(posting)) if found else ()


def _named_by_its_sum(signal: Signal, engine: Engine) -> Signal:
    """Return a signal of a general rule that found a fee with the kind of what its words say the sum is for."""
    rule = engine.rule(signal.code)
    if rule is None or signal.kind not in _FEES or not (_general(rule) or rule.logic):
        return signal
    kind = kind_of_sum(normalise(" ".join(one.text for one in signal.evidence)).text)
    return replace(signal, kind=kind.id) if kind else signal


def _joined(signals: list[Signal], posting: Posting, same: Callable[[Signal, Signal], bool]) -> list[Signal]:
    """Return signals in order, each joined to the first before it that is the `same`."""
    kept: list[Signal] = []
    for signal in signals:
        for number, other in enumerate(kept):
            if same(signal, other):
                kept[number] = _join(other, signal, posting)
                break
        else:
            kept.append(signal)
    return kept


def _with_quotes(signal: Signal, posting: Posting, engine: Engine) -> Signal:
    """Return a signal of the rules with the clauses around its evidence; what code found (an address, a number) as it is."""
    rule = engine.rule(signal.code)
    if rule is None or rule.logic:
        return signal
    spans = {field: quotes(str(getattr(posting, field)), parts) for field, parts in _spans(signal).items()}
    return replace(signal, evidence=_evidence(posting, spans))


def _severity(signal: Signal) -> int:
    return ORDER[signal.severity]


def _general(rule: Rule | None) -> int:
    """Return how generally a rule speaks: plain patterns name the thing, frames and weak cues only its shape."""
    if rule is None or rule.logic or not (rule.frames or rule.near):
        return 0
    return 1 if rule.frames else 2


def _say_the_same(first: Signal, second: Signal, engine: Engine) -> bool:
    """Return True if two signals of the rules mean the same trap and rest on the same words."""
    one, other = engine.rule(first.code), engine.rule(second.code)
    if one is None or other is None or one.logic or other.logic:
        return False
    same = (one.says and one.says == other.says) or (one.topic and one.topic == other.topic)
    return bool(same) and _about_the_same(first, second)


def _adds_nothing(signal: Signal, other: Signal, engine: Engine) -> bool:
    """Return True if a general rule's signal quotes clauses in which another signal names the same trap already."""
    one, known = engine.rule(signal.code), engine.rule(other.code)
    if one is None or known is None or known.logic or not _general(one):
        return False
    return bool(one.says) and one.says == known.says and _about_the_same(signal, other)


def _about_the_same(first: Signal, second: Signal) -> bool:
    mine, theirs = _spans(first), _spans(second)
    length = min(sum(end - start for spans in said.values() for start, end in spans) for said in (mine, theirs))
    common = sum(
        max(0, min(end, stop) - max(start, begin))
        for field, spans in mine.items()
        for start, end in spans
        for begin, stop in theirs.get(field, ())
    )
    return length > 0 and common >= _SAME * length


def _spans(*signals: Signal) -> dict[str, list[Span]]:
    """Return by field the spans of the evidence of signals, overlapping ones joined."""
    found: dict[str, list[Span]] = {}
    for signal in signals:
        for one in signal.evidence:
            found.setdefault(one.field, []).append((one.start, one.end))
    return {field: merge_spans(spans) for field, spans in found.items()}


def _join(first: Signal, second: Signal, posting: Posting) -> Signal:
    """Return `first` with the evidence and the sources of both, and of their kinds the particular one."""
    evidence = _evidence(posting, _spans(first, second))
    known = [kind for one in (first, second) if (kind := kinds().get(one.kind))]
    particular = next((kind for kind in known if not kind.says), known[0] if known else None)
    source = _sources(first.source, second.source)
    return replace(first, evidence=evidence, source=source, kind=particular.id if particular else "")


def _kind_id(rule: Rule | None) -> str:
    kind = kind_of(rule) if rule is not None else None
    return kind.id if kind else ""


def _evidence(posting: Posting, spans: dict[str, list[Span]]) -> tuple[Evidence, ...]:
    """Build evidence at spans of fields of a posting."""
    return tuple(
        Evidence(text[start:end], start, end, field)
        for field, places in spans.items()
        for text in [str(getattr(posting, field))]
        for start, end in places
    )


def _sources(*given: str) -> str:
    """Join sources into one, none twice or inside another, with the latest date."""
    parts = list(dict.fromkeys(part for one in given for part in _DATED.sub("", one).split("; ")))
    once = [part for part in parts if not any(part != other and part in other for other in parts)]
    dates = [found.group() for one in given if (found := _DATED.search(one))]
    return "; ".join(once) + max(dates, default="")
