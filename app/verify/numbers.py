"""Telephone and identity numbers by their digits, however these are written: grouped, in any digits, as Chinese numerals or in words.

Only the full number counts: national or international, without an extension. The verifier's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import phonenumbers

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import han_digit, letters_of

_LONG: Final = 9
"""Digits from which on a number is told inside a longer row of digits."""
_SHORTEST: Final = 6
_NAMES: Final = (
    "zero one two three four five six seven eight nine",
    "oh eins zwei drei vier funf sechs sieben acht neun",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "nought un deux trois quatre cinq six sept huit neuf",
    "null yi er san si wu liu qi ba jiu",
    "ling yao zwo san si wu liu qi ba jiu",
)
_WORDS: Final = {name: str(digit) for names in _NAMES for digit, name in enumerate(names.split())}
_TOKEN: Final = re.compile(
    rf"\d|(?<![a-z])(?:(double|triple|treble)[\s-])?({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![a-z])|.",
    re.DOTALL,
)
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3}
_ROW: Final = re.compile(
    r"\d(?:[^\S\n]{0,3}[().\-/·,:_|~+*'’\u00ad\u200b-\u200f\u2010-\u2015\u2060-\u2064\ufeff\[\]ー]{0,3}\s{0,3}\d)+"
)
_SPOKEN: Final = re.compile(r"[零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖洞拐]{2}")
_SPOKEN_WORDS: Final = re.compile(
    rf"(?<![a-z])(?:{'|'.join(_WORDS)})[\s,-]{{1,3}}(?:(?:double|triple|treble)[\s-])?(?:{'|'.join(_WORDS)})(?![a-z])"
)
_EXTENSION: Final = re.compile(r"(?:转|分机|ext\.?|extn\.?|x|#)\s*[:.]?\s*\d{1,6}\s*$", re.IGNORECASE)
_SUFFIX: Final = 3
_SERIAL: Final = re.compile(r"(?<![a-z])(?!(?:tel|phone|mob|cell|fax|no|m|t|p|h)[-_#])[a-z]{1,10}[-_#]$", re.IGNORECASE)
_CODED: Final = re.compile(
    r"(?:(?<![a-z])(?:no|nr|sn|case|order|ticket|batch|lot|serial|invoice|docket|file|ref|waybill|transaction|tracking|id)|运单号?|订单号?|交易号?|批号|编号|单号|流水号|序列号|工单)"
    r"[\s.:：(#]{0,4}$",
    re.IGNORECASE,
)
"""What stands before the number of a thing."""
_NUMBERED: Final = frozenset([Kind.PHONE, Kind.ID_NUMBER, Kind.MESSENGER, Kind.REFEREE])


@dataclass(frozen=True, slots=True)
class Row:
    """Digits that stand together: all of them, as they are written, and group by group."""

    digits: str
    text: str
    groups: tuple[str, ...]
    before: str = ""
    """What stands in front of it."""


def rows(text: str) -> Iterator[Row]:
    """The rows of digits in a composed text, also those that are read out."""
    for found in _ROW.finditer(text):
        yield _row(found[0], text[max(0, found.start() - 24) : found.start()])
    yield from read_out(text)


def read_out(text: str) -> Iterator[Row]:
    """Rows of digits in a composed text that stand there as Chinese numerals or words, in part at least."""
    if _SPOKEN.search(text):
        spoken = "".join(han_digit(letters_of(char)) or char for char in text)
        for found in _ROW.finditer(spoken):
            written = text[slice(*found.span())]
            if not written.isascii():
                yield Row(_row(found[0]).digits, written, _row(found[0]).groups)
    small = text.casefold()
    if _SPOKEN_WORDS.search(small):
        seen = {found[0] for found in _ROW.finditer(small)}
        yield from (_row(found[0]) for found in _ROW.finditer(_in_figures(small)) if found[0] not in seen)


def _in_figures(text: str) -> str:
    """Number words as figures, what is `double` or `triple` as often as it is."""

    def digits(found: re.Match[str]) -> str:
        return _WORDS[found[2]] * _TIMES.get(found[1] or "", 1) if found[2] else found[0]

    return _TOKEN.sub(digits, text)


def _row(written: str, before: str = "") -> Row:
    groups = tuple(letters_of(group) for group in re.split(r"\D+", written) if group)
    return Row("".join(groups), written, groups, before)


class Numbers:
    """The digit strings of the withheld numbers."""

    def __init__(self, absent: Iterable[ProtectedValue], allowed: Iterable[ProtectedValue]) -> None:
        """`allowed`: numbers that may stand, and with them any that are a part of theirs."""
        kept = [digits for value in allowed if value.kind in _NUMBERED for digits in spellings(value.value)]
        wanted = ((digits, value) for value in absent if value.kind in _NUMBERED for digits in spellings(value.value))
        self._wanted = tuple(dict.fromkeys(pair for pair in wanted if not any(pair[0] in digits for digits in kept)))

    def find(self, text: str) -> Iterator[tuple[ProtectedValue, str]]:
        """Values whose full number stands in a composed text, and how it is written there."""
        if not self._wanted:
            return
        for row in rows(text):
            if len(row.digits) >= _SHORTEST:
                yield from ((value, row.text) for digits, value in self._wanted if _holds(row, digits))


def _holds(row: Row, digits: str) -> bool:
    """Whether the full number stands in a row, that is not the number of a thing which happens to hold its digits (`INV-3555-0825`)."""
    whole = digits in _spans(row.groups)
    if len(digits) < _LONG:
        return whole and not _SERIAL.search(row.before)
    if digits not in row.digits:
        return False
    goes_on = row.digits != digits and (not whole or len(row.groups[-1]) <= _SUFFIX)
    return not (goes_on and (_CODED.search(row.before) or row.before[-1:].isalpha()))


def _spans(groups: Sequence[str]) -> Iterator[str]:
    for first in range(len(groups)):
        joined = ""
        for group in groups[first : first + 5]:
            joined += group
            yield joined


@lru_cache(maxsize=4_000)
def spellings(value: str) -> tuple[str, ...]:
    """The digits of a number alone, of its national form, and of its international one; none for a value with letters in it."""
    main = _EXTENSION.sub("", value.strip())
    digits = "".join(char for char in letters_of(main) if char.isdigit())
    if len(digits) < _SHORTEST or re.search(r"[^\W\d_]", main):
        return ()
    found = [digits, digits.lstrip("0")]
    for region in (None, "CN") if re.fullmatch(r"(?:86)?(?:1[3-9]\d{9}|0\d{9,11})", digits) else (None,):
        try:
            parsed = phonenumbers.parse(main, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(parsed):
            found.append(phonenumbers.national_significant_number(parsed))
    return tuple(dict.fromkeys(one for one in found if len(one) >= _SHORTEST))
