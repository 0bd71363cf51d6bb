"""Present and expected salary behind a label."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.amount_values import CURRENCY, PERIOD
from app.redact.detectors.base import STRICT_COLON, Detector, accept, compiled
from app.redact.matchers.plain import LABELS

_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:(?:i'm|he's|she's|am|is|was|were|currently) on|wants?|busco|exp\.?|expect(?:ing|ed)?|asking|looking for|move for|желаемый)\s?[-—–:]?\s(?P<v>{CURRENCY}\s?\d[\d.,']{{0,9}}(?:\s?[km](?![a-z]))?{PERIOD}|\d{{2,3}}k(?![a-z]){PERIOD})",
    r"(?<![a-z])(?:wants?|earn(?:s|ing)?|mak(?:e|es|ing)|asking|expect(?:s|ing)?)(?: for)? (?P<v>\d{2,4}(?:\.\d\d)? (?:an?|per) (?:hr|hour|day|shift|week|month)(?![a-z]))",
    r"(?P<v>一个?月[一二两三四五六七八九十]{1,2}[千万][一二三四五六七八九百千]{0,3}(?:元|块)?)(?=就?[够行]|[，,。])",
    r"(?:上一份|上份工作|上家)(?:工资|月薪|薪资)?是?(?P<v>\d{4,6}(?:元|块)?(?:到手)?)",
    rf"(?<![a-z])(?:{LABELS[Kind.SALARY]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\n|;；。\t]{{2,40}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    r"(?:期望|目前|现)[^\n，。;；|]{0,6}?(?P<v>(?:税[前后])?\d{1,3}(?:\.\d)?\s?(?:-|~|至|到)?\s?\d{0,3}(?:\.\d)?\s?[kw万千](?:/?[月年])?)",
)

DETECTOR: Final = Detector(
    "salary", Kind.SALARY, "a salary behind its label", _PATTERNS, accept, stated=frozenset(["salary"])
)
