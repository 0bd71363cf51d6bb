"""What strangers made is taken apart in confined children: a command that was given it never loads what could take it apart."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.errors import UserError
from app.workers import isolation, jobs
from app.workers.isolation import Stream
from checkers.registers import tables
from ui.commands import cli

PARSERS = (
    "bs4",
    "lxml",
    "email.parser",
    "html.parser",
    "pypdfium2",
    "pikepdf",
    "pypdf",
    "PIL.Image",
    "xml.parsers.expat",
    "python_calamine",
    "checkers.intake.html_text",
)
"""None of them is needed by a command that hands a file to a child."""
SHOWS = "import sys, json; from ui.commands.cli import run; status = run(json.loads(sys.argv[1])); print('\\nloaded', status, *(one for one in {parsers!r} if one in sys.modules))"
PAGE = "<html><body><h1>Clerk</h1><p>Company: Google. Pay a deposit of 300 RMB to hr@gooogle.com.</p></body></html>"
MAIL = (
    f"From: hr@gooogle.com\nTo: a@example.org\nSubject: Clerk\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}\n"
)
SHEETS = Path(__file__).parents[2] / "checkers/registers/data"


def workbook() -> bytes:
    """The smallest list of two organisations that spreadsheet programs would open."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = (
        ("Company name", "Company number"),
        ("Nowhere Widgets Limited", "01234567"),
        ("Elsewhere Limited", "07654321"),
    )
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/a.xml"/></Relationships>',
        "xl/worksheets/a.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


FILES = {
    "page.html": PAGE.encode(),
    "mail.eml": MAIL.encode(),
    "box.mbox": f"From a Mon Jan  1 00:00:00 2026\n{MAIL}\n\nFrom b Mon Jan  1 00:00:00 2026\n{MAIL}".encode(),
    "text.txt": b"Company: Google. Pay a deposit of 300 RMB to hr@gooogle.com.",
    "rows.jsonl": json.dumps({"id": 1, "text": PAGE}).encode(),
    "list.xlsx": workbook(),
    "list.xls": (SHEETS / "agencies.xls").read_bytes(),
    "list.ods": (SHEETS / "agencies.ods").read_bytes(),
    "list.html": b"<table><tr><th>Company name</th></tr><tr><td>Nowhere Widgets Limited</td></tr></table>",
}


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (["check"], "page.html"), (["check"], "mail.eml"), (["check"], "box.mbox"), (["check"], "text.txt"),
        (["check", "--jsonl"], "rows.jsonl"),
    ],
)  # fmt: skip
def test_a_command_takes_nothing_apart_itself(command: list[str], file: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(FILES[file])
    show = SHOWS.format(parsers=PARSERS)
    line = [sys.executable, "-c", show, json.dumps([*command, str(tmp_path / file)])]
    done = subprocess.run(line, cwd=Path(cli.__file__).parents[2], capture_output=True, text=True, env=os.environ)
    assert done.stdout.splitlines()[-1].split() == ["loaded", "0"], done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "rows"),
    [("list.xlsx", 2), ("list.html", 1), ("list.zip", 2), ("list.txt", 1), ("list.xls", 3), ("list.ods", 3)],
)
def test_a_list_with_structure_is_read_in_a_child(
    file: str, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def taken_apart(*_: object) -> None:
        raise AssertionError("read beside the vault")

    for name in ("_html", "_excel", "_xls_ods", "_table_in_archive"):
        monkeypatch.setattr(tables, name, taken_apart)
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as archive:
        archive.writestr(
            "a.csv", "Company name,Company number\nNowhere Widgets Limited,01234567\nElsewhere Limited,1\n"
        )
    given = FILES.get(file) or ("\ufeff" + FILES["list.html"].decode()).encode("utf-16")
    if file != "list.zip":
        (tmp_path / file).write_bytes(given)
    assert cli.run(["register", "import", "--json", str(tmp_path / file)]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == rows


def test_a_row_gets_the_card_that_it_would_get_in_this_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from ui.checking import check_row

    row = {"id": 1, "text": "Company: Google. Pay a deposit of 300 RMB to hr@gooogle.com. 押金", "title": "Clerk"}
    (tmp_path / "rows.jsonl").write_text("\n".join([json.dumps(row)] * 2))
    assert cli.run(["check", "--jsonl", str(tmp_path / "rows.jsonl")]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    here = json.loads(json.dumps(check_row(row, "en", first["created"], tmp_path)))
    del first["seconds"], second["seconds"], first["id"], second["id"]
    assert first == second | {"created": first["created"]} == here


def test_rows_share_one_child_and_one_that_dies_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.workers.confined_program import JOB, command

    source = (
        "import os\ndef job(header, payload):\n"
        "    if header['row'] == 'bad': os.abort()\n"
        "    return {'pid': os.getpid(), 'row': header['row'], 'size': len(payload), 'common': header['common']}\n"
    )
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(source))
    with Stream(JOB, {"common": 7}) as stream:
        first, second = stream.ask({"row": "a"}, b"xyz"), stream.ask({"row": "b"})
        assert (first["row"], first["size"], first["common"], second["row"]) == ("a", 3, 7, "b")
        assert first["pid"] == second["pid"]
        with pytest.raises(UserError, match="worker-died"):
            stream.ask({"row": "bad"})
        third = stream.ask({"row": "c"})
        assert third["row"] == "c" and third["pid"] != first["pid"]
        monkeypatch.setattr(isolation, "_RENEWED", 1)
        assert stream.ask({"row": "d"})["pid"] != third["pid"], "no child lives for ever"


def test_diagnostics_tell_what_protects_this_computer(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["diagnostics", "--json"]) == 0
    sandbox = json.loads(capsys.readouterr().out)["sandbox"]
    assert sandbox["tried"] >= 20 and sandbox["refused"] + len(sandbox["open"]) == sandbox["tried"]
    assert cli.run(["diagnostics"]) == 0
    assert "Sandbox refused" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="only there sleep can be told from starvation")
def test_a_child_that_reads_no_more_is_ended_and_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.workers.confined_program import JOB, command

    source = "import threading\ndef job(header, payload):\n    threading.Event().wait()\n"
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(source))
    with Stream(JOB, {}, isolation.Limits(sleep=0.5)) as stream:
        for _ in range(2):
            with pytest.raises(UserError, match="stopped-responding"):
                stream.ask({}, b"x" * 1_000_000)
