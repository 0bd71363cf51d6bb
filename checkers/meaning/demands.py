"""Finds the windows of a text that demand something of the reader, with the kind of demand each is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from checkers.meaning.encoder import embed
from checkers.meaning.model import MeaningModel, shipped_model
from checkers.meaning.windows import windows
from checkers.rules.concepts import Span

CRITICAL: Final = 4.0
"""Scores above this are demands."""
WARNING: Final = 2.5
"""Scores above this may be demands."""
WORTH_READING: Final = -2.0
"""Windows whose words score lower are not read by the encoder."""
MOST_READ: Final = 3
"""Maximum number of windows of a text that the encoder reads: those whose words score highest."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A window of a text that reads like a demand: `start` to `end` of the text given, its score, and the kind it is nearest to."""

    start: int
    end: int
    score: float
    kind: str


def find_demands(text: str, sentences: Sequence[Span], model: MeaningModel | None = None) -> tuple[Demand, ...]:
    """Return the windows over sentences of a normalised text that score above `WARNING`, highest first, none overlapping a higher one."""
    model = model or shipped_model()
    spans = list(windows(sentences))
    if not spans:
        return ()
    alone, words = np.array([model.word_scores(text[start:end]) for start, end in spans]).T
    read = [int(number) for number in np.argsort(-alone, kind="stable")[:MOST_READ] if alone[number] > WORTH_READING]
    embeddings = embed([text[slice(*spans[number])] for number in read])
    scores = words[read] + model.meaning_scores(embeddings)
    found: list[Demand] = []
    for number in np.argsort(-scores, kind="stable"):
        start, end = spans[read[number]]
        if scores[number] > WARNING and not any(start < other.end and other.start < end for other in found):
            found.append(Demand(start, end, float(scores[number]), model.nearest_kind(embeddings[number])))
    return tuple(found)
