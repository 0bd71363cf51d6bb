"""The first steps after something happened, by case, in the order of `resources/first_hour/steps.yaml`, with the offices of a country put in."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from app import messages, resources
from app.domain.offices import Channel
from app.yaml_file import read_yaml

PLACE = "{office}"


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: words by language, and the kind of the office that stands in it ("": none). `besides`: kinds of offices;
    the step is left out where its office is one of theirs. `otherwise`: words where no such office is known (empty: left out)."""

    words: Mapping[str, str]
    office: str = ""
    besides: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step as it is read, and the source of what it states of an office, with the day it was checked ("": it states no fact)."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Something that happened: its id, its name by language, and the steps in their order."""

    id: str
    name: Mapping[str, str]
    steps: tuple[FirstStep, ...]


@functools.cache
def cases() -> tuple[Case, ...]:
    """Return every case, in the order in which they are offered."""
    document = cast("dict[str, Any]", read_yaml(resources.path("first_hour", "steps.yaml")))
    return tuple(
        Case(
            str(case["id"]),
            case["name"],
            tuple(
                FirstStep(
                    {key: str(step[key]) for key in ("en", "zh")},
                    str(step.get("office", "")),
                    tuple(step.get("besides", ())),
                    {key: str(text) for key, text in step.get("otherwise", {}).items()},
                )
                for step in case["steps"]
            ),
        )
        for case in document["cases"]
    )


def told(case: Case, offices: Mapping[str, Channel], language: str) -> tuple[ToldStep, ...]:
    """Return the steps in a language ("en" or "zh"); `offices` are those of the country by their kind.

    A step whose office is not known there is said without one, or left out.
    """
    key = "zh" if language.startswith("zh") else "en"
    return tuple(found for step in case.steps if (found := _told(step, offices, key)) is not None)


def _told(step: FirstStep, offices: Mapping[str, Channel], key: str) -> ToldStep | None:
    if not step.office:
        return ToldStep(step.words[key])
    office = offices.get(step.office)
    if office is None:
        return ToldStep(step.otherwise[key]) if step.otherwise else None
    line = office.line(key)
    if line in [offices[kind].line(key) for kind in step.besides if kind in offices]:
        return None
    source = messages.sentence("first-hour-source", key, {"source": office.source})
    mark = "" if office.confirmed else messages.sentence("evidence-unconfirmed", key)
    return ToldStep(step.words[key].replace(PLACE, line), f"{source} {mark}" if mark and key == "en" else source + mark)
