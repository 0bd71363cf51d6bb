"""Every test that the threat model names exists, and every promise names at least one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_promises_name_tests_that_exist():
    text = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "against | promise" not in line]
    assert len(rows) >= 12
    for row in rows:
        named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", row)
        assert named, row
        for file, name in named:
            (source,) = (path.read_text("utf-8") for path in (ROOT / "tests" / "vault").rglob(file))
            assert f"def {name}(" in source, f"{file}::{name}"
