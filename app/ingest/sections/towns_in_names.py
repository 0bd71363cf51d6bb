"""Towns behind the names of employers and schools: a place, or part of the name.

`Kessler Zerspanung KG, Reutlingen` says where a firm is; `General Hospital, Gusau` is called so, for its town is all that
tells it from others. Which is meant is seen from the résumé: where nearly every name has a town behind it, towns are
places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.address_order import country_code
from app.domain.resume import Education, Work
from app.ingest.sections.lexical_tests import FREE, ends_in_town, is_organisation, is_place, just_a_name
from app.text.characters import has_han
from app.text.places import is_chinese_county, is_city, is_named_region
from app.text.schools import FOR_PUPILS, PUBLIC

_MOST, _FEW, _ANY = 0.75, 0.34, re.compile("")
"""Shares of the names with a town: from which on towns are places, up to which one of no list is part of any name."""


def with_towns_in_names(
    works: Sequence[Work], studies: Sequence[Education], text: str
) -> tuple[list[Work], list[Education]]:
    """Return the entries of the source `text`, public institutions and schools for pupils with the town behind them in
    their names, unless nearly all names have one; any other employer where few have one."""
    names = [(work.organisation, work.location) for work in works]
    names += [(study.institution, study.location) for study in studies]
    names = [(name, town) for name, town in names if name and not (has_han(name) or FREE.fullmatch(name))]
    flat = " ".join(text.split())
    followed = sum("," in name or (bool(town) and f"{name}, {town}" in flat) for name, town in names) / (
        len(names) or 1
    )
    if followed >= _MOST:
        return list(works), list(studies)
    told = ([town for _, town in names], [work.location for work in works])
    few = (_ANY,) if any(sum(map(bool, towns)) <= _FEW * len(towns) for towns in told) else ()
    return (
        [
            replace(work, organisation=printed, location=region)
            if (printed := _name_with_town(work.organisation, town, flat, PUBLIC, *few))
            else work
            for work in works
            for town, region in [_with_region_apart(work.location)]
        ],
        [
            replace(study, institution=printed, location="")
            if (printed := _name_with_town(study.institution, study.location, flat, PUBLIC, FOR_PUPILS))
            else study
            for study in studies
        ],
    )


def _with_region_apart(location: str) -> tuple[str, str]:
    """Return a town and the named region behind it (`Gboko, Benue State`); any other place has none."""
    town, _, region = location.partition(", ")
    return (town, region) if is_named_region(region) else (location, "")


def _name_with_town(name: str, town: str, flat: str, *kinds: re.Pattern[str]) -> str:
    """Return a name of such a kind with the town in brackets or behind a comma as printed, else an empty text."""
    form = next((form for form in (f"{name} ({town})", f"{name}, {town}") if town and form in flat), "")
    if not form or has_han(name) or "," in name + town or re.search(r"\d| [A-Z]{2,3}$", town):
        return ""
    if not form.endswith(")"):
        kinds = () if is_place(town) else tuple(kind for kind in kinds if kind is not _ANY or not is_city(town))
    return form if any(kind.search(name) for kind in kinds) else ""


def with_towns_apart(works: Sequence[Work], studies: Sequence[Education], home: str, text: str) -> list[Work]:
    """Return the jobs of a résumé with the source `text`, with towns of which the whole résumé tells that they are none of
    their employers' names: in brackets, behind a comma, or in a line of their own. `home`: the town where the person
    lives."""
    flat = " ".join(text.split())
    names = [work.organisation for work in works] + [study.institution for study in studies]
    towns = {home, *(work.location for work in works)} - {""}
    abroad = [_LATIN_BRACKET.fullmatch(work.organisation) for work in works if not work.location]
    bracketed = sum(map(bool, abroad)) >= max(2, 0.6 * len(works))
    parted = any(work.location and f"{work.organisation}（{work.location}）" in flat for work in works)
    ends = [name for name in names[: len(works)] if ends_in_town(name, home)]
    out: list[Work] = []
    for work in works:
        name, town = work.organisation, ""
        if not work.location:
            bracket = (_BRACKET.fullmatch(name) if parted else None) or (
                _LATIN_BRACKET.fullmatch(name) if bracketed else None
            )
            name, town = (bracket["name"], bracket["town"]) if bracket else _complete_without_town(name, flat)
            behind = _TOWN_LAST_ZH.fullmatch(name) if not town else None
            if behind and is_told_town(behind["town"], [*names, behind["name"]], towns):
                name, town = behind["name"], behind["town"]
            if not town and len(ends) > 1 and work.organisation in ends:  # lines of a cell
                name, town = name.removesuffix(f" {home}"), home
        first = work.highlights[0].text if work.highlights else ""
        if not (work.location or town) and TOWN_ZH.fullmatch(first) and is_told_town(first, names, towns):
            work, town = replace(work, highlights=work.highlights[1:]), first
        out.append(replace(work, organisation=name, location=town) if town else work)
    return out


TOWN_ZH: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_BRACKET: Final = re.compile(r"(?P<name>.{4,})[（(](?P<town>[\u3400-\u9fff]{2,4}(?<![所司部店校厂廠行院制团團]))[)）]")
"""A name with a town in brackets, and neither a branch nor a form of company (`（普通合伙）`)."""

_TOWN_LAST_ZH: Final = re.compile(
    r"(?P<name>[\u3400-\u9fff（）()A-Za-z]{4,})(?:[ \u3000]|[，,]\s?)(?P<town>[\u3400-\u9fff]{2,4}(?<![所司部店校厂廠行院制团團处處科室]))"
)
"""A name with a town behind a space or a comma."""

_LATIN_BRACKET: Final = re.compile(
    r"(?P<name>[^()]{3,}?) \((?P<town>[A-ZÀ-Þ][a-zà-ÿ'’.-]+(?:,? [A-ZÀ-Þ][\w'’.-]+){0,3})\)"
)
"""The same of a Latin name: places where most employers of a résumé have one."""


def _complete_without_town(name: str, flat: str) -> tuple[str, str]:
    """Return `University of Lindisfarne, Alnwick` as its two parts where the name also stands without the town."""
    lead, _, town = name.partition(", ")
    alone = flat.count(lead) > flat.count(f"{lead}, {town}") and is_organisation(lead)
    return (lead, town) if town and alone and just_a_name(town) and not PUBLIC.search(lead) else (name, "")


def is_told_town(word: str, names: Sequence[str], towns: set[str]) -> bool:
    """Return True if a short Chinese word is a town by itself, or by the names and places of the same résumé."""
    told = word in towns or any(name.startswith(word) and name != word for name in names)
    told = told or any(word in name[:6] and not name.endswith(word) for name in names if len(word) > 2)
    return told or is_place(word) or is_chinese_county(word) or country_code(word) != word
