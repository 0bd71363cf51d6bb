"""Page furniture: page numbers, running heads and feet, and what a browser prints at the edges of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.source_lines import Box, TextLine
from app.text.mail_and_web_addresses import WEB_START

_FOOT: Final = re.compile(
    r"(?i)(?:(?:page|第)\s*)?\d{1,3}\s*(?:/|of|页|共)?\s*\d{0,3}\s*页?$|last updated.*|.{0,60}[–—·|-]\s*\d{1,3}\s*(?:/|of|von|sur)\s*\d{1,3}$"
    r"|.{0,70}(?:curriculum vitae|résumé|resume|\bcv)\s*[–—-]?\s*\d{1,3}$|(?=.{0,40}\W)(?:.{1,40}\W\s?)第\s?\d{1,3}\s?[页頁]$|powered by .*|generated (?:by|with) .*"
)
"""Lines that are furniture at the upper or lower edge of a page."""
_ANYWHERE: Final = re.compile(
    r"(?i)(?:.{0,40}\b)?page \d{1,2} (?:of|/) \d{1,2}|[^\t]{2,40}\tpage \d{1,2}|.{0,20}第\s?\d{1,2}\s?[页頁]\s?[/／,，]?\s?共\s?\d{1,2}\s?[页頁]"
    r"|[\w.]{2,20} © (?:19|20)\d\d(?: [·|] [A-Z][A-Za-z ]{2,24}){0,8}|(?:©|\(c\)(?=\s*(?:copyright\b|(?:19|20)\d\d))|copyright\b).{0,80}|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: [ap]m)?(?:\t.*)?|(?:file://|"
    + WEB_START
    + r")\S+(?:\t\d{1,2}/\d{1,2})"
)
"""Lines that are furniture wherever they stand."""
_EDGE: Final = 0.075
"""Part of a page's height in which its running lines stand."""
_OUTERMOST: Final = 3
"""Lines of a page, from above and from below, that may be running lines."""
_NEAR: Final = 3.0
"""Greatest difference of the places of a running line on two pages, in points."""
_NAME: Final = re.compile(
    r"(?!(?i:.*\b(?:cv|curriculum|r[eé]sum[eé]|lebenslauf|confidential|page)\b))[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}|[\u3400-\u9fff]{2,4}"
)
"""Two to four words without figures, or as many Chinese characters: what a running line with a name only looks like."""


def is_furniture(text: str) -> bool:
    """Return True if a line is furniture wherever it stands.

    >>> is_furniture("Form CR-07 Page 1 of 2"), is_furniture("© 2025 Jane Roe"), is_furniture("Cook 2019 - 2021")
    (True, True, False)
    >>> is_furniture("(c) 2025 Jane Roe"), is_furniture("(c) Cut the losses")
    (True, False)
    """
    return _ANYWHERE.fullmatch(text.strip()) is not None and "@" not in text


def mark_running_text(line: TextLine, height: float) -> TextLine:
    """Return the line, marked `aside` if it is a page number or a running head or foot of a page of this height."""
    box = line.box
    at_edge = box is not None and (box.bottom > (1 - _EDGE) * height or box.top < _EDGE * height)
    flat = line.text.replace("\t", " ")
    furniture = is_furniture(line.text) or (at_edge and _FOOT.fullmatch(flat) is not None and "@" not in flat)
    return replace(line, aside=True) if furniture else line


def with_running_lines_aside(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of all pages, those marked `aside` that stand at one place of several pages: heads and feet.

    The figures in them may differ. A line with contact data, or that may be nothing but a person's name, stays where
    it stands first.
    """
    places: dict[str, list[tuple[int, Box]]] = defaultdict(list)
    outer = _outermost(lines)
    for at in sorted(outer):
        box = lines[at].box
        if box is not None:
            places[_key(lines[at])].append((at, box))
    aside: set[int] = set()
    for found in places.values():
        alike = [at for at, box in found if any(_is_same_place(lines, at, box, *other) for other in found)]
        reached = bool(alike) and re.search(r"@|\d{3}[\d -]{4}", lines[alike[0]].text) is not None
        named = bool(alike) and _NAME.fullmatch(lines[alike[0]].text.strip()) is not None
        aside.update(alike[1:] if reached or named else alike)
    aside.update(at for at in outer if _is_numbered_name(lines, at))
    return [replace(line, aside=True) if at in aside else line for at, line in enumerate(lines)]


_NUMBERED_NAME: Final = re.compile(r"(?P<name>[^\d|,:;@]{2,40}?)\W{1,5}(?P<number>\d{1,2})(?:\W+\d{1,2})?")


def _is_numbered_name(lines: Sequence[TextLine], at: int) -> bool:
    """Return True if a line is the number of its page behind a name that stands at the top of the first: `Roe-Marlow 1`."""
    match = _NUMBERED_NAME.fullmatch(lines[at].text.strip())
    if match is None or int(match["number"]) != max(lines[at].page, 1):
        return False
    top = " ".join(line.text for line in lines[:_OUTERMOST] if line is not lines[at]).casefold()
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", top) for word in match["name"].casefold().split())


def _key(line: TextLine) -> str:
    return re.sub(r"\d+", "0", line.text)


def _is_same_place(lines: Sequence[TextLine], at: int, box: Box, other: int, place: Box) -> bool:
    near = abs(box.x0 - place.x0) < _NEAR and abs(box.top - place.top) < _NEAR
    return near and lines[at].page != lines[other].page


def _outermost(lines: Sequence[TextLine]) -> set[int]:
    """Return the indices of the first and the last lines of each page, by place."""
    pages: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.box is not None:
            pages[line.page].append((line.box.top, at))
    ends = [sorted(page) for page in pages.values()]
    return {at for page in ends for _, at in (*page[:_OUTERMOST], *page[-_OUTERMOST:])}
