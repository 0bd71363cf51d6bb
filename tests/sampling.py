"""Large properties: `make test` takes a fixed sample of their cases, `make check-full` (`COUNTERMARK_FULL=1`) every one of them.

A sample changes nothing of what a test asserts, only how many cases it is asserted of. It is drawn once and for all from the
seed, so that two runs of one commit ask the same, and it holds at least one case of every class that a test names.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import pytest

Item = TypeVar("Item")

FULL: Final = os.environ.get("COUNTERMARK_FULL") == "1"
"""Whether every case is asked for."""

full_only: Final = pytest.mark.skipif(not FULL, reason="takes minutes: `make check-full` runs it")
"""For a test that cannot be sampled."""


def sample(
    items: Iterable[Item], most: int, *, seed: object = "", by: Callable[[Item], object] | None = None
) -> list[Item]:
    """Return `most` of the items in their order, at least one of each class that `by` tells; all of them when `FULL`.

    More than `most` come back only where there are more classes than that."""
    every = list(items)
    return every if FULL else drawn(every, most, seed=seed, by=by)


def drawn(every: list[Item], most: int, *, seed: object = "", by: Callable[[Item], object] | None = None) -> list[Item]:
    """The sample itself, whatever `FULL` says."""
    order = random.Random(f"countermark {seed}").sample(range(len(every)), len(every))
    first = {by(every[at]) if by else None: at for at in reversed(order)}
    chosen = set(first.values())
    chosen.update([at for at in order if at not in chosen][: max(0, most - len(chosen))])
    return [every[at] for at in sorted(chosen)]


def repeats(full: int, sampled: int) -> int:
    """Return how often something random is repeated: `sampled` times, or `full` times when `FULL`."""
    return full if FULL else sampled
