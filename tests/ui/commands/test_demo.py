from __future__ import annotations

import json
from pathlib import Path

from ui.commands.cli import run


def test_the_demo_performs_the_whole_journey(tmp_path: Path, capsys) -> None:
    assert run(["demo", "--out", str(tmp_path / "out"), "--json"]) == 0
    steps = [step["step"] for step in json.loads(capsys.readouterr().out)["steps"]]
    for language in ("en", "zh"):
        names = {path.suffix for path in (tmp_path / "out" / language).iterdir()}
        assert names >= {".pdf", ".docx", ".txt", ".json"}
    assert steps.count("vault") == 2
    assert steps.count("copy") == 4
    assert steps.count("trace") == 8
    assert steps.count("cannot-tell") == 2
