"""One example for each rule learnt from résumés written by people who had not seen the reader: forms, page furniture,
headings over columns, two names in a line, certificates, studies."""

from __future__ import annotations

import pytest

from app.ingest.layout.label_column import headings_of_columns
from app.ingest.layout.page import Glyph
from app.ingest.layout.page_furniture import is_furniture, with_running_lines_aside
from app.ingest.layout.reading_order import goes_back
from app.ingest.layout.rows import Row, rows_of
from app.ingest.layout.table_rows import TableRow, lines_of_table
from app.ingest.layout.text_lines import lines_of
from app.ingest.provenance import Notes, SectionResults
from app.ingest.sections.certificates import certificate_items, certificate_name, read_certificates
from app.ingest.sections.languages import language_items
from app.ingest.sections.work import jobs_and_others
from app.ingest.source_lines import Box, TextLine

HEAD = "Jane Roe\njane.roe@example.com\n\n"


def table(*rows: list[list[str]]) -> list[tuple[str, int]]:
    made = [TableRow([[TextLine(text) for text in cell] for cell in row]) for row in rows]
    return [(line.text, line.heading) for line in lines_of_table(made)]


def at(text: str, x0: float, top: float, page: int = 1, x1: float = 300, **more: bool) -> TextLine:
    return TextLine(text, page, Box(x0, top, x1, top + 10), 10, stops=(x0,), ends=(x1,), **more)


def test_a_label_that_a_narrow_cell_broke_is_whole() -> None:
    row = [["姓 名"], ["马燕"], ["出生", "年月"], ["1986.04"]]
    assert table(row, row)[0] == ("姓 名\t马燕\t出生年月\t1986.04", 0)


def test_an_upright_label_before_dated_lines_is_a_heading() -> None:
    form = [["姓名"], ["马燕"], ["性别"], ["女"]]
    assert ("教育经历", 2) in table(
        form, [["教", "育", "经", "历"], ["2021.09-2025.06 某大学", "2018.09-2021.06 某中学"]]
    )
    assert ("学生工作", 2) in table(form, [["学生工作"], ["2022.10-2023.10 学生会 部长"]])
    assert ("简历", 2) in table(form, [["简", "历"], ["2021.06-2023.05 某局科员"]])
    assert ("学院意见\t同意", 0) in table(form, [["学院意见"], ["同意"]])


def test_a_row_under_named_columns_is_one_line() -> None:
    names = [["Vessel"], ["Principal"], ["Rank"], ["Sign on"], ["Sign off"]]
    row = [["MV Fjell", "Bulk"], ["Nordvik AS"], ["Oiler"], ["12 Feb 2011"], ["20 Nov 2012"]]
    assert table(names, row)[1][0] == "MV Fjell Bulk\tNordvik AS\tOiler\t12 Feb 2011\t20 Nov 2012"


@pytest.mark.parametrize("text", ["Form 7 Page 1 of 2", "第2页/共2页", "© 2025 Jane Roe", "11/29/26, 11:22 AM", "file:///home/me/cv.html\t1/2"])  # fmt: skip
def test_furniture_is_told_anywhere(text: str) -> None:
    assert is_furniture(text)
    assert [row.text for row in rows_of([TextLine("Cook"), TextLine(text)])] == ["Cook"]


@pytest.mark.parametrize("text", ["Page designer 1 of 2 founders", "Cook 2019 - 2020", "© jane@example.com"])
def test_content_is_no_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_running_heads_are_aside_and_contact_data_stays_once() -> None:
    pages = [
        line
        for page in (1, 2)
        for line in (at("22 High Street | 07700 900318", 50, 20, page), at(f"Job {'AB'[page - 1]}", 50, 300, page), at(f"Roe, CV, sheet {page}", 50, 780, page))
    ]  # fmt: skip
    kept = [line.text for line in with_running_lines_aside(pages) if not line.aside]
    assert kept == ["22 High Street | 07700 900318", "Job A", "Job B"]


def test_headings_side_by_side_are_two() -> None:
    line = TextLine("证书\t本领", 1, Box(50, 10, 350, 20), 12, bold=True, stops=(50, 326), ends=(80, 350))
    assert [(one.text, one.stops) for one in headings_of_columns(line)] == [("证书", (50,)), ("本领", (326,))]
    assert (
        len(headings_of_columns(TextLine("证书\t健康证", 1, line.box, 12, bold=True, stops=(50, 326), ends=(80, 350))))
        == 1
    )


def test_headings_told_before_all_that_stands_below_them_show_a_broken_order() -> None:
    headings = [at("Training", 60, 100), at("Skills", 60, 200)]
    below = [at(f"Course {n}", 60, 110 + 20 * n) for n in range(3)]
    assert goes_back([*headings, *below])
    assert not goes_back([headings[0], *below, headings[1]])


def test_two_names_that_only_their_weight_parts_are_two_cells() -> None:
    def glyphs(text: str, bold: int) -> list[Glyph]:
        return [
            Glyph(ch, 6 * n, 0, 6 * n + (0 if ch == " " else 6), 10, 10, 9, bold=n < bold) for n, ch in enumerate(text)
        ]

    assert lines_of(glyphs("LIVE-IN CARER Famiglia Benvenuti", 13), 1)[0].text == "LIVE-IN CARER\tFamiglia Benvenuti"
    assert "\t" not in lines_of(glyphs("Led a team that ran the store.", 10), 1)[0].text
    assert "\t" not in lines_of(glyphs("Languages: Welsh and Polish", 10), 1)[0].text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Queensland Electrical Work Licence No. 1550731", "Queensland Electrical Work Licence"),
        ("Typewriting English Higher (1st class, 2003)", "Typewriting English Higher"),
        ("Certificate in Garment Merchandising – 3 months", "Certificate in Garment Merchandising"),
        ("2017年6月\t护士执业证书，编号 201762000118", "护士执业证书"),
        ("有效至 2026 年 9 月\t急救證書", "急救證書"),
        ("TOEIC 多益測驗（785分）", "TOEIC 多益測驗（785分）"),  # a score tells more than the name
        ("特种设备焊接作业证 2022 年复审", "特种设备焊接作业证"),
        ("aPHR (HRCI, 2021)", "aPHR (HRCI, 2021)"),
    ],
)
def test_the_name_of_a_certificate(text: str, name: str) -> None:
    assert certificate_name(text)[0].strip() == name


def test_certificates_of_a_grid_and_of_wrapped_lists() -> None:
    assert certificate_items("White Card 2012\tWorking at Heights exp. Nov 2026", alone=False) == ["White Card 2012", "Working at Heights exp. Nov 2026"]  # fmt: skip
    found = SectionResults()
    lines = [
        "Locksmith exam (2014); Emergency Driving (Fire)",
        "(2018); IPAF 3a (exp. 11/2027); First Aid at Work (2024).",
    ]
    read_certificates([Row(text, n, n) for n, text in enumerate(lines)], found, Notes())
    assert [one.name for one in found.certificates] == ["Locksmith exam", "Emergency Driving (Fire)", "IPAF 3a", "First Aid at Work"]  # fmt: skip


def test_languages_of_a_grid_and_apart_by_brackets() -> None:
    assert language_items("Italian\tC1\tB2\tC1\tC1\tB1") == ["Italian: C1"]
    assert language_items("Mother tongue(s): Romanian") == ["Romanian"]
    assert language_items("维吾尔语(母语) 汉语(三级) 英语(菜名)") == ["维吾尔语(母语)", "汉语(三级)", "英语(菜名)"]


def test_a_study_among_posts_is_no_job() -> None:
    lines = [
        "2004.09—2008.07  川西民族大学动物医学专业学习",
        "2008.08—2009.11  康定市农牧农村局科员",
        "2009.11—2012.12  康定市折西镇人民政府副镇长",
    ]
    jobs, studies, pauses = jobs_and_others(rows_of([TextLine(text) for text in lines]))
    assert [row.text for row in studies] == lines[:1]
    assert [row.text for row in jobs] == lines[1:] and not pauses


@pytest.mark.parametrize(
    ("lines", "studies"),
    [
        ("DNSEP in Visual Communication\nOuest Arts Academy / 2008 to 2010", [("Ouest Arts Academy", "DNSEP", "Visual Communication")]),
        ("2012 - 2016  PhD, Microbiology\nUniversity of Saale\n2005 - 2011  Diplom, Geoecology\nNordwest Institute of Technology", [("University of Saale", "PhD", "Microbiology"), ("Nordwest Institute of Technology", "Diplom", "Geoecology")]),
        ("长江财经学院会计学（本科）  2009.03-2012.01", [("长江财经学院", "本科", "会计学")]),
        ("2008年至2011年  中文書院大學  社會科學學士（政治與行政學）", [("中文書院大學", "社會科學學士", "政治與行政學")]),
    ],
)  # fmt: skip
def test_studies(lines: str, studies: list[tuple[str, str, str]], draft_of) -> None:
    draft = draft_of(f"{HEAD}Education\n\n{lines}\n")
    assert [(one.institution, one.study_type, one.area) for one in draft.resume.education] == studies


def test_internships_keep_their_heading(draft_of) -> None:
    job = "Teller, Harbour Bank Ltd\n2019 - 2021\n- Counted money\n"
    internship = "Editorial Intern, Mill Lane Press Ltd\n2018 - 2019\n- Read letters\n"
    draft = draft_of(f"{HEAD}Work experience\n\n{job}\nInternships\n\n{internship}")
    assert [(one.position, one.heading) for one in draft.resume.work] == [
        ("Teller", ""),
        ("Editorial Intern", "Internships"),
    ]
    assert draft.places["work.w2.heading"].text == "Internships"
