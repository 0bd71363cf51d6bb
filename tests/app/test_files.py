from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem
from app.files import write_atomic


def test_a_written_file_is_private_and_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_never_replaced_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"mine")
    with pytest.raises(EnvironmentProblem, match="file-exists"):
        write_atomic(path, b"other", replace=False)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="file-problem"):
        write_atomic(tmp_path / "no" / "a.bin", b"x")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full semantics of Linux")
def test_a_full_disk_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.bin"
    write_atomic(path, b"old")
    real_open = os.open
    monkeypatch.setattr("app.files.os.open", lambda name, flags, mode=0o600: real_open("/dev/full", os.O_WRONLY))
    with pytest.raises(EnvironmentProblem, match="disk-full"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
