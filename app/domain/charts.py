"""Charts as data: what the window, the printed page and the table beside them show alike. A hidden value is None, which is never zero."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """Form of a chart: bars across, bars of parts upon each other, or lines."""

    BAR = "bar"
    STACKED = "stacked"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Series:
    """A name and a value for each category; None: hidden."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `categories` name the places; each series has as many values; `hidden` is the word for a value that is not shown."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    hidden: str

    def __post_init__(self) -> None:
        """Raise ValueError if a series has more or fewer values than there are categories."""
        if any(len(one.values) != len(self.categories) for one in self.series):
            raise ValueError("values and categories differ in number")

    @property
    def has_hidden(self) -> bool:
        """True if some value is hidden."""
        return any(value is None for one in self.series for value in one.values)

    def table(self) -> tuple[tuple[str, ...], ...]:
        """Return the same as a table: a head, then a row for each category."""
        head = ("", *(one.name for one in self.series))
        rows = (
            (name, *(self.hidden if one.values[place] is None else str(one.values[place]) for one in self.series))
            for place, name in enumerate(self.categories)
        )
        return (head, *rows)
