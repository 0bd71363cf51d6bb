"""Capitalised words of withheld names: found where a sentence uses them as a name, left where they are words, things or other initials."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.resume import Basics, Education, Line, Resume, Work
from app.domain.sensitivity import Kind, Stage
from app.redact.document import Document
from app.redact.engine import redact
from app.redact.known_value_matcher import KnownValues
from app.redact.matchers.name_context import Form, features, is_name, score
from app.redact.policies import stage_policy
from tests.redact.known_checks import found, uncovered

FOUND = [
    # a person's word: subject, object, owner, behind a role, in a Chinese sentence
    (Kind.NAME, "Faith Ormond", "Faith is the first to volunteer.", "Faith"),
    (Kind.NAME, "Faith Ormond", "Guests ask for Faith when they book.", "Faith"),
    (Kind.NAME, "Faith Ormond", "He copied Faith's notes.", "Faith"),
    (Kind.NAME, "Nora Fields", "Foreman Fields signed the log.", "Fields"),
    (Kind.NAME, "Nora Fields", "与 Fields 合作两年", "Fields"),
    # eponyms that are the person
    (Kind.NAME, "Carmen Lindahl", "Carmen leads the night team.", "Carmen"),
    (Kind.NAME, "Jordan Achebe", "My mentor thanked Jordan for the report.", "Jordan"),
    # a firm's word: of work, in a list, owner with and without s
    (Kind.EMPLOYER, "Summit Ltd", "Dispatcher at Summit, two winters", "Summit"),
    (Kind.EMPLOYER, "Siemens AG", "Shift work in Siemens' turbine hall", "Siemens"),
    (Kind.EMPLOYER, "Rivian LLC", "Mentored fellow Rivianers and Rivians.", "Rivianers"),
    (Kind.EMPLOYER, "LedgerLoop Ltd", "Tester at Ledger Loop, payments", "Ledger Loop"),
    # initials by which it is known, though they are those of other things
    (Kind.EMPLOYER, "HP Inc.", "Field technician for HP in Lyon", "HP"),
    (Kind.SCHOOL, "University of Leicester", "Read geology at Leicester.", "Leicester"),
]  # fmt: skip
LEFT = [
    # things and places that are called by it
    (Kind.NAME, "Carmen Lindahl", "Lighting design for Carmen and Tosca"),
    (Kind.NAME, "Mercedes Oduya", "Repaired Mercedes and Volvo vans."),
    (Kind.NAME, "Julia Lindahl", "Solvers in Julia and Fortran"),
    (Kind.NAME, "Bruno Costa", "Waiter on the Costa Brava"),
    (Kind.NAME, "Leo Lindahl", "模拟 LEO 星座"),
    (Kind.NAME, "宋一鸣", "建立 Song 与 Artist 两张表"),
    # compounds and phrases of the language
    (Kind.NAME, "Matt Black", "Doors in matt black paint"),
    (Kind.NAME, "Drew Sharp", "Drew sharp contrasts between both plans."),
    (Kind.EMPLOYER, "Blue Sky", "Ran blue-sky sessions for product teams."),
    (Kind.EMPLOYER, "Dollar Tree", "A two-dollar tree-planting pledge"),
    (Kind.EMPLOYER, "Next plc", "Shop front in Next.js and Node.js"),
    (Kind.SCHOOL, "Webster University", "Merriam-Webster on every desk"),
    # other things of the same initials
    (Kind.EMPLOYER, "HP Inc.", "Rebuilt engines from 90 to 150 HP."),
    (Kind.SCHOOL, "BC", "Moved from Victoria, BC, to Calgary."),
    (Kind.EMPLOYER, "CVS", "CVS procedures and scans explained to parents"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value", "text", "written"), FOUND)
def test_a_word_used_as_the_name_goes(kind: Kind, value: str, text: str, written: str) -> None:
    assert not uncovered(kind, value, text, written)


@pytest.mark.parametrize(("kind", "value", "text"), LEFT)
def test_a_word_that_is_something_else_stays(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


def test_the_same_word_is_judged_by_what_stands_around_it() -> None:
    firm, year = Document("Cashier at Gap, London"), Document("Gap year in Peru")
    assert is_name(firm, 11, 14, Form.FIRM)
    assert not is_name(year, 0, 3, Form.FIRM)


def test_features_name_what_stands_on_both_sides() -> None:
    values = features(Document("Cashier at Gap, London"), 11, 14, Form.FIRM)
    assert {"left: at, organisation", "right: comma, organisation", "line begins with a role, organisation"} <= set(
        values
    )
    assert score({"left: at, organisation": 1.0}) > score({"left: word, organisation": 1.0})


@pytest.mark.parametrize(
    ("employer", "said", "kept"),
    [
        ("General Electric Company", "Fitter at GE, blade shop", False),
        ("General Electric Company", "Taught the course GE 101.", True),
        ("National Health Service", "Porter in the NHS since 2016", False),
        ("British Broadcasting Corporation", "Runner on three BBC dramas", False),
        ("Boston Consulting Group", "Gave BCG vaccine to infants.", True),
        ("Procter & Gamble", "Tutored PG Diploma students.", True),
        ("Procter & Gamble", "Line lead at P&G", False),
    ],
)
def test_initials_of_a_well_known_employer(employer: str, said: str, kept: bool) -> None:
    resume = Resume("en", Basics("Isolde Quarrel"), work=(Work("w1", employer, "", highlights=(Line("h1", said),)),))
    lines = redact(resume, stage_policy(Stage.BROWSE)).resume.work[0].highlights
    assert (bool(lines) and lines[0].text == said) is kept


@pytest.mark.parametrize(
    ("kind", "value", "text", "written"),
    [
        (Kind.SCHOOL, "望湖职业技术学院", "望湖职院机电专业", "望湖职院"),
        (Kind.SCHOOL, "望湖职业技术学院", "望湖学院学生会干事", "望湖学院"),
        (Kind.EMPLOYER, "杭州苇舟医院管理有限公司", "在苇舟负责导诊", "苇舟"),
        (Kind.EMPLOYER, "海国信通商业银行", "海信银理财专员", "海信银"),
        (Kind.EMPLOYER, "白鹭数据中台", "白鹭中台指标治理负责人", "白鹭中台"),
    ],
)  # fmt: skip
def test_short_forms_in_chinese(kind: Kind, value: str, text: str, written: str) -> None:
    assert not uncovered(kind, value, text, written)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.NAME, "程晓", "兼任编程老师"),
        (Kind.NAME, "方一诺", "陪同甲方工程师验收"),
        (Kind.EMPLOYER, "长城汽车", "在长城景区做讲解"),
        (Kind.EMPLOYER, "虹桥股份", "在虹桥枢纽做志愿者"),
        (Kind.EMPLOYER, "苹果公司", "采购公司苹果、香蕉等水果"),
    ],
)
def test_chinese_words_that_hold_a_name_stay(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


@pytest.mark.parametrize(("text", "there"), [("预热到二百度以下", False), ("入职百度做搜索", True)])
def test_a_shipped_name_that_is_a_word_needs_a_sentence_that_bears_it(text: str, there: bool) -> None:
    hits = KnownValues([ProtectedValue("x", Kind.EMPLOYER, "百度", term=True)]).find(text)
    assert bool(hits) is there


def test_a_school_without_a_degree_beside_it_is_a_town() -> None:
    resume = Resume(
        "en",
        Basics("Isolde Quarrel"),
        work=(Work("w1", "", "", highlights=(Line("h1", "Tram driver in Leicester"),)),),
        education=(Education("e1", "University of Leicester"),),
    )
    assert redact(resume, stage_policy(Stage.BROWSE)).resume.work[0].highlights[0].text == "Tram driver in Leicester"
