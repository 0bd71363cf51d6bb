"""The catalogue of kinds: every rule belongs to one, and every one has advice, sources with dates, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.domain.checks import Severity
from app.text.characters import has_han
from checkers.applicable_law import jurisdiction_of, localize
from checkers.card_json import dump, encode, load
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.rules.engine import Engine
from checkers.rules.loader import read_pack, shipped_packs, with_packs
from checkers.signals.base import signal_of
from checkers.trap_kinds import Kind, kind_of, kind_of_sum, kinds

WHEN = "2026-11-29T09:00:00Z"
OWN = """
pack: mine
version: "2026-11-29"
rules:
  - {code: own-fee, topic: "", says: fee, severity: critical, patterns: ["zebra fee"], explanation: {en: a, zh: b}, advice: {en: Mine, zh: 我}, source: s,
     date: "2026-11-29", basis: {law: My law, article: "1"}, positive: ["zebra fee"], negative: ["x"]}
"""


def test_every_shipped_rule_belongs_to_a_kind() -> None:
    assert [rule.code for pack in shipped_packs() for rule in pack.rules if kind_of(rule) is None] == []


def test_the_catalogue_names_only_rules_that_there_are_each_once() -> None:
    codes = {rule.code for pack in shipped_packs() for rule in pack.rules}
    says = {rule.says for pack in shipped_packs() for rule in pack.rules}
    named = [code for kind in kinds().values() for code in kind.rules]
    spoken = [word for kind in kinds().values() for word in kind.says]
    assert set(named) <= codes and len(named) == len(set(named))
    assert set(spoken) <= says and len(spoken) == len(set(spoken))


def test_there_are_enough_kinds_and_no_two_have_one_name() -> None:
    assert len(kinds()) >= 45
    for language in ("en", "zh"):
        assert len({kind.name[language] for kind in kinds().values()}) == len(kinds())


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.id)
def test_every_kind_has_name_demand_advice_and_dated_sources_in_both_languages(kind: Kind) -> None:
    for texts in (kind.name, kind.asks, kind.advice):
        assert set(texts) == {"en", "zh"} and texts["en"].isascii() | ("’" in texts["en"]) and has_han(texts["zh"])
    assert kind.does.endswith(kind.id)
    assert kind.sources and all(re.match(r"(?:19|20)\d\d", source.date) and source.name for source in kind.sources)
    assert any(source.of == "*" for source in kind.sources) or kind.id == "licence-lending"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kind.checked)


def test_every_kind_is_told_by_a_rule() -> None:
    assert [kind.id for kind in kinds().values() if not (kind.rules or kind.says)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "WhatsApp me a copy of your passport and your ID, both sides, then I will fix the interview.",
            "papers-by-messenger",
        ),
        ("面试前把身份证正反面用微信发过来。", "papers-by-messenger"),
        ("Transfer the 90 dollars tonight, only three slots are left.", "pay-now"),
        ("名额只剩两个，今晚十点前把报名费交了。", "pay-now"),
        ("We overpaid you, please send the difference back today by Zelle.", "overpayment-refund"),
        ("到指定客户家里取一个信封，拍照后送到停车场交给接头的人。", "cash-courier"),
        ("主播孵化费3800元，签约当天付清。", "incubation-fee"),
        ("陪玩入会先交199元考核费，再派单。", "game-companion"),
        ("珠绣带回家做，先押材料费600，合格品回收。", "handicraft-deposit"),
        ("一建证挂靠在我们公司，不用到岗，一年给三万。", "licence-lending"),
        ("Clone the repository and run it on your own machine with MetaMask unlocked.", "job-test-malware"),
        ("摄像头打不开就按 Win+R 把下面这行粘进去回车。", "paste-a-command"),
        ("Start AnyDesk, read me the nine digits and log in to your bank.", "screen-share"),
        ("Our laptops stay at your flat, keep them online and leave the remote tool running.", "laptop-farm"),
        ("All-expenses trip paid, you bring back one suitcase that our partner packs.", "carry-a-suitcase"),
        ("Reserve your internship seat with Rs 4,999 today, you pay before it starts.", "paid-internship"),
    ],
)
def test_kinds_of_the_last_years_have_rules_of_their_own(text: str, kind: str) -> None:
    signals = check(from_fields(text), created=WHEN).signals
    assert kind in {one.kind for one in signals if one.severity is Severity.CRITICAL and "reads-like" not in one.code}


@pytest.mark.parametrize("text", ["Interested? Text us on WhatsApp +1 555 010 0200", "有意者加飞机：@abc12345 咨询"])
def test_a_messenger_as_the_way_to_answer_is_a_notice_that_says_what_to_ask(text: str) -> None:
    (signal,) = (one for one in check(from_fields(text), created=WHEN).signals if one.kind == "first-contact")
    assert signal.severity is Severity.NOTICE and "which firm" in signal.advice["en"]


def test_first_contact_is_a_kind_of_its_own_that_says_what_to_ask() -> None:
    kind = kinds()["first-contact"]
    assert kind.lines == () and kind.advice["en"].startswith("Ask before you answer") and "？" in kind.advice["zh"]


def test_a_signal_carries_its_kind_and_a_stored_card_keeps_it() -> None:
    card = check(from_fields("入职前须交押金500元，离职退还。"), created=WHEN)
    (signal,) = [one for one in card.signals if one.kind == "deposit"]
    assert signal.kind_name == {"en": "A deposit", "zh": "押金、保证金"}
    assert load(dump(card)) == card
    (row,) = [one for one in encode(card, "zh")["signals"] if one["kind"] == "deposit"]  # type: ignore[attr-defined]
    assert row["kind_name"] == "押金、保证金" and encode(card, "en")["jurisdiction"] == {
        "law": "CN",
        "lines": "CN",
        "names": "Mainland China",
    }


def test_a_card_of_before_the_kinds_is_read() -> None:
    stored = dump(check(from_fields("入职前须交押金500元，离职退还。"), created=WHEN))
    del stored["jurisdiction"]
    for row in stored["signals"]:  # type: ignore[attr-defined]
        del row["kind"], row["kind_name"]
    card = load(stored)
    assert (card.law, card.lines) == ("", "") and {(one.kind, tuple(one.kind_name)) for one in card.signals} == {
        ("", ())
    }


@pytest.mark.parametrize("code", ["own-fee", "fee-money-named"])
def test_a_rule_of_ones_own_keeps_its_advice_and_its_law_and_gets_the_kind(code: str) -> None:
    engine = Engine(with_packs([read_pack("mine.yaml", OWN.replace('topic: "", ', "").replace("own-fee", code))]))
    rule = engine.rule(code)
    assert rule is not None
    given = replace(signal_of(rule, ()), severity=Severity.CRITICAL)
    (signal,) = localize([(given, rule)], jurisdiction_of(from_fields("zebra fee in Leeds")))
    assert (signal.advice["en"], signal.basis.law, signal.source) == ("Mine", "My law", given.source)
    assert signal.kind == "registration-fee" and signal.does == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("680元工装费在签合同当天付清", "equipment-fee"),
        ("体检费260元现场自付", "medical-or-check-fee"),
        ("bring $65 for the uniform", "equipment-fee"),
        ("the induction course is £149", "training-fee"),
        ("工装押金300元", ""),  # a deposit stays one
        ("工服店里发", ""),  # no sum
        ("交300元建档费", ""),
    ],
)
def test_a_sum_has_the_kind_of_what_it_is_for(text: str, kind: str) -> None:
    found = kind_of_sum(text)
    assert (found.id if found else "") == kind


def test_the_card_of_a_uniform_fee_is_that_of_equipment() -> None:
    text = "招仓库文员，两班倒，月薪5500元。680元工装费在签合同当天付清。工作地点：苏州。"
    card = check(from_fields(text), created=WHEN)
    assert [one.kind for one in card.signals if one.severity is Severity.CRITICAL] == ["equipment-fee"]
