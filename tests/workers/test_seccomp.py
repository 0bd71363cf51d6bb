"""The filter, run by a small interpreter of classic BPF for both processors: what it lets through and what it answers."""

from __future__ import annotations

import errno
import os
import struct

import pytest

from app.workers.sandbox import seccomp
from app.workers.sandbox.seccomp import ALLOW, ARCHITECTURES, ERRNO, KILL_PROCESS, Architecture

PID = 4711
O_TMPFILE = 0o20200000
CLONE_THREAD, CLONE_NEWUSER, SIGCHLD = 0x10000, 0x10000000, 17
BOTH = pytest.mark.parametrize("name", sorted(ARCHITECTURES))


def run(program: bytes, call: int, arguments: tuple[int, ...] = (), audit: int = 0) -> int:
    """The answer of a filter to a call, by the kernel's description of the machine (Documentation/networking/filter.rst)."""
    data = struct.pack("<iIQ6Q", call, audit, 0, *(value & (1 << 64) - 1 for value in (*arguments, *[0] * 6)[:6]))
    rows = list(struct.iter_unpack("<HBBI", program))
    accumulator, at = 0, 0
    while True:
        code, when_true, when_false, operand = rows[at]
        at += 1
        if code == seccomp.LOAD:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif code == seccomp.AND:
            accumulator &= operand
        elif code == seccomp.JUMP_EQUAL:
            at += when_true if accumulator == operand else when_false
        elif code == seccomp.JUMP_AT_LEAST:
            at += when_true if accumulator >= operand else when_false
        else:
            assert code == seccomp.RETURN
            return int(operand)


def answer(name: str, call: int, *arguments: int, may_execute: bool = False) -> int:
    """0 for a call that passes, else its error."""
    of = ARCHITECTURES[name]
    found = run(seccomp.program_filter(of, may_execute=may_execute, pid=PID), call, arguments, of.audit)
    assert found == ALLOW or found & 0xFFFF0000 == ERRNO
    return found & 0xFFFF if found != ALLOW else 0


def number(table: str, name: str, call: str) -> int:
    return seccomp.numbers(table, ARCHITECTURES[name])[call]


@BOTH
def test_every_call_of_the_table_is_refused(name: str) -> None:
    for table, error in (
        (seccomp.REFUSED, errno.EPERM), (seccomp.EXECUTING, errno.EPERM), (seccomp.TERMINAL, errno.ENOTTY),
    ):  # fmt: skip
        calls = seccomp.numbers(table, ARCHITECTURES[name])
        assert calls
        assert {call: answer(name, at) for call, at in calls.items()} == dict.fromkeys(calls, error)


@BOTH
def test_every_other_call_passes(name: str) -> None:
    of = ARCHITECTURES[name]
    told = {at for table in (seccomp.REFUSED, seccomp.EXECUTING, seccomp.TERMINAL, seccomp.CONDITIONAL) for at in seccomp.numbers(table, of).values()}  # fmt: skip
    assert {at: answer(name, at) for at in range(seccomp.NEWEST + 1) if at not in told and answer(name, at)} == {}


@BOTH
def test_no_number_stands_twice(name: str) -> None:
    tables = " ".join((seccomp.REFUSED, seccomp.EXECUTING, seccomp.TERMINAL, seccomp.CONDITIONAL))
    column = ARCHITECTURES[name].column
    rows = [int(row.split(":")[1 + column]) for row in tables.split()]
    known = [at for at in rows if at >= 0]
    assert sorted(known) == sorted(set(known))


@BOTH
@pytest.mark.parametrize(
    ("flags", "error"),
    [
        (os.O_RDONLY | os.O_CLOEXEC, 0), (os.O_RDONLY | 0o200000, 0), (os.O_WRONLY, errno.EROFS), (os.O_RDWR, errno.EROFS),
        (os.O_RDONLY | os.O_CREAT, errno.EROFS), (os.O_RDONLY | os.O_TRUNC, errno.EROFS), (O_TMPFILE | os.O_RDWR, errno.EROFS),
    ],
)  # fmt: skip
def test_files_are_opened_for_reading_only(name: str, flags: int, error: int) -> None:
    assert answer(name, number(seccomp.CONDITIONAL, name, "openat"), 0, 0, flags) == error
    if name == "x86_64":
        assert answer(name, 2, 0, flags) == error


@BOTH
def test_threads_may_begin_and_processes_may_not(name: str) -> None:
    clone = number(seccomp.CONDITIONAL, name, "clone")
    assert answer(name, clone, CLONE_THREAD | 0xF00) == 0
    assert answer(name, clone, SIGCHLD) == errno.EPERM
    assert answer(name, clone, CLONE_NEWUSER | SIGCHLD) == errno.EPERM
    assert answer(name, number(seccomp.CONDITIONAL, name, "clone3")) == errno.ENOSYS


@BOTH
def test_signals_and_limits_reach_nobody_else(name: str) -> None:
    kill, tgkill, limits = (number(seccomp.CONDITIONAL, name, call) for call in ("kill", "tgkill", "prlimit64"))
    assert answer(name, kill, PID, 9) == answer(name, tgkill, PID, PID, 6) == answer(name, limits, 0, 7, 0, 1) == 0
    for call, arguments in (
        (kill, (1,)), (kill, (-1,)), (kill, (0,)), (tgkill, (1, 1)),
        (limits, (1, 7, 0, 1)), (limits, (0, 7, 1, 0)), (limits, (0, 7, 1 << 40, 0)),
    ):  # fmt: skip
        assert answer(name, call, *arguments) == errno.EPERM


@BOTH
def test_what_is_told_of_a_file_or_of_itself_stays(name: str) -> None:
    control, process = (number(seccomp.CONDITIONAL, name, call) for call in ("fcntl", "prctl"))
    assert answer(name, control, 3, 3) == answer(name, process, 15) == 0  # F_GETFL, PR_SET_NAME
    assert {answer(name, control, 3, value) for value in (8, 10, 15, 1033)} == {errno.EPERM}
    assert {answer(name, process, value) for value in (4, 35, 0x59616D61)} == {errno.EPERM}


@BOTH
def test_newer_and_foreign_calls_do_not_exist(name: str) -> None:
    of = ARCHITECTURES[name]
    assert answer(name, seccomp.NEWEST + 1) == answer(name, 0x40000000) == errno.ENOSYS
    assert run(seccomp.program_filter(of, may_execute=False, pid=PID), 0, (), of.audit ^ 1) == KILL_PROCESS


@BOTH
def test_who_may_run_a_program_may_still_reach_no_network_and_trace_nobody(name: str) -> None:
    for call in ("execve", "setsid"):
        assert answer(name, number(seccomp.EXECUTING, name, call), may_execute=True) == 0
    assert answer(name, number(seccomp.CONDITIONAL, name, "clone"), SIGCHLD, may_execute=True) == 0
    for call in (
        "socket",
        "connect",
        "ptrace",
        "unshare",
        "mount",
        "bpf",
        "rename" if name == "x86_64" else "renameat",
    ):
        assert answer(name, number(seccomp.REFUSED, name, call), may_execute=True) == errno.EPERM


@pytest.mark.parametrize("may_execute", [False, True])
@pytest.mark.parametrize("of", ARCHITECTURES.values(), ids=ARCHITECTURES)
def test_the_kernel_would_take_it(of: Architecture, may_execute: bool) -> None:
    """At most 4096 instructions, every jump within them, a return at the end (`seccomp_check_filter`, `bpf_check_classic`)."""
    rows = list(struct.iter_unpack("<HBBI", seccomp.program_filter(of, may_execute=may_execute, pid=PID)))
    assert 200 < len(rows) <= 4096
    for at, (code, when_true, when_false, _) in enumerate(rows):
        if code in (seccomp.JUMP_EQUAL, seccomp.JUMP_AT_LEAST):
            assert at + 1 + max(when_true, when_false) < len(rows)
    assert rows[-1][0] == seccomp.RETURN
