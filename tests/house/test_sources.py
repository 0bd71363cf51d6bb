"""What the program tells people to call, and the law it cites, have a source and the day it was read; a day that is long ago is warned of."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from source_tree import ROOT, name_of

from app.yaml_file import read_yaml

NUMBERS = ROOT / "resources" / "lists" / "emergency_numbers.yaml"
SITE = re.compile(r"\b(?:[\w-]+\.)+(?:au|de|fr|gov|hk|jp|my|no|nrw|nz|sg|tw|uk)\b|\[\d+/\d+\]")
"""The site of an authority, or the number of a parliamentary paper."""


def test_every_emergency_number_has_a_source_and_the_day_it_was_read() -> None:
    numbers = read_yaml(NUMBERS)
    assert isinstance(numbers, dict) and numbers
    for country, entry in numbers.items():
        assert re.fullmatch("[A-Z]{2}", str(country)), country
        assert isinstance(entry, dict) and set(entry) == {"number", "source", "checked"}, country
        assert re.fullmatch(r"\d{2,3}", entry["number"]), country
        assert SITE.search(entry["source"]), country
        assert date.fromisoformat(entry["checked"]) >= date(2026, 11, 29), country


YEAR = timedelta(days=365)
LAW = ("jurisdictions", "letters/laws", "first_hour")
"""Folders of resources in which whatever names a page or an article has the day on which it was read."""


def entries(found: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in what was read of a file, with those inside it."""
    if isinstance(found, dict):
        yield found
    for part in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from entries(part)


def all_entries(*folders: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each file of data below the folders of resources, with each of its entries."""
    for folder in folders:
        for path in sorted((ROOT / "resources" / folder).rglob("*.yaml")):
            yield from ((name_of(path), entry) for entry in entries(read_yaml(path)))


def long_ago(days: list[tuple[str, str]], today: date) -> list[str]:
    """The files of (file, day) whose oldest day is more than a year before today, each with that day."""
    oldest = {name: min(day for other, day in days if other == name) for name, _ in days}
    return [f"{name}: {day}" for name, day in oldest.items() if today - date.fromisoformat(day) > YEAR]


def test_every_law_and_every_page_of_an_office_has_the_day_it_was_read() -> None:
    named = [
        (name, entry) for name, entry in all_entries(*LAW) if {"url", "article"} & {k for k, v in entry.items() if v}
    ]
    assert len(named) > 150
    assert [(name, entry) for name, entry in named if "checked" not in entry] == []


@pytest.mark.filterwarnings("default::UserWarning")
def test_what_was_read_more_than_a_year_ago_is_warned_of() -> None:
    days = [(name, str(entry["checked"])) for name, entry in all_entries("") if entry.get("checked")]
    assert len(days) > 250
    if old := long_ago(days, date.today()):
        warnings.warn(f"Read these again, they were last read more than a year ago: {'; '.join(old)}", stacklevel=1)


def test_a_year_is_a_year() -> None:
    days = [("a", "2026-11-29"), ("a", "2026-11-28"), ("b", "2026-11-30")]
    assert long_ago(days, date(2027, 11, 28)) == [] and long_ago(days, date(2027, 11, 29)) == ["a: 2026-11-28"]
