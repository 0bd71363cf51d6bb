"""Exclusion by contact data: finds the copies that ever showed a phone number, address or account that stands in a text.

Contact data that all copies share can never name one of them; it can only say who had it. A value is found whole or not at all: a number
inside a longer one, or an address that another one ends in, is another person's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.marks.issued_copies import IssuedVersion

_MIN_DIGITS: Final = 7
_NATIONAL: Final = 9
"""Last digits that are compared first: with or without a country code or trunk zero, the number is the same."""
_SHORTEST: Final = 5
"""Letters of an account below which it is a word of any text."""
_BETWEEN: Final = r"[\s().\-/]{0,3}"
_COUNTRY_CODE: Final = re.compile(
    r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-69]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d"
)
"""ITU-T E.164 country codes, by their shape."""
_BEFORE: Final = re.compile(r"\+?[\d\s().\-/]{0,14}\Z")


def known_contacts(untrusted_text: str, issued: Sequence[IssuedVersion]) -> frozenset[str]:
    """Return the ids of the copies that showed any phone number, e-mail address or account found in the text."""
    values = {value for version in issued for copy in version.copies for value in copy.disclosed}
    shown = found_contacts(untrusted_text, values)
    if not shown:
        return frozenset()
    return frozenset(
        copy.copy_id for version in issued for copy in version.copies if not shown.isdisjoint(copy.disclosed)
    )


def found_contacts(untrusted_text: str, values: set[str]) -> frozenset[str]:
    """Return those of `values` that stand in the text, in whatever spelling."""
    text = unicodedata.normalize("NFKC", untrusted_text).casefold()
    return frozenset(value for value in values if _stands_in(text, unicodedata.normalize("NFKC", value).casefold()))


def _stands_in(text: str, value: str) -> bool:
    digits = re.sub(r"\D", "", value)
    if "@" in value or re.search(r"[^\W\d_]", value):
        letters = [re.escape(char) for char in value if not char.isspace()]
        return len(letters) >= _SHORTEST and re.search(_written_out(tuple(letters)), text) is not None
    if len(digits) < _MIN_DIGITS:
        return False
    before = digits[:-_NATIONAL]
    return any(_same_prefix(text[: found.start()], before) for found in re.finditer(_number(digits[-_NATIONAL:]), text))


@lru_cache(maxsize=4_096)
def _written_out(letters: tuple[str, ...]) -> str:
    """Return a pattern of a value with up to two spaces between its signs, as forms and scans break it."""
    return r"(?<![\w.+\-])" + r"\s{0,2}".join(letters) + r"(?![\w\-]|\.\w)"


@lru_cache(maxsize=4_096)
def _number(digits: str) -> str:
    return _BETWEEN.join(digits) + r"(?!\d)"


def _same_prefix(text_before: str, before: str) -> bool:
    """Return True if the digits before the last ones of a number agree in the text and in the stored number. Other numbers may stand
    before it in the text; an explicit country code (`+44`) belongs to it."""
    run = _BEFORE.search(text_before)
    written = run.group() if run else ""
    if "+" in written:
        return _same_number(re.sub(r"\D", "", written[written.rindex("+") :]), before)
    groups = re.findall(r"\d+", written)
    adjacent = groups.pop() if written[-1:].isdigit() else ""
    tried = [adjacent]
    for group in reversed(groups):
        tried.append(group + tried[-1])
    return any(_same_number(one, before) for one in tried)


def _same_number(written: str, before: str) -> bool:
    """Return True if both are equal but for a trunk zero or a country code: `8613` and `13`, `07` and `447`; not `44` and `1`, nor `213`
    and `13`."""
    short, long = sorted((re.sub(r"^0{1,2}", "", part) for part in (written, before)), key=len)
    rest = long.removesuffix(short)
    return long == short or (long.endswith(short) and _COUNTRY_CODE.fullmatch(rest) is not None)
