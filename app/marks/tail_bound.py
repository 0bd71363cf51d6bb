"""Sharper bound on the score of an innocent copy by importance sampling, which `attribution.py` asks for only where it could change the verdict.

Virtual copies are drawn from the uniform law tilted by the mixture itself, so that p(t) = E[1{S ≥ t}·2^-S]; an empirical Bernstein bound
(confidence 1e-7, Maurer–Pontil 2009) makes it an upper limit. Never above Markov's 2^-t. The seed depends on the text only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.marks.likelihood_factors import NOISE_LEVELS, Bytes, Floats
from app.marks.score import MODES, RESETS, WEIGHTS, CopyTable, PlacedFactor, score, sections

SAMPLES: Final = 20_000
CONFIDENCE: Final = 1e-7
GAIN_LIMIT: Final = 512.0
"""The tight bound never falls below Markov's over this: at 20,000 samples its confidence term alone is 1/500."""


class ScoreTail:
    """Upper tail of an innocent copy's score for one set of readings."""

    def __init__(
        self, texts: Sequence[Sequence[PlacedFactor]], seed: int, samples: int = SAMPLES, weights: Floats = WEIGHTS
    ) -> None:
        rng = np.random.default_rng(seed)
        share = np.array_split(np.arange(samples), len(texts))
        tables = [_draw_virtual_copies(rng, texts, index, len(part), weights) for index, part in enumerate(share)]
        self._scores = np.concatenate([score(table, texts, weights) for table in tables])

    def p_value(self, bits: float) -> float:
        """Return the upper limit of P(score of an innocent copy ≥ bits), at most 2^-bits and at most 1."""
        markov = min(1.0, float(np.exp2(-bits)))
        count = len(self._scores)
        # each term lies in [0, 2^-bits]; scaled by 2^bits it lies in [0, 1]
        terms = np.where(self._scores >= bits - 1e-9, np.exp2(np.minimum(0.0, bits - self._scores)), 0.0)
        slack = math.log(2 / CONFIDENCE)
        spread = math.sqrt(2 * float(terms.var(ddof=1)) * slack / count)
        scaled = float(terms.mean()) + spread + 7 * slack / (3 * (count - 1))
        return min(markov, scaled * float(np.exp2(-bits)))


def _draw_virtual_copies(
    rng: np.random.Generator, texts: Sequence[Sequence[PlacedFactor]], index: int, count: int, weights: Floats
) -> CopyTable:
    """Draw virtual copies tilted by reading `index`, with uniform values wherever other readings look."""
    noise, parts, by_section, resets = _hypotheses(rng, count, weights)
    widths: dict[str, int] = {}
    for factors in texts:
        for placed in factors:
            widths[placed.source] = max(widths.get(placed.source, 0), placed.start + placed.factor.width)
    data = {source: np.zeros((count, width), dtype=np.uint8) for source, width in widths.items()}
    for factors in texts:
        for placed in factors:
            _write_values(data, placed, placed.factor.uniform(rng, count))
    for habit, group in sections(texts[index]):
        whole = rng.random(count) < 1 / parts
        for placed in group:
            active = np.where(by_section, whole, rng.random(count) < 1 / parts)
            if habit:  # the way of writing goes with any reset, the arrangement with the last alone
                active &= resets < habit
            _write_values(data, placed, placed.factor.draw(rng, noise), active)
    return CopyTable(count, data)


def _write_values(
    data: dict[str, Bytes], placed: PlacedFactor, values: Bytes, rows: NDArray[np.bool_] | None = None
) -> None:
    columns = slice(placed.start, placed.start + placed.factor.width)
    if rows is None:
        data[placed.source][:, columns] = values
    else:
        data[placed.source][rows, columns] = values[rows]


def _hypotheses(
    rng: np.random.Generator, count: int, weights: Floats
) -> tuple[NDArray[np.intp], Floats, NDArray[np.bool_], NDArray[np.intp]]:
    """Draw noise level, parts, by-section flag and reset of each virtual copy, by the mixture's weights."""
    drawn = rng.choice(weights.size, count, p=(weights / weights.sum()).reshape(-1))
    mode, resets, noise = np.unravel_index(drawn, (len(MODES), RESETS, NOISE_LEVELS))
    parts = np.asarray([m.parts for m in MODES], dtype=float)[mode]
    by_section = np.asarray([m.by_section for m in MODES])[mode]
    return np.asarray(noise), parts, np.asarray(by_section), np.asarray(resets)
