"""Find another name of a person, firm or school that is written in Chinese characters (浙大, 抖音), where it is used as one."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.sensitivity import Kind
from app.redact.document import Document
from app.redact.matchers.base import Found, Phrase
from app.redact.matchers.han_context import Form, is_name
from app.text.normalization import folded

_FORMS = {Kind.SCHOOL: Form.SCHOOL, Kind.NAME: Form.GIVEN, Kind.REFEREE: Form.GIVEN}


class HanTerm:
    """A name that stands for a value and means nothing else, as written."""

    def __init__(self, value: str, kind: Kind) -> None:
        letters = "".join(char for char in folded(value) if char.isalnum())
        self.form = _FORMS.get(kind, Form.FIRM)
        self.phrases = (Phrase((letters,), "term"),) if letters else ()

    def find(self, document: Document) -> Iterator[Found]:
        """Find the term where no other words go through it."""
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                if is_name(document.text, start, end, self.form, known=True):
                    yield start, end, how
