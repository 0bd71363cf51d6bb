"""Places of the fields of a draft in its file, as the person corrects it.

A place holds for the words that were read there: a field with other words has the place where exactly those stand in the file, if they
stand there once, and else none. Pure and without Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.draft import Draft, SourceSpan
from app.domain.resume import Resume, fields

_HEAD = (
    "position",
    "organisation",
    "study_type",
    "area",
    "institution",
    "name",
    "title",
    "entity",
    "location",
    "start",
    "end",
)
_LONGEST = 200


class FieldPlaces:
    """The places of one draft."""

    def __init__(self, draft: Draft | None = None) -> None:
        self._text = draft.source_text if draft else ""
        self._places: dict[str, SourceSpan] = dict(draft.places) if draft else {}
        self._values = _values(draft.resume) if draft else {}

    def now(self, resume: Resume) -> dict[str, SourceSpan]:
        """Return the place of every field that has one."""
        return {key: place for key, value in _values(resume).items() if (place := self._place(key, value)) is not None}

    def of(self, path: str, resume: Resume) -> tuple[list[SourceSpan], bool]:
        """Return the places of a field or of its parts in the order of the file, and True if a part of it has none."""
        held = {key: value for key, value in _values(resume).items() if f"{key}.".startswith(f"{path}.")}
        found = [self._place(key, value) for key, value in held.items()]
        places = sorted((place for place in found if place is not None), key=lambda place: place.start)
        return places, len(places) < len(found)

    def at(self, offset: int, resume: Resume) -> str:
        """Return the id of the field that was read from a letter, the one of the fewest letters; empty where there is none."""
        held = [
            (end - start, key)
            for key, place in self.now(resume).items()
            for start, end in place.spans
            if start <= offset < end
        ]
        return min(held)[1] if held else ""

    def take(self, keys: Iterable[str], spans: Sequence[tuple[int, int]], resume: Resume) -> None:
        """Record that fields have their words from spans of the text."""
        values = _values(resume)
        for key in keys:
            if spans and key in values:
                at = self._text.find(values[key], spans[0][0], spans[-1][1])
                whole = [(at, at + len(values[key]))] if at >= 0 else spans  # without the marks around the words
                (start, end), *more = whole
                self._places[key] = SourceSpan(0, self._text[start:end], start, end, 1.0, more=tuple(more))
                self._values[key] = values[key]

    def carry(self, moved: Mapping[str, str], before: Resume, after: Resume) -> None:
        """Record that fields went from one id to another; of a part of the words the place is looked for within the whole."""
        old, new = _values(before), _values(after)
        for source, target in moved.items():
            place = self._place(source, old.get(source, ""))
            value = new.get(target, "")
            if place is None or not value:
                continue
            if value != old[source]:
                at = self._text.find(value, place.start, place.end)
                if at < 0:
                    continue
                place = replace(place, text=value, start=at, end=at + len(value), more=())
            self._places[target], self._values[target] = place, value

    def words_of_head(self, owner: str, resume: Resume) -> str:
        """Return the words of the file that the head of an entry was read from, in one line; empty if they are not known."""
        spans = [
            place
            for key, place in self.now(resume).items()
            if key.rpartition(".")[0] == owner and key.rpartition(".")[2] in _HEAD and not place.inherited
        ]
        if not spans:
            return ""
        words = " ".join(self._text[min(p.start for p in spans) : max(p.end for p in spans)].split())
        return words if len(words) <= _LONGEST else ""

    def second_first(self, section: str) -> bool:
        """Return True if most heads of a section tell the employer (or the school) before the position (or the degree)."""
        first, second = ("study_type", "institution") if section == "education" else ("position", "organisation")
        owners = {key.rpartition(".")[0] for key in self._places if key.startswith(f"{section}.")}
        votes = 0
        for owner in owners:
            one, other = self._places.get(f"{owner}.{first}"), self._places.get(f"{owner}.{second}")
            if one is not None and other is not None:
                votes += 1 if other.start < one.start else -1
        return votes > 0

    def _place(self, key: str, value: str) -> SourceSpan | None:
        if self._values.get(key) == value and key in self._places:
            return self._places[key]
        at = self._text.find(value) if len(value) > 1 else -1
        if at < 0 or self._text.find(value, at + 1) >= 0:
            return None
        return SourceSpan(0, value, at, at + len(value), 1.0)


def _values(resume: Resume) -> dict[str, str]:
    return {one.id: one.value for one in fields(resume) if one.id != "personal.photo"}
