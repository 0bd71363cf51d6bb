"""Runs of words (English) or characters (Chinese) of a normalised text, hashed to numbers of buckets: those of many windows in one pass."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from checkers.rules.concepts import Span

BUCKETS: Final = 1 << 18
_LONGEST: Final = {False: 3, True: 4}
"""Units in a run: words, or characters where the text is Chinese."""
_UNIT: Final = re.compile(r"\d[\d,.]*|[a-z']+|[\u4e00-\u9fff]|#|[$£€¥₹%?@]")
_HAN_SHARE: Final = 0.2
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_SALT: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT: Final = np.uint64(64 - 18)
_FEW: Final = 1 << 13
"""Spans whose numbers and buckets fit into 31 bits together."""
_FIRST_HAN: Final = "\u4e00"
Numbers = NDArray[np.int64]


@functools.lru_cache(maxsize=1 << 15)
def _code(unit: str) -> int:
    return zlib.crc32(b"#" if unit[0].isdecimal() else unit.encode())


def buckets(text: str) -> Numbers:
    """Return the different buckets of a normalised text, in order; all figures are one unit."""
    return window_buckets(text, [(0, len(text))])[0]


def window_buckets(text: str, spans: Sequence[Span]) -> tuple[Numbers, Numbers]:
    """Return the different buckets of each of `spans` of a normalised text, in order, and for each bucket the number of its span."""
    matches = list(_UNIT.finditer(text))
    units = [match.group() for match in matches]
    known = np.fromiter(map(_code, units), dtype=np.uint64, count=len(units))
    starts = np.array([match.start() for match in matches], dtype=np.int64)
    han = np.concatenate(([0], np.cumsum([unit >= _FIRST_HAN for unit in units], dtype=np.int64)))
    edges = np.array(spans, dtype=np.int64).reshape(-1, 2)
    first, last = np.searchsorted(starts, edges).T
    chinese = han[last] - han[first] > _HAN_SHARE * (edges[:, 1] - edges[:, 0])
    small = np.int32 if len(edges) < _FEW else np.int64  # sorted in half the time
    found, owners = [], []
    run = np.zeros(len(known), dtype=np.uint64)
    for length in range(1, _LONGEST[True] + 1):
        run = (run[: len(known) - length + 1] + known[length - 1 :] + np.uint64(length)) * _GOLDEN
        run ^= run >> np.uint64(29)
        counts = np.maximum(last - first - length + 1, 0) * ((length <= _LONGEST[False]) | chinese)
        owner = np.repeat(np.arange(len(edges)), counts)
        at = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts - first, counts)
        found.append(((run * _SALT) >> _SHIFT).astype(small)[at])
        owners.append(owner.astype(small))
    pairs = np.sort(np.concatenate(owners) * small(BUCKETS) + np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]  # twice as fast as numpy's unique
    return (pairs % BUCKETS).astype(np.int64), (pairs // BUCKETS).astype(np.int64)
