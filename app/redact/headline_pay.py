"""Find the pay that a person asks for in the line under the name (`Java 工程师 | 20-30K`, `Electrician – $38/hr`), where no label says so.

Only there: an amount in any other line may be a budget or a turnover.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from app.domain.resume import Resume
from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import Span

_SIZE: Final = r"(?!\s?(?:m|b|mm|bn|mn|million|billion|亿)(?![A-Za-z]))"
_PERIOD: Final = (
    r"(?:\s?(?:/|per |an? |p\.?)\s?(?:hour|hr|h|day|week|wk|month|mo|year|yr|annum|a|月|年|天|时)(?![A-Za-z]))?"
)
_RANGE: Final = r"\d{1,3}(?:\.\d)?\s?[kw万千]?\s?[-–~～至到]\s?\d{1,3}(?:\.\d)?\s?(?:k|w|万|千)(?![A-Za-z])(?:\s?[·*x×]\s?\d{2}薪?)?"
_MONEY: Final = rf"[$£€¥₹₦₱]\s?\d[\d,.]*\d\s?k?(?![A-Za-z\d]){_SIZE}\+?(?:\s?[-–]\s?[$£€¥₹₦₱]?\d[\d,.]*\s?k?)?"
_NAMED: Final = (
    r"(?<![\d.])\d[\d,]{3,8}\s?(?:元|块|rmb|usd|hkd|eur|gbp)(?![A-Za-z])|(?<![\d.])\d{1,3}(?:\.\d)?\s?lpa(?![A-Za-z])"
)
_PAY: Final = re.compile(rf"(?:(?<![\w.]){_RANGE}|{_MONEY}|{_NAMED}){_PERIOD}", re.IGNORECASE)


def spans_of_headline(resume: Resume) -> Mapping[str, tuple[Span, ...]]:
    """Return by field id (`basics.label`) the amounts of pay in the headline."""
    found = _PAY.finditer(resume.basics.label)
    spans = tuple(Span(*one.span(), Kind.SALARY, one.group(), "salary", "pay in the headline") for one in found)
    return {"basics.label": spans} if spans else {}
