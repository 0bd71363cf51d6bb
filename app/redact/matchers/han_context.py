"""Tell whether Chinese characters that are withheld as a name are used as one where they stand: one score of weighted features.

The features say how well the characters can be cut out of the clause (`app/text/word_boundaries.py`), whether they are a word of the
language, and what stands before and behind them. Their weights are the coefficients of a logistic regression on sentences that name
somebody and sentences that only hold the same characters (`docs/redaction.md` says which); a score above zero is a name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.text.chinese_surnames import COMMON
from app.text.lexicons import word_entry
from app.text.organizations import industry_endings
from app.text.positions import position_pattern_zh
from app.text.titles import HAN_TITLES
from app.text.word_boundaries import UNKNOWN, boundary


_CROSSED: Final = 12.0
"""Margin below which a reading that goes over an edge is a likely one."""
_SHORT: Final = 2
_COMMON: Final = 11.0
"""Cost below which a word is a common one."""


class Form(StrEnum):
    """What kind of name the characters would be."""

    PERSON = "person"
    GIVEN = "given name"
    CALL = "call"
    FIRM = "firm"
    SCHOOL = "school"
    PLACE = "place"


_PERSONS: Final = frozenset([Form.PERSON, Form.GIVEN, Form.CALL])
_QUOTE: Final = re.compile(r"[\"'「『《“【#]$")
_QUOTE_AFTER: Final = re.compile(r"[\"'」』》”】#]")
_LEFT: Final = (
    ("starts", re.compile(r"(?:^|[\n。.！？!?])[\s\W]*$")),
    ("listed before", re.compile(r"[、/&+]\s?$")),
    ("amount before", re.compile(r"[\d%a-z]\s?$")),
    ("paused before", re.compile(r"[^\w]$")),
    ("of before", re.compile(r"的$")),
)
"""What may stand before a name if no cue does; the first that does."""
_RIGHT: Final = (
    ("stops", re.compile(r"$|\s*[\n。.！？!?]")),
    ("listed after", re.compile(r"\s?[、/&+]")),
    ("paused after", re.compile(r"[^\w]")),
    ("of after", re.compile(r"的")),
    ("number after", re.compile(r"[\da-z]")),
)
_CUES: Final = {
    "person": (
        r"我是|我[叫系]|叫我|称我为?|[叫系]|本人|姓名|署名|笔名|本名|联系人?|推荐人|证明人|介绍人|申请人|求职者|应聘[人者]|候选人|导师|感谢|师从|跟着|@|同事|领导|上级|上司|师傅|搭档|组长|负责人|[由向与和找问让请给跟及或谢归随]|手下|在",
        rf"(?:{'|'.join(title for title in HAN_TITLES.split('|') if len(title) > 1)})|[说讲让叫问找给收催约]|可为|可以|亲授|主持|主讲|主管|分管|负责|担任|任职|入职|毕业|就是|请假|加班|出差|签[字收名]|回复"
        r"|提交|同意|求职|应聘|自荐|代班|那边|这边|[今明昨后][天早晚]|[上下本这]周|[于生]\d|这个名字|手下"
        r"|[,，(（|\s]{1,3}(?:男|女|[一-鿿]{2,3}人(?![一-鿿])|\d{2}\s?岁)",
    ),
    "firm": (
        r"在|[于喺]|入职|加入|离开|来自|任职|就职|供职|服务于?|到|去了?|从|进入?|跳槽|东家|[上下]家|[单原现]?单位|公司|(?:公司|单位|东家)[是叫为]|签约|曾任|任|牵头|参与|代号|做|为|给|原|前|现职",
        r"公司|集团|总部|任职|工作(?!室)|上班|担任|实习|期间|时期|人(?![力员工才])|项目|工程|计划|行动|[总分支]行|门店|店|[总分]?厂|车间|部门|食堂|大门|同事|离职|裁员|毕业|进修|兼职|[里内]|[做待干](?!起)了?",
    ),
    "school": (
        r"毕业于|就读于?|考入|考上|考取|录取|在|于|自|到|从|来自|是",
        r"毕业|本科|硕士|博士|研究生|学士|学位|专业|校友|在读|附[中小属]|期间|校[内园]|[一-鿿]{0,6}(?:学院|[系院所]|专业|本科|硕士|博士|学士|毕业|[一二三四五]年制)",
    ),
    "place": (
        r"在|于|到|去|从|自|来自|往|居|住|坐标|常驻|驻|老家|籍贯|[省市]",
        r"市|人|港|区|县|出生|长大|工作|居住|经营|站|本地",
    ),
}
"""By party, what stands right before and right behind its names."""


@lru_cache(maxsize=8)
def _cues(party: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = _CUES[party]
    return re.compile(rf"(?:{before})[:：]?\s?$"), re.compile(rf"\s?(?:{after})")


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    """Return a pattern of a job at the end of a clause, without words that would make it a sentence."""
    more = r"[班组岗部员师务]|(?<![施竣开完])工|[班组队站]长|柜台|电销|领队|导购|柜员|前台|主办|门店|车间|转正"
    return re.compile(rf"[^，。,;；、\n的了做在与和及]{{0,10}}?(?:{position_pattern_zh('line')}|{more})(?=$|[\s，。,;；、(（\n])")


@lru_cache(maxsize=1)
def _trade() -> re.Pattern[str]:
    return re.compile("|".join(word for word in industry_endings() if len(word) > 1))


def features(text: str, start: int, end: int, form: Form, *, known: bool = False) -> dict[str, float]:
    """Return the features of `text[start:end]` (in the normal form) as a name of a form; `known`: it is a name that is nothing else."""
    found = boundary(text, start, end)
    group = "person" if form in _PERSONS else "organisation"
    values: dict[str, float] = {f"a {form.value}": 1.0}
    values[f"margin, {group}"] = min(1.0, max(-0.5, found.margin / UNKNOWN))
    values[f"inner, {group}"] = min(2.0, found.inner / UNKNOWN)
    if end - start > 2:
        values[f"long, {group}"] = end - start - 2.0
    if known:
        values["known for it" if found.entry is None else "known for it, and a word"] = 1.0
    values[f"crossed, {group}"] = float(found.margin < _CROSSED)
    opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
    quoted = bool(_QUOTE.search(opening) and _QUOTE_AFTER.match(closing))
    before = text[max(0, start - 8) : start - quoted]
    after = text[end + quoted : end + quoted + 24]
    cue_before, cue_after = _cues("person" if group == "person" else form.value)
    left = "cued before" if cue_before.search(before) else next((name for name, one in _LEFT if one.search(before)), "word before")
    right = "cued after" if cue_after.match(after) else next((name for name, one in _RIGHT if one.match(after)), "word after")
    if right == "word after" and group == "organisation":
        right = "trade after" if _trade().match(after) else "office after" if _office().match(after) else right
    values[f"{left}, {group}"] = values[f"{right}, {group}"] = 1.0
    if left == "word before":
        values["place before"] = float(bool(found.before) and (word_entry(found.before) or ("", 0))[0] == "place")
        values[f"single before, {group}"] = float(len(found.before) == 1)
        values[f"words before a {form.value}"] = 1.0
        if form is Form.GIVEN:
            values["another surname before"] = float(found.before in COMMON)
    if right == "word after":
        values[f"single after, {group}"] = float(len(found.after) == 1)
        if form is Form.CALL and end - start == _SHORT:
            values["words after a short call"] = 1.0
    if quoted:
        values[f"quoted, {group}"] = 1.0
    if found.entry:
        values[f"in the dictionary: {found.entry}, {group}"] = 1.0
        values[f"a common word, {group}"] = float(found.inner < _COMMON)
        values[f"a word without a cue, {group}"] = float(not ("cued" in left or right in ("cued after", "trade after", "office after")))
    return values


_WEIGHTS: Final[dict[str, tuple[float, float]]] = {
    "margin": (1.3, 1.1),
    "inner": (0.7, 1),
    "crossed": (-1.8, -2.3),
    "long": (1.2, 1.8),
    "in the dictionary: ordinary": (-1, -0.2),
    "in the dictionary: person": (0.1, -0.3),
    "in the dictionary: place": (0.8, -0.4),
    "in the dictionary: organisation": (-0.2, 0.1),
    "a word without a cue": (-1.7, -1.5),
    "starts": (1.1, 0.9),
    "paused before": (-0.4, 0.1),
    "listed before": (-0.7, -0),
    "amount before": (-0.5, 0),
    "of before": (0.2, -0),
    "cued before": (1.5, 0.4),
    "word before": (-1.8, -1.7),
    "single before": (1.4, -0.6),
    "stops": (1, 0.2),
    "paused after": (0.7, -0.7),
    "listed after": (-0.9, -0.5),
    "number after": (0, 0),
    "of after": (-0.4, 0.3),
    "cued after": (1.4, 1.5),
    "trade after": (0, 0.4),
    "office after": (0, 0.2),
    "word after": (-2.5, -1.6),
    "single after": (0.4, -0.6),
    "quoted": (0, 0.1),
    "a common word": (-0.7, -2),
}
"""Weights of the features of names of persons, and of organisations and places."""
_FORM_WEIGHTS: Final[dict[str, float]] = {
    "a call": 0.5,
    "a firm": -0.3,
    "a given name": 0.4,
    "a person": -1.6,
    "a school": -0,
    "another surname before": 1.7,
    "known for it": 0.1,
    "known for it, and a word": 0.3,
    "place before": 0.5,
    "words after a short call": -0.1,
    "words before a call": -1.7,
    "words before a firm": -1.8,
    "words before a given name": 1.3,
    "words before a person": -1.4,
    "words before a school": 0.1,
}
"""Weights of the features that only some forms have."""


def is_name(text: str, start: int, end: int, form: Form, *, known: bool = False) -> bool:
    """Return True if `text[start:end]` (in the normal form) is used as a name of a form."""
    return score(features(text, start, end, form, known=known)) > 0


def score(values: dict[str, float]) -> float:
    """Return the weighted sum of features: above zero for a name."""
    return sum(_weight(name) * value for name, value in values.items())


def _weight(feature: str) -> float:
    name, _, group = feature.rpartition(", ")
    return _WEIGHTS[name][group != "person"] if name in _WEIGHTS else _FORM_WEIGHTS.get(feature, 0.0)
