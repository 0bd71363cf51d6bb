"""Exhibits and the timeline of an evidence pack. Neutral words only: what was received, made and done, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_UNSAFE: Final = re.compile(r"[^\w.()\- ]+")
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit.

    `number` counts from 1; `path` is where its original lies in the pack ("": left out), `working` where a copy without other
    people's data does ("": none was made; `own`: none is needed, the program or the person wrote it); `source` says where it is from, `purpose` what it shows; `obtained`
    is the local day (and time) on which it was kept.
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


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline: an ISO day, the time where it is known, and what happened."""

    day: str
    time: str
    text: str


def timeline(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """Return what happened in the order of days and times, each once; what has no time stands before what has."""
    return tuple(sorted(dict.fromkeys(happenings), key=lambda one: (one.day, one.time)))


def path_of(number: int, name: str, folder: str) -> str:
    """Return the path of an exhibit's file in the pack: its number and a name that any system can hold."""
    safe = _UNSAFE.sub("_", name).strip(" ._") or "file"
    return f"{folder}/{number:02}-{safe[-_LONGEST:].lstrip(' .')}"


def hide(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with each span (start, end, words to stand there) hidden; of spans that overlap, the words of the first stand."""
    out, at = list[str](), 0
    for start, end, words in sorted(spans):
        if end <= at:
            continue
        if start >= at:
            out += [text[at:start], words]
        at = end
    return "".join((*out, text[at:]))
