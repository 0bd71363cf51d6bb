"""Output of every text-bearing importer: lines in reading order, with the cues for structuring.

`TextLine.text` is the text of the file; the only changes are those documented in `value_folding.py`. A tab inside a
line marks a wide gap or a cell border. Nothing here interprets the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.domain.draft import ImportWarning
from app.ingest.box import Box as Box
from app.ingest.layout.page import Page

NEEDS_OCR: Final = "scan-or-font"
"""Error code of an importer for a file that only OCR can read."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line.

    `page` is 1-based (0: the format has no pages); `stops` and `ends` are the left and right edges of its
    tab-separated parts; `lead` is the room that its first word needs behind the line before (word and space);
    `heading` is a heading level given by the format itself; `aside` marks running heads, page numbers and other text that
    belongs to the page and not to the person; `link` is a target that is not visible.
    """

    text: str
    page: int = 0
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    heading: int = 0
    bullet: bool = False
    aside: bool = False
    link: bool = False
    stops: tuple[float, ...] = ()
    ends: tuple[float, ...] = ()
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of one file.

    `photo` is a data URI (re-encoded, no metadata) or empty; `alternative` is a second reading order of the same
    lines, empty where the format has only one. `pages` are the models of the pages, empty where the format has none; those
    of pictures have their size in pixels and no letters.
    """

    format: str
    lines: tuple[TextLine, ...]
    warnings: tuple[ImportWarning, ...] = ()
    photo: str = ""
    alternative: tuple[TextLine, ...] = field(default=())
    pages: tuple[Page, ...] = field(default=())

    @property
    def text(self) -> str:
        """Return all lines joined by line feeds; `offsets` point into it."""
        return joined(self.lines)


def joined(lines: Iterable[TextLine]) -> str:
    """Return the texts of lines, joined by line feeds."""
    return "\n".join(line.text for line in lines)


def offsets(lines: Iterable[TextLine]) -> list[int]:
    """Return the start of each line in `joined(lines)`, plus the total length + 1."""
    positions = [0]
    for line in lines:
        positions.append(positions[-1] + len(line.text) + 1)
    return positions
