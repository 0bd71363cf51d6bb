"""Telephone numbers: mainland China in every writing, international form, national forms of other countries.

Validation by phonenumbers over `_REGIONS`; a national form without a sign or label must be valid somewhere and must
not answer to a word such as "case" or "ISBN".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import phonenumbers

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.document import DIGIT_NAMES, Document

_REGIONS: Final = (
    "CN",
    "US",
    "GB",
    "DE",
    "FR",
    "ES",
    "IT",
    "IN",
    "JP",
    "KR",
    "HK",
    "TW",
    "SG",
    "VN",
    "PL",
    "NL",
    "BE",
    "CH",
    "AT",
    "SE",
    "PT",
    "BR",
    "MX",
    "AR",
    "AU",
    "CA",
    "RU",
    "UA",
    "TR",
    "AE",
    "SA",
    "EG",
    "NG",
    "KE",
    "ZA",
    "ID",
    "MY",
    "TH",
    "PH",
    "IE",
    "DK",
    "NO",
    "FI",
    "CZ",
    "GR",
    "IL",
    "PK",
    "BD",
    "CO",
    "CL",
    "PE",
    "MA",
    "NZ",
    "HU",
    "RO",
)
_SEP: Final = r"[\s.\-·/ー~]{0,2}"
_EXT: Final = r"(?:\s{0,2}(?:转|分机|ext\.?|extn\.?|extension|x|#|poste|durchwahl|int\.)\s{0,2}[:.]?\s{0,1}\d{1,6})?"
_CUE: Final = re.compile(
    r"(?<![a-z])(?:tel(?:efon[eo]?|ephone|\.)?|phone|mobile?|mob|cell|handy|movil|celular|portable|call|text|sms|"
    r"ring|dial|whatsapp|fax|contact|reach|number|nummer|numero|hotline|on|at|to|"
    r"电话|手机|座机|固话|联系方式|联系|致电|拨打|来电|手提|号码|手机号|打|传真|热线|電話|携帯|전화|휴대폰|연락처|"
    r"dien thoai|sdt|dt|t|m|p|h|☎|📞|📱)[\s:.()\-|+是为为]{0,6}$"
)
_STRONG_CUE: Final = re.compile(
    r"(?<![a-z])(?:tel(?:efon[eo]?|ephone|\.)?|phone|mobile?|mob|cell|handy|movil|celular|portable|call|text|sms|"
    r"ring|dial|whatsapp|fax|reach|hotline|"
    r"电话|手机|座机|固话|联系方式|致电|拨打|来电|手提|手机号|传真|热线|전화|휴대폰|연락처|dien thoai|sdt)[^\d\n]{0,"
    r"24}$"
)
_NOT_PHONE: Final = re.compile(
    r"(?<![a-z])(?:isbn|issn|doi|case|ticket|inc|order|invoice|req|ref|ver|version|v|build|patent|no\.?|nr\.?|sku|id|"
    r"iso|gb/t|rfc|article|§|sha|commit|issue|pr|pp?|pages?|#|\$|€|£|¥|usd|eur|rmb|"
    r"编号|订单号?|单号|合同号?|专利号?|工号|学号|案号|版本|주문번호|번호|주문|don hang|身份证号?|卡号|账号|qq|微信|"
    r"会议号?|会议id|房间号?|证书号?|许可证号?|执照号?|meeting|meeting id|zoom|zoom id|webex|webex id|badge|"
    r"licen[cs]e(?: no\.?)?|certificate(?: no\.?)?|邮编|passport|护照|passport no|pesel|ssn|nino|aadhaar|iban|account|号形如)[\s:.#\-]{0,3}$"
)
_SERVICE: Final = re.compile(r"(?:86)?[48]00[0-9]{7}")
"""China's shared-cost and free service lines (400, 800): a firm's hotline, never a person's telephone."""
_DATE: Final = re.compile(
    r"(?:19|20)\d\d[-./\s]{1,3}\d{1,2}(?:[-./\s]{1,3}\d{1,2})?|(?:0?\d|[12]\d|3[01])[-./](?:0?\d|1[0-2])[-./](?:19|"
    r"20)?\d\d|(?:19|20)\d\d[\s\-~]{1,3}(?:19|20)\d\d"
)
_LEFT: Final = r"(?<![\d])(?<!\d[.\-,])(?<![a-z0-9]\-)(?<![a-z])"
_PATTERNS: Final = compiled(
    rf"(?<!\d)(?P<cn>(?:\(?(?:\+|00)?\s?86\s?\)?{_SEP})?1{_SEP}[3-9]{_SEP}\d{_SEP}(?:\d{_SEP}){{7}}\d)(?!\d)",
    rf"(?<![\d.,])(?P<land>(?:\(?(?:\+|00)86\)?[\s\-]{{0,2}})?\(?0[1-9]\d{{1,2}}\)?[\s\-]{{0,2}}[2-8]\d{{2,"
    rf"3}}[\s\-]{{0,1}}\d{{4}}{_EXT})(?!\d)",
    rf"(?<![\d])(?P<int>\(?(?:\+|(?<!\d)00)\s?\(?\d{{1,3}}\)?(?:[\s().\-/·]{{0,3}}\d){{6,13}}{_EXT})(?!\d)",
    rf"{_LEFT}(?P<nat>(?:\(0\)\s?)?\(?\d{{2,6}}(?:\)[\s.\-/·]{{0,2}}|[\s.\-/·]{{1,2}})\d{{1,8}}(?:[\s.\-/·]{{1,"
    rf"2}}\d{{1,8}}){{0,4}}{_EXT})(?![\d])(?!\.\d)(?!-[a-z\d])",
    rf"{_LEFT}(?P<solid>\d{{7,12}}{_EXT})(?![\d.%])(?!-\d)",
    r"(?P<words>(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[\s,\-]{1,3}){6,18}(?:zero|"
    r"oh|one|two|three|four|five|six|seven|eight|nine))(?![a-z])",
    *(
        rf"(?<![a-z])(?P<words>(?:(?:{'|'.join(names)})[\s,\-]{{1,3}}){{6,18}}(?:{'|'.join(names)}))(?![a-z])"
        for names in DIGIT_NAMES
    ),
    r"(?P<han>[零〇○一二三四五六七八九幺两](?:[\s\-·]{0,2}[零〇○一二三四五六七八九幺两]){6,11})(?![年月日])",
    rf"(?<![\d])(?P<mixed>1(?:{_SEP}[\d零〇一二三四五六七八九幺]){{10}})(?![\d零〇一二三四五六七八九])",
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    form = found.lastgroup or ""
    start, end = found.span()
    text = found.group()
    before = document.text[max(0, start - 30) : start]
    digits = re.sub(r"\D", "", re.sub(r"(?:转|分机|ext|x|#).*$", "", text))
    if form in ("han", "words"):
        return (start, end) if form == "words" or text[0] in "一幺零〇○" or _STRONG_CUE.search(before) else None
    if form == "mixed":
        return (start, end) if re.search(r"[零〇一二三四五六七八九幺]", text) and re.search(r"\d", text) else None
    if form == "cn":
        return (start, end) if _balanced_groups(text) and not _in_word(document, start, end) else None
    if _DATE.fullmatch(text.strip()) or _NOT_PHONE.search(before) or _is_version(document.text, start, text):
        return None
    if _SERVICE.fullmatch(digits):
        return None
    if form == "int":
        return (start, end) if 7 <= len(digits) <= 17 else None
    if form == "land":
        return (
            (start, end)
            if _valid(digits, "CN") or _STRONG_CUE.search(before)
            else _national(document, start, end, digits, before)
        )
    return _national(document, start, end, digits, before)


def _national(document: Document, start: int, end: int, digits: str, before: str) -> Range | None:
    """A form without country code: valid somewhere, and told by a cue or by its grouping."""
    strong = bool(_STRONG_CUE.search(before))
    text = document.text[start:end]
    if not 7 <= len(digits) <= 13 or _DATE.match(text.strip()):
        return None
    if strong:
        return start, end
    if len(digits) < 8:
        return None
    cued = bool(_CUE.search(before))
    grouped = bool(re.search(r"\d[\s.\-/·)]", text))
    if cued and grouped:
        return (start, end) if any(_valid(digits, region) for region in _REGIONS) or digits.startswith("0") else None
    if not grouped and digits.startswith("0") and len(digits) in (10, 11) and _is_cell(document.text, start, end):
        return (start, end) if any(_valid(digits, region) for region in _REGIONS) else None
    if len(digits) < 9 or not grouped:
        return None
    shaped = (
        text.startswith("(")
        or digits.startswith("0")
        or bool(re.fullmatch(r"\d{3}[-. ]\d{3}[-. ]\d{3,4}|\d{5}[- ]\d{5}|\d{3} \d{2} \d{2} \d{2}", text))
    )
    return (start, end) if shaped and any(_valid(digits, region) for region in _REGIONS) else None


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether it fills a cell of a table or CSV line."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    return (not before or before[-1] in ",|\t\n;") and (not after or after[0] in ",|\t\n;")


def _balanced_groups(text: str) -> bool:
    """Refuses eleven digits that are really several numbers: `1300 12 5 1234`."""
    groups = re.findall(r"\d+", text)
    return len(groups) <= 4 or all(len(group) == 1 for group in groups[-8:])


def _in_word(document: Document, start: int, end: int) -> bool:
    """Digits glued to a word by letters or `_-` are an identifier, except after a label such as `tel138…`."""
    text = document.text
    before = text[max(0, start - 8) : start]
    return bool(re.search(r"[a-z]{1,}[_\-]$", before)) and not re.search(
        r"(?:tel|phone|mob|cell|wa|wx|t|m)[_\-]$", before
    )


def _is_version(text: str, start: int, value: str) -> bool:
    return bool(re.search(r"v\d*\.?$", text[max(0, start - 4) : start])) or bool(
        re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", value)
    )


@lru_cache(maxsize=4_000)
def _valid(digits: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(number, region) or (
        region == "US" and phonenumbers.is_possible_number(number) and "555" in digits
    )


DETECTOR: Final = Detector(
    "phone", Kind.PHONE, "a telephone number by its form, country code or label", _PATTERNS, _validate
)
