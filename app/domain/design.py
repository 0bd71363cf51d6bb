"""Design of a document (colour, fonts, paper, density, pages, order of sections): the `Layout` of one document, and the `Appearance` a person set for a résumé. Never its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

PAPERS: Final = ("a4", "letter")
DENSITIES: Final = range(9)
"""Steps from the tightest to the airiest page."""
DEFAULT_DENSITY: Final = 5
AUTOMATIC: Final = -1
"""The density that is found so that the pages are filled well."""
MOST_PAGES: Final = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """Theme, `density` (of `DENSITIES`), `accent` (`#rrggbb`), pair of `fonts` and `paper` of a document, and how many `pages` it was found
    to have (0: not known).

    An empty choice means the theme's own, and an empty theme or paper that of the document's language.
    """

    theme: str = ""
    density: int = DEFAULT_DENSITY
    accent: str = ""
    fonts: str = ""
    paper: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Appearance:
    """Look that a person set for a résumé, kept with its version; empty: as usual for its language and country.

    `pages`: the number of pages to fit (0: as many as it needs); `section_order`: keys of the sections that stand first, in their order;
    `hidden`: keys of sections that no copy prints (`summary`, `references`, one of `SECTIONS`, or `sections.<id>`).
    """

    theme: str = ""
    density: int = AUTOMATIC
    accent: str = ""
    fonts: str = ""
    paper: str = ""
    pages: int = 0
    section_order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def appearance_to_json(appearance: Appearance) -> dict[str, object]:
    """Return what was set, as JSON; empty where nothing was."""
    usual = Appearance()
    pairs = ((spec.name, getattr(appearance, spec.name)) for spec in dataclasses.fields(appearance))
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in pairs
        if value != getattr(usual, name)
    }


def appearance_from_json(data: object) -> Appearance:
    """Inverse of `appearance_to_json`; what is of another shape is left as usual."""
    usual = Appearance()
    found: dict[str, Any] = {}
    for spec in dataclasses.fields(usual):
        value = data.get(spec.name) if isinstance(data, dict) else None
        if isinstance(value, list):
            value = tuple(str(item) for item in value)
        if type(value) is type(getattr(usual, spec.name)):
            found[spec.name] = value
    return Appearance(**found)


def overridden(base: Appearance, over: Appearance) -> Appearance:
    """Return `base` with everything that `over` sets: what is chosen for one copy beside what is set for the résumé."""
    changes = {name: getattr(over, name) for name in appearance_to_json(over)}
    if over.theme and over.theme != base.theme:  # what was chosen for another theme says nothing about this one
        base = dataclasses.replace(base, accent="", fonts="", density=AUTOMATIC)
    return dataclasses.replace(base, **changes)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The parts of a document that a theme arranges: `facts`, where personal facts stand (`section`, on a line below a heading; `head`, labelled below the name;
    `line`, on a line there),
    whether a `photo` is printed, whether place, day and a line to sign close it (`signature`), and where in the head of an entry its
    `dates` stand (see `document.Entry`)."""

    facts: str = "section"
    photo: bool = True
    signature: bool = False
    dates: str = "second"


@dataclass(frozen=True, slots=True)
class Fit:
    """Result of filling pages with a document: `density` chosen, `pages` it has, `fill` of the last one (0 to 1), the number of pages `wanted`
    (0: none was), lines `over` it at the tightest step that still reads well, and ids of fields to `leave_out` so that it would fit."""

    density: int
    pages: int
    fill: float
    wanted: int = 0
    over: int = 0
    leave_out: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
