"""A sum is asked of whoever applies: payer, verb and sum in one sentence. What people earn, what a firm or a customer pays, is none."""

from __future__ import annotations

import pytest

from app.domain.checks import Severity
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.rules.asked_sums import asked_sum
from checkers.rules.demand_reading import read_demand
from checkers.rules.normalization import normalise

WHEN = "2026-11-24T09:00:00Z"
LONG_EN = (
    "Picture framer, Ludlow. You cut mounts, glaze and pack for couriers beside the owner, who has been here for thirty years. {demand}Five weeks' leave, a quiet street, "
    "and coffee at ten. We pay £12.90 an hour on the last Friday. Send two lines about yourself by the end of the month."
)
LONG_ZH = "【园艺工】无锡滨湖\n\n负责小区苗木的修剪、浇水、病虫害防治，冬季清雪。每天八小时，月休四天，工资4300到4800元，次月十号发。{demand}有农村生活经验的优先，六十岁以下，提供工作服和午餐。有意者到物业二楼找陈师傅。"
ASKED = (
    "New starters hand in £65 towards their locker on arrival.",
    "The guild asks apprentices for a one-off €210, settled on the trial day.",
    "There is a small badge charge, sixty dollars, which everyone chips in on the first day.",
    "Kindly do NEFT of 7,200 as caution money, you'll get it with the first salary.",
    "Places are released against a holding sum of R450.",
    "应聘人员统一在门卫处现金缴纳体检费380元。",
    "学徒入门时家里先押四千块在账上。",
    "带$900现金，制服费出粮退返。",
    "每人预存三百元占位金，报到当月退还。",
    "Now send 150 cedis for the overall, the momo name will show.",
    "请先微信发六百元诚意红包给店长，满三个月奉还。",
    "Those who pass the yard test put R900 down at the desk before the contract is signed.",
    "Every applicant keeps a place on the list with K300 to 097 555 on Airtel Money before the interview.",
    "Come on the first day with your certificate and US$150 in an envelope for the petition.",
    "Those invited come along with a pencil and evidence of N5,500 paid to the test coordinator's Opay before the test.",
    "Medical and CCL booking KES 6,800 to be sent to the till number given after the interview, visa stamping before flight.",
    "门禁卡上岗前每人要给经理三百块现金，走时拿卡来换。",
    "接单前阿姨将六百元诚意金打给派单老师。",
)
NOT_ASKED = (
    "You earn £65 a shift and keep your tips.",
    "Applicants for the badge pay the council £310.",
    "You hold a licence or we put you through it: the £184 comes back in your first wage.",
    "KES 6,800 to be paid every Friday.",
    "N145,000 monthly during training, then N180,000.",
    "学徒期四千，拿证后六千二起。",
    "Our team looks after a budget of $40,000.",
    "Pay range $119,700-$211,600.",
    "You pay suppliers' bills for our customers, up to $4,000.",
    "新员工月薪5000元，补贴300元。",
    "公司为每人缴纳五险，补贴餐费400元。",
    "在南联地铁站下，右转30米进门。",
    "月薪：7300一8500元，包吃包住，当天安排入住。",
    "We send £40 for the train to your Revolut after the visit.",
    "You give guests a $20 voucher when the room is late.",
    "公司将三百元车费打给您。",
)


@pytest.mark.parametrize("words", ASKED)
def test_a_sum_that_whoever_applies_gives_is_asked(words: str) -> None:
    assert read_demand(normalise(words).text).sum


@pytest.mark.parametrize("words", NOT_ASKED)
def test_wages_and_what_others_pay_are_not_asked(words: str) -> None:
    assert asked_sum(normalise(words).text) is None


@pytest.mark.parametrize("words", ASKED)
def test_in_the_middle_of_an_ordinary_advertisement_it_is_critical(words: str) -> None:
    page = (LONG_EN if words.isascii() or "£" in words or "€" in words else LONG_ZH).format(demand=words + " ")
    assert any(signal.severity is Severity.CRITICAL for signal in check(from_fields(page), created=WHEN).signals)


@pytest.mark.parametrize("page", [LONG_EN.format(demand=""), LONG_ZH.format(demand="")])
def test_the_advertisements_alone_are_not(page: str) -> None:
    assert not check(from_fields(page), created=WHEN).signals
