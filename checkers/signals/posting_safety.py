"""The safety card for going somewhere: always on the card, because no check can say that an invitation is harmless."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from app import resources
from app.domain.checks import Outcome, Posting
from app.yaml_file import read_yaml
from checkers.guided.lookups import countries_named
from checkers.jurisdiction import is_mainland
from checkers.signals.base import CheckContext, Finding, line


def run(posting: Posting, context: CheckContext) -> Finding:
    """Return the line that names what to do before travelling to an interview or a workplace out of town, and whom to call there, if a source says."""
    countries = _countries(posting)
    if not countries or "CN" in countries:
        return Finding(needs_you=(line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location),))
    if not countries <= _numbers().keys():  # a number of the other country would be taken for that of this one
        return Finding(
            needs_you=(line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location, where="unsourced"),)
        )
    numbers = " / ".join(sorted({_numbers()[country]["number"] for country in countries}))
    there = line("safety-out-of-town", Outcome.NEEDS_MANUAL, posting.location, where="abroad", police=numbers)
    return Finding(needs_you=(there,))


def _countries(posting: Posting) -> frozenset[str]:
    """The countries of a posting's place; else mainland China where its law can apply; else those its text points to."""
    place = replace(posting, text="", organisation="", language="")
    return countries_named(place) or (frozenset({"CN"}) if is_mainland(posting) else countries_named(posting))


@functools.cache
def _numbers() -> Mapping[str, Mapping[str, str]]:
    """Country → `number` of its police, its `source`, and the day it was `checked`."""
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(resources.path("lists", "emergency_numbers.yaml")))
