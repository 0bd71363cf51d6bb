"""A folder full of files called like modules runs none of them: not in the program, not in any of its children."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

RESUME = (
    "Amara Lindqvist\namara@example.org\n+44 20 7946 0000\n\nExperience\n2019 - 2022 Engineer, Nowhere Widgets Ltd\n"
)
NAMES = (
    *("pypdfium2", "json", "pikepdf", "lxml", "PIL", "typing", "struct", "subprocess", "argparse", "sqlite3", "typst", "html"),
    *("ctypes", "collections", "pathlib", "dataclasses", "app/__init__", "app/workers/isolation", "app/workers/server", "app/workers/children", "app/workers/sandbox"),
    *("ui/engine", "checkers/__init__", "resources/__init__", "sitecustomize", "sqlcipher3", "email", "bs4"),
)  # fmt: skip
"""Ours, libraries', and of the standard library those that Python does not need before it runs us."""
CONSOLE = Path(sysconfig.get_path("scripts"), "countermark.exe" if os.name == "nt" else "countermark")
WAYS = {"console": [str(CONSOLE)], "module": [sys.executable, "-m", "ui.main"]}


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder in which every import would leave a mark, with a résumé and a posting in it."""
    folder = tmp_path / "downloads"
    for name in NAMES:
        file = folder / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        mark = str(tmp_path / f"ran-{name.replace('/', '-')}")
        file.write_text(f"open({mark!r}, 'w').close()\nraise SystemExit(99)\n")
    (folder / "resume.txt").write_text(RESUME)
    (folder / "posting.html").write_text("<p>Pay a deposit of 300 RMB before you start.</p>")
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_commands_and_their_children_run_nothing_from_there(way: str, trap: Path, tmp_path: Path) -> None:
    if way == "console" and not CONSOLE.exists():
        pytest.skip("the program is not installed here")
    secret = tmp_path / "secret"
    secret.write_text("correct horse battery")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    vault = ["--vault", str(tmp_path / "vault"), "--passphrase-file", str(secret)]
    for command in (
        ["vault", "create", *vault],
        ["resume", "import", "resume.txt", *vault],
        ["recipient", "add", "Nowhere Ltd", *vault],
        [
            "copy",
            "make",
            "--recipient",
            "Nowhere Ltd",
            "--stage",
            "interview",
            "--format",
            "pdf",
            "--out",
            "out",
            *vault,
        ],
        ["check", "posting.html"],
    ):
        done = subprocess.run([*WAYS[way], *command], cwd=trap, env=environ, capture_output=True, text=True)
        assert not list(tmp_path.glob("ran-*")), command
        assert done.returncode == 0, done.stderr
    assert list((trap / "out").glob("*.pdf"))


def test_the_typesetter_and_the_reader_run_nothing_from_there(trap: Path, tmp_path: Path) -> None:
    """As a window would start them, that was started from there."""
    program = (
        "import os, sys; from app.render import typesetter; from app.workers.isolation import run_isolated\n"
        f"os.chdir({str(trap)!r})\n"
        "typesetter.use_helper(True)\n"
        "typesetter.prepare(); helper = typesetter.HELPER._idle[0].channel.child\n"
        "print(run_isolated('app.ingest.jobs:read_text', {'name': 'a.txt'}, b'Amara Lindqvist')['text'], helper.poll())\n"
    )
    root = Path(__file__).resolve().parents[2]
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([sys.executable, "-c", program], cwd=root, env=environ, capture_output=True, text=True)
    assert not list(tmp_path.glob("ran-*"))
    assert done.stdout.strip() == "Amara Lindqvist None", done.stderr
