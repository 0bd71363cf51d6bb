"""Tells which of many short strings of one length stand in a long text or in bytes, in one pass.

Most of what a file holds is noise (a font), in which the beginning of no value stands: a value is searched only where its beginning was seen.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, AnyStr, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

_PLAIN: Final = 2_000
"""Characters below which each string is searched straight away."""
_PART: Final = 500_000
"""Characters that are looked at together."""
_FACTOR: Final = np.uint32(0x9E3779B1)
_SHIFT: Final = np.uint32(16)


def standing_in(data: AnyStr, wanted: Collection[AnyStr]) -> set[AnyStr]:
    """Return those of `wanted`, all of one length, that stand in data."""
    if len(data) < _PLAIN:
        return {each for each in wanted if each in data}
    size = max(map(len, wanted), default=0)
    if not size:
        return set()
    table = np.zeros(1 << 16, bool)
    table[_hashes(np.concatenate(list(map(_codes, wanted))), size)[::size]] = True
    seen: set[AnyStr] = set()
    for start in range(0, len(data), _PART):
        part = data[start : start + _PART + size - 1]
        if len(part) >= size:
            seen.update(part[at : at + size] for at in np.flatnonzero(table[_hashes(_codes(part), size)]).tolist())
    return seen.intersection(wanted)


def _codes(data: str | bytes) -> Codes:
    """Return the code points of a text, or bytes, as numbers."""
    if isinstance(data, str):
        return np.frombuffer(data.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.frombuffer(data, np.uint8).astype(np.uint32)


def _hashes(codes: Codes, size: int) -> Codes:
    """Return a number below 65,536 for each row of `size` codes."""
    last = len(codes) - size + 1
    found = codes[:last] * _FACTOR
    for at in range(1, size):
        found ^= codes[at : last + at]
        found *= _FACTOR
    return found >> _SHIFT
