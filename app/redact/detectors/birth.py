"""Dates of birth: behind a label or beside a word of birth, in the languages of the labels."""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, accept, compiled
from app.redact.matchers.dates import MONTHS

_MONTH: Final = (
    rf"(?:{'|'.join(sorted({name for names in MONTHS for name in names.split()}, key=len, reverse=True))})\.?"
)
_HAN: Final = r"[零〇○一二三四五六七八九十\d]"
DATE: Final = (
    rf"(?:\d{{4}}\s{{0,2}}[-./年]\s{{0,2}}\d{{1,2}}(?:\s{{0,2}}[-./月]\s{{0,2}}\d{{1,2}})?\s{{0,2}}[日号月]?(?:生)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[\s.,\-]{{0,2}}(?:of |de |di |d')?{_MONTH}[\s.,\-]{{0,2}}(?:of |de |del |di "
    rf")?'?\d{{2,4}}(?:\s?r\.(?!\w))?"
    rf"|{_MONTH}[\s.,\-]{{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?[\s.,\-]{{1,3}})?(?:of |de |del )?\d{{4}}"
    rf"|\d{{1,2}}\s{{0,2}}[-./]\s{{0,2}}\d{{1,2}}\s{{0,2}}[-./]\s{{0,2}}\d{{2,4}}|\d{{1,2}}\s?[-./]\s?(?:19|20)\d\d"
    rf"|'?\d{{2}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号])?|(?:{_HAN}{{2,4}})年{_HAN}{{1,3}}月(?:{_HAN}{{1,"
    rf"3}}[日号])?"
    rf"|(?:民国|昭和|平成|令和)\s?\d{{1,3}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|\d{{4}}\s?年(?:\s?\d{{1,"
    rf"2}}\s?[月](?:\s?\d{{1,2}}\s?[日号일])?)?|\d{{4}}\s?년\s?\d{{1,2}}\s?월(?:\s?\d{{1,2}}\s?일)?"
    r"|(?:19|20)\d{6}(?!\d)|(?:19|20)\d{4}(?!\d)|(?:19|20)\d{2}(?!\d))"
)
_LABEL: Final = (
    r"出\s{0,4}生\s{0,4}(?:年\s{0,2}月\s{0,2}日?|日\s{0,2}期|年\s{0,2}份|时间)?|生\s{0,4}日|生年月日|生\s?辰|生于|"
    r"출생(?:일)?|생년월일|birthday|date of birth|birth ?date|d\.?o\.?b\.?|born(?: on| in)?|year of birth|"
    r"geburtsdatum|geburtstag|geboren(?: am)?|geb\.?|fecha de nacimiento|f\. ?nac\.?|nacid[oa](?: el| en)?|"
    r"nacimiento|date de naissance|nee?(?:\(e\))? (?:le|en)|data di nascita|nat[oa] (?:il|nel)|data de nascimento|nascimento|"
    r"nascid[oa] (?:em|a)|"
    r"data urodzenia|ur\.|urodzon[ya]|ngay sinh|sinh ngay|geboortedatum|fodselsdato|fodelsedatum|dogum tarihi|дата "
    r"рождения"
)
_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{_LABEL})[\s:=|\t)(/\-]{{0,6}}(?P<v>(?:on |am |le |el |il |nee? le |born )?{DATE})",
    rf"(?<![\d.\-/])(?P<v>{DATE})\s{{0,2}}(?:出\s?生|生(?![产活成意物命态涯动])|birth|born)",
    rf"(?:^|[\n|,，、\s/·])(?:男|女|male|female)\s{{0,3}}[|,，、/·\-]?\s{{0,3}}(?P<v>{DATE})(?=\s{{0,3}}(?:$|[\n|,，"
    rf"、·]))",
    rf"(?P<v>(?<![a-z])nee?(?:\(e\))? le {DATE})",
    rf"(?<![a-z])(?:born|birthday|nee?e?|geboren|nacid[oa])[^\n\d.;]{{1,40}}?(?P<v>{DATE})",
)

DETECTOR: Final = Detector(
    "birth", Kind.BIRTH, "a date of birth, by its label or a word of birth beside it", _PATTERNS, accept
)
