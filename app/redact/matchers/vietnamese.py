"""Find a Vietnamese name by its last word, by which people address somebody, behind a word of kinship (anh Hậu, cô Khai)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.redact.matchers.base import Found
from app.redact.prepared_text import Document
from app.text.person_names import VIETNAMESE_SURNAMES
from app.text.titles import PLAIN, title_pattern

_KIN: Final = rf"{title_pattern('vietnamese')}|{PLAIN}"
_SHORTEST: Final = 2


class VietnameseName:
    """A name of three words or more that begins with a Vietnamese surname."""

    def __init__(self, words: Sequence[str]) -> None:
        self.pattern = None
        self.words: tuple[str, ...] = ()
        while len(words) > 3 and re.fullmatch(_KIN, words[0]):
            words = words[1:]
        if len(words) >= 3 and words[0] in VIETNAMESE_SURNAMES and len(words[-1]) >= _SHORTEST:
            self.words = tuple(words)
            last, two = re.escape(words[-1]), " ".join(map(re.escape, words[-2:]))
            self.pattern = re.compile(rf"(?<![^\W_])(?:{_KIN})\.? (?P<v>{two}|{last})(?![^\W_])")
            self.whole = re.compile(rf"(?<![^\W_])(?:{_KIN})\.? (?P<v>{' '.join(map(re.escape, words))})(?![^\W_])")
            self.pair = re.compile(rf"(?<![^\W_])(?P<v>{two})(?![^\W_])")

    def find(self, document: Document) -> Iterator[Found]:
        """Find the last word with the word of kinship before it, the last two anywhere; capitalised, and no other name goes on."""
        if self.pattern is None:
            return
        for pattern in (self.pattern, self.pair, self.whole):
            for found in pattern.finditer(document.text):
                big = all(word[0].isupper() for word in document.cased[slice(*found.span("v"))].split())
                goes_on = re.match(r" [A-ZÀ-Ỹ]", document.cased[found.end() : found.end() + 2])
                if big and not (goes_on and pattern is self.pattern):
                    yield *found.span(), "part of the name"
