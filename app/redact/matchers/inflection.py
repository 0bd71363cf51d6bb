"""Find names of people and firms in the case of a language that declines them (Ainon, Tuomisen Jukka, Stalbudzie, Rheinwerks).

The endings that count depend on the text: only those of languages whose small words it holds. An ending behind an apostrophe
(Karaosmanoğlu'nun) counts everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.redact.matchers.base import Found
from app.redact.prepared_text import Document, Word
from app.text.lexicons import PARTICLES, is_distinctive, nicknames
from app.text.normalization import folded
from app.text.titles import TITLES

_SLAVIC: Final = "a u owi em ie y i e o om ow ach ami ej iej ego emu im ym iem iego iemu ou ovi oj ev ove ova"
_ENDINGS: Final = {
    language: frozenset(folded(endings).split())
    for language, endings in {
        "fi": "n a ta lla lle lta ssa sta na ksi in en ia an on un seen illa ille ilta issa ista iin",
        "pl": _SLAVIC,
        "cs": _SLAVIC,
        "hr": _SLAVIC,
        "hu": "t ot et at nak nek al el val vel tol rol bol ban ben hoz hez ra re ba be nal nel ert ek ok ekkel okkal",
        "de": "s es",
        "nordic": "s",
        "lt": "o ui a e ai io iui iu aus os oje es ei",
        "lv": "a am u as ai e em i es",
        "tr": "i u in un nin nun a e ya ye yi yu da de ta te dan den tan ten la le yla yle lar ler",
        "eu": "k ek ri ren rekin n an tik ra era aren ari ean etik",
        "is": "s ar i u ni",
        "ru": "а у ом ою ой ої і и ы е ю я ем ей ові еві ого ому им ым ої ій",
    }.items()
}
_SOFT_CONSONANTS: Final = {"t": "c", "d": "dz", "r": "rz", "k": "c", "g": "dz", "h": "sz"}
_GRADED: Final = (
    ("nt", "nn"), ("nk", "ng"), ("rt", "rr"), ("lt", "ll"), ("mp", "mm"), ("pp", "p"), ("tt", "t"), ("kk", "k"), ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
_JOINT: Final = re.compile(r"[ ]|-|\.[ ]")
_VOWELS: Final = "aeiouyаеиіоуыюя"


@lru_cache(maxsize=4_000)
def _word_stems(base: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word to which the endings of a language are added."""
    bare = base[:-1] if base[-1] in _VOWELS else base
    if language == "fi":
        return tuple(dict.fromkeys(_finnish(base)))
    if language in ("pl", "cs", "hr"):
        soft = [bare[:-1] + _SOFT_CONSONANTS[bare[-1]]] if bare[-1] in _SOFT_CONSONANTS else []
        short = [base[:-2] + base[-1]] if base[-2] == "e" and base[-1] not in _VOWELS else []  # Marek, Marka
        return (bare, *soft, *short)
    if language == "hu":
        return base, base + base[-1]
    if language in ("de", "nordic", "tr", "eu"):
        return (base,)
    if language in ("lt", "lv"):
        return (base[:-2] if base[-1] == "s" and base[-2] in _VOWELS else bare[:-1] if bare[-1] == "s" else bare,)
    if language == "ru" and base.endswith(_ADJECTIVES):
        return base[:-2], base[:-1]
    return (base, bare)


_ADJECTIVES: Final = tuple(folded(ending) for ending in ("ий", "ый", "ій", "ой", "ая", "яя", "ое"))


def _finnish(base: str) -> Iterator[str]:
    yield base
    if base.endswith("nen"):
        yield base[:-3] + "se"
        yield base[:-3] + "s"
    if base.endswith("s"):
        yield base[:-1] + "kse"
        yield base[:-1] + "ks"
    if base[-1] not in _VOWELS:
        yield base + "i"
        return
    stem, vowel = base[:-1], "e" if base[-1] == "i" else base[-1]
    yield stem + vowel
    graded = next(((full, weak) for full, weak in _GRADED if stem.endswith(full)), None)
    if graded:
        yield stem[: -len(graded[0])] + graded[1] + vowel


def is_declension_of(word: str, base: str, spoken: frozenset[str]) -> bool:
    """Return True if a word is `base` in another case of one of the languages."""
    if word == base or word[:2] != base[:2]:
        return False
    for language in spoken:
        endings = _ENDINGS[language]
        for stem in _word_stems(base, language):
            if word.startswith(stem) and (word[len(stem) :] in endings or word == stem == base[:-1] != base):
                return True
    return False


def case_forms(base: str, languages: frozenset[str]) -> Iterator[str]:
    """Yield the cases of a word in the languages, as plain strings."""
    for language in sorted(languages & _ENDINGS.keys()):
        for stem in _word_stems(base, language):
            yield from (
                form
                for ending in sorted(_ENDINGS[language])
                if (form := stem + ending) != base and form[:2] == base[:2]
            )


class Declined:
    """Words of one name, of which one at least is declined. `person`: any two words or a rare one; else the words of a firm in their
    order, or its rare first word."""

    def __init__(self, words: list[str], *, person: bool) -> None:
        self.words = [word for word in words if len(word) >= 3 and word not in PARTICLES]
        called = nicknames().get(words[0], frozenset()) if person and words else frozenset()
        self.called = frozenset(word for word in called if len(word) >= 4)
        self.words += sorted(self.called - set(self.words))
        self.named = frozenset(words)
        self.person = person
        self.heads = frozenset(word[:2] for word in self.words if len(word) >= 4)

    def find(self, document: Document) -> Iterator[Found]:
        """Find rows of capitalised words of the name with a declined one among them."""
        if self.heads.isdisjoint(document.heads):
            return
        words = document.words
        at = 0
        while at < len(words):
            if words[at].low[:2] in self.heads and words[at].capital:
                row = self._row(document, at)
                bent = any(words[at + step].low != base for step, base in enumerate(row))
                titled = bool(at) and words[at - 1].low in TITLES
                if row and bent and (titled or self._is_sufficient(row) or self._is_pet(document, at, row)):
                    last = words[at + len(row) - 1]
                    alone = "part of the name" if self.person else "first word"
                    reached = titled and document.text[words[at - 1].end] in ". "
                    start = words[at - 1].start if reached else words[at].start
                    start, end = self._over_initials(document, start, last.end) if self.person else (start, last.end)
                    yield start, end, "declined" if len(row) > 1 else alone
                    at += len(row)
                    continue
            at += 1

    def _row(self, document: Document, at: int) -> list[str]:
        """Return the words of the name that stand from `at` on, in their ground form."""
        row: list[str] = []
        words = document.words
        for step in range(len(self.words)):
            if at + step >= len(words) or not words[at + step].capital:
                break
            if step and not _JOINT.fullmatch(document.text[words[at + step - 1].end : words[at + step].start]):
                break
            choices = [word for word in self.words if word not in row]
            if not self.person:
                choices = self.words[step : step + 1]
            base = next((word for word in choices if self._is_word_form(document, words[at + step], word)), "")
            if not base:
                break
            row.append(base)
        return row

    def _is_word_form(self, document: Document, word: Word, base: str) -> bool:
        if word.low == base:
            return True
        if len(base) < 4 or word.low[:2] != base[:2]:
            return False
        if document.text[word.start + len(base) : word.start + len(base) + 1] == "'" and word.low.startswith(base):
            return len(word.low) - len(base) <= 5
        return is_declension_of(word.low, base, document.languages)

    def _is_pet(self, document: Document, at: int, row: list[str]) -> bool:
        """Return True if a pet name in another case stands inside a sentence (`передайте Кате`)."""
        before = document.text[: document.words[at].start].rstrip(" ")
        inside = bool(before) and (before[-1].isalpha() or before[-1] in ",(")
        return self.person and len(row) == 1 and row[0] in self.called and inside and is_distinctive(row[0])

    def _over_initials(self, document: Document, start: int, end: int) -> tuple[int, int]:
        """Widen a declined surname over the initials before or behind it (`Соколову Е. А.`)."""
        letters = "".join(re.escape(letter) for letter in sorted({word[0] for word in self.named}))
        after = re.match(rf"[ ][{letters}]\.(?:[ ]?[{letters}]\.)?", document.text[end : end + 7])
        before = re.search(
            rf"(?<![^\W_])[{letters}]\.(?:[ ]?[{letters}]\.)?[ ]$", document.text[max(0, start - 7) : start]
        )
        return start - (len(before.group()) if before else 0), end + (after.end() if after else 0)

    def _is_sufficient(self, row: list[str]) -> bool:
        if len(row) > 1:
            return True
        if self.person:
            return is_distinctive(row[0]) and row[0] in self.named
        return is_distinctive(row[0]) and len(row[0]) >= 5
