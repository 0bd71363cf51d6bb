"""Whom money goes to is read before anybody is said to give it."""

import pytest

from checkers.rules.demand_reading import read_demand
from checkers.rules.money_flow import without_income


@pytest.mark.parametrize(
    "words",
    [
        "sessions last an hour, and you get a $50 gift card at the end.",
        "please read the sample first; there is a card at the desk, from us to you.",
        "leaving early means a part of the cost is repaid on a sliding scale, which you can read before you apply.",
        "请先做一份试译稿,不论录用与否付80元。",
        "工资每周结到本人微信或银行卡,随意选。",
        "先试译三百字,合不合用都给三十元。",
        "夜班26元,做满一个月发车费补贴150元。",
    ],
)
def test_what_goes_to_whoever_applies_is_no_demand(words: str) -> None:
    assert without_income(words) != words
    assert not read_demand(words).complete


@pytest.mark.parametrize(
    "words",
    [
        "you get a $50 gift card, buy two more and send us the codes before you start.",
        "wages go to your bank account, but you must pay $80 by zelle before you start.",
        "不论录用与否,应聘者入职前须交80元资料费。",
        "工资结到你银行卡,入职前先交押金300元。",
        "做满一个月发车费补贴150元,报到时每人先交服装押金300元。",
    ],
)
def test_what_is_asked_beside_it_stands(words: str) -> None:
    assert read_demand(words).complete


@pytest.mark.parametrize(
    "words",
    [
        "工资直接打到您的银行卡,卡借给公司走账,每天给您300元。",
        "wages go to your bank account, you forward the rest to our client.",
    ],
)
def test_income_that_is_bait_is_left_in(words: str) -> None:
    assert without_income(words) == words
