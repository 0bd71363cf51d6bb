"""Heads of a section that are read together by counted cues, and forms of the third and fourth stranger's résumés, in
small examples of our own."""

from __future__ import annotations

import pytest

from app.ingest.layout.head_roles import likelihood, read_together
from app.ingest.layout.line_features import tells_firm
from app.ingest.layout.rows import Row

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def jobs(draft):
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


def studies(draft):
    return [(one.institution, one.study_type, one.area) for one in draft.resume.education]


def papers(draft):
    return [(paper.name, paper.date, paper.issuer) for paper in draft.resume.certificates]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("2019.3-至今 碧波饭店 / 面点师\n2015.1-2019.2 好味餐厅（昌吉） / 帮厨", [("碧波饭店", "面点师", ""), ("好味餐厅", "帮厨", "昌吉")]),
        ("2019.3-至今  东山大学材料学院，沈阳。博士后", [("东山大学材料学院", "博士后", "沈阳")]),
        ("2016-2017 — 通信兵（义务役），陆军某营\n2018-2020 — 店员，好味餐厅", [("陆军某营", "通信兵（义务役）", ""), ("好味餐厅", "店员", "")]),
    ],
)  # fmt: skip
def test_a_separator_between_employer_and_post_holds_for_the_section(lines, found, draft_of) -> None:
    assert jobs(draft_of(f"{ZH}工作经历\n\n{lines}\n")) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("First aider, Riverside Parkrun (2022 - 2023)", ("Riverside Parkrun", "First aider")),
        ("Group leader, Volunteer Fire Brigade Oberau (2015 - 2020)", ("Volunteer Fire Brigade Oberau", "Group leader")),
        ("Treasurer, Friends of Hill Park (2015 - 2020)", ("Friends of Hill Park", "Treasurer")),
    ],
)  # fmt: skip
def test_a_post_before_its_body_in_one_line(line, found, draft_of) -> None:
    volunteer = draft_of(f"{EN}VOLUNTEERING\n\n{line}\n").resume.volunteer
    assert [(one.organisation, one.position) for one in volunteer] == [found]


def test_a_post_without_a_date_below_one_of_the_same_form(draft_of) -> None:
    text = f"{EN}VOLUNTEERING\n\n- Treasurer, IETE Students' Forum (2022 - 2023)\n- Volunteer, National Service Scheme (NSS)\n"
    assert [(one.organisation, one.position) for one in draft_of(text).resume.volunteer] == [
        ("IETE Students' Forum", "Treasurer"),
        ("National Service Scheme (NSS)", "Volunteer"),
    ]


def test_a_unit_behind_a_position_stays_with_it(draft_of) -> None:
    text = f"{EN}EMPLOYMENT\n\nStaff Nurse, Acute Medical Unit\nRiverside Hospital, Leeds\n2019 - 2022\n- Ran a bay\n"
    assert jobs(draft_of(text)) == [("Riverside Hospital", "Staff Nurse, Acute Medical Unit", "Leeds")]


def test_nothing_is_read_from_pieces_without_cues() -> None:
    assert read_together([[Row("Alpha", 0, 0)], [Row("Beta", 1, 1)]]) == [None, None]
    employer, position, *_ = likelihood("Harbour Bakery Ltd")
    assert employer > position


def test_a_pause_is_kept_as_lines_and_is_no_job(draft_of) -> None:
    text = f"{EN}EMPLOYMENT\n\nSeptember 2012 to May 2020\nCareer break to raise a family\n\nJune 2005 to August 2012\nCook, Hill Diner\n"
    assert [job.organisation for job in draft_of(text).resume.work] == ["Hill Diner"]
    assert "Career break to raise a family" in str(draft_of(text).resume.sections)


@pytest.mark.parametrize("fact", ["所属行业：交通/运输/物流", "仓储/物流 | 民营 | 500-999人", "公司规模：20-99人"])
def test_what_a_board_says_of_a_firm_stands_in_no_job(fact, draft_of) -> None:
    text = f"{ZH}工作经历\n\n2018/4 - 至今  云山物流有限公司\n{fact}\n货车司机\n跑省内线路。负责车辆检查。\n"
    job = draft_of(text).resume.work[0]
    assert tells_firm(fact) and (job.organisation, job.position) == ("云山物流有限公司", "货车司机")
    assert [line.text for line in job.highlights] == ["跑省内线路。", "负责车辆检查。"]


def test_sentences_of_a_paragraph_are_duties_but_not_at_a_title(draft_of) -> None:
    text = f"{EN}EMPLOYMENT\n\nTutor, Hill College\n2019 - 2022\nTaught three classes a week. Worked with Prof. T. Stone on a reader.\n"
    assert [line.text for line in draft_of(text).resume.work[0].highlights] == [
        "Taught three classes a week. Worked with Prof. T. Stone on a reader."
    ]
    text = text.replace("Prof. T. Stone", "the head")
    assert len(draft_of(text).resume.work[0].highlights) == 2


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("2013年9月 – 2015年6月\n东山大学\n学科教学（语文），教育硕士\n2009年9月 – 2013年6月\n西山师范学院\n汉语言文学，文学学士",
         [("东山大学", "教育硕士", "学科教学（语文）"), ("西山师范学院", "文学学士", "汉语言文学")]),
        ("2017.9–2022.6\t东山大学，材料物理，博士。导师：邬启明教授", [("东山大学", "博士", "材料物理")]),
    ],
)  # fmt: skip
def test_studies_under_their_dates_and_before_a_full_stop(lines, found, draft_of) -> None:
    assert studies(draft_of(f"{ZH}教育经历\n\n{lines}\n")) == found


def test_a_school_before_a_colon(draft_of) -> None:
    text = f"{EN}EDUCATION\n\n2009 - 2013  Hill College of Building: NVQ Level 3 Electrical Installation\n"
    assert studies(draft_of(text)) == [("Hill College of Building", "NVQ Level 3", "Electrical Installation")]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Life Support, Rescue Guild North, 2023\nFork Lift Card", [("Life Support", "2023", "Rescue Guild North"), ("Fork Lift Card", "", "")]),
        ("Mentoring in Practice, University of Hill (2020)\nHarbour Card (current)", [("Mentoring in Practice", "2020", "University of Hill"), ("Harbour Card", "", "")]),
    ],
)  # fmt: skip
def test_schools_and_guilds_give_certificates(lines, found, draft_of) -> None:
    assert papers(draft_of(f"{EN}CERTIFICATES\n\n{lines}\n")) == found


def test_tongues_in_the_form_of_europass_are_languages(draft_of) -> None:
    text = f"{EN}PERSONAL SKILLS\n\nMother tongue\tGerman\nOther languages\tEnglish: C1 Norwegian: B1\nTechnical skills\tLabVIEW, Python\n"
    assert [(one.language, one.fluency) for one in draft_of(text).resume.languages] == [
        ("German", "Mother tongue"),
        ("English", "C1"),
        ("Norwegian", "B1"),
    ]


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("1187 Raymond Ave., St. Paul, Minnesota 55108", "St. Paul"),
        ("Blk 7 Lot 12, Brgy. Pampang, Angeles City, Pampanga", "Angeles City"),
        ("Ibadan, Oyo State", "Ibadan"),
        ("九龍觀塘翠屏道", "九龍觀塘"),
    ],
)
def test_the_town_in_an_address(line, town, draft_of) -> None:
    label = "地址：" if "九" in line else ""
    draft = draft_of(f"Jane Roe\n{label}{line}\njane.roe@example.com\n\nSKILLS\n\nFiling, typing, driving\n")
    assert draft.resume.basics.location.city == town


@pytest.mark.parametrize(
    ("line", "birth"),
    [
        ("女 / 1987年", "1987"),
        ("45岁（1978年11月5日）| 现居河北石家庄", "1978-11-05"),
        ("男・ 1996 年 2 月出生・役畢", "1996-02"),
    ],
)
def test_a_birth_beside_gender_or_age(line, birth, draft_of) -> None:
    draft = draft_of(f"林可\n{line}\nlin@example.com\n\n工作经历\n\n2019.3-至今 碧波饭店 面点师\n")
    assert draft.resume.personal.birth_date == birth


def test_years_of_a_book_are_no_number(draft_of) -> None:
    text = f"{EN}PROJECTS\n\nPews and Pence: Parish Money in the North, 1540-1660\n"
    assert draft_of(text).resume.basics.phone == ""
