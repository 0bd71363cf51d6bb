"""What the program tells people to call has a source and a day: every emergency number, or it is not in the list."""

from __future__ import annotations

import re
from datetime import date

from source_tree import ROOT

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
