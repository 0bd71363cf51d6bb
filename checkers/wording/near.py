"""Similarity of a posting to the advertisements the model was trained on: to the nearest groups of honest and of fraudulent ones, and to
the nearest further honest texts. Gives a linear model, as a few numbers, the closeness to known examples that it cannot express itself.

Of an advertisement only bucket numbers and counts are kept, no word and no order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from checkers.wording.features import BUCKETS, Vector

SHARES: Final = {
    "title": 0.5, "profile": 0.5, "body": 1.0, "place": 0.5, "opening": 0.5, "closing": 0.5, "lead": 0.3, "tail": 0.3, "shape": 1.0,
    "title-shape": 0.3,
}  # fmt: skip
"""Weight of each block of a posting."""
EXTRA_WEIGHTS: Final = {"plain": 1.0}
TOPS: Final = (1, 3, 10, 30)
FURTHER_TOPS: Final = (1, 10)
NUMBERS: Final = 3 * len(TOPS) + len(FURTHER_TOPS)
_FAR: Final = -9.0
"""Similarity given to rows that are left out."""
Floats = NDArray[np.float64]
Rows = Mapping[str, NDArray[np.generic]]
DENSE_SHARE: Final = 0.2
"""A column that more than this share of the rows has is stored dense."""


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Rows of unit length, stored by bucket: `place` is the column of each bucket, block after block (0: no row has it); the rows that
    have column c and their values are `rows` and `values` from `starts[c]` to `starts[c + 1]`. Columns that many rows have are stored
    dense in `dense` (a line each, 0 where a row lacks it), at the line `often` (-1: not stored dense): five in six values of a posting
    are in them. `idf` per block is the weight of its buckets, `count` the number of rows."""

    place: NDArray[np.int32]
    starts: NDArray[np.int64]
    rows: NDArray[np.int16]
    values: NDArray[np.float32]
    often: NDArray[np.int32]
    dense: NDArray[np.float32]
    count: int
    idf: Mapping[str, Floats]
    shares: Mapping[str, float]

    def to(self, sparse: Mapping[str, Vector]) -> Floats:
        """Return the cosine of a posting with each row, shape (`count`,)."""
        columns, weights, square = [], [], 0.0
        for number, (name, share) in enumerate(self.shares.items()):
            value = _tf_idf(sparse[name].counts, self.idf[name][sparse[name].buckets])
            if length := float(np.linalg.norm(value)):
                columns.append(self.place[number * BUCKETS + sparse[name].buckets])
                weights.append(value * np.sqrt(share) / length)
                square += share
        if not columns:
            return np.zeros(self.count)
        column, weight = np.concatenate(columns), np.concatenate(weights).astype(np.float32)
        line = self.often[column]
        spread = np.zeros(len(self.dense), dtype=np.float32)
        spread[line[line >= 0]] = weight[line >= 0]
        column, weight = column[line < 0], weight[line < 0]
        first, size = self.starts[column], self.starts[column + 1] - self.starts[column]
        at = np.repeat(first - np.cumsum(size) + size, size) + np.arange(size.sum())
        products = self.values[at] * np.repeat(weight, size)
        frequent = np.einsum(
            "i,ij->j", spread, self.dense
        )  # not `@`: its threads take the other processor from the window
        cosines: Floats = np.bincount(self.rows[at], weights=products, minlength=self.count) + frequent
        cosines /= np.sqrt(square)
        return cosines


@dataclass(frozen=True, slots=True)
class NearestRows:
    """Rows in order, honest groups first: a group begins at each of `groups`, the first `honest` of them are honest."""

    rows: StoredRows
    groups: NDArray[np.int64]
    honest: int
    further: StoredRows

    def numbers(
        self,
        sparse: Mapping[str, Vector],
        groups: NDArray[np.bool_] | None = None,
        further: NDArray[np.bool_] | None = None,
    ) -> Floats:
        """Return the `NUMBERS` similarity features of a posting: mean similarity of the nearest groups, honest, fraudulent, and the
        difference; then of the nearest further texts. `groups` and `further` mask those that are left out."""
        nearness = np.maximum.reduceat(self.rows.to(sparse), self.groups)
        others = self.further.to(sparse)
        if groups is not None and further is not None:
            nearness[groups], others[further] = _FAR, _FAR
        honest, fraud = _mean_of_highest(nearness[: self.honest], TOPS), _mean_of_highest(nearness[self.honest :], TOPS)
        return np.concatenate((honest, fraud, honest - fraud, _mean_of_highest(others, FURTHER_TOPS)))


def _mean_of_highest(nearness: Floats, tops: Sequence[int]) -> Floats:
    """Return, for each number in `tops`, the mean of that many highest values."""
    falling = -np.sort(-nearness)
    return np.array([falling[:top].mean() for top in tops])


def _tf_idf(counts: Floats, idf: Floats) -> Floats:
    weighted: Floats = (1 + np.log(counts)) * idf
    return weighted


def pack_rows(
    prefix: str, vectors: Sequence[Mapping[str, Vector]], idf: Mapping[str, Floats]
) -> dict[str, NDArray[np.generic]]:
    """Pack rows for storage, per block of `idf`: steps from one bucket that has weight to the next (low and high bytes), counts up to
    255, and the number of buckets of each row."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, weight in idf.items():
        rank = np.cumsum(weight > 0) - 1
        chosen = [weight[vector[name].buckets] > 0 for vector in vectors]
        steps = [
            np.diff(rank[vector[name].buckets[kept]], prepend=-1) for vector, kept in zip(vectors, chosen, strict=True)
        ]
        whole = np.concatenate(steps)
        if len(whole) and whole.max() >= 1 << 16:
            raise ValueError(f"a step of block {name} does not fit into two bytes")
        counts = np.concatenate([vector[name].counts[kept] for vector, kept in zip(vectors, chosen, strict=True)])
        arrays |= {
            f"{prefix}_steps_{name}": np.stack((whole & 255, whole >> 8)).astype(np.uint8),
            f"{prefix}_counts_{name}": counts.clip(0, 255).astype(np.uint8),
            f"{prefix}_sizes_{name}": np.array([len(row) for row in steps], dtype=np.uint16),
        }
    return arrays


def unpacked(prefix: str, arrays: Rows, idf: Mapping[str, Floats], shares: Mapping[str, float]) -> StoredRows:
    """Restore the rows packed by `packed`."""
    columns, values, rows = [], [], []
    for number, (name, share) in enumerate(shares.items()):
        sizes = arrays[f"{prefix}_sizes_{name}"].astype(np.int64)
        low, high = arrays[f"{prefix}_steps_{name}"].astype(np.int64)
        row = np.repeat(np.arange(len(sizes)), sizes)
        climbed = np.cumsum(low + (high << 8))
        before = np.concatenate((np.zeros(1, dtype=np.int64), climbed))[np.cumsum(sizes) - sizes]
        bucket = np.flatnonzero(idf[name] > 0)[climbed - before[row] - 1]
        value = _tf_idf(arrays[f"{prefix}_counts_{name}"].astype(np.float64), idf[name][bucket])
        length = np.sqrt(np.bincount(row, value * value, minlength=len(sizes)))
        columns.append(number * BUCKETS + bucket)
        values.append(value * np.sqrt(share) / length[row])
        rows.append(row.astype(np.int16))
    whole, value, column = np.concatenate(rows), np.concatenate(values), np.concatenate(columns)
    length = np.sqrt(np.bincount(whole, value * value))
    used = np.zeros(len(shares) * BUCKETS, dtype=np.int32)
    used[column] = 1
    place = np.cumsum(used, dtype=np.int32) * used
    order = np.argsort(place[column], kind="stable")
    sizes = np.bincount(place[column], minlength=int(used.sum()) + 1)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
    unit = (value / length[whole]).astype(np.float32)[order]
    frequent = np.flatnonzero(sizes[1:] > DENSE_SHARE * len(length)) + 1
    often = np.full(len(sizes), -1, dtype=np.int32)
    often[frequent] = np.arange(len(frequent))
    dense = np.zeros((len(frequent), len(length)), dtype=np.float32)
    line = np.repeat(often, sizes)
    dense[line[line >= 0], whole[order][line >= 0]] = unit[line >= 0]
    return StoredRows(place, starts, whole[order], unit, often, dense, len(length), idf, shares)
