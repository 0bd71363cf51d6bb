"""Reads the windows of a text that may demand something of the reader: how much each reads like a demand, and which kind it is nearest to."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from checkers.meaning.encoder import embed
from checkers.meaning.model import MeaningModel, shipped_model
from checkers.meaning.windows import windows
from checkers.rules.asked_sums import asked_sum
from checkers.rules.concepts import Span
from checkers.rules.demand_reading import asks_applicant

CRITICAL: Final = 1.3
"""Score above which a window of a text of `USUAL` characters, without a sign that a rule finds, is a demand."""
WARNING: Final = 0.2
"""Score above which it may be one."""
CONFIRMED: Final = 0.6
"""Score above which a window is a demand in which a rule found the words of one."""
USUAL: Final = 400
SHORTEST: Final = 200
"""Texts shorter than usual need less to be critical, but no less than one of this length; nothing less to be a warning."""
LONG: Final = 0.6
"""How much more is needed where a text is 2.7 times as long: it has more windows of which one may score high by chance."""
SIGN: Final = 1.0
"""How much less is needed for each of the rules that found a sign of a trap, up to `SIGNS`."""
SIGNS: Final = 2
AGREED: Final = 0.5
"""How much less is needed of a window in which a rule fired, for each further rule that found a demand in the text, up to `SIGNS`."""
LEAST_NEAR: Final = 0.28
"""A window that is less near (cosine) to every known demand is none, whatever it scores: it is like nothing that the weights were made for."""
SURELY_NEAR: Final = 0.34
"""A window that is less near than this is a warning at most."""
WORTH_READING: Final = -0.35
"""Windows whose words score lower by themselves are not read by the encoder, unless a rule fired in them or they ask something of the applicant."""
WORTH_ASKING: Final = -0.8
"""Windows whose words score lower are not read although they ask something of the applicant."""
MOST_READ: Final = 8
"""Maximum number of windows of a text that the encoder reads for their words: those that score highest."""
MOST_SUMS: Final = 3
"""Maximum number of sentences that are read, whatever their words score, because they ask for a sum."""
MOST_ASKED: Final = 4
"""Maximum number of places of rules for which a window is read."""


_BETWEEN: Final = "\n"
"""What parts texts that are read together: no run of words goes beyond a window."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences of a text, its score, the kind of demand it is nearest to, and how near."""

    start: int
    end: int
    score: float
    kind: str
    nearness: float

    def touches(self, span: Span) -> bool:
        """Return True if the window and a span have characters in common."""
        return self.start < span[1] and span[0] < self.end


@dataclass(frozen=True, slots=True)
class Needed:
    """Scores that a window of a text of this `length` (characters) needs, in which rules found so many `signs`, `grave` of them critical."""

    length: int
    signs: int
    grave: int

    @property
    def _more(self) -> float:
        return LONG * math.log(max(self.length, SHORTEST) / USUAL)

    @property
    def critical(self) -> float:
        """Return the score above which a window is a demand."""
        return CRITICAL + self._more - SIGN * min(self.signs, SIGNS)

    @property
    def complete(self) -> float:
        """Return the score above which a window is a demand whose words say every part of one: the length of the text weighs half."""
        return CRITICAL + min(self._more, 0) + max(self._more, 0) / 2 - SIGN * min(self.signs, SIGNS)

    @property
    def warning(self) -> float:
        """Return the score above which it may be one."""
        return WARNING + max(self._more, 0) - SIGN * min(self.signs, SIGNS)

    @property
    def of_others(self) -> float:
        """Return the score above which a window is a demand in which a rule found words of one that somebody else has to meet."""
        return CRITICAL + self._more + SIGN

    @property
    def confirmed(self) -> float:
        """Return the score above which a window is a demand in which a rule found the words of one."""
        return CONFIRMED + max(self._more, 0) / 2 - AGREED * min(max(self.grave - 1, 0), SIGNS)


@dataclass(frozen=True, slots=True)
class WordedWindows:
    """The windows over the sentences of a normalised text, with what their words score `alone`; `sums` are the numbers of those, of one sentence
    each, that ask for a sum."""

    text: str
    spans: Sequence[Span]
    alone: NDArray[np.float64]
    sums: Sequence[int]

    @property
    def worth_reading(self) -> bool:
        """Return True if a window is worth reading for its words."""
        return bool(self.chosen(()))

    def chosen(self, places: Sequence[Span]) -> list[int]:
        """Return the numbers of the windows to read: those that score highest, and the best one around each of `places`."""
        highest = map(int, np.argsort(-self.alone, kind="stable")[:MOST_READ])
        chosen = {number for number in highest if self.alone[number] > WORTH_READING or self._asks(number)}
        chosen.update(self.sums)
        for start, end in places[:MOST_ASKED]:
            around = [number for number, span in enumerate(self.spans) if span[0] < end and start < span[1]]
            if around and not chosen.intersection(around):
                chosen.add(max(around, key=lambda number: float(self.alone[number])))
        return sorted(chosen)

    def _asks(self, number: int) -> bool:
        """Return True if the words of a window ask something of the applicant and do not score too low for that."""
        return bool(self.alone[number] > WORTH_ASKING) and asks_applicant(self.text[slice(*self.spans[number])])


def word_windows(
    texts: Sequence[tuple[str, Sequence[Span]]], model: MeaningModel | None = None
) -> tuple[WordedWindows, ...]:
    """Return the windows over the sentences of each of several normalised texts and what their words score. One pass reads all texts."""
    model = model or shipped_model()
    spans = [list(windows(sentences)) for _, sentences in texts]
    starts = list(itertools.accumulate((len(text) + len(_BETWEEN) for text, _ in texts), initial=0))
    joined = _BETWEEN.join(text for text, _ in texts)
    placed = [
        (start + first, start + last) for start, found in zip(starts, spans, strict=False) for first, last in found
    ]
    scores = model.sieve_scores(joined, placed)
    ends = list(itertools.accumulate(map(len, spans)))
    return tuple(
        WordedWindows(
            text, found, scores[end - len(found) : end], list(itertools.islice(_sums(text, found), MOST_SUMS))
        )
        for (text, _), found, end in zip(texts, spans, ends, strict=True)
    )


def _sums(text: str, spans: Sequence[Span]) -> Iterator[int]:
    """Yield the numbers of the windows of one sentence (the first that begin at a place) that ask for a sum."""
    last = -1
    for number, (start, end) in enumerate(spans):
        if start != last and asked_sum(text[start:end]) is not None:
            yield number
        last = start


def read_windows(
    given: Sequence[tuple[WordedWindows, Sequence[Span]]], model: MeaningModel | None = None
) -> tuple[tuple[Window, ...], ...]:
    """Return for each of several texts the windows that are worth reading, and the best one around each of its places, in order. The
    encoder reads those of all texts at once."""
    model = model or shipped_model()
    read = [[worded.spans[number] for number in worded.chosen(places)] for worded, places in given]
    embeddings = embed(
        [worded.text[slice(*span)] for (worded, _), spans in zip(given, read, strict=True) for span in spans]
    )
    meant = model.meaning_scores(embeddings)
    found: list[tuple[Window, ...]] = []
    at = 0
    for (worded, _), spans in zip(given, read, strict=True):
        scores = model.word_scores(worded.text, spans) + meant[at : at + len(spans)] if spans else ()
        near = (model.nearest_kind(embedding) for embedding in embeddings[at : at + len(spans)])
        found.append(
            tuple(Window(*span, float(score), *kind) for span, score, kind in zip(spans, scores, near, strict=True))
        )
        at += len(spans)
    return tuple(found)


def demands(read: Sequence[Window], needed: float) -> tuple[Window, ...]:
    """Return the windows that score above what is needed and are like a known demand, highest first, none overlapping a higher one."""
    found: list[Window] = []
    for window in sorted((one for one in read if one.nearness >= LEAST_NEAR), key=lambda one: -one.score):
        if window.score > needed and not any(window.touches((other.start, other.end)) for other in found):
            found.append(window)
    return tuple(found)
