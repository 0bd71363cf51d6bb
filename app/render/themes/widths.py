"""Widths of the characters of the families named in Word files, to tell what has room on a line there. Pure.

Hundredths of an em, rounded up, of the space and the signs after it as far as `~`. They are those of Carlito (as wide as Calibri), of
DejaVu Serif (what LibreOffice takes where Georgia is not installed; wider than that) and of Liberation Serif (as wide as Times New Roman).
"""

from __future__ import annotations

import unicodedata
from typing import Final

_WIDTHS: Final = {
    ("Calibri", False): (
        "23 33 41 50 51 72 69 23 31 31 50 50 25 31 26 39 51 51 51 51 51 51 51 51 51 51 27 27 50 50 50 47 "
        "90 58 55 54 62 49 46 64 63 26 32 52 43 86 65 67 52 68 55 46 49 65 57 89 52 49 47 31 39 31 50 50 "
        "30 48 53 43 53 50 31 48 53 23 24 46 23 80 53 53 53 53 35 40 34 53 46 72 44 46 40 32 47 32 50"
    ),
    ("Calibri", True): (
        "23 33 44 50 51 73 71 24 32 32 50 50 26 31 27 43 51 51 51 51 51 51 51 51 51 51 28 28 50 50 50 47 "
        "90 61 57 53 64 49 46 64 64 27 34 55 43 88 66 68 54 69 57 48 50 66 60 91 56 52 48 33 43 33 50 50 "
        "31 50 54 42 54 51 32 48 54 25 26 48 25 82 54 54 54 54 36 40 35 54 48 75 46 48 40 35 48 35 50"
    ),
    ("Georgia", False): (
        "32 41 46 84 64 96 90 28 40 40 50 84 32 34 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 54 "
        "100 73 74 77 81 73 70 80 88 40 41 75 67 103 88 82 68 82 76 69 67 85 73 103 72 67 70 40 34 40 84 50 "
        "50 60 65 57 65 60 38 65 65 32 32 61 32 95 65 61 65 65 48 52 41 65 57 86 57 57 53 64 34 64 84"
    ),
    ("Georgia", True): (
        "35 44 53 84 70 96 91 31 48 48 53 84 35 42 35 37 70 70 70 70 70 70 70 70 70 70 37 37 84 84 84 59 "
        "100 78 85 80 87 77 71 86 95 47 48 87 71 111 92 88 76 88 84 73 75 88 78 113 78 72 73 48 37 48 84 50 "
        "50 65 70 61 70 64 44 70 73 38 37 70 38 106 73 67 70 70 53 57 47 73 59 87 60 59 57 65 37 65 84"
    ),
    ("Times New Roman", False): (
        "25 34 41 50 50 84 78 19 34 34 50 57 25 34 25 28 50 50 50 50 50 50 50 50 50 50 28 28 57 57 57 45 "
        "93 73 67 67 73 62 56 73 73 34 39 73 62 89 73 73 56 73 67 56 62 73 73 95 73 73 62 34 28 34 47 50 "
        "34 45 50 45 50 45 34 50 50 28 28 50 28 78 50 50 50 50 34 39 28 50 50 73 50 50 45 48 21 48 55"
    ),
    ("Times New Roman", True): (
        "25 34 56 50 50 100 84 28 34 34 50 57 25 34 25 28 50 50 50 50 50 50 50 50 50 50 34 34 57 57 57 50 "
        "94 73 67 73 73 67 62 78 78 39 50 78 67 95 73 78 62 78 73 56 67 73 73 100 73 73 67 34 28 34 59 50 "
        "34 50 56 45 56 45 34 50 56 28 34 56 28 84 56 50 56 56 45 39 34 56 50 73 50 50 45 40 23 40 53"
    ),
}
_SURE: Final = 1.03
"""Letters are taken to be this much wider than that: a reader's machine may have another font. A Han character is an em wide in all."""
_EMS: Final = {key: tuple(_SURE * int(one) / 100 for one in widths.split()) for key, widths in _WIDTHS.items()}
_HALF: Final = frozenset("–·")
_FULL: Final = frozenset("—…‘’“”")
"""As wide as a Han character where that script sets them."""
_WIDE: Final = "\u2e7f"
_OTHER: Final = 0.85
"""For a sign that no table has; more than nearly all letters have."""


def ems(text: str, family: str, *, bold: bool = False) -> float:
    """Return a width in ems that a text does not exceed in a family, or in what a reader's machine most likely has for it."""
    return sum(_em(sign, _EMS[family, bold]) for sign in text)


def _em(sign: str, known: tuple[float, ...]) -> float:
    if sign > _WIDE or sign in _FULL:
        return 1.0
    if sign in _HALF:
        return 0.65
    at = ord(unicodedata.normalize("NFD", sign)[0]) - 32
    return known[at] if 0 <= at < len(known) else _OTHER
