"""Several whole copies in one text: finds where a résumé begins again, so that each can be examined by itself.

A text of two copies shows every sentence twice, and a reader that looks for each once would mix them. Looks at the text and the master only;
that a text is examined in parts is paid for by the number of tests (`app.marks.attribution`).
"""

from __future__ import annotations

from typing import Final

from app.marks.near_duplicates import hide_spans
from app.marks.normalization import normal_text
from app.marks.observation import Reader

MOST: Final = 4
"""Most copies that one text is taken apart into."""
_FEWEST_UNITS: Final = 4
_SHARE: Final = 0.5
"""Share of the units found that must be there a second time."""
_LONGER: Final = 1.3
"""Length of a text, in that of the master, from which on a second copy is looked for."""


def copies_in(untrusted_text: str, reader: Reader) -> tuple[str, ...]:
    """Return the parts of a text that each hold a copy of one master version, or nothing where it holds one at most."""
    parts = [untrusted_text]
    while len(parts) < MOST and (at := _second_start(parts[-1], reader)):
        last = parts.pop()
        parts += [last[:at], last[at:]]
    return tuple(parts) if len(parts) > 1 else ()


def _second_start(untrusted_text: str, reader: Reader) -> int:
    """Return the offset of the line with which a second copy begins, or 0."""
    whole = normal_text(untrusted_text)
    text = whole.text
    if len(text) < _LONGER * reader.usual_length:
        return 0
    first = reader.places(text)
    if len(first) < _FEWEST_UNITS:
        return 0
    second = reader.places(hide_spans(text, first.values()))
    pairs = [sorted((first[key].start, second[key].start)) for key in second if key in first]
    if len(pairs) < max(_FEWEST_UNITS, _SHARE * len(first)):
        return 0
    border = min(late for _, late in pairs)
    if sum(early < border for early, _ in pairs) < 0.9 * len(pairs):
        return 0
    return _offset_of_line(untrusted_text, border)


def _offset_of_line(untrusted_text: str, border: int) -> int:
    """Return the offset of the line of a text in which an offset of its normal form lies."""
    at = 0
    for line in untrusted_text.splitlines(keepends=True):
        if len(normal_text(untrusted_text[: at + len(line)]).text) > border:
            return at
        at += len(line)
    return 0
