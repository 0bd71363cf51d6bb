"""Commands in `sh` blocks of the documents run, in an empty home. (Blocks that show output, or need a build, are `console`.)"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

from tests.patience import HANG_SECONDS

PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks_of(text: str) -> str:
    """All `sh` blocks of a page, one after the other, as a reader would type them."""
    return "".join(BLOCK.findall(text))


def run_blocks(commands: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run shell commands in an empty home in which `countermark` is this program."""
    programs = home / "bin"
    programs.mkdir()
    shim = programs / "countermark"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ui.main "$@"\n', "utf-8")
    shim.chmod(0o755)
    place = home / "folder"
    place.mkdir()
    kept = {name: value for name, value in os.environ.items() if name.startswith(("LANG", "LC_", "TMP"))}
    path = f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin"
    own = {"HOME": str(home), "COUNTERMARK_HOME": str(home / "countermark"), "PATH": path, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["sh", "-eu", "-c", commands],
        cwd=place,
        env=kept | own,
        capture_output=True,
        text=True,
        timeout=4 * HANG_SECONDS,
        check=False,
    )


@pytest.mark.parametrize(
    "page", [path for path in PAGES if blocks_of(path.read_text("utf-8"))], ids=lambda path: path.name
)
def test_commands_of_a_page_run(page: Path, tmp_path: Path) -> None:
    done = run_blocks(blocks_of(page.read_text("utf-8")), tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_command_that_fails_would_be_seen(tmp_path: Path) -> None:
    assert blocks_of("```console\n$ false\n```\n```sh\ncountermark help nothing\n```\n") == "countermark help nothing\n"
    assert run_blocks("countermark help nothing\ntrue\n", tmp_path).returncode == 1


def test_pages_with_commands_are_tried() -> None:
    assert {"adding.md", "counsellors.md"} <= {path.name for path in PAGES if blocks_of(path.read_text("utf-8"))}
