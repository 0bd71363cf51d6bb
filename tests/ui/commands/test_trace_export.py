"""`trace --export FILE`: the whole calculation as a file."""

from __future__ import annotations

import json
from pathlib import Path


def test_the_whole_calculation_is_written(ready, tmp_path: Path) -> None:
    made = ready(
        "copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(tmp_path)
    )
    text = Path(made.data["files"][0]["path"]).read_text("utf-8")
    leak = tmp_path / "leak.txt"
    leak.write_text(text.lower(), "utf-8")
    target = tmp_path / "calculation.json"
    traced = ready("trace", str(leak), "--export", str(target))
    assert traced.status == 0
    assert traced.data["export"] == str(target)
    written = json.loads(target.read_text("utf-8"))
    assert written["answer"]["verdict"] == "identified"
    (whole,) = written["calculation"]["master_versions"]
    assert list(whole["bits"]) == [made.data["copy_id"]]
    assert round(whole["bits"][made.data["copy_id"]], 2) == written["answer"]["candidates"][0]["bits"]
    assert {factor["layer"] for factor in whole["readings"][0]["factors"]} >= {"order", "style", "headings"}


def test_without_it_nothing_is_written(ready, tmp_path: Path) -> None:
    leak = tmp_path / "leak.txt"
    leak.write_text("nobody's text", "utf-8")
    traced = ready("trace", str(leak))
    assert traced.status == 3
    assert "export" not in traced.data
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".json"] == []
