"""Marital and family status behind a label, the Chinese set phrases, and a relative in brackets or in a line of their own."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import STRICT_COLON, Detector, Range, accept, compiled
from app.redact.detectors.people import capitalised_name
from app.redact.matchers.short_facts import LABELS
from app.redact.prepared_text import Document
from app.text.kinship import (
    CHILDREN_AND_SIBLINGS,
    PARTNERS_AND_PARENTS,
    PARTNERS_AND_PARENTS_ZH,
    RELATIVES,
    RELATIVES_ZH,
)
from app.text.person_names import HAN_NAME, ONE_WORD

_START: Final = r"(?:^|[\n|;；])[ \t]{0,4}(?:[-•·*][ \t]{0,3})?"
_LABELLED_VALUE: Final = r"[^\n|;；。]{1,60}"
_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{LABELS[Kind.MARITAL]})\s{{0,2}}(?:\([^)\n]{{0,12}}\))?{STRICT_COLON}(?P<v>[^\W\d_][^\n|,;，；。:\t]{{0,24}}?)(?=\s{{0,3}}(?:$|[\n|;；。\t,，])|\s{{2,}}|\.\s|\s[^\s:]{{1,16}}[:])",
    r"(?:^|[\n|,，、;；\t/·\s])(?P<v>未婚(?:未育)?|已婚(?:已育|未育)?|离异|丧偶)(?=$|[\n|,，、;；。\t/·\s])",
    r"(?:^|[\n|,;\t/·])\s{0,3}(?P<v>unmarried|married|single|divorced|widowed|verheiratet|ledig|geschieden|casad[oa]|solter[oa]|marie(?:e)?|celibataire|sposat[oa]|celibe|nubile)\s{0,3}(?=$|[\n|,;\t/·])",
    rf"\(\s?(?P<v>(?:my )?(?:{RELATIVES})\s?:\s?[^()\n]{{1,40}}|my (?:{RELATIVES})(?![a-z])[^()\n]{{0,40}}|(?:{RELATIVES_ZH}|{PARTNERS_AND_PARENTS_ZH})[: ]{{1,2}}[\u4e00-\u9fff]{{1,4}})\s?\)",
    rf"{_START}(?P<v>(?:my )?(?:{PARTNERS_AND_PARENTS})(?:'s (?:name|occupation|profession|job))?\s{{0,3}}[:\t]\s{{0,4}}{_LABELLED_VALUE})",
    rf"{_START}(?P<named>(?:my )?(?:{CHILDREN_AND_SIBLINGS})(?:'s (?:name|occupation|profession|job))?\s{{0,3}}[:\t]\s{{0,4}}(?P<name>{ONE_WORD})(?![^\n,(]{{0,20}}\d){_LABELLED_VALUE}?(?=$|[\n|;；]))",
    rf"{_START}(?P<v>(?:{RELATIVES_ZH})(?:的?(?:姓名|名字|职业|工作|单位))?(?:\s?[:\t]\s{{0,4}}|\s{{1,4}}(?={HAN_NAME}(?:[\s,，、(（]|$))){_LABELLED_VALUE})",
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    """Accept a brother or a sister only if a name follows: both words are also a make of printers and a nurse."""
    if not found.groupdict().get("named"):
        return accept(document, found)
    return found.span("named") if capitalised_name(document, *found.span("name")) else None


DETECTOR: Final = Detector(
    "marital",
    Kind.MARITAL,
    "a marital or family status behind its label",
    _PATTERNS,
    _validate,
    stated=frozenset(["marital", "children", "sexuality", "person"]),
)
