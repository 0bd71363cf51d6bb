"""Character tables (variant forms, scripts) from which the program's normal forms are built.

The normal forms differ on purpose; equivalences that all of them share are defined here once:
- `app/text/normalization.py` removes all variation that may hide a withheld value (accents, look-alikes, case, traditional characters);
- `app/marks/normalization.py` removes only variation that no mark relies on: an accent is evidence, and old vaults are traced by it;
  traditional characters are folded, since a platform or a reader in another region writes a text anew in them;
- `app/ingest/value_folding.py` removes only the additions of a file's layout, because a field must stand in its source unchanged;
- `app/vault/search/search_folding.py` removes accents of Latin, Greek and Cyrillic letters, as people type them; the index holds it;
- `checkers/rules/normalization.py` maps character by character and undoes disguised words of Chinese postings;
- `checkers/registers/names.py` is the key by which imported registers are indexed.
The verifier reads the same tables with code of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from app import resources

DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufffe\u30fc\ufe63\uff0d"
SPACES: Final = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WIDE: Final[Mapping[int, str]] = MappingProxyType({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
"""Full-width forms of ASCII → ASCII, for `str.translate`."""
_NARROW: Final = {**WIDE, 0x3000: " "}

HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese ideographs (any plane), for a character class."""
_HAN: Final = re.compile(f"[{HAN}]")


@lru_cache(maxsize=1)
def _han_tables() -> tuple[dict[str, str], dict[str, str]]:
    """CJK radical → ideograph, traditional → simplified (see resources/unicode/README.md)."""
    lines = resources.path("unicode", "han_fold.txt").read_text(encoding="utf-8").splitlines()
    pairs, more = (line for line in lines if not line.startswith("#"))
    return dict(zip(pairs[::2], pairs[1::2], strict=True)), dict(zip(more[::2], more[1::2], strict=True))


@lru_cache(maxsize=1)
def radicals() -> Mapping[int, str]:
    """CJK radical or stroke → the ideograph it looks like, for `str.translate` (NFKC misses U+2E80–U+2EFF)."""
    return {ord(shape): char for shape, char in _han_tables()[0].items()}


def simplified() -> Mapping[str, str]:
    """Traditional character → simplified one, first choice of OpenCC, every plane."""
    return _han_tables()[1]


def fold(text: str) -> str:
    """Return `text` with full-width forms as ASCII, radicals as ideographs, dashes as `-` and spaces as a space.

    The result has the length of `text`, so offsets in it are offsets in `text`.
    """
    return text if text.isascii() else text.translate(_folding())  # nothing in ASCII folds


@lru_cache(maxsize=1)
def _folding() -> Mapping[int, str]:
    return {**radicals(), **WIDE, **dict.fromkeys(map(ord, DASHES), "-"), **dict.fromkeys(map(ord, SPACES), " ")}


@lru_cache(maxsize=4)
def narrow(text: str) -> str:
    """Return `text` with full-width letters, digits, signs and spaces as ASCII; same length. Cached for repeated
    checks of one posting."""
    return text if text.isascii() else text.translate(_NARROW)


def without_accents(text: str) -> str:
    """Return `text` decomposed (NFKD), without combining marks of any script."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def is_ideograph(char: str) -> bool:
    """Return True if `char` is a Chinese ideograph (any plane)."""
    return _HAN.match(char) is not None


def has_han(text: str) -> bool:
    """Return True if `text` contains a Chinese ideograph."""
    return not text.isascii() and _HAN.search(text) is not None


@lru_cache(maxsize=1)
def basic_simplified() -> Mapping[int, str]:
    """Traditional character → simplified one, basic plane only, for `str.translate`.

    Imported registers are indexed by it (`checkers.registers.names.CORE_VERSION`).
    """
    return {ord(old): new for old, new in simplified().items() if max(old, new) < "\U00010000"}


@lru_cache(maxsize=1)
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """Return two sets: the characters found only in traditional text, and those found only in simplified text."""
    traditional, plain = frozenset(map(chr, basic_simplified())), frozenset(basic_simplified().values())
    return traditional - plain, plain - traditional


def traditional_and_simplified(text: str) -> tuple[int, int]:
    """Count the characters of `text` that are only traditional and those that are only simplified."""
    traditional, plain = _scripts()
    different = set(text)
    return sum(map(text.count, different & traditional)), sum(map(text.count, different & plain))
