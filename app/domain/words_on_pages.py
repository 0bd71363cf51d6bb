"""Places of a file's words on its pages: which letters of the text stand where, and which words lie in a box drawn on a page.

All lengths are those of the page as it is shown (points for PDF, pixels for a picture), with the origin at its top left.
A letter that no run holds has no known place: nothing is ever guessed.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple


class Area(NamedTuple):
    """A rectangle on a page (1-based)."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, page: int, x: float, y: float) -> bool:
        """Return True if a point of a page is inside."""
        return page == self.page and self.left <= x <= self.right and self.top <= y <= self.bottom


class Run(NamedTuple):
    """Letters `start` to `end` of a text, in one line of a page.

    `edges` has the left edge of each letter and the right edge of the last one; where it has two entries for more than one letter, only
    the place of the whole run is known.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]

    def area(self, start: int, end: int) -> Area:
        """Return the place of the letters `start` to `end`, which must overlap the run; all of it where no more is known."""
        known = len(self.edges) == self.end - self.start + 1
        first = self.edges[max(start, self.start) - self.start] if known else self.edges[0]
        last = self.edges[min(end, self.end) - self.start] if known else self.edges[-1]
        return Area(self.page, first, self.top, last, self.bottom)


_NEAR: Final = 2.0
"""Distance between two runs of a line that are shown as one area, as a part of their height."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """The sizes of the pages (width, height), and the runs in the order of the text."""

    sizes: tuple[tuple[float, float], ...] = ()
    runs: tuple[Run, ...] = ()

    def areas(self, text: str, start: int, end: int) -> tuple[Area, ...]:
        """Return the place of the letters `start` to `end` of `text`, one area for each printed line; empty if the place of any of them is not known."""
        held = list(self._overlapping(start, end))
        known = {at for run in held for at in range(max(run.start, start), min(run.end, end))}
        if any(text[at].isalnum() and at not in known for at in range(start, min(end, len(text)))):
            return ()
        return _joined([run.area(start, end) for run in held])

    def offset_at(self, page: int, x: float, y: float) -> int | None:
        """Return the offset of the letter at a point of a page, or None."""
        for run in self.runs:
            if run.area(run.start, run.end).holds(page, x, y):
                return _letter_at(run, x)
        return None

    def inside(self, area: Area) -> tuple[tuple[int, int], ...]:
        """Return the spans of the text whose letters have their middle inside an area, in the order of the text."""
        spans: list[tuple[int, int]] = []
        for run in self.runs:
            middle = (run.top + run.bottom) / 2
            if run.page == area.page and area.top <= middle <= area.bottom:
                spans += _spans_between(run, area.left, area.right)
        return tuple(spans)

    def _overlapping(self, start: int, end: int) -> Iterator[Run]:
        at = max(0, bisect.bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        for run in self.runs[at:]:
            if run.start >= end:
                break
            if run.end > start:
                yield run


def _letter_at(run: Run, x: float) -> int:
    if len(run.edges) != run.end - run.start + 1:
        return run.start
    return min(run.start + max(0, bisect.bisect_right(run.edges, x) - 1), run.end - 1)


def _spans_between(run: Run, left: float, right: float) -> list[tuple[int, int]]:
    """Return the span of a run between two edges: none or one."""
    if len(run.edges) != run.end - run.start + 1:
        middle = (run.edges[0] + run.edges[-1]) / 2
        return [(run.start, run.end)] if left <= middle <= right else []
    held = [at for at in range(len(run.edges) - 1) if left <= (run.edges[at] + run.edges[at + 1]) / 2 <= right]
    return [(run.start + held[0], run.start + held[-1] + 1)] if held else []


def _joined(areas: Sequence[Area]) -> tuple[Area, ...]:
    """Return the areas, those that follow one another in a line as one."""
    out: list[Area] = []
    for area in areas:
        last = out[-1] if out else None
        if last is not None and last.page == area.page and last.top < (area.top + area.bottom) / 2 < last.bottom:
            gap = area.left - last.right
            if -1.0 <= gap <= _NEAR * (last.bottom - last.top):
                out[-1] = Area(last.page, last.left, min(last.top, area.top), area.right, max(last.bottom, area.bottom))
                continue
        out.append(area)
    return tuple(out)
