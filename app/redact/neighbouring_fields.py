"""Read the free text of a résumé together where an import put what belongs together into several fields: a label in one and its value in
the next, a heading that is the label of the line below.

Gives findings by field; the sweep decides. Must not look at fields of a kind of their own: they have an operator already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from app.domain.resume import Field, Resume, fields
from app.redact.label_value_pairs import role_of
from app.redact.labelled_values import is_label
from app.redact.personal_data_scan import Span, patterns
from app.redact.prepared_text import Document
from app.text.normalization import folded

_AFTER_LABEL: Final = ": "


class LabelledField(NamedTuple):
    """A field that holds a value, and the one before it that holds nothing but the label."""

    label: Field
    value: Field


def labelled_fields(resume: Resume) -> Iterator[LabelledField]:
    """Yield the free-text fields behind one that is a label, within an entry or section."""
    free = (field for field in fields(resume) if field.kind is None)
    for _, group in groupby(free, key=lambda field: field.id.split(".")[:2]):
        entry = list(group)
        for label, value in pairwise(entry):
            if _only_a_label(label.value) and not _only_a_label(value.value):
                yield LabelledField(label, value)


def _only_a_label(text: str) -> bool:
    label = folded(text).strip(" :：=-")
    return bool(label) and (is_label(label) or bool(role_of(label)[0]))


def spans_behind_labels(pairs: Sequence[LabelledField]) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id what the patterns find in a value when they read it behind its label; places are those of the field's text."""
    return {pair.value.id: tuple(_spans(pair)) for pair in pairs}


def _spans(pair: LabelledField) -> Iterator[Span]:
    before = pair.label.value.strip(" :：=-") + _AFTER_LABEL
    for span in patterns(Document(before + pair.value.value)):
        if span.start >= len(before):
            start, end = span.start - len(before), span.end - len(before)
            yield Span(start, end, span.kind, span.text, span.detector, span.explanation)
