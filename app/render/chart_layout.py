"""Lays out a chart as shapes, which the window and the printed page draw alike: no colours here, only roles.

A hidden value is a hatched band across the whole plot at its place: its size says nothing, and it cannot be taken for zero. The scale comes
from the values shown alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.charts import Chart, ChartKind

AXIS: Final = "axis"
GRID: Final = "grid"
TEXT: Final = "text"
HIDDEN: Final = "hidden"
SERIES: Final = tuple(f"series-{number}" for number in range(6))
"""Roles of the series; a seventh begins anew, and is told apart by the table."""
_EM: Final = 10.0
_GAP: Final = 6.0
_LINE: Final = 16.0
_LANE: Final = 22.0
_VALUE: Final = 13.0
"""Least height of a bar: its value stands at its end."""
_TICKS: Final = 4
_NAMES: Final = 0.34
"""Most of the width that names of bars take."""

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, hatched if its role is `HIDDEN`."""

    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; a single point is a dot."""

    points: tuple[tuple[float, float], ...]
    role: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose left end, middle or right end (`anchor` -1, 0, 1) is at `x`, and whose middle line is at `y`."""

    x: float
    y: float
    text: str
    anchor: int
    role: str = TEXT


Shape = Box | Path | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of a chart, and the room they take."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = field(repr=False)


def text_width(text: str) -> float:
    """Return about how wide a text is: a wide character 1 em, another 0.58 em."""
    return sum(_EM if unicodedata.east_asian_width(char) in "WF" else 0.58 * _EM for char in text)


def lay_out(chart: Chart, width: float, *, height: float = 220.0, measure: Measure = text_width) -> Drawing:
    """Return the drawing of a chart, `width` wide (units of a tenth of a text size). Bars across take the height they need."""
    legend, top = _legend(chart, width, measure)
    if chart.kind is ChartKind.BAR:
        shapes, height = _bars(chart, width, top, measure)
    else:
        height = max(height, top + 8 * _LINE)
        shapes = list(_columns(chart, width, top, height, measure))
    return Drawing(width, height, (*legend, *shapes))


def _legend(chart: Chart, width: float, measure: Measure) -> tuple[list[Shape], float]:
    """Return the names of the series and of a hidden value, and where the plot begins."""
    entries = [(one.name, SERIES[place % len(SERIES)]) for place, one in enumerate(chart.series)]
    entries = entries if len(entries) > 1 else []
    entries += [(chart.hidden, HIDDEN)] if chart.has_hidden else []
    shapes: list[Shape] = []
    x, y = 0.0, _LINE / 2
    for name, role in entries:
        need = _EM + _GAP + measure(name) + 2 * _GAP
        if x and x + need > width:
            x, y = 0.0, y + _LINE
        shapes += [Box(x, y - _EM / 2, _EM, _EM, role), Label(x + _EM + _GAP, y, name, -1)]
        x += need
    return shapes, y + _LINE if entries else _GAP


def _top_of_scale(values: Sequence[int]) -> int:
    """Return the end of the axis: the first of 1, 2, 4, 8 × 10^n (and 4 at least) that no value exceeds."""
    end, size = 4, max(values, default=0)
    steps = iter(_round_numbers())
    while end < size:
        end = next(steps)
    return end


def _round_numbers() -> Iterator[int]:
    scale = 1
    while True:
        yield from (4 * scale, 8 * scale, 12 * scale, 20 * scale)
        scale *= 10


def _fitted(text: str, room: float, measure: Measure) -> str:
    """Return a text cut to a width; the table has the whole one."""
    if measure(text) <= room:
        return text
    while text and measure(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…"


def _bars(chart: Chart, width: float, top: float, measure: Measure) -> tuple[list[Shape], float]:
    """Bars across: a lane for each category and series, names on the left, values at the ends."""
    names = min(max(map(measure, chart.categories), default=0.0), width * _NAMES)
    shown = [value for one in chart.series for value in one.values if value is not None]
    scale, left = _top_of_scale(shown), names + _GAP
    values = max((measure(str(value)) for value in shown), default=0.0) + 2 * _GAP
    room = max(width - left - values, _EM)
    shapes: list[Shape] = []
    lane = max(_LANE, len(chart.series) * _VALUE + _GAP)
    y, thick = top, (lane - _GAP) / max(1, len(chart.series))
    for place, name in enumerate(chart.categories):
        shapes.append(Label(names, y + lane / 2, _fitted(name, names, measure), 1))
        for number, one in enumerate(chart.series):
            value, at = one.values[place], y + _GAP / 2 + number * thick
            if value is None:
                shapes.append(Box(left, at, room, thick, HIDDEN))
                continue
            long = room * value / scale
            shapes.append(Box(left, at, long, thick, SERIES[number % len(SERIES)]))
            shapes.append(Label(left + long + _GAP, at + thick / 2, str(value), -1))
        y += lane
    shapes.append(Path(((left, top), (left, y)), AXIS))
    return shapes, y + _GAP


def _columns(chart: Chart, width: float, top: float, height: float, measure: Measure) -> Iterator[Shape]:
    """Columns of parts, or lines, over an axis of categories."""
    stacked = chart.kind is ChartKind.STACKED
    per_place = [[one.values[place] or 0 for one in chart.series] for place in range(len(chart.categories))]
    scale = _top_of_scale([sum(values) if stacked else max(values, default=0) for values in per_place])
    told = any(map(any, per_place)) or not chart.has_hidden  # beside hidden values alone, numbers would pass for theirs
    left, bottom = measure(str(scale)) + _GAP, height - _LINE - _GAP
    tall, step = bottom - top, (width - left) / max(1, len(chart.categories))
    for tick in range(_TICKS + 1):
        y = bottom - tall * tick / _TICKS
        yield Path(((left, y), (width, y)), AXIS if tick == 0 else GRID)
        if told or tick == 0:
            yield Label(left - _GAP, y, str(scale * tick // _TICKS), 1)
    every = max(1, -(-int(max(map(measure, chart.categories), default=0.0) + _GAP) // max(1, int(step))))
    for place, name in enumerate(chart.categories):
        x = left + step * place
        if any(one.values[place] is None for one in chart.series):
            yield Box(x + step * 0.1, top, step * 0.8, tall, HIDDEN)
        if stacked:
            yield from _stack(per_place[place], x + step * 0.2, step * 0.6, bottom, tall / scale)
        if place % every == 0:
            half = measure(name) / 2
            yield Label(max(half, min(x + step / 2, width - half)), bottom + _GAP + _LINE / 2, name, 0)
    if not stacked:
        centres = [left + step * (place + 0.5) for place in range(len(chart.categories))]
        for number, one in enumerate(chart.series):
            yield from _line(one.values, centres, bottom, tall / scale, SERIES[number % len(SERIES)])


def _stack(values: Sequence[int], x: float, width: float, bottom: float, unit: float) -> Iterator[Shape]:
    y = bottom
    for number, value in enumerate(values):
        if value:
            y -= value * unit
            yield Box(x, y, width, value * unit, SERIES[number % len(SERIES)])


def _line(
    values: Sequence[int | None], centres: Sequence[float], bottom: float, unit: float, role: str
) -> Iterator[Shape]:
    """Lines between neighbours that are shown, with a dot at each; a hidden one interrupts them."""
    run: list[tuple[float, float]] = []
    for x, value in zip(centres, values, strict=True):
        if value is None:
            if len(run) > 1:
                yield Path(tuple(run), role)
            run = []
            continue
        run.append((x, bottom - value * unit))
        yield Path((run[-1],), role)
    if len(run) > 1:
        yield Path(tuple(run), role)
