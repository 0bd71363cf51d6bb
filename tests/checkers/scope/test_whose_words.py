"""Whose words a text holds: sentences of notices, readers and reports apart from the poster's, offsets kept, time linear."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.checks import Severity
from benchmarks.check_settings import highest
from checkers.check import check
from checkers.intake.posting_reader import extract, from_fields
from checkers.rules.literal_filter import Shape
from checkers.rules.normalization import Normal, normalise
from checkers.scope.board_notices import shipped_notices
from checkers.scope.speakers import lines
from checkers.scope.whose_words import Role, posters_words, units
from tests.growth import MUCH, growth

WHEN = "2026-11-24T09:00:00Z"
DEMAND = "Send £45 for the uniform before your first shift and your rota will show."
NOTICE = "Stay safe: never pay an employer for a job. If you are asked for money it is a scam, report this job to us."
DEMAND_ZH = "入职前每人先交服装押金300元，交了就安排上岗。"
NOTICE_ZH = "温馨提示：求职过程中请勿缴纳任何费用，谨防诈骗，如遇收费请立即举报。"
EXPORT = """\
[02/11/2026, 10:00:07] Reader: Hi, is this a real job? Sounds like a scam to me
[02/11/2026, 10:01:07] Ms Lin: Send £45 for the uniform before your first shift and your rota will show.
[02/11/2026, 10:02:07] Reader: I will ask the police if you are a fraud
"""


def roles(text: str) -> dict[str, Role]:
    plain = normalise(text).text
    return {plain[unit.start : unit.end].strip(): unit.role for unit in units(Shape(plain))}


def severity(text: str) -> Severity | None:
    return highest(extract(text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        f"{DEMAND}\n\n{NOTICE}",
        f"{NOTICE}\n\n{DEMAND}",
        f"We never charge applicants. {DEMAND}",
        f"Is this a scam? Someone sent me this:\n{DEMAND}",
        f"{DEMAND}\nIs this a scam? Should I report them?",
        EXPORT,
        f"Do you know them? It smells of fraud.\n\nOn Mon, 2 Nov 2026 at 09:14, Anna Bell <anna@example.net> wrote:\n> {DEMAND}\n",
        f"{DEMAND_ZH}\n\n{NOTICE_ZH}",
        f"{NOTICE_ZH}\n\n{DEMAND_ZH}",
        f"本公司招聘不收取任何费用，谨防假冒。{DEMAND_ZH}",
        f"这个是骗子吗？群里看到的：\n{DEMAND_ZH}",
        f"{DEMAND_ZH}\n这是不是诈骗？要不要举报？",
    ],
)
def test_words_of_others_do_not_silence_a_demand(text: str) -> None:
    assert severity(text) is Severity.CRITICAL


@pytest.mark.parametrize(
    "text",
    [
        NOTICE,
        NOTICE_ZH,
        "Police warn of fake recruiters. They tell victims to send £45 for a uniform before the first shift. Report it, it is a scam.",
        "民警提醒：骗子会让你入职前先交300元押金，交完就失联。凡是要求先交钱的都是诈骗，请立即报警。",
        "I paid them £80 for the background check before my first shift and never heard from them again. It was a scam.",
    ],
)
def test_a_text_that_only_warns_or_reports_is_not_critical(text: str) -> None:
    assert severity(text) is not Severity.CRITICAL


def test_roles_are_told_by_notice_speaker_and_quotation() -> None:
    found = roles(f"{DEMAND}\n\n{NOTICE}")
    assert found[DEMAND.lower()] is Role.POSTING
    assert found["if you are asked for money it is a scam, report this job to us."] is Role.NOTICE
    chat = roles(EXPORT)
    assert {role for words, role in chat.items() if "scam" in words or "fraud" in words} == {Role.READER}
    quoted = roles(f"Hello\n\n> {NOTICE}\n> {DEMAND}")
    assert Role.QUOTED in quoted.values()


@pytest.mark.parametrize(
    ("text", "chat"),
    [
        (EXPORT, True),
        ("me: is it real?\nhr desk: yes\nme: ok", True),
        ("张姐 2026-11-01 10:20\n明天来\n张姐 2026-11-01 10:21\n带身份证", True),
        (
            "Anna Bell sent the following message at 10:32 AM\nHi\nAnna Bell sent the following message at 10:33 AM\nPay",
            True,
        ),
        ("Bob, [02.11.2026 10:20]\nhello\nBob, [02.11.2026 10:21]\npay", True),
        ("salary: 5,000\nplace: leeds\ncontact: ms lin", False),
        ("薪资：5000\n地点：苏州", False),
        ("", False),
    ],
)
def test_a_chat_is_known_by_a_speaker_that_comes_twice(text: str, chat: bool) -> None:
    assert lines(normalise(text).text)[1] is chat


def test_without_any_word_of_a_warning_all_words_are_the_posters() -> None:
    assert set(roles(f"Pay today.\nOk.\n{DEMAND}").values()) == {Role.POSTING}


def test_boards_phrases_are_found_where_they_stand() -> None:
    text = "a job. report this job. 求职安全提示"
    assert sorted(set(shipped_notices().places(Shape(text)))) == [text.index("report this"), text.index("求职安全")]


def test_a_warning_and_a_rule_of_tone_alone_still_stand() -> None:
    card = check(from_fields("This is 100% legit, not a scam"), created=WHEN)
    assert "en-official-tone" in {signal.code for signal in card.signals}


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab .。\n骗举报押金交>:：[]1/,? scam", max_size=120))
def test_blanks_keep_length_line_breaks_and_every_other_character(text: str) -> None:
    normal = normalise(text)
    own = posters_words(normal)
    assert len(own.text) == len(normal.text) and own.index == normal.index
    for before, after in zip(normal.text, own.text, strict=True):
        assert after == before or after in " \n"
        assert before != "\n" or after == "\n"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab .。\n骗举报押>:", max_size=80))
def test_units_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    plain = normalise(text).text
    found = units(Shape(plain))
    assert all(0 <= unit.start < unit.end <= len(plain) for unit in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["report this scam. ", "骗", "a: ", "> > > ", "\n", "01/01/2026, 10:00 - a: scam\n", "?", "[1/1/20", "on ab"],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def work(text: str) -> object:
        return posters_words(Normal(text))

    assert growth(work, piece * 4_000, piece * 16_000) < MUCH


CLOCKED = """陈老师 09:13 今天线上，先帮您建档
我 09:14 好的
陈老师 09:15 收到短信了吧，把验证码念给我，是建档用的
我 09:16 上面写着不让告诉别人，是骗人的吗
"""


def test_what_the_only_other_speaker_asks_of_me_is_the_posters_and_my_lines_are_the_readers() -> None:
    found = roles(CLOCKED)
    assert found["收到短信了吧,把验证码念给我,是建档用的"] is Role.POSTING
    assert found["好的"] is found["上面写着不让告诉别人,是骗人的吗"] is Role.READER


def test_a_word_of_warning_in_a_complete_demand_does_not_give_it_to_others() -> None:
    text = (
        "Note: we take no charges from candidates. Beware of agents. Openings: housekeeping (15), commis (8).\n"
        "Selected candidates deposit Rs 3,200 for grooming kit and police verification to the manager the same evening."
    )
    assert severity(text) is Severity.CRITICAL
    assert severity("凡要求先交钱再上岗的，请立即拨打12333举报。谨防受骗。") is not Severity.CRITICAL


def test_the_name_of_a_speaker_is_no_part_of_what_is_said() -> None:
    said = normalise(
        "呢個係咪呃人㗎？\nKelly 人事: 組合任務要自行補足餘額，完成後一次提領。\n我: 等我諗下。\nKelly 人事: 好。"
    )
    own = posters_words(said).text
    assert len(own) == len(said.text)
    assert "kelly" not in own
    assert "组合任务要自行补足余额" in own


DOUBTED = """\
小周：您好，看到贵司招居家客服
林主管：是的，流程走到薪资卡校验这步
小周：需要我做什么？不会是骗人的吧
林主管：为防止冒用，下载视信通开会，共享屏幕后登录您手机银行，停在余额页
小周：看余额做什么？
林主管：系统抓取卡的状态，防止是二类卡
小周：怎么感觉像诈骗
"""


def test_of_two_speakers_the_one_who_doubts_is_the_reader() -> None:
    found = roles(DOUBTED)
    assert found["为防止冒用,下载视信通开会,共享屏幕后登录您手机银行,停在余额页"] is Role.POSTING
    assert found["怎么感觉像诈骗"] is Role.READER


@pytest.mark.parametrize(
    "text",
    [
        "免笔试，面试走程序。有意向者缴纳名额协调费6.8万元，未录用七个工作日内退还。资料请勿外传，谨防有人冒充。",
        "接下来做测评：下载会议软件，打开屏幕共享，按系统提示登录支付宝，把余额给老师看。过程请勿接听来电。",
        "求助，被骗了六千，这个又是不是骗子？\n(我)怎么证明\n(专员)已经立案\n(专员)您需要先打六百元解冻手续费到清算账户\n(我)为什么",
    ],
)
def test_a_demand_between_words_of_warning_stays_the_posters(text: str) -> None:
    assert severity(text) is Severity.CRITICAL


def test_a_scene_is_nobodys_demand() -> None:
    said = "小美：妈，我找到工作啦，在家打字一天三百！妈妈：要交钱不？小美：就交一百九十九保密费……妈妈：打住！社区民警上周才来讲过，先交钱的活儿都是坑。小美：可他有营业执照呀。妈妈：执照也能P图。走，跟妈去就业驿站，那里有正经岗位。旁白：求职不交钱，陷阱不沾边。"
    assert severity(f"【微短剧台词】{said}") is not Severity.CRITICAL
    assert severity("【短剧演员招聘】入职前每人先交服装押金300元，交了就安排上岗。") is Severity.CRITICAL


OWN = Path(__file__).parent / "data"


def test_pages_promises_and_doubts_do_not_hide_demands_of_other_wordings() -> None:
    pages = [json.loads(line)["text"] for line in (OWN / "pages_1.jsonl").read_text("utf-8").splitlines()]
    assert sum(severity(text) is Severity.CRITICAL for text in pages) >= 0.95 * len(pages)


def test_quotations_news_and_what_others_pay_are_not_critical() -> None:
    honest = (OWN / "near_1.txt").read_text("utf-8").splitlines()
    assert sum(severity(text.replace("\\n", "\n")) is Severity.CRITICAL for text in honest) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "How to spot a fake job: 1) They want a fee before you begin. 2) You must buy gift cards today. 3) Nobody will meet you.",
        "What to watch for:\n1. You pay for your own check first, $45.\n2. You install a remote app.\nBook an appointment if unsure.",
        "怎样判断岗位真假？先查公司是否存在；凡是提到“先付后返”的可以直接走。",
        "求职避坑清单\n1、入职前先交服装费三百元的，不去。\n2、让你用身份证办贷款的，不签。",
        "问：公司让我先交两千元制服押金，能不能交？答：不能，已经交的可以要求退还。",
        "昨天去面试，前台让我先交一百块建档费，我说不交，转身就走了。今天另一家聊得挺好。",
    ],
)
def test_a_lesson_an_answered_question_and_a_refusal_told_are_nobodys_demand(text: str) -> None:
    assert severity(text) is not Severity.CRITICAL


def test_an_open_question_about_a_demand_and_a_poster_behind_a_lesson_are_one() -> None:
    assert severity("前台让我先交一百块建档费。我没交，这是骗人的吗？") is Severity.CRITICAL
    assert severity("求职避坑清单：别信高薪。\n我们公司招文员，入职前先交服装押金三百元。") is Severity.CRITICAL


def test_what_the_poster_says_in_a_chat_without_naming_the_reader_is_the_posters() -> None:
    said = "是不是诈骗？\n对方：为您开通工号，请打开会议软件\n我：开了\n对方：点共享屏幕，再打开手机银行，我看一下卡的类型对不对\n我：会看到余额吧"
    assert severity(said) is Severity.CRITICAL


@pytest.mark.parametrize(
    "text",
    [
        "How to spot a scam: check the address and never rush. Position: data clerk, Leeds. Salary: $25 per hour. Send $45 for the background check before you start.",
        "Tips to avoid fraud:\n- Check the firm's address.\n- Warehouse team is hiring in Leeds.\n- Pay the $60 registration deposit today before your first shift.",
        "Red flags: nobody meets you and replies come at night. Pay the registration fee of $60 to account 20448871 before your first shift.",
        "求职避坑指南:看清执照,别信口头承诺。急招分拣员,包吃住。入职前先交服装押金三百元。",
        "防骗提示:多留个心眼,别轻信陌生电话。入职前先交服装押金三百元到账号6222021001。",
    ],
)
def test_a_demand_behind_a_lesson_is_not_silent(text: str) -> None:
    assert severity(text) is Severity.CRITICAL


@pytest.mark.parametrize(
    "text",
    [
        'Hi all, I found a farm job, the boss writes: "to hold your spot send $350 bond to my beemit before Friday, you get it back at the end." Is this normal here?',
        "请问大家，对方回我“入职前先交服装押金三百元，转到财务微信”，这样的公司靠谱吗？",
        "Fake recruiters hurt people, so we never ask for your SSN. I send a Google Voice code to your cell, it says don't share it but that's for strangers, just type it back to me here.",
        "We take nothing from you. We do your tax ourselves, so just shoot through your myGov login and keep your phone handy for the codes.",
    ],
)
def test_a_demand_that_is_quoted_in_doubt_or_hands_over_a_code_is_not_silent(text: str) -> None:
    assert severity(text) in (Severity.CRITICAL, Severity.WARNING)
