"""Fits logistic regressions over rows of numbers or of runs of words: Newton's method, its steps by conjugate gradients; the same data gives the
same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NEWTON = 12
CONJUGATE = 25
CLOSE = 1e-2
"""A step of Newton's method is as near as this, of the length of the slope."""
Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Rows(Protocol):
    """Rows of features."""

    @property
    def width(self) -> int:
        """Return the number of features."""

    def scores(self, weights: Floats) -> Floats:
        """Return the weighted sum of each row."""

    def gathered(self, shares: Floats) -> Floats:
        """Return the sum of the rows, each times its share."""


@dataclass(frozen=True)
class NumberRows:
    """Rows of numbers."""

    values: NDArray[np.float32]

    @property
    def width(self) -> int:
        """Return the number of features."""
        return self.values.shape[1]

    def scores(self, weights: Floats) -> Floats:
        """Return the weighted sum of each row."""
        return (self.values @ weights.astype(np.float32)).astype(np.float64)

    def gathered(self, shares: Floats) -> Floats:
        """Return the sum of the rows, each times its share."""
        return (shares.astype(np.float32) @ self.values).astype(np.float64)


class RunRows:
    """Rows of runs by their rarity (`idf` of each), each row of length 1."""

    def __init__(self, runs: Sequence[Numbers], idf: Floats) -> None:
        sizes = [len(one) for one in runs]
        columns = np.concatenate([*runs, np.zeros(0, dtype=np.int64)])
        self.of_row = np.repeat(np.arange(len(runs)), sizes)
        self.used, self.columns = np.unique(columns, return_inverse=True)
        values = idf[columns]
        length = np.sqrt(np.bincount(self.of_row, values * values, minlength=len(runs)))
        self.values = values / np.maximum(length, 1e-9)[self.of_row]
        self.number = len(runs)

    @property
    def width(self) -> int:
        """Return the number of different runs."""
        return len(self.used)

    def scores(self, weights: Floats) -> Floats:
        """Return the weighted sum of each row."""
        return np.bincount(self.of_row, self.values * weights[self.columns], minlength=self.number)

    def gathered(self, shares: Floats) -> Floats:
        """Return the sum of the rows, each times its share."""
        return np.bincount(self.columns, self.values * shares[self.of_row], minlength=self.width)


def fit(rows: Rows, wanted: NDArray[np.bool_], counts: Floats, ridge: float) -> tuple[Floats, float]:
    """Return the weights of the features and the offset. Rows count so much each; the wanted ones and the others count the same on the whole."""
    counts = counts / np.where(wanted, counts[wanted].sum(), counts[~wanted].sum()) / 2
    packed = np.zeros(rows.width + 1)
    for _ in range(NEWTON):
        share = 1 / (1 + np.exp(-(rows.scores(packed[:-1]) + packed[-1])))
        slope = _gathered(rows, counts * (share - wanted)) + _ridge(packed, ridge)
        packed = packed - _solved(rows, counts * share * (1 - share), ridge, slope)
    return packed[:-1], float(packed[-1])


def _solved(rows: Rows, curve: Floats, ridge: float, slope: Floats) -> Floats:
    """Return the step that takes away the slope, by conjugate gradients."""
    step = np.zeros_like(slope)
    rest, way = slope.copy(), slope.copy()
    length = first = float(rest @ rest)
    for _ in range(CONJUGATE):
        if length <= CLOSE * CLOSE * first:
            break
        bent = _gathered(rows, curve * (rows.scores(way[:-1]) + way[-1])) + _ridge(way, ridge)
        far = length / float(way @ bent)
        step += far * way
        rest -= far * bent
        length, before = float(rest @ rest), length
        way = rest + length / before * way
    return step


def _gathered(rows: Rows, shares: Floats) -> Floats:
    return np.append(rows.gathered(shares), shares.sum())


def _ridge(packed: Floats, ridge: float) -> Floats:
    return np.append(ridge * packed[:-1], 0.0)
