"""Reads from an outside text which optional items it holds: the evidence that survives rewriting, translation and sorted forms.

A text that was written anew shares figures, names and rare words with the item it says again. How many of them a sentence keeps is
measured on the sentences that every copy has; from that follows how likely an item is there. An item that is missing speaks only where
the text shows what stood around it. Everything here depends on the text and the master only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.domain.optional_items import Item, items_of
from app.domain.resume import Resume
from app.marks.alignment import Window
from app.marks.likelihood_factors import NOISE_LEVELS, RHO, ChoiceFactor, Floats, P
from app.marks.normalization import normal
from app.marks.order_reading import locate_words
from app.marks.sentences import prose_of
from app.marks.specification import Spec

_ANCHORS: Final = re.compile(r"\d[\d.,]*\d|\d|[a-z][a-z0-9+#]{3,}|[\u3400-\u9fff]{2}")
_STEM: Final = 6
"""Letters by which a Latin word is known in another form of it."""
_BACKGROUND: Final = 0.06
"""Chance that a word which is an item's alone stands in a text without the item."""
_MOST: Final = 0.97
_LEAST_KEPT: Final = 0.15
"""Share of its own words that a sentence must keep on the whole, or nothing can be said of items that are missing."""
_FEWEST_ANCHORS: Final = 2
_WHOLE: Final = 0.7
"""Share of what every copy has from which on a text counts as whole: then what is missing is missing at its edges, too."""
_LIMIT: Final = 1e-3
"""An item counts for no more than this against a copy."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands in every copy or may be left out: a key, its anchors (words that are its alone), and the entry it belongs to."""

    key: str
    anchors: frozenset[str]
    entry: str


class SelectionReader:
    """The optional items of one master version, prepared for looking for them in texts."""

    def __init__(self, resume: Resume, spec: Spec) -> None:
        self._carriers = {c.target: index for index, c in enumerate(spec.carriers) if c.layer == "selection"}
        if not self._carriers:
            return
        self._items = [item for item in items_of(resume) if item.key in self._carriers]
        self._parts = _parts_of(resume, self._items)
        self._lists = _lists_of(resume, self._items)

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
        for path, words in self._lists.items():
            section = path.split(".")[0]
            others = [window for key, window in places.items() if key.split(".")[0] != section]
            found += self._read_list(words, text, others, shares.whole)
        return found

    def _read_list(
        self, words: Sequence[tuple[str, str]], text: str, others: Sequence[Window], whole: bool
    ) -> list[tuple[int, ChoiceFactor, str]]:
        """Read which words of a list are there: of what the text shows of it, the rest of its words say where it begins and ends."""
        steady = [number for number, (key, _) in enumerate(words) if key not in self._carriers]
        hits = locate_words([normal(word) for _, word in words], text, others, min(2, len(steady)))
        seen = {item for _, _, item in hits}
        shown = sum(number in seen for number in steady)
        if not hits or shown * 2 < len(steady):
            return []
        inside = whole or (hits[0][0] > 1 and max(hit[1] for hit in hits) < len(text) - 1)
        found = []
        for number, (key, word) in enumerate(words):
            if key in self._carriers and (number in seen or inside):
                ratio = 1 / _LIMIT if number in seen else _missing(shown, len(steady))
                found.append((self._carriers[key], _factor(ratio), word if number in seen else ""))
        return found


def _missing(shown: int, steady: int) -> float:
    """Return the likelihood ratio kept : left out of a word that is missing, if of the `steady` ones `shown` are there."""
    return (steady - shown + 0.5) / (steady + 1) / (1 - _BACKGROUND)


class _Shares:
    """Which of their own words the parts of a master version keep in one text."""

    def __init__(
        self, parts: Sequence[_Part], text: str, places: Mapping[str, Window], optional: frozenset[str] | set[str]
    ) -> None:
        self._words = Counter(anchors_in(text))
        self._places = places
        steady = [part for part in parts if part.key not in optional and len(part.anchors) >= _FEWEST_ANCHORS]
        self._kept = {part.key: self._count(part) / len(part.anchors) for part in steady}
        self._entries: dict[str, list[float]] = {}
        for part in steady:
            self._entries.setdefault(part.entry, []).append(self._kept[part.key])
        self._usual = float(np.median(list(self._kept.values()))) if self._kept else 0.0
        there = sum(share > max(2 * _BACKGROUND, self._usual / 2) for share in self._kept.values())
        self.whole = bool(steady) and self._usual >= _LEAST_KEPT and there >= _WHOLE * len(steady)

    def _count(self, part: _Part) -> int:
        return sum(anchor in self._words for anchor in part.anchors)

    def shown(self, part: _Part) -> str:
        """Return the words of a part that the text holds."""
        return " ".join(sorted(anchor for anchor in part.anchors if anchor in self._words))

    def ratio(self, part: _Part) -> float | None:
        """Return the likelihood ratio kept : left out of an item, or None where the text says nothing of it."""
        if part.key in self._places:
            return 1 / _LIMIT
        own = self._entries.get(part.entry, [])
        usual = max(own, default=0.0) if own else self._usual
        if len(part.anchors) < _FEWEST_ANCHORS or usual < _LEAST_KEPT:
            return None
        kept = min(_MOST, max(usual if len(own) < 2 else float(np.mean(own)), 2 * _BACKGROUND))
        hits, size = self._count(part), len(part.anchors)
        ratio = (kept / _BACKGROUND) ** hits * ((1 - kept) / (1 - _BACKGROUND)) ** (size - hits)
        if ratio < 1 and not self._surrounded(part):
            return None
        return float(ratio)

    def _surrounded(self, part: _Part) -> bool:
        """Return True if the text shows what stood around an item, or is whole."""
        if self.whole:
            return True
        own = [window for key, window in self._places.items() if key == part.entry or key.startswith(f"{part.entry}.")]
        if not own:
            return False
        last = max(window.end for window in own)
        return any(window.start >= last for window in self._places.values())


def anchors_in(text: str) -> list[str]:
    """Return the figures, word stems and pairs of Chinese characters of a text in normal form."""
    found = []
    for match in _ANCHORS.finditer(text):
        word = match.group().rstrip(".,")
        found.append(word[:_STEM] if word[0].isalpha() and word.isascii() else word)
    for run in re.finditer(r"[\u3400-\u9fff]{3,}", text):  # the pairs that the pattern steps over
        found += [run.group()[at : at + 2] for at in range(1, len(run.group()) - 1)]
    return found


def _parts_of(resume: Resume, optional: Sequence[Item]) -> list[_Part]:
    """Return the sentences and projects with the words that are theirs alone in the whole master."""
    projects = {item.key for item in optional if item.path == "projects"}
    texts: dict[str, str] = {}
    for key, text, _ in prose_of(resume):
        owner = ".".join(key.split(".")[:2])
        texts[owner if owner in projects else key] = f"{texts.get(owner, '')}\n{text}" if owner in projects else text
    for project in resume.projects:
        if f"projects.{project.id}" in projects:
            key = f"projects.{project.id}"
            texts[key] = "\n".join([project.name, texts.get(key, ""), *project.keywords])
    words = {key: set(anchors_in(normal(text))) for key, text in texts.items()}
    held = Counter(word for own in words.values() for word in own)
    return [
        _Part(key, frozenset(word for word in own if held[word] == 1), ".".join(key.split(".")[:2]))
        for key, own in words.items()
    ]


def _lists_of(resume: Resume, optional: Sequence[Item]) -> dict[str, list[tuple[str, str]]]:
    """Return the lists of words with an optional one: path → (key, word) of all of them."""
    paths = {item.path for item in optional if item.path.endswith(".keywords") or item.path == "interests"}
    found: dict[str, list[tuple[str, str]]] = {}
    for item in items_of(resume):
        if item.path in paths:
            found.setdefault(item.path, []).append((item.key, item.text))
    return found


def _factor(ratio: float) -> ChoiceFactor:
    """Return the factor of an item whose likelihood ratio kept : left out is `ratio`: mean 1, weaker for rough texts."""
    table: Floats = np.ones((NOISE_LEVELS, 2))
    for z in range(NOISE_LEVELS):
        floor = (
            P[z] ** 2 if ratio < 1 else _LIMIT
        )  # somebody who shortens a text drops items; nobody adds those of another copy
        bounded = min(max(ratio, floor), 1 / _LIMIT)
        pair = np.asarray([bounded, 1.0])
        table[z] = (1 - RHO[z]) * pair / pair.mean() + RHO[z]
    return ChoiceFactor(table)
