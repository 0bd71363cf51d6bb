"""Present and expected salary behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.amount_values import CURRENCY, PERIOD
from app.redact.detectors.base import STRICT_COLON, Detector, Range, compiled
from app.redact.matchers.short_facts import LABELS
from app.redact.pay_amounts import pay_amounts
from app.redact.prepared_text import Document
from app.text.normalization import folded

_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:(?:i'm|he's|she's|am|is|was|were|currently) on|wants?|busco|exp\.?|expect(?:ing|ed)?|asking|looking for|move for|желаемый)\s?[-—–:]?\s(?P<v>{CURRENCY}\s?\d[\d.,']{{0,9}}(?:\s?[km](?![a-z]))?{PERIOD}|\d{{2,3}}k(?![a-z]){PERIOD})",
    r"(?<![a-z])(?:wants?|earn(?:s|ing)?|mak(?:e|es|ing)|asking|expect(?:s|ing)?)(?: for)? (?P<v>\d{2,4}(?:\.\d\d)? (?:an?|per) (?:hr|hour|day|shift|week|month)(?![a-z]))",
    rf"(?<![a-z])(?:(?:i|she|he|we) (?:currently |presently |now |would |only )?(?:earn|make|get|charge|draw|ask|take)s?(?: for| about| around)?|(?:getting|earning|drawing|charging)|(?:my|base|day|daily|hourly) (?:rate|salary|pay|package|fee) (?:is|was)|salary last contract|(?:looking at|hoping for|aiming for)) (?P<v>{CURRENCY} ?\d[\d.,]{{0,9}}\d(?:k(?![a-z]))?{PERIOD}|\d{{1,3}}(?:\.\d)?k(?![a-z]){PERIOD})",
    r"(?<![a-z])(?:verdiene|beziehe|bekomme|erhalte)(?: ich)? (?P<v>(?:chf|eur|€|fr\.?) ?\d[\d.'’]{2,8})|(?<![a-z])(?:cobr(?:o|aba)|gan(?:o|aba)|percibo) (?P<v2>\d[\d.]{2,7}(?: €)?(?: netos?| brutos?)?)",
    rf"\(?(?P<v>{CURRENCY} ?\d[\d.,]{{1,8}}\d)\)? is what i (?:make|earn|get|charge|am on)|my (?:other |current )?offer (?:stands at|is) (?P<v2>\d{{1,3}}(?:\.\d)? lpa(?: fixed)?)|(?<![a-z])variable (?:pay )?of (?P<v3>\d{{1,2}} ?%)",
    r"(?<![a-z])asking (?P<v>\d{2,3} cents (?:a|per) (?:mile|km|word|piece))",
    r"(?:意向|期望|求职)[^\n。]{0,16}日(?:工资|薪) ?(?P<v>\d{2,4}(?:[\-–—~至到]\d{2,4})?)|我(?:[俩们自己]{1,2})?[要接拿] ?(?P<v2>\d{3,5}(?=[,，。\s元块一])|[一二两三四五六七八九][千万][一二三四五六七八九]?[千百]?(?=保底|就|可以|[,，。]))|(?:价格|报价)(?:是|为)?(?P<v3>千字\d{2,4}元?)",
    r"(?P<v>一个?月[一二两三四五六七八九十]{1,2}[千万][一二三四五六七八九百千]{0,3}(?:元|块)?)(?=就?[够行]|[，,。])",
    r"(?:上一份|上份工作|上家)(?:工资|月薪|薪资)?是?(?P<v>\d{4,6}(?:元|块)?(?:到手)?)",
    rf"(?<![a-z])(?:{LABELS[Kind.SALARY]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\n|;；。\t]{{2,40}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    rf"(?<![a-z])(?:currently|current|present|now|on)[^\n.;]{{0,12}} {CURRENCY}? ?\d[\d.,]{{0,8}} ?(?:k|lpa|lakhs?|l)?(?: \+ [a-z]+ allowance)?(?:,| and| but)[^\n.;\d]{{0,16}}(?:wants?|would like|'d like|expecting|expect|looking for|hoping for|asking)(?: about| around| for)? (?P<v>\d{{2,3}}(?:\.\d)?(?: ?(?:k|lpa))?)(?=[,.;\s]|$)(?!\.\d| (?:hours|days|weeks|years|minutes))",
    rf"{folded('(?:получаю|зарабатываю|оклад|зарплата)')}:? (?P<v>\d[\d ]{{0,7}} ?(?:{folded('тыс')}\.?|{folded('руб')}\.?|₽)?)(?=[ ,.;\n]|$)",
    rf"(?:(?:day|hourly|daily|weekly) rate|rate|salary|pay|ctc|package|总包|薪资|工资|月薪|年薪|待遇|拿多少)[^\n]{{0,16}}[?？]?\n[^\n:：>\d]{{0,16}}[:：>] ?(?P<v>{CURRENCY} ?\d[\d.,]{{1,9}}k?{PERIOD}|\d{{1,3}}(?:\.\d)?[k万千]|\d{{4,6}}(?=[元块,，。\s]|$))",
    rf"(?<![a-z])(?:(?:day|hourly|daily|weekly|floor) rate|pay wanted|wage wanted|pay expected|desired pay|(?:move|work|go|leave|accept|bed|start) (?:[a-z]+ )?for (?:no )?less than) {{0,2}}(?P<v>{CURRENCY} ?\d[\d.,]{{0,9}}\d(?:k(?![a-z]))?{PERIOD})",
    rf"(?<![a-z]){CURRENCY} ?\d[\d.,]{{0,9}}[^\n.;\d]{{0,24}}(?:make (?:it )?|do |go to )(?P<v>\d{{2,6}})(?=[?.,!]| a )",
    r"(?<![a-z])(?:push|bump|raise|bring) it (?:up )?to (?P<v>[£$€]?\d{2,5})(?=[?.,!])",
    r"最低(?:要求|期望)\s?(?P<v>\d{4,6}(?:元|块)?)|(?:^|[，,。\s])要\s?(?P<v2>[一二两三四五六七八九]千[一二三四五六七八九]?百?)(?=可以|行不|行吗|吧|[，,。?？])",
    r"(?:工资|薪资|月薪)[^\n。]{0,10}\d{1,3}%\(即 ?(?P<v>\d{4,6} ?元?)\)|(?:工资卡|发工资)[^\n。]{0,34}[,，]本月 ?(?P<v2>\d[\d,]{2,7} ?元)",
    r"(?:期望|目前|现)[^\n，。;；|]{0,6}?(?P<v>(?:税[前后])?\d{1,3}(?:\.\d)?\s?(?:-|~|至|到)?\s?\d{0,3}(?:\.\d)?\s?[kw万千](?:/?[月年])?)",
)


def _validate(document: Document, found: re.Match[str]) -> Range:
    """Return the amount, whichever group holds it."""
    return found.span(next(name for name in ("v", "v2", "v3") if found.groupdict().get(name)))


@dataclass(frozen=True, slots=True)
class SalaryDetector(Detector):
    """Detector that adds to the patterns the amounts that are the applicant's by the words around them."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches, then amounts by their words."""
        yield from Detector.find(self, document)
        yield from pay_amounts(document)


DETECTOR: Final = SalaryDetector(
    "salary", Kind.SALARY, "a salary behind its label", _PATTERNS, _validate, stated=frozenset(["salary"])
)
