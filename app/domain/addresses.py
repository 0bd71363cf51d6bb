"""Order of the parts of an address: from the house to the country, or from the country to the house."""

from __future__ import annotations

import re
from typing import Final

from app.domain.resume import Resume

FROM_SMALL: Final = ("address", "city", "region", "postal_code", "country_code")
FROM_LARGE: Final = ("country_code", "region", "city", "address", "postal_code")
"""Attributes of a `Location`."""
LARGE_FIRST: Final = frozenset({"CN", "TW", "HK", "MO", "JP", "KR"})
"""Countries (ISO 3166) whose own script writes the country first."""
COUNTRY_NAMES: Final = {
    "CN": ("China", "中国"), "HK": ("Hong Kong", "香港"), "TW": ("Taiwan", "台湾"), "SG": ("Singapore", "新加坡"), "MY": ("Malaysia", "马来西亚"),
    "IN": ("India", "印度"), "PH": ("Philippines", "菲律宾"), "NG": ("Nigeria", "尼日利亚"), "AU": ("Australia", "澳大利亚"),
    "NZ": ("New Zealand", "新西兰"), "GB": ("United Kingdom", "英国"), "IE": ("Ireland", "爱尔兰"), "US": ("USA", "美国"), "CA": ("Canada", "加拿大"),
    "DE": ("Germany", "德国"), "FR": ("France", "法国"), "ES": ("Spain", "西班牙"), "IT": ("Italy", "意大利"), "PL": ("Poland", "波兰"),
    "AT": ("Austria", "奥地利"), "CH": ("Switzerland", "瑞士"), "NL": ("Netherlands", "荷兰"), "BE": ("Belgium", "比利时"), "SE": ("Sweden", "瑞典"),
    "JP": ("Japan", "日本"), "KR": ("South Korea", "韩国"), "ZA": ("South Africa", "南非"),
}  # fmt: skip
"""Names of countries (ISO 3166) in English and Chinese; a code that is not here is printed as it stands."""
_SPOKEN_IN: Final = (("zh-Hant", "TW"), ("zh", "CN"), ("ja", "JP"), ("ko", "KR"))
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def country_of(resume: Resume) -> str:
    """Return the person's country (two letters), as stated or else as the résumé's language suggests; or empty."""
    stated = resume.basics.location.country_code.strip().upper()
    return stated or next((code for tag, code in _SPOKEN_IN if resume.language.startswith(tag)), "")


def country_name(code: str, chinese: bool) -> str:
    """Return the name of a country by its code; other text as it is."""
    return COUNTRY_NAMES.get(code.strip().upper(), (code, code))[chinese]


def address_order(resume: Resume) -> tuple[str, ...]:
    """Return the parts of the person's address in the order of its script; where there are none yet, of its country."""
    place = resume.basics.location
    written = f"{place.address}{place.city}{place.region}"
    large_first = bool(_EASTERN.search(written)) if written else country_of(resume) in LARGE_FIRST
    return FROM_LARGE if large_first else FROM_SMALL
