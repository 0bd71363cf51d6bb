"""Offices of a country to turn to (police, fraud, labour, data protection), in the order in which one turns to them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.meetings import ELSEWHERE, MeetingPlan
from app.domain.offices import Channel
from app.messages import sentence
from app.reader_country import known_country
from app.text.places import country_of_address
from checkers.jurisdictions import Office, country, emergency_numbers, police_office

_EMERGENCIES_ALONE: Final = frozenset(("999", "911", "000", "111", "112"))
"""Numbers that are called in danger only; nobody is sent there with a report of something past."""
ORDER: Final = ("money", "fraud", "police", "labour", "market", "agency", "abroad")
"""Kinds of offices, those that are called first when money was lost before the others."""


def channels_of(code: str, language: str) -> tuple[Channel, ...]:
    """Return the offices of a country in the order in which they are turned to, each once; none for a country that is not known.

    A number for emergencies alone says so in the name of its office.
    """
    found = country(code) if code else None
    if found is None:
        return ()
    offices = sorted(found.offices, key=lambda one: ORDER.index(one.kind) if one.kind in ORDER else len(ORDER))
    found_once: dict[tuple[str, str], Channel] = {}
    for one in (_channel(office, language) for office in offices):
        found_once.setdefault((one.name, one.reached), one)
    return tuple(_told_alone(one, language) for one in found_once.values())


def emergency_of(there: str, home: str, language: str) -> tuple[Channel, ...]:
    """Return whom to call when somebody does not come back: the police of the country where they are, and for whoever is abroad the
    office at home that helps; nothing that no source says. Codes are ISO 3166."""
    place, abroad = known_country(there) or there.upper(), known_country(home) or home.upper()
    police, at_home = country(place) if place else None, country(abroad) if abroad else None
    number = emergency_numbers().get(place)
    found = [police_office(number)] if number else [one for one in (police and police.office("police"),) if one]
    if at_home is not None and place and place != abroad and (helper := at_home.office("abroad")):
        found.append(helper)
    return tuple(_channel(one, language) for one in found)


def emergency_of_plan(plan: MeetingPlan, home: str, language: str) -> tuple[Channel, ...]:
    """Return whom to call when somebody does not come back from a meeting. Abroad is only what its country, or else its place, says."""
    said = plan.country if plan.country != ELSEWHERE else ""
    told = (country_of_address(place) for place in (plan.place_found, plan.place_told))
    return emergency_of(said or next(filter(None, told), "") or plan.country or home, home, language)


def _told_alone(one: Channel, language: str) -> Channel:
    if one.reached not in _EMERGENCIES_ALONE:
        return one
    return replace(one, name=sentence("office-emergency", language, {"name": one.name}))


def _channel(one: Office, language: str) -> Channel:
    chinese = language.startswith("zh")
    name, source = one.name["zh" if chinese else "en"], one.source if chinese else one.source_en or one.source
    return Channel(name, one.number or one.url, f"{source} · {one.checked}", one.sure == "read")


def offices_by_kind(code: str, language: str) -> dict[str, Channel]:
    """Return the offices of a country by kind; none for a country that is not known.

    The police of an emergency number stand in for the money office where the country has none of its own, and that office for one of fraud.
    `report` are the police where their number is for reports as well, and not for emergencies alone.
    """
    found = country(code) if code else None
    told: dict[str, Channel] = {}
    for one in found.offices if found is not None else ():
        told.setdefault(one.kind, _channel(one, language))
    for kind, stand_in in (("money", "police"), ("fraud", "money")):
        if kind not in told and stand_in in told:
            told[kind] = told[stand_in]
    if "police" in told and told["police"].reached not in _EMERGENCIES_ALONE:
        told["report"] = told["police"]
    return told


class JurisdictionOffices:
    """Offices by country and kind, for the steps of an incident (`app/incidents/next_steps.py`)."""

    def line(self, code: str, kind: str, language: str) -> str:
        """Return an office with its number or page; "" where none is known."""
        found = offices_by_kind(code, language).get(kind)
        return found.line(language) if found is not None else ""

    def names(self, code: str, kind: str) -> tuple[str, ...]:
        """Return an office's names in both languages and its number; none where it is not known."""
        told = [found for key in ("en", "zh") if (found := offices_by_kind(code, key).get(kind))]
        return tuple(dict.fromkeys([*(one.name for one in told), *(one.reached for one in told)]))
