"""Telephone and identity numbers by their digits, in any notation: grouped, digits of any script, Chinese numerals, words.

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
from app.verify.folding import fold_letters, han_digit

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
_NO_DIGITS: Final = re.compile(r"\D+")
_NO_FIGURES: Final = bytes(byte for byte in range(128) if not 0x30 <= byte <= 0x39)
_SPOKEN: Final = re.compile(r"[零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖洞拐]{2}")
_SPOKEN_WORDS: Final = re.compile(
    rf"(?<![a-z])(?:{'|'.join(_WORDS)})[\s,-]{{1,3}}(?:(?:double|triple|treble)[\s-])?(?:{'|'.join(_WORDS)})(?![a-z])"
)
_SHORT_WORD: Final = re.compile(rf"[\s,-]([a-z]{{2,{max(map(len, _WORDS))}}})(?![a-z])")
"""What the second of two number words is, found sooner than the two."""
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
class DigitRun:
    """A run of digits: all of them, as written, and group by group; `before`: the text in front."""

    digits: str
    text: str
    groups: tuple[str, ...]
    before: str = ""
    """What stands in front of it."""


def digit_runs(text: str, shortest: int = 0) -> Iterator[DigitRun]:
    """Yield the runs of digits in an NFKC text, also those written as numerals or words; of those in figures only such of `shortest` characters or more."""
    for found in _ROW.finditer(text):
        if found.end() - found.start() >= shortest:
            yield _row(found[0], text[max(0, found.start() - 24) : found.start()])
    yield from spoken_digit_runs(text)


def spoken_digit_runs(text: str) -> Iterator[DigitRun]:
    """Yield runs of digits in an NFKC text that are written as Chinese numerals or words, at least in part."""
    if not text.isascii() and _SPOKEN.search(text):
        spoken = "".join(han_digit(fold_letters(char)) or char for char in text)
        for found in _ROW.finditer(spoken):
            written = text[slice(*found.span())]
            if not written.isascii():
                yield DigitRun(_row(found[0]).digits, written, _row(found[0]).groups)
    small = text.casefold()
    if not _WORDS.keys().isdisjoint(_SHORT_WORD.findall(small)) and _SPOKEN_WORDS.search(small):
        seen = {found[0] for found in _ROW.finditer(small)}
        yield from (_row(found[0]) for found in _ROW.finditer(_in_figures(small)) if found[0] not in seen)


def _in_figures(text: str) -> str:
    """Return number words as figures; `double` and `triple` repeat the next one."""

    def digits(found: re.Match[str]) -> str:
        return _WORDS[found[2]] * _TIMES.get(found[1] or "", 1) if found[2] else found[0]

    return _TOKEN.sub(digits, text)


def _row(written: str, before: str = "") -> DigitRun:
    groups = tuple(fold_letters(group) for group in _NO_DIGITS.split(written) if group)
    return DigitRun("".join(groups), written, groups, before)


class WithheldNumbers:
    """The digit strings of the withheld numbers."""

    def __init__(self, absent: Iterable[ProtectedValue], allowed: Iterable[ProtectedValue]) -> None:
        """`allowed`: numbers that may stand, and with them any that are a part of theirs."""
        kept = [digits for value in allowed if value.kind in _NUMBERED for digits in number_variants(value.value)]
        wanted = (
            (digits, value) for value in absent if value.kind in _NUMBERED for digits in number_variants(value.value)
        )
        self._wanted = tuple(dict.fromkeys(pair for pair in wanted if not any(pair[0] in digits for digits in kept)))

    def find(self, text: str) -> Iterator[tuple[ProtectedValue, str]]:
        """Yield withheld values whose full number occurs in an NFKC text, and how it is written there."""
        if not self._wanted or len(text) < _SHORTEST or (text.isascii() and text.isalpha()):
            return
        figures = _figures(text)
        told = any(digits in figures for digits, _ in self._wanted)
        for row in digit_runs(text, _SHORTEST) if told else spoken_digit_runs(text):
            if len(row.digits) >= _SHORTEST:
                yield from ((value, row.text) for digits, value in self._wanted if _run_holds_number(row, digits))


def _figures(text: str) -> str:
    """Return all figures of an NFKC text, of which each run of digits is a part."""
    if text.isascii():
        return text.encode().translate(None, _NO_FIGURES).decode()
    return fold_letters(_NO_DIGITS.sub("", text))


def _run_holds_number(row: DigitRun, digits: str) -> bool:
    """Return True if a run holds the full number and is not a serial number that contains its digits (`INV-3555-0825`)."""
    if digits not in row.digits:  # the groups, in a row
        return False
    whole = digits in _spans(row.groups)
    if len(digits) < _LONG:
        return whole and not _SERIAL.search(row.before)
    goes_on = row.digits != digits and (not whole or len(row.groups[-1]) <= _SUFFIX)
    return not (goes_on and (_CODED.search(row.before) or row.before[-1:].isalpha()))


def _spans(groups: Sequence[str]) -> Iterator[str]:
    for first in range(len(groups)):
        joined = ""
        for group in groups[first : first + 5]:
            joined += group
            yield joined


@lru_cache(maxsize=4_000)
def number_variants(value: str) -> tuple[str, ...]:
    """Return the digits of a number: as written, national, and international; none for a value with letters in it."""
    main = _EXTENSION.sub("", value.strip())
    digits = "".join(char for char in fold_letters(main) if char.isdigit())
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
