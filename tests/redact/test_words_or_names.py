"""Words of the language that are names as well: withheld where the text uses them as names, left where it does not."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.matchers.word_or_name import is_ordinary_phrase
from app.redact.prepared_text import Document
from tests.redact.known_checks import found, uncovered

LEFT = [
    # a part of a person's name, written small or with the capital of the sentence
    (Kind.NAME, "Heath Potter", "Potter around the workshop; threw pots on a potter's wheel."),
    (Kind.NAME, "Skip Gardener", "Gardener wanted; skip hire arranged by phone."),
    (Kind.NAME, "Dusty Rhodes", "Dusty attics cleared in two days."),
    (Kind.REFEREE, "Dr Earl Porter", "Porter training for 12 new starters."),
    (Kind.NAME, "Merry Baker", "On the Baker's dozen list of suppliers."),
    (Kind.NAME, "Baker Lindqvist", "On the Baker's dozen list of suppliers."),
    # a word that has a capital of its own
    (Kind.NAME, "Ruby Haskell", "Wrote the parser in Haskell and the site in Ruby."),
    (Kind.NAME, "Luna Prometheus", "Alerts through Prometheus into Slack."),
    (Kind.NAME, "Easter Lindqvist", "Worked the Easter rush three years running."),
    (Kind.EMPLOYER, "Saturn Ltd", "Observed the rings of Saturn with a 20 cm mirror."),
    (Kind.EMPLOYER, "Nordic Lamp Partners", "Built an NLP service for claims."),
    # a firm's name as words of a sentence
    (Kind.EMPLOYER, "Boost Mobile", "Boost conversion by 4 %; boosted turnout."),
    (Kind.EMPLOYER, "Gap Inc.", "Mind the gap between plan and budget."),
    (Kind.EMPLOYER, "General Mills", "General millstones were dressed by hand."),
    (Kind.EMPLOYER, "Shell plc", "Wrote shell scripts; shelled peas."),
    # whole names that are a phrase, one word, a constant, two sentences
    (Kind.NAME, "Rusty Nail", "Pulled every rusty nail from 80 m of decking."),
    (Kind.NAME, "Key Board", "Fixed the keyboard of the till."),
    (Kind.NAME, "Max Int", "Guarded against MAX_INT in loops."),
    (Kind.NAME, "Will Power", "Shows will. Power tools serviced weekly."),
    # towns
    (Kind.ADDRESS, "Reading", "Reading groups for adults; reading scores up."),
    (Kind.ADDRESS, "Hove", "The balloon hove into view."),
    (Kind.ADDRESS, "Orange", "Orange juice line at 600 bottles an hour."),
    (Kind.ADDRESS, "August", "Closed the books in August 2022."),
    (Kind.ADDRESS, "Aurora", "Moved the ledger to Aurora and DynamoDB."),
    # Chinese
    (Kind.EMPLOYER, "向日葵", "种植向日葵 20 亩。"),
    (Kind.EMPLOYER, "北京大学", "服务北京大学生创业者 300 人。"),
    (Kind.EMPLOYER, "字节跳动", "报文头 32 字节，载荷可变。"),
    (Kind.NAME, "高山", "登高山三座，均为独立完成。"),
    (Kind.NAME, "文风", "中文风格统一。"),
    (Kind.NAME, "马力", "整车 80% 马力。"),
]  # fmt: skip

FOUND = [
    # a capital inside a sentence, a role, a label, initials, another name beside it
    (Kind.NAME, "Heath Potter", "agreed with Potter that the kiln stays", "Potter"),
    (Kind.NAME, "Skip Gardener", "Trained Gardener and two others", "Gardener"),
    (Kind.NAME, "Skip Gardener", "Manager: Gardener", "Gardener"),
    (Kind.NAME, "Skip Gardener", "Surname: GARDENER", "GARDENER"),
    (Kind.NAME, "Skip Gardener", "S. Gardener signed the list", "S. Gardener"),
    (Kind.NAME, "Skip Gardener", "we met Ossian Gardener there", "Gardener"),
    (Kind.NAME, "Heath Potter", "Heath presented the budget to the board", "Heath"),
    (Kind.NAME, "Heath Potter", "Heath is a ceramic engineer", "Heath"),
    (Kind.NAME, "Heath Potter", "Heath — ceramic engineer", "Heath"),
    (Kind.NAME, "Heath Potter", "与 Potter 合作三年", "Potter"),
    (Kind.NAME, "Heath Potter", "heath potter, from sheffield, likes clay", "heath potter"),
    (Kind.NAME, "Rusty Nail", "Rusty Nail signed off the decking.", "Rusty Nail"),
    (Kind.NAME, "Will Power", "hi, will power here, sent by phone, sorry for typos", "will power"),
    (Kind.NAME, "Ruby Haskell", "reported to Haskell for two years", "Haskell"),
    (Kind.NAME, "Ruby Haskell", "Dr Haskell rated the work", "Haskell"),
    # firms
    (Kind.EMPLOYER, "Boost Mobile", "moved to the Boost account in May", "Boost"),
    (Kind.EMPLOYER, "Boost Mobile", "Boost hired me in 2016", "Boost"),
    (Kind.EMPLOYER, "Boost Mobile", "Boost, store manager, 2016-2019", "Boost"),
    (Kind.EMPLOYER, "Saturn Ltd", "ran the Saturn warehouse for a year", "Saturn"),
    (Kind.EMPLOYER, "Nordic Lamp Partners", "Joined NLP in 2019", "NLP"),
    (Kind.EMPLOYER, "General Mills", "Cooked for General Mills in Ohio", "General Mills"),
    # towns
    (Kind.ADDRESS, "Reading", "Commutes from Reading daily", "Reading"),
    (Kind.ADDRESS, "Reading", "Reading, Berkshire", "Reading"),
    (Kind.ADDRESS, "Orange", "Orange, CA", "Orange"),
    (Kind.ADDRESS, "Orange", "volunteer at the Orange library", "Orange"),
    (Kind.ADDRESS, "Reading", "Flat in Reading\nReading\n2019", "Reading"),
    # Chinese
    (Kind.EMPLOYER, "向日葵", "在向日葵负责远程桌面", "向日葵"),
    (Kind.EMPLOYER, "向日葵", "加入向日葵后做运维", "向日葵"),
    (Kind.EMPLOYER, "北京大学", "毕业于北京大学", "北京大学"),
    (Kind.EMPLOYER, "北京大学", "北京大学物理系", "北京大学"),
    (Kind.NAME, "文风", "同事文风说可以", "文风"),
    (Kind.NAME, "马力", "联系人马力", "马力"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "text"), LEFT)
def test_an_ordinary_word_is_left(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


@pytest.mark.parametrize(("kind", "value", "text", "expected"), FOUND)
def test_a_name_that_is_a_word_is_found(kind: Kind, value: str, text: str, expected: str) -> None:
    assert not uncovered(kind, value, text, expected)


@pytest.mark.parametrize(
    ("text", "ordinary"), [("rusty nail", True), ("Rusty Nail", False), ("KEY_BOARD", True), ("nail. polish", True)]
)
def test_what_is_a_phrase(text: str, ordinary: bool) -> None:
    document = Document(f"Sold {text} and more.")
    assert is_ordinary_phrase(document, 5, 5 + len(text)) is ordinary


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.EMPLOYER, "Canadian Tire", "Statements under Canadian accounting standards for private firms."),
        (Kind.EMPLOYER, "Cold Storage", "Cold storage of vaccines logged twice a day."),
        (Kind.SCHOOL, "Rhodes High School", "Sold lilies, Rhodes grass and herbs at weekend markets."),
        (Kind.SCHOOL, "成功大學", "成功導入電子簽核系統，處理時間縮短兩天"),
        (Kind.NAME, "王建国", "负责建国70周年主题展览的布展"),
        (Kind.NAME, "周文明", "参与文明城市创建的入户宣传"),
        (Kind.EMPLOYER, "光明乳业", "前途是光明的"),
        (Kind.EMPLOYER, "自如", "能在英语会议中自如表达"),
    ],
)
def test_an_honest_sentence_stays(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


@pytest.mark.parametrize(
    ("kind", "value", "text", "name"),
    [
        (Kind.EMPLOYER, "Access Bank", "Access promoted me to officer grade in two years.", "Access"),
        (Kind.EMPLOYER, "Axis Bank", "Axis gave me the star performer award in 2015.", "Axis"),
        (Kind.EMPLOYER, "Jet Airways", "Ground staff trainer for Jet until its closure.", "Jet"),
        (Kind.EMPLOYER, "Contact Energy", "Billing agent at Contact, handling 60 calls a day.", "Contact"),
        (Kind.EMPLOYER, "Pick n Pay", "Merchandised bread and dairy for PnP in Paarl.", "PnP"),
        (Kind.SCHOOL, "Cashmere High School", "Cashmere High first eleven, 2013 to 2015.", "Cashmere High"),
        (Kind.SCHOOL, "Republic Polytechnic", "Graduated from RP with a diploma in retail.", "RP"),
        (Kind.NAME, "Summer Hunter", "Summer was named employee of the month.", "Summer"),
        (Kind.NAME, "Harsh Merchant", "Harsh and two colleagues built the store locator.", "Harsh"),
        (Kind.NAME, "李春光", "春光带队完成了全部门店改造。", "春光"),
        (Kind.NAME, "刘黎明", "黎明是车间里公认的技术能手。", "黎明"),
        (Kind.NAME, "黃金發", "金發叔教識我睇數。", "金發叔"),
        (Kind.EMPLOYER, "光明乳业", "在光明负责低温奶的渠道管理。", "光明"),
        (Kind.EMPLOYER, "自如", "自如管家，管理八十间房源。", "自如"),
        (Kind.EMPLOYER, "阳光保险", "阳光财险的理赔系统由我负责验收。", "阳光财险"),
        (Kind.SCHOOL, "和平里第四小学", "和平里四小的校外辅导员。", "和平里四小"),
        (Kind.SCHOOL, "真光中學", "真光舊生會秘書。", "真光"),
    ],
)
def test_a_word_is_a_name_where_only_a_name_can_stand(kind: Kind, value: str, text: str, name: str) -> None:
    assert uncovered(kind, value, text, name) == ""
