"""Amounts of pay behind a label: figures with their currency, scale and period, and amounts in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.label_context import Context, Range
from app.redact.value_shapes import DATE_LIKE
from app.text.normalization import folded

CURRENCY: Final = (
    r"(?:(?:rs|inr|usd|eur|gbp|cny|rmb|hkd|hk|twd|ntd|nt|sgd|s|myr|rm|mop|php|peso|ngn|ghs|kes|ksh|zar|r|aed|sar|qar|krw|jpy|idr|rp|thb|vnd|chf|cad|ca|aud|au|nzd|a|c|"
    r"mga|mxn|brl|rub|kzt|pkr|pln|egp|us)\.?\s?[$€£¥₹₽₸₦₱]?|人民币|港币|新台币|台币|新币|澳元|美元|[$€£¥₹₽₸₦₱₩฿])"
)
_SCALE: Final = folded(
    r"(?:k|m|w|mn|lpa|l\.?p\.?a\.?|lakhs?|lacs?|crores?|cr|million|thousand|grand|palos|mil|тыс|млн|万|千|元|块|万元|百万|million|"
    r"euro?s?|€|£|\$|¥|₽|₸|yen|won|usd|rmb|aed|sar|chf|hkd|pln|zl|円|원|만원|тенге|руб|rub|dollars?|pounds?|naira|cedis|shillings)"
)
_DIGITS: Final = r"\d{1,3}(?:[ .,'’]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,4})?"
_HAN_AMOUNT: Final = (
    r"[一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟零]{2,14}(?:元整?|块|圆整?)?(?:[左上]右|上下|以上)?"
)
PERIOD: Final = folded(
    r"(?:\s?,?[–\-]?\s?(?:(?:/|per |a |an |p\.? ?|每|一)\s?(?:hour|hr|h|day|week|month|mo|mth|year|yr|annum|a|m|pa|月|年|天|日|时|小时|单)(?![a-z])|(?:per|a) (?:year|month|hour)|p\.?a\.?m?|monthly|mensuales|annually|yearly|"
    r"net[stoi]{0,2}|brutto|bruto|netto|gross|b/a|base|basic|fixed|on target|ctc|all[ -]in(?:cl)?\.?|after tax|before tax|plus super|to ?hand|take home|"
    r"\(?(?:14|13|12)\s?x\)?|[x×*·]\s?\d{1,2}(?:薪|个月)?|\d{2}薪|на руки|за смену|в месяц|税[前后]|\(税[前后]\)|到手|以上|左右|上下|起|\+\s?(?:提成|food|rsu|bonus|奖金)|\+ ?(?:super|equity)|·\d{2}薪)){0,3}"
)
_NUMBER_OR_WORDS: Final = rf"(?:{_DIGITS}|{_HAN_AMOUNT})"
_FROM: Final = folded("от |до |from |around |about |circa |ca\\.? |约")
_ONE_AMOUNT: Final = rf"(?:{_FROM})?{CURRENCY}?\s?{_NUMBER_OR_WORDS}\s?,?[–\-]?\s?(?:{_SCALE}(?![a-z])\.?\s?){{0,2}}(?:\({CURRENCY}?\s?{_DIGITS}\s?\))?{PERIOD}"
AMOUNT: Final = re.compile(
    rf"(?P<v>{_ONE_AMOUNT}(?:\s?(?:-|–|~|to|至|到|\+)\s?{_ONE_AMOUNT})?|(?:[a-z]+[- ]){{0,2}}(?:thousand|hundred)(?: and [a-z]+)?(?: (?:a|per) (?:year|month))?)"
)
_BEFORE_AMOUNT: Final = re.compile(
    r"(?P<gap>(?:[^\d\n;；。$€£¥₹₽₸₦₱,，]{0,22}?))(?=[$€£¥₹₽₸₦₱\d]|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖][一二两三四五六七八九十百千万零佰仟拾块壹贰叁肆伍陆柒捌玖]|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?![a-z]))"
)
_LOOSE: Final = frozenset(
    "base basic rate pay package expect expecting expectation chasing looking for|looking for|asking for|looking to get|i'd move for|compensation|wage|remuneration|"
    "level|ral|salario|cobro|pretesa|待遇|收入|期望|酬劳|报酬|想要|到手|基本|base".split("|")
) | frozenset(
    "base basic rate pay package expect expecting expectation chasing ral 待遇 收入 期望 想要 到手 maas package".split()
)
"""Labels that stand before other numbers too: the amount must be marked as one, or a sign must announce it."""
_NOT_PAY: Final = re.compile(
    r"\s?(?:%|人|名|年(?!薪)|个月|天(?!\))|小时|次|员工|people|staff|employees|years|months|days|users|clients|projects|ppm|customers)"
)
_MINIMUM: Final = re.compile(r"(?:最低|minimum |min\. |average |平均|人均|total |预算|budget )$")


_PAY_WORD: Final = re.compile(r"(?:月薪|年薪|底薪|时薪|日薪|税[前后]|固定|base|basic|gross|net)[ :]?")


def read_amount(context: Context, role: str) -> Iterator[Range]:
    """Yield the amounts of pay behind the label, over a few words and an opening bracket."""
    text, at = context.text, context.end
    if _MINIMUM.search(text[max(0, context.start - 12) : context.start]):
        return
    for _ in range(2):
        gap = _BEFORE_AMOUNT.match(text, at, context.line_end)
        if not gap:
            return
        found = AMOUNT.match(text, _currency_start(text, at, gap.end()), context.line_end)
        if not found or not found["v"].strip():
            return
        lead = text[at : found.start("v")].strip(" :=|\t(")
        if context.label in _LOOSE and lead and not context.hard:
            return
        base = context.value if context.hard and at == context.end and _PAY_WORD.fullmatch(lead) else 0
        if gap["gap"].startswith("+"):
            return
        start, end = found.span("v")
        while end > start and text[end - 1] in " ,-–+/(":
            end -= 1
        while start < end and text[start] == " ":
            start += 1
        start = base or start
        value = text[start:end]
        if _NOT_PAY.match(text, end) or (DATE_LIKE.fullmatch(value) and not context.hard):
            return
        marked = bool(re.search(rf"{CURRENCY}\s?\d|\d\s?{_SCALE}(?![a-z])|[万千元块kw]|\d{{4}}|thousand", value))
        if not marked and not (context.hard and at == context.end):
            return
        if re.fullmatch(r"(?:19|20)\d\d", value):
            return
        yield start, end
        at = end
        if not re.match(r"\s?(?:[,，;；(+/]|or|and|plus|bonus|-|–|~)", text[at : at + 6]) or context.label in _LOOSE:
            return


_CURRENCY_BEFORE: Final = re.compile(rf"(?<![^\W\d_])(?:(?:{_FROM})?{CURRENCY}\s?|{_FROM}|底薪)$")


def _currency_start(text: str, low: int, at: int) -> int:
    """Return the beginning of the currency written before an amount at `at`, not before `low`."""
    found = _CURRENCY_BEFORE.search(text, max(low, at - 14), at)
    return found.start() if found else at
