"""An imported résumé before the person reviewed it: recognised fields, the place each came from, warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.resume import Resume


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Position in the source text that a field was read from.

    `page` (1-based, 0 if the format has none), the source text, offsets into `Draft.source_text` in code points, and
    the reader's confidence (0–1). `inherited`: the value stands in a head line above several entries, not in the entry
    itself, and is to be looked at.
    """

    page: int
    text: str
    start: int
    end: int
    confidence: float
    inherited: bool = False


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
    `doubts` are signs of wrong readings, the most doubtful first."""

    resume: Resume
    source_format: str
    source_text: str
    places: Mapping[str, SourceSpan]
    warnings: tuple[ImportWarning, ...]
    to_confirm: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
