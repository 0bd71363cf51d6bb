"""Whom to call is said for the country of the posting, else of the reader; where neither is known, nobody is named."""

from __future__ import annotations

import pytest

from app.domain.checks import Posting
from checkers import posting_country
from checkers.card_json import line_text
from checkers.guided.lookups import _PLACES
from checkers.jurisdictions import country, emergency_numbers, police_number
from checkers.signals import posting_safety
from checkers.signals.base import CheckContext

CASES = {
    "999": Posting(
        text="Coordinate parcels from home for our partners in China.", location="Bristol, GB", language="en"
    ),
    "911": Posting(text="Line cook in Chicago, $22 an hour.", language="en"),
    "96110": Posting(text="美国独资企业招聘文员，底薪5000元。", location="上海市浦东新区", language="zh"),
}


@pytest.mark.parametrize("number", CASES)
def test_the_number_to_call_is_that_of_the_country(number: str) -> None:
    (told,) = posting_safety.run(CASES[number], CheckContext()).needs_you
    text = line_text(told, "en")
    assert number in text and text.startswith("Before you go anywhere")
    abroad = number in ("999", "911")
    assert ("96110" in text) is not abroad and ("96110" in line_text(told, "zh")) is not abroad
    if abroad:
        assert number in line_text(told, "zh")


UNSOURCED = {"CA", "IN", "NG", "PH"}
"""Recognised countries for which no public authority was found to say that one number is everywhere that of the police."""


def test_every_other_country_that_is_recognised_has_its_number() -> None:
    assert {code for code in _PLACES if police_number(code)} == set(_PLACES) - UNSOURCED
    assert all(entry["number"].isdecimal() for entry in emergency_numbers().values())
    assert all((known := country(code)) and known.office("police") is None for code in UNSOURCED)


@pytest.mark.parametrize("place", ["Toronto, Canada", "Bengaluru, India"])
def test_where_no_source_says_the_number_none_is_told(place: str) -> None:
    (told,) = posting_safety.run(Posting(text="Line cook.", location=place, language="en"), CheckContext()).needs_you
    for language, begins in (("en", "Before you go anywhere"), ("zh", "去面试或上岗前")):
        text = line_text(told, language)
        assert text.startswith(begins) and not any(char.isdigit() for char in text) and "{" not in text


def test_the_number_of_one_country_is_not_told_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting_country, "countries_named", lambda _: frozenset({"GB", "CA"}))
    (told,) = posting_safety.run(Posting(text="Line cook.", language="en"), CheckContext()).needs_you
    assert "999" not in line_text(told, "en")


@pytest.mark.parametrize(("reader", "number"), [("", ""), ("GB", "999"), ("CN", "96110"), ("NG", "")])
def test_where_no_place_is_known_the_police_of_the_reader_is_told(reader: str, number: str) -> None:
    posting = Posting(text="Parcels. Write to us.", language="en")
    (told,) = posting_safety.run(posting, CheckContext(country=reader)).needs_you
    text = line_text(told, "en")
    assert number in text if number else not any(char.isdigit() for char in text)
