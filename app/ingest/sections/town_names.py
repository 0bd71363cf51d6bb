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

from app.domain.resume import Education, Work
from app.ingest.sections.lexical_tests import FREE, is_place
from app.text.characters import has_han
from app.text.places import is_named_region
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
    if not town or is_place(town) or f"{name}, {town}" not in flat:
        return False
    return any(kind.search(name) for kind in kinds)
