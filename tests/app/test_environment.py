from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import environment

ROOT = Path(__file__).resolve().parents[2]
SECRET = "correct-horse-battery-staple-7Q"
SHOWS = """
import os, subprocess, sys
from pathlib import Path
from app import environment
environment.prepare()
assert environment.secret("COUNTERMARK_PASSPHRASE") == sys.argv[1]
assert environment.secret("COUNTERMARK_NEW_PASSPHRASE") == sys.argv[1][::-1]
print(sorted(name for name in os.environ if "COUNTERMARK" in name or name.startswith(("SSL", "REQUESTS", "OPENSSL"))))
print(subprocess.run([sys.executable, "-c", "import os; print(dict(os.environ))"], capture_output=True, text=True).stdout)
if sys.platform == "linux":
    print(Path("/proc/self/environ").read_bytes())
"""


def test_no_secret_stays_in_the_environment_nor_reaches_a_child() -> None:
    """What the operating system shows of a running process (`/proc/self/environ`) is looked at, not what Python says."""
    given = {
        "COUNTERMARK_PASSPHRASE": SECRET,
        "COUNTERMARK_NEW_PASSPHRASE": SECRET[::-1],
        "COUNTERMARK_COMPANIES_HOUSE_KEY": SECRET,
        "COUNTERMARK_LANGUAGE": "zh",
    }
    done = subprocess.run(
        [sys.executable, "-c", SHOWS, SECRET], env={**os.environ, **given}, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "COUNTERMARK_LANGUAGE" in done.stdout
    assert SECRET not in done.stdout and SECRET[::-1] not in done.stdout
    assert "COMPANIES_HOUSE_KEY'" not in done.stdout


def test_a_taken_secret_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", "Grüße 密码")
    assert environment.take_secret("COUNTERMARK_PASSPHRASE") == "Grüße 密码"
    assert environment.take_secret("COUNTERMARK_PASSPHRASE") is None
    assert "COUNTERMARK_PASSPHRASE" not in os.environ


@pytest.mark.parametrize("name", environment.WEAKENING_VARIABLES)
def test_what_weakens_is_dropped(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "x")
    environment.prepare()
    assert name not in os.environ


def test_a_proxy_stays_for_the_person_s_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """`checkers.net.client` uses none (see its tests); links are opened by a program that may need it."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    environment.prepare()
    assert os.environ["HTTPS_PROXY"] == "http://proxy.example:3128"


WATCHES = """
import ctypes, logging, os, sys, threading, warnings
from pathlib import Path
import app.workers.children, app.environment, app.crash_reports, app.pattern_cache, app.workers.sandbox.linux
from ui.commands import cli
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
