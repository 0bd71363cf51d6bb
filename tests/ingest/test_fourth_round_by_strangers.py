"""Forms that a second 24 résumés by a stranger showed the reader did not know, in small examples of our own, each with its
neighbours."""

from __future__ import annotations

import pytest

from app.ingest.formats.html import read_html
from app.ingest.formats.odt import read_odt
from app.ingest.layout.bullets import NUMBERED
from app.ingest.layout.rows import Row, paragraphs
from app.ingest.sections.entries import prepared
from app.ingest.sections.section_division import zones_of
from app.ingest.sections.vocabulary import known_kind, meant_kind
from app.ingest.source_lines import Box

EN = "Jane Roe\njane.roe@example.com\n\n"
ZH = "林可\nlin@example.com\n\n"
NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "style")
)
FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'


def jobs(draft):
    return [(job.organisation, job.position, job.location) for job in draft.resume.work]


def papers(draft):
    return [(paper.name, paper.date, paper.issuer) for paper in draft.resume.certificates]


def titled(rows):
    return [(zone.kind, zone.title) for zone in zones_of(rows) if zone.heading]


# ---- headings


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("AWA R D S", "awards"),
        ("W OR K E XP E RI E N CE", "work"),
        ("A I R T", ""),
        ("Courses taught", "other"),
        ("工作简历", "work"),
        ("專案成就", "projects"),
    ],
)
def test_headings_are_known_however_their_letters_are_set(heading, kind) -> None:
    assert known_kind(heading) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("further qualifications", "certificates"),
        ("academic qualifications", "education"),
        ("学术兼职与社会工作", "volunteer"),
        ("兼职经历", "work"),
        ("教科研", "publications"),
        ("授权专利", "other"),
        ("说两句", "summary"),
        ("courses", "certificates"),
    ],
)
def test_headings_mean_one_section(heading, kind) -> None:
    assert meant_kind(heading) == kind


def test_larger_lines_behind_a_square_are_headings_and_others_are_items() -> None:
    def lines(*texts):
        return [Row(text, at, at, size=13.0 if mark else 11.0, bullet=mark) for at, (text, mark) in enumerate(texts)]

    rows = lines(
        ("林可", False),
        ("工作简历", True),
        ("2017年3月—现在 某某厂 焊工", False),
        ("会什么", True),
        ("埋弧焊，气刨", False),
    )
    assert titled(rows) == [("work", "工作简历"), ("skills", "会什么")]
    assert titled([*rows, Row("做过的工具", 5, 5, size=11.0, bullet=True)]) == titled(rows)


def test_a_length_in_brackets_is_no_heading(draft_of) -> None:
    draft = (
        ZH
        + "工作经验\n2014/3-2020/6\n[6年3个月]\n上海某商贸有限公司\n出纳\n2011/7-2014/2\n[2年7个月]\n上海某教育咨询有限公司\n前台\n"
    )
    rows = [Row(text, at, at) for at, text in enumerate(draft.splitlines()) if text]
    assert [kind for kind, _ in titled(rows)] == ["work"]
    assert [(job.position, job.start, job.end) for job in draft_of(draft).resume.work] == [
        ("出纳", "2014-03", "2020-06"),
        ("前台", "2011-07", "2014-02"),
    ]


@pytest.mark.parametrize("number", ["(i) ", "(iv) ", "（ii）", "(b) ", "ii. ", "③"])
@pytest.mark.parametrize("label", ["Job Description:", "Duties", "工作內容", "干的活："])
def test_numbers_and_a_label_before_duties_are_no_part_of_them(label, number, draft_of) -> None:
    draft = draft_of(
        f"{EN}EXPERIENCE\n\nBaker\nRoe Bakery Ltd\nMay 2019 - June 2021\n{label}\n{number}Kneaded the dough.\n{number}Fired the oven.\n"
    )
    assert [line.text for line in draft.resume.work[0].highlights] == ["Kneaded the dough.", "Fired the oven."]


@pytest.mark.parametrize("text", ["(A) Baker", "(x1) units", "v2. released", "iPad repairs"])
def test_other_letters_begin_no_item(text) -> None:
    assert NUMBERED.match(text) is None


def _beside_label(ends):
    """Rows of a form: a label of duties and the lines in its cell, which end where `ends` says."""
    first = Row("職責：\t為青少年提供個案輔導", 0, 0, 1, Box(60, 0, ends[0], 10), 10.0, indent=60, stop=120, margin=500)
    texts = ["策劃歷奇活動及小組", "督導實習學生", "編寫報告"]
    rest = [
        Row(text, at + 1, at + 1, 1, Box(120, 15 * at + 15, end, 15 * at + 25), 10.0, indent=120, margin=500)
        for at, (text, end) in enumerate(zip(texts, ends[1:], strict=False))
    ]
    return [(row.text, row.bullet) for row in prepared([first, *rest])[0]]


def test_lines_beside_a_label_of_duties_are_items_where_one_had_room() -> None:
    assert _beside_label([498, 320, 210]) == [
        ("為青少年提供個案輔導", True),
        ("策劃歷奇活動及小組", True),
        ("督導實習學生", True),
    ]
    assert not any(bullet for _, bullet in _beside_label([498, 497, 210]))


def odt(zipped, body, styles=""):
    content = f"<office:document-content {NS} {FO}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return read_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))


def test_styles_of_an_opendocument_text_tell_its_headings(zipped) -> None:
    styles = (
        '<style:style style:name="base" style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:style>'
        '<style:style style:name="hd" style:family="paragraph" style:parent-style-name="base"><style:text-properties fo:font-size="140%" fo:font-weight="bold"/></style:style>'
        '<style:style style:name="ring" style:family="paragraph" style:parent-style-name="ring"/>'
        '<style:style style:name="bo" style:family="text"><style:text-properties fo:font-weight="700"/></style:style>'
    )
    body = (
        '<text:p text:style-name="hd">My studies</text:p><text:p text:style-name="base"><text:span text:style-name="bo">Baker, Roe &amp; Sons</text:span> 2019</text:p>'
        '<text:p text:style-name="base">Bakes <text:span text:style-name="bo">rye</text:span> bread</text:p><text:p text:style-name="ring">Rings</text:p>'
    )
    lines = odt(zipped, body, styles).lines
    assert [(line.size, line.bold) for line in lines] == [(14.0, True), (10.0, True), (10.0, False), (11.0, False)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><span>Excel</span> <span>SAP</span> <span>Payroll runs</span></p>", "Excel\tSAP\tPayroll runs"),
        ("<nav><a>Home</a><a>Blog</a><a>CV</a></nav>", "Home\tBlog\tCV"),
        ("<p><span>I</span> <span>bake</span> <span>bread</span></p>", "I bake bread"),
        ("<p><span>Excel</span> and <span>SAP</span> <span>Payroll</span></p>", "Excel and SAP Payroll"),
    ],
)  # fmt: skip
def test_labels_framed_by_a_style_sheet_are_parted(markup, text) -> None:
    assert [line.text for line in read_html(f"<html><body>{markup}</body></html>").lines] == [text]


# ---- jobs


@pytest.mark.parametrize(
    ("head", "job"),
    [
        ("2022.09–至今\t东海大学材料学院（青岛），访问学者", ("东海大学材料学院", "访问学者", "青岛")),
        ("某某会计师事务所（湖北分所）·武汉\t审计实习生\t2024.12 ~ 2025.03", ("某某会计师事务所（湖北分所）", "审计实习生", "武汉")),
        ("海逸灣酒店，尖沙咀\n中菜副主廚  2018年2月至今", ("海逸灣酒店", "中菜副主廚", "尖沙咀")),
        ("日期：\t9/2020 – 現在\n機構：\t香港恩光青少年服務社（觀塘）\n職位：\t學校社工", ("香港恩光青少年服務社", "學校社工", "觀塘")),
        ("聖約翰書院（將軍澳）\n教師\n9/2020 – 現在", ("聖約翰書院（將軍澳）", "教師", "")),
        ("某某商贸（集团）有限公司，出纳\t2018.03-2020.01", ("某某商贸（集团）有限公司", "出纳", "")),
    ],
)  # fmt: skip
def test_employer_post_and_town_behind_chinese_marks(head, job, draft_of) -> None:
    assert jobs(draft_of(f"{ZH}工作经历\n\n{head}\n负责日常事务的处理\n")) == [job]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Story reader, Seshego Library Friends, since 2019", ("Seshego Library Friends", "Story reader", "2019")),
        ("Habitat Build Sudbury, Site Electrician, summers 2018 and 2019", ("Habitat Build Sudbury", "Site Electrician", "2018")),
    ],
)  # fmt: skip
def test_posts_in_one_line_with_their_organisation(line, entry, draft_of) -> None:
    found = [
        (one.organisation, one.position, one.start)
        for one in draft_of(f"{EN}VOLUNTEERING\n\n{line}\n").resume.volunteer
    ]
    assert found == [entry]


def test_a_duty_that_ends_with_a_title_is_no_position(draft_of) -> None:
    job = draft_of(
        f"{ZH}工作经历\n\n2022.09–至今\t东海大学材料学院，访问学者\n• 研究正极的相变机理，合作导师：韩某教授\n• 搭建平台\n"
    ).resume.work[0]
    assert (job.position, [line.text for line in job.highlights]) == (
        "访问学者",
        ["研究正极的相变机理，合作导师：韩某教授", "搭建平台"],
    )


# ---- certificates


@pytest.mark.parametrize(
    ("lines", "paper"),
    [
        (["Food Handler Card, Oregon Health Authority, January 2024"], ("Food Handler Card", "2024-01", "Oregon Health Authority")),
        (["Standard First Aid & CPR-C, Canadian Red Cross, 2023"], ("Standard First Aid & CPR-C", "2023", "Canadian Red Cross")),
        (["First Aid Level 1, St. Luke's Ambulance (2022)"], ("First Aid Level 1", "2022", "St. Luke's Ambulance")),
        (["註冊社會工作者（社會工作者註冊局） 2016年"], ("註冊社會工作者", "2016", "社會工作者註冊局")),
        (["特种作业操作证（焊接作业），江苏省应急管理厅，2023年4月"], ("特种作业操作证（焊接作业）", "2023-04", "江苏省应急管理厅")),
        (["Institute of Chartered Accountants of Nigeria – Associate Chartered Accountant (ACA), 2021"], ("Associate Chartered Accountant (ACA)", "2021", "Institute of Chartered Accountants of Nigeria")),
        (["Secret Security Clearance", "(active)"], ("Secret Security Clearance (active)", "", "")),
        (["护士（儿科）资格证书"], ("护士（儿科）资格证书", "", "")),
    ],
)  # fmt: skip
def test_certificates_and_who_gave_them(lines, paper, draft_of) -> None:
    start = (
        ZH + "资格证书\n\n" if any("\u3400" <= lines[0][0] <= "\u9fff" for _ in lines) else EN + "CERTIFICATIONS\n\n"
    )
    assert papers(draft_of(start + "\n".join(lines) + "\n"))[0] == paper


# ---- studies


@pytest.mark.parametrize(
    ("section", "study"),
    [
        ("教育经历\n\n2017.09–2022.06\t北原大学，材料物理与化学，工学博士（导师：宋某教授）", ("北原大学", "工学博士", "材料物理与化学")),
        ("教育经历\n\n2015.09–2017.07\t北原大学，材料科学与工程，工学硕士（硕博连读）", ("北原大学", "工学硕士", "材料科学与工程")),
        ("教育背景\n\n中台科技學院\n大學｜機械與自動化工程系｜畢業\n2009/9~2013/6", ("中台科技學院", "大學", "機械與自動化工程系")),
    ],
)  # fmt: skip
def test_chinese_degrees_with_a_field_or_a_remark(section, study, draft_of) -> None:
    assert [(one.institution, one.study_type, one.area) for one in draft_of(ZH + section + "\n").resume.education] == [
        study
    ]


def test_schooling_in_the_cells_of_a_row_is_no_certificate(draft_of) -> None:
    table = "ACADEMIC QUALIFICATIONS\n\n2024\tMalabar Institute of Engineering\tB.Tech\tComputer Science\t8.14 CGPA\n2018\tBharatiya Vidya Mandir\tClass X\t-\t94 %\n"
    resume = draft_of(EN + table).resume
    assert [(one.institution, one.study_type) for one in resume.education] == [
        ("Malabar Institute of Engineering", "B.Tech"),
        ("Bharatiya Vidya Mandir", "Class X"),
    ]
    assert not resume.certificates


# ---- the person


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("居住地區：沙田", "沙田"),
        ("女 | 35岁 | 现居住上海-闵行区 | 9年工作经验", "上海-闵行区"),
        ("九龍深水埗", "九龍深水埗"),
    ],
)
def test_towns_of_the_person(line, town, draft_of) -> None:
    location = draft_of(f"林可\n{line}\nlin@example.com\n\n技能\n记账、报税\n").resume.basics.location
    assert "".join((location.region, location.city)) == town


def test_further_qualifications_are_no_studies_for_a_firms_college(draft_of) -> None:
    lines = "05/2020\tRobot Programming 1+2, KUKA College\n2014\tForklift licence\nDriving licence class B, BE"
    resume = draft_of(
        f"{EN}Education\n\n2006 - 2009\tMatura\nTechnikum nr 4, Opole\n\nFurther Qualifications\n\n{lines}\n"
    ).resume
    assert [study.study_type for study in resume.education] == ["Matura"]
    assert [paper.name for paper in resume.certificates] == [
        "Robot Programming 1+2",
        "Forklift licence",
        "Driving licence class B, BE",
    ]


@pytest.mark.parametrize(
    ("line", "birth", "gender"),
    [
        ("女 | 35岁（1989年10月）| 9年工作经验", "1989-10", "女"),
        ("男    41岁（1984年生）", "1984", "男"),
        ("东海大学材料学院 博士后 男，1992年12月出生，汉族", "1992-12", "男"),
        ("经验35年（1989年10月起）", "", ""),
    ],
)
def test_birth_and_gender_inside_a_line(line, birth, gender, draft_of) -> None:
    personal = draft_of(f"林可\n{line}\nlin@example.com\n\n技能\n记账、报税\n").resume.personal
    assert (personal.birth_date, personal.gender) == (birth, gender)


@pytest.mark.parametrize(
    "line", ["女 | 2003.02 | 武汉 | 18800550127 | lin@example.com", "女儿电话 18800550127\nlin@example.com"]
)
def test_a_number_behind_the_gender_is_the_persons(line, draft_of) -> None:
    phone = draft_of(f"林可\n{line}\n\n技能\n记账、报税\n").resume.basics.phone
    assert phone == ("18800550127" if line.startswith("女 ") else "")


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Polokwane, cell 082 555 0174, lerato@mail.example", "Polokwane"),
        ("Archivist and mapmaker. Based in Edinburgh. Write to jane.roe@example.com", "Edinburgh"),
        ("Archivist. Based in Practice. Write to jane.roe@example.com", ""),
    ],
)
def test_towns_in_contact_lines(line, town, draft_of) -> None:
    location = draft_of(f"Jane Roe\n{line}\n\nSKILLS\n\nChoir, Reading\n").resume.basics.location
    assert (location.city, location.address) == (town, "")


def test_what_a_job_board_says_of_a_firm_is_no_duty(draft_of) -> None:
    job = draft_of(
        f"{ZH}工作经验\n\n2014/3-2020/6\n上海某商贸有限公司\n贸易/进出口 | 150-500人 | 民营公司\n行政主管\n工作描述：1. 统筹招聘与入离职\n2. 搭建绩效表单\n"
    ).resume.work[0]
    assert (job.organisation, job.position, [line.text for line in job.highlights]) == (
        "上海某商贸有限公司",
        "行政主管",
        ["统筹招聘与入离职", "搭建绩效表单"],
    )


def test_towns_stay_whole_behind_a_dash_in_heads_of_one_shape(draft_of) -> None:
    entries = "".join(
        f"{dates}\t{post}\n{name} - {town}\n• Wired panels in older houses\n"
        for dates, post, name, town in [
            ("Mar. 2020 to present", "Foreman Electrician", "Nickel Basin Electric Ltd.", "Sudbury, ON"),
            ("June 2012 to Apr. 2016", "Apprentice Electrician", "Laurentide Power Contractors", "Timmins, ON"),
        ]
    )
    assert [town for _, _, town in jobs(draft_of(f"{EN}EXPERIENCE\n\n{entries}"))] == ["Sudbury, ON", "Timmins, ON"]


def test_a_row_of_dates_never_goes_on_from_the_line_above() -> None:
    def read(below):
        first = Row(
            "U.S. Army, 511th Support Battalion, South Korea", 0, 0, 1, Box(40, 0, 353, 12), 10.5, indent=40, margin=353
        )
        return len(paragraphs([first, Row(below, 1, 1, 1, Box(40, 15, 178, 27), 10.5, indent=40, margin=353)]))

    assert (read("September 2012 – May 2018"), read("and served in two units")) == (2, 1)


@pytest.mark.parametrize(
    ("first", "joined"),
    [("Coach, Killeen Youth Rowing", True), ("Coach for the rowers", False), ("Coach, Hill, 2019", False)],
)
def test_a_name_broken_before_its_last_word_is_joined(first, joined) -> None:
    rows = [
        Row(text, at, at, 1, Box(400, 15 * at, 500, 15 * at + 12), 10.0, indent=400)
        for at, text in enumerate([first, "Club"])
    ]
    assert len(prepared(rows)[0]) == (1 if joined else 2)


@pytest.mark.parametrize(
    ("lines", "paper"),
    [
        ("AED急救证\n成都市红十字会 2023年3月", [("AED急救证", "2023-03", "成都市红十字会")]),
        ("道路货物运输从业资格证（2008年5月，抚顺市交通局发）", [("道路货物运输从业资格证", "2008-05", "抚顺市交通局")]),
        ("急救证（2020年）\n中国营养学会会员证 2022年3月", [("急救证", "2020", ""), ("中国营养学会会员证", "2022-03", "")]),
    ],
)  # fmt: skip
def test_who_gave_a_certificate_stands_below_it_or_in_brackets(lines, paper, draft_of) -> None:
    assert papers(draft_of(f"{ZH}证书\n\n{lines}\n")) == paper


def test_initials_in_brackets_stay_with_the_name(draft_of) -> None:
    lines = "Unit Secretary, National Service Scheme (NSS), 2022-23"
    assert [one.organisation for one in draft_of(f"{EN}VOLUNTEERING\n\n{lines}\n").resume.volunteer] == [
        "National Service Scheme (NSS)"
    ]


@pytest.mark.parametrize("columns", ["", "Level\tSchool\tCourse\tYears\n"])
def test_a_lone_level_of_schooling_is_neither_school_nor_subject(columns, draft_of) -> None:
    table = f"{columns}College\tWestern Maritime Academy\tBS Marine Transportation\t2007 - 2012\nHigh School\tJaro National High School\t\t2003 - 2007\n"
    found = [
        (one.institution, one.study_type, one.area) for one in draft_of(f"{EN}EDUCATION\n\n{table}").resume.education
    ]
    assert found == [
        ("Western Maritime Academy", "BS", "Marine Transportation"),
        ("Jaro National High School", "High School", ""),
    ]


def test_plain_words_between_rules_are_headings() -> None:
    assert known_kind("工作") == "work" and known_kind("学习") == "education" and known_kind("读书") == "education"
