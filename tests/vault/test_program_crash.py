"""kill -9 at random moments of the program's own commands: what was acknowledged is there, and everything verifies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")
def test_commands_killed_at_any_moment_lose_nothing(tmp_path):
    program = Path(__file__).with_name("program_kill.py")
    command = [sys.executable, str(program), str(tmp_path), str(KILLS), "tests", "txt,json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["problems"] == []
    assert report["kills"] == KILLS and set(report["per_command"].values()) == {KILLS // 6}
    assert 0 < report["acknowledged_before_the_kill"] < KILLS, "some died after their answer, most before"
