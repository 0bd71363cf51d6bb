"""Layouts of two more sets by strangers, with names of our own: nested lists, numbered forms, trainings, bare degrees."""

from __future__ import annotations

import pytest

from app.ingest.layout.page import Glyph
from app.ingest.layout.rows import Row
from app.ingest.layout.text_lines import line_of
from app.ingest.sections.degrees_and_schools import split_degree
from app.ingest.sections.heading_lines import looks_like_heading
from app.ingest.sections.languages import split_language
from app.ingest.sections.lexical_tests import is_place, without_dates
from app.ingest.sections.section_division import zones_of
from app.text.dates import find_dates

HEAD = "Nora Hale\nnora@example.org\n\n"


def _jobs(draft):
    return [(work.organisation, work.position, work.start, work.end) for work in draft.resume.work]


def _studies(draft):
    return [(study.institution, study.study_type, study.area) for study in draft.resume.education]


def _skills(draft):
    return [word for skill in draft.resume.skills for word in skill.keywords]


def test_items_of_an_outer_list_are_jobs_and_those_of_the_inner_one_their_duties(draft_of):
    draft = draft_of(
        HEAD + "JOBS\n\n* Shift Supervisor\n  Thornby Cold Chain (Pty) Ltd\n  Feb 2018 - still there\n"
        "    - Supervise 22 pickers and 4 drivers\n\n"
        "* Tally Clerk\n  Quayhead Container Depot\n  Mar 2011 - Jun 2014\n"
        "    - Counted and sealed containers\n\n* Stores Assistant\n  Marlow Hardware & Paint\n  2008 - 2010\n"
    )

    assert _jobs(draft) == [
        ("Thornby Cold Chain (Pty) Ltd", "Shift Supervisor", "2018-02", ""),
        ("Quayhead Container Depot", "Tally Clerk", "2011-03", "2014-06"),
        ("Marlow Hardware & Paint", "Stores Assistant", "2008", "2010"),
    ]
    assert [duty.text for duty in draft.resume.work[1].highlights] == ["Counted and sealed containers"]


def test_an_outer_list_of_jobs_is_found_under_a_heading_no_list_knows(draft_of):
    draft = draft_of(
        HEAD + "Shifts and stations\n\n* Front Office Manager\n  Wickham Braquen Hotel\n  2021/06 – Present\n"
        "    - Manage reception for 142 rooms\n\n* On-the-job Trainee\n  Hotel Linster\n  2011/11 – 2012/04\n"
        "    - 600 hours at the front desk\n"
    )

    assert [job[:2] for job in _jobs(draft)] == [
        ("Wickham Braquen Hotel", "Front Office Manager"),
        ("Hotel Linster", "On-the-job Trainee"),
    ]


def test_a_label_before_the_duties_of_every_job_heads_no_section():
    texts = ["Asha Rao", "WORK EXPERIENCE"]
    for firm in ("Sarovar Agro Pumps Pvt. Ltd.", "M/s Deodhar and Associates", "Trivedi Maryadit"):
        texts += [firm, "Clerk", "Aug. 2011 to Mar. 2014", "Job Profile :", "Monthly returns", "Audit queries"]
    rows = [
        Row(text, at, at, size=12.0 if text.isupper() else 11.0, bold=text.isupper() or text.endswith(":"))
        for at, text in enumerate([*texts, "SKILLS", "Tally Prime, GST portal"])
    ]

    assert [zone.title for zone in zones_of(rows) if zone.kind == "work"] == ["WORK EXPERIENCE"]


def test_a_row_with_the_look_that_only_headings_have_is_one_though_hardly_larger():
    row = Row("Methods", 0, 0, size=12.0)
    look = {(12.0, False, False)}

    assert looks_like_heading(row, 10.9, look, set(), look)
    assert not looks_like_heading(row, 10.9, look, set(), set())


def test_questions_of_a_numbered_form_are_headings(draft_of, docx, para):
    def heading(text):
        return f'<w:p><w:r><w:rPr><w:b/><w:sz w:val="28"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'

    rows = (
        heading("1. Personal Details") + para("Full name: Nora Hale") + para("E-mail: nora@example.org"),
        heading("2. Schooling") + para("1985 - 1990 Snaith Lane School"),
        heading("3. What can you do?") + para("• Rope rigging") + para("• Blind-side reversing"),
    )

    assert _skills(draft_of(docx("".join(rows)), "a.docx")) == ["Rope rigging", "Blind-side reversing"]


def test_labelled_lists_under_other_go_to_their_lists(draft_of, docx, para):
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>其他</w:t></w:r></w:p>'
    lines = ("证书：软件设计师（中级）、PMP", "语言：英语（流利）、德语（A2）", "专利：发明专利 2 项")
    body = "".join(map(para, ("林远山", "电话：13800138000"))) + heading + "".join(map(para, lines))
    draft = draft_of(docx(body), "a.docx")

    assert [spoken.language for spoken in draft.resume.languages] == ["英语", "德语"]
    assert [paper.name for paper in draft.resume.certificates] == ["软件设计师（中级）", "PMP"]


def test_degrees_over_their_schools_under_training_are_studies(draft_of):
    draft = draft_of(
        HEAD + "TRAINING\nCertificate IV in Kitchen Management\t2020\nMarlow Bend Institute of TAFE\n"
        "Certificate III in Commercial Cookery\t2017\nMarlow Bend Institute of TAFE\n"
    )

    assert _studies(draft) == [
        ("Marlow Bend Institute of TAFE", "Certificate IV", "Kitchen Management"),
        ("Marlow Bend Institute of TAFE", "Certificate III", "Commercial Cookery"),
    ]


def test_a_degree_alone_in_its_line_heads_no_section(draft_of):
    draft = draft_of(
        HEAD + "Degrees\n\nCertificate IV, Kitchen Management\nMorlor Institute of Hamham\t2020\n\n"
        "National Senior Certificate (Matric)\nThwapen School\t2004\n\nLICENCES\n• Forklift card\n"
    )

    assert _studies(draft) == [
        ("Morlor Institute of Hamham", "Certificate IV", "Kitchen Management"),
        ("Thwapen School", "National Senior Certificate (Matric)", ""),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("National Certificate N5", ("National Certificate N5", "")),
        ("Master of Public Policy (Environmental Governance)", ("Master of Public Policy", "Environmental Governance")),
        ("Bachelor of Resource Planning", ("Bachelor of Resource Planning", "")),
        ("Bachelor of Arts English Literature", ("Bachelor of Arts", "English Literature")),
        ("Bachelor of Education (Science) in Physics", ("Bachelor of Education (Science)", "Physics")),
        ("M.A.Sc., Structural Engineering", ("M.A.Sc.", "Structural Engineering")),
        ("Certificate of Completion in Welding", ("Certificate of Completion", "Welding")),
    ],
)
def test_degrees_with_what_belongs_to_them(text, parts):
    assert split_degree(text) == parts


def test_a_name_behind_a_degree_and_its_subject_is_the_school_and_none_is_inherited(draft_of):
    draft = draft_of(
        HEAD + "Degrees\nSep 2008 – Jun 2010\tM.Sc. in Geology, Norrvik University\n"
        "Aug 2005 – Jun 2008\tB.Sc. in Biology, Høgskolen i Ytre Fjordane\n"
    )

    assert [study[0] for study in _studies(draft)] == ["Norrvik University", "Høgskolen i Ytre Fjordane"]


def test_a_name_that_ends_like_a_word_for_since_keeps_its_end():
    text, (span,) = without_dates("University of Garthdal\t2011 – 2015")

    assert text.strip() == "University of Garthdal"
    assert (span.first, span.last) == ("2011", "2015")


def test_a_town_behind_one_name_of_many_is_part_of_it(draft_of):
    draft = draft_of(
        HEAD + "Work\n\n2019 – 2021\tRecords Assistant\tWhisky Heritage Centre, Port Skerrow\n- Filed the papers\n\n"
        "2016 – 2019\tArchivist\tMarlow Council Archives\n- Kept the registers\n\n"
        "2014 – 2016\tLibrary Assistant\tThornby Library\n- Ran the desk\n"
    )

    assert _jobs(draft)[0][0] == "Whisky Heritage Centre, Port Skerrow"


def test_a_unit_between_position_and_employer_belongs_to_the_position(draft_of):
    draft = draft_of(
        HEAD
        + "Experience\n\n05/2017 – now\tProject Engineer, Bridges, Groupe-conseil Marlow & Fils\n• Led the design\n\n"
        "09/2011 – 12/2011\tCo-op Student, Wharves Section, Office des Ouvrages maritimes\n• Wrote the reports\n"
    )

    assert [job[:2] for job in _jobs(draft)] == [
        ("Groupe-conseil Marlow & Fils", "Project Engineer, Bridges"),
        ("Office des Ouvrages maritimes", "Co-op Student, Wharves Section"),
    ]


def test_full_time_study_is_no_job(draft_of):
    draft = draft_of(
        HEAD + "Experience\n\nNov 2019 to now\tAdviser\nMinistry for Rivers\n• Led the team\n\n"
        "January 2015 to January 2017: full-time study and parental leave.\n"
    )

    assert len(draft.resume.work) == 1


@pytest.mark.parametrize("end", ["still there", "heute / today", "现在"])
def test_words_for_until_now(end):
    text = f"02.2018 – {end}"
    (span,) = find_dates(text)

    assert (span.ranged, span.last, span.end) == (True, "", len(text))


@pytest.mark.parametrize("text", ["Šibenik, Croatia", "Évora, Portugal", "Łódź, Poland"])
def test_a_town_may_begin_with_any_capital(text):
    assert is_place(text)


def test_a_labelled_subject_displaces_what_was_taken_for_it(draft_of):
    draft = draft_of(
        HEAD
        + "EDUCATION AND TRAINING\n01/10/2014 – 30/09/2017 – Šibenik, Croatia\nBachelor of Economics – UČILIŠTE GALEB\n"
        "Field of study Tourism Management\n01/09/2010 – 30/06/2014 – Šibenik, Croatia\n"
        "Secondary School Diploma – TURISTIČKA ŠKOLA VRELO\nField of study Hotel Technician\n"
    )

    assert _studies(draft) == [
        ("UČILIŠTE GALEB", "Bachelor of Economics", "Tourism Management"),
        ("TURISTIČKA ŠKOLA VRELO", "Secondary School Diploma", "Hotel Technician"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("廣東話 Cantonese: 母語", ("廣東話 Cantonese", "母語")),
        ("English 英語 (fluent)", ("English 英語", "fluent")),
        ("宁波话  母语", ("宁波话", "母语")),
    ],
)
def test_languages_in_two_scripts_and_languages_no_list_knows(text, parts):
    assert split_language(text) == parts


def test_how_somebody_studied_is_part_of_the_degree_and_no_date():
    assert "硕士（在职）" in without_dates("2014 年 7 月—2017 年 12 月\t皖北大学\t硕士（在职）")[0]


def test_a_sign_of_a_symbol_font_is_a_bullet_where_it_opens_lines(draft_of):
    draft = draft_of(
        HEAD + "Experience\n\n2013 – 2017\tSite Engineer\tMarlow Engineering Inc.\n"
        "{ Steel connection design for terminals\n{ Wrote the anchor bolt sheet\n"
    )

    assert [duty.text for duty in draft.resume.work[0].highlights] == [
        "Steel connection design for terminals",
        "Wrote the anchor bolt sheet",
    ]


def test_a_narrow_gap_before_a_capital_parts_names():
    row = [
        Glyph(char, 6 * at + 1.4 * (at > 2), 0, 6 * at + 6 + 1.4 * (at > 2), 10, 10, 9)
        for at, char in enumerate("LucDesroches")
    ]

    assert line_of(row, 1).text == "Luc Desroches"


def test_names_of_columns_open_a_section_in_whatever_type():
    texts = ("Nora Hale", "Shifts and stations", "Period\tEmployer\tPosition\tDuties", "2012 – 2015\tRoe\tClerk\tFiled")
    sizes = (16.0, 12.0, 11.0, 11.0, 12.0, 11.0)
    rows = [
        Row(text, at, at, size=size, bold=at < 3 or at == 4)
        for at, (text, size) in enumerate(zip((*texts, "Languages", "Welsh, Polish"), sizes, strict=True))
    ]

    assert zones_of(rows)[-2].kind == "work"


def test_a_number_in_a_name_among_strengths_is_no_year(draft_of):
    draft = draft_of(
        HEAD + "Education\n2008 – 2013\tThornby University\tB.Eng.\n\nSTRENGTHS\nSAP2000, S-FRAME, Load testing\n"
    )

    assert _skills(draft) == ["SAP2000", "S-FRAME", "Load testing"]
