"""Times of day as people write them, English and Chinese: 14:05, 15.30, 3pm, 下午3点半. What may mean two times is none."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NUMERALS: Final = {
    **{numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)},
    **{"两": 2, "兩": 2, "十": 10, "十一": 11, "十二": 12},
}
_MINUTES: Final = {"": 0, "半": 30, "一刻": 15, "三刻": 45}
_TIME: Final = re.compile(
    r"(?P<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上)?\s{0,3}"
    r"(?P<hour>\d{1,2}|十[一二]?|[一二两兩三四五六七八九])"
    r"(?:\s{0,3}(?P<mark>[:.h時时點点])\s{0,3}(?P<minute>[0-5]\d|半|一刻|三刻)?(?:分|钟|鐘)?)?"
    r"\s{0,3}(?P<half>[ap]\.?m\.?)?"
)
_FOUR_DIGITS: Final = re.compile(r"^(\d\d)(\d\d)(?=\s{0,3}(?:[ap]\.?m\.?)?$)")
_BEFORE_NOON: Final = frozenset(["凌晨", "清晨", "早晨", "早上", "上午", "am"])
_EVENING: Final = range(5, 12)
"""Hours that 傍晚 and 晚上 name without a doubt: 晚上12点 and 晚上1点 may be of the next day."""


def time_of_day(text: str) -> str:
    """Return a time as "HH:MM"; "" for what is no time of day, or may mean two ("3", "晚上12点")."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    match = _TIME.fullmatch(_FOUR_DIGITS.sub(r"\1:\2", plain))
    if match is None:
        return ""
    written = match["hour"]
    hour = _NUMERALS[written] if written in _NUMERALS else int(written)
    minute = match["minute"] or ""
    minutes = _MINUTES[minute] if minute in _MINUTES else int(minute)
    part, half = match["part"] or "", (match["half"] or "").replace(".", "")
    dotted = match["mark"] in (":", ".") and not minute
    if dotted or (part and half) or not (part or half or match["mark"]):
        return ""
    hour = _on_24_hours(hour, part or half)
    return f"{hour:02}:{minutes:02}" if 0 <= hour < 24 else ""


def _on_24_hours(hour: int, part: str) -> int:
    """Return the hour of the day of an hour in a part of it; -1 where they do not fit together."""
    if not part or (hour > 12 and part not in _BEFORE_NOON):
        return hour
    if part in _BEFORE_NOON:
        return hour % 12 if hour <= 12 else -1
    if part == "中午":
        return hour if hour in (11, 12) else hour + 12 if hour in (1, 2) else -1
    if part in ("傍晚", "晚上"):
        return hour + 12 if hour in _EVENING else -1
    return hour % 12 + 12 if hour else -1
