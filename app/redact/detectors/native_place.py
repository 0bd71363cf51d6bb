"""Native place, registered residence and place of birth behind a label."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import STRICT_COLON, Detector, accept, compiled
from app.redact.matchers.short_facts import LABELS

_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.NATIVE_PLACE]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\W\d_][^\n|;；。:\t]{{0,40}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
)

DETECTOR: Final = Detector(
    "native_place",
    Kind.NATIVE_PLACE,
    "a native place behind its label",
    _PATTERNS,
    accept,
    stated=frozenset(["native", "birthplace"]),
)
