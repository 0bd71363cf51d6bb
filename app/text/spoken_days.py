"""Days as people say them: without the year (12/9, 16 Dec, 12月9日) or by name (tomorrow, Wednesday, 下周三)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from app.text.characters import narrow
from app.text.months import month_numbers

_NAMED: Final = {
    **{"today": 0, "tomorrow": 1, "yesterday": -1},
    **{"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "後天": 2, "大后天": 3, "大後天": 3, "昨天": -1, "昨日": -1, "前天": -2},
}  # fmt: skip
_CHINESE_WEEKDAY: Final = re.compile(
    r"(?P<which>这|這|本|今|下下|下|上)?个?個?(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天])"
)
_ENGLISH_WEEKDAY: Final = re.compile(
    r"(?:this |on )?(mon|tue|wed|thu|fri|sat|sun)(?:day|s?day|nesday|rs?day|urday|r|rs|s)?"
)
"""No `next Wednesday`: for some that is this week's, for others the one after."""
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKS: Final = {"下下": 2, "下": 1, "上": -1}
_FIGURES: Final = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\.?")
_CHINESE_DAY: Final = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]?")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)? ?([^\W\d_]{3,})\.?")
_MONTH_DAY: Final = re.compile(r"([^\W\d_]{3,})\.? ?(\d{1,2})(?:st|nd|rd|th)?")


def spoken_day(text: str, today: date, first: date, last: date, *, month_first: bool | None) -> date | None:
    """Return the day within `first` … `last` that a text names, else None.

    Without a year it is the one nearest to `today`; a weekday is the next one, or the last one where days ahead are out of bounds.
    `month_first` decides ambiguous figures (None: such are refused).
    """
    plain = " ".join(narrow(text).casefold().replace(",", " ").split())
    return next((day for day in _readings(plain, today, month_first=month_first) if first <= day <= last), None)


def _readings(text: str, today: date, *, month_first: bool | None) -> list[date]:
    """Return the days that a text may name, the likeliest first."""
    if text in _NAMED:
        return [today + timedelta(days=_NAMED[text])]
    if chinese := _CHINESE_WEEKDAY.fullmatch(text):
        return _weekday(min("一二三四五六日天".index(chinese["day"]), 6), today, chinese["which"] or "")
    if english := _ENGLISH_WEEKDAY.fullmatch(text):
        return _weekday(_WEEKDAYS.index(english[1]), today, "")
    pair = _month_and_day(text, month_first=month_first)
    return sorted(_of_years(pair, today.year), key=lambda day: abs(day - today)) if pair else []


def _of_years(month_and_day: tuple[int, int], year: int) -> Iterator[date]:
    for one in (year - 1, year, year + 1):
        with suppress(ValueError):  # no such day, or not in this year
            yield date(one, *month_and_day)


def _weekday(place: int, today: date, which: str) -> list[date]:
    """Return the day of the week that is named, else the next and the last one."""
    here = today + timedelta(days=place - today.weekday())
    if which:
        return [here + timedelta(weeks=_WEEKS.get(which, 0))]
    ahead = here if here > today else here + timedelta(weeks=1)
    return [ahead, ahead - timedelta(weeks=1)]


def _month_and_day(text: str, *, month_first: bool | None) -> tuple[int, int] | None:
    if found := _CHINESE_DAY.fullmatch(text):
        return int(found[1]), int(found[2])
    if found := _FIGURES.fullmatch(text):
        return _figures(int(found[1]), int(found[3]), month_first=False if found[2] == "." else month_first)
    numbers = month_numbers()
    for pattern, name, day in ((_DAY_MONTH, 2, 1), (_MONTH_DAY, 1, 2)):
        if (found := pattern.fullmatch(text)) and (month := numbers.get(found[name]) or numbers.get(found[name][:3])):
            return month, int(found[day])
    return None


def _figures(one: int, other: int, *, month_first: bool | None) -> tuple[int, int] | None:
    if one > 12 or other > 12 or one == other:
        return (other, one) if one > 12 else (one, other)
    if month_first is None:
        return None
    return (one, other) if month_first else (other, one)
