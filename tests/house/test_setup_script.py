"""The set-up script on systems we are not on: what it asks for, what it refuses, what it never does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

PRESENT = "libgl1 libegl1"

STUBS = {
    # Says "installed" for what the test put into $PRESENT.
    "dpkg-query": 'for last; do :; done\ncase " $PRESENT " in *" $last "*) echo installed ;; esac\n',
    "apt-cache": "case $2 in *t64) exit 1 ;; esac\n",  # an older release: no package with the new suffix
    "apt-get": 'echo "$@" >>"$CALLS"\ncase "$*" in *install*) exit 100 ;; esac\n',
    "id": 'echo "$WHO"\n',
    "sudo": 'echo sudo "$@" >>"$CALLS"\n',
}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with the script in it and stand-ins for the system's tools on the path."""
    (tmp_path / "project" / "packaging").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "packaging" / "setup.sh", tmp_path / "project" / "packaging")
    for name, body in STUBS.items():
        stub = tmp_path / "bin" / name
        stub.write_text(f"#!/bin/sh\n{body}")
        stub.chmod(0o755)
    return tmp_path


def run(machine: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Run the script; returns its status, what it said, and the calls that reached apt-get and sudo."""
    calls = machine / "calls"
    base = {"PATH": f"{machine / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), "PRESENT": PRESENT}
    done = subprocess.run(
        ["sh", str(machine / "project" / "packaging" / "setup.sh"), *arguments],
        env={**base, "PYTHON": sys.executable, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert not (machine / "project" / ".venv").exists()
    return done.returncode, done.stderr, calls.read_text() if calls.exists() else ""


def test_a_person_without_root_gets_one_line_to_paste(machine: Path) -> None:
    status, said, calls = run(machine, "run", WHO="1000")
    (line,) = [line.strip() for line in said.splitlines() if line.startswith("    ")]
    names = line.removeprefix("sudo apt-get update && sudo apt-get install --no-install-recommends -y ").split()
    assert status == 1 and calls == ""
    assert "libglib2.0-0" in names and "libxcb-cursor0" in names
    assert not {"libgl1", "libegl1", "xvfb"} & set(names)
    assert all(name.replace("-", "").replace(".", "").isalnum() for name in names)


def test_root_installs_what_is_missing_and_stops_when_that_fails(machine: Path) -> None:
    status, _, calls = run(machine, "test", WHO="0")
    update, install = calls.splitlines()
    assert status != 0
    assert update.endswith("update") and "install --no-install-recommends" in install
    assert " xvfb" in install and " libgl1" not in install and "|" not in install


def test_an_old_python_is_refused_by_name(machine: Path) -> None:
    old = machine / "bin" / "old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        shutil.copy(old, machine / "bin" / name)
    script = machine / "project" / "packaging" / "setup.sh"
    script.write_text(script.read_text().replace("/usr/bin/python3", "python3"))
    status, said, calls = run(machine, "run", WHO="0", PYTHON="old")
    assert status == 1 and "Python 3.11 or newer is needed" in said and calls == ""


def test_an_unknown_purpose_is_refused(machine: Path) -> None:
    status, said, _ = run(machine, "deploy", WHO="0")
    assert status == 1 and "usage" in said


PYTHON_STUB = """#!/bin/sh
case "$*" in
"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$0" "$3/bin/countermark" ;;
*"pip install"*) echo "$@" >>"$CALLS" ;;
*sys.executable*) echo "$0" ;;
esac
"""


def test_the_project_is_installed_again_when_its_version_changes_and_only_then(machine: Path) -> None:
    project, calls = machine / "project", machine / "calls"
    (project / "app").mkdir()
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "app/__init__.py"):
        (project / name).write_text("")
    for name, body in (("python", PYTHON_STUB), ("dpkg-query", "#!/bin/sh\necho installed\n")):
        (machine / "bin" / name).write_text(body)
        (machine / "bin" / name).chmod(0o755)
    environment = {"PATH": f"{machine / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), "WHO": "0"}
    installed = []
    for version in ("1.0.0", "1.0.0", "1.1.0"):
        (project / "app" / "__init__.py").write_text(f'__version__ = "{version}"\n')
        command = ["sh", str(project / "packaging" / "setup.sh"), "run"]
        subprocess.run(command, env={**environment, "PYTHON": str(machine / "bin" / "python")}, check=True)
        installed.append(calls.read_text().count("--editable ."))
    assert installed == [1, 1, 2]
