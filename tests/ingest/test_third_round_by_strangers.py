"""Forms that 24 résumés by a stranger showed the reader did not know, in small examples of our own, each with its neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.ingest.formats.rtf import read_rtf
from app.ingest.layout.joined_lines import with_whole_dates
from app.ingest.layout.page import Glyph, Page, Rule
from app.ingest.layout.page_lines import lines_of_page
from app.ingest.layout.rows import Row
from app.ingest.layout.table_rows import TableRow, lines_of_table
from app.ingest.layout.wrapped_cells import with_wrapped_cells
from app.ingest.sections.section_division import zones_of
from app.ingest.source_lines import Box, TextLine

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"


def jobs(draft):
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


def listed(draft):
    """Skills, languages with their levels, and certificates with date and issuer."""
    resume = draft.resume
    skills = [word for skill in resume.skills for word in skill.keywords]
    languages = [(one.language, one.fluency) for one in resume.languages]
    return skills, languages, [(paper.name, paper.date, paper.issuer) for paper in resume.certificates]


def at(text, x0, top, x1, **more):
    """A line of 10 points at a place."""
    return TextLine(text, 1, Box(x0, top, x1, top + 10), stops=(x0,), ends=(x1,), size=10.0, **more)


# ---- lists


@pytest.mark.parametrize(
    ("section", "skills", "languages", "papers"),
    [
        ("SKILLS, TICKETS AND LANGUAGES\n\nStata, Go, Field notes\nSite Safety Diver (2016)\nWelsh (native), Twi (fluent)\n", ["Stata", "Go", "Field notes"], [("Welsh", "native"), ("Twi", "fluent")], [("Site Safety Diver", "2016", "")]),
        ("Languages & Skills\n\nLanguages: Irish (basic), German: C1\nQGIS, R\n", ["QGIS", "R"], [("Irish", "basic"), ("German", "C1")], []),
        ("Languages\n\nIgbo\tfluent\nTagalog conversational\nEnglish & Magahi\n", [], [("Igbo", "fluent"), ("Tagalog", "conversational"), ("English", ""), ("Magahi", "")], []),
        ("LANGUAGES\n\nNorwegian: native. English: fluent.\n", [], [("Norwegian", "native"), ("English", "fluent")], []),
    ],
)  # fmt: skip
def test_lists_under_one_heading_are_told_apart(section, skills, languages, papers, draft_of) -> None:
    assert listed(draft_of(EN + section)) == (skills, languages, papers)


@pytest.mark.parametrize(
    ("section", "skills", "languages", "papers"),
    [
        ("技能证书\n办公软件：WPS、Visio（流程图、网络图）\n英语：CET-4（498分）\n证书：教师资格证（2020.06）\n", ["WPS", "Visio（流程图、网络图）"], [("英语", "CET-4（498分）")], [("教师资格证", "2020-06", "")]),
        ("技能与语言\n软件 SPSS；Stata\n外语 英语（流利）；德语（B1）\n", ["SPSS", "Stata"], [("英语", "流利"), ("德语", "B1")], []),
        ("语言能力\n日语\t听说流利\n法语\t一般\n", [], [("日语", "听说流利"), ("法语", "一般")], []),
        ("证书\n茶艺师三级，福建省茶叶协会，2018年5月\n", [], [], [("茶艺师三级", "2018-05", "福建省茶叶协会")]),
    ],
)  # fmt: skip
def test_chinese_lists_are_told_apart(section, skills, languages, papers, draft_of) -> None:
    assert listed(draft_of(ZH + section)) == (skills, languages, papers)


def test_certificates_among_studies_and_their_issuers(draft_of) -> None:
    draft = draft_of(
        EN
        + "EDUCATION & CERTIFICATIONS\n\nA.A.S., Welding Technology, Pine Valley Community College, 2020\nRefrigerant Handling 608, 2018\n\n"
        "CERTIFICATIONS\n\nData Analysis with Python – Coursera (2021)\nCSCS Gold card, SMSTS (2021), Asbestos Awareness 2024\n"
    )
    assert [study.study_type for study in draft.resume.education] == ["A.A.S."]
    assert listed(draft)[2] == [
        ("Refrigerant Handling 608", "2018", ""),
        ("Data Analysis with Python", "2021", "Coursera"),
        ("CSCS Gold card", "", ""),
        ("SMSTS", "2021", ""),
        ("Asbestos Awareness", "2024", ""),
    ]


@pytest.mark.parametrize("heading", ["Outside work", "Service", "PROFESSIONAL SERVICE AND OUTREACH"])
def test_posts_outside_work_are_voluntary(heading, draft_of) -> None:
    draft = draft_of(
        EN + f"WORK\n\nBaker\nMabel Mills Ltd\n2018 – 2019\n\n{heading}\n\nTreasurer, Wetland Club, since 2012\n"
    )
    assert [(post.organisation, post.position) for post in draft.resume.volunteer] == [("Wetland Club", "Treasurer")]
    assert jobs(draft) == [("Mabel Mills Ltd", "Baker", "")]


# ---- forms and tables


def test_labels_of_a_form_say_which_value_is_which(draft_of) -> None:
    draft = draft_of(
        EN
        + "EMPLOYMENT RECORD\n\nCompany\tNorth Star Cabling LLC\nLocation\tMuscat, Oman\nPosition\tRigger\nInclusive Dates\tMay 2016 – June 2019\n"
        "Job Description\tInstall cable trays in towers\nTest boards\n"
    )
    assert jobs(draft) == [("North Star Cabling LLC", "Rigger", "Muscat, Oman")]
    assert [line.text for line in draft.resume.work[0].highlights] == ["Install cable trays in towers", "Test boards"]


def test_a_chinese_form_numbers_its_duties_behind_a_label(draft_of) -> None:
    draft = draft_of(
        ZH
        + "工作經歷\n測試工程師 2016/3~2019/2\n公司名稱\t恆亮電子有限公司\n工作地點\t新竹縣\n工作內容\t1. 撰寫測試計畫\n2. 維護治具\n"
    )
    assert jobs(draft) == [("恆亮電子有限公司", "測試工程師", "新竹縣")]
    assert [line.text for line in draft.resume.work[0].highlights] == ["撰寫測試計畫", "維護治具"]


def test_a_form_names_columns_before_each_of_its_lists(docx, para, draft_of) -> None:
    def row(*cells):
        filled = ["".join(map(para, cell)) for cell in cells]
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in filled)}</w:tr>"

    form = [
        [["姓名"], ["林可"], ["手机"], ["13700000000"]],
        [["工作经历"]],
        [["起止时间"], ["单位名称"], ["职务"], ["工作内容"], ["离职原因"]],
        [["2008.03-2012.10"], ["海州重工机械厂"], ["钳工"], ["装配减速机。", "检修天车。"], ["搬迁"]],
        [["持证情况"]],
        [["证书名称"], ["发证机关"], ["发证时间"]],
        [["起重机作业证"], ["海州市场监督管理局"], ["2019年7月"]],
    ]
    draft = draft_of(docx(f"<w:tbl>{''.join(row(*cells) for cells in form)}</w:tbl>"), "form.docx")
    assert jobs(draft) == [("海州重工机械厂", "钳工", "")]
    assert {"装配减速机。", "检修天车。"} <= {line.text for line in draft.resume.work[0].highlights}
    assert listed(draft)[2] == [("起重机作业证", "2019-07", "海州市场监督管理局")]


def test_a_name_that_wrapped_in_its_cell_is_no_list() -> None:
    def cell(*texts):
        return [TextLine(text) for text in texts]

    header = TableRow([cell("Vessel"), cell("Company"), cell("Rank"), cell("From"), cell("To")])
    row = TableRow([cell("MV Fjell", "Bulk"), cell("Nordvik AS"), cell("Oiler"), cell("2011"), cell("2012")])
    assert lines_of_table([header, row])[1].text == "MV Fjell Bulk\tNordvik AS\tOiler\t2011\t2012"


def test_a_table_of_rtf_is_read_by_its_cells() -> None:
    data = (
        rb"{\rtf1\ansi Jane Roe\par\trowd\cellx2000\cellx6000\pard\intbl 2019 - 2022\cell\pard\intbl Nurse\par Oak House\cell\row"
        rb"\trowd\cellx2000\cellx6000\pard\intbl 2015 - 2019\cell\pard\intbl Carer\cell\row\pard Skills\par}"
    )
    assert [line.text for line in read_rtf(data).lines] == ["Jane Roe", "2019 - 2022\tNurse", "Oak House", "2015 - 2019\tCarer", "Skills"]  # fmt: skip


def letters(text, x, y, em=10.0):
    return [Glyph(char, x + n * em / 2, y - 9, x + (n + 1) * em / 2, y + 3, em, y) for n, char in enumerate(text)]


def test_a_word_that_overflows_its_cell_stays_whole() -> None:
    rules = [Rule(True, x, 80, 120) for x in (50, 100, 150, 260)] + [Rule(False, y, 50, 260) for y in (80, 100, 120)]
    cells = [
        ("Mail", 52, 94),
        ("roe@example.com", 102, 94),
        ("Town", 180, 94),
        ("Phone", 52, 114),
        ("555", 102, 114),
        ("Leeds", 154, 114),
    ]
    glyphs = [
        glyph for text, x, y in cells for glyph in [*letters(text, x, y), Glyph("\n", 0, 0, 0, 0, 0, 0, made=True)]
    ]
    assert lines_of_page(Page(1, 300.0, 200.0, glyphs, rules)).lines[0].text == "Mail\troe@example.com\tTown"


# ---- pages


def test_two_dates_one_under_the_other_are_beginning_and_end() -> None:
    lines = [at("2019.03", 70, 100, 106), at("至今", 86, 114, 106), at("保安，某物业公司", 130, 100, 250)]
    assert [line.text for line in with_whole_dates(lines)] == ["2019.03 至今\t保安，某物业公司"]


def test_the_end_of_a_job_may_stand_beside_the_second_line_of_its_head() -> None:
    dates = [at("Sept 2017", 70, 100, 110), at("Dec 2019", 76, 112, 110)]
    heads = [at("Locum", 130, 100, 190), at("Self-employed", 130, 112, 220)]
    ranged = TextLine("2016 – 2017\tIntern", 1, Box(60, 140, 170, 150), stops=(60, 130), ends=(110, 170), size=10.0)
    assert with_whole_dates([*dates, *heads, ranged])[0].text == "Sept 2017 – Dec 2019\tLocum"


def test_dates_that_each_have_a_line_are_two() -> None:
    lines = [
        at("2012", 70, 100, 90),
        at("2025", 70, 114, 90),
        at("First aid", 130, 100, 190),
        at("Scrum", 130, 114, 170),
    ]
    assert [line.text for line in with_whole_dates(lines)][:2] == ["2012", "2025"]


def full(text, top):
    return TextLine(text, 1, Box(50, top, 480, top + 10), stops=(50, 150, 300), ends=(110, 210, 380), size=10.0)


def test_wrapped_cells_of_a_table_without_rules_are_whole() -> None:
    lines = [
        TextLine(
            "2013 – 2018\tManager, Change", 1, Box(50, 100, 280, 110), stops=(50, 150), ends=(110, 285), size=10.0
        ),
        at("Delivery", 150, 112, 190, lead=40.0),
        at("Thames Assurance plc,", 300, 100, 470, lead=70.0),
        at("Reading", 300, 112, 340, lead=40.0),
        full("2009 – 2013\tCoordinator\tQuill Ltd, Slough", 130),
        full("2007 – 2009\tAssistant\tBarley Garden Centre", 144),
    ]
    assert with_wrapped_cells(lines)[0].text == "2013 – 2018\tManager, Change Delivery\tThames Assurance plc, Reading"


def test_a_duty_below_a_row_had_room_in_the_cell_and_stays_a_line() -> None:
    rows = [full("2009 – 2013\tCoordinator\tQuill Ltd, Slough", 100), at("Kept logs", 150, 112, 200, lead=30.0), full("2007 – 2009\tAssistant\tBarley Ltd", 130)]  # fmt: skip
    assert [line.text for line in with_wrapped_cells(rows)] == [line.text for line in rows]


def test_labels_drawn_before_their_values_stay_beside_them() -> None:
    wide = [
        ("A line of words that stands over both of the columns", 50, 80),
        ("Yaw Mensah, Volta Works, a long line of words", 50, 170),
    ]
    labels = [("Languages", 50, 100), ("Computer skills", 50, 114), ("Licence", 50, 128), ("REFERENCES", 50, 150)]
    values = [("English, Twi", 160, 100), ("Excel, SAP", 160, 114), ("Class B", 160, 128)]
    pieces = [wide[0], *labels, wide[1], *values]
    glyphs = [g for text, x, y in pieces for g in [*letters(text, x, y), Glyph("\n", 0, 0, 0, 0, 0, 0, made=True)]]
    lines = [line.text for line in lines_of_page(Page(1, 400.0, 300.0, glyphs)).lines]
    assert lines[1:4] == ["Languages\tEnglish, Twi", "Computer skills\tExcel, SAP", "Licence\tClass B"]


def test_a_chinese_heading_is_told_by_the_space_above_it() -> None:
    def row(text, top):
        return Row(text, 0, 0, 1, Box(50, top, 50 + 9 * len(text), top + 9), size=9.0)

    texts = [("工作经历", 100), ("2016年2月-2020年1月 长安五金厂 钳工", 122), ("负责日常保养。", 134), ("教育及培训经历", 158), ("2001.9-2004.6 衡州工业学院 机电 大专", 180), ("语言", 204), ("普通话、粤语", 226)]  # fmt: skip
    rows = [replace(row(text, top), lo=n, hi=n) for n, (text, top) in enumerate([("林可", 60), *texts])]
    assert [zone.kind for zone in zones_of(rows)] == ["head", "work", "education", "languages"]


# ---- places


@pytest.mark.parametrize(
    ("head", "town"),
    [
        ("Jane Roe\nEnid, OK 73701 * (580) 555-0139 * roe@example.com", ("Enid", "OK")),
        ("Jane Roe\nroe@example.com\nGalway", ("Galway", "")),
        ("Jane Roe\nroe@example.com\nAddress: Flat 7, Lotus Residency, Kothrud, Pune", ("Pune", "")),
        ("Jane Roe\nroe@example.com\nContact Address: 12 Alake Close, Surulere, Lagos", ("Surulere", "Lagos")),
        ("Jane Roe\nLindenallee 8\n28203 Bremen\nroe@example.com", ("Bremen", "")),
        ("林可\n⌂ 杭州\nlin@example.com", ("杭州", "")),
    ],
)
def test_where_somebody_lives(head, town, draft_of) -> None:
    home = draft_of(head + "\n\nSKILLS\n\nBaking, Sewing, Driving\n").resume.basics.location
    assert (home.city, home.region) == town


def test_the_state_somebody_comes_from_is_no_home(draft_of) -> None:
    draft = draft_of("Jane Roe\nroe@example.com\nState of Origin: Enugu State\n\nSKILLS\n\nBaking, Sewing\n").resume
    assert (draft.basics.location.city, draft.personal.native_place) == ("", "Enugu State")


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("Cook @ The Salt Barn\nMay 2021 – Now \uf041 Westport\n", [("The Salt Barn", "Cook", "Westport")]),
        ("Yarrow Retail, Perth WA\tJan 2018 – Present\nLead Analyst\tJul 2022 – Present\n• Led\nAnalyst\tJan 2018 – Jun 2022\n• Ran\n", [("Yarrow Retail", "Lead Analyst", "Perth WA"), ("Yarrow Retail", "Analyst", "Perth WA")]),
        ("Technician\tJune 2015–August 2016\nField Station Las Olas, La Paz, Mexico\n", [("Field Station Las Olas", "Technician", "La Paz, Mexico")]),
        ("Oak Bay Nursing Home — Care Assistant\nKinsale, Co. Cork | March 2019 to date\n", [("Oak Bay Nursing Home", "Care Assistant", "Kinsale, Co. Cork")]),
        ("Fitter, North Basin Drilling AS — Stavanger — 03.2017–present\n", [("North Basin Drilling AS", "Fitter", "Stavanger")]),
    ],
)  # fmt: skip
def test_where_a_job_was(lines, read, draft_of) -> None:
    assert jobs(draft_of(EN + "EXPERIENCE\n\n" + lines)) == read


def test_a_chinese_town_in_brackets_is_no_part_of_the_name(draft_of) -> None:
    draft = draft_of(ZH + "工作经历\n江门聚贤大酒店（江门）\t2011年3月 — 2018年9月\n岗位：二锅\n- 切配宴席菜\n")
    assert jobs(draft) == [("江门聚贤大酒店", "二锅", "江门")]


# ---- studies and dates


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Certificate, Combination Welding - Autry Plains Technology Center, 2013", ("Autry Plains Technology Center", "Certificate", "Combination Welding")),
        ("MSc Analytics (part-time), Yarra University, 2020 – 2021", ("Yarra University", "MSc", "Analytics")),
        ("B.S. in Nursing — University of Texas at Austin — May 2015", ("University of Texas at Austin", "B.S.", "Nursing")),
        ("St Bride’s Secondary School, GCSEs, left 1995", ("St Bride’s Secondary School", "GCSEs", "")),
        ("GNM Nursing from Magadh School of Nursing in 2019 with 74%", ("Magadh School of Nursing", "GNM", "Nursing")),
    ],
)  # fmt: skip
def test_studies(line, read, draft_of) -> None:
    found = draft_of(f"{EN}EDUCATION\n\n{line}\n").resume.education
    assert [(one.institution, one.study_type, one.area) for one in found] == [read]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "2018.03-2020.12 南山医科大学（成人教育） 护理学 本科（函授）",
            ("南山医科大学（成人教育）", "本科（函授）", "护理学"),
        ),
        ("2013 - 2015\t香江中文大學\t教育文憑 — 中國語文教育", ("香江中文大學", "教育文憑", "中國語文教育")),
        ("最高\t國立東岸大學\t2011/9~2013/7\n機械工程學系\n碩士畢業", ("國立東岸大學", "碩士", "機械工程學系")),
        ("2020.09 - 2024.06 皖江建筑大学（本科） 给排水工程", ("皖江建筑大学", "本科", "给排水工程")),
        ("高中 长河市第一中学 2001-2004", ("长河市第一中学", "高中", "")),
    ],
)
def test_chinese_studies(line, read, draft_of) -> None:
    found = draft_of(f"{ZH}教育背景\n\n{line}\n").resume.education
    assert [(one.institution, one.study_type, one.area) for one in found] == [read]


def test_a_bracketed_heading_is_one_whatever_stands_below(draft_of) -> None:
    draft = draft_of(
        ZH
        + "【工作经历】\n\n2015年4月至今  顺达物流有限公司  司机\n- 跑专线\n\n【文化程度】\n1994年至1997年  清河县第二中学  高中\n"
    )
    assert jobs(draft) == [("顺达物流有限公司", "司机", "")]
    assert [(one.institution, one.study_type) for one in draft.resume.education] == [("清河县第二中学", "高中")]


def test_a_heading_in_two_parts_in_sentence_case_is_one(draft_of) -> None:
    draft = draft_of(
        EN
        + "Jobs\n\nBaker\nMabel Mills Ltd\n2018 – 2019\n\nSchool and college\nAshby College - NVQ Level 2 and 3 Bricklaying - 2005 to 2008\n"
    )
    assert [(one.institution, one.study_type, one.area) for one in draft.resume.education] == [("Ashby College", "NVQ Level 2 and 3", "Bricklaying")]  # fmt: skip
    assert len(draft.resume.work) == 1


def test_a_second_name_of_the_firm_is_no_position(draft_of) -> None:
    draft = draft_of(
        ZH
        + "工作经历\n2018.2 – 至今\t海通国际货运代理有限公司\nHaitong Forwarding Co., Ltd.\n物流经理\n管理12人操作团队，年箱量约9,000 TEU。\n"
    )
    assert jobs(draft)[0][:2] == ("海通国际货运代理有限公司", "物流经理")


def test_a_rank_and_a_finer_date(draft_of) -> None:
    draft = draft_of(
        EN
        + "EXPERIENCE\n\nArmy, India\n1990 - 2002, rank of Havildar\n\nMinistry of Works, Minna\nEngineer, 2012/2013\n"
    )
    assert draft.resume.work[0].position == "Havildar"
    assert (draft.resume.work[1].start, draft.resume.work[1].end) == ("2012", "2013")
