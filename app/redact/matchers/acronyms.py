"""Initials that stand for a firm: `CCW`, `N&P`, letters out of long words (`NDPT`), and a test for letters that spell a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from app.redact.matchers.base import Found
from app.redact.matchers.organisation_heads import was_studied_at
from app.redact.prepared_text import Document
from app.text.lexicons import PARTICLES, STOP_WORDS, capitalised_words, common_words, general_acronyms
from app.text.positions import line_position_pattern


def acronyms(every: list[str], core: list[str]) -> tuple[str, ...]:
    """Return the initials of ≥ 3 words, in capitals, with and without the legal form, a German compound with the initial of its last part
    (`ZKB`: Zürcher Kantonalbank); not those that spell a word."""
    found: list[str] = []
    for words, passed in product((every, core), (STOP_WORDS, STOP_WORDS | PARTICLES)):
        told = [word for word in words if word not in passed]
        parted = "".join(
            word[0] + (_COMPOUND.sub(r"\1", word)[0] if _COMPOUND.fullmatch(word) else "") for word in told
        )
        spelled = dict.fromkeys(("".join(word[0] for word in told), parted))
        plain = common_words() - capitalised_words()
        found.extend(one.upper() for one in spelled if 3 <= len(one) <= 6 and one not in plain)
    return tuple(dict.fromkeys(found))


_COMPOUND: Final = re.compile(
    r"[a-z]{4,}((?:bank|bahn|werk|schul|hochschul|universitat|versicherung|gesellschaft|haus|verein|kass|dienst|verband|klinik|betrieb|zentr|anstalt|bund|bau)(?:en|e|er|um|s)?)"
)
"""A German word whose last part has a letter of its own in initials."""


def ampersand_initials(flat: str) -> tuple[str, ...]:
    """Return `N&P` of Northgate & Pryce, with and without blanks."""
    pair = re.search(r"(?<![^\W_])([^\W\d_])[^\W_]{2,} ?(?:&|\+|and|und|et|y|n(?= )) ?([^\W\d_])[^\W_]{2,}", flat)
    if not pair or len(re.findall(r" ?(?:&|\+| and | und | et ) ?", flat)) > 2:
        return ()
    first, second = (letter.upper() for letter in pair.groups())
    if re.search(r" n ", flat):  # Pick n Pay
        return (f"{first}n{second}",)
    return f"{first}&{second}", f"{first} & {second}"


def is_initials_of(letters: str, words: list[str]) -> bool:
    """Return True if letters are the words' initials in order, letters from inside the words allowed (`MFB`: Microfinance Bank)."""
    flat = "".join(words)
    starts = [sum(map(len, words[:index])) for index in range(len(words))]
    at, used = -1, set()
    for letter in letters:
        start = next((place for place in starts if place > at and flat[place] == letter), -1)
        at = (
            start
            if start >= 0 and start == min((place for place in starts if place > at), default=-1)
            else flat.find(letter, at + 1)
        )
        if at < 0:
            return False
        used.add(at)
    return letters[0] == flat[0] and all(start in used for start in starts)


def inner_acronym(words: list[str]) -> re.Pattern[str] | None:
    """Return a pattern of four capitals that spell a compound name of two words (`NDPT`: Norddeutsche Pumpentechnik)."""
    letters = inner_letters(words)
    if not letters:
        return None
    inside = "".join(f"[{''.join(sorted(set(column)))}]" for column in zip(*letters, strict=True))
    return re.compile(rf"(?<![^\W_]){inside}(?![^\W_])")


def inner_letters(words: list[str]) -> tuple[str, ...]:
    """Return every such row of capitals."""
    if len(words) != 2 or min(map(len, words)) < 8:
        return ()
    inner = [sorted(set(word[3:].upper()) & set("BCDFGHJKLMNPQRSTVWXZ")) for word in words]
    first, second = (word[0].upper() for word in words)
    return tuple(f"{first}{one}{second}{other}" for one, other in product(*inner))


class Acronym:
    """An organisation that is called by its initials (`EY`, `SAP`). Two letters, and initials that are those of trades, degrees and units as
    well (`GE`, `BA`, `UCL`), count only where the text speaks of a firm or school."""

    def __init__(self, letters: str, *, school: bool) -> None:
        self.letters = letters
        self.school = school
        self.plain = len(letters) < 3 or letters.lower() in general_acronyms()
        self.pattern = re.compile(rf"(?<![^\W_]){re.escape(letters)}(?![^\W_]){NO_CODE}")

    def find(self, document: Document) -> Iterator[Found]:
        """Find the letters in capitals, as a word of their own."""
        for found in self.pattern.finditer(document.cased) if self.letters in document.cased else ():
            if not self.plain or self._is_meant(document, *found.span()):
                yield found.start(), found.end(), "initials"

    def _is_meant(self, document: Document, start: int, end: int) -> bool:
        return speaks_of_firm(document, start, end) >= _ENOUGH or (self.school and was_studied_at(document, start, end))


NO_CODE: Final = r"(?![-_/]?\d|[-_/][A-Z]{1,4}[-_/]\d)"
"""Behind initials of a firm: not the head of a file number (`SGS/T/0061`)."""
_ENOUGH: Final = 2
"""Points from which on capitals are a known organisation; those that are merely derived from a name need one more."""


def is_acronym(name: str) -> bool:
    """Return True if a name is nothing but two to five capitals."""
    return re.fullmatch(r"[A-Z]{2,5}", name) is not None


def derived_is_meant(document: Document, start: int, end: int) -> bool:
    """Return True if general initials (`HVAC`) that a firm's name would have as well are that firm."""
    return speaks_of_firm(document, start, end) > _ENOUGH


def speaks_of_firm(document: Document, start: int, end: int) -> int:
    """Return how much speaks for capitals being an organisation where they stand: words of work, a job title and the end of the clause for
    it; a quantity, a degree, a noun behind it and other acronyms beside it against it."""
    before, after = document.cased[max(0, start - 48) : start], document.cased[end : end + 32]
    return sum(points for pattern, points in _BEFORE if pattern.search(before)) + sum(
        points for pattern, points in _AFTER if pattern.match(after)
    )


_BEFORE: Final = (
    (re.compile(r"(?<![a-z])(?:graduat\w+|degree|diploma|studied|enrolled|alumn\w+|lectur\w+) (?:from|at|of|with) $", re.IGNORECASE), 2),
    (re.compile(r"(?<![a-z])(?:at|joined|joining|left|leaving|ex|formerly|previously|employer:|company:|(?:work|work(?:ed|ing|s)) (?:for|with)|within|inside)[ -](?:the )?$", re.IGNORECASE), 2),
    (re.compile(r"(?<![a-z])(?:for|with|from|by|via|to|of|since) (?:the )?$", re.IGNORECASE), 1),
    (re.compile(rf"(?<![a-z])(?:{line_position_pattern()}),? (?:(?:for|with|at|of) )?$", re.IGNORECASE), 1),
    (re.compile(r"[a-z], $"), 1),
    (re.compile(r"\d[ \u00a0-]?$"), -3),
    (re.compile(r"(?<![a-z])(?:an?|per|any|each|every|his|her|their|our|my) $", re.IGNORECASE), -2),
    (re.compile(r"(?<![A-Za-z])(?!(?:at|for|with|from|by|via|to|of|since|the|joined|joining|left|leaving|formerly|previously|within|inside|and|now) $)[a-z]+ $"), -1),
    (re.compile(r"[A-Z]{2,5}(?:,| and| &|/) ?$"), -2),
)  # fmt: skip
_AFTER: Final = (
    (re.compile(r"(?:\s*$|[.,;)\n|]| [–—-] | \(?(?:19|20)\d\d| (?:as|in|since|from|until|for|on|and|where|when)(?![a-z]))"), 1),
    (re.compile(r"'s [a-z]"), 1),
    (re.compile(r" [A-Z][a-z]{2,}"), 1),
    (re.compile(r" ?\d"), -3),
    (re.compile(r" (?!(?:as|in|since|from|until|for|on|and|where|when|at|to|with|was|is|who|before|after)(?![a-z]))[a-z]{3,}"), -1),
    (re.compile(r" (?:\(?Hons|in [A-Z]|of [A-Z]|degree|honou?rs|\(?\d:\d)"), -4),
    (re.compile(r"(?:,| and| &|/) ?[A-Z]{2,5}(?![a-z])"), -2),
)  # fmt: skip
