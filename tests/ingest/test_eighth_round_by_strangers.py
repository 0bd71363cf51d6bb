"""Layouts that many tool chains make of the same résumés, in small examples of our own."""

from __future__ import annotations

import pytest

from app.ingest.layout.page import Glyph, Page
from app.ingest.layout.page_lines import lines_of_page
from app.ingest.layout.rows import Row
from app.ingest.sections.entries import split_entries
from app.ingest.sections.person_name import strip_title
from app.ingest.sections.vocabulary import heading_key, meant_kind

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def run(x, y, text, *, spacing=0.0):
    """Return the letters of a line in type of 10 points, each half an em wide."""
    glyphs = []
    for char in text:
        if char != " ":
            glyphs.append(Glyph(char, x, y, x + 5, y + 12, 10.0, y + 9))
        x += 5 + spacing
    return glyphs


def texts(*runs):
    page = Page(1, 595.0, 842.0, [glyph for one in runs for glyph in one])
    return [line.text for line in lines_of_page(page).lines]


def test_bullets_of_two_columns_on_one_height_are_two():
    bullets = [*run(40, 100, "•"), *run(300, 100, "•")]
    assert [text for text in texts(bullets) if text.strip()] == ["•", "•"]
    assert texts([*run(40, 100, "•"), *run(60, 100, "•")]) != ["•", "•"]


def test_headings_beside_their_sections_open_them_where_nothing_is_level():
    content = ["Roe Bakery", "Baker", "sold bread", "Leeds College", "Diploma of Baking", "Sourdough", "Piping"]
    heights = [100, 114, 128, 150, 164, 186, 200]
    heads = [run(40, 107, "Experience"), run(40, 157, "Education"), run(40, 193, "Skills")]
    column = [run(200, y, text) for y, text in zip(heights, content, strict=True)]
    late = (2, 5)  # drawn after the rest, as some writers do with lists
    early = [one for at, one in enumerate(column) if at not in late]
    read = texts(*heads, *early, *(column[at] for at in late))
    assert read.index("Experience") < read.index("Roe Bakery") < read.index("Education") < read.index("Leeds College")
    assert read.index("Skills") == read.index("Sourdough") - 1


def test_an_address_that_runs_into_the_next_column_does_not_break_the_order():
    side = [
        run(40, 100 + 14 * n, text) for n, text in enumerate(["Contact", "janet.roe.of.leeds@example.org", "Leeds"])
    ]
    main = [
        run(180, 93 + 14 * n, text) for n, text in enumerate(["Work so far", "Baker, Roe Ltd", "baked", "sold", "cut"])
    ]
    assert texts(*side, *main)[:3] == ["Contact", "janet.roe.of.leeds@example.org", "Leeds"]


def test_letters_set_nearly_a_word_apart_are_one_word():
    assert texts(run(40, 100, "CONTACT", spacing=1.9)) == ["CONTACT"]


def test_a_town_behind_a_stroke_or_in_brackets_is_no_part_of_the_employer(draft_of):
    jobs = draft_of(
        f"{EN}WORK EXPERIENCE\n\nElectrician\nMarlow Electric Ltd / Dubai, United Arab Emirates\n2019 - 2021\n\n"
        "Care Assistant\nOakmere Residential Home (Chesterfield)\n2015 - 2018\n\n"
    ).resume.work
    assert [(job.organisation, job.location) for job in jobs] == [
        ("Marlow Electric Ltd", "Dubai, United Arab Emirates"),
        ("Oakmere Residential Home", "Chesterfield"),
    ]


def test_duties_beside_their_label_in_a_table_stay_under_their_job():
    cells = (("dates", "2019.4-至今"), ("place", "某船舶有限公司"), ("role", "焊工班长"))
    told = (("place", "工作内容"), ("role", "焊接船体分段；"))
    rows = [
        Row("2019.4-至今\t某船舶有限公司\t焊工班长", 0, 0, cells=cells),
        Row("工作内容\t焊接船体分段；", 1, 1, cells=told),
    ]
    (entry,) = split_entries(rows)
    assert [row.text for row in entry.body] == ["焊接船体分段；"]


def test_fields_of_a_form_side_by_side_are_told_apart(draft_of):
    (job,) = draft_of(
        f"{ZH}工作经历\n\n公司名称：燃动健身工作室   时间：2019/3~至今\n职位：教练\n- 带课30节\n"
    ).resume.work
    assert (job.organisation, job.position, job.start) == ("燃动健身工作室", "教练", "2019-03")


def test_a_subject_behind_its_label_is_the_subject(draft_of):
    text = f"{EN}EDUCATION\n\nSchool: University of Leeds\nQualification: MSc\nSubject: Applied Statistics\nDates: 2019 - 2020\n"
    (study,) = draft_of(text).resume.education
    assert (study.study_type, study.area, study.start) == ("MSc", "Applied Statistics", "2019")


def test_a_stroke_in_an_item_and_wide_spaces_between_items_of_skills(draft_of):
    listed = draft_of(f"{EN}SKILLS\n\n- Lean / 5S\n- Excel\n- Kanban\n").resume.skills
    assert [word for skill in listed for word in skill.keywords] == ["Lean / 5S", "Excel", "Kanban"]
    spaced = draft_of(f"{EN}SKILLS\n\nDementia care  Medication rounds  Care planning\n").resume.skills
    assert [word for skill in spaced for word in skill.keywords] == [
        "Dementia care",
        "Medication rounds",
        "Care planning",
    ]


def test_the_date_between_a_certificate_and_its_body_stands_in_no_name(draft_of):
    text = f"{EN}CERTIFICATES\n\nManual Handling (2022), Safe Works Ltd\nWorking at Heights, SafeBuild Training, 2023\n"
    papers = draft_of(text).resume.certificates
    assert [(paper.name, paper.date, paper.issuer) for paper in papers] == [
        ("Manual Handling", "2022", "Safe Works Ltd"),
        ("Working at Heights", "2023", "SafeBuild Training"),
    ]


def test_every_line_of_volunteers_is_a_post_of_its_own(draft_of):
    text = f"{EN}VOLUNTEERING\n\nRetained firefighter, Mid & South Fire Crew\nTreasurer, Caversham Primary PTA\n"
    assert [(post.position, post.organisation) for post in draft_of(text).resume.volunteer] == [
        ("Retained firefighter", "Mid & South Fire Crew"),
        ("Treasurer", "Caversham Primary PTA"),
    ]


def test_doctoral_posts_are_jobs_and_no_degrees(draft_of):
    text = (
        f"{ZH}工作经历\n\n2022.7 – 至今    博士后研究员  秦岭材料研究院\n• 研究涂层\n"
        "2018.9 – 2019.6    助教  西北理工大学材料学院\n• 承担习题课\n\n教育背景\n\n2013.9-2017.6  西北理工大学  材料学  博士\n"
    )
    resume = draft_of(text).resume
    assert [(job.position, job.organisation) for job in resume.work] == [
        ("博士后研究员", "秦岭材料研究院"),
        ("助教", "西北理工大学材料学院"),
    ]
    assert [study.study_type for study in resume.education] == ["博士"]


@pytest.mark.parametrize(("heading", "kind"), [("事業歷程", "work"), ("职涯历程", "work"), ("學生工作", "volunteer")])
def test_headings_of_a_career_and_of_students(heading, kind):
    assert meant_kind(heading_key(heading)) == kind


def test_letters_of_a_register_with_a_branch_in_brackets_are_no_name():
    assert strip_title("Bronagh Whitlock, RN (Adult)") == "Bronagh Whitlock"
