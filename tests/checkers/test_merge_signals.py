"""What a card makes of its signals: the same said once with all sources, and no law of another country."""

from __future__ import annotations

import pytest

from app.domain.checks import CheckCard, Severity, Signal
from app.text.characters import has_han
from checkers.check import check
from checkers.intake.posting_reader import extract, from_fields
from checkers.posting_country import is_mainland
from checkers.rules.engine import shipped_engine

WHEN = "2026-11-26T09:00:00Z"
CARDS = "Your first errand: buy Steam cards worth 300 and send me the codes on the back of the gift cards"
DEPOSIT = "入职须先交押金300元，离职退还"


def card(text: str, **fields: str) -> CheckCard:
    return check(from_fields(text, **fields), created=WHEN)


def about(text: str, topic: str, **fields: str) -> list[Signal]:
    engine = shipped_engine()
    found = [(signal, engine.rule(signal.code)) for signal in card(text, **fields).signals]
    return [signal for signal, rule in found if rule is not None and rule.says == topic]


@pytest.mark.parametrize(("text", "topic"), [(CARDS, "gift-cards"), (DEPOSIT, "fee")])
def test_rules_that_say_the_same_of_the_same_words_are_one_signal_with_all_sources(text: str, topic: str) -> None:
    firing = [hit.rule for hit in shipped_engine().match(text) if hit.rule.says == topic]
    (signal,) = about(text, topic)
    assert len(firing) >= 2 and signal.severity is Severity.CRITICAL
    assert all(part in signal.source for rule in firing for part in rule.source.split("; "))
    assert all(text[one.start : one.end] == one.text for one in signal.evidence)
    starts = [one.start for one in signal.evidence]
    assert starts == sorted(set(starts))


def test_two_demands_in_different_places_stay_two_signals() -> None:
    text = "录用前请把手机收到的验证码报给人事。" + "岗位在市区，做五休二，下午有茶点。" * 8 + DEPOSIT
    topics = {shipped_engine().rule(signal.code).topic for signal in card(text).signals}  # type: ignore[union-attr]
    assert {"data", "fee"} <= topics


def test_what_code_decides_is_never_joined() -> None:
    text = "Company: Northgate Logistics Ltd\nSend your CV to hr@1inkedin.com or northgate.hiring@gmail.com"
    codes = {signal.code for signal in check(extract(text.encode()), created=WHEN).signals}
    assert {"mail-free-for-firm", "domain-lookalike"} <= codes


@pytest.mark.parametrize(
    ("text", "fields", "applies"),
    [
        (DEPOSIT, {}, True),
        ("到職須先繳押金300元，離職退還", {}, False),
        ("Work from home, no experience, $5000 per week", {}, False),
        ("Work from home, no experience, $5000 per week", {"location": "Shanghai, China"}, True),
        ("Pay the £64 badge fee by bank transfer before your first shift, it is refunded", {}, False),
    ],
)
def test_the_law_of_mainland_china_is_named_only_where_it_can_apply(
    text: str, fields: dict[str, str], applies: bool
) -> None:
    signals = card(text, **fields).signals
    posting = from_fields(text, **fields)
    assert signals and is_mainland(posting) is applies
    assert any(has_han(signal.basis.law) for signal in signals) is applies
    told = " ".join(" ".join(signal.advice.values()) for signal in signals)
    assert all(signal.advice["en"] and signal.advice["zh"] for signal in signals)
    assert applies or "12333" not in told


def test_a_general_rule_adds_nothing_to_a_clause_that_tells_the_trap_already() -> None:
    text = "报到带好：制服押金1200元、胸牌40元、肩章60元，现金交到酒店808房间张老师处，概不开票，交完排班。"
    firing = {hit.rule.code for hit in shipped_engine().match(text)}
    (signal,) = about(text, "fee")
    assert len(firing) >= 3 and signal.code == "fee-deposit"


def test_things_asked_in_one_clause_stay_apart_where_rules_name_them() -> None:
    text = "限女性，30岁以下，已婚已育优先考虑，形象佳，汉族"
    assert {"equal-sex", "equal-age"} <= {signal.code for signal in card(text).signals}
