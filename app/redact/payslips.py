"""Find the lines of a payslip, a pay that changes, and the parts of a pay: in a text that is a slip every amount with its cents is pay; behind a
stated pay the amounts of its parts are too (`basic 7,500, housing 2,500`, 本薪 61,200、伙食 2,400)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.text.normalization import folded

Range = tuple[int, int]

_SLIP: Final = re.compile(
    r"(?<![a-z])(?:pay ?slip|wage slip|salary slip|pay advice|pay ?stub|earnings statement|statement of earnings|bulletin de (?:paie|salaire)|busta paga|cedolino|nomina de|recibo de (?:nomina|sueldo|salario)|"
    r"lohnabrechnung|lohnzettel|gehaltsabrechnung|loonstrook|lonespecifikation|lonsslipp|holerite|contracheque|recibo de vencimento|pasek|slip gaji|net(?:t)? pay|take[ -]home pay|total deductions?)(?![a-z])|"
    + folded("工资条|工资单|薪资单|薪水单|薪金单|薪资明细|工资明细|实发|应发合计|实领")
)
_CENTS: Final = re.compile(
    r"(?<![\w.,/:\-])(?P<v>[\-–−+]? ?(?:[$€£¥₹₦₱]|(?<![a-z])(?:eur|usd|gbp|chf|rs\.?|rm|kes|ngn|mop|hk\$) ?)?\d{1,3}(?:[ ,.'’]?\d{3})*[.,]\d\d)(?![\d.,]?\d)(?! ?(?:%|[–—\-] ?\d|h(?![a-z])|hrs?|hours?|days?|kg|km|天|小时|件|时|日))"
)
_FEWEST: Final = 4
"""Amounts with cents from which on a text with the words of a slip is one."""
_PARTS: Final = (
    r"basic|base|housing|house rent|transport(?:ation)?|travel|meals?|food|lunch|overtime|ot|bonus|commission|allowances?|hazard|call duty|shift|nights?|days|weekends?|sundays?|saturdays?|saturday|sunday|utility|wardrobe|rural posting|responsibility|"
    r"medical|car|fuel|phone|net(?:t)?|gross|take[ -]home|in hand|fixed|variable|ctc|pension|super|hra|lta|special|retention|signing|sign-on|top-up|stipend"
)
_PARTS_ZH: Final = folded(
    "本薪|底薪|伙食|餐补|房补|交通|职务加给|加给|津贴|补助|补贴|提成|绩效|奖金|年终|加班费?|夜班|全勤|岗位工资|基本工资|签字费|签约金|房贴|车贴|话补|季度奖|满勤|勤工|车津|工龄|保底|到手|税前|税后|试用期|夜班补助"
)
_HAN_MONEY: Final = "[一二两三四五六七八九十]{1,3}[千万百][一二三四五六七八九]?[百千]?"
_MONEY: Final = rf"(?:{_HAN_MONEY}|(?:(?:us|hk|nt|s|a|c|nz)?[$€£¥₹₦₱]|(?:usd|eur|gbp|chf|aed|sar|qar|sgd|hkd|twd|cad|aud|kes|ngn|php|inr|rm|rs\.?|r|n|cny|rmb) ?)?\d{{1,3}}(?:[ ,.'’]?\d{{3}})*(?:[.,]\d{{1,2}})?(?: ?(?:k|w|l|lakhs?|lpa|万|千|元|块)(?![a-z]))?(?![\d%]))"
_NEXT: Final = re.compile(
    rf"[^\n\d;。；]{{0,14}}?(?:,|;|，|、|；|\+| and | plus |\(| \(| / |/| |)[ ]?(?:with |from )?(?:(?<![a-z])(?:{_PARTS})(?: (?:pay|rate|allowance|about|around|of|is|at)){{0,2}}|(?:{_PARTS_ZH}))[ :：(约]{{0,2}}(?P<v>{_MONEY})(?! ?(?:h|hrs|hours|days|weeks|%|years|天|小时|个月|人)(?![a-z]))"
    rf"|(?: [a-z]{{3,9}})?,? (?:and )?(?P<w>{_MONEY}) (?:nights?|weekends?|sundays?|saturdays?|days)(?![a-z])"
    rf"| ?\((?P<x>{_MONEY}) (?:base|basic|fixed|gross|net)(?![a-z])"
)
_CHANGED: Final = re.compile(
    rf"(?:(?<![a-z])(?:pay|salary|wages?|rate|basic)(?![a-z])[^.;:\n\d]{{0,24}} from (?P<v>{_MONEY})(?: an hour| a month| gross| net)? to (?P<w>{_MONEY})"
    rf"|(?:{folded('工资|薪酬|月薪|年薪|底薪|薪资|待遇')})[^。；;\n\d]{{0,10}}(?:{folded('由|从')}) ?(?P<x>{_MONEY}) ?(?:{folded('[调涨升加降减][到至为]')}) ?(?P<y>{_MONEY}))"
)
"""A pay that changes: both amounts."""
_IS_MONEY: Final = re.compile(r"[^\d.,]|\d[\d.,]{2}")
_MOST: Final = 8
"""Parts of one pay that are looked for."""


def slip_amounts(text: str) -> Iterator[Range]:
    """Yield the amounts of a payslip (normal form); none where the text is no slip."""
    if not _SLIP.search(text):
        return
    found = [one.span("v") for one in _CENTS.finditer(text)]
    if len(found) >= _FEWEST:
        for start, end in found:
            while text[start] in " +":
                start += 1
            yield start, end


def changed_pay(text: str) -> Iterator[Range]:
    """Yield what a pay was and what it becomes (normal form)."""
    for found in _CHANGED.finditer(text):
        yield from (found.span(name) for name in "vwxy" if found[name] and _IS_MONEY.search(found[name]))


def parts_of_pay(text: str, stated: Sequence[Range]) -> Iterator[Range]:
    """Yield the amounts that stand behind the amounts of a stated pay as parts of it."""
    for _, end in stated:
        at = end
        for _ in range(_MOST):
            more = _NEXT.match(text, at)
            if not more:
                break
            start, at = more.span(more.lastgroup or 0)
            yield start, at
