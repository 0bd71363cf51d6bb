"""Reads the law, the offices and the emergency numbers of countries (`resources/jurisdictions/`, one file each, when it is first asked for).

What no source confirms is not in it: an office without a confirmed number has none. The number of the police is that of
`resources/lists/emergency_numbers.yaml`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from app import newer_data, resources
from app.yaml_file import read_first_line, read_yaml


@dataclass(frozen=True, slots=True)
class Office:
    """One office to turn to: `kind` (`money`, `fraud`, `police`, `labour`, `agency`, `market`, `abroad`), names by language,
    number (empty: none is confirmed), page, hours; `sure` is `read`, `excerpt` or `page` (only the page is known). `source_en` is the source
    in English ("": as in `source`)."""

    kind: str
    name: Mapping[str, str]
    number: str
    url: str
    hours: str
    sure: str
    source: str
    checked: str
    source_en: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """One statute on some traps, and whom it binds (`employer`, `agency`, `anyone`); names and words by language.

    `unit` is the word for a part of it. `sure` is `read` (its text, or an official statement of it) or `excerpt` (quoted by others).
    """

    traps: tuple[str, ...]
    binds: str
    law: Mapping[str, str]
    article: str
    says: Mapping[str, str]
    sure: str
    source: str
    checked: str
    unit: Mapping[str, str]

    def may_bind(self, agency: bool) -> bool:
        """Return True if the statute binds who posts: an agency, or else the employer."""
        return self.binds == "anyone" or (self.binds == "agency") == agency


@dataclass(frozen=True, slots=True)
class Country:
    """A country: names, its offices and laws, its own before those of the union it is in."""

    code: str
    name: Mapping[str, str]
    offices: tuple[Office, ...]
    laws: tuple[Law, ...]

    def title(self, language: str) -> str:
        """Return the name as it stands alone, in `en` or `zh`: `United Kingdom`."""
        return _title(self.name[language])

    def office(self, kind: str) -> Office | None:
        """Return the office of a kind, or None."""
        return next((one for one in self.offices if one.kind == kind), None)

    def law(self, traps: Sequence[str], *, agency: bool) -> Law | None:
        """Return the law on the first of some traps on which one binds who posts; one for just them before one for anyone."""
        for trap in traps:
            found = [law for law in self.laws if trap in law.traps and law.may_bind(agency)]
            if found:
                return next((law for law in found if law.binds != "anyone"), found[0])
        return None


def _title(name: str) -> str:
    alone = name.removeprefix("the ")
    return alone[:1].upper() + alone[1:]


def _file(code: str) -> Path | None:
    path = newer_data.path("jurisdictions", f"{code.lower()}.yaml")
    return path if re.fullmatch("[A-Z]{2}", code) and path.is_file() else None


@functools.cache
def country_title(code: str, language: str) -> str:
    """Return the name of a country as it stands alone, in `en` or `zh`, or "" for one that is not known. Reads no more of its file than the
    first line, so that a list of all of them is there at once."""
    name = _names(code)
    return _title(name[language]) if name is not None else ""


@functools.cache
def _names(code: str) -> Mapping[str, str] | None:
    """Return the names of a country by language, or None for one that is not known."""
    path = _file(code)
    if path is None:
        return None
    first = read_first_line(path)
    name = first.get("name") if isinstance(first, dict) else None
    return name if isinstance(name, dict) else cast("Country", country(code)).name


@functools.cache
def country(code: str) -> Country | None:
    """Return what is known of a country (ISO 3166, or `EU`), or None."""
    path = _file(code)
    if path is None:
        return None
    return country_of(code, cast("dict[str, Any]", read_yaml(path)))


def country_of(code: str, row: Mapping[str, Any]) -> Country:
    """Return the country that a file spells. Raises LookupError, TypeError or ValueError for one that is none."""
    above = country(str(row["of"]).upper()) if "of" in row else None
    police = emergency_numbers().get(code)
    return Country(
        code=code,
        name=row["name"],
        offices=(
            *map(_office, row["lines"]),
            *((police_office(police),) if police else ()),
            *(above.offices if above else ()),
        ),
        laws=(*(_law(one, row["unit"]) for one in row["laws"]), *(above.laws if above else ())),
    )


def law_title(name: str, code: str, language: str) -> str:
    """Return the name of a law of a country in `en` or `zh`, whichever of both it is given by; as it is where it is none of the country's."""
    there = country(code) if code else None
    known = there.laws if there else ()
    return next((law.law[language] for law in known if name and name in law.law.values()), name)


def law_unit(name: str, article: str, code: str, language: str) -> str:
    """Return the word of a country for a part of its law (`section`, `article`, `§`, 条); "" where it is none of the country's."""
    there = country(code) if code else None
    known = [law for law in (there.laws if there else ()) if name and name in law.law.values()]
    return next(
        (law.unit[language] for law in known if law.article == article), known[0].unit[language] if known else ""
    )


@functools.cache
def emergency_numbers() -> Mapping[str, Mapping[str, str]]:
    """Return, by country, the `number` of its police, its `source`, and the day it was `checked`."""
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(resources.path("lists", "emergency_numbers.yaml")))


def police_number(code: str) -> str:
    """Return the number of the police in an emergency, or "" where no source says one for the whole country."""
    if told := emergency_numbers().get(code):
        return told["number"]
    known = country(code)
    police = known.office("police") if known else None
    return police.number if police else ""


def police_office(told: Mapping[str, str]) -> Office:
    """Return the police of one row of `emergency_numbers`."""
    name = {"en": "the police", "zh": "警方"}
    return Office("police", name, told["number"], "", "", "read", told["source"], told["checked"])


def _office(row: Mapping[str, Any]) -> Office:
    return Office(**{**row, "number": str(row["number"])})


def _law(row: Mapping[str, Any], unit: Mapping[str, str]) -> Law:
    return Law(**{"unit": unit, **row, "traps": tuple(row["traps"]), "article": str(row["article"])})
