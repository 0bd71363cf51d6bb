"""Order of the parts of an address: from the house to the country, or from the country to the house."""

from __future__ import annotations

import re
from typing import Final

from app.domain.chinese_script import in_script
from app.domain.resume import Location, Resume
from app.domain.style import language_group

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
_CODE_BEFORE_TOWN: Final = frozenset("DE AT CH FR ES IT PL NL BE SE DK NO FI PT CZ".split())
_CODE_AFTER_TOWN: Final = frozenset("GB IE US CA AU NZ SG IN ZA".split())
"""Countries (ISO 3166) that write a postal code on the line of the town, before or after it (Universal Postal Union, addressing systems)."""
_SPOKEN_IN: Final = (("zh-Hant", "TW"), ("zh", "CN"), ("ja", "JP"), ("ko", "KR"))
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def country_of(resume: Resume) -> str:
    """Return the person's country (two letters), as stated or else as the résumé's language suggests; or empty."""
    stated = resume.basics.location.country_code.strip().upper()
    return stated or next((code for tag, code in _SPOKEN_IN if resume.language.startswith(tag)), "")


def country_name(code: str, chinese: bool) -> str:
    """Return the name of a country by its code; other text as it is."""
    return COUNTRY_NAMES.get(code.strip().upper(), (code, code))[chinese]


def country_code(name: str) -> str:
    """Return the code of a country by its name in either language; other text as it is."""
    said = name.strip().casefold()
    return next((code for code, names in COUNTRY_NAMES.items() if said in (one.casefold() for one in names)), name)


def address_order(resume: Resume) -> tuple[str, ...]:
    """Return the parts of the person's address in the order of its script; where there are none yet, of its country."""
    place = resume.basics.location
    written = f"{place.address}{place.city}{place.region}"
    large_first = bool(_EASTERN.search(written)) if written else country_of(resume) in LARGE_FIRST
    return FROM_LARGE if large_first else FROM_SMALL


def printed_address(resume: Resume) -> str:
    """Return the person's address as one line in the order of its script; what is in two of its parts is printed once."""
    place, chinese = resume.basics.location, language_group(resume.language) == "zh"
    large_first = address_order(resume) is FROM_LARGE
    if chinese and large_first:
        return _with_larger(_with_larger(place.address, place.city), place.region)
    parts: list[str] = []
    country = in_script(country_name(place.country_code, chinese), resume.language)
    for part in (*(getattr(place, name) for name in FROM_SMALL[:-1]), country):
        said = "".join(parts) if large_first else _pieces(", ".join(parts), place.postal_code)
        if part and part not in parts and part not in said:
            parts.append(part)
    return ", ".join(parts if large_first else _with_code_at_town(parts, place, country_of(resume)))


def _with_code_at_town(parts: list[str], place: Location, country: str) -> list[str]:
    """Return the parts of an address with its postal code on the line of the town, where its country writes it so."""
    code, town = place.postal_code, place.city
    if code not in parts or not town:
        return parts
    at = parts.index(code)
    rest = [*parts[:at], *parts[at + 1 :]]
    if country in _CODE_BEFORE_TOWN and town in rest:
        rest[rest.index(town)] = f"{code} {town}"
        return rest
    if country in _CODE_AFTER_TOWN and at and (town in rest or town in parts[at - 1]):
        rest[at - 1] = f"{parts[at - 1]} {code}"
        return rest
    return parts


def _pieces(line: str, code: str) -> frozenset[str]:
    """Return what stands between the commas of an address behind its street: Leeds LS1 2AB is the town and the code."""
    pieces = [piece.strip() for piece in line.split(",")[1:]]
    towns = [piece.replace(code, "").strip() for piece in pieces] if code else []
    return frozenset([*pieces, *towns, *(code for piece in pieces if code and code in piece)])


def _with_larger(line: str, part: str) -> str:
    """Return a Chinese address behind the larger area that it is in: 芜湖市镜湖区 in 安徽省芜湖市 is 安徽省芜湖市镜湖区."""
    if not part or (line and re.search(_area(part), line)):
        return line
    for at in range(len(part) - 1):
        if found := re.match(_area(part[at:]), line):
            return part + line[found.end() :]
    return part + line


def _area(name: str) -> str:
    """Return a pattern of a province or town, with or without the word for what it is; 南京东路 is in any town, 吉林市 is not 吉林省."""
    bare, kind = (name[:-1], name[-1]) if len(name) > 2 and name[-1] in "省市" else (name, "")
    return re.escape(bare) + (f"(?:{kind}|(?![省市]))" if kind else "") + "(?!.?[路街道巷])"
