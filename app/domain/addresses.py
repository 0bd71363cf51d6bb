"""Order of the parts of an address: from the house to the country, or from the country to the house; and the
province and city that a Chinese address begins with.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from app.domain.resume import Location, Resume

FROM_SMALL: Final = ("address", "city", "region", "postal_code", "country_code")
FROM_LARGE: Final = ("country_code", "region", "city", "address", "postal_code")
"""Attributes of a `Location`."""
LARGE_FIRST: Final = frozenset({"CN", "TW", "HK", "MO", "JP", "KR"})
"""Countries (ISO 3166) whose own script writes the country first."""
_SPOKEN_IN: Final = (("zh-Hant", "TW"), ("zh", "CN"), ("ja", "JP"), ("ko", "KR"))
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PROVINCE: Final = (
    "河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|"
    "青海省|台湾省|臺灣省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|内蒙古|广西|西藏|宁夏|新疆|香港特别行政区|澳门特别行政区"
)
_CITY: Final = (
    r"(?:北京|天津|上海|重庆|重慶)(?:市|(?=[\u3400-\u9fff]{1,6}[区區县縣]))"
    r"|[^省市区县區縣路街道巷弄号號镇鎮乡鄉村里座栋幢楼室\d\s]{2,12}?(?:市(?![场場民])|自治州|地区|盟)"
)
_CHINESE: Final = re.compile(rf"^(?:中国|中國)?(?P<region>{_PROVINCE})?(?P<city>{_CITY})?(?=[\u3400-\u9fff].)")
"""The provinces are a closed list (GB/T 2260, 34 with the municipalities, which stand as cities)."""


def with_city(place: Location) -> Location:
    """Return the location with province and city of a Chinese address in fields of their own as well.

    An address that is generalised keeps them. The address stays as it was written; what is filled in already stays.
    """
    found = _CHINESE.match(place.address) if _EASTERN.search(place.address) else None
    if found is None or place.city or place.region:
        return place
    return replace(place, region=found["region"] or "", city=found["city"] or "")


def country_of(resume: Resume) -> str:
    """Return the person's country (two letters), as stated or else as the résumé's language suggests; or empty."""
    stated = resume.basics.location.country_code.strip().upper()
    return stated or next((code for tag, code in _SPOKEN_IN if resume.language.startswith(tag)), "")


def address_order(resume: Resume) -> tuple[str, ...]:
    """Return the parts of the person's address in the order of its script; where there are none yet, of its country."""
    place = resume.basics.location
    written = f"{place.address}{place.city}{place.region}"
    large_first = bool(_EASTERN.search(written)) if written else country_of(resume) in LARGE_FIRST
    return FROM_LARGE if large_first else FROM_SMALL
