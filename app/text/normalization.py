"""The normal form in which personal values are compared, with a map back to the original text.

Folds all variation that may hide a value in a copy: compatibility forms (NFKC), CJK radicals (NFKC misses U+2E80–U+2EFF),
accents, Cyrillic and Greek look-alikes, zero-width and format characters, dashes and spaces, letter case, traditional
characters. Must never be shown to a person or written to a copy: it is lossy, and only offsets go back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app import resources
from app.text.characters import radicals, simplified

_PUNCTUATION: Final = {
    "\ufffe": "-",
    "−": "-",
    "•": "·",
    "・": "·",
    "‧": "·",
    "∙": "·",
    "⋅": "·",
    "●": "·",
    "。": "。",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "\u2800": " ",
}
_PLAIN: Final = frozenset(chr(code) for code in range(0x80)) - frozenset("`\r\x0b\x0c")
"""A character that is its own normal form apart from case."""

_PIECES: Final = re.compile(r"[\x00-\x0a\x0e-_a-\x7f]+|.", re.DOTALL)
"""Runs of plain characters, or one other character."""

_DROPPED: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u0640")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form.

    `cased` is the same text before case folding (equal length). `offsets[i]` is the index in the original of the
    code point that gave `text[i]`; one more entry holds the original's length.
    """

    text: str
    cased: str
    offsets: tuple[int, ...] | range

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that covers `text[start:end]`, with the ignorable characters that follow it."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1] + 1
        return self.offsets[start], max(last, self.offsets[end]) if end < len(self.text) else last

    def normal_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the normal form that stands for `[start:end]` of the original."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


def normalise(text: str) -> Normal:
    """Return the normal form of `text`. Line breaks and tabs stay; runs in linear time."""
    if text.isascii() and "`" not in text:
        return Normal(text.lower(), text, range(len(text) + 1))
    cased: list[str] = []
    lower: list[str] = []
    offsets: list[int] = []
    for piece in _PIECES.finditer(text):
        index, written = piece.start(), piece.group()
        if len(written) > 1 or written in _PLAIN:
            upper, small = written, written.lower()
            offsets.extend(range(index, piece.end()))
        else:
            upper, small = _fold(written)
            offsets.extend([index] * len(upper))
        cased.append(upper)
        lower.append(small)
    offsets.append(len(text))
    return Normal("".join(lower), "".join(cased), tuple(offsets))


_DIGRAPHS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_SPELLED_OUT: Final = re.compile(r"(?<=[^\W\daeiou])([aou])e(?=[^\W\daeiouyl][^\W\d]{2})", re.IGNORECASE)


def other_spelling(text: str) -> str:
    """Return a name with its umlauts spelled out (Krämer, Kraemer), or with spelled-out ones joined; empty if it has
    neither."""
    composed = unicodedata.normalize("NFC", text)
    spelled = composed.translate(_DIGRAPHS)
    if spelled == composed:
        spelled = _SPELLED_OUT.sub(r"\1", composed)
    return spelled if spelled != composed else ""


def folded(text: str) -> str:
    """Return only the text of the normal form."""
    return normalise(text).text


@lru_cache(maxsize=70_000)
def _fold(char: str) -> tuple[str, str]:
    """Return one code point in normal form, before and after case folding; both of equal length."""
    if char in _DROPPED:
        return "", ""
    if char in "\n\t":
        return char, char
    if char in "\r\u2028\u2029\x0b\x0c\x85":
        return "\n", "\n"
    category = unicodedata.category(char)
    if category in ("Cf", "Me") or _is_ignored_mark(ord(char)):
        return "", ""
    if category == "Zs":
        return " ", " "
    if category == "Pd":
        return "-", "-"
    if category == "Nd":
        digit = str(unicodedata.decimal(char))
        return digit, digit
    cased = "".join(_fold_piece(piece) for piece in unicodedata.normalize("NFKC", char))
    lower = cased.casefold()
    return (cased, lower) if len(lower) == len(cased) else (lower, lower)


def _is_ignored_mark(code: int) -> bool:
    """Return True for combining accents, variation selectors, Arabic and Hebrew vowel signs, and tags."""
    return (
        0x0300 <= code <= 0x036F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
        or 0x064B <= code <= 0x065F
        or 0x0591 <= code <= 0x05C7
        or code in (0x0670, 0x20E3)
    )


def _fold_piece(char: str) -> str:
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    if char in _letters():
        return _letters()[char]
    if "\u2e80" <= char <= "\U0003ffff" and not "\uac00" <= char <= "\ud7a3":
        char = radicals().get(ord(char), char)
        return simplified().get(char, char)
    if char < "\u00c0" or "\uac00" <= char <= "\ud7a3":
        return char
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", char) if not _is_ignored_mark(ord(mark)))
    return "".join(_letters().get(mark, mark) for mark in bare)


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """Look-alikes of other scripts and letters that Unicode does not take apart → plain letters (see resources/unicode/README.md)."""
    lines = resources.path("unicode", "letters.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    return {letter: plain for plain, letters in rows for letter in letters}
