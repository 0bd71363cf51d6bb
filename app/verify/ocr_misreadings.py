"""Finds withheld values in text that was recognised from pixels, where a letter of a longer value may have been misread as another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters, nfkc

_WORDS: Final = frozenset(
    [Kind.NAME, Kind.EMPLOYER, Kind.SCHOOL, Kind.REFEREE, Kind.ADDRESS, Kind.EMAIL, Kind.MESSENGER]
)
"""Kinds told by letters: of a number with another digit nobody can say that it is the same."""

_SHORTEST: Final = 10
_ALIKE: Final = 90.0
"""Letters from which a value is compared, and percent of them that agree: one of ten may be another."""


def find_misread(text: str, absent: Sequence[ProtectedValue]) -> Iterator[tuple[ProtectedValue, str]]:
    """Yield each value that a recognised text holds nearly, with the letters that were read."""
    from rapidfuzz import fuzz

    letters = fold_letters(nfkc(text))
    for value in absent:
        wanted = fold_letters(nfkc(value.value)) if value.kind in _WORDS else ""
        if _SHORTEST <= len(wanted) <= len(letters):
            found = fuzz.partial_ratio_alignment(wanted, letters, score_cutoff=_ALIKE)
            if found is not None and found.score >= _ALIKE:
                yield value, letters[found.dest_start : found.dest_end]
