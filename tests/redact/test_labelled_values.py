"""Values behind their labels and facts without one: each form is found, its look-alikes are left, and no class of characters is misjudged."""

from __future__ import annotations

import re

import pytest

from app.domain.resume import Basics, Resume
from app.domain.sensitivity import Kind, Stage
from app.errors import UserError
from app.redact.detectors import DETECTORS
from app.redact.engine import redact
from app.redact.personal_data_scan import LONGEST_TEXT, scan
from app.redact.policies import stage_policy
from app.redact.prepared_text import Document
from app.redact.required_characters import present, required
from app.redact.required_words import mask_of, required_words

FOUND = [
    # numbers issued to one person
    ("NMC PIN: 09F4417C", Kind.ID_NUMBER, "09F4417C"),
    ("Dr A. Bose, GMC 6083715", Kind.ID_NUMBER, "6083715"),
    ("PRC Lic. No. 0614420", Kind.ID_NUMBER, "0614420"),
    ("SSS 33-7194402-8", Kind.ID_NUMBER, "33-7194402-8"),
    ("NYSC call-up: NYSC/LAG/2019/114720", Kind.ID_NUMBER, "NYSC/LAG/2019/114720"),
    ("HR licence (WA 5530187)", Kind.ID_NUMBER, "WA 5530187"),
    ("quoting payroll no. 441902.", Kind.ID_NUMBER, "441902"),
    ("Patente B n. U8820147L", Kind.ID_NUMBER, "U8820147L"),
    ("Паспорт 45 11 203847", Kind.ID_NUMBER, "45 11 203847"),
    ("学号：2018113042", Kind.ID_NUMBER, "2018113042"),
    ("准考证号 440923051207", Kind.ID_NUMBER, "440923051207"),
    ("护士执业证书编号：201844019923", Kind.ID_NUMBER, "201844019923"),
    ("退役证号 军退字第2019033518号", Kind.ID_NUMBER, "军退字第2019033518号"),
    ("车牌：粤B·7K2Q9", Kind.ID_NUMBER, "粤B·7K2Q9"),
    ("Kennzeichen: KA-LM 4471", Kind.ID_NUMBER, "KA-LM 4471"),
    ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<", Kind.ID_NUMBER, "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<"),
    # faith, health, family, service
    ("Religion: Buddhist  Race: Tamil", Kind.POLITICAL, "Buddhist"),
    ("宗教信仰 无 婚否 是", Kind.POLITICAL, "无"),
    ("兵役状况：役毕（海军，2014年退伍）", Kind.POLITICAL, "役毕（海军，2014年退伍）"),
    ("Height: 5'7\"  Weight 61 kg", Kind.MARITAL, "61 kg"),
    ("血型 AB型", Kind.MARITAL, "AB型"),
    ("Allergies: penicillin, latex", Kind.MARITAL, "penicillin, latex"),
    ("Familienstand: verwitwet", Kind.MARITAL, "verwitwet"),
    ("F · 34 · Kenyan · married, 2 kids", Kind.MARITAL, "married"),
    ("F · 34 · Kenyan · married, 2 kids", Kind.NATIONALITY, "Kenyan"),
    ("男 / 41岁 / 越南籍 / 已婚，育有二子", Kind.NATIONALITY, "越南籍"),
    ("a practising Catholic from Cork", Kind.POLITICAL, "practising Catholic"),
    ("She has indefinite leave to remain.", Kind.NATIONALITY, "indefinite leave to remain"),
    ("我属蛇，性格稳", Kind.BIRTH, "属蛇"),
    # dates of birth
    ("DOB: 17/VI/1989", Kind.BIRTH, "17/VI/1989"),
    ("Born Showa 60, May 4", Kind.BIRTH, "Showa 60, May 4"),
    ("出生：民国七十八年四月", Kind.BIRTH, "民国七十八年四月"),
    ("出生年月：93年腊月", Kind.BIRTH, "93年腊月"),
    ("Date of birth: 3 Shawwal 1410 AH", Kind.BIRTH, "3 Shawwal 1410 AH"),
    # pay
    ("Expected CTC: Rs. 14.5 LPA", Kind.SALARY, "Rs. 14.5 LPA"),
    ("期望薪资：15-18K·13薪", Kind.SALARY, "15-18K·13薪"),
    ("Gehaltswunsch: 52.000 € brutto", Kind.SALARY, "52.000 € brutto"),
    ("Зарплата: от 80 000 ₽ на руки", Kind.SALARY, "от 80 000 ₽ на руки"),
    # people
    ("Father's name: Joseph Adeyemi", Kind.MARITAL, "Joseph Adeyemi"),
    ("我老婆叫陈小兰，在家", Kind.MARITAL, "陈小兰"),
    ("and my daughter in Year 4, Ottilie, at home", Kind.MARITAL, "Ottilie"),
    ("Line manager: Gunnar Halvorsen, ext. 4410", Kind.REFEREE, "Gunnar Halvorsen"),
    ("姓名拼音：SHEN YUE  曾用名：沈小月", Kind.NAME, "沈小月"),
    # telephones, addresses, accounts
    ("Phone 020 7946 0991 / 07700 900318", Kind.PHONE, "07700 900318"),
    ("Fijo: 95 441 72 03", Kind.PHONE, "95 441 72 03"),
    ("分机 6210", Kind.PHONE, "6210"),
    ("Flat 9, Neem Residency, Near Old Tank, Madhapur, Hyderabad", Kind.ADDRESS, "Flat 9, Neem Residency, Near Old Tank, Madhapur, Hyderabad"),
    ("The Old Dairy, Langley, Hope Cross, S33 9ZZ", Kind.ADDRESS, "S33 9ZZ"),
    ("邮编 430072", Kind.ADDRESS, "430072"),
    ("脉脉号：moon_9002", Kind.MESSENGER, "moon_9002"),
]  # fmt: skip

QUIET = [
    "Food Hygiene licence of our business licence no. 7714",
    "食品经营许可证 JY14403050099887",
    "合同编号 YS20230611-09，活动 ID 620114587",
    "pp. 1367-1401; GB 5009.5-2016; PO number 4500718293",
    "Part numbers 700-00447-182 and 10.12.0.0/24",
    "Built religion-neutral health insurance services for 40 clients",
    "Reviewed height and weight data of 300 patients",
    "Languages: English, French, Thai",
    "单身公寓项目，属性 12 项，牛肉加工",
    "Careers page: careers@acme.example, helpdesk@acme.example",
    "公司总机 0451-5551 0000",
    "Minimum wage 17.20 and a rate of 3.4%",
    "I have two managers and a team of 12",
    "公母端子选型，老家没快递",
    "姓名栏最多 6 个字",
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_finds(text: str, kind: Kind, value: str) -> None:
    at = text.index(value)
    covered = {i for span in scan(text) if span.kind is kind for i in range(span.start, span.end)}
    assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum()), scan(text)


@pytest.mark.parametrize("text", QUIET)
def test_leaves_alone(text: str) -> None:
    assert [(span.detector, span.text) for span in scan(text)] == []


def test_speakers_of_a_chat_are_found_at_every_line_and_roles_are_not() -> None:
    text = "Recruiter: hi\nOyelami: good day\nRecruiter: salary?\nOyelami: later\nRecruiter: ok"
    assert [span.text for span in scan(text)] == ["Oyelami", "Oyelami"]
    call = "Caller: hi\nOyelami: ok\nCaller: where\nOyelami: here\nCaller: thanks"
    assert [span.text for span in scan(call)] == ["Oyelami", "Oyelami"]
    assert scan("Skills: Python\nTools: Git\nSkills: SQL") == ()


def test_an_employer_whose_name_is_blotted_out_already_is_no_finding() -> None:
    assert scan("2015.5—2023.9 大连某船舶配套公司 电工") == ()


def test_a_model_in_a_work_line_is_no_employer() -> None:
    assert scan("2003–2015 Driver, DAF XF 480, curtainsiders") == ()


def test_a_pattern_is_left_out_only_where_it_cannot_match() -> None:
    """Every pattern that matches a text holds the characters that the text has."""
    texts = [text for text, _, _ in FOUND]
    for detector in DETECTORS:
        for pattern in detector.patterns:
            for text in texts:
                document = Document(text)
                if pattern.search(document.text):
                    assert required(pattern) <= document.characters, pattern.pattern[:80]
                    assert document.held.one_of_each(mask_of(required_words(pattern))), pattern.pattern[:80]


@pytest.mark.parametrize(
    ("pattern", "classes"),
    [
        (r"a\d+", {"digit"}),
        (r"a\d*", set()),
        (r"(?:年|\d)月", {"wide"}),
        (r"(?:a|年)b", set()),
        (r"(?<=:)x@", {"colon", "at"}),
        (r"(?<!:)x(?!@)", set()),
        (r"[0-9][年-月]", {"digit", "wide"}),
        (r"[0-9a]", set()),
    ],
)
def test_required_classes(pattern: str, classes: set[str]) -> None:
    assert required(re.compile(pattern)) == classes
    assert present("a 1 年 : @") == {"digit", "wide", "at", "colon"}


def test_a_text_of_more_than_forty_pages_is_refused() -> None:
    assert scan("a\n" * (LONGEST_TEXT // 2)) == ()
    with pytest.raises(UserError) as refusal:
        scan("a" * (LONGEST_TEXT + 1))
    assert refusal.value.code == "too-large"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("现居武汉，可随时到岗。", "武汉"),
        ("十年经验，现居武汉。", "武汉"),
        ("家住苏州，自备车。", "苏州"),
        ("I live in Skipton and drive.", "Skipton"),
        ("Lives in Skipton with two dogs.", "Skipton"),
    ],
)
def test_a_copy_for_browsing_says_no_town_of_a_sentence(text: str, town: str) -> None:
    resume = Resume("en", Basics("Ada Quill", summary=text))
    copy = redact(resume, stage_policy(Stage.BROWSE)).resume
    assert town not in copy.basics.summary and len(copy.basics.summary) > 5


@pytest.mark.parametrize(
    "text", ["我住校三年。", "学生住宿管理，家住址未填", "Products live in the warehouse.", "I live in hope."]
)
def test_what_is_no_town_stays(text: str) -> None:
    resume = Resume("en", Basics("Ada Quill", summary=text))
    assert redact(resume, stage_policy(Stage.BROWSE)).resume.basics.summary == text
