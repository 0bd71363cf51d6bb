"""Weighs what a caller knew: excludes who never had all of it, then gives each recipient a posterior against sources outside the ledger, never more than "probably".

Ordinary facts (a phone number, a job title) are chosen by nobody's key, so they never identify a copy: the best answer
is "probable", and nothing here is ever multiplied with the bound of a mark, an address alias or a reference. The
model, its numbers and how often it is wrong stand in docs/attribution.md; `benchmarks/facts.py` measures it on worlds that
it does not know.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.copies import RecipientKind

OUTSIDE: Final = 0.6
"""Prior that the source is none of the recipients: the cautious value (see docs/attribution.md)."""
BEFORE: Final = 0.25
"""Part of `OUTSIDE` that stands for copies from before the program, once there were any."""
ERROR: Final = 0.1
"""Probability that a fact is not from the source: misheard, guessed, or ticked by mistake."""
MERGED: Final = 0.25
"""Probability that the source's data were joined with a trade file before the call."""
NAMED: Final = 0.85
"""Least posterior with which one recipient is named."""
RATIO: Final = 8.0
"""Least ratio of the first posterior to the second with which one recipient is named."""
LISTED: Final = 0.8
"""Least joint posterior with which up to `MOST` recipients are listed."""
MOST: Final = 3
WAYS: Final = ("public-profile", "trade-file", "acquaintance", "before", "insider", "forwarded")
"""Codes of the other ways in which a caller may have come to know it; always told."""
_LEAKING: Final = {
    RecipientKind.PLATFORM: 6.0,
    RecipientKind.AGENCY: 3.0,
    RecipientKind.EMPLOYER: 1.0,
    RecipientKind.PERSON: 1.0,
}
_TRADE: Final = {"name": 0.9, "phone": 0.9, "address": 0.5, "label": 0.4, "employer": 0.4, "email": 0.4, "gender": 0.5}
_OUTSIDE: Final[Mapping[str, tuple[float, Mapping[str, float], float]]] = {
    # how the person is known: weight, probability per kind of fact, probability of any other fact
    "public-profile": (
        0.3,
        {"name": 0.6, "employer": 0.8, "label": 0.9, "school": 0.8, "address": 0.6, "phone": 0.2, "id_number": 0.0},
        0.25,
    ),
    "trade-file": (0.35, _TRADE, 0.1),
    "acquaintance": (0.15, {"name": 1.0, "phone": 0.8, "employer": 0.8, "messenger": 0.7, "id_number": 0.02}, 0.4),
    "old-resume": (0.2, {"id_number": 0.2}, 0.75),
}
_OLD_IN_TRADE: Final = 0.3
"""How much rarer a value that was given up stands in a trade file or a public profile."""


class FactVerdict(StrEnum):
    """Verdict that facts alone allow: one recipient is probable, a few together are, or "cannot tell"."""

    PROBABLE = "probable"
    FEW = "few"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class CallerFact:
    """One thing the caller knew.

    `kind` is a key of a policy ("phone", "employer") or "label" for a job title, "" for anything else; `old`: a value
    the person had given up by then; `sure`: the person is certain that the caller knew it (else the error is doubled).
    """

    id: str
    kind: str = ""
    old: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Holder:
    """A recipient: the ids of the facts it ever got (of those asked about), and how many nameable facts it got in all."""

    id: str
    kind: RecipientKind
    holds: frozenset[str]
    size: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A recipient with the probability that it is the source, given the model's prior."""

    id: str
    probability: float


@dataclass(frozen=True, slots=True)
class FactResult:
    """The result for what a caller knew.

    `had_all` are the recipients that had every fact; `missing` maps a fact to the number of recipients that lacked
    it; `unheld` are facts that no recipient had. `named` are the recipients the verdict rests on, most probable
    first; `mass` is their joint probability; `outside` that of sources outside the list. `stronger_if` is the fact
    that would best tell the candidates apart ("": none would).
    """

    verdict: FactVerdict
    total: int
    had_all: tuple[str, ...]
    missing: Mapping[str, int]
    unheld: tuple[str, ...]
    named: tuple[Ranked, ...]
    ranked: tuple[Ranked, ...]
    mass: float
    outside: float
    stronger_if: str = ""


@dataclass(frozen=True, slots=True)
class Prior:
    """The model's assumptions, for measuring others than the default."""

    outside: float = OUTSIDE
    error: float = ERROR
    merged: float = MERGED
    leaking: Mapping[RecipientKind, float] = field(default_factory=lambda: _LEAKING)


def weigh(
    facts: Sequence[CallerFact],
    holders: Sequence[Holder],
    *,
    others: Sequence[CallerFact] = (),
    known_by: Mapping[str, Collection[str]] | None = None,
    before: bool = True,
    total: int = 40,
    prior: Prior | None = None,
) -> FactResult:
    """Weigh what a caller knew against every recipient and the sources outside the list.

    `others` are facts that the caller did not mention, with `known_by` mapping each to the recipients that had it: one
    of them may be named as what would settle it. `before`: copies went out before the program kept a ledger. `total`
    counts all nameable facts of the person, historic values included.
    """
    model = prior or Prior()
    weights = _recipient_posterior(facts, holders, total, model)
    outside = _outside_weight(facts, total, model, before=before)
    whole = sum(weights) + outside
    posterior = [weight / whole for weight in weights] if whole > 0 else [0.0] * len(weights)
    order = sorted(range(len(holders)), key=lambda at: (-posterior[at], holders[at].id))
    ranked = tuple(Ranked(holders[at].id, posterior[at]) for at in order)
    missing = {fact.id: sum(fact.id not in holder.holds for holder in holders) for fact in facts}
    had_all = tuple(holder.id for holder in holders if all(fact.id in holder.holds for fact in facts))
    verdict, named = _verdict(ranked, frozenset(had_all)) if facts else (FactVerdict.INCONCLUSIVE, ())
    return FactResult(
        verdict,
        len(holders),
        had_all,
        missing,
        tuple(fact.id for fact in facts if missing[fact.id] == len(holders)),
        named,
        ranked,
        sum(one.probability for one in named),
        outside / whole if whole > 0 else 1.0,
        _settling(others, known_by or {}, ranked, model),
    )


def _verdict(ranked: Sequence[Ranked], had_all: frozenset[str]) -> tuple[FactVerdict, tuple[Ranked, ...]]:
    """Return what may be said, and of whom. Nobody is named who lacked one of the facts."""
    if not ranked or ranked[0].id not in had_all:
        return FactVerdict.INCONCLUSIVE, ()
    second = ranked[1].probability if len(ranked) > 1 else 0.0
    if ranked[0].probability >= NAMED and ranked[0].probability >= RATIO * second:
        return FactVerdict.PROBABLE, (ranked[0],)
    mass = 0.0
    for count, one in enumerate(ranked[:MOST], 1):
        if one.id not in had_all:
            break
        mass += one.probability
        if mass >= LISTED:
            return FactVerdict.FEW, tuple(ranked[:count])
    return FactVerdict.INCONCLUSIVE, ()


def _recipient_posterior(
    facts: Sequence[CallerFact], holders: Sequence[Holder], total: int, model: Prior
) -> list[float]:
    """Return the unnormalised posterior of each recipient.

    A source that holds few facts and among them all of these is likelier than one that holds everything: a caller
    names some of what is at hand (the size principle). Joined with a trade file, it may know a little more.
    """
    prior = [model.leaking[holder.kind] for holder in holders]
    every = sum(prior)
    found = []
    for holder, weight in zip(holders, prior, strict=True):
        size = max(holder.size, len(holder.holds), 1)
        alone = joined = 1.0
        for fact in facts:
            error = _error(fact, model)
            chance = error / total
            held = fact.id in holder.holds
            traded = 1.0 if held else _traded(fact)
            alone *= (1 - error) * held / size + chance
            joined *= (1 - error) * traded / (size + 1) + chance
        likelihood = (1 - model.merged) * alone + model.merged * joined
        found.append((1 - model.outside) * weight / every * likelihood)
    return found


def _outside_weight(facts: Sequence[CallerFact], total: int, model: Prior, *, before: bool) -> float:
    """Return the unnormalised posterior of all sources outside the list: a mixture of types, not a product of rates."""
    types = dict(_OUTSIDE)
    rest = 1.0
    found = 0.0
    if before:  # one pooled source that had nearly everything at its time, old values as well as new ones
        rest -= BEFORE
        found += BEFORE * _likelihood(facts, total, model, {}, 0.85, aging=1.0)
    for weight, kinds, other in types.values():
        old = 1.0 if other > 0.5 else _OLD_IN_TRADE
        found += rest * weight * _likelihood(facts, total, model, kinds, other, aging=old)
    return model.outside * found


def _likelihood(
    facts: Sequence[CallerFact], total: int, model: Prior, kinds: Mapping[str, float], other: float, *, aging: float
) -> float:
    """Return how likely a source of one type is to know these facts, and to name these of all it knows."""
    size = max(2.0, sum(kinds.values()) + other * max(0, 12 - len(kinds)))
    product = 1.0
    for fact in facts:
        error = _error(fact, model)
        known = kinds.get(fact.kind, other) * (aging if fact.old else 1.0)
        product *= (1 - error) * known / size + error / total
    return product


def _error(fact: CallerFact, model: Prior) -> float:
    return min(0.5, model.error * (1 if fact.sure else 2))


def _traded(fact: CallerFact) -> float:
    return _TRADE.get(fact.kind, 0.1) * (_OLD_IN_TRADE if fact.old else 1.0)


def _settling(
    others: Sequence[CallerFact], known_by: Mapping[str, Collection[str]], ranked: Sequence[Ranked], model: Prior
) -> str:
    """Return the fact that leaves the least doubt between the likely recipients, expected over both answers; "" if none does."""
    likely = [one for one in ranked[:50] if one.probability > 0]
    whole = sum(one.probability for one in likely)
    if len(likely) < 2:
        return ""
    share = {one.id: one.probability / whole for one in likely}
    now = best = _entropy(share.values())
    answer = ""
    for fact in others:
        holders = set(known_by.get(fact.id, ()))
        yes = {key: value * ((1 - model.error) if key in holders else model.error) for key, value in share.items()}
        chance = sum(yes.values())
        no = [value - yes[key] for key, value in share.items()]
        left = chance * _entropy([one / chance for one in yes.values()])
        left += (1 - chance) * _entropy([one / (1 - chance) for one in no])
        if left < best - 1e-9:
            best, answer = left, fact.id
    return answer if best < now - 0.05 else ""


def _entropy(shares: Collection[float]) -> float:
    return -sum(share * math.log2(share) for share in shares if share > 0)
