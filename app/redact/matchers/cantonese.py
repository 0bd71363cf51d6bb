"""Cantonese spellings of Chinese names as Hong Kong's papers write them (黃詩敏: Wong Sze Man, S.M. Wong, Miss Wong).

The surname and every character of the given name must agree, so that another Wong is not found but behind a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app import resources
from app.redact.matchers.base import Found, LazyPattern, in_code
from app.redact.prepared_text import Document
from app.text.titles import PLAIN

_TITLE: Final = rf"(?:{PLAIN}|madam|mdm)\.?[ ]"
_ALONE: Final = 6
"""Letters and a blank of a given name of two syllables from which on it is found alone."""
_IN_HANDLE: Final = 8
"""Letters from which on a name joined in small letters is found inside an address or handle."""


@lru_cache(maxsize=1)
def _readings() -> dict[str, tuple[str, ...]]:
    """Return ideograph (normal form) → its spellings, longest first."""
    found: dict[str, list[str]] = {}
    for line in resources.path("lexicon", "cantonese.txt").read_text(encoding="utf-8").splitlines():
        spelling, _, characters = line.partition(" ")
        for character in characters if spelling.isalpha() else ():
            found.setdefault(character, []).extend(_as_in_passports(spelling))
    return {
        character: tuple(sorted(set(spelled), key=lambda one: (-len(one), one))) for character, spelled in found.items()
    }


_MACAU: Final = (
    ("yeung", "ieong"), ("eung", "eong"), ("kwo", "kuo"), ("kwa", "kua"), ("chiu", "chio"), ("siu", "sio"), ("iu", "io"), ("cheng", "cheang"),
    ("au", "ao"), ("wo", "vo"), ("wa", "va"), ("wu", "vu"), ("yip", "ip"), ("yin", "in"), ("yan", "ian"), ("ee", "ei"), ("tsui", "choi"), ("tse", "che"), ("hui", "hoi"), ("ko", "kou"),
)  # fmt: skip
"""Rows of letters in Hong Kong's spelling, and how Macau's papers write them (Leung: Leong, Kwok: Kuok)."""


def _as_in_passports(spelling: str) -> tuple[str, ...]:
    """Return a spelling, with plain b, d, g and j as passports write them (bong: pong, jau: chau), and a long a as a short one."""
    plain = spelling.replace("aa", "a")
    hard = next(
        (to + plain[1:] for letter, to in (("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch")) if plain[0] == letter),
        plain,
    )
    return spelling, plain, hard


def _character_spellings(characters: str) -> list[tuple[str, ...]]:
    """Return the spellings of each character; empty if one of them has none."""
    every = [_readings().get(character, ()) for character in characters]
    return every if all(every) else []


def _as_in_macau(spelled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the spellings of one character with those of Macau's papers."""
    more = {spelling.replace(row, macau) for spelling in spelled for row, macau in _MACAU if row in spelling}
    return tuple(sorted({*spelled, *more}, key=lambda one: (-len(one), one)))


class CantoneseName:
    """One Chinese name in the spelling of Hong Kong, in either order, with initials, and its surname behind a title."""

    def __init__(self, surname: str, given: str) -> None:
        family, syllables = _character_spellings(surname), _character_spellings(given)
        self.families = _as_in_macau(family[0]) if family else ()
        self.whole = self.short = self.titled = self.handle = self.alone = None
        self.given: tuple[tuple[str, ...], ...] = ()
        self.spellings: tuple[tuple[str, ...], ...] = (
            (tuple(family[0]), *map(tuple, syllables)) if family and syllables else ()
        )
        if not family or not syllables:
            return
        titled = "[ -]?".join(f"(?:{'|'.join(spelled)})" for spelled in family)
        surnames = "[ -]?".join(f"(?:{'|'.join(_as_in_macau(spelled))})" for spelled in family)
        names = [f"(?:{'|'.join(_as_in_macau(spelled))})" for spelled in syllables]
        letters = r"\.?[ -]?".join(f"[{''.join(sorted({one[0] for one in spelled}))}]" for spelled in syllables)
        whole = "[ -]?".join(names)
        self.whole = LazyPattern(rf"(?<![^\W_])(?:{surnames},?[ ]{whole}|{whole}[ ]{surnames})(?![^\W_])")
        if len(given) > 1:
            self.short = LazyPattern(
                rf"(?<![^\W_])(?:{letters}\.?[ ]{surnames}(?![^\W_])|{surnames},?[ ]{letters}(?:\.|(?![^\W_])))"
            )
            joined = "[._-]?".join(names)
            self.handle = LazyPattern(rf"(?:{joined}[._-]?{surnames}|{surnames}[._-]?{joined})")
        if len(given) == 2:
            self.given = tuple(map(_as_in_macau, syllables))
            self.alone = LazyPattern(
                rf"(?<![^\W_])(?<![a-z][ -])(?<![a-z],[ ]){'[ -]'.join(names)}(?![^\W_])(?![ -.][a-z])"
            )
        self.titled = LazyPattern(
            rf"(?<![^\W_]){_TITLE}(?P<v>{titled})(?![^\W_])|(?<![^\W_])(?P<w>{titled})\s?(?:小姐|先生|女士|太太)"
        )

    def find(self, document: Document) -> Iterator[Found]:
        """Find capitalised spellings, and the whole name in small letters inside an address."""
        yield from self._given_name_alone(document)
        if not any(spelled in document.text for spelled in self.families):
            return
        if self.handle and self._spelled_in(document.text):
            for found in self.handle.finditer(document.text):
                if found.end() - found.start() >= _IN_HANDLE and in_code(document, *found.span()):
                    yield *found.span(), "romanised"
        if not any(word.capital and word.low.startswith(self.families) for word in document.words):
            return
        for found in self.whole.finditer(document.text) if self.whole else ():
            if document.cased[found.start()].isupper():
                yield *found.span(), "romanised"
        for found in self.short.finditer(document.text) if self.short else ():
            written = document.cased[found.start() : found.end()]
            if all(word[0].isupper() for word in re.findall(r"[^\W_]+", written)):
                yield *found.span(), "initials"
        for found in self.titled.finditer(document.text) if self.titled else ():
            if document.cased[found.start(found.lastgroup or "v")].isupper() and not re.match(
                r"[ -][A-Z]", document.cased[found.end() : found.end() + 2]
            ):
                yield *found.span(), "title and surname"

    def _spelled_in(self, text: str) -> bool:
        """Return True if a spelling of each character of the given name stands in a text."""
        return all(any(map(text.__contains__, _as_in_macau(spellings))) for spellings in self.spellings[1:])

    def _given_name_alone(self, document: Document) -> Iterator[Found]:
        """Find the given name alone, each syllable with a capital (Kai Him), unless another name stands beside it."""
        spelled = all(any(one in document.text for one in spellings) for spellings in self.given)
        for found in self.alone.finditer(document.text) if self.alone and spelled else ():
            written = document.cased[found.start() : found.end()]
            if found.end() - found.start() >= _ALONE and re.fullmatch(
                r"[A-Z][a-z]+(?: [A-Z]|-[A-Za-z])[a-z]+", written
            ):
                yield *found.span(), "given name"
