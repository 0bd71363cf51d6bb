from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.csv_file import csv_bytes, plain_cell, safe_cell

SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫"
HOSTILE = st.text(st.sampled_from("=+-@＝＋－＠;,|\t\r\n\"' a\u3000\u200b1"), max_size=12)


@pytest.mark.parametrize("sign", [*SIGNS, "\t", "\r", "\n"])
def test_nothing_that_a_spreadsheet_could_run_begins_a_cell(sign: str) -> None:
    """Each sign, alone and behind what spreadsheets skip; half and full width; a tab and both line ends as well."""
    assert safe_cell(f"{sign}cmd|' /C calc'!A0").startswith(f"'{sign}")
    for before in (" ", "\u3000", '"', " \u200b") if sign in SIGNS else ():
        assert safe_cell(f"{before}{sign}1+1") == f"{before}'{sign}1+1"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "\n", "\r\n", "; ", ';"', ";\u3000"])
def test_nothing_begins_a_cell_where_another_separator_cuts(separator: str) -> None:
    assert safe_cell(f"note{separator}=1+1") == f"note{separator}'=1+1"


@pytest.mark.parametrize("text", ["2026-11-24", "138-0013-8000", "C++", "a@b.example", "Müller & Söhne", "", "it's", "a; b", "= in the middle"[2:]])  # fmt: skip
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_a_number_with_its_sign_can_still_be_read() -> None:
    assert safe_cell("-12.5") == "'-12.5" and safe_cell("+86 138 0013 8000") == "'+86 138 0013 8000"


@given(HOSTILE | st.text(max_size=30))
@example("\t=")
@example("'=x")
@example("=;=;\n=")
def test_no_letter_is_lost(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text


def cut(line: str, separator: str) -> list[str]:
    """Cells as a spreadsheet cuts them whose separator is another than the file's: quotation marks hold nothing together there."""
    return re.split(f"[{re.escape(separator)}\r\n]", line)


@given(st.lists(st.lists(HOSTILE, min_size=1, max_size=3), min_size=1, max_size=3))
def test_a_table_is_harmless_for_every_separator_and_reads_back(rows: list[list[str]]) -> None:
    written = csv_bytes(rows).decode("utf-8-sig")
    for separator in ";\t|":
        for cell in cut(written, separator):
            assert not re.match(rf"[\s\"\u200b]*[{re.escape(SIGNS)}]", cell), (cell, written)
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert [[plain_cell(cell) for cell in row] for row in read] == rows
    for row in read:
        assert not any(re.match(rf"[\s\"\u200b]*[{re.escape(SIGNS)}]", cell) for cell in row)
        assert not any(cell.startswith(("\t", "\r", "\n")) for cell in row)


def test_a_table_is_utf_8_with_a_mark_and_every_cell_quoted() -> None:
    assert csv_bytes([("name", "note"), ("恒通", 'say "x"')]) == (
        b'\xef\xbb\xbf"name","note"\r\n"' + "恒通".encode() + b'","say ""x"""\r\n'
    )
