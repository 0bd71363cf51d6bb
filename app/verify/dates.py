"""Dates of birth and months of employment, found by reading every date of a text and comparing it with the withheld ones.

Days and months in figures (ISO, European, American, Chinese, compact), month names of a dozen languages, Chinese numerals and eras, the birth
date inside a Chinese identity number. The verifier's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters, han_digit, nfkc

_MONTHS: Final = (
    "jan januar januari january janvier enero ene gennaio gen janeiro stycznia styczen января январь ocak ledna",
    "feb februar februari february fevrier fevr febrero febbraio fevereiro lutego luty февраля февраль subat unora",
    "mar mars march marz maerz mrz maart marzo marco marca марта март mart brezna",
    "apr april avril abril abr aprile kwietnia апреля апрель nisan dubna",
    "may mai mayo maggio mag maio maja maj mei мая май mayis kvetna",
    "jun june juni juin junio giugno giu junho czerwca июня июнь haziran cervna",
    "jul july juli juillet julio luglio lug julho lipca июля июль temmuz cervence",
    "aug august aout agosto ago augusti augustus sierpnia августа август agustos srpna",
    "sep sept september septembre septiembre settembre set setembro wrzesnia сентября сентябрь eylul zari",
    "oct october octobre octubre ott ottobre out outubro okt oktober pazdziernika октября октябрь ekim rijna",
    "nov november novembre noviembre novembro listopada ноября ноябрь kasim listopadu",
    "dec december decembre dic diciembre dicembre dez dezember dezembro desember grudnia декабря декабрь aralik prosince",
)
_MONTH_OF: Final = {fold_letters(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ERAS: Final = {"民国": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_DAY: Final = r"(?:[0-3]?\d)(?:st|nd|rd|th|er|º|°)?"
_GAP: Final = r"[\s.,'’/-]{0,3}(?:of |de |del |di )?"
_NAME: Final = r"[^\W\d_]{3,12}"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_EDGE: Final = r"(?<![\d])"
_FIGURES: Final = re.compile(
    rf"{_EDGE}(?:(?P<y>{_YEAR})\s?(?P<s>[-./年])\s?(?P<m>\d{{1,2}})(?:\s?(?:(?P=s)|月|[-./])\s?(?P<d>\d{{1,2}}))?(?!\d)"
    rf"|(?P<a>\d{{1,2}})\s?(?P<t>[-./])\s?(?P<b>\d{{1,2}})\s?(?P=t)\s?(?P<y2>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<y4>\d\d)\s?(?P<u>[-./年])\s?(?P<m4>\d{{1,2}})\s?(?:(?P=u)|月)\s?(?P<d4>\d{{1,2}})(?!\d)"
    rf"|(?P<m3>\d{{1,2}})\s?[/.-]\s?(?P<y3>{_YEAR})(?!\d)"
    rf"|(?P<c>{_YEAR}[01]\d[0-3]\d)(?!\d)|[1-9]\d{{5}}(?P<i>{_YEAR}[01]\d[0-3]\d)(?=\d{{3}}[\dXx])"
    rf"|'?(?P<y5>\d\d)\s?年\s?(?P<m5>\d{{1,2}})\s?月)"
)
_NAMED_DATE: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<d1>{_DAY}){_GAP}(?P<n1>{_NAME})\.?{_GAP}(?P<y1>{_YEAR}|'?\d\d)(?!\d)"
    rf"|(?P<n2>{_NAME})\.?{_GAP}(?P<d2>{_DAY})[\s.,]{{1,3}}(?P<y2>{_YEAR})(?!\d)"
    rf"|(?P<n3>{_NAME})\.?{_GAP}(?P<y3>{_YEAR}|'\d\d)(?!\d)|(?P<y4>{_YEAR})[\s.,/-]{{1,3}}(?P<n4>{_NAME})\.?(?:{_GAP}(?P<d4>{_DAY}))?(?![\w]))"
)
_NUMERALS: Final = re.compile(
    r"(?P<era>民国|昭和|平成|令和)?(?P<y>[零〇○一二三四五六七八九十\d]{1,4})年(?P<m>[一二三四五六七八九十\d]{1,3})月(?:(?P<d>[一二三四五六七八九十廿\d]{1,3})[日号]?)?"
)
_VERSIONED: Final = re.compile(r"(?:(?<![a-z])(?:v|ver|version|rev|release|build|firmware)\.?\s?|\d\.)$", re.IGNORECASE)
_DATED: Final = frozenset([Kind.BIRTH, Kind.DATES])

Date = tuple[int, int, int]
"""Year, month, day; 0 for a day that is not given."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and its position in a text; figures such as 03/04/1990 give one for each reading."""

    date: Date
    start: int
    end: int


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Find every date of an NFKC text, in each sense that its figures can have."""
    for found in _FIGURES.finditer(text):
        if not _VERSIONED.search(text[max(0, found.start() - 9) : found.start()]):
            yield from (WrittenDate(date, *found.span()) for date in _figures(found) if _real(date))
    for found in _NAMED_DATE.finditer(text):
        yield from (WrittenDate(date, *found.span()) for date in _dates_with_month_names(found) if _real(date))
    if "年" in text:
        folded = _fold_in_place(text)
        for found in _NUMERALS.finditer(folded):
            yield from (WrittenDate(date, *found.span()) for date in _numerals(found) if _real(date))


def _fold_in_place(text: str) -> str:
    """Return the text with each character folded where that gives one character (國 as 国)."""
    return text.translate(_IN_PLACE)


class _FoldedInPlace(dict[int, str]):
    """Code point → what stands for it, filled on demand."""

    def __missing__(self, code: int) -> str:
        letters = fold_letters(chr(code))
        found = self[code] = letters if len(letters) == 1 else chr(code)
        return found


_IN_PLACE: Final = _FoldedInPlace()


def _real(date: Date) -> bool:
    return 1 <= date[1] <= 12 and 0 <= date[2] <= 31


def _full_year(digits: str) -> Iterator[int]:
    short = int(digits.strip("'’"))
    yield from (1900 + short, 2000 + short) if short < 100 else (short,)


def _figures(found: re.Match[str]) -> Iterator[Date]:
    groups = found.groupdict()
    if groups["y"]:
        yield int(groups["y"]), int(groups["m"]), int(groups["d"] or 0)
    elif groups["y2"]:
        for year in _full_year(groups["y2"]):
            yield year, int(groups["b"]), int(groups["a"])
            yield year, int(groups["a"]), int(groups["b"])
        if len(groups["y2"]) == 2:
            yield from ((year, int(groups["b"]), int(groups["y2"])) for year in _full_year(groups["a"]))
    elif groups["y3"]:
        yield int(groups["y3"]), int(groups["m3"]), 0
    elif groups["y4"]:
        yield from ((year, int(groups["m4"]), int(groups["d4"])) for year in _full_year(groups["y4"]))
    elif groups["y5"]:
        yield from ((year, int(groups["m5"]), 0) for year in _full_year(groups["y5"]))
    else:
        compact = groups["c"] or groups["i"]
        yield int(compact[:4]), int(compact[4:6]), int(compact[6:])


def _dates_with_month_names(found: re.Match[str]) -> Iterator[Date]:
    for at in "1234":
        name = found.group(f"n{at}")
        if name:
            month = _MONTH_OF.get(fold_letters(name), 0)
            day = found.group(f"d{at}") if at != "3" else None
            number = int(re.sub(r"\D", "", day)) if day else 0
            yield from ((year, month, number) for year in _full_year(found.group(f"y{at}")))


def _numerals(found: re.Match[str]) -> Iterator[Date]:
    month, day = _parse_chinese_numeral(found["m"]), _parse_chinese_numeral(found["d"] or "")
    if found["era"]:
        yield _ERAS[found["era"]] + _parse_chinese_numeral(found["y"]), month, day
        return
    digits = "".join(han_digit(char) or char for char in found["y"])
    if digits.isdigit() and len(digits) in (2, 4):
        yield from ((year, month, day) for year in _full_year(digits))


def _parse_chinese_numeral(numeral: str) -> int:
    """Parse a Chinese numeral below a hundred (十二, 廿三, 三十一) or figures."""
    if not numeral:
        return 0
    if numeral.isascii():
        return int(numeral)
    tens, ten, ones = numeral.replace("廿", "二十").rpartition("十")
    first = int(han_digit(tens) or 1) if ten else 0
    return first * 10 + int(han_digit(ones) or 0)


class WithheldDates:
    """The withheld dates: of birth (also without the day) and, of work, to the month."""

    def __init__(self, absent: Iterable[ProtectedValue], allowed: Iterable[ProtectedValue]) -> None:
        kept = {written.date for value in allowed if value.kind in _DATED for written in find_dates(nfkc(value.value))}
        self._wanted: dict[Date, ProtectedValue] = {}
        for value in (value for value in absent if value.kind in _DATED):
            for written in find_dates(nfkc(value.value)):
                year, month, day = written.date
                for wanted in {(year, month, day), (year, month, 0)} - kept:
                    self._wanted.setdefault(wanted, value)
        self._months = {date[:2]: value for date, value in self._wanted.items() if value.kind is Kind.DATES}

    def find(self, text: str) -> Iterator[tuple[ProtectedValue, int, int]]:
        """Find withheld dates in an NFKC text: (value, start, end) each."""
        if not self._wanted:
            return
        for written in find_dates(text):
            in_full = re.search(r"\d{4}|年", text[written.start : written.end]) is not None  # 1.2.19 may be a version
            value = self._wanted.get(written.date) if in_full or written.date[2] else None
            value = value or (self._months.get(written.date[:2]) if in_full else None)
            if value is not None:
                yield value, written.start, written.end
