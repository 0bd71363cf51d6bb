"""The engine that divides a section into entries, what it prints, and the layouts that it was written for."""

from __future__ import annotations

import pytest

from app.ingest.explanation import explain
from app.ingest.formats.html import read_html
from app.ingest.formats.plain import read_plain
from app.ingest.layout.line_roles import divide, total, traits_of
from app.ingest.layout.rows import Row, rows_of
from app.ingest.sections.section_division import zones_of
from app.ingest.source_lines import TextLine
from app.text.dates import find_dates

HEAD = "Ann Roe\nann@example.com\n\n"


def rows(*texts: str, bullets: str = "") -> list[Row]:
    return rows_of([TextLine(text, bullet=str(at) in bullets) for at, text in enumerate(texts)])


def heads(lines: list[Row], *, inside: bool = False) -> list[list[str]]:
    return [[row.text for row in lines[part.start : part.body]] for part in divide(lines, inside=inside)]


def jobs(draft) -> list[tuple[str, str, str]]:
    return [(work.organisation, work.position, work.start) for work in draft.resume.work]


def test_heads_of_one_shape_are_found_together() -> None:
    lines = rows("May 2018 - June 2023", "Staff Nurse", "Al Nakheel Hospital, Riyadh", "• Six patients", "2012 - 2013", "Ward Nurse",
                 "Guimbal Health Unit", "• Visits")  # fmt: skip
    assert heads(lines) == [
        ["May 2018 - June 2023", "Staff Nurse", "Al Nakheel Hospital, Riyadh"],
        ["2012 - 2013", "Ward Nurse", "Guimbal Health Unit"],
    ]


def test_the_bullets_of_a_time_line_mark_dates() -> None:
    lines = rows("OCT 2019 - NOW", "Cook at Zorblax Bistro", "Grilled fish", "JAN 2017 - AUG 2019", "Waiter at Otter Inn", "Served",
                 bullets="0235")  # fmt: skip
    assert traits_of(lines)[0].bullet is False
    assert heads(lines) == [
        ["OCT 2019 - NOW", "Cook at Zorblax Bistro"],
        ["JAN 2017 - AUG 2019", "Waiter at Otter Inn"],
    ]


def test_lines_above_a_list_belong_to_no_entry_of_it() -> None:
    lines = rows("Call me any time.", "Cook", "Zorblax Bistro Ltd", "2019 - 2020", "• Grilled")
    assert heads(lines, inside=True) == [["Cook", "Zorblax Bistro Ltd", "2019 - 2020"]]


def test_two_employers_with_dates_are_two_entries_without_a_line_between() -> None:
    assert heads(rows("Cook, Zorblax Bistro Ltd, 2019 - 2020", "Waiter, Otter Inn Ltd, 2017 - 2019")) == [
        ["Cook, Zorblax Bistro Ltd, 2019 - 2020"],
        ["Waiter, Otter Inn Ltd, 2017 - 2019"],
    ]


def test_every_line_is_told_with_its_role_and_the_parts_of_its_score() -> None:
    told = explain(read_plain(f"{HEAD}Experience\n\nCook\nZorblax Bistro Ltd\n2019 - 2020\n- Grilled the fish\n"))
    assert [(line["role"], line["text"]) for line in told if line["section"] == "work"] == [
        ("heading", "Experience"), ("head", "Cook"), ("head", "Zorblax Bistro Ltd"), ("head", "2019 - 2020"), ("body", "Grilled the fish"),
    ]  # fmt: skip
    first = next(line for line in told if line["text"] == "Cook")
    assert first["terms"]["dates"] > 0 and first["terms"]["position"] > 0
    assert first["score"] == pytest.approx(sum(first["terms"].values()))


def test_a_score_is_the_sum_of_its_terms() -> None:
    (part,) = divide(rows("Cook", "Zorblax Bistro Ltd", "2019 - 2020"))
    assert total(part.terms) == sum(value for _, value in part.terms)


def test_a_heading_of_a_lower_level_heads_an_entry(draft_of) -> None:
    page = (
        "<html><body><h1>Ann Roe</h1><p>ann@example.com</p><h3>Skills</h3><p>Grill, Oven, Bar</p><h2>Experience</h2>"
        "<p>2019 - 2020</p><h3>Cook ＠ Zorblax Bistro</h3><ul><li>Grilled the fish</li></ul></body></html>"
    )
    assert jobs(draft_of(page, "resume.html")) == [("Zorblax Bistro", "Cook", "2019")]


def test_elements_that_only_a_style_sheet_parts_are_cells() -> None:
    page = "<p><span class=a>Otter Inn</span><span class=b>2019.02 - 2020.03</span></p><p><span lang=en>Rat</span><span lang=en>te</span></p>"
    assert [line.text for line in read_html(page).lines] == ["Otter Inn\t2019.02 - 2020.03", "Ratte"]


@pytest.mark.parametrize("text", ["(2)2010年起兼管消防器材", "2.2003年荣立三等功一次", "(3)7年没出过事故"])
def test_a_number_right_before_a_year_is_the_number_of_an_item(text: str) -> None:
    assert rows(text)[0].numbered


def test_a_decimal_is_no_number_of_an_item() -> None:
    assert not any(row.numbered for row in rows("2.2003 metres", "(12)34 apples"))


def test_both_years_of_a_range_are_of_the_republic() -> None:
    (span,) = find_dates("民國85年7月~94年2月")
    assert (span.first, span.last) == ("1996-07", "2005-02")


def test_a_listed_word_in_the_look_of_small_headings_is_one() -> None:
    def line(text: str, size: float, at: int) -> TextLine:
        return TextLine(text, size=size)

    texts = [("Ann Roe", 14.0), ("个人简介 Profile", 9.0), ("本人做事认真，待人热情，愿意学习新的东西。", 10.5), ("技能 Skills", 9.0), ("Word、Excel、PowerPoint", 10.5),
             ("语言 Languages", 9.0), ("汉语（母语）、德语（C1）", 10.5)]  # fmt: skip
    zones = zones_of(rows_of([line(text, size, at) for at, (text, size) in enumerate(texts)]))
    assert [zone.kind for zone in zones] == ["head", "summary", "skills", "languages"]


def test_a_remark_behind_a_heading_does_not_hide_it(draft_of) -> None:
    draft = draft_of(
        "王小梅\n13800001234\n\n工作經歷(總年資 18年)\n\n2019.01-2022.03  华泰电子有限公司  生产主管\n- 管理车间\n"
    )
    assert jobs(draft) == [("华泰电子有限公司", "生产主管", "2019-01")]


def test_what_stands_before_at_is_the_position(draft_of) -> None:
    draft = draft_of(f"{HEAD}Experience\n\nIntern, Objects Conservation at Otter Toys, 2013 - 2014\n- Cleaned toys\n")
    assert jobs(draft) == [("Otter Toys", "Intern, Objects Conservation", "2013")]


def test_a_sentence_with_at_is_no_position(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Experience\n\nCook, Zorblax Bistro Ltd, 2013 - 2014\nTook part in tree planting camps at Otter bank.\n"
    )
    assert jobs(draft) == [("Zorblax Bistro Ltd", "Cook", "2013")]


@pytest.mark.parametrize(
    ("line", "job"),
    [
        ("2017年3月至今，南庄陶瓷厂职工食堂，厨师长", ("南庄陶瓷厂职工食堂", "厨师长")),
        ("2017年3月至今，福满港式烧腊店，烧腊师傅", ("福满港式烧腊店", "烧腊师傅")),
    ],
)
def test_chinese_commas_part_employer_and_position(draft_of, line: str, job: tuple[str, str]) -> None:
    draft = draft_of(f"王小梅\n13800001234\n\n工作经历\n{line}\n- 管理食堂\n")
    assert jobs(draft) == [(*job, "2017-03")]


@pytest.mark.parametrize(
    ("line", "degree", "area"),
    [
        ("B.Sc. (Ed.) Mathematics, University of Bergh, 2010", "B.Sc. (Ed.)", "Mathematics"),
        ("Bachelor of Education (Arts) in Art and Design, University of Bergh, 2010", "Bachelor of Education (Arts)", "Art and Design"),
    ],
)  # fmt: skip
def test_brackets_right_behind_a_degree_belong_to_it(draft_of, line: str, degree: str, area: str) -> None:
    (study,) = draft_of(f"{HEAD}Education\n\n{line}\n").resume.education
    assert (study.study_type, study.area) == (degree, area)


def test_the_faculty_belongs_to_the_degree_where_the_subject_is_told(draft_of) -> None:
    (study,) = draft_of(
        "王小梅\n13800001234\n\n教育经历\n北方地质大学\t2015.09 – 2018.06\n古生物学,理学硕士\n"
    ).resume.education
    assert (study.institution, study.study_type, study.area) == ("北方地质大学", "理学硕士", "古生物学")


def test_further_qualifications_without_a_school_are_certificates(draft_of) -> None:
    draft = draft_of(
        f"{HEAD}Additional Qualification:\n\nDiploma in Indirect Taxation (2014)\nTypewriting English Higher (2003)\n"
    )
    assert draft.resume.education == ()
    assert [paper.name for paper in draft.resume.certificates] == [
        "Diploma in Indirect Taxation",
        "Typewriting English Higher",
    ]
