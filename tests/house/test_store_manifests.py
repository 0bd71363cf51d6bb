"""Manifests of package managers say what the release says; the workflow that publishes names only what there is."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from source_tree import ROOT

import app

WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
NAMES = {
    "setup": f"countermark-{app.__version__}-windows-x64-setup.exe",
    "portable": f"countermark-{app.__version__}-windows-x64-portable.zip",
    "image": f"countermark-{app.__version__}-macos-arm64.dmg",
    "archive": f"countermark-{app.__version__}-linux-x86_64.tar.xz",
}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Manifests of four stand-in files."""
    files = tmp_path / "files"
    files.mkdir()
    for name in NAMES.values():
        (files / name).write_bytes(name.encode())
    return manifests(files, tmp_path / "made", "")


def manifests(files: Path, target: Path, told: str) -> Path:
    command = [sys.executable, str(ROOT / "packaging" / "store_manifests.py"), str(files), str(target)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert answer.returncode == 0 and told in answer.stderr, answer.stderr
    return target


def test_versions_addresses_and_hashes_agree(made: Path) -> None:
    digests = {key: hashlib.sha256(name.encode()).hexdigest() for key, name in NAMES.items()}
    winget = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in (made / "winget").iterdir()}
    assert {one["ManifestType"] for one in winget.values()} == {"version", "installer", "defaultLocale", "locale"}
    assert {one["PackageVersion"] for one in winget.values()} == {app.__version__}
    (installer,) = [one for one in winget.values() if one["ManifestType"] == "installer"]
    assert {one["Scope"] for one in installer["Installers"]} == {"user", "machine"}
    for one in installer["Installers"]:
        assert one["InstallerSha256"] == digests["setup"].upper() and one["InstallerUrl"].endswith(NAMES["setup"])
    scoop = json.loads((made / "scoop" / "countermark.json").read_text("utf-8"))
    assert scoop["architecture"]["64bit"]["hash"] == digests["portable"] and scoop["persist"] == "data"
    cask = (made / "homebrew" / "countermark.rb").read_text("utf-8")
    assert digests["image"] in cask and NAMES["image"] in cask and "@" not in cask
    assert not re.search(r"^\s*zap ", cask, re.M), "removing the program never removes a vault"
    (source,) = flatpak(made)["modules"][0]["sources"]
    assert source["sha256"] == digests["archive"] and source["url"].endswith(NAMES["archive"])


def flatpak(made: Path) -> dict[str, Any]:
    """The manifest of the Flatpak."""
    (path,) = (made / "flatpak").iterdir()
    read: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert path.stem == read["id"]
    return read


def test_the_flatpak_sees_no_more_of_the_home_than_two_folders(made: Path) -> None:
    options = flatpak(made)["finish-args"]
    seen = [one.partition("=")[2] for one in options if one.startswith("--filesystem=")]
    assert seen == ["xdg-documents", "xdg-download"]
    assert not [
        one for one in options if "own-name" in one or "session-bus" in one or "system-bus" in one or "=x11" in one
    ]


@pytest.mark.skipif(not shutil.which("flatpak-builder"), reason="needs flatpak-builder")
def test_the_flatpak_is_what_its_builder_reads(made: Path) -> None:
    (path,) = (made / "flatpak").iterdir()
    shown = subprocess.run(["flatpak-builder", "--show-manifest", path], capture_output=True, text=True, check=True)
    assert shown.stderr == "", "a name that the builder does not know is a warning"
    assert json.loads(shown.stdout)["finish-args"] == flatpak(made)["finish-args"]


def test_what_is_missing_is_left_out_and_said(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    target = manifests(tmp_path / "none", tmp_path / "made", f"winget: {NAMES['setup']} is missing")
    assert not target.exists()


def test_the_workflow_calls_only_what_there_is() -> None:
    text = WORKFLOW.read_text("utf-8")
    called = set(re.findall(r"packaging/[\w/]+\.(?:py|sh)", text))
    assert {"packaging/release_facts.py", "packaging/sign_statement.py", "packaging/store_manifests.py"} <= called
    assert sorted(one for one in called if not (ROOT / one).is_file()) == []
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for line in re.findall(r"^\s*make (.+)$", text, re.M):
        assert set(line.split()) <= targets
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["publish"]["needs"] == ["linux", "windows", "macos"]
    assert all(job["needs"] == "facts" for name, job in jobs.items() if name not in ("facts", "publish"))


def test_no_secret_reaches_a_command_line() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert runs and not [run for run in runs if "secrets." in run]


def test_the_workflow_sets_up_as_root_with_the_python_that_was_chosen() -> None:
    """As an ordinary user the script only prints what is missing; without PATH, root would take the system's older Python."""
    lines = [line for line in WORKFLOW.read_text("utf-8").splitlines() if "packaging/setup.sh" in line]
    assert len(lines) == 3 and all('sudo env "PATH=$PATH"' in line for line in lines)


def test_a_release_is_held_against_advisories_and_schemas() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    fetched = [
        step["with"]["repository"]
        for job in jobs.values()
        for step in job["steps"]
        if "repository" in step.get("with", {})
    ]
    assert fetched == ["pypa/advisory-database", "microsoft/winget-cli", "ScoopInstaller/Scoop"]
    runs = " ".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    assert "advisories.py advisories" in runs and runs.count("check-jsonschema --schemafile") == 2


def test_options_of_windows_programs_reach_them_as_they_are() -> None:
    """The shell of the Windows machine would make paths of them, and the installer would wait for somebody to press a button."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["windows"]["steps"]
    asked = [step for step in steps if re.search(r" /[A-Z]\w* ", step.get("run", ""))]
    assert [step["name"] for step in asked if step.get("env", {}).get("MSYS_NO_PATHCONV") == "1"] == [
        "Install, start, remove"
    ]
    assert len(asked) == 1
