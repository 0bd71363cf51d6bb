"""Mainland China: licences of agencies and web-site filings. No national number format exists for the licences,
so these are recognised, never called invalid. 人力资源市场暂行条例 18, 32; 劳务派遣行政许可实施办法; 互联网信息服务管理办法."""

from __future__ import annotations

import re

from checkers.identifiers import regions
from checkers.identifiers.base import Family, Reading, State, recognised

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁"
_CODES = dict(
    zip(
        PROVINCES,
        "11 12 31 50 13 41 53 21 23 43 34 37 65 32 33 36 42 45 62 14 15 61 22 35 52 44 51 63 54 46 64".split(),
        strict=True,
    )
)


def read_hr(text: str) -> Reading:
    """Read a licence: twelve digits carry area, year and sequence; the worded form carries province and year."""
    plain = "".join(text.split())
    if plain.isdigit():
        area = plain[:6]
        if len(plain) == 12 and regions.is_known_region(area):
            return recognised(plain, region_code=area, region=regions.name_of(area), year="20" + plain[6:8])
        return Reading(plain, State.UNRECOGNISED)
    province = next((char for char in plain if char in _CODES), "")
    year = re.search(r"\d{4}", plain)
    facts = (
        {"region_code": _CODES[province] + "0000", "region": regions.name_of(_CODES[province] + "0000")}
        if province
        else {}
    )
    return Reading(plain, State.RECOGNISED, facts | ({"year": year[0]} if year else {}))


def read_dispatch(text: str) -> Reading:
    """Read a licence as free text: places number as they like."""
    return recognised("".join(text.split()))


def read_icp(text: str) -> Reading:
    """Read a filing: the province that took it."""
    plain = "".join(text.split())
    code = _CODES.get(plain[0], "")
    return recognised(plain, region=regions.name_of(code + "0000") if code else "")


HR_LICENCE = Family(
    "cn-hr-licence", "CN", {"en": "human-resources service licence", "zh": "人力资源服务许可证"}, "各地人社部门名单",
    re.compile(
        rf"(?P<v>[（(]?[{PROVINCES}][)）]?\s?人服?[证许]字?\s?[\[〔【(（]\s?\d{{4}}\s?[\]〕】)）]\s?第?\s?\d{{3,12}}\s?号?)|"
        r"(?:人力资源(?:服务)?许可证?|人服许可?)[^\w（(\[〔]{0,6}(?:编号|证号|号|No\.?)?[：:\s]{0,3}(?P<n>\d{12}(?=0\d{2,3}-|\D|$)|\d{13,16}(?![\d-]))"
    ),
    read_hr,
)  # fmt: skip
DISPATCH = Family(
    "cn-dispatch", "CN", {"en": "labour-dispatch licence", "zh": "劳务派遣经营许可证"}, "各地人社部门名单",
    re.compile(r"劳务派遣(?:经营)?许可证?(?:编号|证号|号)?[：:\s]{1,3}(?P<v>[\dA-Za-z\u4e00-\u9fff\[\]〔〕()（）-]{5,40}\d号?)"),
    read_dispatch,
)  # fmt: skip
ICP = Family(
    "cn-icp", "CN", {"en": "web-site filing (ICP)", "zh": "ICP 备案号"}, "工信部备案系统",
    re.compile(rf"(?P<v>[{PROVINCES}]ICP[备证]\d{{6,10}}号(?:-\d{{1,3}})?)"),
    read_icp,
)  # fmt: skip
