"""The last decision of a check: what weighs, and that a demand that is not critical says why."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.checks import Severity
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.meaning import decision
from checkers.meaning.decision import features, makes_demand, named_features, shipped_weights
from checkers.signals import posting_rules
from checkers.signals.base import CheckContext

ASKED = "Congratulations, you are hired as data clerk. Before your first shift pay the $60 uniform deposit to the manager on Cash App and send the receipt."
SIGNS = (Severity.CRITICAL, Severity.WARNING)


def test_the_parts_add_up_to_what_decides() -> None:
    known = posting_rules.evidence(ASKED, CheckContext())
    assert known is not None
    row = features(known)
    weights = shipped_weights()
    assert row.shape == weights.weights.shape == weights.middle.shape
    assert np.isfinite(row).all()
    assert len(named_features(known)) < len(row)
    said = weights.contributions(row).sum() + weights.of_words(known.whole) + weights.offset
    assert weights.score(known.whole, row) == pytest.approx(said)
    assert makes_demand(known)


def test_a_text_without_words_that_are_known_weighs_nothing() -> None:
    assert shipped_weights().of_words("") == shipped_weights().of_words("。") == 0.0


@pytest.mark.parametrize("text", ["", "。", "x", "We sell bread and hire a baker.", "a. " * 3_000])
def test_a_text_in_which_nothing_may_be_a_demand_is_not_decided(text: str) -> None:
    assert posting_rules.evidence(text, CheckContext()) is None


def test_a_complete_demand_is_never_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    posting = from_fields(ASKED)
    grave = [one for one in check(posting, created="2026-11-24T09:00:00Z").signals if one.severity is Severity.CRITICAL]
    assert grave
    monkeypatch.setattr(posting_rules, "makes_demand", lambda _: False)
    found = [one for one in check(posting, created="2026-11-24T09:00:00Z").signals if one.severity in SIGNS]
    assert {one.code for one in grave} <= {one.code for one in found}
    assert all(one.severity is Severity.WARNING for one in found)
    assert all(len(one.explanation["en"]) > 60 for one in found)


DUTIES = (
    "Volunteer treasurer sought for our allotment society. You collect rents and key deposits each October, bank the cheques, pay the water bill, and stand up at the annual "
    "meeting for four minutes. Expenses are repaid. Rewards: marrows.",
    "Office junior for a law firm in Leeds. You collect the post, pay in client cheques at the bank on Friday, buy stamps and gift cards for birthdays from petty cash, and keep "
    "the diary. £22,400, training paid, pension.",
    "福利介绍：满一年员工可申请购房借款，最高十五万，无息，分五年从工资里还；家里有急事可预支当月工资的一半，主管签字当天到账。我们招磨床师傅，南通，到手七千到一万一。",
)


@pytest.mark.parametrize("text", DUTIES)
def test_a_text_in_which_too_little_speaks_for_a_demand_is_a_warning(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    posting = from_fields(text)
    found = [one for one in check(posting, created="2026-11-24T09:00:00Z").signals if one.severity in SIGNS]
    assert found
    assert all(one.severity is Severity.WARNING for one in found)
    monkeypatch.setattr(decision, "LEAST", -99.0)
    assert any(one.severity is Severity.CRITICAL for one in check(posting, created="2026-11-24T09:00:00Z").signals)


def test_a_complete_demand_in_few_words_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision, "LEAST", 99.0)
    short = "We do not charge for interviews but you must pay a training fee of $80"
    for text, stands in ((short, True), (short + ". We sell bread and cakes." * 4, False)):
        known = posting_rules.evidence(text, CheckContext())
        assert known is not None
        assert makes_demand(known) is stands
