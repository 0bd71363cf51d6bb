"""What keeps a tree from being released, and how the news of a version are signed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from source_tree import ROOT

import app
from app.updates.signed_statements import open_statement

PACKAGING = ROOT / "packaging"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, text=True
    )


def test_a_development_tree_is_not_released() -> None:
    refused = run(PACKAGING / "release_facts.py", "--check", RELEASE_TAG="v9.9.9")
    assert refused.returncode == 1
    for told in ("homepage is a stand-in", "development keys", "The tag v9.9.9"):
        assert told in refused.stderr


def test_news_of_a_version_are_signed_with_keys_from_files(tmp_path: Path) -> None:
    made = [run(PACKAGING / "sign_statement.py", "key", tmp_path / f"{name}.pem") for name in ("now", "next")]
    keys = frozenset(one.stdout.strip() for one in made)
    assert len(keys) == 2 and (tmp_path / "now.pem").stat().st_mode & 0o077 == 0
    again = run(PACKAGING / "sign_statement.py", "key", tmp_path / "now.pem")
    assert again.returncode and "FileExistsError" in again.stderr, "a key is never written over"
    files = tmp_path / "files"
    files.mkdir()
    (files / "countermark.deb").write_bytes(b"deb")
    options = ("--page", "https://example.org/r", "--key", tmp_path / "now.pem", "--key", tmp_path / "next.pem")
    out = tmp_path / "release.json"
    signed = run(
        *(PACKAGING / "sign_statement.py", "release", files, *options, "--sequence", "3", "--out", out),
        SOURCE_DATE_EPOCH="1795910400",
    )
    assert signed.returncode == 0, signed.stderr
    for key in keys:
        said = open_statement(out.read_bytes(), kind="release", keys=frozenset({key}), today=date(2026, 12, 1))
        assert said.sequence == 3 and said.issued == date(2026, 11, 29) and said.body["version"] == app.__version__
        assert said.body["files"] == {"countermark.deb": hashlib.sha256(b"deb").hexdigest()}
    assert len(json.loads(out.read_text())["signatures"]) == 2


@pytest.mark.parametrize("page", ["http://example.org/r", "https://"])
def test_news_that_the_program_would_refuse_are_not_signed(tmp_path: Path, page: str) -> None:
    run(PACKAGING / "sign_statement.py", "key", tmp_path / "key.pem")
    (tmp_path / "files").mkdir()
    out = tmp_path / "release.json"
    options = ("--page", page, "--key", tmp_path / "key.pem", "--sequence", "3", "--out", out)
    assert run(PACKAGING / "sign_statement.py", "release", tmp_path / "files", *options).returncode and not out.exists()
