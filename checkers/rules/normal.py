"""The form of a text that rules are matched against, with a way back to the original offsets. Never shown to anyone.

Full-width to ASCII, traditional to simplified, lower case: all one character for one. Zero-width characters, and
blanks or
decoration between two Han characters (押 金, 押*金), are dropped, and then offsets are mapped through an index.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import resources

_DROP = re.compile(
    "[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\ufe0f\ufe0e]|(?<=[\u4e00-\u9fff])(?:[ "
    "\t\u3000·*_~^|`]{1,3}(?=[\u4e00-\u9fff](?:[ \t\u3000·*_~^|`]|[^\u4e00-\u9fff]|$))"
    "|[*·_~^|`]{1,2}(?=[\u4e00-\u9fff]))"
)
_QUICK = re.compile(
    "[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\ufe0f\ufe0e]|[\u4e00-\u9fff][ \t\u3000·*_~^|`]{1,3}[\u4e00-\u9fff]"
)
_EXTRA = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-",
    "－": "-", "\u00a0": " ", "\u3000": " ",
    "０": "0", "₿": "b", "❤": "信", "⒈": "1", "①": "1", "②": "2", "③": "3", "④": "4",
    "⑤": "5", "⑥": "6", "⑦": "7", "⑧": "8", "⑨": "9",
    "➕": "加", "✚": "加", "㊙": "秘", "佰": "百", "仟": "千", "萬": "万",
    "帐": "账", "帳": "账", "唰": "刷", "緻": "致",
}  # fmt: skip


@functools.cache
def table() -> Mapping[int, str]:
    """The one-for-one translation."""
    lines = [
        line
        for line in resources.path("lists", "traditional_simplified.txt").read_text("utf-8").splitlines()
        if line[:1] != "#"
    ]
    mapping = {ord(old): new for old, new in zip(lines[0], lines[1], strict=True)}
    mapping.update({code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)})
    mapping.update({ord(old): new for old, new in _EXTRA.items()})
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x370, 0x530)):
        lower = chr(code).lower()
        if len(lower) == 1:
            mapping[code] = lower
    for code in range(0x1D400, 0x1D800):  # mathematical letters, used to dodge filters
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(plain) == 1:
            mapping[code] = plain
    return mapping


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; `index[i]` is the offset in the original of character i, or None when offsets are the same."""

    text: str
    index: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that `start:end` of the normalised text stands for."""
        if self.index is None or start >= end:
            return start, end
        return self.index[start], self.index[end - 1] + 1


def normalise(text: str) -> Normal:
    """The form of `text` to match against."""
    plain = text.translate(table())
    if _QUICK.search(plain) is None:
        return Normal(plain)
    kept: list[str] = []
    index: list[int] = []
    at = 0
    for match in _DROP.finditer(plain):
        kept.append(plain[at : match.start()])
        index.extend(range(at, match.start()))
        at = match.end()
    kept.append(plain[at:])
    index.extend(range(at, len(plain)))
    return Normal("".join(kept), index)
