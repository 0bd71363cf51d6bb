"""Find what a résumé's free text says in passing about the person: family, health, faith, origin, pay, without a label or a pattern ("my two girls
are in year 6", 老婆在老家带娃).

The tagger reads all free text together, as a reader does: a line alone says too little. Gives findings by field; the sweep decides.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from app.domain.resume import Resume, fields
from app.redact.document import Document
from app.redact.scan import LONGEST_TEXT, TAGGER_KINDS, Span
from app.redact.sequence_tagger.tagger import Found, tag

SURE: Final = 0.6
"""Share of personal data from which on a statement is withheld; chosen so that texts that tell nothing of the person stay as they are
(docs/tagger-model.md)."""
SURER: Final = {"family": 0.8, "id": 0.9}
"""The same for family, as care for mothers and babies is a trade, and for numbers, as standards and models look like a person's."""
STATED: Final = frozenset("relative family belief health salary nation origin birth gender id".split())
"""Classes of what is said in passing. Names and addresses have matchers and detectors of their own."""

_RUNNING: Final = frozenset(["summary", "description", "highlights", "lines", "courses", "keywords", "certificates"])
"""Parts of the ids of fields that hold running text, or lines that found no field of their own when a file was read; a language or a job title
states nothing in passing."""


def spans_in_passing(resume: Resume, patterns_in: Callable[[str], Sequence[Span]]) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id what a résumé's free text states of the person, up to `LONGEST_TEXT` characters; places are those of the field's
    text. `patterns_in`: the detectors' findings in the text of a field, which the tagger weighs with the words."""
    free = [field for field in fields(resume) if field.kind is None and _RUNNING & {*field.id.split(".")}]
    starts = list(accumulate((len(field.value) + 1 for field in free), initial=0))
    document = Document("\n".join(field.value for field in free)[:LONGEST_TEXT])
    hints = [
        (*document.normal.normal_span(start + one.start, start + one.end), one.detector)
        for start, field in zip(starts, free, strict=False)
        if start + len(field.value) <= LONGEST_TEXT
        for one in patterns_in(field.value)
    ]
    found: dict[str, list[Span]] = {}
    for span in _statements(document, hints):
        at = bisect_right(starts, span.start) - 1
        start, end = span.start - starts[at], min(span.end - starts[at], len(free[at].value))
        one = dataclasses.replace(span, start=start, end=end, text=free[at].value[start:end])
        found.setdefault(free[at].id, []).append(one)
    return {key: tuple(spans) for key, spans in found.items()}


def _statements(document: Document, hints: Sequence[Found]) -> Iterator[Span]:
    tagged = tag(document, hints)
    for one in tagged.findings():
        if one.of_class in STATED and tagged.certainty(one.start, one.end) >= SURER.get(one.of_class, SURE):
            start, end = document.original(one.start, one.end)
            yield Span(start, end, TAGGER_KINDS[one.of_class], document.source[start:end], "tagger", one.of_class)
