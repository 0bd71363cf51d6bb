"""`scan make` through the command line: the files, the JSON, the list of copies, and refusals."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image


def _card(tmp_path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (240, 240, 240)).save(out, "PNG")
    path = tmp_path / "card.png"
    path.write_bytes(out.getvalue())
    return path


def test_a_scan_is_made_and_listed(ready: Callable[..., Any], tmp_path: Path) -> None:
    answer = ready(
        "scan", "make", str(_card(tmp_path)), "--recipient", "Northwind", "--purpose", "onboarding",
        "--strike", "0.1,0.4,0.5,0.2", "--strike", "10,10,40,20", "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert answer.status == 0, answer.err
    (file,) = answer.data["files"]
    assert Path(file["path"]).stat().st_size == file["bytes"]
    assert answer.data["verified"] and "image.structure" in answer.data["channels"]
    (row,) = ready("copy", "list").data["copies"]
    assert (row["copy_id"], row["channel"]) == (answer.data["copy_id"], "id-scan")
    assert ready("ledger", "verify").status == 0
    plain = ready(
        "scan", "make", str(_card(tmp_path)), "--recipient", "Northwind", "--purpose", "onboarding",
        "--out", str(tmp_path / "again"), as_json=False,
    )  # fmt: skip
    assert "Northwind" in plain.out


def test_refusals_are_sentences(ready: Callable[..., Any], tmp_path: Path) -> None:
    def refused(*arguments: str) -> str:
        answer = ready("scan", "make", str(_card(tmp_path)), "--out", str(tmp_path / "out"), *arguments)
        assert answer.status == 1
        return str(answer.data["error"]["code"])

    assert refused("--recipient", "Nobody", "--purpose", "x") == "recipient-unknown"
    assert refused("--recipient", "Northwind", "--purpose", " ") == "scan-needs-purpose"
    assert refused("--recipient", "Northwind", "--purpose", "x", "--strike", "1,2,3") == "strike-invalid"


def _pdf(tmp_path: Path, pages: int, **options: Any) -> Path:
    import pikepdf

    sides = [Image.new("RGB", (856, 540), (240 - 40 * number, 240, 240)) for number in range(pages)]
    out = io.BytesIO()
    sides[0].save(out, "PDF", save_all=True, append_images=sides[1:], author="Li Wei")
    path = tmp_path / "card.pdf"
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        document.save(path, **options)
    return path


def test_both_sides_of_a_scanned_pdf_become_one_picture(ready: Callable[..., Any], tmp_path: Path) -> None:
    answer = ready(
        "scan", "make", str(_pdf(tmp_path, 2)), "--recipient", "Northwind", "--purpose", "onboarding",
        "--strike", "0,0,1,0.25", "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert answer.status == 0, answer.err
    (file,) = answer.data["files"]
    assert file["format"] == "jpg" and b"Li Wei" not in Path(file["path"]).read_bytes()
    with Image.open(file["path"]) as made:
        assert abs(made.height / made.width - 2 * 540 / 856) < 0.02
        assert made.convert("L").crop((0, 0, made.width, made.height // 5)).getextrema()[0] < 10


def test_a_pdf_that_is_no_scan_is_refused(ready: Callable[..., Any], tmp_path: Path) -> None:
    import pikepdf

    def refused(path: Path) -> str:
        answer = ready(
            "scan", "make", str(path), "--recipient", "Northwind", "--purpose", "x", "--out", str(tmp_path / "out")
        )
        assert answer.status == 1
        return str(answer.data["error"]["code"])

    assert refused(_pdf(tmp_path, 5)) == "scan-pages"
    assert refused(_pdf(tmp_path, 1, encryption=pikepdf.Encryption(owner="o", user="u"))) == "encrypted-file"
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"nothing " * 20)
    assert refused(tmp_path / "broken.pdf") == "pdf-unreadable"
    assert not (tmp_path / "out").exists()
