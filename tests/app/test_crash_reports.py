"""What a bug writes to the standard error output: types and places, never a value, whichever way it got out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import crash_reports

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Wang Xiaoming 13800138000"
WAYS = {
    "command": "recipients.RecipientService.all = broken; sys.exit(run('recipient', 'list', '--json', '--vault', sys.argv[2]))",
    "uncaught": "run('--version'); broken()",
    "cause": "run('--version')\ntry:\n  broken()\nexcept ValueError as e:\n  raise KeyError(CANARY) from e",
    "thread": "run('--version'); t = threading.Thread(target=broken, name=CANARY); t.start(); t.join()",
    "finalizer": "run('--version')\nclass Ends:\n  __del__ = broken\n  __repr__ = lambda self: CANARY\nEnds()",
    "warning": "run('--version'); warnings.warn(CANARY); logging.getLogger('library').warning(CANARY)",
}
START = """
import logging, sys, threading, warnings
from ui.main import main
from app.services import recipients
CANARY = sys.argv[1]
def run(*arguments):
    sys.argv[1:] = arguments
    return main()
def broken(*_):
    value_of_a_variable = CANARY
    raise ValueError(f"cannot read {CANARY}")
"""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "vault"
    given = {**os.environ, "COUNTERMARK_PASSPHRASE": "correct horse battery"}
    command = [sys.executable, "-m", "ui.main", "vault", "create", "--no-keyring", "--vault", str(folder)]
    subprocess.run(command, env=given, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_no_value_is_written(way: str, vault: Path) -> None:
    given = {**os.environ, "COUNTERMARK_PASSPHRASE": "correct horse battery"}
    command = [sys.executable, "-c", START + WAYS[way], CANARY, str(vault)]
    done = subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True)
    assert CANARY not in done.stderr + done.stdout and "13800138000" not in done.stderr
    assert str(ROOT) not in done.stderr, "nor where the program lies, which names the person"
    if way == "warning":
        assert done.stderr == ""
        return
    assert "ValueError" in done.stderr and "broken <string>:" in done.stderr
    if way == "command":
        assert done.returncode == 1 and json.loads(done.stdout)["error"]["code"] == "bug-ValueError"
        assert "all" in done.stderr or "_list recipient.py:" in done.stderr


def test_a_report_tells_types_places_and_causes() -> None:
    def inner() -> None:
        raise ValueError(CANARY)

    try:
        try:
            inner()
        except ValueError as cause:
            raise RuntimeError(CANARY) from cause
    except RuntimeError as error:
        lines = crash_reports.report(error).splitlines()
    assert (
        lines[0] == "RuntimeError"
        and "ValueError" in lines
        and any("inner test_crash_reports.py:" in line for line in lines)
    )
    assert CANARY not in "\n".join(lines)


def test_errors_that_cause_each_other_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert crash_reports.report(first).splitlines() == ["ValueError", "KeyError"]
