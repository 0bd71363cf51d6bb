"""Layouts of a twelfth set by strangers, with names of our own: headings no list knows, two scripts, gaps, sidebars."""

from __future__ import annotations

from app.ingest.layout.joined_lines import with_whole_headings, with_whole_heads
from app.ingest.layout.page import Page
from app.ingest.layout.page_lines import _with_bullets
from app.ingest.source_lines import Box, TextLine


def _jobs(draft):
    return [(work.organisation, work.position, work.start) for work in draft.resume.work]


def _studies(draft):
    return [(study.institution, study.study_type, study.area) for study in draft.resume.education]


def _skills(draft):
    return [word for skill in draft.resume.skills for word in skill.keywords]


def _line(text, x0, top, x1, *, size=10.0, stops=(), ends=(), bold=False):
    return TextLine(
        text, 1, Box(x0, top, x1, top + 12), size, bold=bold, stops=stops or (x0,), ends=ends or (x1,), lead=40
    )


def test_posts_at_an_employer_under_a_heading_no_list_knows_are_jobs(draft_of):
    text = (
        "Ines Tavira\nLINE COOK\nines@larder.example\n\nGALLEYS\n\n"
        "FEB 2021 - NOW\nSous Chef @ Thistle & Rye\n• Ran a 60-cover room with a brigade of six\n"
        "MAR 2015 - JAN 2021\nPastry Chef @ Casa Verdeja\n• Baked for two hotels\n"
    )

    assert _jobs(draft_of(text)) == [
        ("Thistle & Rye", "Sous Chef", "2021-02"),
        ("Casa Verdeja", "Pastry Chef", "2015-03"),
    ]


def test_a_name_in_two_scripts_is_one_name(draft_of):
    text = (
        "何家棟\n電話：91234567\n\n工作經驗\n"
        "9/2020 – 現在\t晴朗社會服務中心 Ching Long Social Service Centre\n單位主任 Unit-in-charge\n• 督導六名社工\n\n"
        "學歷\n2016 – 2018\tMaster of Social Sciences 社會科學碩士\nCounselling 輔導學\nHarbour View University 海景大學\n"
        "2009 – 2013\tBachelor of Social Work 社會工作學士\nHarbour View University 海景大學\n"
    )
    draft = draft_of(text)

    assert _jobs(draft) == [("晴朗社會服務中心 Ching Long Social Service Centre", "單位主任 Unit-in-charge", "2020-09")]
    assert _studies(draft) == [
        ("Harbour View University 海景大學", "Master of Social Sciences 社會科學碩士", "Counselling 輔導學"),
        ("Harbour View University 海景大學", "Bachelor of Social Work 社會工作學士", ""),
    ]


def test_the_columns_of_plain_speech_and_of_employer_with_post_are_known(draft_of, docx, para, tbl):
    head = "".join(map(para, ("何大山", "电话：13800138000", "干过的活")))
    spoken = [("时间", "单位", "干什么", "具体情况"), ("2015.3-现在", "顺风运输队", "货车司机", "跑临沂至广州专线")]
    form = [("起止时间", "工作单位及职务"), ("2017年11月至今", "清水灌区管理处 副科长")]

    assert _jobs(draft_of(docx(head + tbl(*spoken)), "a.docx")) == [("顺风运输队", "货车司机", "2015-03")]
    assert _jobs(draft_of(docx(head + tbl(*form)), "a.docx")) == [("清水灌区管理处", "副科长", "2017-11")]


def test_a_time_at_home_or_between_jobs_is_no_job(draft_of):
    text = (
        "Nora Hale\nnora@example.org\n\nExperience\n\n"
        "Mixer Driver\t6/2019 to now\nCobble Ready-Mix Co.\n• Delivered concrete to sites\n"
        "2/2019 to 6/2019: home full time caring for my father.\n"
        "Yard Hand\t6/2009 to 2/2019\nFairfield Co-op\n• Loaded feed and fertilizer\n"
    )

    assert [name for name, _, _ in _jobs(draft_of(text))] == ["Cobble Ready-Mix Co.", "Fairfield Co-op"]


def test_dashes_part_the_items_of_a_list_without_commas(draft_of):
    text = "Nora Hale\nnora@example.org\n\nSkills\nRope rigging — Oversize permits — Brake checks —\nDiesel repair\n"

    assert _skills(draft_of(text)) == ["Rope rigging", "Oversize permits", "Brake checks", "Diesel repair"]


def test_a_town_joined_to_the_employers_name_stays_in_it(draft_of):
    text = (
        "Rui Falcato\nrui@example.org\nAddress: Vila Clara, Portugal\n\nWork experience\n\n"
        "2016 – 2020\tOffice Clerk\nCâmara Municipal de Vila Clara\n- Kept the registers\n\n"
        "2008 – 2016\tOffice Trainee\nCâmara Municipal de Vila Clara\n- Filed the permits\n"
    )

    assert {name for name, _, _ in _jobs(draft_of(text))} == {"Câmara Municipal de Vila Clara"}


def test_a_grid_of_languages_among_skills_gives_languages(draft_of, docx, para, tbl):
    grid = [("Listening", "Reading", "Writing"), ("English", "C1", "C1", "B2"), ("Spanish", "C1", "B2", "B1")]
    body = "".join(map(para, ("Rui Falcato", "rui@example.org", "PERSONAL SKILLS", "Mother tongue(s): Portuguese")))
    draft = draft_of(docx(body + para("Other language(s)") + tbl(*grid)), "a.docx")

    assert [spoken.language for spoken in draft.resume.languages if spoken.language != "Portuguese"] == [
        "English",
        "Spanish",
    ]
    assert "C1" not in _skills(draft)


def test_a_town_of_any_name_with_its_county_or_country_is_the_home(draft_of):
    english = draft_of("Nora Hale\nThornby, East Riding of Yorkshire | 07700 900462 | nora@example.org | NMC PIN\n")
    maori = draft_of("Hemi Rangi\nŌhau Bay, Taranaki, New Zealand\nph 021 000 7745\n")

    assert "Thornby" in english.resume.basics.location.city + english.resume.basics.location.address
    assert "Ōhau Bay" in maori.resume.basics.location.city + maori.resume.basics.location.address


def test_subjects_behind_examinations_are_one_list(draft_of):
    text = (
        "Nora Hale\nnora@example.org\n\nEducation\n"
        "A levels Biology, Psychology, Sociology, Thornby Sixth Form College\t2009 – 2011\n"
    )

    assert _studies(draft_of(text)) == [("Thornby Sixth Form College", "A levels", "Biology, Psychology, Sociology")]


def test_items_below_a_label_of_courses_are_certificates(draft_of):
    text = (
        "Nora Hale\nnora@example.org\n\nEducation\n"
        "BSc Nursing, University of Thornby\t2011 – 2014\n"
        "Mandatory and further training:\n• Immediate Life Support (renewed May 2025)\n• Mentorship for Practice (2018)\n"
    )

    assert [paper.name for paper in draft_of(text).resume.certificates] == [
        "Immediate Life Support",
        "Mentorship for Practice",
    ]


def test_a_text_under_a_heading_that_means_work_is_the_summary(draft_of, docx, para):
    lines = (
        "Wangari Otieno",
        "wangari@example.org",
        "MY STORY SO FAR",
        "Audit accountant turned beekeeper turned supply-chain analyst. I like counting things that move.",
        "PAID WORK",
        "Supply Analyst, Asali Cooperative Society, 2019 – 2021",
    )
    draft = draft_of(docx("".join(map(para, lines))), "a.docx")

    assert [name for name, _, _ in _jobs(draft)] == ["Asali Cooperative Society"]
    assert "beekeeper" in draft.resume.basics.summary


def test_a_certificate_of_completion_names_its_subject_behind_the_comma(draft_of):
    text = (
        "Nora Hale\nnora@example.org\n\nSchool\n"
        "High Ridge Driving Academy\t3/2012\nCertificate of Completion, Tractor-Trailer Operation\n"
    )

    assert _studies(draft_of(text)) == [
        ("High Ridge Driving Academy", "Certificate of Completion", "Tractor-Trailer Operation")
    ]


def test_who_runs_a_school_is_no_town(draft_of):
    text = (
        "Nora Hale\nnora@example.org\n\nExperience\n\n"
        "Aug 2014 to now\tMathematics Teacher\nLaurel Gap Middle School, Tyler County Schools\n- Taught five sections\n"
    )

    assert _jobs(draft_of(text))[0][0] == "Laurel Gap Middle School, Tyler County Schools"


def test_the_highest_level_on_a_form_is_no_study_of_its_own(draft_of, docx, para, tbl):
    form = [
        ("姓名", "马国强", "性别", "男"),
        ("最高学历", "硕士研究生", "婚姻", "已婚"),
        ("联系电话", "13800138000", "民族", "汉族"),
    ]
    studies = para("学习经历") + para("2011年9月至2014年6月 河湟大学 水利工程 工程硕士")
    draft = draft_of(docx(tbl(*form) + studies), "a.docx")

    assert [study.institution for study in draft.resume.education] == ["河湟大学"]


def test_text_boxes_placed_on_the_page_come_before_the_text_they_are_anchored_in(draft_of, docx, para):
    box = (
        '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="u"><wp:positionV relativeFrom="page"/><w:txbxContent>'
        + para("Wangari Otieno")
        + para("wangari@example.org")
        + "</w:txbxContent></wp:anchor></w:drawing></w:r><w:r><w:t>EXPERIENCE</w:t></w:r></w:p>"
    )
    draft = draft_of(docx(box + para("Analyst, Asali Ltd, 2019 – 2021")), "a.docx")

    assert draft.source_text.index("Wangari Otieno") < draft.source_text.index("EXPERIENCE")


def test_a_date_in_another_column_makes_no_time_line():
    birth, duties = (
        _line("14 July 1988", 22, 100, 80),
        [_line("Chair a council", 248, 80 + 20 * at, 500) for at in range(4)],
    )
    discs = tuple(Box(235, 84 + 20 * at, 239, 88 + 20 * at) for at in range(4))

    read = _with_bullets([birth, *duties], Page(1, 600, 800, (), discs=discs))

    assert [line.bullet for line in read] == [False, True, True, True, True]


def test_a_head_wraps_beside_a_date_in_smaller_letters():
    head = _line(
        "Account Manager, Zahra\tJanuary 2017 — February 2020", 50, 100, 560, size=9, stops=(50, 420), ends=(390, 560), bold=True
    )  # fmt: skip
    rest = _line("Crescent Medical Trading LLC", 50, 112, 200, size=10.5, bold=True)

    assert [line.text for line in with_whole_heads([head, rest])] == [
        "Account Manager, Zahra Crescent Medical Trading LLC\tJanuary 2017 — February 2020"
    ]


def test_a_mail_address_broken_at_its_hyphen_is_whole():
    lines = [_line("hallo@brook-", 50, 100, 120), _line("studio.example", 50, 112, 130)]

    assert [line.text for line in with_whole_headings(lines)] == ["hallo@brook-studio.example"]
