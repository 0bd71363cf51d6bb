"""The genre of whole texts: those that tell of a demand make none, those that make one keep it, whatever they look like."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.checks import CheckCard, Severity
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.meaning.genre import cues, features
from checkers.rules.normalization import normalise
from checkers.signals import posting_rules

TOLD = (
    "In the winter of 2020 I answered an ad for a driver in Accra. The man said that every driver must pay 800 cedis for the medical before the interview, cash in an "
    "envelope, and I borrowed it from my sister. On the Monday four of us stood at a locked gate. The police told us later that eleven drivers had paid. I have a real job now, at a sawmill.",
    "Rooms at Larch Court. Rent is £138 a week, due every fourth Monday. To reserve a room you pay a holding deposit of £100 by card before you sign; it counts towards "
    "your first rent. Guests sign in after ten, and the cat stays out of the laundry. We thank Mrs Osei, our warden for eleven years, who retired in May.",
    "说说我前年的事。刚毕业那会儿急着找工作，有家公司让我先交三百块工装押金才能上岗，我交了。上了两天班，店门就锁了，电话也打不通。后来去劳动监察投诉，"
    "钱退了一半。现在我在超市做收银，同事都挺好，写出来给学弟学妹提个醒。",
    "【三樓住戶群組】\n阿珍：樓下貼街招請人串珠仔，有冇人做過\n輝哥：我老婆舊年做過，要交五百蚊按金先攞料，交貨嗰陣話唔合格，唔退\n阿珍：咁咪蝕咗五百\n"
    "輝哥：係呀，嗰間嘢第二個禮拜就執咗\n管理員小李：街招我哋撕咗喇\n阿珍：多謝，聽日停水停到幾點",
)
MADE = (
    "Congratulations, you are hired as data clerk. Before your first shift pay the $60 uniform deposit to the manager on Cash App and send the receipt.",
    "Group: Dubai jobs batch 7\nAgent Faisal: visas of 11 people came out, congratulations\nNoor: sir what is pending from my side\n"
    "Agent Faisal: you pay 18,000 for the medical slot today before 5, otherwise your seat goes to another\nSunil: I paid yesterday\nAgent Faisal: yes received",
    "我也是从怀疑走过来的。今年三月刚进群的时候交了298的会员费，第二天就提了460。想跟我一起做的宝妈，今晚十点前先交298元会员费，扫下面的码，我拉你进内部群。",
    'Is this normal? They wrote to me today: "You start Monday. Please pay the refundable 75 pounds training deposit to the HR manager before Friday so that we '
    'can book your induction." They were friendly on the phone.',
)


def card_of(text: str) -> CheckCard:
    return check(from_fields(text), created="2026-11-24T09:00:00Z")


@pytest.mark.parametrize("text", TOLD)
def test_a_text_that_tells_of_a_demand_is_no_alarm_and_says_so(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = card_of(text).signals
    assert found
    assert all(signal.severity is not Severity.CRITICAL for signal in found)
    assert any("tells of such a demand" in signal.explanation["en"] for signal in found)
    assert any("全文更像在讲述" in signal.explanation["zh"] for signal in found)
    monkeypatch.setattr(posting_rules, "demand_severity", lambda _: Severity.CRITICAL)
    assert any(signal.severity is Severity.CRITICAL for signal in card_of(text).signals)


@pytest.mark.parametrize("text", MADE)
def test_a_demand_that_is_made_stays_critical(text: str) -> None:
    assert any(signal.severity is Severity.CRITICAL for signal in card_of(text).signals)


@pytest.mark.parametrize("text", ["", "。", "x", TOLD[0].lower(), normalise(TOLD[2]).text, "a. " * 3_000])
def test_every_text_has_the_same_features(text: str) -> None:
    assert features(text, [(0, len(text)), (0, 0)]).shape == (2, features("pay", [(0, 3)]).shape[1])
    assert np.isfinite(cues(text)).all()
