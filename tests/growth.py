"""Measures how work grows with its input, by comparing two sizes in one run: no figure depends on the speed of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

Input = TypeVar("Input")

ROUNDS: Final = 5
"""Each size is measured this often, in turn; the least counts, for what else the machine does only ever adds."""

MUCH: Final = 10.0
"""More than linear work comes to when its input grows four times (about 4), less than quadratic work does (about 16)."""


def growth(work: Callable[[Input], object], small: Input, large: Input) -> float:
    """Return how many times the processor time of `work(small)` is taken by `work(large)`.

    For inputs whose sizes stand as 1 to n the answer is about n where work is linear and n² where it is quadratic;
    it is less where a fixed part weighs. Both are run once before, so that what is loaded once is not measured."""
    work(small)
    spent = {False: float("inf"), True: float("inf")}
    for _ in range(ROUNDS):
        for is_large, value in ((False, small), (True, large)):
            began = time.process_time()
            work(value)
            spent[is_large] = min(spent[is_large], time.process_time() - began)
    return spent[True] / max(spent[False], 1e-6)
