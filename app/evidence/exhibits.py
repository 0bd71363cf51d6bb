"""Exhibits and the timeline of an evidence pack. Neutral words only: what was received, made and done, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_UNSAFE: Final = re.compile(r"[^\w.()\- ]+")
_LONGEST: Final = 80
_LEAST: Final = 2
"""Least letters of words that are hidden wherever they stand."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit.

    `number` counts from 1; `path` is where its original lies in the pack ("": left out), `working` where a copy without other
    people's data does ("": none was made; `own`: none is needed, the program or the person wrote it); `source` says where it is from, `purpose` what it shows; `obtained`
    is the local day (and time) on which it was kept; `left` is how many words of others the person left readable in the copy.
    """

    number: int
    name: str
    source: str
    purpose: str
    obtained: str
    sha256: str
    size: int
    path: str
    working: str = ""
    own: bool = False
    left: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: an ISO day, the time where it is known, and what happened."""

    day: str
    time: str
    text: str


@dataclass(frozen=True, slots=True)
class HiddenPart:
    """A part of a text that others must not see (offsets in code points), and the words to stand in its place."""

    start: int
    end: int
    words: str


def timeline(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """Return what happened in the order of days and times, each once; what has no time stands before what has."""
    return tuple(sorted(dict.fromkeys(happenings), key=lambda one: (one.day, one.time)))


def path_of(number: int, name: str, folder: str) -> str:
    """Return the path of an exhibit's file in the pack: its number and a name that any system can hold."""
    safe = _UNSAFE.sub("_", name).strip(" ._") or "file"
    return f"{folder}/{number:02}-{safe[-_LONGEST:].lstrip(' .')}"


def find_words(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, in capitals or not; single letters are not looked for."""
    for word in words:
        if len(word) >= _LEAST:
            yield from (hit.span() for hit in re.finditer(re.escape(word), text, re.IGNORECASE))


def folded(text: str) -> str:
    """Return a word in the form in which the person's choice of words is compared."""
    return " ".join(text.split()).casefold()


def merge(spans: Iterable[HiddenPart]) -> tuple[HiddenPart, ...]:
    """Return spans in order without overlaps; of those that overlap, the words of the first stand for all."""
    found: list[HiddenPart] = []
    for one in sorted(spans, key=lambda span: (span.start, span.end, span.words)):
        if found and one.start < found[-1].end:
            last = found.pop()
            one = HiddenPart(last.start, max(last.end, one.end), last.words)
        found.append(one)
    return tuple(found)


def hide(text: str, parts: Iterable[HiddenPart]) -> str:
    """Return the text with each of the parts, which are in order and do not overlap, replaced by its words."""
    out, at = list[str](), 0
    for one in parts:
        out += [text[at : one.start], one.words]
        at = one.end
    return "".join((*out, text[at:]))
