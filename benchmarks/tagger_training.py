"""Train a linear-chain conditional random field over hashed features, line by line (FTRL-Proximal, McMahan et al. 2013), with some features left
out at random in each step, so that none is relied on alone.

Needs `numba`, which the program itself does not. A token may be free: any tag is right there (texts that are labelled in part).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numba
import numpy as np

from app.redact.sequence_tagger.features import SIZE
from app.redact.sequence_tagger.model import FORBIDDEN

_LONGEST: Final = 400
_compiled = numba.njit(fastmath=True, cache=True)


@dataclass(frozen=True)
class Example:
    """A text for training: `features` (tokens by templates), `tags` (numbers), `free` (tokens of unknown tag), `lines` (ranges of tokens);
    `origin` is the text it was made of."""

    origin: str
    features: Any
    tags: Any
    free: Any
    lines: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Settings:
    """Rate and penalty of the training, share of features left out, rounds over the texts, in how many texts a feature must occur, and the
    smallest weight that is kept."""

    rounds: int = 5
    rate: float = 0.1
    penalty: float = 1.0
    left_out: float = 0.5
    fewest_texts: int = 2
    smallest: float = 0.05
    seed: int = 0


@dataclass(frozen=True)
class Trained:
    """Numbers of the features, ascending, their weights (features by tags), and the weights of pairs of tags."""

    rows: Any
    table: Any
    transitions: Any


def train(examples: Sequence[Example], tags: Sequence[str], settings: Settings) -> Trained:
    """Return the weights that make the tags of the examples likeliest."""
    rows = _frequent(examples, settings.fewest_texts)
    index = np.full(SIZE, -1, np.int32)
    index[rows] = np.arange(len(rows))
    features = np.concatenate([index[one.features] for one in examples])
    gold = np.concatenate([one.tags for one in examples])
    free = np.concatenate([one.free for one in examples])
    lines, offset = [], 0
    for one in examples:
        lines += [(offset + start, offset + end) for start, end in one.lines if end > start]
        offset += len(one.tags)
    places = np.array(lines)
    allowed = np.array([[not after.startswith("I-") or before[2:] == after[2:] for after in tags] for before in tags])
    state = tuple(np.zeros((len(rows), len(tags)), np.float32) for _ in range(3))
    steps = tuple(np.zeros((len(tags), len(tags)), np.float32) for _ in range(2))
    generator = np.random.default_rng(settings.seed)
    options = (np.float32(settings.rate), np.float32(settings.penalty), np.float32(settings.left_out))
    for turn in range(settings.rounds):
        order = places[generator.permutation(len(places))]
        _round(order, features, gold, free, state, steps, allowed, options, settings.seed * 1000 + turn)
    table = np.where(np.abs(state[0]) < settings.smallest, np.float32(0), state[0])
    return Trained(rows, table, np.where(allowed, steps[0], FORBIDDEN).astype(np.float32))


def _frequent(examples: Sequence[Example], fewest: int) -> Any:
    """Return the features that occur in enough texts; variants of one text count once."""
    by_origin: dict[str, list[Any]] = {}
    for one in examples:
        by_origin.setdefault(one.origin, []).append(one.features.ravel())
    counts = np.zeros(SIZE, np.uint16)
    for parts in by_origin.values():
        counts[np.unique(np.concatenate(parts))] += 1
    return np.flatnonzero(counts >= fewest)


@_compiled
def _round(order, features, gold, free, state, steps, allowed, options, seed):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    np.random.seed(seed)
    tags = allowed.shape[0]
    scores = np.zeros((_LONGEST, tags), np.float32)
    kept = np.zeros((_LONGEST, features.shape[1]), np.bool_)
    work = np.zeros((3, _LONGEST, tags), np.float32)
    share, truth = np.zeros((_LONGEST, tags), np.float32), np.zeros((_LONGEST, tags), np.float32)
    pairs = np.zeros((tags, tags), np.float32)
    ways = np.zeros((tags, tags), np.float32)
    for at in range(len(order)):
        start, size = order[at, 0], order[at, 1] - order[at, 0]
        ways[:] = np.where(allowed, np.exp(steps[0]), np.float32(0.0))
        _score(features, start, size, state[0], options[2], scores, kept)
        _marginals(scores, size, ways, work, share)
        _pairs(size, ways, work, pairs)
        if free[start : start + size].any():
            for token in range(size):
                if not free[start + token]:
                    for tag in range(tags):
                        if tag != gold[start + token]:
                            scores[token, tag] -= np.float32(60.0)
            _marginals(scores, size, ways, work, truth)
        else:
            truth[:size] = 0
            for token in range(size):
                truth[token, gold[start + token]] = 1
                if token:
                    pairs[gold[start + token - 1], gold[start + token]] -= 1
            _step_pairs(pairs, steps, allowed, options[0])
        share[:size] -= truth[:size]
        _step(features, start, size, share, kept, state, options)


@_compiled
def _score(features, start, size, table, left_out, scores, kept):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Add up the weights of the features that are not left out, scaled for those that are."""
    tags, scale = table.shape[1], np.float32(1.0 / (1.0 - left_out))
    for token in range(size):
        for tag in range(tags):
            scores[token, tag] = 0
        for at in range(features.shape[1]):
            row = features[start + token, at]
            kept[token, at] = row >= 0 and np.random.random() >= left_out
            if kept[token, at]:
                for tag in range(tags):
                    scores[token, tag] += table[row, tag]
        for tag in range(tags):
            scores[token, tag] *= scale


@_compiled
def _marginals(scores, size, ways, work, share):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Compute the share of each tag at each token, forward and backward; `work` keeps local, forward and backward shares."""
    tags = ways.shape[0]
    local, before, behind = work[0], work[1], work[2]
    for token in range(size):
        top = scores[token].max()
        for tag in range(tags):
            local[token, tag] = np.exp(scores[token, tag] - top)
    before[0] = local[0] / local[0].sum()
    for token in range(1, size):
        before[token] = 0
        for first in range(tags):
            part = before[token - 1, first]
            if part > 1e-12:
                for tag in range(tags):
                    before[token, tag] += part * ways[first, tag]
        before[token] *= local[token]
        before[token] /= before[token].sum()
    behind[size - 1] = 1
    for token in range(size - 2, -1, -1):
        for first in range(tags):
            total = np.float32(0.0)
            for tag in range(tags):
                total += ways[first, tag] * local[token + 1, tag] * behind[token + 1, tag]
            behind[token, first] = total
        behind[token] /= behind[token].max()
    for token in range(size):
        share[token] = before[token] * behind[token]
        share[token] /= share[token].sum()


@_compiled
def _pairs(size, ways, work, pairs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Compute the expected number of each pair of neighbouring tags."""
    tags = ways.shape[0]
    local, before, behind = work[0], work[1], work[2]
    pairs[:] = 0
    for token in range(size - 1):
        coming = local[token + 1] * behind[token + 1]
        total = np.float32(0.0)
        for first in range(tags):
            for tag in range(tags):
                total += before[token, first] * ways[first, tag] * coming[tag]
        for first in range(tags):
            part = before[token, first] / total
            if part > 1e-9:
                for tag in range(tags):
                    pairs[first, tag] += part * ways[first, tag] * coming[tag]


@_compiled
def _step_pairs(pairs, steps, allowed, rate):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Move the weights of pairs of tags against their gradient (AdaGrad)."""
    for first in range(pairs.shape[0]):
        for tag in range(pairs.shape[1]):
            slope = pairs[first, tag]
            if allowed[first, tag] and abs(slope) > 1e-8:
                steps[1][first, tag] += slope * slope
                steps[0][first, tag] -= rate * slope / np.sqrt(steps[1][first, tag] + 1e-6)


@_compiled
def _step(features, start, size, slopes, kept, state, options):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Move the weights of the features against their gradient (FTRL-Proximal: weight, sum of slopes, sum of their squares)."""
    weight, total, squares = state
    rate, penalty, scale = options[0], options[1], np.float32(1.0 / (1.0 - options[2]))
    for token in range(size):
        if np.abs(slopes[token]).max() < 0.005:
            continue
        for at in range(features.shape[1]):
            if not kept[token, at]:
                continue
            row = features[start + token, at]
            for tag in range(slopes.shape[1]):
                slope = slopes[token, tag] * scale
                if abs(slope) < 1e-4:
                    continue
                root = np.sqrt(squares[row, tag])
                squares[row, tag] += slope * slope
                grown = np.sqrt(squares[row, tag])
                total[row, tag] += slope - (grown - root) / rate * weight[row, tag]
                over = abs(total[row, tag]) - penalty
                weight[row, tag] = -np.sign(total[row, tag]) * over / ((1 + grown) / rate) if over > 0 else 0
