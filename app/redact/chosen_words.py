"""Apply choices about single words to a résumé: words withheld in one field, or written another way.

Only takes out or exchanges; what is kept is decided elsewhere (`app.services.verifier_feedback`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.policy import UNPRINTABLE, Withheld, WordAction, WordChoice
from app.domain.resume import Field
from app.domain.sensitivity import Kind, Operator
from app.redact.orphan_labels import collapse_placeholders, only_announces
from app.redact.sentence_repair import replace_span
from app.text.exact_words import exact_spans

_ITEM: Final = re.compile(r"\.\d+$")


def same_field(first: str, second: str) -> bool:
    """Return True if two ids name one field; items of a list of texts are one, for their numbers change when one before them goes."""
    return _ITEM.sub("", first) == _ITEM.sub("", second)


def with_replacements(field: Field, choices: Sequence[WordChoice]) -> tuple[str, list[Withheld]]:
    """Return the text of a field with the words that were to be written another way, and what stood there."""
    text, taken = field.value, []
    for choice in _of(field, choices, WordAction.REPLACE):
        for start, end in reversed(exact_spans(text, choice.text)):
            taken.append(_withheld(field, choice, Operator.GENERALISE, text[start:end], choice.replacement))
            text = text[:start] + choice.replacement + text[end:]
    return text, taken


def without_words(field: Field, choices: Sequence[WordChoice], token: str) -> tuple[str, list[Withheld]]:
    """Return the text of a field without the words to be withheld there, and what was taken out; `token` stands where a sentence needs a word.
    What cannot be printed goes without it."""
    text, taken = field.value, []
    for choice in _of(field, choices, WordAction.WITHHOLD):
        mark = "" if choice.reason == UNPRINTABLE else token
        spans = exact_spans(text, choice.text)
        for start, end in reversed(spans):
            taken.append(_withheld(field, choice, Operator.REMOVE, text[start:end], ""))
            text = replace_span(text, start, end, "", mark)
        if spans:
            text = collapse_placeholders(text, token) if mark else _tidied(text)
    if taken and (not any(map(str.isalnum, text)) or only_announces(text, token, {one.kind for one in taken})):
        text = ""
    return text, taken[::-1]


def _of(field: Field, choices: Sequence[WordChoice], action: WordAction) -> Iterator[WordChoice]:
    return (one for one in choices if one.action is action and same_field(one.field, field.id))


def _withheld(field: Field, choice: WordChoice, operator: Operator, before: str, after: str) -> Withheld:
    return Withheld(field.id, choice.kind or field.kind or Kind.NAME, operator, choice.reason, before, after)


def _tidied(text: str) -> str:
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"[(（]\s*[)）]", "", text)).strip(" ,，、;；")
