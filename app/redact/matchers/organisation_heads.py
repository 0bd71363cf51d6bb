"""Find an organisation by the head of its name: alone (`Harbour Valley` of Harbour Valley Aged Care), with a shortened kind (`Oakmere Vets`,
`Uni Graz`), as what people of a firm are called (`Amazonian`), and the name of a school where somebody studied there (`Brown graduate`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.matchers.base import Found, Phrase, phrases_in
from app.redact.prepared_text import Document
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
                if document.cased[place.start()].isupper() and was_studied_at(document, *place.span()):
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
    return re.compile(
        rf"(?:(?<![^\W_])(?:[Ee]x|[Ff]ormer|[Ff]ellow|[Oo]nce an?|[Aa]s an?)[ -])(?P<v>(?:{stem}|{short})(?:ian|n|er|r|ite|ie)s?)(?![^\W_])"
    )


_STUDIES: Final = re.compile(
    r"(?<![A-Za-z])(?:[BM]\.?(?:A|Sc|S|Eng|Ed|Phil|Mus|Com|Tech|Arch|Res|PH|BA|Pharm|Des)|LL\.?[BM]|MBA|Ph\.?D|DPhil|[Dd]egree|[Dd]iploma|[Gg]raduat\w+|[Aa]lum\w*|[Rr]esidency|[Ff]ellowship|[Dd]octorate"
    r"|[Mm]aster'?s|[Bb]achelor'?s|[Ss]tudied|[Pp]ostdoc\w*|[Ll]ecture[rd]|[Pp]rofessor|[Uu]ndergrad\w*|[Ss]tudent|[Tt]hesis|[Cc]lass of|[Rr]eading (?:law|history|medicine)|[Ff]irst[- ]class|[Hh]onours|[Pp]rize|[Bb]oard(?:ed|er)|[Ee]ducated|[Pp]upil|[Pp]refect)(?![a-z])"
)
_STUDENT: Final = re.compile(
    r" (?:graduates?|grad|alum\w*|students?|degree|undergrad\w*|postdoc|professor|fellow|man|mba|phd)(?![a-z])"
)
_AT: Final = re.compile(r"(?:(?<![a-z])(?:at|from|@) |(?:^|[,;|–—(\n]) ?)$")
_PUPIL_OF: Final = re.compile(
    r"(?:[Ss]tudent|[Gg]raduate|[Aa]lum\w+|[Oo]ld (?:girl|boy)|[Ff]ellow|[Mm]ember|[Cc]aptain|[Pp]refect) of $"
)
_CLOSED: Final = re.compile(r"\s*(?:[,;.|)\n(–—]|$|(?:from|in|until|since) (?:19|20)\d\d)")


def was_studied_at(document: Document, start: int, end: int) -> bool:
    """Return True if a word with a capital is the school of a degree: in a line about studies, behind "at" or between commas, or before
    a word for somebody who studied."""
    cased = document.cased
    if _STUDENT.match(document.text, end):
        return True
    first, last = cased.rfind("\n", 0, start) + 1, cased.find("\n", end)
    line = cased[first:start] + " " + cased[end : last if last >= 0 else len(cased)]
    if _PUPIL_OF.search(cased[max(first, start - 24) : start]) and _CLOSED.match(cased, end):
        return True
    between = _AT.search(cased[max(first, start - 8) : start]) is not None and _CLOSED.match(cased, end) is not None
    return between and _STUDIES.search(line) is not None
