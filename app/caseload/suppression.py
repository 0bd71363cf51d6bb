"""Cell suppression: hides small counts of a table, and further numbers until no hidden one can be computed from those shown.

The table: leaf rows in two partitions of the same events (employers, each in a sector, and stages) × months, with the sums over sectors, over
all rows, and over the months up to each report ever published. A reader knows every number shown, that a hidden number is at least 1, and how
they add up. Each hidden number is protected by a witness: two tables that agree with all of that and differ in this number by at least
the threshold. A witness is made of moves, each of which changes hidden numbers only, so that no equation of shown numbers can tell the
tables apart; numbers are hidden, the least important first, until the moves suffice. Sound for every table, not minimal.
Zero is always shown. Method: local suppression with the protection of Fischetti and Salazar (intervals instead of "more than one value").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_FOREVER: Final = 10**12
"""Cost of hiding what cannot be hidden: what was published before, and zero. Costs are whole numbers, so that their sums are exact."""
_LEAF, _SECTOR, _ALL = 16, 96, 960
"""Costs of hiding a number of a leaf row, of a sector and of all."""
_SUM_FACTOR: Final = 4
"""How much more important a sum over months is than one of them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table, in this order: employers, stages (the leaves), sectors, and one of all.

    `sector_of` gives for each employer the place of its sector.
    """

    employers: int
    stages: int
    sectors: int
    sector_of: Ints

    @property
    def leaves(self) -> int:
        """The number of leaf rows."""
        return self.employers + self.stages

    @property
    def all_row(self) -> int:
        """The place of the row of all."""
        return self.leaves + self.sectors

    def parents(self) -> Ints:
        """Return the place of each leaf's row of the middle: its sector, or itself for a stage, which has none."""
        return np.concatenate([self.leaves + self.sector_of, np.arange(self.employers, self.leaves)]).astype(np.int64)

    def summed(self, leaves: Ints) -> Ints:
        """Return all rows of leaf rows (leaves × columns)."""
        sectors = np.zeros((self.sectors, leaves.shape[1]), dtype=np.int64)
        np.add.at(sectors, self.sector_of, leaves[: self.employers])
        return np.concatenate([leaves, sectors, leaves[: self.employers].sum(axis=0, keepdims=True)])

    def leaves_of(self, row: int) -> Ints:
        """Return the leaf rows that a row is the sum of: employers for the row of all."""
        if row < self.leaves:
            return np.asarray([row])
        if row == self.all_row:
            return np.arange(self.employers)
        return np.flatnonzero(self.sector_of == row - self.leaves)


@dataclass(slots=True)
class State:
    """Numbers of one measure and what is hidden of them.

    `months`: (rows, months) counts; `sums`: (rows, reports) counts up to the last month of each report (`ends`: its place). `fixed_*` masks what
    earlier reports published: it stays as it is. `small_*` masks what must be hidden. `hidden_*` is the result.
    """

    rows: Rows
    months: Ints
    ends: tuple[int, ...]
    small_months: Flags
    small_sums: Flags
    fixed_months: Flags
    fixed_sums: Flags
    hidden_months: Flags
    hidden_sums: Flags
    sums: Ints = field(init=False)

    def __post_init__(self) -> None:
        """Add up the months."""
        self.sums = np.stack([self.months[:, : end + 1].sum(axis=1) for end in self.ends], axis=1)


@dataclass(frozen=True, slots=True)
class _Number:
    """One published number: a row in a month, or in the sum of a report."""

    row: int
    month: int = -1
    report: int = -1


def suppress(state: State, threshold: int) -> None:
    """Hide what must be hidden in `state`, and what is needed to protect it: afterwards the numbers shown leave each hidden number
    an interval at least `threshold` wide. What an earlier report hid keeps what protection it has where nothing new could add to it."""
    state.hidden_months |= state.small_months & ~state.fixed_months
    state.hidden_sums |= state.small_sums & ~state.fixed_sums
    _Suppressor(state, threshold).run()


class _Suppressor:
    def __init__(self, state: State, threshold: int) -> None:
        self._state, self._rows, self._threshold = state, state.rows, threshold
        self._middle = state.rows.parents()
        leaves = state.months[: state.rows.leaves].astype(float)
        self._spare = np.concatenate([leaves - 1, np.full((len(leaves), 1), np.inf)], axis=1)
        self._costs = self._first_costs(state.months, state.hidden_months, state.fixed_months, 1)
        self._sum_costs = self._first_costs(state.sums, state.hidden_sums, state.fixed_sums, _SUM_FACTOR)
        self._queue: deque[_Number] = deque()
        self._parts: dict[int, Ints] = {}

    def _first_costs(self, numbers: Ints, hidden: Flags, fixed: Flags, factor: int) -> Ints:
        rows = self._rows
        level = np.full(len(numbers), _LEAF)
        level[rows.leaves :], level[rows.all_row] = _SECTOR, _ALL
        costs = np.rint(level[:, None] * factor * (1 + np.log1p(numbers) / 8)).astype(np.int64)
        costs[fixed | (numbers == 0)] = _FOREVER
        costs[hidden] = 0
        return costs

    def run(self) -> None:
        """Protect every hidden number; those hidden on the way are protected, too."""
        state = self._state
        self._queue.extend(
            _Number(int(row), month=int(at)) for row, at in zip(*np.nonzero(state.hidden_months), strict=True)
        )
        self._queue.extend(
            _Number(int(row), report=int(at)) for row, at in zip(*np.nonzero(state.hidden_sums), strict=True)
        )
        while self._queue:
            self._protect(self._queue.popleft())

    def _protect(self, number: _Number) -> None:
        """Collect moves until they change the number by the threshold, up and down together; hide what they need."""
        up, down = self._spare.copy(), self._spare.copy()
        width, places = 0.0, list(self._places(number))
        while width < self._threshold:
            best: tuple[float, float, _Move] | None = None
            for leaf, month in places:
                found = self._best_move(number, leaf, month, up, down, self._threshold - width)
                if found is not None and (best is None or found[:2] < best[:2]):
                    best = found
                if best is not None and best[0] == 0:
                    break
            if best is None:  # everything new that is not zero is hidden: the reader learns nothing more of this number
                return
            move = best[2]
            self._hide(move)
            width += move.take(up, down)

    def _places(self, number: _Number) -> Iterator[tuple[int, int]]:
        """Yield leaf cells that are part of a number: those where a move is sought."""
        leaves = self._rows.leaves_of(number.row)
        months = range(self._state.ends[number.report] + 1) if number.month < 0 else (number.month,)
        cells = [(int(leaf), month) for leaf in leaves for month in reversed(months) if self._state.months[leaf, month]]
        yield from sorted(cells, key=lambda cell: -cell[1])

    def _part(self, month: int) -> Ints:
        """Return for each row and other month (last: none, the sum changes) the cost of shifting a unit between the two: (rows, months + 1)."""
        if month in self._parts:
            return self._parts[month]
        costs = self._costs
        count = costs.shape[1]
        before = np.zeros((len(costs), count + 1), dtype=np.int64)  # sums whose last month is before a month
        for report, end in enumerate(self._state.ends):
            before[:, end + 1 :] += self._sum_costs[:, report : report + 1]
        part = np.empty((len(costs), count + 1), dtype=np.int64)
        part[:, :count] = costs[:, month : month + 1] + costs + np.abs(before[:, :count] - before[:, month : month + 1])
        part[:, count] = costs[:, month] + before[:, count] - before[:, month]
        part[:, month] = _FOREVER
        self._parts[month] = part
        return part

    def _best_move(
        self, number: _Number, leaf: int, month: int, up: Floats, down: Floats, need: float
    ) -> tuple[float, float, _Move] | None:
        """Return the cheapest move of a unit at a leaf cell that changes the number: (cost per unit, -units, move)."""
        rows, part, middle = self._rows, self._part(month), self._middle
        employer = leaf < rows.employers
        same = np.zeros(rows.leaves, dtype=bool)
        same[: rows.employers], same[rows.employers :] = employer, not employer
        own = part[leaf]
        cost = own + part[: rows.leaves]
        other_middle = middle != middle[leaf]
        has_middle = middle >= rows.leaves
        with_middle = has_middle & (other_middle | ~same)
        cost += np.where(with_middle[:, None], part[middle], 0)
        if employer:
            cost += np.where(other_middle[:, None], part[middle[leaf]], 0)
        cost += np.where(same[:, None], 0, part[rows.all_row])
        rises = np.where(same[:, None], np.minimum(up[leaf], up[:, month : month + 1]), np.minimum(up[leaf], up))
        falls = np.where(
            same[:, None],
            np.minimum(down[leaf, month], down),
            np.minimum(down[leaf, month], down[:, month : month + 1]),
        )
        gain = np.minimum(np.maximum(rises, 0) + np.maximum(falls, 0), need)
        allowed = (cost < _FOREVER) & (gain > 0)
        allowed[leaf] = False
        if number.row >= rows.leaves:
            allowed &= (~same | other_middle if number.row < rows.all_row else ~same)[:, None]
        if number.month < 0:
            allowed[:, : self._state.ends[number.report] + 1] = False
        if not allowed.any():
            return None
        each = np.where(allowed, cost / np.maximum(gain, 1e-9), np.inf)
        least = each.min()
        place = int(np.argmax(np.where(each == least, gain, -1.0)))
        other, to = divmod(place, each.shape[1])
        return float(least), -float(gain[other, to]), _Move(leaf, month, other, to, bool(same[other]))

    def _hide(self, move: _Move) -> None:
        count = self._state.months.shape[1]
        one, two = self._lineage(move.leaf), self._lineage(move.other)
        for row in one ^ two if move.same else one | two:
            for month in (move.month, move.to):
                if month < count:
                    self._hide_number(_Number(row, month=month))
            low, high = min(move.month, move.to), max(move.month, move.to)
            for report, end in enumerate(self._state.ends):
                if low <= end < high:
                    self._hide_number(_Number(row, report=report))

    def _lineage(self, leaf: int) -> set[int]:
        return {leaf, int(self._middle[leaf]), self._rows.all_row}

    def _hide_number(self, number: _Number) -> None:
        monthly = number.report < 0
        hidden = self._state.hidden_months if monthly else self._state.hidden_sums
        costs = self._costs if monthly else self._sum_costs
        place = (number.row, number.month if monthly else number.report)
        if not hidden[place]:
            if costs[place] >= _FOREVER:
                raise RuntimeError("a number that was published once cannot be hidden later")
            hidden[place], costs[place] = True, 0
            self._parts.clear()
            self._queue.append(number)


@dataclass(frozen=True, slots=True)
class _Move:
    """A unit more at (leaf, month) and less at (leaf, to); of another leaf of the `same` partition the reverse, of one of the other partition
    the same again. `to` behind the last month: the sum over the months changes instead."""

    leaf: int
    month: int
    other: int
    to: int
    same: bool

    def take(self, up: Floats, down: Floats) -> float:
        """Use the move as often as the leaf cells allow; returns by how much the number changes, up and down together."""
        loses = ((self.leaf, self.to), (self.other, self.month if self.same else self.to))
        gives = ((self.leaf, self.month), (self.other, self.to if self.same else self.month))
        width = 0.0
        for spare, cells in ((up, loses), (down, gives)):
            units = max(0.0, min(spare[cell] for cell in cells))
            if np.isfinite(units):
                for cell in cells:
                    spare[cell] -= units
            width += units
        return width


def protect_once(rows: Rows, months: Sequence[Sequence[int]], threshold: int) -> State:
    """Return the state of a first report over all months, of counts alone: numbers below the threshold are small."""
    leaves = np.asarray(months, dtype=np.int64)
    whole = rows.summed(leaves)
    sums = whole.sum(axis=1, keepdims=True)
    state = State(
        rows,
        whole,
        (whole.shape[1] - 1,),
        (whole > 0) & (whole < threshold),
        (sums > 0) & (sums < threshold),
        *(np.zeros(shape, dtype=bool) for shape in (whole.shape, sums.shape, whole.shape, sums.shape)),
    )
    suppress(state, threshold)
    return state
