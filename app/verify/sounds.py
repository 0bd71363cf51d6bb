"""Names in another transliteration (Mohammed Al-Khatib, Muhammad Alkhateeb): the consonants of the whole name, in its order, by sound.

One word that sounds alike proves nothing: two capitalised words must, and together they must have enough consonants. The verifier's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import letters_of
from app.verify.lexicon import PARTICLES, TITLES

_ENOUGH: Final = 6
_EACH: Final = 2
_ARTICLES: Final = PARTICLES | {"ul", "abd"}
_SOUNDS: Final = (
    (re.compile("tsch|tch|ch"), "c"), (re.compile("sch|sh"), "s"), (re.compile("ph"), "f"), (re.compile("kh|ck|q"), "k"), (re.compile("th|dh"), "t"),
    (re.compile("gh"), "g"), (re.compile("zh"), "z"), (re.compile("w"), "v"), (re.compile("x"), "ks"), (re.compile("^(?:al|el)(?=[^aeiou]{1,2}[aeiou].{2})"), ""),
    (re.compile("[aeiouyjh]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP: Final = re.compile(r"[ \u00a0]|,[ ]|\.[ ]?|-|\n")
_NAMED: Final = frozenset([Kind.NAME, Kind.REFEREE])


@lru_cache(maxsize=20_000)
def consonants(word: str) -> str:
    """The consonants of a word (folded Latin letters) by sound, none doubled; empty for other scripts."""
    if not word.isascii():
        return ""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


class Sounds:
    """The withheld names by their consonants: first and last word, and all words, in both orders."""

    def __init__(self, absent: Iterable[ProtectedValue]) -> None:
        self._wanted: dict[tuple[str, ...], tuple[frozenset[str], ProtectedValue]] = {}
        for value in absent:
            words = [letters_of(word) for word in _WORD.findall(value.value)] if value.kind in _NAMED else []
            told = [word for word in words if word not in _ARTICLES | TITLES and len(word) > 1]
            if len(told) < 2:
                continue
            for order in ((told[0], told[-1]), (told[-1], told[0])):
                heard = tuple(map(consonants, order))
                if min(map(len, heard)) >= _EACH and len("".join(heard)) >= _ENOUGH:
                    self._wanted.setdefault(heard, (frozenset(told), value))

    def find(self, text: str) -> Iterator[tuple[ProtectedValue, int, int]]:
        """Rows of two capitalised words of a composed text (articles between them aside) that sound like a withheld name."""
        if not self._wanted:
            return
        before: tuple[str, int, int] | None = None
        for found in _WORD.finditer(text):
            word = letters_of(found[0])
            if word in _ARTICLES and before is not None:
                before = (before[0], before[1], found.end())
                continue
            heard = consonants(word) if found[0][0].isupper() else ""
            if heard and before is not None and _GAP.fullmatch(text[before[2] : found.start()]):
                match = self._wanted.get((before[0], heard))
                if match is not None:
                    yield match[1], before[1], found.end()
            before = (heard, found.start(), found.end()) if heard else None
