"""Import of official lists: real files of the kinds that authorities publish, and files that mean harm."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Cancelled, UserError
from app.workers.cancellation import CancelToken
from checkers.registers.column_mapping import ChosenMapping, ColumnMapping
from checkers.registers.searchable_names import last_day, number_of
from checkers.registers.store import RegisterStore
from checkers.registers.tables import rows

CLOCK = lambda: datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # noqa: E731
ZH_TITLE = "某省人力资源服务机构名单（2026年）"
ZH_HEADER = ["序号", "机构名称", "统一社会信用代码", "许可证编号", "法定代表人", "联系电话", "有效期"]
ZH_ROWS = [
    [
        "1",
        "宁波海川人力资源有限公司",
        "91330201MA0000007X",
        "330200260001",
        "王某",
        "0574-1",
        "2024年3月1日至2027年2月28日",
    ],
    ["2", "华为", "9.14E+17", "（浙）人服证字〔2026〕第0100001号", "李某", "0574-2", "长期"],
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RegisterStore]:
    with RegisterStore(tmp_path / "data" / "registers.db", CLOCK) as opened:
        yield opened


def text_of(table: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue()


def zh_table() -> str:
    return text_of([[ZH_TITLE], ["发布单位：人社厅"], ZH_HEADER, *ZH_ROWS])


def xlsx(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([ZH_TITLE])
    sheet.merge_cells("A1:G1")
    sheet.append(ZH_HEADER)
    for row in ZH_ROWS:
        sheet.append(row)
    sheet.append([3, "杭州数字有限公司", 914403001922038216.0, 330100260003, "", "", datetime(2027, 5, 6)])
    book.save(path)
    return path


def test_table_with_bom_title_rows_and_gb18030_read_alike(store: RegisterStore, tmp_path: Path) -> None:
    for encoding, ends in (("utf-8-sig", "\n"), ("gb18030", "\n"), ("utf-16", "\n"), ("utf-8", "\r")):
        path = tmp_path / f"list-{encoding}.csv"
        path.write_text(zh_table().replace("\n", ends), encoding=encoding, newline="")
        assert store.import_file(path, key="zh").rows == 2
        hit = store.search("宁波海川人力资源")[0]
        assert (hit.match, hit.identifier, hit.licence) == ("equal", "91330201MA0000007X", "330200260001")
        assert hit.valid_to == "2027-02-28"


def test_representatives_and_telephones_are_not_kept(store: RegisterStore, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(zh_table(), encoding="utf-8")
    store.import_file(path)
    store.close()
    raw = b"".join(found.read_bytes() for found in (tmp_path / "data").iterdir())
    assert "宁波海川".encode() in raw
    for private in ("王某", "0574-1"):
        assert private.encode() not in raw


def test_workbook_numbers_and_dates(store: RegisterStore, tmp_path: Path) -> None:
    store.import_file(xlsx(tmp_path / "机构名单-2026-10-31.xlsx"))
    assert store.registers()[0].as_of == "2026-10-31"
    hit = store.search("杭州数字")[0]
    assert hit.identifier == ""  # 18 digits do not survive a spreadsheet's 15: dropped, never shown as a number
    assert (hit.licence, hit.valid_to) == ("330100260003", "2027-05-06")
    assert store.search("330100260003")[0].name == "杭州数字有限公司"
    assert store.search("华为")[0].identifier == ""


def test_packed_tables(store: RegisterStore, tmp_path: Path) -> None:
    plain = text_of(
        [["CompanyName", " CompanyNumber", "CompanyStatus"], ["NORTHGATE LOGISTICS LTD", "00445790", "Active"]]
    )
    with zipfile.ZipFile(tmp_path / "part1.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.pdf", b"%PDF")
        archive.writestr("BasicCompanyData.csv", plain)
    with zipfile.ZipFile(tmp_path / "book.zip", "w") as archive:
        archive.write(xlsx(tmp_path / "inner.xlsx"), "名单.xlsx")
    (tmp_path / "names.csv.gz").write_bytes(gzip.compress(plain.encode()))
    xlsx(tmp_path / "really.xlsx").rename(tmp_path / "named.csv")
    for name, wanted in (
        ("part1.zip", "Northgate Logistics"),
        ("names.csv.gz", "northgate logistics limited"),
        ("book.zip", "宁波海川人力资源"),
        ("named.csv", "宁波海川人力资源"),
    ):
        store.import_file(tmp_path / name, key=name)
        assert name in {hit.register for hit in store.search(wanted) if hit.match == "equal"}


@pytest.mark.parametrize(
    "content",
    [
        '[{"navn": "BEKK AS", "organisasjonsnummer": "981566378", "adresse": {"poststed": "OSLO"}}, {"navn": null}]',
        '{"navn": "BEKK AS", "organisasjonsnummer": "981566378"}\n{"navn": "B AS", "organisasjonsnummer": "1"}\n',
        '{"_embedded": {"enheter": [{"navn": "BEKK AS", "organisasjonsnummer": "981566378"}]}}',
        '{"0": {"navn": "BEKK AS", "organisasjonsnummer": "981566378"}, "1": {"navn": "B AS"}}',
    ],
)
def test_json_shapes(store: RegisterStore, tmp_path: Path, content: str) -> None:
    path = tmp_path / "enheter.json"
    path.write_text(content, encoding="utf-8")
    store.import_file(path)
    hit = store.search("Bekk")[0]
    assert (hit.match, hit.identifier) == ("equal", "981566378")


def test_saved_page_with_a_table(store: RegisterStore, tmp_path: Path) -> None:
    cells = "".join(f"<th>{cell}</th>" for cell in ZH_HEADER)
    body = "".join("<tr>" + "".join(f"<td><span>{cell}</span></td>" for cell in row) + "</tr>" for row in ZH_ROWS)
    page = f"<html><script>var a='<tr><td>x</td></tr>'</script><table><tr><td>导航</td></tr></table><table><tr>{cells}</tr>{body}</table>"
    path = tmp_path / "公示.html"
    path.write_text(page, encoding="gb18030")
    assert store.import_file(path).rows == 2
    assert store.search("宁波海川人力资源有限公司")[0].licence == "330200260001"


def test_mapping_is_remembered_for_the_same_header(store: RegisterStore, tmp_path: Path) -> None:
    first, second = tmp_path / "jan.csv", tmp_path / "feb.csv"
    first.write_text("Col A,Col B\nAlpha Foods Ltd,77\n", encoding="utf-8")
    second.write_text("Col A,Col B\nBeta Foods Ltd,78\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        store.import_file(first)
    assert (refused.value.code, refused.value.params["path"]) == ("table-no-name", "jan.csv")
    mapping = tmp_path / "map.json"
    mapping.write_text(json.dumps({"name": "Col A", "identifier": "Col B"}), encoding="utf-8")
    store.import_file(first, mapping=str(mapping))
    store.import_file(second)
    assert store.search("beta foods")[0].identifier == "78"


def test_what_a_table_seems_to_be_is_proposed_and_what_was_said_is_remembered(
    store: RegisterStore, tmp_path: Path
) -> None:
    known = tmp_path / "名单-2026-10-31.csv"
    known.write_text(zh_table(), encoding="utf-8")
    proposed = store.propose(known)
    assert (proposed.key, proposed.as_of, proposed.header, proposed.remembered) == (
        "名单-2026-10-31",
        "2026-10-31",
        2,
        False,
    )
    titles = {field: proposed.rows[2][places[0]] for field, places in proposed.columns.columns.items()}
    assert titles["licence"] == "许可证编号"
    assert proposed.example(2, 6) == "2024年3月1日至2027年2月28日"

    unknown = tmp_path / "odd.csv"
    unknown.write_text("Some heading\nA,B,C\n1,Alpha Foods Ltd,\n2,Beta Foods Ltd,77\n", encoding="utf-8")
    proposed = store.propose(unknown)
    assert (proposed.header, dict(proposed.columns.columns)) == (1, {})
    assert proposed.example(1, 2) == "77"
    chosen = ChosenMapping(1, ColumnMapping({"name": (1,), "identifier": (2,)}))
    assert store.import_file(unknown, chosen=chosen, key="mine", as_of="2026-01-02").rows == 2
    assert store.search("77")[0].name == "Beta Foods Ltd"
    assert (store.registers()[0].register, store.registers()[0].as_of) == ("mine", "2026-01-02")
    again = store.propose(unknown)
    assert (again.header, again.remembered, again.columns) == (1, True, chosen.columns)


def test_progress_says_how_many_names_there_may_be(store: RegisterStore, tmp_path: Path) -> None:
    table = tmp_path / "large.csv"
    table.write_text("name\n" + "".join(f"Firm {n:06} Foods Ltd\n" for n in range(160_000)), encoding="utf-8")
    told: list[tuple[int, int]] = []
    store.import_file(table, progress=lambda step, done, total: told.append((done, total)))
    assert len(told) == 8
    assert all(done <= total for done, total in told)
    assert 100_000 < told[4][1] < 200_000


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"identifier": "Col B"}', '{"name": "Gone"}', '{"name": "Col A", "boss": "Col B"}']
)
def test_wrong_mapping_is_named(store: RegisterStore, tmp_path: Path, content: str) -> None:
    table, mapping = tmp_path / "a.csv", tmp_path / "map.json"
    table.write_text("Col A,Col B\nAlpha Foods Ltd,77\n", encoding="utf-8")
    mapping.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match="mapping-invalid"):
        store.import_file(table, mapping=str(mapping))
    assert store.registers() == ()


def test_cancelled_or_broken_import_leaves_the_old_list(store: RegisterStore, tmp_path: Path) -> None:
    good = tmp_path / "list.csv"
    good.write_text("name\nAlpha Foods Ltd\n", encoding="utf-8")
    store.import_file(good, key="list")
    large = tmp_path / "large.csv"
    large.write_text("name\n" + "".join(f"Firm {number} Ltd\n" for number in range(45_000)), encoding="utf-8")
    token = CancelToken()
    with pytest.raises(Cancelled):
        store.import_file(large, key="list", cancel=token, progress=lambda step, done, total: token.cancel())
    half = tmp_path / "half.csv.gz"
    half.write_bytes(gzip.compress(large.read_bytes())[:60_000])
    with pytest.raises(UserError, match="table-unreadable"):
        store.import_file(half, key="list")
    assert [register.rows for register in store.registers()] == [1]
    assert store.search("alpha foods")[0].match == "equal"
    assert not [hit for hit in store.search("Firm 77") if hit.match == "equal"]
    store.import_file(large, key="list")
    assert [register.rows for register in store.registers()] == [45_000]
    assert not [hit for hit in store.search("alpha foods") if hit.match == "equal"]


def test_interrupted_import_leaves_the_old_list(tmp_path: Path) -> None:
    path = tmp_path / "registers.db"
    table = tmp_path / "list.csv"
    table.write_text("name\nAlpha Foods Ltd\n", encoding="utf-8")

    class PowerCut(BaseException):
        pass

    def cut(step: str, done: int, total: int) -> None:
        raise PowerCut

    with RegisterStore(path, CLOCK) as store:
        store.import_file(table)
        table.write_text("name\n" + "Beta Ltd\n" * 21_000, encoding="utf-8")
        with pytest.raises(PowerCut):
            store.import_file(table, progress=cut)
    with RegisterStore(path, CLOCK) as store:
        assert store.search("alpha foods")[0].match == "equal"
        store.remove("list")
        assert store.registers() == ()
        store.remove("list")


def test_an_interrupted_import_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small segments stand for a large file; what came before the interruption is not read a second time."""
    monkeypatch.setattr("checkers.registers.grams.SEGMENT", 320)
    monkeypatch.setattr("checkers.registers.store._BATCH", 100)
    table = tmp_path / "list.csv"
    table.write_text(
        "name,registration number\n" + "".join(f"Firm {n} Foods Ltd,{70_000 + n}\n" for n in range(2_000)), "utf-8"
    )
    path = tmp_path / "registers.db"
    token = CancelToken()

    def half_way(step: str, done: int, total: int) -> None:
        if done >= 1_000:
            token.cancel()

    with RegisterStore(path, CLOCK) as store:
        with pytest.raises(Cancelled):
            store.import_file(table, cancel=token, progress=half_way)
        assert store.registers() == ()
        assert [(found.register, found.kept) for found in store.unfinished()] == [("list", 960)]
        assert store.search("Firm 5 Foods") == ()
    seen: list[int] = []
    with RegisterStore(path, CLOCK) as store:
        assert store.import_file(table, progress=lambda step, done, total: seen.append(done)).rows == 2_000
        assert min(seen) > 900
        for n in (0, 5, 319, 320, 999, 1_999):
            assert store.search(f"Firm {n} Foods")[0].match == "equal"
            assert store.search(str(70_000 + n))[0].name == f"Firm {n} Foods Ltd"
        table.write_text("name\nAlpha Ltd\n", "utf-8")
        assert store.import_file(table).rows == 1
        assert [hit.name for hit in store.search("Firm 5 Foods")] == []


def hostile() -> dict[str, bytes]:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"name\n" + b"A" * 30_000_000)
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.exe", b"MZ")
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types>")
    return {
        "empty.csv": b"",
        "no-names.csv": b"a,b\n1,2\n",
        "only-header.csv": b"name,city\n",
        "binary.csv": bytes(range(256)) * 40 + b"\0" * 100,
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        "endless.csv": b"name," + b"x" * 5_000_000,
        "quote.csv": b'name\n"' + b"Alpha\n" * 300_000,
        "bomb.zip": bomb.getvalue(),
        "nothing.zip": empty.getvalue(),
        "cut.zip": bomb.getvalue()[:200],
        "fake.xlsx": workbook.getvalue(),
        "zero.xlsx": b"PK\x03\x04",
        "text.xlsx": b"hello",
        "cut.gz": gzip.compress(b"name\nAlpha Ltd\n")[:-9],
        "deep.json": b"[" * 200_000,
        "cut.json": b'[{"name": "Alpha Ltd"}, {"na',
        "scalar.json": b"17",
        "tag.html": b"<html><" + b"a" * 5_000_000,
    }


@pytest.mark.parametrize("name", sorted(hostile()))
def test_hostile_files_end_in_a_sentence(store: RegisterStore, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(hostile()[name])
    with pytest.raises(UserError) as refused:
        store.import_file(path)
    assert refused.value.code in ("table-unreadable", "table-no-name", "too-large")
    assert store.registers() == ()


@pytest.mark.parametrize(
    "name", sorted(set(hostile()) - {"only-header.csv", "no-names.csv", "text.xlsx", "bomb.zip", "cut.gz"})
)
def test_hostile_files_are_no_proposal(store: RegisterStore, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(hostile()[name])
    with pytest.raises(UserError) as refused:
        store.propose(path)
    assert refused.value.code in ("table-unreadable", "table-no-name", "too-large")


def test_forged_sheet_size_pads_nothing(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "list.xlsx")
    forged = tmp_path / "forged.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(forged, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.endswith("sheet1.xml"):
                data = data.replace(b'ref="A1:G5"', b'ref="A1:XFD1048576"')
            new.writestr(info, data)
    with rows(forged) as found:
        assert max(len(row) for row in found) <= 7


def test_missing_file_and_damaged_store(store: RegisterStore, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file-missing"):
        store.import_file(tmp_path / "gone.csv")
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"not a database" * 100)
    with pytest.raises(UserError, match="registers-damaged"):
        RegisterStore(damaged)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-05", "2026-01-05"),
        ("2026年1月5日", "2026-01-05"),
        ("2026.1.5", "2026-01-05"),
        ("2021/3/1-2026/2/28", "2026-02-28"),
        ("2021年3月1日 至 2026年2月28日", "2026-02-28"),
        ("31/12/2026", "2026-12-31"),
        ("46081", "2026-02-28"),
        ("2027-05-06 00:00:00", "2027-05-06"),
        ("2026-02-31", "2026-02-31"),
        ("长期", "长期"),
        ("", ""),
    ],
)
def test_dates(text: str, day: str) -> None:
    assert last_day(text) == day


def test_numbers() -> None:
    assert number_of("９１３３０２０１ ma0000007x") == "91330201MA0000007X"
    assert number_of("9.14E+17") == ""
