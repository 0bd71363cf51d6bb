"""Unicode text of the glyph names of a simple PDF font: the Adobe Glyph List Specification, version 1.7, section 2 ("The mapping"), with the list
in `resources/unicode/glyph_names.txt`.

Must never guess: a name that the specification gives no text has none.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from app import resources

_UNI: Final = re.compile(r"uni((?:[0-9A-F]{4})+)")
_U: Final = re.compile(r"u([0-9A-F]{4,6})")


def to_unicode(name: str) -> str:
    """The text of a glyph name (`f_i.alt` → "fi"); empty where it has none.

    >>> to_unicode("uni4E2D_comma.small")
    '中,'
    """
    return "".join(map(_component, name.partition(".")[0].split("_")))


def _component(name: str) -> str:
    if (listed := _glyph_list().get(name)) is not None:
        return listed
    if match := _UNI.fullmatch(name):
        return _characters([match[1][at : at + 4] for at in range(0, len(match[1]), 4)])
    return _characters([match[1]]) if (match := _U.fullmatch(name)) else ""


def _characters(digits: list[str]) -> str:
    """The characters of code points; nothing if one of them is a surrogate or beyond Unicode."""
    codes = [int(code, 16) for code in digits]
    return "" if any(0xD800 <= code <= 0xDFFF or code > 0x10FFFF for code in codes) else "".join(map(chr, codes))


@functools.cache
def _glyph_list() -> dict[str, str]:
    lines = resources.path("unicode", "glyph_names.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(";") for line in lines if not line.startswith("#"))
    return {name: "".join(chr(int(code, 16)) for code in codes.split()) for name, _, codes in pairs}
