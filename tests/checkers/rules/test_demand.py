"""The parts of a demand: who gives and when; what is missing is named on the card, in both languages; a complete demand is never lowered."""

from __future__ import annotations

import pytest

from app.domain.checks import MissingPart, Severity, Signal
from checkers import card_json
from checkers.check import check
from checkers.intake import from_fields
from checkers.rules.demand import read_demand
from checkers.rules.normal import normalise

WHEN = "2026-11-24T09:00:00Z"
ORDINARY = (
    "岗位职责：负责仓库货物的收发与盘点，配合车间包装，维护现场卫生。任职要求：高中以上学历，能适应两班倒。"
    "综合月薪5500至7000元，缴纳五险，提供住宿和两餐，每月15日发薪。工作地点：苏州市吴中区。"
)
TOLD = (
    "Lettings assistant. Show flats, take holding deposits from tenants (a week's rent at most), register the deposits in time and chase references. "
    "Basic £23k, bonus, company car."
)


def signals(text: str) -> tuple[Signal, ...]:
    return check(from_fields(text), created=WHEN).signals


@pytest.mark.parametrize(
    ("words", "complete"),
    [
        ("you pay a deposit of $50 before you start.", True),
        ("please transfer £30 today to secure your place.", True),
        ("入职前您先交押金300元。", True),
        ("We cover the £40 check before you start.", False),  # the employer pays
        ("Guests pay a £20 deposit before they arrive.", False),  # customers do
        ("You pay the DVSA its fee, set by law, before the test.", False),  # an authority asks
        ("客户下单前先付定金200元。", False),
        ("公司承担入职前的体检费。", False),
        ("考务费按物价部门核定标准，报名前缴纳45元。", False),
        ("you buy your tools over the first year.", False),  # after the start
        ("You pay a deposit of $50.", False),  # no time
        ("he told me to pay £50 before my first shift.", False),  # told of
        ("他让我入职前先交押金300元。", False),
    ],
)
def test_a_demand_is_complete_when_the_applicant_gives_before_the_work(words: str, complete: bool) -> None:
    assert read_demand(normalise(words).text).complete is complete


def test_what_is_missing_is_named() -> None:
    assert read_demand("guests pay a deposit.").missing == (MissingPart.PAYER, MissingPart.TIME)
    assert read_demand("you pay a deposit of $50.").missing == (MissingPart.TIME,)
    assert read_demand("you pay $50 before you start.").missing == ()


def test_an_ordinary_advertisement_does_not_lower_a_complete_demand() -> None:
    found = signals(ORDINARY + "入职前每人先交服装押金300元。" + ORDINARY)
    assert any(signal.severity is Severity.CRITICAL and not signal.missing for signal in found)


def test_a_lowered_signal_says_what_is_missing_in_both_languages_and_survives_storing() -> None:
    (signal,) = (signal for signal in signals(TOLD) if signal.code == "en-frame-fee")
    assert signal.severity is Severity.WARNING and MissingPart.PAYER in signal.missing
    assert "who pays" in signal.explanation["en"] and "由谁" in signal.explanation["zh"]
    card = check(from_fields(TOLD), created=WHEN)
    document = card_json.dump(card)
    assert card_json.load(document).signals == card.signals
    for row in document["signals"]:  # type: ignore[attr-defined]
        del row["missing"]  # a card of an earlier version
    assert {one.missing for one in card_json.load(document).signals} == {()}
