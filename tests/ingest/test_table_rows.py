"""One rule turns the rows of a table into lines, whatever the format: the same table in Word, OpenDocument and HTML."""

from __future__ import annotations

import pytest

from app.ingest.formats.docx import read_docx
from app.ingest.formats.html import read_html
from app.ingest.formats.odt import read_odt

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
    "Languages\tWelsh",
    "Polish",
    "One",
    "two",
    "three",
    "alone",
]


def as_docx(docx, para):
    rows = ("".join(f"<w:tc>{''.join(map(para, cell))}</w:tc>" for cell in row) for row in TABLE)
    return read_docx(docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"))


def as_odt(zipped):
    names = ("office:office", "text:text", "table:table")
    space = " ".join(
        f'xmlns:{name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name.split(":")[1]}:1.0"' for name in names
    )
    cells = [
        "".join(
            f"<table:table-cell>{''.join(f'<text:p>{text}</text:p>' for text in cell)}</table:table-cell>"
            for cell in row
        )
        for row in TABLE
    ]
    head, *rest = (f"<table:table-row>{row}</table:table-row>" for row in cells)
    body = f"<table:table><table:table-header-rows>{head}</table:table-header-rows>{''.join(rest)}</table:table>"
    content = f"<office:document-content {space}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return read_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}))


def as_html():
    rows = ("".join(f"<td>{''.join(f'<p>{text}</p>' for text in cell)}</td>" for cell in row) for row in TABLE)
    return read_html(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_a_table_reads_alike_in_every_format(form, docx, para, zipped):
    source = {"docx": lambda: as_docx(docx, para), "odt": lambda: as_odt(zipped), "html": as_html}[form]()
    assert [line.text for line in source.lines if line.text] == LINES


def test_html_tables_inside_cells_and_text_beside_cells_are_kept():
    markup = (
        "before <table><caption>Posts</caption><tr><td>k</td><td><table><tr><td>i<td>j</table></td></tr>"
        "<tr hidden><td>secret</td></tr></table> after <td>stray</td>"
    )
    assert [line.text for line in read_html(markup).lines] == ["before", "Posts", "k\ti\tj", "after", "stray"]
