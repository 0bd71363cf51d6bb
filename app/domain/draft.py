"""An imported résumé before the person reviewed it: recognised fields, the place each came from, warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.resume import Resume
from app.domain.words_on_pages import Area, PageMap


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Position in the source text that a field was read from.

    `page` (1-based, 0 if the format has none), the source text, offsets into `Draft.source_text` in code points, and
    the reader's confidence (0–1). `inherited`: the value stands in a head line above several entries, not in the entry
    itself, and is to be looked at. `more` are the offsets of the further lines of a value of several lines.
    """

    page: int
    text: str
    start: int
    end: int
    confidence: float
    inherited: bool = False
    more: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return the offsets of all lines of the value."""
        return ((self.start, self.end), *self.more)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sign that a field was read wrongly: the field's id, a code with parameters (the sentence is made in
    `app/messages.py`), and its weight (0–1)."""

    field_id: str
    code: str
    weight: float
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportWarning:
    """A code with parameters; the sentence is made in `app/messages.py`."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """The result of an import. `to_confirm` are field ids the person must look at (name, contact, identifiers …);
    `doubts` are signs of wrong readings, the most doubtful first. `pages` tells where the letters of `source_text` stand on
    the pages of the file, `unread` which pieces of it no field took, and `headings` are its headings of sections."""

    resume: Resume
    source_format: str
    source_text: str
    places: Mapping[str, SourceSpan]
    warnings: tuple[ImportWarning, ...]
    to_confirm: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    pages: PageMap = field(default_factory=PageMap)
    unread: tuple[SourceSpan, ...] = ()
    headings: tuple[str, ...] = ()

    def areas(self, place: SourceSpan) -> tuple[Area, ...]:
        """Return where a place stands on the pages, one area for each printed line; empty if that is not known of all of it."""
        found = [self.pages.areas(self.source_text, start, end) for start, end in place.spans]
        return tuple(area for areas in found for area in areas) if all(found) else ()
