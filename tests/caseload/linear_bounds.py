"""A reader who solves the published tables: bounds of each hidden number, by linear programming (two-phase simplex, Bland's rule).

Shares no code with the suppression: it knows the numbers shown, that hidden ones are at least 1, and how they add up.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_TINY = 1e-9


def bounds(shown: list[tuple[Floats, float]], at_least: Floats, wanted: list[Floats]) -> list[tuple[float, float]]:
    """Return the least and the greatest value of each `wanted` sum of unknowns, given sums that are `shown` and lower bounds.

    A sum is a vector of coefficients. No upper limit: infinity.
    """
    rows = np.array([row for row, _ in shown]) if shown else np.zeros((0, len(at_least)))
    right = np.array([value for _, value in shown]) - rows @ at_least if shown else np.zeros(0)
    tableau, basis = _feasible(rows, right)
    found = []
    for sum_ in wanted:
        base = float(sum_ @ at_least)
        found.append((base + _optimum(tableau, basis, sum_), base - _optimum(tableau, basis, -sum_)))
    return found


def _feasible(rows: Floats, right: Floats) -> tuple[Floats, list[int]]:
    """Return a tableau (with right side) whose basis is feasible, by artificial unknowns; rows that say nothing new are left out."""
    count, unknowns = rows.shape
    sign = np.where(right < 0, -1.0, 1.0)
    tableau = np.hstack([rows * sign[:, None], np.eye(count), (right * sign)[:, None]])
    basis = list(range(unknowns, unknowns + count))
    cost = np.concatenate([np.zeros(unknowns), np.ones(count)])
    value = _pivot_to_optimum(tableau, basis, cost)
    assert abs(value) < 1e-6, "the published numbers contradict each other"
    keep = []
    for row in range(count):
        if basis[row] >= unknowns:
            columns = np.flatnonzero(np.abs(tableau[row, :unknowns]) > 1e-7)
            if not len(columns):
                continue
            _pivot(tableau, basis, row, int(columns[0]))
        keep.append(row)
    left = np.hstack([tableau[keep, :unknowns], tableau[keep, -1:]])
    return left, [basis[row] for row in keep]


def _optimum(tableau: Floats, basis: list[int], cost: Floats) -> float:
    return _pivot_to_optimum(tableau.copy(), list(basis), cost)


def _pivot_to_optimum(tableau: Floats, basis: list[int], cost: Floats) -> float:
    """Minimise; returns the least value (minus infinity: none)."""
    while True:
        reduced = cost - cost[basis] @ tableau[:, :-1]
        entering = np.flatnonzero(reduced < -_TINY)
        if not len(entering):
            return float(cost[basis] @ tableau[:, -1])
        column = int(entering[0])
        rising = tableau[:, column] > _TINY
        if not rising.any():
            return -np.inf
        ratios = np.where(rising, tableau[:, -1] / np.where(rising, tableau[:, column], 1.0), np.inf)
        least = ratios.min()
        ties = np.flatnonzero(ratios <= least + _TINY)
        _pivot(tableau, basis, int(min(ties, key=lambda row: basis[row])), column)


def _pivot(tableau: Floats, basis: list[int], row: int, column: int) -> None:
    tableau[row] /= tableau[row, column]
    for other in range(len(tableau)):
        if other != row and tableau[other, column]:
            tableau[other] -= tableau[other, column] * tableau[row]
    basis[row] = column
