"""Mainland China: licences of agencies and web-site filings. No national number format exists for the licences,
so these are recognised, never called invalid. 人力资源市场暂行条例 18, 32; 劳务派遣行政许可实施办法; 对外劳务合作管理条例 5–8;
互联网信息服务管理办法."""

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


_YEAR = re.compile(r"20[0-4]\d")
_GAPS = re.compile(r"[\s\-–·]")


def read_hr(text: str) -> Reading:
    """Read a licence: twelve digits carry area, year and sequence; the worded form carries province and year."""
    plain = _GAPS.sub("", text)
    if plain.isdigit():
        area = plain[:6]
        if len(plain) == 12 and regions.is_known_region(area):
            return recognised(plain, region_code=area, region=regions.name_of(area), year="20" + plain[6:8])
        return Reading(plain, State.UNRECOGNISED)
    return recognised("".join(text.split()), **_worded_facts(plain))


def read_dispatch(text: str) -> Reading:
    """Read a licence: places number as they like; most begin with the area, then the year, or name their province."""
    plain = _GAPS.sub("", text)
    area, year = plain[:6], plain[6:10]
    if plain.isdigit() and len(plain) >= 11 and regions.is_known_region(area) and _YEAR.fullmatch(year):
        return recognised(plain, region_code=area, region=regions.name_of(area), year=year)
    return recognised("".join(text.split()), **({} if plain.isdigit() else _worded_facts(plain)))


def read_labour_export(text: str) -> Reading:
    """Read a qualification to send workers abroad: letters, then an area of four or six digits, as the certificates are seen to carry it."""
    plain = _GAPS.sub("", text).upper()
    figures = plain.removeprefix("LW")
    area = next(
        (one for one in (figures[:6], figures[:4] + "00") if regions.name_of(one).count("市") or one[:2] in _MUNICIPAL),
        "",
    )
    if plain.startswith("LW") and figures.isdigit() and area and regions.is_known_region(area):
        return recognised(plain, region_code=area, region=regions.name_of(area))
    return recognised("".join(text.split()), **({} if figures.isdigit() else _worded_facts(plain)))


_MUNICIPAL = frozenset(("11", "12", "31", "50"))


def _worded_facts(plain: str) -> dict[str, str]:
    """Return the province that a worded number names by its one character, and its year."""
    province = next((char for char in plain[:4] if char in _CODES), "")
    year = re.search(r"\d{4}", plain)
    code = _CODES[province] + "0000" if province else ""
    facts = {"region_code": code, "region": regions.name_of(code)} if code else {}
    return facts | ({"year": year[0]} if year and _YEAR.fullmatch(year[0]) else {})


def read_icp(text: str) -> Reading:
    """Read a filing: the province that took it."""
    plain = "".join(text.split())
    code = _CODES.get(plain[0], "")
    return recognised(plain, region=regions.name_of(code + "0000") if code else "")


_LABEL_END = r"(?:证书?|証書?)?[》】」\"”]?[^\w（(\[〔【\n]{0,3}(?:[（(]?(?:证书?|许可|批准)?(?:编号|编码|证号|号码|文号|号)|No\.?)?[^\w（(\[〔【\n]{0,4}"
"""What stands between the name of a licence and its number."""
_YEARED = r"[\[〔【(（]\s?\d{4}\s?[\]〕】)）]\s?第?\s?\d{2,12}\s?号?"
HR_LICENCE = Family(
    "cn-hr-licence", "CN", {"en": "human-resources service licence", "zh": "人力资源服务许可证"}, "各地人社部门名单",
    re.compile(
        rf"(?P<v>(?:[（(]?[{PROVINCES}][)）]?\s?)?人(?:力资源)?服?(?:务)?[证许]可?字?\s?{_YEARED})|"
        rf"(?:人力资源(?:服务)?许可|人服许可?){_LABEL_END}"
        r"(?P<n>\d{12}(?=0\d{2,3}-|[^\d-]|$)|\d{13,16}(?![\d-])|\d{4}[ -]\d{4}[ -]\d{4}(?![\d-])|\d{6}[ -]\d{2}[ -]\d{4}(?![\d-]))"
    ),
    read_hr,
)  # fmt: skip
_FREE = r"(?:[\dA-Za-z\[\]〔〕【】()（）-]|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁]|[劳派许证字第号外合人社市区县商]|(?<=[\d])[ ](?=\d)){5,40}"
_NUMBER = rf"(?!1[3-9]\d{{9}}(?!\d)|0\d{{2,3}}-)(?=[^\n]{{0,24}}?\d{{3}})(?:[\u4e00-\u9fff]{{1,3}}(?=劳派|人社|外劳|第))?{_FREE}(?<=[\d号])"
"""A number as places write it: figures, letters, brackets, and the characters that such numbers are made of; no telephone number."""
DISPATCH = Family(
    "cn-dispatch", "CN", {"en": "labour-dispatch licence", "zh": "劳务派遣经营许可证"}, "各地人社部门名单",
    re.compile(
        rf"(?P<v>[（(]?[{PROVINCES}][)）]?[\u4e00-\u9fff]{{0,4}}\s?(?:劳务)?劳?派(?:遣)?(?:经营)?(?:许可?|证)?证?字?\s?(?:{_YEARED}|第?\s?\d{{6,16}}\s?号?))|"
        rf"劳务派遣(?:业务)?(?:经营)?许可{_LABEL_END}(?P<n>{_NUMBER})"
    ),
    read_dispatch,
)  # fmt: skip
LABOUR_EXPORT = Family(
    "cn-labour-export", "CN", {"en": "qualification to send workers abroad", "zh": "对外劳务合作经营资格"},
    "商务部“走出去”公共服务平台的对外劳务合作企业名单",
    re.compile(
        rf"(?:对外劳务合作|外派劳务)(?:业务)?(?:企业)?(?:经营)?(?:资格|许可|资质|证书){_LABEL_END}(?P<v>{_NUMBER})(?P<n>)?"
    ),
    read_labour_export,
)  # fmt: skip
ICP = Family(
    "cn-icp", "CN", {"en": "web-site filing (ICP)", "zh": "ICP 备案号"}, "工信部备案系统",
    re.compile(rf"(?P<v>[{PROVINCES}]ICP[备证]\d{{6,10}}号(?:-\d{{1,3}})?)"),
    read_icp,
)  # fmt: skip
