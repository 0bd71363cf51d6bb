"""`resume import --explain`: role and scores of every line, without a vault and without an import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.commands import cli

TEXT = "Ann Roe\nann@example.com\n\nExperience\n\nCook\nZorblax Bistro Ltd\n2019 - 2020\n- Grilled the fish\n"


def test_roles_and_scores_are_printed_and_nothing_is_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "resume.txt").write_text(TEXT)
    vault = tmp_path / "vault"
    assert cli.run(["resume", "import", "--explain", "--vault", str(vault), str(tmp_path / "resume.txt")]) == 0
    lines = capsys.readouterr().out.splitlines()
    head = next(line for line in lines if "Cook" in line)
    assert head.split()[:2] == ["work", "head"] and "dates +3.0" in head
    assert not vault.exists()


def test_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "resume.txt").write_text(TEXT)
    assert cli.run(["resume", "import", "--explain", "--json", str(tmp_path / "resume.txt")]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert [line["role"] for line in lines if line["section"] == "work"] == ["heading", "head", "head", "head", "body"]
    assert {"section", "role", "text", "score", "terms"} == set(lines[0])
