"""Short forms made of single characters of a Chinese firm's name: 东方航空食品 → 东航食品, 浦东发展银行 → 浦发银行, 招商银行 → 招行,
中国建筑第三工程局 → 中建三局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.text.lexicons import is_han
from app.text.organizations import industry_endings

_KINDS: Final = {
    "银行": "行",
    "大学": "大",
    "医院": "院",
    "工程局": "局",
    "研究院": "院",
    "设计院": "院",
    "研究所": "所",
    "证券": "证",
    "航空": "航",
    "电网": "网",
    "汽车": "汽",
    "钢铁": "钢",
}
_INSURANCES: Final = ("财险", "产险", "寿险", "人寿", "车险", "健康险", "养老险")
"""Firms of one insurance group."""
_ORDINAL: Final = re.compile(r"第([一二三四五六七八九十]+)")


def abbreviations(name: str) -> Iterator[str]:
    """Yield forms of three characters or more (two only before a kind: 招行), from a name without its legal form."""
    if not is_han(name) or re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", name) or not 4 <= len(name) <= 16:
        return
    kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
    root = _ORDINAL.sub(r"\1", name[: -len(kind)] if kind else name)
    if kind and len(root) in (2, 4):
        heads = root[::2]
        yield heads + kind
        yield heads + _KINDS[kind]
    if name.endswith("保险") and 4 <= len(name) <= 6:
        yield from (root + line for root in (name[:-2], name[0] + "保") for line in _INSURANCES)
    number = re.search(r"[一二三四五六七八九十]+$", root)
    if kind and number and len(root) - len(number.group()) in (2, 4):
        yield root[: number.start()][::2] + number.group() + _KINDS[kind]
    if len(name) >= 6 and not kind:
        yield name[0] + name[2] + name[4:]
        yield name[0] + name[2] + name[4:6]
        yield name[:3] + name[4]  # 雁翎航空材料 → 雁翎航材
        if name[-2:] in industry_endings():  # 橘洲星火文化传媒 → 橘洲传媒
            yield name[:2] + name[-2:]


_SCHOOL: Final = re.compile(r"(.{2,12}?)(大学|(?:职业|技术|技工|中等|专科|专业|高级){0,3}(?:学院|学校))$")
_NUMBERED: Final = re.compile(r"(.{0,6}?)第([一二三四五六七八九十]+)(..)")
_PUBLIC: Final = re.compile(r"(?:人民|中心|附属)?医院$")


def school_abbreviations(name: str) -> Iterator[str]:
    """Yield a university by a character and 大 (政法 → 政大, 法大), another school by its place, a character and 校 (江城卫校)."""
    found = _SCHOOL.match(name)
    if found is None:
        return
    root, kind = found.groups()
    if kind == "大学":
        yield from (root[at] + "大" for at in (-2, -1) if len(root) > 3 or at == -2)
    elif len(root) == 4:
        yield root[:2] + root[2] + "校"


def numbered_abbreviations(name: str) -> Iterator[str]:
    """Yield short forms of a numbered organisation (第一汽车 → 一汽, 西北第三建筑工程 → 西北三建, 市第一人民医院 → 市一医院), of a bank (玉山商业银行 →
    玉山银) and of a town's hospital (江城市中心医院 → 江城中心医院)."""
    found = _NUMBERED.match(name)
    public = _PUBLIC.search(name)
    if found:
        place, number, trade = found.groups()
        if public:
            yield from (place + number + "医院", place + number + "院")
        else:
            yield place + number + trade[0]
            yield number + trade[0]
    if public and "市" in name[1:6]:
        yield name.replace("市", "", 1)
    if re.fullmatch(r"..(?:商业|国际|储蓄)?银行", name):
        yield name[:2] + "银"
        yield name[:2] + "银行"
