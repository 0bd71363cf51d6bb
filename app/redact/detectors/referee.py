"""Referees: behind 证明人, 推荐人, "reported to", and the names that open lines of a references section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.detectors.people import HAN_NAME, LATIN_NAME, capitalised_name, named
from app.redact.document import Document

_PATTERNS: Final = compiled(
    rf"(?:证\s?明\s?人|推\s?荐\s?人|介\s?绍\s?人|推荐者|背调联系人|紧急联系人|直属上级|直接上级|导师|保证人|汇报对象|"
    rf"身元保証人)[\s:是为(]{{0,4}}(?P<zh>{HAN_NAME})",
    rf"(?:推荐人|证明人|reference|referee|references|referees|referenz(?:en|geber)?|referencias?|references? "
    rf"professionnelles?|supervisor|line manager|emergency contact|추천인)\s{{0,2}}[:：|\t]\s{{0,"
    rf"3}}(?P<v>{LATIN_NAME})",
    rf"(?:reported (?:directly )?to|supervised by|recommended by|referred by|managed by|mentored by|ask for|please "
    rf"contact|vouched for by|berichtete an|reportando a|sous la direction de|bajo la direccion de)\s(?:my (?:former "
    rf"|line )?(?:manager|supervisor|boss),? )?(?P<v>{LATIN_NAME})",
    rf"(?:my (?:former |previous |line |direct )?(?:manager|supervisor|boss|referee|professor|advisor|mentor))[,"
    rf":]?\s(?:is |was )?(?P<v>{LATIN_NAME})",
    rf"(?:向|由|跟随|师从|前领导|前上司|前主管|领导|上司|主管|经理)(?P<zh>{HAN_NAME})(?=[(，,、（]|汇报|推荐|经理|"
    rf"总监|主任|老师|教授)",
)
_HEADING: Final = re.compile(
    r"(?:^|\n)[ \t#*=\-]{0,4}(?:professional )?(?:references?(?: upon request)?|referees?|referenzen|referenz|"
    r"referencias|references professionnelles|referenze|referenties|证明人|推荐人|背景调查联系人|추천인)[ \t:*=\-]{0,"
    r"4}\n"
)
_LINE: Final = re.compile(
    rf"[ \t]{{0,6}}(?:[·•*\-]|\d[.)])?[ \t]{{0,4}}(?P<v>{LATIN_NAME}|{HAN_NAME})(?=[ \t]{{0,3}}(?:[,，(（|/\t:–—-]|$|"
    rf"\n|  ))"
)
_BLOCK: Final = 14
"""How many lines below a references heading are read."""


@dataclass(frozen=True, slots=True)
class RefereeDetector(Detector):
    """Adds to the patterns the lines below a references heading."""

    def find(self, document: Document) -> Iterator[Range]:
        """Pattern matches, then openings of lines in the references section."""
        yield from Detector.find(self, document)
        for heading in _HEADING.finditer(document.text):
            yield from self._section(document, heading.end())

    def _section(self, document: Document, at: int) -> Iterator[Range]:
        for _ in range(_BLOCK):
            stop = document.text.find("\n", at)
            line = _LINE.match(document.text, at, len(document.text) if stop < 0 else stop)
            if line:
                span = line.span("v")
                if not re.search(r"[a-z]", line.group("v")) or capitalised_name(document, *span):
                    yield span
            if stop < 0:
                return
            at = stop + 1


DETECTOR: Final = RefereeDetector("referee", Kind.REFEREE, "a person named as a reference", _PATTERNS, named)
