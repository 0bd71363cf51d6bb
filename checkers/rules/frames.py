"""Frames: a demand as a composition of concepts (who gives, what, what for, when), wherever its parts stand.

A frame fires around a place of its first concept when every further concept of `core` stands near it, at least `least`
of `some` do, and nothing of `unless` stands in the same sentence. (`never` is the engine's: it concerns the whole text.) Work is bounded: so many
first places, each with one window.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from checkers.rules.concepts import Span, Tags
from checkers.rules.model import Concept, Frame, Slot
from checkers.rules.negation import Mode, is_denied_part

MAX_ANCHORS = 60
MAX_CHOICES = 12
DOUBTED = 2
"""So many more parts of `some` are needed where one of `doubts` stands."""


class Denials:
    """Cache of which spans are denied; each span is tested once."""

    def __init__(self, tags: Tags) -> None:
        self.tags = tags
        self._known: dict[tuple[Span, Mode], bool] = {}

    def is_denied(self, span: Span, mode: Mode) -> bool:
        """Return True if the words at `span` are denied."""
        key = (span, mode)
        if key not in self._known:
            self._known[key] = is_denied_part(self.tags.text, *span, mode)
        return self._known[key]


def required_concepts(frame: Frame) -> tuple[frozenset[Concept], ...]:
    """Return the concepts of each part of `core` that is words alone: a text without a word of them need not be looked at."""
    return tuple(
        frozenset(slot.concepts) for slot in frame.core if not any(concept.patterns for concept in slot.concepts)
    )


def complete_frames(frame: Frame, tags: Tags, denials: Denials, mode: Mode) -> Iterator[tuple[Span, ...]]:
    """Yield, for each place where a frame is complete, the spans of the parts that complete it."""
    for slot in frame.core:
        if not any(tags.places(concept) for concept in slot.concepts):
            return
    first = frame.core[0]
    anchors = sorted(itertools.chain.from_iterable(tags.places(concept) for concept in first.concepts))
    for anchor in anchors[:MAX_ANCHORS]:
        found = _complete_spans(frame, anchor, tags, denials, mode)
        if found is not None:
            yield found


def _complete_spans(frame: Frame, anchor: Span, tags: Tags, denials: Denials, mode: Mode) -> tuple[Span, ...] | None:
    low, high = tags.sentences(*anchor, frame.reach)
    window = max(low, anchor[0] - frame.within), min(high, anchor[1] + frame.within)
    used = [anchor]
    for slot in frame.core[1:]:
        place = _nearest_span(slot, anchor, window, used, tags, denials, mode)
        if place is None:
            return None
        used.append(place)
    if not frame.core[0].plain and denials.is_denied(anchor, mode):
        return None
    sentence = tags.sentences(*anchor, 0)
    doubted = any(next(tags.spans_inside(concept, *sentence), None) for concept in frame.doubts)
    missing = frame.least + (DOUBTED if doubted else 0)
    for number, slot in enumerate(frame.some):
        if missing <= 0:
            break
        if missing > len(frame.some) - number:
            return None
        place = _nearest_span(slot, anchor, window, used, tags, denials, mode)
        if place is not None:
            used.append(place)
            missing -= 1
    if missing > 0 or any(next(tags.spans_inside(concept, *sentence), None) for concept in frame.unless):
        return None
    return tuple(sorted(used))


def _nearest_span(
    slot: Slot, anchor: Span, window: Span, used: list[Span], tags: Tags, denials: Denials, mode: Mode
) -> Span | None:
    """Find the span of a slot's concepts that is nearest to the anchor, lies within the limits of the slot, does not overlap a used one,
    and is not denied."""
    low, high = window
    if slot.before is not None:
        low = max(low, anchor[0] - slot.before)
    if slot.after is not None:
        high = min(high, anchor[1] + slot.after)
    places = itertools.chain.from_iterable(tags.spans_inside(concept, low, high) for concept in slot.concepts)
    free = [place for place in places if not any(place[0] < end and start < place[1] for start, end in used)]
    free.sort(key=lambda place: max(anchor[0] - place[1], place[0] - anchor[1]))
    for place in free[:MAX_CHOICES]:
        if slot.plain or not denials.is_denied(place, mode):
            return place
    return None
