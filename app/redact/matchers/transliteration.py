"""Find a name whose vowels or doubled letters are written otherwise (Mohammed Al-Khatib, Muhammad Alkhateeb; Chevtchenko).

The consonants of the whole name must agree in their order, so that a namesake of one word is not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from app.redact.matchers.base import Found
from app.redact.prepared_text import Document, Word
from app.text.lexicons import PARTICLES

_SOUND_RULES: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"j", ""), (r"tsch|tch|ch", "c"), (r"sch|sh", "s"), (r"ph", "f"), (r"kh|q|ck", "k"), (r"th|dh", "t"), (r"gh", "g"), (r"zh", "j"), (r"w", "v"), (r"x", "ks"),
        (r"^h", "g"), (r"^(?:al|el)(?=[^aeiou]{1,2}[aeiou].{2})", ""), (r"[aeiouyh]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_ARTICLES: Final = PARTICLES | {"ul"}
_ENOUGH: Final = 6
"""Consonants that a name must have."""
_AT_MOST: Final = 5
"""Words of a name in a text."""
_GAP: Final = re.compile(r"[ ]|-|,[ ]|\.[ ]?")


@lru_cache(maxsize=20_000)
def _consonants(word: str) -> str:
    """Return the consonants of a word by sound, none doubled."""
    for pattern, sound in _SOUND_RULES:
        word = pattern.sub(sound, word)
    return word


_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіґ", "abvgdeziyklmnoprstufyeig", strict=True)),
        **{"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "ь": "", "ъ": "", "ў": "u"},
    }
)  # fmt: skip


_CYRILLIC_CAPITALS: Final = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯІЇЄҐ")


@lru_cache(maxsize=256)
def romanised(text: str) -> str:
    """Return a text in Cyrillic letters as passports write it in Latin ones; empty if it holds none."""
    small = unicodedata.normalize("NFC", text).lower()
    latin = re.sub(r"(?:iy|yy)(?![a-z])", "y", small.translate(_CYRILLIC))
    return latin if re.search(r"[а-яіїєґ]{2}", small) else ""


def _consonants_of(document: Document, word: Word) -> str:
    """Return the consonants of a word of a text; of one in Cyrillic letters, as passports write it."""
    if word.low.isascii() and document.source.isascii():
        return _consonants(word.low)
    written = document.source[slice(*document.original(word.start, word.end))]
    return _consonants(romanised(written) if written[:1] in _CYRILLIC_CAPITALS else word.low)


class AnotherSpelling:
    """One name of two words or more, by its consonants: whole, first and last word, either order."""

    def __init__(self, words: Sequence[str]) -> None:
        told = [word for word in words if word not in _ARTICLES and len(word) > 1]
        orders = (
            {tuple(told), (told[0], told[-1]), (*told[1:], told[0]), (told[-1], told[0])} if len(told) > 1 else set()
        )
        self.whole = frozenset(
            letters
            for order in orders
            if len(letters := "".join(map(_consonants, order))) >= _ENOUGH and min(map(len, order)) >= 3
        )
        self.first = frozenset(letters[0] for letters in self.whole)
        self.words = frozenset(told)

    def find(self, document: Document) -> Iterator[Found]:
        """Find rows of capitalised words with the consonants of the name."""
        if not self.whole:
            return
        words = document.words
        done = -1
        for at, word in enumerate(words):
            if at > done and word.capital and _consonants_of(document, word)[:1] in self.first:
                last = self._row(document, words, at)
                if last > at:
                    done = last
                    yield word.start, words[last].end, "another spelling"

    def _row(self, document: Document, words: Sequence[Word], at: int) -> int:
        """Return the last word of a row from `at` on that has the consonants; 0 if none."""
        letters = ""
        for step in range(min(_AT_MOST, len(words) - at)):
            word = words[at + step]
            if step and not _GAP.fullmatch(document.text[words[at + step - 1].end : word.start]):
                return 0
            if not (word.capital or word.low in _ARTICLES):
                return 0
            letters += "" if word.low in _ARTICLES else _consonants_of(document, word)
            if step and letters in self.whole:
                return at + step
            if not any(whole.startswith(letters) for whole in self.whole):
                return 0
        return 0
