"""Near-duplicate sentences: one that stands almost alike in several jobs is looked for only where its own job is printed, and a line that
is the beginning or a part of a longer one only where the longer one is not.

Without this, a bullet repeated in three jobs is read three times at the same place, and "Results" in "Results: …". Everything here
depends on the text and the master only, never on a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz

from app.marks.alignment import Window
from app.marks.text_units import Unit

_ALIKE: Final = 82.0
_ROWS: Final = 2
"""Parts of the key of a header row (`work.w1`); a sentence has more (`work.w1.highlights.h1`)."""
_FULL_STOPS: Final = ".。"
HIDDEN: Final = "\0"
"""Character that replaces text that is not looked at, so that offsets stay."""


def owner_of(key: str) -> str:
    """Return the key of the header row that a sentence stands under (itself for a row)."""
    return ".".join(key.split(".")[:_ROWS])


def twins_of(units: Sequence[Unit], renderings: Sequence[str]) -> frozenset[str]:
    """Return the keys of the sentences that resemble a sentence of another owner."""
    prose = [(unit.key, text) for unit, text in zip(units, renderings, strict=True) if unit.key.count(".") >= _ROWS]
    found: set[str] = set()
    for place, (key, text) in enumerate(prose):
        for other, second in prose[place + 1 :]:
            if owner_of(key) != owner_of(other) and fuzz.ratio(text, second, score_cutoff=_ALIKE):
                found |= {key, other}
    return frozenset(found)


def own_part(key: str, text: str, headers: Mapping[str, Window], order: Sequence[str]) -> str:
    """Return `text` with everything hidden but the part under the sentence's own header: from it to the next one found. If the text
    begins after the own header, that is the part before the first header of a later owner."""
    owner = owner_of(key)
    starts = sorted(window.start for window in headers.values())
    if owner in headers:
        low = headers[owner].start
        high = next((start for start in starts if start > low), len(text))
    elif owner in order and any(one in headers for one in order[: order.index(owner)]):
        return HIDDEN * len(text)  # a header before it is there, its own is not: the owner was left out
    else:
        low, high = 0, starts[0] if starts else len(text)
    return HIDDEN * low + text[low:high] + HIDDEN * (len(text) - high)


def wholes_of(units: Sequence[Unit], renderings: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the keys of the units that another unit's text holds as a part → the keys of those others; of header rows that are the same
    in print, the earlier ones are such others of the later."""
    texts = [text.rstrip(_FULL_STOPS) for text in renderings]
    found: dict[str, frozenset[str]] = {}
    for place, (unit, part) in enumerate(zip(units, texts, strict=True)):
        keys = {one.key for one, whole in zip(units, texts, strict=True) if len(part) < len(whole) and part in whole}
        if unit.key == owner_of(unit.key):
            keys |= {one.key for one, text in zip(units[:place], texts, strict=False) if text == part}
        if part and keys:
            found[unit.key] = frozenset(keys)
    return found


def hide_spans(text: str, places: Iterable[Window]) -> str:
    """Return `text` with the places hidden."""
    for place in places:
        text = text[: place.start] + HIDDEN * (place.end - place.start) + text[place.end :]
    return text
