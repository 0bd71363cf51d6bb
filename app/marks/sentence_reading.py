"""Reads which sentences of a master version an outside text holds in words of its own: by the words that stand together in one line.

A sentence that was written anew shares figures, names and part of its words with the master's, in one line of the text or two. Each line is
weighed against every sentence and row that the master prints: it speaks for a sentence only as far as no other one explains it better. How
many of its words a sentence keeps is measured on those that every copy has. Everything here depends on the text and the master only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.compose import compose
from app.domain.document import Bullet, Entry, Paragraph, block_lines
from app.domain.optional_items import Item, items_of
from app.domain.resume import Resume
from app.domain.style import default_style
from app.marks.normalization import NormalText, normal
from app.marks.sentences import prose_of

_WORDS: Final = re.compile(r"(\d[\d.,]*\d|\d) ?(万|亿|thousand|million|k\b|m\b)?|[a-z][a-z0-9+#]+")
_TIMES: Final = {"万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6, "k": 10**3, "m": 10**6}
_LONGEST_FIGURE: Final = 15
"""Characters of a figure that is multiplied; a longer one is no amount, and may be too large to reckon with."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]{2,}")
_STEM: Final = 6
"""Letters by which a Latin word is known in another form of it."""
_TOKEN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+#]+")
_SENTENCE_END: Final = re.compile(r"(?<=[.;!?]) |(?<=[。;!?])(?=[\u3400-\u9fff])")
_LONG_LINE: Final = 250
"""Characters of a line from which on it is no list item: its sentences are lines of their own."""
_MOST_LINES: Final = 2_000
"""Lines that are read: ten times those of a long résumé."""
_STRAY: Final = 0.1
"""Lines, of as many as the master prints, in which a word that is a sentence's alone stands by accident."""
_COMMON: Final = 0.9
_MOST: Final = 0.93
_LEAST: Final = 0.005
_ROW_KEPT: Final = 0.9
"""Share of its words that a row (a header, a skill) keeps: nobody says it anew."""
_PRIOR: Final = 2.0
"""Words of the share first guessed that are added to what is counted: few words say little."""
_REACH: Final = 1.5
"""Length of a sentence's place, of as long as it was: a line that is broken into several is read as one."""
EXPECTED: Final = 0.9
"""Words of a sentence that this text should hold if the sentence is there, from which on it says something that it does not."""
_OVERWHELMING: Final = 300.0
"""Natural logarithm of a likelihood ratio beyond which more words tell nothing more (those of a long project would exceed what a number holds)."""

Shares = tuple[float, float]
"""Chances that a name or figure of a sentence, and another word of it, stands where the sentence was said anew."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence of a master version that stands in every copy or may be left out: a key, the entry it belongs to, its `names` and figures, its
    other `words`, and its length."""

    key: str
    entry: str
    names: frozenset[str]
    words: frozenset[str]
    length: int

    def expected(self, shares: Shares) -> float:
        """Return how many of its words a text should hold that says it."""
        return shares[0] * len(self.names) + shares[1] * len(self.words)


@dataclass(frozen=True, slots=True)
class Reading:
    """Evidence of one text about the sentences: the likelihood ratio there : not there of each (if nobody drops sentences), the words of it found in
    its best line, which of them are `found`, and the shares of words that they keep."""

    ratios: Mapping[str, float]
    shown: Mapping[str, str]
    found: frozenset[str]
    shares: Shares


class SentenceReader:
    """The sentences of one master version, prepared for finding them in texts. A project of `optional` items is one sentence."""

    def __init__(self, resume: Resume, optional: Sequence[Item]) -> None:
        texts = _texts(resume, {item.key for item in optional if item.path == "projects"})
        self.sentences = tuple(_sentence(key, text) for key, text in texts.items())
        rows = [frozenset(anchors_in(normal(row))) for row in _rows(resume, texts)]
        self._rows = [row for row in rows if row]
        held = Counter(word for one in self.sentences for word in one.names | one.words)
        held.update(word for row in self._rows for word in row)
        self._known = frozenset(held)
        self._own = {word for word, count in held.items() if count == 1}
        lines = len(self.sentences) + len(self._rows)
        self._by_accident = {word: min(_COMMON, (count - 1 + _STRAY) / lines) for word, count in held.items()}

    def read(self, text: NormalText, steady: frozenset[str]) -> Reading:
        """Read a text. `steady` are the keys of the sentences that every copy has."""
        lines = _Lines(text, self._known)
        rivals = self._row_scores(lines)
        told = [one for one in self.sentences if one.key in steady]
        first = self._first_shares(told, lines)
        shares = _shares(told, self._places(lines, rivals, first), first)
        places = self._places(lines, rivals, shares)
        return Reading(
            {key: place.ratio for key, place in places.items()},
            {key: " ".join(sorted(place.words)) for key, place in places.items()},
            frozenset(key for key, place in places.items() if place.best > 0),
            shares,
        )

    def _first_shares(self, told: Sequence[Sentence], lines: _Lines) -> Shares:
        """Return the shares of the words that are a sentence's alone which stand anywhere in the text."""
        names = [word for one in told for word in one.names & self._own]
        words = [word for one in told for word in one.words & self._own]
        return _bounded(_share(names, lines), _share(words, lines))

    def _row_scores(self, lines: _Lines) -> list[float]:
        """Return for each line how well the best of the master's rows explains it, at least 0."""
        best = [0.0] * len(lines.words)
        for row in self._rows:
            scores = self._scores(dict.fromkeys(row, _ROW_KEPT), lines)
            best = [max(pair) for pair in zip(best, scores, strict=True)]
        return best

    def _weights(self, kept: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """Return the logarithm of the likelihood ratio of a line without any of the words, and what each word adds."""
        base, gains = 0.0, {}
        for word, share in kept.items():
            accident = self._by_accident[word]
            there = share + (1 - share) * accident
            missing = math.log((1 - there) / (1 - accident))
            base += missing
            gains[word] = math.log(there / accident) - missing
        return base, gains

    def _scores(self, kept: Mapping[str, float], lines: _Lines) -> list[float]:
        base, gains = self._weights(kept)
        scores = [base] * len(lines.words)
        for word, gain in gains.items():
            for at in lines.places.get(word, ()):
                scores[at] += gain
        return scores

    def _places(self, lines: _Lines, rows: Sequence[float], shares: Shares) -> dict[str, _Place]:
        """Return the best place of each sentence and what all lines say of it."""
        kept = {
            one.key: {
                word: share for words, share in zip((one.names, one.words), shares, strict=True) for word in words
            }
            for one in self.sentences
        }
        scores = {key: self._scores(words, lines) for key, words in kept.items()}
        rivals = _rivals(rows, scores)
        return {
            one.key: self._place(one, kept[one.key], scores[one.key], rivals[one.key], lines) for one in self.sentences
        }

    def _place(
        self, one: Sentence, kept: Mapping[str, float], scores: Sequence[float], rivals: Sequence[float], lines: _Lines
    ) -> _Place:
        """Weigh every line, and what is joined of lines that follow each other, for one sentence: its score beside the best other explanation."""
        base, gains = self._weights(kept)
        total, best, words = lines.others * math.exp(base), -math.inf, frozenset[str]()
        for at, (score, rival) in enumerate(zip(scores, rivals, strict=True)):
            net, seen = score - rival, lines.words[at]
            if score > base:
                end = lines.reach(at, _REACH * one.length)
                joined = frozenset[str]().union(*lines.words[at:end])
                longer = base + sum(gains[word] for word in joined & gains.keys()) - sum(rivals[at:end])
                net, seen = (longer, joined) if longer > net else (net, seen)
            total += math.exp(min(net, _OVERWHELMING))
            if net > best:
                best, words = net, seen & gains.keys()
        free = lines.others + sum(math.exp(-rival) for rival in rivals)
        return _Place(total / max(free, 1.0), best, words)


@dataclass(frozen=True, slots=True)
class _Place:
    """The likelihood ratio there : not there of a sentence over all lines, its score in the best, and its words there."""

    ratio: float
    best: float
    words: frozenset[str]


class _Lines:
    """The lines of a text (of a long one its sentences) that hold a word of the master: its words in each, and the lines of each word. The number
    of the `others`."""

    def __init__(self, text: NormalText, known: frozenset[str]) -> None:
        spans = [span for line in text.lines for span in _parted(text.text, *line)]
        held = [(span, known & set(anchors_in(text.text[span[0] : span[1]]))) for span in spans]
        read = [one for one in held if one[1]][:_MOST_LINES]
        self._spans = [span for span, _ in read]
        self.words = [words for _, words in read]
        self.others = len(spans) - len(self.words)
        self.places: dict[str, list[int]] = {}
        for at, words in enumerate(self.words):
            for word in words:
                self.places.setdefault(word, []).append(at)

    def reach(self, at: int, length: float) -> int:
        """Return the line after those that are, with line `at`, no longer than `length`."""
        end = at + 1
        while end < len(self._spans) and self._spans[end][1] - self._spans[at][0] <= length:
            end += 1
        return end


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a line, or the sentences of a long one."""
    if end - start > _LONG_LINE:
        for found in _SENTENCE_END.finditer(text, start, end):
            yield start, found.start()
            start = found.end()
    yield start, end


def _rivals(rows: Sequence[float], scores: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    """Return for each sentence and line how well the best other sentence or row explains the line."""
    highest, second = list(rows), list(rows)
    for own in scores.values():
        for at, score in enumerate(own):
            if score > highest[at]:
                highest[at], second[at] = score, highest[at]
            elif score > second[at]:
                second[at] = score
    return {
        key: [second[at] if score == highest[at] else highest[at] for at, score in enumerate(own)]
        for key, own in scores.items()
    }


def _shares(told: Sequence[Sentence], places: Mapping[str, _Place], first: Shares) -> Shares:
    """Return the shares of their words that the sentences of every copy keep, of those that are found."""
    found = [(one, places[one.key].words) for one in told if places[one.key].best > 0]
    names = _counted(first[0], [(one.names, words) for one, words in found])
    words = _counted(first[1], [(one.words, words) for one, words in found])
    return _bounded(names, words)


def _counted(guess: float, pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Return the share of words (of all, found) that are found, with what was first guessed."""
    hits = sum(len(own & found) for own, found in pairs)
    return (hits + _PRIOR * guess) / (sum(len(own) for own, _ in pairs) + _PRIOR)


def _share(words: Sequence[str], lines: _Lines) -> float:
    return sum(word in lines.places for word in words) / max(len(words), 1)


def _bounded(names: float, words: float) -> Shares:
    return min(max(names, _LEAST), _MOST), min(max(words, _LEAST), _MOST)


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


def _texts(resume: Resume, projects: set[str]) -> dict[str, str]:
    """Return the sentences by their keys; each of the `projects` is one."""
    texts: dict[str, str] = {}
    for key, text, _ in prose_of(resume):
        owner = ".".join(key.split(".")[:2])
        texts[owner if owner in projects else key] = f"{texts.get(owner, '')}\n{text}" if owner in projects else text
    for project in resume.projects:
        if (key := f"projects.{project.id}") in projects:
            texts[key] = "\n".join([project.name, texts.get(key, ""), *project.keywords])
    return texts


def _rows(resume: Resume, texts: Mapping[str, str]) -> list[str]:
    """Return what the master prints beside those texts: headers and rows, and each word of its lists."""
    rows = [item.text for item in items_of(resume) if is_word_list(item.path)]
    for block in compose(resume, default_style(resume.language)).blocks:
        if not isinstance(block, Bullet | Paragraph) and not (isinstance(block, Entry) and block.field in texts):
            rows += block_lines(block)
    return rows


def _sentence(key: str, text: str) -> Sentence:
    shown = normal(text)
    anchors = frozenset(anchors_in(shown))
    names = {word.lower()[:_STEM] for word in _TOKEN.findall(text) if _is_name(word)}
    names |= {word for word in anchors if word[0].isdigit()}
    return Sentence(key, ".".join(key.split(".")[:2]), anchors & names, anchors - names, len(shown))


def is_word_list(path: str) -> bool:
    """Return True for the path of a list of skills or interests."""
    return path.endswith(".keywords") or path == "interests"
