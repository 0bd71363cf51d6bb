"""Tokens of a text for the tagger: words, runs of digits, single ideographs, signs and ends of lines."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_WIDE: Final = r"\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN: Final = re.compile(
    rf"(?P<wide>[{_WIDE}])|(?P<digits>\d+)|(?P<line>\n)|(?P<word>[^\W\d_{_WIDE}]+)|(?P<sign>[^\s])"
)


class Token(NamedTuple):
    """A token at `[start:end]` of the normal form; `sort` is wide, digits, word, sign or line."""

    start: int
    end: int
    sort: str


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text in the normal form, in reading order; white space other than ends of lines is no token."""
    return [Token(*found.span(), found.lastgroup or "") for found in _TOKEN.finditer(text)]
