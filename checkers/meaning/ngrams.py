"""Runs of words (English) or characters (Chinese) of a normalised text, hashed to numbers of buckets."""

from __future__ import annotations

import re
import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

BUCKETS: Final = 1 << 18
_LONGEST: Final = {False: 3, True: 4}
"""Units in a run: words, or characters where the text is Chinese."""
_UNIT: Final = re.compile(r"[a-z']+|[\u4e00-\u9fff]|#|[$£€¥₹%?@]")
_NUMBER: Final = re.compile(r"\d[\d,.]*")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_HAN_SHARE: Final = 0.2
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_SALT: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT: Final = np.uint64(64 - 18)


def is_chinese(text: str) -> bool:
    """Return True for a normalised text that is mostly Chinese."""
    return not text.isascii() and len(_HAN.findall(text)) > _HAN_SHARE * len(text)


def buckets(text: str) -> NDArray[np.int64]:
    """Return the different buckets of a normalised text, in order; all figures are one unit."""
    units = _UNIT.findall(_NUMBER.sub("#", text))
    known = np.array([zlib.crc32(unit.encode()) for unit in units], dtype=np.uint64)
    found = []
    run = np.zeros(len(known), dtype=np.uint64)
    for length in range(1, min(_LONGEST[is_chinese(text)], len(known)) + 1):
        run = (run[: len(known) - length + 1] + known[length - 1 :] + np.uint64(length)) * _GOLDEN
        run ^= run >> np.uint64(29)
        found.append((run * _SALT) >> _SHIFT)
    return np.unique(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, dtype=np.int64)
