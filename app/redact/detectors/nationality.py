"""Nationality or ethnic group behind a label."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import STRICT_COLON, Detector, accept, compiled
from app.redact.matchers.short_facts import LABELS

_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.NATIONALITY]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\W\d_][^\n|,;，；。:\t]{{0,24}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t,，])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    r"(?:^|[\n|,，、;；\t/·\s])(?P<v>(?:汉|回|满|蒙古|藏|维吾尔|壮|苗|彝|布依|朝鲜|侗|瑶|白|土家|哈尼|哈萨克|傣|黎)族)(?=$|[\n|,，、;；。\t/·\s])",
)

DETECTOR: Final = Detector(
    "nationality",
    Kind.NATIONALITY,
    "a nationality or ethnic group behind its label",
    _PATTERNS,
    accept,
    stated=frozenset(["nationality", "ethnicity", "immigration"]),
)
