"""Remembers what became of each distinct text of a résumé under the same protection: the copies of one student at one stage share most texts, and each is
swept once.

Under the same `Protection` a text has one result, whichever field it stands in; what depends on a single copy (its address) is never remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.policy import ProtectedValue, Withheld
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.known_value_matcher import Hit, KnownValues
from app.redact.personal_data_scan import Span

_MOST: Final = 5_000
"""Texts of one protection that are remembered; a résumé has a few hundred."""


@dataclass(frozen=True, slots=True)
class Protection:
    """Conditions of a sweep besides the text: language, stage and operators, values withheld and allowed, and for each value withheld
    the operator of its field, its replacement and the text of the field."""

    language: str
    stage: Stage
    operators: tuple[tuple[Kind, Operator], ...]
    absent: tuple[ProtectedValue, ...]
    allowed: tuple[ProtectedValue, ...]
    rules: tuple[tuple[Operator, str, str], ...]


class TextKey(NamedTuple):
    """A text, and what of its field matters: the kind, whether it goes as a whole, whether numbers of professional registers stay, and what was found
    by the text around it."""

    text: str
    kind: Kind | None
    whole: bool
    registrations: bool
    in_context: tuple[Span, ...]


@dataclass(slots=True)
class SweptTexts:
    """Results under one protection: `swept` (text and what was taken out; the field ids in it are those of the field that came first) and `found` (withheld
    values in a text), with the finders of the values withheld and of those allowed."""

    finder: KnownValues
    kept: KnownValues
    swept: dict[TextKey, tuple[str, tuple[Withheld, ...]]] = field(default_factory=dict)
    found: dict[str, tuple[Hit, ...]] = field(default_factory=dict)

    def make_room(self) -> None:
        """Forget everything once it is too much (somebody edits a résumé for hours)."""
        if max(len(self.swept), len(self.found)) >= _MOST:
            self.swept.clear()
            self.found.clear()


@lru_cache(maxsize=8)
def swept_texts(protection: Protection) -> SweptTexts:
    """Return the results under a protection; those of the last few are kept, for about one student per processor."""
    return SweptTexts(KnownValues(protection.absent, allowed=protection.allowed), KnownValues(protection.allowed))
