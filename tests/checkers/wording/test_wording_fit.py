"""The training of the wording model: folds, machines and measures that a reader can check by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import wording_fit as fit
from checkers.wording.features import Vector


def rows(*found: dict[int, float]) -> fit.Counts:
    return fit.counts([Vector(np.array(sorted(row)), np.array([row[name] for name in sorted(row)])) for row in found])


def test_groups_stay_whole_and_every_row_is_tested_once() -> None:
    labels = np.array([1, 1, 1, 0, 0, 0, 0, 0, 1, 0] * 6)
    groups = np.array([f"g{number // 4}" for number in range(60)])
    seen: list[int] = []
    for train, test in fit.group_folds(labels, groups, 3):
        assert not set(groups[train]) & set(groups[test])
        assert len(train) + len(test) == 60
        assert 0 < labels[test].sum() < len(test)
        seen += test.tolist()
    assert sorted(seen) == list(range(60))
    again = [test.tolist() for _, test in fit.group_folds(labels, groups, 3)]
    assert again == [test.tolist() for _, test in fit.group_folds(labels, groups, 3)]
    assert again != [test.tolist() for _, test in fit.group_folds(labels, groups, 4)]


def test_a_machine_gives_each_bucket_its_side() -> None:
    """Weights folded back from the rows score as the kernel does."""
    seen = rows({1: 1, 2: 1}, {1: 1, 3: 1}, {4: 1, 2: 1}, {4: 2, 3: 1})
    labels = np.array([1, 1, 0, 0])
    part = fit.unit(seen, fit.rarity(seen, 1))
    kernel = 1 + fit.gram(part)
    multipliers = fit.machine(kernel, labels, 10.0)
    weights = fit.weights_of(part, multipliers)
    assert weights[1] > 0 > weights[4] and abs(weights[2]) < weights[1]
    direct = np.bincount(part.row, part.values * weights[part.buckets], minlength=4) + multipliers.sum()
    assert direct == pytest.approx(kernel @ multipliers, abs=1e-5)


def test_rows_keep_their_counts_when_chosen_and_joined() -> None:
    seen = rows({1: 1}, {2: 3, 5: 1}, {5: 2})
    chosen = seen.of(np.array([2, 0]))
    assert chosen.buckets[chosen.row == 0].tolist() == [5] and chosen.buckets[chosen.row == 1].tolist() == [1]
    both = fit.joined(chosen, seen)
    assert both.rows == 5 and both.buckets[both.row == 3].tolist() == [2, 5]
    assert fit.rarity(seen, 2)[[1, 2]].tolist() == [0, 0] and fit.rarity(seen, 2)[5] > 0


def test_measures() -> None:
    labels = np.array([1, 0, 1, 0])
    assert fit.area(labels, np.array([4.0, 3.0, 2.0, 1.0])) == 0.75
    assert fit.area(labels, np.zeros(4)) == 0.5
    assert fit.precision(labels, np.array([4.0, 1.0, 3.0, 2.0])) == pytest.approx(1.0)
    assert fit.precision(labels, np.zeros(4)) == pytest.approx(fit.PREVALENCE)
    assert fit.recall_at(labels, np.array([4.0, 3.0, 2.0, 1.0]), 0.0) == 0.5


def test_calibration_finds_the_curve_and_the_share() -> None:
    labels = np.array([1] * 60 + [0] * 60)
    scores = np.concatenate((np.linspace(-1, 3, 60), np.linspace(-3, 1, 60)))
    slope, offset = fit.calibration(labels, scores)
    chance = 1 / (1 + np.exp(-(slope * scores + offset)))
    assert slope > 0
    assert np.average(chance, weights=fit.adjusted(labels)) == pytest.approx(fit.PREVALENCE, abs=1e-3)
