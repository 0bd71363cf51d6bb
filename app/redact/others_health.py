"""Tell illnesses and medicines of patients, residents and pupils, which are the work of whoever cares for them, from the person's own."""

from __future__ import annotations

import re
from typing import Final

from app.text.normalization import folded

_OTHERS: Final = (
    r"patients?|residents|clients?|service users?|pupils|learners|passengers|(?:children|adults|people|those) with|elderly (?:man|woman|lady|people|couples?)|"
    r"\d\d-year-old (?:man|woman|lady)|dosage|dose"
)
_BEFORE: Final = re.compile(
    rf"(?:(?<![a-z])(?:{_OTHERS})(?![a-z])|{folded('患者|病人|学员|剂量|用法')})[^.;!?\n{folded('。；！？')}]{{0,50}}\Z"
)
_BEHIND: Final = re.compile(
    rf"[^.,;:!?\n{folded('。，；：！？')}]{{0,12}}(?:(?<![a-z])(?:patients?|residents|service users?|pupils|care plans?|awareness|screening|management)(?![a-z])|{folded('患者|患儿|儿童|病人|护理(?!师)|筛查|防治|人群|知识')})"
)
_OWN: Final = re.compile(folded("(?<![a-z])(?:i|i'm|i've|my|me|mine|ich|je|soy|now)(?![a-z])|我|本人|自己|您|你"))
_REACH: Final = 80


def is_of_others(text: str, start: int, end: int) -> bool:
    """Return True if the words around the illness at `[start:end]` of a text in the normal form say that others have it."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and not _OWN.search(text, before.start(), start):
        return True
    behind = _BEHIND.match(text, end)
    return behind is not None and not _OWN.search(text, max(0, start - _REACH // 2), behind.end())
