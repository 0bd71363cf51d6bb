"""Reads from an outside text which optional items it holds: the evidence that survives rewriting, translation and sorted forms.

Sentences are read by the words that stand together (`sentence_reading.py`), words of lists by the rest of their list. An item that is missing
speaks only where the text shows what stood around it. Everything here depends on the text and the master only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.optional_items import Item, items_of
from app.domain.resume import Resume
from app.domain.style import default_style
from app.marks.alignment import Window
from app.marks.likelihood_factors import NOISE_LEVELS, ChoiceFactor, Floats
from app.marks.normalization import NormalText, normal
from app.marks.order_reading import exact_hits, locate_words
from app.marks.sentence_reading import EXPECTED, Reading, Sentence, SentenceReader, is_word_list
from app.marks.specification import Spec

_BACKGROUND: Final = 0.05
"""Chance that a word of a list stands there in a text without it."""
_LEAST_KEPT: Final = 0.15
"""Share of its words that a sentence must keep, or nothing can be said of items that are missing."""
_DROPPED: Final = 0.5
"""Sentences dropped, beside those seen to be: what every copy has is never proof that nothing was dropped."""
_WHOLE: Final = 0.7
"""Share of what every copy has from which on a text counts as whole: then what is missing is missing at its edges, too."""
_BESIDE: Final = 24
"""Characters within which the next word of a list stands, behind a sign or a label."""
_SIGNS: Final = re.compile(r"[\s,;|/·•、.*-]*|[^:.]*:\s*")
"""Between two words of a list: signs, or the label of the next tier."""
_MISREAD: Final = 0.03
"""Chance that an item is taken for the other thing: one of 30 in the texts of `benchmarks/fixtures/rewritten`."""
_FORGOTTEN: Final = 0.25
"""Words of a list dropped, beside those seen to be: whoever copies a list seldom leaves one out."""
_LIMIT: Final = 1e-3
"""An item counts for no more than this against a copy."""


class SelectionReader:
    """The optional items of one master version, prepared for looking for them in texts."""

    def __init__(self, resume: Resume, spec: Spec) -> None:
        self._carriers = {c.target: index for index, c in enumerate(spec.carriers) if c.layer == "selection"}
        if not self._carriers:
            return
        self._items = [item for item in items_of(resume) if item.key in self._carriers]
        printed = normal("\n".join(text_lines(compose(resume, default_style(resume.language)))))
        self._sentences = SentenceReader(resume, self._items)
        self._lists = _lists_of(resume, self._items)
        self._listed = [normal(one.text) for one in items_of(resume) if is_word_list(one.path)]
        self._in_sentences = [name for name in self._listed if len(exact_hits(name, 0, printed)) > 1]

    def read(self, text: NormalText, places: Mapping[str, Window]) -> list[tuple[int, ChoiceFactor, str]]:
        """Return (carrier index, factor, text found) of every item of which the text says something. `places` are the located units."""
        if not self._carriers:
            return []
        sentences = self._sentences.sentences
        steady = [one for one in sentences if one.key not in self._carriers]
        reading = self._sentences.read(text, frozenset(one.key for one in steady))
        shown = _ShownSentences(steady, reading, places)
        found = [
            (self._carriers[one.key], _factor(ratio), reading.shown[one.key])
            for one in sentences
            if one.key in self._carriers and (ratio := shown.ratio(one)) is not None
        ]
        return found + self._read_lists(text.text, places, shown.whole)

    def _read_lists(self, text: str, places: Mapping[str, Window], whole: bool) -> list[tuple[int, ChoiceFactor, str]]:
        """Read which words of the lists are there: of what the text shows of them, the rest of their words say where they begin and end, and
        how many words it drops."""
        lists = [shown for path, words in self._lists.items() if (shown := self._shown(path, words, text, places))]
        counts = [one.steady for one in lists]
        missing = _missing(sum(seen for seen, _ in counts), sum(of for _, of in counts))
        found = []
        for one in lists:
            inside = whole or one.inside
            for number, (key, word) in enumerate(one.words):
                if key in self._carriers and (number in one.seen or inside):
                    ratio = 1 / _LIMIT if number in one.seen else missing
                    found.append((self._carriers[key], _factor(ratio), word if number in one.seen else ""))
        return found

    def _shown(
        self, path: str, words: Sequence[tuple[str, str]], text: str, places: Mapping[str, Window]
    ) -> _ShownList | None:
        """Return what a text shows of a list, None where it shows less than half of what every copy has."""
        section = path.split(".")[0]
        others = [window for key, window in places.items() if key.split(".")[0] != section]
        steady = [number for number, (key, _) in enumerate(words) if key not in self._carriers]
        others += [Window(*span) for span in self._sentence_words(text)]
        hits = locate_words([normal(word) for _, word in words], text, others, min(2, len(steady)))
        seen = frozenset(item for _, _, item in hits)
        shown = sum(number in seen for number in steady)
        if not hits or shown * 2 < len(steady):
            return None
        inside = hits[0][0] > 1 and max(hit[1] for hit in hits) < len(text) - 1
        return _ShownList(words, seen, (shown, len(steady)), inside)

    def _sentence_words(self, text: str) -> set[tuple[int, int]]:
        """Return where words of lists that sentences of the master hold, too, stand without another one beside them, behind a sign or before a
        label: there they are a sentence's. None where no list shows at all."""
        if not self._in_sentences:
            return set()
        hits = sorted({hit[:2] for name in self._listed for hit in exact_hits(name, 0, text)})
        joined: set[tuple[int, int]] = set()
        for one, other in pairwise(hits):
            if 0 <= other[0] - one[1] <= _BESIDE and _SIGNS.fullmatch(text, one[1], other[0]):
                joined |= {one, other}
        told = {hit[:2] for name in self._in_sentences for hit in exact_hits(name, 0, text)}
        return told - joined if joined else set()


def _missing(shown: int, steady: int) -> float:
    """Return the likelihood ratio kept : left out of a word that is missing, if of the `steady` ones `shown` are there."""
    return (steady - shown + _FORGOTTEN) / (steady + 1) / (1 - _BACKGROUND)


@dataclass(frozen=True, slots=True)
class _ShownList:
    """What a text shows of a list: its words (key, word), the places of those seen, how many `steady` ones of how many, and whether text stands
    on both sides of it."""

    words: Sequence[tuple[str, str]]
    seen: frozenset[int]
    steady: tuple[int, int]
    inside: bool


class _ShownSentences:
    """Which sentences one text holds, of those that every copy has (`steady`), and how likely it holds the others."""

    def __init__(self, steady: Sequence[Sentence], reading: Reading, places: Mapping[str, Window]) -> None:
        self._reading = reading
        self._places = places
        self._told = [one for one in steady if one.expected(reading.shares) >= EXPECTED or self._is_there(one)]
        there = sum(self._is_there(one) for one in self._told)
        self.whole = max(reading.shares) >= _LEAST_KEPT and there >= max(1, _WHOLE * len(self._told))

    def _is_there(self, one: Sentence) -> bool:
        return one.key in self._places or one.key in self._reading.found

    def ratio(self, one: Sentence) -> float | None:
        """Return the likelihood ratio kept : left out of an item, or None where the text says nothing of it."""
        if one.key in self._places:
            return 1 / _LIMIT
        dropped = self._dropped(one)
        ratio = (1 - dropped) * self._reading.ratios[one.key] + dropped
        return None if ratio < 1 and not self._surrounded(one) else ratio

    def _dropped(self, one: Sentence) -> float:
        """Return the chance that whoever wrote the text anew dropped a sentence: of those beside it, or of all if the text is whole."""
        compared = [other for other in self._told if self.whole or other.entry == one.entry]
        missing = sum(not self._is_there(other) for other in compared)
        return (missing + _DROPPED) / (len(compared) + 2 * _DROPPED)

    def _surrounded(self, one: Sentence) -> bool:
        """Return True if the text shows what stood around an item, or is whole."""
        if self.whole:
            return True
        own = [window for key, window in self._places.items() if key == one.entry or key.startswith(f"{one.entry}.")]
        if not own:
            return False
        last = max(window.end for window in own)
        return any(window.start >= last for window in self._places.values())


def _lists_of(resume: Resume, optional: Sequence[Item]) -> dict[str, list[tuple[str, str]]]:
    """Return the lists of words with an optional one: path → (key, word) of all of them."""
    paths = {item.path for item in optional if is_word_list(item.path)}
    found: dict[str, list[tuple[str, str]]] = {}
    for item in items_of(resume):
        if item.path in paths:
            found.setdefault(item.path, []).append((item.key, item.text))
    return found


def _factor(ratio: float) -> ChoiceFactor:
    """Return the factor of an item whose likelihood ratio kept : left out is `ratio`: mean 1. The same at every noise level: how rough the text is
    was measured on what every copy has."""
    bounded = min(max(ratio, _LIMIT), 1 / _LIMIT)
    pair = np.asarray([bounded, 1.0])
    table: Floats = np.tile((1 - _MISREAD) * pair / pair.mean() + _MISREAD, (NOISE_LEVELS, 1))
    return ChoiceFactor(table)
