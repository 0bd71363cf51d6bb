"""Base class of detectors: patterns over the normal form, a validation hook, an explanation. One detector per file.

Patterns have bounded repetition only (text from outside is hostile). A detector never decides what happens to a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.label_value_pairs import Cell
from app.redact.prepared_text import Document
from app.redact.required_characters import required
from app.redact.required_words import Mask, mask_of, required_words

Range = tuple[int, int]
Validator = Callable[[Document, "re.Match[str]"], Range | None]
Reader = Callable[[Document, Cell], Iterator[Range]]

STRICT_COLON: Final = r"\s{0,4}[:=|\t]\s{0,4}"


@dataclass(frozen=True, slots=True)
class Detector:
    """A kind of personal data recognisable by form. The value is the group `v` of a pattern, else the whole match; `validate` may refuse
    a match (None) or narrow and widen it."""

    name: str
    kind: Kind
    explanation: str
    patterns: tuple[re.Pattern[str], ...]
    validate: Validator
    roles: frozenset[str] = frozenset()
    """Labels (`Cell.role`) whose values `read` looks at."""
    read: Reader | None = None
    stated: frozenset[str] = frozenset()
    """Roles of `Document.stated` whose values are findings as they are."""
    needs: list[tuple[re.Pattern[str], frozenset[str], Mask]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    """Each pattern with what a match of it needs, filled on the first search."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield accepted ranges in the normal form, unsorted."""
        if not self.needs:
            self.needs.extend((one, required(one), mask_of(required_words(one))) for one in self.patterns)
        present, held = document.characters, document.held
        for pattern, characters, needs in self.needs:
            if not held.one_of_each(needs) or not characters <= present:
                continue
            for found in pattern.finditer(document.text):
                span = self.validate(document, found)
                if span is not None:
                    yield span
        if self.read:
            for cell in document.cells:
                if cell.role in self.roles:
                    yield from self.read(document, cell)
        if self.stated:
            for cell in document.stated:
                if cell.role in self.stated:
                    yield cell.start, cell.end


def value_of(found: re.Match[str]) -> Range:
    """Return the range of the group `v`, or of the whole match."""
    return found.span("v") if "v" in found.re.groupindex else found.span()


def accept(document: Document, found: re.Match[str]) -> Range | None:
    """Accept every match: the validator for patterns that need none."""
    return value_of(found)


def compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile patterns over the normal form (already case-folded)."""
    return tuple(re.compile(pattern) for pattern in patterns)
