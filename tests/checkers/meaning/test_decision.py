"""The last decision of a check: what weighs, and that a demand that is not critical says why."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.checks import Severity, Signal
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.meaning import decision
from checkers.meaning.decision import demand_severity, features, named_features, shipped_weights
from checkers.signals import posting_rules
from checkers.signals.base import CheckContext

ASKED = "Congratulations, you are hired as data clerk. Before your first shift pay the $60 uniform deposit to the manager on Cash App and send the receipt."
PARTIAL = "小说连载。老周把三百块押金条压在玻璃板底下，一压二十年。徒弟问退了没有，他说退了，退的是一车白菜。那年冬天全厂都吃白菜，谁也没有再问过押金的事。"
UNSAID = "Names of those selected will be posted at the notice board; they confirm the seat by sending TZS 30,000 to the coordinator's Tigo Pesa number in that SMS."
NO_SUM = "Kitchen porters wanted at Larch House. A kit of two jackets is handed out on day one against $45 caution money with the area manager. Nights and weekends, $17 an hour."
UNSAID_ZH = "每位新员工需新办移动电话卡两张并交片区经理统一登记使用，公司每张补助50元。"
SIGNS = (Severity.CRITICAL, Severity.WARNING)


def signals(text: str) -> list[Signal]:
    return list(check(from_fields(text), created="2026-11-24T09:00:00Z").signals)


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
    assert demand_severity(known) is Severity.CRITICAL


def test_a_text_without_words_that_are_known_weighs_nothing() -> None:
    assert shipped_weights().of_words("") == shipped_weights().of_words("。") == 0.0


@pytest.mark.parametrize("text", ["", "。", "x", "We sell bread and hire a baker.", "a. " * 3_000])
def test_a_text_in_which_nothing_may_be_a_demand_is_not_decided(text: str) -> None:
    assert posting_rules.evidence(text, CheckContext()) is None


def test_a_complete_demand_is_never_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    posting = from_fields(ASKED)
    grave = [one for one in check(posting, created="2026-11-24T09:00:00Z").signals if one.severity is Severity.CRITICAL]
    assert grave
    monkeypatch.setattr(posting_rules, "demand_severity", lambda _: Severity.WARNING)
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
def test_a_text_in_which_too_little_speaks_for_a_demand_is_no_alarm_and_says_why(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = signals(text)
    assert found
    assert all(one.severity is not Severity.CRITICAL for one in found)
    assert any("tells of such a demand" in one.explanation["en"] for one in found)
    for name in ("LEAST", "MEANT"):
        monkeypatch.setattr(decision, name, -99.0)
    assert any(one.severity is Severity.CRITICAL for one in signals(text))


def test_what_may_be_a_demand_is_a_notice_in_a_text_that_plainly_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    found = signals(PARTIAL)
    assert found
    assert all(one.severity is Severity.NOTICE for one in found)
    assert any("tells of such a demand" in one.explanation["en"] for one in found)
    monkeypatch.setattr(decision, "NONE", -99.0)
    assert any(one.severity is Severity.WARNING for one in signals(PARTIAL))


def test_a_demand_that_sentences_make_is_a_warning_however_little_speaks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LEAST", "MEANT", "NONE"):
        monkeypatch.setattr(decision, name, 99.0)
    assert any(one.severity is Severity.WARNING for one in signals(ASKED + " We sell bread and cakes." * 4))


@pytest.mark.parametrize(("words", "stands"), [(UNSAID, True), (NO_SUM, False), (UNSAID_ZH, False)])
def test_a_demand_with_a_part_unsaid_is_critical_where_the_text_makes_one_and_names_a_sum(
    words: str, stands: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = posting_rules.evidence(words, CheckContext())
    assert known is not None
    assert not known.grave
    monkeypatch.setattr(decision, "RAISED", -99.0)
    assert any(one.severity is Severity.CRITICAL for one in signals(words)) is stands
    monkeypatch.setattr(decision, "RAISED", 99.0)
    assert all(one.severity is not Severity.CRITICAL for one in signals(words))


def test_a_complete_demand_in_few_words_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LEAST", "MEANT"):
        monkeypatch.setattr(decision, name, 99.0)
    short = "We do not charge for interviews but you must pay a training fee of $80"
    chinese = "入职前先交服装押金三百元到账号6222021001。"
    longer = ((short, ". We sell bread and cakes." * 4), (chinese, "我们是一家面包店，主要卖面包和蛋糕。" * 4))
    for text, stands in ((short, True), (chinese, True), *((words + more, False) for words, more in longer)):
        known = posting_rules.evidence(text, CheckContext())
        assert known is not None
        assert (demand_severity(known) is Severity.CRITICAL) is stands
