"""Glyph coverage of the shipped fonts. A character no font has vanishes from a PDF without a warning.

Must never consult system fonts: what is printed depends only on the fonts that come with the program.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from app import resources
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind
from app.domain.verification import Finding
from app.errors import UserError

_LAYOUT: Final = frozenset("\n\t ")
"""Characters that are laid out, not drawn."""

_INVISIBLE: Final = frozenset(
    map(
        chr,
        [
            *range(0x00, 0x20),
            *range(0x7F, 0xA0),
            0xAD,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
            0xFFFD,
            0xFFFE,
            0xFFFF,
        ],
    )
)
"""Characters that never go into a copy even where a font maps them: they hide in text and break applicant systems."""


@lru_cache(maxsize=1)
def printable_code_points() -> frozenset[int]:
    """Return code points that both the regular and the bold face of at least one shipped family can draw."""
    faces: dict[str, list[set[int]]] = {}
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        faces.setdefault(file.stem.partition("-")[0], []).append(code_points(file))
    return frozenset().union(*(set.intersection(*maps) for maps in faces.values()))


def code_points(font: Path) -> set[int]:
    """Return the code points in a TrueType file's character map (OpenType 1.9, `cmap` formats 4 and 12).

    Read here rather than with a font library, which takes a third of a second for the four shipped files.
    """
    with font.open("rb") as file:
        (tables,) = struct.unpack(">4xH6x", file.read(12))
        entries = [struct.unpack(">4s4xII", file.read(16)) for _ in range(tables)]
        start, length = next((at, size) for tag, at, size in entries if tag == b"cmap")
        file.seek(start)
        table = file.read(length)
    (count,) = struct.unpack_from(">2xH", table)
    found: set[int] = set()
    for at in {struct.unpack_from(">4xI", table, 4 + 8 * index)[0] for index in range(count)}:
        (kind,) = struct.unpack_from(">H", table, at)
        if kind == 12:
            found |= _format_12(table, at)
        elif kind == 4:
            found |= _format_4(table, at)
    return found


def _format_12(table: bytes, at: int) -> set[int]:
    (groups,) = struct.unpack_from(">12xI", table, at)
    found: set[int] = set()
    for first, last, _ in struct.iter_unpack(">III", table[at + 16 : at + 16 + 12 * groups]):
        found.update(range(first, last + 1))
    return found


def _format_4(table: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">6xH", table, at)
    shape, places = f">{double // 2}H", [at + 14 + shift for shift in (0, double + 2, 2 * double + 2, 3 * double + 2)]
    ends, starts, deltas, offsets = (struct.unpack_from(shape, table, place) for place in places)
    found: set[int] = set()
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                (glyph,) = struct.unpack_from(">H", table, places[3] + 2 * index + offsets[index] + 2 * (code - first))
                if not glyph:
                    continue
            if (glyph + deltas[index]) & 0xFFFF:
                found.add(code)
    return found


def unprintable_characters(texts: Iterable[str]) -> str:
    """Return the distinct characters of `texts` that cannot be printed, in order of first use."""
    known = printable_code_points()
    characters = dict.fromkeys(character for text in texts for character in text)
    return "".join(
        character
        for character in characters
        if character not in _LAYOUT and (character in _INVISIBLE or ord(character) not in known)
    )


NO_GLYPH: Final = "no-glyph"
_SIGNS: Final = r"\s()\[\]（）「」《》,，;；:：。"
"""Signs that end a word."""


def unprintable_words(resume: Resume) -> tuple[Finding, ...]:
    """Return each run of words that cannot be printed, with its field; neighbours are one, as the words of a line in another script are."""
    found: list[Finding] = []
    for field in fields(resume):
        if field.kind is Kind.PHOTO or not (characters := unprintable_characters([field.value])):
            continue
        word = rf"[^{_SIGNS}]*[{re.escape(characters)}][^{_SIGNS}]*"
        runs = re.finditer(rf"{word}(?:\s+{word})*", field.value)
        found.extend(Finding("fonts", "", NO_GLYPH, field.kind, field.id, run[0]) for run in runs)
    return tuple(found)


def require_printable(texts: Iterable[str]) -> None:
    """Raise `UserError("no-glyph", characters=…)` naming every character that cannot be printed."""
    if characters := unprintable_characters(texts):
        shown = " ".join(c if c not in _INVISIBLE else f"U+{ord(c):04X}" for c in characters)
        raise UserError(NO_GLYPH, characters=shown)
