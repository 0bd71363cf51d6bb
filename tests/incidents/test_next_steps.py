"""Next steps: said in the language of the reader whatever language they were taken in, and done by a letter or a report to an office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.incident_reports import Case, Channel, FollowUp, IncidentReport, Money
from app.incidents import next_steps
from app.incidents.next_steps import BANK, LETTER, PLATFORM, POLICE
from checkers.country_offices import JurisdictionOffices

BOOK = JurisdictionOffices()
DAY = "2026-11-01"
CALL = IncidentReport(Channel.CALL, "x", DAY)
POSTING = IncidentReport(Channel.POSTING, "x", DAY)
PAID = replace(CALL, money=Money.YES)


def test_what_stands_on_the_list_is_not_proposed_again() -> None:
    steps = next_steps.proposed(POSTING, "CN", BOOK)
    assert steps == ("office:CN:labour", "office:CN:fraud", PLATFORM)
    later = next_steps.with_step(POSTING, steps[0], DAY, "en", BOOK)
    assert next_steps.proposed(later, "CN", BOOK) == steps[1:]
    assert next_steps.proposed(CALL, "", BOOK) == (LETTER,)
    assert next_steps.proposed(PAID, "", BOOK) == (BANK, POLICE, LETTER), "no office on record: the police all the same"
    paid = next_steps.proposed(PAID, "GB", BOOK)
    assert paid[0] == BANK and "999" not in "".join(next_steps.step_text(one, "en", BOOK) for one in paid)


@pytest.mark.parametrize("channel", [Channel.GIVEN, Channel.VISIT, Channel.CALL, Channel.POSTING])
@pytest.mark.parametrize("money", list(Money))
def test_nobody_is_sent_to_an_emergency_number_with_a_report(channel: Channel, money: Money) -> None:
    for country in ("GB", "US", "AU", "SG"):
        report = replace(CALL, channel=channel, money=money)
        steps = next_steps.proposed(report, country, BOOK)
        told = " ".join(next_steps.step_text(one, "en", BOOK) for one in steps)
        assert steps and not [one for one in ("(999)", "(911)", "(000)") if one in told]


def test_one_office_of_two_kinds_is_proposed_once() -> None:
    told = [next_steps.step_text(one, "en", BOOK) for one in next_steps.proposed(PAID, "GB", BOOK)]
    assert len(told) == len(set(told)) and sum("Report Fraud" in one for one in told) == 1


@pytest.mark.parametrize("step", [BANK, PLATFORM, LETTER, "office:CN:fraud", "office:GB:money"])
def test_a_step_is_said_in_the_language_of_the_reader(step: str) -> None:
    taken = next_steps.with_step(CALL, step, DAY, "en", BOOK).follow_ups[0]
    english, chinese = (next_steps.said(taken, key, "", BOOK) for key in ("en", "zh_CN"))
    assert english == taken.what != chinese
    assert any(char >= "\u4e00" for char in chinese) and not any(char >= "\u4e00" for char in english)


def test_words_of_an_earlier_version_are_recognised_and_own_words_stay() -> None:
    earlier = FollowUp(DAY, "报案或举报：反诈专线（96110）")
    assert next_steps.step_of(earlier, "CN", BOOK) == "office:CN:fraud"
    assert next_steps.said(earlier, "en", "CN", BOOK) == "Report it: the anti-fraud line (96110)"
    own = FollowUp(DAY, "Ring my brother")
    assert next_steps.step_of(own, "CN", BOOK) == ""
    assert next_steps.said(own, "zh", "CN", BOOK) == own.what
    newer = FollowUp(DAY, "Something of a newer version", step="sky:1")
    assert next_steps.said(newer, "zh", "CN", BOOK) == newer.what


@pytest.mark.parametrize(
    ("step", "office"),
    [
        ("office:CN:fraud", "96110"),
        ("office:CN:fraud", "反诈专线"),
        ("office:CN:fraud", "the anti-fraud line"),
        ("office:CN:money", "Police"),
        ("office:GB:money", "Report Fraud"),
        ("office:CN:money", "杭州市公安局西湖分局"),
        ("office:CN:money", "西溪派出所"),
        ("office:CN:fraud", "西溪派出所"),  # the anti-fraud line is the police's own
        ("office:CN:money", "市局刑警大队"),
        ("office:CN:money", "杭州市反诈中心"),
        ("office:GB:money", "Avon and Somerset Police"),
        ("office:GB:money", "Hampshire & Isle of Wight Constabulary"),
        ("office:IE:money", "Pearse Street Garda Station"),
        ("office:HK:money", "警務處 Hong Kong Police"),
        (POLICE, "IPD Petaling Jaya, PDRM"),
        (POLICE, "公安局"),
        (POLICE, "the police in Leeds"),
        (BANK, "中国工商银行客服"),
        (BANK, "Bank or payment service"),
        (BANK, "PayPal payment service"),
        (PLATFORM, "招聘平台"),
        (PLATFORM, "BOSS直聘"),
        (BANK, "支付宝"),
    ],
)
def test_a_noted_report_does_its_step(step: str, office: str) -> None:
    listed = next_steps.with_step(replace(CALL, where="BOSS直聘"), step, DAY, "zh", BOOK)
    noted = next_steps.with_cases(listed, (Case(DAY, office, "A-1"),), "CN", BOOK)
    assert [one.done for one in noted.follow_ups] == [True] and noted.cases[0].number == "A-1"


@pytest.mark.parametrize(
    ("step", "office"),
    [
        ("office:CN:fraud", "110"),  # a number within another is another office
        ("office:CN:money", "96110"),
        ("office:CN:labour", "the police"),
        ("office:US:money", "Springfield Police"),  # the federal office is another
        ("office:GB:labour", "Avon and Somerset Police"),
        (POLICE, "Metropolis Careers"),
        (PLATFORM, "银行或支付机构"),
        (LETTER, "招聘平台"),
        (BANK, "a"),
    ],
)
def test_a_report_elsewhere_does_not(step: str, office: str) -> None:
    listed = next_steps.with_step(CALL, step, DAY, "en", BOOK)
    noted = next_steps.with_cases(listed, (Case(DAY, office),), "CN", BOOK)
    assert [one.done for one in noted.follow_ups] == [False]


def test_what_was_reported_before_it_was_listed_is_not_proposed() -> None:
    noted = next_steps.with_cases(PAID, (Case(DAY, "My bank"), Case(DAY, "警方")), "CN", BOOK)
    assert noted.follow_ups == ()
    assert next_steps.proposed(noted, "CN", BOOK) == (LETTER,)


@pytest.mark.parametrize(
    ("what", "office", "done"),
    [
        ("向招聘平台投诉", "招聘平台", True),
        ("去派出所报案", "西溪派出所", True),
        ("Report it to Monzo", "monzo", True),
        ("Report the advert to Indeed", "Indeed", True),
        ("问招聘平台从哪里得到号码", "招聘平台", False),
        ("Report it to the bank", "Avon and Somerset Police", False),
        ("Report it at 96110", "110", False),
    ],
)
def test_a_report_in_the_persons_own_words_is_done_by_it(what: str, office: str, done: bool) -> None:
    listed = replace(CALL, follow_ups=(FollowUp(DAY, what),))
    noted = next_steps.with_cases(listed, (Case(DAY, office),), "CN", BOOK)
    assert [one.done for one in noted.follow_ups] == [done]


def test_a_name_with_brackets_gets_no_second_ones() -> None:
    assert next_steps.step_text("office:GB:money", "en", BOOK).endswith("police, 101): 0300 123 2040")
    assert next_steps.step_text("office:GB:money", "zh", BOOK).endswith("101）：0300 123 2040")


def test_what_a_joined_incident_has_done_is_not_proposed() -> None:
    other = next_steps.with_step(replace(CALL, cases=(Case(DAY, "西溪派出所"),)), LETTER, DAY, "en", BOOK)
    assert next_steps.proposed(PAID, "CN", BOOK, [other]) == (BANK,)


def test_money_is_urgent_until_bank_and_offices_were_told() -> None:
    steps = [one for one in next_steps.proposed(PAID, "GB", BOOK) if one != LETTER]
    assert steps[0] == BANK and len(steps) > 1
    report = PAID
    for step in steps[:2]:
        assert next_steps.is_money_urgent(report, "GB", BOOK)
        report = next_steps.with_step(report, step, DAY, "en", BOOK)
        assert next_steps.is_money_urgent(report, "GB", BOOK), "on the list, not done"
        report = replace(report, follow_ups=tuple(replace(one, done=True) for one in report.follow_ups))
    assert not next_steps.is_money_urgent(report, "GB", BOOK)
    for office in ("恒生銀行", "恒生银行"):
        told = next_steps.with_cases(PAID, [Case(DAY, office), Case(DAY, "旺角警署")], "HK", BOOK)
        assert not next_steps.is_money_urgent(told, "HK", BOOK), "in either script"
        assert next_steps.is_money_urgent(replace(told, cases=told.cases[1:], follow_ups=()), "HK", BOOK)
    noted = next_steps.with_cases(PAID, [Case(DAY, "My bank"), Case(DAY, "Report Fraud", "NFRC1")], "GB", BOOK)
    assert not next_steps.is_money_urgent(noted, "GB", BOOK)
    assert not next_steps.is_money_urgent(CALL, "GB", BOOK)


def test_a_letter_does_its_step_once() -> None:
    sent = next_steps.with_letter_sent(CALL, DAY, "en", "CN", BOOK)
    assert [(one.step, one.done) for one in sent.follow_ups] == [(LETTER, True)]
    assert next_steps.with_letter_sent(sent, DAY, "zh", "CN", BOOK) == sent


def test_the_bank_and_the_platform_are_offered_where_a_report_is_noted() -> None:
    assert next_steps.addressees(PAID, "CN", "en", BOOK) == ("Bank or payment service",)
    assert next_steps.addressees(POSTING, "CN", "zh", BOOK) == ("招聘平台",)
    assert next_steps.addressees(CALL, "CN", "en", BOOK) == ()
