"""Guided look-ups: the right register for the country, a whole sentence for every line, and no empty link."""

from __future__ import annotations

import pytest

from checkers import card_json
from checkers.card_edit import with_lines
from checkers.check import check
from checkers.guided import lookups, pasted_register_page
from checkers.intake.posting_reader import extract, from_fields

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


PAGE = "宁波海川物流有限公司\n存续（在营、开业、在册）\n统一社会信用代码：91330200MA2AB12345\n法定代表人：张三\n登记机关：宁波市市场监督管理局\n"


def test_name_and_state_at_the_top_of_a_register_page_need_no_labels() -> None:
    found = pasted_register_page.read(PAGE)
    assert (found.name, found.number) == ("宁波海川物流有限公司", "91330200MA2AB12345")
    assert found.state.startswith("存续")
    assert pasted_register_page.read("统一社会信用代码：91330200MA2AB12345\n法定代表人：海川有限公司").name == ""


def test_what_was_pasted_says_so_in_the_readers_language_and_names_no_empty_name() -> None:
    posting = from_fields("招聘文员", organisation="")
    lines = pasted_register_page.lines("统一社会信用代码：91330200MA2AB12345", posting, page="公示系统", today=WHEN)
    card = with_lines(check(posting, created=WHEN), lines, created=WHEN)
    for language, said in (("zh", "（由您录入）"), ("en", "(pasted by you)")):
        document = card_json.encode(card, language)
        told = [one for one in document["card"]["needs_you"] if one["code"].startswith("pasted-")]  # type: ignore[index]
        assert len(told) == 1 and told[0]["source"] == f"公示系统{' ' if language == 'en' else ''}{said}"
        assert "“”" not in told[0]["text"]
