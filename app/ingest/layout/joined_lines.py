"""Joining of lines that are one by their place: wrapped dates, heads and headings, and dates beside what they date.

The parts stand in the order of the file, one below or beside the other. What is joined here reads as the page shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from app.ingest.layout.line_features import mostly_date
from app.ingest.layout.page import hull, is_level
from app.ingest.layout.rows import glue
from app.ingest.sections.lexical_tests import is_place
from app.ingest.sections.vocabulary import known_kind
from app.ingest.source_lines import Box, TextLine
from app.text.characters import has_han
from app.text.dates import find_dates, is_present
from app.text.mail_and_web_addresses import DOMAIN_REST, EMAIL_BROKEN

_SENTENCE_END: Final = re.compile(r"[.。!！?？;；:：,，]$")


def with_whole_dates(lines: Iterable[TextLine]) -> list[TextLine]:
    """Return the lines with dates joined that wrapped in a narrow column (`Jan 2022 – May` / `2024`), or that stand as
    beginning and end one under the other (`2021.05` / `至今`).

    The date stands where its first line does; a head on that height, right of it, is its next cell.
    """
    lines = list(lines)
    out: list[TextLine] = []
    wrapped = False
    for line in lines:
        if out and _is_rest_of_date(out[-1], line):
            out[-1] = replace(out[-1], text=_whole_date(out[-1].text, line.text))
            wrapped = True
        elif out and _is_end_under(out[-1], line, lines):
            begun, tab, beside_it = out[-1].text.partition("\t")
            out[-1] = replace(out[-1], text=f"{begun} – {line.text}{tab}{beside_it}")
            wrapped = not tab
        elif out and wrapped and _stands_beside(out[-1], line):
            out[-1] = beside(out[-1], line)
            wrapped = False
        else:
            out.append(line)
            wrapped = False
    return out


def beside(first: TextLine, second: TextLine) -> TextLine:
    """Return one line with tabs of two that stand on one height; its look is that of the longer one."""
    longer = max(first, second, key=lambda line: len(line.text))
    return replace(
        longer,
        text=f"{first.text}\t{second.text}",
        stops=(*first.stops, *second.stops),
        ends=(*first.ends, *second.ends),
        box=hull(box for box in (first.box, second.box) if box),
        bold=first.bold or second.bold,
        bullet=first.bullet,
        lead=first.lead,
    )


def _is_rest_of_date(above: TextLine, line: TextLine) -> bool:
    """Return True if two lines, one right under the other, are one range of dates, and not each is a date of its own."""
    if (
        not _stands_under(above, line, aligned=_alike)
        or len(above.text) + len(line.text) > 40
        or "\t" in above.text + line.text
    ):
        return False
    return are_one_date(above.text, line.text)


def are_one_date(first: str, second: str) -> bool:
    """Return True if two texts are one range of dates together, and not each a date of its own."""
    joined = _whole_date(first, second)
    spans = find_dates(joined)
    whole = len(spans) == 1 and spans[0].ranged and spans[0].end - spans[0].start >= len(joined) - 3
    ended = any(span.ranged and span.end >= len(first) for span in find_dates(first))
    return whole and not (ended and mostly_date(second))


def _whole_date(first: str, second: str) -> str:
    """Return the two lines of a date that wrapped as one; a Chinese one may wrap inside a word (`至` / `今`)."""
    return glue(first, second) if has_han(first[-1:]) else f"{first} {second}"


def _is_end_under(above: TextLine, line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Return True if a line is the later date, or "until now", right under the date that opens the line above, and dates
    nothing of its own.

    No other line stands on its height; or it stands apart with that above, in a column that has ranges of dates.
    """
    begun_text = above.text.partition("\t")[0]
    begun, ended = find_dates(begun_text), find_dates(line.text)
    if len(begun) != 1 or begun[0].ranged or not mostly_date(begun_text):
        return False
    later = is_present(line.text.strip()) or (
        len(ended) == 1 and not ended[0].ranged and mostly_date(line.text) and begun[0].first < ended[0].first
    )
    a, b = above.box, line.box
    if not later or a is None or b is None or line.aside or above.aside or "\t" in line.text:
        return False
    right = above.ends[0] if above.ends else a.x1
    if not _alike(a._replace(x1=right), b) or not 0 < b.top - a.top < _LINE * line.size:
        return False
    if not any(other is not line and _on_height(other, line) for other in lines):
        return True
    column = [cell for other in lines if (cell := _date_cell(other)) and _alike(cell.box, b)]
    ranges = any(
        is_present(cell.text.split()[-1]) or any(span.ranged for span in find_dates(cell.text)) for cell in column
    )
    near = [cell for cell in column if cell.text not in (line.text, begun_text) and _is_near(cell.box, a, b)]
    return ranges and not near and len(begun[0].first) == len(ended[0].first if ended else begun[0].first)


class _DateCell(NamedTuple):
    """A date that is a line or the first cell of one, with its place."""

    text: str
    box: Box


def _date_cell(line: TextLine) -> _DateCell | None:
    text = line.text.partition("\t")[0].strip()
    if line.box is None or not text or not (mostly_date(text) or is_present(text.split()[-1])):
        return None
    return _DateCell(text, line.box._replace(x1=line.ends[0] if line.ends else line.box.x1))


def _alike(a: Box, b: Box) -> bool:
    """Return True if two dates of one column begin, end or stand in the middle at one place."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 1


def _is_near(box: Box, first: Box, last: Box) -> bool:
    """Return True if a line is set as close to one of two lines as these are to each other."""
    step = 1.3 * (last.top - first.top)
    return 0 < first.top - box.top < step or 0 < box.top - last.top < step


_LINE: Final = 1.7
"""Greatest distance of two dates that belong together, in em."""


def _on_height(other: TextLine, line: TextLine) -> bool:
    a, b = other.box, line.box
    return a is not None and b is not None and abs(a.top + a.bottom - b.top - b.bottom) < 0.7 * line.size


def _same_edge(a: Box, b: Box) -> bool:
    return abs(a.x0 - b.x0) < 1


def _any_edge(a: Box, b: Box) -> bool:
    """Return True if two boxes begin, end or have their middle at one place."""
    starts, ends = a.x0 - b.x0, a.x1 - b.x1
    return min(abs(starts), abs(ends), abs(starts + ends) / 2) < 1.5


def _stands_under(above: TextLine, line: TextLine, *, aligned: Callable[[Box, Box], bool] = _same_edge) -> bool:
    """Return True if `line` is the next line of the same column and look."""
    a, b = above.box, line.box
    if a is None or b is None or line.bullet or line.aside or above.aside:
        return False
    alike = above.bold == line.bold and abs(above.size - line.size) < 0.1 * line.size
    return alike and aligned(a, b) and -0.6 * line.size < b.top - a.bottom < 0.6 * line.size


def _stands_beside(left: TextLine, line: TextLine) -> bool:
    a, b = left.box, line.box
    return a is not None and b is not None and not line.aside and is_level(a, b) and a.x1 < b.x0


def with_whole_heads(lines: Iterable[TextLine]) -> list[TextLine]:
    """Return the lines with heads of entries joined that wrapped beside their date (`Vale Community | 2007` /
    `College`)."""
    out: list[TextLine] = []
    for line in lines:
        if out and _is_rest_of_head(out[-1], line):
            name, _, date = out[-1].text.partition("\t")
            out[-1] = _under(out[-1], line, f"{glue(name, line.text)}\t{date}")
        else:
            out.append(line)
    return out


def with_whole_headings(lines: Iterable[TextLine]) -> list[TextLine]:
    """Return the lines with headings joined that wrapped in a narrow column (`Education and` / `Training`), and mail
    addresses (`info@roe-` / `studio.example`)."""
    out: list[TextLine] = []
    for line in lines:
        if out and _is_rest_of_heading(out[-1], line):
            out[-1] = _under(out[-1], line, glue(out[-1].text, line.text))
        elif out and _is_rest_of_mail(out[-1], line):
            out[-1] = _under(out[-1], line, out[-1].text + line.text)
        else:
            out.append(line)
    return out


def _under(above: TextLine, line: TextLine, text: str) -> TextLine:
    box = hull(box for box in (above.box, line.box) if box)
    return replace(above, text=text, box=box, ends=(max(above.ends[0], line.ends[0]), *above.ends[1:]))


_BEFORE_DATE: Final = 1.5
"""Greatest space, in em, that is kept free before a date."""


def _is_rest_of_head(above: TextLine, line: TextLine) -> bool:
    """Return True if `line` goes on from the first of two cells, the second a date, because it had no room in it."""
    name, _, date = above.text.partition("\t")
    size = max(above.size, line.size) if len(date) >= len(name) else above.size  # a date may be set smaller
    regular = replace(above, bold=above.bold and line.bold, size=size)  # a bold post may stand before its employer
    if not _stands_under(regular, line) or len(above.ends) != 2 or len(line.ends) != 1:
        return False
    full = above.ends[0] + line.lead > above.stops[1] - _BEFORE_DATE * line.size
    goes_on = name.endswith(",") or (full and not is_place(line.text))
    return goes_on and mostly_date(date) and not _SENTENCE_END.search(name.rstrip(","))


def _is_rest_of_mail(above: TextLine, line: TextLine) -> bool:
    """Return True if a mail address broke behind its hyphen or its dot, which belongs to it."""
    broken = EMAIL_BROKEN.search(above.text) is not None
    return broken and DOMAIN_REST.fullmatch(line.text) is not None and _stands_under(above, line)


def _is_rest_of_heading(above: TextLine, line: TextLine) -> bool:
    """Return True if two lines are a known heading together and the first alone is none."""
    if not _stands_under(above, line, aligned=_any_edge) or len(above.ends) != 1 or len(line.ends) != 1:
        return False
    both = known_kind(glue(above.text, line.text))
    return bool(both) and (not known_kind(above.text) or both == known_kind(above.text) != known_kind(line.text) != "")
