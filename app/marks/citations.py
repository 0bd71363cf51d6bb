"""Judge a reference in a text: the footer of the copy that the text is from, a citation, or the footer of another copy.

A reference is printed for everybody to read, so whoever saw it can write it down. It counts for its copy only beside text that may be
that copy's; it counts for nothing if the rest of the text is evidence for another copy, or if there is no rest. Leaving a reference out
never adds evidence: the scores without it are e-values of their own (docs/marks.md).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.marks.likelihood_factors import Floats, TokenFactor
from app.marks.observation import Observation
from app.marks.score import CopyTable, PlacedFactor

MAX_STRAY_UNITS: Final = 2
"""Located units up to which a text does not hold the body of a copy, unless they are half of all there are."""
DOUBT: Final = 0.05
"""A body speaks against a reference where a true reference would meet such a body at most this often: if the text is copy B's,
the mean of e(A)/e(B) over its noise is 1 for each other copy A, so some A of N exceeds B by log2(N/0.05) bits in at most 5 %."""
SUPPORT: Final = math.log2(1 / DOUBT)
"""Bits by which the few words of a text speak for the very copy that it names: in at most 5 % of citations by chance."""
_CITATION_RATIO: Final = 2.0**10
"""Factor from which on a reference speaks for a copy: up to three of seven symbols misread."""


@dataclass(frozen=True, slots=True)
class CitedVersion:
    """One master version: its copies, those whose reference stands in the text (row → True if letter by letter), the scores of all of
    them without any reference (None if the text has none), and True if the text holds a body."""

    copy_ids: tuple[str, ...]
    rows: Mapping[int, bool]
    body: Floats | None
    has_body: bool


@dataclass(frozen=True, slots=True)
class CitationResult:
    """Result of judging the references. `uncounted`: copies whose reference does not count; `cited`: those of them whose reference is
    written out in full; `against`: those of them that the body contradicts; `confirmed`: copies whose reference counts."""

    uncounted: frozenset[str] = frozenset()
    cited: tuple[str, ...] = ()
    against: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()

    def conflict_with(self, named: str) -> bool:
        """Return True if the body contradicts a reference, and the copy that is named (empty: none) has no footer of its own."""
        return bool(self.against) and named not in self.confirmed


def without_reference(factors: Sequence[PlacedFactor]) -> list[PlacedFactor]:
    """Return the factors of one reading that are not references."""
    return [placed for placed in factors if placed.source != "reference"]


def holds_body(observation: Observation) -> bool:
    """Return True if a text holds a part of a résumé, and not only a few words of one."""
    return observation.found > MAX_STRAY_UNITS or observation.found * 2 > observation.units


def claimed_rows(table: CopyTable, texts: Sequence[Sequence[PlacedFactor]]) -> dict[int, bool]:
    """Return the rows of the copies that a reference in the texts points to → True if it is written there letter by letter."""
    found: dict[int, bool] = {}
    for factors in texts:
        for placed in factors:
            if placed.source != "reference" or not isinstance(placed.factor, TokenFactor):
                continue
            held = table.data["reference"]
            exact = (held[:, None, :] == placed.factor.candidates[None, :, :]).all(axis=2).any(axis=1)
            speaks = (table.values(placed, slice(None)) > _CITATION_RATIO).any(axis=0)
            for row in np.flatnonzero(speaks | exact):
                found[int(row)] = found.get(int(row), False) or bool(exact[row])
    return found


def claims_of(versions: Sequence[CitedVersion], total: int) -> CitationResult:
    """Judge every reference against the rest of the text. `total` copies were issued."""
    scores = [
        (copy_id, float(one.body[row]))
        for one in versions
        if one.body is not None
        for row, copy_id in enumerate(one.copy_ids)
    ]
    line = math.log2(max(total, 1) / DOUBT)
    has_body = any(one.has_body for one in versions)
    uncounted, cited, against, confirmed = set[str](), list[str](), set[str](), set[str]()
    for one in versions:
        for row, exact in one.rows.items():
            copy_id, own = one.copy_ids[row], float(one.body[row]) if one.body is not None else 0.0
            best = max((value for other, value in scores if other != copy_id), default=0.0)
            opposed = has_body and own < line and best - own >= line
            if not opposed if has_body else own >= SUPPORT:
                confirmed.add(copy_id)
                continue
            uncounted.add(copy_id)
            if opposed and exact:
                against.add(copy_id)
            if exact:
                cited.append(copy_id)
    return CitationResult(frozenset(uncounted), tuple(sorted(cited)), frozenset(against), frozenset(confirmed))
