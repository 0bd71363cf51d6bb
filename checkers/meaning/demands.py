"""Reads the windows of a text that may demand something of the reader: how much each reads like a demand, and which kind it is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from checkers.meaning.encoder import embed
from checkers.meaning.model import MeaningModel, shipped_model
from checkers.meaning.windows import windows
from checkers.rules.concepts import Span

CRITICAL: Final = 3.0
"""Scores above this are demands."""
WARNING: Final = 1.4
"""Scores above this may be demands."""
WORTH_READING: Final = -2.5
"""Windows whose words score lower by themselves are not read by the encoder, unless a rule fired in them."""
MOST_READ: Final = 6
"""Maximum number of windows of a text that the encoder reads for their words: those that score highest."""
MOST_ASKED: Final = 4
"""Maximum number of places of rules for which a window is read."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences of a text, its score, and the kind of demand it is nearest to."""

    start: int
    end: int
    score: float
    kind: str

    def touches(self, span: Span) -> bool:
        """Return True if the window and a span have characters in common."""
        return self.start < span[1] and span[0] < self.end


def read_windows(
    text: str, sentences: Sequence[Span], places: Sequence[Span] = (), model: MeaningModel | None = None
) -> tuple[Window, ...]:
    """Return the windows over sentences of a normalised text that are worth reading, and the best one around each of `places`, in order."""
    model = model or shipped_model()
    spans = list(windows(sentences))
    if not spans:
        return ()
    alone, words = np.array([model.word_scores(text[start:end]) for start, end in spans]).T
    chosen = {int(number) for number in np.argsort(-alone, kind="stable")[:MOST_READ] if alone[number] > WORTH_READING}
    for start, end in places[:MOST_ASKED]:
        around = [number for number, span in enumerate(spans) if span[0] < end and start < span[1]]
        if around and not chosen.intersection(around):
            chosen.add(max(around, key=lambda number: float(alone[number])))
    read = sorted(chosen)
    embeddings = embed([text[slice(*spans[number])] for number in read])
    scores = words[read] + model.meaning_scores(embeddings)
    return tuple(
        Window(*spans[number], float(score), model.nearest_kind(embedding))
        for number, score, embedding in zip(read, scores, embeddings, strict=True)
    )


def demands(read: Sequence[Window]) -> tuple[Window, ...]:
    """Return the windows that score above `WARNING`, highest first, none overlapping a higher one."""
    found: list[Window] = []
    for window in sorted(read, key=lambda one: -one.score):
        if window.score > WARNING and not any(window.touches((other.start, other.end)) for other in found):
            found.append(window)
    return tuple(found)
