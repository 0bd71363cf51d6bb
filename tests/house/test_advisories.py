"""The audit of locked packages against advisories in OSV's form."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from source_tree import ROOT

LOCK = "alpha==1.4.0 \\\n    --hash=sha256:00\nBeta_B[extra]==2.0.post1 ; python_version < '3.12'\ngamma==3.0\n"


def advisory(name: str, *events: dict[str, str], versions: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    affected = {"package": {"ecosystem": "PyPI", "name": name}, "ranges": ranges, "versions": list(versions)}
    return {"id": "X-1", "summary": "bad", "affected": [affected], **more}


def audited(tmp_path: Path, *found: dict[str, Any]) -> tuple[int, str]:
    (tmp_path / "lock.txt").write_text(LOCK)
    for number, one in enumerate(found):
        path = tmp_path / "database" / "vulns" / f"{number}.{'json' if number % 2 else 'yaml'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(one) if number % 2 else yaml.safe_dump(one))
    (tmp_path / "database").mkdir(exist_ok=True)
    command = [
        sys.executable,
        str(ROOT / "packaging" / "advisories.py"),
        str(tmp_path / "database"),
        str(tmp_path / "lock.txt"),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout.strip()


@pytest.mark.parametrize(
    ("found", "hit"),
    [
        (advisory("alpha", {"introduced": "0"}, {"fixed": "1.4.1"}), True),
        (advisory("alpha", {"introduced": "0"}, {"fixed": "1.4.0"}), False),
        (advisory("alpha", {"introduced": "1.4.1"}), False),
        (advisory("alpha", {"introduced": "0"}, {"last_affected": "1.4.0"}), True),
        (advisory("alpha", {"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "1.3"}, {"fixed": "1.5"}), True),
        (advisory("alpha", {"fixed": "1.5"}, {"introduced": "1.3"}), True),
        (advisory("beta.b", versions=("2.0.post1",)), True),
        (advisory("Beta-B", versions=("2.0",)), False),
        (advisory("alpha", {"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z"), None),
        (advisory("delta", {"introduced": "0"}), None),
    ],
)
def test_a_locked_version_is_held_against_ranges_and_lists(
    tmp_path: Path, found: dict[str, Any], hit: bool | None
) -> None:
    status, printed = audited(tmp_path, found)
    assert (status, bool(printed)) == {True: (1, True), False: (0, False), None: (2, False)}[hit]


def test_every_hit_is_named(tmp_path: Path) -> None:
    several = [advisory("alpha", {"introduced": "0"}), advisory("gamma", {"introduced": "2"}, id="Y-2")]
    assert audited(tmp_path, *several) == (1, "alpha 1.4.0: X-1 bad\ngamma 3.0: Y-2 bad")


def test_a_database_that_says_nothing_is_no_good_news(tmp_path: Path) -> None:
    assert audited(tmp_path) == (2, "")
