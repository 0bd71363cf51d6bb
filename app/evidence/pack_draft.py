"""A pack before it is made: exhibits and timeline as they are proposed, and what the person changed in them. Plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.errors import UserError
from app.evidence.exhibits import Happening, timeline

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, as fractions of the upright picture."""
_LINE: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?\s+(.*)")


class Form(StrEnum):
    """Form of an exhibit: a picture, a PDF, another file, or a page that the program or the person wrote."""

    PICTURE = "picture"
    PDF = "pdf"
    FILE = "file"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class ExhibitDraft:
    """An exhibit as it is proposed. `key` says what it is made of and stays the same as long as that does; `source` is "" where only the
    person knows it."""

    key: str
    name: str
    source: str
    purpose: str
    obtained: str
    form: Form


@dataclass(frozen=True, slots=True)
class ExhibitEdit:
    """An exhibit as the person wants it. `boxes`: parts of a picture that others must not see (None: not looked through, so no copy
    to hand on is made; empty: looked through, nothing to hide). Of a text, `shown` are words that stay readable though they look like
    data of others, and `hidden` words that are hidden beside what is found."""

    source: str
    purpose: str
    include: bool = True
    boxes: tuple[Box, ...] | None = None
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackDraft:
    """Everything that is proposed for a pack."""

    title: str
    exhibits: tuple[ExhibitDraft, ...]
    timeline: tuple[Happening, ...]


def timeline_text(happenings: Iterable[Happening]) -> str:
    """Return a timeline as text to edit: a line for each happening, its day, its time where it is known, and what happened."""
    return "\n".join(" ".join(part for part in (one.day, one.time, one.text) if part) for one in happenings)


def read_timeline(text: str) -> tuple[Happening, ...]:
    """Return the timeline of an edited text in order of time; a line without a day goes on with the one before it.

    Raises `UserError` `timeline-line` for a first line without a day, and for a day that is none.
    """
    found: list[Happening] = []
    for line in filter(None, (" ".join(one.split()) for one in text.splitlines())):
        match = _LINE.fullmatch(line)
        if match is None:
            if not found:
                raise UserError("timeline-line", line=line[:60])
            last = found.pop()
            found.append(Happening(last.day, last.time, f"{last.text} {line}"))
            continue
        try:
            date.fromisoformat(match[1])
        except ValueError:
            raise UserError("timeline-line", line=line[:60]) from None
        found.append(Happening(match[1], match[2] or "", match[3]))
    return timeline(found)
