"""The trained weights of the tagger and the best row of tags for each line.

`resources/tagger/weights.npz` holds `tags` (names, `O` first, then `B-` and `I-` of each class), `rows` (numbers of the features that have
weights, ascending), `weights` (float16, rows by tags), `transitions` (float32, tags by tags: weight of a tag behind another) and `offsets`
(float32: what each tag scores beforehand, chosen on texts held back from training).
Written by `benchmarks/tagger_fit.py`; docs/model-cards/tagger.md says from which texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources
from app.redact.sequence_tagger.features import SIZE, Numbers

FOLDER: Final = "tagger"
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Tags with the weights of features (`table[index[feature]]`) and of pairs of tags."""

    tags: tuple[str, ...]
    index: NDArray[np.int32]
    table: Scores
    transitions: Scores
    offsets: Scores

    def scores(self, features: Numbers) -> Scores:
        """Return the score of each tag for each token, shape (tokens, tags)."""
        rows = self.index[features]
        total = np.tile(self.offsets, (len(features), 1))
        for at in range(rows.shape[1]):
            total += self.table[rows[:, at]]
        return total


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the shipped weights, loaded on the first call."""
    with resources.path(FOLDER, "weights.npz").open("rb") as file, np.load(file) as data:
        return prepared(
            tuple(map(str, data["tags"])), data["rows"], data["weights"], data["transitions"], data["offsets"]
        )


def prepared(
    tags: tuple[str, ...],
    rows: Numbers,
    table: NDArray[np.floating],
    transitions: NDArray[np.floating],
    offsets: NDArray[np.floating],
) -> Weights:
    """Return weights ready for use; features without a row score 0."""
    index = np.zeros(SIZE, np.int32)
    index[rows] = np.arange(1, len(rows) + 1)
    empty = np.zeros((1, len(tags)), np.float32)
    table = np.concatenate([empty, table.astype(np.float32)])
    return Weights(tags, index, table, transitions.astype(np.float32), offsets.astype(np.float32))


def best_tags(scores: Scores, transitions: Scores, lines: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Return the tag of each token: the best row of tags for each line `[start:end]` of tokens (Viterbi, all lines at once)."""
    tags = np.zeros(len(scores), np.int64)
    lines = sorted((line for line in lines if line[1] > line[0]), key=lambda line: line[0] - line[1])
    if not lines:
        return tags
    starts = np.array([start for start, _ in lines])
    sizes = np.array([end - start for start, end in lines])
    best = scores[starts]
    came: list[NDArray[np.int64]] = []
    ends: list[NDArray[np.int64]] = []
    for step in range(1, int(sizes[0]) + 1):
        active = int((sizes > step).sum())
        ends.append(best[active:].argmax(axis=1))
        if not active:
            break
        ways = best[:active, :, None] + transitions[None]
        came.append(ways.argmax(axis=1))
        best = np.take_along_axis(ways, came[-1][:, None, :], axis=1)[:, 0] + scores[starts[:active] + step]
    last = np.concatenate(ends[::-1]) if ends else np.zeros(0, np.int64)
    for at, (start, end) in enumerate(lines):
        tag = int(last[at])
        for step in range(end - start - 1, -1, -1):
            tags[start + step] = tag
            if step:
                tag = int(came[step - 1][at, tag])
    return tags
