"""Self-test of confinement: a confined child attempts acts that a reader of a stranger's file must not be able to do.

Every act is harmless even if it is not refused: it targets files that the caller made for it, the loopback address,
the caller itself without touching it, and names that do not exist. Run as a job by `app.services.confinement_check`, from
source or from the bundle, and by the tests.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from app.workers import sandbox

Act = tuple[str, str, Callable[[], object]]
"""An attempted act: its target group (`read`, `change`, `network`, `programs`, `processes`, `system`), its
description, and a function that does it."""

REFUSALS: Final = (errno.EPERM, errno.EACCES, errno.EROFS, errno.ENOSYS, errno.ENOTTY)
"""Errors of a refused call. Any other error shows that the call got through."""
FILES: Final = ("secret", "vault.keys", "vault.db", "truncate", "rename", "remove")
"""Names of the files that the caller puts into the folder."""
_AF_UNIX, _AF_INET, _AF_NETLINK, _STREAM, _DATAGRAM, _RAW = 1, 2, 16, 1, 2, 3
_PTRACE_SEIZE, _PTRACE_DETACH, _PR_SET_DUMPABLE = 0x4206, 17, 4
_TIOCSTI: Final = 0x5412
_F_SETOWN: Final = 8
_BEYOND: Final = 463


def attempt(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Attempt every act.

    `header`: `folder` with `FILES` in it, `port` of the loopback address. Returns the `layers` of the confinement,
    those `missing`, and `acts`: rows of group, name, True if it was done, and its outcome.
    """
    held = sandbox.in_force()
    acts = [
        [group, name, *_outcome(act)]
        for group, name, act in _forbidden_acts(Path(header["folder"]), int(header["port"]))
    ]
    return {"layers": held.layers, "missing": held.missing, "acts": acts}


def _outcome(act: Callable[[], object]) -> tuple[bool, str]:
    try:
        act()
    except subprocess.SubprocessError as error:
        return False, type(error).__name__
    except OSError as error:
        return error.errno not in REFUSALS, errno.errorcode.get(error.errno or 0, str(error.errno))
    return True, ""


def _forbidden_acts(folder: Path, port: int) -> Iterator[Act]:
    yield from _files(folder)
    if os.name == "posix":
        yield from _network(port)
    yield (
        "programs",
        "run a program",
        partial(subprocess.run, [sys.executable, "-c", ""], capture_output=True, check=True),
    )
    yield "processes", "signal the parent", partial(os.kill, os.getppid(), 0)
    if sys.platform.startswith("linux"):
        yield from _linux_processes(os.getppid())
        yield from _linux_system(folder)


def _files(folder: Path) -> Iterator[Act]:
    yield "read", "read a private file", (folder / "secret").read_bytes
    yield "read", "list the folder", partial(os.listdir, folder)
    yield "read", "read the keys file", (folder / "vault.keys").read_bytes
    made, new = partial(os.open, mode=0o600), os.O_CREAT | os.O_EXCL
    yield "change", "create a file", partial(made, folder / "new", os.O_WRONLY | new)
    yield "change", "create an empty file", partial(made, folder / "empty", os.O_RDONLY | new)
    yield "change", "empty a file by opening it", partial(os.open, folder / "truncate", os.O_RDONLY | os.O_TRUNC)
    yield "change", "make a folder", partial(os.mkdir, folder / "made")
    yield "change", "make a symbolic link", partial(os.symlink, folder / "secret", folder / "symbolic")
    yield "change", "make a hard link", partial(os.link, folder / "secret", folder / "hard")
    yield "change", "rename a file", partial(os.rename, folder / "rename", folder / "renamed")
    yield "change", "remove a file", partial(os.unlink, folder / "remove")
    yield "change", "change permissions", partial(os.chmod, folder / "secret", 0o644)
    yield "change", "change a time", partial(os.utime, folder / "secret", (0, 0))
    yield "change", "cut the vault", partial(os.truncate, folder / "vault.db", 0)
    yield "change", "open the vault for writing", partial(os.open, folder / "vault.db", os.O_RDWR)
    if sys.platform.startswith("linux"):
        yield "read", "read the accounts of the system", Path("/etc/passwd").read_bytes
        yield "change", "make a file without a name", partial(os.open, folder, os.O_RDWR | os.O_TMPFILE)
        yield "change", "set an attribute", partial(os.setxattr, folder / "secret", "user.x", b"1")


# -- by the C library and by number, as hostile code would -----------------------------------------------------------------


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: Any) -> int:
    """Call a function of the C library. Raises OSError."""
    result = int(getattr(_libc(), name)(*arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), name)
    return result


def _system_call(number: int, *arguments: Any) -> int:
    return _call("syscall", ctypes.c_long(number), *arguments)


def _network(port: int) -> Iterator[Act]:
    family = struct.pack("=BB" if sys.platform == "darwin" else "=H", *((16, 2) if sys.platform == "darwin" else (2,)))
    there = family + struct.pack("!H4s8x", port, bytes((127, 0, 0, 1)))

    def connect() -> None:
        opened = _call("socket", _AF_INET, _STREAM, 0)
        try:
            _call("connect", opened, there, len(there))
            os.write(opened, b"taken")
        finally:
            os.close(opened)

    def send() -> None:
        opened = _call("socket", _AF_INET, _DATAGRAM, 0)
        try:
            _call("sendto", opened, b"taken", 5, 0, there, len(there))
        finally:
            os.close(opened)

    yield "network", "connect by TCP", connect
    yield "network", "send by UDP", send
    yield "network", "open a local socket", partial(_call, "socket", _AF_UNIX, _STREAM, 0)
    if sys.platform.startswith("linux"):
        yield "network", "open a netlink socket", partial(_call, "socket", _AF_NETLINK, _RAW, 0)


def _linux_processes(parent: int) -> Iterator[Act]:
    import fcntl
    import resource

    there = Path("/proc", str(parent))
    buffer, limits = ctypes.create_string_buffer(8), ctypes.create_string_buffer(16)
    here, away = (ctypes.c_uint64 * 2)(ctypes.addressof(buffer), 8), (ctypes.c_uint64 * 2)(0x10000, 8)

    def trace() -> None:
        _call("ptrace", _PTRACE_SEIZE, parent, None, None)
        _libc().ptrace(_PTRACE_DETACH, parent, None, None)

    yield "processes", "trace the parent", trace
    yield "processes", "read memory of the parent", partial(_call, "process_vm_readv", parent, here, 1, away, 1, 0)
    yield "processes", "read the parent's variables", (there / "environ").read_bytes
    yield "processes", "open the parent's memory", partial(os.open, there / "mem", os.O_RDONLY)
    yield "processes", "list the parent's open files", partial(os.listdir, there / "fd")
    yield "processes", "read its own variables", Path("/proc/self/environ").read_bytes
    yield "processes", "take hold of the parent", partial(_system_call, 434, parent, 0)
    yield "processes", "have signals sent to the parent", partial(fcntl.fcntl, 0, _F_SETOWN, parent)
    yield (
        "processes",
        "ask for the parent's limits",
        partial(_call, "prlimit", parent, resource.RLIMIT_CORE, None, limits),
    )


def _linux_system(folder: Path) -> Iterator[Act]:
    """Yield acts by system call number where the C library has no function: from 424 on numbers are the same on every
    architecture."""
    import fcntl
    import platform
    import resource

    from app.workers.sandbox import seccomp

    room = ctypes.create_string_buffer(256)
    size = struct.pack("=qq", *resource.getrlimit(resource.RLIMIT_FSIZE))
    architecture = seccomp.ARCHITECTURES.get(platform.machine())
    numbers = seccomp.numbers(seccomp.REFUSED, architecture) if architecture is not None else {}

    def fork() -> None:
        if (child := os.fork()) == 0:
            os._exit(0)
        os.waitpid(child, 0)

    yield "programs", "copy itself", fork
    yield "programs", "copy itself by clone3", partial(_system_call, 435, None, 0)
    yield "programs", "put a program into memory", partial(os.memfd_create, "program")
    yield "programs", "become a program", partial(_call, "execve", os.fsencode(folder / "nothing"), None, None)
    yield "system", "allow itself files", partial(_call, "setrlimit", resource.RLIMIT_FSIZE, size)
    yield "system", "let others read its memory", partial(_call, "prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)
    yield "system", "make a namespace", partial(_call, "unshare", 0)
    yield "system", "mount", partial(_call, "mount", b"none", os.fsencode(folder), b"no-such-system", 0, None)
    yield "system", "set up io_uring", partial(_system_call, 425, 1, room)
    yield "system", "share memory", partial(_call, "shmget", 0, 4096, 0o1600)
    yield "system", "watch a folder", partial(_call, "inotify_init1", 0)
    yield "system", "type into a terminal", partial(fcntl.ioctl, 0, _TIOCSTI, b"x")
    yield "system", "use a call that is newer than the table", partial(_system_call, _BEYOND, 0, 0, 0, 0, 0, 0)
    for name, told, *arguments in (
        ("bpf", "load a program into the kernel", 0, room, 48),
        ("userfaultfd", "handle page faults", 0),
        ("keyctl", "ask for the keyring", 0, -3, 0),
        ("perf_event_open", "watch the processor", room, 0, -1, -1, 0),
    ):
        if name in numbers:
            yield "system", told, partial(_system_call, numbers[name], *arguments)
