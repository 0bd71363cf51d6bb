"""Every test that the threat model names exists, and every promise names at least one."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"`([\w/]*?)(test_\w+\.py)::(test_\w+)`")


def missing(text: str) -> list[str]:
    """The tests named in a text that are not there; those without a folder are those of the vault."""
    found = []
    for folder, file, name in NAMED.findall(text):
        places = [TESTS / folder / file] if folder else [*(TESTS / "vault").rglob(file)]
        if len(places) != 1 or not places[0].exists() or f"def {name}(" not in places[0].read_text("utf-8"):
            found.append(f"{folder}{file}::{name}")
    return found


def test_promises_name_tests_that_exist():
    text = (TESTS.parent / "docs" / "threat-model.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "against | promise" not in line]
    assert len(rows) >= 12
    assert [row for row in rows if not NAMED.search(row)] == []
    assert len(NAMED.findall(text)) > 100 and missing(text) == []


def test_one_that_is_not_there_would_be_seen():
    here = "vault/test_threat_model.py::test_one_that_is_not_there_would_be_seen"
    assert missing(f"`{here}`, `test_vault.py::test_newer_versions_are_refused`") == []
    for wrong in ("vault/test_threat_model.py::test_no", "test_nowhere.py::test_no", "updates/test_vault.py::test_no"):
        assert missing(f"`{wrong}`") == [wrong]
