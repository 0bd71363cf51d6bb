"""Excerpts of search hits: the words around a match, in their own spelling, with the spans of the matches. Pure.

Texts and query are compared in the form that is indexed (`app/vault/search/search_folding.py`); its offsets are
mapped back to the original. Where that cannot be done exactly, the indexed form is shown. The texts are untrusted:
work grows with their length only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from app.vault.search import search_folding
from app.vault.search.search_folding import fold

Span = tuple[int, int]

_BEFORE: Final = 32
_AFTER: Final = 96
_LONGEST_LINE: Final = 2_000
"""Of a longer line only so much around its first match is looked at."""
MAX_NORMALIZED: Final = 20_000
"""Longer texts are not brought to one width: NFKC takes 20 ms for 200,000 characters, and fifty of them may be found at once."""
_MOST: Final = 200_000
_SHORT_NUMBER: Final = 5
TELLING: Final = 9
"""So many last digits tell a telephone number; what stands before them differs from one way of writing it to another."""
_SEPARATORS: Final = r"[ ().–/+-]{0,3}"
_ACCENTS: Final = re.compile(f"{search_folding.ACCENT}{{0,4}}")


def term_pattern(term: str) -> re.Pattern[str]:
    """Return the pattern of a (folded) term in a folded text: a number matches however it is grouped."""
    if term.isdecimal() and len(term) >= _SHORT_NUMBER:
        lead = (
            rf"[+(]?(?:[0-9]{_SEPARATORS}){{0,6}}?" if len(term) >= TELLING else ""
        )  # what stands before the end that tells it
        return re.compile(lead + _SEPARATORS.join(term))
    return re.compile(re.escape(term))


def terms_not_in(title: str, terms: Iterable[re.Pattern[str]]) -> list[re.Pattern[str]]:
    """Return the terms of the query that a title does not contain."""
    told = fold(title)
    return [term for term in terms if not (term.search(told) or term.search(told.replace("-", "")))]


def excerpt(texts: Iterable[str], title: str, terms: Sequence[re.Pattern[str]]) -> tuple[str, tuple[Span, ...]]:
    """Return the words around the first match of a term that the title does not contain, with the spans of all matches.

    Empty where the title contains every term.
    """
    line, found = _best_line(texts, terms_not_in(title, terms))
    if found is None:
        return "", ()
    piece, first = _cut_line(line, found)
    spans = [span for term in terms for match in term.finditer(fold(piece)) if (span := _original(piece, match.span()))]
    return piece, _merged(spans or [first])


def _best_line(texts: Iterable[str], terms: Sequence[re.Pattern[str]]) -> tuple[str, Span | None]:
    """Return the first line that matches (of the lines with the first matches, the one with most), and the span."""
    best: tuple[int, str, Span | None] = (0, "", None)
    for text in texts if terms else ():
        folded = fold(text) if len(text) <= MAX_NORMALIZED else search_folding.strip_accents(text[:_MOST].casefold())
        starts = [match.start() for term in terms if (match := term.search(folded))]
        if not starts:
            continue
        lines, folded_lines = text.split("\n"), folded.split("\n")
        for number in sorted({folded.count("\n", 0, start) for start in starts}):
            line = " ".join(_matched_excerpt(lines[number], folded_lines[number], terms).split())
            hits = [match for term in terms if (match := term.search(fold(line)))]
            if len(hits) > best[0]:
                span = _original(line, min(match.span() for match in hits))
                best = (len(hits), line, span) if span else (len(hits), fold(line), hits[0].span())
        if best[0] == len(terms):
            break
    return best[1], best[2]


def _matched_excerpt(line: str, folded: str, terms: Sequence[re.Pattern[str]]) -> str:
    """Return the text around the first match of a line: in its own spelling, unless folding moved the match too far away."""
    if max(len(line), len(folded)) <= _LONGEST_LINE:
        return line
    first = min(match.start() for term in terms if (match := term.search(folded)))
    there = slice(max(0, first - _LONGEST_LINE // 2), first + _LONGEST_LINE // 2)
    near = fold(line[there])
    return line[there] if any(term.search(near) for term in terms) else folded[there]


def _original(text: str, span: Span) -> Span | None:
    """Map a span of the folded form to the original text; None where no span folds to the same letters."""
    start, end = span
    folded = fold(text)
    if len(folded) != len(text) or fold(text[start:end]) != folded[start:end]:
        ends = range(len(text) + 1)
        start = max(0, bisect_left(ends, start + 1, key=lambda place: len(fold(text[:place]))) - 1)
        end = bisect_left(ends, end, key=lambda place: len(fold(text[:place])))
    return (start, _ends(text, end)) if folded[slice(*span)] in fold(text[start:end]) else None


def _ends(text: str, end: int) -> int:
    """Return the offset behind the accents of the last letter, where they are separate characters."""
    accents = _ACCENTS.match(text, end)
    return accents.end() if accents else end


def _cut_line(line: str, found: Span) -> tuple[str, Span]:
    """Cut a line around a span, between words where there are any; also returns the span in it."""
    start, end = max(0, found[0] - _BEFORE), min(len(line), max(found[1], found[0] + _AFTER))
    if start and (space := line.find(" ", start, found[0])) >= 0:
        start = space + 1
    if end < len(line) and (space := line.rfind(" ", found[1], end)) >= 0:
        end = space
    lead = "…" if start else ""
    piece = f"{lead}{line[start:end]}{'…' if end < len(line) else ''}"
    return piece, (found[0] - start + len(lead), found[1] - start + len(lead))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
