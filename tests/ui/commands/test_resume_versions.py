"""Versions and several masters through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_versions_differences_and_undo(ready: Callable[..., Any], tmp_path: Path) -> None:
    changed = ready("resume", "show").data
    changed["basics"]["label"] = "Keeper of bees"
    file = tmp_path / "changed.json"
    file.write_text(json.dumps(changed), "utf-8")
    assert ready("resume", "import", str(file)).data["version"] == 2
    found = ready("resume", "diff").data
    assert (found["before"], found["after"]) == (1, 2)
    assert [row["after"] for row in found["differences"] if row["field"] == "basics.label"] == ["Keeper of bees"]
    assert "+ Keeper of bees" in ready("resume", "diff", "1", "2", as_json=False).out
    assert ready("resume", "revert", "1").data["version"] == 3
    assert ready("resume", "diff", "1", "3").data["differences"] == []
    assert [row["version"] for row in ready("resume", "versions").data["versions"]] == [1, 2, 3]
    refused = ready("resume", "revert", "9")
    assert (refused.status, refused.data["error"]["code"]) == (1, "version-unknown")


def test_several_masters_of_one_person(ready: Callable[..., Any], tmp_path: Path) -> None:
    assert ready("resume", "new", "zh", "--in-language", "zh-Hans").data["master"] == "zh"
    assert [row["master"] for row in ready("resume", "list").data["masters"]] == ["main", "zh"]
    main, other = ready("resume", "show").data, ready("resume", "show", "--master", "zh").data
    assert main["basics"]["email"] == other["basics"]["email"]
    assert "work" not in other
    main["basics"]["email"] = "new@example.org"
    file = tmp_path / "changed.json"
    file.write_text(json.dumps(main), "utf-8")
    ready("resume", "import", str(file))
    assert [row["master"] for row in ready("resume", "sync").data["versions"]] == ["zh"]
    assert ready("resume", "show", "--master", "zh").data["basics"]["email"] == "new@example.org"
    made = ready(
        "copy", "make", "--recipient", "Northwind", "--stage", "offer", "--master", "zh", "--format", "txt",
        "--out", str(tmp_path / "out"),
    )  # fmt: skip
    assert made.status == 0, made.err


def test_an_import_tells_what_it_doubts(ready: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "resume.txt"
    file.write_text(
        "Jane Roe\njane.roe@example.com\n\nWork Experience\n\nPennine Parcel Group Ltd\nOperations Manager    2021 - Present\n- Run a dock\n\n"
        "Shift Manager    2018 - 2021\n- Led the night shift\n",
        "utf-8",
    )
    told = ready("resume", "import", str(file)).data
    (doubt,) = told["doubts"]
    assert (doubt["field"], doubt["code"]) == ("work.w2.organisation", "doubt-inherited")
    assert "Shift Manager" in doubt["message"]
    assert told["places"]["work.w2.organisation"]["inherited"] is True
    assert told["places"]["work.w1.organisation"]["inherited"] is False
    assert doubt["message"] in ready("resume", "import", str(file), as_json=False).out
