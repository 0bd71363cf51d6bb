"""The pattern rules over the poster's words in a posting's text and in fields that the text does not contain.

A rule finds the words of a demand; `checkers.scope` has left out the words of others before. Whether the sentences that hold them make that
demand is read from its parts (`checkers.rules.demand`): said completely, it stands, however ordinary the rest. Otherwise their stance decides
(`checkers.wording.stance`), and what would be critical is a warning that names what is missing. Words in which no rule found anything critical
and which ask as a whole are a signal of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from app.domain.checks import Evidence, MissingPart, Posting, Severity, Signal
from checkers.rules.concepts import Span
from checkers.rules.demand import read_demand
from checkers.rules.engine import Hit, shipped_engine
from checkers.rules.normal import Normal, normalise
from checkers.scope.units import posters_words, sentences
from checkers.signals.base import CheckContext, Finding, logic_signal, lowered, signal_of
from checkers.wording.stance import heaviest_spans, language, stance_score, words

_FIELDS = ("title", "company_profile", "salary", "description")
STANCE_TELLING = {"en": -0.12, "zh": -0.1}
"""Below this the sentences that hold what a rule found tell rather than ask, by language."""
OTHERS_GIVE = 0.4
"""So much more they must ask where somebody else than the applicant gives."""
ALONE = 0.25
"""So much more a single sentence of several must ask."""
STANCE_ASKING = {"en": 0.15, "zh": 0.2}
"""Above this a whole text asks."""
FEWEST = {"en": 18, "zh": 25}
"""Words (characters, in Chinese) below which a text is too short to ask as a whole."""
MOST = 2_500
"""Characters above which a text is too long to ask as a whole: what it asks is a small part of it."""
APART = 2
"""Sentences between the words of a hit from which on they are read by themselves."""
_QUOTED = 3


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return the signals of all rules that fire, in pack order."""
    signals = _signals(posting.text, "text", context)
    seen = {signal.code for signal in signals}
    for name in _FIELDS:
        value = str(getattr(posting, name))
        if not value or value in posting.text:
            continue
        for signal in _signals(value, name, context):
            if signal.code not in seen:
                seen.add(signal.code)
                signals.append(signal)
    if not any(signal.severity is Severity.CRITICAL for signal in signals):
        signals += logic_signal(context, "asks-as-a-whole", _demanding_sentences(posting.text))
    return Finding(tuple(signals))


def _signals(text: str, name: str, context: CheckContext) -> list[Signal]:
    """Return the signals of the rules that fire on the poster's words in a field."""
    own, hits = context.engine.match_posting(normalise(text))
    found = sentences(own.text) if any(map(_may_be_lowered, hits)) else []
    signals = []
    for hit in hits:
        signal = signal_of(hit.rule, _evidence(own, text, name, hit.spans))
        missing = _missing(hit, own.text, found) if _may_be_lowered(hit) else None
        signals.append(signal if missing is None else lowered(signal, missing))
    return signals


def _evidence(own: Normal, text: str, name: str, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    """Return evidence at spans of the normalised text of a field."""
    places = (own.span(*span) for span in spans)
    return tuple(Evidence(text[start:end], start, end, name) for start, end in places)


def _may_be_lowered(hit: Hit) -> bool:
    """Return True for a critical rule of the program; a person's own rules stand."""
    return hit.rule.severity is Severity.CRITICAL and shipped_engine().rule(hit.rule.code) is hit.rule


def _missing(hit: Hit, text: str, found: Sequence[Span]) -> tuple[MissingPart, ...] | None:
    """Return None if a demand is made where a rule fired, in a passage or one of its sentences; else what the first passage leaves unsaid."""
    passages = list(_passages(hit.spans, text, found))
    if any(map(_makes_demand, passages)):
        return None
    return read_demand(" ".join(passages[0])).missing if passages else None


def _makes_demand(passage: Sequence[str]) -> bool:
    """Return True if one of the sentences of a passage says a demand completely, or they ask rather than tell: all together, or one alone so
    much that the others may be an ordinary advertisement's."""
    if any(read_demand(words).complete for words in passage):
        return True
    return _asks(" ".join(passage)) or (len(passage) > 1 and any(_asks(words, ALONE) for words in passage))


def _asks(words: str, more: float = 0.0) -> bool:
    """Return True if sentences ask rather than tell, by `more` than is needed; where somebody else gives, by `OTHERS_GIVE` more."""
    needed = STANCE_TELLING[language(words)] + more + (OTHERS_GIVE if read_demand(words).others else 0)
    return stance_score(words) > needed


def _passages(spans: Sequence[Span], text: str, found: Sequence[Span]) -> Iterator[list[str]]:
    """Yield the sentences (`found`, of a normalised text) that hold `spans`, together where they stand near each other."""
    starts, ends = [start for start, _ in found], [end for _, end in found]
    numbers = {number for start, end in spans for number in range(bisect_right(ends, start), bisect_left(starts, end))}
    group: list[int] = []
    for number in [*sorted(numbers), len(found) + APART]:
        if group and number - group[-1] > APART:
            yield [text[slice(*found[one])].strip() for one in group]
            group = []
        group.append(number)


def _demanding_sentences(text: str) -> tuple[Evidence, ...]:
    """Return the sentences that weigh most in a text whose poster makes demands as a whole; nothing for another."""
    normal = normalise(text)
    if len(normal.text) > MOST:
        return ()
    own = posters_words(normal)
    name = language(own.text)
    if words(own.text, name) < FEWEST[name] or stance_score(own.text) <= STANCE_ASKING[name]:
        return ()
    return _evidence(own, text, "text", heaviest_spans(own.text, sentences(own.text), _QUOTED))
