"""Addresses of a person, kept in their parts: street, town, region, postal code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.address_order import country_code
from app.domain.resume import Location
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.contact import emails, links, phones
from app.ingest.sections.labelled_personal_facts import CELLS, Person, is_fact, label_only, labelled
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title
from app.ingest.sections.vocabulary import STATES, known_kind
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.lexicons import family_names, given_names, is_ordinary
from app.text.normalization import folded
from app.text.numbered_streets import numbered_street
from app.text.places import (
    city_in_region,
    countries,
    is_city,
    is_division,
    is_named_region,
    is_province_with_town,
    regions,
)
from app.text.postal_addresses import POSTAL_CODES, street_pattern, with_city
from app.text.word_tables import alternation

_SPOKEN_COUNTY: Final = rf"(?i:co\.?|county|contae)\s+(?i:{alternation(regions('said'))})"
_COUNTY: Final = re.compile(_SPOKEN_COUNTY)
_CODE: Final = rf"(?P<zip>{POSTAL_CODES['gb']}|{POSTAL_CODES['ie']})"
_COUNTY_TOWN: Final = r"(?P<city>[A-ZÀ-Þ][^\W\d_][A-Za-zÀ-ÿ.'’ \-]{0,30}?)"
_ISLES: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*{_COUNTY_TOWN}(?:,\s*|\s+(?=(?i:co\.?|county)\s))(?P<region>[A-Z][A-Za-z.& \-]{{2,30}}?)(?:,?\s+{_CODE}(?:,?\s+(?P<country>UK|GB))?)?\.?$"
)
_CANADA: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*{_COUNTY_TOWN},?\s+(?P<region>{alternation(regions('state', 'ca'))}),?\s+(?P<zip>{POSTAL_CODES['ca']})(?:,?\s*Canada)?$"
)
_TOWN_AND_COUNTY: Final = re.compile(rf"^{_COUNTY_TOWN},\s*(?P<region>{_SPOKEN_COUNTY})$")
_COUNTY_STREET: Final = re.compile(rf"^(?P<street>[^,]+?),\s*{_COUNTY_TOWN},\s*(?P<region>{_SPOKEN_COUNTY})$")
"""A street without a number, as in a village: `Main Street, Borrisokane, Co. Tipperary`."""
_COUNTY_LONGEST: Final = 140


def in_county(words: str) -> Location | None:
    """Return an address in its parts if its last part before the postal code is a county or a Canadian province, else
    None.

    `14 Cathedral Close, Wells, Somerset BA5 2UE`, `Mallow, Co. Cork`.
    """
    if len(words) > _COUNTY_LONGEST:
        return None
    match = _ISLES.match(words)
    match = match if match and is_county(match["region"]) else _CANADA.match(words) or _COUNTY_STREET.match(words)
    if match:
        street, town, region = (value(match[part]) for part in ("street", "city", "region"))
        return Location(
            street, match.groupdict().get("zip") or "", town, region, match.groupdict().get("country") or ""
        )
    match = _TOWN_AND_COUNTY.match(words)
    return Location("", "", value(match["city"]), match["region"]) if match else None


def is_county(words: str) -> bool:
    """Return True if a text is a county."""
    flat = " ".join(words.split())
    return flat.lower().rstrip(".") in regions("county") or _COUNTY.fullmatch(flat) is not None


_STREET: Final = re.compile(
    rf"(?i)\bp\.?\s?o\.? box \d|(?<!\w)(?:{street_pattern('line-opening')})\s*[^\d]{{2,40}}\d|\b[^\W\d]+(?:{street_pattern('line-ending')})\s*\d+|"
    rf"\d.*\b(?:{street_pattern('line')})\b\.?|"
    r"[\u3400-\u9fff](?:路|街|巷|弄|道|村)\s*\d*[\u3400-\u9fff\d\-]*(?:号|號|栋|幢|室|楼)|^[\u3400-\u9fff]{2,}(?:省|市|区|县).{2,}(?:路|街|道|镇|村|号|小区)"
)
_STREET_PART: Final = re.compile(
    r"[\u3400-\u9fff]{0,12}(?:路|街|巷|弄|号|栋|幢|室|楼|小区|\d)[\u3400-\u9fff\d\-#]*$"
    r"|(?:\d+\s*(?:号|號|栋|棟|幢|室|楼|樓|层|單元|单元|座|弄|期)\s*)+[A-Z]?\d{0,5}\s*室?$"
)
_ZIP: Final = rf"(?P<zip>{POSTAL_CODES['us']})"
_US_ADDRESS: Final = re.compile(rf"^(?P<street>.*?),?\s*(?P<city>[A-Z][\w.' -]+),\s*(?P<region>[A-Z]{{2}})\s+{_ZIP}$")
_TOWN: Final = re.compile(rf"^(?P<city>[A-Z][\w.' -]+),\s*(?P<region>[A-Z]{{2}})\s+{_ZIP}$")
_CITY: Final = re.compile(r"^(?P<city>[^,，\d]{2,40}),\s*(?P<region>[^,，\d]{2,30}(?:,\s*[^,，\d]{2,30})?)$")
_POSTCODE: Final = re.compile(
    rf"\b{POSTAL_CODES['gb']}$|\b{POSTAL_CODES['ie']}$|\b{POSTAL_CODES['ca']}$|\b[A-Z]{{2}}\.?,?\s+{POSTAL_CODES['us']}$"
    rf"|\b(?:{alternation(regions('state', 'au'))})\s+{POSTAL_CODES['au']}$"
    r"|^\d{4,5}\s+[A-ZÄÖÜÉ][^\d]+$|[-–\s]\d{3}\s?\d{3}\b"
)
"""The last line of an address in the United Kingdom, Ireland, the United States, Australia, Europe and India."""
_BRITISH: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*(?P<city>[A-Z][a-z][A-Za-z.'’ -]{{1,30}}?),?\s+(?P<zip>{POSTAL_CODES['gb']})$"
)
_DISTRICT: Final = re.compile(r"^(?P<town>[A-Z][^\d@|]{2,40}?),?\s(?P<code>[A-Z]{1,2}\d{1,2}[A-Z]?)$")
_ZIPPED: Final = re.compile(rf"^(?P<city>[A-Z][a-z.'’]+(?: [A-Z][a-z.'’]+){{0,2}}),? (?P<region>[A-Z]{{2}}) {_ZIP}$")
_STATES_AU: Final = alternation(regions("state", "au"))
_NAME_OF_TOWN: Final = r"[A-ZÀ-Þ][^\W\d_][^\d,|@]{0,30}?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"^(?P<street>.*\d.*?),\s*(?P<city>{_NAME_OF_TOWN}),?\s+(?P<region>{_STATES_AU})\.?,?\s+(?P<zip>{POSTAL_CODES['au']})(?:,?\s+Australia)?$",
        rf"^(?P<street>[^,]*\d[^,]*),\s*(?:[A-Z]{{1,2}}-)?(?P<zip>\d{{4,5}})\s+(?P<city>{_NAME_OF_TOWN})(?:,\s*(?P<country>[A-ZÀ-Þ][^\W\d_]+))?$",
        rf"^(?P<street>[^,]*\d[^,]*),\s*(?P<zip>\d{{4,5}}),\s*(?P<city>{_NAME_OF_TOWN})(?:,\s*(?P<country>[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+)?))?$",
        rf"^(?P<street>.*\d.*),\s*(?P<city>{_NAME_OF_TOWN})(?:,\s*(?P<region>{_NAME_OF_TOWN}))?\s*[-–,]\s*(?P<zip>[1-9]\d{{2}}\s?\d{{3}})\.?$",
        rf"^(?P<street>.*\d.*),\s*(?P<city>{_NAME_OF_TOWN})\s*[-–]\s*(?P<zip>[1-9]\d{{2}}\s?\d{{3}}),\s*(?P<region>{_NAME_OF_TOWN})\.?$",
        rf"^(?P<street>.*\d.*),\s*(?P<city>{_NAME_OF_TOWN} City),\s*(?P<region>{_NAME_OF_TOWN})\s+(?P<zip>\d{{4}})$",
        rf"^(?P<street>.*\d.*),\s*(?P<city>{_NAME_OF_TOWN}),\s*(?P<zip>\d{{4}})$",
        rf"^(?P<street>)(?P<city>{_NAME_OF_TOWN}),\s*(?P<region>{_NAME_OF_TOWN})\s+(?P<zip>[1-9]\d{{3}})$",
    )
)
"""Addresses of Australia, of Europe (the code before the town), India, the Philippines and South Africa, in one line."""
_LONGEST: Final = 240
"""Maximum length of an address with its contact data, in characters."""
_LINES: Final = 5
"""Maximum number of lines of an address."""
_LONGEST_LINE: Final = 64
"""Maximum length of one of its lines behind the first, in characters."""


def has_street(text: str) -> bool:
    """Return True if a text no longer than an address names a street or a house."""
    return len(text) <= _LONGEST and _STREET.search(text) is not None


def is_home_street(text: str) -> bool:
    """Return True if a text among contact data is a street, by its words or by its shape alone (`9 Abbot Wynd`)."""
    return has_street(text) or bool(numbered_street(text)) or _to_town(text) is not None


_PART: Final = re.compile(
    r"#?(?:[A-ZÀ-Þ\d#][\w'’./\-]*|(?:de|del|der|den|dem|la|na|of|the|do|da|du|des|y|von|van|zum|zur|No\.) ?)(?: (?:[A-ZÀ-Þ\d#][\w'’./\-]*|d[eiou]|del|der|den|dem|das|dos|des|la|na|of|the|y|von|van|zum|zur|no\.?))*"
)
_REGION_BEHIND: Final = re.compile(r"[A-Z]{2,3}|[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+)?")


def _to_town(words: str) -> Location | None:
    """Return an address in its parts that is told by the known town at its end, whatever stands before, or None.

    `Rose Cottage, Paisley`, `Eenheid 5, Vygie Kromme, George`; neither a post nor an organisation with its town.
    """
    cells = [value(cell) for cell in words.split(",")] if len(words) <= _COUNTY_LONGEST and not has_han(words) else []
    region = cells.pop() if len(cells) > 2 and not is_city(cells[-1]) and _REGION_BEHIND.fullmatch(cells[-1]) else ""
    if len(cells) < 2 or not is_city(cells[-1]) or find_dates(words) or emails(words) or links(words):
        return None
    houses = cells[:-1]
    if not all(_PART.fullmatch(cell) for cell in houses) or any(is_title(cell) or is_fact(cell) for cell in houses):
        return None
    told = any(re.search(r"\d", cell) for cell in houses)
    if not told and (
        len(houses) > 1
        or " " not in houses[0]
        or is_organisation(houses[0])
        or is_place(houses[0])
        or is_city(houses[0])
        or region
        or _is_of_names(houses[0])
    ):
        return None
    return Location(", ".join(houses), "", cells[-1], region)


def _is_of_names(words: str) -> bool:
    """Return True if words are a person's name rather than a house's (`CHAN Hiu Lam`, `Grace Adeyemi`; not `Rose Cottage`)."""
    plain = [folded(word) for word in words.split()]
    called = [word in given_names() or word in family_names() for word in plain]
    return any(called) and all(name or not is_ordinary(word) for name, word in zip(called, plain, strict=True))


def joined_addresses(rows: Sequence[Row], person: Person) -> list[Row]:
    """Join an address on several lines into one row; `person.wrapped` keeps the original lines."""
    out: list[Row] = []
    at = 0
    while at < len(rows):
        count = _address_lines(rows, at, bool(out) and label_only(out[-1].text) == "address")
        if count > 1:
            lines = [" ".join(row.text.split()) for row in rows[at : at + count]]
            whole = _join_lines(lines)
            person.wrapped[whole] = "\n".join(lines)
            out.append(replace(rows[at], text=whole, hi=rows[at + count - 1].hi))
        elif at + 1 < len(rows) and _breaks_in_place(rows[at], rows[at + 1]):
            out.append(replace(rows[at], text=f"{rows[at].text.rstrip()} {rows[at + 1].text}", hi=rows[at + 1].hi))
            count = 2
        elif out and _goes_on(out[-1], rows[at]):
            gap = "" if has_han(rows[at].text) else " "
            out[-1] = replace(out[-1], text=out[-1].text + gap + rows[at].text, hi=rows[at].hi)
        else:
            out.append(rows[at])
        at += max(count, 1)
    return out


def _breaks_in_place(row: Row, below: Row) -> bool:
    """Return True if a place in a narrow column breaks: `Iloilo City,` above `Philippines • 0917 …`, or inside the name
    of its country (`United` / `Arab Emirates`)."""
    text = row.text.rstrip()
    _, _, words = value(CELLS.split(text)[-1]).rpartition(": ")
    first = value(CELLS.split(below.text.strip())[0])
    if row.bullet or below.bullet or has_han(text) or find_dates(text) or find_dates(first):
        return False
    if is_title(words) or is_organisation(words):
        return False
    if text.endswith(","):
        return town_line(f"{words.rstrip(',')}, {first}") is not None
    broken = "," in words and town_line(words) is None
    return broken and town_line(f"{words} {first}") is not None


def _join_lines(lines: list[str]) -> str:
    whole = lines[0]
    for line in lines[1:]:
        whole += f" {line}" if _UNFINISHED.search(whole) or has_han(line) else f", {line}"
    return whole


def _address_lines(rows: Sequence[Row], at: int, labelled_above: bool) -> int:
    """Return the number of rows from `at` that form one address.

    Up to the row with a postal code, else while rows end in a comma; all plain rows under a lone label.
    """
    first = next((words for kind, words in labelled(rows[at].text) if kind == "address"), rows[at].text)
    if (
        has_han(first)
        or not (labelled_above or is_home_street(first) or _HOUSE.match(first))
        or _POSTCODE.search(first[-40:])
    ):
        return 1
    block = [rows[at]]
    for row in rows[at + 1 : at + _LINES]:
        if not _is_address_line(row):
            break
        block.append(row)
    ends = next((index for index, row in enumerate(block) if index and _POSTCODE.search(row.text.strip())), 0)
    commas = next((index for index, row in enumerate(block) if not _UNFINISHED.search(row.text)), len(block) - 1)
    return max(ends, commas, len(block) - 1 if labelled_above else 0) + 1


_UNFINISHED: Final = re.compile(r",(?:\s*\d{5})?\s*$")
"""End of a line of an address that goes on: a comma, or a European postal code, whose town follows."""
_HOUSE: Final = re.compile(r"(?i)^(?:h\.?\s?no|flat|apt|plot|door|unit|house|no\.?|p\.?\s?o\.? box)\b.*\d.*,$")


def _is_address_line(row: Row) -> bool:
    """Return True if a row could be a line of an address and nothing else."""
    text = row.text.strip()
    if len(text) > _LONGEST_LINE or row.bullet or "\t" in text or "|" in text or known_kind(text) or label_only(text):
        return False
    if emails(text) or links(text) or phones(text, zh=False) or any(labelled(text)) or find_dates(text):
        return False
    return not has_han(text) and not is_title(text) and text[:1] in "0123456789" + text[:1].upper()


def _goes_on(held: Row, row: Row) -> bool:
    """Return True if an address wrapped in a narrow column continues in `row`."""
    if re.search(r"\b[A-Z]{1,2}\d[A-Z\d]?$", held.text) and re.fullmatch(r"\d[A-Z]{2}", row.text.strip()):
        return True
    if not (held.box and row.box and abs(held.indent - row.indent) < 3 and "\t" not in held.text + row.text):
        return False
    town = re.search("[省市区县镇道]", held.text) is not None and not re.search(r"[\d@]", held.text)
    return town and _STREET_PART.match(row.text) is not None and not phones(row.text, zh=True)


def in_parts(words: str) -> Location | None:
    """Return an address in its parts by the order of its country, or None.

    >>> place = in_parts("Lindenstraße 8, 72764 Reutlingen")
    >>> place.address, place.postal_code, place.city
    ('Lindenstraße 8', '72764', 'Reutlingen')
    >>> in_parts("Unit 3/41 Esplanade, Cairns QLD 4870").region
    'QLD'
    """
    for form in _FORMS if len(words) <= _LONGEST else ():
        match = form.match(words)
        if match:
            told = {name: value(text or "") for name, text in match.groupdict().items()}
            return Location(told["street"], told["zip"], told["city"], told.get("region") or told.get("country", ""))
    return None


def add_location(person: Person, words: str, row: Row, notes: Notes, *, sure: bool) -> bool:
    """Store a place or an address; `sure` when a label announced it. Returns True if it was stored."""
    words = _LIVING.sub("", words)
    taken = _take_location(person, words, row, notes, sure=sure)
    person.location = with_city(person.location)
    lines = person.wrapped.get(person.location.address, "").split("\n")
    parted = in_parts(person.location.address) or with_known_city(person.location)
    if len(lines) == 1 or all(any(part in line for line in lines) for part in (parted.address, parted.city)):
        person.location = parted if parted.city and not person.location.city else person.location
    if has_han(person.location.city) and not person.location.address:
        apart = _with_hong_kong_town(Location(person.location.city))
        person.location = apart if apart.city else person.location
    person.location = _with_district_apart(person.location)
    return taken


_LIVING: Final = re.compile(
    "^(?:现居|現居|居住|现住|現住)[于於在]?(?=[\u3400-\u9fff]{2})(?![地址城])|^(?i:living|lives|based|residing|resident) in (?=[A-ZÀ-Þ])"
)


def _with_district_apart(place: Location) -> Location:
    """Return a Chinese location with a town and its district, or a part of Hong Kong and its town, in fields of their own.

    >>> _with_district_apart(Location("深圳-南山区")).city, _with_district_apart(Location("", "", "新界屯門")).region
    ('深圳', '新界')
    """
    pair = _DISTRICT_BEHIND.fullmatch(place.address) if not (place.city or place.region) else None
    if pair and is_city(pair["city"]):
        return replace(place, address=pair["district"], city=pair["city"])
    part = _PART_OF_HONG_KONG.fullmatch(place.city) if not (place.address or place.region) else None
    return replace(place, region=part["part"], city=part["town"]) if part else place


_DISTRICT_BEHIND: Final = re.compile("(?P<city>[\u3400-\u9fff]{2,4}市?)[-·—/ ](?P<district>[\u3400-\u9fff]{2,8})")
_PART_OF_HONG_KONG: Final = re.compile("(?P<part>新界|九龍|九龙|港島|港岛)(?P<town>[\u3400-\u9fff]{2,3})")


def home_address(line: str) -> Location | None:
    """Return an address that was typed in one line in its parts, or None where its town could not be told from its street.

    >>> home_address("14 Harbour Row, Bristol BS1 4XX, United Kingdom")
    Location(address='14 Harbour Row', postal_code='BS1 4XX', city='Bristol', region='', country_code='GB')
    """
    words, code = " ".join(line.split()), ""
    head, _, last = words.rpartition(",")
    if head and (code := country_code(value(last))) != value(last):
        words = value(head)
    else:
        code = ""
    person = Person()
    add_location(person, words, Row(words, 0, 0), Notes(), sure=True)
    found = person.location
    if not (found.address and found.city and (found.postal_code or has_street(words))):
        return None
    return replace(found, country_code=found.country_code or code)


def with_known_city(place: Location) -> Location:
    """Return a location with the city at the end of its address, and the region behind that, in their own fields.

    >>> found = with_known_city(Location("Flat 7, Neelkanth Residency, Kothrud, Pune"))
    >>> found.address, found.city
    ('Flat 7, Neelkanth Residency, Kothrud', 'Pune')
    >>> with_known_city(Location("沙田博康邨")).city, with_known_city(Location("3 Oak Ave., St. Paul, Minnesota 55108")).city
    ('沙田', 'St. Paul')
    >>> with_known_city(Location("12 Alake Close, Surulere, Lagos")).region
    'Lagos'
    """
    if place.city or place.region:
        return place
    if has_han(place.address):
        return _with_hong_kong_town(place)
    coded = _CODE_BEHIND.search(place.address)
    bare = place.address[: coded.start()].rstrip(" ,") if coded else place.address
    cells = [value(cell).rstrip(".") for cell in bare.split(",")]
    for count in (2, 1) if len(cells) > 1 else ():
        street, tail = cells[:-count], cells[-count:]
        name = re.sub(r"^St\.? ", "Saint ", tail[0])
        city = tail[0].endswith(" City")  # as in the Philippines
        held = count == 1 or city or city_in_region(name, tail[1]) or tail[1] in STATES or is_named_region(tail[1])
        town = is_city(name) or city
        if street and held and town and (coded or re.search(r"\d", "".join(street))):
            before = bare.rsplit(",", count)[0].rstrip(" ,")
            region = tail[1] if count > 1 else ""
            return replace(place, address=before, city=tail[0], region=region, postal_code=coded[1] if coded else "")
    return place


_CODE_BEHIND: Final = re.compile(r"\s([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{5}(?:-\d{4})?)$")
"""A postal code of the United Kingdom or the United States behind the town or the state."""


def _with_hong_kong_town(place: Location) -> Location:
    """Return a location with the town before a bare street or estate of Hong Kong in its own field (`九龍觀塘翠屏道`)."""
    area = _HONG_KONG.match(place.address)
    rest = place.address[area.end() :] if area else place.address
    for length in (3, 2):
        town, street = rest[:length], rest[length:]
        if _ESTATE.search(street) and is_province_with_town(f"香港{town}"):
            return replace(place, address=street, city=place.address[: len(place.address) - len(street)])
    return place


_HONG_KONG: Final = re.compile("(?:香港)?(?:新界|九龍|九龙|港島|港岛|香港島)|香港")
_ESTATE: Final = re.compile("[邨村道街路苑樓楼園园]")


def _by_shape(words: str) -> Location | None:
    """Return an address in its parts whose street is told by its shape, with a town behind it, or None."""
    street = numbered_street(words)
    cells = [value(cell) for cell in words[len(street) :].split(",") if value(cell)] if street else []
    if not cells or any(not _NAME_OF_PLACE.fullmatch(cell) for cell in cells):
        return None
    region = cells.pop() if len(cells) > 1 and (cells[-1].isupper() or is_named_region(cells[-1])) else ""
    return Location(", ".join([street, *cells[:-1]]), "", cells[-1], region)


_NAME_OF_PLACE: Final = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ '’\-][^\W\d_]+){0,3}")


def _parted(person: Person, words: str) -> Location | None:
    """Return an address in its parts by its county, its country's order, its street's shape or its town, or None."""
    whole = words not in person.wrapped
    if whole and (county := in_county(words)):
        return county
    if len(words) <= _LONGEST and (found := _US_ADDRESS.match(words)):
        return Location(value(found["street"]), found["zip"], value(found["city"]), found["region"])
    if not whole:
        return None
    if len(words) < _COUNTY_LONGEST and (found := _BRITISH.match(words)):
        return Location(value(found["street"]), found["zip"], value(found["city"]), "")
    if parted := in_parts(words):
        return parted
    known = with_known_city(Location(words)) if is_home_street(words) and not is_title(words) else Location()
    return known if known.city and len(words) < _COUNTY_LONGEST else _by_shape(words) or _to_town(words)


def _take_location(person: Person, words: str, row: Row, notes: Notes, *, sure: bool) -> bool:
    location = person.location
    town, district = _TOWN.match(words), _DISTRICT.match(words)
    zipped = _ZIPPED.match(words)
    if zipped and not location.address and not location.city:
        person.location = Location("", zipped["zip"], value(zipped["city"]), zipped["region"])
        notes.put("basics.location", row.lo, row.hi, confidence=0.8)
        return True
    if district and not location.address and not location.city:
        person.location = Location("", district["code"], value(district["town"]), "")
        notes.put("basics.location", row.lo, row.hi, confidence=0.6)
        return True
    if town and location.address and not location.city:
        person.location = replace(location, postal_code=town["zip"], city=value(town["city"]), region=town["region"])
        return True
    below = town_line(words) if location.address and not location.city and words not in location.address else None
    if below:
        person.location = replace(below, address=location.address)
        return True
    if location.address or (location.city and not (sure or is_home_street(words))):
        return False
    if parted := _parted(person, words):
        person.location = parted
    elif (
        (is_home_street(words) or (_POSTCODE.search(words) and "," in words))
        and len(words) < 140
        and not is_title(words)
    ):
        person.location = Location(words, "", location.city, location.region)
        notes.put("basics.location.address", row.lo, row.hi, person.wrapped.get(words, ""))
    elif is_place(words) or sure:
        if (city := _CITY.match(words)) and not has_han(words):
            first, last = value(city["city"]), value(city["region"])
            house = not location.address and is_city(last) and not (is_city(first) or is_named_region(last))
            person.location = Location(first, "", last, "") if house else Location(location.address, "", first, last)
        elif sure and ((has_han(words) and len(words) > 8) or re.search(r"\d.*,", words)):
            person.location = Location(words, "", location.city, location.region)
        else:
            person.location = Location(location.address, "", words, "")
    elif has_han(words) and re.fullmatch(r"[\u3400-\u9fff]{2,4}[市省][\u3400-\u9fff]{2,6}[区县區]", words):
        person.location = Location(words)
    else:
        return False
    notes.put("basics.location", row.lo, row.hi, confidence=0.8)
    return True


_TOWN_NAME: Final = r"[A-ZÀ-Ž][^\W\d_]*(?:(?:\. ?|[ '’-])[^\W\d_]+){0,4}\.?"
_TOWN_LINE: Final = re.compile(
    rf"(?:(?P<before>(?:[A-Z]{{1,2}}-)?\d{{4,5}}(?:[- ]\d{{2,3}})?|\d{{3}} \d{{2}}) )?(?P<city>{_TOWN_NAME})"
    rf"(?:,? (?P<middle>[A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}}|\d{{4,6}}))?(?:, (?P<region>{_TOWN_NAME}))?(?:(?:,| [-–])? (?P<behind>\d{{4,6}}|\d{{3}} \d{{3}}))?(?:, (?P<country>{_TOWN_NAME}))?\.?"
)


def town_line(words: str) -> Location | None:
    """Return the last line of an address, below its street, in its parts, or None: a town that is known, or one of any
    name with its postal code, its region or its country.

    >>> found = town_line("2900-123 Setúbal, Portugal")
    >>> found.postal_code, found.city, found.region
    ('2900-123', 'Setúbal', 'Portugal')
    >>> found = town_line("Wattle Creek, Victoria 3550")
    >>> found.city, found.region, found.postal_code
    ('Wattle Creek', 'Victoria', '3550')
    >>> town_line("Head Baker, Marlow")
    """
    match = _TOWN_LINE.fullmatch(" ".join(words.split())) if len(words) <= _LONGEST_LINE else None
    if match is None or is_title(match["city"]) or is_organisation(match["city"]) or len(_figures(match)) > 1:
        return None
    code = "".join(_figures(match))
    region, country = match["region"] or "", match["country"] or ""
    if region and not country and _is_country(region):
        region, country = "", region
    if country and not _is_country(country):
        return None
    placed = is_county(region) or is_division(region) or is_named_region(region) or region in STATES or is_city(region)
    if not (code or country or (region and placed) or (not region and is_city(match["city"]))):
        return None
    known = country_code(country) if country_code(country) != country else ""
    return Location("", code, value(match["city"]), ", ".join(filter(None, [region, "" if known else country])), known)


def _figures(match: re.Match[str]) -> list[str]:
    return [match[place] for place in ("before", "middle", "behind") if match[place]]


def _is_country(words: str) -> bool:
    return words.lower() in regions("country") or words in countries().values() or country_code(words) != words


_NUMBERED: Final = re.compile(
    r"(?P<street>\d{1,4}[A-Za-z]? [A-ZÀ-Þ][^,\d@]{2,40}(?:, [A-ZÀ-Þ][^,\d@]{2,30}){0,2}), (?P<city>[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]+)?)"
)
"""A house with its number, in a street of no known word: `18 Bóthar na Mara, Salthill, Galway`."""
_LONE_CITY: Final = re.compile(r"^[A-ZÀ-Þ][^\W\d_]{2,20}(?:[ -][A-ZÀ-Þ][^\W\d_]{2,15})?$")
_LAST_TOWN_ZH: Final = re.compile(
    "(?![\u3400-\u9fff]*(?:族|婚|党员|黨員|团员|群众|本科|大专|硕士|博士|在职|离职|求职|在读|经验|简历|到岗))[\u3400-\u9fff]{2,4}(?:[-·][\u3400-\u9fff]{2,4}[区县市])?"
)
"""A short Chinese word at the end of a line of contact data that tells no other fact."""
_TOWN_AND_DISTRICT: Final = re.compile("[\u3400-\u9fff]{2,4}市[\u3400-\u9fff]{2,6}[区县區縣]")
_NO_CITY: Final = re.compile(
    r"(?i)linked ?in|git ?hub|gitlab|portfolio|website|resume|citizen|blog|home|contact|twitter|visa|permanent|available|email|phone|mobile|telegram"
)


def lone_city(text: str, person: Person, row: Row, notes: Notes) -> None:
    """Store a single capitalised name among contact data (`… | Bengaluru`) as the person's city."""
    cells = [value(cell) for cell in CELLS.split(text)]
    numbered = next(filter(None, map(_NUMBERED.fullmatch, cells)), None)
    if numbered:
        person.location = Location(numbered["street"], "", numbered["city"], "")
        notes.put("basics.location", row.lo, row.hi, confidence=0.5)
        return
    alone = len(cells) > 1 and row.lo > 0 and " " not in cells[0]  # `Bern, 031 …` below the name
    cells = [cell for cell in (cells if alone else cells[1:]) if not is_fact(cell)]
    last = text.split()[-1] if has_han(text) and len(text.split()) > 2 else ""
    last = last if is_place(last) or _TOWN_AND_DISTRICT.fullmatch(last) else ""
    cells += [last] if last else []
    for cell in cells:
        cell = _LIVING.sub("", cell)
        named = _LONE_CITY.match(cell) or (
            has_han(cell)
            and cells[-1].endswith(cell)
            and (cell == _LIVING.sub("", last) or _LAST_TOWN_ZH.fullmatch(cell))
        )
        if (
            named
            and not (_NO_CITY.search(cell) or label_only(cell))
            and not is_title(cell)
            and not is_organisation(cell)
        ):
            person.location = Location("", "", cell, "")
            notes.put("basics.location", row.lo, row.hi, confidence=0.5)
            return
