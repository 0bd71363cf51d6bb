"""From an employer or school as a person writes it to the other names of the organisation.

`ByteDance Ltd., Beijing`, `字节跳动（上海）`, `Google Ireland`, `北京大学医学部`: the name in the table stands among legal forms, places,
trades and departments. What is left beside the name must be such words, or the name is another organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from app.text.legal_forms import legal_forms
from app.text.organization_names import (
    Organization,
    OtherName,
    is_ambiguous,
    name_key,
    organizations_named,
    without_legal_form,
)
from app.text.organizations import industry_endings, name_words
from app.text.places import chinese_cities, chinese_counties, chinese_provinces, place_names

LONGEST: Final = 200
"""Characters of an employer's text that are read."""
_PARTED: Final = re.compile(
    r"[,，;；/／|、\n\t()（）\[\]【】<>《》]|\s[-–—·@]\s|(?<=[\u3040-\ud7a3])\s+|\s+(?=[\u3040-\ud7a3])"
)
"""Where one name ends and another, a place or a department begins."""
_DEPARTMENT_ZH: Final = re.compile(
    r".{0,20}(?:学院|学部|学系|学科|系|部|大学院|研究科|研究院|研究所|研究中心|实验室|中心|校区|分校|医院|中学|小学|书院|附中|附小|事业群|事业部|"
    r"分公司|公司|分行|支行|总行|营业部|营业厅|大区|门店|旗舰店|专卖店|店|工厂|基地|总部|骑手|司机|外包|实习|BU|BG)"
)
"""What may follow a Chinese name: a department, branch or daughter of any name."""
_LONGER_ZH: Final = ("业协会", "业监督管理", "业务", "城")
"""What makes a longer word of a name (`中国银行业协会`, `中山大学城`)."""
_DEPARTMENT: Final = frozenset(
    "school department dept faculty college institute division centre center office campus graduate undergraduate research lab labs "
    "laboratory cloud digital ads ai advisory consulting strategy operations audit tax retail commercial corporate investment wealth "
    "asset management markets securities bank banking finance financial services solutions support shared delivery engineering business "
    "unit branch head headquarters hq store stores plant factory subsidiary former formerly medical medicine health hospital hospitals "
    "press extension online bpm".split()
)
"""Words for a department, branch or line of business beside the name of an organisation."""
_SCHOOL_WITHIN: Final = re.compile(
    r"(?:.+ )?(?:school|college|faculty|department|division) of .+|(?:.+ )?(?:business|law|medical|graduate|management) school(?: .+)?"
)
"""A school within a university, behind its name (`UCLA Anderson School of Management`)."""
_SPELLED: Final = {"univ": "university", "inst": "institute", "natl": "national", "intl": "international"}
_CONNECTING: Final = frozenset("of in at for and".split())


def names_of(employer_text: str) -> tuple[OtherName, ...]:
    """Return the other names of the organisation that a person's text for an employer or school names, in the order of the tables.

    Several organisations give the names of all of them: what is uncertain is withheld. The text itself is left out, its parts are not.
    Empty if no organisation is known.
    """
    whole = name_key(employer_text[:LONGEST])
    names = (one for organization in employers_in(employer_text) for one in organization.names)
    return tuple(dict.fromkeys(one for one in names if name_key(one.text) != whole))


def employers_in(employer_text: str) -> tuple[Organization, ...]:
    """Return the organisations that a person's text for an employer or school names, the nearest first."""
    text = employer_text[:LONGEST]
    pieces = [one for one in (text, *_PARTED.split(text)) if one and one.strip()]
    found = (one for number, piece in enumerate(pieces) for one in _meant(name_key(piece), first=number < 2))
    return tuple(dict.fromkeys((*organizations_named(text), *found)))


def _meant(key: str, *, first: bool) -> Iterator[Organization]:
    """Yield the organisations whose name stands in a piece of the text; `first`: in the whole text or its first piece."""
    for name in _names_in(key):
        for organization in organizations_named(name):
            if _fits(organization, name, key, first=first):
                yield organization


def _fits(organization: Organization, name: str, key: str, *, first: bool) -> bool:
    """Return True if a name that stands in a piece of the text can be meant: one that is an ordinary word, too, only alone in the
    first piece (`Shell plc, Reading` is no `Reading`)."""
    if not is_ambiguous(organization, name) and not is_ambiguous(organization, without_legal_form(name)):
        return True
    return first and _is_bare(key, name)


def _is_bare(key: str, name: str) -> bool:
    """Return True if nothing but legal forms and places stand beside the name in a key."""
    if key.isascii():
        words, own = key.split(), name.split()
        rest = words[len(own) :] if words[: len(own)] == own else ["?"]
        return _made_of(rest, " ", _is_place_or_form, 3)
    before, _, after = key.partition(name)
    return _made_of([*before], "", _is_region, 8) and _made_of([*after], "", _is_region_or_form_zh, 12)


def _names_in(key: str) -> Iterator[str]:
    """Yield the parts of a piece's key that may be the name of its organisation, the longest first."""
    if not key:
        return
    yield key
    if not key.isascii():
        yield from _names_in_han(key)
    else:
        yield from _names_in_latin(key.split())


def _names_in_han(key: str) -> Iterator[str]:
    for start in (key, *_without_region(key)):
        for size in range(min(len(start), 24), 1, -1):
            if _may_follow(start[size:]):
                yield start[:size]


def _may_follow(rest: str) -> bool:
    if rest.startswith(_LONGER_ZH):
        return False
    return bool(_DEPARTMENT_ZH.fullmatch(rest)) or _made_of([*rest], "", _is_beside_zh, 12)


def _without_region(key: str) -> Iterator[str]:
    """Yield a key without the region in front (`北京字节跳动`)."""
    for size in range(min(8, len(key) - 2), 1, -1):
        if _is_region(key[:size]):
            yield key[size:]


def _names_in_latin(words: list[str]) -> Iterator[str]:
    words = [_SPELLED.get(word, word) for word in (words[1:] if words[0] == "the" and len(words) > 1 else words)]
    for size in range(min(len(words), 10), 0, -1):
        name, rest = words[:size], words[size:]
        another = bool(rest) and rest[0] in _CONNECTING  # `American University` is not that of Beirut
        if not another and (size > 1 or _made_of(rest, " ", _is_beside, 3) or _SCHOOL_WITHIN.fullmatch(" ".join(rest))):
            yield " ".join(name)
    for start in range(1, len(words)):  # `School of Computing National University of Singapore`
        if words[0] in _DEPARTMENT:
            yield " ".join(words[start:])


def _made_of(parts: list[str], gap: str, known: Callable[[str], bool], longest: int) -> bool:
    """Return True if the parts, letters or words, can be cut into known ones of at most `longest` parts each."""
    reached = [True] + [False] * len(parts)
    for end in range(1, len(parts) + 1):
        starts = range(max(0, end - longest), end)
        reached[end] = any(reached[start] and known(gap.join(parts[start:end])) for start in starts)
    return reached[-1]


def _is_region(word: str) -> bool:
    if word == "中国" or word in chinese_provinces() or word in chinese_cities():
        return True
    return len(word) >= 3 and word in chinese_counties()


def _is_region_or_form_zh(word: str) -> bool:
    return word in _legal_zh() or _is_region(word)


def _is_beside_zh(word: str) -> bool:
    return word in _beside_zh() or _is_region_or_form_zh(word) or word in place_names()


@lru_cache(maxsize=1)
def _legal_zh() -> frozenset[str]:
    return frozenset(legal_forms()[1]) | frozenset(["有限", "责任", "股份", "分公司"])


@lru_cache(maxsize=1)
def _beside_zh() -> frozenset[str]:
    return frozenset(industry_endings()) | frozenset(
        "国际 全球 海外 亚太 大中华区 华东 华南 华北 华中 西南 西北 东北 数字 云".split()
    )


def _is_place_or_form(word: str) -> bool:
    return (
        word in legal_forms()[0]
        or word in place_names()
        or word in name_words("affiliate")
        or word in name_words("tail")
    )


def _is_beside(word: str) -> bool:
    return _is_place_or_form(word) or word in name_words("trade") or word in _DEPARTMENT or word.isdigit()
