"""Phonetic matching of names in another transliteration (Mohammed Al-Khatib, Muhammad Alkhateeb): their consonants, in order.

One word that sounds alike proves nothing: two capitalised words must, and together they must have enough consonants.
The verifier's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters
from app.verify.lexicon import PARTICLES, TITLES

_ENOUGH: Final = 6
"""Consonants that a name must have."""
_EACH: Final = 3
"""Letters that each of its two words must have."""
_ARTICLES: Final = PARTICLES | {"ul", "abd"}
_AT_MOST: Final = 5
"""Words of a name in a text."""
_SOUNDS: Final = (
    (re.compile("tsch|tch|ch"), "c"), (re.compile("sch|sh"), "s"), (re.compile("ph"), "f"), (re.compile("kh|ck|q"), "k"), (re.compile("th|dh"), "t"),
    (re.compile("gh"), "g"), (re.compile("zh"), "z"), (re.compile("w"), "v"), (re.compile("x"), "ks"), (re.compile("^(?:al|el)(?=[^aeiou]{1,2}[aeiou].{2})"), ""),
    (re.compile("[aeiouyjh]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіґў", "abvgdeziyklmnoprstufyeigu", strict=True)),
        **{
            "ё": "yo",
            "ж": "zh",
            "х": "kh",
            "ц": "ts",
            "ч": "ch",
            "ш": "sh",
            "щ": "sh",
            "ю": "yu",
            "я": "ya",
            "є": "ye",
            "ї": "yi",
            "ь": "",
            "ъ": "",
        },
    }
)
_IS_CYRILLIC: Final = re.compile("[а-яёіїєґў]", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP: Final = re.compile(r"[ \u00a0]|,[ ]|\.[ ]?|-|\n")
_NAMED: Final = frozenset([Kind.NAME, Kind.REFEREE])


@lru_cache(maxsize=20_000)
def consonant_skeleton(written: str) -> str:
    """Return the consonants of a Latin or Cyrillic word by sound, none doubled; empty for other scripts."""
    word = fold_letters(written.lower().translate(_CYRILLIC) if _IS_CYRILLIC.search(written) else written)
    if not word.isascii():
        return ""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


class PhoneticNames:
    """The withheld names by their consonants: all words, and the first and the last, in both orders."""

    def __init__(self, absent: Iterable[ProtectedValue]) -> None:
        self._wanted: dict[str, ProtectedValue] = {}
        for value in absent:
            words = _WORD.findall(value.value.replace("-", " ")) if value.kind in _NAMED else []
            told = [word for word in words if fold_letters(word) not in _ARTICLES | TITLES and len(word) > 1]
            orders = (told, [told[0], told[-1]], [*told[1:], told[0]], [told[-1], told[0]]) if len(told) > 1 else ()
            for order in orders:
                heard = "".join(map(consonant_skeleton, order))
                if min(map(len, order)) >= _EACH and len(heard) >= _ENOUGH:
                    self._wanted.setdefault(heard, value)

    def find(self, text: str) -> Iterator[tuple[ProtectedValue, int, int]]:
        """Find runs of two to five capitalised words of an NFKC text (articles aside) that sound like a withheld name."""
        if not self._wanted:
            return
        rows: list[tuple[str, int, int]] = []  # what is heard so far of the rows that end at the last word
        stop = 0
        for found in _WORD.finditer(text):
            if rows and not _GAP.fullmatch(text[stop : found.start()]):
                rows = []
            stop = found.end()
            if rows and fold_letters(found[0]) in _ARTICLES:
                continue
            heard = consonant_skeleton(found[0]) if found[0][0].isupper() else ""
            rows = [(row + heard, start, size + 1) for row, start, size in rows if size < _AT_MOST] if heard else []
            for row, start, size in rows:
                value = self._wanted.get(row)
                if value is not None and size > 1:
                    yield value, start, found.end()
            if heard:
                rows.append((heard, found.start(), 1))
