"""The pattern rules over the posting's text and over fields that the text does not contain; and the stance of the whole text.

A rule finds the words of a demand. Whether the text makes that demand, or explains, refuses and warns of it, is read
from the sentences around (`checkers.wording.stance`): where they read like warning, what would be critical is a
warning. A text that reads like a demand as a whole, and in which no rule found anything critical, is a signal of its
own.
"""

from __future__ import annotations

from app.domain.checks import Evidence, Posting, Severity, Signal
from checkers.rules.concepts import Span
from checkers.rules.engine import Hit, shipped_engine
from checkers.rules.negation import count_warnings
from checkers.rules.normal import normalise
from checkers.signals.base import CheckContext, Finding, evidence_at, logic_signal, signal_of
from checkers.wording.stance import heaviest_spans, language, sentences, stance_score, surrounding_sentences, words

_FIELDS = ("title", "company_profile", "salary", "description")
STANCE_TELLING = {"en": -0.2, "zh": 0.0}
"""Below this the sentences around what a rule found tell rather than ask, by language."""
WARNS = 0.2
"""So much higher it must be where a word of a warning stands (`tells`): a demand hardly ever holds one."""
STANCE_ASKING = {"en": -0.05, "zh": 0.35}
"""Above this a whole text asks."""
FEWEST = {"en": 18, "zh": 25}
"""Words (characters, in Chinese) below which a text is too short for a stance."""
MOST = 2_500
"""Characters above which a text is too long to ask as a whole: what it asks is a small part of it."""
_QUOTED = 3


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return the signals of all rules that fire, in pack order."""
    signals: list[Signal] = []
    seen: set[str] = set()
    for hit in context.engine.match(posting.text):
        seen.add(hit.rule.code)
        evidence = tuple(evidence_at(posting, start, end) for start, end in hit.spans)
        signals.append(signal_of(hit.rule, evidence, _severity(hit, posting.text)))
    for name in _FIELDS:
        value = str(getattr(posting, name))
        if not value or value in posting.text:
            continue
        for hit in context.engine.match(value):
            if hit.rule.code not in seen:
                seen.add(hit.rule.code)
                spans = tuple(Evidence(value[start:end], start, end, name) for start, end in hit.spans)
                signals.append(signal_of(hit.rule, spans, _severity(hit, value)))
    if not any(signal.severity is Severity.CRITICAL for signal in signals):
        signals += logic_signal(context, "asks-as-a-whole", _demanding_sentences(posting))
    return Finding(tuple(signals))


def _severity(hit: Hit, text: str) -> Severity:
    """Return the rule's severity, lowered to a warning where all sentences around only tell of it. A person's own rules stand."""
    rule = hit.rule
    if rule.severity is not Severity.CRITICAL or shipped_engine().rule(rule.code) is not rule:
        return rule.severity
    return rule.severity if any(_makes_demand(text, span) for span in hit.spans) else Severity.WARNING


def _makes_demand(text: str, span: Span) -> bool:
    """Return True if the sentences around a span do not only tell of a demand."""
    low, high = surrounding_sentences(text, *span)
    near = normalise(text[low:high]).text
    name = language(near)
    if words(near, name) < FEWEST[name]:
        return True
    return stance_score(near) > STANCE_TELLING[name] + (WARNS if count_warnings(near) else 0)


def _demanding_sentences(posting: Posting) -> tuple[Evidence, ...]:
    """Return the sentences that weigh most in a text that makes demands as a whole; nothing for another."""
    normal = normalise(posting.text)
    name = language(normal.text)
    if len(normal.text) > MOST or stance_score(normal.text) <= STANCE_ASKING[name]:
        return ()
    if words(normal.text, name) < FEWEST[name] or count_warnings(normal.text):
        return ()
    spans = heaviest_spans(normal.text, sentences(normal.text), _QUOTED)
    return tuple(evidence_at(posting, *normal.span(*span)) for span in spans)
