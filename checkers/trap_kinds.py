"""Reads the catalogue of kinds of traps (`resources/lists/kinds.yaml`): demand, advice, sources with dates, and the rules that tell each."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from app import resources
from app.domain.checks import MissingPart
from app.yaml_file import read_yaml

if TYPE_CHECKING:
    from checkers.rules.model import Rule


_SUM = re.compile(r"[0-9]{2,}|[一二两三四五六七八九][百千万]")
_DEPOSIT = re.compile(r"押金|保证金|定金|\b(?:deposit|bond)\b")


@dataclass(frozen=True, slots=True)
class Source:
    """One page that describes a kind: name, site, its date; `of` is the country for which it is shown (`*`: all)."""

    name: str
    site: str
    date: str
    of: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of trap; texts by language, `general` the part of the advice that many kinds share. `traps` are looked for in the laws of a place, `lines` are kinds of offices; `checked` is
    the day its sources were read; `needs` are the parts that a complete demand of this kind says beside what is asked; `things`
    are words of what its sum is for."""

    id: str
    name: Mapping[str, str]
    asks: Mapping[str, str]
    does: str
    advice: Mapping[str, str]
    general: Mapping[str, str]
    traps: tuple[str, ...]
    lines: tuple[str, ...]
    sources: tuple[Source, ...]
    checked: str
    says: tuple[str, ...]
    rules: tuple[str, ...]
    needs: frozenset[MissingPart]
    things: tuple[str, ...] = ()


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """Return all kinds by their id."""
    rows = cast("dict[str, Any]", read_yaml(resources.path("lists", "kinds.yaml")))
    home = cast("dict[str, dict[str, str]]", read_yaml(resources.path("lists", "advice.yaml")))
    sources = {key: Source(**row) for key, row in rows["sources"].items()}
    checked = str(rows["checked"])
    families = {name: frozenset(map(MissingPart, parts)) for name, parts in rows["families"].items()}
    return {
        key: _kind(key, row, home[row["home"]], sources, checked, families[row.get("family", "money")])
        for key, row in rows["kinds"].items()
    }


def _kind(
    key: str,
    row: Mapping[str, Any],
    general: Mapping[str, str],
    sources: Mapping[str, Source],
    checked: str,
    needs: frozenset[MissingPart],
) -> Kind:
    """Build a kind: its own advice, then the general one that it refers to."""
    own = row["advice"]
    return Kind(
        id=key,
        name=row["name"],
        asks=row["asks"],
        does=f"{general['does']} {key}",
        advice={"en": f"{own['en']} {general['en']}", "zh": own["zh"] + general["zh"]},
        general={"en": general["en"], "zh": general["zh"]},
        traps=tuple(row["traps"]),
        lines=tuple(row["lines"]),
        sources=tuple(sources[name] for name in row["sources"]),
        checked=checked,
        says=tuple(row.get("says") or ()),
        rules=tuple(row.get("rules") or ()),
        needs=needs,
        things=tuple(row.get("things") or ()),
    )


def kind_of(rule: Rule) -> Kind | None:
    """Return the kind that a rule tells: the one that names its code, else the one of what it `says`."""
    by_code, by_says = _index()
    return by_code.get(rule.code) or by_says.get(rule.says)


def kind_of_sum(text: str) -> Kind | None:
    """Return the kind whose things a normalised text names first, where it names a sum too and no deposit; else None."""
    if not _SUM.search(text) or _DEPOSIT.search(text):
        return None
    places = ((at, kind) for kind in kinds().values() for thing in kind.things if (at := text.find(thing)) >= 0)
    return min(places, key=lambda found: found[0], default=(0, None))[1]


@functools.cache
def _index() -> tuple[Mapping[str, Kind], Mapping[str, Kind]]:
    every = kinds().values()
    return (
        {code: kind for kind in every for code in kind.rules},
        {says: kind for kind in every for says in kind.says},
    )
