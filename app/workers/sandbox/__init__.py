"""Takes from this process, for good, what a reader of strangers' files does not need: files, programs, network, other processes.

`confine` is called once, after everything is imported and before the first byte from outside is read. A layer that the system
does not have is named in the answer and is not an error; what holds without it holds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from app.workers.sandbox.policy import Confinement, Policy

__all__ = ["Confinement", "Policy", "confine", "hide_memory", "in_force", "program_paths", "warm"]

_PROGRAM: Final = Path(__file__).resolve().parents[3]
_SYSTEM: Final = str(sys.platform)
_PARTS: Final = ("app", "checkers", "ui", "resources")


_in_force = Confinement(())


def confine(policy: Policy) -> Confinement:
    """Confine this process by what its system offers. It cannot be undone. Raises RuntimeError when threads are running."""
    global _in_force
    _in_force = _confine(policy)
    return _in_force


def in_force() -> Confinement:
    """What holds this process: nothing before `confine`."""
    return _in_force


def _confine(policy: Policy) -> Confinement:
    if _SYSTEM == "linux":
        from app.workers.sandbox import linux

        return linux.confine(policy)
    if _SYSTEM == "darwin":
        from app.workers.sandbox import macos

        return macos.confine(policy)
    if _SYSTEM == "win32":
        from app.workers.sandbox import windows

        return windows.confine(policy)
    return Confinement((), ("sandbox",))


def hide_memory() -> None:
    """Let no other program of the same person read this process's memory or open files, where the system can (Linux)."""
    if _SYSTEM == "linux":
        from app.workers.sandbox import linux

        linux.hide_memory()


def warm() -> None:
    """Prepare `confine`, so that a process that waits for its work need not do it then."""
    if _SYSTEM == "linux":
        from app.workers.sandbox import linux

        linux.warm()


def program_paths() -> tuple[str, ...]:
    """What Python and this program read of themselves: modules, libraries beside them, and resources.

    A folder that holds a person's home is never among them, even if it is on `sys.path`; of the program's own folder only its parts are.
    """
    if bundle := getattr(sys, "_MEIPASS", ""):
        return (str(bundle), sys.executable)
    home = Path.home()
    folders = [Path(entry).resolve() for entry in sys.path if entry]
    checkout = _PROGRAM if (_PROGRAM / "pyproject.toml").is_file() else None
    own = [folder for folder in folders if folder != checkout and not home.is_relative_to(folder)]
    return tuple(map(str, (*own, *(_PROGRAM / part for part in _PARTS), Path(sys.base_prefix, "lib"))))
