"""Source text that no field contains: reported to the person, so that nothing is lost silently.

Not reported, because the fields cover them: headings, labels, dates that a field holds, and joining words ("at",
至今).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from app.domain.resume import Resume, fields
from app.ingest.layout.line_features import FIELD_LABEL, FREE_LABEL
from app.ingest.layout.rows import Row, value
from app.ingest.layout.tables import columns_of
from app.ingest.sections.headings import is_document_title, known_kind
from app.ingest.sections.id_documents import papers_in
from app.ingest.sections.lexical_tests import DURATION
from app.ingest.sections.names import LABEL_WORDS
from app.ingest.sections.personal import ETHNIC, POST, label_only, labels_in
from app.ingest.sections.provenance import Locator
from app.ingest.sections.residual_facts import LABEL_WORD, OF_RESUME, says_more
from app.ingest.value_folding import skeleton
from app.text.characters import fold
from app.text.dates import PRESENT

_JOINS: Final = re.compile(
    rf"(?i)(?<!\w)(?:in|at|as|from|with|and|or|of|the|to|by|for|on|i|was|am|an?|bei|im|und|den|de|à|et|chez|expected|graduat(?:ed|ion)|originally|majors?(?: in)?|gpa|绩点|links?|"
    rf"native|since|seit|until|page|{PRESENT})(?!\w)|(?:^|(?<=[\s,，、]))(?:和|等|以及|于|在|自|从|起|至今|至|到|年|月|任|人|祖籍|老家|现住|家住|任职|担任|做|当|就读于?|毕业于?|[（(]?[毕畢][业業][)）]?)(?=$|[\s,，、])"
)
"""Joining words between the values of fields, which the fields make needless."""
_GRAMMAR: Final = re.compile("[我从在起于到现今之前开始和与及的了有是住就当做任]+")
_LIST_LABEL: Final = re.compile(r"^[^:：\t,，、。]{1,45}?\s*[:：]")
_LEAST: Final = 2
"""Minimum number of letters of a reported piece."""
_CUT: Final = re.compile(r"\0+|[\t|｜]+|\s{3,}")


def left_out(rows: Sequence[Row], headings: Iterable[Row], resume: Resume, locator: Locator) -> list[str]:
    """Return the pieces of the rows that no field of the résumé contains, in order. `locator` has the passages fields
    were read from."""
    told = bytearray(len(locator.text))
    for start, end in locator.read:
        told[start:end] = b"\1" * (end - start)
    heads = {row.lo: row.text for row in headings}
    told_once = {skeleton(field.value)[0].casefold() for field in fields(resume)}
    name = skeleton(resume.basics.name)[0].casefold()
    found: dict[str, None] = {}
    for row in rows:
        for line in range(row.lo, row.hi + 1):
            for piece in _pieces(locator, line, told, heads.get(line, "")):
                key = skeleton(piece)[0].casefold()
                if key not in told_once and key not in name:
                    found[piece] = None
    return list(found)


def _pieces(locator: Locator, line: int, told: bytearray, heading: str) -> list[str]:
    start, end = locator.line(line)
    text = locator.text[start:end]
    if sum(char.isalnum() for char, held in zip(text, told[start:end], strict=True) if not held) < _LEAST:
        return []
    if (
        is_document_title(text)
        or known_kind(text)
        or label_only(text)
        or value(text) in LABEL_WORDS
        or columns_of(text)
    ):
        return []
    ethnic = [found for found in labels_in(text) if found.kind == "ethnic"]  # in no field, told with its label
    chars = list(fold(text))
    for at in range(len(chars)):
        if told[start + at]:
            chars[at] = "\0"
    for low, high in [*_labels(text, heading), *((found.start, found.end) for found in ethnic)]:
        chars[low:high] = "\0" * (high - low)
    alone = ETHNIC.sub(r"\0\g<0>\0", "".join(chars))
    rest = OF_RESUME.sub("\0", LABEL_WORD.sub("\0", DURATION.sub("\0", alone)))
    pieces = (value(_JOINS.sub(" ", piece)) for piece in _CUT.split(rest))
    told_of = [re.sub(r"\s+", "", text[found.start : found.end]) for found in ethnic]
    return told_of + [
        piece for piece in pieces if says_more(piece) and not label_only(piece) and not _GRAMMAR.fullmatch(piece)
    ]


def _labels(text: str, heading: str) -> Iterable[tuple[int, int]]:
    """Yield the positions of labels and the heading in a line."""
    for found in labels_in(text):
        told = text[found.start : found.end]
        label = re.split(r"[:：\t]|\s{2,}", told, maxsplit=1)[0]
        yield found.start, found.start + len(label if label != told else told.split(maxsplit=1)[0])
    for paper in papers_in(text):
        yield paper.named, paper.end
    for pattern in (FIELD_LABEL, FREE_LABEL, POST, _LIST_LABEL):
        match = pattern.match(text)
        if match:
            yield match.span()
    at = text.find(heading) if heading else -1
    if at >= 0:
        yield at, at + len(heading)
