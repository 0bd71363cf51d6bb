"""Locate one rendering inside an outside text, and compare alternatives of it there. rapidfuzz only.

All offsets are code points of the normalised text. Nothing here knows copies or secrets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

_PAD: Final = 14
_MIN_SCORE: Final = 58.0
_MAX_ERROR: Final = 0.45
_MIN_MATCHED: Final = 6
_EDGE_MATCHED: Final = 12
_EDGE_MATCHED_HAN: Final = 6
_EDGE_ERROR: Final = 0.2
_EDGE_SLACK: Final = 8
_SEED: Final = 5
_SEEDS: Final = 24
"""Limits for a text that begins or ends inside a rendering: the length that must show, the error allowed, and the seeds used to find the
place."""


@dataclass(frozen=True, slots=True)
class Window:
    """Place of a rendering in a text: offsets, and flags for the text cutting it off at its start or end."""

    start: int
    end: int
    cut_start: bool = False
    cut_end: bool = False


def enough(rendering: str) -> bool:
    """Return True if a rendering is long enough to be looked for exactly: six characters, or three of Chinese and no less."""
    wide = sum("\u3400" <= ch <= "\u9fff" for ch in rendering)
    return len(rendering) + wide >= _MIN_MATCHED


def locate(rendering: str, text: str) -> Window | None:
    """Return the place where `rendering` fits best into `text`, or None if it is not there (or only by chance)."""
    if len(rendering) < _MIN_MATCHED or not text:
        return None
    exact = text.find(rendering)
    if exact >= 0:
        return Window(exact, exact + len(rendering))
    if len(text) < len(rendering):
        return tighten(rendering, text, Window(0, len(text)))
    found = fuzz.partial_ratio_alignment(rendering, text, score_cutoff=_MIN_SCORE)
    window = tighten(rendering, text, Window(found.dest_start, found.dest_end)) if found else None
    if window is not None and window.start > 0 and window.end < len(text):
        return window
    places = [place for place in (window, _at_edge(rendering, text)) if place is not None]
    return min(places, key=lambda place: alignment_cost(rendering, text, place), default=None)


def _at_edge(rendering: str, text: str) -> Window | None:
    """Return the window of a rendering of which the text holds the last or the first part only: an excerpt begins or ends in it."""
    wide = sum("\u3400" <= ch <= "\u9fff" for ch in rendering) * 2 > len(rendering)
    enough = _EDGE_MATCHED_HAN if wide else _EDGE_MATCHED
    size = 2 if wide else _SEED
    for step in range(min(_SEEDS, len(text) - size)):
        place = rendering.rfind(text[step : step + size])
        shown = len(rendering) - place + step
        if place >= 0 and _is_similar(rendering[max(0, place - step) :], text[:shown], enough):
            return Window(0, shown, cut_start=True)
        end = len(text) - step
        place = rendering.find(text[end - size : end])
        shown = place + size + step
        if place >= 0 and _is_similar(rendering[:shown], text[len(text) - shown :], enough):
            return Window(len(text) - shown, len(text), cut_end=True)
    return None


def _is_similar(part: str, shown: str, enough: int) -> bool:
    return len(shown) >= enough and Levenshtein.distance(part, shown) <= _EDGE_ERROR * len(shown)


def tighten(rendering: str, text: str, window: Window) -> Window | None:
    """Shrink the window to the part that the rendering really matches; None if too little of it matches."""
    low, high = max(0, window.start - _PAD), min(len(text), window.end + _PAD)
    blocks = [block for block in Levenshtein.opcodes(rendering, text[low:high]) if block.tag == "equal"]
    solid = [block for block in blocks if block.src_end - block.src_start >= 2] or blocks
    if not solid:
        return None
    first, last = solid[0], solid[-1]
    start = max(low, low + first.dest_start - first.src_start)
    end = min(high, low + last.dest_end + len(rendering) - last.src_end)
    before, after = low + first.dest_start, len(text) - low - last.dest_end
    cut_start = before <= _EDGE_SLACK and first.src_start - before > 2
    cut_end = after <= _EDGE_SLACK and len(rendering) - last.src_end - after > 2
    matched = sum(block.src_end - block.src_start for block in solid)
    shown = last.src_end - first.src_start if cut_start or cut_end else len(rendering)
    if matched < _MIN_MATCHED or matched < (1 - _MAX_ERROR) * shown:
        return None
    tight = Window(start, end, cut_start, cut_end)
    # what stands before or after may resemble the rendering and draw the alignment aside
    return window if alignment_cost(rendering, text, window) < alignment_cost(rendering, text, tight) else tight


def distance(rendering: str, text: str, window: Window, usual_length: int) -> int:
    """Return the edit distance of `rendering` to the window. Its free ends move with its length against `usual_length`, and what the text
    cuts off costs nothing, so that longer alternatives are not at a disadvantage."""
    start, end = window.start, window.end
    shift = len(rendering) - usual_length
    if window.cut_end or window.cut_start:
        return _cut_distance(rendering, text[start:end], window, shift)
    best = Levenshtein.distance(rendering, text[start:end])
    if shift and best:
        best = min(best, Levenshtein.distance(rendering, text[start : max(start, end + shift)]))
        best = min(best, Levenshtein.distance(rendering, text[max(0, start - shift) : end]))
    return best


def alignment_cost(rendering: str, text: str, window: Window) -> int:
    """Return the cost of a rendering at its window, in edits: its distance, and half of the characters that a cut hides, so that a layout
    of which the text shows more is preferred."""
    hidden = len(rendering) - (window.end - window.start) if window.cut_start or window.cut_end else 0
    return distance(rendering, text, window, len(rendering)) + max(0, hidden) // 2


def _cut_distance(rendering: str, shown: str, window: Window, shift: int) -> int:
    length = len(shown)
    best = len(rendering) + length
    for size in range(max(1, length - 4 - abs(shift)), min(len(rendering), length + 4 + abs(shift)) + 1):
        part = rendering[:size] if window.cut_end and not window.cut_start else rendering[len(rendering) - size :]
        best = min(best, Levenshtein.distance(part, shown))
    if window.cut_end and window.cut_start:
        return min(best, Levenshtein.distance(rendering, shown) - abs(len(rendering) - length))
    return best
