"""Decide for each candidate of a text whether it is personal data of somebody: what finders, tagger and surroundings tell of it is weighed together.

A detector knows a form, the tagger the words around it, a contradiction a sentence against it. None decides by itself: a logistic regression over all of it
does (numpy only), trained by `python -m benchmarks.finding_decision train` into `resources/tagger/decision.npz`. What is formally certain (a check
digit, an address of e-mail, a telephone behind its label) and not contradicted stands whatever it says.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.domain.sensitivity import Kind
from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.tables import speakers
from app.redact.sequence_tagger.tagger import CLASSES, Tagged
from app.text.characters import has_han

if TYPE_CHECKING:
    from app.redact.prepared_text import Document

_LEAST_ODDS: Final = 4.0
"""Odds from which on a candidate of the tagger, or one that something speaks against, is a finding where a miss is as bad as a false alarm."""
_LEAST_OF_DETECTORS: Final = 0.06
"""The same for what a detector found: its form is known, and texts unlike those of the training have it as well."""
Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_CLASSES_OF_KIND: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.NAME: ("name", "relative", "referee"),
    Kind.REFEREE: ("referee", "name", "relative"),
    Kind.MARITAL: ("relative", "family", "health"),
    Kind.PHONE: ("phone",),
    Kind.EMAIL: ("email",),
    Kind.MESSENGER: ("handle",),
    Kind.LINK: ("link",),
    Kind.ADDRESS: ("address", "origin"),
    Kind.BIRTH: ("birth",),
    Kind.NATIVE_PLACE: ("origin", "nation"),
    Kind.ID_NUMBER: ("id", "phone"),
    Kind.GENDER: ("gender",),
    Kind.NATIONALITY: ("nation", "origin"),
    Kind.POLITICAL: ("belief", "nation"),
    Kind.SALARY: ("salary",),
    Kind.EMPLOYER: ("employer",),
}
_KINDS: Final = tuple(_CLASSES_OF_KIND)
_OWN: Final = np.array([[name in names for name in CLASSES] for names in _CLASSES_OF_KIND.values()])
_PERSONS: Final = np.array([name in ("name", "relative", "referee") for name in CLASSES])
_FIRST_PERSON: Final = re.compile(
    r"(?<![a-z])(?:i|i'm|i've|i'd|i'll|my|me|mine|ich|mein|je|yo|mi|io)(?![a-z'])|我|本人|俺"
)
_NEAR: Final = 80
"""How far from a candidate, in characters, a word of the first person counts."""
_SHARES: Final = (0.002, 0.998)
"""Shares of the tagger are cut to this range before their logarithm is taken."""
_OPEN: Final = re.compile(r"[:=|\t][\s\"'(]{0,3}\Z")
_LABEL_REACH: Final = 6


class Candidate(NamedTuple):
    """Possible personal data at `[start:end]` of the normal form: of which kind, found by which `finder` (a detector, `tagger name`,
    `frame gender`), and the `signs` that speak for and against it."""

    start: int
    end: int
    kind: Kind
    finder: str
    signs: tuple[str, ...] = ()

    @property
    def refuted(self) -> bool:
        """Return True if a sign speaks against the candidate: a short text, around which nothing stands to weigh it with, has it not."""
        return not AGAINST.isdisjoint(self.signs)


@dataclass(frozen=True, slots=True)
class DecisionWeights:
    """The finders and signs that training has seen, and the weights of `features`."""

    finders: dict[str, int]
    signs: dict[str, int]
    weights: Floats

    def probabilities(self, rows: Floats) -> Floats:
        """Return for each row of `features` how likely the candidate is personal data."""
        return 1 / (1 + np.exp(-(rows @ self.weights)))


@functools.cache
def shipped_weights() -> DecisionWeights:
    """Return the weights that come with the program."""
    with np.load(resources.path(model.FOLDER, "decision.npz"), allow_pickle=False) as stored:
        finders, signs = ({str(name): at for at, name in enumerate(stored[key])} for key in ("finders", "signs"))
        return DecisionWeights(finders, signs, stored["weights"].astype(np.float64))


def decided(document: Document, tagged: Tagged, candidates: Sequence[Candidate], caution: float) -> list[bool]:
    """Return for each candidate whether it is a finding; `caution` is under 1 where a miss is worse than a false alarm."""
    if not candidates:
        return []
    weights = shipped_weights()
    likely = weights.probabilities(features(numeric_features(document, tagged, candidates), candidates, weights))
    return [stands(one, share, caution) for one, share in zip(candidates, likely.tolist(), strict=True)]


def stands(candidate: Candidate, likely: float, caution: float) -> bool:
    """Return True if a candidate that is as likely as this is a finding."""
    if CERTAIN in candidate.signs and not candidate.refuted:
        return True
    told = candidate.refuted or candidate.finder.startswith("tagger")
    least = _LEAST_ODDS if told else _LEAST_OF_DETECTORS
    return likely >= 1 - 1 / (1 + least * caution)


CERTAIN: Final = "certain"
"""The sign of a candidate that stands whatever is learnt, unless something speaks against it."""
MENTIONED: Final = "mentioned"
"""The sign of another mention of a name."""
DOUBTED_HERE: Final = "doubted"
"""The sign of a detector's finding under the floor of its detector (`DOUBTED` of the tagger)."""
OF_THINGS: Final = "among things"
"""The sign of a candidate that is not sure enough for a text of things."""
CONTRADICTED: Final = "contradicted"
"""The sign of a candidate that something in the text contradicts (`contradictions.py`)."""
AGAINST: Final = frozenset([DOUBTED_HERE, OF_THINGS, CONTRADICTED])


def features(numbers: Floats, candidates: Sequence[Candidate], weights: DecisionWeights) -> Floats:
    """Return what is known of each candidate, a row each: one, its `numeric_features`, its finder, these two together, its signs."""
    finders = np.zeros((len(candidates), len(weights.finders)))
    signs = np.zeros((len(candidates), len(weights.signs)))
    for row, one in enumerate(candidates):
        if (at := weights.finders.get(one.finder)) is not None:
            finders[row, at] = 1
        for sign in one.signs:
            if (at := weights.signs.get(sign)) is not None:
                signs[row, at] = 1
    together = (finders[:, None, :] * numbers[:, BY_FINDER, None]).reshape(len(candidates), -1)
    return np.concatenate((np.ones((len(candidates), 1)), numbers, finders, together, signs), axis=1)


NUMERIC: Final = (
    "greatest share",
    "mean share",
    "share of its kind",
    "begins",
    "employer",
    "before",
    "behind",
    "rest of the line",
    "lines around",
    "text",
    "names",
    "name near",
    "first person near",
    "first person",
    "of its kind",
    "others",
    "alone",
    "tokens",
    "length",
    "digits",
    "words",
    "covered",
    "behind a colon",
    "behind a label",
    "begins the line",
    "ends the line",
    "length of the line",
    "digits of the line",
    "place in the text",
    "again",
    "chinese",
    "chat",
    *(f"class {name}" for name in CLASSES),
    "of things",
    "of things, greatest share",
)
BY_FINDER: Final = [
    NUMERIC.index(name)
    for name in (
        "greatest share",
        "share of its kind",
        "text",
        "others",
        "lines around",
        "rest of the line",
        "chinese",
        "behind a label",
        "first person near",
        "covered",
    )
]
"""Numbers that count differently for each finder."""


class _Layout:
    """Shares of a text, its lines as ranges of tokens, and sums over tokens."""

    def __init__(self, tagged: Tagged) -> None:
        sorts = tagged.sorts
        shares = np.concatenate((tagged.classes, tagged.personal[:, None], tagged.begins[:, None]), axis=1).clip(0, 1)
        self.shares = np.concatenate((shares, np.zeros((1, shares.shape[1]), shares.dtype)))
        self.ends = np.append(np.flatnonzero(sorts == "line"), len(sorts))
        self.first = np.concatenate(([0], self.ends[:-1] + 1))
        self.personal = _sums(shares[:, len(CLASSES)])
        self.digits = _sums(sorts == "digits")
        self.words = _sums((sorts == "word") | (sorts == "wide"))
        self.named = np.append(tagged.classes[:, _PERSONS].sum(axis=1), 0.0)


def _sums(values: NDArray[np.generic]) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))


def _logit(share: Floats) -> Floats:
    share = np.clip(share, *_SHARES)
    logit: Floats = np.log(share / (1 - share)) / 2
    return logit


def _rest(sums: Floats, first: Places, last: Places, start: Places, end: Places) -> Floats:
    """Return the mean over `[first:last]` without `[start:end]`."""
    inner_start, inner_end = np.clip(start, first, last), np.clip(end, first, last)
    count = np.maximum((last - first) - (inner_end - inner_start), 1)
    rest: Floats = np.maximum(sums[last] - sums[first] - (sums[inner_end] - sums[inner_start]), 0.0) / count
    return rest


def numeric_features(document: Document, tagged: Tagged, candidates: Sequence[Candidate]) -> Floats:
    """Return the numbers that are known of each candidate, in the order of `NUMERIC`."""
    size = len(tagged.sorts)
    layout = _Layout(tagged)
    start = np.searchsorted(tagged.starts, [one.start for one in candidates])
    end = np.maximum(np.searchsorted(tagged.starts, [one.end for one in candidates]), start + 1)
    start, end = np.minimum(start, size - 1), np.minimum(end, size)
    most = np.maximum.reduceat(layout.shares, np.stack((start, end), axis=1).ravel(), axis=0)[::2].astype(np.float64)
    columns = [
        *_of_shares(layout, candidates, most, start, end),
        *_of_surroundings(layout, document, candidates, start, end),
        *_of_others(candidates, most[:, len(CLASSES)], size),
        *_of_form(layout, document, candidates, start, end),
        *_of_text(document, candidates),
    ]
    things = np.full(len(candidates), float(tagged.is_of_things()))
    numbers = np.array(columns, np.float64).T
    classes = np.sqrt(most[:, : len(CLASSES)])
    return np.concatenate((numbers, classes, np.stack((things, things * numbers[:, 0]), axis=1)), axis=1)


_Columns = list[Floats | list[float]]


def _of_shares(layout: _Layout, candidates: Sequence[Candidate], most: Floats, start: Places, end: Places) -> _Columns:
    """Return the shares of the tagger in each candidate; `most`: the greatest share of each class, of personal data, and of a beginning."""
    kinds = np.array([_KINDS.index(one.kind) for one in candidates])
    return [
        _logit(most[:, len(CLASSES)]),
        _logit((layout.personal[end] - layout.personal[start]) / (end - start)),
        _logit(np.where(_OWN[kinds], most[:, : len(CLASSES)], 0).max(axis=1)),
        layout.shares[start, -1],
        most[:, CLASSES.index("employer")],
    ]


def _of_surroundings(
    layout: _Layout, document: Document, candidates: Sequence[Candidate], start: Places, end: Places
) -> _Columns:
    """Return the shares of the tagger around each candidate, and the persons near it."""
    count, size = len(candidates), len(layout.shares) - 1
    line = np.searchsorted(layout.ends, start)
    first, last = layout.first[line], layout.ends[line]
    above, below = layout.first[np.maximum(line - 2, 0)], layout.ends[np.minimum(line + 2, len(layout.ends) - 1)]
    share = layout.shares[:, len(CLASSES)]
    return [
        np.sqrt(np.where(start > first, share[start - 1], 0.0)),
        np.sqrt(np.where(end < last, share[end], 0.0)),
        np.sqrt(_rest(layout.personal, first, last, start, end)),
        np.sqrt(_rest(layout.personal, above, below, start, end)),
        np.full(count, np.sqrt(layout.personal[-1] / size)),
        np.full(count, min(int((layout.named > 0.5).sum()), 3) / 3),
        _named_near(layout, line, start, end),
        *_first_person(document.text, candidates),
    ]


def _of_others(candidates: Sequence[Candidate], greatest: Floats, size: int) -> _Columns:
    """Return what is known of the other candidates, and the length of the text."""
    count = len(candidates)
    same = Counter(one.kind for one in candidates)
    return [
        np.log([same[one.kind] for one in candidates]),
        (greatest.sum() - greatest) / (count - 1) if count > 1 else np.full(count, 0.5),
        np.full(count, float(count == 1)),
        np.full(count, np.log(1 + size) - 5),
    ]


def _of_form(
    layout: _Layout, document: Document, candidates: Sequence[Candidate], start: Places, end: Places
) -> _Columns:
    """Return the form of each candidate and of its line."""
    length = end - start
    line = np.searchsorted(layout.ends, start)
    first, last = layout.first[line], layout.ends[line]
    return [
        np.log(length),
        (layout.digits[end] - layout.digits[start]) / length,
        (layout.words[end] - layout.words[start]) / length,
        _covered(candidates),
        *_of_labels(document, candidates),
        (start == first).astype(np.float64),
        (end == last).astype(np.float64),
        np.log(1 + last - first) / 3,
        (layout.digits[last] - layout.digits[first]) / np.maximum(last - first, 1),
        start / (len(layout.shares) - 1),
    ]


def _named_near(layout: _Layout, line: Places, start: Places, end: Places) -> list[float]:
    """Return the greatest share of a person on the line of each candidate and those beside it."""
    above = layout.first[np.maximum(line - 1, 0)].tolist()
    below = layout.ends[np.minimum(line + 1, len(layout.ends) - 1)].tolist()
    named = layout.named.tolist()
    return [
        max(max(named[first:begin], default=0.0), max(named[stop:last], default=0.0))
        for first, begin, stop, last in zip(above, start.tolist(), end.tolist(), below, strict=True)
    ]


def _first_person(text: str, candidates: Sequence[Candidate]) -> tuple[list[float], list[float]]:
    """Return for each candidate whether a word of the first person stands near, and how many the text has."""
    places = [found.start() for found in _FIRST_PERSON.finditer(text)]
    many = min(1.0, len(places) * 100 / (len(text) + 1))
    near = [
        float(bisect_right(places, one.start + _NEAR) > bisect_left(places, one.start - _NEAR)) for one in candidates
    ]
    return near, [many] * len(candidates)


def _covered(candidates: Sequence[Candidate]) -> list[float]:
    """Return for each candidate whether another finder found something at its place."""
    order = sorted(range(len(candidates)), key=lambda at: candidates[at].start)
    covered = [0.0] * len(candidates)
    reach, owner = -1, -1
    for at in order:
        one = candidates[at]
        if one.start < reach:
            covered[at] = covered[owner] = 1.0
        if one.end > reach:
            reach, owner = one.end, at
    return covered


def _of_labels(document: Document, candidates: Sequence[Candidate]) -> tuple[list[float], list[float]]:
    """Return for each candidate whether a colon stands before it, and whether a known label does."""
    text = document.text
    ends = sorted(one.end for one in document.labels)
    colon = [float(bool(_OPEN.search(text, max(0, one.start - 5), one.start))) for one in candidates]
    label = [float(bisect_right(ends, one.start) > bisect_left(ends, one.start - _LABEL_REACH)) for one in candidates]
    return colon, label


def _of_text(document: Document, candidates: Sequence[Candidate]) -> _Columns:
    """Return whether what each candidate holds is a candidate elsewhere, whether the text is Chinese, and whether it is a chat."""
    count = len(candidates)
    written = Counter(
        document.text[one.start : one.end] for one in {(one.start, one.end): one for one in candidates}.values()
    )
    again = [float(written[document.text[one.start : one.end]] > 1) for one in candidates]
    return [again, [float(has_han(document.text))] * count, [float(bool(speakers(document.text)))] * count]
