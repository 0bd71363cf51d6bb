"""The whole journey through the command line: import → copy in four formats → trace → check → ledger, on own and shared fixtures."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app import resources
from tests.conftest import cheapen_kdf
from tests.sampling import sample
from ui.commands.cli import run

PASSPHRASE = "correct horse battery"
POSTING = "Data entry clerk. Pay a deposit of 200 before training starts. Contact us on Telegram only."


@pytest.fixture(autouse=True)
def cheap_kdf(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase costs here what it costs a person, on the first of the files: it is the same passphrase on each."""
    if request.node.callspec.params["name"] != ASKED[0]:
        cheapen_kdf(monkeypatch)


def _table_docx(path: Path) -> None:
    """A Chinese résumé laid out as a table, as most Chinese templates are."""
    import docx

    document = docx.Document()
    document.add_paragraph("个人简历")
    rows = (
        ("姓名", "闻人若溪", "性别", "女"),
        ("手机", "138 0013 8000", "邮箱", "wenren.ruoxi@example.org"),
        ("出生年月", "1994-05", "现居住地", "浙江省杭州市"),
    )
    table = document.add_table(rows=len(rows), cols=4)
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(line, column).text = text
    for heading, lines in (
        (
            "工作经历",
            [
                "2018.07 - 2023.06  远山物流科技有限公司  数据分析师",
                "搭建需求预测模型，缺货率下降31%。",
                "编写路线报表，供十四个仓库每日使用。",
                "培训九名计划员使用SQL与看板。",
            ],
        ),
        ("教育背景", ["2014.09 - 2018.06  浙江大学  数学与应用数学  本科"]),
        ("专业技能", ["SQL、Python、R、Excel、Power BI、Tableau"]),
    ):
        document.add_heading(heading, 1)
        for line in lines:
            document.add_paragraph(line)
    document.save(str(path))


def _two_column_pdf(path: Path) -> None:
    """Contact and skills at the left, experience at the right, set by another program than ours writes with."""
    import typst

    source = """#set page(paper: "a4", margin: 2cm)
#set text(font: "Noto Sans", size: 10pt)
#align(center, text(size: 20pt)[Mina Okafor])
#grid(columns: (5cm, 1fr), gutter: 1cm,
[*Contact*\\
mina.okafor\\@example.org\\
+44 20 7946 0321\\
\\
*Skills*\\
SQL, Python, R, dbt, Excel, Power BI],
[*Experience*\\
\\
*Brackwater Logistics Ltd* — Operations Analyst\\
March 2019 – June 2023
- Rebuilt the depot forecast and cut missed deliveries by 31%.
- Wrote the routing reports that 14 depots use every morning.
- Trained nine planners in SQL and dashboards.
\\
*Education*\\
University of Leeds, BSc Mathematics, 2012 – 2015])
"""
    path.write_bytes(typst.compile(source.encode(), font_paths=[resources.path("fonts")], ignore_system_fonts=True))


def _json_resume(path: Path) -> None:
    path.write_bytes(resources.path("samples", "resume-en.json").read_bytes())


def _shared(name: str) -> Callable[[Path], None]:
    return lambda path: path.write_bytes((SHARED / name).read_bytes()) and None


SHARED = Path(__file__).parent / "golden" / "resumes"
"""Public synthetic résumés (OfflineCV, Apache-2.0) and one made for this project: see NOTICE."""

FIXTURES: dict[str, tuple[Callable[[Path], None], str, tuple[str, ...]]] = {
    "zh-table.docx": (_table_docx, "闻人若溪", ("闻人若溪", "13800138000", "wenren.ruoxi", "远山物流")),
    "two-column.pdf": (_two_column_pdf, "Mina Okafor", ("Okafor", "7946", "mina.okafor", "Brackwater")),
    "x-personal.json": (_json_resume, "Amara Lindqvist", ("Lindqvist", "7946", "533380006", "Fennmark")),
    "coursework.pdf": (
        _shared("latex__multi-degree-coursework.pdf"),
        "Jordan Bennett",
        ("Bennett", "555-0123", "Northwind Labs", "Lakeside"),
    ),
    "columns.pdf": (
        _shared("unknown__weasyprint-cairo-two-column.pdf"),
        "Jane Smith",
        ("Jane", "555-0123", "jane.smith"),
    ),
    "table-photo.docx": (
        _shared("zh1_table_photo.docx"),
        "欧阳文龙",
        ("欧阳", "310115199206150033", "山高月小", "oywl_2020"),
    ),
}


ASKED = sample(FIXTURES, 3, by=lambda name: Path(name).suffix)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("COUNTERMARK_LANGUAGE", "en")

    def command(*arguments: str, status: int = 0):
        capsys.readouterr()
        got = run([*arguments, "--vault", str(tmp_path / "vault"), "--json"])
        captured = capsys.readouterr()
        assert got == status, captured.err
        return json.loads(captured.out)

    return command


@pytest.mark.parametrize("name", ASKED)
def test_the_whole_journey(name: str, call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, person, secrets = FIXTURES[name]
    make(tmp_path / name)
    call("vault", "create", "--no-keyring")
    assert call("resume", "import", str(tmp_path / name))["draft"]["basics"]["name"] == person
    for recipient in ("Board", "Northwind"):
        call("recipient", "add", recipient)
    made = {}
    for recipient, stage in (("Board", "browse"), ("Northwind", "apply")):
        out = str(tmp_path / stage)
        arguments = ("--recipient", recipient, "--stage", stage, "--format", "pdf,docx,txt,json", "--out", out)
        made[stage] = call("copy", "make", *arguments)
        assert made[stage]["verified"] is True
    for file in made["browse"]["files"]:
        if file["format"] in ("pdf", "docx"):
            assert call("copy", "verify", file["path"], "--stage", "browse")["findings"] == []
        if file["format"] in ("txt", "json"):
            text = Path(file["path"]).read_text("utf-8")
            assert not [secret for secret in secrets if secret in text.replace(" ", "")]
    for stage, formats in (("browse", ("pdf", "txt")), ("apply", ("docx",))):
        copy = made[stage]
        for file in copy["files"]:
            if file["format"] in formats:
                found = call("trace", file["path"])
                assert found["verdict"] == "identified"
                assert found["candidates"][0]["copy_id"] == copy["copy_id"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"An unrelated text about gardens.")))
    assert call("trace", "-", status=3)["verdict"] == "inconclusive"
    (tmp_path / "posting.txt").write_text(POSTING, "utf-8")
    assert call("check", str(tmp_path / "posting.txt"))["signals"]
    assert len(call("copy", "list")["copies"]) == 2
    assert call("ledger", "verify")["ok"] is True
    assert call("vault", "verify")["ok"] is True
