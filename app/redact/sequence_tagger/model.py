"""The trained weights of the tagger and the share of each tag at each token.

`resources/tagger/weights.npz` holds `tags` (names, `O` first, then `B-` and `I-` of each class), `gaps` (between the numbers of the features that
have weights, ascending), the weights that are not zero as `counts` (of a row), `columns` and `values` (int8, in steps of `scale`), `transitions`
(float32, tags by tags: weight of a tag behind another) and `thresholds` (float32: from what share on a class is said, chosen on texts held
back from training). Written by `benchmarks/tagger_fit.py`; docs/tagger-model.md says from which texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.redact.sequence_tagger.features import SIZE, Numbers

FOLDER: Final = "tagger"
FORBIDDEN: Final = -50.0
"""Weight of a tag that cannot stand behind another: the inside of a class behind anything but the same class."""
Scores = NDArray[np.float32]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Tags with the weights of features (`table[index[feature]]` in steps of `scale`), of pairs of tags, and the thresholds of the classes."""

    tags: tuple[str, ...]
    index: NDArray[np.int32]
    table: Scores | NDArray[np.int8]
    transitions: Scores
    thresholds: Scores
    scale: np.float32

    def scores(self, features: Numbers) -> Scores:
        """Return the score of each tag for each token, shape (tokens, tags)."""
        rows = self.index.take(features.T)
        size = features.shape[0] * self.table.shape[1]
        whole = self.table.dtype == np.int8  # the shipped weights: sums of some hundred of them fit into sixteen bits
        total = np.zeros(size, np.int16 if whole else np.float32)
        for at in range(0, len(rows), _AT_ONCE):
            some = self.table.take(rows[at : at + _AT_ONCE], axis=0)
            total += some.reshape(-1, size).sum(axis=0, dtype=total.dtype)
        return total.reshape(features.shape[0], -1) * self.scale


_AT_ONCE: Final = 20
"""Features whose weights are added up in one call."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the shipped weights, loaded on the first call."""
    return read_weights(resources.path(FOLDER, "weights.npz"))


def read_weights(path: Path) -> Weights:
    """Return the weights of a file."""
    with np.load(path, allow_pickle=False) as data:
        rows, counts = np.cumsum(data["gaps"], dtype=np.uint32), data["counts"]
        tags = tuple(map(str, data["tags"]))
        table = np.zeros((len(rows) + 1, len(tags)), np.int8)
        table[np.repeat(np.arange(1, len(rows) + 1), counts), data["columns"]] = data["values"]
        index = indexed(rows)
        return Weights(tags, index, table, data["transitions"], data["thresholds"], np.float32(data["scale"]))


def indexed(rows: Numbers) -> NDArray[np.int32]:
    """Return by feature the number of its row in a table whose first row is empty, for features without a weight, and whose others are those
    of `rows`."""
    index = np.zeros(SIZE, np.int32)
    index[rows] = np.arange(1, len(rows) + 1)
    return index


def marginals(scores: Scores, transitions: Scores, lines: Sequence[tuple[int, int]]) -> Scores:
    """Return the share of each tag at each token, over all rows of tags of its line `[start:end]` (forward and backward, all lines at
    once); a token of no line has the tag `O` alone."""
    shares = np.zeros_like(scores)
    shares[:, 0] = 1
    lines = sorted((line for line in lines if line[1] > line[0]), key=lambda line: line[0] - line[1])
    if not lines:
        return shares
    starts = np.array([start for start, _ in lines])
    sizes = np.array([end - start for start, end in lines])
    inside = np.arange(int(sizes[0]))[:, None] < sizes
    tokens = np.minimum(starts + np.arange(int(sizes[0]))[:, None], len(scores) - 1)
    local = np.exp(scores - scores.max(axis=1, keepdims=True))[tokens]
    joint = _joint(local, np.exp(transitions), sizes)
    joint /= joint.sum(axis=2, keepdims=True)
    shares[tokens[inside]] = joint[inside]
    return shares


_UNSCALED: Final = 8
"""Places of a line between two scalings: as many steps against all weights stay far within the range of a float64."""


def _joint(local: Scores, steps: Scores, sizes: Counts) -> NDArray[np.float64]:
    """Return the unscaled share of each tag, shape (place in the line, line, tag); `sizes`: tokens of each line, the longest first. Lines
    are walked from both ends at once."""
    places = np.arange(len(local))[:, None]
    inside = places < sizes
    turned = np.where(inside, sizes - 1 - places, places)  # the place seen from the end of the line
    lines = np.arange(len(sizes))
    ways = np.stack([local, local[turned, lines]], axis=1, dtype=np.float64)
    both = np.stack([steps, steps.T], dtype=np.float64)
    coming = np.ones_like(ways)
    before = np.empty_like(ways[0])
    for at, count in enumerate(inside.sum(axis=1).tolist()[1:], 1):
        now = np.multiply(ways[at - 1, :, :count], coming[at - 1, :, :count], out=before[:, :count])
        if at % _UNSCALED == 0:
            now /= now.sum(axis=2, keepdims=True)
        np.matmul(now, both, out=coming[at, :, :count])
    return np.asarray(local * coming[:, 0] * coming[turned, 1, lines])
