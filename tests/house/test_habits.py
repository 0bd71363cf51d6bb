"""What surrounds the code: the subject of a commit, the hooks before it, and the forms that strangers fill in."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from source_tree import ROOT

SCRIPT = ROOT / "packaging" / "commit_subject.py"
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


# ---------------------------------------------------------------------------------------------------- commits


@pytest.mark.parametrize(
    "subject",
    [
        "verify: decode percent escapes over the whole text",
        "check, registers, photos: parse nothing of a stranger's beside the vault",
        "docs/redaction.md: say what was measured",
        "Merge branch 'habits'",
        'Revert "verify: decode percent escapes"',
        "fixup! verify: decode percent escapes",
        f"area: {'x' * 66}",
    ],
)
def test_a_subject_that_passes(subject: str) -> None:
    assert runpy.run_path(str(SCRIPT))["faults"](subject) == []


@pytest.mark.parametrize(
    "subject", ["", "format", "Verify: decode", "verify:decode", "verify: x.", f"area: {'x' * 67}"]
)
def test_a_subject_that_does_not(subject: str) -> None:
    assert runpy.run_path(str(SCRIPT))["faults"](subject)


@pytest.mark.parametrize(
    ("message", "code"), [("# a comment\n\nvault: keep it\n\nWhy.", 0), ("keep it\n\nvault: keep it\n", 1)]
)
def test_the_hook_reads_the_message_as_git_hands_it_over(tmp_path: Path, message: str, code: int) -> None:
    file = tmp_path / "COMMIT_EDITMSG"
    file.write_text(message, "utf-8")
    done = subprocess.run([sys.executable, str(SCRIPT), str(file)], capture_output=True, text=True)
    assert done.returncode == code and bool(done.stderr) == bool(code)


# ------------------------------------------------------------------------------------------------------ hooks


def test_hooks_download_nothing_and_name_what_exists() -> None:
    repositories = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [one["repo"] for one in repositories] == ["local"]
    hooks = repositories[0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    assert all(hook["entry"].startswith(".venv/bin/") for hook in hooks)
    named = [word for hook in hooks for word in hook["entry"].split() if re.search(r"^(?!\.venv).*/.*\.py$", word)]
    assert len(named) > 3 and [name for name in named if not (ROOT / name).is_file()] == []
    assert [hook["id"] for hook in hooks if hook.get("stages") == ["commit-msg"]] == ["commit-subject"]


# ------------------------------------------------------------------------------------------------------ forms


def test_blank_issues_do_not_pass_by_the_warning() -> None:
    assert loaded(ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml")["blank_issues_enabled"] is False
    assert {path.stem for path in FORMS} == {"bug", "redaction", "check", "idea"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_whole_and_asks_for_invented_people(path: Path) -> None:
    form = loaded(path)
    assert form["name"] and form["description"] and form["title"].endswith(": ") and form["labels"]
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({part["id"] for part in fields}) == len(fields)
    assert all(part["attributes"]["label"] for part in fields)
    assert any(part.get("validations", {}).get("required") for part in fields)
    assert "invent" in path.read_text("utf-8").lower()


@pytest.mark.parametrize("name", ["bug", "redaction"])
def test_where_personal_data_may_be_pasted_the_form_warns_first_and_asks_again(name: str) -> None:
    body = loaded(ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml")["body"]
    first, last = body[0], body[-1]
    assert first["type"] == "markdown" and "never paste" in first["attributes"]["value"].lower()
    assert "SECURITY.md" in first["attributes"]["value"]
    assert last["type"] == "checkboxes" and all(option["required"] for option in last["attributes"]["options"])
