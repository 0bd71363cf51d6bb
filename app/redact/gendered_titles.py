"""Find titles that tell the gender of whom they name (`Mrs Abara`, `J. Oyelaran (Ms)`, Frau, pani, 女士), for a scan: the title alone; the
name is found by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.normalization import folded
from app.text.titles import title_pattern

Range = tuple[int, int]

_BEHIND: Final = title_pattern("gendered-behind")
_BEFORE_NAME: Final = re.compile(
    rf"(?<![\w'/\-])(?P<v>{title_pattern('gendered')})\.?(?= (?:(?:Dr|Ing|Prof|Engr|Dipl)\.?(?:-[A-Z][a-z]+\.?)? )?[A-Z]|(?: and | ?& ?)(?:{_BEHIND})\.? [A-Z])"
)
_BEHIND_NAME: Final = re.compile(
    rf"(?<=[a-z])(?: \(|, )(?P<v>{_BEHIND})\.?(?=[);,\n]|$)|(?:^|\n|  |\||;)[ \t]*(?i:title)[ \t]*[:|][ \t]*(?P<w>(?i:{_BEHIND}|Mx))(?![A-Za-z])"
)
_HAN: Final = re.compile(
    rf"(?P<v>{title_pattern('gendered-han')})(?![们称\u3040-\u30ff])|(?<=[\u4e00-\u9fff])太(?=[,，:：])"
)
_GREETED: Final = re.compile("(?:^|\n)[ \t]*(?P<v>先生|女士|小姐)[，, ]?(?=[您你]好)")
_CUES: Final = folded("给找姓的和跟与致向由是问约见烦系请对让叫于从被及或、听")
_COUNTED: Final = folded("位名个这那些")
_LONGEST: Final = 3
"""Characters of a Chinese name before its title that are looked at."""


def gendered_titles(text: str, cased: str) -> Iterator[Range]:
    """Yield the titles of a text (normal form, and the same with capitals)."""
    for form in (_BEFORE_NAME, _BEHIND_NAME):
        for found in form.finditer(cased):
            yield found.span(found.lastgroup or 0)
    for found in _GREETED.finditer(text):
        yield found.span("v")
    for found in _HAN.finditer(text):
        if _names_somebody(text[max(0, found.start() - _LONGEST - 1) : found.start()]):
            yield found.span()


def _names_somebody(before: str) -> bool:
    """Return True if what stands before a title ends with a name: a surname, one with a given name, or Latin letters."""
    if re.search(r"[a-z] ?$", before):
        return True
    for size in range(1, _LONGEST + 1):
        name, lead = before[-size:], before[: -size or None]
        if len(name) < size or not re.fullmatch(r"[\u4e00-\u9fff]+", name):
            return False
        if name[-1] in _COUNTED:
            return False
        opens = name[0] in SURNAMES if size != 2 or name not in COMPOUND else True
        if opens and (not lead or not "\u4e00" <= lead[-1] <= "\u9fff" or lead[-1] in _CUES):
            return True
    return False
