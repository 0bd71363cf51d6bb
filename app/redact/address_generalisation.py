"""Generalises an address to what a stage may know: the parts of the location that stay, and the parts read from a street line.

Browse keeps the first-level division (province, state) and the country; later stages the city as well. Nothing is added to the
person's own words but at browse, where the division stands for the city: it is read from a Chinese place name, which says it, or
from the city and the country that the person wrote, for towns of one name lie in many.
"""

from __future__ import annotations

import dataclasses

from app.domain.policy import Policy
from app.domain.resume import Field, Location, Resume
from app.domain.sensitivity import Kind, Operator, Stage
from app.text.normalization import folded
from app.text.places import chinese_provinces, city_of, division_of, place_names, province_of
from app.text.postal_addresses import names_street


def completed_location(resume: Resume, policy: Policy) -> Location:
    """Return the location, with region and city filled in from the street line or the tables if addresses are generalised (the street is
    still in it)."""
    place = resume.basics.location
    if policy.operators[Kind.ADDRESS] is not Operator.GENERALISE:
        return place
    region, city, browse = place.region, place.city, policy.stage is Stage.BROWSE
    if any("\u4e00" <= char <= "\u9fff" for char in city + region + place.address):
        found = province_of(city) or province_of(place.address)
        region = region or (found if browse or _names(found, place.address + city) else "")
        city = city or city_of(place.address)
    elif city and place.country_code and browse:
        region = region or division_of(city, place.country_code)
    if not browse and same_place(city, region):
        region = place.region
    return dataclasses.replace(place, region=region, city=city)


def _names(province: str, text: str) -> bool:
    """Return True if the person's own words name the province, in full or short."""
    flat = folded(text)
    return any(full == province and name in flat for name, full in chinese_provinces().items())


def keeps_part(field: Field, policy: Policy) -> bool:
    """Return True if a part of a generalised location stays as it is at the policy's stage."""
    part = field.id.rpartition(".")[2]
    stays = part in ("region", "country_code") or (part == "city" and policy.stage is not Stage.BROWSE)
    return stays and not (part in ("city", "region") and _is_street(field.value))


def _is_street(value: str) -> bool:
    """Return True if what stands as a town is a street (an address read wrongly, or written so): a copy promises that none is in it."""
    return names_street(value) and folded(value) not in place_names()


def same_place(first: str, second: str) -> bool:
    """Return True if two place names are one (`上海` and `上海市`)."""
    one, two = folded(first).rstrip("市省"), folded(second).rstrip("市省")
    return bool(one) and one == two
