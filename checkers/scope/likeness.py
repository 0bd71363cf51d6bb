"""Likeness of a sentence to other people's words about postings (notices, warnings, denials, reports, doubts), against a poster's own.

Hashed runs of one to four tokens (English words, single Chinese characters, `#` for a figure, a few marks) inside a sentence, weighed by
`resources/meaning/scope.npz`, which `python -m benchmarks.scope train` writes. All sentences of a text are scored in one pass, numpy only,
linear in the text. It decides nothing alone: see `checkers.scope.whose_words`.
"""

from __future__ import annotations

import functools
import itertools
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app import resources

BITS: Final = 17
BUCKETS: Final = 1 << BITS
IDF_STEP: Final = 0.04
LONGEST_RUN: Final = 4
_TOKEN: Final = re.compile(r"[a-z']+|[0-9]+|[\u4e00-\u9fff]|[?!$£€]")
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_SALT: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT: Final = np.uint64(64 - BITS)
Span = tuple[int, int]
Buckets = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Per bucket `weights` times `scale`, rarity `idf` in steps of `IDF_STEP` (0: never seen); and the `offset`."""

    weights: NDArray[np.int8]
    idf: NDArray[np.uint8]
    scale: float
    offset: float


@functools.cache
def shipped_weights() -> Weights:
    """Return the weights that come with the program."""
    with np.load(resources.path("meaning", "scope.npz"), allow_pickle=False) as stored:
        return Weights(stored["weights"], stored["idf"], float(stored["scale"]), float(stored["offset"]))


@functools.lru_cache(maxsize=1 << 14)
def _code(token: str) -> int:
    return zlib.crc32(b"#" if token.isdigit() else token.encode())


def runs(text: str, spans: Sequence[Span]) -> tuple[Buckets, Buckets]:
    """Return the buckets of all runs of tokens inside each of `spans` of a normalised text, and for each the number of its span."""
    found = [_TOKEN.findall(text, start, end) for start, end in spans]
    units = np.fromiter(map(_code, itertools.chain.from_iterable(found)), dtype=np.uint64)
    owner = np.repeat(np.arange(len(spans)), [len(tokens) for tokens in found])
    hashes, owners = [], []
    run = np.zeros(len(units), dtype=np.uint64)
    for length in range(1, min(LONGEST_RUN, len(units)) + 1):
        last = len(units) - length + 1
        run = (run[:last] + units[length - 1 :] + np.uint64(length)) * _GOLDEN
        run ^= run >> np.uint64(29)
        inside = owner[:last] == owner[length - 1 :]
        hashes.append(((run * _SALT) >> _SHIFT)[inside])
        owners.append(owner[:last][inside])
    if not hashes:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(hashes).astype(np.int64), np.concatenate(owners)


def scores(text: str, spans: Sequence[Span], weights: Weights | None = None) -> Floats:
    """Score each of `spans` of a normalised text: above 0 like other people's words, below 0 like a poster's; 0 if nothing of it is known."""
    known = weights or shipped_weights()
    found, owner = runs(text, spans)
    rarity = known.idf[found] * IDF_STEP
    total = np.bincount(owner, known.weights[found] * rarity, minlength=len(spans)) * known.scale
    length = np.sqrt(np.bincount(owner, rarity * rarity, minlength=len(spans)))
    return np.where(length > 0, total / np.maximum(length, 1e-9) + known.offset, 0.0)
