"""The first steps after something happened, by case: data that is shipped, with the offices of a country put in."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from app import resources
from app.yaml_file import read_yaml

PLACE = "{office}"


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: words by language, and the kind of the office that stands in it ("": none). `besides`: kinds of offices;
    the step is left out where its office is one of theirs."""

    words: Mapping[str, str]
    office: str = ""
    besides: tuple[str, ...] = ()


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
                )
                for step in case["steps"]
            ),
        )
        for case in document["cases"]
    )


def told(case: Case, offices: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Return the steps in a language ("en" or "zh"); `offices` maps a kind of office to its name and number.

    A step whose office is not known in the country is left out, unless nothing else is said in its place.
    """
    key = "zh" if language.startswith("zh") else "en"
    return tuple(
        step.words[key].replace(PLACE, offices.get(step.office, ""))
        for step in case.steps
        if not step.office or (step.office in offices and offices[step.office] not in map(offices.get, step.besides))
    )
