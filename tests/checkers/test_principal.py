"""A name with the words "on behalf of": the plain name is the employer's, the other firm stands where the card asks for the order."""

from __future__ import annotations

import pytest

from checkers import card_json
from checkers.check import check
from checkers.intake.agency_principal import split_principal
from checkers.intake.posting_reader import extract

WHEN = "2026-11-30T09:00:00Z"


@pytest.mark.parametrize(
    ("line", "name", "principal"),
    [
        ("招聘单位：宁波海川物流有限公司（受“腾悦科技”委托招聘）", "宁波海川物流有限公司", "腾悦科技"),
        ("公司名称：宁波海川物流有限公司(受腾悦科技有限公司委托)", "宁波海川物流有限公司", "腾悦科技有限公司"),
        ("用人单位：海川物流有限公司（代腾悦科技招聘）", "海川物流有限公司", "腾悦科技"),
        (
            "Employer: Northgate Logistics Ltd (on behalf of Tengyue Systems)",
            "Northgate Logistics Ltd",
            "Tengyue Systems",
        ),
        (
            "Company: Northgate Logistics Ltd, recruiting for Tengyue Systems Inc",
            "Northgate Logistics Ltd",
            "Tengyue Systems Inc",
        ),
    ],
)
def test_the_plain_name_is_the_employers_and_the_order_is_asked_of_the_other(
    line: str, name: str, principal: str
) -> None:
    han = "招聘" in line or "公司" in line or "单位" in line
    text = f"{line}\n{'岗位：仓储文员，月薪5000元' if han else 'Title: Stock clerk, 12 per hour'}\n"
    posting = extract(text.encode())
    assert posting.organisation == name
    card = check(posting, created=WHEN)
    told = [one for one in card.needs_you if one.code == "agency-mandate"]
    assert [one.evidence for one in told] == [principal]
    for language in ("en", "zh"):
        assert principal in card_json.line_text(told[0], language) and name in card_json.line_text(told[0], language)
    queries = {one.params["query"] for one in card.needs_you if one.params.get("query")}
    assert not any(principal in query and name in query for query in queries) and any(
        name in query for query in queries
    )


@pytest.mark.parametrize(
    "name",
    [
        "宁波海川物流有限公司",
        "海川物流（宁波）有限公司",
        "Care for Behalf Ltd",
        "Hiring Hall Ltd",
        "代代红食品有限公司",
    ],
)
def test_a_name_alone_stays_as_it_is(name: str) -> None:
    assert split_principal(name) == (name, "")
