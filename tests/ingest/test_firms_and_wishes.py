"""Firms named like positions, what a person seeks, and that no word of a file is lost in silence."""

from __future__ import annotations

import re

import pytest

from app.domain.compose import compose
from app.domain.draft import Draft
from app.domain.resume import fields
from app.domain.resume_json import to_json
from app.domain.style import default_style
from app.ingest.sections.draft_builder import structure
from app.ingest.sections.lexical_tests import position_weight
from app.ingest.source_lines import Source, TextLine
from app.ingest.value_folding import skeleton
from app.render.writers import render
from app.text.dates import find_dates
from tests.growth import MUCH, growth
from tests.sampling import sample

FIRMS = [
    ("Head Chef Catering", "Sous Chef"),
    ("The Sales Manager Ltd", "Van Driver"),
    ("Baker & Butler", "Receptionist"),
    ("Captain Cook Cruises", "Deckhand"),
    ("Founders Factory", "Office Manager"),
    ("Hotel Porter Collective", "Hotel Manager"),
]
FIRMS_ZH = [("春雨医生", "商务专员"), ("大厨管家", "采购经理"), ("律师到家", "产品经理"), ("货运司机", "调度员")]
LAYOUTS = [
    "{firm}\n{post}\n{dates}",
    "{post}\n{firm}\n{dates}",
    "{dates}\n{firm}\n{post}",
    "{dates}\n{post}\n{firm}",
    "{post} | {firm} | {dates}",
    "{firm} | {post} | {dates}",
    "{dates}   {firm}   {post}",
]
LAYOUTS_EN = [
    "{post}, {firm}, {dates}",
    "{firm}, {post}, {dates}",
    "{post} at {firm} ({dates})",
    "{firm} - {post}\t{dates}",
    "{post}\t{dates}\n{firm}",
]


def jobs(draft: Draft) -> list[tuple[str, str, str, str]]:
    return [(work.organisation, work.position, work.start, work.end) for work in draft.resume.work]


def left_out(draft: Draft) -> str:
    return "".join(warning.params["text"] for warning in draft.warnings if warning.code == "left-out")


@pytest.mark.parametrize("layout", LAYOUTS + LAYOUTS_EN)
@pytest.mark.parametrize("at", range(0, len(FIRMS), 2))
def test_a_firm_named_like_a_position_is_the_employer(draft_of, layout: str, at: int) -> None:
    pairs = FIRMS[at : at + 2]
    blocks = [
        layout.format(firm=firm, post=post, dates=f"{2020 - n} - {2021 - n}") for n, (firm, post) in enumerate(pairs)
    ]
    draft = draft_of(
        "Ann Roe\nann@example.com\n\nExperience\n" + "\n- kept the books\n\n".join(blocks) + "\n- kept the books\n"
    )
    assert jobs(draft) == [(firm, post, str(2020 - n), str(2021 - n)) for n, (firm, post) in enumerate(pairs)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_chinese_firm_named_like_a_position_is_the_employer(draft_of, layout: str) -> None:
    blocks = [
        layout.format(firm=firm, post=post, dates=f"{2020 - n} - {2021 - n}") for n, (firm, post) in enumerate(FIRMS_ZH)
    ]
    draft = draft_of("王小梅\n13800001234\n\n工作经历\n" + "\n- 负责日常工作\n\n".join(blocks) + "\n- 负责日常工作\n")
    assert [job[:2] for job in jobs(draft)] == FIRMS_ZH


def test_a_position_stays_one_with_the_word_of_a_firm_before_it() -> None:
    positions = [
        "Hotel Manager",
        "Bank Teller",
        "Head of Media",
        "Engineer II",
        "Nurse, Ward 4",
        "Night cook",
        "产品经理",
    ]
    firms = [
        "Head Chef Catering",
        "The Night Porter",
        "Potter & Weaver",
        "Miller Farmers",
        "Chief Engineer Services Ltd",
        "Nowhere",
    ]
    assert [text for text in positions if position_weight(text) <= 0] == []
    assert [text for text in firms if position_weight(text) > 0] == []


def test_a_career_break_is_no_heading_and_no_job(draft_of) -> None:
    text = "Ann Roe\nann@example.com\n\nEmployment\nNurse\nMercy Hospital\n2020 - 2024\nWards\n\nCareer break\n2018 - 2020\nMy mother\n"
    assert jobs(draft_of(text)) == [("Mercy Hospital", "Nurse", "2020", "2024")]
    (section,) = draft_of(text).resume.sections
    assert [line.text for line in section.lines] == ["Career break", "2018 - 2020", "My mother"]


def test_a_duty_with_a_position_in_it_is_no_job(draft_of) -> None:
    text = "Ann Roe\nann@example.com\n\nEmployment\nStaff Nurse\nMercy Hospital\n2020 - 2024\nRounds for 28 beds\nMentor to student nurses\n"
    (work,) = draft_of(text).resume.work
    assert [line.text for line in work.highlights] == ["Rounds for 28 beds", "Mentor to student nurses"]


def test_a_lecturer_works_at_a_university(draft_of) -> None:
    text = "Ann Roe\nann@example.com\n\nACADEMIC APPOINTMENTS\n2021 – now   Lecturer in Law, University of Bergh\n2018 – 2021   Research Fellow, Institut Marchand, Lyon\n"
    assert [job[:2] for job in jobs(draft_of(text))] == [
        ("University of Bergh", "Lecturer in Law"),
        ("Institut Marchand", "Research Fellow"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Jan 23 - now", "2023-01", ""),
        ("Welder (Aug 20 – Dec 22)", "2020-08", "2022-12"),
        ("2018年秋 - 2019年初", "2018年秋", "2019年初"),
    ],
)
def test_ranges_with_parts_of_a_year(text: str, first: str, last: str) -> None:
    (span,) = find_dates(text)
    assert span.ranged
    assert (span.first, span.last) == (first, last) or (first, last) == (span.raw_first, span.raw_last)


@pytest.mark.parametrize("text", ["ran from Jan 12 to Mar 30", "Jan 23 - Feb 2, 2020 was cold"])
def test_days_are_no_years(text: str) -> None:
    assert not any(span.ranged for span in find_dates(text))


def test_a_season_is_not_cut_from_a_name() -> None:
    (span,) = find_dates("2014 - 2018   春雨医生")
    assert (span.first, span.last) == ("2014", "2018")


SOUGHT_ZH = """林晓芸
13859001122

求职意向
意向岗位：急诊科护士
意向城市：厦门
期望薪资：8-10K
到岗时间：一个月内

工作经历
2018.07 - 至今　泉州市第三医院　急诊科护士
"""
SOUGHT_EN = """Rosalind Achterberg
rosalind.a@example.nl | Utrecht, Netherlands

Desired position
Warehouse Supervisor
Rotterdam or Antwerp
Salary expectation: €3,100 a month
Available from 1 March

Work experience
Team Leader, Van Dalen Logistics, Utrecht, 2019 - present
"""
WISHES = [
    (SOUGHT_ZH, "急诊科护士", "8-10K", "", "求职意向", ["意向城市：厦门", "到岗时间：一个月内"]),
    (SOUGHT_EN, "Warehouse Supervisor", "€3,100 a month", "Utrecht", "Desired position", ["Rotterdam or Antwerp", "Available from 1 March"]),
    ("周沐阳\n13911112222\n\n求职意向\n土木工程助理 / 长沙、株洲 / 5000-7000元/月\n", "土木工程助理", "5000-7000元/月", "", "求职意向", ["长沙、株洲"]),
    ("骆嘉宁\n13712300045 | 广州\n\n求职意向\n销售经理 | 深圳 | 面议\n", "销售经理", "面议", "广州", "求职意向", ["深圳"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "salary", "city", "title", "lines"), WISHES)
def test_what_is_sought_has_a_home_and_its_town_is_none(draft_of, text, label, salary, city, title, lines) -> None:
    draft = draft_of(text)
    resume = draft.resume
    (section,) = [section for section in resume.sections if section.title]
    assert (resume.basics.label, resume.personal.salary, resume.basics.location.city) == (label, salary, city)
    assert (section.title, [line.text for line in section.lines]) == (title, lines)
    assert left_out(draft) == ""


def test_a_stroke_within_brackets_divides_no_position(draft_of) -> None:
    resume = draft_of("林晓彤\n13857192046\n求职意向：临床护士（心内科 / ICU）\n").resume
    assert resume.basics.label == "临床护士（心内科 / ICU）" and not resume.sections


@pytest.mark.parametrize("text", [SOUGHT_ZH, SOUGHT_EN])
def test_what_is_sought_is_printed_and_read_again(draft_of, text: str) -> None:
    first = draft_of(text).resume
    second = draft_of(render(compose(first, default_style(first.language)), first, "txt")).resume
    assert to_json(second)["x-sections"] == to_json(first)["x-sections"]
    assert (second.basics.label, second.personal.salary) == (first.basics.label, first.personal.salary)


def test_pay_stands_nowhere_else(draft_of) -> None:
    text = "譚詠思\n60004718\n\n證書\nLCCI 三級會計，2012\n現時月薪 $19,500，要求 $22,000\n"
    resume = draft_of(text).resume
    assert resume.personal.salary == "$19,500，要求 $22,000"
    assert not [field.id for field in fields(resume) if "19,500" in field.value and field.id != "personal.salary"]


WHOLE = [
    SOUGHT_ZH,
    SOUGHT_EN,
    "石大勇 男 38岁 汉族\n电话13712340000 现住东莞市长安镇\n想找：普工 东莞附近 6000左右\n\n干过的\n2019年到2023年 在东莞立讯电子厂当组长\n有叉车证\n",
    "Marek Wisniewski\nMob 07700 900871\nCorby\nBilingual? no but learning\n\nJobs\n\nJan 23 - now\nLine worker\nGreenhithe Foods\n\nTickets\nForklift\n",
    "Ann Roe RN\n07700 900871 / 07700 900872 (sister)\nAvailable: nights only\n\nEducation\nBSc Nursing, Mercy College, Leeds, UK, 2019\nLevel\tSchool\tYears\nPrimary\tHill School\t1999 - 2005\n\nCertificates\nCertificate\tIssued\tValid until\nBasic Training\tFeb 2023\tFeb 2028\n\nReferences\nI hereby declare that this is true.\n",
]


SAID_BY_THE_FIELDS = (
    "男 干过的 jobs tickets education certificates references i that this is and mob in until level school years salary expectation work experience "
    "意向岗位 期望薪资 求职意向 工作经历 到岗时间 电话 现住"
).split()
"""Headings, labels, grammar, and what is classified (a gender)."""
_BETWEEN = re.compile(r"[\s,，、：:。()/|｜]+|(?<=电话)|(?<=现住)|年?在|当")


@pytest.mark.parametrize("text", WHOLE)
def test_every_word_stands_in_a_field_or_is_told(draft_of, text: str) -> None:
    draft = draft_of(text)
    told = skeleton(" ".join([*(field.value for field in fields(draft.resume)), left_out(draft)]))[0].casefold()
    for line in text.split("\n"):
        bare = line
        for span in reversed(find_dates(line)):
            bare = bare[: span.start] + " " + bare[span.end :]
        words = [skeleton(word)[0].casefold() for word in _BETWEEN.split(bare)]
        assert [word for word in words if word not in told and word not in SAID_BY_THE_FIELDS] == [], line


def test_the_name_is_no_line_beside_the_name(draft_of) -> None:
    resume = draft_of("CV of Nomvula Precious Mthembu\nNomvula Precious Mthembu RN\nn.mthembu@example.co.za\n").resume
    lines = [line.text for section in resume.sections for line in section.lines]
    assert (resume.basics.name, lines) == ("Nomvula Precious Mthembu", ["RN"])


def test_the_name_in_two_scripts_on_one_line_is_one_name(draft_of) -> None:
    resume = draft_of(
        "譚詠思 TAM Wing Sze (Vincci)\n60004718\n\n學歷\n2007–2009 新界東專業教育書院 商業學 高級文憑\n"
    ).resume
    assert resume.basics.name == "譚詠思 TAM Wing Sze (Vincci)"
    assert not resume.personal.other_names


def test_one_line_that_stands_nowhere_does_not_take_a_text_with_it() -> None:
    lines = tuple(
        map(TextLine, ["Ann Roe", "ann@example.com", "Summary", "I like bread and roses.", "And quiet mornings too."])
    )
    draft = structure(Source("text", lines))
    assert draft.resume.basics.summary.split("\n") == ["I like bread and roses.", "And quiet mornings too."]


MANY = ["a{}@example.com", "github.com/user{}", "+44 7700 9{:05d}", "Name: Ann Roe{}"]


@pytest.mark.parametrize("line", sample(MANY, 1, seed="addresses"))
def test_thousands_of_addresses_cost_little(line: str) -> None:
    def source(count: int) -> Source:
        return Source("text", tuple(map(TextLine, ["Bob Roe", *(line.format(at) for at in range(count))])))

    assert len(structure(source(2_000)).resume.personal.other_emails) < 50
    assert growth(structure, source(300), source(1_200)) < MUCH  # 16 when each is compared with all


def test_an_unknown_position_stands_where_the_others_stand(draft_of) -> None:
    text = (
        "Ann Roe\nann@example.com\n\nExperience\nByre Keeper, Harrow Hill Hospital — Derry\t04/2019 – present\n- Led a ward.\n"
        "Staff Nurse, Royal Victoria Hospital — Belfast\t09/2013 – 03/2019\n- Worked nights.\n"
    )
    assert [(job.position, job.organisation, job.location) for job in draft_of(text).resume.work] == [
        ("Byre Keeper", "Harrow Hill Hospital", "Derry"),
        ("Staff Nurse", "Royal Victoria Hospital", "Belfast"),
    ]


def test_years_at_a_school_for_a_degree_are_a_study_wherever_they_stand(draft_of) -> None:
    text = (
        "Ann Roe\nann@example.com\n\nTraining\nBSc Nursing (Adult), Queen's University Belfast\t2010 – 2013\n"
        "Non-medical prescribing V300, Ulster University\t2017\n"
    )
    resume = draft_of(text).resume
    study = resume.education[0]
    assert (study.institution, study.area, study.study_type) == ("Queen's University Belfast", "Nursing (Adult)", "BSc")
    assert (study.start, study.end) == ("2010", "2013")
    assert [(paper.name, paper.date) for paper in resume.certificates] == [("Non-medical prescribing V300", "2017")]


SCHOOLS = [
    ("BSc Computer Science, University College Cork, Cork\n2015 - 2018", "University College Cork", "Cork"),
    ("University of Leeds, Leeds, UK\nBA History\n2010 - 2013", "University of Leeds", "Leeds, UK"),
    ("BSc Nursing\nUniversity of California, Berkeley\n2010 - 2014", "University of California, Berkeley", ""),
    (
        "Kiel University of Applied Sciences\tKiel, Germany\nBachelor of Arts 2001 – 2004",
        "Kiel University of Applied Sciences",
        "Kiel, Germany",
    ),
    ("西安交通大学，西安\n计算机科学 本科 2014.09 - 2018.06", "西安交通大学", "西安"),
]


@pytest.mark.parametrize(("text", "school", "town"), SCHOOLS)
def test_the_town_of_a_school_has_its_place(draft_of, text: str, school: str, town: str) -> None:
    draft = draft_of(f"Amara Lindqvist\namara@example.org\n\nEducation\n{text}\n\nSkills\nPython, SQL")
    (study,) = draft.resume.education
    assert (study.institution, study.location) == (school, town)
    if town:
        place = draft.places[f"education.{study.id}.location"]
        assert draft.source_text[place.start : place.end] == town
