"""Headings that stand in a column of their own, beside the content of their section instead of above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from app.ingest.sections.vocabulary import known_kind
from app.ingest.source import TextLine

_SAME_EDGE: Final = 1.0


def with_headings_apart(lines: Sequence[TextLine], forms: Sequence[float]) -> list[tuple[TextLine, ...]]:
    """Return each line as the lines it is read as: two for `heading | content` in a column of labels, else one.

    A column of labels is the first column of a form (`forms`: left edges of tables without rules), or lines that
    begin at one place and have their second cell at another, two at least, whose labels all are known headings. A
    list with labels (`Languages | …`, `Tools | …`) is none.
    """
    labelled = [line for line in lines if _label_of(line)]
    columns = [line.stops[0] for line in labelled if _is_column([near for near in labelled if _alike(line, near)])]
    edges = [*forms, *columns]
    return [_read_as(line, any(abs(line.stops[0] - edge) < _SAME_EDGE for edge in edges)) for line in lines]


def _label_of(line: TextLine) -> str:
    """Return the first cell of a line with two or more; empty for any other line, or one of nothing but headings."""
    if line.box is None or len(line.stops) < 2 or line.aside:
        return ""
    label, _, rest = line.text.partition("\t")
    return "" if known_kind(label) and known_kind(rest) else label


def _alike(line: TextLine, other: TextLine) -> bool:
    return all(abs(a - b) < _SAME_EDGE for a, b in zip(line.stops[:2], other.stops[:2], strict=True))


def _is_column(lines: Iterable[TextLine]) -> bool:
    labels = [_label_of(line) for line in lines]
    return len(labels) > 1 and all(map(known_kind, labels))


def _read_as(line: TextLine, in_column: bool) -> tuple[TextLine, ...]:
    label, _, rest = line.text.partition("\t")
    if not in_column or line.box is None or not known_kind(label) or (rest and not _label_of(line)):
        return (line,)
    heading = replace(line, text=label, bold=True, heading=2, stops=line.stops[:1], ends=line.ends[:1])
    if not rest:
        return (heading,)
    box = line.box._replace(x0=line.stops[1])
    return heading, replace(line, text=rest, box=box, stops=line.stops[1:], ends=line.ends[1:], lead=0.0)
