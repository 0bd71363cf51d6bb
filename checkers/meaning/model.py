"""Weights of the meaning model and the score of a window: a logistic regression over which runs of one to three words (English) or one to
four characters (Chinese) occur, weighed by rarity, and over the window's embedding. Numpy only.

Trained by `python -m benchmarks.meaning train` into `resources/meaning/demands.npz`; see `docs/meaning-model.md`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from checkers.meaning import ngrams
from checkers.rules.concepts import Span

IDF_STEP: Final = 0.06
"""The rarity of a run is stored in steps of this size."""
EMBEDDING_SHARE: Final = 0.8
"""How much an embedding counts beside the runs, both being of length 1."""
EXAMPLE_SCALE: Final = 127
Floats = NDArray[np.float32]


def run_scores(
    text: str, spans: Sequence[Span], weights: NDArray[np.int8], idf: NDArray[np.uint8]
) -> NDArray[np.float64]:
    """Return for each of `spans` of a normalised text the sum of the `weights` of the runs in it, times their rarity, by its length."""
    found, owner = ngrams.window_buckets(text, spans)
    rarity = idf[found] * IDF_STEP
    length = np.sqrt(np.bincount(owner, rarity * rarity, minlength=len(spans)))
    length[length == 0] = np.inf
    return np.bincount(owner, weights[found] * rarity, minlength=len(spans)) / length


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """`weights` (times `scale`) and `idf` (times `IDF_STEP`, 0: never seen) per bucket of `ngrams`; `embedding` weights, shape (512,), and the
    `offset`. `sieve` (times `sieve_scale`) are the weights of words by themselves, with their `sieve_offset`. `examples` are embeddings of demands (times `EXAMPLE_SCALE`), shape (number, 512), each of the kind in `kinds`."""

    weights: NDArray[np.int8]
    scale: float
    idf: NDArray[np.uint8]
    embedding: Floats
    offset: float
    sieve: NDArray[np.int8]
    sieve_scale: float
    sieve_offset: float
    examples: NDArray[np.int8]
    kinds: tuple[str, ...]

    def sieve_scores(self, text: str, spans: Sequence[Span]) -> NDArray[np.float64]:
        """Return what the words of each of `spans` of a normalised text score by themselves."""
        return run_scores(text, spans, self.sieve, self.idf) * self.sieve_scale + self.sieve_offset

    def word_scores(self, text: str, spans: Sequence[Span]) -> NDArray[np.float64]:
        """Return the part that the words of each of `spans` of a normalised text have in its whole score."""
        return run_scores(text, spans, self.weights, self.idf) * self.scale + self.offset

    def meaning_scores(self, embeddings: Floats) -> NDArray[np.float64]:
        """Return the part of the scores that embeddings make, shape (number of windows,)."""
        return np.asarray(EMBEDDING_SHARE * (embeddings @ self.embedding), dtype=np.float64)

    def nearest_kind(self, embedding: Floats) -> tuple[str, float]:
        """Return the kind of the example that an embedding is nearest to, and how near it is (cosine)."""
        near = self.examples @ embedding / EXAMPLE_SCALE
        number = int(near.argmax())
        return self.kinds[number], float(near[number])


@functools.cache
def shipped_model() -> MeaningModel:
    """Return the weights that come with the program."""
    with np.load(resources.path("meaning", "demands.npz"), allow_pickle=False) as stored:
        return MeaningModel(
            stored["weights"],
            float(stored["scale"]),
            stored["idf"],
            stored["embedding"].astype(np.float32),
            float(stored["offset"]),
            stored["sieve"],
            float(stored["sieve_scale"]),
            float(stored["sieve_offset"]),
            stored["examples"],
            tuple(map(str, stored["kinds"])),
        )
