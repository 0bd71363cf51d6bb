"""Sentences that protect the reader are no demands; the same words as bait before a demand excuse nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.checks import Severity
from benchmarks.check_settings import highest
from checkers.intake.posting_reader import extract
from checkers.rules.normalization import normalise
from checkers.scope.protective_sentences import protections
from checkers.scope.whose_words import sentences

DATA = Path(__file__).parent / "data"


def protected(text: str) -> list[str]:
    plain = normalise(text).text
    return [plain[start:end].strip(" ,.，。") for start, end in protections(plain, sentences(plain))]


@pytest.mark.parametrize(
    "text",
    [
        "If an employer asks you to buy stock or leave a deposit, tell us at once.",
        "若雇主叫您先买东西或交押金，请马上通知我们。",
        "Your passport always stays with you.",
        "You hold your passport up to the departure counter.",
        "工资卡由单位统一带去银行办，卡和密码都是你自己拿。",
        "When you're asked to pay for a check, stop and come to see us.",
        "看到“贷款”“授权”几个字就停。",
        "护照由您自己保管。",
        "The security bond of $5,000 is bought by us as employer.",
        "工作准证的申请费和五千元保证金全部由公司负担。",
        "请先来试工半天，按小时付你三十元，聊不拢也照付。",
        "第三次对方让他先垫一千二，他垫了，随后又被要求再补三千。",
        "Buy your boots where you like and send the receipt to payroll.",
        "宿舍每月扣一百五十元，写在合约里。",
        "签约之后先要你的户口号码出粮，交给会计就行。",
        "Your account number goes on the starter form on day one.",
    ],
)
def test_who_gives_and_who_warns_is_read_from_the_sentence(text: str) -> None:
    assert len(protected(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "If the bank asks you about the money, tell them it is from family.",
        "如果银行问你，请告诉他是货款。",
        "工资卡统一办理，卡和密码都由组长保管。",
        "护照自己保管容易丢，落地后统一交给公司。",
        "The company bears the visa; please pay the $500 bond first.",
        "调查费用350元由候选人承担。",
        "试岗前先交五十元押金，当天给你一百五。",
        "Type it only on our site. Then send me the code.",
        "不要把验证码告诉别人。收到后发给我。",
        "上次有个同学垫了一千二，半小时就提了一千八。",
        "你垫了一千二，随后再补三千。",
        "学习期内须自购一套内部教练课程（2999元），出首单后返还。",
        "签约后把工资卡和网银盾交给会计保管。",
        "Buy the laptop from our vendor today and keep the receipt.",
    ],
)
def test_a_sentence_that_asks_to_give_protects_nobody(text: str) -> None:
    last = normalise(text).text
    assert not [words for words in protected(text) if "bears" not in words] or last not in protected(text)


def test_a_code_is_kept_only_where_nobody_is_to_be_given_it() -> None:
    sent = "We send a code to your own phone."
    assert protected(f"{sent} Type it only in the box on our site.")
    assert not protected(f"{sent} Type it only in the box on our site. Then read it out to the recruiter.")


def test_terms_run_together_protect_nobody() -> None:
    run = "晚上上号300起顶号没工资三天起租要求3个月账单好友10个以上无限制号商私聊我拉客服群对接散户单独私聊代理上号4点前上号全天4点后上号算半天2点前退算半天2点后退算一天9点半退之前没钱自己改密码的扣二百"
    assert not protected(f"{run}短租号不要来发现恶意改密码的收到码不要告诉别人自己登录")
    assert highest(extract(run.encode())) is Severity.CRITICAL


def test_a_login_that_is_handed_over_protects_nobody_whatever_stays_with_the_reader() -> None:
    assert protected("Keep your own phone and passport at all times.")
    assert not protected("Shoot through your myGov login and keep your phone handy for the codes.")


def test_honest_texts_with_the_words_of_traps_are_not_critical() -> None:
    rows = {kind: _levels(f"protection_{kind}.tsv") for kind in ("near", "scam")}
    assert rows["near"].count(Severity.CRITICAL) <= 3
    assert rows["scam"].count(Severity.CRITICAL) >= 54


def _levels(name: str) -> list[Severity | None]:
    rows = [row.split("\t") for row in (DATA / name).read_text("utf-8").splitlines() if not row.startswith("#")]
    return [highest(extract(text.encode())) for _, _, text in rows]
