"""Extend the number of a person to all that is written as part of it: letters of the issuer before it (`SCN 098417`, `TX 31184207`, 哈A 041827), the
groups of digits before and what is glued to it behind."""

from __future__ import annotations

import re
from typing import Final

Range = tuple[int, int]

_LETTERS: Final = re.compile(r"(?<![^\W\d_])(?!PIN)(?:[A-Z]{2,4}[ \-/]){1,2}$")
_PLATE: Final = re.compile(
    r"(?:(?:牌照|车牌|号牌)号?\W{0,2}(?P<place>[\u4e00-\u9fff]{1,3}[a-z]?[ ·]?)"
    r"|(?P<province>[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][a-z]?[ ·]?))\Z"
)
_GLUED: Final = re.compile(r"(?:[\-/][a-z\d]{1,12}|[a-z\d]{1,12}){1,3}(?![\w@])")
_GROUP: Final = re.compile(r"(?<![\w.,/\-])\(?\d{2,4}\)?(?: ?[.\-] ?| )$")
_MOST_DIGITS, _LEAST_DIGITS = 11, 7
_FIGURES: Final = re.compile(r"\d+")
_PLATE_NUMBER: Final = re.compile(r"[a-z]?[·\-]?\d[a-z\d]{3,5}")


def widened_number(text: str, cased: str, start: int, end: int) -> Range:
    """Return the range of the whole number around `[start:end]`, of a text in the normal form and the same with its capitals."""
    if _FIGURES.fullmatch(text, start, end) and (letters := _LETTERS.search(cased, max(0, start - 10), start)):
        start = letters.start()
    elif _PLATE_NUMBER.fullmatch(text, start, end) and (plate := _PLATE.search(text, max(0, start - 10), start)):
        start = plate.start(plate.lastgroup or 0)
    tail = _GLUED.match(text, end) if text[end - 1 : end].isalnum() else None
    return start, tail.end() if tail and any(map(str.isdigit, tail.group())) else end


def widened_phone(text: str, start: int, end: int) -> Range:
    """Return the range of a telephone number with the group of digits before it, if it lacks one."""
    digits = sum(map(str.isdigit, text[start:end]))
    group = _GROUP.search(text, max(0, start - 9), start) if digits == _LEAST_DIGITS else None
    whole = group and digits + sum(map(str.isdigit, group.group())) <= _MOST_DIGITS
    return (group.start() if group and whole else start), end
