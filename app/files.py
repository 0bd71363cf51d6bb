"""The only place that writes files, and the only one that opens a file whose name comes from a person or another program.

Every write is atomic (temporary file in the same folder, fsync, rename) and private (0600 in a 0700 folder, whatever the
umask). Never leaves a half-written file under the final name; disk-full and permission problems become an
`EnvironmentProblem`. Only regular files are read, and never more of them than the caller allows: a pipe would hold the program up
for ever, and a device such as `/dev/zero` has no end.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import io
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from app.errors import EnvironmentProblem, UserError

LARGEST: Final = 64_000_000
"""Bytes read of a file that a person names, unless the caller says otherwise."""
_CHUNK: Final = 1 << 20

_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}


class NotAFile(OSError):
    """A path that leads to a pipe, a device, a socket or a folder; the sentence for it is `not-a-file`."""


class TooLarge(OSError):
    """A file of more than `limit` bytes; the sentence for it is `too-large`."""

    def __init__(self, limit: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG))
        self.limit = limit


def problem_of(error: OSError, path: Path) -> EnvironmentProblem:
    """Return the `EnvironmentProblem` for an `OSError` at `path`."""
    if isinstance(error, NotAFile):
        return EnvironmentProblem("not-a-file", path=str(path))
    if isinstance(error, TooLarge):
        return EnvironmentProblem("too-large", limit=max(1, error.limit // 1_000_000))
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


def open_file(path: Path) -> io.BufferedReader:
    """Open a regular file (or a link to one) for reading. Raises OSError, `NotAFile` for anything else, at once.

    `O_NONBLOCK` keeps a pipe without a writer from holding the program up; of a regular file it changes nothing. On Windows
    `fstat` calls a regular file what `GetFileType` calls a disk file: `NUL`, `CON` and named pipes are none.
    """
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR, errno.EOPNOTSUPP) or (sys.platform == "win32" and path.is_dir()):
            raise NotAFile(error.errno, "not a regular file", str(path)) from error  # a socket; a folder on Windows
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotAFile(errno.EINVAL, "not a regular file", str(path))
    return os.fdopen(handle, "rb")


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file. Raises OSError: `NotAFile`, `TooLarge` when there are more than `limit`, or another."""
    with open_file(path) as source:
        return _read_at_most(source, limit)


def read_file(path: Path, limit: int = LARGEST) -> bytes:
    """Return the bytes of a file that a person named. Raises UserError `file-missing`, `not-a-file`, `file-unreadable`, `too-large`."""
    with _translate_read_errors(path), open_file(path) as source:
        return _read_at_most(source, limit)


@contextlib.contextmanager
def opened_file(path: Path) -> Iterator[io.BufferedReader]:
    """Open a file that a person named, to be read in blocks. Raises as `read_file` does; what its reader raises passes."""
    with _translate_read_errors(path):
        source = open_file(path)
    with source:
        yield source


def read_tail(path: Path, limit: int) -> bytes:
    """Return the last `limit` bytes of a regular file, for a list that grows. Raises OSError as `open_file` does."""
    with open_file(path) as source:
        source.seek(max(0, os.fstat(source.fileno()).st_size - limit))
        return source.read(limit)


def read_stream(source: BinaryIO, limit: int = LARGEST) -> bytes:
    """Read a stream such as standard input to its end. Raises UserError `too-large` as soon as it is more than `limit` bytes."""
    try:
        return _read_at_most(source, limit)
    except TooLarge as error:
        raise _read_error(error, Path()) from None


def read_lines(source: BinaryIO, limit: int = LARGEST) -> Iterator[bytes]:
    """Yield the lines of a stream with their ends, one by one. Raises UserError `too-large` for one of more than `limit` bytes."""
    while line := source.readline(limit + 1):
        if len(line) > limit:
            raise _read_error(TooLarge(limit), Path())
        yield line


@contextlib.contextmanager
def _translate_read_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise _read_error(error, path) from None


def _read_error(error: OSError | ValueError, path: Path) -> UserError:
    if isinstance(error, TooLarge):
        return UserError("too-large", limit=max(1, error.limit // 1_000_000))
    if isinstance(error, FileNotFoundError):
        return UserError("file-missing", path=str(path))
    return UserError("not-a-file" if isinstance(error, NotAFile) else "file-unreadable", path=str(path))


def _read_at_most(source: BinaryIO, limit: int) -> bytes:
    data = bytearray()
    while chunk := source.read(min(_CHUNK, limit + 1 - len(data))):
        data += chunk
        if len(data) > limit:
            raise TooLarge(limit)
    return bytes(data)


def make_private_folder(folder: Path) -> None:
    """Create `folder` and parents; new folders are readable by the owner only, whatever the umask."""
    try:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(mode=0o700, exist_ok=True)
            _set_rights(place, 0o700)
        if not folder.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    except OSError as error:
        raise problem_of(error, folder) from error


def make_private(path: Path) -> bool:
    """Remove access rights of others than the owner; returns True if they have none now.

    A disk without rights (FAT, some shares) or of another owner lets nothing be changed. Windows has other rights:
    those of the profile's folder hold.
    """
    if not open_to_others(path):
        return True
    with contextlib.suppress(OSError):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & 0o700)
    return not open_to_others(path)


def create_private(path: Path) -> None:
    """Create an empty file for a library to fill that would give it rights of its own choice (SQLite). Raises OSError if it exists."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    _set_rights(path, 0o600)


def _set_rights(path: Path, mode: int) -> None:
    """Set rights whatever the umask or a default access list of the folder; does nothing on a disk without rights."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            path.chmod(mode)


def open_to_others(path: Path) -> bool:
    """Return True if anyone but the owner has a right to `path` (POSIX rights; False when it is not there)."""
    try:
        return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except OSError:
        return False


def write_shared(path: Path, data: bytes) -> None:
    """Write sealed `data` to a folder that several people's accounts use (a file share): with the rights that its folder gives, atomically.

    Missing folders below the nearest one that exists get its rights. Raises `EnvironmentProblem`.
    """
    try:
        missing = [place for place in path.parents if not place.exists()]
        for place in reversed(missing):
            place.mkdir(exist_ok=True)
            _set_rights(place, stat.S_IMODE(place.parent.stat().st_mode))
        rights = stat.S_IMODE(path.parent.stat().st_mode) & 0o666
    except OSError as error:
        raise problem_of(error, path) from error
    write_atomic(path, data, rights=rights)


def write_atomic(path: Path, data: bytes, *, replace: bool = True, rights: int = 0o600) -> None:
    """Write `data` to `path` so that the old or the new content survives a crash, nothing between.

    With `replace=False` an existing file is an error (`file-exists`), and nothing is written.
    """
    temporary = path.with_name(f".{path.name[:60]}.{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as out:
            _set_rights(temporary, rights)
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


def append_line_locked(path: Path, line: bytes) -> None:
    """Append `line` (without its end) to a file that several processes write to, and return when it is on the disk.

    An operating-system lock is held, so that no line is lost or mixed with another; a line that a crash cut short is
    ended first. Raises `EnvironmentProblem`.
    """
    if b"\n" in line:
        raise ValueError("a line holds no line end")
    try:
        new = not path.exists()
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotAFile(errno.EINVAL, "not a regular file", str(path))
            make_private(path)
            with _hold_lock(handle):
                size = os.lseek(handle, 0, os.SEEK_END)
                cut = size > 0 and _byte_at(handle, size - 1) != b"\n"
                _write_all(handle, (b"\n" if cut else b"") + line + b"\n")
                os.fsync(handle)
        finally:
            os.close(handle)
        if new:
            _fsync_folder(path.parent)
    except OSError as error:
        raise problem_of(error, path) from error


def _byte_at(handle: int, place: int) -> bytes:
    os.lseek(handle, place, os.SEEK_SET)
    return os.read(handle, 1)


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


_FAR: Final = 1 << 40
"""Where Windows locks a byte that no list ever reaches, so that reading is not kept out."""


@contextlib.contextmanager
def _hold_lock(handle: int) -> Iterator[None]:
    """Hold the lock of an open file, waiting for it; it ends with the process at the latest."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        while True:
            with contextlib.suppress(OSError):  # after ten seconds it is asked for again
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                break
        try:
            yield
        finally:
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def move_new(source: Path, target: Path) -> None:
    """Rename a written file in the same folder; a `target` that exists is an error (`file-exists`)."""
    try:
        _rename_new(source, target)
        _fsync_folder(target.parent)
    except FileExistsError as error:
        raise EnvironmentProblem("file-exists", path=str(target)) from error
    except OSError as error:
        raise problem_of(error, target) from error


def move_new_folder(source: Path, target: Path) -> None:
    """Rename a folder; a `target` that exists is an error (`file-exists`)."""
    if os.path.lexists(target):
        raise EnvironmentProblem("file-exists", path=str(target))
    try:
        source.rename(target)
        _fsync_folder(target.parent)
    except OSError as error:
        raise problem_of(error, target) from error


def discard_unfinished(path: Path) -> None:
    """Remove leftovers of a killed `write_atomic` to `path`; the caller knows that nobody writes there now."""
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
