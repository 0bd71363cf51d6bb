"""Reads from an outside text which optional items it holds: the evidence that survives rewriting, translation and sorted forms.

A text that was written anew shares figures, names and rare words with the item it says again. How many of them a sentence keeps is
measured on the sentences that every copy has; from that follows how likely an item is there. An item that is missing speaks only where
the text shows what stood around it. Everything here depends on the text and the master only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
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
from app.marks.normalization import normal
from app.marks.order_reading import exact_hits, locate_words
from app.marks.sentences import prose_of
from app.marks.specification import Spec

_WORDS: Final = re.compile(r"(\d[\d.,]*\d|\d) ?(万|亿|thousand|million|k\b|m\b)?|[a-z][a-z0-9+#]+")
_TIMES: Final = {"万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6, "k": 10**3, "m": 10**6}
_LONGEST_FIGURE: Final = 15
"""Characters of a figure that is multiplied; a longer one is no amount, and may be too large to reckon with."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]{2,}")
_LETTERS: Final = 4
"""Fewest letters of a word that is nobody's name."""
_STEM: Final = 6
"""Letters by which a Latin word is known in another form of it."""
_TOKEN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+#]+")
_BACKGROUND: Final = 0.05
"""Chance that a word which is an item's alone stands in a text without the item."""
_MOST: Final = 0.97
_LEAST_KEPT: Final = 0.15
"""Share of its own words that a sentence must keep on the whole, or nothing can be said of items that are missing."""
_EXPECTED: Final = 1.0
"""Words of a part that this text should hold if the part is there, from which on it says something that it does not."""
_PRIOR: Final = 2.0
"""Words of the text's usual share that are added to the count of each part: few words say little about how it fared."""
_DROPPED: Final = 0.5
"""Parts dropped, beside those seen to be: what every copy has is never proof that nothing was dropped."""
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
_OVERWHELMING: Final = 300.0
"""Natural logarithm of a likelihood beyond which more words tell nothing more (those of a long project would exceed what a number holds)."""
_LIMIT: Final = 1e-3
"""An item counts for no more than this against a copy."""


Counts = tuple[tuple[int, int], tuple[int, int]]
"""Of the names and figures of a part, and of its other words: how many a text holds, and of how many."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands in every copy or may be left out: a key, the `names` and `words` that are its alone, and the entry it belongs to."""

    key: str
    names: frozenset[str]
    words: frozenset[str]
    entry: str


class SelectionReader:
    """The optional items of one master version, prepared for looking for them in texts."""

    def __init__(self, resume: Resume, spec: Spec) -> None:
        self._carriers = {c.target: index for index, c in enumerate(spec.carriers) if c.layer == "selection"}
        if not self._carriers:
            return
        self._items = [item for item in items_of(resume) if item.key in self._carriers]
        printed = normal("\n".join(text_lines(compose(resume, default_style(resume.language)))))
        self._parts = _parts_of(resume, self._items, printed)
        self._lists = _lists_of(resume, self._items)
        self._listed = [normal(one.text) for one in items_of(resume) if is_word_list(one.path)]
        self._in_sentences = [name for name in self._listed if len(exact_hits(name, 0, printed)) > 1]

    def read(self, text: str, places: Mapping[str, Window]) -> list[tuple[int, ChoiceFactor, str]]:
        """Return (carrier index, factor, text found) of every item of which the text says something. `places` are the located units."""
        if not self._carriers:
            return []
        optional = set(self._carriers)
        shares = _Shares(self._parts, text, places, optional)
        found = [
            (self._carriers[part.key], _factor(ratio), shares.shown(part))
            for part in self._parts
            if part.key in optional and (ratio := shares.ratio(part)) is not None
        ]
        return found + self._read_lists(text, places, shares.whole)

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


class _Shares:
    """Which of their own words the parts of a master version keep in one text."""

    def __init__(
        self, parts: Sequence[_Part], text: str, places: Mapping[str, Window], optional: frozenset[str] | set[str]
    ) -> None:
        self._words = Counter(anchors_in(text))
        self._places = places
        steady = [part for part in parts if part.key not in optional]
        self._counts = {part.key: self._count(part) for part in steady}
        self._usual = _usual(list(self._counts.values()))
        told = [counts for counts in self._counts.values() if self._expected(counts) >= _EXPECTED]
        there = sum(counts[0][0] + counts[1][0] > self._expected(counts) / 2 for counts in told)
        self.whole = bool(told) and max(self._usual) >= _LEAST_KEPT and there >= _WHOLE * len(told)
        self._entries: dict[str, list[str]] = {}
        for part in steady:
            self._entries.setdefault(part.entry, []).append(part.key)

    def _count(self, part: _Part) -> Counts:
        names, words = (sum(one in self._words for one in own) for own in (part.names, part.words))
        return (names, len(part.names)), (words, len(part.words))

    def _expected(self, counts: Counts) -> float:
        return sum(share * size for share, (_, size) in zip(self._usual, counts, strict=True))

    def shown(self, part: _Part) -> str:
        """Return the words of a part that the text holds."""
        return " ".join(sorted(one for one in part.names | part.words if one in self._words))

    def ratio(self, part: _Part) -> float | None:
        """Return the likelihood ratio kept : left out of an item, or None where the text says nothing of it."""
        if part.key in self._places:
            return 1 / _LIMIT
        compared = list(self._counts) if self.whole else self._entries.get(part.entry, [])
        counts = [self._counts[key] for key in compared]
        if max(_usual(counts)) < _LEAST_KEPT:
            return None
        ratio = kept_ratio(self._count(part), counts)
        return None if ratio < 1 and not self._surrounded(part) else ratio

    def _surrounded(self, part: _Part) -> bool:
        """Return True if the text shows what stood around an item, or is whole."""
        if self.whole:
            return True
        own = [window for key, window in self._places.items() if key == part.entry or key.startswith(f"{part.entry}.")]
        if not own:
            return False
        last = max(window.end for window in own)
        return any(window.start >= last for window in self._places.values())


def _usual(counts: Sequence[Counts]) -> tuple[float, float]:
    """Return the shares of names and of words that parts keep on the whole."""
    names, words = (
        sum(one[kind][0] for one in counts) / max(sum(one[kind][1] for one in counts), 1) for kind in (0, 1)
    )
    return names, words


def kept_ratio(counts: Counts, others: Sequence[Counts]) -> float:
    """Return the likelihood ratio kept : left out of a part from what a text holds of its own words. `others` are the same counts of what every
    copy has: a kept part may fare as any of them did, also as one that whoever wrote the text anew dropped."""
    usual = _usual(others)
    fared = [
        tuple((hits + _PRIOR * share) / (size + _PRIOR) for (hits, size), share in zip(one, usual, strict=True))
        for one in others
    ]
    kept = sum(_likelihood(counts, shares) for shares in fared) + _DROPPED
    return kept / (len(fared) + _DROPPED)


def _likelihood(counts: Counts, shares: Sequence[float]) -> float:
    """Return how much likelier the counts are if each word is there with the chance `shares` (names, words) than by accident."""
    exponent = 0.0
    for (hits, size), share in zip(counts, shares, strict=True):
        chance = min(_MOST, max(_BACKGROUND, share))
        exponent += hits * math.log(chance / _BACKGROUND) + (size - hits) * math.log((1 - chance) / (1 - _BACKGROUND))
    return math.exp(min(exponent, _OVERWHELMING))


def anchors_in(text: str) -> list[str]:
    """Return the figures, word stems and pairs of Chinese characters of a text in normal form."""
    found = [_figure(*match.groups()) if match[1] else match.group()[:_STEM] for match in _WORDS.finditer(text)]
    for run in _HAN.findall(text):
        found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def _figure(digits: str, unit: str | None) -> str:
    """Return a figure as it is known in any way of writing it: 86万 as 860,000."""
    plain = digits.replace(",", "").rstrip(".")
    if unit and plain.count(".") < 2 and len(plain) <= _LONGEST_FIGURE:
        return str(round(float(plain) * _TIMES[unit]))
    return plain


def _is_name(word: str) -> bool:
    """Return True for a name like SQL, C++ or GitHub: like a figure it stays whatever is written around it, also in another language."""
    return sum(not sign.islower() for sign in word) > 1


def _parts_of(resume: Resume, optional: Sequence[Item], whole: str) -> list[_Part]:
    """Return the sentences and projects with the words that are theirs alone in the `whole` that the master prints (in normal form)."""
    projects = {item.key for item in optional if item.path == "projects"}
    texts: dict[str, str] = {}
    for key, text, _ in prose_of(resume):
        owner = ".".join(key.split(".")[:2])
        texts[owner if owner in projects else key] = f"{texts.get(owner, '')}\n{text}" if owner in projects else text
    for project in resume.projects:
        if f"projects.{project.id}" in projects:
            key = f"projects.{project.id}"
            texts[key] = "\n".join([project.name, texts.get(key, ""), *project.keywords])
    printed = Counter(anchors_in(whole))
    return [_part(key, text, printed) for key, text in texts.items()]


def _part(key: str, text: str, printed: Mapping[str, int]) -> _Part:
    own = Counter(anchors_in(normal(text)))
    names = {word.lower()[:_STEM] for word in _TOKEN.findall(text) if _is_name(word)}
    names |= {word for word in own if word[0].isdigit() and len(word) > 1}
    alone = {word for word, count in own.items() if printed.get(word, 0) <= count}
    words = {word for word in alone - names if len(word) >= _LETTERS or not word.isascii()}
    return _Part(key, frozenset(alone & names), frozenset(words), ".".join(key.split(".")[:2]))


def is_word_list(path: str) -> bool:
    """Return True for the path of a list of skills or interests."""
    return path.endswith(".keywords") or path == "interests"


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
