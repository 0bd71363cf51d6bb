"""Normalisation between the text of a file and the value of a field.

A value is *found in* a source when `skeleton(value)` occurs in `skeleton(source)`. The skeleton ignores white
space, dashes and soft hyphens (line breaks and wrapped cells), full-width forms and CJK radical look-alikes;
nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.text.characters import DASHES, INVISIBLE, SPACES, fold, radicals

CONTROLS: Final = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]))
_DROPPED: Final = frozenset(DASHES + SPACES + INVISIBLE + CONTROLS + "- ")
_ASCII_KEPT: Final = re.compile(r"[!-,./-~]")
_NO_CONTROLS: Final = {ord(char): None for char in CONTROLS if char not in "\t\n"}


def printable(text: str) -> str:
    """Return the text without control characters other than tab and line feed."""
    return text.translate(_NO_CONTROLS)


def mend(text: str) -> str:
    """Return the text with defects of PDF producers repaired: radical look-alikes mapped back, U+FFFE and soft hyphens
    to `-`."""
    return text.translate(radicals()).replace("\ufffe", "-").replace("\u00ad", "-").replace("\x02", "-")


def clean(text: str) -> str:
    """Return a value for a field: radicals mapped, invisible characters dropped, white space collapsed and trimmed."""
    kept = "".join(ch for ch in mend(text) if ch not in INVISIBLE)
    return " ".join(kept.split())


def skeleton(text: str) -> tuple[str, list[int]]:
    """Return the comparison form and, for each of its characters, the offset in `text` it came from."""
    out: list[str] = []
    where: list[int] = []
    if text.isascii():
        where = [found.start() for found in _ASCII_KEPT.finditer(text)]
        return "".join(text[index] for index in where), where
    for index, char in enumerate(text):
        pieces = _pieces(char)
        out.append(pieces)
        where.extend([index] * len(pieces))
    return "".join(out), where


@lru_cache(maxsize=20_000)
def _pieces(char: str) -> str:
    """Return one character in the comparison form."""
    if char in _DROPPED:
        return ""
    whole = unicodedata.normalize("NFKC", fold(char))
    return "".join(piece for piece in whole if piece not in _DROPPED)
