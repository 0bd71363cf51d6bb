"""Tell whether a capitalised word that is withheld as (a part of) a name is used as that name where it stands: one score of weighted features.

The features say what the word is besides (a word of the language, a place, an acronym of a trade) and what stands before and behind it. Their
weights are the coefficients of a logistic regression on sentences that name somebody and sentences that only hold the same words
(`benchmarks/name_context_fit.py`); a score above zero is a name. Chinese has its own (`han_context.py`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from app.redact.document import Document
from app.redact.matchers.fixed_terms import OWN_WORK
from app.redact.matchers.name_cues import (
    ADDRESSED,
    ALSO_CALLED,
    BESIDE_HAN,
    CUED_IN_CHINESE,
    DEGREE,
    DETERMINER,
    FIRM_NOUN_AFTER,
    INTRODUCTION,
    LEFT,
    PERSONAL,
    PRONOUN,
    RIGHT,
    SPEAKER_BEHIND,
    STUDENT,
    TECHNICAL,
    THEIR_WORK,
    TO_THEM,
    WORKPLACE,
    role,
)
from app.redact.matchers.name_weights import WEIGHTS
from app.text import months
from app.text.lexicons import (
    STOP_WORDS,
    capitalised_words,
    common_words,
    general_acronyms,
    is_ordinary,
    nicknames,
    ordinary_words,
    title_words,
)
from app.text.normalization import folded
from app.text.organization_names import organizations_named
from app.text.places import countries, place_names
from app.text.titles import TITLES


class Form(StrEnum):
    """Kinds of names that a word may be."""

    GIVEN = "given name"
    SURNAME = "surname"
    FIRM = "firm"
    SCHOOL = "school"
    FIRM_INITIALS = "firm's initials"
    SCHOOL_INITIALS = "school's initials"


_GROUPS: Final = {Form.GIVEN: "person", Form.SURNAME: "person", Form.FIRM: "organisation", Form.SCHOOL: "organisation"}
_CALENDAR: Final = frozenset([*months.ENGLISH, *"monday friday sunday easter summer winter autumn spring".split()])
_LISTED_BEFORE: Final = re.compile(r"([A-Z][\w&'.-]*)(?:, | and |, and | & |/| or )$")
_LISTED_AFTER: Final = re.compile(r"(?:, | and |, and | & |/| or )([A-Z][\w&'.-]*)")
_NEAR: Final = 24
"""Characters on each side in which another thing with a capital shows that things are spoken of (`Maya and Blender`)."""


class _Place:
    """One word and its surroundings, in the normal form and as written."""

    def __init__(self, document: Document, start: int, end: int) -> None:
        text, cased = document.text, document.cased
        self.document, self.start, self.end = document, start, end
        self.low, self.written = text[start:end], cased[start:end]
        first = max(cased.rfind("\n", 0, start) + 1, start - 80)
        last = cased.find("\n", end)
        last = min(last if last >= 0 else len(cased), end + 120)
        self.before, self.after = text[first:start], text[end:last]
        self.cased_before, self.cased_after = cased[first:start], cased[end:last]

    @cached_property
    def line(self) -> str:
        """The line around the word, as written, without the word."""
        return f"{self.cased_before} {self.cased_after}"


def features(document: Document, start: int, end: int, form: Form, *, known: bool = False) -> dict[str, float]:
    """Return the features of a word at `[start:end]` of the normal form as a name of a form; `known`: initials that the organisation is
    known by (not derived from its name)."""
    place = _Place(document, start, end)
    group = _GROUPS.get(form, "initials")
    left, right = _left(place), _right(place)
    found = {f"left: {left}", f"right: {right}", *_word(place), *_line(place), *_beside(place)}
    if left == "opens":
        found.add(f"opens, and {right}")
    if place.low in _places():
        found.add(f"a place, {left}")
    elif place.low in capitalised_words():
        found.add(f"a word with a capital, {left}")
    if group == "person":
        found.update(_person(place, left))
    else:
        found.update(_organisation(place, known=known))
    values = {f"{name}, {group}": 1.0 for name in found}
    values[form.value] = 1.0
    values[f"{form.value}, studies"] = float(DEGREE.search(place.line) is not None)
    if form is Form.GIVEN and left == "opens":
        values[f"given name opens, and {right}"] = 1.0
    return values


def is_name(document: Document, start: int, end: int, form: Form, *, known: bool = False) -> bool:
    """Return True if a word with a capital at `[start:end]` of the normal form is used as a name of a form."""
    return score(features(document, start, end, form, known=known)) > 0


def score(values: dict[str, float]) -> float:
    """Return the weighted sum of features: above zero for a name."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in values.items())


def _left(place: _Place) -> str:
    """Return what stands right before: the first of `LEFT` that does, a capital word by its kind, a small word."""
    return next((name for name, pattern in LEFT if pattern.search(place.cased_before)), "word")


def _right(place: _Place) -> str:
    """Return what stands right behind: the first of `RIGHT` that does."""
    return next((name for name, pattern in RIGHT if pattern.match(place.cased_after)), "word")


def _word(place: _Place) -> set[str]:
    """Return what the word is by itself."""
    low = place.low
    told = {
        "a small word": low in ordinary_words(),
        "a common word": low in common_words() and low not in capitalised_words(),
        "a word with a capital": low in capitalised_words(),
        "a given name": low in nicknames(),
        "a place": low in _places(),
        "a word of titles": low in title_words(),
        "a day or month": low in _CALENDAR,
        "general initials": low in general_acronyms(),
        "two letters": len(low) == 2,
        "three letters": len(low) == 3,
        "a rare word": not is_ordinary(low),
        "in capitals": place.written.isupper(),
        "written small elsewhere": _is_also_small(place),
    }
    return {name for name, holds in told.items() if holds}


def _is_also_small(place: _Place) -> bool:
    return any(word.low == place.low and word.cased == word.low for word in place.document.words)


def _line(place: _Place) -> set[str]:
    """Return what the line around the word is."""
    words = re.findall(r"[^\W\d_]{4,}", place.line)
    capitals = sum(word[0].isupper() for word in words[1:])
    told = {
        "line in capitals": len(words) >= 2 and all(word.isupper() for word in words),
        "in capitals alone": place.written.isupper() and not place.line.isupper(),
        "line of a heading": len(words) >= 3 and capitals * 2 > len(words) - 1,
        "line of one word": not words,
        "line begins with a role": role("begins").match(place.line) is not None,
        "line of work": WORKPLACE.search(place.line) is not None,
        "line with a year": re.search(r"(?:19|20)\d\d", place.line) is not None,
    }
    return {name for name, holds in told.items() if holds}


def _beside(place: _Place) -> set[str]:
    """Return of what kind the capitalised words beside it are: in a list, touching it, near it."""
    found: set[str] = set()
    for pattern, text in ((_LISTED_BEFORE, place.cased_before), (_LISTED_AFTER, place.cased_after)):
        listed = pattern.search(text) if pattern is _LISTED_BEFORE else pattern.match(text)
        if listed is not None:
            found.add(f"listed with {_kind_of(listed[1])}")
    before = re.search(r"([A-Z][\w'.-]*) $", place.cased_before)
    if before is not None and not _opens_line(place.cased_before[: before.start()], before[1]):
        found.add(f"behind {_kind_of(before[1])}")
    after = re.match(r" ([A-Z][\w'.-]*)", place.cased_after)
    if after is not None:
        found.add(f"before {_kind_of(after[1])}")
    near = re.findall(r"\w+", place.cased_before[-_NEAR:]) + re.findall(r"\w+", place.cased_after[:_NEAR])
    if any(TECHNICAL.fullmatch(word) or (word[0].isupper() and folded(word) in capitalised_words()) for word in near):
        found.add("near things")
    return found


def _opens_line(before: str, word: str) -> bool:
    """Return True if an ordinary word has its capital from the beginning of the sentence (`Trained Banks`)."""
    opens = re.search(r"(?:^|[.!?;:] )[\s\W]*$", before) is not None
    return opens and is_ordinary(folded(word)) and folded(word) not in capitalised_words() | nicknames().keys()


def _kind_of(written: str) -> str:
    word = folded(written).removesuffix("'s").strip(".'-")
    if word in TITLES:
        return "a title"
    if word in STOP_WORDS or word in title_words():
        return "a role or small word"
    if word in _places():
        return "a place"
    if _is_known_organisation(word):
        return "an organisation"
    if written.isupper() and len(word) > 1:
        return "initials"
    if word in nicknames():
        return "a given name"
    return "an ordinary word" if is_ordinary(word) else "a rare word"


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return place_names() | frozenset(map(folded, countries()))


@lru_cache(maxsize=4_000)
def _is_known_organisation(word: str) -> bool:
    return len(word) > 1 and bool(organizations_named(word)) and word not in ordinary_words()


def _person(place: _Place, left: str) -> set[str]:
    """Return what speaks for or against a person."""
    thing = THEIR_WORK.match(place.after)
    told = {
        "addressed": ADDRESSED.search(place.before) is not None,
        "introduced": INTRODUCTION.search(place.before) is not None,
        "speaks": SPEAKER_BEHIND.match(place.after) is not None,
        "acts as people do": left == "opens" and PERSONAL.match(place.after) is not None,
        "taken up by a pronoun": PRONOUN.match(place.after) is not None,
        "called so too": ALSO_CALLED.search(place.before) is not None and TO_THEM.match(place.after) is not None,
        "role before": role("before").search(place.before) is not None,
        "role behind": role("behind").match(place.after) is not None,
        "own work": thing is not None and OWN_WORK.search(place.after, thing.end()) is not None,
        "determiner": DETERMINER.search(place.before) is not None,
        "beside Chinese": BESIDE_HAN.search(f"{place.before[-2:]}|{place.after[:8]}") is not None,
        "cued in Chinese": CUED_IN_CHINESE.search(f"{place.before[-2:]}|{place.after[:8]}") is not None,
        "cited": place.after.startswith((" et al", "& ")),
        "a trade": re.search(r"(?:er|or|man|wright|smith)$", place.low) is not None,
    }
    return {name for name, holds in told.items() if holds}


def _organisation(place: _Place, *, known: bool) -> set[str]:
    """Return what speaks for or against an organisation."""
    told = {
        "known by it": known,
        "known by general initials": known and place.low in general_acronyms(),
        "what firms have behind": FIRM_NOUN_AFTER.match(place.after) is not None,
        "who studied behind": STUDENT.match(place.after) is not None,
        "role before": role("before").search(place.before) is not None,
        "role behind": role("behind").match(place.after) is not None,
        "determiner": DETERMINER.search(place.before) is not None,
        "beside Chinese": BESIDE_HAN.search(f"{place.before[-2:]}|{place.after[:8]}") is not None,
    }
    return {name for name, holds in told.items() if holds}
