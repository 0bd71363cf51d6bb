"""Which characters the shipped fonts can print. A character no font has vanishes from a PDF without a warning.

Must never consult system fonts: what is printed depends only on the fonts that come with the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from app import resources
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
def printable() -> frozenset[int]:
    """Code points that both the regular and the bold face of at least one shipped family can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # lazily: costs 30 ms

    faces: dict[str, list[set[int]]] = {}
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            faces.setdefault(file.stem.partition("-")[0], []).append(set(font["cmap"].getBestCmap() or {}))
    return frozenset().union(*(set.intersection(*maps) for maps in faces.values()))


def missing(texts: Iterable[str]) -> str:
    """The distinct characters of `texts` that cannot be printed, in order of first use."""
    known = printable()
    characters = dict.fromkeys(character for text in texts for character in text)
    return "".join(
        character
        for character in characters
        if character not in _LAYOUT and (character in _INVISIBLE or ord(character) not in known)
    )


def require(texts: Iterable[str]) -> None:
    """Raise `UserError("no-glyph", characters=…)` naming every character that cannot be printed."""
    if characters := missing(texts):
        shown = " ".join(c if c not in _INVISIBLE else f"U+{ord(c):04X}" for c in characters)
        raise UserError("no-glyph", characters=shown)
