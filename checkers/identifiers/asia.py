"""Hong Kong, Taiwan, Japan, Singapore, India, South Korea. Check digits by the issuers' own rules; python-stdnum where it has a module."""

from __future__ import annotations

import re

from stdnum.in_ import gstin
from stdnum.jp import cn as jp_corporate
from stdnum.kr import brn as kr_brn
from stdnum.sg import uen
from stdnum.tw import ubn

from checkers.identifiers.base import Family, Reading, State, labelled, recognised, stdnum_reader

_UBN_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)
_CIN = re.compile(r"([LUF])(\d{5})([A-Z]{2})(\d{4})([A-Z]{3})(\d{6})")
_CIN_CLASS = {"PTC": "private", "PLC": "public", "GOI": "government of India", "SGC": "state government", "NPL": "not for profit",
              "FTC": "subsidiary of a foreign firm", "OPC": "one person", "GAP": "general association", "ULL": "unlimited", "FLC": "financial lease"}  # fmt: skip


def read_plain(text: str) -> Reading:
    """Read a number without a public check rule."""
    return recognised("".join(text.split()).upper())


def read_ubn(text: str) -> Reading:
    """Validate a UBN by Taiwan's rule since April 2023.

    The digit sum is divisible by five (before: by ten); a seventh digit 7 may count as one less.
    """
    number = "".join(text.split())
    if len(number) != 8 or not number.isdigit():
        return Reading(number, State.INVALID)
    total = sum(sum(divmod(int(digit) * weight, 10)) for digit, weight in zip(number, _UBN_WEIGHTS, strict=True))
    fits = total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0)
    return Reading(number, State.WELL_FORMED if fits or ubn.is_valid(number) else State.INVALID)


def read_cin(text: str) -> Reading:
    """Read a CIN: listed or not, industry, state, year of incorporation, ownership class; no check digit."""
    plain = "".join(text.split()).upper()
    match = _CIN.fullmatch(plain)
    if match is None or not 1850 <= int(match[4]) <= 2100:
        return Reading(plain, State.INVALID)
    return recognised(
        plain, listed="yes" if match[1] == "L" else "no", industry=match[2], state=match[3], year=match[4], kind=_CIN_CLASS.get(match[5], match[5])
    )  # fmt: skip


def read_japan_licence(text: str) -> Reading:
    """Validate a licence: 派 (dispatch), ユ (paid placement), ム (free placement); the first two digits are the prefecture, 01 to 47."""
    plain = "".join(text.split())
    prefecture = re.search(r"\d{2}", plain)
    if prefecture is None or not 1 <= int(prefecture[0]) <= 47:
        return Reading(plain, State.INVALID)
    kind = "dispatch" if "派" in plain else "paid placement" if "ユ" in plain else "free placement"
    return recognised(plain, prefecture=prefecture[0], kind=kind)


HK_BRN = Family("hk-brn", "HK", {"en": "Hong Kong business registration number", "zh": "香港商业登记号"}, "Companies Registry, Hong Kong",
                labelled(r"BRN|BR|business registration|商業登記(?:證)?|商业登记(?:证)?|unique business identifier", r"\d{8}(?:-\d{3}-\d{2}-\d{2}-\w)?"), read_plain)  # fmt: skip
HK_CR = Family("hk-cr", "HK", {"en": "Hong Kong company number", "zh": "香港公司注册编号"}, "Companies Registry, Hong Kong",
               labelled(r"CR|公司註冊(?:編號)?|公司编号", r"\d{5,7}"), read_plain)  # fmt: skip
HK_AGENCY = Family("hk-agency", "HK", {"en": "Hong Kong employment agency licence", "zh": "香港职业介绍所牌照"}, "EA Portal, Labour Department",
                   re.compile(r"(?:職業介紹所牌照|職業介紹所牌照號碼|employment agenc(?:y|ies) licen[cs]e)[^\d\n]{0,20}(?P<v>\d{5})(?!\d)", re.IGNORECASE), read_plain)  # fmt: skip
TW_UBN = Family("tw-ubn", "TW", {"en": "Taiwan business number", "zh": "台湾统一编号"}, "經濟部商工登記",
                labelled(r"統一編號|統編|统一编号|UBN", r"\d{8}"), read_ubn)  # fmt: skip
JP_CORPORATE = Family("jp-corporate", "JP", {"en": "Japanese corporate number", "zh": "日本法人番号"}, "国税庁法人番号公表サイト",
                      labelled(r"法人番号|corporate number", r"\d{13}|\d[ -]\d{4}[ -]\d{4}[ -]\d{4}"), stdnum_reader(jp_corporate))  # fmt: skip
JP_LICENCE = Family("jp-licence", "JP", {"en": "Japanese dispatch or placement licence", "zh": "日本派遣/职业介绍许可番号"}, "人材サービス総合サイト",
                    re.compile(r"(?P<v>派\s?\d{2}-\d{6}|(?<!\d)\d{2}-[ユムﾕﾑ]-\d{6})(?!\d)"), read_japan_licence)  # fmt: skip
SG_UEN = Family("sg-uen", "SG", {"en": "Singapore UEN", "zh": "新加坡机构编号 UEN"}, "ACRA",
                labelled(r"UEN|(?:company|co\.?|ACRA|business) reg(?:istration)?\.? (?:no\.?|number)(?=[\s:#.]{1,4}(?:\d{8,9}|[TSR]\d{2}[A-Z]{2}\d{4})[A-Z])", r"\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]"), stdnum_reader(uen))  # fmt: skip
SG_AGENCY = Family("sg-agency", "SG", {"en": "Singapore employment agency licence", "zh": "新加坡职业介绍所执照"}, "MOM employment agencies directory",
                   re.compile(r"\bEA(?:\s?licen[cs]e)?(?:\s?(?:no|number)\b\.?)?[\s:#.]{0,4}(?P<v>\d{2}[CS]\d{4})(?!\w)|\blicen[cs]e (?:no|number)\b\.?[\s:#]{0,3}(?P<n>\d{2}[CS]\d{4})(?!\w)", re.IGNORECASE), read_plain)  # fmt: skip
IN_CIN = Family("in-cin", "IN", {"en": "Indian CIN", "zh": "印度公司编号 CIN"}, "MCA",
                re.compile(r"\bCIN\b[\w\s.:#()]{0,12}?(?P<v>[A-Z]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6})(?!\w)", re.IGNORECASE), read_cin)  # fmt: skip
IN_GSTIN = Family("in-gstin", "IN", {"en": "Indian GSTIN", "zh": "印度税号 GSTIN"}, "GST portal",
                  labelled(r"GSTIN|GST", r"\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]{3}"), stdnum_reader(gstin))  # fmt: skip
KR_BRN = Family("kr-brn", "KR", {"en": "Korean business registration number", "zh": "韩国事业者登记号"}, "국세청",
                labelled(r"사업자\s?등록\s?번호", r"\d{3}-?\d{2}-?\d{5}"), stdnum_reader(kr_brn))  # fmt: skip
