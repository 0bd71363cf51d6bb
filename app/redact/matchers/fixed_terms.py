"""Tell whether a hit is only a part of a fixed term (the Parkinson of Parkinson's disease), and whether the term is the person's own."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.prepared_text import Document
from app.text.fixed_terms import makes_term
from app.text.lexicons import general_acronyms, is_ordinary, nicknames

OWN_WORK: Final = re.compile(
    r"[^.!?;\n]{0,24}?,? (?:(?:which|that) (?:i|we)|(?:named|called) (?:after|for) (?:me|us)|which bears? my)(?![a-z])"
)
"""Behind a method or a thing: its author is the person (`the Bridges method, which I introduced`)."""


_CALLED_AFTER_PEOPLE: Final = frozenset([Kind.NAME, Kind.REFEREE, Kind.ADDRESS])


def in_fixed_term(document: Document, start: int, end: int, kind: Kind) -> bool:
    """Return True if `[start:end]` is less than a fixed term around it, and the term is not said to be the person's own work. A noun of
    medicine or science makes a term of any single name of a person or place."""
    if kind in _CALLED_AFTER_PEOPLE and document.text[start:end].isalpha() and makes_term(document.text, end):
        return not OWN_WORK.search(document.text, end)
    return any(
        first <= start and end <= last and (first, last) != (start, end) and not OWN_WORK.match(document.text, last)
        for first, last in document.fixed_terms
    )


_VOWELS: Final = frozenset("AEIOUY")
_MIXED: Final = re.compile(r"(?!Ma?c[A-Z])(?:[A-Z]*[a-z]+[A-Z]{2,}\w*|[A-Z]{2,}[a-z]\w*)")


def is_wording(document: Document, start: int, end: int) -> bool:
    """Return True if what looks like somebody's name at `[start:end]` of the source, since it opens its line, is a fixed term or made of
    ordinary words and acronyms (`TARGETS MET`, `Locum GP`). What a line introduces (`known as Moss`) is a name."""
    written = document.source[start:end]
    if any(map(str.isalnum, document.source[document.source.rfind("\n", 0, start) + 1 : start])):
        return False
    words = re.findall(r"[^\W\d_]{2,}", written)
    if not words or not written.isascii() or any(word in nicknames() for word in map(str.lower, words)):
        return False
    if any(
        first <= start and end <= last for first, last in (document.original(*span) for span in document.fixed_terms)
    ):
        return True
    if any(word.isupper() and word.lower() in general_acronyms() and not set(word) & _VOWELS for word in words):
        return True
    return all(
        is_ordinary(word.lower()) or word.lower() in general_acronyms() or _MIXED.fullmatch(word) for word in words
    )
