"""The checkers over identifiers and imported registers: what they say on the card, and what they never say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.checks import CheckCard, Outcome
from checkers import card_json
from checkers.check import check
from checkers.intake.posting_reader import extract, from_fields
from checkers.registers.store import RegisterStore
from checkers.rules.engine import shipped_engine
from checkers.signals.base import CheckContext

TABLE = """name,company number,status,licence number,valid to
Northgate Logistics Ltd,00445790,Active,,
Old Harbour Ltd,00445791,Dissolved,,
宁波海川人力资源有限公司,91110000600037341L,存续,330200260001,2026-02-28
Alpine Foods Ltd,00445799,Active,,2030-01-01
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RegisterStore]:
    table = tmp_path / "companies-2026-11-01.csv"
    table.write_text(TABLE, encoding="utf-8")
    with RegisterStore(tmp_path / "registers.db") as opened:
        opened.import_file(table, key="companies")
        yield opened


def card_of(text: str, store: RegisterStore | None, **fields: str) -> CheckCard:
    context = CheckContext(today="2026-11-24", registers=store)
    return check(from_fields(text, **fields), created="2026-11-24T08:00:00Z", context=context)


def outcomes(card: CheckCard) -> dict[str, Outcome]:
    lines = (*card.confirmed, *card.needs_you, *card.not_checked)
    return {line.code: line.outcome for line in lines if line.code.startswith(("register", "identifier"))}


def test_equal_name_is_confirmed_with_register_and_date(store: RegisterStore) -> None:
    card = card_of("We hire drivers.", store, organisation="NORTHGATE LOGISTICS LIMITED")
    line = next(line for line in card.confirmed if line.code == "register-found")
    assert (line.source, line.as_of, line.outcome) == ("companies", "2026-11-01", Outcome.CONFIRMED)
    for language in ("en", "zh"):
        sentence = card_json.line_text(line, language)
        assert "companies" in sentence
        assert "2026-11-01" in sentence
        assert "{" not in sentence


@pytest.mark.parametrize("name", ["Old Harbour Ltd", "宁波海川人力资源有限公司"])
def test_ended_or_expired_entries_are_confirmed_but(store: RegisterStore, name: str) -> None:
    assert outcomes(card_of("Jobs", store, organisation=name))["register-found-but"] is Outcome.CONFIRMED_BUT


def test_near_name_is_a_caution_only(store: RegisterStore) -> None:
    card = card_of("We hire drivers.", store, organisation="Northgatte Logistics Ltd")
    assert outcomes(card)["register-near"] is Outcome.NEEDS_MANUAL
    assert not [line for line in card.confirmed if line.code.startswith("register")]


def test_absent_name_says_where_it_was_not_found(store: RegisterStore) -> None:
    card = card_of("We hire drivers.", store, organisation="Quince Orchard Holdings")
    line = next(line for line in card.needs_you if line.code == "register-not-found")
    assert (line.outcome, line.source, line.as_of) == (Outcome.NOT_FOUND_HERE, "companies", "2026-11-01")
    assert not card.signals


def test_number_under_another_name_is_a_signal(store: RegisterStore) -> None:
    text = "Join us. Company number 00445790"
    card = card_of(text, store, organisation="Quince Orchard Holdings Ltd")
    signal = next(signal for signal in card.signals if signal.code == "register-number-other-name")
    span = signal.evidence[0]
    assert text[span.start : span.end] == span.text == "00445790"
    same = card_of(text, store, organisation="Northgate Logistics Limited")
    assert "register-number-other-name" not in {signal.code for signal in same.signals}


def test_list_of_defaulters_never_confirms(store: RegisterStore, tmp_path: Path) -> None:
    table = tmp_path / "失信名单.csv"
    table.write_text("失信被执行人名称\n宁波黑石贸易有限公司\n", encoding="utf-8")
    store.import_file(table)
    card = card_of("招聘文员", store, organisation="宁波黑石贸易有限公司")
    assert "register-adverse" in {signal.code for signal in card.signals}
    assert "register-found" not in outcomes(card)


def test_examples_of_the_rules_that_need_a_list(store: RegisterStore, tmp_path: Path) -> None:
    table = tmp_path / "失信名单.csv"
    table.write_text("失信被执行人名称\n宁波黑石贸易有限公司\n", encoding="utf-8")
    store.import_file(table)
    context = CheckContext(today="2026-11-24", registers=store)
    rules = [rule for rule in shipped_engine().rules if rule.logic == "employer_register"]
    assert len(rules) == 2

    def fires(code: str, text: str) -> bool:
        card = check(extract(text.encode()), created="2026-11-24T08:00:00Z", context=context)
        return code in {signal.code for signal in card.signals}

    for rule in rules:
        assert [text for text in rule.positive if not fires(rule.code, text)] == []
        assert [text for text in rule.negative if fires(rule.code, text)] == []


def test_without_registers_the_card_says_so() -> None:
    card = card_of("We hire drivers.", None, organisation="Northgate Logistics Ltd")
    assert outcomes(card) == {"registers-not-asked": Outcome.NOT_CHECKED}


def test_wrong_check_digit_is_a_signal_with_its_span() -> None:
    text = "岗位：文员 ABN 51 824 753 557 thanks"
    card = card_of(text, None)
    signal = next(signal for signal in card.signals if signal.code == "identifier-invalid")
    span = signal.evidence[0]
    assert text[span.start : span.end] == span.text == "51 824 753 557"


def test_region_of_a_number_is_compared_with_the_place() -> None:
    text = "统一社会信用代码：91110000600037341L 招聘"
    assert "identifier-region" in outcomes(card_of(text, None, location="广东省东莞市"))
    for place in ("北京市朝阳区", "", "远程"):
        assert "identifier-region" not in outcomes(card_of(text, None, location=place))


def test_lines_of_numbers_have_sentences() -> None:
    text = "ABN 51 824 753 556, CIN: U72200KA2013PTC097389, 注册号：110108000000016"
    card = card_of(text, None)
    assert {"identifier-well-formed", "identifier-facts", "identifier-old"} <= set(outcomes(card))
    for line in (*card.confirmed, *card.needs_you):
        for language in ("en", "zh"):
            assert "{" not in card_json.line_text(line, language)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("受企业委托招聘：装配工二十名，月薪六千，包住，电话联系。", True),
        ("On behalf of our client we recruit a warehouse clerk in Leeds, £26,000, permanent.", True),
        ("We recruit a warehouse clerk in Leeds, £26,000, permanent.", False),
    ],
)
def test_an_agency_is_asked_for_the_employers_order(text: str, asked: bool) -> None:
    card = check(from_fields(text), created="2026-11-30T09:00:00Z")
    assert ("agency-mandate" in [line.code for line in card.needs_you]) is asked
