"""Scores: the e-value of every copy under a mixture of noise, coalition and style-reset hypotheses.

Three hypotheses of reset: everything is as the copy had it; somebody replaced its way of writing; or also its arrangement, as a form or a
language model does. Each hypothesis multiplies factors of mean 1 over independent carriers, and the mixture's weights sum to 1, so the mean
of a score over uniformly drawn copies is exactly 1 for every text (docs/marks.md). Nothing may be added to a score
that is not such a factor.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.marks.likelihood_factors import NOISE_LEVELS, Bytes, ChoiceFactor, Factor, Floats

CHUNK: Final = 8192
FUSED: Final = 1024
"""Most combinations of choices that are read as one number."""
Rows = slice | NDArray[np.intp]
STYLE, ARRANGED = 1, 2
"""Habits of a document that somebody else replaces together: its way of writing, and what stands where. (0: neither.)"""
RESETS: Final = 3
"""Hypotheses of reset: no habit was replaced, the way of writing, both. Of a copy with no arrangement of its own (before specification 4) the
last two are one."""


@dataclass(frozen=True, slots=True)
class Mode:
    """Blend hypothesis: the number of blended copies (`parts`) and the pieces taken from them, single carriers or whole sections."""

    parts: int
    by_section: bool


MODES: Final = (Mode(1, False), Mode(2, False), Mode(2, True), Mode(3, False), Mode(3, True))


def _weights(modes: Sequence[float], whole: Sequence[float], blended: Sequence[float]) -> Floats:
    """Return the weights of the hypotheses: (modes, resets, noise levels), sum 1. `whole` are those of the resets of a text from one copy."""
    resets = np.asarray([whole] + [blended] * (len(modes) - 1))
    return np.asarray(np.asarray(modes)[:, None, None] * resets[:, :, None] * np.asarray([0.45, 0.30, 0.25]))


WEIGHTS: Final[Floats] = _weights((0.82, 0.06, 0.04, 0.05, 0.03), (0.45, 0.13, 0.42), (0.85, 0.10, 0.05))
"""The weights of the hypotheses. Most texts are no blend, and the joint test (`joint_scores.py`) compares blends with blends. A text taken as it is
has bits to spare, one written anew has not: its hypothesis gets what costs the other little. Nobody blends copies and writes the blend anew."""
_FIRST_WEIGHTS: Final[Floats] = _weights((0.50, 0.20, 0.10, 0.12, 0.08), (0.70, 0.16, 0.14), (0.70, 0.16, 0.14))
"""Those of copies before specification `_REWEIGHED_SINCE`, which are judged as they were."""
_REWEIGHED_SINCE: Final = 4


def weights_of(specification: int) -> Floats:
    """Return the weights by which copies of a specification are judged."""
    return WEIGHTS if specification >= _REWEIGHED_SINCE else _FIRST_WEIGHTS


def as_laid_out(weights: Floats) -> Floats:
    """Return the weights without the hypothesis that the arrangement was replaced: a text below which a printed reference still stands is laid out
    as the copy was, so that hypothesis may not defend the reference."""
    kept = weights.copy()
    kept[:, -1] = 0
    return np.asarray(kept * (weights.sum(axis=(1, 2)) / kept.sum(axis=(1, 2)))[:, None, None])


@dataclass(frozen=True, slots=True)
class PlacedFactor:
    """A factor and where its bytes stand in a copy: columns `start`… of `source` (`body`, `reference`, `alias`).
    `habit` marks document-level habits that a rewriter replaces together (`STYLE`, `ARRANGED`, else 0)."""

    factor: Factor
    source: str
    start: int
    section: str
    layer: str
    habit: int
    place: str = ""
    options: tuple[str, ...] = ()
    shown: str = ""
    carrier: int = -1


@dataclass(frozen=True, slots=True)
class CopyTable:
    """Copies as byte matrices. `blank[source]` masks rows that have no such value (factor 1); `excluded` maps a
    carrier index to the rows whose place was edited by hand later (factor 1)."""

    count: int
    data: Mapping[str, Bytes]
    blank: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    excluded: Mapping[int, NDArray[np.bool_]] = field(default_factory=dict)

    def values(self, placed: PlacedFactor, rows: Rows) -> Floats:
        """Return the factor of a slice of copies: (noise levels, n)."""
        block = self.data[placed.source][rows, placed.start : placed.start + placed.factor.width]
        mask = self._masked(placed, rows)
        if mask is None:
            return placed.factor.values(block)
        result = np.ones((NOISE_LEVELS, len(block)))
        if not mask.all():
            result[:, ~mask] = placed.factor.values(block[~mask])
        return result

    def has(self, placed: PlacedFactor, row: int) -> bool:
        """Return True if a copy has a value that the factor applies to."""
        mask = self._masked(placed, slice(row, row + 1))
        return mask is None or not bool(mask[0])

    def masked(self, placed: PlacedFactor) -> bool:
        """Return True if the factor does not apply to some copy."""
        return self._masked(placed, slice(None)) is not None

    def _masked(self, placed: PlacedFactor, rows: Rows) -> NDArray[np.bool_] | None:
        masks = [
            group[rows]
            for group in (self.blank.get(placed.source), self.excluded.get(placed.carrier))
            if group is not None
        ]
        masks = [mask for mask in masks if mask.any()]
        return np.logical_or.reduce(masks) if masks else None


def sections(factors: Sequence[PlacedFactor]) -> Iterator[tuple[int, list[PlacedFactor]]]:
    """Yield factors grouped by section, each group with its habit; document-wide choices and contact tokens are each a group of their own."""
    groups: dict[str, list[PlacedFactor]] = {}
    for placed in factors:
        own = placed.section == "style" or placed.source != "body"
        groups.setdefault(f"{placed.source}:{placed.place}" if own else placed.section, []).append(placed)
    for group in groups.values():
        yield group[0].habit, group


@dataclass(frozen=True, slots=True)
class _JointChoice:
    """Several choices read as one: the number of their combination, and their product for every combination, per
    number of parts (each choice blended by itself first)."""

    members: tuple[PlacedFactor, ...]
    tables: Mapping[int, Floats]

    def numbers(self, table: CopyTable, rows: Rows) -> NDArray[np.intp]:
        """Return the number of the combination that each copy holds."""
        found = np.zeros(1, dtype=np.intp)
        for placed in self.members:
            column = table.data[placed.source][rows, placed.start].astype(np.intp)
            found = found * _options(placed) + column
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """The pieces of one section, or (`alone`) all pieces that are a section of their own."""

    habit: int
    alone: bool
    fused: tuple[_JointChoice, ...]
    others: tuple[PlacedFactor, ...]

    def values(self, table: CopyTable, rows: Rows) -> list[Floats]:
        """Return the group's factor per mode: a copy contributed each piece with chance 1/parts, else the piece says nothing about it."""
        numbers = [one.numbers(table, rows) for one in self.fused]
        others = [table.values(placed, rows) for placed in self.others]
        known: dict[tuple[int, bool], Floats] = {}
        for mode in MODES:
            whole = mode.by_section and not self.alone and mode.parts > 1
            if (mode.parts, whole) in known:
                continue
            parts, keep = (1 if whole else mode.parts), 1 / mode.parts
            pieces = [one.tables[parts][:, number] for one, number in zip(self.fused, numbers, strict=True)]
            pieces += [value if parts == 1 else value * keep + (1 - keep) for value in others]
            product = _product(pieces)
            known[mode.parts, whole] = product * keep + (1 - keep) if whole else product
        return [known[mode.parts, mode.by_section and not self.alone and mode.parts > 1] for mode in MODES]


def arrange_factors(table: CopyTable, factors: Sequence[PlacedFactor]) -> tuple[Group, ...]:
    """Arrange one reading's factors for scoring copies of a table."""
    single: dict[int, list[PlacedFactor]] = {}
    groups = []
    for habit, members in sections(factors):
        if len(members) == 1:
            single.setdefault(habit, []).append(members[0])
        else:
            groups.append(_grouped(table, habit, False, members))
    groups += [_grouped(table, habit, True, members) for habit, members in sorted(single.items())]
    return tuple(groups)


def _grouped(table: CopyTable, habit: int, alone: bool, members: Sequence[PlacedFactor]) -> Group:
    runs: list[list[PlacedFactor]] = []
    others = []
    for placed in members:
        if not isinstance(placed.factor, ChoiceFactor) or table.masked(placed):
            others.append(placed)
        elif runs and math.prod(_options(one) for one in (*runs[-1], placed)) <= FUSED:
            runs[-1].append(placed)
        else:
            runs.append([placed])
    return Group(habit, alone, tuple(_fuse(run) for run in runs), tuple(others))


def _fuse(members: Sequence[PlacedFactor]) -> _JointChoice:
    tables = {}
    for parts in {mode.parts for mode in MODES}:
        table = np.ones((NOISE_LEVELS, 1))
        for placed in members:
            own = np.asarray(placed.factor.table) / parts + (1 - 1 / parts)  # type: ignore[attr-defined]
            table = (table[:, :, None] * own[:, None, :]).reshape(NOISE_LEVELS, -1)
        tables[parts] = table
    return _JointChoice(tuple(members), tables)


def _options(placed: PlacedFactor) -> int:
    return int(placed.factor.table.shape[1])  # type: ignore[attr-defined]


def _product(values: Sequence[Floats]) -> Floats:
    result = values[0].copy()
    for value in values[1:]:
        result *= value
    return result


def components(table: CopyTable, rows: Rows, groups: Sequence[Group]) -> Floats:
    """Return every hypothesis' product for some copies: (modes, resets, noise levels, n), weights not yet applied."""
    products: list[dict[int, Floats]] = [{} for _ in MODES]
    for group in groups:
        for known, value in zip(products, group.values(table, rows), strict=True):
            known[group.habit] = known[group.habit] * value if group.habit in known else value.copy()
    if not groups:
        raise ValueError("no factors")
    shape = next(iter(products[0].values())).shape
    found = []
    for known in products:
        rest, style, arranged = (known.get(habit, np.ones(shape)) for habit in range(RESETS))
        found.append(np.stack([rest * style * arranged, rest * arranged, rest]))
    return np.stack(found)


def score(table: CopyTable, texts: Sequence[Sequence[PlacedFactor]], weights: Floats = WEIGHTS) -> Floats:
    """Return the log2 e-values of all copies, averaged (as e-values) over several readings of one leak. Without any factor a reading
    counts as 1. `weights` of the hypotheses sum to 1."""
    total = np.zeros(table.count)
    for factors in texts:
        if not factors:
            total += 1.0
            continue
        groups = arrange_factors(table, factors)
        for start in range(0, table.count, CHUNK):
            rows = slice(start, min(start + CHUNK, table.count))
            total[rows] += np.tensordot(weights, components(table, rows, groups), axes=3)
    return np.asarray(np.log2(total / len(texts)))
