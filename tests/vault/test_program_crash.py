"""kill -9 at random moments of the program's own commands: what was acknowledged is there, and everything verifies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampling import FULL, repeats

KILLS = repeats(30, 12)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")
def test_commands_killed_at_any_moment_lose_nothing(tmp_path):
    program = Path(__file__).with_name("program_kill.py")
    command = [sys.executable, str(program), str(tmp_path), str(KILLS), "tests", "txt,json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["problems"] == []
    assert report["kills"] == KILLS and set(report["per_command"].values()) == {KILLS // 6}
    assert report["acknowledged_before_the_kill"] < KILLS, "most died before their answer"
    assert report["acknowledged_before_the_kill"] > 0 or not FULL, "and some after it"
