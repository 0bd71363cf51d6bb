"""Marital and family status behind a label, the Chinese set phrases, and a relative in brackets."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import STRICT_COLON, Detector, accept, compiled
from app.redact.matchers.plain import LABELS

_KIN: Final = "wife|husband|spouse|fiancee?|son|daughter|mother|father|mum|mam|mom|dad|brother|sister"
_KIN_ZH: Final = "老婆|老公|妻子?|丈夫|爱人|配偶|父亲?|母亲?|爸爸?|妈妈?|儿子|女儿|哥哥|姐姐|弟弟|妹妹"
_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.MARITAL]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\W\d_][^\n|,;，；。:\t]{{0,24}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t,，])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    r"(?:^|[\n|,，、;；\t/·\s])(?P<v>未婚(?:未育)?|已婚(?:已育|未育)?|离异|丧偶)(?=$|[\n|,，、;；。\t/·\s])",
    r"(?:^|[\n|,;\t/·])\s{0,3}(?P<v>unmarried|married|single|divorced|widowed|verheiratet|ledig|geschieden|casad[oa]|solter[oa]|marie(?:e)?|celibataire|sposat[oa]|celibe|nubile)\s{0,3}(?=$|[\n|,;\t/·])",
    rf"\(\s?(?P<v>(?:my )?(?:{_KIN})\s?:\s?[^()\n]{{1,40}}|my (?:{_KIN})(?![a-z])[^()\n]{{0,40}}|(?:{_KIN_ZH})[: ]{{1,2}}[\u4e00-\u9fff]{{1,4}})\s?\)",
)

DETECTOR: Final = Detector("marital", Kind.MARITAL, "a marital or family status behind its label", _PATTERNS, accept)
