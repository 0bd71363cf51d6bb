"""Training of the wording model, numpy only: sparse counts, folds that keep groups together, two kernel machines, calibration, measures.

The machines are support vector machines with squared hinge loss, solved by Newton's method over the rows (Chapelle 2007, Training a
support vector machine in the primal); every kernel here is a plain product of features, so that a machine is one weight per feature
afterwards and no row is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checkers.wording import model
from checkers.wording.features import BUCKETS, Vector

PREVALENCE = 0.0484
COLUMNS = 4096
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Counts:
    """Rows of bucket counts: `values` (1 + log count) of `buckets`, and the `row` of each."""

    buckets: Ints
    values: Floats
    row: Ints
    rows: int

    def of(self, chosen: Ints) -> Counts:
        """The rows chosen, in that order."""
        place = np.full(self.rows, -1)
        place[chosen] = np.arange(len(chosen))
        kept = place[self.row] >= 0
        return Counts(self.buckets[kept], self.values[kept], place[self.row[kept]], len(chosen))


def counts(vectors: Sequence[Vector]) -> Counts:
    """Counts of the vectors."""
    row = np.repeat(np.arange(len(vectors)), [len(vector.buckets) for vector in vectors])
    values = 1 + np.log(np.concatenate([vector.counts for vector in vectors]))
    return Counts(np.concatenate([vector.buckets for vector in vectors]), values, row, len(vectors))


def joined(first: Counts, second: Counts) -> Counts:
    """The rows of both."""
    return Counts(
        np.concatenate((first.buckets, second.buckets)),
        np.concatenate((first.values, second.values)),
        np.concatenate((first.row, second.row + first.rows)),
        first.rows + second.rows,
    )


def rarity(seen: Counts, least: int) -> Floats:
    """Rarity of each bucket among the rows in the steps in which it is stored; 0 below `least` rows."""
    present = np.bincount(seen.buckets, minlength=BUCKETS)
    steps: Floats = np.round((np.log((1 + seen.rows) / (1 + present)) + 1) / model.IDF_STEP).clip(0, 255)
    return np.where(present >= least, steps, 0) * model.IDF_STEP


def unit(raw: Counts, idf: Floats) -> Counts:
    """Weighted rows of length one; buckets without weight are left out."""
    kept = idf[raw.buckets] > 0
    buckets, row = raw.buckets[kept], raw.row[kept]
    values = raw.values[kept] * idf[buckets]
    length = np.sqrt(np.bincount(row, values * values, minlength=raw.rows))
    return Counts(buckets, values / length[row], row, raw.rows)


def gram(rows: Counts) -> Floats:
    """Products of all rows with each other."""
    names, column = np.unique(rows.buckets, return_inverse=True)
    order = np.argsort(column, kind="stable")
    column, values, row = column[order], rows.values[order].astype(np.float32), rows.row[order]
    total = np.zeros((rows.rows, rows.rows), dtype=np.float32)
    for start in range(0, len(names), COLUMNS):
        first, last = np.searchsorted(column, (start, start + COLUMNS))
        dense = np.zeros((rows.rows, min(COLUMNS, len(names) - start)), dtype=np.float32)
        dense[row[first:last], column[first:last] - start] = values[first:last]
        total += dense @ dense.T
    return total.astype(np.float64)


def weights_of(rows: Counts, multipliers: Floats) -> Floats:
    """One weight per bucket: the rows summed with their multipliers."""
    return np.bincount(rows.buckets, rows.values * multipliers[rows.row], minlength=BUCKETS)


def machine(kernel: Floats, labels: Ints, cost: float) -> Floats:
    """Multipliers of the rows of a squared-hinge machine. `kernel` holds the constant of the offset already."""
    signs = np.where(labels > 0, 1.0, -1.0)
    active = np.ones(len(signs), dtype=bool)
    multipliers = np.zeros(len(signs))
    for _ in range(30):
        chosen = np.flatnonzero(active)
        inner = kernel[np.ix_(chosen, chosen)] + np.eye(len(chosen)) / (2 * cost)
        multipliers = np.zeros(len(signs))
        multipliers[chosen] = np.linalg.solve(inner, signs[chosen])
        now = signs * (kernel @ multipliers) < 1
        if np.array_equal(now, active):
            break
        active = now
    return multipliers


def group_folds(labels: Ints, groups: NDArray[np.str_], seed: int, parts: int = 5) -> Iterator[tuple[Ints, Ints]]:
    """(rows to train on, rows to test on): groups stay whole, the share of frauds about even; the algorithm of scikit-learn's
    StratifiedGroupKFold, with its numbers."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    table = np.zeros((len(first), 2))
    np.add.at(table, (inverse, labels), 1)
    totals, shuffled = table.sum(0), np.arange(len(first))
    np.random.RandomState(seed).shuffle(shuffled)
    order = shuffled[np.argsort(-np.std(table[shuffled], axis=1), kind="mergesort")]
    filled, fold_of = np.zeros((parts, 2)), np.zeros(len(first), dtype=np.int64)
    for group in order:
        best, least, fewest = 0, np.inf, np.inf
        for fold in range(parts):
            filled[fold] += table[group]
            uneven = float(np.mean(np.std(filled / totals, axis=0)))
            many = float(filled[fold].sum())
            filled[fold] -= table[group]
            if uneven < least or (np.isclose(uneven, least) and many < fewest):
                best, least, fewest = fold, uneven, many
        filled[best] += table[group]
        fold_of[group] = best
    for fold in range(parts):
        test = fold_of[inverse] == fold
        yield np.flatnonzero(~test), np.flatnonzero(test)


def adjusted(labels: Ints) -> Floats:
    """Weights that bring the share of frauds to `PREVALENCE`."""
    share = labels.mean()
    return np.where(labels == 1, 1.0, (1 - PREVALENCE) / PREVALENCE * share / (1 - share))


def recall_at(labels: Ints, scores: Floats, alarms: float) -> float:
    """Share of frauds above the score that `alarms` of the legitimate rows exceed."""
    legitimate = np.sort(scores[labels == 0])[::-1]
    return float((scores[labels == 1] > legitimate[int(alarms * len(legitimate))]).mean())


def area(labels: Ints, scores: Floats) -> float:
    """Chance that a fraud scores higher than a legitimate row; ties count half."""
    honest = np.sort(scores[labels == 0])
    frauds = scores[labels == 1]
    below = np.searchsorted(honest, frauds, "left") + np.searchsorted(honest, frauds, "right")
    return float(below.mean() / 2 / len(honest))


def precision(labels: Ints, scores: Floats) -> float:
    """Average precision with legitimate rows weighted to `PREVALENCE`; equal scores are one step."""
    order = np.argsort(-scores, kind="stable")
    weight, hit = adjusted(labels)[order], labels[order] == 1
    last = np.append(np.diff(scores[order]) != 0, True)
    found, seen = np.cumsum(weight * hit)[last], np.cumsum(weight)[last]
    return float(np.sum(np.diff(found, prepend=0.0) * found / seen) / found[-1])


def figures(labels: Ints, scores: Floats) -> dict[str, float]:
    """The measures of the issue."""
    return {
        "auc": round(area(labels, scores), 4),
        "ap_adj": round(precision(labels, scores), 4),
        "recall_at_1pct": round(recall_at(labels, scores, 0.01), 4),
        "recall_at_5pct": round(recall_at(labels, scores, 0.05), 4),
    }


def calibration(labels: Ints, scores: Floats) -> tuple[float, float]:
    """(slope, offset) of the logistic curve through scores that the model had not seen, at `PREVALENCE`."""
    design = np.stack((scores, np.ones(len(scores))), axis=1)
    weight, line = adjusted(labels), np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(design @ line)))
        slope = design.T @ (weight * (labels - chance)) - 1e-6 * line
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design + 1e-6 * np.eye(2)
        line = line + np.linalg.solve(bend, slope)
    return float(line[0]), float(line[1])
