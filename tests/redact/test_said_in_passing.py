"""What people say of themselves in a sentence, without a label: each form with its look-alikes."""

from __future__ import annotations

import pytest

from app.domain.resume import Basics, Resume
from app.domain.sensitivity import Kind, Stage
from app.redact.engine import redact
from app.redact.personal_data_scan import patterns_in, scan
from app.redact.policies import stage_policy

FOUND = [
    # illnesses with all that says them
    ("I have ulcerative colitis, in remission, and travel freely.", Kind.MARITAL, "ulcerative colitis, in remission"),
    ("She was diagnosed with type 1 diabetes in school.", Kind.MARITAL, "type 1 diabetes"),
    ("I'm ten weeks pregnant and can start now.", Kind.MARITAL, "ten weeks pregnant"),
    ("I am deaf in one ear, so please call twice.", Kind.MARITAL, "deaf in one ear"),
    ("I take warfarin and carry a card.", Kind.MARITAL, "warfarin"),
    ("My VA rating is 30 percent for sciatica, so no lifting.", Kind.MARITAL, "30 percent for sciatica"),
    ("Asthma, only in winter. I ride to work.", Kind.MARITAL, "Asthma"),
    ("I've a new knee but I walk fine.", Kind.MARITAL, "a new knee"),
    ("Class 2 medical, must wear glasses.", Kind.MARITAL, "must wear glasses"),
    ("Eine Latexallergie ist bekannt.", Kind.MARITAL, "Latexallergie"),
    ("Desde un aborto en 2021 trabajo menos horas.", Kind.MARITAL, "un aborto en 2021"),
    ("前年摔了一跤，腿骨上过钢钉，不影响走路。", Kind.MARITAL, "腿骨上过钢钉"),
    ("轻度焦虑，在吃黛力新，状态稳定。", Kind.MARITAL, "轻度焦虑，在吃黛力新"),
    # family
    ("三十二岁，寡婦，會說英語", Kind.MARITAL, "寡婦"),
    ("我三十五，有对象没领证。", Kind.MARITAL, "有对象没领证"),
    ("Ich bin Schweizerin, verpartnert; zwei Kinder", Kind.MARITAL, "verpartnert"),
    # faith and party
    ("Volunteer: Mennonite relief kitchen.", Kind.POLITICAL, "Mennonite"),
    ("I organised precincts for the Constitution Party in two counties.", Kind.POLITICAL, "the Constitution Party"),
    ("Hon. membership: UDA youth league until 2019.", Kind.POLITICAL, "UDA"),
    ("担任过团支部组织委员。", Kind.POLITICAL, "团支部组织委员"),
    ("中国民主同盟盟员，住南京。", Kind.POLITICAL, "中国民主同盟盟员"),
    ("我不是党员，加班可以。", Kind.POLITICAL, "不是党员"),
    ("早年曾是國民黨員，現無黨籍。", Kind.POLITICAL, "曾是國民黨員，現無黨籍"),
    ("I am Jain and fast in autumn.", Kind.POLITICAL, "Jain"),
    ("She belongs; I belong to the Parsi community here.", Kind.POLITICAL, "Parsi"),
    ("I'm a UNISON rep at the trust.", Kind.POLITICAL, "UNISON rep"),
    ("He is a registered Republican in Ohio.", Kind.POLITICAL, "Republican"),
    ("曾任民建支部委员，常参加调研。", Kind.POLITICAL, "民建"),
    # birth and age
    ("猎头：年龄呢\n我：七九年的，没超", Kind.BIRTH, "七九年"),
    ("本人虎年八六年，已婚。", Kind.BIRTH, "虎年八六年"),
    ("民国七十三年、即1984年生于台南。", Kind.BIRTH, "民国七十三年"),
    ("女生，生于1997年的冬至，做插画。", Kind.BIRTH, "1997年的冬至"),
    ("楼主女，虚岁二十六，求捞", Kind.BIRTH, "虚岁二十六"),
    ("Mo: 19, bday's 3 mar. can start", Kind.BIRTH, "3 mar"),
    ("Женский пол, родилась в марте 86-го", Kind.BIRTH, "в марте 86-го"),
    # nationality and name
    ("buenas, soy Idoia Arrieta Sanz, española, escribo por la oferta", Kind.NATIONALITY, "española"),
    ("姓名：皇甫思琪　女　中国（香港）", Kind.NATIONALITY, "中国（香港）"),
    ("主题：内推—Golang后端—付一帆\n\n学长好，", Kind.NAME, "付一帆"),
    ("本人朴英子（韩文名 박영자），会韩语", Kind.NAME, "박영자"),
    ("HR: dob please?\nNaledi: the form\nHR: date of birth?\nNaledi: 14 June 1996", Kind.BIRTH, "14 June 1996"),
    ("R: dob for the form?\nC: oh-three eleven nineteen ninety-four", Kind.BIRTH, "oh-three eleven nineteen ninety-four"),
    ("Born '91, fourth of July, in Riga.", Kind.BIRTH, "'91, fourth of July"),
    ("我叫林安然，八十一年次，住新竹。", Kind.BIRTH, "八十一年次"),
    ("本人生于农历乙亥年正月初六，做电工。", Kind.BIRTH, "农历乙亥年正月初六"),
    ("我才23，第一次办社保。", Kind.BIRTH, "23"),
    ("本人三十有四，做了十年钳工。", Kind.BIRTH, "三十有四"),
    # pay
    ("Expected rate: $28.40 hourly from May.", Kind.SALARY, "$28.40 hourly"),
    ("HR：现在总包？\n我：31万多一点，含股票", Kind.SALARY, "31万多一点"),
    ("Currently on £31k, would like 36 if possible.", Kind.SALARY, "36"),
    ("I wouldn't move for less than 48. Ring me.", Kind.SALARY, "48"),
    ("On £53,750; wants sixty, flat.", Kind.SALARY, "sixty, flat"),
    ("Q6 Pay now? Just under forty grand.", Kind.SALARY, "forty grand"),
    ("去年税后年入十九万四，今年降薪。", Kind.SALARY, "十九万四"),
    # statements with the words that open and join them
    ("She is 41, was born in '84 and lives here.", Kind.BIRTH, "born in '84"),
    ("I am married with three children, and happy.", Kind.MARITAL, "married with three children"),
    ("He is a registered Republican in Ohio.", Kind.POLITICAL, "a registered Republican"),
    # whose citizen one is
    ("U.S. citizen, inactive Secret clearance.", Kind.NATIONALITY, "U.S. citizen"),
    ("本人持單程證來港，可上夜班。", Kind.NATIONALITY, "持單程證來港"),
    # numbers, accounts, telephones
    ("I hold a PE licence, State of Maine, No. K-52817.", Kind.ID_NUMBER, "K-52817"),
    ("学历认证报告编号 20931177420518；", Kind.ID_NUMBER, "20931177420518"),
    ("车牌粤B·7N3Q5需要停车位", Kind.ID_NUMBER, "粤B·7N3Q5"),
    ("原主任可核实，0931 - 718 4402。", Kind.PHONE, "0931 - 718 4402"),
    ("Skype is live:.cid.9a3f02b7d1c4e8 for calls", Kind.MESSENGER, "live:.cid.9a3f02b7d1c4e8"),
    ("I post as rowan.welds on there", Kind.MESSENGER, "rowan.welds"),
    ("邮箱 qiuye八三@lake.example 都行", Kind.EMAIL, "qiuye八三@lake.example"),
]  # fmt: skip
QUIET = [
    "R: hello\nC: yes\nR: still keen?\nC: sure\nR: ok",
    "It froze with error E-5127 twice.",
    "The library has 2.4k stars and 41k downloads.",
    "They settled at mediation for £64,000 last year.",
    "书号978-7-111-40701-0，定价59元",
    "ETA 25 min on Sunday.",
    "报考者年龄限 35 岁。",
    "I have gone through Annexure C of the letter.",
    "The drug screen on arrival takes an hour.",
    "门诊糖尿病规范管理率81.2%，签约1,640户。",
    "Of the list 41% had diabetes; 4 had sickle-cell disease.",
    "I speak Yoruba and write it.",
    "Section F of the form stays empty.",
    "OSHA 1926.451 training, scaffolds.",
    "I have been a member of the State Bar of Nevada since June.",
    "The clinic was Resident of the Year 2019.",
    "他叫我轉錢",
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_finds(text: str, kind: Kind, value: str) -> None:
    at = text.index(value)
    covered = {i for span in scan(text) if span.kind is kind for i in range(span.start, span.end)}
    assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum()), scan(text)


@pytest.mark.parametrize("text", QUIET)
def test_leaves_alone(text: str) -> None:
    assert [(span.detector, span.text) for span in scan(text)] == []


def test_what_stands_behind_a_nation_is_no_nation() -> None:
    assert not [span.text for span in patterns_in("陪同法国籍旅团验收，均无异议。") if "旅团" in span.text]
    assert [span.text for span in patterns_in("国籍斐济，常驻")] == ["斐济"]


@pytest.mark.parametrize(
    ("text", "town", "stays"),
    [
        ("Leeds-based planner with ten years in freight.", "Leeds", False),
        ("Resident of Ballarat; nurse.", "Ballarat", False),
        ("I'm a Bristol-based nurse.", "Bristol", False),
        ("A Leeds-based start-up hired us.", "Leeds", True),
    ],
)
def test_a_copy_for_browsing_has_no_town_that_one_is_based_in(text: str, town: str, stays: bool) -> None:
    copy = redact(Resume(basics=Basics(name="Sam Oduya", summary=text)), stage_policy(Stage.BROWSE))
    assert (town in copy.resume.basics.summary) is stays, copy.resume.basics.summary
