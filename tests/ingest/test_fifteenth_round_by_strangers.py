"""Layouts of one more set by strangers, with names of our own: names in two scripts and below sections, towns below their
streets and beside numbers, degrees of no known form, people who work for themselves, and words that end wrapped items."""

from __future__ import annotations

import pytest

from app.ingest.formats.pdf_page import Glyph
from app.ingest.layout.page_furniture import with_running_lines_aside
from app.ingest.layout.rows import Row, paragraphs
from app.ingest.layout.text_lines import lines_of
from app.ingest.sections.addresses import town_line
from app.ingest.sections.draft_builder import zones_of_rows
from app.ingest.sections.languages import language_items
from app.ingest.sections.person_name import guess_name, in_two_scripts, strip_title
from app.ingest.sections.referees import reaches_nobody_else
from app.ingest.sections.vocabulary import is_document_title
from app.ingest.source_lines import Box, TextLine

HEAD = "Nora Hale\nnora@example.org\n\n"
JOBS = "\n\nExperience\n\n2019 – 2021\nHead Baker\nMarlow Bakery Ltd\n- Ran the night shift\n"


def _jobs(draft):
    return [(work.organisation, work.position) for work in draft.resume.work]


def _studies(draft):
    return [(study.institution, study.study_type, study.area) for study in draft.resume.education]


def _town(draft):
    place = draft.resume.basics.location
    return place.address, place.city, place.region


def _printed(draft):
    return " ".join(line.text for section in draft.resume.sections for line in section.lines)


def _row(text, at, size=10.0, bold=False, indent=50.0, width=0.0, column=0.0):
    end = indent + (width or 5.0 * len(text))
    return Row(
        text, at, at, 1, Box(indent, 14.0 * at, end, 14.0 * at + size), size, bold, indent=indent, column=column,
        lead=5.0 * len(text.split()[0]) + 2.5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("何詠嵐 HO Wing Laam, Stella", "何詠嵐 HO Wing Laam, Stella"),
        ("Fiona Xu 许芷晴", "Fiona Xu 许芷晴"),
        ("何詠琳（HO Wing Lam）", "何詠琳（HO Wing Lam）"),
        ("海景大學 Harbour View University", ""),
        ("物業主任 Property Officer", ""),
        ("何詠嵐 Stella", ""),
    ],
)
def test_a_line_of_a_name_in_two_scripts_is_the_name(line, name):
    assert in_two_scripts(line) == name


def test_the_name_in_two_scripts_is_kept_whole(draft_of):
    draft = draft_of(
        "何詠嵐 HO Wing Laam, Stella\n60004718\nstella@example.org\n\n學歷\n2007–2009 海景大學 商業學 學士\n"
    )

    assert draft.resume.basics.name == "何詠嵐 HO Wing Laam, Stella"


@pytest.mark.parametrize(
    "title",
    ["SEAFARER’S BIO-DATA", "Seaman's Biodata", "Candidate Profile", "Personal Data Sheet", "履歷表 Curriculum Vitae"],
)
def test_the_title_of_a_form_is_no_name(title):
    rows = [_row(title, 0, 20.0, bold=True), _row("Nora Ines Hale", 1, 14.0), _row("Address", 2), _row("Baker", 3)]

    assert is_document_title(title)
    assert guess_name(rows, {0, 1, 2}, []).name == "Nora Ines Hale"


@pytest.mark.parametrize("title", ["Nora Profile", "Profile", "Hale Data", "Bio"])
def test_other_words_are_no_title_of_a_form(title):
    assert not is_document_title(title)


@pytest.mark.parametrize(
    "line",
    [
        "Ms Nora Hale",
        "Capt. NORA HALE",
        "Nora Hale (she/her)",
        "Nora Hale (they/them)",
        "Mr. Nora Hale",
        "NORA HALE BEng (Hons)",
        "Nora Hale, PMP",
        "Nora Hale, MA",
    ],
)
def test_forms_of_address_pronouns_and_letters_of_degrees_are_no_part_of_a_name(line):
    assert strip_title(line).title() == "Nora Hale"


def test_a_name_told_after_the_sections_of_a_narrow_column_opens_a_head():
    rows = [
        _row("Contact", 0, 12.0, bold=True),
        _row("nora@example.org", 1),
        _row("Voluntary work", 2, 12.0, bold=True),
        _row("Harbour food bank, 2016 – 2019", 3),
        _row("Nora Hale", 4, 20.0, bold=True),
        _row("Curriculum vitae", 5),
        _row("Profile", 6, 12.0, bold=True),
        _row("I like steady work and finished things.", 7),
    ]
    zones = zones_of_rows(rows)

    assert [(zone.kind, [row.text for row in zone.rows]) for zone in zones][2] == (
        "head",
        ["Nora Hale", "Curriculum vitae"],
    )


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        (("07700 900 642", "nora@example.org", "Selby, London SE15"), True),
        (("Phone: 07700 900 642",), True),
        (("Ines Roe 07700 900 642",), False),
        (("Ines Roe, Manager", "ines@example.org"), False),
        (("Selby, Yorkshire",), False),
    ],
)
def test_contact_data_without_a_name_reach_the_applicant(lines, own):
    assert reaches_nobody_else([Row(text, at, at) for at, text in enumerate(lines)]) is own


def test_a_heading_that_asks_for_talk_above_the_own_number_heads_contact_data(draft_of):
    draft = draft_of("Nora Hale\nBaker\n\nTALK TO ME\n07700 900 642\nnora@example.org\nSelby, London SE15" + JOBS)

    assert (draft.resume.basics.email, draft.resume.basics.phone) == ("nora@example.org", "07700 900 642")
    assert draft.resume.basics.location.city.startswith("Selby") and not draft.resume.references


@pytest.mark.parametrize(
    ("lines", "town"),
    [
        ("Hale Crossing, New Jersey (609) 555-0117", ("", "Hale Crossing", "New Jersey")),
        ("14 Harbour View Road\nWattle Creek, Victoria 3550", ("14 Harbour View Road", "Wattle Creek", "Victoria")),
        ("Flat 2, 18 Mill Lane\nOldcastle, Co. Meath", ("Flat 2, 18 Mill Lane", "Oldcastle", "Co. Meath")),
        ("Rua das Flores 71\n2900-123 Vila Roe, Portugal", ("Rua das Flores 71", "Vila Roe", "Portugal")),
        ("Plot 22, Acacia Drive\nHalewick, Cape Town", ("Plot 22, Acacia Drive", "Halewick", "Cape Town")),
        ("Skarvveien 14\n9019 Roefjord, Norway", ("Skarvveien 14", "Roefjord", "Norway")),
        ("Hale Santo, Roe City,\nPhilippines • 0917 555 0126", ("", "Hale Santo", "Roe City, Philippines")),
        ("Home: Al Hale, Sharjah, United Arab Emirates • Tel.: +971 50 555 7731", ("", "Al Hale", "Sharjah, United Arab Emirates")),
        ("+91 90000 41872 n@example.org Hale Fork, West Virginia", ("", "Hale Fork", "West Virginia")),
        ("Living in Hale Point, New York", ("", "Hale Point", "New York")),
    ],
)  # fmt: skip
def test_towns_below_streets_and_beside_numbers_are_the_home(lines, town, draft_of):
    draft = draft_of(f"Nora Hale\n{lines}\nnora@example.org{JOBS}")

    assert _town(draft) == town
    assert not _printed(draft)


def test_a_long_line_of_an_address_belongs_to_the_street_above_it(draft_of):
    draft = draft_of(
        f"Nora Hale\nNo. 4/118, Temple Street,\nHalevennai Nagar, Madurai, Tamil Nadu – 625 020.\nMobile: +91 98400 55512{JOBS}"
    )

    assert "Halevennai Nagar" in draft.resume.basics.location.address
    assert not _printed(draft)


def test_a_chinese_town_beside_a_number_is_the_home(draft_of):
    draft = draft_of(
        "何大山\n浙江省宁波市鄞州区 +86 136 0000 9083\n\n工作经历\n2017.1-至今  青山面包厂  面包师\n- 负责夜班\n"
    )

    assert draft.resume.basics.location.city == "浙江省宁波市鄞州区"


@pytest.mark.parametrize("words", ["Head Baker, Marlow", "Marlow Bakery Ltd, Selby", "Selby, Roeland", "2019 – 2021"])
def test_lines_of_no_town_are_none(words):
    assert town_line(words) is None


@pytest.mark.parametrize(
    ("lines", "study"),
    [
        ("Diploma de Especialização, Cozinha\nEscola da Serra, 2012 – 2014", ("Escola da Serra", "Diploma de Especialização", "Cozinha")),
        ("Brevet de technicien supérieur, Comptabilité\nLycée Roe, 2009 – 2011", ("Lycée Roe", "Brevet de technicien supérieur", "Comptabilité")),
        ("Hale River BOCES: Certificate, Electrical Trades (2001-2003)", ("Hale River BOCES", "Certificate", "Electrical Trades")),
        ("Staatlich geprüfter Techniker, Maschinenbau\nTechnikerschule Roe, 2011 – 2013", ("Technikerschule Roe", "Staatlich geprüfter Techniker", "Maschinenbau")),
        ("Fagbrev, Elektriker\nRoe Videregående Skole, 2008 – 2011", ("Roe Videregående Skole", "Fagbrev", "Elektriker")),
        ("Vale Polytechnic / B.S. in Botany    2012 – 2015", ("Vale Polytechnic", "B.S.", "Botany")),
        ("MSc Data Science (in progress)\nRoe University\nSince September 2023", ("Roe University", "MSc", "Data Science")),
        ("BSc Botany, Roe University\n2012 – 2015", ("Roe University", "BSc", "Botany")),
    ],
)  # fmt: skip
def test_degrees_of_no_known_form_and_schools_before_colons(lines, study, draft_of):
    assert (
        _studies(draft_of(f"{HEAD}Experience\n2019 – 2021\nHead Baker\nMarlow Bakery Ltd\n\nEducation\n{lines}\n"))[0]
        == study
    )


def test_labels_of_a_form_inside_a_study_belong_to_no_value(draft_of):
    draft = draft_of(
        "何大山\n13800138000\n\n工作经历\n2017.1-至今  青山面包厂  面包师\n\n教育背景\n2012/09-2016/06  青山理工大学\n专业：机械设计\t学历：本科\n"
    )

    assert _studies(draft) == [("青山理工大学", "本科", "机械设计")]


@pytest.mark.parametrize(
    ("lines", "jobs"),
    [
        (
            "Developer at Kolejka Soft sp. z o.o.    2016 – 2019\n- Wrote a till\nIntern at Kolejka Soft sp. z o.o.    2015 – 2016\n- Built a bench",
            [("Kolejka Soft sp. z o.o.", "Developer"), ("Kolejka Soft sp. z o.o.", "Intern")],
        ),
        (
            "2019 – present    Freelance / Translator\n- Books\n2016 – 2019    Thornby Print Ltd / Editor\n- Menus",
            [("Freelance", "Translator"), ("Thornby Print Ltd", "Editor")],
        ),
        (
            "Hale & Eel / Senior Sous Chef    2019 – 2021\n- Ran the pass\nThe Roe Rooms / Sous Chef    2016 – 2019\n- Opened the room",
            [("Hale & Eel", "Senior Sous Chef"), ("The Roe Rooms", "Sous Chef")],
        ),
        ("Bartender / Server    2019 – 2021\n- Till", [("", "Bartender / Server")]),
    ],
)
def test_employers_behind_at_and_slashes(lines, jobs, draft_of):
    assert (
        _jobs(draft_of(f"{HEAD}Experience\n\n{lines}\n\nEducation\nBSc Botany, Vale University, 2005 – 2008\n")) == jobs
    )


def test_self_employment_stands_in_the_place_of_an_employer(draft_of):
    draft = draft_of(
        "何大山\n13800138000\n\n工作经历\n自由职业 / 译者\n2017年1月 — 现在\n- 译书\n青山书院有限公司 / 版权编辑\n2013年6月 — 2016年12月\n- 编书\n"
    )

    assert _jobs(draft) == [("自由职业", "译者"), ("青山书院有限公司", "版权编辑")]


def test_a_list_of_skills_above_a_sentence_is_no_job(draft_of):
    draft = draft_of(
        f"{HEAD}Experience\n\n2019 – 2021\nHead Baker\nMarlow Bakery Ltd\n- Ran the night shift\n\nGOOD WITH\n\n"
        "Rye bread, Ovens, Stock control, Till work\n\nCoach youth hockey (unpaid), 2012 to now. Own van. Will travel.\n"
    )

    assert _jobs(draft) == [("Marlow Bakery Ltd", "Head Baker")]
    assert "Ovens" in [word for skill in draft.resume.skills for word in skill.keywords]


def test_languages_that_only_spaces_part_are_told_by_their_colons():
    assert language_items("Welsh: native English: fluent French: basic") == [
        "Welsh: native",
        "English: fluent",
        "French: basic",
    ]


def test_the_second_word_of_a_language_is_no_language_of_its_own():
    assert language_items("Te reo Māori (native), NZ Sign Language") == ["Te reo Māori (native)", "NZ Sign Language"]


def test_a_birth_date_behind_a_label_in_a_cell_is_read(draft_of):
    draft = draft_of(
        "何大山\n13800138000\n性别 女\t出生日期 1990 年 11 月 5 日\t籍贯 浙江兰溪\n\n工作经历\n2017.1-至今  青山面包厂  面包师\n"
    )

    assert draft.resume.personal.birth_date == "1990-11-05"


def test_a_surname_with_the_number_of_its_page_is_furniture():
    lines = [
        TextLine("Nora Hale-Roe", 1, Box(50, 50, 150, 70)),
        TextLine("Baker", 1, Box(50, 80, 150, 90)),
        TextLine("Hale-Roe 1", 1, Box(400, 780, 450, 790)),
        TextLine("Level 1", 1, Box(50, 760, 150, 770)),
    ]

    assert [line.aside for line in with_running_lines_aside(lines)] == [False, False, True, False]


def test_a_word_without_room_ends_the_item_above_it():
    rows = [
        _row("Making Good Decisions", 0, width=105, column=165),
        _row("Certification", 1, width=60, column=165),
        _row("Full driver licence", 2, width=90, column=165),
    ]

    assert [row.text for row in paragraphs(rows, prose=False, rest=str.istitle)] == [
        "Making Good Decisions Certification",
        "Full driver licence",
    ]


def test_the_longest_item_of_a_list_is_whole():
    rows = [
        _row("Whole-animal butchery", 0, width=165, column=215),
        _row("Fermentation", 1, width=60, column=215),
        _row("Costing and ordering", 2, width=90, column=215),
    ]

    assert [row.text for row in paragraphs(rows, prose=False, rest=str.istitle)] == [row.text for row in rows]


def test_single_words_among_single_words_are_items():
    rows = [
        _row("Wireless frequency plans", 0, width=112, column=165),
        _row("Timecode", 1, width=45, column=165),
        _row("Reaper", 2, width=35, column=165),
    ]

    assert [row.text for row in paragraphs(rows, prose=False, rest=str.istitle)] == [row.text for row in rows]


def test_spaces_no_wider_than_the_gaps_between_letters_part_no_words():
    places, x = [], 50.0
    for char in "Nora Ha le":
        if char == " ":
            wide = char == " " and len(places) == 4
            places.append((" ", x, x + 1))
            x += 10 if wide else 0
            continue
        places.append((char, x, x + 10))
        x += 12
    glyphs = [Glyph(char, x0, 50.0, x1, 70.0, 20.0, 66.0) for char, x0, x1 in places]

    assert [line.text for line in lines_of(glyphs, 1)] == ["Nora Hale"]
