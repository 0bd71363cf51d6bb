"""Workbooks: what is seen in them is read, in little memory, and those that mean harm end in a sentence."""

from __future__ import annotations

import tracemalloc
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Cancelled, UserError
from app.workers.cancellation import CancelToken
from checkers.registers.tables import rows


def listed(path: Path) -> Path:
    """A workbook of five rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(5):
        sheet.append([f"Firm {number}", number])
    book.save(path)
    return path


def remade(path: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for info in whole.infolist():
            data = whole.read(info)
            changed.writestr(info.filename, data.replace(old, new) if info.filename == part else data)
    return target


@pytest.mark.parametrize(
    ("part", "old", "filling", "rows_read"),
    [
        ("xl/worksheets/sheet1.xml", b"</row></sheetData>", b"<c><v>1</v></c>", 5),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<row/>", 20_005),
    ],
)
def test_a_workbook_that_unpacks_to_much_takes_little_memory(
    tmp_path: Path, part: str, old: bytes, filling: bytes, rows_read: int
) -> None:
    path = remade(listed(tmp_path / "list.xlsx"), tmp_path / "bomb.xlsx", part, old, filling * 20_000 + old)
    tracemalloc.start()
    try:
        with rows(path) as found:
            assert sum(1 for _ in found) == rows_read
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_workbook_is_read_as_it_is_seen(tmp_path: Path) -> None:
    book = Workbook()
    sheet, hidden = book.active, book.create_sheet("other")
    assert sheet is not None
    hidden.sheet_state = "hidden"
    for number in range(99):
        hidden.append([f"Hidden {number}", "2026-01-05"])
    sheet.append(["Name", "Day", "=1+1", True, 2.5, 1e20, timedelta(hours=30)])
    sheet.append([" Ann\nB ", datetime(2026, 1, 5, 9), None, "x" * 9000])
    sheet.cell(50_000, 16_384, "far")
    hidden.cell(1_048_576, 1, "hidden, and longer")
    book.save(tmp_path / "a.xlsx")
    with rows(tmp_path / "a.xlsx") as found:
        assert next(found) == ["Name", "Day", "", "True", "2.5", "1.000000E+20", "1 day, 6:00:00"]
        assert next(found) == [" Ann\nB ", "2026-01-05 00:00:00".replace("00:", "09:", 1), "", "x" * 4000]
        assert [next(found) for _ in range(1000)] == [[]] * 1000
    token = CancelToken()
    with rows(tmp_path / "a.xlsx", token) as found:
        token.cancel()
        with pytest.raises(Cancelled):
            next(found)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b"<workbook", b"<!DOCTYPE a [<!ENTITY b 'c'>]><workbook"),
        ("xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="1"'),
        ("xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="99999999"'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="1"'),
        ("xl/workbook.xml", b"<sheet ", b"<shoot "),
        ("xl/worksheets/sheet1.xml", b't="inlineStr"><is><t>Firm 0</t></is>', b't="s"><v>0</v>'),
    ],
)
def test_a_workbook_that_is_none_ends_in_a_sentence(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    path = remade(listed(tmp_path / "list.xlsx"), tmp_path / "odd.xlsx", part, old, new)
    with rows(path) as found, pytest.raises(UserError, match="table-unreadable"):
        list(found)


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        (b' t="n"', b' s="" t="n"', ["Firm 0", "0"]),
        (b't="inlineStr"><is><t>Firm 0</t></is>', b't="inlineStr"><is><t>Firm 0</t></is><v>01.</v>', ["Firm 0", "0"]),
        (b't="inlineStr"><is><t>Firm 0</t></is>', b't="inlineStr"><v>01.</v><is><t>Firm 0</t></is>', ["Firm 0", "0"]),
        (b't="inlineStr"><is><t>Firm 0</t></is>', b't="inlineStr"><v>01.</v>', ["01.", "0"]),
    ],
)
def test_a_workbook_that_is_odd_is_read_as_other_programs_read_it(
    tmp_path: Path, old: bytes, new: bytes, first: list[str]
) -> None:
    path = remade(listed(tmp_path / "list.xlsx"), tmp_path / "odd.xlsx", "xl/worksheets/sheet1.xml", old, new)
    with rows(path) as found:
        assert list(found) == [first, *([f"Firm {number}", str(number)] for number in range(1, 5))]
