"""Tables of provinces, cities and counties of China (GB/T 2260), and of cities of the world with their first-level
divisions.

Used to generalise an address and to recognise place names; beside the full tables, regions as people write them, by where they are safe.
Offline tables only (resources/places/README.md).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from app import resources
from app.text.normalization import folded
from app.text.word_tables import entries

_ENDING: Final = re.compile(r"(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟|自治州|区|县)$")


def _rows(name: str) -> list[list[str]]:
    text = resources.path("places", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def china() -> dict[str, str]:
    """GB/T 2260 code → full name."""
    return dict(_rows("china.tsv"))


@lru_cache(maxsize=1)
def chinese_provinces() -> dict[str, str]:
    """Short and full names of provinces (folded) → full name."""
    names: dict[str, str] = {}
    for code, name in china().items():
        if code.endswith("0000"):
            names[folded(name)] = name
            names[folded(_ENDING.sub("", name))] = name
    return names


@lru_cache(maxsize=1)
def chinese_cities() -> dict[str, tuple[str, str]]:
    """Short and full names of prefecture-level cities and municipalities (folded) → (city, province)."""
    names: dict[str, tuple[str, str]] = {}
    table = china()
    for code, name in table.items():
        if not code.endswith("00"):
            continue
        province = table.get(code[:2] + "0000", "")
        for written in (name, _ENDING.sub("", name)):
            if len(written) >= 2:
                names.setdefault(folded(written), (name, province))
    return names


@lru_cache(maxsize=1)
def chinese_counties() -> dict[str, str]:
    """Full names of counties and districts (folded) → code of the first that bears the name."""
    names: dict[str, str] = {}
    for code, name in china().items():
        if not code.endswith("00") and len(name) >= 2:
            names.setdefault(folded(name), code)
    return names


@lru_cache(maxsize=1)
def _county_names() -> frozenset[str]:
    """Return full and short names of counties, districts and county-level cities, folded."""
    return frozenset(name for full in chinese_counties() for name in (full, _ENDING.sub("", full)) if len(name) >= 2)


def is_chinese_county(text: str) -> bool:
    """Return True if a text is a county of China, with or without the word for one: only where a place is expected,
    for a short name is often a word (合作).

    >>> is_chinese_county("昌吉"), is_chinese_county("岳麓区"), is_chinese_county("分所")
    (True, True, False)
    """
    return folded(text) in _county_names()


def is_province_with_town(text: str) -> bool:
    """Return True if a text is a Chinese province and a town of its, as people write where they live.

    >>> is_province_with_town("陕西西安"), is_province_with_town("香港沙田"), is_province_with_town("陕西大学")
    (True, True, False)
    >>> is_province_with_town("香港新界沙田")
    True
    """
    flat = folded(text) if len(text) <= _LONGEST_TOWN else ""
    flat = re.sub("^香港(?:新界|九龍|九龙|港島|港岛)", "香港", flat)
    return any(flat[length:] in _towns_by_province().get(flat[:length], ()) for length in range(2, 9))


_LONGEST_TOWN: Final = 20
"""Maximum length of a province with a town, in characters."""


@lru_cache(maxsize=1)
def _towns_by_province() -> dict[str, frozenset[str]]:
    """Return the towns, counties and districts by the short and the full name of their province, folded."""
    towns: dict[str, set[str]] = {}
    for code, name in china().items():
        if not code.endswith("0000"):
            short = _ENDING.sub("", name)
            towns.setdefault(code[:2], set()).update(folded(word) for word in (name, short) if len(word) >= 2)
    codes = {name: code[:2] for code, name in china().items() if code.endswith("0000")}
    return {word: frozenset(towns.get(codes[full], ())) for word, full in chinese_provinces().items()}


@lru_cache(maxsize=1)
def town_names() -> dict[str, tuple[str, ...]]:
    """Return the names people give a Chinese town (蓉城, 魔都), folded, by its short name (folded)."""
    return {folded(town): tuple(map(folded, names.split("|"))) for town, names in _rows("town_names.tsv")}


@lru_cache(maxsize=1)
def world_cities() -> dict[str, tuple[tuple[str, str], ...]]:
    """City (folded) → (country code, division) pairs, the largest city first."""
    cities: dict[str, list[tuple[str, str]]] = {}
    for name, country, division in _rows("world.tsv"):
        cities.setdefault(folded(name), []).append((country, division))
    return {name: tuple(places) for name, places in cities.items()}


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code → English name."""
    return {row[0]: row[1] for row in _rows("countries.tsv")}


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Folded names of countries, divisions and cities, Chinese and other: words that identify no company."""
    names = set(chinese_provinces()) | set(chinese_cities()) | set(world_cities())
    names.update(folded(name) for name in countries().values())
    return frozenset(names)


@lru_cache(maxsize=1)
def _city_names() -> dict[str, tuple[str, ...]]:
    """Name of a city (folded) → its other names as written, one that is another city's as well left to that city's line."""
    names: dict[str, list[str]] = {}
    rows = _rows("city_names.tsv")
    for row in rows:
        names.setdefault(folded(row[0]), []).extend(row[1:])
    for row in rows:
        for other in row[1:]:
            if folded(other) not in names:
                names[folded(other)] = [one for one in row if one != other]
    return {name: tuple(dict.fromkeys(others)) for name, others in names.items()}


def other_city_names(city: str) -> tuple[str, ...]:
    """Return the other names of a city, and what people from there are called; empty if none is known.

    >>> other_city_names("Kyiv")
    ('Kiev', 'Kijów', 'Kyivan')
    """
    return _city_names().get(folded(city).strip(), ())


@lru_cache(maxsize=4_096)
def is_city(text: str) -> bool:
    """Return True if a text is the name of a city of the world or of China, alone; many are also other words or names.

    >>> is_city("Galway"), is_city("江门"), is_city("佛山顺德"), is_city("Delivery")
    (True, True, True, False)
    """
    flat = folded(text) if 2 <= len(text) <= _LONGEST_TOWN else ""
    return flat in world_cities() or flat in chinese_cities() or _is_chinese_district(flat)


def _is_chinese_district(flat: str) -> bool:
    """Return True if a folded text is a Chinese city and a district of its."""
    return any(flat[length:] in _districts_by_city().get(flat[:length], ()) for length in range(2, min(6, len(flat))))


@lru_cache(maxsize=1)
def _districts_by_city() -> dict[str, frozenset[str]]:
    """Return the districts and counties, with and without their kind, by the short and the full name of their city."""
    held: dict[str, set[str]] = {}
    for code, name in china().items():
        if not code.endswith("00"):
            short = _ENDING.sub("", name)
            held.setdefault(code[:4], set()).update(folded(word) for word in (name, short) if len(word) >= 2)
    names = ((code[:4], name) for code, name in china().items() if code.endswith("00") and not code.endswith("0000"))
    return {
        folded(word): frozenset(held.get(code, ())) for code, name in names for word in (name, _ENDING.sub("", name))
    }


def city_in_region(city: str, region: str) -> bool:
    """Return True if a city stands in a first-level division, which may be called like its capital.

    >>> city_in_region("Surulere", "Lagos"), city_in_region("Lagos", "Pune")
    (True, False)
    """
    return any(folded(division) == folded(region) for _, division in world_cities().get(folded(city), ()))


@lru_cache(maxsize=1)
def _divisions() -> frozenset[str]:
    return frozenset(folded(division) for row in world_cities().values() for _, division in row)


def is_division(text: str) -> bool:
    """Return True if a text is a first-level division of a country; many are also names of towns or of people: only
    where a place is expected.

    >>> is_division("New Jersey"), is_division("Tamil Nadu"), is_division("Victoria"), is_division("Deputy Head")
    (True, True, True, False)
    """
    return folded(text) in _divisions()


def is_named_region(text: str) -> bool:
    """Return True if a text is a region with its kind: `Benue State`, `Gauteng Province`; `Penn State` is a university."""
    match = _NAMED_REGION.fullmatch(text)
    if match is None or match["kind"] != "State":
        return match is not None
    return any(
        country == "NG" and division == match["name"] for row in world_cities().values() for country, division in row
    )


_NAMED_REGION: Final = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?P<kind>State|Province|Prefecture|County)"
)


def province_of(text: str) -> str:
    """Return the Chinese province that a text names, directly or through a city or county; empty if none."""
    flat = folded(text)
    for name, full in sorted(chinese_provinces().items(), key=lambda item: -len(item[0])):
        if flat.startswith(name):
            return full
    for size in range(min(8, len(flat)), 1, -1):
        if flat[:size] in chinese_cities():
            return chinese_cities()[flat[:size]][1]
    for size in range(min(8, len(flat)), 2, -1):
        if flat[:size] in chinese_counties():
            return china().get(chinese_counties()[flat[:size]][:2] + "0000", "")
    return ""


def city_of(text: str) -> str:
    """Return the Chinese city that a full address begins with (after its province); empty if none."""
    flat = folded(text)
    for name in sorted(chinese_provinces(), key=len, reverse=True):
        if flat.startswith(name):
            rest = flat[len(name) :]
            found = _leading_city(rest)
            full = chinese_provinces()[name]
            return found or (full if full.endswith("市") else "")
    return _leading_city(flat)


def _leading_city(flat: str) -> str:
    for size in range(min(12, len(flat)), 1, -1):
        if flat[:size] in chinese_cities():
            return chinese_cities()[flat[:size]][0]
    return ""


def division_of(city: str, country: str) -> str:
    """Return the first-level division of a city in `country` (empty: of the largest city of that name); empty if
    unknown."""
    for code, division in world_cities().get(folded(city).strip(), ()):
        if not country or code == country.upper():
            return division
    return ""


def country_of_address(text: str) -> str:
    """Return the country (ISO 3166) in which an address stands, where its words leave no doubt; "" otherwise.

    >>> country_of_address("苏州工业园区星湖街 328 号"), country_of_address("1 High Street, Bristol BS1 4AA")
    ('CN', 'GB')
    >>> country_of_address("Xinghu Street, Suzhou"), country_of_address("London"), country_of_address("3 号楼")
    ('CN', '', '')
    """
    han = next((province for run in _HAN_RUN.findall(text) if (province := province_of(run))), "")
    if han:
        return _CHINESE_ELSEWHERE.get(han[:2], "CN")
    words = [folded(" ".join(_NO_DIGIT.findall(part))) for part in re.split(r"[,;，；\n]", text)]
    named = {code for code, name in countries().items() if folded(name) in words} | {
        code for name, code in _COUNTRY_NAMES.items() if name in words
    }
    towns = [{code for code, _ in world_cities()[word]} for word in words if word in world_cities()]
    found = named or (set.intersection(*towns) if towns else set())
    return next(iter(found)) if len(found) == 1 else ""


_HAN_RUN: Final = re.compile(r"[\u4e00-\u9fff]{2,}")
_NO_DIGIT: Final = re.compile(r"(?<!\S)[^\s\d]+(?!\S)")
_CHINESE_ELSEWHERE: Final = {"香港": "HK", "澳门": "MO", "台湾": "TW"}
_COUNTRY_NAMES: Final = {
    **dict.fromkeys(("uk", "england", "scotland", "wales", "northern ireland", "great britain"), "GB"),
    **dict.fromkeys(("usa", "us", "united states of america"), "US"),
    **dict.fromkeys(("p.r. china", "pr china", "prc"), "CN"),
}

Region = Literal["county", "said", "state", "line", "country", "city", "municipality", "province", "opens-address"]
"""Uses of the name of a region; the head of `regions.tsv` explains each."""


@lru_cache(maxsize=32)
def regions(use: Region, *countries: str) -> frozenset[str]:
    """Return names and codes of regions as people write them, of all countries or of some (ISO 3166, lower case)."""
    rows = entries("places", "regions.tsv")
    return frozenset(row.written for row in rows if use in row.uses and (not countries or row.where[0] in countries))


NATIONALITY: Final = (
    "american|argentin(?:e|ian)|algerian|australian|austrian|bangladeshi|belgian|brazilian|british|bulgarian|canadian|chilean|"
    "chinese|colombian|croatian|czech|danish|dutch|egyptian|english|estonian|ethiopian|filipin[oa]|finnish|french|german|"
    "ghanaian|greek|hungarian|indian|indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jordanian|kazakh|kenyan|"
    "korean|latvian|lebanese|lithuanian|malaysian|mexican|moroccan|nepal(?:i|ese)|new zealander|nigerian|norwegian|"
    "pakistani|peruvian|polish|portuguese|romanian|russian|scottish|serbian|singaporean|slovak|slovenian|south african|"
    "spanish|spaniard|sri lankan|swedish|swiss|syrian|taiwanese|thai|trinidadian|tunisian|turkish|ugandan|ukrainian|uruguayan|venezuelan|"
    "vietnamese|welsh|zimbabwean"
)
"""A regular expression, over the normal form, for adjectives of nationality."""
