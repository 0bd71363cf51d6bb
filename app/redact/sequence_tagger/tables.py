"""Columns of tables and speakers of chats, by the signs that set the cells of neighbouring lines apart and by what begins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

_SEPARATORS: Final = tuple(
    map(re.compile, (r"\t", r"[ \t]*[|｜][ \t]*", r"[ \t]*;[ \t]*", r"[ \t]*[,，][ \t]*", r" / ", r" {2,}"))
)
_RULE: Final = re.compile(r"[\s|+:=\-]+")
_LONGEST_HEADING: Final = 40
_FEWEST_CELLS: Final = 3

HeadedCell = tuple[int, int, int, str]


def _cells(line: str, start: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    ends = [(0, 0), *(found.span() for found in separator.finditer(line)), (len(line), len(line))]
    return [(start + before[1], start + after[0]) for before, after in pairwise(ends)]


@lru_cache(maxsize=1)
def heading_cells(text: str) -> tuple[HeadedCell, ...]:
    """Return the cells below a line of as many cells, with their column and the text of the first line's cell: (start, end, column,
    heading). A line of a table has at least three cells; rules between lines are passed over."""
    return tuple(_heading_cells(text))


def _heading_cells(text: str) -> Iterator[HeadedCell]:
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", text)]
    lines = [one for one in lines if not _RULE.fullmatch(one[1])]
    done = -1
    for at, (start, line) in enumerate(lines):
        if at <= done:
            continue
        for separator in _SEPARATORS:
            head = _cells(line, start, separator)
            if len(head) < _FEWEST_CELLS:
                continue
            below = at + 1
            while below < len(lines) and len(row := _cells(lines[below][1], lines[below][0], separator)) == len(head):
                for column, (cell, title) in enumerate(zip(row, head, strict=True)):
                    if title[1] - title[0] <= _LONGEST_HEADING:
                        yield *cell, column, text[title[0] : title[1]].strip()
                below += 1
            if below > at + 1:
                done = below - 1
                break


_STAMP: Final = r"[\s\[(>*•\-]{0,4}(?:[\d/\-.:, ]{3,24}(?:[ap]m)?|\d{1,2}[月:][\d日: ]{1,9})?[\])]?[ \t]{0,3}(?:-[ ])?"
_SPEAKER: Final = re.compile(
    rf"(?:^|\n){_STAMP}(?P<name>[^\n:：\t\[\]<>|,，。]{{1,32}}?)(?:[\]>:：\t|]|[ \t]{{1,4}}(?:오[전후] )?\(?\d{{1,2}}:\d\d)"
)


@lru_cache(maxsize=1)
def speakers(text: str) -> tuple[tuple[int, int, int], ...]:
    """Return what begins several lines before a colon, a tab or a time: (start, end, 2 or 3 and more times)."""
    found = [one.span("name") for one in _SPEAKER.finditer(text)]
    times = Counter(text[start:end].strip() for start, end in found)
    counted = ((start, end, times[text[start:end].strip()]) for start, end in found)
    return tuple((start, end, min(count, 3)) for start, end, count in counted if count >= 2)
