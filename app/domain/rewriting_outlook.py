"""Worth of the items that copies may leave out once somebody has rewritten the whole text: said while they are ticked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

BITS_A_TICK: Final = 0.8
"""Bits that each item which copies may leave out adds to a text that was rewritten throughout: the median of ten résumés in
`benchmarks.marks_selection`, rounded down."""
_GOALS: Final = (8, 12)
"""Numbers of ticked items that are proposed next: about 6 and 10 bits. More than the last were not measured: they are reckoned as that many."""

_ROUGH: Final = 20.0
"""Numbers from here on have one digit that says something."""


@dataclass(frozen=True, slots=True)
class RewritingOutlook:
    """Of how many copies about one still fits a text that was rewritten throughout, with the items `ticked` of those that can be (`possible`), and
    with `more` (0: there are none left, or enough are ticked)."""

    ticked: int
    possible: int
    now: int
    more: int
    then: int

    @property
    def message(self) -> tuple[str, dict[str, str | int]]:
        """The code and parameters of the sentence that says so; the code is empty where nothing can be ticked."""
        told: dict[str, str | int] = {
            **{"ticked": self.ticked, "possible": self.possible, "now": self.now, "more": self.more},
            "then": self.then,
        }
        if not self.possible:
            return "", told
        if not self.ticked:
            return "leeway-outlook-none", told
        return ("leeway-outlook-more" if self.more else "leeway-outlook"), told


def rewriting_outlook(ticked: int, possible: int) -> RewritingOutlook:
    """Return what ticked items are worth if the whole text is rewritten, and what the next ones would add.

    >>> rewriting_outlook(5, 20)
    RewritingOutlook(ticked=5, possible=20, now=16, more=3, then=80)
    """
    goal = min(next((one for one in _GOALS if one > ticked), ticked), possible)
    more = max(0, goal - ticked)
    return RewritingOutlook(ticked, possible, _one_in(ticked), more, _one_in(ticked + more))


def _one_in(ticked: int) -> int:
    """Return the number of copies of which about one still fits, a round one where it is large."""
    count = math.exp2(BITS_A_TICK * min(ticked, _GOALS[-1]))
    digits = math.floor(math.log10(count)) if count >= _ROUGH else 0
    return max(1, int(round(count, -digits)))
