"""Find an organisation by the head of its name: alone (`Harbour Valley` of Harbour Valley Aged Care), with a shortened kind (`Oakmere Vets`,
`Uni Graz`), as what people of a firm are called (`Amazonian`), and the name of a school where somebody studied there (`Brown graduate`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.document import Document
from app.redact.matchers.base import Found, Phrase, phrases_in
from app.redact.matchers.name_context import Form, is_name
from app.text.lexicons import is_distinctive, is_ordinary, nicknames, ordinary_words
from app.text.normalization import folded
from app.text.organization_kinds import forms_of_kind, heads_of, is_general
from app.text.places import place_names

_LEAST: Final = 5
"""Letters of a single word that stands for a school wherever it has its capital."""


class HeadOfName:
    """The head of one organisation's name, of ≥ 2 words in the normal form without its legal form."""

    def __init__(self, words: list[str], *, school: bool) -> None:
        self.school = school
        self.words = words
        self.head, self.tail = heads_of(words)
        kinds = [form for word in words for form in sorted(forms_of_kind(word))]
        self.phrases = tuple(
            dict.fromkeys(
                Phrase(row, "short form", capital=True, alone=True)
                for row in self._with_kind(kinds)
                if row != tuple(words)
            )
        )
        joined = self.head if self._tells(self.head) else ()
        self.heads = (Phrase(joined, "telling word", capital=True, alone=True),) if joined else ()
        alone = [
            row[-1]
            for row in (self.head, self.tail)
            if row and (len(row) == 1 or row[0] in nicknames() or row[0].endswith("s"))
        ]
        self.studied = tuple(dict.fromkeys(word for word in alone if len(word) >= 4)) if school else ()
        self.people = _people(words[0]) if not school and len(words) == 1 else None

    def _with_kind(self, kinds: list[str]) -> Iterator[tuple[str, ...]]:
        for kind in kinds:
            if self.head and not all(map(is_general, self.head)):
                yield (*self.head, kind)
            if self.tail:
                yield (kind, *self.tail)
                yield (*self.tail, kind)

    def _tells(self, head: tuple[str, ...]) -> bool:
        """Return True if a head tells one organisation from others: two words that are no place, or of a school one rare word."""
        if len(head) > 1:
            return len("".join(head)) >= 7 and " ".join(head) not in place_names()
        return bool(head) and self.school and len(head[0]) >= _LEAST and _is_rare(head[0])

    def find(self, document: Document) -> Iterator[Found]:
        """Find the head with a kind, the head alone where no other name goes on, people of the firm, and a school that was gone to."""
        for phrase in phrases_in(self.phrases, document):
            yield from phrase.find(document)
        for phrase in phrases_in(self.heads, document):
            yield from (
                found for found in phrase.find(document) if not self._in_other_name(document, found[0], found[1])
            )
        for found in self.people.finditer(document.cased) if self.people else ():
            yield *found.span("v"), "declined"
        for word in (word for word in self.studied if word in document.text):
            for place in re.finditer(rf"(?<![^\W_]){word}(?![^\W_])", document.text):
                if document.cased[place.start()].isupper() and is_name(document, *place.span(), Form.SCHOOL):
                    yield *place.span(), "name in context"

    def _in_other_name(self, document: Document, start: int, end: int) -> bool:
        """Return True if capitals before or behind make the head a part of another name (`North Harbour Valley`, `Eastmarsh Road`)."""
        after = re.match(r"(?:'s)? ([A-Z][\w'-]+)", document.cased[end : end + 30])
        before = re.search(r"(?:^|[^.!?\s]) ?([A-Z][a-z]+) $", document.cased[max(0, start - 24) : start])
        goes_on = after is not None and not is_general(folded(after[1])) and folded(after[1]) not in self.words
        begun = before is not None and not is_ordinary(folded(before[1]))
        return goes_on or begun or _THING_AFTER.match(document.text, end) is not None


_THING_AFTER: Final = re.compile(
    r"(?:'s)? (?:road|street|lane|avenue|square|church|river|bridge|day|week|market|island|beach|mountains?|park|festival|station)(?![a-z])"
)


def _is_rare(word: str) -> bool:
    return is_distinctive(word) and word not in ordinary_words() and word not in place_names()


def _people(word: str) -> re.Pattern[str] | None:
    """Return a pattern of what people of a firm are called (`ex-Amazonian`, `Xoogler` is none), behind a word that speaks of work."""
    if len(word) < _LEAST:
        return None
    stem = re.escape(word.capitalize())
    short = re.escape(word.capitalize().rstrip("aeiou")) if word[-1] in "aeiou" else stem
    told = (
        ""
        if _is_rare(word)
        else r"(?:(?<![^\W_])(?:[Ee]x|[Ff]ormer|[Ff]ellow|[Oo]nce an?|[Aa]s an?|[Nn]ew|[Oo]ther)[ -])"
    )
    return re.compile(rf"{told}(?<![^\W_])(?P<v>(?:{stem}|{short})(?:ian|n|er|r|ite|ie)s?)(?![^\W_])")
