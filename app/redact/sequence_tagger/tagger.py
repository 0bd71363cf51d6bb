"""Tag the personal data of a text: detectors' findings, labels, lists and surroundings weighed together by trained weights."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.features import features
from app.redact.sequence_tagger.tokens import Token, tokenise

if TYPE_CHECKING:
    from app.redact.document import Document

CLASSES: Final = "name relative referee phone email handle link address birth origin id gender nation family belief health salary".split()
_LONGEST_LINE: Final = 400
Found = tuple[int, int, str]


def lines_of(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the ranges of tokens between ends of lines, long lines cut."""
    breaks = [-1, *(at for at, one in enumerate(tokens) if one.sort == "line"), len(tokens)]
    return [
        (start, min(start + _LONGEST_LINE, after))
        for before, after in zip(breaks, breaks[1:], strict=False)
        for start in range(before + 1, after, _LONGEST_LINE)
    ]


def hints_of(tokens: Sequence[Token], found: Iterable[Found]) -> dict[int, str]:
    """Return token → what a detector says about it: `B` or `I` and its name; the first detector wins."""
    starts = [one.start for one in tokens]
    hints: dict[int, str] = {}
    for start, end, name in found:
        at, mark = bisect_left(starts, start), "B"
        while at < len(tokens) and tokens[at].start < end:
            hints.setdefault(at, f"{mark} {name}")
            mark, at = "I", at + 1
    return hints


def tag(document: Document, found: Iterable[Found], weights: model.Weights | None = None) -> list[Found]:
    """Return personal data as (start, end, class) in the normal form, in order; `found`: the detectors' findings, with their names, in
    the order of precedence."""
    tokens = tokenise(document.text)
    if not tokens:
        return []
    weights = weights or model.weights()
    scores = weights.scores(features(document, tokens, hints_of(tokens, found)))
    return spans_of(tokens, [weights.tags[at] for at in model.best_tags(scores, weights.transitions, lines_of(tokens))])


def spans_of(tokens: Sequence[Token], tags: Sequence[str]) -> list[Found]:
    """Return the ranges of tokens that tags begin and continue; an end of line ends one."""
    spans: list[Found] = []
    begun = -1
    for at in range(len(tokens) + 1):
        tag = tags[at] if at < len(tokens) and tokens[at].sort != "line" else "O"
        if begun >= 0 and not tag.startswith("I-"):
            spans.append((tokens[begun].start, tokens[at - 1].end, tags[begun][2:]))
            begun = -1
        if tag != "O" and begun < 0:
            begun = at
    return spans
