"""Layouts of one more set by strangers, with names of our own: headings told by what stands below them, forms with a
declaration, entries that are items of a list, studies set alike, and towns that belong to names."""

from __future__ import annotations

import pytest

from app.ingest.explanation import explain
from app.ingest.layout.page_furniture import mark_running_text
from app.ingest.layout.rows import Row
from app.ingest.layout.study_places import with_names_whole
from app.ingest.provenance import Locator
from app.ingest.sections.certificates import certificate_items, certificate_name
from app.ingest.sections.degrees_and_schools import is_degree
from app.ingest.sections.draft_builder import zones_of_rows
from app.ingest.sections.person_name import guess_name
from app.ingest.sections.section_content import told_kind
from app.ingest.sections.vocabulary import is_document_title
from app.ingest.source_lines import Box, Source, TextLine

HEAD = "Nora Hale\nnora@example.org\n\n"


def _jobs(draft):
    return [(work.organisation, work.position, work.start, work.end) for work in draft.resume.work]


def _studies(draft):
    return [(study.institution, study.study_type, study.area) for study in draft.resume.education]


def _printed(draft):
    return " ".join(line.text for section in draft.resume.sections for line in section.lines)


def _unread(draft):
    return [span.text for span in draft.unread]


def _rows(*lines):
    """Rows of a page from (text, size, bold)."""
    return [
        Row(text, at, at, 1, Box(50, 20.0 * at, 300, 20.0 * at + size), size, bold, indent=50.0)
        for at, (text, size, bold) in enumerate(lines)
    ]


def test_two_larger_rows_that_no_list_knows_head_sections_by_what_stands_below_them():
    rows = _rows(
        ("Nora Hale", 26.0, False),
        ("nora@example.org", 10.0, False),
        ("Ovens", 13.0, True),
        ("2019 – 2021\tHead Baker at Marlow Bakery Ltd", 10.0, True),
        ("Ran the night shift with a team of six.", 10.0, False),
        ("2015 – 2019\tBaker at Thornby Mills Ltd", 10.0, True),
        ("Baked rye bread for eleven shops.", 10.0, False),
        ("College", 13.0, True),
        ("Diploma in Baking", 10.0, False),
        ("Vale Technical College, 2013 – 2015", 10.0, False),
    )

    assert [zone.kind for zone in zones_of_rows(rows)][1:] == ["work", "education"]


def test_employers_larger_than_the_text_head_no_sections():
    rows = _rows(
        ("Nora Hale", 26.0, False),
        ("nora@example.org", 10.0, False),
        ("Marlow", 13.0, True),
        ("2019 – 2021\tHead Baker", 10.0, False),
        ("Ran the night shift with a team of six.", 10.0, False),
        ("Thornby", 13.0, True),
        ("2015 – 2019\tBaker", 10.0, False),
        ("Baked rye bread for eleven shops.", 10.0, False),
    )

    assert not {"Marlow", "Thornby"} & {zone.title for zone in zones_of_rows(rows)}


def test_employers_and_schools_set_alike_under_their_headings_head_no_sections():
    rows = _rows(
        ("Nora Hale", 26.0, False),
        ("nora@example.org", 10.0, False),
        ("Experience", 14.0, True),
        ("Marlow", 10.0, True),
        ("2019 – 2021\tHead Baker", 10.0, False),
        ("Ran the night shift with a team of six.", 10.0, False),
        ("Thornby", 10.0, True),
        ("2015 – 2019\tBaker", 10.0, False),
        ("Baked rye bread for eleven shops.", 10.0, False),
        ("Education", 14.0, True),
        ("Vale", 10.0, True),
        ("Diploma in Baking, 2013 – 2015", 10.0, False),
    )

    assert [zone.title for zone in zones_of_rows(rows)][1:] == ["Experience", "Education"]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.txt", "{upper}\n"), ("a.txt", "{title}\n=========\n"), ("a.txt", "{title}:\n"), ("a.md", "## {title}\n")],
)
def test_headings_that_mean_nothing_are_told_by_their_form_and_what_stands_below(name, form, draft_of):
    def heading(title):
        return "\n" + form.format(title=title, upper=title.upper()) + "\n"

    draft = draft_of(
        HEAD + heading("Marlok vune") + "2019 – 2021\nHead Baker\nMarlow Bakery Ltd\n- Ran the night shift\n\n"
        "2015 – 2019\nBaker\nThornby Mills Ltd\n- Baked rye bread\n"
        + heading("Telsor quen")
        + "Vale Technical College\t2013 – 2015\nDiploma in Baking\n"
        + heading("Dunlin brath")
        + "Sourdough, Rye bread, Pastry, Stock control\n"
        + heading("Felwick hamor")
        + "Welsh, Polish, English\n",
        name,
    )

    assert [job[0] for job in _jobs(draft)] == ["Marlow Bakery Ltd", "Thornby Mills Ltd"]
    assert [study[1] for study in _studies(draft)] == ["Diploma"]
    assert "Sourdough" in [word for skill in draft.resume.skills for word in skill.keywords]
    assert [spoken.language for spoken in draft.resume.languages] == ["Welsh", "Polish", "English"]


def test_content_contradicts_the_words_of_an_unlisted_heading(draft_of):
    draft = draft_of(
        HEAD + "In the classroom\n\nVale Secondary College\t01/2021 – current\nTeacher of Mathematics\n"
        "- Teach mathematics to four classes of years 8 to 10, with 22 students each.\n- Built a partnership with four local firms; 17 students moved into apprenticeships.\n\nThornby Park School\t01/2020 – 12/2020\nGraduate Teacher\n"
        "- Taught mathematics and science for two terms, one of them remotely.\n\nEducation\n\nMaster of Teaching, Roe University\t2018 – 2019\n"
    )

    assert [job[1] for job in _jobs(draft)] == ["Teacher of Mathematics", "Graduate Teacher"]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("2019 – 2021 Baker, Marlow Bakery Ltd", "2015 – 2019 Baker, Thornby Mills Ltd"), "work"),
        (("BSc Botany, Vale University, 2012 – 2015", "Hill School, 2005 – 2012"), "education"),
        (("Welsh (native)", "Polish (fluent)", "English"), "languages"),
        (("Excel", "Stock control", "Till work", "Teamwork"), "skills"),
        (("First Aid at Work certificate (2021)", "Forklift licence (2019)"), "certificates"),
        (("英语（流利）", "德语（入门）"), "languages"),
    ],
)
def test_content_alone_tells_the_kind_of_a_section(lines, kind):
    assert told_kind([Row(text, at, at) for at, text in enumerate(lines)]) == kind


def test_the_explanation_of_a_heading_names_the_kinds_that_suit_its_content():
    lines = [TextLine(text) for text in ("Nora Hale", "nora@example.org", "", "Languages", "Welsh, Polish, English")]
    (heading,) = (line for line in explain(Source("text", tuple(lines))) if line["role"] == "heading")

    assert next(iter(heading["terms"])) == "languages"


def test_long_items_that_end_with_their_years_are_jobs(draft_of):
    ministry = "Marlow Valley State Ministry of Lands, Survey and Country Planning, Regional Office"
    draft = draft_of(
        HEAD + "WORKING EXPERIENCE\n\n"
        f"- Principal Planning Officer, {ministry}, January 2013 – December 2018\n- Prepared the yearly returns.\n"
        f"- Planning Officer, {ministry}, July 2008 – December 2012\n- Inspected building sites.\n"
    )

    assert [job[1:] for job in _jobs(draft)] == [
        ("Principal Planning Officer", "2013-01", "2018-12"),
        ("Planning Officer", "2008-07", "2012-12"),
    ]


def test_a_declaration_and_its_signature_stay_among_the_unread_lines(draft_of):
    draft = draft_of(
        HEAD + "SKILLS\n\nWelding, Rigging\n\nDECLARATION\n\nI hereby declare that the above is true.\n"
        "Signature: ____________\tDate: ________\n"
    )

    assert not _printed(draft)
    assert "I hereby declare that the above is true." in _unread(draft)


def test_a_declaration_in_chinese_stays_among_the_unread_lines(draft_of):
    draft = draft_of("林远山\n电话：13800138000\n\n专业技能\n\n会计、出纳\n\n本人保证上述内容真实有效。\n")

    assert not _printed(draft)
    assert "本人保证上述内容真实有效。" in _unread(draft)


def test_the_label_of_a_value_that_a_field_took_is_not_printed(draft_of):
    draft = draft_of(
        "Full Name\tNora Hale\tPosition Applied\tSecond Engineer\nE-mail\tnora@example.org\tHeight\t168 cm\n\n"
        "Skills\n\nWelding, Rigging, Purifiers\n"
    )

    assert draft.resume.basics.label == "Second Engineer"
    assert "Position Applied" not in _printed(draft)
    assert "168 cm" in _printed(draft)


@pytest.mark.parametrize(
    "text", ["APPLICATION FOR SEA EMPLOYMENT", "Job Application Form", "应聘人员登记表", "（照片）", "個人履歷表"]
)
def test_titles_of_forms(text):
    assert is_document_title(text)


@pytest.mark.parametrize("text", ["Application Engineer", "Photographer", "登记员"])
def test_positions_are_no_titles_of_forms(text):
    assert not is_document_title(text)


def test_studies_whose_lines_repeat_are_parted_alike(draft_of):
    draft = draft_of(
        HEAD + "Education\n\nMarlow Seminar\nDiploma, Housing\n9/2015 – 6/2017\n"
        "Thornby Wharf\nBachelor of Arts, Translation\n9/2011 – 6/2014\n"
    )

    assert _studies(draft) == [
        ("Marlow Seminar", "Diploma", "Housing"),
        ("Thornby Wharf", "Bachelor of Arts", "Translation"),
    ]


def test_studies_of_one_line_each_are_parted_line_by_line(draft_of):
    draft = draft_of(
        "林远山\n電話：0912-000-587\n\n學歷\n大肚溪人文大學 社會工作學系 碩士 2018/09～2021/01\n"
        "中彰湖科技大學 社會工作系 學士 2010/09～2014/06\n"
    )

    assert _studies(draft) == [
        ("大肚溪人文大學", "碩士", "社會工作學系"),
        ("中彰湖科技大學", "學士", "社會工作系"),
    ]


def test_a_name_broken_behind_its_comma_is_whole():
    rows = [Row("Vale Technical University,", 0, 0), Row("Marlow", 1, 1), Row("2016 – 2018", 2, 2)]

    assert [row.text for row in with_names_whole(rows)] == ["Vale Technical University, Marlow", "2016 – 2018"]


def test_the_town_in_brackets_behind_one_employer_of_many_belongs_to_its_name(draft_of):
    draft = draft_of(
        HEAD + "Experience\n\nGraduate Engineer\nHale Pike & Co. (Johannesburg)\n2019 – 2021\n- Drew the plans\n\n"
        "Engineer\nMarlow Works Ltd\n2016 – 2019\n- Drew the plans\n\nTrainee\nThornby Works Ltd\n2014 – 2016\n- Drew\n"
    )

    assert _jobs(draft)[0][0] == "Hale Pike & Co. (Johannesburg)"


def test_a_text_that_goes_on_behind_the_foot_of_a_page_is_found():
    lines = [TextLine("Nights for 38 residents, many", 1), TextLine("Page 1", 1, aside=True), TextLine("old.", 2)]
    (span,) = Locator(lines).spans("Nights for 38 residents, many old.")

    assert span == (0, len("Nights for 38 residents, many\nPage 1\nold."))


def test_a_name_on_two_lines_may_have_two_words_on_one():
    rows = _rows(
        ("Inês", 30.0, True), ("Quaresma Roe", 30.0, True), *[("Draws maps of rivers for towns.", 10.0, False)] * 5
    )
    guess = guess_name(rows, {0, 1}, ["nora@inesquaresma.example"])

    assert guess is not None
    assert guess.name == "Inês Quaresma Roe"


def test_dates_beside_words_that_name_nothing_are_no_job(draft_of):
    draft = draft_of(
        HEAD + "WORK\n\nMar 2006 - Jul 2015\nDriver, Marlow Carriers Ltd\n- Drove cattle\n\n"
        "(Dec 2005 - Mar 2006: farm help for family, no wages.)\n\nMay 1999 - Nov 2005\nGrader, Vale Council\n- Roads\n"
    )

    assert len(_jobs(draft)) == 2


def test_a_name_and_the_number_of_the_page_are_a_foot():
    line = TextLine("Nora Hale · 1 of 1", 1, Box(50, 810, 200, 818))

    assert mark_running_text(line, 842).aside


def test_an_employer_that_sounds_like_a_trade_stands_over_its_posts(draft_of):
    draft = draft_of(
        HEAD
        + "Where I’ve worked\n\nThe Thornby Courier\nSenior Reporter, May 2014 to November 2019\n- Covered courts\n"
        "Cadet Reporter, January 2010 to April 2014\n- Wrote the pet column\n"
    )

    assert [job[0] for job in _jobs(draft)] == ["The Thornby Courier"] * 2


def test_the_school_certificate_of_west_africa_is_a_degree():
    assert is_degree("WASC")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Forklift Licence\tcurrent", "Forklift Licence"), ("Class 2 Licence .... clean, March 2025", "Class 2 Licence")],
)
def test_how_it_stands_with_a_certificate_is_no_part_of_its_name(text, name):
    assert certificate_name(text)[0] == name


def test_dates_in_brackets_part_certificates_in_chinese():
    assert certificate_items("六西格玛绿带（2022 年），PMP（2023 年）", alone=False) == [
        "六西格玛绿带（2022 年）",
        "PMP（2023 年）",
    ]


def test_a_remark_in_square_brackets_is_no_part_of_a_school(draft_of):
    draft = draft_of(
        HEAD + "Education\n\nBachelor of Science (Botany), Vale University [part-time, evenings]\t2013–2017\n"
    )

    assert _studies(draft) == [("Vale University", "Bachelor of Science", "Botany")]
