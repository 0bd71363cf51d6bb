"""Secrets that come in the environment are taken once, and no other program finds them there afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import environment

ROOT = Path(__file__).resolve().parents[2]
SECRET = "correct horse battery"
SHOWS = """
from pathlib import Path
import os
from app.environment import PASSPHRASE, secret, take_secrets
whole = Path("/proc/self/environ")
before = whole.read_bytes()
take_secrets()
print(secret(PASSPHRASE), before.count(b"horse"), whole.read_bytes().count(b"horse"), PASSPHRASE in os.environ, len(before) == len(whole.read_bytes()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc shows what other programs see")
def test_a_taken_secret_is_gone_from_what_the_system_shows() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOWS],
        cwd=ROOT,
        env=os.environ | {environment.PASSPHRASE: SECRET, environment.NEW_PASSPHRASE: SECRET},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == f"{SECRET} 2 0 False True"


def test_without_a_secret_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(environment.PASSPHRASE, raising=False)
    assert environment.secret(environment.PASSPHRASE) is None
    monkeypatch.setenv(environment.PASSPHRASE, SECRET)
    assert environment.secret(environment.PASSPHRASE) == SECRET


WATCHES = """
import ctypes, os, sys
from pathlib import Path
import app.children, app.environment, app.workers.sandbox.linux
from ui import cli
def watched(arguments):
    try:
        print(Path("/proc/self/environ").read_bytes())
    except PermissionError:
        print("hidden", os.stat("/proc/self/environ").st_uid, app.environment.secret("COUNTERMARK_PASSPHRASE"))
    return 0
cli.run = watched
os.setgroups([]); os.setgid(65534); os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as for a program that somebody started who was nobody else before
sys.argv = ["countermark", "resume", "show"]
from ui.main import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs to become somebody else")
def test_a_command_takes_its_secrets_first_and_hides_its_memory() -> None:
    """What belongs to root in /proc, no program of the same person can open."""
    environ = os.environ | {environment.PASSPHRASE: SECRET}
    done = subprocess.run([sys.executable, "-c", WATCHES], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.stdout.strip() == f"hidden 0 {SECRET}", done.stderr
