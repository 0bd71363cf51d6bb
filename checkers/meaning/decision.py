"""Decides once for a text whether it makes a demand: what is known of its demands and the words of the whole text are weighed together.

Rules, the windows that read like demands, the parts that their words say, the cues of genre and the embeddings of the text each know a part: linear weights
over all of it, and to a larger part over the runs of words of the whole text, which other writers' texts are told apart by best (numpy only). Trained by
`python -m benchmarks.decision train` into `resources/meaning/decision.npz`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.domain.checks import Severity
from app.text.characters import has_han
from checkers.meaning.demands import SURELY_NEAR, USUAL
from checkers.meaning.encoder import embed
from checkers.meaning.genre import features as genre_features
from checkers.meaning.model import run_scores
from checkers.rules.asked_sums import NAMED_SUM
from checkers.rules.concepts import Span
from checkers.rules.demand_reading import Demand

LEAST: Final = 0.55
"""Score above which a text makes the demand that is read completely in it."""
MEANT: Final = 1.3
"""Score above which it makes one that its sentences make by their meaning."""
RAISED: Final = 1.25
"""Score above which a text makes one whose sentences leave a part unsaid, if they name a sum. Only in English: a sum stands beside much else in Chinese
advertisements."""
NONE: Final = 0.0
"""Score below which a text asks nothing of the reader: what may be a demand in it is a notice, unless its sentences by themselves make one."""
SHORT: Final = 150
"""A text of fewer characters has no genre: a demand that its sentences make stands in it."""
SHORT_CHINESE: Final = 80
"""The same for a Chinese one, which says as much in half the characters."""
READ: Final = 2500
"""Characters of a text whose runs are weighed."""
LOWEST: Final = -2.0
HIGHEST: Final = 5.0
"""Scores of windows are cut to this range."""
KNOWN: Final = 0.45
"""Nearness to a known demand from which on it counts more."""
MOST: Final = 6
"""Windows above a score are counted up to this number."""
SHORTEST: Final = 40
Floats = NDArray[np.float64]
_Named = dict[str, float]


@dataclass(frozen=True, slots=True)
class RuleSign:
    """A rule that found a sign of a trap: where, whether it is critical (`grave`), composed of cues (`framed`), how many parts its kind `needs` (-1:
    of no kind), and what its sentences say; None if they make a complete demand."""

    spans: Sequence[Span]
    grave: bool
    framed: bool
    needs: int
    demand: Demand | None

    @property
    def complete(self) -> bool:
        """Return True if it is critical and its sentences make a complete demand."""
        return self.grave and self.demand is None


@dataclass(frozen=True, slots=True)
class ReadWindow:
    """A window that was read: its place, its own score, with what its parts add (`weighed`), how near it is to a known demand, what it says, and
    whether it only praises."""

    start: int
    end: int
    score: float
    weighed: float
    nearness: float
    demand: Demand
    praise: bool

    def touches(self, spans: Iterable[Span]) -> bool:
        """Return True if the window has characters in common with one of `spans`."""
        return any(self.start < end and start < self.end for start, end in spans)


@dataclass(frozen=True, slots=True)
class DemandEvidence:
    """Evidence of the demands of a normalised text: signs of rules, the windows that were read, the `whole` text, the poster's words in it
    (`own`), the `place` of the likeliest demand, and whether its sentences by themselves are critical (`grave`)."""

    signs: Sequence[RuleSign]
    windows: Sequence[ReadWindow]
    whole: str
    own: str
    place: Span
    grave: bool

    @property
    def complete(self) -> bool:
        """Return True if a complete demand is read where a rule fired, or in the window that most likely makes one."""
        best = best_window(self.windows)
        return any(sign.complete for sign in self.signs) or (best is not None and best.demand.complete)

    @property
    def names_sum(self) -> bool:
        """Return True if the words of the likeliest demand of an English text name a sum."""
        return not has_han(self.whole) and NAMED_SUM.search(self.whole[slice(*self.place)]) is not None


@dataclass(frozen=True, slots=True)
class DecisionWeights:
    """Weights of the features and their usual values (`middle`), weights of the runs of the whole text (times `scale`) with their rarity (`idf`), and
    the `offset`."""

    weights: Floats
    middle: Floats
    runs: NDArray[np.int8]
    scale: float
    idf: NDArray[np.uint8]
    offset: float

    def contributions(self, row: Floats) -> Floats:
        """Return what each feature of a text adds to its score."""
        return (row - self.middle) * self.weights

    def of_words(self, text: str) -> float:
        """Return what the words of a normalised text add to its score."""
        return float(run_scores(text, [(0, min(len(text), READ))], self.runs, self.idf)[0]) * self.scale

    def score(self, text: str, row: Floats) -> float:
        """Return how much speaks for a demand in a normalised text that has the features of `row`."""
        return float(self.contributions(row).sum()) + self.of_words(text) + self.offset


@functools.cache
def shipped_weights() -> DecisionWeights:
    """Return the weights that come with the program."""
    with np.load(resources.path("meaning", "decision.npz"), allow_pickle=False) as stored:
        return DecisionWeights(
            stored["weights"].astype(np.float64),
            stored["middle"].astype(np.float64),
            stored["runs"],
            float(stored["scale"]),
            stored["idf"],
            float(stored["offset"]),
        )


def best_window(windows: Sequence[ReadWindow]) -> ReadWindow | None:
    """Return the window that most likely makes the demand."""
    return max(windows, key=lambda window: window.weighed, default=None)


def named_features(known: DemandEvidence) -> _Named:
    """Return what is known of the demands of a text, by name."""
    found = {**_of_rules(known.signs), **_of_scores(known.signs, known.windows), **_of_best(known.windows)}
    long = math.log(max(len(known.whole), SHORTEST) / USUAL)
    said, left = len("".join(known.whole.split())), len("".join(known.own.split()))
    found |= {
        "long": long,
        "longer": max(long, 0.0),
        "own": left / max(said, 1),
        "chinese": float(has_han(known.whole)),
    }
    for name in ("long", "chinese"):
        found |= {f"{name} and {other}": found[name] * found[other] for other in ("complete", "score")}
    return found


def _of_rules(signs: Sequence[RuleSign]) -> _Named:
    """Return which demands of critical rules are complete, what the others lack, and how many rules warn."""
    complete = [sign for sign in signs if sign.complete]
    partial = [sign.demand for sign in signs if sign.grave and sign.demand is not None]
    warned = sum(not sign.grave for sign in signs)
    return _numbers(
        {
            "complete": complete,
            "two complete": len(complete) > 1,
            "three complete": len(complete) > 2,
            "complete in plain words": any(not sign.framed for sign in complete),
            "complete without parts": any(sign.needs == 0 for sign in complete),
            "complete with one part": any(sign.needs == 1 for sign in complete),
            "partial": partial,
            "two partial": len(partial) > 1,
            "partial of others": any(demand.others for demand in partial),
            "partial reported": any(demand.reported for demand in partial),
            "partial news": any(demand.news for demand in partial),
            "partial asks": any(demand.you for demand in partial),
            "partial lacks two": any(len(demand.missing) > 1 for demand in partial),
            "warned": warned,
            "warned twice": warned > 1,
            "warned thrice": warned > 2,
        }
    )


def _of_scores(signs: Sequence[RuleSign], windows: Sequence[ReadWindow]) -> _Named:
    """Return the highest scores of windows: of all, of those with the words of rules, of those that say parts of a demand."""
    complete = [span for sign in signs if sign.complete for span in sign.spans]
    partial = [span for sign in signs if sign.grave and sign.demand is not None for span in sign.spans]
    best = best_window(windows)
    beside = [window for window in windows if best and not window.touches([(best.start, best.end)])]
    chosen = {
        "score": windows,
        "score of complete rules": [window for window in windows if window.touches(complete)],
        "score of partial rules": [window for window in windows if window.touches(partial)],
        "score of complete words": [window for window in windows if window.demand.complete],
        "score of sums": [window for window in windows if window.demand.sum],
        "score of words that ask": [window for window in windows if window.demand.you and not window.demand.others],
        "score beside": beside,
    }
    found: _Named = {}
    for name, of in chosen.items():
        score = min(max(max((window.score for window in of), default=0.0), LOWEST), HIGHEST)
        found |= {name: score / 2, f"{name}, high": max(score - 1, 0.0) / 2, f"{name}, low": min(score, 0.0) / 2}
        found[f"{name}, none"] = float(not of)
    found["scores above 0"] = min(sum(window.score > 0 for window in windows), MOST) / MOST
    found["scores above 1"] = min(sum(window.score > 1 for window in windows), MOST) / MOST
    return found


def _of_best(windows: Sequence[ReadWindow]) -> _Named:
    """Return what the window says that most likely makes the demand, and how near it is to a known one."""
    best = best_window(windows)
    demand = best.demand if best else Demand(you=False, others=False, time=False)
    near = best.nearness if best else 0.0
    return _numbers(
        {
            "asks": demand.you,
            "others": demand.others,
            "time": demand.time,
            "reported": demand.reported,
            "news": demand.news,
            "sum": demand.sum,
            "says all": best and demand.complete,
            "lacks": len(demand.missing) / 2 if best else 0,
            "needs none": best and not demand.needs,
            "needs one": best and len(demand.needs) == 1,
            "praises": best and best.praise,
            "near": near * 2,
            "nearer": max(near - KNOWN, 0.0) * 4,
            "far": near < SURELY_NEAR,
            "nearest": max((window.nearness for window in windows), default=0.0) * 2,
        }
    )


def _numbers(given: dict[str, object]) -> _Named:
    """Return values as numbers; what is no number counts as 1 if it is true or not empty."""
    return {name: float(value if isinstance(value, int | float) else bool(value)) for name, value in given.items()}


def features(known: DemandEvidence) -> Floats:
    """Return all that is weighed, in the order of the weights: what is known of the demands, the genre of the text, the embedding of the words that
    most likely make the demand."""
    best = best_window(known.windows)
    words = known.own[best.start : best.end] if best else known.whole[slice(*known.place)]
    named = np.array(list(named_features(known).values()))
    return np.concatenate((named, genre_features(known.whole, [known.place])[0], embed([words])[0].astype(np.float64)))


def demand_severity(known: DemandEvidence) -> Severity:
    """Return how grave the signs of a demand in a text are at most."""
    score = shipped_weights().score(known.whole, features(known))
    return borne_out(score, known.whole, grave=known.grave, complete=known.complete, sum_named=known.names_sum)


def borne_out(score: float, words: str, *, grave: bool, complete: bool, sum_named: bool) -> Severity:
    """Return how grave the signs of a demand are at most in a text of this `score` and these `words`: critical if it makes one, a notice if it plainly makes none
    and no sentence of it does by itself (`grave`). It may be read completely, or the words of one that is not may name a sum."""
    if grave:
        short = len(words) < (SHORT_CHINESE if has_han(words) else SHORT)
        made = short or score > (LEAST if complete else MEANT)
        return Severity.CRITICAL if made else Severity.WARNING
    if score > RAISED and sum_named:
        return Severity.CRITICAL
    return Severity.WARNING if score > NONE else Severity.NOTICE
