"""Extend a short statement of the person (birth, gender, nation, family, faith) to the words that open it and that join its parts
(`born in '84`, `a Quaker`, `married with three children`, né en juillet 1979)."""

from __future__ import annotations

import re
from typing import Final

from app.text.months import ENGLISH_SHORT

Range = tuple[int, int]

_ARTICLE: Final = (
    r"an?|proud|lapsed|first-language|second-generation|une?|eine?[nmr]?|una|registered|practi[sc]ing|card-carrying"
)
_BORN: Final = (
    r"(?:born|b\.|turn(?:ing|ed)|aged?|nee?|geb\.?|geboren|nacid[oa]|nat[oa]|nascid[oa])(?: (?:in|on|am|im|le|en|el|il|em|around|about))?(?: the)?"
    r"|(?<=born )(?:in|on)|am|im|le|en|el|il|em"
)
_OPENS_BIRTH: Final = re.compile(
    rf"(?<![^\W_])(?:{_BORN}) $|(?:出?生于|生日是?|农历|阴历|阳历|今年(?:是?本命年[,，、]?)?|刚满|虚岁|周岁)$"
)
_OPENS_OTHERS: Final = re.compile(
    rf"(?<![^\W_])(?:(?:{_ARTICLE}) )+$|(?<![^\W_])(?:de nationalite|di nazionalita|de nacionalidad) $"
)
_BETWEEN: Final = re.compile(r",? (?:with|and|but) |[,，、] ?")
_MONTH: Final = rf"(?:{'|'.join(ENGLISH_SHORT)})[a-z]*"
_BEHIND_BIRTH: Final = re.compile(
    rf" ?\((?:农历|阴历|阳历|lunar|solar)\)|,? (?:(?:this|next|last|in|coming) )+{_MONTH}(?![a-z])|[的整]?生日"
)


def widened_birth(text: str, start: int, end: int) -> Range:
    """Return the range of the phrase around a day of birth at `[start:end]` of a text in the normal form."""
    behind = _BEHIND_BIRTH.match(text, end)
    return _opened(_OPENS_BIRTH, text, start), behind.end() if behind else end


def widened_statement(text: str, start: int, end: int) -> Range:
    """Return the range of the phrase around another statement at `[start:end]` of a text in the normal form."""
    return _opened(_OPENS_OTHERS, text, start), end


def _opened(opening: re.Pattern[str], text: str, start: int) -> int:
    lead = opening.search(text, max(0, start - 24), start)
    return lead.start() if lead else start


def one_statement(text: str, first: Range, second: Range) -> bool:
    """Return True if two findings of a kind are parts of one statement."""
    return first[1] <= second[0] <= first[1] + 6 and bool(_BETWEEN.fullmatch(text, first[1], second[0]))


def never_one(text: str, first: Range, second: Range) -> bool:
    """Return False: two findings of a kind remain two."""
    return False
