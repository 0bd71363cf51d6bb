"""Rectangle on a page, shared by the lines of a source and the page model that they are made of. Plain data: it knows no file."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.bottom - self.top
