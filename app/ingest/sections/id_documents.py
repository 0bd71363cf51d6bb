"""Recognition of identity document numbers in running text: `Irish passport PX4471902`, `SSN 900-55-0123`, 持中国护照
E12345678.

A kind of document and, right behind it, a number. Ambiguous words (`visa`, `licence`) need more: the word for a
number, a colon, or letters in the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from app.ingest.sections.personal import NATIONS
from app.text.characters import fold
from app.text.dates import find_dates

_NUMBER: Final = (
    r"(?P<number>(?:[A-Z]{1,6}[ \-]?)?\d[\dA-Z*]*(?:[ \-./][A-Z*]{0,6}\d[\dA-Z*]*){0,8}(?:[ \-]?[A-Zx])?)(?![\w])"
)
_NUMBER_WORD: Final = r"(?i:(?:,?\s{0,2}(?:number|no\.?|num\.?|nr\.?|№|#)|,?\s{0,2}(?:is|ending(?: in)?)){0,3})\s{0,2}(?P<colon>[:：]?)\s{0,2}"
_SURE_DOCUMENTS: Final = (
    r"(?i:passport|(?:national )?(?:identity|id) card|national (?:id|identity|insurance)|social security|social insurance|driver['’]?s?['’]? licen[cs]e|"
    r"driving licen[cs]e|residence permit|work permit|green card|reisepass|personalausweis|pasaporte|passeport|aadhaar|aadhar|pps(?=\s(?:no|number|\d{7}))|"
    r"ni(?= (?:no|number))|n\.i\.(?= (?:no|number)))|SSN|SIN|TFN|IRD|PPSN?|(?:NMC|NMBI|HCPC|CORU|GMC|GDC|GPhC|AHPRA|RCVS)(?i:(?: (?:pin|registration|reg\.?)){0,2})|NINO|NRIC|HKID|PESEL|DNI|NIE|NIF|CPF|BVN|NIN|NHS|ITIN|TIN"
)
_WEAK_DOCUMENTS: Final = r"(?i:visa|licen[cs]e|permit|id|voter id)|PAN|FIN|NI|IC|UAN"
_OWNER_CUE: Final = r"(?i:(?:(?:my|an?|valid|current|i (?:have|hold)|holder of|on|with|holds?) ){0,4})"
_WESTERN: Final = re.compile(
    rf"(?<![\w])(?P<own>{_OWNER_CUE})(?:(?P<nation>(?i:{NATIONS})) )?(?P<kind>(?P<sure>{_SURE_DOCUMENTS})|{_WEAK_DOCUMENTS})(?i: holder| card)?(?P<mark>{_NUMBER_WORD}){_NUMBER}"
)
_CHINESE: Final = re.compile(
    r"(?P<own>(?:本人|我)?(?:持有?|有)?)(?P<nation>(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}?|(?<=[持有])[\u3400-\u9fff]{2,4}?)??"
    r"(?P<kind>(?P<sure>(?:居民)?身份证|身份證|身分證|护照|護照|(?:港澳|往来港澳|台湾)?通行证|驾驶证|驾照|居住证|军官证|社保[号卡]|回乡证|台胞证))"
    rf"(?P<mark>(?:号码?|編?號碼?|字號|编号)?(?:是|为)?\s{{0,2}}(?P<colon>[:：]?)\s{{0,2}}){_NUMBER}"
)
_LICENCE: Final = re.compile(r"(?i)licen[cs]e|驾驶证|驾照|^(?:nmc|nmbi|hcpc|coru|gmc|gdc|gphc|ahpra|rcvs)")
"""A document that is also a qualification: its name stays in the text, only the number is taken."""
_LEAST: Final = 5
"""Minimum length of a document number, in characters."""
_DIGITS: Final = 4


class Paper(NamedTuple):
    """The number of a document; kind and nation in the words of the text.

    `start:end` covers all of them, the kind begins at `named`.
    """

    kind: str
    number: str
    nation: str
    start: int
    named: int
    end: int


def papers_in(text: str) -> Iterator[Paper]:
    """Yield every identity document that is named with its number in a text."""
    flat = fold(text)
    for pattern in (_WESTERN, _CHINESE):
        for match in pattern.finditer(flat):
            number = match["number"]
            told = match["sure"] or match["colon"] or re.search("[A-Z]", number) or re.search(r"(?i)n", match["mark"])
            if told and is_number(number):
                start = match.end("kind") if _LICENCE.search(match["kind"]) else match.start()
                yield Paper(match["kind"], number, match["nation"] or "", start, match.start("kind"), match.end())


def is_number(number: str) -> bool:
    """Return True if a text is long enough to be the number of a person's document, and no date."""
    digits = sum(char.isdigit() for char in number)
    signs = sum(char.isalnum() or char == "*" for char in number)
    return digits >= _DIGITS and signs >= _LEAST and not find_dates(number)


_LONE_NUMBER: Final = re.compile(_NUMBER)


def number_at(words: str) -> str:
    """Return the number at the start of a label's value, else an empty text."""
    match = _LONE_NUMBER.match(fold(words))
    return match["number"] if match and is_number(match["number"]) else ""
