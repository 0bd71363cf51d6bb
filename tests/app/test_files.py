from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem
from app.files import move_new, write_atomic


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


@pytest.mark.skipif(os.name != "posix", reason="Windows renames without hard links")
@pytest.mark.parametrize("answer", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_hard_links_is_written_and_nothing_on_it_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    """Memory sticks (FAT, exFAT) refuse `link`: a backup has to get there all the same."""

    def link(source: object, target: object) -> None:
        raise OSError(answer, os.strerror(answer))

    monkeypatch.setattr("app.files.os.link", link)
    path = tmp_path / "backup.age"
    write_atomic(path, b"one", replace=False)
    with pytest.raises(EnvironmentProblem, match="file-exists"):
        write_atomic(path, b"two", replace=False)
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="Windows syncs no folders")
def test_a_share_that_cannot_sync_a_folder_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(handle)

    monkeypatch.setattr("app.files.os.fsync", fsync)
    write_atomic(tmp_path / "a", b"one", replace=False)
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_new_name_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(EnvironmentProblem, match="file-exists"):
        move_new(tmp_path / "a", tmp_path / "b")
    move_new(tmp_path / "a", tmp_path / "c")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"b", "c": b"a"}
    with pytest.raises(EnvironmentProblem, match="file-problem"):
        move_new(tmp_path / "a", tmp_path / "d")


@pytest.mark.parametrize("replace", [True, False])
def test_what_is_written_is_on_the_disk_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    """A power cut between the two would leave an empty file under the final name; the name itself is on the disk on return."""
    path, events = tmp_path / "a.bin", []
    real_sync, real_replace, real_link = os.fsync, Path.replace, os.link

    def fsync(handle: int) -> None:
        about = os.fstat(handle)
        kind = "folder" if stat.S_ISDIR(about.st_mode) else f"{about.st_size} bytes"
        events.append(f"sync {kind} {'named' if path.exists() else 'unnamed'}")
        real_sync(handle)

    def renamed(self: Path, target: Path) -> Path:
        events.append("name")
        return real_replace(self, target)

    def linked(source: Path, target: Path) -> None:
        events.append("name")
        real_link(source, target)

    monkeypatch.setattr("app.files.os.fsync", fsync)
    monkeypatch.setattr("app.files.os.link", linked)
    monkeypatch.setattr(Path, "replace", renamed)
    monkeypatch.setattr(Path, "rename", renamed)
    write_atomic(path, b"12345", replace=replace)
    folder = ["sync folder named"] if os.name == "posix" else []
    assert events == ["sync 5 bytes unnamed", "name", *folder]
