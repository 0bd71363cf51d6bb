"""Mainland China: the unified social credit code and the old 15-digit registration number. GB 32100-2015, GB 11714, GB/T 2260."""

from __future__ import annotations

import re

from stdnum.iso7064 import mod_11_10

from checkers.identifiers import regions
from checkers.identifiers.base import Family, Reading, State
from checkers.signals import licence_uscc

DEPARTMENTS = {
    "1": "机构编制", "2": "外交", "3": "司法行政", "4": "文化", "5": "民政", "6": "旅游", "7": "宗教", "8": "工会",
    "9": "市场监管", "A": "中央军委", "N": "农业", "Y": "其他",
}  # fmt: skip
KINDS = {
    "91": "企业", "92": "个体工商户", "93": "农民专业合作社", "51": "社会团体", "52": "民办非企业单位", "53": "基金会",
    "11": "机关", "12": "事业单位", "13": "群众团体", "N1": "组级集体经济组织", "N2": "村级集体经济组织", "N3": "乡镇级集体经济组织",
}  # fmt: skip


def read_uscc(text: str) -> Reading:
    """Validate a credit code: both check characters, department, kind and region.

    A wrong last character is `invalid`; a wrong inner code, odd pair or unknown region is only `unusual` (early and
    re-issued codes exist, regions are abolished).
    """
    code = licence_uscc.read(text)
    if not code.valid:
        return Reading(code.code, State.INVALID)
    facts = {
        "department": DEPARTMENTS.get(code.department, ""),
        "kind": KINDS.get(code.department + code.kind, ""),
        "region_code": code.region,
        "region": regions.name_of(code.region),
    }
    usual = code.usual and regions.is_known_region(code.region)
    return Reading(code.code, State.WELL_FORMED if usual else State.UNUSUAL, facts)


def read_old(text: str) -> Reading:
    """Validate the old number: ISO 7064 MOD 11,10 over 15 digits.

    Since 2018 no licence shows this number any more, so it is at best `unusual`.
    """
    number = "".join(text.split())
    if not mod_11_10.is_valid(number):
        return Reading(number, State.INVALID)
    return Reading(
        number, State.UNUSUAL, {"region_code": number[:6], "region": regions.name_of(number[:6]), "note": "2018"}
    )


_CODE = "[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]"
_GAP = r"[ \-–·.]?"
_GAPS = re.compile(r"[ \-–·.]")


def _is_code(text: str) -> bool:
    """Return True for 18 characters in a row; for spaced or dashed ones only where the check character fits: other numbers stand like that, too."""
    return len(text) == 18 or licence_uscc.read(_GAPS.sub("", text)).valid


USCC = Family(
    "cn-uscc", "CN", {"en": "unified social credit code", "zh": "统一社会信用代码"}, "国家企业信用信息公示系统",
    re.compile(rf"(?<![0-9A-Za-z])(?P<v>{_CODE}{_GAP}{_CODE}(?:{_GAP}[0-9]){{6}}(?:{_GAP}{_CODE}){{10}})(?![0-9A-Za-z])"),
    lambda text: read_uscc(_GAPS.sub("", text)),
    _is_code,
)  # fmt: skip
OLD_NUMBER = Family(
    "cn-old", "CN", {"en": "15-digit registration number (before 2018)", "zh": "15 位工商注册号（2018 年前）"}, "国家企业信用信息公示系统",
    re.compile(r"(?:注册号|营业执照(?:注册)?号?|工商登记号)[\s:：]{0,4}(?P<v>\d{15})(?!\d)"),
    read_old,
)  # fmt: skip
