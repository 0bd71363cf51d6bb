"""Guided look-ups: the right register for the country, a whole sentence for every line, and no empty link."""

from __future__ import annotations

import pytest

from checkers import card_json
from checkers.check import check
from checkers.guided import lookups
from checkers.intake import extract, from_fields

WHEN = "2026-11-24T09:00:00Z"


@pytest.mark.parametrize(
    ("location", "organisation", "expected"),
    [
        ("Leeds, UK", "Northgate Logistics Ltd", "companies-house"),
        ("Manchester", "Northgate Logistics", "companies-house"),
        ("九龍觀塘", "海城貿易有限公司", "hk-cr"),
        ("Singapore", "Harbour Data Pte Ltd", "sg-bizfile"),
        ("台北市", "海川股份有限公司", "tw-gcis"),
        ("Austin, TX", "Harbour Data LLC", "us-states"),
        ("Sydney", "Harbour Data Pty Ltd", "au-abn"),
        ("Toronto, Canada", "Harbour Data Inc", "ca-cbr"),
        ("Auckland", "Harbour Data Limited", "nz-companies"),
        ("Dublin, IE", "Harbour Data Limited", "ie-cro"),
        ("Lahinch, Co. Clare", "Harbour Data", "ie-cro"),
        ("Bishop Auckland, Co. Durham", "Harbour Data", "companies-house"),
        ("Denver, CO", "Harbour Data", "us-states"),
        ("Bengaluru", "Harbour Data Pvt Ltd", "in-mca"),
        ("宁波", "宁波海川贸易有限公司", "gsxt"),
    ],
)
def test_the_register_of_the_country_is_proposed(location: str, organisation: str, expected: str) -> None:
    posting = from_fields(
        f"{organisation} 招聘文员" if location == "宁波" else "Clerk.", location=location, organisation=organisation
    )
    codes = [line.code for line in lookups.lines(posting)]
    assert f"guided-{expected}" in codes
    assert "guided-own-site" in codes or expected == "gsxt"
    if expected != "gsxt":
        assert "guided-gsxt" not in codes


def test_a_country_in_the_text_counts_only_where_place_and_name_say_nothing() -> None:
    told = from_fields("Clients in London and Sydney.", location="Singapore", organisation="Harbour Data")
    assert lookups.countries_of(told) == {"SG", "*"}
    silent = from_fields("Our office in Leeds pays £12 an hour.", organisation="Harbour Data")
    assert lookups.countries_of(silent) == {"GB", "*"}


def test_no_line_shows_an_empty_link_or_half_a_sentence() -> None:
    card = check(extract(b"Company: Northgate Logistics Ltd\nLocation: Leeds, UK\nJob: Clerk"), created=WHEN)
    for entry in card.needs_you:
        for language in ("en", "zh"):
            text = card_json.line_text(entry, language)
            assert "()" not in text and "（）" not in text
    own = next(entry for entry in card.needs_you if entry.code == "guided-own-site")
    assert "Find the website of “Northgate Logistics Ltd”" in card_json.line_text(own, "en")


def test_every_look_up_has_a_link_or_a_sentence_of_its_own() -> None:
    codes = [lookup.code for lookup in lookups.lookups()]
    assert len(codes) == len(set(codes))
    for lookup in lookups.lookups():
        assert lookup.url.startswith("http") or lookup.code == "own-site"
        assert lookup.title["en"] and lookup.title["zh"] and lookup.proves["en"] and lookup.proves["zh"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("招聘岗位：仓储文员（包吃住，可长期）", "仓储文员（包吃住，可长期）"),
        ("岗位：文员，月薪五千", "文员"),
        ("职位：会计（双休）；地点：宁波", "会计（双休）"),
        ("职位：会计（没写完，双休", "会计（没写完"),
        ("Job title: Clerk (part-time; evenings)", "Clerk (part-time; evenings)"),
    ],
)
def test_a_title_is_not_cut_inside_brackets(text: str, title: str) -> None:
    assert extract(text.encode()).title == title
