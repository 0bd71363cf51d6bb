"""What keeps a tree from being released, and how the news of a version are signed."""

from __future__ import annotations

import hashlib
import json
import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from source_tree import ROOT

import app
from app import resources
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


def test_the_notes_of_a_version_are_its_own_section_and_one_without_is_refused() -> None:
    text = "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [1.10.0] - 2026-12-01\n\n### Added\n\n- much\n\n## [1.1.0] - 2026-11-01\n\n- old\n"
    notes = runpy.run_path(str(PACKAGING / "release_facts.py"))["notes"]
    assert notes(text, "1.10.0") == "### Added\n\n- much" and notes(text, "1.1.0") == "- old"
    assert notes(text, "1.1") == notes(text, "10.0") == ""
    assert f"CHANGELOG.md has no section {app.__version__}" not in run(PACKAGING / "release_facts.py", "--check").stderr


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


def test_rules_with_somebodys_number_are_not_signed_until_it_is_said_to_be_public(tmp_path: Path) -> None:
    run(PACKAGING / "sign_statement.py", "key", tmp_path / "key.pem")
    shipped = resources.path("jurisdictions", "au.yaml").read_text("utf-8")
    assert "1300 292 371" in shipped
    (tmp_path / "files" / "jurisdictions").mkdir(parents=True)
    newer = tmp_path / "files" / "jurisdictions" / "au.yaml"
    out = tmp_path / "data.json"
    asked = (
        PACKAGING / "sign_statement.py",
        "data",
        tmp_path / "files",
        "--key",
        tmp_path / "key.pem",
        "--sequence",
        "3",
    )
    newer.write_text(shipped.replace("1300 292 371", "0412 345 678"), "utf-8")
    refused = run(*asked, "--out", out)
    assert refused.returncode and "0412 345 678" in refused.stderr and "1300 363 992" not in refused.stderr
    assert not out.exists()
    signed = run(*asked, "--out", out, "--public", "0412 345 678")
    assert signed.returncode == 0 and out.exists(), signed.stderr
