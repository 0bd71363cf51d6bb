"""Tag the personal data of a text: detectors' findings, labels, lists and surroundings weighed together by trained weights."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.redact.sequence_tagger import model
from app.redact.sequence_tagger.features import features
from app.redact.sequence_tagger.tables import heading_cells, speakers
from app.redact.sequence_tagger.tokens import Token, tokenise

if TYPE_CHECKING:
    from app.redact.prepared_text import Document

CLASSES: Final = (
    "name relative referee phone email handle link address birth origin id gender nation family belief health salary employer"
).split()
"""Classes of personal data; the last one, an employer, is weighed only where a detector found one: most texts name employers without
telling who somebody is."""
_EMPLOYER: Final = CLASSES.index("employer")
DOUBTED: Final = {
    "name": 0.3,
    "identity": 0.25,
    "phone": 0.17,
    "salary": 0.23,
    "address": 0.2,
    "birth": 0.15,
    "marital": 0.05,
    "health": 0.03,
    "employer": 0.5,
    "tagger": 0.06,
    **dict.fromkeys(("email", "messenger", "age", "native_place", "referee"), 0.1),
}
"""Detectors with the share of the class below which their finding falls: on texts held back they were hardly ever right there (docs/tagger-model.md).
The findings of the others stand as they are."""
_LONGEST_LINE: Final = 150
_LONG_LINE: Final = 30
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)|[。！？；]")
_EDGE_OF_FINDING: Final = 0.5
"""Part of the threshold from which on a token beside a finding belongs to it; less of it where a miss is worse than a false alarm."""
_SALARY: Final = CLASSES.index("salary")
_EVEN: Final = 0.5
_CALLED: Final = frozenset(map(CLASSES.index, ("name", "relative", "referee", "handle")))
_MENTION: Final = 0.05
"""Share of personal data from which on a word of a name found elsewhere is one, and a cell of a column of personal data."""
_LEAST: Final = 0.2
"""Share of personal data at the surest token of a finding that is no other mention of a name; a scan asks less of it (`caution`)."""
_LEAST_OF_PAY: Final = 0.27
"""The same for pay, always: too many other figures look like it."""
_RAISED: Final = 1.01
_SPARSE: Final = 0.07
"""Mean share of personal data of the tokens below which a text is of things: an exam, a notice, a list of products."""
_FEW_TOKENS: Final = 80
"""A shorter text may be a statement without any surroundings."""
_SHORTEST_NAME: Final = 3
Found = tuple[int, int, str]


class Finding(NamedTuple):
    """Personal data at `[start:end]` of the normal form, with its class."""

    start: int
    end: int
    of_class: str


def lines_of(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the ranges of tokens between ends of lines, long lines cut behind a sentence, the longest anywhere."""
    lines: list[tuple[int, int]] = []
    start = 0
    for at, (begin, _, sort) in enumerate(tokens):
        size = at + 1 - start
        if sort == "line":
            if size > 1:
                lines.append((start, at))
            start = at + 1
        elif size >= _LONGEST_LINE or (size >= _LONG_LINE and sort == "sign" and _SENTENCE_END.match(text, begin)):
            lines.append((start, at + 1))
            start = at + 1
    if start < len(tokens):
        lines.append((start, len(tokens)))
    return lines


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


class Tagged:
    """A text in the normal form with the share of each class at each token."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        shares: model.Scores,
        thresholds: model.Scores,
        caution: float = 1.0,
    ) -> None:
        """`shares` (tokens × tags), `thresholds` (classes): shares of personal data from which on a token is some; `caution`: factor of the
        thresholds, of the part of them that a token beside a finding needs, and of the share that anything needs."""
        self._text, self._tokens = text, tokens
        self._shares, self._thresholds = shares, thresholds
        self._edge = caution * _EDGE_OF_FINDING
        self._least = np.full(len(CLASSES), caution * _LEAST, np.float32)
        self._least[_SALARY] = _LEAST_OF_PAY
        self.starts = [one.start for one in tokens]
        self.begins = shares[:, 1::2].sum(axis=1)
        self.classes = shares[:, 1::2] + shares[:, 2::2]
        self.employer = self.classes[:, _EMPLOYER]
        self.personal = 1 - shares[:, 0] - self.employer
        self._best = self.classes[:, :_EMPLOYER].argmax(axis=1)
        self._over = self.personal / (caution * thresholds[self._best])
        self._mentioned = np.zeros(len(tokens), bool)

    def with_caution(self, caution: float) -> Tagged:
        """Return the same text with another factor of the thresholds."""
        return Tagged(self._text, self._tokens, self._shares, self._thresholds, caution)

    @cached_property
    def sorts(self) -> NDArray[np.str_]:
        """Return the sort of each token."""
        return np.array([one.sort for one in self._tokens])

    def certainty(self, start: int, end: int) -> float:
        """Return the greatest share of personal data in `[start:end]` of the normal form."""
        return self._greatest(self.personal, start, end)

    def is_of_things(self) -> bool:
        """Return True for a longer text in which next to nothing is personal."""
        return not self.is_short() and float(self.personal.mean()) < _SPARSE

    def is_short(self) -> bool:
        """Return True for a text in which hardly anything stands around a finding."""
        return len(self._tokens) < _FEW_TOKENS

    def stands(self, start: int, end: int, detector: str) -> bool:
        """Return True if a detector's finding at `[start:end]` of the normal form is not contradicted."""
        share = self.employer if detector == "employer" else self.personal
        return self._greatest(share, start, end) >= DOUBTED.get(detector, 0.0)

    def _greatest(self, share: model.Scores, start: int, end: int) -> float:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return float(share[first:last].max(initial=0.0))

    def findings(self) -> list[Finding]:
        """Return the personal data in order: tokens over the threshold of their class with those beside them over half of it; a name
        that is found once is found wherever else it may be one, and so are who speaks in a chat and the cells of a column."""
        return [
            self._finding(first, last, of_class)
            for first, last, of_class in self._raised()
            if self._over[first:last].max() > 1
            and (self.personal[first:last].max() >= self._least[of_class] or self._mentioned[first:last].any())
        ]

    def candidates(self) -> list[tuple[Finding, bool]]:
        """Return all that may be personal data in order, as `findings` but without a token over the threshold, each with whether it is another
        mention of a name."""
        return [
            (self._finding(first, last, of_class), bool(self._mentioned[first:last].any()))
            for first, last, of_class in self._raised()
        ]

    def _finding(self, first: int, last: int, of_class: int) -> Finding:
        return Finding(self._tokens[first].start, self._tokens[last - 1].end, CLASSES[of_class])

    def _raised(self) -> list[tuple[int, int, int]]:
        """Return the ranges of tokens that may be personal, other mentions of what is found raised, with the number of their class."""
        self._raise_speakers()
        self._raise_cells()
        self._raise_mentions(one for one in self._ranges() if self._over[one[0] : one[1]].max() > 1)
        return self._ranges()

    def _ranges(self) -> list[tuple[int, int, int]]:
        """Return the ranges of tokens that may be personal with the number of their class."""
        found: list[tuple[int, int, int]] = []
        end = 0
        for at in np.flatnonzero(self._over > self._edge).tolist():
            if at < end:
                continue
            end = self._end_of_run(at)
            first, last = self._without_signs(at, end)
            if first < last:
                found.append((first, last, int(self.classes[first:last, :_EMPLOYER].sum(axis=0).argmax())))
        return found

    def _place(self, start: int, end: int) -> slice:
        """Return the tokens in `[start:end]` of the normal form."""
        return slice(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def _may_be(self, place: slice, least: float = _MENTION) -> bool:
        return float(self.personal[place].max(initial=0.0)) > least

    def _raise(self, places: Iterable[slice]) -> None:
        for place in places:
            self._over[place] = np.maximum(self._over[place], _RAISED)

    def _raise_speakers(self) -> None:
        """Raise what begins several lines of a chat over the threshold where one of them may be personal."""
        mentions: dict[str, list[slice]] = {}
        for start, end, _ in speakers(self._text):
            mentions.setdefault(self._text[start:end].strip(), []).append(self._place(start, end))
        for places in mentions.values():
            if any(self._may_be(place, _LEAST) for place in places):
                self._raise(places)
                for place in places:
                    self._mentioned[place] = True

    def _raise_cells(self) -> None:
        """Raise the cells of a column that may be personal over the threshold where half of its cells are."""
        columns: dict[tuple[int, str], list[slice]] = {}
        for start, end, column, heading in heading_cells(self._text):
            columns.setdefault((column, heading), []).append(self._place(start, end))
        for places in columns.values():
            left = [place for place in places if self._over[place].max(initial=0.0) <= 1]
            if 2 * len(left) <= len(places):
                self._raise(filter(self._may_be, left))

    def _raise_mentions(self, found: Iterable[tuple[int, int, int]]) -> None:
        """Raise the tokens that may be personal and are the words of a name found elsewhere over the threshold."""
        known = {
            key
            for first, last, of_class in found
            if of_class in _CALLED
            for at in range(first, last)
            for key in self._keys(at, last)
        }
        for at in np.flatnonzero(self.personal > _MENTION).tolist() if known else ():
            for key in self._keys(at, len(self._tokens)):
                if key in known:
                    size = 2 if self._tokens[at].sort == "wide" else 1
                    self._raise([slice(at, at + size)])
                    self._mentioned[at : at + size] = True

    def _keys(self, at: int, last: int) -> Iterator[str]:
        """Yield what a token is known by as part of a name: a word of three letters, two ideographs."""
        one = self._tokens[at]
        if one.sort == "word" and one.end - one.start >= _SHORTEST_NAME:
            yield self._text[one.start : one.end]
        elif one.sort == "wide" and at + 1 < last and self._tokens[at + 1].sort == "wide":
            yield self._text[one.start : self._tokens[at + 1].end]

    def _belongs(self, at: int) -> bool:
        return self._tokens[at].sort != "line" and bool(self._over[at] > self._edge)

    def _end_of_run(self, at: int) -> int:
        end, size = at, len(self._tokens)
        while end < size and self._belongs(end):
            another = end > at and self.begins[end] > _EVEN and self._best[end] != self._best[at]
            if another:
                break
            end += 1
        return end

    def _without_signs(self, first: int, last: int) -> tuple[int, int]:
        """Return a range without the signs at its ends that are hardly part of it."""
        while first < last and self._tokens[first].sort == "sign" and self.personal[first] < _EVEN:
            first += 1
        while first < last and self._tokens[last - 1].sort == "sign" and self.personal[last - 1] < _EVEN:
            last -= 1
        return first, last


def tag(
    document: Document, found: Iterable[Found], weights: model.Weights | None = None, *, caution: float = 1.0
) -> Tagged:
    """Return the text with the shares of the classes; `found`: the detectors' findings (start, end, name) in the normal form, in the
    order of precedence; `caution`: factor of the trained thresholds, which weigh a miss like a false alarm."""
    tokens = tokenise(document.text)
    weights = weights or model.weights()
    if not tokens:
        return Tagged("", (), np.zeros((0, len(weights.tags)), np.float32), weights.thresholds)
    scores = weights.scores(features(document, tokens, hints_of(tokens, found)))
    shares = model.marginals(scores, weights.transitions, lines_of(document.text, tokens))
    return Tagged(document.text, tokens, shares, weights.thresholds, caution)
