"""Find every variant of known personal values in a text (names, numbers, addresses, employers, dates …).

This is what protects people: the values come from the person's own résumé (`protected_values`). Must stay silent on ordinary words; every
finding is always one of the given values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.matchers.addresses import StreetAddress, Town
from app.redact.matchers.base import Matcher, Phrase
from app.redact.matchers.codes import Code, Email, Link
from app.redact.matchers.contextual_names import ContextualName
from app.redact.matchers.dates import KnownDate, parse_date
from app.redact.matchers.fixed_terms import in_fixed_term
from app.redact.matchers.han_names import HanName
from app.redact.matchers.han_organisations import HanOrganisation
from app.redact.matchers.han_terms import HanTerm, HanTown
from app.redact.matchers.inflection import Declined
from app.redact.matchers.latin_names import LatinName, joined_words, name_words
from app.redact.matchers.name_order import given_first, joined_surname
from app.redact.matchers.numbers import phone_value
from app.redact.matchers.organisations import organisation
from app.redact.matchers.short_facts import AsWritten, Labelled, Term
from app.redact.matchers.transliteration import AnotherSpelling, romanised
from app.redact.matchers.vietnamese import VietnameseName
from app.redact.personal_values import protected_values
from app.redact.prepared_text import Document
from app.text.lexicons import WIDE, is_han
from app.text.normalization import folded, other_spelling
from app.text.places import other_city_names

__all__ = ["Hit", "KnownValues", "protected_values"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A protected value found at `text[start:end]` (code points of the original), and the way it was written."""

    start: int
    end: int
    value: ProtectedValue
    how: str


class KnownValues:
    """Matchers for a set of protected values, built once and used on many texts."""

    def __init__(self, values: Sequence[ProtectedValue], *, allowed: Sequence[ProtectedValue] = ()) -> None:
        """Build the matchers of `values`. `allowed`: values that may stand in the text.

        A mere part of a protected name (a shared surname, a first word) inside a longer allowed name, or that is the place where the
        person lives, is then no hit; a whole protected value always is.
        """
        self.values = tuple(values)
        self._allowed = KnownValues([value for value in allowed if _may_hold_part(value)]) if allowed else None
        self._matchers = [
            (value, matcher)
            for value in self.values
            for matcher in matchers_of(value.kind, value.value, term=value.term)
        ]

    def find(self, text: str) -> tuple[Hit, ...]:
        """Find every variant of every value in `text`, sorted; hits of different values may overlap."""
        return self.find_in(Document(text))

    def find_in(self, document: Document) -> tuple[Hit, ...]:
        """Do as `find`, over a prepared document."""
        hits: dict[tuple[int, int, ProtectedValue], Hit] = {}
        places: dict[str, list[tuple[int, int]]] = {}
        allowed = self._allowed.find_in(document) if self._allowed else ()
        excused = [(hit.start, hit.end) for hit in allowed if hit.how not in _PARTIAL or hit.value.kind is Kind.ADDRESS]
        for value, matcher in self._matchers:
            for start, end, how in matcher.find(document):
                if in_fixed_term(document, start, end, value.kind):
                    continue
                places.setdefault(value.field, []).append((start, end))
                span = document.original(start, end)
                if how in _PARTIAL and any(_is_inside(span, other) for other in excused):
                    continue
                hits.setdefault((*span, value), Hit(*span, value, how))
        for value, matcher in self._matchers:
            if value.field in places and isinstance(matcher, HanOrganisation):
                for start, end in matcher.beside(document.text, places[value.field]):
                    span = document.original(start, end)
                    hits.setdefault((*span, value), Hit(*span, value, "short form in context"))
        return tuple(sorted(hits.values(), key=lambda hit: (hit.start, -hit.end)))


_NAMES: Final = frozenset([Kind.NAME, Kind.REFEREE, Kind.EMPLOYER, Kind.SCHOOL])
_PARTIAL: Final = frozenset(
    [
        "part of the name",
        "nickname",
        "title and surname",
        "surname and title",
        "given name",
        "place",
        "short form",
        "first word",
        "short form in context",
        "without place",
        "without trade",
        "initials",
        "Latin part",
    ]
)


def _may_hold_part(value: ProtectedValue) -> bool:
    """Return True if a part of a protected name may stand inside this value: another name, or a town that is disclosed (Bath, and a
    referee of Bath Royal Hospital)."""
    is_place = value.kind is Kind.ADDRESS and value.field.rpartition(".")[2] in ("city", "region")
    return value.kind in _NAMES or is_place


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


@lru_cache(maxsize=8)
def known_values(values: tuple[ProtectedValue, ...]) -> KnownValues:
    """Return the (cached) finder of a set of values."""
    return KnownValues(values)


@lru_cache(maxsize=128)
def matchers_of(kind: Kind, value: str, *, term: bool = False) -> tuple[Matcher, ...]:
    """Return the matchers of one value, by kind; a value too short to be told from noise has none. A `term` is only found as written.

    Kept for about one person's values, patterns and all: in a batch the next student's take their place.
    """
    if term:
        han = is_han("".join(re.findall(r"[^\W_]+", value)))
        return () if not value.strip() else (HanTerm(value, kind),) if han else (Term(value),)
    maker = _MAKERS.get(kind)
    return tuple(maker(value)) if maker and value.strip() else ()


def _name(value: str) -> Iterator[Matcher]:
    han = "".join(re.findall(rf"[{WIDE}·•・\s]+", value)).strip(" ·•・\n\t")
    latin = re.sub(rf"[{WIDE}]+", " ", folded(value))
    if re.search(rf"[{WIDE}]", han):
        yield HanName(han)
    words = given_first(name_words(latin.replace("·", " ")))
    if words and len("".join(words)) >= 3:
        yield LatinName(words, joined=joined_words(latin) | joined_surname(words))
        yield ContextualName(words, joined_words(latin))
        yield Declined(words, person=True)
        yield AnotherSpelling(words)
        yield VietnameseName(words)
    if romanised(value):
        latin_words = given_first(name_words(romanised(value)))
        yield LatinName(latin_words)
        yield ContextualName(latin_words, frozenset())
        yield AnotherSpelling(latin_words)
    if any(unicodedata.category(char) in ("Mn", "Mc") for char in folded(value)):
        yield AsWritten(value)
    spelled = name_words(other_spelling(value)) if words else []
    if spelled and spelled != words:
        yield LatinName(spelled, joined=joined_words(other_spelling(value)))
        yield Declined(spelled, person=True)


def _code(how: str) -> Callable[[str], Iterator[Matcher]]:
    def make(value: str) -> Iterator[Matcher]:
        letters = re.sub(r"[\W_]", "", folded(value))
        if "://" in value or "/" in value or (re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", value) and how == "link"):
            yield Link(value)
        elif "@" in value.strip("@ "):
            yield Email(value)
        elif _is_phone(value):
            yield from _phone(value)
        elif letters:
            joined = re.search(r"[^\W_][_.\-][^\W_]", value) is not None  # `asa_lb` is no word
            plain = letters.isalpha() and len(letters) < 7 and not joined
            yield Code(value, how, labelled=len(letters) < 5 or plain)

    return make


def _is_phone(value: str) -> bool:
    digits = re.sub(r"\D", "", folded(value))
    return len(digits) >= 9 and not re.search(r"[^\W\d_]", value)


def _phone(value: str) -> Iterator[Matcher]:
    matcher = phone_value(value)
    if matcher:
        yield matcher
    elif value.strip():
        yield Code(value, "number", labelled=True)


def _email(value: str) -> Iterator[Matcher]:
    if "@" in folded(value):
        yield Email(value)
    else:
        yield Code(value, "local part of the address")


def _address(value: str) -> Iterator[Matcher]:
    text = folded(value).strip()
    if re.fullmatch(r"\d{5,6}(?:-\d{4})?", text):
        yield Phrase(tuple(re.findall(r"\d+", text)), "postal code", alone=True)
    elif other_city_names(text):
        yield Town(value)
    elif re.search(r"\d", text) or len(text) > 12:
        yield StreetAddress(value)
    elif text:
        yield HanTown(value) if is_han("".join(re.findall(r"[^\W_]+", text))) else Town(value)


def _birth(value: str) -> Iterator[Matcher]:
    date = parse_date(value)
    if date:
        yield KnownDate(*date, month_too=True)


def _month(value: str) -> Iterator[Matcher]:
    date = parse_date(value)
    if date:
        yield KnownDate(*date, month_too=True)


def _organisation(value: str) -> Iterator[Matcher]:
    if "://" in value or re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", value):
        yield Link(value)
    else:
        yield from organisation(value)
        for spelled in filter(None, (other_spelling(value), romanised(value))):
            yield from organisation(spelled)
        if any(unicodedata.category(char) in ("Mn", "Mc") for char in folded(value)):
            yield AsWritten(value)


def _school(value: str) -> Iterator[Matcher]:
    if "://" in value:
        yield Link(value)
    else:
        yield from organisation(value, school=True)


def _referee(value: str) -> Iterator[Matcher]:
    """Yield the matchers of a referee's value: a name, an address, a number or a link."""
    text = folded(value)
    if "@" in text:
        yield Email(value)
    elif len(re.sub(r"\D", "", text)) >= 6 and not re.search(r"[^\W\d_]{3}", text):
        yield from _phone(value)
    elif "://" in text or "/" in text:
        yield Link(value)
    else:
        yield from _name(value)


def _labelled(kind: Kind) -> Callable[[str], Iterator[Matcher]]:
    def make(value: str) -> Iterator[Matcher]:
        yield Labelled(kind, value)

    return make


_MAKERS: Final[dict[Kind, Callable[[str], Iterator[Matcher]]]] = {
    Kind.NAME: _name,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.MESSENGER: _code("messenger"),
    Kind.ADDRESS: _address,
    Kind.LINK: _code("link"),
    Kind.BIRTH: _birth,
    Kind.GENDER: _labelled(Kind.GENDER),
    Kind.NATIONALITY: _labelled(Kind.NATIONALITY),
    Kind.MARITAL: _labelled(Kind.MARITAL),
    Kind.POLITICAL: _labelled(Kind.POLITICAL),
    Kind.NATIVE_PLACE: _labelled(Kind.NATIVE_PLACE),
    Kind.ID_NUMBER: _code("identifier"),
    Kind.EMPLOYER: _organisation,
    Kind.SCHOOL: _school,
    Kind.DATES: _month,
    Kind.REFEREE: _referee,
    Kind.SALARY: _labelled(Kind.SALARY),
}
