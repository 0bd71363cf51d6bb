"""The demands of a posting: what rules find in the poster's words (of the text, and of fields that the text does not contain), and what reads
like a demand by its meaning.

Whether the text as a whole makes a demand is weighed last, once, from all that is known of it (`checkers.meaning.decision`): what would be critical in
a text that makes none (news, a tale, duties of staff, terms of customers) is a warning that says so.

A rule finds the words of a demand; `checkers.scope` has left out the words of others before. Whether the sentences that hold them make that
demand is read from its parts (`checkers.rules.demand_reading`): said completely, it stands, however ordinary the rest. Otherwise the meaning of the
sentences decides (`checkers.meaning`), and what would be critical is a warning that names what is missing. Sentences that read like a demand
and that no rule knows are a signal of their own, with the kind of demand they are nearest to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.checks import Evidence, MissingPart, Posting, Severity, Signal
from checkers.meaning.decision import DemandEvidence, ReadWindow, RuleSign, demand_severity
from checkers.meaning.demands import SURELY_NEAR, Needed, Window, WordedWindows, demands, read_windows, word_windows
from checkers.rules.concepts import Span
from checkers.rules.demand_reading import EVERY_PART, Demand, asks_applicant, needed_parts, promises_gain, read_demand
from checkers.rules.engine import Hit, shipped_engine
from checkers.rules.model import Rule
from checkers.rules.normalization import Normal, normalise
from checkers.scope.whose_words import posters_words, sentences
from checkers.signals.base import CheckContext, Finding, lowered, reads_like, signal_of
from checkers.trap_kinds import kind_of, kinds

_FIELDS = ("title", "company_profile", "salary", "description")
APART = 2
"""Sentences between the words of a hit from which on they are read by themselves."""
COMPLETE: Final = 0.5
"""How much higher a window scores whose words say a complete demand: the applicant gives, before or for the work, and nobody tells of it."""
ASKED: Final = 3.0
"""How much higher one scores that also says how much: only words that are like nothing of a demand outweigh that."""
NOT_ASKED: Final = 1.0
"""How much lower a window scores whose words say that somebody else gives, or that somebody tells of the demand."""
UNASKED: Final = 0.48
"""How much more a window needs to be critical whose words ask nothing of the applicant: ordinary boasts are worded like bait."""
PROMISED_NEAR: Final = 0.45
"""How near to a known demand such a window must be that promises what the reader will gain."""
_Parts = Mapping[str, Demand | None]
_SIGNS: Final = (Severity.CRITICAL, Severity.WARNING)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return the signals of all rules that fire, in pack order, and those of what reads like a demand."""
    texts = {"text": posting.text}
    for name in _FIELDS:
        value = str(getattr(posting, name))
        if value and value not in posting.text:
            texts[name] = value
    fields = _fields(texts, context)
    read = read_windows([(field.worded, field.places) for field in fields])
    signals: list[Signal] = []
    seen: set[str] = set()
    for field, windows in zip(fields, read, strict=True):
        beside = 0 if field.name == "text" else len(posting.text)
        found, known = _judged(field, windows, context, beside)
        for signal in _decided(found, known):
            if field.name == "text" or signal.code not in seen:
                signals.append(signal)
            seen.add(signal.code)
    return Finding(tuple(signals))


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a posting: its text, all of it and the poster's words in it as normalised text, the sentences and windows of these, and the rules
    that fire."""

    name: str
    text: str
    whole: Normal
    own: Normal
    sentences: Sequence[Span]
    worded: WordedWindows
    hits: Sequence[Hit]

    @property
    def places(self) -> list[Span]:
        """Return where rules found a sign of a trap, in the normalised text."""
        return [span for hit in self.hits if hit.rule.severity in _SIGNS for span in hit.spans]

    def place(self, evidence: Evidence) -> Span:
        """Return the span of evidence in the normalised text."""
        index = self.whole.index
        if index is None:
            return evidence.start, evidence.end
        return bisect_left(index, evidence.start), bisect_left(index, evidence.end)

    def evidence(self, spans: Sequence[Span]) -> tuple[Evidence, ...]:
        """Return evidence at spans of the normalised text."""
        places = (self.own.span(*span) for span in spans)
        return tuple(Evidence(self.text[start:end], start, end, self.name) for start, end in places)


def _fields(texts: Mapping[str, str], context: CheckContext) -> list[_Field]:
    """Return the fields of a posting, by name, as they are judged: the words of others are left out where they can make a difference."""
    normal = {name: normalise(text) for name, text in texts.items()}
    matched = {name: context.engine.match_posting(one) for name, one in normal.items()}
    own = {name: words for name, (words, _) in matched.items()}
    parted = {name: sentences(words.text) for name, words in own.items()}
    worded = dict(zip(own, word_windows([(own[name].text, parted[name]) for name in own]), strict=True))
    again = []
    for name, words in own.items():
        if words is normal[name] and worded[name].worth_reading:
            own[name] = posters_words(words)
            if own[name].text != words.text:
                parted[name] = sentences(own[name].text)
                again.append(name)
    if again:
        worded.update(zip(again, word_windows([(own[name].text, parted[name]) for name in again]), strict=True))
    return [
        _Field(name, texts[name], normal[name], own[name], parted[name], worded[name], matched[name][1])
        for name in texts
    ]


def evidence(text: str, context: CheckContext) -> DemandEvidence | None:
    """Return what is known of the demands of a text by itself; None where nothing in it may be one."""
    (field,) = _fields({"text": text}, context)
    (read,) = read_windows([(field.worded, field.places)])
    return _judged(field, read, context, 0)[1]


def _judged(
    field: _Field, read: Sequence[Window], context: CheckContext, beside: int
) -> tuple[Sequence[Signal], DemandEvidence | None]:
    """Return the signals of a field of a posting whose windows are `read`, with so many characters `beside` it in others, each judged by its own
    sentences, and what is known of its demands; None where none of them is a sign of a trap."""
    hits, own = field.hits, field.own
    parts = {hit.rule.code: _incomplete(hit, field) for hit in hits if _may_be_lowered(hit)}
    signs = [hit.rule for hit in hits if hit.rule.severity in _SIGNS and not _of_others(parts.get(hit.rule.code))]
    needed = Needed(len(own.text) + beside, len(signs), sum(rule.severity is Severity.CRITICAL for rule in signs))
    weighed = [_weighed(window, own.text) for window in read]
    certain: list[Span] = []
    signals: list[Signal] = []
    for hit in hits:
        signal = signal_of(hit.rule, field.evidence(hit.spans))
        demand = parts.get(hit.rule.code)
        if demand and not _is_meant(hit, demand, read, needed):
            borne = demand.others and not demand.you
            signal = lowered(signal, demand.missing, Severity.NOTICE if borne else Severity.WARNING)
        if signal.severity is Severity.CRITICAL:
            certain += hit.spans
        signals.append(signal)
    signals += _by_meaning(field, weighed, certain, needed, context)
    likeliest = _likeliest(signals)
    return signals, _evidence(field, parts, read, likeliest) if likeliest else None


def _likeliest(signals: Sequence[Signal]) -> Signal | None:
    """Return the first critical signal with evidence, else the first warning."""
    return min((one for one in signals if one.severity in _SIGNS and one.evidence), key=_is_warning, default=None)


def _is_warning(signal: Signal) -> bool:
    return signal.severity is Severity.WARNING


def _evidence(field: _Field, parts: _Parts, read: Sequence[Window], likeliest: Signal) -> DemandEvidence:
    """Return what is known of the demands of a field, and of them the `likeliest`."""
    text = field.own.text
    windows = [
        ReadWindow(
            one.start, one.end, one.score, _weighed(one, text).score, one.nearness,
            _demand_of(one, text[one.start : one.end]), _is_praise(one, text[one.start : one.end]),
        )
        for one in read
    ]  # fmt: skip
    signs = [_sign(hit, parts) for hit in field.hits if hit.rule.severity in _SIGNS]
    grave = likeliest.severity is Severity.CRITICAL
    return DemandEvidence(signs, windows, field.whole.text, text, field.place(likeliest.evidence[0]), grave)


def _sign(hit: Hit, parts: _Parts) -> RuleSign:
    """Return what a hit says of the demand in its sentences."""
    kind = kind_of(hit.rule)
    framed = bool(hit.rule.frames or hit.rule.near)
    needs = len(kind.needs) if kind else -1
    return RuleSign(hit.spans, hit.rule.code in parts, framed, needs, parts.get(hit.rule.code))


def _decided(signals: Sequence[Signal], known: DemandEvidence | None) -> Iterator[Signal]:
    """Yield the signals of a field as the field as a whole bears them out: what is graver than that says why it is lowered; where it makes a demand
    whose sentences leave a part unsaid, that one is critical."""
    shipped = [signal for signal in signals if signal.severity in _SIGNS and _is_shipped(signal)]
    if known is None or not shipped:
        yield from signals
        return
    most, likeliest = demand_severity(known), _likeliest(signals)
    for signal in signals:
        if signal not in shipped:
            yield signal
        elif most is Severity.CRITICAL:
            yield replace(signal, severity=most) if signal is likeliest else signal
        elif most is Severity.NOTICE or signal.severity is Severity.CRITICAL:
            yield replace(lowered(signal, (), most, why="genre"), missing=signal.missing)
        else:
            yield signal


def _is_shipped(signal: Signal) -> bool:
    """Return True for a signal of the program; those of a person's own rules stand."""
    return bool(signal.kind) or shipped_engine().rule(signal.code) is not None


def _by_meaning(
    field: _Field, read: Sequence[Window], certain: Sequence[Span], needed: Needed, context: CheckContext
) -> Iterator[Signal]:
    """Yield the signals of windows that read like demands, one of each kind, without those in which a rule is certain."""
    of_kind: dict[str, list[Window]] = {}
    for window in demands(read, needed.warning):
        if _is_praise(window, field.own.text[window.start : window.end]):
            continue
        if not any(window.touches(span) for span in certain):
            of_kind.setdefault(window.kind, []).append(window)
    for kind, found in of_kind.items():
        places = sorted((window.start, window.end) for window in found)
        sure = any(_is_sure(window, field, needed) for window in found)
        severity = Severity.CRITICAL if sure else Severity.WARNING
        yield from reads_like(context, kind, field.evidence(places), severity)


def _is_praise(window: Window, words: str) -> bool:
    """Return True if a window promises what the reader will gain, asks for nothing and is far from every known demand."""
    return window.nearness < PROMISED_NEAR and promises_gain(words) and not asks_applicant(words)


def _is_sure(window: Window, field: _Field, needed: Needed) -> bool:
    """Return True if a window is a demand by its meaning alone. What is said of the firm beside the posting's text must say a complete one."""
    words = field.own.text[window.start : window.end]
    demand = _demand_of(window, words)
    more = 0.0 if demand.you else UNASKED
    if demand.news:
        return False
    least = needed.complete if demand.complete else needed.critical + more
    if window.score <= least or (window.nearness < SURELY_NEAR and not demand.complete):
        return False
    return field.name == "text" or demand.complete


def _weighed(window: Window, text: str) -> Window:
    """Return a window with a score that the parts of a demand in its words have changed."""
    demand = _demand_of(window, text[window.start : window.end])
    if demand.complete:
        more = ASKED if demand.sum else COMPLETE
    else:
        more = -NOT_ASKED if demand.others or demand.reported else 0.0
    return replace(window, score=window.score + more)


def _demand_of(window: Window, words: str) -> Demand:
    """Return the demand that the words of a window make. Papers, codes and accounts are asked for whenever; somebody must be asked."""
    kind = kinds().get(window.kind) if window.nearness >= SURELY_NEAR else None
    return read_demand(words, needed_parts(words, kind.needs if kind else EVERY_PART))


def _may_be_lowered(hit: Hit) -> bool:
    """Return True for a critical rule of the program; a person's own rules stand."""
    return hit.rule.severity is Severity.CRITICAL and shipped_engine().rule(hit.rule.code) is hit.rule


def _incomplete(hit: Hit, field: _Field) -> Demand | None:
    """Return None if a sentence in which a rule fired makes a complete demand, else what the first sentences say together."""
    first: Demand | None = None
    needs = _needs(hit.rule)
    for passage in _passages(hit.spans, field.own.text, field.sentences):
        if any(read_demand(words, needs).complete for words in passage):
            return None
        demand = read_demand(" ".join(passage), needs)
        if first is None or (first.others and not demand.others):
            first = demand
    return first


def _needs(rule: Rule) -> frozenset[MissingPart]:
    """Return the parts that a demand must say to be complete. Words that mean little alone (frames, cues) must say all, whatever their kind."""
    kind = kind_of(rule)
    return kind.needs if kind and rule.patterns and not rule.near else EVERY_PART


def _of_others(demand: Demand | None) -> bool:
    return demand is not None and demand.others


def _is_meant(hit: Hit, demand: Demand, read: Sequence[Window], needed: Needed) -> bool:
    """Return True if sentences in which a rule fired read like a demand. One that is quoted or told of does not, whatever its words."""
    if demand.news:
        return False
    touching = (window.score for window in read if any(window.touches(span) for span in hit.spans))
    return max(touching, default=-9.0) > (needed.of_others if demand.others else needed.confirmed)


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
