"""Quotes of a card: whole clauses around what a rule matched, not fragments of them.

Rules match parts (岗前 … 培训 … 自费); a person reads the clause that holds them. Offsets are those of the text given.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from checkers.rules.concepts import Span, merge_spans

LONGEST = 160
"""Columns that a quote takes at most where clauses allow it; a wide character takes two."""
SHORTEST = 24
"""Columns below which a quote takes in its neighbours of the same sentence."""
_TOGETHER = 60
"""Parts with so many columns between them are quoted as one."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n\r\t]+[”」』）)\"']?|\.(?=\s|$)|(?<=[^\d\W])\.(?=[A-Z])|(?=[①-⑳●•◆★✅])")
_CLAUSE_END = re.compile(r"[，,:：—–|](?!\d)|\s-\s|\s(?=[(（【])|(?<=[)）】])|\s{2,}")
_BLANK = " \t\r\n\u3000，,、:：;；—–|•●◆★-"
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U0001f300-\U0003fffd]"
)


def quotes(text: str, parts: Iterable[Span]) -> list[Span]:
    """Return the clauses of `text` that hold `parts`, in order and without overlap.

    One span for neighbouring parts, at most `LONGEST` columns where no part is longer itself.
    """
    found = [(start, end) for start, end in sorted(parts) if start < end]
    if not found:
        return []
    sentences, clauses = _borders(text)
    covers: list[Span] = []
    for part in found:
        cover = _cut_clause(text, _extend_to_borders(part, clauses), part)
        if covers and (joint := _joint(text, covers[-1], cover)):
            covers[-1] = joint
        else:
            covers.append(cover)
    grown = [_extend_over_clauses(text, cover, sentences, clauses) for cover in covers]
    return merge_spans(one for one in (_trimmed(text, one) for one in grown) if one[0] < one[1])


def _borders(text: str) -> tuple[list[int], list[int]]:
    """Return where sentences, and where clauses begin; both with the end of the text."""
    sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    clauses = sorted({*sentences, *(match.end() for match in _CLAUSE_END.finditer(text))})
    return sorted(set(sentences)), clauses


def _extend_to_borders(span: Span, borders: Sequence[int]) -> Span:
    """Extend a span to the last border before it and the first one after it."""
    return borders[bisect_right(borders, span[0]) - 1], borders[min(bisect_left(borders, span[1]), len(borders) - 1)]


def _columns(text: str, span: Span) -> int:
    return span[1] - span[0] + len(_WIDE.findall(text, *span))


def _joint(text: str, first: Span, second: Span) -> Span | None:
    """Join two spans where they overlap, or are near each other and fit; else None."""
    both = first[0], max(first[1], second[1])
    near = second[0] <= first[1] or _columns(text, (first[1], second[0])) <= _TOGETHER
    return both if second[0] < first[1] or (near and _columns(text, both) <= LONGEST) else None


def _cut_clause(text: str, clause: Span, part: Span) -> Span:
    """Return a clause, or of one that is too long the whole words around `part`."""
    if _columns(text, clause) <= LONGEST:
        return clause
    room = max(0, LONGEST - _columns(text, part)) // 4
    start, end = max(clause[0], part[0] - room), min(clause[1], part[1] + room)
    head, tail = text.find(" ", start, part[0]), text.rfind(" ", part[1], end)
    return (head if clause[0] < start and head >= 0 else start), (tail if end < clause[1] and tail >= 0 else end)


def _extend_over_clauses(text: str, cover: Span, sentences: Sequence[int], clauses: Sequence[int]) -> Span:
    """Extend a short quote by the clauses around it, as far as its sentence goes."""
    first, last = _extend_to_borders(cover, sentences)
    while _columns(text, cover) < SHORTEST and cover != (first, last):
        before = clauses[max(0, bisect_left(clauses, cover[0]) - 1)]
        after = clauses[min(len(clauses) - 1, bisect_right(clauses, cover[1]))]
        wider = min(cover[0], max(first, before)), max(cover[1], min(last, after))
        if wider == cover or _columns(text, wider) > LONGEST:
            break
        cover = wider
    return cover


def _trimmed(text: str, span: Span) -> Span:
    """Strip blanks and marks at the ends of a span that belong to its neighbours."""
    start, end = span
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    return start, end
