"""Tell whether Chinese characters that are withheld as a name are used as one where they stand: one score of weighted features.

The features say how well the characters can be cut out of the clause (`app/text/word_boundaries.py`), whether they are a word of the
language, and what stands before and behind them. Their weights are the coefficients of a logistic regression on sentences that name
somebody and sentences that only hold the same characters (`docs/redaction.md` says which); a score above zero is a name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from app.redact.matchers.han_cues import cue_after, cue_before, is_anniversary, office, tells_of, trade
from app.text.chinese_surnames import COMMON
from app.text.lexicons import word_entry
from app.text.word_boundaries import UNKNOWN, Boundary, boundary, ends_word_before

_TORN: Final = 4.0
"""Margin below which no person is meant, whatever stands around: another reading is nearly as good or better."""
_COMMON_WORD: Final = 11.0
"""Cost below which a word is a common one."""
_SHORT: Final = 2


class Form(StrEnum):
    """Kinds of names that the characters may be."""

    PERSON = "person"
    GIVEN = "given name"
    CALL = "call"
    FIRM = "firm"
    SCHOOL = "school"
    PLACE = "place"


_PERSONS: Final = frozenset([Form.PERSON, Form.GIVEN, Form.CALL])
_QUOTE: Final = re.compile(r"[\"'「『《“【#]$")
_QUOTE_AFTER: Final = re.compile(r"[\"'」』》”】#]")
_LEFT: Final = (
    ("starts", re.compile(r"(?:^|[\n。.！？!?])[\s\W]*$")),
    ("listed before", re.compile(r"[、/&+]\s?$")),
    ("amount before", re.compile(r"[\d%a-z]\s?$")),
    ("paused before", re.compile(r"[^\w]$")),
    ("of before", re.compile(r"的$")),
)
"""What may stand before a name if no cue does; the first that does."""
_RIGHT: Final = (
    ("stops", re.compile(r"$|\s*[\n。.！？!?]")),
    ("listed after", re.compile(r"\s?[、/&+]")),
    ("paused after", re.compile(r"[^\w]")),
    ("of after", re.compile(r"的")),
    ("number after", re.compile(r"[\da-z]")),
)


def features(text: str, start: int, end: int, form: Form, *, known: bool = False) -> dict[str, float]:
    """Return the features of `text[start:end]` (in the normal form) as a name of a form; `known`: as the brand or another name of the
    withheld organisation. Those of names of persons and of others have weights of their own."""
    found = boundary(text, start, end)
    opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
    quoted = bool(_QUOTE.match(opening) and _QUOTE_AFTER.match(closing))
    before, after = text[max(0, start - 8) : start - quoted], text[end + quoted : end + quoted + 24]
    person = form in _PERSONS
    left, right = _left(before, "person" if person else form.value), _right(after, form)
    values = {
        "margin": min(1.0, max(-0.5, found.margin / UNKNOWN)),
        "inner": min(2.0, found.inner / UNKNOWN),
        "crossed": float(found.is_crossed),
        "long": float(max(0, end - start - _SHORT)),
        left: 1.0,
        right: 1.0,
        "quoted": float(quoted),
        "single before": float(left == "word before" and len(found.before) == 1),
        "single after": float(right == "word after" and len(found.after) == 1),
        **_as_word(found, told=left == "cued before" or right in _TELLING),
    }
    of_form = {f"a {form.value}": 1.0}
    if known:
        of_form["known for it" if found.entry is None else "known for it, and a word"] = 1.0
    if left == "word before":
        place = word_entry(found.before) if found.before else None
        of_form["place before"] = float(place is not None and place[0] == "place")
        of_form[f"words before a {form.value}"] = 1.0
        of_form["another surname before"] = float(form is Form.GIVEN and found.before in COMMON)
    if right == "word after" and form is Form.CALL and end - start == _SHORT:
        of_form["words after a short call"] = 1.0
    group = "person" if person else "other"
    return {f"{name}, {group}": value for name, value in values.items() if value} | of_form


_TELLING: Final = frozenset(["cued after", "trade after", "office after"])


def _left(before: str, party: str) -> str:
    """Return the name of what stands before."""
    if cue_before(party).search(before):
        return "cued before"
    return next((name for name, pattern in _LEFT if pattern.search(before)), "word before")


def _right(after: str, form: Form) -> str:
    """Return the name of what stands behind."""
    if cue_after("person" if form in _PERSONS else form.value).match(after):
        return "cued after"
    found = next((name for name, pattern in _RIGHT if pattern.match(after)), "word after")
    if found == "word after" and form not in _PERSONS:
        return "trade after" if trade().match(after) else "office after" if office().match(after) else found
    return found


def _as_word(found: Boundary, *, told: bool) -> dict[str, float]:
    """Return features of a row that the dictionary has."""
    if found.entry is None:
        return {}
    return {
        f"in the dictionary: {found.entry}": 1.0,
        "a common word": float(found.inner < _COMMON_WORD),
        "a word without a cue": float(not told),
    }


_WEIGHTS: Final[dict[str, tuple[float, float]]] = {
    "margin": (1.2, 1.3),
    "inner": (0.9, 1.1),
    "crossed": (-1.6, -2.2),
    "long": (1.2, 1.8),
    "in the dictionary: ordinary": (-0.9, -0.3),
    "in the dictionary: person": (-0.3, -0.5),
    "in the dictionary: place": (0.9, -0.3),
    "in the dictionary: organisation": (-0.2, 0.1),
    "a word without a cue": (-1.9, -1.8),
    "starts": (1, 0.7),
    "paused before": (-0.3, 0.1),
    "listed before": (-0.6, -0),
    "amount before": (-0.5, 0),
    "of before": (0.2, -0),
    "cued before": (1.4, 0.8),
    "word before": (-1.8, -1.9),
    "single before": (1.4, -0.8),
    "stops": (1, 0.2),
    "paused after": (0.7, 0.1),
    "listed after": (-0.8, -0.5),
    "number after": (0, 0),
    "of after": (-0.4, 0.1),
    "cued after": (1.4, 1.3),
    "trade after": (0, 0.3),
    "office after": (0, 0.3),
    "word after": (-2.4, -2.2),
    "single after": (0.2, -0.9),
    "quoted": (0, 0),
    "a common word": (-0.6, -1.5),
}
"""Weights of the features of names of persons, and of organisations and places."""
_FORM_WEIGHTS: Final[dict[str, float]] = {
    "a call": 0.5,
    "a firm": -0.2,
    "a given name": 0.4,
    "a person": -1.4,
    "a place": 0.1,
    "a school": -0.2,
    "another surname before": 1.7,
    "known for it": 0.2,
    "known for it, and a word": 0.2,
    "place before": 0.8,
    "words after a short call": -0.4,
    "words before a call": -1.7,
    "words before a firm": -1.7,
    "words before a given name": 1.3,
    "words before a person": -1.4,
    "words before a place": 0.1,
    "words before a school": -0.3,
}
"""Weights of the features that only some forms have."""


def is_name(text: str, start: int, end: int, form: Form, *, known: bool = False) -> bool:
    """Return True if `text[start:end]` (in the normal form) is used as a name of a form."""
    if form in _PERSONS and boundary(text, start, end).margin < _TORN:
        return False
    if is_anniversary(text, end):
        return False
    if tells_of(text, start, end, "person" if form in _PERSONS else form.value):
        return True
    if form is Form.CALL and ends_word_before(text, start):
        return False
    return score(features(text, start, end, form, known=known)) > 0


def is_free(text: str, start: int, end: int) -> bool:
    """Return True if `text[start:end]` is no word of the language and no word goes over its edges."""
    found = boundary(text, start, end)
    return found.entry in (None, "organisation") and not found.is_crossed


def score(values: dict[str, float]) -> float:
    """Return the weighted sum of features: above zero for a name."""
    return sum(_weight(name) * value for name, value in values.items())


def _weight(feature: str) -> float:
    name, _, group = feature.rpartition(", ")
    return _WEIGHTS[name][group != "person"] if name in _WEIGHTS else _FORM_WEIGHTS[feature]
