"""Confinement on Linux: no new privileges, Landlock for files and TCP, seccomp for every other call. No library, no rights needed.

Sources: Documentation/userspace-api/landlock.rst and seccomp_filter.rst of the Linux kernel.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import threading
from pathlib import Path
from typing import Final

from app.workers.sandbox import seccomp
from app.workers.sandbox.libc import hide_memory, libc
from app.workers.sandbox.policy import Confinement, Policy

LIBRARIES: Final = (
    *("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/nix/store", "/gnu/store", "/etc/ld.so.cache"),
    *("/etc/localtime", "/usr/share/zoneinfo", "/etc/mime.types", "/dev/urandom", "/proc/cpuinfo", "/sys/devices/system/cpu"),
)  # fmt: skip
"""Paths that libraries read of a system, without personal data: shared objects, time zones, the kinds of processor."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1, 4, 8
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""Number of file rights that each Landlock ABI has (Linux 5.13, 5.19, 6.2, 6.7, 6.10)."""
_TCP_ABI, _SCOPE_ABI = 4, 6
_BIND_AND_CONNECT, _ABSTRACT_SOCKET_AND_SIGNAL = 3, 3
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 38
_SECCOMP_MODE_FILTER: Final = 2
_HIGHEST_DESCRIPTOR: Final = 4096


def warm() -> None:
    """Build the filter ahead of time (some milliseconds)."""
    libc()
    if (found := seccomp.ARCHITECTURES.get(platform.machine())) is not None:
        seccomp.program_filter(found, may_execute=False)


def confine(policy: Policy) -> Confinement:
    """Restrict this process to reading `policy.readable` and libraries and running `policy.executable`: no writing,
    connecting, signalling or tracing.

    Raises RuntimeError when more than one thread runs: Landlock binds the calling thread and those that it starts,
    no other.
    """
    if _threads() != 1:
        raise RuntimeError("a process is confined while it has one thread")
    _close_descriptors(policy.keep)
    hide_memory()
    if libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return Confinement((), ("no-new-privileges", "landlock", "seccomp"))
    abi = _restrict_files(policy)
    held = {
        "no-new-privileges": True,
        "landlock": abi > 0,
        "landlock-network": abi >= _TCP_ABI,
        "landlock-scopes": abi >= _SCOPE_ABI,
        "seccomp": _filter_calls(may_execute=bool(policy.executable)),
    }
    return Confinement(
        tuple(name for name, holds in held.items() if holds), tuple(name for name, holds in held.items() if not holds)
    )


def _threads() -> int:
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 — names only, before anything else is loaded
    except OSError:  # no /proc: Python's own threads are what can be counted
        return threading.active_count()


def _close_descriptors(keep: tuple[int, ...]) -> None:
    low = 3
    for number in (*sorted(keep), _HIGHEST_DESCRIPTOR):
        os.closerange(low, number)
        low = number + 1


def _restrict_files(policy: Policy) -> int:
    """Restrict file access; return the Landlock ABI in force, 0 where the kernel has none or it is switched off."""
    abi = int(libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION))
    if abi < 1:
        return 0
    handled = [(1 << _FILE_RIGHTS[min(abi, max(_FILE_RIGHTS))]) - 1]
    handled += [_BIND_AND_CONNECT] * (abi >= _TCP_ABI) + [_ABSTRACT_SOCKET_AND_SIGNAL] * (abi >= _SCOPE_ABI)
    attributes = struct.pack(f"{len(handled)}Q", *handled)
    ruleset = libc().syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    if ruleset < 0:
        return 0
    try:
        for path in (*LIBRARIES, *policy.readable):
            _allow(ruleset, path, 0)
        for path in policy.executable:
            _allow(ruleset, path, _EXECUTE)
        return abi if libc().syscall(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, execute: int) -> None:
    """Grant reading (and executing) a file or the content of a folder; a missing path grants nothing."""
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return
    try:
        rights = _READ_FILE | execute | (_READ_DIR if Path(path).is_dir() else 0)
        rule = struct.pack("=Qi", rights, opened)
        if libc().syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0) != 0:
            raise OSError(ctypes.get_errno(), "Landlock refused a rule", path)
    finally:
        os.close(opened)


def _filter_calls(*, may_execute: bool) -> bool:
    found = seccomp.ARCHITECTURES.get(platform.machine()) if sys.maxsize > 2**32 else None
    if found is None:
        return False
    code = seccomp.program_filter(found, may_execute=may_execute, pid=os.getpid())
    text = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxQ", len(code) // seccomp.INSTRUCTION.size, ctypes.addressof(text))
    return bool(libc().prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0) == 0)
