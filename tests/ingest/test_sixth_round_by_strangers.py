"""Forms that a stranger's 24 résumés and a generator of layouts showed the reader did not know, in examples of our own, each with its
neighbours."""

from __future__ import annotations

import pytest

from app.ingest.layout.bullets import split_list
from app.ingest.layout.label_column import kind_of_label
from app.ingest.layout.page import Glyph
from app.ingest.layout.text_lines import lines_of
from app.ingest.sections.certificates import certificate_items
from app.ingest.sections.languages import language_items
from app.ingest.sections.person_name import strip_title
from app.ingest.sections.vocabulary import known_kind
from app.text.dates import find_dates

EN = "Jane Roe\njane.roe@example.com\n\n"
WORK = (
    "WORK EXPERIENCE\n\nClerk\nRoe Trading Ltd\nMay 2013 - June 2021\n- Filed letters\n\nSKILLS\n\nTyping, Filing\n\n"
)
ZH = "林可\nlin@example.com\n\n"


def jobs(draft):
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


def posts(draft):
    return [(post.organisation, post.position) for post in draft.resume.volunteer]


def papers(draft):
    return [(paper.name, paper.date) for paper in draft.resume.certificates]


def tongues(draft):
    return [(known.language, known.fluency) for known in draft.resume.languages]


def skills(draft):
    return [word for skill in draft.resume.skills for word in skill.keywords]


def studies(draft):
    return [(study.institution, study.study_type, study.area, study.end) for study in draft.resume.education]


# ---- sections by what stands below their heading


def test_short_dated_items_under_an_unknown_heading_are_certificates(draft_of) -> None:
    draft = draft_of(f"{EN}{WORK}PINS\n\n• Tide Exam B, May 2022\n• Power Grid Associate – Marlow (2023)\n")
    assert [date for _, date in papers(draft)] == ["2022-05", "2023"]


def test_strengths_are_skills_where_they_are_a_list(draft_of) -> None:
    draft = draft_of(f"{EN}STRENGTHS\n\n• Linen control\t• Guest recovery\n• Rostering\t✓ Room inspection\n")
    assert skills(draft) == ["Linen control", "Guest recovery", "Rostering", "Room inspection"]


def test_an_internship_is_no_course_of_training(draft_of) -> None:
    draft = draft_of(
        f"{EN}INTERNSHIP / INPLANT TRAINING\n\n1. Intern – Production, Marlow Castings Ltd, Perth (June 2023 to July 2024)\n• Checked moulds\n"
        "2. Inplant Trainee, Thornby Pumps, Leeds (December 2022)\n• Observed casting of pumps\n"
    )
    assert jobs(draft) == [
        ("Marlow Castings Ltd", "Intern – Production", "Perth"),
        ("Thornby Pumps", "Inplant Trainee", "Leeds"),
    ]
    assert papers(draft) == []


@pytest.mark.parametrize(
    ("heading", "kind"), [("L ICENSES", "certificates"), ("SKI L L S", "skills"), ("A LEVELS", ""), ("外语 ·", "")]
)
def test_letters_set_apart_are_a_heading(heading, kind) -> None:
    assert known_kind(heading) == kind


def test_headings_beside_their_sections_are_headings_in_a_table_of_two_columns(draft_of, docx, tbl, para) -> None:
    body = para("Jane Roe") + para("jane.roe@example.com")
    body += tbl(
        ["Career to date", "Baker, Roe Bakery Ltd\tMay 2019 – June 2021"],
        ["Licences and languages", "First Aid at Work (2020)"],
        ["Toolkit", "Excel, Sage 50"],
    )
    draft = draft_of(docx(body), "resume.docx")
    assert jobs(draft) == [("Roe Bakery Ltd", "Baker", "")]
    assert papers(draft) == [("First Aid at Work", "2020")]
    assert skills(draft) == ["Excel", "Sage 50"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Career to date", "work"),
        ("Marlow University", ""),
        ("Basic Training (STCW)", ""),
        ("May 2019", ""),
        ("技能", "skills"),
    ],
)
def test_a_label_is_the_heading_of_a_section_by_its_words_only(label, kind) -> None:
    assert kind_of_label(label) == kind


def test_headings_in_capitals_beside_their_first_line(draft_of) -> None:
    draft = draft_of(
        f"{EN}EDUCATIONAL QUALIFICATION DETAILS\tMarlow University — B.Sc. Chemistry, 2012\n\nWORK EXPERIENCE\n\nClerk\nRoe Trading Ltd\nMay 2013 - June 2021\n"
    )
    assert studies(draft)[0][:3] == ("Marlow University", "B.Sc.", "Chemistry")


# ---- dates


@pytest.mark.parametrize(
    ("text", "first", "last", "ranged"),
    [
        ("2023-06 / 2024-05", "2023-06", "2024-05", True),
        ("2023-06/present", "2023-06", "", True),
        ("2012/2013", "2012", "2013", True),
        ("Safety Level 2\tApr 2021", "2021-04", "", False),
        ("2 Apr 2021", "2021-04-02", "", False),
    ],
)
def test_intervals_of_months_and_days_in_their_own_cell(text, first, last, ranged) -> None:
    (span,) = find_dates(text)
    assert (span.first, span.last, span.ranged) == (first, last, ranged)


# ---- names, levels, lists


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Dr. Ines Roe-Marlow", "Ines Roe-Marlow"),
        ("ROE, Ines Maria (Mrs.)", "ROE, Ines Maria"),
        ("Dr Ines Roe", "Dr Ines Roe"),
        ("Drew Barry Moore", "Drew Barry Moore"),
    ],
)
def test_a_title_is_no_part_of_a_name(line, name) -> None:
    assert strip_title(line) == name


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("French, B2", ["French: B2"]),
        ("French, German", ["French", "German"]),
        ("英文\t聽 / 中等、說 / 中等、讀 / 精通", ["英文：聽 / 中等、說 / 中等、讀 / 精通"]),
        ("英语：CET-6（521 分），可阅读英文文档", ["英语：CET-6（521 分），可阅读英文文档"]),
    ],
)
def test_levels_stay_with_their_language(text, items) -> None:
    assert language_items(text) == items


def test_a_stroke_inside_a_list_with_commas_parts_nothing() -> None:
    assert split_list("Python, JavaScript / TypeScript, SQL") == ["Python", "JavaScript / TypeScript", "SQL"]
    assert split_list("Python / SQL") == ["Python", "SQL"]


def test_a_skill_with_its_level_behind_a_colon(draft_of) -> None:
    draft = draft_of(f"{ZH}技能特长\n\nAxure：精通\n数据分析：熟练\n")
    assert [(skill.keywords, skill.level) for skill in draft.resume.skills] == [
        (("Axure",), "精通"),
        (("数据分析",), "熟练"),
    ]


def test_dates_of_chinese_certificates_in_one_sentence() -> None:
    found = certificate_items("消防员（中级），2022年取得；C1驾驶证，2014年取得；保安员证", alone=True)
    assert found == ["消防员（中级），2022年取得", "C1驾驶证，2014年取得", "保安员证"]


def test_the_subject_of_a_teacher_is_no_issuer(draft_of) -> None:
    draft = draft_of(f"{ZH}资格证书\n\n教师资格证（小学语文）（2016）\n")
    assert [(paper.name, paper.issuer) for paper in draft.resume.certificates] == [("教师资格证（小学语文）", "")]


# ---- facts told in passing


def test_a_mixed_section_tells_languages_and_voluntary_posts(draft_of) -> None:
    draft = draft_of(
        f"{EN}{WORK}ALSO\n\nFirst-language Welsh speaker; English fluent. Retained firefighter with Mid Marlow Fire Crew since 2018.\n"
    )
    assert tongues(draft) == [("Welsh", "First-language"), ("English", "fluent")]
    assert posts(draft) == [("Mid Marlow Fire Crew", "Retained firefighter")]
    assert "Retained firefighter" in draft.resume.sections[0].lines[0].text  # the line itself stays


def test_a_text_about_other_things_tells_no_post(draft_of) -> None:
    draft = draft_of(f"{EN}{WORK}ALSO\n\nI like working with Marlow Harbour Trust and can start in May.\n")
    assert posts(draft) == [] and tongues(draft) == []


# ---- heads


def test_towns_in_brackets_behind_most_employers(draft_of) -> None:
    draft = draft_of(
        f"{EN}WORK EXPERIENCE\n\nBaker, Roe Bakery (Zarnow)\tMay 2019 - June 2021\n- Baked bread every day\n\nCook, Marlow Kitchen (Elmstead, Kent)\tMay 2016 - June 2019\n- Cooked lunch\n"
    )
    assert jobs(draft) == [("Roe Bakery", "Baker", "Zarnow"), ("Marlow Kitchen", "Cook", "Elmstead, Kent")]


def test_a_verb_before_a_chinese_position_is_none_of_it(draft_of) -> None:
    draft = draft_of(
        f"{ZH}工作经历\n\n2022/5～至今  万某物业服务有限公司  任秩序维护主管\n——管理保安队员26人\n——建立月检制度\n"
    )
    assert [(job.position, [line.text for line in job.highlights]) for job in draft.resume.work] == [
        ("秩序维护主管", ["管理保安队员26人", "建立月检制度"])
    ]


def test_a_level_of_schooling_in_its_own_cell_is_no_school(draft_of) -> None:
    draft = draft_of(f"{ZH}學歷\n\n東某教育大學\n課程設計學系｜大學\n2014/9～2018/6 畢業\n")
    assert studies(draft) == [("東某教育大學", "大學", "課程設計學系", "2018-06")]


# ---- pages


def test_letters_that_pdfium_breaks_apart_are_one_line() -> None:
    """pdfium takes some short Chinese pages for vertical writing and breaks the line behind every letter."""
    glyphs = []
    for at, char in enumerate("工作经历"):
        glyphs += [Glyph(char, 40 + 10 * at, 91, 50 + 10 * at, 103, 10, 100), Glyph("\n", 0, 0, 0, 0, 0, 0, made=True)]
    glyphs += [Glyph("年", 84, 91, 94, 103, 10, 100)]
    assert [line.text for line in lines_of(glyphs, 1)] == ["工作经历 年"]
