"""The documented normalisation between what a file says and what a field holds.

A value is *found in* a source when `skeleton(value)` occurs in `skeleton(source)`. The skeleton ignores white space,
dashes and soft hyphens (line breaks and wrapped cells), full-width forms and CJK radical look-alikes; nothing else.
`fold` keeps the length of its input, so offsets found in folded text are offsets in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufffe\u30fc\ufe63\uff0d"
SPACES: Final = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# CJK Radicals Supplement (U+2E80–U+2EF3) to the ideograph with the same shape; NFKC does not map these.
# Source: Unicode EquivalentUnifiedIdeograph.txt, the part with a one-to-one counterpart in current use.
_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺶⺷⺸⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂几刀刂卜㔾小兀尣尢尣巳幺彑彐忄㣺扌攵旡歺母民氵氺灬爪爫丬⺧犭王疋目示礻竹糹纟罓罒㓁㓁羊羊⺸耂肀⺼臼艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


def _radical_map() -> dict[int, str]:
    table = {ord(shape): char for shape, char in _SUPPLEMENT.items() if shape != char}
    for code in range(0x2F00, 0x2FD6):
        table[code] = unicodedata.normalize("NFKC", chr(code))
    return table


RADICALS: Final = _radical_map()
_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD: Final = {
    **RADICALS,
    **_WIDE,
    **{ord(dash): "-" for dash in DASHES},
    **{ord(space): " " for space in SPACES},
}
CONTROLS: Final = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]))
_DROPPED: Final = frozenset(DASHES + SPACES + INVISIBLE + CONTROLS + "- ")
_ASCII_KEPT: Final = re.compile(r"[!-,./-~]")
_NO_CONTROLS: Final = {ord(char): None for char in CONTROLS if char not in "\t\n"}


def printable(text: str) -> str:
    """The text without control characters other than tab and line feed."""
    return text.translate(_NO_CONTROLS)


def fold(text: str) -> str:
    """Full-width to ASCII, radicals to ideographs, dashes to `-`, spaces to a space; same length as `text`."""
    return text if text.isascii() else text.translate(_FOLD)  # nothing in ASCII folds


def mend(text: str) -> str:
    """What PDF producers spoil and only that: radical look-alikes mapped back, U+FFFE and soft hyphens to `-`."""
    return text.translate(RADICALS).replace("\ufffe", "-").replace("\u00ad", "-").replace("\x02", "-")


def clean(text: str) -> str:
    """A value for a field: radicals mapped, invisible characters dropped, white space collapsed and trimmed."""
    kept = "".join(ch for ch in mend(text) if ch not in INVISIBLE)
    return " ".join(kept.split())


def skeleton(text: str) -> tuple[str, list[int]]:
    """The comparison form and, for each of its characters, the offset in `text` it came from."""
    out: list[str] = []
    where: list[int] = []
    if text.isascii():
        where = [found.start() for found in _ASCII_KEPT.finditer(text)]
        return "".join(text[index] for index in where), where
    for index, char in enumerate(text):
        pieces = _pieces(char)
        out.append(pieces)
        where.extend([index] * len(pieces))
    return "".join(out), where


@lru_cache(maxsize=20_000)
def _pieces(char: str) -> str:
    """What one character is in the comparison form."""
    if char in _DROPPED:
        return ""
    whole = unicodedata.normalize("NFKC", _FOLD.get(ord(char), char))
    return "".join(piece for piece in whole if piece not in _DROPPED)


_HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def is_han(char: str) -> bool:
    """Whether a character is a Chinese ideograph (any plane)."""
    return _HAN.match(char) is not None


def has_han(text: str) -> bool:
    """Whether any ideograph occurs."""
    return not text.isascii() and _HAN.search(text) is not None
