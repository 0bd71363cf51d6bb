"""Tell candidates that nobody is known by: qualifications, job titles, tools, methods, places, labels of a form, measures.

Many people have the same certificate and the same job title, and many employers use the same tool: as a name, none of these points to one of
them. Nothing is withheld by this module; what it drops is not shown to the person (`identifying_candidates`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.domain.resume import Field
from app.text.lexicons import general_acronyms, is_ordinary, is_word, title_words
from app.text.name_patterns import Hint
from app.text.normalization import folded
from app.text.organizations import industry_endings

_SHARED: Final = re.compile(
    r"skills\..*|certificates\.\w+\.(?:name|issuer)|(?:work|volunteer|education)\.\w+\.(?:position|heading|location|score)|sections\.\w+\.title"
)
"""Fields that hold what many people have: skills, qualifications, titles, headings, places, marks."""
_CITED: Final = re.compile(r"publications\.")
_TITLED: Final = re.compile(r"projects\.\w+\.name")
_PARTS: Final = frozenset([Hint.PROPER_NAME, Hint.EVENT, Hint.TEAM, Hint.PLACE])
"""Reasons that are guessed from capitals or an ending alone."""
_MEASURE: Final = re.compile(r"\d[\d.,xX]*\s?[A-Za-z]{1,4}|(?:[A-Z][a-z]?){1,3}\d|\d{4}x[\dx.]*")
"""A number with its unit (240ms), or a formula (CO2)."""


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Words that give nobody away, in the normal form: `words` of job titles and of the person's skills, and all `names`: those, common words of
    the language, and places."""

    words: frozenset[str]
    names: frozenset[str]

    def __contains__(self, flat: str) -> bool:
        """Return True if a text in the normal form is one of them."""
        return flat in self.names


def is_common(text: str, hint: Hint, leaf: Field, ordinary: Ordinary, *, own: bool) -> bool:
    """Return True if a candidate of a field points to nobody. `own`: the field is of the entry of the organisation for which it may be short."""
    if _SHARED.fullmatch(leaf.id):
        return hint in _PARTS or hint in (Hint.PRODUCT, Hint.ACRONYM)
    if hint is Hint.ACRONYM:
        return _is_general_acronym(text, ordinary, own=own)
    if hint is Hint.PRODUCT and _MEASURE.fullmatch(text):
        return True
    if hint not in _PARTS and hint is not Hint.PRODUCT:
        return False
    if hint is Hint.PROPER_NAME and (_CITED.match(leaf.id) or _TITLED.fullmatch(leaf.id)):
        return True  # a piece of a title that is listed, or withheld, as a whole
    return _is_label(text, leaf.value) or _is_of_common_words(text, ordinary)


def _is_general_acronym(text: str, ordinary: Ordinary, *, own: bool) -> bool:
    flat = folded(text)
    if flat in industry_endings() or flat in ordinary:
        return True
    return flat in general_acronyms() and not own


def _is_label(text: str, line: str) -> bool:
    """Return True if the words are the label of a form's line (`Father's Name: …`), or all of a line in capitals."""
    if text.isupper() and " " in text and line.strip() == text:
        return True
    return re.match(rf"\W*{re.escape(text)}(?:['’]s?)?(?: \w+)?\s*[:：]", line) is not None


def _is_of_common_words(text: str, ordinary: Ordinary) -> bool:
    """Return True if each part is a place, or of general acronyms and known words, or if the last word is of a job title and the others are
    words of the language. Words of the language alone are no reason: ships and products are called by such words, too."""
    flat = folded(text)
    if all(_is_known(part, ordinary) for part in re.split(r" (?:and|of|for|in|&) ", flat)):
        return True
    words = re.findall(r"[^\W_]+", flat)
    return (
        bool(words)
        and words[-1] in title_words()
        and all(is_ordinary(one) or _is_known(one, ordinary) for one in words)
    )


def _is_known(part: str, ordinary: Ordinary) -> bool:
    words = re.findall(r"[^\W_]+", part)
    if part in ordinary or (len(words) == 1 and is_word(part)):
        return True
    return bool(words) and all({one, one.removesuffix("s")} & (general_acronyms() | ordinary.words) for one in words)
