"""The second-suspect test: given copies already named, which other copy was blended with them?

Conditional on the named copies the factor of a piece is (ΣA f(a) + f(x) + rest) / (ΣA f(a) + 1 + rest), whose mean over
an independent x is 1; the family is all pairs, hence the threshold log2(N²/α).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.marks.factors import Floats
from app.marks.score import MODES, NOISE_WEIGHTS, STYLE_KEPT, CopyTable, Mode, Placed, components

_POOL: Final = 5_000
_SHOWN: Final = 3


def second_scores(
    table: CopyTable, texts: Sequence[Sequence[Placed]], own: Floats, accused: Sequence[int]
) -> list[tuple[int, float]]:
    """The best other copies with their conditional log2 e-values, best first. `own` are the plain scores: only the
    copies that score highest on their own are tried (trying fewer never weakens the bound)."""
    pool = np.asarray([i for i in np.argsort(-own, kind="stable")[:_POOL] if i not in set(accused)], dtype=np.intp)
    if not len(pool):
        return []
    total = np.zeros(len(pool))
    for factors in texts:
        total += _conditional(table, factors, np.asarray(accused, dtype=np.intp), pool) if factors else 1.0
    bits = np.log2(total / len(texts))
    best = np.argsort(-bits, kind="stable")[:_SHOWN]
    return [(int(pool[i]), float(bits[i])) for i in best if bits[i] > 0]


def _conditional(
    table: CopyTable, factors: Sequence[Placed], accused: NDArray[np.intp], pool: NDArray[np.intp]
) -> Floats:
    count = len(accused)
    both = np.concatenate([accused, pool])

    def mix(mode: Mode, values: list[Floats]) -> Floats:
        if mode.parts <= count:
            return np.ones_like(values[0])
        rest = mode.parts - count - 1
        if mode.by_section:
            return _given(np.prod(values, axis=0), count, rest)
        result = np.ones_like(values[0])
        for value in values:
            result *= _given(value, count, rest)
        return result

    modes = [index for index, mode in enumerate(MODES) if mode.parts > count]
    if not modes:
        return np.ones(len(pool))
    parts = components(lambda placed: table.values(placed, both), factors, mix)[modes]
    weights = np.asarray([MODES[index].weight for index in modes])
    mean = np.tensordot(parts, np.asarray(NOISE_WEIGHTS), axes=([2], [0]))
    kept = STYLE_KEPT * mean[:, 0] + (1 - STYLE_KEPT) * mean[:, 1]
    return np.asarray((weights[:, None] * kept).sum(axis=0)[count:] / weights.sum())


def _given(value: Floats, count: int, rest: int) -> Floats:
    named = value[:, :count].sum(axis=1, keepdims=True)
    return np.asarray((named + value + rest) / (named + 1 + rest))
