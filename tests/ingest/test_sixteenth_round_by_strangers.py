"""Layouts of one more set by strangers, with names of our own: employer and position in one cell of a table, employers over
posts in a type of their own, posts that are called like a section, degrees with their class and bodies behind commas."""

from __future__ import annotations

import pytest

from app.ingest.formats.html import read_html
from app.ingest.sections.draft_builder import parse_source
from app.ingest.sections.lexical_tests import names_position

HEAD = "Nora Hale\nnora@example.org\n\n"
JOBS = "Experience\n\n2019 – 2021\nHead Baker\nMarlow Bakery Ltd\n- Ran the night shift\n\n"
EN = (
    ("03/2017 – Current", "Marrow Bay Works", "Electrical Foreman", ("Supervise eight artisans.", "Plan shutdowns.")),
    ("02/2011 – 02/2017", "Pellin Conveyors Ltd", "Electrician (shift)", ("Fault finding on cranes.",)),
    ("05/2006 – 10/2010", "Tarn Hill", "Winder Hand", ("Rotated through winders and pumps.",)),
)
ZH = (
    ("2017.03-至今", "青岚水泥有限公司", "电气主管", ("负责全厂配电维护。", "带领六名电工。")),
    ("2011.02-2017.02", "松江输送机厂", "维修电工", ("排除输送线故障。",)),
    ("2006.05-2010.10", "白石矿业", "学徒", ("轮转井下各岗位。",)),
)
NAMES = {
    "en": {"dates": "Period", "both": "Employer and post", "place": "Employer", "role": "Position", "duties": "Duties"},
    "zh": {"dates": "起止时间", "both": "单位及职务", "place": "工作单位", "role": "职务", "duties": "工作内容"},
}


def _jobs(draft):
    return [(work.organisation, work.position) for work in draft.resume.work]


def _studies(draft):
    return [(study.institution, study.study_type, study.area) for study in draft.resume.education]


def _paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def _items(texts):
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def _table(*rows):
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


def _resume_of_page(language, body):
    name, heading = ("何大山", "工作经历") if language == "zh" else ("Nora Hale", "Employment")
    page = f"<html><body><h1>{name}</h1><p>07700 900418</p><h2>{heading}</h2>{body}</body></html>"
    return parse_source(read_html(page))[0]


def _named(columns, cells):
    return lambda names, jobs: _table([f"<b>{names[name]}</b>" for name in columns], *(cells(*job) for job in jobs))


TABLES = {
    "both": _named(
        ("dates", "both", "duties"), lambda d, firm, post, told: (d, _paragraphs(firm, post), _paragraphs(*told))
    ),
    "broken lines": _named(
        ("dates", "both", "duties"), lambda d, firm, post, told: (d, f"{firm}<br>{post}", _paragraphs(*told))
    ),
    "employer alone named": _named(
        ("dates", "place", "duties"), lambda d, firm, post, told: (d, _paragraphs(firm, post), _paragraphs(*told))
    ),
    "position alone named": _named(
        ("dates", "role", "duties"), lambda d, firm, post, told: (d, _paragraphs(post, firm), _paragraphs(*told))
    ),
    "dates last": _named(
        ("both", "duties", "dates"), lambda d, firm, post, told: (_paragraphs(firm, post), _paragraphs(*told), d)
    ),
    "names and duties in one cell": _named(
        ("dates", "both"), lambda d, firm, post, told: (d, _paragraphs(firm, post, *told))
    ),
    "no names, dates right": lambda names, jobs: _table(
        *((_paragraphs(firm, post) + _items(told), d) for d, firm, post, told in jobs)
    ),
    "no names, duties below": lambda names, jobs: _table(
        *(row for d, firm, post, told in jobs for row in ((_paragraphs(post, firm), d), (_items(told),)))
    ),
    "no names, dates left": lambda names, jobs: _table(
        *((d, _paragraphs(firm, post), _paragraphs(*told)) for d, firm, post, told in jobs)
    ),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", TABLES)
def test_the_lines_of_a_cell_are_employer_and_position(form, language):
    jobs = ZH if language == "zh" else EN
    resume = _resume_of_page(language, TABLES[form](NAMES[language], jobs))

    assert [(work.organisation, work.position) for work in resume.work] == [(firm, post) for _, firm, post, _ in jobs]
    assert all(work.start for work in resume.work)
    assert [{work.summary, *(duty.text for duty in work.highlights)} - {""} for work in resume.work] == [
        set(told) for *_, told in jobs
    ]


def test_two_lines_beside_a_column_of_positions_are_one_name():
    rows = [(d, f"{firm}<br>Bulk Division", post) for d, firm, post, _ in EN]
    resume = _resume_of_page("en", _table(("Period", "Employer", "Position"), *rows))

    assert [work.position for work in resume.work] == [post for _, _, post, _ in EN]
    assert resume.work[0].organisation == "Marrow Bay Works Bulk Division"


STUDIES = (
    ("2015 – 2018", "Vale University", "BSc (Hons)", "Botany"),
    ("2013 – 2015", "Roe College", "Diploma", "Horticulture"),
    ("2008 – 2013", "Marlow Grammar School", "A Levels", ""),
)
TABLES_OF_STUDIES = {
    "both": (
        ("Period", "Institution and qualification"),
        lambda d, school, degree, area: (d, _paragraphs(school, f"{degree}, {area}".strip(", "))),
    ),
    "degree first, dates last": (
        ("Qualification / Institution", "Period"),
        lambda d, school, degree, area: (_paragraphs(f"{degree}, {area}".strip(", "), school), d),
    ),
    "subject below the school": (
        ("Period", "Institution", "Qualification"),
        lambda d, school, degree, area: (d, _paragraphs(*filter(None, (school, area))), degree),
    ),
}


@pytest.mark.parametrize("form", TABLES_OF_STUDIES)
def test_the_lines_of_a_cell_are_school_degree_and_subject(form):
    names, cells = TABLES_OF_STUDIES[form]
    page = f"<h2>Education</h2>{_table(names, *(cells(*study) for study in STUDIES))}"
    resume = parse_source(read_html(f"<html><body><h1>Nora Hale</h1><p>07700 900418</p>{page}</body></html>"))[0]

    assert [(study.institution, study.study_type, study.area) for study in resume.education] == [
        study[1:] for study in STUDIES
    ]


@pytest.mark.parametrize(
    ("language", "employers"),
    [
        ("en", ("Corvane Spine", "Ostrander Medical Supply", "Bremer’s Run & Ski")),
        ("zh", ("渤海湾智运", "星海软件有限公司", "自由职业")),
    ],
)
def test_headings_of_a_lower_level_inside_one_section_are_employers(language, employers):
    post, dates = (
        ("Java开发工程师", "2014年7月 至 2019年12月") if language == "zh" else ("Sales Rep", "Jan 2014 – Dec 2019")
    )
    told = "带领六人按期交付。" if language == "zh" else "Made 80 calls a day."
    jobs = "".join(f"<h3>{firm}</h3><p>{post}\t{dates}</p>{_items([told])}" for firm in employers)
    rest = "<h2>技术栈</h2><p>Go、Java、Kafka</p>" if language == "zh" else "<h2>Skills</h2><p>Excel, Sage, Word</p>"
    resume = _resume_of_page(language, jobs + rest)

    assert [(work.organisation, work.position) for work in resume.work] == [(firm, post) for firm in employers]


def test_bold_employers_over_their_posts_are_no_sections(docx, para, draft_of):
    def line(text, size, run="<w:b/>"):
        return para(text, f'{run}<w:sz w:val="{size}"/>')

    jobs = (("Corvane Spine", "Director of Sales, Upper Midwest", 2020), ("Roe and Vale", "Clerk", 2008))
    body = line("Nora Hale", 40) + line("nora@example.org", 22, "") + line("Where I’ve sold", 24)
    for firm, post, year in jobs:
        body += line(firm, 22) + line(f"{post}</w:t><w:tab/><w:t>Jan {year} – Dec {year + 5}", 22, "")
        body += line("Ran the shoe wall and the Tuesday club for a family-owned shop.", 20, "")
    body += line("Education", 24) + line("BA, Kinesiology, Vale University, 2005 – 2008", 22, "")
    body += line("Language", 24) + line("Spanish (professional)", 22, "")
    draft = draft_of(docx(body), "resume.docx")

    assert _jobs(draft) == [(firm, post) for firm, post, _ in jobs]


def test_a_post_called_like_a_section_is_a_post_among_others(draft_of):
    draft = draft_of(
        f"{HEAD}CAREER HISTORY\n\nLaboratory Technologist\tAug 2011 to May 2013\nRoe Diagnostics Ltd\n- Ran the analysers\n"
        "Industrial attachment\tMay 2010 to Jul 2010\nRoe Diagnostics Ltd\n- Validated an assay\n"
    )

    assert _jobs(draft) == [
        ("Roe Diagnostics Ltd", "Laboratory Technologist"),
        ("Roe Diagnostics Ltd", "Industrial attachment"),
    ]


@pytest.mark.parametrize(
    ("lines", "study"),
    [
        ("BN (Hons) Adult Nursing, Vale University\t2008 – 2011", ("Vale University", "BN (Hons)", "Adult Nursing")),
        ("2006 – 2010\tVale University\tB.Sc. Economics Second Class Upper", ("Vale University", "B.Sc.", "Economics")),
        ("M.Sc. Physics with Distinction, Vale University, 2008 – 2011", ("Vale University", "M.Sc.", "Physics")),
        ("Vale University, Executive MBA\t2017–2019", ("Vale University", "Executive MBA", "")),
        ("Integrated M.Sc. Chemistry\nVale University, 2008 – 2010", ("Vale University", "Integrated M.Sc.", "Chemistry")),
        ("Honours BA in Geography\nVale University, 2008 – 2010", ("Vale University", "Honours BA", "Geography")),
        ("MBChB Medicine\nVale University, 2008 – 2013", ("Vale University", "MBChB", "Medicine")),
        ("Foundation Degree (FdA) Early Years\nVale College, 2011 – 2012", ("Vale College", "Foundation Degree (FdA)", "Early Years")),
        ("Postgraduate Diploma in Education (Secondary), Vale University\t2013 – 2014", ("Vale University", "Postgraduate Diploma in Education", "Secondary")),
    ],
)  # fmt: skip
def test_degrees_with_their_kind_and_class(lines, study, draft_of):
    assert _studies(draft_of(f"{HEAD}{JOBS}Education\n{lines}\n2001 – 2005\tRoe Grammar School\n"))[0] == study


@pytest.mark.parametrize("heading", ["Training", "Education"])
def test_a_degree_its_subject_and_its_school_in_three_lines_are_a_study(heading, draft_of):
    draft = draft_of(
        f"{HEAD}{JOBS}{heading}\nNew Zealand Certificate in Cookery (Level 4)\nProfessional Cookery\nRoe School of Trades, 2011 – 2012\n"
    )

    assert _studies(draft) == [
        ("Roe School of Trades", "New Zealand Certificate in Cookery (Level 4)", "Professional Cookery")
    ]


@pytest.mark.parametrize(
    ("lines", "jobs"),
    [
        (
            "Roe Royal Infirmary\nDeputy Charge Nurse, Renal Unit\tSeptember 2018 – to date\n- Run the floor\n"
            "Staff Nurse, Ward 12 (Acute Medicine)\tFebruary 2013 – August 2018\n- Cared for a bay of six\n",
            [
                ("Roe Royal Infirmary", "Deputy Charge Nurse, Renal Unit"),
                ("Roe Royal Infirmary", "Staff Nurse, Ward 12 (Acute Medicine)"),
            ],
        ),
        (
            "Chef de Partie\nMV Southern Roe (expedition ship), Sep 2016 – Feb 2018\n- Cooked for 80\n"
            "Commis Chef\nBistro Hale (part time), 2013 – 2016\n- Garde manger\n",
            [("MV Southern Roe (expedition ship)", "Chef de Partie"), ("Bistro Hale", "Commis Chef")],
        ),
    ],
)
def test_a_bracket_behind_a_name_is_part_of_it_but_for_the_kind_of_work(lines, jobs, draft_of):
    assert _jobs(draft_of(f"{HEAD}Employment\n\n{lines}")) == jobs


@pytest.mark.parametrize(
    "post", ["Medical Technologist", "Agronomist", "Bosun", "Milk Recorder", "Sommelier", "水手长", "钢筋工", "助产士"]
)
def test_posts_of_many_trades_are_known(post):
    assert names_position(post)


@pytest.mark.parametrize("text", ["Statistics for Ecologists", "Marlow Agronomists", "First Aid for Teachers"])
def test_those_whom_something_is_for_are_no_post(text):
    assert not names_position(text)


def test_commas_and_numbers_of_standards_belong_to_the_names_of_certificates(draft_of):
    draft = draft_of(
        f"{HEAD}{JOBS}Certificates\nWireman's Licence, Three Phase (2012)\nLead Auditor, Rainforest Standard (2022)\n"
        "Functional Safety Engineer ISO 26262 (exam, 2023)\nFirst Aid at Work, St John Ambulance, 2020\n"
    )

    assert [(paper.name, paper.date) for paper in draft.resume.certificates] == [
        ("Wireman's Licence, Three Phase", "2012"),
        ("Lead Auditor, Rainforest Standard", "2022"),
        ("Functional Safety Engineer ISO 26262", "2023"),
        ("First Aid at Work", "2020"),
    ]


def test_what_was_done_in_a_voluntary_post_is_not_whom_it_was_for(draft_of):
    draft = draft_of(
        "何大山\n13800138000\n\n工作经历\n2017.1-至今  青山面包厂  面包师\n- 负责夜班\n\n校园经历\n"
        "2022.09-2023.06 学生会宣传部副部长，组织迎新晚会\n2020年社区核酸采样志愿者，累计120小时\n"
        "2016年至今为县图书馆“周末书房”志愿讲书人\n2018年 星光志愿者协会 秘书长\n"
    )

    assert [(post.organisation, post.position) for post in draft.resume.volunteer] == [
        ("", "学生会宣传部副部长"),
        ("", "社区核酸采样志愿者"),
        ("", "为县图书馆“周末书房”志愿讲书人"),
        ("星光志愿者协会", "秘书长"),
    ]
    assert [duty.text for post in draft.resume.volunteer for duty in post.highlights] == ["组织迎新晚会", "累计120小时"]


def test_languages_with_their_grade_under_their_heading_are_languages(draft_of):
    draft = draft_of("何大山\n13800138000\n\n语言\n普通话一级乙等；英语六级\n")

    assert [(spoken.language, spoken.fluency) for spoken in draft.resume.languages] == [
        ("普通话", "一级乙等"),
        ("英语", "六级"),
    ]


def test_endorsements_are_certificates(draft_of):
    draft = draft_of(f"{HEAD}{JOBS}Endorsements\nHazMat Endorsement (exp. 2027)\nTWIC Card\n")

    assert [paper.name for paper in draft.resume.certificates] == ["HazMat Endorsement", "TWIC Card"]
    assert len(draft.resume.work) == 1


@pytest.mark.parametrize(
    ("first", "job"),
    [
        ("The Salted Anchor, Cellar Grommet, Jan 2020 – Present", ("The Salted Anchor", "Cellar Grommet")),
        ("Waikaka Meats – Wool Classer (Jan 2020 – Present)", ("Waikaka Meats", "Wool Classer")),
    ],
)
def test_a_position_of_no_known_word_stands_where_the_others_stand(first, job, draft_of):
    mark = " – " if "–" in first.split("Jan")[0] else ", "
    second = f"Corbel Studio{mark}Outreach Worker" + (
        " (Mar 2016 – Dec 2019)" if "(" in first else ", Mar 2016 – Dec 2019"
    )
    draft = draft_of(f"{HEAD}Employment\n\n{first}\n- Ran the shift.\n\n{second}\n- Kept the stock book.\n")

    assert _jobs(draft) == [job, ("Corbel Studio", "Outreach Worker")]
