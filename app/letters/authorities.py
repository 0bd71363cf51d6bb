"""Authorities that take complaints about personal data: the offices of the kind `privacy` of each country (`resources/jurisdictions`)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from app import newer_data
from app.reader_country import COUNTRIES
from app.yaml_file import read_yaml

_KIND: Final = "privacy"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority: name by language, telephone (may be empty), page, and its source with the ISO day that was read."""

    name: Mapping[str, str]
    number: str
    url: str
    source: str
    checked: str


@functools.cache
def authorities(country: str) -> tuple[Authority, ...]:
    """Return the authorities of a country (ISO 3166, or `EU`); those of the union where it has none of its own."""
    if country not in COUNTRIES:
        return ()
    row = cast("dict[str, Any]", read_yaml(newer_data.path("jurisdictions", f"{country.lower()}.yaml")))
    return authorities_of(row) or (authorities(str(row["of"]).upper()) if "of" in row else ())


def authorities_of(row: Mapping[str, Any]) -> tuple[Authority, ...]:
    """Return the authorities that a country's file names itself. Raises LookupError or TypeError for one that is none."""
    return tuple(
        Authority(line["name"], str(line["number"]), line["url"], line["source"], line["checked"])
        for line in row["lines"]
        if line["kind"] == _KIND
    )


def find_authority(wanted: str, countries: tuple[str, ...]) -> Authority | None:
    """Return the authority of these countries whose name or page holds a text, or None."""
    key = wanted.casefold().strip()
    known = (one for country in countries for one in authorities(country))
    return (
        next((one for one in known if key in " ".join((*one.name.values(), one.url)).casefold()), None) if key else None
    )
