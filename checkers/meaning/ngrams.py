"""Runs of words (English) or characters (Chinese) of a normalised text, hashed to numbers of buckets: those of many windows in one pass."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.text.characters import has_han
from checkers.rules.concepts import Span

_BITS: Final = 18
BUCKETS: Final = 1 << _BITS
_LONGEST: Final = {False: 3, True: 4}
"""Units in a run: words, or characters where the text is Chinese."""
_UNIT: Final = re.compile(r"\d[\d,.]*|[a-z']+|#|[$£€¥₹%?@]")
"""Units beside Chinese characters, each of which is one."""
_HAN: Final = (0x4E00, 0xA000)
_HAN_SHARE: Final = 0.2
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_SALT: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT: Final = np.uint64(64 - _BITS)
_FEW: Final = 1 << 13
"""Spans whose numbers and buckets fit into 31 bits together."""
Numbers = NDArray[np.int64]


@functools.lru_cache(maxsize=1 << 15)
def _code(unit: str) -> int:
    return zlib.crc32(b"#" if unit[0].isdecimal() else unit.encode())


def buckets(text: str) -> Numbers:
    """Return the different buckets of a normalised text, in order; all figures are one unit."""
    return window_buckets(text, [(0, len(text))])[0]


def window_buckets(text: str, spans: Sequence[Span]) -> tuple[Numbers, Numbers]:
    """Return the different buckets of each of `spans` of a normalised text, in order, and for each bucket the number of its span."""
    starts, known, is_han = _units(text)
    han = np.concatenate(([0], np.cumsum(is_han, dtype=np.int64)))
    edges = np.array(spans, dtype=np.int64).reshape(-1, 2)
    first, last = np.searchsorted(starts, edges).T
    chinese = han[last] - han[first] > _HAN_SHARE * (edges[:, 1] - edges[:, 0])
    small = np.int32 if len(edges) < _FEW else np.int64  # sorted in half the time
    numbers = (np.arange(len(edges)) * BUCKETS).astype(small)
    pairs = []
    run = np.zeros(len(known), dtype=np.uint64)
    for length in range(1, _LONGEST[True] + 1):
        run = (run[: len(known) - length + 1] + known[length - 1 :] + np.uint64(length)) * _GOLDEN
        run ^= run >> np.uint64(29)
        counts = np.maximum(last - first - length + 1, 0) * ((length <= _LONGEST[False]) | chinese)
        stops = np.cumsum(counts)
        at = np.arange(stops[-1] if len(stops) else 0) - np.repeat(stops - counts - first, counts)
        pairs.append(((run * _SALT) >> _SHIFT).astype(small)[at] + np.repeat(numbers, counts))
    sorted_pairs = np.sort(np.concatenate(pairs))
    different = sorted_pairs[np.diff(sorted_pairs, prepend=-1) > 0]  # twice as fast as numpy's unique
    return (different & (BUCKETS - 1)).astype(np.int64), (different >> _BITS).astype(np.int64)


def _units(text: str) -> tuple[Numbers, NDArray[np.uint64], NDArray[np.bool_]]:
    """Return the offset of each unit of a text, its code, and whether it is a Chinese character."""
    matches = list(_UNIT.finditer(text))
    codes = np.fromiter((_code(match.group()) for match in matches), dtype=np.uint64, count=len(matches))
    starts = np.fromiter((match.start() for match in matches), dtype=np.int64, count=len(matches))
    if not has_han(text):
        return starts, codes, np.zeros(len(codes), dtype=np.bool_)
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    at = np.flatnonzero((characters >= _HAN[0]) & (characters < _HAN[1]))
    place = np.concatenate((starts, at))
    order = np.argsort(place, kind="stable")
    known = np.concatenate((codes, _han_codes()[characters[at] - _HAN[0]]))
    return place[order], known[order], order >= len(starts)


@functools.cache
def _han_codes() -> NDArray[np.uint64]:
    """Return the code of every Chinese character of the basic block."""
    return np.array([zlib.crc32(chr(code).encode()) for code in range(*_HAN)], dtype=np.uint64)
