"""Find one known date (of birth, or an exact month of work) in every usual way of writing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from app.redact.matchers.base import Found
from app.redact.number_labels import NUMBERED
from app.redact.prepared_text import Document
from app.text.months import month_numbers, normal_names
from app.text.normalization import folded
from app.text.number_words import ordinal as day_word
from app.text.number_words import year as year_word

_SEP: Final = r"(?:\s{0,2}[-./,年月·]\s{0,2}|\s{1,2})"
_HAN: Final = "零一二三四五六七八九"
_WORD: Final = re.compile(r"[^\W\d_]+")
_DATE: Final = re.compile(r"(\d{4})\D{1,3}(\d{1,2})(?:\D{1,3}(\d{1,2}))?")


def parse_date(value: str) -> tuple[int, int, int] | None:
    """Return year, month, day (0 if not given) of an ISO-like, Chinese or written-out date; None if it names no month."""
    text = folded(value)
    compact = re.search(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", text)
    found = compact or _DATE.search(text)
    if found:
        return _valid_date(int(found.group(1)), int(found.group(2)), int(found.group(3) or 0))
    numbers = month_numbers()
    month = next((numbers[word] for word in _WORD.findall(text) if word in numbers), 0)
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    if month and year:
        day = re.search(r"(?<!\d)([0-3]?\d)(?:st|nd|rd|th|er|\.)?(?!\d)", text.replace(year.group(), " "))
        return _valid_date(int(year.group()), month, int(day.group(1)) if day else 0)
    text = re.sub(r",? (?:thang|nam) ", ".", text)  # 19 tháng 7 năm 1993
    plain = re.search(r"(?<!\d)(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?((?:19|20)\d\d)(?!\d)", text)
    if plain:
        first, second, year_number = (int(group) for group in plain.groups())
        day_number, month = (first, second) if second <= 12 else (second, first)
        return _valid_date(year_number, month, day_number)
    return None


def _valid_date(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    return (year, month, day) if 1 <= month <= 12 and 0 <= day <= 31 else None


_ANY_DAY = r"(?:[12]\d|3[01]|0?[1-9])"


class KnownDate:
    """One date; with a day, the month alone counts too when `month_too`."""

    def __init__(self, year: int, month: int, day: int, *, month_too: bool) -> None:
        year4, year2 = str(year), rf"'?{year % 100:02d}"
        names = rf"(?:{'|'.join(normal_names(month))})(?![a-z])\.?"
        mm, dd = rf"0?{month}", rf"0?{day}"
        numerals = _han_year(year), _han_number(month)
        forms: list[str] = []
        if day:
            ordinal = rf"{dd}(?:st|nd|rd|th|er|\.|º|°|o)?"
            years = rf"(?:{year4}|{year2})"
            forms += [
                rf"{year4}{_SEP}{mm}{_SEP}{dd}[日号]?",
                rf"{year4}{month:02d}{day:02d}",
                rf"{year2}\s?年\s?{mm}\s?月\s?{dd}\s?[日号]?",
                rf"{dd}\s?[-./]\s?{mm}\s?[-./]\s?{years}",
                rf"{dd},? thang {mm},?(?: nam)? {year4}",
                rf"{mm}\s?[-./]\s?{dd}\s?[-./]\s?{years}",
                rf"{year2}[-./]{mm}[-./]{dd}",
                rf"{ordinal}[\s.,-]{{0,2}}(?:of |de |di )?{names}[\s.,-]{{0,2}}(?:of |de |del |di )?{years}",
                rf"{names}[\s.,-]{{0,2}}{ordinal}[\s.,-]{{0,3}}{years}",
                rf"{numerals[0]}年{numerals[1]}月{_han_number(day)}[日号]?",
                rf"{year4}[\s.,-]{{1,2}}{names}[\s.,-]{{1,2}}{ordinal}",
                rf"{ordinal} day of {names}[\s.,-]{{0,2}}{years}",
                rf"(?:the )?(?:{day_word(day)}|{ordinal})(?: day)? (?:of )?{names}[\s.,-]{{0,3}}(?:of )?(?:{years}|{year_word(year)}(?![a-z]))",
                rf"{names} (?:the )?(?:{day_word(day)}|{ordinal})[\s.,-]{{1,3}}(?:{years}|{year_word(year)}(?![a-z]))",
                rf"{year4}\s?년\s?{mm}\s?월\s?{dd}\s?일",
                *_eras(year, rf"\s?年\s?{mm}\s?月\s?{dd}\s?日?"),
            ]
        if not day or month_too:
            forms += [
                rf"{year4}\s?[-./年]\s?{mm}\s?月?份?",
                rf"{year2}\s?年\s?{mm}\s?月",
                rf"(?:{names})[\s.,/-]{{0,2}}(?:of |de |del )?(?:{year4}|'{year % 100:02d})",
                rf"{mm}\s?[/.]\s?{year4}",
                rf"{year4}(?:[.,-]|[^\S\n]){{1,2}}(?:{names})",
                rf"{numerals[0]}年{numerals[1]}月",
                rf"{names}[\s.,-]{{0,2}}{_ANY_DAY}(?:st|nd|rd|th)?[\s.,-]{{1,3}}{year4}",
                rf"{mm}\s?[-./]\s?{_ANY_DAY}\s?[-./]\s?{year4}",
                rf"{_ANY_DAY}\s?[-./]\s?{mm}\s?[-./]\s?{year4}",
            ]
        self.year = f"{year % 100:02d}"
        self.plain_forms = [form for form in forms if names not in form]
        self.month = re.compile(names)
        self.worded = re.compile(year_word(year)) if day else None
        self.named_forms = [form for form in forms if names in form]
        self.inside = re.compile(rf"(?<=\d{{6}}){year4}{month:02d}{day:02d}(?=\d{{3}}[\dx])") if day else None

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """Return the pattern of the forms in figures; built when a text first holds the year's last two, or the sign for years."""
        return _any_of(self.plain_forms)

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Return the pattern of the forms with the month's name; built when a text first holds one."""
        return _any_of(self.named_forms)

    def find(self, document: Document) -> Iterator[Found]:
        """Find written dates, and the eight digits inside a Chinese identity number."""
        text = document.text
        plain = self.plain.finditer(text) if self.year in text or "年" in text else ()
        named = self.named.finditer(text) if self.month.search(text) and self._tells_year(text) else ()
        for found in (*plain, *named):
            if not (_part_of_version(document.text, *found.span()) or _of_a_thing(document.text, *found.span())):
                yield found.start(), found.end(), "date"
        if self.inside:
            for found in self.inside.finditer(document.text):
                yield found.start(), found.end(), "inside an identity number"

    def _tells_year(self, text: str) -> bool:
        return self.year in text or (self.worded is not None and self.worded.search(text) is not None)


def _any_of(forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![a-z0-9])(?:{form})(?![0-9])" for form in forms))


def _part_of_version(text: str, start: int, end: int) -> bool:
    """Return True if digits and full stops are a piece of a version or a file's number (`v2.7.1991`, `2001.9.15-rc2`)."""
    before = re.search(r"(?<![a-z0-9])(?:v|ver|version|rev)?\d{1,4}\.$", text[max(0, start - 14) : start])
    after = re.match(
        r"[-.]?(?:rc|alpha|beta|build|dev|snapshot|final|p\d|r\d)(?![a-z])|\.\d+\.\d", text[end : end + 10]
    )
    called = re.search(
        r"(?:(?<![a-z])(?:version|release|firmware|build|rev|tag)|版本号?)[.:]?\s?$", text[max(0, start - 14) : start]
    )
    return bool(after or ((before or called) and "." in text[start:end]))


_NUMBERS_THINGS: Final = re.compile(rf"(?:{NUMBERED})[\s:.#\-]{{0,3}}$")
_TWO_SIGNS: Final = re.compile(r"\d{1,4}([-/.])\d{1,2}(?!\1)[-/.]\d{1,4}")


def _of_a_thing(text: str, start: int, end: int) -> bool:
    """Return True if digits like a date are the number of a batch, a vacancy or a file: cut by two signs, or with a letter behind
    (96-04-26B)."""
    odd = _TWO_SIGNS.fullmatch(text[start:end]) or re.match(r"[a-z](?![a-z])|[-/]\d", text[end : end + 2])
    return bool(odd and _NUMBERS_THINGS.search(text[max(0, start - 28) : start]))


def _eras(year: int, rest: str) -> Iterator[str]:
    """Yield the year counted from 1912 (Taiwan) or from the beginning of a Japanese era."""
    for era, first, last in (("民国", 1912, 2100), ("昭和", 1926, 1989), ("平成", 1989, 2019), ("令和", 2019, 2100)):
        if first <= year <= last:
            yield rf"{era}\s?{year - first + 1}{rest}"


def _han_year(year: int) -> str:
    return "".join(f"[{_HAN[int(digit)]}〇○]" if digit == "0" else _HAN[int(digit)] for digit in str(year))


def _han_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return head + (_HAN[ones] if ones else "") or "〇"
