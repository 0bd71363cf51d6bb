"""Political status behind a label, and the Chinese set phrases."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import STRICT_COLON, Detector, accept, compiled
from app.redact.matchers.short_facts import LABELS

_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.POLITICAL]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\W\d_][^\n|,;，；。:\t]{{0,24}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t,，])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    r"(?P<v>中共(?:预备)?党员|共青团员|预备党员|(?:民革|民盟|民建|民进|农工党?|致公党?|九三学社?|台盟)(?:盟员|党员|会员|社员|成员)?|(?:民进|国民|亲民|时代力量|民众|民主进步|中国国民)党?党员|无党派人士)(?=$|[\s\n|,，、;；。\t/·)）])",
    r"(?:^|[\n|,，、;；\t/·\s])(?P<v>党员|团员|群众)(?=$|[\n|,，、;；。\t/·\s])",
)

DETECTOR: Final = Detector(
    "political",
    Kind.POLITICAL,
    "a political status",
    _PATTERNS,
    accept,
    stated=frozenset(["political", "religion", "military"]),
)
