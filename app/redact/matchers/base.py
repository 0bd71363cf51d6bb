"""Base of known-value matchers: prepared once per value, run on any number of documents.

Also the phrase search over the letters-only skeleton, which sees through spacing, line wraps and separators and then judges the gaps, so
that a value is never found across unrelated words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Protocol

from app.pattern_cache import compile_unkept
from app.redact.prepared_text import Document
from app.text.lexicons import PARTICLES, is_han

Found = tuple[int, int, str]
"""Start and end in the normal form, and how the value was written."""

LONG_ENOUGH: Final = 10
"""From this many letters on, a value is found inside a longer run of letters (slugs, handles, file names)."""

_CHATTED: Final = 8
"""Letters of a name of two words from which on it counts without capitals in a text that has none."""
_WORD_GAP: Final = re.compile(r"[\s.,·'\"«»_\-/+&@#()|]{0,4}|\s*\n\s{0,3}")
_LETTER_GAP: Final = re.compile(r"[\s.·_\-*|/,]{1,3}")
_WRAP: Final = re.compile(r"-?\s{0,2}\n\s{0,3}|-")
_CODE_NEIGHBOUR: Final = frozenset("._-@/#=+~:0123456789")


CONNECTING: Final = PARTICLES | frozenset("of and for the des du et und fur an am im do dos das za na ve ja".split())
"""Words inside a name that are written small."""


class LazyPattern:
    """A regular expression of one value, compiled when it is first tried: most texts hold nothing of what it needs."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compile_unkept(self._pattern)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, as `re.Pattern.finditer` does."""
        return self._compiled.finditer(text)


class Matcher(Protocol):
    """Finds every way one protected value is written."""

    def find(self, document: Document) -> Iterator[Found]:
        """Find all places, unsorted; may overlap."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in an order, as found in the skeleton. `capital`: each word must begin with an upper-case letter unless it
    stands in an address or handle; `alone`: no letter of the same script may touch it, however long it is."""

    words: tuple[str, ...]
    how: str
    capital: bool = False
    alone: bool = False
    joint: bool = False
    """True if the words must not be separated by spaces (parts of a handle)."""
    loose: bool = False
    """True if any short separators between characters are acceptable (identifiers)."""

    needle: str = field(init=False, repr=False, compare=False)
    """The phrase as it stands in a skeleton."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "needle", "".join(self.words))

    def find(self, document: Document) -> Iterator[Found]:
        """Find the places whose gaps and neighbours are acceptable."""
        needle, skeleton = self.needle, document.skeleton
        at = skeleton.find(needle)
        while at >= 0:
            positions = document.skeleton_positions[at : at + len(needle)]
            how = self._accept(document, positions)
            if how:
                yield positions[0], positions[-1] + 1, how
            at = skeleton.find(needle, at + 1)

    def _accept(self, document: Document, positions: list[int]) -> str:
        start, end = positions[0], positions[-1] + 1
        if not self._stands_alone(document, start, end):
            return ""
        if self.capital and not self._capitalised(document, positions):
            return ""
        if end - start == len(positions) or self._cut_in_two(document, positions):
            return self.how
        return self._judge_gaps(document.text, positions)

    def _cut_in_two(self, document: Document, positions: list[int]) -> bool:
        """Return True if a long word is written as two (`Siam Cool Chain` of Siam Coolchain), not in a heading of capitals."""
        written = document.cased[positions[0] : positions[-1] + 1]
        if not self.capital or len(self.needle) < LONG_ENOUGH or written.isupper():
            return False
        words = written.split(" ")
        whole = len(words) == len(self.words) + 1 and "".join(words).lower() == self.needle
        return whole and all(len(word) > 2 and word[0].isupper() for word in words)

    def _stands_alone(self, document: Document, start: int, end: int) -> bool:
        text = document.text
        if self.needle[0].isdigit() and start and text[start - 1].isdigit():
            return False
        if self.needle[-1].isdigit() and end < len(text) and text[end].isdigit():
            return False
        if is_han(self.needle):
            return True
        free = not self.alone and len(self.needle) >= LONG_ENOUGH and " " not in text[start:end]
        return free or (_free_left(document, start) and _free_right(document, end))

    def _capitalised(self, document: Document, positions: list[int]) -> bool:
        at = 0
        for word in self.words:
            connects = at > 0 and word in CONNECTING and len(self.words) > 2
            if not document.cased[positions[at]].isupper() and not connects:
                if document.small and len(self.words) > 1 and len(self.needle) >= _CHATTED:
                    return True
                return in_code(document, positions[0], positions[-1] + 1)
            at += len(word)
        return True

    def _judge_gaps(self, text: str, positions: list[int]) -> str:
        joints = set()
        at = 0
        for word in self.words[:-1]:
            at += len(word)
            joints.add(at)
        inner: list[str] = []
        for index in range(1, len(positions)):
            gap = text[positions[index - 1] + 1 : positions[index]]
            if not gap:
                continue
            if index in joints:
                if not _WORD_GAP.fullmatch(gap) or (self.joint and " " in gap):
                    return ""
            else:
                inner.append(gap)
        inner = [gap for gap in inner if gap != "'"]  # `O'Donnell` is the word odonnell
        if not inner:
            return self.how
        return self._judge_inner(inner, len(positions) - 1 - len(joints))

    def _judge_inner(self, inner: list[str], places: int) -> str:
        if self.loose and all(_LETTER_GAP.fullmatch(gap) for gap in inner):
            return "grouped"
        if is_han(self.needle):
            return "spaced" if all(re.fullmatch(r"[\s·.\-_]{1,4}", gap) for gap in inner) else ""
        if len(inner) == 1 and len(self.needle) >= 8 and _WRAP.fullmatch(inner[0]):
            return "wrapped"
        if len(inner) >= max(2, round(places * 0.6)) and all(_LETTER_GAP.fullmatch(gap) for gap in inner):
            return "spaced"
        return ""


def phrases_in(phrases: Iterable[Phrase], document: Document) -> list[Phrase]:
    """Return the phrases that stand in a document in some way; most do not, and are not looked at closer."""
    skeleton = document.skeleton
    return [phrase for phrase in phrases if phrase.needle in skeleton]


def in_code(document: Document, start: int, end: int) -> bool:
    """Return True if a span without spaces stands inside an address, handle, link or file name."""
    text = document.text
    if any(char.isspace() for char in text[start:end]):
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    follows = text[end + 1] if end + 1 < len(text) else " "
    return (before in _CODE_NEIGHBOUR and before not in ":.") or (
        (after in _CODE_NEIGHBOUR and after not in ":.") or (after == "." and follows.isalnum())
    ) or any(char in "._-@" for char in text[start:end])  # fmt: skip


def _is_latin(char: str) -> bool:
    return char.isalpha() and not is_han(char)


def _free_left(document: Document, start: int) -> bool:
    if start == 0 or not _is_latin(document.text[start - 1]):
        return True
    return document.cased[start].isupper() and document.cased[start - 1].islower()


def _free_right(document: Document, end: int) -> bool:
    if end >= len(document.text) or not _is_latin(document.text[end]):
        return True
    return document.cased[end].isupper() and document.cased[end - 1].islower()
