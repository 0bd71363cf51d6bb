"""Towns behind the names of employers and schools: a place, or part of the name.

`Kessler Zerspanung KG, Reutlingen` says where a firm is. `General Hospital, Gusau` is called so, for its town is all that
tells it from others. Which is meant is seen from the résumé: where nearly every name has a town behind it, towns are
places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.addresses import country_code
from app.domain.resume import Education, Work
from app.ingest.sections.lexical_tests import FREE, is_organisation, is_place, is_title, just_a_name
from app.text.characters import has_han
from app.text.places import is_chinese_county, is_named_region
from app.text.schools import FOR_PUPILS, PUBLIC

_MOST: Final = 0.75
"""Share of the names with a town from which on towns are places."""


def with_towns_in_names(
    works: Sequence[Work], studies: Sequence[Education], text: str
) -> tuple[list[Work], list[Education]]:
    """Return the entries of a résumé with the source `text`, public institutions and schools for pupils with the town
    behind them in their names, unless nearly all names of the résumé have one."""
    names = [(work.organisation, work.location) for work in works]
    names += [(study.institution, study.location) for study in studies]
    names = [(name, town) for name, town in names if name and not (has_han(name) or FREE.fullmatch(name))]
    flat = " ".join(text.split())
    followed = sum("," in name or (bool(town) and f"{name}, {town}" in flat) for name, town in names)
    if followed >= _MOST * len(names):
        return list(works), list(studies)
    return (
        [
            replace(work, organisation=f"{work.organisation}, {town}", location=region)
            if _needs_town(work.organisation, town, flat, PUBLIC)
            else work
            for work in works
            for town, region in [_with_region_apart(work.location)]
        ],
        [
            replace(study, institution=f"{study.institution}, {study.location}", location="")
            if _needs_town(study.institution, study.location, flat, PUBLIC, FOR_PUPILS)
            else study
            for study in studies
        ],
    )


def _with_region_apart(location: str) -> tuple[str, str]:
    """Return a town and the named region behind it (`Gboko, Benue State`); any other place has none."""
    town, _, region = location.partition(", ")
    return (town, region) if is_named_region(region) else (location, "")


def _needs_town(name: str, town: str, flat: str, *kinds: re.Pattern[str]) -> bool:
    """Return True if a name of such a kind has a town right behind it, and no region with it (`Austin, TX`)."""
    if not town or is_place(town) or "," in name or f"{name}, {town}" not in flat:
        return False
    return any(kind.search(name) for kind in kinds)


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
    ends = [work.organisation for work in works if home and work.organisation.endswith(f" {home}")]
    out: list[Work] = []
    for work in works:
        name, town = work.organisation, ""
        if not work.location:
            bracket = (_BRACKET.fullmatch(name) if parted else None) or (
                _LATIN_BRACKET.fullmatch(name) if bracketed else None
            )
            name, town = (bracket["name"], bracket["town"]) if bracket else _complete_without_town(name, flat)
            if not town and len(ends) > 1 and work.organisation in ends:  # lines of a cell
                name, town = name.removesuffix(f" {home}"), home
        first = work.highlights[0].text if work.highlights else ""
        if not (work.location or town) and _TOWN.fullmatch(first) and _is_told_town(first, names, towns):
            work, town = replace(work, highlights=work.highlights[1:]), first
        out.append(replace(work, organisation=name, location=town) if town else work)
    return out


_TOWN: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_BRACKET: Final = re.compile(r"(?P<name>.{4,})[（(](?P<town>[\u3400-\u9fff]{2,4}(?<![所司部店校厂廠行院制团團]))[)）]")
"""A name with a town in brackets, and neither a branch nor a form of company (`（普通合伙）`)."""


_LATIN_BRACKET: Final = re.compile(
    r"(?P<name>[^()]{3,}?) \((?P<town>[A-ZÀ-Þ][a-zà-ÿ'’.-]+(?:,? [A-ZÀ-Þ][\w'’.-]+){0,3})\)"
)
"""The same of a Latin name: places where most employers of a résumé have one."""


def _complete_without_town(name: str, flat: str) -> tuple[str, str]:
    """Return `University of Lindisfarne, Alnwick` as its two parts where the name also stands without the town."""
    lead, _, town = name.partition(", ")
    alone = flat.count(lead) > flat.count(f"{lead}, {town}") and is_organisation(lead)
    return (lead, town) if town and alone and just_a_name(town) and not PUBLIC.search(lead) else (name, "")


def _is_told_town(word: str, names: Sequence[str], towns: set[str]) -> bool:
    """Return True if a short Chinese word is a town by itself, or by the names and places of the same résumé."""
    told = word in towns or any(name.startswith(word) and name != word for name in names)
    return told or is_place(word) or is_chinese_county(word) or country_code(word) != word


def post_and_town(post: str, employer: str) -> tuple[str, str]:
    """Return a position and the town or country behind its comma, which may be empty.

    >>> post_and_town("副研究员，中洲", "中洲理工大学"), post_and_town("博士后，瑞士", "苏黎湖技术大学")
    (('副研究员', '中洲'), ('博士后', '瑞士'))
    """
    first, _, town = post.partition("，")
    placed = _TOWN.fullmatch(town) and is_title(first) and not is_title(town)
    return (first, town) if placed and _is_told_town(town, [employer], set()) else (post, "")
