"""Finds a name that a text spells out: letter by letter (`that's D-E-C-L-A-N`), or the last character of a Chinese name under a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

Range = tuple[int, int]

_SPELLED: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:double |triple )?[^\W\d_]{1}(?P<sign>[-.]| ?- ?|, ?| ))(?:(?:double |triple )?[^\W\d_](?P=sign)){1,18}(?:double |triple )?[^\W\d_](?![^\W\d_])"
)
_REPEATED: Final = {"double": 2, "triple": 3}
_LAST_LINE: Final = re.compile(r"\n[ \t]*(?P<v>[\u4e00-\u9fff]{1,2})[ \t]*\s*$")


def _letters(spelled: str) -> str:
    out = []
    for repeat, letter in re.findall(r"(?:(double|triple) )?([^\W\d_])(?![^\W\d_])", spelled):
        out.append(letter * _REPEATED.get(repeat, 1))
    return "".join(out)


def mentions(text: str, names: Sequence[str]) -> Iterator[Range]:
    """Yield where a text (normal form) spells a word of one of the `names` (normal form), or ends with the given name of one."""
    words = {word for name in names for word in re.findall(r"[^\W\d_]{3,}", name)}
    for found in _SPELLED.finditer(text) if words else ():
        letters = _letters(found.group())
        if letters in words or any(letters == "".join(re.findall(r"[^\W\d_]+", name)) for name in names):
            yield found.span()
    last = _LAST_LINE.search(text)
    if last and any(len(name) > len(last["v"]) and name.endswith(last["v"]) for name in names):
        yield last.span("v")
