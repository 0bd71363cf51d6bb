"""The only place that writes files.

Every write is atomic (temporary file in the same folder, fsync, rename) and private (0600 in a 0700 folder) unless
said otherwise. Never leaves a half-written file under the final name; disk-full and permission problems become an
`EnvironmentProblem`.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
from pathlib import Path

from app.errors import EnvironmentProblem

_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}


def problem_of(error: OSError, path: Path) -> EnvironmentProblem:
    """The `EnvironmentProblem` that tells a person about an `OSError` at `path`."""
    return EnvironmentProblem(_CODES.get(error.errno or 0, "file-problem"), path=str(path))


_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What file systems without hard links answer: FAT and exFAT (memory sticks), some network shares."""
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems that cannot sync a folder answer (some network shares); the file itself has been synced."""


def _fsync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def make_private_folder(folder: Path) -> None:
    """Create `folder` and parents; new folders are readable by the owner only."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise problem_of(error, folder) from error


def write_atomic(path: Path, data: bytes, *, mode: int = 0o600, replace: bool = True) -> None:
    """Write `data` to `path` so that the old or the new content survives a crash, nothing between.

    With `replace=False` an existing file is an error (`file-exists`), and nothing is written.
    """
    temporary = path.with_name(f".{path.name[:60]}.{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if replace:
            temporary.replace(path)
        else:
            _rename_new(temporary, path)
        _fsync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, FileExistsError):
            raise EnvironmentProblem("file-exists", path=str(path)) from error
        raise problem_of(error, path) from error


def move_new(source: Path, target: Path) -> None:
    """Give a written file its final name in the same folder; a `target` that exists is an error (`file-exists`)."""
    try:
        _rename_new(source, target)
        _fsync_folder(target.parent)
    except FileExistsError as error:
        raise EnvironmentProblem("file-exists", path=str(target)) from error
    except OSError as error:
        raise problem_of(error, target) from error


def move_new_folder(source: Path, target: Path) -> None:
    """Give a folder another name beside it; a `target` that exists is an error (`file-exists`)."""
    if os.path.lexists(target):
        raise EnvironmentProblem("file-exists", path=str(target))
    try:
        source.rename(target)
        _fsync_folder(target.parent)
    except OSError as error:
        raise problem_of(error, target) from error


def discard_unfinished(path: Path) -> None:
    """Remove what a killed `write_atomic` to `path` left beside it; the caller knows that nobody writes there now."""
    with contextlib.suppress(OSError):
        for leftover in path.parent.glob(f".{glob.escape(path.name[:60])}.????????.tmp"):
            leftover.unlink()


def _rename_new(temporary: Path, path: Path) -> None:
    if os.name != "posix":
        temporary.rename(path)  # refuses an existing one by itself
        return
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temporary.rename(path)
        return
    temporary.unlink()
