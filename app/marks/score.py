"""Scores: the e-value of every copy under a mixture of noise, coalition and style-reset hypotheses.

Each hypothesis multiplies factors of mean 1 over independent carriers, and the mixture's weights sum to 1, so the mean
of a score over uniformly drawn copies is exactly 1 for every text (FINGERPRINT §2). Nothing may be added to a score
that is not such a factor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.marks.factors import NOISE_LEVELS, Bytes, Factor, Floats

CHUNK: Final = 8192
NOISE_WEIGHTS: Final = (0.45, 0.30, 0.25)
STYLE_KEPT: Final = 0.70


@dataclass(frozen=True, slots=True)
class Mode:
    """How many copies were blended (`parts`) and in what pieces: single carriers or whole sections."""

    weight: float
    parts: int
    by_section: bool


MODES: Final = (
    Mode(0.50, 1, False),
    Mode(0.20, 2, False),
    Mode(0.10, 2, True),
    Mode(0.12, 3, False),
    Mode(0.08, 3, True),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A factor and where its bytes stand in a copy: columns `start`… of `source` (`body`, `reference`, `alias`).
    `style` marks document-level habits that a rewriter replaces together."""

    factor: Factor
    source: str
    start: int
    section: str
    layer: str
    style: bool
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

    def values(self, placed: Placed, rows: slice | NDArray[np.intp]) -> Floats:
        """The factor of a slice of copies: (noise levels, n)."""
        block = self.data[placed.source][rows, placed.start : placed.start + placed.factor.width]
        mask = self._masked(placed, rows)
        if mask is None:
            return placed.factor.values(block)
        result = np.ones((NOISE_LEVELS, len(block)))
        if not mask.all():
            result[:, ~mask] = placed.factor.values(block[~mask])
        return result

    def has(self, placed: Placed, row: int) -> bool:
        """Whether a copy has a value that the factor may speak about."""
        mask = self._masked(placed, slice(row, row + 1))
        return mask is None or not bool(mask[0])

    def _masked(self, placed: Placed, rows: slice | NDArray[np.intp]) -> NDArray[np.bool_] | None:
        masks = [
            group[rows]
            for group in (self.blank.get(placed.source), self.excluded.get(placed.carrier))
            if group is not None
        ]
        masks = [mask for mask in masks if mask.any()]
        return np.logical_or.reduce(masks) if masks else None


def sections(factors: Sequence[Placed]) -> Iterator[tuple[bool, list[Placed]]]:
    """Factors grouped by section; document-wide choices and contact tokens are each a group of their own."""
    groups: dict[str, list[Placed]] = {}
    for placed in factors:
        own = placed.section == "style" or placed.source != "body"
        groups.setdefault(f"{placed.source}:{placed.place}" if own else placed.section, []).append(placed)
    for group in groups.values():
        yield group[0].style, group


def blended(mode: Mode, values: list[Floats]) -> Floats:
    """A section under a mode: the copy contributed each piece with chance 1/parts, else it says nothing."""
    keep = 1 / mode.parts
    if mode.by_section or mode.parts == 1:
        return _product(values) * keep + (1 - keep)
    return _product([value * keep + (1 - keep) for value in values])


def _product(values: list[Floats]) -> Floats:
    result = values[0].copy()
    for value in values[1:]:
        result *= value
    return result


def components(values: Callable[[Placed], Floats], factors: Sequence[Placed]) -> Floats:
    """Every hypothesis' product: (modes, style kept / reset, noise levels, n), weights not yet applied."""
    rest: list[Floats] = []
    style: list[Floats] = []
    for is_style, group in sections(factors):
        plain = [values(placed) for placed in group]
        target = style if is_style else rest
        for index, mode in enumerate(MODES):
            value = blended(mode, plain)
            if len(target) <= index:
                target.append(value)
            else:
                target[index] *= value
    if not rest and not style:
        raise ValueError("no factors")
    shape = (rest or style)[0].shape
    rest = rest or [np.ones(shape) for _ in MODES]
    style = style or [np.ones(shape) for _ in MODES]
    return np.stack([np.stack([r * s, r]) for r, s in zip(rest, style, strict=True)])


WEIGHTS: Final[Floats] = np.asarray(
    [[[m.weight * s * n for n in NOISE_WEIGHTS] for s in (STYLE_KEPT, 1 - STYLE_KEPT)] for m in MODES]
)


def mixture(values: Callable[[Placed], Floats], factors: Sequence[Placed]) -> Floats:
    """The e-values: (n,)."""
    return np.asarray(np.tensordot(WEIGHTS, components(values, factors), axes=3))


def score(table: CopyTable, texts: Sequence[Sequence[Placed]]) -> Floats:
    """log2 e-values of all copies, averaged (as e-values) over several readings of one leak. Without any factor
    a reading counts as 1."""
    total = np.zeros(table.count)
    for factors in texts:
        if not factors:
            total += 1.0
            continue
        for start in range(0, table.count, CHUNK):
            rows = slice(start, min(start + CHUNK, table.count))
            total[rows] += mixture(lambda placed, rows=rows: table.values(placed, rows), factors)  # type: ignore[misc]
    return np.asarray(np.log2(total / len(texts)))
