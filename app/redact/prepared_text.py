"""A text prepared once for all matchers and detectors: normal form, letters-only skeleton, words, digit streams.

All positions inside are positions in the normal form; `Document.original()` maps a span back. Must never change or keep the text beyond
the object's life.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from app.redact.label_value_pairs import Cell, read_cells
from app.redact.labelled_values import Occurrence, labelled_values, occurrences
from app.redact.nobodys_statements import is_certificate_of_fitness, is_of_others
from app.redact.required_characters import present
from app.redact.required_words import Held
from app.redact.unlabelled_facts import personal_clauses
from app.text.fixed_terms import fixed_terms
from app.text.languages import languages_of
from app.text.normalization import Normal, normalise

_WORD: Final = re.compile(r"[^\W\d_\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]+")
_NOT_ALNUM: Final = re.compile(r"[\W_]+")

_HAN_DIGITS: Final = dict(zip("零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖", "00012345678912123456789", strict=True))
_TO_ASCII: Final = str.maketrans(_HAN_DIGITS)
_WORD_DIGITS: Final[dict[str, str]] = {"zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3",
                       "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}  # fmt: skip
DIGIT_NAMES: Final = (
    ("null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"),
    ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
    ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    ("ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"),
)
"""Digits spelled out in German, Spanish, French and pinyin, from 0 to 9, in the normal form."""

for _names in DIGIT_NAMES:
    _WORD_DIGITS.update({name: str(digit) for digit, name in enumerate(_names)})
_WORD_DIGITS.update(yao="1", zwo="2", une="1")
_REPEATS: Final = {"double": 2, "triple": 3, "treble": 3}
_DIGIT_TOKEN: Final = re.compile(
    r"(?P<times>[二两三四五六七八2-8])个(?P<same>[0-9零〇○一二三四五六七八九幺])(?![\u4e00-\u9fff])"
    r"|[0-9零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]+"
    rf"|(?=[a-z])(?<![a-z])(?:(double|triple|treble)[\s-]+)?({'|'.join(sorted(_WORD_DIGITS, key=len, reverse=True))})(?![a-z])"
)
_DIGIT_GAP: Final = re.compile(r"[\s().\-/·,:_|~+*'ー\[\]]{0,5}")
_DASH_ONE: Final = re.compile(r"(?<=[0-9])一(?=[0-9])")


class Word(NamedTuple):
    """A run of letters (not Han, kana or Hangul): folded text, as written, and its position."""

    low: str
    cased: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Return True if the word begins with an upper-case letter, or with one of a script that has no case (Hebrew, Arabic, Thai)."""
        first = self.cased[:1]
        return first.isupper() or (first.isalpha() and first.lower() == first.upper())


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Adjacent digits, however written: `digits[i]` covers `spans[i]` of the normal form."""

    digits: str
    spans: tuple[tuple[int, int], ...]


class Document:
    """One text with its derived views, each computed when first asked for."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.normal: Normal = normalise(text)
        self.text = self.normal.text
        self.cased = self.normal.cased

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the normal form to a span of the original text."""
        return self.normal.original_span(start, end)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return the classes of characters that occur in the text (`required_characters`)."""
        return present(self.text)

    @cached_property
    def held(self) -> Held:
        """Return the strings that the text holds, for patterns that need one of some."""
        return Held(self.text)

    @cached_property
    def skeleton(self) -> str:
        """Return letters and digits of the normal form only."""
        return _NOT_ALNUM.sub("", self.text)

    @cached_property
    def skeleton_positions(self) -> list[int]:
        """Return the position in the normal form of each character of the skeleton."""
        positions: list[int] = []
        at = 0
        for gap in _NOT_ALNUM.finditer(self.text):
            positions.extend(range(at, gap.start()))
            at = gap.end()
        positions.extend(range(at, len(self.text)))
        return positions

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words in reading order; `O'Donnell`, `D'Angelo` and `Floc'h` are one word each, without the apostrophe."""
        words: list[Word] = []
        for found in _WORD.finditer(self.text):
            start, end = found.span()
            word = Word(found.group(), self.cased[start:end], start, end)
            before = words[-1] if words else None
            if before is not None and self.text[before.end : start] == "'" and _one_word(before, word):
                word = Word(before.low + word.low, before.cased + word.cased, before.start, end)
                words.pop()
            words.append(word)
        return tuple(words)

    @cached_property
    def low_words(self) -> frozenset[str]:
        """Return the words in the normal form."""
        return frozenset(word.low for word in self.words)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return the first two letters of each word."""
        return frozenset(word.low[:2] for word in self.words)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Return the languages with declined names that the text is in."""
        return languages_of(self.low_words, self.source)

    @cached_property
    def small(self) -> bool:
        """Return True if the text is written without capitals, as in chats: a sentence that begins with one, as any does, is not."""
        letters = sum(map(len, re.findall(r"[a-z]+", self.text)))
        if letters < 20 or sum(char.isupper() for char in self.cased) * 50 > letters:
            return False
        return _SMALL_START.search(self.cased) is not None

    @cached_property
    def fixed_terms(self) -> tuple[tuple[int, int], ...]:
        """Return the spans of fixed terms that hold a name which is nobody's (Parkinson's disease)."""
        return fixed_terms(self.text, self.cased)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Return the labelled values of forms and tables. An ideographic space sets columns apart, as a tab does."""
        text = self.text
        if "\u3000" in self.source:
            source, offsets = self.source, self.normal.offsets
            text = "".join(
                "\t" if char == " " and source[offsets[at]] == "\u3000" else char for at, char in enumerate(text)
            )
        return read_cells(text)

    @cached_property
    def labels(self) -> tuple[Occurrence, ...]:
        """Return the labels of `value_labels.txt` in the text."""
        return tuple(occurrences(self.text))

    @cached_property
    def stated(self) -> tuple[Cell, ...]:
        """Return the personal values behind labels of their own (resources/lexicon/value_labels.txt) and those that stand without one; illnesses of
        others, whose care is a trade, and certificates are none."""
        labelled = labelled_values(self.text, self.cased, self.labels)
        clauses = personal_clauses(self.text, self.cased, self.held)
        return (
            *(one for one in labelled if one.role != "health" or not is_certificate_of_fitness(self.text, one.start)),
            *(one for one in clauses if one.role not in _OF_HEALTH or not is_of_others(self.text, one.start, one.end)),
        )

    @cached_property
    def digit_runs(self) -> tuple[DigitRun, ...]:
        """Return the runs of ≥ 5 digits: ASCII digits, Chinese numerals and number words, over separators."""
        runs = list(_digit_runs(self.text))
        if _DASH_ONE.search(self.text):
            runs.extend(_digit_runs(_DASH_ONE.sub("-", self.text)))
        return tuple(runs)


def _one_word(left: Word, right: Word) -> bool:
    """Return True if an apostrophe stands inside a name (O'Donnell, N'Guessan, Floc'h), not before an ending or after an article."""
    if left.capital and right.capital:
        return len(left.low) <= 4
    return left.capital and len(left.low) >= 3 and right.low not in _ENDINGS and not right.capital


_OF_HEALTH: Final = ("health", "person")
"""Roles of clauses that may be an illness (`living with dementia`)."""
_SMALL_START: Final = re.compile(r"(?:^|\n|[.!?]\s)[\s\"'(-]{0,4}[a-z]|(?<![\w'])i(?![\w.])")
"""A sentence that begins small, or the word I written small."""
_ENDINGS: Final = frozenset("s t m re ll ve d est ai".split())


def _digit_runs(text: str) -> Iterator[DigitRun]:
    digits: list[str] = []
    spans: list[tuple[int, int]] = []
    for token in _DIGIT_TOKEN.finditer(text):
        if spans:
            gap = text[spans[-1][1] : token.start()]
            if gap and (not _DIGIT_GAP.fullmatch(gap) or gap.count("\n") > 1):
                if len(spans) >= 5:
                    yield DigitRun("".join(digits), tuple(spans))
                digits, spans = [], []
        written = token.group(4)
        if token.group("times"):
            same = token.group("same").translate(_TO_ASCII)
            for _ in range(int(token.group("times").translate(_TO_ASCII))):
                digits.append(same)
                spans.append(token.span())
        elif written:
            for _ in range(_REPEATS.get(token.group(3) or "", 1)):
                digits.append(_WORD_DIGITS[written])
                spans.append(token.span())
        else:
            digits.append(token.group().translate(_TO_ASCII))
            start, end = token.span()
            spans.extend(zip(range(start, end), range(start + 1, end + 1), strict=True))
    if len(spans) >= 5:
        yield DigitRun("".join(digits), tuple(spans))
