"""Finds every value again in the source: the proof that nothing was invented, and the place each field came from.

A value that cannot be found (after the documented normalisation of `folding.skeleton`) is dropped.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.draft import Place
from app.domain.resume import Resume, fields, rewrite
from app.resume.folding import skeleton
from app.resume.source import TextLine, joined, offsets

_NETWORK = re.compile(r"basics\.profiles\.[^.]+\.network")
"""The name of a network is a classification (`github.com` → GitHub) and not a value of the person."""


@dataclass(slots=True)
class Notes:
    """What the parsers know about a field beyond its value: `raw` source words (dates), line range, confidence."""

    raw: dict[str, str] = field(default_factory=dict)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)

    def put(self, field_id: str, lo: int, hi: int, raw: str = "", confidence: float = 0.0) -> None:
        """Remember where a field, or every field under a prefix, was read."""
        self.lines[field_id] = (lo, hi)
        if raw:
            self.raw[field_id] = raw
        if confidence:
            self.confidence[field_id] = confidence


class Locator:
    """Looks values up in one source."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.text = joined(lines)
        self._lines = lines
        self._starts = offsets(lines)
        self._skeleton, self._where = skeleton(self.text)

    def find(self, value: str, lo: int | None = None, hi: int | None = None) -> tuple[int, int] | None:
        """`start, end` of a value in the source text, first within source lines `lo..hi`, then anywhere."""
        if "\n" in value:
            spans = [self.find(line, lo, hi) for line in value.split("\n") if line.strip()]
            return spans[0] if spans and all(spans) else None
        key, _ = skeleton(value)
        if not key:
            return None
        if lo is not None and hi is not None:
            begin = bisect.bisect_left(self._where, self._starts[max(lo, 0)])
            end = bisect.bisect_left(self._where, self._starts[min(hi + 1, len(self._starts) - 1)])
            at = self._skeleton.find(key, begin, end)
            if at >= 0:
                return self._where[at], self._where[at + len(key) - 1] + 1
        at = self._skeleton.find(key)
        return (self._where[at], self._where[at + len(key) - 1] + 1) if at >= 0 else None

    def place(self, span: tuple[int, int], confidence: float) -> Place:
        """The `Place` of a span."""
        index = min(bisect.bisect_right(self._starts, span[0]) - 1, len(self._lines) - 1)
        return Place(self._lines[index].page, self.text[span[0] : span[1]], span[0], span[1], confidence)


def grounded(resume: Resume, locator: Locator, notes: Notes) -> tuple[Resume, Mapping[str, Place]]:
    """The résumé without any value that the source does not contain, and the place of every field that it does."""
    places: dict[str, Place] = {}
    missing: set[str] = set()
    for leaf in fields(resume):
        if leaf.id == "personal.photo" or _NETWORK.fullmatch(leaf.id):
            continue
        lo, hi = _range(notes, leaf.id)
        span = locator.find(notes.raw.get(leaf.id, leaf.value), lo, hi)
        if span is None:
            missing.add(leaf.id)
        else:
            places[leaf.id] = locator.place(span, notes.confidence.get(leaf.id, 0.9 if lo is not None else 0.7))
    if missing:
        resume = rewrite(resume, lambda leaf: None if leaf.id in missing else leaf.value)
        places = _renumbered(places, resume, missing)
    return resume, places


def _range(notes: Notes, field_id: str) -> tuple[int | None, int | None]:
    key = field_id
    while key:
        if key in notes.lines:
            return notes.lines[key]
        key = key.rpartition(".")[0]
    return None, None


def _renumbered(places: dict[str, Place], resume: Resume, missing: set[str]) -> dict[str, Place]:
    """Places after plain texts in tuples moved up because an earlier one was dropped."""
    kept: dict[str, Place] = {}
    counters: dict[str, int] = {}
    valid = {leaf.id for leaf in fields(resume)}
    for field_id, place in places.items():
        prefix, _, last = field_id.rpartition(".")
        if last.isdigit():
            number = counters.get(prefix, 0)
            counters[prefix] = number + 1
            field_id = f"{prefix}.{number}"
        if field_id in valid:
            kept[field_id] = place
    return kept
