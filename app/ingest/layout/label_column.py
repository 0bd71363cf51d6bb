"""Headings that stand in a column of their own, beside the content of their section instead of above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.tables import columns_of
from app.ingest.sections.labelled_personal_facts import label_only
from app.ingest.sections.lexical_tests import is_organisation, is_title
from app.ingest.sections.vocabulary import DEGREE, ENTRIES, heading_key, kinds_of_heading, known_kind, meant_kind
from app.ingest.source_lines import TextLine

_SAME_EDGE: Final = 1.0


def with_headings_apart(lines: Sequence[TextLine], forms: Sequence[float]) -> list[tuple[TextLine, ...]]:
    """Return each line as the lines it is read as: two for `heading | content` in a column of labels, else one.

    A column of labels is the first column of a form (`forms`: left edges of tables without rules), or lines that
    begin at one place and have their second cell at another, two at least, whose labels all are known headings. A
    list with labels (`Languages | …`, `Tools | …`) is none.
    """
    labelled = [line for line in lines if _label_of(line)]
    held = [line for line in labelled if _is_column([near for near in labelled if _alike(line, near)])]
    edges = [*forms, *(line.stops[0] for line in held)]
    ends = [line.ends[0] for line in held]
    return [
        _read_as(line, any(abs(line.stops[0] - x) < _SAME_EDGE for x in edges) or _is_set_right(line, ends))
        for line in lines
    ]


def _is_set_right(line: TextLine, ends: Sequence[float]) -> bool:
    """Return True if the first cell of a line ends where three or more labels do."""
    return bool(line.ends) and sum(abs(line.ends[0] - x) < _SAME_EDGE for x in ends) > 2


def headings_of_columns(line: TextLine) -> list[TextLine]:
    """Return a bold line that is nothing but headings, side by side over two columns, as a line for each; any other line
    unchanged."""
    cells = line.text.split("\t")
    if len(cells) < 2 or len(cells) != len(line.stops) or not line.bold or line.box is None or columns_of(line.text):
        return [line]
    kinds = [known_kind(cell) or meant_kind(heading_key(cell)) for cell in cells]
    if not all(kinds) or len(set(kinds)) < len(kinds):
        return [line]
    places = zip(cells, line.stops, line.ends, strict=True)
    return [
        replace(line, text=cell, box=line.box._replace(x0=start, x1=end), stops=(start,), ends=(end,))
        for cell, start, end in places
    ]


def _label_of(line: TextLine) -> str:
    """Return the first cell of a line with two or more; empty for any other line, or one of nothing but headings."""
    if line.box is None or len(line.stops) < 2 or line.aside:
        return ""
    label, _, rest = line.text.partition("\t")
    return "" if known_kind(label) and known_kind(rest) else label


def _alike(line: TextLine, other: TextLine) -> bool:
    labels = min(abs(line.stops[0] - other.stops[0]), abs(line.ends[0] - other.ends[0]))  # set left or right
    return labels < _SAME_EDGE and abs(line.stops[1] - other.stops[1]) < _SAME_EDGE


def _is_column(lines: Iterable[TextLine]) -> bool:
    labels = [_label_of(line) for line in lines]
    kinds = [kind_of_label(label) for label in labels]
    most = len(labels) > 2 and 3 * sum(map(bool, kinds)) >= 2 * len(kinds) and any(kind in ENTRIES for kind in kinds)
    return len(labels) > 1 and (all(map(known_kind, labels)) or most)


def kind_of_label(label: str) -> str:
    """Return the kind of section that a short label without figures means, else an empty text.

    >>> kind_of_label("Career to date"), kind_of_label("Licences & languages"), kind_of_label("May 2019")
    ('work', 'certificates', '')
    """
    key = heading_key(label)
    named = is_organisation(label) or is_title(label) or DEGREE.search(label) or re.search(r"[\d()（）]", label)
    if len(key) > _LABEL_LONGEST or named or label_only(label):
        return known_kind(label)
    return known_kind(label) or next(iter(kinds_of_heading(label)), "") or meant_kind(key)


_LABEL_LONGEST: Final = 32
"""Most characters of a heading beside its section."""


def _read_as(line: TextLine, in_column: bool) -> tuple[TextLine, ...]:
    label, _, rest = line.text.partition("\t")
    if not in_column or line.box is None or not kind_of_label(label) or (rest and not _label_of(line)):
        return (line,)
    heading = replace(line, text=label, bold=True, heading=2, stops=line.stops[:1], ends=line.ends[:1])
    if not rest:
        return (heading,)
    box = line.box._replace(x0=line.stops[1])
    return heading, replace(line, text=rest, box=box, stops=line.stops[1:], ends=line.ends[1:], lead=0.0)
