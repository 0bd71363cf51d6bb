"""Find what a résumé's free text says in passing about the person: family, health, faith, origin, pay, without a label or a pattern ("my two girls
are in year 6", 老婆在老家带娃).

The tagger reads all free text together, as a reader does: a line alone says too little. Gives findings by field; the sweep decides.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from typing import Final

from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from app.redact.nobodys_statements import is_of_others
from app.redact.own_family import family_mentions
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


def spans_in_passing(resume: Resume, readings: Sequence[Resume] = ()) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id what a résumé's free text states of the person, up to `LONGEST_TEXT` characters; places are those of the field's
    text. The tagger weighs the detectors' findings with the words.

    `readings`: the résumé without the marks of a copy, in each approved wording. They are read in its place, and what they state holds for the copy:
    marks order sentences and choose among approved wordings, so they state nothing new, and all copies of a person withhold the same.
    """
    if not readings:
        return _stated(_free(resume))
    told = [({field.id: field.value for field in _free(one)}, _stated_anywhere(_free(one))) for one in readings]
    homes: dict[str, set[str]] = {}
    for texts, _ in told:
        for key, text in texts.items():
            homes.setdefault(text, set()).add(key)
    found: dict[str, tuple[Span, ...]] = {}
    for field in _free(resume):
        spans = dict.fromkeys(_carried_over(field.value, homes.get(field.value, {field.id}), told))
        if spans:
            found[field.id] = tuple(spans)
    return found


def _free(resume: Resume) -> list[Field]:
    return [field for field in fields(resume) if field.kind is None and _RUNNING & {*field.id.split(".")}]


def _stated_anywhere(free: Sequence[Field]) -> dict[str, tuple[Span, ...]]:
    """Return what free text states in whatever order: sentences that state something are read once more by themselves, for one makes the next one plain,
    and the marks of a copy may bring them together."""
    found = _stated(free)
    again = _stated([field for field in free if field.id in found]) if len(found) > 1 else {}
    return {key: tuple(dict.fromkeys((*spans, *again.get(key, ())))) for key, spans in found.items()}


def _stated(free: Sequence[Field]) -> dict[str, tuple[Span, ...]]:
    """Return what free text states, as `spans_in_passing`."""
    starts = tuple(accumulate((len(field.value) + 1 for field in free), initial=0))
    found: dict[str, list[Span]] = {}
    for span in _statements(tuple(field.value for field in free)):
        at = bisect_right(starts, span.start) - 1
        start, end = span.start - starts[at], min(span.end - starts[at], len(free[at].value))
        one = dataclasses.replace(span, start=start, end=end, text=free[at].value[start:end])
        found.setdefault(free[at].id, []).append(one)
    return {key: tuple(spans) for key, spans in found.items()}


def _carried_over(
    text: str, homes: Collection[str], told: Sequence[tuple[Mapping[str, str], Mapping[str, Sequence[Span]]]]
) -> Iterator[Span]:
    """Yield what the readings state in the fields `homes`, at its places in a `text` of theirs: in another wording, where a word of a statement was written
    another way, all that stands for it belongs to the statement."""
    for texts, stated in told:
        for home in homes:
            for span in stated.get(home, ()):
                same = texts[home] == text
                start, end = (span.start, span.end) if same else _place_in(text, texts[home], span)
                if start < end:
                    yield dataclasses.replace(span, start=start, end=end, text=text[start:end])


def _place_in(after: str, before: str, span: Span) -> tuple[int, int]:
    """Return where in `after` the words stand that `span` has in `before`; an empty range if none do."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    old_starts = tuple(accumulate(map(len, old), initial=0))
    new_starts = tuple(accumulate(map(len, new), initial=0))
    first, last = bisect_right(old_starts, span.start) - 1, bisect_left(old_starts, span.end)
    places = list[int]()
    for sort, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if i1 < last and first < i2:
            whole = sort != "equal"
            places += [new_starts[j1 if whole else j1 + max(first, i1) - i1]]
            places += [new_starts[j2 if whole else j1 + min(last, i2) - i1]]
    return (min(places), max(places)) if places else (0, 0)


_WORDS: Final = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|.", re.DOTALL)


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
    stated = [
        one
        for one in tagged.findings()
        if one.of_class in STATED
        and tagged.certainty(one.start, one.end) >= SURER.get(one.of_class, SURE)
        and not (one.of_class == "health" and is_of_others(document.text, one.start, one.end))
    ]
    for one in stated:
        start, end = document.original(one.start, one.end)
        yield Span(start, end, TAGGER_KINDS[one.of_class], document.source[start:end], "tagger", one.of_class)
    for first, last in family_mentions(document.text, document.held):
        if not any(one.start <= first and last <= one.end for one in stated):
            start, end = document.original(first, last)
            yield Span(start, end, Kind.MARITAL, document.source[start:end], "marital", "the person's own relatives")
