"""Resource accounting of child processes: processor time instead of wall time, and sleep distinguished from
starvation.

On a busy machine a job gets only a share of the clock, so wall time is no measure of a file. The parent counts
processor time; and time in which the child neither ran nor waited for a processor, nor its text recogniser worked,
is sleep.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess

_SYSTEM: Final = str(sys.platform)
LOOK_SECONDS: Final = 0.5
SLEEP_SECONDS: Final = 20.0
"""Total seconds of sleep (waiting for nothing) after which a child is judged to be stuck."""
LONGEST_SECONDS: Final = 1800.0
"""Wall-time limit in seconds, where sleep can be distinguished from starvation."""
LONGEST_UNSEEN: Final = 600.0
"""Wall-time limit in seconds where it cannot (or ten times the allowed processor time, if that is more)."""

TOO_MUCH_WORK, NOT_RESPONDING, MACHINE_BUSY = "took-too-long", "stopped-responding", "machine-busy"


@dataclass(frozen=True, slots=True)
class Usage:
    """Resource use of a child.

    `processor`: seconds used. `awake`: seconds in which a thread ran or waited for a processor; None where the
    system does not report it. `excused`: True if it waits for a disk, is stopped, or its text recogniser works
    (`recogniser`: seconds that one used).
    """

    processor: float
    awake: float | None = None
    excused: bool = False
    recogniser: float = 0.0


class Watch:
    """Judge of a child by repeated samples of its use, over its `whole_life` or only since the first sample."""

    def __init__(
        self,
        child: subprocess.Popen[bytes],
        seconds: float,
        sleep: float = SLEEP_SECONDS,
        *,
        whole_life: bool = True,
    ) -> None:
        self._child, self._seconds, self._sleep = child, seconds, sleep
        self._before: float | None = 0.0 if whole_life else None
        self._began = self._looked = time.monotonic()
        self._last: Usage | None = None
        self._slept = 0.0

    def excess(self, *, excused: bool = False) -> str:
        """Return the reason to end the child now (`TOO_MUCH_WORK`, `NOT_RESPONDING`, `MACHINE_BUSY`), or an empty
        text.

        `excused`: it waits for this process.
        """
        now = time.monotonic()
        if now - self._looked < min(LOOK_SECONDS, self._sleep):
            return ""
        passed, self._looked = now - self._looked, now
        found = usage(self._child)
        if found is not None and excused:
            found = replace(found, excused=True)
        return self.judge(found, passed, now - self._began)

    def judge(self, found: Usage | None, passed: float, wall: float) -> str:
        """Return the reason as `excess` does, from the use `found` after `passed` seconds, `wall` seconds after the
        start."""
        last, self._last = self._last, found
        longest = LONGEST_SECONDS
        if found is None or found.awake is None:
            longest = min(longest, max(10 * self._seconds, LONGEST_UNSEEN))
        elif last is not None and last.awake is not None:
            worked = found.excused or last.excused or found.recogniser > last.recogniser
            seen = min(passed, 2 * LOOK_SECONDS)  # a late look means that this process was starved or stopped
            # the system counts a wait for a processor when it is over: time taken for sleep until then is given back
            self._slept = max(0.0, self._slept + (0.0 if worked else seen) - (found.awake - last.awake))
        if found is not None:
            self._before = found.processor if self._before is None else self._before
            if found.processor - self._before > self._seconds:
                return TOO_MUCH_WORK
        if self._slept > self._sleep:
            return NOT_RESPONDING
        return MACHINE_BUSY if wall > longest else ""


def usage(child: subprocess.Popen[bytes]) -> Usage | None:
    """Return the resource use of a running child; None when it has ended or the system does not report it."""
    try:
        if _SYSTEM == "linux":
            return _linux(child.pid)
        if _SYSTEM == "win32":
            return _windows(child)
        if _SYSTEM == "darwin":
            return _macos(child.pid)
    except (OSError, ValueError, IndexError, AttributeError):
        return None
    return None


def _linux(pid: int) -> Usage:
    """Return the use from the process's clock (`clock_getcpuclockid`) and proc(5): `schedstat` is run time and queue
    time in nanoseconds."""
    processor = time.clock_gettime(~pid << 3 | 2)
    process = Path("/proc", str(pid))
    try:
        threads = list((process / "task").iterdir())
        awake = sum(sum(map(int, _read_proc_file(one, "schedstat").split()[:2])) for one in threads) / 1e9
    except (OSError, ValueError):  # a kernel that does not count it
        return Usage(processor)
    waits = _stat(process)[0] in ("R", "D", "T", "t")
    helpers = [Path("/proc", number) for number in _children(process)]
    recogniser = sum(sum(map(int, _stat(one)[13:15])) for one in helpers) / os.sysconf("SC_CLK_TCK")
    return Usage(processor, awake, waits or any(_children(one) for one in helpers), recogniser)


def _read_proc_file(place: Path, name: str) -> str:
    """Return the content of a file of proc(5) for a process or thread."""
    return place.joinpath(name).read_text()


def _stat(process: Path) -> list[str]:
    """Return the fields of `/proc/PID/stat` after the name: the state, …, from 13 on the processor time of children
    that were waited for."""
    return _read_proc_file(process, "stat").rpartition(")")[2].split()


def _children(process: Path) -> list[str]:
    try:
        return _read_proc_file(process / "task" / process.name, "children").split()
    except OSError:
        return []


def _windows(child: subprocess.Popen[bytes]) -> Usage:
    """Return the use from `GetProcessTimes`: FILETIMEs of creation, end, kernel and user time, in units of 100 ns."""
    import ctypes

    times = (ctypes.c_uint64 * 4)()
    places = [ctypes.byref(times, 8 * place) for place in range(4)]
    handle = ctypes.c_void_p(int(child._handle))  # type: ignore[attr-defined,unused-ignore]
    if not ctypes.windll.kernel32.GetProcessTimes(handle, *places):  # type: ignore[attr-defined,unused-ignore]
        raise OSError("GetProcessTimes")
    return Usage((times[2] + times[3]) / 1e7)


def _macos(pid: int) -> Usage:
    """Return the use from `proc_pid_rusage(pid, RUSAGE_INFO_V0)`.

    16 bytes of identifier, then user and system time in Mach ticks (taken as ns: on Apple silicon a tick is 41 ns,
    see `mach_timebase_info`).
    """
    import ctypes

    library = ctypes.CDLL(None)
    ratio = (ctypes.c_uint32 * 2)()
    record = ctypes.create_string_buffer(512)
    library.mach_timebase_info(ratio)
    if library.proc_pid_rusage(pid, 0, record) != 0:
        raise OSError("proc_pid_rusage")
    ticks = sum(int.from_bytes(record.raw[at : at + 8], "little") for at in (16, 24))
    return Usage(ticks * ratio[0] / max(ratio[1], 1) / 1e9)


def resident_bytes(pid: int) -> int:
    """Return the resident memory of a child in bytes; 0 where the system does not report it (Linux: proc(5), statm)."""
    try:
        return int(_read_proc_file(Path("/proc", str(pid)), "statm").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def limit_process(*, seconds: float | None = None, memory: int | None = None, written: int = 0) -> None:
    """Set resource limits of this process (POSIX).

    After `seconds` of processor time the system ends it; it gets no more than `memory` bytes of address space and
    writes no files of more than `written` bytes; core dumps are off.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
