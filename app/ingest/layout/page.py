"""Model of one page as it is drawn: letters, rules, discs and pictures, with their places.

It is built in one pass by a reader of a file format (`formats/pdf_page.py`); everything after it is pure and needs no
file. All lengths are points; the origin is the upper left corner of the page as it is shown (rotated and cropped).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.ingest.box import Box


class Glyph(NamedTuple):
    """One character with its box.

    `em` is the font size as drawn, `baseline` the place of the base line across the writing direction. `made` marks
    spaces and breaks that are not in the file. `turn` is the writing direction in quarter turns clockwise: 0 is
    upright text, 1 runs down, 2 is upside down, 3 runs up.
    """

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    baseline: float
    bold: bool = False
    made: bool = False
    turn: int = 0

    @property
    def box(self) -> Box:
        """Return the rectangle of the glyph: its advance by the height of the font."""
        return Box(self.x0, self.top, self.x1, self.bottom)


class Rule(NamedTuple):
    """A straight drawn line: vertical at x = `at`, or horizontal at y = `at`, from `start` to `end`."""

    vertical: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """The visible content of one page; `number` is 1-based, letters are in the order in which they are drawn."""

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule] = field(default=())
    discs: Sequence[Box] = field(default=())


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest rectangle around `boxes` (one at least)."""
    held = list(boxes)
    return Box(min(b.x0 for b in held), min(b.top for b in held), max(b.x1 for b in held), max(b.bottom for b in held))


def stands_in(inner: Box, outer: Box) -> bool:
    """Return True if the middle of `inner` is inside `outer`."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def is_level(a: Box, b: Box) -> bool:
    """Return True if two boxes stand on one height."""
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.55 * min(a.height, b.height)


def widest_gap(spans: Iterable[tuple[float, float]], least: float) -> float | None:
    """Return the middle of the widest uncovered stretch of at least `least` points between the spans, or None."""
    best, where = least, None
    reach: float | None = None
    for start, end in sorted(spans):
        if reach is not None and start - reach > best:
            best, where = start - reach, (start + reach) / 2
        reach = end if reach is None else max(reach, end)
    return where
