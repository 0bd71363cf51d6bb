"""One rule turns the rows of a table into lines, whatever the format: the same table in Word, OpenDocument and HTML."""

from __future__ import annotations

import pytest

from app.ingest.formats.docx import read_docx
from app.ingest.formats.html import read_html
from app.ingest.formats.odt import read_odt
from app.ingest.layout.tables import columns_of

TABLE = [
    [["Dates"], ["Employer"], ["Duties"]],
    [["Mar 2021 –", "now"], ["Acme Ltd"], ["Ran the store", "Kept the books"]],
    [["Languages"], [""], ["Welsh", "Polish"]],
    [["One", "two"], ["three"]],
    [["alone"]],
]
LINES = [
    "Dates\tEmployer\tDuties",
    "Mar 2021 – now\tAcme Ltd\tRan the store",
    "Kept the books",
    "Languages",
    "Welsh",
    "Polish",
    "One",
    "two",
    "three",
    "alone",
]


def as_docx(docx, para):
    rows = ("".join(f"<w:tc>{''.join(map(para, cell))}</w:tc>" for cell in row) for row in TABLE)
    return read_docx(docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"))


def odt(zipped, rows):
    names = ("office:office", "text:text", "table:table")
    space = " ".join(
        f'xmlns:{a}="urn:oasis:names:tc:opendocument:xmlns:{b}:1.0"' for a, b in (name.split(":") for name in names)
    )
    body = f"<office:body><office:text><table:table>{rows}</table:table></office:text></office:body>"
    content = f"<office:document-content {space}>{body}</office:document-content>"
    return read_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))


def as_odt(zipped):
    def cell(texts):
        return f"<table:table-cell>{''.join(f'<text:p>{text}</text:p>' for text in texts)}</table:table-cell>"

    head, *rest = (f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in TABLE)
    return odt(zipped, f"<table:table-header-rows>{head}</table:table-header-rows>{''.join(rest)}")


def as_html():
    rows = ("".join(f"<td>{''.join(f'<p>{text}</p>' for text in cell)}</td>" for cell in row) for row in TABLE)
    return read_html(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_a_table_reads_alike_in_every_format(form, docx, para, zipped):
    source = {"docx": lambda: as_docx(docx, para), "odt": lambda: as_odt(zipped), "html": as_html}[form]()
    assert [line.text for line in source.lines if line.text] == LINES


def headed(form, docx, para, zipped):
    """A row whose first cell, the name of a section, spans the next row."""
    if form == "docx":
        mark = "<w:tcPr><w:vMerge{}/></w:tcPr>"
        begun, going = mark.format(" w:val='restart'"), mark.format("")
        first = f"<w:tc>{begun}{para('Employment')}</w:tc>"
        return read_docx(
            docx(
                f"<w:tbl><w:tr>{first}<w:tc>{para('2021')}</w:tc><w:tc>{para('Acme')}</w:tc></w:tr>"
                f"<w:tr><w:tc>{going}{para('')}</w:tc><w:tc>{para('2019')}</w:tc><w:tc>{para('Mill')}</w:tc></w:tr></w:tbl>"
            )
        )
    if form == "html":
        return read_html("<table><tr><td rowspan=2>Employment<td>2021<td>Acme<tr><td>2019<td>Mill</table>")
    cell = "<table:table-cell>{}</table:table-cell>".format
    text = "<text:p>{}</text:p>".format
    first = f'<table:table-cell table:number-rows-spanned="2">{text("Employment")}</table:table-cell>'
    return odt(
        zipped,
        f"<table:table-row>{first}{cell(text('2021'))}{cell(text('Acme'))}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{cell(text('2019'))}{cell(text('Mill'))}</table:table-row>",
    )


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_a_section_name_beside_its_rows_is_a_heading(form, docx, para, zipped):
    lines = [(line.text, line.heading) for line in headed(form, docx, para, zipped).lines if line.text]
    assert lines == [("Employment", 2), ("2021\tAcme", 0), ("2019\tMill", 0)]


def test_html_tables_inside_cells_and_text_beside_cells_are_kept():
    markup = (
        "before <table><caption>Posts</caption><tr><td>k</td><td><table><tr><td>i<td>j</table></td></tr>"
        "<tr hidden><td>secret</td></tr></table> after <td>stray</td>"
    )
    assert [line.text for line in read_html(markup).lines] == ["before", "Posts", "k\ti\tj", "after", "stray"]


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ("起止时间\t单 位\t职 务\t主要内容", ["dates", "place", "role", "other"]),
        ("服務機關\t職務\t薪資\t起訖年月", ["place", "role", "other", "dates"]),
        ("#\tVessel\tEngine\tPrincipal\tRank\tSign on\tSign off", ["other", "other", "other", "place", "role", "dates", "dates"]),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names(names: str, kinds: list[str]) -> None:
    assert columns_of(names) == kinds


def test_a_cell_beside_a_degree_is_its_subject_whatever_its_column_is_called(draft_of) -> None:
    table = "Course\tSpeciality n\tInstitution\tYear\tPercentage\nM.Com\tCommerce\tKaveri Arts College\t2007\t68%\n"
    (study,) = draft_of(f"Ann Roe\nann@example.com\n\nEducation\n\n{table}").resume.education
    assert (study.institution, study.study_type, study.area) == ("Kaveri Arts College", "M.Com", "Commerce")
