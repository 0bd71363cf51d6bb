"""Both locks (to run, and to build) can be installed, from wheels alone and checked by hash, on every system that is promised."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

from tests.sampling import full_only

TARGETS = {
    "Windows x64": ("x86_64-pc-windows-msvc", ""),
    "Linux x86-64": ("x86_64-manylinux_2_34", ""),
    "Linux arm64": ("aarch64-manylinux_2_39", ""),
    "macOS 15 on Apple silicon": ("aarch64-apple-darwin", "15.0"),
}
"""What docs/releasing.md promises -> the resolver's name for it, and the oldest macOS."""


def resolved(
    target: str, python: str, macos: str, folder: Path, locked: str = "requirements.txt"
) -> subprocess.CompletedProcess[str]:
    """What the resolver says to the lock on that system; nothing is installed."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or pytest.skip("uv is not installed: make test")
    options = ["--dry-run", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--target", str(folder)]
    command = [uv, "pip", "install", *options, "--python-platform", target, "--python-version", python]
    environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": macos} if macos else dict(os.environ)
    lock = ["-r", str(ROOT / locked)]
    return subprocess.run([*command, *lock], capture_output=True, text=True, env=environment)


@full_only
@pytest.mark.parametrize("python", ["3.11", "3.13"])
@pytest.mark.parametrize("locked", ["requirements.txt", "requirements-dev.txt"])
@pytest.mark.parametrize("name", TARGETS)
def test_lock_is_complete(name: str, locked: str, python: str, tmp_path: Path) -> None:
    target, macos = TARGETS[name]
    done = resolved(target, python, macos, tmp_path, locked)
    assert done.returncode == 0, done.stderr
    assert re.search(r"Would install \d+ packages", done.stderr)


@full_only
def test_resolver_sees_a_wheel_that_is_missing(tmp_path: Path) -> None:
    assert resolved("x86_64-apple-darwin", "3.11", "13.0", tmp_path).returncode != 0


def test_the_guide_names_every_target() -> None:
    guide = (ROOT / "docs" / "releasing.md").read_text("utf-8")
    assert [name for name in TARGETS if name not in guide] == []
