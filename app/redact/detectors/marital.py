"""Marital and family status behind a label, and the Chinese set phrases."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import STRICT_COLON, Detector, accept, compiled
from app.redact.matchers.plain import LABELS

_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.MARITAL]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\W\d_][^\n|,;，；。:\t]{{0,24}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t,，])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    r"(?:^|[\n|,，、;；\t/·\s])(?P<v>未婚(?:未育)?|已婚(?:已育|未育)?|离异|丧偶)(?=$|[\n|,，、;；。\t/·\s])",
    r"(?:^|[\n|,;\t/·])\s{0,3}(?P<v>unmarried|married|single|divorced|widowed|verheiratet|ledig|geschieden|casad[oa]|solter[oa]|marie(?:e)?|celibataire|sposat[oa]|celibe|nubile)\s{0,3}(?=$|[\n|,;\t/·])",
)

DETECTOR: Final = Detector("marital", Kind.MARITAL, "a marital or family status behind its label", _PATTERNS, accept)
