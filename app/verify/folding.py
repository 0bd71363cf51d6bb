"""Text folding: a text is reduced to its letters and digits, so that a value is the same however it is set. The verifier's own.

NFKC, letter case, accents, look-alike letters, CJK radicals, traditional characters, digits of every script;
everything that is neither letter nor digit falls away. Reads the tables of `resources/unicode`; shares no code with
the redactor.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app import resources


class _Table(dict[int, str | None]):
    """Code point → folded letters (None: nothing is left of it), filled on demand."""

    def __missing__(self, code: int) -> str | None:
        found = self[code] = _letters(chr(code)) or None
        return found


def fold_letters(text: str) -> str:
    """Return the folded letters and digits of a text, everything else removed."""
    return fold_normalised(nfkc(text))


def fold_normalised(text: str) -> str:
    """Return the folded letters and digits of a text that is in NFKC."""
    if len(text) < _LONG or text.isascii() or len(text.encode("utf-8", "surrogatepass")) > len(text) * 1.1:
        return text.translate(_TABLE)
    return "".join(part.translate(_TABLE) for part in _OTHERS.split(text))  # ASCII alone is translated much faster


_LONG: Final = 1_000
_OTHERS: Final = re.compile("([^\x00-\x7f]+)")


def nfkc(text: str) -> str:
    """Return the text in Unicode normalization form NFKC, which `letter_offsets` and `fold_letters` expect alike."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def letter_offsets(text: str) -> list[int]:
    """Return the offset in an NFKC text of each folded letter."""
    return [at for at, char in enumerate(text) for _ in _TABLE[ord(char)] or ""]


def _letters(char: str) -> str:
    """Return the folded letters of one character; empty for signs, spaces, marks and invisible characters."""
    kept: list[str] = []
    for piece in unicodedata.normalize("NFKD", char) if not "\uac00" <= char <= "\ud7a3" else char:
        plain = _tables().get(piece, piece)
        plain = _tables().get(plain, plain)  # a radical whose ideograph is a traditional one
        kept.extend(_digit(small) for small in plain.casefold() if small.isalnum() and not _is_mark(small))
    return "".join(_tables().get(small, small).casefold() for small in kept)


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(int(value))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf", "Lm") and not "\u3005" <= char <= "\u30ff"


@lru_cache(maxsize=1)
def _tables() -> dict[str, str]:
    """Return character → what it is compared as, from `letters.txt`, radicals and traditional characters."""
    rows = [line.split(" ") for line in _data("letters.txt")]
    table = {letter: plain for plain, letters in rows for letter in letters}
    for line in _data("han_fold.txt"):
        table.update(zip(line[::2], line[1::2], strict=True))
    return table


def _data(name: str) -> list[str]:
    lines = resources.path("unicode", name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


_TABLE: Final = _Table()

_HAN_DIGITS: Final = dict(
    zip("零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖洞拐", "0001234567891212345678907", strict=True)
)


def han_digit(char: str) -> str:
    """Return the digit of a (folded) Chinese numeral in numbers read digit by digit; empty for any other character."""
    return _HAN_DIGITS.get(char, "")


def is_cjk_letter(char: str) -> bool:
    """Return True for a letter of a script without gaps between words (ideographs, kana, Hangul)."""
    return (
        "\u3005" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or "\U00020000" <= char <= "\U0003ffff"
    )
