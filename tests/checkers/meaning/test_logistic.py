"""The fit behind the last decision: the same numbers for rows of numbers and of runs, and none better near them."""

from __future__ import annotations

import numpy as np

from benchmarks.logistic import NumberRows, RunRows, fit

RIDGE = 0.02
RUNS = [np.array(one) for one in ([3, 7], [3], [7, 9], [9], [3, 9], [7])]
WANTED = np.array([True, True, False, False, True, False])
COUNTS = np.array([1.0, 2.0, 1.0, 1.0, 0.5, 3.0])


def _numbers(rows: RunRows) -> NumberRows:
    return NumberRows(np.array([rows.scores(one) for one in np.eye(rows.width)], dtype=np.float32).T.copy())


def _loss(rows: NumberRows, weights: np.ndarray, offset: float) -> float:
    share = COUNTS / np.where(WANTED, COUNTS[WANTED].sum(), COUNTS[~WANTED].sum()) / 2
    score = np.where(WANTED, 1, -1) * (rows.scores(weights) + offset)
    return float(share @ np.log1p(np.exp(-score)) + RIDGE / 2 * weights @ weights)


def test_rows_of_runs_and_of_numbers_give_the_same_weights() -> None:
    runs = RunRows(RUNS, np.linspace(0.5, 2, 10))
    weights, offset = fit(runs, WANTED, COUNTS, RIDGE)
    dense, beside = fit(_numbers(runs), WANTED, COUNTS, RIDGE)
    assert np.allclose(weights, dense, atol=1e-3)
    assert abs(offset - beside) < 1e-3


def test_no_weights_near_by_fit_better() -> None:
    rows = _numbers(RunRows(RUNS, np.linspace(0.5, 2, 10)))
    weights, offset = fit(rows, WANTED, COUNTS, RIDGE)
    least = _loss(rows, weights, offset)
    for step in np.eye(len(weights)) * 0.05:
        assert _loss(rows, weights + step, offset) > least < _loss(rows, weights - step, offset)
    assert _loss(rows, weights, offset + 0.05) > least < _loss(rows, weights, offset - 0.05)
