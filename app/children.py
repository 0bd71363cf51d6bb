"""The program's own child processes: the flags by which it is started as one, how to start one, how to end one.

A child inherits no passphrase, opens no window, and talks through its standard input and output alone.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess

LESS: Final = 5
"""How much nicer a child is than the window (a third of its weight; on an idle machine it is as fast as before)."""
WORKER_FLAG: Final = "--isolated-worker"
TYPESETTER_FLAG: Final = "--typesetter"


def program(flag: str, module: str) -> list[str]:
    """The command that starts this program as a child: `flag` for the bundle, `module` from the source."""
    return [sys.executable, flag] if getattr(sys, "frozen", False) else [sys.executable, "-m", module]


def start_child(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child with pipes at both ends. Raises OSError."""
    import subprocess  # here: the window asks this module for its flags before it paints

    environment = {key: value for key, value in os.environ.items() if key not in ("COUNTERMARK_PASSPHRASE",)}
    environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # a child has one small job
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=quiet_flags(),
    )
    give_way(child.pid)
    return child


def quiet_flags() -> int:
    """How a child is started on Windows: without a console, and giving way to the window."""
    import subprocess

    return getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def give_way(pid: int) -> None:
    """Let a child get a processor after the window, whose thread would wait for one in the middle of a key press (POSIX)."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, pid, min(19, os.getpriority(os.PRIO_PROCESS, 0) + LESS))


def end_child(child: subprocess.Popen[bytes]) -> None:
    """End a child at once and close its pipes."""
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
