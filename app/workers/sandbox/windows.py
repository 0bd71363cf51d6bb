"""Confinement on Windows, by means a process can apply to itself without privileges: a job object and an untrusted,
stripped token.

Not run by the development tests: the release workflow runs the self-test on Windows. The job object ends the
processes that this one started when it ends, and allows no second process, no user interface of others, and no more
memory than given. The token loses every privilege and goes down to low integrity, so that nothing of the person can
be written. Reading the person's files and the network are not closed by that: an AppContainer would, but it must be
chosen when a process is started and needs an entry in the access list of the program's folder, which is the
installer's to make. Until then both are named as missing.

Sources: learn.microsoft.com, "Job Objects", "Mandatory Integrity Control", "AdjustTokenPrivileges".
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

from app.workers.sandbox.policy import Confinement, Policy

KILL_ON_CLOSE, PROCESS_MEMORY, ACTIVE_PROCESSES, DIE_ON_EXCEPTION = 0x2000, 0x100, 0x8, 0x400
"""`JOB_OBJECT_LIMIT_*`."""
ALL_UI_RESTRICTIONS: Final = 0xFF
_EXTENDED_LIMITS, _UI_RESTRICTIONS = 9, 4
_TOKEN_QUERY, _TOKEN_ADJUST_PRIVILEGES, _TOKEN_ADJUST_DEFAULT = 0x8, 0x20, 0x80
_TOKEN_INTEGRITY_LEVEL: Final = 25
_SE_GROUP_INTEGRITY: Final = 0x20
LOW_INTEGRITY: Final = "S-1-16-4096"
_SYNCHRONIZE: Final = 0x100000
NEVER_HERE: Final = ("private-files", "network")
"""Accesses that no layer here closes."""


class IoCounters(ctypes.Structure):
    """`IO_COUNTERS`."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("reads", "writes", "others", "read", "written", "other"))


class BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io", IoCounters),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class MandatoryLabel(ctypes.Structure):
    """`TOKEN_MANDATORY_LABEL`: a SID and its attributes."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


def limits(policy: Policy) -> ExtendedLimits:
    """Return the job object's limits: one process, or one more where a recogniser may be run."""
    wanted = ExtendedLimits()
    wanted.basic.flags = KILL_ON_CLOSE | ACTIVE_PROCESSES | DIE_ON_EXCEPTION
    wanted.basic.active_processes = 2 if policy.executable else 1
    if policy.memory:
        wanted.basic.flags |= PROCESS_MEMORY
        wanted.process_memory = policy.memory
    return wanted


def confine(policy: Policy, kernel: Any = None, security: Any = None) -> Confinement:
    """Put this process into a job object and lower its token. `kernel` and `security` are kernel32 and advapi32."""
    kernel = kernel or _library("kernel32")
    security = security or _library("advapi32")
    held = {
        "job-object": _enter_job(kernel, policy),
        "no-privileges": _drop_privileges(kernel, security),
        "low-integrity": _lower_integrity(kernel, security),
    }
    missing = tuple(name for name, holds in held.items() if not holds)
    return Confinement(tuple(name for name, holds in held.items() if holds), (*missing, *NEVER_HERE))


def _library(name: str) -> Any:
    library = ctypes.WinDLL(name, use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    if name == "kernel32":
        for function in ("GetCurrentProcess", "CreateJobObjectW", "LocalFree"):  # handles are as wide as pointers
            getattr(library, function).restype = ctypes.c_void_p
    return library


def _enter_job(kernel: Any, policy: Policy) -> bool:
    """Put this process into the job; return True on success.

    The handle that stays open can only be waited for: an attacker in the process cannot widen the limits by it.
    """
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    if not job:
        return False
    wanted, restrictions = limits(policy), ctypes.c_uint32(ALL_UI_RESTRICTIONS)
    me = ctypes.c_void_p(kernel.GetCurrentProcess())
    kept = ctypes.c_void_p()
    fine = (
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted))
        and kernel.AssignProcessToJobObject(job, me)
        and kernel.DuplicateHandle(me, job, me, ctypes.byref(kept), _SYNCHRONIZE, False, 0)
    )
    if fine:  # refused where the process already is in a job of another program; the limits hold without
        kernel.SetInformationJobObject(job, _UI_RESTRICTIONS, ctypes.byref(restrictions), ctypes.sizeof(restrictions))
    kernel.CloseHandle(job)
    return bool(fine)


def _own_token(kernel: Any, security: Any, rights: int) -> ctypes.c_void_p | None:
    token = ctypes.c_void_p()
    me = ctypes.c_void_p(kernel.GetCurrentProcess())
    return token if security.OpenProcessToken(me, rights, ctypes.byref(token)) else None


def _drop_privileges(kernel: Any, security: Any) -> bool:
    token = _own_token(kernel, security, _TOKEN_QUERY | _TOKEN_ADJUST_PRIVILEGES)
    if token is None:
        return False
    done = security.AdjustTokenPrivileges(token, True, None, 0, None, None)
    kernel.CloseHandle(token)
    return bool(done)


def _lower_integrity(kernel: Any, security: Any) -> bool:
    token = _own_token(kernel, security, _TOKEN_QUERY | _TOKEN_ADJUST_DEFAULT)
    if token is None:
        return False
    sid = ctypes.c_void_p()
    done = False
    if security.ConvertStringSidToSidW(ctypes.c_wchar_p(LOW_INTEGRITY), ctypes.byref(sid)):
        label = MandatoryLabel(sid, _SE_GROUP_INTEGRITY)
        size = ctypes.sizeof(label) + int(security.GetLengthSid(sid))
        done = bool(security.SetTokenInformation(token, _TOKEN_INTEGRITY_LEVEL, ctypes.byref(label), size))
        kernel.LocalFree(sid)
    kernel.CloseHandle(token)
    return done
