"""Several whole copies in one text: finds where a résumé begins again, so that each can be examined by itself.

A text of two copies shows every sentence twice, and a reader that looks for each once would mix them. Looks at the text and the master only;
that a text is examined in parts is paid for by the number of tests (`app.marks.attribution`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from app.marks.alignment import Window
from app.marks.near_duplicates import hide_spans
from app.marks.normalization import normal_text
from app.marks.observation import Reader

MOST: Final = 4
"""Most copies that one text is taken apart into."""
_FEWEST_UNITS: Final = 4
_SHARE: Final = 0.5
"""Share of the units found that must be there a second time."""
_APART: Final = 0.9
"""Share of those units that must stand in each copy before the next one begins."""
_LONGER: Final = 1.3
"""Length of a text, in that of the master, from which on a second copy is looked for."""


def copies_in(untrusted_text: str, reader: Reader) -> tuple[str, ...]:
    """Return the parts of a text that each hold a copy of one master version, or nothing where it holds one at most."""
    text = normal_text(untrusted_text).text
    borders = _borders(text, reader) if len(text) >= _LONGER * reader.usual_length else []
    offsets = [0, *(_offset_of_line(untrusted_text, border) for border in borders), len(untrusted_text)]
    parts = tuple(untrusted_text[start:end] for start, end in pairwise(offsets))
    return parts if len(parts) > 1 and all(part.strip() for part in parts) else ()


def _borders(text: str, reader: Reader) -> list[int]:
    """Return where a text in normal form begins to show the units again, once for each further copy."""
    rounds: list[dict[str, Window]] = []
    while len(rounds) < MOST:
        found = reader.places(text)
        if len(found) < max(_FEWEST_UNITS, _SHARE * len(rounds[0] if rounds else found)):
            break
        rounds.append(found)
        text = hide_spans(text, found.values())
    keys = set.intersection(*map(set, rounds)) if len(rounds) > 1 else set()
    if len(keys) < _FEWEST_UNITS:
        return []
    rows = [sorted(found[key].start for found in rounds) for key in keys]
    borders = [min(column) for column in list(zip(*rows, strict=True))[1:]]
    apart = sum(all(early < border for early, border in zip(row, borders, strict=False)) for row in rows)
    return borders if apart >= _APART * len(rows) else []


def _offset_of_line(untrusted_text: str, border: int) -> int:
    """Return the offset of the line of a text in which an offset of its normal form lies."""
    at = 0
    for line in untrusted_text.splitlines(keepends=True):
        if len(normal_text(untrusted_text[: at + len(line)]).text) > border:
            return at
        at += len(line)
    return 0
