"""Child processes of the program: the flags that start one, starting and ending.

A child inherits a handful of variables and no open file, imports nothing from the current folder, opens no window,
communicates through its standard input and output only, and ends together with every process that it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess

LESS: Final = 5
"""Nice value of a child relative to the GUI (a third of its weight; on an idle machine the child runs at full speed)."""
WORKER_FLAG: Final = "--isolated-worker"


_INHERITED: Final = (
    *("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LC_NUMERIC", "TZ", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT"),
    *("PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"),
)
"""Environment variables that a child inherits: paths of programs and libraries, language, and time zone."""


def program(flag: str, module: str) -> list[str]:
    """Return the command that starts this program as a child: `flag` for the bundle, `module` from the source.

    `-P`: without it Python looks for modules in the current folder first, and a file there would run as ours.
    """
    return [sys.executable, flag] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", module]


def child_environment() -> dict[str, str]:
    """Return the environment of a child, which does not know where the person's data is."""
    from app import newer_data  # here: the window asks this module for its flags before it paints

    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # a child has one small job
    environment[newer_data.VARIABLE] = str(newer_data.in_force() or "")
    environment["PYTHONPATH"] = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path if entry)
    return environment


def start_child(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child with pipes at both ends, at the head of a process group of its own. Raises OSError."""
    import subprocess  # here: the window asks this module for its flags before it paints

    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        creationflags=quiet_flags(),
        process_group=0 if os.name == "posix" else None,
    )
    lower_priority(child.pid)
    return child


def quiet_flags() -> int:
    """Return the creation flags for a child on Windows: no console, priority below the GUI."""
    import subprocess

    return getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def lower_priority(pid: int) -> None:
    """Lower the priority of a child below the GUI (POSIX), whose thread would otherwise wait for a processor during a
    key press."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, pid, min(19, os.getpriority(os.PRIO_PROCESS, 0) + LESS))


def kill_child(child: subprocess.Popen[bytes]) -> None:
    """Kill a child that was not waited for yet, and every process that it started."""
    if child.returncode is None:  # until then no other process can have its number
        if os.name == "posix":
            with contextlib.suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)
        child.kill()


def end_child(child: subprocess.Popen[bytes]) -> None:
    """End a child at once, with every process that it started, and close its pipes."""
    kill_child(child)
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
