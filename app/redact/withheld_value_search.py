"""Searches texts for withheld values with the redactor's own matchers: the second opinion on files that are not copies of ours.

The verifier (`app.verify`) judges with code of its own; this sees more of what is spelled freely (forms of address, declensions,
transliterations) and is asked besides it, never instead of it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.policy import ProtectedValue
from app.redact.known_value_matcher import Hit, KnownValues
from app.redact.matchers.latin_names import LatinName, name_words
from app.redact.matchers.name_order import given_first
from app.redact.prepared_text import Document

_SEPARATOR: Final = "\n\n\nꙮ\n\n\n"
"""Between joined texts: a letter that occurs in no value, so that no match can reach over it."""
_EXCERPT: Final = 60
_TOLD_CLOSED_UP: Final = 6
"""Bytes (UTF-8) of a value's letters from which it is told without the spaces between them."""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def find_residue(
    texts: Sequence[str], absent: Sequence[ProtectedValue], allowed: Sequence[ProtectedValue]
) -> Iterator[tuple[int, ProtectedValue, str]]:
    """Yield index of the text, value and excerpt of each hit that no allowed value explains."""
    if not texts or not absent:
        return
    starts = list(itertools.accumulate((len(text) + len(_SEPARATOR) for text in texts), initial=0))[:-1]
    joined = _SEPARATOR.join(texts)
    hits = KnownValues(absent, allowed=allowed).find(joined)
    if not hits:
        return
    explained = _whole_values(joined, allowed)
    begins = [span.start for span in explained]
    for hit in hits:
        at = bisect_right(begins, hit.start)
        before, inside = (
            explained[max(0, at - _NEAR) : at],
            explained[at : min(bisect_left(begins, hit.end), at + _NEAR)],
        )
        covered = any(span.end >= hit.end and span.end - span.start > hit.end - hit.start for span in before)
        if not covered and not any(_run_into(joined, hit, span) for span in inside):
            index = bisect_right(starts, hit.start) - 1
            yield index, hit.value, joined[hit.start : hit.end][:_EXCERPT]


def _run_into(text: str, hit: Hit, allowed: _Span) -> bool:
    """Return True if a hit is a strange word that ran into an allowed value in which the surname stands, as the end of a line does where
    lines are joined (`AintreeTom Considine Racing`); never if that word is a form of the withheld name itself."""
    before = text[hit.start : allowed.start]
    glued = before[-1:].isalpha() and text[allowed.start].isalpha()
    words = given_first(name_words(hit.value.value))
    if hit.how != "nickname" or not glued or allowed.end < hit.end or not words:
        return False
    return LatinName(words).hooks.isdisjoint(word.lower() for word in _HUMPS.findall(Document(before).cased))


_NEAR: Final = 12
"""Allowed values looked at on either side of where a hit begins."""
_HUMPS: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
"""The words of a text without spaces, told by their capitals."""


def _whole_values(text: str, allowed: Sequence[ProtectedValue]) -> list[_Span]:
    """Return the spans of allowed values that stand in full. A mere part of one (a short form of an employer's name) excuses nothing."""
    hits = KnownValues(allowed).find(text)
    spans = {(hit.start, hit.end) for hit in hits if _letters(text[hit.start : hit.end]) >= _letters(hit.value.value)}
    spans.update(_spaced_out(text, allowed))
    return [_Span(*span) for span in sorted(spans)]


def _spaced_out(text: str, allowed: Sequence[ProtectedValue]) -> Iterator[tuple[int, int]]:
    """Yield the spans of allowed values that stand in full with spaces anywhere: text read by the place of its letters has such, so that
    `Shongwe & Pi llay Hardware` is that employer and no residue of a referee of that name."""
    letters, places = _closed_up(text)
    for value in allowed:
        wanted, _ = _closed_up(value.value)
        at = letters.find(wanted) if len(wanted.encode()) >= _TOLD_CLOSED_UP else -1
        while at >= 0:
            yield places[at], places[at + len(wanted) - 1] + 1
            at = letters.find(wanted, at + 1)


def _closed_up(text: str) -> tuple[str, list[int]]:
    """Return the letters and figures of a text alone, in small letters, and the position of each."""
    found = [(small, index) for index, char in enumerate(text) if char.isalnum() for small in char.casefold()]
    return "".join(small for small, _ in found), [index for _, index in found]


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
