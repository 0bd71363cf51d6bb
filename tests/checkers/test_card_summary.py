"""The first line of a card: numbers, and the one thing to do now."""

from __future__ import annotations

import re

import pytest

from checkers.card_json import encode
from checkers.card_summary import summary
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.trap_kinds import kinds

WHEN = "2026-11-29T09:00:00Z"


def told(text: str, language: str) -> str:
    return summary(check(from_fields(text), created=WHEN), language)


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("公司招文员，月薪五千。入职前请先转300元押金到经理个人微信。", "zh", "共发现严重迹象 1 处。首先：不要付钱。"),
        (
            "公司招文员，月薪五千。入职前请先转300元押金到经理个人微信。",
            "en",
            "Found: 1 serious sign. First of all: Do not pay.",
        ),
        ("招前台一名，早九晚五，月薪四千二，缴五险。", "zh", ""),
    ],
)
def test_signs_are_counted_and_the_first_thing_to_do_is_told(text: str, language: str, line: str) -> None:
    assert told(text, language) == line


def test_where_money_is_asked_that_comes_first_however_the_signs_are_ordered() -> None:
    text = (
        "Contact our manager on Telegram for the interview, you are hired the same day.\n"
        "Before you start you pay a refundable training deposit of £150 for your equipment."
    )
    line = told(text, "en")
    assert line.startswith("Found: 2 serious signs") and "First of all: Do not pay." in line


def test_the_line_is_in_the_json_in_the_language_asked_for() -> None:
    card = check(from_fields("入职前请先转300元押金到经理个人微信，才能安排上班。"), created=WHEN)
    assert encode(card, "zh-CN")["summary"] == summary(card, "zh")
    assert encode(card, "en")["summary"] == summary(card, "en")


def test_the_first_thing_says_what_is_meant_without_the_text_around_it() -> None:
    for kind in kinds().values():
        first = kind.general["en"].partition(".")[0]
        assert not re.fullmatch(r"Do not \w+ (?:it|them)", first), f"{kind.id}: {first}"
    assert kinds()
