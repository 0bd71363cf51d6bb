"""`countermark platform` and `countermark checkup`, as their contract says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

Command = Callable[..., Any]


def test_states_are_kept_and_listed(ready: Command) -> None:
    assert (
        ready("platform", "set", "LinkedIn", "--state", "public", "--date", "2026-11-01").data["since"] == "2026-11-01"
    )
    listed = {one["id"]: one for one in ready("platform", "list").data["platforms"]}
    assert listed["linkedin"]["counts_as_public"] is True
    assert listed["linkedin"]["steps"]["delete"][0]["source"]
    assert listed["zhaopin"]["steps"]["delete"] == []
    assert ready("platform", "set", "Nobody", "--state", "hidden").status == 1


def test_the_check_up_prints_and_tells_what_to_write(ready: Command, tmp_path: Path) -> None:
    ready(
        "copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", str(tmp_path / "o")
    )
    page = tmp_path / "checkup.pdf"
    found = ready("checkup", "--out", str(page))
    assert found.status == 0, found.err
    assert [one["recipient"] for one in found.data["held"]] == ["Northwind"]
    assert found.data["letters"] == []
    said = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page))
    assert "Northwind" in said
    assert "Letters to send" in said
