"""Find what a résumé's free text says in passing about the person: family, health, faith, origin, pay, without a label or a pattern ("my two girls
are in year 6", 老婆在老家带娃).

The tagger reads all free text together, as a reader does: a line alone says too little. Gives findings by field; the sweep decides.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from app.domain.resume import Resume, fields
from app.redact.personal_data_scan import LONGEST_TEXT, TAGGER_KINDS, Span, patterns_in
from app.redact.prepared_text import Document
from app.redact.sequence_tagger.tagger import Found, tag

SURE: Final = 0.6
"""Share of personal data from which on a statement is withheld; chosen so that texts that tell nothing of the person stay as they are
(docs/tagger-model.md)."""
SURER: Final = {"family": 0.8, "id": 0.9, "nation": 0.85, "salary": 0.85, "birth": 0.8}
"""The same for family, as care for mothers and babies is a trade, for numbers, as standards and models look like a person's, and for
nations, as languages are called like them, for pay and births, as other figures look like them."""
STATED: Final = frozenset("relative family belief health salary nation origin birth gender id".split())
"""Classes of what is said in passing. Names and addresses have matchers and detectors of their own."""

_RUNNING: Final = frozenset(["summary", "description", "highlights", "lines", "courses", "keywords", "certificates"])
"""Parts of the ids of fields that hold running text, or lines that found no field of their own when a file was read; a language or a job title
states nothing in passing."""


def spans_in_passing(resume: Resume) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id what a résumé's free text states of the person, up to `LONGEST_TEXT` characters; places are those of the field's
    text. The tagger weighs the detectors' findings with the words."""
    free = [field for field in fields(resume) if field.kind is None and _RUNNING & {*field.id.split(".")}]
    starts = tuple(accumulate((len(field.value) + 1 for field in free), initial=0))
    found: dict[str, list[Span]] = {}
    for span in _statements(tuple(field.value for field in free)):
        at = bisect_right(starts, span.start) - 1
        start, end = span.start - starts[at], min(span.end - starts[at], len(free[at].value))
        one = dataclasses.replace(span, start=start, end=end, text=free[at].value[start:end])
        found.setdefault(free[at].id, []).append(one)
    return {key: tuple(spans) for key, spans in found.items()}


@lru_cache(maxsize=16)
def _statements(texts: tuple[str, ...]) -> tuple[Span, ...]:
    """What the texts, read together a line each, state. Kept: the same texts are redacted for every choice and every recipient."""
    document = Document("\n".join(texts)[:LONGEST_TEXT])
    hints, start = [], 0
    for text in texts:
        if start + len(text) <= LONGEST_TEXT:
            found = patterns_in(text)
            hints += [(*document.normal.normal_span(start + one.start, start + one.end), one.detector) for one in found]
        start += len(text) + 1
    return tuple(_told(document, hints))


def _told(document: Document, hints: Sequence[Found]) -> Iterator[Span]:
    tagged = tag(document, hints)
    for one in tagged.findings():
        sure = tagged.certainty(one.start, one.end)
        told = one.of_class in STATED and sure >= SURER.get(one.of_class, SURE)
        if told:
            start, end = document.original(one.start, one.end)
            yield Span(start, end, TAGGER_KINDS[one.of_class], document.source[start:end], "tagger", one.of_class)
