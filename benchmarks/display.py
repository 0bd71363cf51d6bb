"""A virtual X display, and the moment at which a program's first window is mapped there (MapNotify, not polling)."""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

_SUBSTRUCTURE_NOTIFY: Final = 1 << 19
_MAP_NOTIFY: Final = 19
_LARGE: Final = 120
"""A window smaller than this (pixels) is a helper of the toolkit."""


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A virtual X display, or an empty name where there is none."""
    program = shutil.which("Xvfb")
    if program is None:
        yield ""
        return
    read_end, write_end = os.pipe()
    command = [program, "-displayfd", str(write_end), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as name:
        number = name.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


class Watcher:
    """Waits for windows to be mapped on a display (Xlib through ctypes)."""

    def __init__(self, screen: str) -> None:
        x = self._x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = x.XDefaultRootWindow.restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XConnectionNumber", "XPending", "XSync", "XNextEvent", "XCloseDisplay"):
            getattr(x, name).argtypes = [ctypes.c_void_p, *([ctypes.c_void_p] if name == "XNextEvent" else [])]
        x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        x.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        x.XGetGeometry.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 7]
        self._display = x.XOpenDisplay(screen.encode())
        x.XSelectInput(self._display, x.XDefaultRootWindow(self._display), _SUBSTRUCTURE_NOTIFY)
        x.XSync(self._display, 0)

    def wait(self, seconds: float) -> bool:
        """Until a real window is mapped; False when none was."""
        event, end = (ctypes.c_long * 24)(), time.monotonic() + seconds
        while time.monotonic() < end:
            if not self._x.XPending(self._display):
                select.select([self._x.XConnectionNumber(self._display)], [], [], 0.05)
                continue
            self._x.XNextEvent(self._display, event)
            if ctypes.c_int(event[0]).value == _MAP_NOTIFY and self._width(event[5]) >= _LARGE:
                return True
        return False

    def _width(self, window: int) -> int:
        root, numbers = ctypes.c_ulong(), [ctypes.c_int() for _ in range(6)]
        found = self._x.XGetGeometry(
            self._display, window, ctypes.byref(root), *(ctypes.byref(number) for number in numbers)
        )
        return numbers[2].value if found else 0

    def close(self) -> None:
        """Forget the display."""
        self._x.XCloseDisplay(self._display)


def first_window(command: Sequence[str], screen: str, environment: Mapping[str, str], rest: float) -> tuple[int, float]:
    """Milliseconds until a program's first window is mapped (-1: none), and its memory (MB, PSS of its process tree)
    after `rest` further seconds."""
    watcher, began = Watcher(screen), time.monotonic()
    child = subprocess.Popen(
        command,
        env={**environment, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        mapped = watcher.wait(20)
        took = round((time.monotonic() - began) * 1000) if mapped else -1
        time.sleep(rest)
        return took, tree_mb(child.pid)
    finally:
        watcher.close()
        child.terminate()
        child.wait(10)


def tree_mb(pid: int) -> float:
    """Proportional set size of a process and its children (Linux), in MB."""
    return sum(memory_mb(number) for number in (pid, *_children(pid)))


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += [child, *_children(child)]
    return found


def resident_mb() -> float:
    """Resident size of this process (Linux) in MB, as a task manager shows it: shared libraries count in full."""
    for line in Path("/proc/self/status").read_text().splitlines() if Path("/proc/self/status").exists() else ():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return memory_mb()


def memory_mb(pid: int | str = "self") -> float:
    """Proportional set size of one process (Linux), else the peak resident size of this one."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    except OSError:
        if pid != "self":
            return 0.0
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
