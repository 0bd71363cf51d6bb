"""Forms that a second 24 résumés by a stranger showed the reader did not know, in small examples of our own, each with its
neighbours."""

from __future__ import annotations

import pytest

from app.ingest.formats.html import read_html
from app.ingest.formats.odt import read_odt
from app.ingest.layout.bullets import NUMBERED
from app.ingest.layout.rows import Row
from app.ingest.sections.entries import prepared
from app.ingest.sections.sections import zones_of
from app.ingest.sections.vocabulary import known_kind, meant_kind
from app.ingest.source import Box

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
