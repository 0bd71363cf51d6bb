"""Results of the section parsers, and the location of every value in the source: the proof that nothing was invented,
and the position of each field.

A value that is not found (after the documented normalisation of `value_folding.skeleton`) is dropped.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.domain.draft import SourceSpan
from app.domain.resume import (
    Award,
    Certificate,
    Education,
    Interest,
    Language,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Section,
    Skill,
    Work,
    fields,
    rewrite,
)
from app.ingest.layout.rows import Row
from app.ingest.source_lines import TextLine, joined, offsets
from app.ingest.value_folding import skeleton


@dataclass(slots=True)
class SectionResults:
    """All results of the section parsers."""

    work: list[Work] = dataclasses.field(default_factory=list)
    volunteer: list[Work] = dataclasses.field(default_factory=list)
    education: list[Education] = dataclasses.field(default_factory=list)
    projects: list[Project] = dataclasses.field(default_factory=list)
    skills: list[Skill] = dataclasses.field(default_factory=list)
    languages: list[Language] = dataclasses.field(default_factory=list)
    interests: list[Interest] = dataclasses.field(default_factory=list)
    awards: list[Award] = dataclasses.field(default_factory=list)
    certificates: list[Certificate] = dataclasses.field(default_factory=list)
    publications: list[Publication] = dataclasses.field(default_factory=list)
    references: list[Reference] = dataclasses.field(default_factory=list)
    sections: list[Section] = dataclasses.field(default_factory=list)
    profiles: list[Profile] = dataclasses.field(default_factory=list)
    summary: list[Row] = dataclasses.field(default_factory=list)


_NETWORK = re.compile(r"basics\.profiles\.[^.]+\.network")
"""Ids of the fields with the name of a network: a classification (`github.com` → GitHub) and not a value of the
person."""


_TRIES: Final = 20
"""Maximum number of occurrences of one value that are examined."""


@dataclass(slots=True)
class Notes:
    """Parsers' notes on fields: `raw` source words (dates), line range, confidence; the rows that are headings; and the
    ids of fields `inherited` from a head line above several entries."""

    raw: dict[str, str] = dataclasses.field(default_factory=dict)
    lines: dict[str, tuple[int, int]] = dataclasses.field(default_factory=dict)
    confidence: dict[str, float] = dataclasses.field(default_factory=dict)
    headings: list[Row] = dataclasses.field(default_factory=list)
    inherited: set[str] = dataclasses.field(default_factory=set)

    def put(self, field_id: str, lo: int, hi: int, raw: str = "", confidence: float = 0.0) -> None:
        """Record the position of a field, or of every field under a prefix."""
        self.lines[field_id] = (lo, hi)
        if raw:
            self.raw[field_id] = raw
        if confidence:
            self.confidence[field_id] = confidence


class Locator:
    """Finder of values in one source."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.text = joined(lines)
        self._lines = lines
        self._starts = offsets(lines)
        self._skeleton, self._where = skeleton(self.text)
        self._told = bytearray(len(self._skeleton))
        self.read: list[tuple[int, int]] = []

    def spans(self, value: str, lo: int | None = None, hi: int | None = None) -> list[tuple[int, int] | None]:
        """Return `start, end` of each line of a value in the source text; None for a line that the source does not
        contain.

        Source lines `lo..hi` are searched first, then the whole source.
        """
        spans: list[tuple[int, int] | None] = []
        after = 0
        for key in (skeleton(line)[0] for line in value.split("\n")):
            at = self._find(key, lo, hi, after) if key else -1
            if at < 0:
                spans.append(self._across_furniture(key) if key else None)
                continue
            after = at + len(key)
            self._told[at:after] = b"\1" * len(key)
            spans.append((self._where[at], self._where[after - 1] + 1))
        return spans

    def _across_furniture(self, key: str) -> tuple[int, int] | None:
        """Return `start, end` of a key that goes on behind the foot and the head of a page, which stand in between."""
        at = self._flow[0].find(key)
        if at < 0:
            return None
        first, last = self._flow[1][at], self._flow[1][at + len(key) - 1]
        return self._where[first], self._where[last] + 1

    @cached_property
    def _flow(self) -> tuple[str, Sequence[int]]:
        """Return the skeleton without the lines that belong to the page, and where its letters stand in the whole."""
        begun = [bisect.bisect_left(self._where, start) for start in self._starts]
        kept = [
            at
            for line, first, end in zip(self._lines, begun, begun[1:], strict=False)
            if not line.aside
            for at in range(first, end)
        ]
        return "".join(self._skeleton[at] for at in kept), kept

    def _find(self, key: str, lo: int | None, hi: int | None, after: int) -> int:
        """Return the offset of a key in the skeleton, or -1.

        Searched within the lines behind `after`, then within the lines, then anywhere.
        """
        at = -1
        if lo is not None and hi is not None:
            begin = bisect.bisect_left(self._where, self._starts[max(lo, 0)])
            end = bisect.bisect_left(self._where, self._starts[min(hi + 1, len(self._starts) - 1)])
            at = self._first_unused(key, max(begin, after), end)
            at = self._skeleton.find(key, begin, end) if at < 0 and after > begin else at
        return at if at >= 0 else self._skeleton.find(key)

    def _first_unused(self, key: str, begin: int, end: int) -> int:
        """Return the first occurrence of a key where no value was found yet; else the first of all.

        So each of two `fluent` in a line has its own position.
        """
        first = at = self._skeleton.find(key, begin, end)
        for _ in range(_TRIES):
            if at < 0 or not all(self._told[at : at + len(key)]):
                break
            at = self._skeleton.find(key, at + 1, end)
        return first if at < 0 else at

    def line(self, index: int) -> tuple[int, int]:
        """Return `start, end` of a line of the source."""
        return self._starts[index], self._starts[index + 1] - 1

    def place(self, span: tuple[int, int], confidence: float, *, inherited: bool = False) -> SourceSpan:
        """Return the `SourceSpan` of a span."""
        index = min(bisect.bisect_right(self._starts, span[0]) - 1, len(self._lines) - 1)
        return SourceSpan(
            self._lines[index].page, self.text[span[0] : span[1]], span[0], span[1], confidence, inherited
        )


def drop_unsourced(resume: Resume, locator: Locator, notes: Notes) -> tuple[Resume, Mapping[str, SourceSpan]]:
    """Return the résumé without any value that the source does not contain, and the position of every remaining field.

    `locator.read` then has all passages that fields were read from.
    """
    places: dict[str, SourceSpan] = {}
    kept: dict[str, str] = {}
    for field in fields(resume):
        if field.id == "personal.photo" or _NETWORK.fullmatch(field.id):
            continue
        lo, hi = _range(notes, field.id)
        spans = locator.spans(notes.raw.get(field.id, field.value), lo, hi)
        if not all(spans):
            lines = () if field.id in notes.raw else zip(field.value.split("\n"), spans, strict=True)
            kept[field.id] = "\n".join(line for line, span in lines if span)
        found = [span for span in spans if span]
        if found and kept.get(field.id, field.value):
            locator.read += found
            sure = notes.confidence.get(field.id, 0.9 if lo is not None else 0.7)
            place = locator.place(found[0], sure, inherited=field.id in notes.inherited)
            places[field.id] = dataclasses.replace(place, more=tuple(found[1:]))
    if kept:
        resume = rewrite(resume, lambda field: kept.get(field.id, field.value) or None)
        places = _renumbered(places, resume)
    return resume, places


def _range(notes: Notes, field_id: str) -> tuple[int | None, int | None]:
    key = field_id
    while key:
        if key in notes.lines:
            return notes.lines[key]
        key = key.rpartition(".")[0]
    return None, None


def _renumbered(places: dict[str, SourceSpan], resume: Resume) -> dict[str, SourceSpan]:
    """Return places with the numbers of texts in tuples adjusted after an earlier text was dropped."""
    kept: dict[str, SourceSpan] = {}
    counters: dict[str, int] = {}
    valid = {field.id for field in fields(resume)}
    for field_id, place in places.items():
        prefix, _, last = field_id.rpartition(".")
        if last.isdigit():
            number = counters.get(prefix, 0)
            counters[prefix] = number + 1
            field_id = f"{prefix}.{number}"
        if field_id in valid:
            kept[field_id] = place
    return kept
