"""Tables drawn with rules: cells from lines, text by cells.

Cells are found as pdfplumber does (MIT): rules snapped and joined, crossings, and from each crossing the smallest
rectangle whose four sides are drawn; written anew here. The frame of a page or the box of a sidebar is no table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.ingest.layout.page import Rule
from app.ingest.source_lines import Box

_SNAP: Final = 2.0
_SMALLEST: Final = 4.0
"""Smallest side of a cell, in points."""
_MAX_CROSSINGS: Final = 40_000
_MAX_TRIES: Final = 200_000
"""Limit of rectangles tried on one page; the cells found so far are kept."""


def ruled_tables(rules: Sequence[Rule]) -> list[list[Box]]:
    """Return the cells of each table with two rows and two columns at least, tables and cells from top to bottom."""
    grid = _Grid.of(rules)
    if grid is None:
        return []
    cells = [cell for x, y in grid.crossings if (cell := grid.cell_at(x, y)) is not None]
    tables = [sorted(table, key=lambda cell: (cell.top, cell.x0)) for table in _connected(cells)]
    tables = [table for table in tables if len(rows_of_cells(table)) > 1 and len({cell.x0 for cell in table}) > 1]
    return sorted((table for table in tables if len(table) >= 4), key=lambda table: table[0].top)


def rows_of_cells(table: Iterable[Box]) -> list[list[Box]]:
    """Return the cells by rows. A cell that spans rows is in the row of its top."""
    rows: list[list[Box]] = []
    for cell in sorted(table, key=lambda cell: (cell.top, cell.x0)):
        if rows and abs(rows[-1][0].top - cell.top) <= 3:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.x0) for row in rows]


@dataclass(slots=True)
class _Grid:
    """Joined rules by place, and the points where they cross."""

    upright: dict[float, list[Rule]]
    level: dict[float, list[Rule]]
    crossings: list[tuple[float, float]]
    xs: dict[float, list[float]]
    ys: dict[float, list[float]]
    tries: int = 0

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> _Grid | None:
        """Return the grid of a page; None without two rules of each kind, or with too many."""
        upright = _joined([rule for rule in rules if rule.vertical])
        level = _joined([rule for rule in rules if not rule.vertical])
        if min(len(upright), len(level)) < 2 or len(upright) * len(level) > _MAX_CROSSINGS:
            return None
        found = {(up.at, flat.at) for up in upright for flat in level if _cross(up, flat)}
        xs: dict[float, list[float]] = defaultdict(list)
        ys: dict[float, list[float]] = defaultdict(list)
        for x, y in sorted(found):
            xs[y].append(x)
            ys[x].append(y)
        return cls(_by_place(upright), _by_place(level), sorted(found), dict(xs), dict(ys))

    def cell_at(self, x: float, y: float) -> Box | None:
        """Return the smallest cell whose upper left corner is the crossing at (x, y)."""
        rights = self.xs[y][bisect_right(self.xs[y], x + _SMALLEST) :]
        for below in self.ys[x][bisect_left(self.ys[x], y + _SMALLEST) :]:
            if not _is_drawn(self.upright[x], y, below):
                return None
            for right in rights:
                self.tries += 1
                if self.tries > _MAX_TRIES or not _is_drawn(self.level[y], x, right):
                    break
                if (
                    _is_drawn(self.level[below], x, right)
                    and right in self.upright
                    and _is_drawn(self.upright[right], y, below)
                ):
                    return Box(x, y, right, below)
        return None


def _cross(upright: Rule, level: Rule) -> bool:
    return (
        level.start - _SNAP <= upright.at <= level.end + _SNAP
        and upright.start - _SNAP <= level.at <= upright.end + _SNAP
    )


def _by_place(rules: Iterable[Rule]) -> dict[float, list[Rule]]:
    found: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[rule.at].append(rule)
    return dict(found)


def _is_drawn(rules: Iterable[Rule], start: float, end: float) -> bool:
    return any(rule.start - _SNAP <= start and end <= rule.end + _SNAP for rule in rules)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules with those at nearly the same place moved to one, and joined where they touch."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lanes and rule.at - lanes[-1][-1].at <= _SNAP:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    out: list[Rule] = []
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        joined: list[Rule] = []
        for rule in sorted(lane, key=lambda rule: rule.start):
            if joined and rule.start <= joined[-1].end + _SNAP:
                joined[-1] = joined[-1]._replace(end=max(joined[-1].end, rule.end))
            else:
                joined.append(rule._replace(at=at))
        out += joined
    return out


def _connected(cells: Sequence[Box]) -> list[list[Box]]:
    """Return the cells in groups that share corners."""
    group: dict[Box, Box] = {cell: cell for cell in cells}

    def root(cell: Box) -> Box:
        while group[cell] != cell:
            group[cell] = cell = group[group[cell]]
        return cell

    corners: dict[tuple[float, float], Box] = {}
    for cell in cells:
        for corner in ((cell.x0, cell.top), (cell.x1, cell.top), (cell.x0, cell.bottom), (cell.x1, cell.bottom)):
            group[root(cell)] = root(corners.setdefault(corner, cell))
    tables: dict[Box, list[Box]] = defaultdict(list)
    for cell in cells:
        tables[root(cell)].append(cell)
    return list(tables.values())
