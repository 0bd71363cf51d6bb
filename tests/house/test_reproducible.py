"""The wheel is the same bytes in two folders, at two times, in two time zones (the Linux packages: test_linux_packages)."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from source_tree import ROOT

from tests.sampling import full_only


def wheel(folder: Path, zone: str, moment: int) -> str:
    """The SHA-256 of the wheel built from a copy of the committed files, made at `moment`."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        target = folder / "tree" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        os.utime(target, (moment, moment))
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(folder),
    ]
    environment = {**os.environ, "TZ": zone, "SOURCE_DATE_EPOCH": "1795910400", "PYTHONHASHSEED": "1"}
    subprocess.run([*command, "."], cwd=folder / "tree", env=environment, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return hashlib.sha256(built.read_bytes()).hexdigest()


@full_only
def test_the_wheel_is_the_same_bytes_anywhere_and_at_any_time(tmp_path: Path) -> None:
    assert wheel(tmp_path / "a", "UTC", 1_700_000_000) == wheel(
        tmp_path / "a longer name", "Asia/Shanghai", 1_795_000_000
    )
