"""Find another name of a person, firm or school that is written in Chinese characters (浙大, 抖音), and a town with a Chinese name, where
they are used as names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.matchers.base import Found, Phrase
from app.redact.matchers.han_context import Form, is_free, is_name
from app.redact.prepared_text import Document
from app.text.normalization import folded
from app.text.organization_names import organizations_named
from app.text.places import town_names
from app.text.word_boundaries import boundary

_FORMS: Final = {Kind.SCHOOL: Form.SCHOOL, Kind.NAME: Form.GIVEN, Kind.REFEREE: Form.GIVEN}


def _letters(value: str) -> str:
    return "".join(char for char in folded(value) if char.isalnum())


class HanTerm:
    """A name that stands for a value, as written. One that the person entered needs no more than to be no word, and not part of others."""

    def __init__(self, value: str, kind: Kind) -> None:
        letters = _letters(value)
        self.form = _FORMS.get(kind, Form.FIRM)
        self.entered = not organizations_named(value)
        self.phrases = (Phrase((letters,), "term"),) if letters else ()

    def find(self, document: Document) -> Iterator[Found]:
        """Find the term where it is used as a name."""
        text = document.text
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                if self._is_free(text, start, end) or is_name(text, start, end, self.form, known=True):
                    yield start, end, how

    def _is_free(self, text: str, start: int, end: int) -> bool:
        """Return True if nothing but the name stands there: the dictionary has 百度 and 华为 for the firms themselves."""
        return is_free(text, start, end) if self.entered else not boundary(text, start, end).is_crossed


class HanTown:
    """A town, with or without its kind, and the names people give it."""

    def __init__(self, value: str) -> None:
        letters = _letters(value)
        short = letters.removesuffix("市") if len(letters) > 2 else letters
        names = dict.fromkeys((letters, short, *town_names().get(short, ())))
        self.phrases = tuple(Phrase((name,), "place") for name in names if len(name) > 1)

    def find(self, document: Document) -> Iterator[Found]:
        """Find the town where the text speaks of a place."""
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                if is_name(document.text, start, end, Form.PLACE):
                    yield start, end, how
