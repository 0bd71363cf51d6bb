"""XLS and OpenDocument spreadsheets: real files, which LibreOffice 25.2 made, read as the same lists are read from XLSX; hostile ones end in
a sentence, and take only the child along."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from shutil import copyfile

import pytest

from app.errors import UserError
from app.workers.isolation import Limits
from checkers.registers import tables, xls_ods
from checkers.registers.store import RegisterStore
from checkers.registers.tables import read_rows, rows

DATA = Path(__file__).parent / "data"
KINDS = ("xls", "ods")
CELL = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(*lines: str, before: str = "", manifest: str = "<manifest:manifest/>") -> bytes:
    """An OpenDocument spreadsheet of one sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f'{before}<office:document-content {NAMESPACES}><office:body><office:spreadsheet><table:table table:name="a">'
            f"{''.join(lines)}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def line(cells: str, repeated: int = 1) -> str:
    """A row of an OpenDocument spreadsheet."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def cell(text: str, repeated: int = 1) -> str:
    """A cell of text."""
    return CELL.format(text=text, more=f' table:number-columns-repeated="{repeated}"')


def table(path: Path) -> list[list[str]]:
    """All rows of a file."""
    with rows(path) as found:
        return list(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_spreadsheet_is_read_as_it_is_seen(kind: str) -> None:
    """Merged title, computed value, date formats, numbers that do not survive a spreadsheet; a smaller sheet, and a larger hidden one."""
    assert table(DATA / f"agencies.{kind}") == [
        ["某省人力资源服务机构名单（2026年）"],
        ["序号", "机构名称", "统一社会信用代码", "许可证编号", "有效期", "核准日期", "分数"],
        ["1", "宁波海川人力资源有限公司", "91330201MA0000007X", "330200260001", "2027-02-28", "2024-03-01 09:30:00", "2.5"],
        ["2", "华为技术服务部", "9.144030E+17", "0330200260002", "2027-05-06", "2025-12-31", "True"],
        [],
        ["3", "Alpha Foods Ltd", "91350100M000100Y43", "330200260003", "", "", "-2.25"],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_spreadsheet_is_a_register(kind: str, tmp_path: Path) -> None:
    with RegisterStore(tmp_path / "registers.db") as store:
        assert store.import_file(DATA / f"agencies.{kind}").rows == 3
        hit = store.search("宁波海川人力资源")[0]
        assert (hit.match, hit.identifier, hit.licence) == ("equal", "91330201MA0000007X", "330200260001")
        assert hit.valid_to == "2027-02-28"
        assert store.search("华为技术服务部")[0].identifier == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_spreadsheet_is_known_by_its_first_bytes_and_unpacked(kind: str, tmp_path: Path) -> None:
    source = DATA / f"applications.{kind}"
    wanted = table(source)
    assert wanted[2] == ["Quayside Freight", "2026-01-05", "Rejected", "call again", "9"]
    copyfile(source, tmp_path / "list.csv")
    (tmp_path / f"list.{kind}.gz").write_bytes(gzip.compress(source.read_bytes()))
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as archive:
        archive.write(source, f"a/名单.{kind}")
    for name in ("list.csv", f"list.{kind}.gz", "list.zip"):
        assert table(tmp_path / name) == wanted, name


def test_a_page_or_text_called_xls_is_read_as_what_it_is(tmp_path: Path) -> None:
    """Authorities publish both."""
    (tmp_path / "page.xls").write_text(
        "<table><tr><th>Company name</th></tr><tr><td>Alpha Ltd</td></tr></table>", "utf-8"
    )
    (tmp_path / "text.xls").write_text("Company name\tCity\nAlpha Ltd\tLeeds\n", "utf-8")
    assert table(tmp_path / "page.xls") == [["Company name"], ["Alpha Ltd"]]
    assert table(tmp_path / "text.xls") == [["Company name", "City"], ["Alpha Ltd", "Leeds"]]


def test_a_million_empty_rows_are_rows(tmp_path: Path) -> None:
    (tmp_path / "far.ods").write_bytes(
        ods(line(cell("Name")), line("<table:table-cell/>", 1_000_000), line(cell("Alpha Ltd")))
    )
    found = table(tmp_path / "far.ods")
    assert len(found) == 1_000_002 and found[0] == ["Name"] and found[1] == [] and found[-1] == ["Alpha Ltd"]


def hostile() -> dict[str, tuple[bytes, str]]:
    """Name → content and the code of what is said about it."""
    real = (DATA / "agencies.xls").read_bytes()
    return {
        "entity.ods": (ods(line(cell("&b;")), before="<!DOCTYPE a [<!ENTITY b 'cccc'>]>"), "table-unreadable"),
        "wide.ods": (ods(line(cell("x", 16_384), 1_048_576)), "table-unreadable"),
        "spaces.ods": (ods(line(cell('<text:s text:c="99999999999"/>'))), "table-unreadable"),
        "copies.ods": (ods(line(cell("y" * 1_000_000, 16_384))), "worker-died"),
        "locked.ods": (ods(manifest="<manifest:encryption-data/>"), "encrypted-file"),
        "text.ods": (ods().replace(b"spreadsheet", b"textdocumen"), "table-unreadable"),
        "cut.ods": (ods(line(cell("x")))[:300], "table-unreadable"),
        "cut.xls": (real[: len(real) // 2], "table-unreadable"),
        "locked.xlsx": (real[:512] + "EncryptedPackage".encode("utf-16-le") + bytes(512), "encrypted-file"),
        "zeros.xls": (real[:8] + bytes(4096), "table-unreadable"),
    }


@pytest.mark.parametrize("name", sorted(hostile()))
def test_hostile_spreadsheets_end_in_a_sentence(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_LIMITS", Limits(memory=1_000_000_000))
    content, code = hostile()[name]
    (tmp_path / name).write_bytes(content)
    with rows(tmp_path / name) as found, pytest.raises(UserError) as refused:
        list(found)
    assert refused.value.code == code


def test_a_spreadsheet_that_unpacks_to_more_than_a_workbook_may_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xls_ods, "MAX_WORKBOOK", 30_000)
    with read_rows(DATA / "agencies.ods") as found, pytest.raises(UserError, match="too-large"):
        next(found)
