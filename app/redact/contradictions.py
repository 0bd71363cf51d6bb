"""Tell which findings something in the text contradicts, whichever detector found them: an answer that gives none, words where a name is looked
for, what a post asks of applicants, the other side of a chat, a wish that closes a letter, a posted pay, a firm's address or
telephone line, a thing's number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.chat_sides import ChatSides
from app.redact.empty_answers import says_nothing
from app.redact.firms_addresses import is_firms_address
from app.redact.firms_lines import is_of_a_firm, is_service_line
from app.redact.nobodys_statements import is_cost_or_scale, is_of_others, is_required
from app.redact.number_labels import YEAR_OF_ISSUE, is_range, surely_numbers_a_thing
from app.redact.pay_amounts import is_posted
from app.redact.prepared_text import Document
from app.redact.public_names import is_public
from app.text.lexicons import family_names, given_names, is_ordinary
from app.text.normalization import folded

Contradicts = Callable[[str, int, int], bool]
"""True if the words around `[start:end]` of a text in the normal form contradict a finding there."""


def _answers_nothing(text: str, start: int, end: int) -> bool:
    return says_nothing(text[start:end])


def _states_nothing(text: str, start: int, end: int) -> bool:
    return _answers_nothing(text, start, end) or is_required(text, start, end)


def _is_of_words(text: str, start: int, end: int) -> bool:
    """Return True if what stands where a referee is named is of small words of the language only: a subject, a room, a size."""
    words = re.findall(r"[a-z]{2,}", folded(text[start:end])) if text[start:end].isascii() else []
    return bool(words) and all(is_ordinary(word) and not _names_somebody(word) for word in words)


def _names_somebody(word: str) -> bool:
    return word in given_names() or word in family_names()


def _is_posted(text: str, start: int, end: int) -> bool:
    return is_posted(text, start) or is_cost_or_scale(text, start, end)


def _is_no_persons_line(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    return (
        is_service_line(written)
        or bool(YEAR_OF_ISSUE.search(written))
        or is_of_a_firm(text, start, end)
        or _numbers_a_thing(text, start, end)
    )


def _numbers_a_thing(text: str, start: int, end: int) -> bool:
    return surely_numbers_a_thing(text, start) or is_range(text[start:end].strip())


_OF_KIND: Final[dict[Kind, Contradicts]] = {
    **dict.fromkeys((Kind.GENDER, Kind.NATIONALITY, Kind.MARITAL, Kind.POLITICAL), _states_nothing),
    Kind.REFEREE: _is_of_words,
    Kind.SALARY: _is_posted,
    Kind.ADDRESS: is_firms_address,
    Kind.PHONE: _is_no_persons_line,
    Kind.ID_NUMBER: _numbers_a_thing,
}
_PERSONS: Final = (Kind.NAME, Kind.REFEREE)
_NAMING: Final = ("name", "tagger")
_WISH: Final = re.compile(r"(?:顺?祝|即颂|顺颂)(?:好|安|祺|[春夏秋冬教研工商编时]?[安祺绥]|顺利|健康|一切顺利)")
"""What closes a Chinese letter (祝夏安) and looks like a name."""


class Contradictions:
    """Statements of a text against findings in it."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._sides = ChatSides(document)

    def refute(self, kind: Kind, detector: str, start: int, end: int) -> bool:
        """Return True if the finding of `detector` at `[start:end]` of the normal form is contradicted."""
        contradicts = _OF_KIND.get(kind)
        return (
            self._sides.refute(kind, start, end)
            or (contradicts is not None and contradicts(self._text, start, end))
            or (kind is Kind.MARITAL and detector in ("health", "tagger") and is_of_others(self._text, start, end))
            or (kind in _PERSONS and detector in _NAMING and is_public(self._text, start, end))
            or (detector in _NAMING and _WISH.fullmatch(self._text[start:end].strip()) is not None)
        )
