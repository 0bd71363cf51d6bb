"""Pay that is out of reach for what is asked. Compares amounts with an editable, dated table; silent when it cannot
compare."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import yaml

from app import resources
from app.domain.checks import Posting
from app.text.positions import position_pattern, position_pattern_zh
from checkers.rules.normalization import normalise
from checkers.rules.pattern_filter import Sieve
from checkers.signals.base import CheckContext, Finding, evidence_at, logic_signal


@dataclass(frozen=True, slots=True)
class WageTable:
    """Pay per unit above which an advertisement for easy work is not believable: currency → unit → amount. Dated."""

    checked: str
    limits: dict[str, dict[str, float]]


@functools.cache
def table() -> WageTable:
    """Load the shipped table `resources/lists/wages.yaml`."""
    loaded = yaml.safe_load(resources.path("lists", "wages.yaml").read_text("utf-8"))
    limits = {
        str(name): {str(unit): float(value) for unit, value in units.items()}
        for name, units in loaded["easy_work_limit"].items()
    }
    return WageTable(str(loaded["checked"]), limits)


_ZH_UNITS = {"时": "hour", "天": "day", "日": "day", "周": "week", "月": "month"}
_ZH = (
    re.compile(
        r"(?P<unit>日|天|周|月|时)(?:入|赚|薪|收入|收益|挣|结)(?:过|可达?|至少|轻松|大约|约|能|达|"
        r"[:：~]){0,3}(?P<low>\d{1,3}(?:[,，]\d{3})|\d{1,6}(?:\.\d)?)(?P<scale>万|千|"
        r"[wk])?(?:[-~至到—](?P<high>\d{1,6}(?:\.\d)?)(?P<hscale>万|千|[wk])?)?"
    ),
    re.compile(
        r"(?P<low>\d{2,6})(?P<scale>万|千|[wk])?(?:[-~至到—](?P<high>\d{2,6})(?P<hscale>万|千|"
        r"[wk])?)?(?:元|块)?(?:/|每|一|1)(?:个)?(?P<unit>天|日|小时|周|月)"
    ),
    re.compile(r"(?:每|一)(?P<unit>天|日|小时|周|月)(?:可|能|收入|赚|挣|工资|保底|"
        r"轻松){0,3}(?P<low>\d{2,6})(?P<scale>万|千|"
        r"[wk])?(?:[-~至到—](?P<high>\d{2,6})(?P<hscale>万|千|[wk])?)?"),
)  # fmt: skip
_EN = (
    re.compile(
        r"(?P<currency>us\$|s\$|hk\$|nt\$|a\$|\$|£|€|usd ?|gbp ?|eur ?|sgd "
        r"?)(?P<low>\d{1,3}(?:,\d{3}){1,2}|\d{2,7})(?:\.\d\d)?(?P<scale>k)?(?: ?(?:-|to|–) "
        r"?(?:us\$|\$|£|€|usd ?)?(?P<high>\d{1,3}(?:,\d{3}){1,2}|"
        r"\d{2,7})(?:\.\d\d)?(?P<hscale>k)?)? ?"
        r"(?:per|an?|/|every|each|in a|(?=hourly|daily|weekly|monthly)) ?(?P<unit>hour|hr|hourly|"
        r"day|daily|week|wk|weekly|month|mo|monthly)\b"
    ),
)
_CURRENCY = {
    "£": "GBP",
    "€": "EUR",
    "gbp": "GBP",
    "eur": "EUR",
    "s$": "SGD",
    "sgd": "SGD",
    "hk$": "HKD",
    "nt$": "TWD",
    "a$": "AUD",
}
_EN_UNITS = {"hour": "hour", "hr": "hour", "hourly": "hour", "day": "day", "daily": "day", "week": "week",
             "wk": "week", "weekly": "week",
             "month": "month", "mo": "month", "monthly": "month"}  # fmt: skip
_EASY = re.compile(
    r"无需经验|不限经验|经验不限|无经验|零基础|0基础|小白|新手|不限学历|学历不限|在家|居家|"
    r"手机|宝妈|兼职|副业|轻松|简单|躺赚|闲暇|空闲时间|学生|无门槛|包教|日结|挂机|"
    r"no experience|no skills?|anyone can|from home|work at home|home[- ]based|part[- ]?time|"
    r"spare time|easy (?:work|money|job|tasks?)|simple tasks?|phone only|flexible hours|no "
    r"interview|immediate start"
)
_EASY_SIEVE = Sieve({"easy": (_EASY.pattern,)})
_FIGURES = re.compile(r"\d\d")
_SKILLED = re.compile(
    rf"{position_pattern_zh('skilled')}|{position_pattern('skilled')}|vp |sales|commission|博士|驻外|提成|设计|开发|驾驶|配送"
)


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return a signal where easy work is to earn more than the table allows."""
    normal = normalise(posting.text)
    text = normal.text
    if not _FIGURES.search(text) or _SKILLED.search(f"{posting.title}\n{text[:120]}".lower()) or not _may_be_easy(text):
        return Finding()
    spans = list(_too_high(text))
    evidence = tuple(evidence_at(posting, *normal.span(*span)) for span in spans[:3])
    return Finding(signals=logic_signal(context, "pay-impossible", evidence))


def _may_be_easy(text: str) -> bool:
    """Return True if a normalised text contains a word of easy work."""
    return bool(_EASY_SIEVE.named(text)) and _EASY.search(text) is not None


def _too_high(text: str) -> list[tuple[int, int]]:
    limits = table().limits
    out: list[tuple[int, int]] = []
    for pattern in _ZH:
        for match in pattern.finditer(text):
            unit = "hour" if "时" in match.group("unit") else _ZH_UNITS[match.group("unit")[0]]
            if _lowest(match) > limits["CNY"][unit]:
                out.append(match.span())
    for pattern in _EN:
        for match in pattern.finditer(text):
            currency = _CURRENCY.get(match.group("currency").strip(), "USD")
            if _lowest(match) > limits[currency][_EN_UNITS[match.group("unit")]]:
                out.append(match.span())
    return out


def _lowest(match: re.Match[str]) -> float:
    """Return the lower end of an amount; a scale on the upper end holds for the lower end too (3-5万)."""
    scale = match.group("scale") or match.group("hscale")
    factor = {"万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000}.get(scale or "", 1)
    return float(match.group("low").replace(",", "").replace("，", "")) * factor
