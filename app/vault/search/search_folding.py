"""Folds letters as people type them in a search: without case, width or accents, special letters as written without
their keyboard (`Łódź` as `lodz`, `Straße` as `strasse`). Pure.

For searching only: two names that differ by an accent are two names. Accents belong to Latin, Greek and Cyrillic
letters; the marks of other scripts (the vowels of Hindi, が and か) distinguish words and stay.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ACCENT: Final = "[\u0300-\u036f]"
_MARKED: Final = re.compile("[\u00df-\u02af\u02bb\u02bc\u0300-\u03ff\u0439\u0450-\u052f\u1e00-\u1fff\u2018\u2019]")
"""Where small letters with accents stand (of the Russian alphabet й alone), and what `_BASE` holds."""
_BASE: Final = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(0x300, 0x370)), ""),
        **dict(zip("łøđðħŧıŋɓɗƙ", "loddhtinbdk", strict=True)),
        **{"æ": "ae", "œ": "oe", "þ": "th"},
        **dict.fromkeys("‘’ʻʼ", "'"),
    }
)
"""Accents, the letters that are more than a letter with one, and the apostrophes of O’Neill."""


def fold(text: str) -> str:
    """Fold a text for searching; line breaks stay."""
    return strip_accents(unicodedata.normalize("NFKC", text).casefold())


def strip_accents(text: str) -> str:
    """Replace accented letters of a lower-case text by their base letters."""
    for letter in () if text.isascii() else set(_MARKED.findall(text)):  # few, where a text may hold thousands
        text = text.replace(letter, unicodedata.normalize("NFD", letter).translate(_BASE))
    return text
